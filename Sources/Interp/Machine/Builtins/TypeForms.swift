// What annotations build from classes: `list[int]` (types.GenericAlias) and `int | None` (types.UnionType). They describe;
// the machine never checks a value against them except when isinstance asks a union.

/// The Swift side of both: a union has no origin.
private final class TypeForm: NativeContainer {
    let origin: Reference?
    /// A tuple.
    let arguments: Reference

    init(origin: Value?, owned arguments: Value) {
        self.origin = origin.map { Reference($0) }
        self.arguments = Reference(owned: arguments)
    }

    override func visitReferences(_ visit: (Value) -> Void) {
        if let origin { visit(origin.value) }
        visit(arguments.value)
    }

    override func releaseReferences() {
        origin?.drop()
        arguments.drop()
    }
}

enum TypeForms {
    // Unsafe globals: made once under the interpreter lock.
    nonisolated(unsafe) static let alias: ClassPointer = LibraryClass.make(
        TypeForm.self, "GenericAlias", module: "types", isFinal: true, doc: "Represent a PEP 585 generic type."
    ) { cls in installAlias(cls) }
    nonisolated(unsafe) static let union: ClassPointer = LibraryClass.make(
        TypeForm.self, "UnionType", module: "types", isFinal: true, doc: "Represent a PEP 604 union type."
    ) { cls in installUnion(cls) }

    /// `cls[key]` of a class of containers.
    static func parametrised(_ cls: Value, by key: Value) -> Value {
        let arguments = key.isKind(.tuple) ? key.retained() : Value.tuple(owned: [key.retained()])
        return LibraryClass.box(alias, TypeForm(origin: cls, owned: arguments))
    }

    /// Whether a class of the language takes parameters: containers, `type`, and what inherits from them.
    static func takesParameters(_ cls: ClassPointer) -> Bool {
        for i in 0..<cls.pointee.orderCount {
            switch cls.pointee.order[i] {
            case Types.list, Types.dict, Types.tuple, Types.set, Types.frozenSet: return true
            case Types.type: return cls == Types.type
            default: continue
            }
        }
        return false
    }

    /// `a | b` of classes, or NotImplemented.
    static func joined(_ a: Value, _ b: Value) throws(Raise) -> Value {
        guard isOperand(a) && isOperand(b) else { return .notImplemented }
        var members: [Value] = []
        for side in [a, b] {
            let parts =
                side.classOf == union ? Array(arguments(side).tupleItems) : [side.isNone ? Value.object(Types.none) : side]
            for part in parts {
                var isThere = false
                for member in members {
                    if try Equality.equal(member, part) { isThere = true }
                }
                if !isThere { members.append(part) }
            }
        }
        if members.count == 1 { return members[0].retained() }
        return LibraryClass.box(union, TypeForm(origin: nil, owned: .tuple(owned: members.map { $0.retained() })))
    }

    private static func isOperand(_ value: Value) -> Bool {
        value.isNone || value.isKind(.classObject) || value.classOf == alias || value.classOf == union
    }

    private static func form(_ value: Value) -> TypeForm? { NativeIdentity.object(in: value) as? TypeForm }
    private static func arguments(_ value: Value) -> Value { form(value)?.arguments.value ?? Value.none }
    private static func origin(_ value: Value) -> Value { form(value)?.origin?.value ?? Value.none }

    private static func text(_ value: Value) throws(Raise) -> String {
        if value.isNone || value.isSame(.object(Types.none)) { return "None" }
        if value.tag == Value.ellipsis.tag && value.isSame(.ellipsis) { return "..." }
        guard value.isKind(.classObject) else { return try repr(value) }
        let cls = value.layout(ClassObject.self), name = cls.pointee.qualifiedName.swiftString
        let module = try AttributeAccess.find(value, Names.module)
        defer { module?.release() }
        guard let module, module.isString, module.swiftString != "builtins" else { return name }
        return "\(module.swiftString).\(name)"
    }

    private static func texts(_ items: Items) throws(Raise) -> [String] {
        var out: [String] = []
        for item in items { out.append(try text(item)) }
        return out
    }

    private static func installShared(_ cls: ClassPointer) {
        CoreTypes.property(cls, "__args__", get: { v in arguments(v).retained() })
        CoreTypes.property(
            cls, "__parameters__",
            get: { v in
                .tuple(owned: arguments(v).tupleItems.filter { $0.classOf.nameString == "TypeVar" }.map { $0.retained() })
            })
        CoreTypes.method(cls, "__or__(self, value, /)") { a throws(Raise) in try joined(a[0], a[1]) }
        CoreTypes.method(cls, "__ror__(self, value, /)") { a throws(Raise) in try joined(a[1], a[0]) }
    }

