// How a native function declares its parameters, one declaration each: name, documentation, default and the Swift type that
// the body receives. Signature text, binding, defaults and argument errors all come from here.

/// One parameter of a native function, as the generic `def` sees it.
public protocol ParameterDeclaration {
    /// What the body receives.
    associatedtype Input
    var specification: ParameterSpec { get }
    /// The argument in the parameter's slot: a value, or unbound if it was left out and has no default.
    func decode(_ value: Value, function: String, position: Int) throws(Raise) -> Input
}

/// A parameter that may be given by position or by name.
public struct Parameter<Input: ScriptValue>: ParameterDeclaration {
    public let specification: ParameterSpec

    /// A required parameter.
    public init(_ name: String, _ documentation: String = "") {
        specification = ParameterSpec(
            name: name, kind: .positional, defaultValue: nil, annotation: Input.scriptTypeName, documentation: documentation)
    }

    /// An optional parameter.
    public init(_ name: String, _ documentation: String = "", default value: Input) {
        specification = ParameterSpec(
            name: name, kind: .positional, defaultValue: value.toScript(), annotation: Input.scriptTypeName,
            documentation: documentation)
    }

    public func decode(_ value: Value, function: String, position: Int) throws(Raise) -> Input {
        try decodeArgument(value, specification.name, function: function, position: position)
    }
}

/// A parameter that is given by position only (before a `/`).
public struct PositionalOnly<Input: ScriptValue>: ParameterDeclaration {
    public let specification: ParameterSpec

    public init(_ name: String, _ documentation: String = "") {
        specification = ParameterSpec(
            name: name, kind: .positionalOnly, defaultValue: nil, annotation: Input.scriptTypeName, documentation: documentation)
    }

    public init(_ name: String, _ documentation: String = "", default value: Input) {
        specification = ParameterSpec(
            name: name, kind: .positionalOnly, defaultValue: value.toScript(), annotation: Input.scriptTypeName,
            documentation: documentation)
    }

    public func decode(_ value: Value, function: String, position: Int) throws(Raise) -> Input {
        try decodeArgument(value, specification.name, function: function, position: position)
    }
}

/// A parameter that is given by name only (after a `*`).
public struct KeywordOnly<Input: ScriptValue>: ParameterDeclaration {
    public let specification: ParameterSpec

    public init(_ name: String, _ documentation: String = "") {
        specification = ParameterSpec(
            name: name, kind: .keywordOnly, defaultValue: nil, annotation: Input.scriptTypeName, documentation: documentation)
    }

    public init(_ name: String, _ documentation: String = "", default value: Input) {
        specification = ParameterSpec(
            name: name, kind: .keywordOnly, defaultValue: value.toScript(), annotation: Input.scriptTypeName,
            documentation: documentation)
    }

    public func decode(_ value: Value, function: String, position: Int) throws(Raise) -> Input {
        try decodeArgument(value, specification.name, function: function, position: position)
    }
}

/// `*args`: all further positional arguments.
public struct Variadic<Element: ScriptValue>: ParameterDeclaration {
    public typealias Input = [Element]
    public let specification: ParameterSpec

    public init(_ name: String, _ documentation: String = "") {
        specification = ParameterSpec(
            name: name, kind: .variadic, defaultValue: nil, annotation: Element.scriptTypeName, documentation: documentation)
    }

    public func decode(_ value: Value, function: String, position: Int) throws(Raise) -> [Element] {
        var elements: [Element] = []
        for (offset, item) in value.tupleItems.enumerated() {
            elements.append(
                try decodeArgument(item, specification.name, function: function, position: position + offset) as Element)
        }
        return elements
    }
}

/// `**kwargs`: all arguments by other names, in the order they were given. The values are borrowed.
public struct KeywordArguments: ParameterDeclaration {
    public typealias Input = [(name: String, value: Value)]
    public let specification: ParameterSpec

    public init(_ name: String, _ documentation: String = "") {
        specification = ParameterSpec(
            name: name, kind: .variadicKeywords, defaultValue: nil, annotation: "", documentation: documentation)
    }

    public func decode(_ value: Value, function: String, position: Int) throws(Raise) -> Input {
        var result: Input = []
        let dict = value.layout(DictObject.self)
        var place = 0
        while let entry = Dict.next(dict, from: &place) {
            result.append((entry.pointee.key.swiftString, entry.pointee.value))
        }
        return result
    }
}

/// Converts one argument, or raises PyTorch's TypeError for it.
private func decodeArgument<T: ScriptValue>(_ value: Value, _ name: String, function: String, position: Int) throws(Raise) -> T {
    if let converted = T.fromScript(value) { return converted }
    throw .typeError(
        "\(function)(): argument '\(name)' (position \(position)) must be \(T.scriptTypeName), not \(value.classOf.nameString)")
}
