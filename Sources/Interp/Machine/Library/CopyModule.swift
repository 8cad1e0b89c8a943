// The module `copy`. Objects say how with `__copy__` and `__deepcopy__`; builtin containers and instances of script classes
// are copied here. Bindings copy native objects through the same memo.

package enum CopyModule {
    static var module: NativeModule {
        NativeModule("copy", doc: "Generic (shallow and deep) copying operations.") { m throws(Raise) in
            m.set(errorClass, as: "Error")
            m.set(errorClass, as: "error")
            m.function("copy(x)") { a throws(Raise) in try copy(a[0]) }
            m.function("deepcopy(x, memo=None)") { a throws(Raise) in
                let memo = a[1].isKind(.dict) ? a[1].retained() : .object(Dict.make())
                defer { memo.release() }
                return try deepCopy(a[0], memo)
            }
        }
    }

    // Used under the machine's lock.
    nonisolated(unsafe) private static let errorClass = LibraryClass.exception("Error", module: "copy", bases: [.exception])

    /// Values that stand for themselves in every copy.
    private static func isAtom(_ value: Value) -> Bool {
        guard value.isObject else { return true }
        switch value.object.pointee.kind {
        case .string, .bytes, .bigInteger, .boxedFloat, .complex, .function, .nativeFunction, .classObject, .module, .range,
            .code,
            .property, .nativeProperty, .slice:
            return true
        default: return false
        }
    }

    private static func hook(_ value: Value, _ name: String) throws(Raise) -> Value? {
        if value.isKind(.classObject) { return nil }
        let key = Value.interned(name)
        defer { key.release() }
        guard value.classOf.lookup(key) != nil else { return nil }
        return try getAttribute(value, name)
    }

    /// An empty object of the same class, and its attributes by `transform`.
    private static func blank(_ value: Value) throws(Raise) -> Value {
        let cls = value.classOf
        switch value.object.pointee.kind {
        case .byteArray: return .byteArray(value.byteContents, as: cls)
        case .instance, .list, .dict, .set:
            if value.isKind(.set) { return .object(SetTable.make(.set, cls)) }
            return try Classes.makeBlank(cls, Heap.noSlots, 0, .unbound)
        case .generator: throw Raise.typeError("cannot pickle 'generator' object")
        case .native where value.memoryView != nil: throw Raise.typeError("cannot pickle memoryview objects")
        default: throw Raise.typeError("cannot pickle '\(cls.nameString)' object")
        }
    }

    /// Gives `target` the attributes of `source`, each by `transform`.
    package static func copyAttributes(
        _ source: Value, _ target: Value, _ transform: (Value) throws(Raise) -> Value
    ) throws(Raise) {
        guard let from = Attributes.of(source.object), let to = Attributes.of(target.object) else { return }
        for (name, value) in Attributes.entries(from) {
            let value = try transform(value)
            Attributes.set(to, name, value)
            value.release()
        }
    }

    /// Says what stands for an object in a deep copy, before its parts are copied. The memo keeps both: a freed object's address
    /// could come back.
    package static func remember(_ original: Value, _ copy: Value, _ memo: Value) throws(Raise) {
        let table = memo.layout(DictObject.self)
        try Dict.set(table, .int(Int(truncatingIfNeeded: original.bits)), copy)
        let place = Value.int(Int(truncatingIfNeeded: memo.bits))
        if let kept = try Dict.get(table, place), kept.isKind(.list) {
            kept.listAppend(owned: original.retained())
            return
        }
        let kept = Value.list(owned: [original.retained()])
        defer { kept.release() }
        try Dict.set(table, place, kept)
    }

    private static func copy(_ value: Value) throws(Raise) -> Value {
        if let method = try hook(value, "__copy__") {
            defer { method.release() }
            return try call(method)
        }
        if isAtom(value) { return value.retained() }
        switch value.object.pointee.kind {
        case .tuple, .frozenSet, .boundMethod, .classMethod, .staticMethod: return value.retained()
        default: break
        }
        if ReduceProtocol.isOwn(value) {
            return try ReduceProtocol.copy(value, isDeep: false, remember: { _ in }) { $0.retained() }
        }
        let result = try blank(value)
        do throws(Raise) {
            try fill(result, from: value) { item throws(Raise) in item.retained() }
        } catch {
            result.release()
            throw error
        }
        return result
    }

    /// Puts the items and attributes into a blank object.
    private static func fill(_ target: Value, from source: Value, _ transform: (Value) throws(Raise) -> Value) throws(Raise) {
        switch source.object.pointee.kind {
        case .list:
            var i = 0
            while i < source.listItems.count {
                let item = source.listItems[i].retained()
                defer { item.release() }
                target.listAppend(owned: try transform(item))
                i += 1
            }
        case .dict:
            var place = 0
            while let entry = Dict.next(source.layout(DictObject.self), from: &place) {
                let key = try transform(entry.pointee.key)
                defer { key.release() }
                let value = try transform(entry.pointee.value)
                defer { value.release() }
                try Dict.set(target.layout(DictObject.self), key, value)
            }
        case .set:
            var place = 0
            while let entry = SetTable.next(source.layout(SetObject.self), from: &place) {
                let key = try transform(entry.pointee.key)
                defer { key.release() }
                try SetTable.add(target.layout(SetObject.self), key)
            }
        default: break
        }
        try copyAttributes(source, target, transform)
    }

    /// copy.deepcopy(value, memo).
    package static func deepCopy(_ value: Value, _ memo: Value) throws(Raise) -> Value {
        if !value.isObject { return value }
        let key = Value.int(Int(truncatingIfNeeded: value.bits))
        let table = memo.layout(DictObject.self)
        if let known = try Dict.get(table, key) { return known.retained() }
        try machine.checkNativeStack()
        if let method = try hook(value, "__deepcopy__") {
            defer { method.release() }
            let result = try call(method, memo)
            if !result.isSame(value) { try remember(value, result, memo) }
            return result
        }
        if isAtom(value) { return value.retained() }
        switch value.object.pointee.kind {
        case .tuple, .frozenSet: return try deepCopyFrozen(value, memo)
        case .boundMethod:
            let method = value.layout(BoundMethodObject.self).pointee
            let receiver = try deepCopy(method.receiver, memo)
            defer { receiver.release() }
            return .boundMethod(method.function, receiver)
        case .classMethod, .staticMethod: return value.retained()
        default: break
        }
        if ReduceProtocol.isOwn(value) {
            return try ReduceProtocol.copy(
                value, isDeep: true, remember: { copy throws(Raise) in try remember(value, copy, memo) }
            ) {
                part throws(Raise) in try deepCopy(part, memo)
            }
        }
        let result = try blank(value)
        try remember(value, result, memo)
        do throws(Raise) {
            try fill(result, from: value) { item throws(Raise) in try deepCopy(item, memo) }
        } catch {
            result.release()
            throw error
        }
        return result
    }

    /// A tuple whose items all stay themselves stays itself.
    private static func deepCopyFrozen(_ value: Value, _ memo: Value) throws(Raise) -> Value {
        let items = try Iteration.collect(value)
        defer { items.release() }
        let copies = Value.list(owned: [])
        defer { copies.release() }
        var isSame = true
        for item in items.listItems {
            let copied = try deepCopy(item, memo)
            if !copied.isSame(item) { isSame = false }
            copies.listAppend(owned: copied)
        }
        let key = Value.int(Int(truncatingIfNeeded: value.bits))
        if let known = try Dict.get(memo.layout(DictObject.self), key) { return known.retained() }
        if isSame { return value.retained() }
        let result: Value
        if value.isKind(.frozenSet) {
            result = .object(SetTable.make(.frozenSet, value.classOf))
            for item in copies.listItems { try SetTable.add(result.layout(SetObject.self), item) }
        } else {
            result = copies.listItems.map { $0.retained() }.withUnsafeBufferPointer { .tuple(owned: $0, as: value.classOf) }
            if value.object.pointee.has(ObjectHeader.subclass) { result.object.pointee.word |= ObjectHeader.subclass }
        }
        try Dict.set(memo.layout(DictObject.self), key, result)
        return result
    }
}
