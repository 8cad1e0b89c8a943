// timm.loss.AsymmetricLossMultiLabel and AsymmetricLossSingleLabel (arXiv 2009.14119).

extension TrainingScripts {
    static let timmLossAsymmetricLoss = #"""
        import torch
        from torch import nn

        class AsymmetricLossMultiLabel(nn.Module):
            """Focal binary cross-entropy with another exponent for negatives, whose probability is shifted as well (arXiv 2009.14119)."""

            def __init__(self, gamma_neg=4, gamma_pos=1, clip=0.05, eps=1e-8, disable_torch_grad_focal_loss=False, smoothing=0.0,
                         reduction='batchmean', weight=None, pos_weight=None):
                super().__init__()
                assert 0.0 <= smoothing < 1.0
                if reduction not in ('batchmean', 'sum', 'mean', 'none'):
                    raise ValueError(f"Unknown reduction '{reduction}', expected one of 'batchmean', 'sum', 'mean', 'none'.")
                self.gamma_neg = gamma_neg
                self.gamma_pos = gamma_pos
                self.clip = clip
                self.disable_torch_grad_focal_loss = disable_torch_grad_focal_loss
                self.eps = eps
                self.smoothing = smoothing
                self.reduction = reduction
                if pos_weight is not None and not isinstance(pos_weight, torch.Tensor):
                    pos_weight = torch.tensor(pos_weight)
                self.register_buffer('weight', weight)
                self.register_buffer('pos_weight', pos_weight)

            def forward(self, x, y):
                x, y = x.float(), y.float()
                if self.smoothing:
                    y = y * (1.0 - self.smoothing) + 0.5 * self.smoothing
                positive = torch.sigmoid(x)
                negative = 1 - positive
                if self.clip is not None and self.clip > 0:
                    negative = (negative + self.clip).clamp(max=1)
                loss = y * torch.log(positive.clamp(min=self.eps))
                if self.pos_weight is not None:
                    loss = loss * self.pos_weight
                loss = loss + (1 - y) * torch.log(negative.clamp(min=self.eps))
                if self.gamma_neg > 0 or self.gamma_pos > 0:
                    with torch.set_grad_enabled(torch.is_grad_enabled() and not self.disable_torch_grad_focal_loss):
                        right = positive * y + negative * (1 - y)
                        focus = torch.pow(1 - right, self.gamma_pos * y + self.gamma_neg * (1 - y))
                    loss = loss * focus
                loss = -loss
                if self.weight is not None:
                    loss = loss * self.weight
                if self.reduction == 'batchmean':
                    return loss.sum() / x.shape[0]
                return loss.sum() if self.reduction == 'sum' else loss.mean() if self.reduction == 'mean' else loss

        class AsymmetricLossSingleLabel(nn.Module):
            """The same over a softmax, for class ids."""

            def __init__(self, gamma_pos=1, gamma_neg=4, eps=0.1, reduction='mean'):
                super().__init__()
                self.eps = eps
                self.logsoftmax = nn.LogSoftmax(dim=-1)
                self.targets_classes = []
                self.gamma_pos = gamma_pos
                self.gamma_neg = gamma_neg
                self.reduction = reduction

            def forward(self, inputs, target, reduction=None):
                log_preds = self.logsoftmax(inputs)
                targets = torch.zeros_like(inputs).scatter_(1, target.long().unsqueeze(1), 1)
                others = 1 - targets
                positive = torch.exp(log_preds)
                wrong = 1 - positive * targets - (1 - positive) * others
                log_preds = log_preds * torch.pow(wrong, self.gamma_pos * targets + self.gamma_neg * others)
                if self.eps > 0:
                    targets = targets.mul(1 - self.eps).add(self.eps / inputs.size()[-1])
                self.targets_classes = targets
                loss = -targets.mul(log_preds).sum(dim=-1)
                return loss.mean() if self.reduction == 'mean' else loss
        """#
}
