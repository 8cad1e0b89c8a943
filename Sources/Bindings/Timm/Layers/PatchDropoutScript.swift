// timm.layers.patch_dropout: patches dropped while training. Follows timm's patch_dropout.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersPatchDropout = #"""
        import torch
        from torch import nn

        def patch_dropout_forward(x, prob, num_prefix_tokens, ordered, training):
            """Keeps a random share 1 - prob of the tokens (N, L, ...) after the prefix: (tokens, their indices or None)."""
            if not training or prob == 0.0:
                return x, None
            prefix, patches = x[:, :num_prefix_tokens], x[:, num_prefix_tokens:]
            batch, length = patches.shape[:2]
            keep_indices = torch.randn(batch, length, device=x.device).argsort(dim=-1)[:, :max(1, int(length * (1.0 - prob)))]
            if ordered:
                keep_indices = keep_indices.sort(dim=-1).values
            patches = patches.gather(1, keep_indices.unsqueeze(-1).expand(-1, -1, *patches.shape[2:]))
            return torch.cat((prefix, patches), 1) if num_prefix_tokens else patches, keep_indices

        class PatchDropout(nn.Module):
            """Drops a share of the tokens while training (arXiv 2212.00794)."""

            def __init__(self, prob=0.5, num_prefix_tokens=1, ordered=False):
                super().__init__()
                assert 0 <= prob < 1.0
                self.prob = prob
                self.num_prefix_tokens = num_prefix_tokens
                self.ordered = ordered

            def forward(self, x):
                return patch_dropout_forward(x, self.prob, self.num_prefix_tokens, self.ordered, self.training)[0]

        class PatchDropoutWithIndices(nn.Module):
            """PatchDropout that also returns the indices of the kept tokens, None where all are kept."""

            def __init__(self, prob=0.5, num_prefix_tokens=1, ordered=False):
                super().__init__()
                assert 0 <= prob < 1.0
                self.prob = prob
                self.num_prefix_tokens = num_prefix_tokens
                self.ordered = ordered

            def forward(self, x):
                return patch_dropout_forward(x, self.prob, self.num_prefix_tokens, self.ordered, self.training)
        """#
}
