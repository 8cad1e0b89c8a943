// Conversion between Swift's types and script values, for native functions: what an argument may be, what a result becomes.
// Not here: how arguments reach their slots (NativeFunction.swift), the classes of native objects (NativeClass.swift).

/// A Swift type that crosses into scripts and back.
public protocol ScriptValue {
    /// The type's name in messages about arguments: "int", "Tensor", "tuple of ints".
    static var scriptTypeName: String { get }
    /// The Swift value of a script value (borrowed), or nil if it is of another type.
    static func fromScript(_ value: Value) -> Self?
    /// A script value with a reference of its own.
    func toScript() -> Value
}

extension Value: ScriptValue {
    public static var scriptTypeName: String { "object" }
    public static func fromScript(_ value: Value) -> Value? { value }
    /// A native function returns values that it owns: this one is passed on as it is.
    public func toScript() -> Value { self }
}

extension Int: ScriptValue {
    public static var scriptTypeName: String { "int" }
    public static func fromScript(_ value: Value) -> Int? { value.isSmallInt || value.isBool ? value.asInt : nil }
    public func toScript() -> Value { .int(self) }
}

extension Double: ScriptValue {
    public static var scriptTypeName: String { "float" }
    /// Ints and bools are accepted, as Python's C functions accept them.
    public static func fromScript(_ value: Value) -> Double? {
        if value.isFloat { return value.asFloat }
        if value.isSmallInt || value.isBool { return Double(value.asInt) }
        return nil
    }
    public func toScript() -> Value { .float(self) }
}

extension Bool: ScriptValue {
    public static var scriptTypeName: String { "bool" }
    public static func fromScript(_ value: Value) -> Bool? { value.isBool ? value.asBool : nil }
    public func toScript() -> Value { .bool(self) }
}

extension String: ScriptValue {
    public static var scriptTypeName: String { "str" }
    public static func fromScript(_ value: Value) -> String? { value.isString ? value.swiftString : nil }
    public func toScript() -> Value { .string(self) }
}

extension Optional: ScriptValue where Wrapped: ScriptValue {
    public static var scriptTypeName: String { "\(Wrapped.scriptTypeName) or None" }
    public static func fromScript(_ value: Value) -> Wrapped?? {
        if value.isNone { return .some(nil) }
        guard let wrapped = Wrapped.fromScript(value) else { return nil }
        return .some(wrapped)
    }
    public func toScript() -> Value { self?.toScript() ?? .none }
}

extension Array: ScriptValue where Element: ScriptValue {
    public static var scriptTypeName: String { "list or tuple of \(Element.scriptTypeName)" }
    /// A list or a tuple whose items all convert.
    public static func fromScript(_ value: Value) -> [Element]? {
        guard let items = value.sequenceItems else { return nil }
        var result: [Element] = []
        result.reserveCapacity(items.count)
        for item in items {
            guard let element = Element.fromScript(item) else { return nil }
            result.append(element)
        }
        return result
    }
    /// A list.
    public func toScript() -> Value { .list(owned: map { $0.toScript() }) }
}

/// A result of several values: `ScriptTuple(values, indices)` becomes a tuple.
public struct ScriptTuple: ScriptValue {
    private let items: [Reference]

    public init<each Item: ScriptValue>(_ item: repeat each Item) {
        var items: [Reference] = []
        repeat items.append(Reference(owned: (each item).toScript()))
        self.items = items
    }

    public init(_ items: [some ScriptValue]) { self.items = items.map { Reference(owned: $0.toScript()) } }

    public static var scriptTypeName: String { "tuple" }
    public static func fromScript(_ value: Value) -> ScriptTuple? {
        value.isKind(.tuple) ? ScriptTuple(value.tupleItems.map { $0.retained() }) : nil
    }
    public func toScript() -> Value { .tuple(owned: items.map { $0.value.retained() }) }
}
