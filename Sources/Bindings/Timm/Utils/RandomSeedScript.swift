// timm.utils.random_seed.

extension TrainingScripts {
    static let timmUtilsRandom = #"""
        import random

        import numpy as np
        import torch

        def random_seed(seed=42, rank=0):
            """Seeds torch, random, and NumPy's stream."""
            torch.manual_seed(seed + rank)
            np.random.seed(seed + rank)
            random.seed(seed + rank)
        """#
}
