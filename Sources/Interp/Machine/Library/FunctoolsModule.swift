// The module `functools`: partial, reduce, caches and cmp_to_key are Swift, the rest is in Scripted/FunctoolsScript.swift.

/// The Swift side of `functools.partial`.
final class PartialCall: NativeContainer {
    var function: Reference
    var arguments: [Reference]
    var keywords: [(String, Reference)]

    init(_ function: Value, _ arguments: [Value], _ keywords: [(String, Value)]) {
        self.function = Reference(function)
        self.arguments = arguments.map { Reference($0) }
        self.keywords = keywords.map { ($0.0, Reference($0.1)) }
    }

    private var references: [Reference] { [function] + arguments + keywords.map(\.1) }
    override func visitReferences(_ visit: (Value) -> Void) { for reference in references { visit(reference.value) } }
    override func releaseReferences() { for reference in references { reference.drop() } }
}

/// The Swift side of a function with a cache.
final class CachedCall: NativeContainer {
    let function: Reference
    /// nil: no limit.
    let limit: Int?
    let isTyped: Bool
    /// Arguments to results, the least recently used first.
    let results = Reference(owned: .object(Dict.make()))
    var hits = 0
    var misses = 0

    init(_ function: Value, limit: Int?, isTyped: Bool) {
        self.function = Reference(function)
        self.limit = limit
        self.isTyped = isTyped
    }

    override func visitReferences(_ visit: (Value) -> Void) {
        visit(function.value)
        visit(results.value)
    }

    override func releaseReferences() {
        function.drop()
        Dict.clear(results.value.layout(DictObject.self))
    }

    /// What identifies a call: the only argument if it is an int or a str, else a tuple. Owned.
    private func key(_ arguments: Value, _ keywords: UnsafeMutablePointer<DictObject>) -> Value {
        let items = arguments.tupleItems
        if keywords.pointee.count == 0 && !isTyped {
            if items.count == 1, items[0].isSmallInt || items[0].isExactly(.string) { return items[0].retained() }
            return arguments.retained()
        }
        var parts = items.map { $0.retained() }
        if keywords.pointee.count > 0 {
            parts.append(FunctoolsModule.mark.retained())
            var place = 0
            while let entry = Dict.next(keywords, from: &place) {
                parts += [entry.pointee.key.retained(), entry.pointee.value.retained()]
            }
        }
        if isTyped {
            for item in items { parts.append(Value.object(item.classOf).retained()) }
            var place = 0
            while let entry = Dict.next(keywords, from: &place) {
                parts.append(Value.object(entry.pointee.value.classOf).retained())
            }
        }
        return .tuple(owned: parts)
    }

    func call(_ arguments: Value, _ keywords: UnsafeMutablePointer<DictObject>) throws(Raise) -> Value {
        if limit == 0 {
            misses += 1
            return try run(arguments, keywords)
        }
        let key = key(arguments, keywords)
        defer { key.release() }
        let dict = results.value.layout(DictObject.self)
        let hash = try Equality.hash(key)
        let place = try Dict.find(dict, key, hash: hash)
        if place >= 0, let entries = dict.pointee.entries {
            hits += 1
            let value = entries[place].value.retained()
            if limit != nil && place != dict.pointee.used - 1 {
                let entry = Dict.removeEntry(dict, place)
                Dict.insertNew(dict, hash: entry.hash, key: entry.key, value: entry.value)
            }
            return value
        }
        misses += 1
        let value = try run(arguments, keywords)
        // The call may have put the same key itself.
        if try Dict.find(dict, key, hash: hash) < 0 {
            if let limit, dict.pointee.count >= limit {
                var first = 0
                if let entry = Dict.next(dict, from: &first) {
                    let old = Dict.removeEntry(dict, entry - dict.pointee.entries.unsafelyUnwrapped)
                    old.key.release()
                    old.value.release()
                }
            }
            Dict.insertNew(dict, hash: hash, key: key.retained(), value: value.retained())
        }
        return value
    }

    private func run(_ arguments: Value, _ keywords: UnsafeMutablePointer<DictObject>) throws(Raise) -> Value {
        if keywords.pointee.count == 0 {
            return try callBuffer(function.value, UnsafeBufferPointer(arguments.tupleItems), .unbound)
        }
        return try Interp.call(
            function.value, Array(arguments.tupleItems), ArgumentValues.keywords(.object(keywords)))
    }
}

