// timm.models: a model as a folder that timm's `local-dir:` and the hub read: config.json and the weights.

/// Writing models.
let modelExportSource = #"""
    def save_config_for_hf(model, config_path, model_config=None, model_args=None, data_config=None):
        """Writes the configuration of a model's weights."""
        import json
        model_config, data = _deepcopy(model_config or {}), dict(data_config or {})
        cfg = filter_pretrained_cfg({k: _deepcopy(v) for k, v in model.pretrained_cfg.items() if k != 'state_dict'},
                                    remove_source=True, remove_null=True)
        cfg.update(model_config.pop('pretrained_cfg', {}))
        args = get_model_args(model, {**model_config.pop('model_args', {}), **(model_args or {})})
        for key, value in args.items():
            try:
                json.dumps(value)
            except (TypeError, ValueError) as e:
                raise ValueError(f'Model argument {key!r} is not serializable; provide a model_args replacement.') from e
        from timm.data.model_config import resolve_input_data_config
        now = get_model_input_config(model)
        cfg.update(resolve_input_data_config(model, args=data, pretrained_cfg=cfg))
        if data.get('test_input_size') is not None:
            cfg['test_input_size'] = tuple(data['test_input_size'])
            cfg.pop('test_pool_size', None)
        elif data.get('input_size') is not None or data.get('img_size') is not None:
            cfg.pop('test_input_size', None)
            cfg.pop('test_pool_size', None)
        if data.get('test_crop_pct') is not None:
            cfg['test_crop_pct'] = data['test_crop_pct']
        elif data.get('crop_pct') is not None:
            cfg.pop('test_crop_pct', None)
        cfg['fixed_input_size'] = now['fixed_input_size']
        cfg['first_conv'] = now['first_conv']
        cfg['custom_load'] = False
        cfg.pop('label_offset', None)
        if tuple(cfg['input_size'][1:]) != tuple(model.pretrained_cfg['input_size'][1:]):
            cfg['pool_size'] = None
        for key in ('test_input_size', 'min_input_size'):
            if cfg.get(key):
                cfg[key] = (now['input_size'][0], *cfg[key][1:])
        if cfg['fixed_input_size']:
            cfg.pop('test_input_size', None)
        if model.num_classes != cfg.get('num_classes'):
            for key in ('label_names', 'label_descriptions'):
                cfg.pop(key, None)
        cfg['num_classes'] = model.num_classes
        config = {'architecture': cfg.pop('architecture'), 'num_classes': model_config.pop('num_classes', model.num_classes)}
        if config['num_classes'] != model.num_classes:
            raise ValueError('Export num_classes must match the current model.')
        config['num_features'] = model_config.pop('num_features', model.num_features)
        pool = model_config.pop('global_pool', _current_pool(model))
        if isinstance(pool, str) and pool:
            config['global_pool'] = pool
        if 'labels' in model_config:
            model_config.setdefault('label_names', model_config.pop('labels'))
        for key, kinds in (('label_names', (dict, list, tuple)), ('label_descriptions', dict)):
            value = model_config.pop(key, None)
            if value:
                assert isinstance(value, kinds)
                config[key] = value
        if args:
            config['model_args'] = args
        config['pretrained_cfg'] = cfg
        config.update(model_config)
        temporary = f'{config_path}.tmp'
        with open(temporary, 'w') as file:
            json.dump(config, file, indent=2)
        _os.replace(temporary, config_path)

    def save_for_hf(model, save_directory, model_config=None, model_args=None, safe_serialization=False, data_config=None):
        """Writes a model's weights and configuration into a folder."""
        _os.makedirs(save_directory, exist_ok=True)
        tensors, folder = model.state_dict(), str(save_directory)
        if safe_serialization is True or safe_serialization == 'both':
            from safetensors.torch import save_file
            save_file(dict(tensors), _os.path.join(folder, 'model.safetensors'))
        if safe_serialization is False or safe_serialization == 'both':
            _torch.save(tensors, _os.path.join(folder, 'pytorch_model.bin'))
        save_config_for_hf(model, _os.path.join(folder, 'config.json'), model_config=model_config, model_args=model_args,
                           data_config=data_config)

    def push_to_hf_hub(model, repo_id, *args, **kwargs):
        raise NotImplementedError(
            'push_to_hf_hub() is not available: nothing is uploaded from here. timm.models.save_for_hf(model, FOLDER, '
            "safe_serialization=True) writes a folder that timm reads as 'local-dir:FOLDER' and that the hub's own tools upload.")

    """#
