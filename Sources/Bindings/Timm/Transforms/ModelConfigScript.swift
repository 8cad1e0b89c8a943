// timm.data.model_config: what the images of a model must be like as it is now. Follows timm's model_config.py (Apache-2.0).

extension TimmDataScripts {
    static let modelConfig = #"""
        import logging

        from timm.data.config import resolve_data_config
        from timm.data.constants import IMAGENET_DEFAULT_MEAN, IMAGENET_DEFAULT_STD
        from timm.models import _spatial_size, get_model_input_config

        _logger = logging.getLogger(__name__)

        def _requested_input(args, model_kwargs=None):
            """(channels, (height, width)) that arguments ask for, None for what they do not say; they must agree."""
            args, model_kwargs = args or {}, model_kwargs or {}
            channels, sizes = {}, {}
            if args.get('input_size') is not None:
                whole = tuple(args['input_size'])
                if len(whole) != 3:
                    raise ValueError('input_size must contain (C, H, W).')
                channels['input_size'], sizes['input_size'] = whole[0], _spatial_size(whole[1:])
            for given, prefix, names in ((args, '', ('in_chans', 'chans', 'img_size')),
                                         (model_kwargs, 'model_kwargs.', ('in_chans', 'img_size'))):
                for name in names:
                    if given.get(name) is None:
                        continue
                    if name == 'img_size':
                        sizes[prefix + name] = _spatial_size(given[name])
                    else:
                        channels[prefix + name] = given[name]
            if len(set(channels.values())) > 1:
                raise ValueError(f'Conflicting input channel counts: {channels}.')
            if len(set(sizes.values())) > 1:
                raise ValueError(f'Conflicting input image sizes: {sizes}.')
            count = next(iter(channels.values()), None)
            if count is not None and count < 1:
                raise ValueError('Input channel count must be positive.')
            return count, next(iter(sizes.values()), None)

        def resolve_input_data_config(model, args=None, pretrained_cfg=None, use_test_size=False, verbose=False):
            """What the images of a model must be like, as it is now; a request that it cannot take is an error."""
            args = args or {}
            cfg = getattr(model, 'pretrained_cfg', {}) if pretrained_cfg is None else pretrained_cfg
            now = get_model_input_config(model)
            kwargs = dict(args.get('model_kwargs') or {})
            if not now['fixed_input_size'] and any(args.get(name) is not None for name in ('img_size', 'input_size')):
                kwargs.pop('img_size', None)
            channels, size = _requested_input(args, kwargs)
            own_channels, own_size = now['input_size'][0], tuple(now['input_size'][1:])
            if channels is not None and channels != own_channels:
                raise ValueError(f'Requested {channels} input channels, but the model accepts {own_channels}.')
            if now['fixed_input_size']:
                if size is not None and size != own_size:
                    raise ValueError(f'Requested image size {size}, but the model requires {own_size}.')
                size = own_size
            elif size is None:
                recommended = cfg.get('test_input_size') if use_test_size else None
                size = tuple((recommended or cfg.get('input_size', now['input_size']))[-2:])

            resolved = dict(args, input_size=(own_channels, *size), in_chans=own_channels)
            for name, default in (('mean', IMAGENET_DEFAULT_MEAN), ('std', IMAGENET_DEFAULT_STD)):
                given = args.get(name)
                values = cfg.get(name) if given is None else given
                values = default if values is None else values
                values = (values,) if isinstance(values, (int, float)) else values
                if len(values) not in (1, own_channels):
                    if given is not None:
                        raise ValueError(f'{name} must have one value or {own_channels} values, got {len(values)}.')
                    _logger.warning('Pretrained %s does not match %s channels; using its mean value.', name, own_channels)
                    values = (sum(values) / len(values),)
                resolved[name] = tuple(values)
            return resolve_data_config(
                resolved, pretrained_cfg=cfg, model=model, use_test_size=use_test_size, verbose=verbose)
        """#
}
