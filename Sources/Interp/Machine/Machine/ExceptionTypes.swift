// The methods and attributes of the exception classes. The hierarchy is in Values/ExceptionObject.swift. Attributes that
// CPython keeps in C fields (`errno`, `name`, `offset` …) lie among the instance's own; a property gives them a default.

enum ExceptionTypes {
    // BaseException's own `__init__` and `__new__`, borrowed from it. Written once, with the builtins.
    nonisolated(unsafe) private(set) static var initializer = Value.unbound
    nonisolated(unsafe) private(set) static var constructor = Value.unbound

    static func install() {
        installBase()
        installLinks()
        installDetails()
        installOSError()
        installTexts()
        ExceptionGroups.install()
    }

    private static func installBase() {
        let base = Types.exception(.baseException)
        CoreTypes.method(base, "__init__(self, /, *args, **kwargs)") { a throws(Raise) in
            if a[2].layout(DictObject.self).pointee.count > 0 {
                throw Raise.typeError("\(a[0].typeName)() takes no keyword arguments")
            }
            setArguments(a[0], a[1])
            return .none
        }
        CoreTypes.constructor(base, "__new__(cls, /, *args, **kwargs)") { a throws(Raise) in
            guard a[0].isKind(.classObject), case let cls = a[0].layout(ClassObject.self),
                cls.pointee.flags & ClassObject.isException != 0
            else { throw Raise.typeError("BaseException.__new__(X): X is not a type object (\(a[0].typeName))") }
            if cls.isSubclass(of: Types.exception(.baseExceptionGroup)) {
                // A group without members would be none.
                let narrow = Types.exception(.exceptionGroup)
                let owner = cls.isSubclass(of: narrow) ? narrow.nameString : "BaseExceptionGroup"
                throw Raise.typeError("BaseException.__new__(\(cls.nameString)) is not safe, use \(owner).__new__()")
            }
            return .object(ExceptionObject.make(cls, owned: a[1].retained()))
        }
        initializer = Dict.get(base.pointee.namespace, name: Names.initialize) ?? .unbound
        constructor = Dict.get(base.pointee.namespace, name: Names.new) ?? .unbound
        CoreTypes.method(base, "__repr__(self, /)", CoreTypes.text { v throws(Raise) in try objectRepr(v) })
        CoreTypes.method(
            base, "__str__(self, /)",
            CoreTypes.text { v throws(Raise) in try text(v.layout(ExceptionObject.self).pointee.arguments) })
        CoreTypes.method(base, "with_traceback(self, tb, /)") { a throws(Raise) in
            try receiver(a[0], "with_traceback")
            try Traceback.set(a[0], a[1])
            return a[0].retained()
        }
        CoreTypes.method(base, "add_note(self, note, /)") { a throws(Raise) in
            try receiver(a[0], "add_note")
            guard a[1].isString else { throw Raise.typeError("note must be a str, not '\(a[1].typeName)'") }
            guard let attributes = Attributes.of(a[0].object) else { return .none }
            if Attributes.get(attributes, Names.notes) == nil {
                let list = Value.list(owned: [])
                Attributes.set(attributes, Names.notes, list)
                list.release()
            }
            guard let notes = Attributes.get(attributes, Names.notes), notes.isKind(.list) else {
                throw Raise.typeError("Cannot add note: __notes__ is not a list")
            }
            notes.listAppend(owned: a[1].retained())
            return .none
        }
        CoreTypes.property(
            base, "args", get: { v throws(Raise) in v.layout(ExceptionObject.self).pointee.arguments.retained() }
        ) { v, new throws(Raise) in
            let items = try Iteration.collect(new)
            defer { items.release() }
            for item in items.listItems { item.retain() }
            let tuple = Value.tuple(owned: UnsafeBufferPointer(items.listItems))
            defer { tuple.release() }
            setArguments(v, tuple)
        }
    }

