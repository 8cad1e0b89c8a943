// `types.SimpleNamespace`, which `sys.implementation` is an instance of too.

enum SimpleNamespaces {
    nonisolated(unsafe) static let cls: ClassPointer = LibraryClass.make(  // under the interpreter lock
        "SimpleNamespace", module: "types", kind: .instance, doc: "A simple attribute-based namespace."
    ) { cls in
        // Instances have attributes like those of a script class.
        cls.pointee.flags |= ClassObject.isScriptFlag
        CoreTypes.method(cls, "__init__(self, /, **kwargs)") { a throws(Raise) in
            for (name, value) in ArgumentValues.keywords(a[1]) { try setAttribute(a[0], name, value) }
            return .none
        }
        CoreTypes.method(
            cls, "__repr__(self, /)",
            CoreTypes.text { v throws(Raise) in
                let name = v.classOf == cls ? "namespace" : v.typeName
                guard Representing.enter(v) else { return name + "(...)" }
                defer { Representing.leave(v) }
                guard let attributes = Attributes.of(v.object) else { return name + "()" }
                var parts: [String] = []
                for entry in Attributes.entries(attributes) {
                    parts.append("\(entry.name.swiftString)=\(try repr(entry.value))")
                }
                return "\(name)(\(parts.joined(separator: ", ")))"
            })
        CoreTypes.method(cls, "__eq__(self, value, /)") { a throws(Raise) in
            guard a[1].isObject, a[1].classOf.isSubclass(of: cls) else { return .notImplemented }
            let mine = try getAttribute(a[0], "__dict__"), theirs = try getAttribute(a[1], "__dict__")
            defer {
                mine.release()
                theirs.release()
            }
            return .bool(try Operators.compareTruth(.equal, mine, theirs))
        }
        CoreTypes.put(cls.pointee.namespace, "__hash__", .none)
    }

    /// A namespace with these attributes (owned values).
    static func make(_ attributes: [(String, Value)]) -> Value {
        let value = Classes.makeInstance(cls)
        if let place = Attributes.of(value.object) {
            for (name, content) in attributes {
                Attributes.set(place, .interned(name), content)
                content.release()
            }
        }
        return value
    }
}

/// Guards `repr` of containers against endless recursion.
enum Representing {
    /// False if a repr of this object is being made already.
    static func enter(_ value: Value) -> Bool {
        if value.object.pointee.has(ObjectHeader.inRepr) { return false }
        value.object.pointee.word |= ObjectHeader.inRepr
        return true
    }

    static func leave(_ value: Value) { value.object.pointee.word &= ~ObjectHeader.inRepr }
}
