// torch.nn.utils.parametrize: parameters that are computed of others each time they are read. PyTorch changes the module's class; here
// the module itself knows how to compute (`Module.parametrizer`), so that layers of this library read it too.

import Interp
import Neural
import Tensors

enum ParametrizeScripts {
    static var modules: [NativeModule] {
        [
            .scripted(
                "torch.nn.utils.parametrize", doc: "Parameters that are computed of others.", needs: ["torch", "torch.nn"], source
            ) { m in install(m) },
            .scripted(
                "torch.nn.utils.parametrizations", doc: "Parametrizations of weights.",
                needs: ["torch", "torch.nn", "torch.nn.utils.parametrize"], ParametrizationsSource.text),
        ]
    }

    private static func install(_ m: ModuleBuilder) {
        let d = TorchDeclarations(m)
        d.function("_begin(module)") { c -> Value in
            try ModuleObjects.receiver(c[0]).parametrizer = { module, name in
                guard let list = module.child("parametrizations")?.child(name) else { return nil }
                let (me, callee) = (Reference(owned: module.toScript()), Reference(owned: list.toScript()))
                let functions = Reference(owned: try Interpreter.importModule("torch.nn.utils.parametrize"))
                guard let compute = try findAttribute(functions.value, "_compute") else { return nil }
                defer { compute.release() }
                let key = Value.string(name)
                defer { key.release() }
                let result = try Interp.call(compute, [me.value, key, callee.value])
                defer { result.release() }
                guard let tensor = tensorObject(result) else {
                    throw Raise.typeError("a parametrization of '\(name)' gave a \(result.typeName) where a Tensor is needed")
                }
                return tensor
            }
            return .none
        }
        d.function("_end(module)") { c -> Value in
            try ModuleObjects.receiver(c[0]).parametrizer = nil
            return .none
        }
    }

    private static let source = #"""
        from contextlib import contextmanager

        import torch
        from torch import Tensor
        from torch.nn import Module, ModuleDict, ModuleList, Parameter

        _cache_enabled = 0
        _cache = {}

        @contextmanager
        def cached():
            """Inside, every parametrized tensor is computed once and kept."""
            global _cache, _cache_enabled
            _cache_enabled += 1
            try:
                yield
            finally:
                _cache_enabled -= 1
                if not _cache_enabled:
                    _cache = {}

        def _compute(module, name, parametrization):
            if not _cache_enabled:
                return parametrization()
            key = (id(module), name)
            if key not in _cache:
                _cache[key] = parametrization()
            return _cache[key]

        def _register_parameter_or_buffer(module, name, X):
            if isinstance(X, Parameter):
                module.register_parameter(name, X)
            else:
                module.register_buffer(name, X)

        def _maybe_set(dest, src):
            dest.data = src.detach()

        class ParametrizationList(ModuleList):
            """The parametrizations of one tensor, and what the tensor is computed of."""

