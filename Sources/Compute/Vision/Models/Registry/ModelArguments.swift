// The arguments of a model's constructor: what its variant sets, under what a script asks for, over the constructor's
// defaults. A model reads each argument by name; one that was given and that nobody read is refused, so that no option is
// ever ignored.

import Neural
import Tensors

/// A constructor's argument by name.
public typealias ModelArgument = (key: String, value: JSONValue)

public final class ModelArguments {
    /// The class, for messages.
    let typeName: String
    private let signature: ModelSignature
    private var given: [String: JSONValue]
    private let requested: [String]
    private var used: Set<String> = []

    /// `variant` are the variant's own arguments, `requested` a script's. Throws TypeError for a name that the constructor
    /// does not take, with the ones that it does.
    init(
        _ typeName: String, _ signature: ModelSignature, variant: [(key: String, value: JSONValue)],
        requested: [(key: String, value: JSONValue)]
    ) throws {
        (self.typeName, self.signature) = (typeName, signature)
        given = [:]
        for (key, value) in variant { given[key] = value }
        for (key, value) in requested {
            if !signature.isOpen, !signature.parameters.contains(where: { $0.name == key }), given[key] == nil {
                let names = signature.parameters.filter { $0.fallback != nil }.map(\.name)
                throw TensorError.type(
                    "\(typeName).__init__() got an unexpected keyword argument '\(key)'; it takes \(names.joined(separator: ", "))"
                )
            }
            given[key] = value
        }
        self.requested = requested.map(\.key)
    }

    /// The arguments of a layer that takes its own as a dictionary.
    init(_ typeName: String, _ values: [(key: String, value: JSONValue)]) {
        (self.typeName, signature, requested) = (typeName, ModelSignature(parameters: [], isOpen: true), values.map(\.key))
        given = [:]
        for (key, value) in values { given[key] = value }
    }

    /// Gives arguments the constructor's names. Throws TypeError where both names are there.
    static func rename(_ arguments: inout [ModelArgument], _ names: KeyValuePairs<String, String>, in typeName: String) throws {
        for (alias, name) in names {
            guard let place = arguments.firstIndex(where: { $0.key == alias }) else { continue }
            guard !arguments.contains(where: { $0.key == name }) else {
                throw TensorError.type("\(typeName).__init__() got both '\(name)' and '\(alias)', which is another name of it")
            }
            arguments[place].key = name
        }
    }

    /// Whether the constructor has such a parameter, or the variant sets one.
    public func has(_ name: String) -> Bool {
        given[name] != nil || signature.parameters.contains { $0.name == name }
    }

    /// Whether the variant or the script gave it.
    public func isGiven(_ name: String) -> Bool { given[name] != nil }
    /// What was given, without counting it as read.
    func peek(_ name: String) -> JSONValue? { given[name] }

    /// The value as data; null for None and for what nobody gave and that has no default.
    public func value(_ name: String) -> JSONValue {
        used.insert(name)
        return given[name] ?? signature.parameters.first { $0.name == name }?.fallback ?? .null
    }

    private func wrong(_ name: String, _ wanted: String, _ value: JSONValue) -> TensorError {
        .type("\(typeName).__init__(): argument '\(name)' must be \(wanted), not \(value.pythonType)")
    }

    public func int(_ name: String) throws -> Int {
        let value = value(name)
        if case .bool(let flag) = value { return flag ? 1 : 0 }
        guard let number = value.int else { throw wrong(name, "int", value) }
        guard abs(number) < 1 << 24 else { throw TensorError.value("\(typeName): \(name)=\(number) is out of range") }
        return number
    }

    public func optionalInt(_ name: String) throws -> Int? { value(name) == .null ? nil : try int(name) }

    public func double(_ name: String) throws -> Double {
        let value = value(name)
        guard let number = value.double else { throw wrong(name, "float", value) }
        return number
    }

    public func optionalDouble(_ name: String) throws -> Double? { value(name) == .null ? nil : try double(name) }

