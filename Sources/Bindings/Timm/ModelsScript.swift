// timm.models as scripts see it: names, configurations and features. Written in the language; models themselves and what the
// catalogue knows come from ModelsModule.swift. Making models is in ModelFactoryScript.swift, their weights in
// CheckpointScript.swift, PretrainedScript.swift and WeightSourcesScript.swift.

/// The names by pattern, and the configurations of pretrained weights.
let modelRegistrySource = #"""
    import fnmatch as _fnmatch
    import glob as _glob
    import importlib as _importlib
    import math as _math
    import os as _os
    import re as _re
    import sys as _sys
    import warnings as _warnings
    from collections import defaultdict as _defaultdict, deque as _deque
    from copy import deepcopy as _deepcopy
    from dataclasses import dataclass as _dataclass, field as _field, replace as _replace, fields as _fields

    import torch as _torch

    _ARCHITECTURES = {name: (module, tags) for name, module, tags in _entries()}
    _DEPRECATED = {name: (module, current) for name, module, current in _deprecated()}
    _SCRIPTED = {}  # what scripts have registered: (function, configurations)

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

    def _cfgs(name):
        return _SCRIPTED[name][1] if name in _SCRIPTED else [PretrainedCfg(**cfg) for cfg in _configurations(name)]

    def get_pretrained_cfg(model_name, allow_unregistered=True):
        name, tag = split_model_name_tag(model_name)
        if name in _ARCHITECTURES and _ARCHITECTURES[name][1]:
            tags = [tag for tag, _ in _ARCHITECTURES[name][1]]
            if '.' not in model_name or tag in tags:
                return _replace(_cfgs(name)[tags.index(tag) if '.' in model_name else 0])
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
        return {tagged: _replace(cfg) for tagged, cfg in zip(_tagged(name), _cfgs(name))}

    def _entrypoint(name):
        if name in _SCRIPTED:
            return _SCRIPTED[name][0]
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
