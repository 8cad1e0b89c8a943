// Methods of torch.nn.Module that look parts up by their path, put others in their place, or change all tensors: get_buffer,
// set_submodule, type, to_empty, _apply, compile.

import Interp
import Neural
import Tensors

/// What changes all tensors of a module. PyTorch calls each module's `_apply` for it, where a script's class may do more.
enum ModuleConversion {
    nonisolated(unsafe) private static let applyName = Value.interned("_apply")  // under the interpreter lock

    /// The module, or what its own `_apply` returns, after `change` for each tensor. `recursive` is what the call asked for.
    static func run(
        _ receiver: Value, _ module: Module, recursive: Bool? = nil, _ change: @escaping (Tensor) throws -> Tensor
    ) throws -> Value {
        guard hasOwn(module) else {
            try module.changeTensors(recursive: recursive ?? true, change)
            return receiver.retained()
        }
        let function = NativeFunction.torch("convert(t)", module: "torch.nn.modules.module", doc: "The tensor, changed.") { c in
            try change(c.tensor(0))
        }
        let convert = Reference(owned: .nativeFunction(function))
        return try apply(receiver, convert.value, recursive.map { [("recurse", Value.bool($0))] } ?? [])
    }

    /// Calls a module's `_apply`.
    static func apply(_ module: Value, _ function: Value, _ named: [(String, Value)] = []) throws -> Value {
        guard let method = try findAttribute(module, "_apply") else { throw ModuleObjects.missing(module, applyName) }
        defer { method.release() }
        return try Interp.call(method, [function], named)
    }

    /// Whether a script's class has an `_apply` of its own in the module's tree.
    private static func hasOwn(_ module: Module) -> Bool {
        module.modules.contains { part in
            guard part.behaviour != nil else { return false }
            let object = Reference(owned: part.toScript())
            return object.value.classOf.lookup(applyName)?.isKind(.function) == true
        }
    }
}

extension ModuleDeclarations {
    /// The module at a dotted path, with PyTorch's errors.
    private static func submodule(_ module: Module, _ path: String) throws -> Module {
        var current = module
        for name in path.isEmpty ? [] : path.split(separator: ".", omittingEmptySubsequences: false) {
            if let next = current.child(String(name)) {
                current = next
                continue
            }
            let object = Reference(owned: current.toScript())
            guard let other = try findAttribute(object.value, String(name)) else {
                throw Raise.attributeError("\(current.typeName) has no attribute `\(name)`")
            }
            defer { other.release() }
            guard let next = moduleObject(other) else { throw Raise.attributeError("`\(name)` is not an nn.Module") }
            current = next
        }
        return current
    }

    /// The module that a path ends in, and the last name.
    private static func place(_ module: Module, _ path: String) throws -> (owner: Module, name: String) {
        guard let dot = path.lastIndex(of: ".") else { return (module, path) }
        return (try submodule(module, String(path[..<dot])), String(path[path.index(after: dot)...]))
    }

    /// The tensor at a path among `entries`.
    private static func entry(
        _ module: Module, _ path: String, _ kind: String, _ entries: (Module) -> [(name: String, tensor: Tensor?)]
    ) throws -> Value {
        let (owner, name) = try place(module, path)
        if let found = entries(owner).first(where: { $0.name == name }) { return found.tensor?.toScript() ?? .none }
        let object = Reference(owned: owner.toScript())
        guard let other = try findAttribute(object.value, name) else {
            throw Raise.attributeError("\(owner.typeName) has no attribute `\(name)`")
        }
        other.release()
        throw Raise.attributeError("`\(name)` is not \(kind)")
    }

    func installPaths() {
        method("get_submodule(self, target)", doc: "The module at a dotted path.") { module, c -> Value in
            try Self.submodule(module, c.string(1)).toScript()
        }
        method("get_parameter(self, target)", doc: "The parameter at a dotted path.") { module, c -> Value in
            try Self.entry(module, c.string(1), "an nn.Parameter") { $0.parameterEntries.map { ($0.name, $0.tensor) } }
        }
        method("get_buffer(self, target)", doc: "The buffer at a dotted path.") { module, c -> Value in
            try Self.entry(module, c.string(1), "a buffer") { $0.bufferEntries.map { ($0.name, $0.tensor) } }
        }
        method("set_submodule(self, target, module, strict=False)", doc: "Puts another module in the place at a dotted path.") {
            module, c -> Value in
            let path = try c.string(1)
            guard !path.isEmpty else { throw Raise.valueError("Cannot set the submodule without a target name!") }
            guard let child = moduleObject(c[2]) else {
                throw Raise.valueError("`module` is not an nn.Module, found \(try repr(.object(c[2].classOf)))")
            }
            let (owner, name) = try Self.place(module, path)
            let object = Reference(owned: owner.toScript())
            if let old = try findAttribute(object.value, name) {
                defer { old.release() }
                guard moduleObject(old) != nil else { throw Raise.attributeError("`\(name)` is not an nn.Module") }
            } else if try c.truth(3) {
                throw Raise.attributeError("\(owner.typeName) has no attribute `\(name)`")
            }
            try owner.setModule(name, child, keeper: ModuleObjects.keeper(c[2]))
            return .none
        }
    }

    func installTensorChanges() {
        method("type(self, dst_type)", doc: "All parameters and buffers converted.") { module, c -> Value in
            guard let dtype = try c.namedType(1) else { throw c.wrongType(1, "torch.dtype or str") }
            return try ModuleConversion.run(c[0], module) { $0.dtype == dtype ? $0 : try $0.to(dtype: dtype) }
        }
        method("to_empty(self, *, device, recurse=True)", doc: "New memory for all tensors, whose elements are not set.") {
            module, c -> Value in
            try c.device(1)
            return try ModuleConversion.run(c[0], module, recursive: c.truth(2)) { try $0.emptyLike() }
        }
        method("_apply(self, fn, recurse=True)", doc: "Puts what a function makes of it in the place of each tensor.") {
            module, c -> Value in
            if try c.truth(2) {
                for (_, child) in module.namedChildren {
                    let object = Reference(owned: child.toScript())
                    try ModuleConversion.apply(object.value, c[1]).release()
                }
            }
            try module.changeTensors(recursive: false) { tensor in
                let argument = Reference(owned: tensor.toScript())
                let result = Reference(owned: try Interp.call(c[1], argument.value))
                guard let new = tensorObject(result.value) else {
                    throw Raise.typeError(
                        "_has_compatible_shallow_copy_type(): argument 'from' (position 2) must be Tensor, not "
                            + result.value.typeName)
                }
                return new
            }
            return c[0].retained()
        }
        raw("compile(self, /, *args, **kwargs)", doc: "Runs this module compiled from now on.") { a in
            let module = try ModuleObjects.receiver(a[0])
            let compiler = Reference(owned: try Interpreter.importModule("torch._compile"))
            guard let function = try findAttribute(compiler.value, "compile") else { return .none }
            defer { function.release() }
            // For what it refuses.
            try call(function, [a[0]] + Array(a[1].tupleItems), KeywordArguments.pairs(a[2])).release()
            module.isCompiled = true
            return .none
        }
        for (name, signature) in [("get_extra_state", "(self)"), ("set_extra_state", "(self, state)")] {
            method(name + signature) { _, _ -> Value in
                throw Raise.runtimeError(
                    "Reached a code path in Module.\(name)() that should never be called. Please file an issue at "
                        + "https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to report this bug.")
            }
        }
    }
}
