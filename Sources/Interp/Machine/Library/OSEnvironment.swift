// `os.environ`: a mapping whose changes the process sees.

import Glibc

/// The Swift side of `os.environ`.
final class EnvironmentMap {
    /// The contents, a dict of str.
    let dict: Reference

    init() {
        let dict = Dict.make()
        var place = environ
        while let entry = place.pointee {
            let text = String(cString: entry)
            if let equals = text.firstIndex(of: "=") {
                let key = Value.string(String(text[..<equals])), value = Value.string(String(text[text.index(after: equals)...]))
                Dict.set(dict, name: key, value)
                key.release()
                value.release()
            }
            place += 1
        }
        self.dict = Reference(owned: .object(dict))
    }
}

enum OSEnvironment {
    static func make() -> Value { LibraryClass.box(cls, EnvironmentMap()) }

    private static func text(_ value: Value) throws(Raise) -> String {
        guard value.isString else { throw Raise.typeError("str expected, not \(value.typeName)") }
        let text = value.swiftString
        if text.utf8.contains(0) { throw Raise.valueError("embedded null byte") }
        return text
    }

    private static func dict(_ value: Value) throws(Raise) -> UnsafeMutablePointer<DictObject> {
        try nativeSelf(value, EnvironmentMap.self, "_Environ").dict.value.layout(DictObject.self)
    }

    private static func set(_ map: Value, _ key: Value, _ value: Value) throws(Raise) {
        let name = try text(key), content = try text(value)
        if setenv(name, content, 1) < 0 { throw Raise.osError(errno) }
        Dict.set(try dict(map), name: key, value)
    }

    private static func remove(_ map: Value, _ key: Value) throws(Raise) -> Value? {
        let name = try text(key)
        guard let old = try Dict.remove(try dict(map), key) else { return nil }
        unsetenv(name)
        return old
    }

    nonisolated(unsafe) private static let cls = LibraryClass.make(  // under the interpreter lock
        EnvironmentMap.self, "_Environ", module: "os"
    ) { cls in
        func method(_ signature: String, _ body: @escaping NativeBody) { CoreTypes.method(cls, signature, body) }
        method("__getitem__(self, key, /)") { a throws(Raise) in
            _ = try text(a[1])
            guard let value = Dict.get(try dict(a[0]), name: a[1]) else { throw Raise.keyError(a[1]) }
            return value.retained()
        }
        method("__setitem__(self, key, value, /)") { a throws(Raise) in
            try set(a[0], a[1], a[2])
            return .none
        }
        method("__delitem__(self, key, /)") { a throws(Raise) in
            guard let old = try remove(a[0], a[1]) else { throw Raise.keyError(a[1]) }
            old.release()
            return .none
        }
        method("__contains__(self, key, /)") { a throws(Raise) in
            _ = try text(a[1])
            return .bool(Dict.get(try dict(a[0]), name: a[1]) != nil)
        }
        method("__len__(self, /)") { a throws(Raise) in .int(try dict(a[0]).pointee.count) }
        method("__iter__(self, /)") { a throws(Raise) in .dictIterator(.object(try dict(a[0])), .keys) }
        method("keys(self)") { a throws(Raise) in .dictView(.object(try dict(a[0])), .keys) }
        method("values(self)") { a throws(Raise) in .dictView(.object(try dict(a[0])), .values) }
        method("items(self)") { a throws(Raise) in .dictView(.object(try dict(a[0])), .items) }
        method("copy(self)") { a throws(Raise) in .object(Dict.copy(try dict(a[0]))) }
        method("get(self, key, default=None)") { a throws(Raise) in
            _ = try text(a[1])
            return (Dict.get(try dict(a[0]), name: a[1]) ?? a[2]).retained()
        }
        method("pop(self, key, default=?)") { a throws(Raise) in
            if let old = try remove(a[0], a[1]) { return old }
            if a.has(2) { return a[2].retained() }
            throw Raise.keyError(a[1])
        }
        method("setdefault(self, key, value)") { a throws(Raise) in
            _ = try text(a[1])
            if let value = Dict.get(try dict(a[0]), name: a[1]) { return value.retained() }
            try set(a[0], a[1], a[2])
            return a[2].retained()
        }
        method("update(self, other=?, /, **kwds)") { a throws(Raise) in
            let fresh = Value.object(Dict.make())
            defer { fresh.release() }
            let update = try getAttribute(fresh, "update")
            defer { update.release() }
            try call(update, a.has(1) ? [a[1]] : [], ArgumentValues.keywords(a[2])).release()
            var place = 0
            while let entry = Dict.next(fresh.layout(DictObject.self), from: &place) {
                try set(a[0], entry.pointee.key, entry.pointee.value)
            }
            return .none
        }
        method("clear(self)") { a throws(Raise) in
            let map = try dict(a[0])
            var place = 0
            while let entry = Dict.next(map, from: &place) { unsetenv(entry.pointee.key.swiftString) }
            Dict.clear(map)
            return .none
        }
        method("__eq__(self, other, /)") { a throws(Raise) in
            let mine = Value.object(try dict(a[0]))
            let theirs = NativeIdentity.object(in: a[1]) is EnvironmentMap ? Value.object(try dict(a[1])) : a[1]
            return try Operators.compare(.equal, mine, theirs)
        }
        CoreTypes.put(cls.pointee.namespace, "__hash__", .none)
        method(
            "__repr__(self, /)",
            CoreTypes.text { v throws(Raise) in "environ(\(try repr(.object(try dict(v)))))" })
    }

    static func install(_ m: ModuleBuilder) {
        m.function("getenv(key, default=None)") { a throws(Raise) in
            let name = try text(a[0])
            guard let value = Glibc.getenv(name) else { return a[1].retained() }
            return .string(String(cString: value))
        }
        m.function("putenv(name, value, /)") { a throws(Raise) in
            if setenv(try text(a[0]), try text(a[1]), 1) < 0 { throw Raise.osError(errno) }
            return .none
        }
        m.function("unsetenv(name, /)") { a throws(Raise) in
            Glibc.unsetenv(try text(a[0]))
            return .none
        }
    }
}