    private static func receiver(_ value: Value, _ method: String) throws(Raise) {
        guard value.isKind(.exception) else {
            throw Raise.typeError(
                "descriptor '\(method)' for 'BaseException' objects doesn't apply to a '\(value.typeName)' object")
        }
    }

    private static func setArguments(_ exception: Value, _ arguments: Value) {
        let object = exception.layout(ExceptionObject.self)
        let old = object.pointee.arguments
        object.pointee.arguments = arguments.retained()
        old.release()
    }

    private static func text(_ arguments: Value) throws(Raise) -> String {
        switch arguments.tupleItems.count {
        case 0: ""
        case 1: try str(arguments.tupleItems[0])
        default: try repr(arguments)
        }
    }

    private static func installLinks() {
        let base = Types.exception(.baseException)
        CoreTypes.property(base, "__cause__", get: { v throws(Raise) in v.layout(ExceptionObject.self).pointee.cause.retained() })
        {
            v, new throws(Raise) in
            guard new.isNone || new.isKind(.exception) else {
                throw Raise.typeError("exception cause must be None or derive from BaseException")
            }
            try Unwinding.setCause(v, new)
        }
        CoreTypes.property(
            base, "__context__", get: { v throws(Raise) in v.layout(ExceptionObject.self).pointee.context.retained() }
        ) { v, new throws(Raise) in
            guard new.isNone || new.isKind(.exception) else {
                throw Raise.typeError("exception context must be None or derive from BaseException")
            }
            let object = v.layout(ExceptionObject.self)
            let old = object.pointee.context
            object.pointee.context = new.retained()
            old.release()
        }
        CoreTypes.property(
            base, "__suppress_context__",
            get: { v throws(Raise) in .bool(v.layout(ExceptionObject.self).pointee.suppressesContext) }
        ) { v, new throws(Raise) in
            guard new.isBool else { throw Raise.typeError("attribute value type must be bool") }
            v.layout(ExceptionObject.self).pointee.suppressesContext = new.asBool
        }
        CoreTypes.property(base, "__traceback__", get: { v throws(Raise) in Traceback.of(v) }) { v, new throws(Raise) in
            try Traceback.set(v, new)
        }
    }

    // ---- attributes with a default -------------------------------------------------------------------------------------

    /// An attribute of the instance itself if it is set, else what `fallback` says.
    private static func detail(
        _ kind: ExceptionKind, _ name: String, _ fallback: @escaping (Value) -> Value = { _ in .none }
    ) {
        let key = Value.interned(name)
        CoreTypes.property(
            Types.exception(kind), name,
            get: { v throws(Raise) in
                if let attributes = Attributes.of(v.object), let own = Attributes.get(attributes, key) { return own.retained() }
                return fallback(v)
            }
        ) { v, new throws(Raise) in
            if let attributes = Attributes.of(v.object) { Attributes.set(attributes, key, new) }
        }
    }

    private static func set(_ exception: Value, _ name: String, _ value: Value) {
        guard let attributes = Attributes.of(exception.object) else { return }
        let key = Value.interned(name)
        defer { key.release() }
        Attributes.set(attributes, key, value)
    }

    private static func argument(_ exception: Value, _ index: Int) -> Value {
        let items = exception.layout(ExceptionObject.self).pointee.arguments.tupleItems
        return index < items.count ? items[index].retained() : .none
    }

    private static func installDetails() {
        detail(.stopIteration, "value") { argument($0, 0) }
        detail(.systemExit, "code") { v in
            let items = v.layout(ExceptionObject.self).pointee.arguments
            return items.tupleItems.count > 1 ? items.retained() : argument(v, 0)
        }
        /// `ImportError(message, name=…)`: keywords become attributes.
        func keywords(_ kind: ExceptionKind, _ names: [String]) {
            for name in names { detail(kind, name) }
            let signature = "__init__(self, /, *args, \(names.map { $0 + "=?" }.joined(separator: ", ")))"
            CoreTypes.method(Types.exception(kind), signature) { a throws(Raise) in
                setArguments(a[0], a[1])
                for (i, name) in names.enumerated() where a.has(2 + i) { set(a[0], name, a[2 + i]) }
                return .none
            }
        }
        keywords(.nameError, ["name"])
        keywords(.attributeError, ["name", "obj"])
        keywords(.importError, ["name", "path"])
        detail(.importError, "msg") { argument($0, 0) }
        installSyntaxError()
        installUnicodeErrors()
    }

