// `types.MappingProxyType`: a mapping that only shows another one. `cls.__dict__` is such a view of the class's namespace.

/// What a proxy shows.
final class MappingProxy: NativeContainer {
    let mapping: Reference

    init(_ mapping: Value) { self.mapping = Reference(mapping) }

    override func visitReferences(_ visit: (Value) -> Void) { visit(mapping.value) }
    override func releaseReferences() { mapping.drop() }
}

enum MappingProxies {
    nonisolated(unsafe) static let cls: ClassPointer = LibraryClass.make(  // under the interpreter lock
        MappingProxy.self, "mappingproxy", module: "builtins", isFinal: true, doc: "Read-only proxy of a mapping."
    ) { cls in
        CoreTypes.constructor(cls, "__new__(cls, mapping)") { a throws(Raise) in
            let mapping = a[1]
            guard mapping.isKind(.dict) || (!mapping.isKind(.list) && !mapping.isKind(.tuple) && isMapping(mapping)) else {
                throw Raise.typeError("mappingproxy() argument must be a mapping, not \(mapping.typeName)")
            }
            return LibraryClass.box(a[0].layout(ClassObject.self), MappingProxy(mapping))
        }
        CoreTypes.method(cls, "__getitem__(self, key, /)") { a throws(Raise) in try Operators.getItem(try mapping(a[0]), a[1]) }
        CoreTypes.method(cls, "__contains__(self, key, /)") { a throws(Raise) in
            .bool(try Operators.contains(try mapping(a[0]), a[1]))
        }
        CoreTypes.method(cls, "__len__(self, /)") { a throws(Raise) in .int(try Operators.length(try mapping(a[0]))) }
        CoreTypes.method(cls, "__iter__(self, /)") { a throws(Raise) in try Iteration.iterator(try mapping(a[0])) }
        CoreTypes.method(
            cls, "get(self, key, default=None, /)", doc: "Return the value for key if key is in the mapping, else default."
        ) {
            a throws(Raise) in try ask(a[0], "get", [a[1], a[2]])
        }
        for (name, doc) in [
            ("keys", "a set-like object providing a view on D's keys"), ("values", "an object providing a view on D's values"),
            ("items", "a set-like object providing a view on D's items"), ("copy", "a shallow copy of D"),
            ("__reversed__", "D.__reversed__() -> reverse iterator"),
        ] { CoreTypes.method(cls, "\(name)(self, /)", doc: doc) { a throws(Raise) in try ask(a[0], name, []) } }
        CoreTypes.method(cls, "__or__(self, value, /)") { a throws(Raise) in
            try Operators.binary(.bitOr, try shown(a[0]), try shown(a[1]))
        }
        CoreTypes.method(cls, "__ror__(self, value, /)") { a throws(Raise) in
            try Operators.binary(.bitOr, try shown(a[1]), try shown(a[0]))
        }
        CoreTypes.method(cls, "__ior__(self, value, /)") { _ throws(Raise) in
            throw Raise.typeError("'|=' is not supported by mappingproxy; use '|' instead")
        }
        for (name, op) in [("__eq__", Operators.Comparison.equal), ("__ne__", .notEqual)] {
            CoreTypes.method(cls, "\(name)(self, value, /)") { a throws(Raise) in
                try Operators.compare(op, try shown(a[0]), try shown(a[1]))
            }
        }
        CoreTypes.put(cls.pointee.namespace, "__hash__", .none)
        CoreTypes.method(
            cls, "__repr__(self, /)", CoreTypes.text { v throws(Raise) in "mappingproxy(\(try repr(try mapping(v))))" })
        CoreTypes.method(cls, "__str__(self, /)", CoreTypes.text { v throws(Raise) in try str(try mapping(v)) })
    }

    /// A view of a class's namespace.
    static func view(of namespace: UnsafeMutablePointer<DictObject>) -> Value {
        LibraryClass.box(cls, MappingProxy(.object(namespace)))
    }

    private static func isMapping(_ value: Value) -> Bool {
        value.isObject && value.classOf.lookup(.interned("__getitem__")) != nil && !value.isString && !value.isKind(.bytes)
            && !value.isKind(.byteArray)
    }

    private static func mapping(_ value: Value) throws(Raise) -> Value {
        try nativeSelf(value, MappingProxy.self, "mappingproxy").mapping.value
    }

    /// What a proxy shows; anything else itself.
    private static func shown(_ value: Value) throws(Raise) -> Value {
        (NativeIdentity.object(in: value) as? MappingProxy)?.mapping.value ?? value
    }

    private static func ask(_ proxy: Value, _ name: String, _ arguments: [Value]) throws(Raise) -> Value {
        let method = try getAttribute(try mapping(proxy), name)
        defer { method.release() }
        return try call(method, arguments)
    }
}