            def __init__(self, modules, original, unsafe=False):
                if len(modules) == 0:
                    raise ValueError('ParametrizationList requires one or more modules.')
                super().__init__(modules)
                self.unsafe = unsafe
                original_shape = original.shape
                original_dtype = original.dtype
                with torch.no_grad():
                    new = original
                    for module in reversed(list(self)):
                        if hasattr(module, 'right_inverse'):
                            try:
                                new = module.right_inverse(new)
                            except NotImplementedError:
                                pass
                if not isinstance(new, Tensor) and not isinstance(new, (tuple, list)):
                    raise ValueError("'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). "
                                     f'Got {type(new).__name__}')
                self.is_tensor = isinstance(new, Tensor)
                self.ntensors = 1 if self.is_tensor else len(new)
                if self.is_tensor:
                    if original.dtype != new.dtype:
                        raise ValueError('When `right_inverse` outputs one tensor, it may not change the dtype.\n'
                                         f'original.dtype: {original.dtype}\nright_inverse(original).dtype: {new.dtype}')
                    with torch.no_grad():
                        _maybe_set(original, new)
                    _register_parameter_or_buffer(self, 'original', original)
                else:
                    for i, originali in enumerate(new):
                        if not isinstance(originali, Tensor):
                            raise ValueError("'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). "
                                             f'Got element {i} of the sequence with type {type(originali).__name__}.')
                        if isinstance(original, Parameter):
                            originali = Parameter(originali, original.requires_grad)
                        originali.requires_grad_(original.requires_grad)
                        _register_parameter_or_buffer(self, f'original{i}', originali)
                if not self.unsafe:
                    Z = self()
                    if not isinstance(Z, Tensor):
                        raise ValueError(f'A parametrization must return a tensor. Got {type(Z).__name__}.')
                    if Z.dtype != original_dtype:
                        raise ValueError('Registering a parametrization may not change the dtype of the tensor, unless `unsafe` flag is enabled.\n'
                                         f'unparametrized dtype: {original_dtype}\nparametrized dtype: {Z.dtype}')
                    if Z.shape != original_shape:
                        raise ValueError('Registering a parametrization may not change the shape of the tensor, unless `unsafe` flag is enabled.\n'
                                         f'unparametrized shape: {original_shape}\nparametrized shape: {Z.shape}')

            def right_inverse(self, value):
                """Gives the originals the values from which the tensor comes out as `value`."""
                with torch.no_grad():
                    for module in reversed(list(self)):
                        if not hasattr(module, 'right_inverse'):
                            raise RuntimeError(f'parametrization {type(module).__name__} does not implement right_inverse.')
                        value = module.right_inverse(value)
                    if self.is_tensor:
                        if not isinstance(value, Tensor):
                            raise ValueError(f'`right_inverse` should return a tensor. Got {type(value).__name__}')
                        if value.dtype != self.original.dtype:
                            raise ValueError(f'The tensor returned by `right_inverse` has dtype {value.dtype} '
                                             f'while `original` has dtype {self.original.dtype}')
                        _maybe_set(self.original, value)
                        return
                    if not isinstance(value, (tuple, list)):
                        raise ValueError(f"'right_inverse' must return a sequence of tensors. Got {type(value).__name__}.")
                    if len(value) != self.ntensors:
                        raise ValueError(f"'right_inverse' must return a sequence of tensors of length {self.ntensors}. "
                                         f'Got a sequence of length {len(value)}.')
                    for i, tensor in enumerate(value):
                        original_i = getattr(self, f'original{i}')
                        if not isinstance(tensor, Tensor):
                            raise ValueError("'right_inverse' must return a sequence of tensors or reference-type opaques. "
                                             f'Got element {i} of type {type(tensor).__name__}.')
                        if original_i.dtype != tensor.dtype:
                            raise ValueError(f'Tensor {i} returned by `right_inverse` has dtype {tensor.dtype} '
                                             f'while `original{i}` has dtype {original_i.dtype}')
                        _maybe_set(original_i, tensor)

            def forward(self):
                if self.is_tensor:
                    x = self[0](self.original)
                else:
                    x = self[0](*(getattr(self, f'original{i}') for i in range(self.ntensors)))
                for i in range(1, len(self)):
                    x = self[i](x)
                return x

