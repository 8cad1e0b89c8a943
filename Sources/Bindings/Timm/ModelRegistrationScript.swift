// timm.models: architectures that a script registers, and the names of all families in one module.

/// register_model, build_model_with_cfg, and what timm.models has of its families when it is asked.
let modelRegistrationSource = #"""
    @_dataclass
    class DefaultCfg:
        """The configurations of an architecture's weights by tag; the first tag is the default."""
        tags: _deque = _field(default_factory=_deque)
        cfgs: dict = _field(default_factory=dict)
        is_pretrained: bool = False

        @property
        def default(self):
            return self.cfgs[self.tags[0]]

        @property
        def default_with_tag(self):
            return self.tags[0], self.cfgs[self.tags[0]]

    DefaultCfg.__module__ = 'timm.models._pretrained'

    def generate_default_cfgs(cfgs):
        """A DefaultCfg for each architecture from configurations by 'architecture.tag'. The default is the one without a tag that
        has weights, or whose tag ends in '*', else the first with weights."""
        result, marked = _defaultdict(DefaultCfg), set()
        for key, cfg in cfgs.items():
            cfg = PretrainedCfg(**cfg) if isinstance(cfg, dict) else cfg
            name, tag = split_model_name_tag(key)
            first = (cfg.has_weights and not tag) or (tag.endswith('*') and name not in marked)
            tag = tag.strip('*')
            found = result[name]
            if first:
                marked.add(name)
            if first or (cfg.has_weights and not found.is_pretrained):
                found.tags.appendleft(tag)
            else:
                found.tags.append(tag)
            found.is_pretrained = found.is_pretrained or bool(cfg.has_weights)
            found.cfgs[tag] = cfg
        return result

    def register_model(fn):
        """Lets create_model find a function by its name, with the configurations in its module's `default_cfgs`."""
        module, name = _sys.modules[fn.__module__], fn.__name__
        if not hasattr(module, '__all__'):
            module.__all__ = [name]
        elif name not in module.__all__:
            module.__all__.append(name)
        if is_model(name):
            _warnings.warn(
                f'Overwriting {name} in registry with {fn.__module__}.{name}. This is because the name being '
                'registered conflicts with an existing name. Please check if this is not expected.', stacklevel=2)
            _DEPRECATED.pop(name, None)
        cfgs = {}
        default = getattr(module, 'default_cfgs', {}).get(name)
        if default is not None:
            if not isinstance(default, DefaultCfg):
                assert isinstance(default, dict)
                default = DefaultCfg(tags=_deque(['']), cfgs={'': PretrainedCfg(**default)})
            for tag in default.tags:
                cfg = default.cfgs[tag]
                changes = {'architecture': name, 'tag': tag or None}
                if cfg.hf_hub_id == 'timm/':
                    changes['hf_hub_id'] = 'timm/' + (name + '.' + tag if tag else name)
                cfgs[tag] = _replace(cfg, **changes)
        _ARCHITECTURES[name] = (fn.__module__.split('.')[-1], [(tag, bool(cfg.has_weights)) for tag, cfg in cfgs.items()])
        _SCRIPTED[name] = (fn, list(cfgs.values()))
        return fn

    def build_model_with_cfg(model_cls, variant, pretrained, pretrained_cfg=None, pretrained_cfg_overlay=None, model_cfg=None,
                             feature_cfg=None, pretrained_strict=True, pretrained_filter_fn=None, cache_dir=None,
                             kwargs_filter=None, pretrained_model_args=None, **kwargs):
        """A script's model class with the arguments that its configuration implies, and its weights where they are wanted."""
        if kwargs.pop('pruned', False):
            raise NotImplementedError("build_model_with_cfg(pruned=True) is not available.")
        if kwargs.pop('features_only', False):
            raise NotImplementedError(
                "features_only=True is available for timm's own architectures. Take the features of a class of your own with a "
                "forward hook on the module that makes them.")
        cfg = resolve_pretrained_cfg(variant, pretrained_cfg, pretrained_cfg_overlay).to_dict()
        size = cfg.get('input_size')
        implied = {'num_classes': cfg['num_classes'] if (cfg.get('num_classes') or 0) >= 0 else None,
                   'in_chans': size[0] if size else None}
        if cfg.get('fixed_input_size'):
            implied['img_size'] = size[-2:] if size else None
        for key, value in implied.items():
            if value is not None:
                kwargs.setdefault(key, value)
        for key in kwargs_filter or ():
            kwargs.pop(key, None)
        model = model_cls(**kwargs) if model_cfg is None else model_cls(cfg=model_cfg, **kwargs)
        model.pretrained_cfg = model.default_cfg = cfg
        model.pretrained_model_args = pretrained_model_args or {}
        if pretrained:
            load_pretrained(model, cfg, num_classes=getattr(model, 'num_classes', kwargs.get('num_classes', 1000)),
                            in_chans=kwargs.get('in_chans', 3), strict=pretrained_strict, cache_dir=cache_dir,
                            filter_fn=pretrained_filter_fn or (lambda state, model: state))
        return model

    _MANIPULATION = ('checkpoint', 'checkpoint_seq', 'group_modules', 'group_parameters', 'model_parameters', 'named_apply',
                     'named_modules', 'named_modules_with_params')

    def __getattr__(name):
        """Entry points and classes of the families, which are imported when the first of their names is asked for."""
        found = _ARCHITECTURES.get(name) or _DEPRECATED.get(name)
        if name in _SCRIPTED or name.startswith('__'):
            family = None
        elif found:
            family = found[0]
        elif name in _MANIPULATION:
            family = '_manipulate'
        else:
            family = _family_of_class(name)
        if family is None:
            raise AttributeError(f"module 'timm.models' has no attribute '{name}'")
        return getattr(_importlib.import_module('timm.models.' + family), name)

    """#
