// timm.layers.inplace_abn: the name of a normalisation that needs a package of its own. Follows timm's inplace_abn.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersInplaceAbn = #"""
        import torch
        from torch import nn

        has_iabn = False

        def inplace_abn(x, weight, bias, running_mean, running_var, training=True, momentum=0.1, eps=1e-5,
                        activation='leaky_relu', activation_param=0.01):
            """Says which package is missing: there is none of that name here."""
            raise ImportError(
                "Please install InplaceABN:'pip install git+https://github.com/mapillary/inplace_abn.git@v1.0.12'")

        def inplace_abn_sync(**kwargs):
            """inplace_abn()."""
            inplace_abn(**kwargs)

        class InplaceAbn(nn.Module):
            """The parameters of a batch normalisation with an activation, whose forward needs the package inplace_abn."""

            def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, apply_act=True, act_layer='leaky_relu',
                         act_param=0.01, drop_layer=None):
                super().__init__()
                self.num_features = num_features
                self.affine = affine
                self.eps = eps
                self.momentum = momentum
                self.act_name = self._act_name(act_layer) if apply_act else 'identity'
                self.act_param = act_param
                for name in ('weight', 'bias'):
                    self.register_parameter(name, nn.Parameter(torch.empty(num_features)) if affine else None)
                self.register_buffer('running_mean', torch.empty(num_features))
                self.register_buffer('running_var', torch.empty(num_features))
                self.reset_parameters()

            @staticmethod
            def _act_name(act_layer):
                if isinstance(act_layer, str):
                    assert act_layer in ('leaky_relu', 'elu', 'identity', '')
                    return act_layer or 'identity'
                if act_layer is None:
                    return 'identity'
                for known, name in ((nn.ELU, 'elu'), (nn.LeakyReLU, 'leaky_relu'), (nn.Identity, 'identity')):
                    if act_layer == known:
                        return name
                assert False, f'Invalid act layer {act_layer.__name__} for IABN'

            def reset_parameters(self):
                nn.init.constant_(self.running_mean, 0)
                nn.init.constant_(self.running_var, 1)
                if self.affine:
                    nn.init.constant_(self.weight, 1)
                    nn.init.constant_(self.bias, 0)

            def forward(self, x):
                return inplace_abn(x, self.weight, self.bias, self.running_mean, self.running_var, self.training,
                                   self.momentum, self.eps, self.act_name, self.act_param)
        """#
}
