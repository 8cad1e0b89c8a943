// timm.utils.random_seed.

extension TrainingScripts {
    static let timmUtilsRandom = #"""
        import random

        import torch
        from timm.data import _numpy_random

        def random_seed(seed=42, rank=0):
            """Seeds torch, random, and the stream that Mixup draws from (NumPy's, in timm)."""
            torch.manual_seed(seed + rank)
            _numpy_random.seed(seed + rank)
            random.seed(seed + rank)
        """#
}
