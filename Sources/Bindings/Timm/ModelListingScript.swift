// `tnb models` and `tnb info MODEL`: what there is, and what one of them is made of. Printed by a script, so that scripts can use it.

/// timm.models._listing.
let modelListingSource = #"""
    import sys

    import torch
    from torch import nn
    import timm
    from timm.models import get_arch_pretrained_cfgs, get_pretrained_cfg, is_model, split_model_name_tag
    from timm.models import _parameters, _unknown

    def _size(size):
        return 'x'.join(str(n) for n in size)

    def _table(rows):
        widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
        for row in rows:
            print('  '.join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())

    def models(patterns=()):
        """A line for each architecture: name, module, input, classes, and the tags of its pretrained weights, the default first."""
        names = timm.list_models(list(patterns) or '')
        if not names:
            print(f"no model's name matches {' '.join(patterns)}", file=sys.stderr)
            return 1
        rows = [('model', 'module', 'input', 'classes', 'weights')]
        for name in names:
            configs = get_arch_pretrained_cfgs(name)
            first = get_pretrained_cfg(name)
            tags = [split_model_name_tag(tagged)[1] or 'default' for tagged, cfg in configs.items() if cfg.has_weights]
            shown = ' '.join(tags[:4]) + (f' … {len(tags)} in all' if len(tags) > 4 else '')
            rows.append((name, timm.model_entrypoint(name).__module__.split('.')[-1], _size(first.input_size), str(first.num_classes),
                         shown or '-'))
        _table(rows)
        print(f'{len(names)} architectures')
        return 0

    def multiply_adds(model, x):
        """(output shape, multiply-adds of the convolutions and linear layers) by module path, of one forward pass. Products inside of
        attention are not counted."""
        counts, shapes, handles = {}, {}, []

        def watch(name, module):
            def hook(module, inputs, output):
                shapes[name] = tuple(output.shape)
                if isinstance(module, nn.Conv2d):
                    kernel = module.kernel_size[0] * module.kernel_size[1]
                    counts[name] = counts.get(name, 0) + output.numel() * module.in_channels // module.groups * kernel
                elif isinstance(module, nn.Linear):
                    counts[name] = counts.get(name, 0) + output.numel() * module.in_features
            handles.append(module.register_forward_hook(hook))

        tops = {name for name, _ in model.named_children()}
        for name, module in model.named_modules():
            if name in tops or isinstance(module, (nn.Conv2d, nn.Linear)):
                watch(name, module)
        was_training = model.training
        try:
            with torch.no_grad():
                model.eval()(x)
        finally:
            for handle in handles:
                handle.remove()
            model.train(was_training)
        return shapes, counts

    def info(name):
        """What a model is made of: weights, preparation of images, stages, arguments, layers, parameters and multiply-adds."""
        if not is_model(name):
            _unknown(name)
        model = timm.create_model(name)
        cfg, arch = model.pretrained_cfg, model.pretrained_cfg['architecture']
        print(f'{name}: {type(model).__name__} of timm.models.{timm.model_entrypoint(arch).__module__.split(".")[-1]}')
        tags = [tagged for tagged, c in get_arch_pretrained_cfgs(arch).items() if c.has_weights]
        print('weights:', ', '.join(tags) or 'none')
        print(f"images: {_size(cfg['input_size'])}, crop {cfg['crop_pct']}, {cfg['interpolation']}, mean {cfg['mean']}, std {cfg['std']}"
              + (', no other size' if cfg.get('fixed_input_size') else ''))
        print(f"classifier: {cfg.get('classifier')} with {model.num_classes} classes on {model.head_hidden_size} features; "
              f"first convolution: {cfg.get('first_conv')}")
        print('features:', ', '.join(f"{f['module']} {f['num_chs']} channels / {f['reduction']}" for f in model.feature_info))
        print('arguments:', ', '.join(f'{key}={value!r}' for key, value in _parameters(arch)))
        x = torch.zeros(1, *cfg['input_size'])
        shapes, counts = multiply_adds(model, x)
        rows = [('layer', 'class', 'output', 'parameters', 'million multiply-adds')]
        for child, module in model.named_children():
            own = sum(p.numel() for p in module.parameters())
            macs = sum(v for k, v in counts.items() if k == child or k.startswith(child + '.'))
            rows.append((child, type(module).__name__, _size(shapes.get(child, ())), f'{own:,}', f'{macs / 1e6:,.1f}'))
        _table(rows)
        total = sum(p.numel() for p in model.parameters())
        print(f'{total:,} parameters ({total * 4 / 1e6:,.1f} MB), {sum(counts.values()) / 1e9:.2f} G multiply-adds for one image')
        return 0

    def main(tool):
        arguments = sys.argv[1:]
        if tool == 'info' and len(arguments) != 1:
            print('tnb info wants one MODEL', file=sys.stderr)
            return 2
        try:
            return models(arguments) if tool == 'models' else info(arguments[0])
        except (RuntimeError, NotImplementedError, ValueError) as error:
            print(f'tnb {tool}: {error}', file=sys.stderr)
            return 1
    """#
