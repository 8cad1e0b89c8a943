// torch.autograd and torch.utils.checkpoint: gradients as values, hooks, functions with a script's own backward, and
// activations that are computed again instead of kept.

import Interp
import Tensors

/// Takes a hook off again: what register_hook returns.
final class GradientHookHandle: NativeObject {
    let hook: GradientHook
    init(_ hook: GradientHook) { self.hook = hook }
}

/// A tensor kept by a script's Function for its backward.
final class KeptTensor: NativeObject {
    let saved: SavedTensor
    init(_ saved: SavedTensor) { self.saved = saved }
}

enum ScriptGradients {
    /// A hook that calls a script's function with the gradient.
    static func hook(_ function: Value) -> GradientHook {
        let kept = Reference(function)
        return GradientHook { gradient in
            let argument = gradient.toScript()
            defer { argument.release() }
            let result = try call(kept.value, argument)
            defer { result.release() }
            if result.isNone { return nil }
            guard let tensor = tensorObject(result) else {
                throw Raise.typeError("hooks must return None or a Tensor, not \(result.typeName)")
            }
            guard tensor.shape == gradient.shape else {
                throw Raise.runtimeError("hook '\(Self.name(kept.value))' has changed the size of value")
            }
            return tensor
        }
    }

    private static func name(_ function: Value) -> String {
        guard let value = try? findAttribute(function, "__name__") else { return "hook" }
        defer { value.release() }
        return value.isString ? value.swiftString : "hook"
    }

    /// One tensor, or a sequence of tensors and Nones.
    static func list(_ c: TorchCall, _ index: Int) throws -> [Tensor?] {
        if let tensor = tensorObject(c[index]) { return [tensor] }
        guard c.has(index) else { return [] }
        guard let items = c[index].sequenceItems else { throw c.wrongType(index, "Tensor or a sequence of Tensors") }
        return try items.map { item in
            if item.isNone { return nil }
            guard let tensor = tensorObject(item) else {
                throw Raise.typeError("gradients can be either Tensors or None, but got \(item.typeName)")
            }
            return tensor
        }
    }

    static func tensors(_ c: TorchCall, _ index: Int) throws -> [Tensor] {
        if tensorObject(c[index]) == nil, c[index].sequenceItems == nil, !c[index].isNone { return try parameterList(c, index) }
        return try list(c, index).map { tensor in
            guard let tensor else { throw Raise.typeError("expected a Tensor, got None") }
            return tensor
        }
    }
}

extension TorchDeclarations {
    /// backward, hooks and what else belongs to one tensor.
    func installGradientMethods() {
        method(
            "backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None)",
            doc: "Accumulates the gradients of the leaves that this tensor was computed from."
        ) { c -> Value in
            let creates = try c.truth(3)
            let inputs = c.has(4) ? try ScriptGradients.tensors(c, 4) : nil
            try Tensor.backward(
                of: [c.tensor(0)], gradients: [c.optionalTensor(1)], retainGraph: c.has(2) ? c.truth(2) : creates,
                createGraph: creates,
                inputs: inputs)
            return .none
        }
        method("register_hook(self, hook)", doc: "Calls a function with this tensor's gradient.") { c -> GradientHookHandle in
            let hook = ScriptGradients.hook(c[1])
            try c.tensor(0).registerHook(hook)
            return GradientHookHandle(hook)
        }
        method("register_post_accumulate_grad_hook(self, hook)") { c -> GradientHookHandle in
            let kept = Reference(c[1])
            let hook = GradientHook { leaf in
                let argument = leaf.toScript()
                defer { argument.release() }
                try call(kept.value, argument).release()
                return nil
            }
            try c.tensor(0).registerPostAccumulateGradHook(hook)
            return GradientHookHandle(hook)
        }
        property("retains_grad") { $0.retainsGrad }
    }
}

