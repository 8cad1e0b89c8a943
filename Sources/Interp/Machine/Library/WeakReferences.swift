// Weak references: the table of what refers weakly to which object, emptied when the object goes (Heap, Collector), and the
// native part of the module `weakref`. Objects written in Swift cannot be referred to weakly: their script object may go and
// come back while the object itself lives.

/// `weakref.ref`: knows its object until that goes.
final class WeakReference: NativeContainer {
    /// Not retained; nil when the object is gone.
    fileprivate(set) var target: ObjectPointer?
    fileprivate let callback: Reference?
    /// Of the object, as soon as somebody asked.
    fileprivate var hash: Int?

    fileprivate init(_ target: ObjectPointer, _ callback: Value) {
        self.target = target
        self.callback = callback.isNone ? nil : Reference(callback)
    }

    override var holdsReferences: Bool { callback != nil }
    override func visitReferences(_ visit: (Value) -> Void) { if let callback { visit(callback.value) } }
    override func releaseReferences() { callback?.drop() }

    /// Refers to nothing any more, and calls nobody.
    func detach() {
        guard let target else { return }
        self.target = nil
        WeakReferences.remove(ObjectIdentifier(self), of: target)
    }

    deinit { detach() }
}

enum WeakReferences {
    private struct Entry {
        unowned let reference: WeakReference
        let identifier: ObjectIdentifier
    }

    nonisolated(unsafe) private static var table: [ObjectPointer: [Entry]] = [:]  // under the interpreter lock

    fileprivate static func remove(_ identifier: ObjectIdentifier, of target: ObjectPointer) {
        guard var entries = table[target] else { return }
        entries.removeAll { $0.identifier == identifier }
        if entries.isEmpty {
            table[target] = nil
            target.pointee.word &= ~ObjectHeader.weaklyReferenced
        } else {
            table[target] = entries
        }
    }

    /// The object goes: its references forget it, and their callbacks are called, the newest first.
    static func clear(_ object: ObjectPointer) {
        object.pointee.word &= ~ObjectHeader.weaklyReferenced
        guard let entries = table.removeValue(forKey: object) else { return }
        var calls: [(reference: Value, callback: Value)] = []
        for entry in entries.reversed() {
            let reference = entry.reference
            reference.target = nil
            if let callback = reference.callback {
                calls.append((NativeIdentity.box(reference), callback.value.retained()))
            }
        }
        for (reference, callback) in calls {
            let saved = machine.pointee.pending
            machine.pointee.pending = .unbound
            do throws(Raise) { try call(callback, [reference]).release() } catch {
                reportUnraisable("Exception ignored in: \((try? repr(callback)) ?? "callback")")
            }
            machine.pointee.pending = saved
            callback.release()
            reference.release()
        }
    }

    private static func references(_ object: ObjectPointer) -> [WeakReference] { (table[object] ?? []).map(\.reference) }

    private static func canBeReferred(_ value: Value) -> Bool {
        guard value.isObject else { return false }
        let cls = value.classOf
        switch value.object.pointee.kind {
        case .function, .boundMethod, .nativeFunction, .classObject, .module, .set, .frozenSet, .generator: return true
        case .instance:
            guard cls.pointee.isScript else { return false }
            return cls.pointee.flags & ClassObject.restrictsAttributes == 0 || Slots.allow(cls, .interned("__weakref__"))
        case .exception, .list, .dict, .string: return cls.pointee.isScript
        default: return false
        }
    }

    // ---- the class ------------------------------------------------------------------------------------------------

    nonisolated(unsafe) static let cls: ClassPointer = LibraryClass.make(  // under the interpreter lock
        WeakReference.self, "ReferenceType", module: "weakref"
    ) { cls in
        CoreTypes.constructor(cls, "__new__(cls, object, callback=None, /)") { a throws(Raise) in
            guard canBeReferred(a[1]) else {
                throw Raise.typeError("cannot create weak reference to '\(a[1].typeName)' object")
            }
            let object = a[1].object
            let asked = a[0].layout(ClassObject.self)
            if a[2].isNone, asked == cls,
                let known = references(object).first(where: {
                    guard $0.callback == nil else { return false }
                    let box = NativeIdentity.box($0)
                    defer { box.release() }
                    return box.classOf == cls
                })
            {
                return NativeIdentity.box(known)
            }
            let reference = WeakReference(object, a[2])
            table[object, default: []].append(Entry(reference: reference, identifier: ObjectIdentifier(reference)))
            object.pointee.word |= ObjectHeader.weaklyReferenced
            return LibraryClass.box(asked, reference)
        }
        CoreTypes.method(cls, "__init__(self, object, callback=None, /)") { _ throws(Raise) in .none }
        CoreTypes.method(cls, "__call__(self, /)") { a throws(Raise) in
            guard let target = try reference(a[0]).target else { return .none }
            return Value.object(target).retained()
        }
        CoreTypes.method(cls, "__hash__(self, /)") { a throws(Raise) in
            let reference = try reference(a[0])
            if let hash = reference.hash { return .int(hash) }
            guard let target = reference.target else { throw Raise.typeError("weak object has gone away") }
            let hash = try Equality.hash(.object(target))
            reference.hash = hash
            return .int(hash)
        }
        for (name, op) in [("__eq__", Operators.Comparison.equal), ("__ne__", .notEqual)] {
            CoreTypes.method(cls, "\(name)(self, value, /)") { a throws(Raise) in
                guard let other = NativeIdentity.object(in: a[1]) as? WeakReference else { return .notImplemented }
                let mine = try reference(a[0])
                guard let left = mine.target, let right = other.target else {
                    return .bool((mine === other) == (op == .equal))
                }
                return try Operators.compare(op, .object(left), .object(right))
            }
        }
        CoreTypes.method(
            cls, "__repr__(self, /)",
            CoreTypes.text { v throws(Raise) in
                func address(_ object: ObjectPointer) -> String { "0x" + String(UInt(bitPattern: object), radix: 16) }
                guard let target = try reference(v).target else { return "<weakref at \(address(v.object)); dead>" }
                return "<weakref at \(address(v.object)); to '\(target.pointee.cls.nameString)' at \(address(target))>"
            })
        CoreTypes.property(cls, "__callback__") { v throws(Raise) in try reference(v).callback?.value.retained() ?? Value.none }
    }

    private static func reference(_ value: Value) throws(Raise) -> WeakReference {
        try nativeSelf(value, WeakReference.self, "weakref")
    }

    // ---- the module ------------------------------------------------------------------------------------------------

    static var module: NativeModule {
        .scripted(
            "weakref", doc: "Weak reference support for Python.", needs: ["atexit"], WeakrefScript.source
        ) { m throws(Raise) in
            m.set(cls, as: "ref")
            m.set(cls, as: "ReferenceType")
            m.function("getweakrefcount(object, /)", doc: "Return the number of weak references to 'object'.") {
                a throws(Raise) in
                .int(a[0].isObject ? references(a[0].object).count : 0)
            }
            m.function("getweakrefs(object, /)", doc: "Return a list of all weak reference objects pointing to 'object'.") {
                a throws(Raise) in
                .list(owned: a[0].isObject ? references(a[0].object).map { NativeIdentity.box($0) } : [])
            }
        }
    }
}
