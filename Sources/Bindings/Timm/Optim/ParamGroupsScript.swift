// timm.optim.param_groups_weight_decay and param_groups_layer_decay: parameters with their decay and rate scale.

extension TrainingScripts {
    static let timmOptimOwnParamGroups = #"""
        import fnmatch
        import json
        import logging
        from itertools import islice

        from timm.models._manipulate import group_parameters

        _logger = logging.getLogger(__name__)

        def _matches_pattern(name, patterns):
            return any(fnmatch.fnmatch(name, pattern) for pattern in patterns)

        def param_groups_weight_decay(model, weight_decay=1e-5, weight_decay_exclude_1d=True, no_weight_decay_list=(), fallback_list=(),
                                      fallback_no_weight_decay=False):
            """Groups without weight decay (biases, scales, listed names) and with it; those for a fallback optimizer apart."""
            if fallback_no_weight_decay:
                fallback_list = set(fallback_list) | set(no_weight_decay_list)
            found = {}
            for name, param in model.named_parameters():
                if not param.requires_grad:
                    continue
                is_excluded = weight_decay_exclude_1d and (param.ndim <= 1 or name.endswith('.bias'))
                decays = bool(weight_decay) and not is_excluded and not _matches_pattern(name, no_weight_decay_list)
                found.setdefault((_matches_pattern(name, fallback_list), decays), []).append(param)
            groups = []
            for is_fallback, decays in ((False, False), (False, True), (True, False), (True, True)):
                if (is_fallback, decays) in found:
                    group = {'params': found[is_fallback, decays], 'weight_decay': weight_decay if decays else 0.0}
                    if is_fallback:
                        group['use_fallback'] = True
                    groups.append(group)
            return groups

        def auto_group_layers(model, layers_per_group=12, num_groups=None):
            """Layer numbers of a model without a group matcher: parameters in order, so many to a layer, the head last."""
            head = getattr(model, 'pretrained_cfg', {}).get('classifier', None)
            heads = tuple(head) if isinstance(head, (tuple, list)) else head
            trunk, tail = [], []
            for name, _ in model.named_parameters():
                (tail if not heads or name.startswith(heads) else trunk).append(name)
            if num_groups is not None:
                layers_per_group = -(len(trunk) // -num_groups)
            names = iter(trunk)
            layers = list(iter(lambda: tuple(islice(names, layers_per_group)), ()))
            numbers = {name: i for i, layer in enumerate(layers) for name in layer}
            numbers.update({name: len(layers) for name in tail})
            return numbers

        _layer_map = auto_group_layers

        def param_groups_layer_decay(model, weight_decay=0.05, no_weight_decay_list=(), fallback_list=(), fallback_no_weight_decay=False,
                                     weight_decay_exclude_1d=True, layer_decay=0.75, min_scale=0.0, no_opt_scale=None, verbose=False):
            """Groups by layer, each with an lr_scale that shrinks towards the input."""
            if fallback_no_weight_decay:
                fallback_list = set(fallback_list) | set(no_weight_decay_list)
            if hasattr(model, 'group_matcher'):
                layers = group_parameters(model, model.group_matcher(coarse=False), reverse=True)
            else:
                layers = auto_group_layers(model)
            count = max(layers.values()) + 1
            if count == 1:
                _logger.warning('Layer-wise lr decay has no effect, all parameters were assigned to one layer. Models without a '
                                'group_matcher() need a pretrained_cfg["classifier"] for automatic layer grouping.')
            scales = [max(min_scale, layer_decay ** (count - 1 - i)) for i in range(count)]
            groups, names = {}, {}
            for name, param in model.named_parameters():
                if not param.requires_grad:
                    continue
                is_fallback = _matches_pattern(name, fallback_list)
                decays = not (weight_decay_exclude_1d and param.ndim <= 1 or _matches_pattern(name, no_weight_decay_list))
                layer = layers.get(name, count - 1)
                if no_opt_scale and scales[layer] < no_opt_scale:
                    param.requires_grad = False
                    continue
                key = f"layer_{layer}_{'decay' if decays else 'no_decay'}{'_fallback' if is_fallback else ''}"
                if key not in groups:
                    options = {'lr_scale': scales[layer], 'weight_decay': weight_decay if decays else 0.0}
                    names[key] = {**options, 'use_fallback': is_fallback, 'param_names': []}
                    groups[key] = {**options, 'params': []}
                    if is_fallback:
                        groups[key]['use_fallback'] = True
                names[key]['param_names'].append(name)
                groups[key]['params'].append(param)
            if verbose:
                _logger.info(f'parameter groups: \n{json.dumps(names, indent=2)}')
            return list(groups.values())
        """#
}