/// What the modules written in the language build on.
private func installAutogradParts(_ m: ModuleBuilder) {
    let d = TorchDeclarations(m)
    m.type(KeptTensor.self, name: "_KeptTensor") { t in t.def("unpack") { try $0.saved.unpack() } }
    d.function("_keep(tensor, name, output)") { c -> KeptTensor in
        let place = try c.int(2)
        let tensor = try c.tensor(0)
        return KeptTensor(place < 0 ? SavedTensor(tensor) : SavedTensor(tensor, outputOf: try c.string(1), at: place))
    }
    d.function("_record(name, inputs, outputs, backward)") { c -> Value in
        let (name, inputs, outputs) = (try c.string(0), try c.tensors(1), try c.tensors(2))
        let function = Reference(c[3])
        Tensor.record(name, outputs: outputs, inputs: inputs) { gradients, _ in
            let list = Value.list(owned: gradients.map { $0?.toScript() ?? .none })
            defer { list.release() }
            let result = try call(function.value, list)
            defer { result.release() }
            guard let items = result.sequenceItems else { return [] }
            return try items.map { item -> Tensor? in
                if item.isNone { return nil }
                guard let tensor = tensorObject(item) else {
                    throw Raise.typeError("expected Variable or None (got \(item.typeName))")
                }
                return tensor
            }
        }
        return .none
    }
    d.function("_leaves(tensors)") { c -> Value in
        var (leaves, seen): ([Tensor], Set<ObjectIdentifier>) = ([], [])
        for tensor in try c.tensors(0) {
            for leaf in tensor.historyLeaves() where seen.insert(ObjectIdentifier(leaf)).inserted { leaves.append(leaf) }
        }
        return .list(owned: leaves.map { $0.toScript() })
    }
    // With a function's name: what the function returned as its output number `place`, which may not be written to.
    d.function("_alias(tensor, place=0, function=None)") { c -> Tensor in
        let alias = try c.tensor(0).detach()
        if c.has(2) { alias.refuseWrites(output: try c.int(1), of: try c.string(2)) }
        return alias
    }
}

func autogradModules() -> [NativeModule] {
    [
        .scripted("torch.autograd", doc: "Automatic differentiation.", needs: ["torch"], functionSource) { m in
            installAutogradParts(m)
            let d = TorchDeclarations(m)
            m.type(GradientHookHandle.self, name: "RemovableHandle") { t in
                t.def("remove") { (handle: GradientHookHandle) -> Value in
                    handle.hook.isActive = false
                    return .none
                }
            }
            d.function(
                "backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None)",
                doc: "Accumulates gradients into the leaves."
            ) { c -> Value in
                let creates = try c.truth(3)
                let inputs = c.has(5) ? try ScriptGradients.tensors(c, 5) : nil
                try Tensor.backward(
                    of: ScriptGradients.tensors(c, 0), gradients: ScriptGradients.list(c, 1),
                    retainGraph: c.has(2) ? c.truth(2) : creates, createGraph: creates, inputs: inputs)
                return .none
            }
            d.function(
                "grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True, allow_unused=None, "
                    + "is_grads_batched=False, materialize_grads=False)", doc: "The gradients as a tuple."
            ) { c -> Value in
                let (outputs, inputs) = (try ScriptGradients.tensors(c, 0), try ScriptGradients.tensors(c, 1))
                let creates = try c.truth(4), fills = try c.truth(8)
                if try c.truth(7) { throw Raise.notImplementedError("grad(is_grads_batched=True) is not available") }
                if fills, c.has(6), try !c.truth(6) {
                    throw Raise.valueError(
                        "Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False."
                    )
                }
                guard !inputs.isEmpty else { throw Raise.valueError("grad requires non-empty inputs.") }
                let results = try Tensor.gradients(
                    of: outputs, inputs: inputs, gradOutputs: ScriptGradients.list(c, 2),
                    retainGraph: c.has(3) ? c.truth(3) : creates,
                    createGraph: creates, allowUnused: fills ? true : c.truth(6))
                return .tuple(
                    owned: try zip(results, inputs).map { result, input in
                        try result?.toScript() ?? (fills ? input.zerosLike().toScript() : .none)
                    })
            }
        },
        NativeModule("torch.utils", needs: ["torch"]) { m in
            TorchDeclarations.lazily(m, ["profile": "torch.utils._profile"])
        },
        .scripted(
            "torch.utils._profile", doc: "Where the time goes, as one table.", needs: ["torch", "torch.utils", "torch.profiler"],
            ProfileTableSource.text),
        .scripted(
            "torch.utils.checkpoint", doc: "Activations computed again.", needs: ["torch", "torch.autograd", "torch.utils"],
            checkpointSource),
    ]
}

