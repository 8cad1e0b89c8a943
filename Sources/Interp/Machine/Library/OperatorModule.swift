// The module `operator`: the operators as functions, and getters for items, attributes and methods.

enum OperatorModule {
    static var module: NativeModule {
        NativeModule("operator", doc: "Operator interface.") { m throws(Raise) in
            let binaries: [(String, Operators.Binary)] = [
                ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .trueDivide), ("floordiv", .floorDivide),
                ("mod", .modulo), ("pow", .power), ("matmul", .matrixMultiply), ("lshift", .shiftLeft), ("rshift", .shiftRight),
                ("and_", .bitAnd), ("or_", .bitOr), ("xor", .bitXor),
            ]
            func both(_ name: String, _ parameters: String, _ body: @escaping NativeBody) {
                m.function("\(name)(\(parameters))", body)
                let plain = name.hasSuffix("_") ? String(name.dropLast()) : name
                m.function("__\(plain)__(\(parameters))", body)
            }
            for (name, op) in binaries {
                both(name, "a, b, /") { a throws(Raise) in try Operators.binary(op, a[0], a[1]) }
                let stem = name.hasSuffix("_") ? String(name.dropLast()) : name
                both("i" + stem, "a, b, /") { a throws(Raise) in try Operators.binary(op, a[0], a[1], inPlace: true) }
            }
            let comparisons: [(String, Operators.Comparison)] = [
                ("lt", .less), ("le", .lessEqual), ("gt", .greater), ("ge", .greaterEqual), ("eq", .equal), ("ne", .notEqual),
            ]
            for (name, op) in comparisons {
                both(name, "a, b, /") { a throws(Raise) in try Operators.compare(op, a[0], a[1]) }
            }
            both("neg", "a, /") { a throws(Raise) in try Operators.negate(a[0]) }
            both("pos", "a, /") { a throws(Raise) in try Operators.plus(a[0]) }
            for name in ["inv", "invert"] { both(name, "a, /") { a throws(Raise) in try Operators.invert(a[0]) } }
            both("not_", "a, /") { a throws(Raise) in .bool(try !truth(a[0])) }
            m.function("truth(a, /)") { a throws(Raise) in .bool(try truth(a[0])) }
            m.function("is_(a, b, /)") { a throws(Raise) in .bool(a[0].isSame(a[1])) }
            m.function("is_not(a, b, /)") { a throws(Raise) in .bool(!a[0].isSame(a[1])) }
            both("abs", "a, /") { a throws(Raise) in
                if a[0].isFloat { return .float(abs(a[0].asFloat)) }
                if let number = a[0].integerValue { return .integer(number.isNegative ? number.negated : number) }
                guard let method = a[0].classOf.lookup(.interned("__abs__")) else {
                    throw Raise.typeError("bad operand type for abs(): '\(a[0].typeName)'")
                }
                return try callMethod(method, a[0])
            }
            both("index", "a, /") { a throws(Raise) in .integer(try ArgumentValues.integer(a[0])) }
            for name in ["concat", "iconcat"] {
                both(name, "a, b, /") { a throws(Raise) in
                    try Operators.concatenated(a[0], a[1], inPlace: name == "iconcat")
                }
            }
            both("contains", "a, b, /") { a throws(Raise) in .bool(try Operators.contains(a[0], a[1])) }
            both("getitem", "a, b, /") { a throws(Raise) in try Operators.getItem(a[0], a[1]) }
            both("setitem", "a, b, c, /") { a throws(Raise) in
                try Operators.setItem(a[0], a[1], a[2])
                return .none
            }
            both("delitem", "a, b, /") { a throws(Raise) in
                try Operators.deleteItem(a[0], a[1])
                return .none
            }
            m.function("countOf(a, b, /)") { a throws(Raise) in
                var count = 0
                let iterator = try Iteration.search(a[0])
                defer { iterator.release() }
                while let item = try Iteration.next(iterator) {
                    defer { item.release() }
                    if try Equality.equal(item, a[1]) { count += 1 }
                }
                return .int(count)
            }
            m.function("indexOf(a, b, /)") { a throws(Raise) in
                var place = 0
                let iterator = try Iteration.search(a[0])
                defer { iterator.release() }
                while let item = try Iteration.next(iterator) {
                    defer { item.release() }
                    if try Equality.equal(item, a[1]) { return .int(place) }
                    place += 1
                }
                throw Raise.valueError("sequence.index(x): x not in sequence")
            }
            m.function("length_hint(obj, default=0, /)") { a throws(Raise) in
                let fallback = try ArgumentValues.int(a[1])
                return .int(try lengthHint(a[0]) ?? fallback)
            }
            m.function("call(obj, /, *args, **kwargs)") { a throws(Raise) in
                try call(a[0], Array(a[1].tupleItems), ArgumentValues.keywords(a[2]))
            }
            m.set(Getter.items)
            m.set(Getter.attributes)
            m.set(Getter.methods)
        }
    }
}

