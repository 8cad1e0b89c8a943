// timm.models as scripts see it: names, configurations, making models and loading their weights. Written in the language; models
// themselves and what the catalogue knows come from ModelsModule.swift.

/// The names by pattern, and the configurations of pretrained weights.
let modelRegistrySource = #"""
    import fnmatch as _fnmatch
    import glob as _glob
    import math as _math
    import os as _os
    import re as _re
    import warnings as _warnings
    from copy import deepcopy as _deepcopy
    from dataclasses import dataclass as _dataclass, replace as _replace, fields as _fields

    import torch as _torch

    _ARCHITECTURES = {name: (module, tags) for name, module, tags in _entries()}
    _DEPRECATED = {name: (module, current) for name, module, current in _deprecated()}

    @_dataclass
    class PretrainedCfg:
        url: object = None
        file: object = None
        state_dict: object = None
        hf_hub_id: object = None
        hf_hub_filename: object = None
        source: object = None
        architecture: object = None
        tag: object = None
        custom_load: bool = False
        input_size: tuple = (3, 224, 224)
        test_input_size: object = None
        min_input_size: object = None
        fixed_input_size: bool = False
        interpolation: str = 'bicubic'
        crop_pct: float = 0.875
        test_crop_pct: object = None
        crop_mode: str = 'center'
        mean: tuple = (0.485, 0.456, 0.406)
        std: tuple = (0.229, 0.224, 0.225)
        num_classes: int = 1000
        label_offset: object = None
        label_names: object = None
        label_descriptions: object = None
        pool_size: object = None
        test_pool_size: object = None
        first_conv: object = None
        classifier: object = None
        license: object = None
        description: object = None
        origin_url: object = None
        paper_name: object = None
        paper_ids: object = None
        notes: object = None

        @property
        def has_weights(self):
            return self.url or self.file or self.hf_hub_id

        def to_dict(self, remove_source=False, remove_null=True):
            values = {f.name: _deepcopy(getattr(self, f.name)) for f in _fields(self)}
            return filter_pretrained_cfg(values, remove_source=remove_source, remove_null=remove_null)

    PretrainedCfg.__module__ = 'timm.models._pretrained'

    def filter_pretrained_cfg(cfg, remove_source=False, remove_null=True):
        sources = ('url', 'file', 'hf_hub_id', 'hf_hub_filename', 'source')
        always = ('pool_size', 'first_conv', 'classifier')
        return {k: v for k, v in cfg.items()
                if not (remove_source and k in sources) and not (remove_null and v is None and k not in always)}

    def split_model_name_tag(model_name, no_tag=''):
        name, _, tag = model_name.partition('.')
        return name, tag if '.' in model_name else no_tag

    def get_arch_name(model_name):
        return split_model_name_tag(model_name)[0]

    def _natural_key(text):
        return [int(part) if part.isdigit() else part for part in _re.split(r'(\d+)', text.lower())]

    def _as_list(value):
        if not value:
            return []
        return [value] if isinstance(value, str) else list(value)

    def _tagged(name):
        return [name + '.' + tag if tag else name for tag, _ in _ARCHITECTURES[name][1]]

    def _with_weights():
        found = set()
        for name, (_, tags) in _ARCHITECTURES.items():
            for place, (tag, has_weights) in enumerate(tags):
                if has_weights:
                    found.add(name + '.' + tag if tag else name)
                    if place == 0:
                        found.add(name)
        return found

    def list_models(filter='', module='', pretrained=False, exclude_filters='', name_matches_cfg=False, include_tags=None):
        """The names that create_model knows, by patterns with * and ?."""
        wanted, unwanted, modules = _as_list(filter), _as_list(exclude_filters), _as_list(module)
        if include_tags is None:
            include_tags = pretrained
        names = {name for name, (owner, _) in _ARCHITECTURES.items() if not modules or owner in modules}
        if include_tags:
            names = {tagged for name in names for tagged in (_tagged(name) or [name])}
            def expand(patterns):
                return [p for pattern in patterns
                        for p in ([pattern] if split_model_name_tag(pattern)[1] else [get_arch_name(pattern) + '.*', pattern])]
            wanted, unwanted = expand(wanted), expand(unwanted)
        if wanted:
            names = {name for pattern in wanted for name in _fnmatch.filter(names, pattern)}
        for pattern in unwanted:
            names = names.difference(_fnmatch.filter(names, pattern))
        if pretrained:
            names = names & _with_weights()
        if name_matches_cfg:
            names = {name for name in names if _ARCHITECTURES[get_arch_name(name)][1]}
        return sorted(names, key=_natural_key)

    def list_pretrained(filter='', exclude_filters=''):
        return list_models(filter=filter, pretrained=True, exclude_filters=exclude_filters, include_tags=True)

    def list_modules():
        return sorted({module for module, _ in _ARCHITECTURES.values()})

    def get_deprecated_models(module=''):
        return {name: current or None for name, (owner, current) in _DEPRECATED.items() if not module or owner == module}

    def is_model(model_name):
        name = get_arch_name(model_name)
        return name in _ARCHITECTURES or name in _DEPRECATED

    def is_model_in_modules(model_name, module_names):
        name = get_arch_name(model_name)
        owner = (_ARCHITECTURES.get(name) or _DEPRECATED.get(name) or (None,))[0]
        return owner is not None and owner in _as_list(module_names)

    def is_model_pretrained(model_name):
        return model_name in _with_weights()

    def model_entrypoint(model_name, module_filter=None):
        name = get_arch_name(model_name)
        if module_filter and not is_model_in_modules(name, module_filter):
            raise RuntimeError(f'Model ({model_name} not found in module {module_filter}.')
        return _entrypoint(name)

    def get_pretrained_cfg(model_name, allow_unregistered=True):
        name, tag = split_model_name_tag(model_name)
        if name in _ARCHITECTURES:
            tags = [tag for tag, _ in _ARCHITECTURES[name][1]]
            if '.' not in model_name or tag in tags:
                place = tags.index(tag) if '.' in model_name else 0
                return PretrainedCfg(**_configurations(name)[place])
            raise RuntimeError(f'Invalid pretrained tag ({tag}) for {name}.')
        if allow_unregistered:
            return None
        raise RuntimeError(f'Model architecture ({name}) has no pretrained cfg registered.')

    def get_pretrained_cfg_value(model_name, cfg_key):
        return getattr(get_pretrained_cfg(model_name, allow_unregistered=False), cfg_key, None)

    def get_arch_pretrained_cfgs(model_name):
        name = get_arch_name(model_name)
        if name not in _ARCHITECTURES:
            return {}
        return {tagged: PretrainedCfg(**cfg) for tagged, cfg in zip(_tagged(name), _configurations(name))}

    def _entrypoint(name):
        if name in _DEPRECATED:
            current = _DEPRECATED[name][1]
            target, tag = split_model_name_tag(current)

            def function(pretrained=False, **kwargs):
                _warnings.warn(f'Mapping deprecated model name {name} to current {current}.', stacklevel=2)
                cfg = kwargs.pop('pretrained_cfg', None)
                return _entrypoint(target)(pretrained=pretrained, pretrained_cfg=cfg or tag, **kwargs)
        else:
            if name not in _ARCHITECTURES:
                raise KeyError(name)

            def function(pretrained=False, **kwargs):
                return _build(name, pretrained, **kwargs)
        function.__name__ = function.__qualname__ = name
        function.__module__ = 'timm.models.' + (_DEPRECATED.get(name) or _ARCHITECTURES[name])[0]
        return function

    """#

/// Which features of a model.
let modelFeaturesSource = #"""
    class FeatureInfo:
        """What the outputs of a model's stages are, and which of them are wanted."""

        def __init__(self, feature_info, out_indices):
            reduction = 1
            for index, info in enumerate(feature_info):
                assert 'num_chs' in info and info['num_chs'] > 0
                assert 'reduction' in info and info['reduction'] >= reduction
                reduction = info['reduction']
                assert 'module' in info
                info.setdefault('index', index)
            self.out_indices = tuple(range(-out_indices, 0)) if isinstance(out_indices, int) else tuple(out_indices)
            self.info = feature_info

        def from_other(self, out_indices):
            return FeatureInfo(_deepcopy(self.info), out_indices)

        def get(self, key, idx=None):
            if idx is not None and not isinstance(idx, (tuple, list)):
                return self.info[idx][key]
            return [self.info[i][key] for i in (self.out_indices if idx is None else idx)]

        def get_dicts(self, keys=None, idx=None):
            def part(info):
                return info if keys is None else {key: info[key] for key in keys}
            if idx is not None and not isinstance(idx, (tuple, list)):
                return part(self.info[idx])
            return [part(self.info[i]) for i in (self.out_indices if idx is None else idx)]

        def channels(self, idx=None):
            return self.get('num_chs', idx)

        def reduction(self, idx=None):
            return self.get('reduction', idx)

        def module_name(self, idx=None):
            return self.get('module', idx)

        def __getitem__(self, item):
            return self.info[item]

        def __len__(self):
            return len(self.info)

    FeatureInfo.__module__ = 'timm.models._features'

    """#

/// Making models and loading their weights.
let modelFactorySource = #"""
    def parse_model_name(model_name):
        """(source, name): the source is 'hf-hub', 'local-dir' or None."""
        source, colon, rest = model_name.partition(':')
        if not colon or not _re.fullmatch(r'[a-zA-Z][a-zA-Z0-9+.\-_]+', source):
            if any(c in model_name for c in '/\\:'):
                raise ValueError(
                    f"Model name '{model_name}' has no source prefix but looks like a Hugging Face Hub repo id"
                    f" or a local path. Use 'hf-hub:{model_name}' to load from the Hub"
                    f" or 'local-dir:{model_name}' to load from a local folder.")
            return None, model_name
        source = source.lower()
        source = 'hf-hub' if source == 'hf_hub' else source
        if source not in ('hf-hub', 'local-dir'):
            raise ValueError(f"Unknown model source '{source}' in model name '{model_name}',"
                             " valid sources: hf-hub, local-dir.")
        if not rest:
            raise ValueError(f"Model name '{model_name}' has no model id / path after the '{source}:' prefix.")
        return source, rest

    def safe_model_name(model_name, remove_source=True):
        if remove_source:
            model_name = parse_model_name(model_name)[-1]
        return ''.join(c if c.isalnum() else '_' for c in model_name).rstrip('_')

    def create_model(model_name, pretrained=False, pretrained_cfg=None, pretrained_cfg_overlay=None, checkpoint_path=None,
                     cache_dir=None, scriptable=None, exportable=None, no_jit=None, **kwargs):
        """A model by name, with fresh or pretrained parameters. Keyword arguments are its constructor's; None means left out."""
        kwargs = {k: v for k, v in kwargs.items() if v is not None}
        source, model_id = parse_model_name(model_name)
        if source:
            assert not pretrained_cfg, 'pretrained_cfg should not be set when sourcing model from Hugging Face Hub.'
            pretrained_cfg, name, model_args = _source_config(source, model_id, cache_dir)
            kwargs = {**model_args, **kwargs}
        else:
            name, tag = split_model_name_tag(model_id)
            pretrained_cfg = pretrained_cfg or tag
        if not is_model(name):
            _unknown(name)
        model = model_entrypoint(name)(pretrained=pretrained, pretrained_cfg=pretrained_cfg,
                                       pretrained_cfg_overlay=pretrained_cfg_overlay, cache_dir=cache_dir, **kwargs)
        if checkpoint_path:
            load_checkpoint(model, checkpoint_path)
        return model

    def resolve_pretrained_cfg(variant, pretrained_cfg=None, pretrained_cfg_overlay=None):
        tag = None
        if isinstance(pretrained_cfg, dict):
            pretrained_cfg = PretrainedCfg(**pretrained_cfg) if pretrained_cfg else None
        elif isinstance(pretrained_cfg, str):
            tag, pretrained_cfg = pretrained_cfg, None
        if not pretrained_cfg:
            pretrained_cfg = get_pretrained_cfg(variant + '.' + tag if tag else variant) or PretrainedCfg()
        overlay = dict(pretrained_cfg_overlay or {})
        if not pretrained_cfg.architecture:
            overlay.setdefault('architecture', variant)
        if any(overlay.get(k) for k in ('file', 'url', 'hf_hub_id', 'hf_hub_filename')):
            overlay.setdefault('custom_load', False)
        return _replace(pretrained_cfg, **overlay)

    def _build(variant, pretrained=False, pretrained_cfg=None, pretrained_cfg_overlay=None, cache_dir=None, **kwargs):
        cfg = resolve_pretrained_cfg(variant, pretrained_cfg, pretrained_cfg_overlay).to_dict()
        features, options = kwargs.pop('features_only', False), {}
        if features:
            options = {k: kwargs.pop(k) for k in ('out_indices', 'feature_cls') if k in kwargs}
            if 'feature_cls' not in options:
                kwargs['features_only'] = True
        given = {k: v for k, v in cfg.items() if k not in ('state_dict', 'label_names', 'label_descriptions')}
        model = _create(variant, given, kwargs)
        model.pretrained_cfg = model.default_cfg = cfg
        if pretrained:
            load_pretrained(model, cfg, num_classes=0 if features else model.num_classes, in_chans=model.in_chans,
                            cache_dir=cache_dir)
        if features:
            info = model.feature_info
            model = _wrap(variant, model, options)
            model.feature_info = FeatureInfo(_feature_info(model), _out_indices(model))
            cfg = {k: v for k, v in cfg.items() if k not in ('num_classes', 'classifier', 'global_pool')}
            model.pretrained_cfg = model.default_cfg = cfg
        return model

    def clean_state_dict(state_dict):
        cleaned = {}
        for key, value in state_dict.items():
            if key.startswith(('module.', '_orig_mod.')):
                for prefix in ('_orig_mod.', 'module.', '_orig_mod.'):
                    key = key.removeprefix(prefix)
            cleaned[key] = value
        return cleaned

    def load_state_dict(checkpoint_path, use_ema=True, device='cpu', weights_only=True):
        """The state dictionary in a .safetensors or torch file: the averaged one where there is one and it is wanted."""
        if not (checkpoint_path and _os.path.isfile(checkpoint_path)):
            raise FileNotFoundError(f"No checkpoint found at '{checkpoint_path}'")
        if str(checkpoint_path).endswith('.safetensors'):
            from safetensors.torch import load_file
            checkpoint = load_file(str(checkpoint_path))
        else:
            checkpoint = _torch.load(checkpoint_path, map_location=device, weights_only=weights_only)
        key = ''
        if isinstance(checkpoint, dict):
            if use_ema and checkpoint.get('state_dict_ema') is not None:
                key = 'state_dict_ema'
            elif use_ema and checkpoint.get('model_ema') is not None:
                key = 'model_ema'
            elif 'state_dict' in checkpoint:
                key = 'state_dict'
            elif 'model' in checkpoint:
                key = 'model'
        return clean_state_dict(checkpoint[key] if key else checkpoint)

    def remap_state_dict(state_dict, model, allow_reshape=True):
        result = {}
        for (ours, target), (theirs, value) in zip(model.state_dict().items(), state_dict.items()):
            assert target.numel() == value.numel(), \
                f'Tensor size mismatch {ours}: {target.shape} vs {theirs}: {value.shape}. Remap failed.'
            if target.shape != value.shape:
                assert allow_reshape, f'Tensor shape mismatch {ours}: {target.shape} vs {theirs}: {value.shape}. Remap failed.'
                value = value.reshape(target.shape)
            result[ours] = value
        return result

    def load_checkpoint(model, checkpoint_path, use_ema=True, device='cpu', strict=True, remap=False, filter_fn=None,
                        weights_only=True):
        """Loads a checkpoint of the same architecture; the head and the input are not adapted."""
        if _os.path.splitext(str(checkpoint_path))[-1].lower() in ('.npz', '.npy'):
            raise NotImplementedError('Model cannot load numpy checkpoint')
        state_dict = load_state_dict(checkpoint_path, use_ema, device=device, weights_only=weights_only)
        if remap:
            state_dict = remap_state_dict(state_dict, model)
        elif filter_fn:
            state_dict = filter_fn(state_dict, model)
        return model.load_state_dict(state_dict, strict=strict)

    def adapt_input_conv(in_chans, conv_weight, base_chans=3):
        """A first convolution's weight for another number of channels: summed for one, repeated and scaled for more."""
        if in_chans < 1 or base_chans < 1:
            raise ValueError('Input and base channel counts must be positive.')
        if conv_weight.ndim != 4:
            raise NotImplementedError(f'adapt_input_conv only supports 4D Conv2d weights; got ndim={conv_weight.ndim}.')
        if in_chans == base_chans:
            return conv_weight
        O, I, J, K = conv_weight.shape
        dtype, weight = conv_weight.dtype, conv_weight.float()
        if in_chans == 1:
            if I > base_chans:
                assert I % base_chans == 0
                weight = weight.reshape(O, I // base_chans, base_chans, J, K).sum(dim=2, keepdim=False)
            else:
                weight = weight.sum(dim=1, keepdim=True)
        elif I != base_chans:
            raise NotImplementedError('Weight format not supported by conversion.')
        else:
            weight = weight.repeat(1, int(_math.ceil(in_chans / base_chans)), 1, 1)[:, :in_chans, :, :]
            weight = weight * (base_chans / float(in_chans))
        return weight.to(dtype)

    def _cached(hub_id, names, cache_dir=None):
        """The first of these files in the Hugging Face cache; nothing is fetched."""
        home = _os.environ.get('HF_HOME') or _os.path.join(_os.path.expanduser('~'), '.cache', 'huggingface')
        roots = [str(cache_dir)] if cache_dir else [_os.environ.get('HF_HUB_CACHE') or _os.path.join(home, 'hub')]
        repository, _, revision = hub_id.partition('@')
        folder = 'models--' + repository.replace('/', '--')
        tried = []
        for root in roots:
            for name in names:
                pattern = _os.path.join(root, folder, 'snapshots', '*', name)
                tried.append(pattern)
                found = sorted(_glob.glob(pattern))
                if found:
                    return found[-1], tried
        return None, tried

    _WEIGHT_NAMES = ('model.safetensors', 'pytorch_model.bin', 'pytorch_model.pth', 'model.pth')

    def _source_config(source, model_id, cache_dir):
        import json
        if source == 'local-dir':
            path = _os.path.join(model_id, 'config.json')
            if not _os.path.isfile(path):
                raise FileNotFoundError(f"No config.json in '{model_id}'")
        else:
            path, tried = _cached(model_id, ('config.json',), cache_dir)
            if path is None:
                raise RuntimeError(f"hf-hub:{model_id} is not on this machine (looked for {' and '.join(tried)}). "
                                   "Nothing is downloaded.")
        with open(path) as file:
            config = json.load(file)
        if not config.get('pretrained_cfg'):
            cfg, config = config, {}
            config['pretrained_cfg'] = cfg
            for key in ('architecture', 'num_features'):
                if key in cfg:
                    config[key] = cfg.pop(key)
            if cfg.get('labels') is not None:
                config['label_names'] = cfg.pop('labels')
        cfg = config['pretrained_cfg']
        cfg['source'] = source
        if source == 'local-dir':
            cfg['file'] = model_id
        else:
            cfg['hf_hub_id'] = model_id
        for key in ('num_classes', 'label_names', 'label_descriptions'):
            if config.get(key) is not None:
                cfg[key] = config[key]
        known = {f.name for f in _fields(PretrainedCfg)}
        cfg = {k: tuple(v) if isinstance(v, list) else v for k, v in cfg.items() if k in known}
        args = dict(config.get('model_args') or {})
        return cfg, config['architecture'], args

    def _weights(cfg, cache_dir):
        if cfg.get('source') == 'local-dir':
            for name in _WEIGHT_NAMES:
                path = _os.path.join(cfg['file'], name)
                if _os.path.isfile(path):
                    return load_state_dict(path)
            raise FileNotFoundError(f"No weights in '{cfg['file']}' (looked for {', '.join(_WEIGHT_NAMES)})")
        if cfg.get('state_dict'):
            return dict(cfg['state_dict'])
        if cfg.get('file'):
            return load_state_dict(cfg['file'])
        name = cfg.get('architecture') or 'this model'
        if not cfg.get('hf_hub_id') and not cfg.get('url'):
            raise RuntimeError(f'No pretrained weights exist for {name}. Use `pretrained=False` for random init.')
        tried = []
        if cfg.get('hf_hub_id'):
            names = (cfg['hf_hub_filename'],) if cfg.get('hf_hub_filename') else _WEIGHT_NAMES
            path, tried = _cached(cfg['hf_hub_id'], names, cache_dir)
            if path:
                return load_state_dict(path)
        if cfg.get('url'):
            home = _os.environ.get('TORCH_HOME') or _os.path.join(_os.path.expanduser('~'), '.cache', 'torch')
            folder = str(cache_dir) if cache_dir else _os.path.join(home, 'hub', 'checkpoints')
            path = _os.path.join(folder, cfg['url'].split('/')[-1])
            tried.append(path)
            if _os.path.isfile(path):
                return load_state_dict(path)
        tagged = name + '.' + cfg['tag'] if cfg.get('tag') else name
        raise RuntimeError(
            f"No pretrained weights for {tagged} on this machine (looked for {' and '.join(tried)}). Nothing is downloaded: "
            "put them there, pass pretrained_cfg_overlay=dict(file=…), or use `pretrained=False` for random init.")

    def load_pretrained(model, pretrained_cfg=None, num_classes=1000, in_chans=3, filter_fn=None, strict=True, cache_dir=None):
        """Loads the weights that a configuration names; the first convolution and the classifier adapt to the model."""
        cfg = pretrained_cfg or getattr(model, 'pretrained_cfg', None)
        if not cfg:
            raise RuntimeError('Invalid pretrained config, cannot load weights. Use `pretrained=False` for random init.')
        state = _weights(cfg, cache_dir)
        state = filter_fn(state, model) if filter_fn else _filter_checkpoint(model, state)
        source_chans = (cfg.get('input_size') or (3,))[0]
        convs = cfg.get('first_conv')
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
            except NotImplementedError:
                del state[key]
                strict = False
                _warnings.warn(f'Unable to convert pretrained {name} weights, using random init for this layer.')
        classifiers = cfg.get('classifier')
        if classifiers is not None:
            offset = cfg.get('label_offset') or 0
            for name in ((classifiers,) if isinstance(classifiers, str) else classifiers):
                for key in (name + '.weight', name + '.bias'):
                    if num_classes != cfg['num_classes']:
                        state.pop(key, None)
                    elif offset > 0:
                        state[key] = state[key][offset:]
            if num_classes != cfg['num_classes']:
                strict = False
        return model.load_state_dict(state, strict=strict)
    """#