        def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
            """From now on module.tensor_name is parametrization(what it was)."""
            parametrization.train(module.training)
            if is_parametrized(module, tensor_name):
                if not unsafe:
                    Y = getattr(module, tensor_name)
                    X = parametrization(Y)
                    if not isinstance(X, Tensor):
                        raise ValueError(f'A parametrization must return a tensor. Got {type(X).__name__}.')
                    if X.dtype != Y.dtype:
                        raise ValueError('Registering a parametrization may not change the dtype of the tensor, unless the `unsafe` flag is '
                                         f'enabled.\nmodule.{tensor_name}.dtype: {Y.dtype}\nparametrization(module.{tensor_name}).dtype: '
                                         f'{X.dtype}')
                    if X.shape != Y.shape:
                        raise ValueError('Registering a parametrization may not change the shape of the tensor, unless the `unsafe` flag is '
                                         f'enabled.\nmodule.{tensor_name}.shape: {Y.shape}\nparametrization(module.{tensor_name}).shape: '
                                         f'{X.shape}')
                    if hasattr(parametrization, 'right_inverse'):
                        try:
                            Z = parametrization.right_inverse(X)
                        except NotImplementedError:
                            pass
                        else:
                            if not isinstance(Z, Tensor):
                                raise ValueError(f'parametrization.right_inverse must return a tensor. Got: {type(Z).__name__}')
                            for what, z, y in (('dtype', Z.dtype, Y.dtype), ('shape', Z.shape, Y.shape)):
                                if z != y:
                                    raise ValueError(f'The tensor returned by parametrization.right_inverse must have the same {what} as '
                                                     f'module.{tensor_name}, unless the `unsafe` flag is enabled.\n'
                                                     f'module.{tensor_name}.{what}: {y}\nreturned {what}: {z}')
                module.parametrizations[tensor_name].append(parametrization)
                module.parametrizations[tensor_name].unsafe |= unsafe
            elif tensor_name in module._buffers or tensor_name in module._parameters:
                original = getattr(module, tensor_name)
                parametrizations = ParametrizationList([parametrization], original, unsafe=unsafe)
                delattr(module, tensor_name)
                if not is_parametrized(module):
                    module.parametrizations = ModuleDict()
                module.parametrizations[tensor_name] = parametrizations
                _begin(module)
            else:
                raise ValueError(f"Module '{module}' does not have a parameter, a buffer, or a parametrized element with name '{tensor_name}'")
            return module

        def is_parametrized(module, tensor_name=None):
            parametrizations = getattr(module, 'parametrizations', None)
            if parametrizations is None or not isinstance(parametrizations, ModuleDict):
                return False
            return len(parametrizations) > 0 if tensor_name is None else tensor_name in parametrizations

        def remove_parametrizations(module, tensor_name, leave_parametrized=True):
            """Makes module.tensor_name a plain tensor again: its present value, or what it was computed of."""
            if not is_parametrized(module, tensor_name):
                raise ValueError(f'Module {module} does not have a parametrization on {tensor_name}')
            parametrizations = module.parametrizations[tensor_name]
            if parametrizations.is_tensor:
                original = parametrizations.original
                if leave_parametrized:
                    with torch.no_grad():
                        t = getattr(module, tensor_name)
                        _maybe_set(original, t)
            elif leave_parametrized:
                t = getattr(module, tensor_name)
                original = Parameter(t) if t.requires_grad else t
            else:
                raise ValueError('Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in terms of a '
                                 'sequence of tensors.')
            del module.parametrizations[tensor_name]
            if not is_parametrized(module):
                _end(module)
                delattr(module, 'parametrizations')
            _register_parameter_or_buffer(module, tensor_name, original)
            return module

        def type_before_parametrizations(module):
            return type(module)
        """#
}

/// weight_norm, spectral_norm and orthogonal as parametrizations.
private enum ParametrizationsSource {
    static let text = #"""
        from enum import Enum, auto

        import torch
        import torch.nn.functional as F
        from torch import Tensor
        from torch.nn import Module
        from torch.nn.utils import parametrize

        def _norm_except_dim(v, dim):
            if dim == -1:
                return v.norm()
            return v.norm(2, [d for d in range(v.dim()) if d != dim], keepdim=True)

        class _WeightNorm(Module):
            def __init__(self, dim=0):
                super().__init__()
                self.dim = -1 if dim is None else dim

            def forward(self, weight_g, weight_v):
                return weight_v * (weight_g / _norm_except_dim(weight_v, self.dim))

            def right_inverse(self, weight):
                return _norm_except_dim(weight, self.dim), weight

        def weight_norm(module, name='weight', dim=0):
            """Direction and length of a weight as two parameters."""
            parametrize.register_parametrization(module, name, _WeightNorm(dim), unsafe=True)
            return module