/// How many values an iterator of the machine still gives, where that is known.
private func iteratorLength(_ value: Value) -> Int? {
    guard value.isObject else { return nil }
    switch value.object.pointee.kind {
    case .iterator: return value.nativeIterator.lengthHint
    case .rangeIterator: return value.layout(RangeIteratorObject.self).pointee.left
    case .sequenceIterator:
        let iterator = value.layout(SequenceIteratorObject.self).pointee
        let sequence = iterator.sequence
        if sequence.isUnbound { return 0 }
        if sequence.isKind(.string) {
            return sequence.utf8.dropFirst(iterator.index).reduce(0) { $1 & 0xc0 == 0x80 ? $0 : $0 + 1 }
        }
        if let items = sequence.sequenceItems { return max(0, items.count - iterator.index) }
        return sequence.bufferContents.map { max(0, $0.count - iterator.index) }
    case .dictIterator:
        let iterator = value.layout(DictIteratorObject.self).pointee
        var place = iterator.index, left = 0
        if iterator.dict.isUnbound { return 0 }
        if iterator.dict.isKind(.dict) {
            if iterator.isReversed { return nil }
            while Dict.next(iterator.dict.layout(DictObject.self), from: &place) != nil { left += 1 }
        } else {
            while SetTable.next(iterator.dict.layout(SetObject.self), from: &place) != nil { left += 1 }
        }
        return left
    default: return nil
    }
}

/// A length, or what `__length_hint__` estimates; nil where nobody knows.
private func lengthHint(_ value: Value) throws(Raise) -> Int? {
    if let hint = iteratorLength(value) { return hint }
    do throws(Raise) {
        if value.classOf.lookup(Names.len) != nil { return try Operators.length(value) }
    } catch {
        guard error.matches(.typeError) else { throw error }
        error.discard()
    }
    guard let method = value.classOf.lookup(.interned("__length_hint__")) else { return nil }
    let result: Value
    do throws(Raise) { result = try callMethod(method, value) } catch {
        guard error.matches(.typeError) else { throw error }
        error.discard()
        return nil
    }
    defer { result.release() }
    if result.isNotImplemented { return nil }
    guard result.isInteger else {
        throw Raise.typeError("__length_hint__ must be an integer, not \(result.typeName)")
    }
    let hint = try ArgumentValues.int(result)
    if hint < 0 { throw Raise.valueError("__length_hint__() should return >= 0") }
    return hint
}

/// The Swift side of itemgetter, attrgetter and methodcaller.
final class Getter: NativeContainer {
    let keys: [Reference]
    let keywords: [(String, Reference)]

    init(_ keys: [Value], _ keywords: [(String, Value)] = []) {
        self.keys = keys.map { Reference($0) }
        self.keywords = keywords.map { ($0.0, Reference($0.1)) }
    }

