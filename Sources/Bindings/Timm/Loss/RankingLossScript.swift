// timm.loss.TwoWayLoss and ZlprLoss: positive labels ranked above negative ones, without a probability for each.

extension TrainingScripts {
    static let timmLossTwoWayLoss = #"""
        import torch
        import torch.nn.functional as F
        from torch import nn

        _MASK_VALUE = -1e4  # a row without any logit must not give inf - inf in its gradient

        class TwoWayLoss(nn.Module):
            """The hardest negative against the hardest positive, over the samples of each class and the classes of each sample
            (T. Kobayashi, Two-way Multi-Label Loss, CVPR 2023). Targets above 0.5 are positives."""

            def __init__(self, tp=4.0, tn=1.0):
                super().__init__()
                assert tp > 0 and tn > 0
                self.tp = tp
                self.tn = tn

            def forward(self, x, target):
                x = x.float()
                positive = target > 0.5
                high = (x / self.tn).masked_fill(positive, _MASK_VALUE)
                low = (-x / self.tp).masked_fill(~positive, _MASK_VALUE)
                loss = x.new_zeros(())
                for dim in (0, 1):
                    valid = positive.any(dim=dim)
                    gap = torch.logsumexp(high, dim=dim) * self.tn + torch.logsumexp(low, dim=dim) * self.tp
                    loss = loss + F.softplus(gap)[valid].sum() / valid.sum().clamp(min=1)
                return loss
        """#

    static let timmLossZlprLoss = #"""
        import torch
        from torch import nn

        class ZlprLoss(nn.Module):
            """log(1 + sum of exp over negatives) + log(1 + sum of exp(-) over positives): zero is the threshold (arXiv 2208.02955).
            Targets above 0.5 are positives."""

            def forward(self, x, target):
                x = x.float()
                positive = target > 0.5
                zeros = x.new_zeros(x.shape[:-1] + (1,))

                def term(logits, hidden):
                    return torch.logsumexp(torch.cat([logits.masked_fill(hidden, float('-inf')), zeros], dim=-1), dim=-1)

                return (term(x, positive) + term(-x, ~positive)).mean()
        """#
}