private let functionSource = """
    import torch
    from torch import enable_grad, inference_mode, no_grad, set_grad_enabled

    class FunctionCtx:
        def save_for_backward(self, *tensors):
            self._to_save = tensors

        def mark_dirty(self, *args):
            raise NotImplementedError('mark_dirty() is not available: a Function returns new tensors')

        def mark_non_differentiable(self, *args):
            self._fixed = args

        def set_materialize_grads(self, value):
            self._fills = value

        @property
        def saved_tensors(self):
            return tuple([None if item is None else item.unpack() for item in self._saved])

    class Function(FunctionCtx):
        @staticmethod
        def forward(*args, **kwargs):
            raise NotImplementedError('You must implement the forward function for custom autograd.Function.')

        @staticmethod
        def setup_context(ctx, inputs, output):
            raise NotImplementedError('setup_context is not implemented.')

        @staticmethod
        def backward(ctx, *grad_outputs):
            raise NotImplementedError('You must implement either the backward or vjp method for your custom autograd.Function to use it with '
                                      'backward mode AD.')

        @classmethod
        def apply(cls, *args, **kwargs):
            ctx = FunctionCtx()
            ctx._to_save, ctx._fixed, ctx._fills, ctx._saved = (), (), True, ()
            name = cls.__name__ + 'Backward'
            places = [k for k, item in enumerate(args) if isinstance(item, torch.Tensor)]
            inputs = [args[k] for k in places]
            records = torch.is_grad_enabled() and any([item.requires_grad for item in inputs])
            ctx.needs_input_grad = tuple([isinstance(item, torch.Tensor) and item.requires_grad for item in args])
            with no_grad():
                if cls.setup_context is Function.setup_context:
                    result = cls.forward(ctx, *args, **kwargs)
                else:
                    result = cls.forward(*args, **kwargs)
                    cls.setup_context(ctx, args, result)
            single = not isinstance(result, tuple)
            values = [result] if single else list(result)
            outputs = []
            for k, value in enumerate(values):
                if isinstance(value, torch.Tensor):
                    fixed = any([value is item for item in ctx._fixed])
                    if any([value is item for item in inputs]):
                        value = values[k] = _alias(value, k, cls.__name__) if records and not fixed else _alias(value)
                    if not fixed:
                        outputs.append(value)
            saved = []
            for item in ctx._to_save:
                if item is None:
                    saved.append(None)
                    continue
                place = [k for k, output in enumerate(outputs) if output is item]
                saved.append(_keep(item, name, place[0] if place and records else -1))
            ctx._saved = saved
            if records and outputs:
                shapes = [(output.shape, output.dtype) for output in outputs]

                flags = [any([value is output for output in outputs]) for value in values]

                def run(gradients):
                    if ctx._fills:
                        gradients = [torch.zeros(shape, dtype=dtype) if gradient is None else gradient
                                     for gradient, (shape, dtype) in zip(gradients, shapes)]
                    rest = list(gradients)
                    whole = [rest.pop(0) if flag else None for flag in flags]
                    found = cls.backward(ctx, *whole)
                    if not isinstance(found, tuple):
                        found = (found,)
                    if len(found) > len(args) and all([item is None for item in found[len(args):]]):
                        found = found[:len(args)]
                    if len(found) != len(args):
                        raise RuntimeError(f'function {name} returned an incorrect number of gradients (expected {len(args)}, got {len(found)})')
                    return [found[k] for k in places]

                _record(name, inputs, outputs, run)
            return values[0] if single else tuple(values)

    def gradcheck(func, inputs, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True):
        inputs = (inputs,) if isinstance(inputs, torch.Tensor) else tuple(inputs)
        outputs = func(*inputs)
        outputs = [outputs] if isinstance(outputs, torch.Tensor) else list(outputs)
        for k, item in enumerate(inputs):
            if not (isinstance(item, torch.Tensor) and item.requires_grad):
                continue
            for j, output in enumerate(outputs):
                analytic = torch.zeros(item.numel(), output.numel(), dtype=item.dtype)
                for column in range(output.numel()):
                    seed = torch.zeros(output.numel(), dtype=output.dtype)
                    seed[column] = 1
                    found = grad(output, item, seed.reshape(output.shape), retain_graph=True, allow_unused=True)[0]
                    if found is not None:
                        analytic[:, column] = found.reshape(-1)
                numeric = torch.zeros(item.numel(), output.numel(), dtype=item.dtype)
                with no_grad():
                    flat = item.detach().clone()
                    for row in range(item.numel()):
                        sides = []
                        for step in (eps, -eps):
                            moved = flat.reshape(-1).clone()
                            moved[row] += step
                            changed = list(inputs)
                            changed[k] = moved.reshape(item.shape)
                            result = func(*changed)
                            sides.append((result if isinstance(result, torch.Tensor) else result[j]).reshape(-1))
                        numeric[row] = (sides[0] - sides[1]) / (2 * eps)
                if not torch.allclose(analytic, numeric, rtol, atol):
                    if not raise_exception:
                        return False
                    raise RuntimeError(f'Jacobian mismatch for output {j} with respect to input {k},\\nnumerical:{numeric}\\nanalytical:{analytic}\\n')
        return True
    """

