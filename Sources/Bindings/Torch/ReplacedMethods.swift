// Methods that a script puts on one module: `attn.forward = types.MethodType(f, attn)`. The module then computes that, also where
// native code calls it. What native code would not call is refused.

import Interp
import Neural
import Tensors
import Vision

enum ReplacedMethods {
    /// Methods that native code calls by itself, so that one module's own would be passed over.
    private static let fixed: Set<String> = [
        "__call__", "train", "eval", "apply", "_apply", "to", "state_dict", "load_state_dict", "_save_to_state_dict",
        "_load_from_state_dict", "parameters", "named_parameters", "buffers", "named_buffers", "children", "named_children",
        "modules",
        "named_modules", "extra_repr", "_get_name", "requires_grad_", "zero_grad", "get_extra_state", "set_extra_state",
    ]
    /// The parts of an image model's forward.
    private static let parts: Set<String> = ["forward_features", "forward_head"]

    // Interned once: every call of a module that scripts made looks for it.
    nonisolated(unsafe) static let forwardName = Value.interned("forward")

    /// What a script put on the module itself under an interned name (borrowed), nil where its class's counts.
    static func own(_ value: Value, _ module: Module, _ name: Value) -> Value? {
        guard module.behaviour != nil else { return nil }
        if let attributes = Attributes.of(value.object) { return Attributes.get(attributes, name) }
        return (module.attachment as? ModuleAttributes).flatMap { Dict.get($0.table, name: name) }
    }

    /// Before `new` is kept under a name of a module of this library: lets the module use it, or throws NotImplementedError.
    static func prepare(_ value: Value, _ module: Module, _ name: String, _ new: Value) throws {
        let call = try findAttribute(new, "__call__")
        defer { call?.release() }
        guard call != nil, !new.isKind(.classObject) else { return }
        let isMethod = value.classOf.lookup(.interned(name)) != nil
        if name == "forward" || module is ImageModel && parts.contains(name) {
            if module.behaviour == nil { module.behaviour = ReplacedForward.shared }
        } else if fixed.contains(name) || !isMethod && (name.hasPrefix("_") || name.hasPrefix("forward")) {
            throw Raise.notImplementedError(
                "'\(name)' of a '\(value.typeName)' cannot be replaced on one module: its own code would not call it. Replace its forward, or put "
                    + "an instance of your own class in its place.")
        }
        if isMethod { asksModulesFirst(value.classOf) }
    }

    /// From now on what is on an instance of the class comes before the class's methods; most classes never need to look.
    private static func asksModulesFirst(_ cls: ClassPointer) {
        guard Dict.get(cls.pointee.namespace, name: .interned("__getattribute__")) == nil else { return }
        let function = NativeFunction("__getattribute__(self, name, /)", binds: true) { a throws(Raise) in
            if let attributes = moduleObject(a[0])?.attachment as? ModuleAttributes,
                let own = Dict.get(attributes.table, name: a[1].internedString)
            {
                return own.retained()
            }
            if let found = try AttributeAccess.findPlain(a[0], a[1].internedString) { return found }
            throw ModuleObjects.missing(a[0], a[1])
        }
        let method = Value.nativeFunction(function)
        defer { method.release() }
        cls.setAttribute(.interned("__getattribute__"), method)
    }

    /// An image model's forward where a script put its own forward_features or forward_head on it; nil otherwise.
    static func forwardByParts(_ module: Module, _ input: Tensor) throws -> Tensor? {
        guard let model = module as? ImageModel, model.behaviour is ReplacedForward else { return nil }
        let me = Reference(owned: model.toScript())
        let (features, head) = (
            own(me.value, model, .interned("forward_features")), own(me.value, model, .interned("forward_head"))
        )
        guard features != nil || head != nil else { return nil }
        let x = try features.map { try call($0, me.value, "forward_features", input) } ?? model.forwardFeatures(input)
        return try head.map { try call($0, me.value, "forward_head", x) } ?? model.forwardHead(x, preLogits: false)
    }

    /// Calls a module's own method with a tensor. Throws TypeError unless a tensor comes back.
    static func call(_ method: Value, _ me: Value, _ name: String, _ input: Tensor) throws -> Tensor {
        let argument = input.toScript()
        defer { argument.release() }
        let result = try Interp.call(method, argument)
        defer { result.release() }
        guard let tensor = tensorObject(result) else {
            throw Raise.typeError("\(me.typeName).\(name)() returned \(result.typeName) where a Tensor is needed")
        }
        return tensor
    }
}

/// A module of this library with methods that a script put on it.
final class ReplacedForward: ModuleBehaviour {
    // Under the interpreter lock; stateless: the methods are found by the module's identity.
    nonisolated(unsafe) static let shared = ReplacedForward()

    func typeName(of module: Module) -> String? { nil }
    func representation(of module: Module) -> String? { nil }
    func extraRepresentation(of module: Module) -> String? { nil }

    func forward(_ module: Module, _ input: Tensor) throws -> Tensor? {
        let me = Reference(owned: module.toScript())
        if let own = ReplacedMethods.own(me.value, module, ReplacedMethods.forwardName) {
            return try ReplacedMethods.call(own, me.value, "forward", input)
        }
        return try ReplacedMethods.forwardByParts(module, input)
    }
}
