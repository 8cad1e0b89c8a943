// The modules `typing`, `collections.abc` and `numbers`; the sources are in TypingSource, ContainersSource and NumbersSource.

enum TypingScripts {
    static var typing: NativeModule {
        .scripted("typing", doc: "The typing module: Support for gradual typing.", TypingSource.text) { m throws(Raise) in
            m.set(NamedTuples.marker)
            m.function("_evaluate(text, names, /)") { a throws(Raise) in
                guard let interpreter = Interpreter.current else { return a[0].retained() }
                return try interpreter.value(ofAnnotation: a[0].swiftString, globals: a[1].layout(DictObject.self))
            }
        }
    }
    static var containers: NativeModule {
        .scripted("collections.abc", doc: "Abstract Base Classes (ABCs) for collections.", ContainersSource.text) {
            m throws(Raise) in
            m.function("_has(cls, *names)") { a throws(Raise) in
                guard a[0].isKind(.classObject) else { return .notImplemented }
                let cls = a[0].layout(ClassObject.self)
                for name in a[1].tupleItems {
                    guard let method = cls.lookup(name.internedString), !method.isNone else { return .notImplemented }
                }
                return .bool(true)
            }
            m.set("_native_iterators", .tuple(owned: [Types.iterator, Types.listIterator].map { Value.object($0).retained() }))
            m.set("_generator", Value.object(Types.generator).retained())
            for (name, cls) in [
                ("dict_keys", Types.dictKeys), ("dict_values", Types.dictValues), ("dict_items", Types.dictItems),
            ] { m.set(cls, as: "_" + name) }
        }
    }
    static var numbers: NativeModule {
        .scripted("numbers", doc: "Abstract Base Classes (ABCs) for numbers.", NumbersSource.text)
    }
}