    /// Python's truth of the value.
    public func bool(_ name: String) -> Bool { value(name).isTrue }

    public func string(_ name: String) throws -> String {
        let value = value(name)
        guard let text = value.string else { throw wrong(name, "str", value) }
        return text
    }

    public func optionalString(_ name: String) throws -> String? { value(name) == .null ? nil : try string(name) }

    /// A list or tuple of ints.
    public func ints(_ name: String) throws -> [Int] {
        let value = value(name)
        guard let items = value.array, case let numbers = items.compactMap(\.int), numbers.count == items.count,
            numbers.allSatisfy({ abs($0) < 1 << 24 })
        else { throw wrong(name, "tuple of ints", value) }
        return numbers
    }

    /// One int for each of `count` places: given once, or `count` times. Same as timm.layers.to_ntuple.
    public func ints(_ name: String, count: Int) throws -> [Int] {
        if let number = value(name).int { return [Int](repeating: number, count: count) }
        let numbers = try ints(name)
        guard numbers.count >= count else { throw TensorError.index("tuple index out of range") }
        return numbers
    }

    /// One number for each of `count` places: given once, or `count` times.
    public func doubles(_ name: String, count: Int) throws -> [Double] {
        let value = value(name)
        if let number = value.double { return [Double](repeating: number, count: count) }
        guard let items = value.array, case let numbers = items.compactMap(\.double), numbers.count == items.count else {
            throw wrong(name, "tuple of floats", value)
        }
        guard numbers.count >= count else { throw TensorError.index("tuple index out of range") }
        return numbers
    }

    /// Height and width.
    public func pair(_ name: String) throws -> (Int, Int) {
        let numbers = try ints(name, count: 2)
        return (numbers[0], numbers[1])
    }

    /// A layer by name, class or partial; nil for None and ''.
    public func layer(_ name: String) throws -> LayerSpec? {
        let value = value(name)
        guard let layer = LayerSpec(value) else {
            if !value.isTrue { return nil }
            throw wrong(name, "str, type or partial", value)
        }
        return layer
    }

    /// Says that an option has no effect here, as it has none in timm.
    public func ignore(_ names: String...) { used.formUnion(names) }

    /// Throws NotImplementedError for a requested option that the model did not read and that is not its default.
    func checkAllUsed() throws {
        for name in requested where !used.contains(name) {
            let fallback = signature.parameters.first { $0.name == name }?.fallback
            guard let value = given[name], value != fallback, value != .null else { continue }
            throw TensorError.notImplemented("\(typeName): \(name)=\(value.pythonText) is not available")
        }
    }
}

extension JSONValue {
    /// The members of an object.
    public var members: [(key: String, value: JSONValue)]? { if case .object(let members) = self { members } else { nil } }
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    /// Python's truth.
    public var isTrue: Bool {
        switch self {
        case .null: false
        case .bool(let value): value
        case .int(let value): value != 0
        case .double(let value): value != 0
        case .string(let text): !text.isEmpty
        case .array(let values): !values.isEmpty
        case .object(let members): !members.isEmpty
        }
    }

    /// The name of Python's type.
    var pythonType: String {
        switch self {
        case .null: "NoneType"
        case .bool: "bool"
        case .int: "int"
        case .double: "float"
        case .string: "str"
        case .array: "tuple"
        case .object: "dict"
        }
    }

    /// As Python prints it.
    var pythonText: String {
        switch self {
        case .null: "None"
        case .bool(let value): PythonText.bool(value)
        case .int(let value): "\(value)"
        case .double(let value): PythonText.float(value)
        case .string(let text): "'\(text)'"
        case .array(let values): "(\(values.map(\.pythonText).joined(separator: ", "))\(values.count == 1 ? "," : ""))"
        case .object(let members): "{\(members.map { "'\($0.key)': \($0.value.pythonText)" }.joined(separator: ", "))}"
        }
    }
}
