// timm.loss.DistributionBalancedLoss: many labels with few examples (arXiv 2007.09654).

extension TrainingScripts {
    static let timmLossDistributionBalancedLoss = #"""
        import torch
        import torch.nn.functional as F
        from torch import nn

        class DistributionBalancedLoss(nn.Module):
            """Focal binary cross-entropy weighted by how rare a class is among those of its sample, with negatives let off
            (arXiv 2007.09654). class_counts are the positives of each class among num_samples training samples."""

            def __init__(self, class_counts, num_samples, map_alpha=0.1, map_beta=10.0, map_mu=0.2, neg_scale=2.0, init_bias=0.05,
                         focal_gamma=2.0, focal_balance=2.0, smoothing=0.0, reduction='mean'):
                super().__init__()
                assert 0.0 <= smoothing < 1.0
                assert neg_scale > 0
                if reduction not in ('mean', 'batchmean', 'sum', 'none'):
                    raise ValueError(f"Unknown reduction '{reduction}', expected one of 'mean', 'batchmean', 'sum', 'none'.")
                counts = torch.as_tensor(class_counts, dtype=torch.float32)
                if counts.ndim != 1 or not counts.numel():
                    raise ValueError('class_counts must be a non-empty 1-D sequence.')
                if num_samples < 2 or (counts < 0).any() or (counts > num_samples).any():
                    raise ValueError('class_counts must be in [0, num_samples] with num_samples > 1.')
                counts = counts.clamp(1.0, num_samples - 1.0)
                self.map_alpha = map_alpha
                self.map_beta = map_beta
                self.map_mu = map_mu
                self.neg_scale = neg_scale
                self.focal_gamma = focal_gamma
                self.focal_balance = focal_balance
                self.smoothing = smoothing
                self.reduction = reduction
                self.register_buffer('freq_inv', 1.0 / counts)
                self.register_buffer('logit_bias', -torch.log(num_samples / counts - 1.0) * init_bias / neg_scale)

            def forward(self, x, target):
                x, y = x.float(), target.float()
                # How often a class is drawn alone, over how often a sample is drawn for any of its classes.
                drawn = (y * self.freq_inv).sum(dim=-1, keepdim=True)
                ratio = self.freq_inv / drawn.clamp(min=torch.finfo(torch.float32).tiny)
                weight = torch.sigmoid(self.map_beta * (ratio - self.map_mu)) + self.map_alpha
                if self.smoothing:
                    y = y * (1.0 - self.smoothing) + 0.5 * self.smoothing
                z = x + self.logit_bias
                positive = F.softplus(-z)
                negative = F.softplus(z * self.neg_scale) / self.neg_scale
                if self.focal_gamma > 0:
                    positive = positive * torch.sigmoid(-z) ** self.focal_gamma * self.focal_balance
                    negative = negative * torch.sigmoid(z * self.neg_scale) ** self.focal_gamma * self.focal_balance
                loss = weight * (y * positive + (1.0 - y) * negative)
                if self.reduction == 'batchmean':
                    return loss.sum() / x.shape[0]
                return loss.mean() if self.reduction == 'mean' else loss.sum() if self.reduction == 'sum' else loss
        """#
}
