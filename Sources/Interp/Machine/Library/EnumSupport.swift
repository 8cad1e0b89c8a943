// What makes a class an enumeration: its class EnumType (iteration, lookup by value and by name) and the conversion of the
// names in its body to members. Enum, IntEnum, Flag … are classes of Scripted/EnumScript.swift.

enum EnumSupport {
    // Unsafe globals: made once under the interpreter lock.
    nonisolated(unsafe) static let meta: ClassPointer = LibraryClass.make(
        "EnumType", module: "enum", base: Metaclasses.abc, kind: .classObject, isFinal: true
    ) { cls in
        func type(_ value: Value) -> ClassPointer { value.layout(ClassObject.self) }
        CoreTypes.method(cls, "__iter__(cls, /)") { a throws(Raise) in
            let items = Value.list(owned: members(type(a[0])).map { $0.1.retained() })
            defer { items.release() }
            return try Iteration.iterator(items)
        }
        CoreTypes.method(cls, "__reversed__(cls, /)") { a throws(Raise) in
            let items = Value.list(owned: members(type(a[0])).reversed().map { $0.1.retained() })
            defer { items.release() }
            return try Iteration.iterator(items)
        }
        CoreTypes.method(cls, "__len__(cls, /)") { a throws(Raise) in .int(members(type(a[0])).count) }
        CoreTypes.method(cls, "__bool__(cls, /)") { _ throws(Raise) in .bool(true) }
        CoreTypes.method(cls, "__contains__(cls, member, /)") { a throws(Raise) in
            guard a[1].classOf.pointee.header.cls == meta else {
                throw Raise.typeError(
                    "unsupported operand type(s) for 'in': '\(a[1].typeName)' and '\(a[0].typeName)'")
            }
            return .bool(a[1].classOf.isSubclass(of: type(a[0])))
        }
        CoreTypes.method(cls, "__getitem__(cls, name, /)") { a throws(Raise) in
            guard let map = map(type(a[0])), let member = try Dict.get(map, a[1]) else { throw Raise.keyError(a[1]) }
            return member.retained()
        }
        CoreTypes.method(cls, "__call__(cls, value, names=None, /, *values, **kwds)") { a throws(Raise) in
            try lookUp(type(a[0]), a[1], a[2], a[4])
        }
        CoreTypes.property(
            cls, "__members__",
            get: { v throws(Raise) in
                let members = Value.object(map(type(v)).map { Dict.copy($0) } ?? Dict.make())
                defer { members.release() }
                return LibraryClass.box(MappingProxies.cls, MappingProxy(members))
            })
        CoreTypes.method(
            cls, "__repr__(cls, /)",
            CoreTypes.text { v throws(Raise) in
                let flag = try findAttribute(v, "_is_flag_")
                defer { flag?.release() }
                let isFlag = try flag.map { value throws(Raise) in try truth(value) } ?? false
                return "<\(isFlag ? "flag" : "enum") '\(type(v).nameString)'>"
            })
        CoreTypes.method(cls, "__setattr__(cls, name, value, /)") { a throws(Raise) in
            if a[1].isString, let map = map(type(a[0])), Dict.get(map, name: a[1]) != nil {
                throw Raise.attributeError("cannot reassign member '\(a[1].swiftString)'")
            }
            try AttributeAccess.setPlain(a[0], a[1].internedString, a[2])
            return .none
        }
        CoreTypes.method(cls, "__delattr__(cls, name, /)") { a throws(Raise) in
            if a[1].isString, let map = map(type(a[0])), Dict.get(map, name: a[1]) != nil {
                throw Raise.attributeError("'\(type(a[0]).nameString)' cannot delete member '\(a[1].swiftString)'.")
            }
            try AttributeAccess.deletePlain(a[0], a[1].internedString)
            return .none
        }
    }

    nonisolated(unsafe) private static let mapName = Value.interned("_member_map_")
    nonisolated(unsafe) private static let namesName = Value.interned("_member_names_")
    nonisolated(unsafe) private static let valueName = Value.interned("_value_")
    nonisolated(unsafe) private static let nameName = Value.interned("_name_")
    nonisolated(unsafe) private static let bodyName = Value.interned("_body_")

    /// The namespace that the body of an enumeration with these bases writes into, owned: a script's dict that knows the members'
    /// names. Nil for a class of the module itself.
    static func makeNamespace(_ name: Value, _ bases: [Value]) throws(Raise) -> Value? {
        for base in bases.reversed() where base.isKind(.classObject) {
            guard let body = base.layout(ClassObject.self).lookup(bodyName) else { continue }
            let all = Value.tuple(owned: bases.map { $0.retained() })
            defer { all.release() }
            return try call(body, [name, all])
        }
        return nil
    }

    /// After the body: takes out what is ignored, and leaves the members' names for `finish`.
    static func close(_ namespace: Value) throws(Raise) {
        let close = try getAttribute(namespace, "_close")
        defer { close.release() }
        try call(close).release()
    }

    /// All names, aliases included, to members.
    private static func map(_ cls: ClassPointer) -> UnsafeMutablePointer<DictObject>? {
        guard let map = Dict.get(cls.pointee.namespace, name: mapName), map.isKind(.dict) else { return nil }
        return map.layout(DictObject.self)
    }

    /// Members without aliases, in order.
    private static func members(_ cls: ClassPointer) -> [(String, Value)] {
        guard let map = map(cls), let names = Dict.get(cls.pointee.namespace, name: namesName), names.isKind(.list) else {
            return []
        }
        return names.listItems.compactMap { name in Dict.get(map, name: name).map { (name.swiftString, $0) } }
    }

