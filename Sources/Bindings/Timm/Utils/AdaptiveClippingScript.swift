// timm.utils.adaptive_clip_grad: gradients limited by the norm of the weights (arXiv 2102.06171).

extension TrainingScripts {
    static let timmUtilsAgc = #"""
        import torch

        def unitwise_norm(x, norm_type=2.0):
            if x.ndim <= 1:
                return x.norm(norm_type)
            return x.norm(norm_type, dim=tuple(range(1, x.ndim)), keepdim=True)

        def adaptive_clip_grad(parameters, clip_factor=0.01, eps=1e-3, norm_type=2.0):
            """Limits the norm of each unit's gradient to a part of the norm of its weights."""
            if isinstance(parameters, torch.Tensor):
                parameters = [parameters]
            for p in parameters:
                if p.grad is None:
                    continue
                grad = p.grad.detach()
                limit = unitwise_norm(p.detach(), norm_type=norm_type).clamp_(min=eps).mul_(clip_factor)
                norm = unitwise_norm(grad, norm_type=norm_type)
                clipped = grad * (limit / norm.clamp(min=1e-6))
                grad.copy_(torch.where(norm < limit, grad, clipped))
        """#
}
