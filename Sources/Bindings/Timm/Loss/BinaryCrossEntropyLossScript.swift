// timm.loss.BinaryCrossEntropy: over logits, with smoothing and a threshold for mixed targets.

extension TrainingScripts {
    static let timmLossBinaryCrossEntropy = #"""
        import torch
        import torch.nn.functional as F
        from torch import nn

        class BinaryCrossEntropy(nn.Module):
            """Binary cross-entropy of logits with class ids, which become smoothed one-hot vectors, or with dense targets."""

            def __init__(self, smoothing=0.1, target_threshold=None, weight=None, reduction='mean', sum_classes=False, pos_weight=None,
                         smooth_dense=False):
                super().__init__()
                assert 0.0 <= smoothing < 1.0
                if pos_weight is not None and not isinstance(pos_weight, torch.Tensor):
                    pos_weight = torch.tensor(pos_weight)
                self.smoothing = smoothing
                self.target_threshold = target_threshold
                self.reduction = 'none' if sum_classes else reduction
                self.sum_classes = sum_classes
                self.register_buffer('weight', weight)
                self.register_buffer('pos_weight', pos_weight)
                self.smooth_dense = smooth_dense

            def forward(self, x, target):
                batch_size = x.shape[0]
                assert batch_size == target.shape[0]
                if target.shape != x.shape:
                    num_classes = x.shape[-1]
                    off = self.smoothing / num_classes
                    target = torch.full((batch_size, num_classes), off, dtype=x.dtype).scatter_(
                        1, target.long().view(-1, 1), 1.0 - self.smoothing + off)
                elif self.smooth_dense and self.smoothing:
                    target = target * (1.0 - self.smoothing) + 0.5 * self.smoothing
                if self.target_threshold is not None:
                    target = target.gt(self.target_threshold).to(dtype=target.dtype)
                loss = F.binary_cross_entropy_with_logits(x, target, self.weight, pos_weight=self.pos_weight, reduction=self.reduction)
                return loss.sum(-1).mean() if self.sum_classes else loss
        """#
}
