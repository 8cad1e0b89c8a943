// State dictionaries of modules, and moving modules between types.

import Interp
import Neural
import Tensors

/// State dictionaries as scripts see them: dicts in PyTorch's order.
enum StateDict {
    static func value(_ entries: [(name: String, tensor: Tensor)]) -> Value {
        .dict(owned: entries.map { ($0.name, $0.tensor.toScript()) })
    }

    /// The same as a collections.OrderedDict, which is what state_dict() gives.
    static func ordered(_ entries: [(name: String, tensor: Tensor)]) throws(Raise) -> Value {
        let plain = value(entries)
        defer { plain.release() }
        let module = try Interpreter.importModule("collections")
        defer { module.release() }
        guard let cls = try findAttribute(module, "OrderedDict") else { return plain.retained() }
        defer { cls.release() }
        return try call(cls, plain)
    }

    /// The tensors of a dict; what is no tensor is refused by name.
    static func entries(_ value: Value, for module: String) throws(Raise) -> [(name: String, tensor: Tensor)] {
        guard value.isKind(.dict) else {
            throw .typeError("Expected state_dict to be dict-like, got \(try repr(.object(value.classOf))).")
        }
        var result: [(name: String, tensor: Tensor)] = []
        var place = 0
        let dict = value.layout(DictObject.self)
        while let entry = Dict.next(dict, from: &place) {
            guard entry.pointee.key.isString else { throw .typeError("state_dict keys must be strings") }
            guard let tensor = tensorObject(entry.pointee.value) else {
                throw .runtimeError(
                    "Error(s) in loading state_dict for \(module):\n\tWhile copying the parameter named \"\(entry.pointee.key.swiftString)\", expected torch.Tensor or Tensor-like object "
                        + "from checkpoint but received \(try repr(.object(entry.pointee.value.classOf)))")
            }
            result.append((entry.pointee.key.swiftString, tensor))
        }
        return result
    }
}

/// What load_state_dict returns: missing_keys and unexpected_keys.
struct IncompatibleKeys: ScriptValue {
    let result: LoadResult

    // Under the interpreter lock; made at first use.
    nonisolated(unsafe) private static var cls: Reference?

    static var scriptTypeName: String { "tuple" }
    static func fromScript(_ value: Value) -> IncompatibleKeys? { nil }

    func toScript() -> Value { IncompatibleKeys.make([result.missingKeys.toScript(), result.unexpectedKeys.toScript()]) }

    /// The object around two lists, which it owns.
    static func make(_ items: [Value]) -> Value {
        if IncompatibleKeys.cls == nil {
            let text = TupleClasses.method("__repr__(self, /)", "_IncompatibleKeys") { a throws(Raise) in
                let lists = a[0].tupleItems
                if lists[0].listItems.isEmpty && lists[1].listItems.isEmpty { return .string("<All keys matched successfully>") }
                return .string("_IncompatibleKeys(missing_keys=\(try repr(lists[0])), unexpected_keys=\(try repr(lists[1])))")
            }
            let properties = ["missing_keys", "unexpected_keys"].enumerated().map { place, name in
                NativeProperty(name: name, get: { value throws(Raise) in value.tupleItems[place].retained() })
            }
            let made = try? TupleClasses.make("_IncompatibleKeys", module: "torch.nn.modules.module", [text], properties)
            IncompatibleKeys.cls = made.map { Reference(owned: $0) }
        }
        guard let cls = IncompatibleKeys.cls else { return .tuple(owned: items) }
        return items.withUnsafeBufferPointer { .tuple(owned: $0, as: cls.value.layout(ClassObject.self)) }
    }
}

extension ModuleDeclarations {
    func installState() {
        method("state_dict(self, *, destination=None, prefix='', keep_vars=False)", doc: "Parameters and buffers by path.") {
            module, c -> Value in
            let prefix = try c.string(2)
            if c.has(1) || ModuleStateScripts.isNeeded(module) {
                return try ModuleStateScripts.call("save", (0..<4).map { c[$0] })
            }
            guard try c.truth(3) else { return try StateDict.ordered(module.stateDict(prefix: prefix)) }
            let own = Dictionary(
                uniqueKeysWithValues: (module.namedParameters() + module.namedBuffers()).map { ($0.name, $0.tensor) })
            return try StateDict.ordered(module.stateDict().map { (prefix + $0.name, own[$0.name] ?? $0.tensor) })
        }
        method("load_state_dict(self, state_dict, strict=True, assign=False)", doc: "Copies a state dictionary into the module.")
        { module, c -> Value in
            if try c.truth(3) || ModuleStateScripts.isNeeded(module) {
                return try ModuleStateScripts.call("load", (0..<4).map { c[$0] })
            }
            let entries = try StateDict.entries(c[1], for: module.typeName)
            return IncompatibleKeys(result: try module.loadStateDict(entries, strict: c.truth(2))).toScript()
        }
        method(
            "_save_to_state_dict(self, destination, prefix, keep_vars)", doc: "This module's own part of the state dictionary."
        ) {
            _, c in try ModuleStateScripts.call("save_own", (0..<4).map { c[$0] })
        }
        method(
            "_load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)",
            doc: "Copies this module's own part of a state dictionary."
        ) { _, c in try ModuleStateScripts.call("load_own", (0..<8).map { c[$0] }) }
        method(
            "to(self, *args, device=None, dtype=None, non_blocking=False, memory_format=None)",
            doc: "Converted to a floating-point type."
        ) {
            module, c -> Value in
            var dtype = try c.dtype(3)
            try c.device(2)
            for item in c[1].tupleItems {
                if let type = dtypeValue(item) {
                    dtype = type
                } else if let device = Device.fromScript(item) {
                    try device.requireCPU()
                } else if item.isString {
                    try Device(item.swiftString).requireCPU()
                } else if let tensor = tensorObject(item) {
                    dtype = tensor.dtype
                } else if !item.isNone && !item.isBool {
                    throw Raise.typeError("to() received an invalid combination of arguments - got (\(item.typeName))")
                }
            }
            guard let dtype else { return try ModuleConversion.run(c[0], module) { $0 } }
            return try ModuleConversion.run(c[0], module, Module.conversion(to: dtype))
        }
        for (name, dtype) in [("float", DType.float32), ("double", .float64), ("half", .float16), ("bfloat16", .bfloat16)] {
            method("\(name)(self)", doc: "Converted to \(dtype.name).") { module, c -> Value in
                try ModuleConversion.run(c[0], module, Module.conversion(to: dtype))
            }
        }
        method("cpu(self)") { module, c in try ModuleConversion.run(c[0], module) { $0 } }
        method("cuda(self, device=None)") { _, _ -> Value in throw Raise.assertionError("Torch not compiled with CUDA enabled") }
        method("share_memory(self)") { module, c in try ModuleConversion.run(c[0], module) { $0 } }
    }
}
