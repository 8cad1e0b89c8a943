// timm.layers.activations_me: activations that keep only their input. Follows timm's activations_me.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersActivationsMe = #"""
        import torch
        from torch import nn
        from torch.nn import functional as F

        def swish_fwd(x):
            """x * sigmoid(x)."""
            return x.mul(torch.sigmoid(x))

        def swish_bwd(x, grad_output):
            """The gradient of swish_fwd(x)."""
            gate = torch.sigmoid(x)
            return grad_output * (gate * (1 + x * (1 - gate)))

        def mish_fwd(x):
            """x * tanh(softplus(x))."""
            return x.mul(torch.tanh(F.softplus(x)))

        def mish_bwd(x, grad_output):
            """The gradient of mish_fwd(x)."""
            gate = F.softplus(x).tanh()
            return grad_output.mul(gate + x * torch.sigmoid(x) * (1 - gate * gate))

        def hard_sigmoid_fwd(x, inplace=False):
            """A line from 0 at -3 to 1 at 3."""
            return (x + 3).clamp(min=0, max=6).div(6.0)

        def hard_sigmoid_bwd(x, grad_output):
            """The gradient of hard_sigmoid_fwd(x)."""
            return grad_output * (torch.ones_like(x) * ((x >= -3.0) & (x <= 3.0)) / 6.0)

        def hard_swish_fwd(x):
            """x * hard_sigmoid_fwd(x)."""
            return x * (x + 3).clamp(min=0, max=6).div(6.0)

        def hard_swish_bwd(x, grad_output):
            """The gradient of hard_swish_fwd(x)."""
            outside = torch.ones_like(x) * (x >= 3.0)
            return grad_output * torch.where((x >= -3.0) & (x <= 3.0), x / 3.0 + 0.5, outside)

        def hard_mish_fwd(x):
            """x times a line from 0 at -2 to 1 at 0."""
            return 0.5 * x * (x + 2).clamp(min=0, max=2)

        def hard_mish_bwd(x, grad_output):
            """The gradient of hard_mish_fwd(x)."""
            outside = torch.ones_like(x) * (x >= -2.0)
            return grad_output * torch.where((x >= -2.0) & (x <= 0.0), x + 1.0, outside)

        class SwishAutoFn(torch.autograd.Function):
            """swish_fwd which keeps only its input for the gradient."""

            @staticmethod
            def forward(ctx, x):
                ctx.save_for_backward(x)
                return swish_fwd(x)

            @staticmethod
            def backward(ctx, grad_output):
                return swish_bwd(ctx.saved_tensors[0], grad_output)

        class MishAutoFn(torch.autograd.Function):
            """mish_fwd which keeps only its input for the gradient."""

            @staticmethod
            def forward(ctx, x):
                ctx.save_for_backward(x)
                return mish_fwd(x)

            @staticmethod
            def backward(ctx, grad_output):
                return mish_bwd(ctx.saved_tensors[0], grad_output)

        class HardSigmoidAutoFn(torch.autograd.Function):
            """hard_sigmoid_fwd which keeps only its input for the gradient."""

            @staticmethod
            def forward(ctx, x):
                ctx.save_for_backward(x)
                return hard_sigmoid_fwd(x)

            @staticmethod
            def backward(ctx, grad_output):
                return hard_sigmoid_bwd(ctx.saved_tensors[0], grad_output)

        class HardSwishAutoFn(torch.autograd.Function):
            """hard_swish_fwd which keeps only its input for the gradient."""

            @staticmethod
            def forward(ctx, x):
                ctx.save_for_backward(x)
                return hard_swish_fwd(x)

            @staticmethod
            def backward(ctx, grad_output):
                return hard_swish_bwd(ctx.saved_tensors[0], grad_output)

        class HardMishAutoFn(torch.autograd.Function):
            """hard_mish_fwd which keeps only its input for the gradient."""

            @staticmethod
            def forward(ctx, x):
                ctx.save_for_backward(x)
                return hard_mish_fwd(x)

            @staticmethod
            def backward(ctx, grad_output):
                return hard_mish_bwd(ctx.saved_tensors[0], grad_output)

        def swish_me(x, inplace=False):
            """SwishAutoFn as a function."""
            return SwishAutoFn.apply(x)

        def mish_me(x, inplace=False):
            """MishAutoFn as a function."""
            return MishAutoFn.apply(x)

        def hard_sigmoid_me(x, inplace=False):
            """HardSigmoidAutoFn as a function."""
            return HardSigmoidAutoFn.apply(x)

        def hard_swish_me(x, inplace=False):
            """HardSwishAutoFn as a function."""
            return HardSwishAutoFn.apply(x)

        def hard_mish_me(x, inplace=False):
            """HardMishAutoFn as a function."""
            return HardMishAutoFn.apply(x)

        class SwishMe(nn.Module):
            """SwishAutoFn as a layer."""

            def __init__(self, inplace=False):
                super().__init__()

            def forward(self, x):
                return SwishAutoFn.apply(x)

        class MishMe(nn.Module):
            """MishAutoFn as a layer."""

            def __init__(self, inplace=False):
                super().__init__()

            def forward(self, x):
                return MishAutoFn.apply(x)

        class HardSigmoidMe(nn.Module):
            """HardSigmoidAutoFn as a layer."""

            def __init__(self, inplace=False):
                super().__init__()

            def forward(self, x):
                return HardSigmoidAutoFn.apply(x)

        class HardSwishMe(nn.Module):
            """HardSwishAutoFn as a layer."""

            def __init__(self, inplace=False):
                super().__init__()

            def forward(self, x):
                return HardSwishAutoFn.apply(x)

        class HardMishMe(nn.Module):
            """HardMishAutoFn as a layer."""

            def __init__(self, inplace=False):
                super().__init__()

            def forward(self, x):
                return HardMishAutoFn.apply(x)
        """#
}
