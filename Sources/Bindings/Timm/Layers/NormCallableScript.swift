// timm.layers.create_norm as something to call. timm has a module of that name and a function create_norm_layer in it; here the
// name is both, and takes short names as well: an extension.

extension TrainingScripts {
    static let timmLayersNormCallable = #"""
        class _CreateNorm:
            """create_norm(name, num_features, **kwargs): a normalisation layer by a short name or by timm's."""
            _SHORT = {'batch': 'batchnorm', 'batch1d': 'batchnorm1d', 'batch2d': 'batchnorm2d', 'group': 'groupnorm',
                      'layer': 'layernorm2d', 'rms': 'rmsnorm', 'batchnorm1d': 'batchnorm1d', 'instancenorm': 'instance',
                      'instancenorm2d': 'instance', 'instance2d': 'instance'}

            def __call__(self, layer_name, num_features, **kwargs):
                import torch.nn as nn
                name = layer_name.replace('_', '').lower()
                name = self._SHORT.get(name, name)
                if name == 'instance':
                    return nn.InstanceNorm2d(num_features, **kwargs)
                if name == 'batchnorm1d':
                    return nn.BatchNorm1d(num_features, **kwargs)
                return self.create_norm_layer(name, num_features, **kwargs)

            @staticmethod
            def create_norm_layer(layer_name, num_features, **kwargs):
                from timm.layers._create_norm import create_norm_layer
                return create_norm_layer(layer_name, num_features, **kwargs)

            def __repr__(self):
                return "<module 'timm.layers.create_norm'>"

        create_norm = _CreateNorm()
        """#
}
