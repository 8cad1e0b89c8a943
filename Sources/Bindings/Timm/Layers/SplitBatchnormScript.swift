// timm.layers.split_batchnorm: batch normalisation of parts of a batch. Follows timm's split_batchnorm.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersSplitBatchnorm = #"""
        import torch
        from torch import nn

        _BATCH_NORMS = (nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d)

        class SplitBatchNorm2d(nn.BatchNorm2d):
            """Batch normalisation which in training treats equal parts of the batch separately (arXiv 1911.09665)."""

            def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, num_splits=2,
                         device=None, dtype=None):
                super().__init__(num_features, eps, momentum, affine, track_running_stats)
                assert num_splits > 1, 'Should have at least one aux BN layer (num_splits at least 2)'
                self.num_splits = num_splits
                self.aux_bn = nn.ModuleList([
                    nn.BatchNorm2d(num_features, eps, momentum, affine, track_running_stats, device=device, dtype=dtype)
                    for _ in range(num_splits - 1)])

            def forward(self, input):
                if self.training:
                    size = input.shape[0] // self.num_splits
                    assert input.shape[0] == size * self.num_splits, 'batch size must be evenly divisible by num_splits'
                    first, *others = input.split(size)
                    x = torch.cat([super().forward(first), *(bn(part) for bn, part in zip(self.aux_bn, others))], dim=0)
                else:
                    x = super().forward(input)
                # convert_splitbn_model leaves them of a BatchNormAct2d.
                for name in ('drop', 'act'):
                    if hasattr(self, name):
                        x = getattr(self, name)(x)
                return x

        def _take_over(new, old, copy):
            new.running_mean, new.running_var, new.num_batches_tracked = (
                copy(buffer) for buffer in (old.running_mean, old.running_var, old.num_batches_tracked))
            if old.affine:
                new.weight.data = old.weight.data.clone().detach()
                new.bias.data = old.bias.data.clone().detach()

        def convert_splitbn_model(module, num_splits=2):
            """The module with every batch normalisation made a SplitBatchNorm2d of the same state."""
            converted = module
            if isinstance(module, _BATCH_NORMS):
                converted = SplitBatchNorm2d(module.num_features, module.eps, module.momentum, module.affine,
                                             module.track_running_stats, num_splits=num_splits)
                _take_over(converted, module, lambda buffer: buffer)
                for bn in converted.aux_bn:
                    _take_over(bn, module, lambda buffer: buffer.clone())
            for name, child in module.named_children():
                converted.add_module(name, convert_splitbn_model(child, num_splits=num_splits))
            return converted
        """#
}
