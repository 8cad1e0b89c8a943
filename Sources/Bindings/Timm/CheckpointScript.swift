// timm.models: state dictionaries out of checkpoint files, and into models as they are. What adapts a checkpoint to another
// task is in PretrainedScript.swift.

/// Reading checkpoints.
let modelCheckpointSource = #"""
    def clean_state_dict(state_dict):
        cleaned = {}
        for key, value in state_dict.items():
            if key.startswith(('module.', '_orig_mod.')):
                for prefix in ('_orig_mod.', 'module.', '_orig_mod.'):
                    key = key.removeprefix(prefix)
            cleaned[key] = value
        return cleaned

    def load_state_dict(checkpoint_path, use_ema=True, device='cpu', weights_only=True, *, _mapped=False):
        """The state dictionary in a .safetensors or torch file: the averaged one where there is one and it is wanted."""
        if not (checkpoint_path and _os.path.isfile(checkpoint_path)):
            raise FileNotFoundError(f"No checkpoint found at '{checkpoint_path}'")
        if str(checkpoint_path).endswith('.safetensors'):
            from safetensors.torch import load_file
            checkpoint = (_load_mapped if _mapped else load_file)(str(checkpoint_path))
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
            if not hasattr(model, 'load_pretrained'):
                raise NotImplementedError('Model cannot load numpy checkpoint')
            model.load_pretrained(str(checkpoint_path))
            return
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

    """#
