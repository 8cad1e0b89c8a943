// `re.error`, with CPython's attributes.

enum RegexErrors {
    nonisolated(unsafe) static let cls: ClassPointer = {  // under the interpreter lock
        let cls = LibraryClass.exception("error", module: "re", bases: [.exception])
        CoreTypes.method(cls, "__init__(self, msg, pattern=None, pos=None)") { a throws(Raise) in
            let text = a[1].isString ? a[1].swiftString : try str(a[1])
            fill(a[0], text, a[2], a[3].smallInteger)
            return .none
        }
        cls.changed()
        return cls
    }()

    /// Puts the message and the attributes into an exception.
    private static func fill(_ exception: Value, _ message: String, _ pattern: Value, _ position: Int?) {
        var full = message
        var line: Int?
        var column: Int?
        if let position, !pattern.isNone {
            full += " at position \(position)"
            var text: [UInt32] = []
            if pattern.isString { text = UTF8Text.scalars(pattern.utf8) }
            if pattern.isKind(.bytes) { text = pattern.byteContents.map { UInt32($0) } }
            let before = text.prefix(max(0, position))
            let number = before.reduce(1) { $1 == 10 ? $0 + 1 : $0 }
            let place = position - (before.lastIndex(of: 10) ?? -1)
            if text.contains(10) { full += " (line \(number), column \(place))" }
            (line, column) = (number, place)
        }
        let object = exception.layout(ExceptionObject.self)
        let old = object.pointee.arguments
        object.pointee.arguments = .tuple(owned: [.string(full)])
        old.release()
        guard let attributes = Attributes.of(exception.object) else { return }
        func number(_ value: Int?) -> Value { value.map { .int($0) } ?? .none }
        for (name, value) in [
            ("msg", Value.string(message)), ("pattern", pattern.retained()), ("pos", number(position)), ("lineno", number(line)),
            ("colno", number(column)),
        ] {
            Attributes.set(attributes, .interned(name), value)
            value.release()
        }
    }

    static func make(_ message: String, _ pattern: Value, _ position: Int?) -> Raise {
        let exception = Value.object(ExceptionObject.make(cls, owned: .tuple(owned: [])))
        fill(exception, message, pattern, position)
        return .pend(owned: exception)
    }
}

/// A mistake in a pattern or template as an exception.
func raise(_ error: RegexError, _ pattern: Value) -> Raise {
    switch error {
    case .syntax(let message, let position):
        RegexErrors.make(message, position == nil ? .none : pattern, position)
    case .overflow(let message): .overflowError(message)
    case .value(let message): .valueError(message)
    case .index(let message): .indexError(message)
    case .recursion: .recursionError("maximum recursion depth exceeded while parsing a regular expression")
    }
}