private let checkpointSource = """
    import torch
    from torch.autograd import _leaves, _record

    def _fresh(args):
        return [item.detach().requires_grad_(item.requires_grad) if isinstance(item, torch.Tensor) and item.is_floating_point() else item
                for item in args]

    def checkpoint(function, *args, use_reentrant=None, context_fn=None, determinism_check='default', debug=False, preserve_rng_state=True,
                   early_stop=True, **kwargs):
        if not torch.is_grad_enabled():
            return function(*args, **kwargs)
        state = torch.get_rng_state() if preserve_rng_state else None
        first = _fresh(args)
        result = function(*first, **kwargs)
        single = isinstance(result, torch.Tensor)
        values = [result] if single else list(result)
        outputs = [item for item in values if isinstance(item, torch.Tensor)]
        if not any([item.requires_grad for item in outputs]):
            return result
        places = [k for k, item in enumerate(first) if isinstance(item, torch.Tensor) and item.requires_grad]
        leaves = [leaf for leaf in _leaves(outputs) if not any([leaf is first[k] for k in places])]
        results = [item.detach() if isinstance(item, torch.Tensor) else item for item in values]
        wanted = [k for k, item in enumerate(values) if isinstance(item, torch.Tensor) and item.requires_grad]

        def backward(gradients):
            again = _fresh(args)
            before = torch.get_rng_state()
            if state is not None:
                torch.set_rng_state(state)
            with torch.enable_grad():
                repeated = function(*again, **kwargs)
            if state is not None:
                torch.set_rng_state(before)
            repeated = [repeated] if isinstance(repeated, torch.Tensor) else list(repeated)
            pairs = [(repeated[k], gradient) for k, gradient in zip(wanted, gradients) if gradient is not None]
            return list(torch.autograd.grad([pair[0] for pair in pairs], [again[k] for k in places] + leaves, [pair[1] for pair in pairs],
                                            allow_unused=True))

        _record('CheckpointFunctionBackward', [args[k] for k in places] + leaves, [results[k] for k in wanted], backward)
        return results[0] if single else type(result)(results)

    def checkpoint_sequential(functions, segments, input, use_reentrant=None, **kwargs):
        functions = list(functions.children()) if isinstance(functions, torch.nn.Sequential) else list(functions)
        size = len(functions) // segments

        def run(start, end):
            def forward(x):
                for k in range(start, end + 1):
                    x = functions[k](x)
                return x
            return forward

        end = -1
        for start in range(0, size * (segments - 1), size):
            end = start + size - 1
            input = checkpoint(run(start, end), input, use_reentrant=use_reentrant, **kwargs)
        return run(end + 1, len(functions) - 1)(input)
    """
