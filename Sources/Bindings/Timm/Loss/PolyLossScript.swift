// timm.loss.PolyCrossEntropy and PolyBinaryCrossEntropy (arXiv 2204.12511).

extension TrainingScripts {
    static let timmLossPolyLoss = #"""
        import torch
        import torch.nn.functional as F
        from torch import nn

        class PolyCrossEntropy(nn.Module):
            """Softmax cross-entropy plus epsilon * (1 - p), p the probability of the target, for class ids or distributions."""

            def __init__(self, epsilon=2.0, smoothing=0.0, reduction='mean'):
                super().__init__()
                assert 0.0 <= smoothing < 1.0
                if reduction not in ('mean', 'sum', 'none'):
                    raise ValueError(f"Unknown reduction '{reduction}', expected one of 'mean', 'sum', 'none'.")
                self.epsilon = epsilon
                self.smoothing = smoothing
                self.reduction = reduction

            def forward(self, x, target):
                log_probs = F.log_softmax(x.float(), dim=-1)
                if target.shape != x.shape:
                    classes = x.shape[-1]
                    target = F.one_hot(target.long(), classes).float()
                    if self.smoothing:
                        target = target * (1.0 - self.smoothing) + self.smoothing / classes
                target = target.float()
                right = (target * log_probs.exp()).sum(dim=-1)
                loss = -(target * log_probs).sum(dim=-1) + self.epsilon * (1.0 - right)
                return loss.mean() if self.reduction == 'mean' else loss.sum() if self.reduction == 'sum' else loss

        class PolyBinaryCrossEntropy(nn.Module):
            """Focal binary cross-entropy plus epsilon * (1 - p) ** (gamma + 1) for every label; targets are dense."""

            def __init__(self, epsilon=2.0, gamma=0.0, alpha=None, smoothing=0.0, reduction='mean'):
                super().__init__()
                assert 0.0 <= smoothing < 1.0
                assert alpha is None or 0.0 <= alpha <= 1.0
                if reduction not in ('mean', 'batchmean', 'sum', 'none'):
                    raise ValueError(f"Unknown reduction '{reduction}', expected one of 'mean', 'batchmean', 'sum', 'none'.")
                self.epsilon = epsilon
                self.gamma = gamma
                self.alpha = alpha
                self.smoothing = smoothing
                self.reduction = reduction

            def forward(self, x, target):
                x, y = x.float(), target.float()
                if self.smoothing:
                    y = y * (1.0 - self.smoothing) + 0.5 * self.smoothing
                p = torch.sigmoid(x)
                wrong = 1.0 - (y * p + (1.0 - y) * (1.0 - p))
                loss = F.binary_cross_entropy_with_logits(x, y, reduction='none')
                poly = wrong
                if self.gamma:
                    focus = wrong ** self.gamma
                    loss, poly = loss * focus, poly * focus
                loss = loss + self.epsilon * poly
                if self.alpha is not None:
                    loss = loss * (y * self.alpha + (1.0 - y) * (1.0 - self.alpha))
                if self.reduction == 'batchmean':
                    return loss.sum() / x.shape[0]
                return loss.mean() if self.reduction == 'mean' else loss.sum() if self.reduction == 'sum' else loss
        """#
}