    /// The three errors of codecs: their arguments as attributes, and a text made of them.
    private static func installUnicodeErrors() {
        func install(_ kind: ExceptionKind, _ verb: String, _ what: String) {
            let cls = Types.exception(kind)
            let names = (kind == .unicodeTranslateError ? [] : ["encoding"]) + ["object", "start", "end", "reason"]
            let first = names.count - 4
            for (i, name) in names.enumerated() { detail(kind, name) { argument($0, i) } }
            CoreTypes.method(cls, "__init__(self, /, *args)") { a throws(Raise) in
                let items = a[1].tupleItems
                guard items.count == names.count else {
                    throw Raise.typeError("function takes exactly \(names.count) arguments (\(items.count) given)")
                }
                for (i, item) in items.enumerated() {
                    if names[i] == "start" || names[i] == "end" {
                        _ = try ArgumentValues.int(item)
                    } else if names[i] == "object", kind == .unicodeDecodeError {
                        guard item.bufferContents != nil else {
                            throw Raise.typeError("a bytes-like object is required, not '\(item.typeName)'")
                        }
                    } else if !item.isString {
                        throw Raise.typeError("argument \(i + 1) must be str, not \(item.typeName)")
                    }
                }
                setArguments(a[0], a[1])
                return .none
            }
            CoreTypes.method(
                cls, "__str__(self, /)",
                CoreTypes.text { v throws(Raise) in
                    let arguments = v.layout(ExceptionObject.self).pointee.arguments
                    let items = arguments.tupleItems
                    guard items.count == names.count, let start = items[first + 1].smallInteger,
                        let end = items[first + 2].smallInteger
                    else { return try text(arguments) }
                    let codec = first == 0 ? "" : "'\(try str(items[0]))' codec "
                    let shown = end == start + 1 && start >= 0 ? unit(items[first], start) : nil
                    let place = shown.map { "\(what) \($0) in position \(start)" } ?? "\(what)s in position \(start)-\(end &- 1)"
                    return "\(codec)can't \(verb) \(place): \(try str(items[first + 3]))"
                })
        }
        install(.unicodeDecodeError, "decode", "byte")
        install(.unicodeEncodeError, "encode", "character")
        install(.unicodeTranslateError, "translate", "character")
    }

    /// `0xff` of bytes, `'\xff'` of a text; nil if there is none at that place.
    private static func unit(_ object: Value, _ place: Int) -> String? {
        if object.isString {
            guard place < object.scalarCount else { return nil }
            let scalar = UTF8Text.decode(object.utf8, at: object.byteOffset(place)).scalar
            let (letter, digits): (UInt8, Int) = scalar < 0x100 ? (0x78, 2) : scalar < 0x10000 ? (0x75, 4) : (0x55, 8)
            var escape: [UInt8] = []
            TextRepresentation.appendEscape(letter, scalar, digits: digits, to: &escape)
            return "'\(String(decoding: escape, as: UTF8.self))'"
        }
        guard let bytes = object.bufferContents, place < bytes.count else { return nil }
        let hex = String(bytes[place], radix: 16)
        return "0x" + (hex.count < 2 ? "0" : "") + hex
    }

