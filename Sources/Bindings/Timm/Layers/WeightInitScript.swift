// timm.layers.weight_init: initialisation of weights. Follows timm's weight_init.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersWeightInit = #"""
        import math
        import warnings

        import torch
        from torch import nn

        def is_meta_device(device):
            """Whether tensors made on the device, or with None on the default one, have no values."""
            return str(device) == 'meta' if device is not None else torch.get_default_device().type == 'meta'

        def _fans(tensor):
            if tensor.dim() < 2:
                raise ValueError('Fan in and fan out can not be computed for tensor with fewer than 2 dimensions')
            places = math.prod(tensor.shape[2:])
            return tensor.shape[1] * places, tensor.shape[0] * places

        def _fill_truncated(tensor, mean, std, a, b):
            if mean < a - 2 * std or mean > b + 2 * std:
                warnings.warn('mean is more than 2 std from [a, b] in nn.init.trunc_normal_. '
                              'The distribution of values may be incorrect.', stacklevel=2)
            # Uniform over the part of the distribution function that lies between a and b, then through its inverse.
            low, high = ((1.0 + math.erf((limit - mean) / std / math.sqrt(2.0))) / 2.0 for limit in (a, b))
            tensor.uniform_(2 * low - 1, 2 * high - 1).erfinv_()
            tensor.mul_(std * math.sqrt(2.0)).add_(mean)
            return tensor.clamp_(min=a, max=b)

        @torch.no_grad()
        def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0):
            """Fills with a normal distribution of that mean and std, cut at a and b."""
            return _fill_truncated(tensor, mean, std, a, b)

        @torch.no_grad()
        def trunc_normal_tf_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0):
            """Fills with a standard normal distribution, cut at a and b and only then scaled by std and shifted by mean."""
            _fill_truncated(tensor, 0, 1.0, a, b)
            tensor.mul_(std).add_(mean)
            return tensor

        def variance_scaling_(tensor, scale=1.0, mode='fan_in', distribution='normal'):
            """Fills with a distribution of variance scale / fan: 'truncated_normal', 'normal' or 'uniform'."""
            fan_in, fan_out = _fans(tensor)
            if mode == 'fan_in':
                denom = fan_in
            elif mode == 'fan_out':
                denom = fan_out
            elif mode == 'fan_avg':
                denom = (fan_in + fan_out) / 2
            variance = scale / denom
            if distribution == 'truncated_normal':
                # What is left of a standard normal's deviation between -2 and 2.
                trunc_normal_tf_(tensor, std=math.sqrt(variance) / 0.87962566103423978)
            elif distribution == 'normal':
                with torch.no_grad():
                    tensor.normal_(std=math.sqrt(variance))
            elif distribution == 'uniform':
                bound = math.sqrt(3 * variance)
                with torch.no_grad():
                    tensor.uniform_(-bound, bound)
            else:
                raise ValueError(f'invalid distribution {distribution}')

        def lecun_normal_(tensor):
            """Fills with a truncated normal distribution of variance 1 / fan_in."""
            variance_scaling_(tensor, mode='fan_in', distribution='truncated_normal')

        def init_weight_vit(module, name, init_bias=0.02, head_bias=0.0, classifier_name='head'):
            """Initialises a linear or convolutional layer of a vision transformer; name is where it is in the model."""
            if isinstance(module, (nn.Linear, nn.Conv1d, nn.Conv2d, nn.Conv3d)):
                if name.startswith(classifier_name):
                    nn.init.zeros_(module.weight)
                    nn.init.constant_(module.bias, head_bias)
                else:
                    nn.init.trunc_normal_(module.weight, std=0.02)
                    if isinstance(module, nn.Linear) and module.bias is not None:
                        nn.init.constant_(module.bias, init_bias)
            elif hasattr(module, 'init_weights'):
                module.init_weights()

        def init_weight_jax(module, name, head_bias=0.0, classifier_name='head'):
            """Initialises a layer as the vision transformers in JAX do; name is where it is in the model."""
            if isinstance(module, nn.Linear):
                if name.startswith(classifier_name):
                    nn.init.zeros_(module.weight)
                    nn.init.constant_(module.bias, head_bias)
                    return
                nn.init.xavier_uniform_(module.weight)
                if module.bias is not None:
                    if 'mlp' in name:
                        nn.init.normal_(module.bias, std=1e-6)
                    else:
                        nn.init.zeros_(module.bias)
            elif isinstance(module, nn.Conv2d):
                lecun_normal_(module.weight)
                if module.bias is not None:
                    nn.init.zeros_(module.bias)
            elif hasattr(module, 'init_weights'):
                module.init_weights()
        """#
}
