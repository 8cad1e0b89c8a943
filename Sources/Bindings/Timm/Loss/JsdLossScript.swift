// timm.loss.JsdCrossEntropy: agreement between augmented copies (AugMix, arXiv 1912.02781).

extension TrainingScripts {
    static let timmLossJsd = #"""
        import torch
        import torch.nn.functional as F
        from torch import nn
        from timm.loss.cross_entropy import LabelSmoothingCrossEntropy

        class JsdCrossEntropy(nn.Module):
            """Cross-entropy of the clean part of a batch plus the Jensen-Shannon divergence between its augmented parts."""

            def __init__(self, num_splits=3, alpha=12, smoothing=0.1):
                super().__init__()
                self.num_splits = num_splits
                self.alpha = alpha
                self.cross_entropy_loss = (LabelSmoothingCrossEntropy(smoothing) if smoothing is not None and smoothing > 0
                                           else nn.CrossEntropyLoss())

            def __call__(self, output, target):
                size = output.shape[0] // self.num_splits
                assert size * self.num_splits == output.shape[0]
                parts = torch.split(output, size)
                loss = self.cross_entropy_loss(parts[0], target[:size])
                probs = [F.softmax(logits, dim=1) for logits in parts]
                mixture = torch.clamp(torch.stack(probs).mean(dim=0), 1e-7, 1).log()
                return loss + self.alpha * sum(F.kl_div(mixture, p, reduction='batchmean') for p in probs) / len(probs)
        """#
}
