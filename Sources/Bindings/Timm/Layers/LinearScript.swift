// timm.layers.linear: the linear layer. Follows timm's linear.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersLinear = #"""
        from torch import nn

        class Linear(nn.Linear):
            """nn.Linear under timm's name."""
        """#
}