    private static func installSyntaxError() {
        let names = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"]
        detail(.syntaxError, "msg") { argument($0, 0) }
        for name in names { detail(.syntaxError, name) }
        CoreTypes.method(Types.exception(.syntaxError), "__init__(self, /, *args)") { a throws(Raise) in
            setArguments(a[0], a[1])
            let items = a[1].tupleItems
            if items.count == 2, let place = items[1].sequenceItems {
                for (i, name) in names.enumerated() where i < place.count { set(a[0], name, place[i]) }
            }
            return .none
        }
        CoreTypes.method(
            Types.exception(.syntaxError), "__str__(self, /)",
            CoreTypes.text { v throws(Raise) in
                func own(_ name: String) -> Value? {
                    Attributes.of(v.object).flatMap { Attributes.get($0, .interned(name)) }.flatMap { $0.isNone ? nil : $0 }
                }
                let items = v.layout(ExceptionObject.self).pointee.arguments.tupleItems
                let message = own("msg") ?? (items.isEmpty ? .none : items[0])
                let text = try str(message)
                let file = own("filename").flatMap {
                    $0.isString ? $0.swiftString.split(separator: "/").last.map(String.init) : nil
                }
                let line = own("lineno")?.smallInteger
                switch (file, line) {
                case (let file?, let line?): return "\(text) (\(file), line \(line))"
                case (let file?, nil): return "\(text) (\(file))"
                case (nil, let line?): return "\(text) (line \(line))"
                default: return text
                }
            })
    }

    private static func installOSError() {
        let cls = Types.exception(.osError)
        let base = Dict.get(Types.exception(.baseException).pointee.namespace, name: Names.new)
        _ = base
        for name in ["errno", "strerror", "filename", "filename2"] { detail(.osError, name) }
        CoreTypes.constructor(cls, "__new__(cls, /, *args, **kwargs)") { a throws(Raise) in
            guard a[0].isKind(.classObject) else { throw Raise.typeError("OSError.__new__(X): X is not a type object") }
            var made = a[0].layout(ClassObject.self)
            let items = a[1].tupleItems
            if made == cls, items.count >= 2, let code = items[0].smallInteger {
                made = Types.exception(Raise.osErrorKind(Int32(truncatingIfNeeded: code)))
            }
            let exception = Value.object(ExceptionObject.make(made, owned: a[1].retained()))
            fillOSError(exception)
            return exception
        }
        CoreTypes.method(cls, "__init__(self, /, *args, **kwargs)") { a throws(Raise) in
            setArguments(a[0], a[1])
            fillOSError(a[0])
            return .none
        }
        CoreTypes.method(
            cls, "__str__(self, /)",
            CoreTypes.text { v throws(Raise) in
                func own(_ name: String) -> Value? {
                    Attributes.of(v.object).flatMap { Attributes.get($0, .interned(name)) }
                }
                guard let code = own("errno"), let message = own("strerror") else {
                    return try text(v.layout(ExceptionObject.self).pointee.arguments)
                }
                var result = "[Errno \(try str(code))] \(try str(message))"
                if let file = own("filename"), !file.isNone {
                    result += ": \(try repr(file))"
                    if let second = own("filename2"), !second.isNone { result += " -> \(try repr(second))" }
                }
                return result
            })
    }

    /// `OSError(errno, strerror, filename, winerror, filename2)`: the arguments as attributes; `args` keeps the first two.
    private static func fillOSError(_ exception: Value) {
        let items = exception.layout(ExceptionObject.self).pointee.arguments.tupleItems
        guard items.count >= 2, items.count <= 5 else { return }
        set(exception, "errno", items[0])
        set(exception, "strerror", items[1])
        if items.count > 2 {
            set(exception, "filename", items[2])
            if items.count > 4 { set(exception, "filename2", items[4]) }
            let short = Value.tuple(owned: [items[0].retained(), items[1].retained()])
            setArguments(exception, short)
            short.release()
        }
    }

    private static func installTexts() {
        CoreTypes.method(
            Types.exception(.keyError), "__str__(self, /)",
            CoreTypes.text { v throws(Raise) in
                let items = v.layout(ExceptionObject.self).pointee.arguments
                return items.tupleItems.count == 1 ? try repr(items.tupleItems[0]) : try text(items)
            })
    }
}
