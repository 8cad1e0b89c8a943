// timm.models: making models by name.

/// create_model and what it is made of.
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

        def make(loads):
            model = _create(variant, given, kwargs, loads)
            model._model_args = {k: v for k, v in kwargs.items() if k != 'features_only'}
            model.pretrained_cfg = model.default_cfg = cfg
            _note_traits(model, kwargs, cfg)
            if pretrained:
                changed = {k: v for k, v in kwargs.items() if k not in ('num_classes', 'in_chans', 'features_only')}
                load_pretrained(model, cfg, num_classes=0 if features else model.num_classes, in_chans=model.in_chans,
                                cache_dir=cache_dir, changed_by=changed, _fresh=True)
            return model

        # What a whole checkpoint replaces is not drawn; where it turns out not to be whole, all is done again with draws.
        loads = bool(pretrained and not kwargs and not features)
        state = _torch.get_rng_state() if loads else None
        model = make(loads)
        if loads and not model.load_report._replaced_all:
            _torch.set_rng_state(state)
            model = make(False)
        if pretrained:
            report = model.load_report
        if features:
            traits = dict(model._traits)
            model = _wrap(variant, model, options)
            model._traits = traits
            model.feature_info = FeatureInfo(_feature_info(model), _out_indices(model))
            cfg = {k: v for k, v in cfg.items() if k not in ('num_classes', 'classifier', 'global_pool')}
            model.pretrained_cfg = model.default_cfg = cfg
            if pretrained:
                model.load_report = report
        return model

    """#