enum FunctoolsModule {
    static var module: NativeModule {
        .scripted("functools", doc: "Tools for working with functions and callable objects.", FunctoolsScript.source) {
            m throws(Raise) in
            m.set(partial)
            m.function("reduce(function, iterable, initial=?, /)") { a throws(Raise) in
                var total: Value? = a.has(2) ? a[2].retained() : nil
                let function = a[0]
                guard
                    Iteration.isNative(a[1]) || a[1].classOf.lookup(Names.iter) != nil
                        || a[1].classOf.lookup(Names.getItem) != nil
                else {
                    total?.release()
                    throw Raise.typeError("reduce() arg 2 must support iteration")
                }
                do throws(Raise) {
                    try iterate(a[1]) { item throws(Raise) in
                        guard let current = total else {
                            total = item.retained()
                            return true
                        }
                        total = try call(function, current, item)
                        current.release()
                        return true
                    }
                } catch {
                    total?.release()
                    throw error
                }
                guard let total else { throw Raise.typeError("reduce() of empty iterable with no initial value") }
                return total
            }
            m.function("cmp_to_key(mycmp)") { a throws(Raise) in
                LibraryClass.box(key, Comparison(a[0], .none))
            }
            m.set(cached)
            m.function("_make_cache(function, maxsize, typed, /)") { a throws(Raise) in
                LibraryClass.box(
                    cached,
                    CachedCall(a[0], limit: a[1].isNone ? nil : max(0, try ArgumentValues.int(a[1])), isTyped: try truth(a[2])))
            }
            m.set(
                "_CacheInfo", NamedTuples.make("CacheInfo", ["hits", "misses", "maxsize", "currsize"], [], module: "functools"))
        }
    }

    /// Between the positional and the named arguments in a key: a value that no argument is.
    // Used under the machine's lock.
    nonisolated(unsafe) static let mark = LibraryClass.box(cached, CachedCall(.none, limit: nil, isTyped: false))

    // Unsafe globals: made once under the interpreter lock.
    nonisolated(unsafe) private static let partial = LibraryClass.make(
        PartialCall.self, "partial", module: "functools"
    ) { cls in
        cls.pointee.flags |= ClassObject.isScriptFlag
        func partial(_ value: Value) throws(Raise) -> PartialCall { try nativeSelf(value, PartialCall.self, "partial") }
        CoreTypes.constructor(cls, "__new__(cls, /, *args, **keywords)") { a throws(Raise) in
            guard let function = a[1].tupleItems.first else {
                throw Raise.typeError("type 'partial' takes at least one argument")
            }
            guard
                function.isKind(.classObject) || function.isKind(.function) || function.isKind(.nativeFunction)
                    || function.isKind(.boundMethod) || function.classOf.lookup(Names.call) != nil
            else { throw Raise.typeError("the first argument must be callable") }
            let own = Array(a[1].tupleItems.dropFirst()), named = ArgumentValues.keywords(a[2])
            let result: PartialCall
            if let inner = NativeIdentity.object(in: function) as? PartialCall {
                var merged = inner.keywords.map { ($0.0, $0.1.value) }
                for (name, value) in named {
                    if let place = merged.firstIndex(where: { $0.0 == name }) {
                        merged[place].1 = value
                    } else {
                        merged.append((name, value))
                    }
                }
                result = PartialCall(inner.function.value, inner.arguments.map(\.value) + own, merged)
            } else {
                result = PartialCall(function, own, named)
            }
            return LibraryClass.box(a[0].layout(ClassObject.self), result)
        }
        CoreTypes.method(cls, "__init__(self, /, *args, **keywords)") { _ throws(Raise) in .none }
        CoreTypes.method(cls, "__call__(self, /, *args, **keywords)") { a throws(Raise) in
            let call = try partial(a[0])
            var named = call.keywords.map { ($0.0, $0.1.value) }
            for (name, value) in ArgumentValues.keywords(a[2]) {
                if let place = named.firstIndex(where: { $0.0 == name }) {
                    named[place].1 = value
                } else {
                    named.append((name, value))
                }
            }
            return try Interp.call(call.function.value, call.arguments.map(\.value) + a[1].tupleItems, named)
        }
        CoreTypes.property(cls, "func", get: { v throws(Raise) in try partial(v).function.value.retained() })
        CoreTypes.property(
            cls, "args", get: { v throws(Raise) in .tuple(owned: try partial(v).arguments.map { $0.value.retained() }) })
        CoreTypes.property(
            cls, "keywords",
            get: { v throws(Raise) in .dict(owned: try partial(v).keywords.map { ($0.0, $0.1.value.retained()) }) })
        CoreTypes.method(
            cls, "__repr__(self, /)",
            CoreTypes.text { v throws(Raise) in
                guard Representing.enter(v) else { return "..." }
                defer { Representing.leave(v) }
                let call = try partial(v)
                var parts = [try repr(call.function.value)]
                for item in call.arguments { parts.append(try repr(item.value)) }
                for (name, item) in call.keywords { parts.append("\(name)=\(try repr(item.value))") }
                return "functools.partial(\(parts.joined(separator: ", ")))"
            })
    }

