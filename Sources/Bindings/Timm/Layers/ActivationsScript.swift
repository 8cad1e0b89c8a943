// timm.layers.activations: activations of timm's own, in place too. Follows timm's activations.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersActivations = #"""
        import torch
        from torch import nn
        from torch.nn import functional as F

        def swish(x, inplace=False):
            """x * sigmoid(x)."""
            return x.mul_(x.sigmoid()) if inplace else x.mul(x.sigmoid())

        class Swish(nn.Module):
            """swish() as a layer."""

            def __init__(self, inplace=False):
                super().__init__()
                self.inplace = inplace

            def forward(self, x):
                return swish(x, self.inplace)

        def mish(x, inplace=False):
            """x * tanh(softplus(x)), never in place."""
            return x.mul(F.softplus(x).tanh())

        class Mish(nn.Module):
            """mish() as a layer."""

            def __init__(self, inplace=False):
                super().__init__()

            def forward(self, x):
                return mish(x)

        def sigmoid(x, inplace=False):
            """1 / (1 + exp(-x))."""
            return x.sigmoid_() if inplace else x.sigmoid()

        class Sigmoid(nn.Module):
            """sigmoid() as a layer."""

            def __init__(self, inplace=False):
                super().__init__()
                self.inplace = inplace

            def forward(self, x):
                return sigmoid(x, self.inplace)

        def tanh(x, inplace=False):
            """The hyperbolic tangent."""
            return x.tanh_() if inplace else x.tanh()

        class Tanh(nn.Module):
            """tanh() as a layer."""

            def __init__(self, inplace=False):
                super().__init__()
                self.inplace = inplace

            def forward(self, x):
                return tanh(x, self.inplace)

        def hard_swish(x, inplace=False):
            """x * hard_sigmoid(x)."""
            gate = F.relu6(x + 3.0).div_(6.0)
            return x.mul_(gate) if inplace else x.mul(gate)

        class HardSwish(nn.Module):
            """hard_swish() as a layer."""

            def __init__(self, inplace=False):
                super().__init__()
                self.inplace = inplace

            def forward(self, x):
                return hard_swish(x, self.inplace)

        def hard_sigmoid(x, inplace=False):
            """A line from 0 at -3 to 1 at 3."""
            return x.add_(3.0).clamp_(0.0, 6.0).div_(6.0) if inplace else F.relu6(x + 3.0) / 6.0

        class HardSigmoid(nn.Module):
            """hard_sigmoid() as a layer."""

            def __init__(self, inplace=False):
                super().__init__()
                self.inplace = inplace

            def forward(self, x):
                return hard_sigmoid(x, self.inplace)

        def hard_mish(x, inplace=False):
            """x times a line from 0 at -2 to 1 at 0."""
            return x.mul_(0.5 * (x + 2).clamp(min=0, max=2)) if inplace else 0.5 * x * (x + 2).clamp(min=0, max=2)

        class HardMish(nn.Module):
            """hard_mish() as a layer."""

            def __init__(self, inplace=False):
                super().__init__()
                self.inplace = inplace

            def forward(self, x):
                return hard_mish(x, self.inplace)

        class PReLU(nn.PReLU):
            """nn.PReLU which takes an inplace that means nothing."""

            def __init__(self, num_parameters=1, init=0.25, inplace=False):
                super().__init__(num_parameters=num_parameters, init=init)

            def forward(self, input):
                return F.prelu(input, self.weight)

        def gelu(x, inplace=False):
            """x times the normal distribution function of x, never in place."""
            return F.gelu(x)

        class GELU(nn.Module):
            """gelu() as a layer."""

            def __init__(self, inplace=False):
                super().__init__()

            def forward(self, input):
                return F.gelu(input)

        def gelu_tanh(x, inplace=False):
            """gelu() approximated with a tanh, never in place."""
            return F.gelu(x, approximate='tanh')

        class GELUTanh(nn.Module):
            """gelu_tanh() as a layer."""

            def __init__(self, inplace=False):
                super().__init__()

            def forward(self, input):
                return F.gelu(input, approximate='tanh')

        def quick_gelu(x, inplace=False):
            """x * sigmoid(1.702 * x), never in place."""
            return x * torch.sigmoid(1.702 * x)

        class QuickGELU(nn.Module):
            """quick_gelu() as a layer."""

            def __init__(self, inplace=False):
                super().__init__()

            def forward(self, input):
                return quick_gelu(input)
        """#
}
