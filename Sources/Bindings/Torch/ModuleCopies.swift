// copy.copy and copy.deepcopy of modules and tensors: the Swift side copies what is registered, the script's side attributes and
// objects of a script's classes. Both go through the memo that Python's deepcopy hands along, so that what was shared stays shared.

import Interp
import Neural
import Tensors

/// A deep copy that a script asked for. It lies in the memo, under a key that no address is.
final class ScriptCopier: ModuleCopier, NativeObject {
    private static let key = "torch.nn.Module"
    /// Borrowed: the memo owns this object.
    private var memo = Value.none

    /// The one of a memo.
    static func of(_ memo: Value) throws(Raise) -> ScriptCopier {
        let table = memo.layout(DictObject.self)
        let name = Value.interned(key)
        defer { name.release() }
        if let known = Dict.get(table, name: name).flatMap({ ScriptCopier.fromScript($0) }) { return known }
        let made = ScriptCopier()
        made.memo = memo
        let object = made.toScript()
        defer { object.release() }
        Dict.set(table, name: name, object)
        return made
    }

    /// copy.deepcopy(value, memo), owned.
    func value(_ original: Value) throws(Raise) -> Value { try CopyModule.deepCopy(original, memo) }

    override func module(_ original: Module) throws -> (module: Module, keeper: AnyObject?) {
        let object = original.toScript()
        defer { object.release() }
        let copy = try value(object)
        defer { copy.release() }
        guard let module = moduleObject(copy) else {
            throw Raise.typeError("\(ModuleObjects.torchTypeName(copy)) is not a Module subclass")
        }
        return (module, ModuleObjects.keeper(copy))
    }

    override func tensor(_ original: Tensor) throws -> Tensor {
        let object = original.toScript()
        defer { object.release() }
        let copy = try value(object)
        defer { copy.release() }
        guard let tensor = tensorObject(copy) else { throw Raise.typeError("a copy of a tensor is a \(copy.typeName)") }
        return tensor
    }

    /// Tensor.__deepcopy__.
    func copyElements(_ original: Tensor) throws -> Tensor {
        let copy = try deepCopy(of: original)
        if !(original is ParameterTensor), let gradient = original.grad { copy.grad = try tensor(gradient) }
        return copy
    }

    /// Module.__deepcopy__, owned.
    func copy(_ original: Value) throws -> Value {
        guard let module = moduleObject(original) else {
            let blank = try Self.blank(original)
            try remember(original, blank)
            try CopyModule.copyAttributes(original, blank) { item throws(Raise) in try value(item) }
            return blank
        }
        let copy = module.duplicate()
        let result = try Self.box(copy, like: original)
        do {
            try remember(original, result)
            try copy.fill(from: module, self)
            try attach(copy, module) { item throws(Raise) in try value(item) }
            try CopyModule.copyAttributes(original, result) { item throws(Raise) in try value(item) }
        } catch {
            result.release()
            throw error
        }
        return result
    }

    private func remember(_ original: Value, _ copy: Value) throws(Raise) {
        try CopyModule.remember(original, copy, memo)
    }

    /// Module.__copy__, owned.
    static func shallow(_ original: Value) throws -> Value {
        guard let module = moduleObject(original) else {
            let blank = try blank(original)
            try CopyModule.copyAttributes(original, blank) { item throws(Raise) in item.retained() }
            return blank
        }
        let copy = module.duplicate()
        let result = try box(copy, like: original)
        try ScriptCopier().attach(copy, module) { item throws(Raise) in item.retained() }
        try CopyModule.copyAttributes(original, result) { item throws(Raise) in item.retained() }
        return result
    }

    /// What a script set on a module of this library.
    private func attach(_ copy: Module, _ original: Module, _ transform: (Value) throws(Raise) -> Value) throws(Raise) {
        guard let own = original.attachment as? ModuleAttributes else { return }
        let attributes = ModuleAttributes()
        copy.attachment = attributes
        if original.behaviour is ReplacedForward { copy.behaviour = ReplacedForward.shared }
        var place = 0
        while let entry = Dict.next(own.table, from: &place) {
            let value = try transform(entry.pointee.value)
            Dict.set(attributes.table, name: entry.pointee.key, value)
            value.release()
        }
    }

    private static func blank(_ original: Value) throws(Raise) -> Value {
        var none = Value.none
        return try withUnsafeMutablePointer(to: &none) { pointer throws(Raise) in
            try Classes.makeBlank(original.classOf, pointer, 0, .unbound)
        }
    }

    private static func box(_ module: Module, like original: Value) throws(Raise) -> Value {
        guard original.classOf.pointee.isScript else { return module.toScript() }
        let object = try blank(original)
        NativeIdentity.adopt(object, module)
        return object
    }
}
