// timm.layers.classifier: pools and classifiers of models. Follows timm's classifier.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersClassifier = #"""
        from abc import ABCMeta
        from collections import OrderedDict
        from functools import partial

        import torch
        from timm.layers import ClassifierHead, SelectAdaptivePool2d
        from torch import nn

        from timm.layers.create_act import get_act_layer
        from timm.layers._create_norm import get_norm_layer
        from timm.layers.helpers import get_device_dtype

        _WIDTH_KEPT = 'Pooling that changes the pooled width is not supported.'
        _NORM_GONE = 'Input features can only change w/ norm removed (reset_other).'
        _PLAIN_POOLING = 'Only avg, max or avgmax pooling (or none) is supported.'

        def create_classifier(num_features, num_classes, pool_type='avg', use_conv=False, input_fmt='NCHW', drop_rate=None,
                              device=None, dtype=None):
            """The layers (pooling, classifier), with a dropout between them where there is a drop_rate."""
            pool = SelectAdaptivePool2d(pool_type=pool_type, flatten=bool(pool_type) and not use_conv, input_fmt=input_fmt)
            inputs = num_features * pool.feat_mult()
            if num_classes <= 0:
                fc = nn.Identity()
            elif use_conv:
                fc = nn.Conv2d(inputs, num_classes, 1, bias=True, device=device, dtype=dtype)
            else:
                fc = nn.Linear(inputs, num_classes, bias=True, device=device, dtype=dtype)
            return (pool, fc) if drop_rate is None else (pool, nn.Dropout(drop_rate), fc)

        class _NormMlpHead(nn.Module):
            def _set_sizes(self, in_features, hidden_size):
                self.in_features = in_features
                self.hidden_size = hidden_size
                self.num_features = hidden_size or in_features

            def _add_mlp(self, linear, act_layer, num_classes, drop_rate, factory):
                self.pre_logits = nn.Identity()
                if self.hidden_size:
                    self.pre_logits = nn.Sequential(OrderedDict(
                        fc=linear(self.in_features, self.hidden_size, **factory), act=act_layer()))
                self.drop = nn.Dropout(drop_rate)
                self._set_classes(linear, num_classes, factory)

            def _set_classes(self, linear, num_classes, factory):
                fc = linear(self.num_features, num_classes, **factory) if num_classes > 0 else nn.Identity()
                self.fc = fc.train(self.training)

            def _drop_others(self):
                self.norm = nn.Identity().train(self.training)
                self.pre_logits = nn.Identity().train(self.training)
                self._set_sizes(self.in_features, None)

            def _classify(self, x, pre_logits):
                x = self.drop(self.pre_logits(x))
                return x if pre_logits else self.fc(x)

        class NormMlpClassifierHead(_NormMlpHead, metaclass=ABCMeta):
            """Pools maps (N, C, H, W), normalises, runs one hidden layer where hidden_size asks for it, and classifies."""

            def __init__(self, in_features, num_classes, hidden_size=None, pool_type='avg', drop_rate=0.0,
                         norm_layer='layernorm2d', act_layer='tanh', device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                self._set_sizes(in_features, hidden_size)
                self.use_conv = not pool_type
                norm_layer, act_layer = get_norm_layer(norm_layer), get_act_layer(act_layer)
                self.global_pool = SelectAdaptivePool2d(pool_type=pool_type)
                assert self.global_pool.feat_mult() == 1, _WIDTH_KEPT
                self.norm = norm_layer(in_features, **factory)
                self.flatten = nn.Flatten(1) if pool_type else nn.Identity()
                self._add_mlp(self._linear(), act_layer, num_classes, drop_rate, factory)

            def _linear(self):
                return partial(nn.Conv2d, kernel_size=1) if self.use_conv else nn.Linear

            def reset(self, num_classes, pool_type=None, reset_other=False, in_features=None, device=None, dtype=None):
                """A new classifier and perhaps other pooling; reset_other takes out the normalisation and hidden layer."""
                factory = get_device_dtype(self, device=device, dtype=dtype)
                resized = in_features is not None and in_features != self.in_features
                assert not resized or reset_other or isinstance(self.norm, nn.Identity), _NORM_GONE
                if pool_type is not None:
                    pool = SelectAdaptivePool2d(pool_type=pool_type)
                    assert pool.feat_mult() == 1, _WIDTH_KEPT
                    self.global_pool = pool.train(self.training)
                    self.flatten = (nn.Flatten(1) if pool_type else nn.Identity()).train(self.training)
                if reset_other:
                    self._drop_others()
                if resized:
                    self._set_sizes(in_features, self.hidden_size)
                self.use_conv = self.global_pool.is_identity()
                if self.hidden_size and self.use_conv != isinstance(self.pre_logits.fc, nn.Conv2d):
                    self._convert_hidden(factory)
                self._set_classes(self._linear(), num_classes, factory)

            def _convert_hidden(self, factory):
                # Between a linear layer and a convolution of 1 by 1, with the same weights.
                old, new = self.pre_logits.fc, self._linear()(self.in_features, self.hidden_size, **factory)
                for target, source in ((new.weight, old.weight), (new.bias, old.bias)):
                    with torch.no_grad():
                        target.copy_(source.reshape(target.shape))
                    target.requires_grad_(source.requires_grad)
                self.pre_logits.fc = new.train(self.pre_logits.training)

            def forward(self, x, pre_logits=False):
                return self._classify(self.flatten(self.norm(self.global_pool(x))), pre_logits)

        class ClNormMlpClassifierHead(_NormMlpHead, metaclass=ABCMeta):
            """NormMlpClassifierHead for channels in the last axis: (N, H, W, C) or, with input_fmt 'NLC', (N, L, C)."""

            def __init__(self, in_features, num_classes, hidden_size=None, pool_type='avg', drop_rate=0.0,
                         norm_layer='layernorm', act_layer='gelu', input_fmt='NHWC', device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                self._set_sizes(in_features, hidden_size)
                assert pool_type in ('', 'avg', 'max', 'avgmax'), _PLAIN_POOLING
                self.pool_type = pool_type
                assert input_fmt in ('NHWC', 'NLC')
                self.pool_dim = 1 if input_fmt == 'NLC' else (1, 2)
                norm_layer, act_layer = get_norm_layer(norm_layer), get_act_layer(act_layer)
                self.norm = norm_layer(in_features, **factory)
                self._add_mlp(nn.Linear, act_layer, num_classes, drop_rate, factory)

            def reset(self, num_classes, pool_type=None, reset_other=False, in_features=None, device=None, dtype=None):
                """A new classifier and perhaps other pooling; reset_other takes out the normalisation and hidden layer."""
                factory = get_device_dtype(self, device=device, dtype=dtype)
                if pool_type is not None:
                    assert pool_type in ('', 'avg', 'max', 'avgmax'), _PLAIN_POOLING
                    self.pool_type = pool_type
                if reset_other:
                    self._drop_others()
                if in_features is not None and in_features != self.in_features:
                    assert isinstance(self.norm, nn.Identity), _NORM_GONE
                    self._set_sizes(in_features, self.hidden_size)
                self._set_classes(nn.Linear, num_classes, factory)

            def _pool(self, x):
                if self.pool_type == 'avg':
                    return x.mean(self.pool_dim)
                if self.pool_type == 'max':
                    return x.amax(self.pool_dim)
                return 0.5 * (x.amax(self.pool_dim) + x.mean(self.pool_dim)) if self.pool_type else x

            def forward(self, x, pre_logits=False):
                return self._classify(self.norm(self._pool(x)), pre_logits)
        """#
}
