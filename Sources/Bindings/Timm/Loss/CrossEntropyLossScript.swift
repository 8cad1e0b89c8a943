// timm.loss.LabelSmoothingCrossEntropy and SoftTargetCrossEntropy.

extension TrainingScripts {
    static let timmLossCrossEntropy = #"""
        import torch
        import torch.nn.functional as F
        from torch import nn

        class LabelSmoothingCrossEntropy(nn.Module):
            """Cross-entropy of logits with class ids, a part of the target spread over all classes."""

            def __init__(self, smoothing=0.1):
                super().__init__()
                assert smoothing < 1.0
                self.smoothing = smoothing
                self.confidence = 1.0 - smoothing

            def forward(self, x, target):
                logprobs = F.log_softmax(x, dim=-1)
                nll_loss = -logprobs.gather(dim=-1, index=target.unsqueeze(1)).squeeze(1)
                smooth_loss = -logprobs.mean(dim=-1)
                return (self.confidence * nll_loss + self.smoothing * smooth_loss).mean()

        class SoftTargetCrossEntropy(nn.Module):
            """Cross-entropy of logits with a distribution over the classes."""

            def __init__(self):
                super().__init__()

            def forward(self, x, target):
                return torch.sum(-target * F.log_softmax(x, dim=-1), dim=-1).mean()
        """#
}