    nonisolated(unsafe) private static let cached = LibraryClass.make(
        CachedCall.self, "_lru_cache_wrapper", module: "functools"
    ) { cls in
        // Its instances take attributes: __name__, __wrapped__ …
        cls.pointee.flags |= ClassObject.isScriptFlag
        func cache(_ value: Value) throws(Raise) -> CachedCall {
            try nativeSelf(value, CachedCall.self, "functools._lru_cache_wrapper")
        }
        CoreTypes.method(cls, "__call__(self, /, *args, **kwargs)") { a throws(Raise) in
            try cache(a[0]).call(a[1], a[2].layout(DictObject.self))
        }
        CoreTypes.method(cls, "__get__(self, instance, owner=None, /)") { a throws(Raise) in
            a[1].isNone ? a[0].retained() : .boundMethod(a[0], a[1])
        }
        CoreTypes.method(cls, "_counts(self, /)") { a throws(Raise) in
            let cache = try cache(a[0])
            return .tuple(owned: [
                .int(cache.hits), .int(cache.misses), cache.limit.map { .int($0) } ?? .none,
                .int(cache.results.value.layout(DictObject.self).pointee.count),
            ])
        }
        CoreTypes.method(cls, "cache_info(self, /)") { a throws(Raise) in
            let module = try Imports.load("functools")
            defer { module.release() }
            let info = try getAttribute(module, "_CacheInfo")
            defer { info.release() }
            let cache = try cache(a[0])
            return try Interp.call(
                info,
                [
                    .int(cache.hits), .int(cache.misses), cache.limit.map { .int($0) } ?? .none,
                    .int(cache.results.value.layout(DictObject.self).pointee.count),
                ])
        }
        CoreTypes.method(cls, "cache_clear(self, /)") { a throws(Raise) in
            let cache = try cache(a[0])
            Dict.clear(cache.results.value.layout(DictObject.self))
            cache.hits = 0
            cache.misses = 0
            return .none
        }
        CoreTypes.method(
            cls, "__repr__(self, /)",
            CoreTypes.text { v throws(Raise) in
                "<functools._lru_cache_wrapper object at 0x\(String(v.bits, radix: 16))>"
            })
    }

    /// What `cmp_to_key` gives (a factory, without an object), and what that makes of each object.
    private final class Comparison: NativeContainer {
        let function: Reference
        let object: Reference
        init(_ function: Value, _ object: Value) {
            self.function = Reference(function)
            self.object = Reference(object)
        }

        override func visitReferences(_ visit: (Value) -> Void) {
            visit(function.value)
            visit(object.value)
        }

        override func releaseReferences() {
            function.drop()
            object.drop()
        }
    }

    nonisolated(unsafe) private static let key = LibraryClass.make(Comparison.self, "KeyWrapper", module: "functools") { cls in
        func comparison(_ value: Value) throws(Raise) -> Comparison {
            try nativeSelf(value, Comparison.self, "functools.KeyWrapper")
        }
        CoreTypes.method(cls, "__call__(self, obj)") { a throws(Raise) in
            LibraryClass.box(a[0].classOf, Comparison(try comparison(a[0]).function.value, a[1]))
        }
        CoreTypes.property(cls, "obj", get: { v throws(Raise) in try comparison(v).object.value.retained() })
        for (name, op) in [
            ("lt", Operators.Comparison.less), ("le", .lessEqual), ("gt", .greater), ("ge", .greaterEqual), ("eq", .equal),
        ] {
            CoreTypes.method(cls, "__\(name)__(self, other, /)") { a throws(Raise) in
                guard let other = NativeIdentity.object(in: a[1]) as? Comparison else {
                    throw Raise.typeError("other argument must be K instance")
                }
                let mine = try comparison(a[0])
                let result = try call(mine.function.value, mine.object.value, other.object.value)
                defer { result.release() }
                return try Operators.compare(op, result, .int(0))
            }
        }
        CoreTypes.put(cls.pointee.namespace, "__hash__", .none)
    }
}