    // ---- lookup by value -------------------------------------------------------------------------------------------------

    private static func lookUp(_ cls: ClassPointer, _ value: Value, _ names: Value, _ keywords: Value) throws(Raise) -> Value {
        if !names.isNone || map(cls).map({ $0.pointee.count == 0 }) ?? true {
            // Enum('Color', 'RED GREEN'): a new class.
            let create = try getAttribute(.object(cls), "_create_")
            defer { create.release() }
            return try call(create, [value, names], ArgumentValues.keywords(keywords))
        }
        if value.classOf == cls { return value.retained() }
        if let all = map(cls) {
            var place = 0
            while let entry = Dict.next(all, from: &place) {
                if let own = try memberValue(entry.pointee.value), try Equality.equal(own, value) {
                    return entry.pointee.value.retained()
                }
            }
        }
        let missing = try getAttribute(.object(cls), "_missing_")
        defer { missing.release() }
        let result = try call(missing, value)
        if result.classOf.isSubclass(of: cls) { return result }
        // A flag may say that values with other bits become plain ints.
        if result.integerValue != nil, let boundary = cls.lookup(.interned("_boundary_")), try str(boundary) == "eject" {
            return result
        }
        let isNone = result.isNone
        let shown = try repr(result)
        result.release()
        if isNone { throw Raise.valueError("\(try repr(value)) is not a valid \(cls.pointee.qualifiedName.swiftString)") }
        throw Raise.typeError("error in \(cls.nameString)._missing_: returned \(shown) instead of None or a valid member")
    }

    /// Borrowed.
    private static func memberValue(_ member: Value) throws(Raise) -> Value? {
        Attributes.of(member.object).flatMap { Attributes.get($0, valueName) }
    }

    /// Of flags only those with exactly one bit are listed; the others are aliases.
    private static func isListed(_ cls: ClassPointer, _ member: Value) throws(Raise) -> Bool {
        guard let flag = try findAttribute(.object(cls), "_is_flag_") else { return true }
        defer { flag.release() }
        guard try truth(flag), let bits = try memberValue(member)?.integerValue else { return true }
        guard let small = bits.asInt else { return !bits.isNegative && (bits & (bits - .one)).isZero }
        return small > 0 && small & (small - 1) == 0
    }

    // ---- making the members -------------------------------------------------------------------------------------------------

    /// Names of a body that are no members: dunders, sunders, private names, descriptors, nested classes.
    private static func isMember(_ name: String, _ value: Value) -> Bool {
        if name.hasPrefix("__") && name.hasSuffix("__") || name.hasPrefix("_") && name.hasSuffix("_") { return false }
        if name.hasPrefix("_") && name.contains("__") { return false }
        guard value.isObject else { return true }
        switch value.object.pointee.kind {
        case .function, .nativeFunction, .property, .nativeProperty, .classMethod, .staticMethod, .boundMethod: return false
        default: return value.classOf.pointee.flags & ClassObject.isDescriptor == 0
        }
    }

    /// Turns the names of a class body into members.
    static func finish(_ cls: ClassPointer) throws(Raise) {
        let enumClass = Value.object(cls)
        let map = Dict.make()
        let names = Value.list(owned: [])
        defer {
            Value.object(map).release()
            names.release()
        }
        for base in cls.bases where base.pointee.header.cls == meta {
            if let inherited = Self.map(base), inherited.pointee.count > 0 {
                throw Raise.typeError("<enum '\(cls.nameString)'> cannot extend <enum '\(base.nameString)'>")
            }
        }
        var entries: [(Reference, Reference)] = []
        if let given = Dict.get(cls.pointee.namespace, name: namesName), given.isKind(.list) {
            for name in given.listItems {
                guard let value = Dict.get(cls.pointee.namespace, name: name) else { throw Raise.keyError(name) }
                entries.append((Reference(name), Reference(value)))
            }
        } else if cls.lookup(bodyName) != nil {
            throw Raise.attributeError("'dict' object has no attribute '_member_names'")
        } else {
            // The module's own enumerations, made before there are such namespaces.
            var place = 0
            while let entry = Dict.next(cls.pointee.namespace, from: &place) {
                let key = entry.pointee.key
                if key.isString, isMember(key.swiftString, entry.pointee.value) {
                    entries.append((Reference(key), Reference(entry.pointee.value)))
                }
            }
        }
        Dict.set(cls.pointee.namespace, name: mapName, .object(map))
        Dict.set(cls.pointee.namespace, name: namesName, names)
        if entries.isEmpty {
            cls.changed()
            return
        }
        cls.changed()
        let values = Value.list(owned: [])
        defer { values.release() }
        let make = try getAttribute(enumClass, "_make_member_")
        defer { make.release() }
        for (name, raw) in entries {
            // The member, or the earlier one with the same value.
            let member = try call(make, [name.value, raw.value, values])
            defer { member.release() }
            let ownName = Attributes.of(member.object).flatMap { Attributes.get($0, nameName) }
            if let ownName, ownName.isString, ownName.stringEquals(name.value), try isListed(cls, member) {
                names.listAppend(owned: name.value.retained())
            }
            Dict.set(map, name: name.value, member)
            Dict.set(cls.pointee.namespace, name: name.value, member)
        }
        cls.changed()
    }
}
