// torch.nn.utils.weight_norm, spectral_norm and what takes them away again, in the language: hooks that compute a layer's weight
// before each call, as PyTorch's do. And the norms of lists of tensors.

import Interp

enum WeightSource {
    static let module = "torch.nn.utils._weights"
    /// What torch.nn.utils shows of the module.
    static let names: Set<String> = [
        "weight_norm", "remove_weight_norm", "spectral_norm", "remove_spectral_norm", "get_total_norm", "clip_grads_with_norm_",
    ]

    static func make() -> NativeModule { .scripted(module, doc: "Normalised weights.", needs: ["torch", "torch.nn"], source) }

    private static let source = #"""
        def _names():
            import torch
            from torch.nn import Parameter

            def norm_except_dim(v, dim):
                if dim == -1:
                    return v.norm()
                if dim == 0:
                    return v.reshape(v.size(0), -1).norm(dim=1).reshape([v.size(0)] + [1] * (v.dim() - 1))
                if dim == v.dim() - 1:
                    return v.reshape(-1, v.size(-1)).norm(dim=0).reshape([1] * (v.dim() - 1) + [v.size(-1)])
                return norm_except_dim(v.transpose(0, dim), 0).transpose(0, dim)

            class WeightNorm:
                def __init__(self, name, dim):
                    self.name, self.dim = name, -1 if dim is None else dim

                def compute_weight(self, module):
                    g, v = getattr(module, self.name + '_g'), getattr(module, self.name + '_v')
                    return v * (g / norm_except_dim(v, self.dim))

                def remove(self, module):
                    with torch.no_grad():
                        weight = self.compute_weight(module)
                    delattr(module, self.name)
                    delattr(module, self.name + '_g')
                    delattr(module, self.name + '_v')
                    setattr(module, self.name, Parameter(weight.detach()))

                def __call__(self, module, inputs):
                    setattr(module, self.name, self.compute_weight(module))

            class SpectralNorm:
                def __init__(self, name, n_power_iterations, dim, eps):
                    if n_power_iterations <= 0:
                        raise ValueError(f'Expected n_power_iterations to be positive, but got n_power_iterations={n_power_iterations}')
                    self.name, self.n_power_iterations, self.dim, self.eps = name, n_power_iterations, dim, eps

                def reshape_weight_to_matrix(self, weight):
                    if self.dim != 0:
                        weight = weight.permute([self.dim] + [d for d in range(weight.dim()) if d != self.dim])
                    return weight.reshape(weight.size(0), -1)

                def compute_weight(self, module, do_power_iteration):
                    from torch.nn.functional import normalize
                    weight = getattr(module, self.name + '_orig')
                    u, v = getattr(module, self.name + '_u'), getattr(module, self.name + '_v')
                    matrix = self.reshape_weight_to_matrix(weight)
                    if do_power_iteration:
                        with torch.no_grad():
                            for _ in range(self.n_power_iterations):
                                v.copy_(normalize(torch.mv(matrix.t(), u), dim=0, eps=self.eps))
                                u.copy_(normalize(torch.mv(matrix, v), dim=0, eps=self.eps))
                            u, v = u.clone(), v.clone()
                    return weight / torch.dot(u, torch.mv(matrix, v))

                def remove(self, module):
                    with torch.no_grad():
                        weight = self.compute_weight(module, False)
                    delattr(module, self.name)
                    for part in ('_u', '_v', '_orig'):
                        delattr(module, self.name + part)
                    module.register_parameter(self.name, Parameter(weight.detach()))

                def __call__(self, module, inputs):
                    setattr(module, self.name, self.compute_weight(module, module.training))

            def attach(module, fn, kind):
                kept = getattr(module, '_weight_hooks', None)
                if kept is None:
                    kept = []
                    module._weight_hooks = kept
                for _, other in kept:
                    if isinstance(other, kind) and other.name == fn.name:
                        raise RuntimeError(f"Cannot register two {'weight' if kind is WeightNorm else 'spectral'}_norm hooks on the same parameter "
                                           f"{fn.name}")
                kept.append((module.register_forward_pre_hook(fn), fn))

            def detach(module, name, kind):
                kept = getattr(module, '_weight_hooks', [])
                for k, (handle, fn) in enumerate(kept):
                    if isinstance(fn, kind) and fn.name == name:
                        fn.remove(module)
                        handle.remove()
                        del kept[k]
                        return module
                raise ValueError(f"{'weight' if kind is WeightNorm else 'spectral'}_norm of '{name}' not found in {module}")

            def weight_norm(module, name='weight', dim=0):
                fn = WeightNorm(name, dim)
                weight = getattr(module, name)
                attach(module, fn, WeightNorm)
                delattr(module, name)
                module.register_parameter(name + '_g', Parameter(norm_except_dim(weight, fn.dim).detach()))
                module.register_parameter(name + '_v', Parameter(weight.detach()))
                setattr(module, name, fn.compute_weight(module))
                return module

            def remove_weight_norm(module, name='weight'):
                return detach(module, name, WeightNorm)

            def spectral_norm(module, name='weight', n_power_iterations=1, eps=1e-12, dim=None):
                from torch.nn.functional import normalize
                if dim is None:
                    dim = 1 if type(module).__name__ in ('ConvTranspose1d', 'ConvTranspose2d', 'ConvTranspose3d') else 0
                fn = SpectralNorm(name, n_power_iterations, dim, eps)
                weight = getattr(module, name)
                if weight is None:
                    raise ValueError(f'`SpectralNorm` cannot be applied as parameter `{name}` is None')
                attach(module, fn, SpectralNorm)
                with torch.no_grad():
                    h, w = fn.reshape_weight_to_matrix(weight).size()
                    u = normalize(weight.new_empty(h).normal_(0, 1), dim=0, eps=eps)
                    v = normalize(weight.new_empty(w).normal_(0, 1), dim=0, eps=eps)
                delattr(module, name)
                module.register_parameter(name + '_orig', weight)
                setattr(module, name, weight.detach())
                module.register_buffer(name + '_u', u)
                module.register_buffer(name + '_v', v)
                return module

            def remove_spectral_norm(module, name='weight'):
                return detach(module, name, SpectralNorm)

            def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None):
                tensors = [tensors] if isinstance(tensors, torch.Tensor) else list(tensors)
                if not tensors:
                    return torch.tensor(0.0)
                total = torch.linalg.vector_norm(torch.stack([torch.linalg.vector_norm(t.detach(), norm_type) for t in tensors]), norm_type)
                if error_if_nonfinite and not bool(total.isfinite()):
                    raise RuntimeError(f'The total norm of order {norm_type} for gradients from `parameters` is non-finite, so it cannot be clipped. '
                                       'To disable this error and scale the gradients by the non-finite norm anyway, set '
                                       '`error_if_nonfinite=False`')
                return total

            def clip_grads_with_norm_(parameters, max_norm, total_norm, foreach=None):
                parameters = [parameters] if isinstance(parameters, torch.Tensor) else list(parameters)
                factor = torch.clamp(float(max_norm) / (total_norm + 1e-6), max=1.0)
                with torch.no_grad():
                    for p in parameters:
                        if p.grad is not None:
                            p.grad.mul_(factor)

            for item in (weight_norm, remove_weight_norm, spectral_norm, remove_spectral_norm, get_total_norm,
                         clip_grads_with_norm_):
                item.__qualname__ = item.__name__
                globals()[item.__name__] = item

        _names()
        del _names

        """#
}