    private var references: [Reference] { keys + keywords.map(\.1) }
    override func visitReferences(_ visit: (Value) -> Void) { for reference in references { visit(reference.value) } }
    override func releaseReferences() { for reference in references { reference.drop() } }

    private static func make(
        _ name: String, _ parameters: String, _ new: @escaping (NativeArguments) throws(Raise) -> Getter,
        _ get: @escaping (Getter, Value) throws(Raise) -> Value
    ) -> ClassPointer {
        LibraryClass.make(name, module: "operator", isFinal: true) { cls in
            let constructor = NativeFunction("\(name)(cls, \(parameters))", binds: true) { a throws(Raise) in
                try ListMethods.checkClass(a[0], cls)
                return LibraryClass.box(a[0].layout(ClassObject.self), try new(a))
            }
            CoreTypes.put(cls.pointee.namespace, "__new__", .wrappedMethod(.staticMethod, owned: .nativeFunction(constructor)))
            CoreTypes.method(cls, "__call__(self, /, *args)") { a throws(Raise) in
                let given = a[1].tupleItems
                guard given.count == 1 else { throw Raise.typeError("\(name) expected 1 argument, got \(given.count)") }
                return try get(try nativeSelf(a[0], Getter.self, name), given[0])
            }
            CoreTypes.method(
                cls, "__repr__(self, /)",
                CoreTypes.text { v throws(Raise) in
                    let getter = try nativeSelf(v, Getter.self, name)
                    var parts: [String] = []
                    for key in getter.keys { parts.append(try repr(key.value)) }
                    for (name, value) in getter.keywords { parts.append("\(name)=\(try repr(value.value))") }
                    return "operator.\(name)(\(parts.joined(separator: ", ")))"
                })
        }
    }

    /// One key gives the value itself, several give a tuple.
    private static func collect(_ keys: [Reference], _ get: (Value) throws(Raise) -> Value) throws(Raise) -> Value {
        if keys.count == 1 { return try get(keys[0].value) }
        let list = Value.list(owned: [])
        defer { list.release() }
        for key in keys { list.listAppend(owned: try get(key.value)) }
        return .tuple(owned: list.listItems.map { $0.retained() })
    }

    // Unsafe globals: made once under the interpreter lock.
    nonisolated(unsafe) static let items = make("itemgetter", "item, /, *items") { a throws(Raise) in
        Getter([a[1]] + a[2].tupleItems)
    } _: { getter, object throws(Raise) in
        try collect(getter.keys) { key throws(Raise) in try Operators.getItem(object, key) }
    }
    nonisolated(unsafe) static let attributes = make("attrgetter", "attr, /, *attrs") { a throws(Raise) in
        for key in [a[1]] + a[2].tupleItems where !key.isString { throw Raise.typeError("attribute name must be a string") }
        return Getter([a[1]] + a[2].tupleItems)
    } _: { getter, object throws(Raise) in
        try collect(getter.keys) { key throws(Raise) in
            var current = object.retained()
            for part in key.swiftString.split(separator: ".", omittingEmptySubsequences: false) {
                let next: Value
                do throws(Raise) { next = try getAttribute(current, String(part)) } catch {
                    current.release()
                    throw error
                }
                current.release()
                current = next
            }
            return current
        }
    }
    nonisolated(unsafe) static let methods = make("methodcaller", "name, /, *args, **kwargs") { a throws(Raise) in
        guard a[1].isString else { throw Raise.typeError("method name must be a string") }
        return Getter([a[1]] + a[2].tupleItems, ArgumentValues.keywords(a[3]))
    } _: { getter, object throws(Raise) in
        let method = try getAttribute(object, getter.keys[0].value.swiftString)
        defer { method.release() }
        return try call(method, getter.keys.dropFirst().map(\.value), getter.keywords.map { ($0.0, $0.1.value) })
    }
}