    private static func installAlias(_ cls: ClassPointer) {
        installShared(cls)
        CoreTypes.property(cls, "__origin__", get: { v in origin(v).retained() })
        CoreTypes.method(
            cls, "__repr__(self, /)",
            CoreTypes.text { v throws(Raise) in
                let items = arguments(v).tupleItems
                let inner = items.isEmpty ? "()" : try texts(items).joined(separator: ", ")
                return "\(try text(origin(v)))[\(inner)]"
            })
        CoreTypes.method(cls, "__eq__(self, value, /)") { a throws(Raise) in
            guard a[1].classOf == alias else { return .notImplemented }
            guard try Equality.equal(origin(a[0]), origin(a[1])) else { return .bool(false) }
            return .bool(try Equality.equal(arguments(a[0]), arguments(a[1])))
        }
        CoreTypes.method(cls, "__hash__(self, /)") { a throws(Raise) in
            let origin = try Equality.hash(origin(a[0])), arguments = try Equality.hash(arguments(a[0]))
            return .int(origin ^ arguments)
        }
        CoreTypes.method(cls, "__call__(self, /, *args, **kwargs)") { a throws(Raise) in
            try call(origin(a[0]), Array(a[1].tupleItems), ArgumentValues.keywords(a[2]))
        }
        CoreTypes.method(cls, "__getattr__(self, name, /)") { a throws(Raise) in
            try AttributeAccess.get(origin(a[0]), a[1].internedString)
        }
        CoreTypes.method(cls, "__getitem__(self, key, /)") { a throws(Raise) in
            let given = a[1].isKind(.tuple) ? Array(a[1].tupleItems) : [a[1]]
            var used = 0, filled: [Value] = []
            for item in arguments(a[0]).tupleItems {
                guard item.classOf.nameString == "TypeVar" else {
                    filled.append(item)
                    continue
                }
                if used < given.count { filled.append(given[used]) }
                used += 1
            }
            if used == 0 { throw Raise.typeError("\(try repr(a[0])) is not a generic class") }
            if used != given.count {
                let bound = used > given.count ? "few" : "many"
                throw Raise.typeError("Too \(bound) arguments for \(try repr(a[0])); actual \(given.count), expected \(used)")
            }
            let key = Value.tuple(owned: filled.map { $0.retained() })
            defer { key.release() }
            return parametrised(origin(a[0]), by: key)
        }
        CoreTypes.method(cls, "__mro_entries__(self, bases, /)") { a throws(Raise) in .tuple(owned: [origin(a[0]).retained()]) }
        CoreTypes.method(cls, "__instancecheck__(self, instance, /)") { _ throws(Raise) in
            throw Raise.typeError("isinstance() argument 2 cannot be a parameterized generic")
        }
        CoreTypes.method(cls, "__subclasscheck__(self, subclass, /)") { _ throws(Raise) in
            throw Raise.typeError("issubclass() argument 2 cannot be a parameterized generic")
        }
    }

    private static func installUnion(_ cls: ClassPointer) {
        installShared(cls)
        CoreTypes.method(
            cls, "__repr__(self, /)",
            CoreTypes.text { v throws(Raise) in try texts(arguments(v).tupleItems).joined(separator: " | ") })
        CoreTypes.method(cls, "__eq__(self, value, /)") { a throws(Raise) in
            guard a[1].classOf == union else { return .notImplemented }
            let mine = arguments(a[0]).tupleItems, theirs = arguments(a[1])
            if mine.count != theirs.tupleItems.count { return .bool(false) }
            for item in mine {
                if try !Operators.contains(theirs, item) { return .bool(false) }
            }
            return .bool(true)
        }
        CoreTypes.method(cls, "__hash__(self, /)") { a throws(Raise) in
            var hash = 0
            for item in arguments(a[0]).tupleItems { hash ^= try Equality.hash(item) }
            return .int(hash)
        }
        CoreTypes.method(cls, "__instancecheck__(self, instance, /)") { a throws(Raise) in
            for item in arguments(a[0]).tupleItems {
                if item.classOf == alias {
                    throw Raise.typeError("isinstance() argument 2 cannot be a parameterized generic")
                }
                if try isInstanceOf(a[1], item) { return .bool(true) }
            }
            return .bool(false)
        }
        CoreTypes.method(cls, "__subclasscheck__(self, subclass, /)") { a throws(Raise) in
            for item in arguments(a[0]).tupleItems {
                if try isSubclassOf(a[1], item) { return .bool(true) }
            }
            return .bool(false)
        }
    }
}
