// timm.models: pretrained weights into a model of another task. The first convolution and the classifier adapt; where a
// script's own arguments changed the architecture, everything that still fits is loaded and the rest is reported by name (timm
// raises there).

/// Loading with adaptation.
let modelPretrainedSource = #"""
    @_dataclass
    class LoadReport:
        """What became of the entries of a checkpoint: names of the model's tensors, and of the checkpoint's."""
        source: object = None
        loaded: tuple = ()
        adapted: tuple = ()
        fresh: tuple = ()
        unused: tuple = ()
        mismatched: tuple = ()
        classifier: tuple = ()

        @property
        def is_complete(self):
            """Whether every entry went into the model and every tensor of the model came from the checkpoint."""
            return not (self.fresh or self.unused or self.mismatched or self.classifier)

        @property
        def _replaced_all(self):
            """Whether nothing is left of the values that the model was made with."""
            archive = str(self.source).lower().endswith(('.npz', '.npy'))
            return not (archive or self.fresh or self.mismatched or self.classifier)

        def __str__(self):
            lines = [f'{len(self.loaded)} tensors loaded' + (f' from {self.source}' if self.source else '')]
            for title, names in (('adapted to the input channels', self.adapted),
                                 ('classifier of another number of classes, left out', self.classifier),
                                 ('not in the checkpoint, left as initialised', self.fresh),
                                 ('in the checkpoint only, ignored', self.unused),
                                 ('of another shape, left as initialised',
                                  tuple(f'{name} {theirs} -> {ours}' for name, theirs, ours in self.mismatched))):
                if names:
                    lines.append(f'{title} ({len(names)}): {_by_block(names)}')
            return '\n'.join(lines)

    LoadReport.__module__ = 'timm.models'

    def _by_block(names):
        """The names with the numbers of repeated blocks folded: `blocks.0-11.ls1.gamma`."""
        groups = {}
        for name in names:
            match = _re.match(r'(.*?\.)(\d+)(\..*)', name)
            key = (match[1], match[3]) if match else (name, None)
            groups.setdefault(key, []).append(int(match[2]) if match else None)
        parts = []
        for (head, tail), numbers in groups.items():
            if tail is None:
                parts.append(head)
                continue
            first, last = min(numbers), max(numbers)
            if len(numbers) > 2 and last - first + 1 == len(numbers):
                parts.append(f'{head}{first}-{last}{tail}')
            else:
                parts += [f'{head}{n}{tail}' for n in numbers]
        return ', '.join(parts)

    def load_report(model):
        """The LoadReport of the pretrained weights that a model was made with; None if there were none."""
        return getattr(model, 'load_report', None)

    def _adapt_first_convs(model, state, cfg, in_chans):
        """Fits the first convolutions to the input's channels, in place: the names that changed, and those that could not."""
        source_chans = (cfg.get('input_size') or (3,))[0]
        convs = cfg.get('first_conv')
        adapted, dropped = [], []
        for name in ((convs,) if isinstance(convs, str) else convs or ()):
            key = name + '.weight'
            if key not in state:
                continue
            module, weight = model.get_submodule(name), state[key]
            if not hasattr(module, 'weight') or weight.shape == module.weight.shape:
                continue
            if isinstance(module, _torch.nn.Conv2d) and weight.ndim == 4:
                if weight.shape[1] * in_chans * module.groups != source_chans * module.in_channels:
                    raise RuntimeError(
                        f'Pretrained {name} weight shape {tuple(weight.shape)} is inconsistent with '
                        f'input_size[0]={source_chans}. Correct the source pretrained_cfg before adapting '
                        f'to {in_chans} channels.')
            if in_chans == source_chans:
                continue
            try:
                state[key] = adapt_input_conv(in_chans, weight, base_chans=source_chans)
                adapted.append(key)
            except NotImplementedError:
                del state[key]
                dropped.append(key)
                _warnings.warn(f'Unable to convert pretrained {name} weights, using random init for this layer.')
        return adapted, dropped

    def _adapt_classifiers(state, cfg, num_classes):
        """Drops the classifier of another number of classes, or leaves out its background class: the names dropped."""
        classifiers = cfg.get('classifier')
        if classifiers is None:
            return []
        offset, dropped = cfg.get('label_offset') or 0, []
        for name in ((classifiers,) if isinstance(classifiers, str) else classifiers):
            for key in (name + '.weight', name + '.bias'):
                if num_classes != cfg['num_classes']:
                    if state.pop(key, None) is not None:
                        dropped.append(key)
                elif offset > 0:
                    state[key] = state[key][offset:]
        return dropped

    def load_pretrained(model, pretrained_cfg=None, num_classes=1000, in_chans=3, filter_fn=None, strict=True, cache_dir=None,
                        *, changed_by=(), _fresh=False):
        """Loads the weights that a configuration names; the first convolution and the classifier adapt to the model.

        An extension: changed_by names arguments that changed the architecture. What does not fit is then left out with a warning
        instead of an error, and load_report(model) tells it by name."""
        cfg = pretrained_cfg or getattr(model, 'pretrained_cfg', None)
        if not cfg:
            raise RuntimeError('Invalid pretrained config, cannot load weights. Use `pretrained=False` for random init.')
        source, state = _weights(model, cfg, cache_dir)
        if state is None:
            model.load_report = LoadReport(source, loaded=tuple(model.state_dict()))
            return
        state = dict(filter_fn(state, model) if filter_fn else _filter_checkpoint(model, state))
        adapted, dropped = _adapt_first_convs(model, state, cfg, in_chans)
        classifier = _adapt_classifiers(state, cfg, num_classes)
        if dropped or num_classes != cfg.get('num_classes'):
            strict = False

        own = model.state_dict()
        mismatched = [(name, tuple(value.shape), tuple(own[name].shape)) for name, value in state.items()
                      if name in own and value.shape != own[name].shape and not (own[name].ndim == 0 and value.numel() == 1)]
        unused = [name for name in state if name not in own]
        skipped = {name for name, _, _ in mismatched}
        fresh = [name for name in own
                 if name not in state and name not in classifier and not name.endswith('.num_batches_tracked')]
        report = LoadReport(source, tuple(name for name in state if name in own and name not in skipped), tuple(adapted),
                            tuple(fresh), tuple(unused), tuple(mismatched), tuple(classifier))
        del own  # it holds the memory that mapped weights take the place of
        if changed_by and report.loaded and (mismatched or strict and (unused or fresh)):
            model.load_state_dict({name: state[name] for name in report.loaded}, strict=False)
            _warn_partial(model, report, changed_by)
        elif _fresh and not filter_fn:
            _adopt_state(model, state, strict)
        else:
            model.load_state_dict(state, strict=strict)
        model.load_report = report

    def _warn_partial(model, report, changed_by):
        asked = ', '.join(f'{name}={value!r}' for name, value in changed_by.items())
        scale = changed_by.get('init_values', changed_by.get('ls_init_value'))
        if isinstance(scale, (int, float)) and abs(scale) < 0.1 and any(name.endswith('.gamma') for name in report.fresh):
            asked += (f' (layer scales of {scale} nearly silence the trained residual branches; '
                      'with 1.0 the model computes what the checkpoint does)')
        _warnings.warn(f"The pretrained weights do not fit {type(model).__name__} with {asked} in everything.\n{report}", stacklevel=6)

    def _model_part(model, name):
        """model.stem and model.head of families that have no such attribute: the first layers, and the classifier."""
        if name == 'head':
            path = model.get_classifier(name_only=True)
            return model.get_classifier() if path and hasattr(model, path.split('.')[0]) else None
        pattern = model.group_matcher().get('stem')
        if pattern is None:
            return None
        patterns = [_re.compile(p) for p in ([pattern] if isinstance(pattern, str) else [p for p, _ in pattern])]
        found = []

        def visit(module, prefix):
            for key, _ in list(module.named_parameters(prefix, recurse=False)) + [
                    (f'{prefix}.{key}' if prefix else key, None) for key, _ in module.named_children()]:
                if any(p.match(key) for p in patterns):
                    found.append(key)
                elif any(p.pattern.lstrip('^').startswith(key + r'\.') for p in patterns):
                    visit(model.get_submodule(key), key)

        visit(model, '')
        return _part(model, found)

    """#
