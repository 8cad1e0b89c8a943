// tnb._forms: what notebooks show of tensors, models and data sets beside their text. Written in the language; RichForms.swift says
// when it is asked. Plain HTML with inline styles: front ends take scripts and style sheets out.

let richFormsSource = #"""
    from html import escape as _escape

    CELL = 'padding:1px 8px;text-align:right;border:none'
    MONO = 'font-family:monospace;font-size:90%'

    def _count(number): return f'{number:,}'
    def _size(shape): return '×'.join(str(side) for side in shape)

    # ---- tensors

    MOST_ROWS, MOST_COLUMNS = 40, 20

    def tensor_html(value):
        """A small matrix with the numbers of its text; None for anything else."""
        if value.dim() != 2 or not 0 < value.size(0) <= MOST_ROWS or not 0 < value.size(1) <= MOST_COLUMNS:
            return None
        text = repr(value)
        first, last = text.find('[['), text.rfind(']]')
        if first < 0 or last < 0 or '...' in text:
            return None
        rows = [[cell.strip() for cell in row.split(',')] for row in text[first + 2:last].replace('[', '').split('],')]
        if len(rows) != value.size(0) or any(len(row) != value.size(1) for row in rows):
            return None
        body = ''.join('<tr>' + ''.join(f'<td style="{CELL}">{_escape(cell)}</td>' for cell in row) + '</tr>' for row in rows)
        more = ', requires_grad' if value.requires_grad else ''
        kind = str(value.dtype).replace('torch.', '')
        return (f'<div style="{MONO}"><table style="border-collapse:collapse;border-left:1px solid;border-right:1px solid">'
                f'<tbody>{body}</tbody></table><div style="opacity:0.7">{kind} {_size(value.shape)}{more}</div></div>')

    # ---- models

    MOST_MODULES = 300

    def _levels(model):
        """How many modules lie at each depth."""
        counts, row = [], [model]
        while row:
            counts.append(len(row))
            row = [child for module in row for child in module.children()]
        return counts

    def _cells(name, module, indent, shape, own):
        def cell(text, width, more=''):
            return f'<span style="display:inline-block;width:{width}em;{more}">{_escape(text)}</span>'
        total = sum(p.numel() for p in module.parameters()) if own is None else own
        return (cell(name, 18 - indent) + cell(type(module).__name__, 16) + cell(_size(shape) if shape else '', 13)
                + cell(_count(total), 8, 'text-align:right'))

    def _rows(name, module, depth, deepest, opened, shape_of):
        children = list(module.named_children())
        line = _cells(name, module, 1.2 * depth, shape_of(module), None)
        if not children:
            return f'<div style="margin-left:2.2em">{line}</div>'
        if depth == deepest:
            return f'<div style="margin-left:2.2em" title="{len(children)} modules inside">{line} …</div>'
        body = ''.join(_rows(child, part, depth + 1, deepest, opened, shape_of) for child, part in children)
        return (f'<details style="margin-left:{1.2 if depth else 0}em"{" open" if depth < opened else ""}><summary>{line}</summary>'
                f'{body}</details>')

    def model_html(model, shape_of):
        """The tree of modules: names, classes, sizes of the last outputs as far as they are known, numbers of parameters."""
        counts, deepest = _levels(model), 0
        while deepest + 1 < len(counts) and sum(counts[:deepest + 2]) <= MOST_MODULES:
            deepest += 1
        trained = sum(p.numel() for p in model.parameters() if p.requires_grad)
        total = sum(p.numel() for p in model.parameters())
        size = sum(p.numel() * p.element_size() for p in model.parameters())
        head = ''.join(f'<span style="display:inline-block;width:{width}em;{more}"><b>{text}</b></span>' for text, width, more in (
            ('module', 18, ''), ('class', 16, ''), ('output', 13, ''), ('parameters', 8, 'text-align:right')))
        return (f'<div style="{MONO};white-space:nowrap"><div style="margin-left:1em">{head}</div>'
                f'{_rows(type(model).__name__, model, 0, deepest, 1, shape_of)}'
                f'<div style="opacity:0.7">{_count(total)} parameters, {_count(trained)} of them trained, {size / 1e6:,.1f} MB'
                f'{", deeper modules not shown" if deepest + 1 < len(counts) else ""}</div></div>')

    # ---- data sets

    SAMPLES = 10

    def _targets(dataset):
        """The class ids of a data set that knows them without decoding, and its classes' names."""
        from torch.utils.data import Subset
        if isinstance(dataset, Subset):
            targets, names = _targets(dataset.dataset)
            return targets and [targets[index] for index in dataset.indices], names
        reader = getattr(dataset, 'reader', None)
        names = getattr(dataset, 'classes', None)
        targets = getattr(dataset, 'targets', None)
        if targets is None:
            targets = getattr(dataset, 'labels', None)
        if targets is None and reader is not None:
            samples = getattr(reader, 'samples', None)
            targets = [sample[-1] for sample in samples] if samples else None
            ids = getattr(reader, 'class_to_idx', None)
            if ids:
                names = sorted(ids, key=ids.get)
            if targets is None:
                return _targets(getattr(reader, 'dataset', None))
        if targets is not None and hasattr(targets, 'tolist'):
            targets = targets.tolist()
        return targets, names

    def _is_known(dataset):
        """Whether looking at an image runs nothing of the user's: not so in a subset of a class of his."""
        import sys
        from torch.utils.data import Subset
        while isinstance(dataset, Subset):
            dataset = dataset.dataset
        for module, name in (('torchvision.datasets.vision', 'VisionDataset'), ('timm.data.dataset', 'ImageDataset')):
            if module in sys.modules and isinstance(dataset, getattr(sys.modules[module], name)):
                return type(dataset).__module__.split('.')[0] in ('torchvision', 'timm')
        return False

    def _raw(dataset, index):
        """An image as it is before the transform: looking at a data set must draw no random numbers."""
        from torch.utils.data import Subset
        if isinstance(dataset, Subset):
            return _raw(dataset.dataset, dataset.indices[index])
        kept = {name: getattr(dataset, name) for name in ('transform', 'transforms', 'target_transform') if hasattr(dataset, name)}
        try:
            for name in kept:
                setattr(dataset, name, None)
            return dataset[index][:2]
        finally:
            for name, value in kept.items():
                setattr(dataset, name, value)

    def histogram(targets, names):
        counts = {}
        for target in targets:
            counts[target] = counts.get(target, 0) + 1
        return [(str(names[t]) if names and isinstance(t, int) and 0 <= t < len(names) else str(t), counts[t]) for t in sorted(counts)]

    MOST_CLASSES = 30

    def dataset_html(dataset):
        """How many images of each class there are, and a few of them."""
        from base64 import b64encode
        from tnb.display import Images
        if not _is_known(dataset):
            return None
        count = len(dataset)
        targets, names = _targets(dataset)
        parts = [f'<div><b>{_escape(type(dataset).__name__)}</b>: {_count(count)} images</div>']
        if targets:
            found = histogram(targets, names)
            most = max(n for _, n in found)
            bars = ''.join(
                f'<tr><td style="{CELL}">{_escape(name)}</td><td style="padding:1px 8px;border:none">'
                f'<div style="background:#4c72b0;height:0.8em;width:{max(1, round(160 * n / most))}px"></div></td>'
                f'<td style="{CELL}">{_count(n)}</td></tr>' for name, n in found[:MOST_CLASSES])
            more = f'<div style="opacity:0.7">… {len(found) - MOST_CLASSES} more classes</div>' if len(found) > MOST_CLASSES else ''
            parts.append(f'<table style="border-collapse:collapse"><tbody>{bars}</tbody></table>{more}')
        if count:
            shown = min(SAMPLES, count)
            images, captions = [], []
            for place in range(shown):
                image, target = _raw(dataset, place * (count - 1) // max(1, shown - 1))
                images.append(image)
                target = int(target) if hasattr(target, 'item') or isinstance(target, int) else target
                isNamed = names and isinstance(target, int) and 0 <= target < len(names)
                captions.append(str(names[target]) if isNamed else str(target))
            picture = Images(images, captions, columns=shown // 2 if shown > 6 else shown).png()
            parts.append(f'<img alt="{shown} samples" src="data:image/png;base64,{b64encode(picture).decode()}">')
        return f'<div style="{MONO}">{"".join(parts)}</div>'
    """#