        class _SpectralNorm(Module):
            def __init__(self, weight, n_power_iterations=1, dim=0, eps=1e-12):
                super().__init__()
                ndim = weight.ndim
                if dim >= ndim or dim < -ndim:
                    raise IndexError(f'Dimension out of range (expected to be in range of [-{ndim}, {ndim - 1}] but got {dim})')
                if n_power_iterations <= 0:
                    raise ValueError(f'Expected n_power_iterations to be positive, but got n_power_iterations={n_power_iterations}')
                self.dim = dim if dim >= 0 else dim + ndim
                self.eps = eps
                if ndim > 1:
                    self.n_power_iterations = n_power_iterations
                    weight_mat = self._reshape_weight_to_matrix(weight)
                    h, w = weight_mat.size()
                    u = weight_mat.new_empty(h).normal_(0, 1)
                    v = weight_mat.new_empty(w).normal_(0, 1)
                    self.register_buffer('_u', F.normalize(u, dim=0, eps=self.eps))
                    self.register_buffer('_v', F.normalize(v, dim=0, eps=self.eps))
                    self._power_method(weight_mat, 15)

            def _reshape_weight_to_matrix(self, weight):
                if self.dim != 0:
                    weight = weight.permute(self.dim, *(d for d in range(weight.dim()) if d != self.dim))
                return weight.flatten(1)

            def _power_method(self, weight_mat, n_power_iterations):
                with torch.no_grad():
                    for _ in range(n_power_iterations):
                        self._u.copy_(F.normalize(torch.mv(weight_mat, self._v), dim=0, eps=self.eps))
                        self._v.copy_(F.normalize(torch.mv(weight_mat.t(), self._u), dim=0, eps=self.eps))

            def forward(self, weight):
                if weight.ndim == 1:
                    return F.normalize(weight, dim=0, eps=self.eps)
                weight_mat = self._reshape_weight_to_matrix(weight)
                if self.training:
                    self._power_method(weight_mat, self.n_power_iterations)
                u, v = self._u.clone(), self._v.clone()
                return weight / torch.dot(u, torch.mv(weight_mat, v))

            def right_inverse(self, value):
                return value

        def _weight(module, name):
            weight = getattr(module, name, None)
            if not isinstance(weight, Tensor):
                raise ValueError(f"Module '{module}' has no parameter or buffer with name '{name}'")
            return weight

        def spectral_norm(module, name='weight', n_power_iterations=1, eps=1e-12, dim=None):
            """A weight divided by its largest singular value."""
            weight = _weight(module, name)
            if dim is None:
                transposed = isinstance(module, (torch.nn.ConvTranspose1d, torch.nn.ConvTranspose2d, torch.nn.ConvTranspose3d))
                dim = 1 if transposed else 0
            parametrize.register_parametrization(module, name, _SpectralNorm(weight, n_power_iterations, dim, eps))
            return module

        class _OrthMaps(Enum):
            matrix_exp = auto()
            cayley = auto()
            householder = auto()

        def _is_orthogonal(Q):
            n, k = Q.size(-2), Q.size(-1)
            return torch.allclose(Q.mT @ Q, torch.eye(k, dtype=Q.dtype), atol=10.0 * n * torch.finfo(Q.dtype).eps)

        def _make_orthogonal(A):
            Q, R = torch.linalg.qr(A)
            return Q * R.diagonal(dim1=-2, dim2=-1).sgn().unsqueeze(-2)

        def _householder_product(A, tau):
            """The first columns of the product of I - tau v vᵀ, v the columns of the unit lower triangle A."""
            n, k = A.size(-2), A.size(-1)
            V = A.tril(-1) + torch.eye(n, k, dtype=A.dtype)
            Q = torch.eye(n, k, dtype=A.dtype).expand(A.shape)
            for i in range(k - 1, -1, -1):
                v = V[..., i:i + 1]
                Q = Q - tau[..., i, None, None] * (v @ (v.mT @ Q))
            return Q

