// `tnb models` and `tnb info MODEL`: what there is, and what one of them is made of. Printed by a script, so that scripts can use it.

/// timm.models._listing.
let modelListingSource = #"""
    import sys

    import torch
    import timm
    from timm.models import get_arch_pretrained_cfgs, get_pretrained_cfg, is_model, split_model_name_tag
    from timm.models import _parameters, _sizes, _unknown
    from torch.profiler import _engine

    def _size(size):
        return 'x'.join(str(n) for n in size)

    def _table(rows, right=()):
        """Rows in columns; those of the places in `right` end where they end."""
        widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
        for row in rows:
            cells = [cell.rjust(width) if k in right else cell.ljust(width) for k, (cell, width) in enumerate(zip(row, widths))]
            print('  '.join(cells).rstrip())

    def sizes(name, counts=True):
        """(parameters, multiply-adds of one image of the default size): from the registry's table, else counted, or None where not."""
        known = _sizes(name)
        if known is None and not counts:
            return None, None
        if known is None:
            model = timm.create_model(name)
            layers = count(model, torch.zeros(1, *model.pretrained_cfg['input_size']))
            known = (sum(p.numel() for p in model.parameters()), layers[0][2])
        return known

    def models(patterns=()):
        """A line for each architecture: name, millions of parameters, milliards of multiply-adds for an image of the default size, that
        size, and the tags of its pretrained weights, the default first."""
        names = timm.list_models(list(patterns) or '')
        if not names:
            print(f"no model's name matches {' '.join(patterns)}", file=sys.stderr)
            return 1
        # Counting builds a model and runs it: a few, not hundreds.
        counts = sum(_sizes(name) is None for name in names) <= 8
        rows = [('model', 'module', 'params (M)', 'GMACs', 'input', 'classes', 'weights')]
        for name in names:
            configs = get_arch_pretrained_cfgs(name)
            first = get_pretrained_cfg(name)
            tags = [split_model_name_tag(tagged)[1] or 'default' for tagged, cfg in configs.items() if cfg.has_weights]
            shown = ' '.join(tags[:4]) + (f' … {len(tags)} in all' if len(tags) > 4 else '')
            parameters, products = sizes(name, counts)
            rows.append((name, timm.model_entrypoint(name).__module__.split('.')[-1],
                         '-' if parameters is None else f'{parameters / 1e6:.2f}', '-' if products is None else f'{products / 1e9:.2f}',
                         _size(first.input_size), str(first.num_classes), shown or '-'))
        _table(rows, right=(2, 3))
        print(f'{len(names)} architectures')
        return 0

    def count(model, x):
        """(path, output shape or None, multiply-adds, number of output elements) of the model ('') and every module that ran, in the order
        in which they began, of one forward pass. What counts is what the engine's profile counts: convolutions and products of
        matrices, attention's among them."""
        shapes, handles = {}, []

        def watch(path, module):
            sections = []

            def before(module, inputs):
                sections.append(_engine.begin(path or ' '))

            def after(module, inputs, output):
                _engine.close(sections.pop())
                if isinstance(output, torch.Tensor):
                    shapes[path] = tuple(output.shape)

            handles.append(module.register_forward_pre_hook(before))
            handles.append(module.register_forward_hook(after))

        for path, module in model.named_modules():
            watch(path, module)
        was_training = model.training
        try:
            model.eval()
            _engine.start()
            with torch.no_grad():
                model(x)
        finally:
            events = _engine.stop()
            for handle in handles:
                handle.remove()
            model.train(was_training)
        totals, around = {}, []
        for name, _, _, _, flops, _, depth, is_user in events:
            while around and around[-1][1] >= depth:
                around.pop()
            if is_user:
                around.append((name.strip(), depth))
                totals.setdefault(name.strip(), 0)
            for path in {path for path, _ in around}:
                totals[path] += flops
        return [(path, shapes.get(path), int(flops) // 2) for path, flops in totals.items()]

    def summary(model, size, depth=2):
        """The modules that one image goes through, down to a depth: output, parameters, multiply-adds; then the sums."""
        layers = count(model, torch.zeros(1, *size))
        by_path = dict(model.named_modules())
        shown = [row for row in layers if row[0] == '' or row[0].count('.') < depth]
        rows = [('layer', 'class', 'output', 'parameters', 'multiply-adds')]
        outputs = 0
        for path, shape, products in layers:
            if shape is not None and not any(True for _ in by_path[path].children()):
                elements = 1
                for n in shape:
                    elements *= n
                outputs += elements
        for path, shape, products in shown:
            level = path.count('.') + 1 if path else 0
            name = '  ' * level + (path.split('.')[-1] or '(model)')
            own = sum(p.numel() for p in by_path[path].parameters())
            rows.append((name, type(by_path[path]).__name__, '-' if shape is None else str(list(shape)), f'{own:,}' if own else '-',
                         f'{products:,}' if products else '-'))
        widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
        rule = '=' * (sum(widths) + 2 * (len(widths) - 1))
        print(rule)
        _table(rows[:1] + [('-' * widths[0], *('-' * w for w in widths[1:]))] + rows[1:], right=(3, 4))
        print(rule)
        total = sum(p.numel() for p in model.parameters())
        trained = sum(p.numel() for p in model.parameters() if p.requires_grad)
        buffers = sum(b.numel() * b.element_size() for b in model.buffers())
        image = 1
        for n in size:
            image *= n
        products = layers[0][2]
        print(f'{total:,} parameters ({total * 4 / 1e6:,.1f} MB, buffers {buffers / 1e6:,.1f} MB), {trained:,} of them trained')
        print(f'{products / 1e9:.2f} G multiply-adds ({2 * products / 1e9:.2f} GFLOPs) for one image of {_size(size)} ({image * 4 / 1e6:,.2f} MB); '
              f'outputs of layers {outputs * 4 / 1e6:,.1f} MB')

    def info(name, depth=2):
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
        print('stages:')
        _table([('  index', 'module', 'channels', 'reduction')]
               + [(f'  {k}', f['module'], str(f['num_chs']), str(f['reduction'])) for k, f in enumerate(model.feature_info)], right=(2, 3))
        print('keyword arguments:')
        for key, value in _parameters(arch):
            print(f'  {key}={value!r}')
        summary(model, cfg['input_size'], depth)
        return 0

    def main(tool):
        arguments = sys.argv[1:]
        depth = 2
        if tool == 'info':
            if '--depth' in arguments:
                place = arguments.index('--depth')
                text = arguments[place + 1] if place + 1 < len(arguments) else ''
                del arguments[place:place + 2]
                if not text.isdecimal():
                    print('tnb info: --depth wants a number of levels', file=sys.stderr)
                    return 2
                depth = int(text)
            if len(arguments) != 1:
                print('tnb info wants one MODEL', file=sys.stderr)
                return 2
        try:
            return models(arguments) if tool == 'models' else info(arguments[0], depth)
        except (RuntimeError, NotImplementedError, ValueError) as error:
            print(f'tnb {tool}: {error}', file=sys.stderr)
            return 1
    """#
