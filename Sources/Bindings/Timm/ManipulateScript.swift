// timm.models._manipulate: parameters and modules of a model in groups by depth.

extension TrainingScripts {
    static let timmModelsOwnManipulate = #"""
        import re
        from collections import defaultdict
        from itertools import chain
        import torch
        import torch.utils.checkpoint

        MATCH_PREV_GROUP = (99999,)

        def group_with_matcher(named_objects, group_matcher, return_values=False, reverse=False):
            """Names (or values) by layer number; the layer number by name where reverse is set.

            group_matcher: regular expressions in order (a dict of a pattern, or of (pattern, suffix) pairs), or a function of the
            name. Numbers in the pattern's groups order the layers; the suffix 99999 means: with the layer before.
            """
            if isinstance(group_matcher, dict):
                compiled = []
                for number, spec in enumerate(group_matcher.values()):
                    if spec is None:
                        continue
                    for pattern, suffix in spec if isinstance(spec, (tuple, list)) else [(spec, None)]:
                        compiled.append((re.compile(pattern), (number,), suffix))
                group_matcher = compiled

            def place(name):
                if isinstance(group_matcher, (list, tuple)):
                    for pattern, prefix, suffix in group_matcher:
                        match = pattern.match(name)
                        if match:
                            return tuple(map(float, chain.from_iterable(filter(None, (prefix, match.groups(), suffix)))))
                    return (float('inf'),)
                number = group_matcher(name)
                return tuple(number) if isinstance(number, (tuple, list)) else (number,)

            found = defaultdict(list)
            for name, value in named_objects:
                found[place(name)].append(value if return_values else name)
            layers = defaultdict(list)
            layer = -1
            for key in sorted(k for k in found if k is not None):
                if layer < 0 or key[-1] != MATCH_PREV_GROUP[0]:
                    layer += 1
                layers[layer].extend(found[key])
            if not reverse:
                return layers
            assert not return_values, "reverse mapping only sensible for name output"
            return {name: number for number, names in layers.items() for name in names}

        def model_parameters(model, exclude_head=False):
            """The parameters; without the last two where the head is excluded."""
            return list(model.parameters())[:-2] if exclude_head else model.parameters()

        def named_modules(module, name='', depth_first=True, include_root=False):
            """(name, module) of all modules below, children first."""
            if include_root and not depth_first:
                yield name, module
            for child_name, child in module.named_children():
                yield from named_modules(child, f'{name}.{child_name}' if name else child_name, depth_first, True)
            if include_root and depth_first:
                yield name, module

        def named_apply(fn, module, name='', depth_first=True, include_root=False):
            """Calls fn(module=, name=) for all modules below, children first."""
            for path, child in list(named_modules(module, name, depth_first, include_root)):
                fn(module=child, name=path)
            return module

        def checkpoint(function, *args, use_reentrant=None, **kwargs):
            return torch.utils.checkpoint.checkpoint(function, *args, use_reentrant=bool(use_reentrant), **kwargs)

        def checkpoint_seq(functions, x, every=1, flatten=False, skip_last=False, use_reentrant=None):
            """Runs modules in order; of each `every` of them only the input is kept, and they run again in the backward pass."""
            if isinstance(functions, torch.nn.Sequential):
                functions = functions.children()
            functions = list(chain.from_iterable(functions) if flatten else functions)
            count = len(functions) - bool(skip_last)

            def chained(part):
                def run(x):
                    for function in part:
                        x = function(x)
                    return x
                return run

            for start in range(0, count, every):
                x = checkpoint(chained(functions[start:min(start + every, count)]), x, use_reentrant=use_reentrant)
            return chained(functions[count:])(x)

        def named_modules_with_params(module, name='', depth_first=True, include_root=False):
            """The modules that have parameters of their own, children first."""
            own = include_root and len(list(module.parameters(recurse=False))) > 0
            if own and not depth_first:
                yield name, module
            for child_name, child in module.named_children():
                yield from named_modules_with_params(child, f'{name}.{child_name}' if name else child_name, depth_first, True)
            if own and depth_first:
                yield name, module

        def group_parameters(module, group_matcher, return_values=False, reverse=False):
            return group_with_matcher(module.named_parameters(), group_matcher, return_values=return_values, reverse=reverse)

        def group_modules(module, group_matcher, return_values=False, reverse=False):
            return group_with_matcher(named_modules_with_params(module), group_matcher, return_values=return_values, reverse=reverse)
        """#
}