        class _Orthogonal(Module):
            def __init__(self, weight, orthogonal_map, *, use_trivialization=True):
                super().__init__()
                self.shape = weight.shape
                self.orthogonal_map = orthogonal_map
                self.use_trivialization = use_trivialization
                if use_trivialization:
                    self.register_buffer('base', None)

            def forward(self, X):
                n, k = X.size(-2), X.size(-1)
                transposed = n < k
                if transposed:
                    X = X.mT
                    n, k = k, n
                if self.orthogonal_map is not _OrthMaps.householder:
                    X = X.tril()
                    if n != k:
                        X = torch.cat([X, X.new_zeros(n, n - k).expand(*X.shape[:-2], -1, -1)], dim=-1)
                    A = X - X.mT
                    if self.orthogonal_map is _OrthMaps.matrix_exp:
                        Q = torch.matrix_exp(A)
                    else:
                        Id = torch.eye(n, dtype=A.dtype)
                        Q = torch.linalg.solve(torch.add(Id, A, alpha=-0.5), torch.add(Id, A, alpha=0.5))
                    if n != k:
                        Q = Q[..., :k]
                else:
                    A = X.tril(diagonal=-1)
                    tau = 2.0 / (1.0 + (A * A).sum(dim=-2))
                    Q = _householder_product(A, tau)
                    Q = Q * X.diagonal(dim1=-2, dim2=-1).int().unsqueeze(-2)
                if self.use_trivialization:
                    Q = self.base @ Q
                return Q.mT if transposed else Q

            def right_inverse(self, Q):
                with torch.no_grad():
                    if Q.shape != self.shape:
                        raise ValueError(f'Expected a matrix or batch of matrices of shape {self.shape}. Got a tensor of shape {Q.shape}.')
                    Q_init = Q
                    if Q.size(-2) < Q.size(-1):
                        Q = Q.mT
                    n, k = Q.size(-2), Q.size(-1)
                    if not self.use_trivialization:
                        if self.orthogonal_map is not _OrthMaps.householder:
                            raise NotImplementedError('It is not possible to assign to the matrix exponential or the Cayley parametrizations '
                                                      'when use_trivialization=False.')
                        raise NotImplementedError('orthogonal: householder without use_trivialization is not available, for it needs '
                                                  'torch.geqrf')
                    if n == k:
                        Q = Q.clone() if _is_orthogonal(Q) else _make_orthogonal(Q)
                    else:
                        N = torch.randn(*(Q.size()[:-2] + (n, n - k)), dtype=Q.dtype)
                        Q = _make_orthogonal(torch.cat([Q, N], dim=-1))
                    self.base = Q
                    neg_Id = torch.zeros_like(Q_init)
                    neg_Id.diagonal(dim1=-2, dim2=-1).fill_(-1.0)
                    return neg_Id

        def orthogonal(module, name='weight', orthogonal_map=None, *, use_trivialization=True):
            """A weight that stays orthogonal."""
            weight = _weight(module, name)
            if weight.ndim < 2:
                raise ValueError(f'Expected a matrix or batch of matrices. Got a tensor of {weight.ndim} dimensions.')
            if orthogonal_map is None:
                orthogonal_map = 'matrix_exp' if weight.size(-2) == weight.size(-1) else 'householder'
            orth_enum = getattr(_OrthMaps, orthogonal_map, None)
            if orth_enum is None:
                raise ValueError('orthogonal_map has to be one of "matrix_exp", "cayley", "householder". '
                                 f'Got: {orthogonal_map}')
            if orth_enum is _OrthMaps.householder and not use_trivialization:
                raise NotImplementedError('orthogonal: householder without use_trivialization is not available, for it needs torch.geqrf')
            parametrize.register_parametrization(module, name, _Orthogonal(weight, orth_enum, use_trivialization=use_trivialization),
                                                 unsafe=True)
            return module
        """#
}
