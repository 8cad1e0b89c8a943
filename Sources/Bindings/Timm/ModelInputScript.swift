// timm.models: what images a model takes as it is now, and the arguments that make it again. Follows timm's _input.py (Apache-2.0).

/// A model's present input.
let modelInputSource = #"""
    def _spatial_size(size):
        size = (size, size) if isinstance(size, int) else tuple(size)
        if len(size) != 2 or any(s <= 0 for s in size):
            raise ValueError(f'Expected a positive image size (H, W), got {size}.')
        return size

    def _note_traits(model, kwargs, cfg):
        """Notes of a model just made what cannot be read from it later."""
        traits = dict(getattr(model, '_traits', {}))
        size = _given_image_size(model)
        traits['img_size'] = _spatial_size(size) if size is not None else None
        fixed = traits.get('fixed_input_size')
        if fixed is None:
            fixed = getattr(getattr(model, 'patch_embed', None), 'strict_img_size', cfg.get('fixed_input_size', False))
        traits['fixed_input_size'] = bool(
            fixed and not kwargs.get('dynamic_img_size', getattr(model, 'dynamic_img_size', False))
            and kwargs.get('strict_img_size', True))
        traits.setdefault('first_conv', cfg.get('first_conv'))
        if isinstance(traits['first_conv'], list):
            traits['first_conv'] = tuple(traits['first_conv'])
        model._traits = traits

    def _note_size(model, changed):
        """Notes the arguments that follow from another input size, 'img_size' among them."""
        size = changed.pop('img_size')
        model._traits = dict(getattr(model, '_traits', {}), img_size=size)
        args = dict(getattr(model, '_model_args', {}), **changed)
        if size is None:
            args.pop('img_size', None)
        else:
            args['img_size'] = size
        model._model_args = args

    def get_model_traits(model):
        """The model's traits with its channels and classes; what a wrapper of features lacks is left out."""
        traits = dict(getattr(model, '_traits', {}))
        traits.update({k: getattr(model, k) for k in ('in_chans', 'num_classes') if hasattr(model, k)})
        return traits

    def get_model_input_config(model):
        """Channels and size of a model's images, whether it takes that size only, and its first convolution's name."""
        cfg = getattr(model, 'pretrained_cfg', {})
        traits = get_model_traits(model)
        source = cfg.get('input_size', (3, 224, 224))
        return dict(
            input_size=(traits.get('in_chans', source[0]), *(traits.get('img_size') or source[-2:])),
            fixed_input_size=traits.get('fixed_input_size', cfg.get('fixed_input_size', False)),
            first_conv=traits.get('first_conv', cfg.get('first_conv')))

    def _current_pool(model):
        head = getattr(model, 'head', None)
        for pool in (getattr(head, 'global_pool', None), getattr(head, 'pool_type', None), getattr(model, 'global_pool', None)):
            pool = getattr(pool, 'pool_type', pool)
            if isinstance(pool, str):
                return pool
        return None

    def get_model_args(model, overrides=None):
        """The arguments that make this model again, by create_model."""
        args = {k: v for k, v in getattr(model, '_model_args', {}).items()
                if k not in ('drop_rate', 'drop_path_rate', 'drop_block_rate') and not k.endswith('_drop_rate')}
        args.update(overrides or {})
        traits = get_model_traits(model)
        current = {k: traits[k] for k in ('in_chans', 'num_classes') if k in traits}
        pool = _current_pool(model)
        if pool is not None:
            current['global_pool'] = pool
        if traits.get('img_size') is not None:
            current['img_size'] = traits['img_size']
        for key, value in current.items():
            if overrides and key in overrides:
                given = _spatial_size(overrides[key]) if key == 'img_size' else overrides[key]
                if given != value:
                    raise ValueError(f'Export argument {key}={given} disagrees with the current model ({value}).')
            args[key] = value
        return args

    """#
