// `__slots__`: which attributes the instances of a class take. The attributes themselves lie where all attributes lie; a
// class that restricts them only has the names checked when an attribute is set for the first time.

/// What a class shows for one of its slots.
private final class MemberDescriptor {
    let name: Reference
    /// The class's name; the class itself would be kept alive.
    let owner: String
    let identity: UnsafeMutableRawPointer

    init(_ name: Value, of cls: ClassPointer) {
        self.name = Reference(name)
        owner = cls.nameString
        identity = UnsafeMutableRawPointer(cls)
    }
}

enum Slots {
    /// Reads `__slots__` of a class that is being made and decides whether its instances are restricted.
    static func install(_ cls: ClassPointer) throws(Raise) {
        guard let declared = Dict.get(cls.pointee.namespace, name: Names.slots) else { return }
        var names: [Value] = []
        defer { for name in names { name.release() } }
        if declared.isString {
            names = [declared.retained()]
        } else {
            let list = try Iteration.collect(declared)
            defer { list.release() }
            names = list.listItems.map { $0.retained() }
        }
        var keepsDictionary = false
        for name in names {
            guard name.isString else {
                throw Raise.typeError("__slots__ items must be strings, not '\(name.typeName)'")
            }
            if name.swiftString == "__dict__" {
                keepsDictionary = true
            } else if !isIdentifier(name) {
                throw Raise.typeError("__slots__ must be identifiers")
            } else if Dict.get(cls.pointee.namespace, name: name.internedString) != nil {
                throw Raise.valueError("'\(name.swiftString)' in __slots__ conflicts with class variable")
            }
        }
        let base = cls.pointee.instanceKind
        if !names.isEmpty, [.tuple, .bytes, .bigInteger].contains(base), let builtin = builtinBase(cls) {
            throw Raise.typeError("nonempty __slots__ not supported for subtype of '\(builtin)'")
        }
        for name in names where !["__dict__", "__weakref__"].contains(name.swiftString) {
            let text = mangled(name.swiftString, in: cls.nameString)
            let key = Value.interned(text)
            defer { key.release() }
            let member = LibraryClass.box(members, MemberDescriptor(key, of: cls))
            Dict.set(cls.pointee.namespace, name: key, member)
            member.release()
        }
        let basesAreOpen = cls.bases.contains {
            $0.pointee.isScript
                ? $0.pointee.flags & ClassObject.restrictsAttributes == 0 : $0.pointee.flags & ClassObject.isException != 0
        }
        if !keepsDictionary && !basesAreOpen { cls.pointee.flags |= ClassObject.restrictsAttributes }
    }

    private static func builtinBase(_ cls: ClassPointer) -> String? {
        (0..<cls.pointee.orderCount).map { cls.pointee.order[$0] }.first { !$0.pointee.isScript }?.nameString
    }

    private static func isIdentifier(_ name: Value) -> Bool {
        guard let first = name.swiftString.unicodeScalars.first else { return false }
        return (first == "_" || first.properties.isXIDStart)
            && name.swiftString.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
    }

    /// Whether a class attribute (borrowed) stands for a slot: instances keep the value themselves.
    static func isMember(_ attribute: Value?) -> Bool { attribute.map { $0.isKind(.native) && $0.classOf == members } ?? false }

    /// The class of what a class shows for a slot. Instances look at their own attributes first, so it is no data
    /// descriptor to the machine: it is asked only for a slot that is empty, and through the class.
    nonisolated(unsafe) private static let members: ClassPointer = {  // under the interpreter lock
        let cls = LibraryClass.make(MemberDescriptor.self, "member_descriptor", module: "builtins", isFinal: true) { cls in
            CoreTypes.method(cls, "__get__(self, instance, owner=None, /)") { a throws(Raise) in
                if a[1].isNone { return a[0].retained() }
                let member = try nativeSelf(a[0], MemberDescriptor.self, "member_descriptor")
                guard let attributes = try attributes(a[1], member), let own = Attributes.get(attributes, member.name.value)
                else {
                    throw AttributeAccess.missing(a[1], member.name.value)
                }
                return own.retained()
            }
            CoreTypes.method(cls, "__set__(self, instance, value, /)") { a throws(Raise) in
                let member = try nativeSelf(a[0], MemberDescriptor.self, "member_descriptor")
                if let attributes = try attributes(a[1], member) { Attributes.set(attributes, member.name.value, a[2]) }
                return .none
            }
            CoreTypes.method(cls, "__delete__(self, instance, /)") { a throws(Raise) in
                let member = try nativeSelf(a[0], MemberDescriptor.self, "member_descriptor")
                guard let attributes = try attributes(a[1], member), Attributes.remove(attributes, member.name.value) else {
                    throw Raise.attributeError(member.name.value.swiftString)
                }
                return .none
            }
            CoreTypes.method(
                cls, "__repr__(self, /)",
                CoreTypes.text { v throws(Raise) in
                    let member = try nativeSelf(v, MemberDescriptor.self, "member_descriptor")
                    return "<member '\(member.name.value.swiftString)' of '\(member.owner)' objects>"
                })
            CoreTypes.property(cls, "__name__") { v throws(Raise) in
                try nativeSelf(v, MemberDescriptor.self, "member_descriptor").name.value.retained()
            }
        }
        cls.pointee.flags &= ~ClassObject.isDataDescriptor
        return cls
    }()

    /// `types.MemberDescriptorType`.
    static var memberClass: ClassPointer { members }

    private static func attributes(_ value: Value, _ member: MemberDescriptor) throws(Raise) -> UnsafeMutablePointer<Attributes>?
    {
        guard value.isObject,
            (0..<value.classOf.pointee.orderCount).contains(where: {
                UnsafeMutableRawPointer(value.classOf.pointee.order[$0]) == member.identity
            })
        else {
            throw Raise.typeError(
                "descriptor '\(member.name.value.swiftString)' for '\(member.owner)' objects doesn't apply to a '\(value.typeName)' object"
            )
        }
        return Attributes.of(value.object)
    }

    /// Whether a class along the order names the attribute.
    static func allow(_ cls: ClassPointer, _ name: Value) -> Bool {
        for i in 0..<cls.pointee.orderCount {
            let owner = cls.pointee.order[i]
            guard owner.pointee.isScript, let declared = Dict.get(owner.pointee.namespace, name: Names.slots) else { continue }
            if declared.isString {
                if matches(declared, name, owner) { return true }
                continue
            }
            if let items = declared.sequenceItems {
                for item in items where matches(item, name, owner) { return true }
            } else if let contains = try? Operators.contains(declared, name), contains {
                return true
            }
        }
        return false
    }

    /// Private names are mangled here as in the class's own code.
    private static func matches(_ declared: Value, _ name: Value, _ owner: ClassPointer) -> Bool {
        guard declared.isString else { return false }
        return mangled(declared.swiftString, in: owner.nameString) == name.swiftString
    }
}
