// Arguments of model constructors as data: numbers, text, sequences and dicts, and layers by their class or functools.partial.

import Interp
import Neural
import Vision

struct ArgumentData {
    let data: JSONValue

    /// Throws NotImplementedError for what is neither data nor a layer of torch or timm.
    init(_ value: Value, _ name: String) throws {
        if value.isNone {
            data = .null
        } else if value.isBool {
            data = .bool(value.asBool)
        } else if let number = value.smallInteger {
            data = .int(number)
        } else if let number = value.realValue {
            data = .double(number)
        } else if value.isString {
            data = .string(value.swiftString)
        } else if let items = value.sequenceItems {
            data = .array(try items.map { try ArgumentData($0, name).data })
        } else if value.isKind(.dict) {
            data = .object(try KeywordArguments.pairs(value).map { (key: $0.0, value: try ArgumentData($0.1, $0.0).data) })
        } else if let device = Device.fromScript(value) {
            try device.requireCPU()
            data = .null
        } else if let layer = try Self.layer(value, name) {
            data = layer
        } else if let maker = try Self.maker(value, name) {
            data = maker
        } else {
            throw Raise.notImplementedError("\(name)=\(try repr(value)) is not available: a name, a number or a layer's class is")
        }
    }

    /// A class of torch.nn or timm, or a partial of one.
    private static func layer(_ value: Value, _ name: String) throws -> JSONValue? {
        if value.isKind(.classObject) {
            let cls = value.layout(ClassObject.self)
            let full = qualifiedClassName(cls)
            // Some of timm's own are written in the language; a script's classes have other modules.
            guard !cls.pointee.isScript || full.hasPrefix("timm."), let short = full.split(separator: ".").last.map(String.init)
            else { return nil }
            if full.hasPrefix("torch.nn.") { return .string("nn.\(short)") }
            if full.hasPrefix("timm.layers") { return .string("timm.\(short)") }
            return full.hasPrefix("timm.models") ? .string(short) : nil
        }
        guard value.typeName == "partial", let function = try findAttribute(value, "func") else { return nil }
        defer { function.release() }
        guard let part = try layer(function, name), part.string != nil, let keywords = try findAttribute(value, "keywords") else {
            return nil
        }
        defer { keywords.release() }
        guard case .object(let members) = try ArgumentData(keywords, name).data else { return nil }
        return .object([("partial", part)] + members)
    }

    /// A callable of a script's own, where timm only calls it: an activation, a gate or a normalisation.
    private static func maker(_ value: Value, _ name: String) throws -> JSONValue? {
        guard ["act_layer", "gate_layer", "norm_layer"].contains(where: name.hasSuffix), isCallable(value) else { return nil }
        let function = Reference(value)
        return .string(
            LayerMaker.add(try repr(value)) { channels, options, isOptional in
                do {
                    return try made(by: function.value, name, channels.map { [Value.int($0)] } ?? [], options)
                } catch let error as Raise {
                    guard isOptional, error.matches(.typeError) else { throw error }
                    error.discard()
                    return nil
                }
            })
    }

    /// The layer that a script's callable gives for the argument of that name. Inside LayerMaker.naming.
    static func made(
        by function: Value, _ name: String, _ positional: [Value] = [], _ options: [ModelArgument] = []
    ) throws -> Module {
        let keywords = options.map { ($0.key, Self.value($0.value)) }
        defer { for (_, item) in keywords { item.release() } }
        let result = Reference(owned: try call(function, positional, keywords))
        guard let layer = moduleObject(result.value) else {
            throw Raise.notImplementedError(
                "\(name)=\(try repr(function)) gave a \(result.value.typeName): only a torch.nn.Module is available")
        }
        LayerMaker.keep(ModuleObjects.keeper(result.value), for: layer)
        return layer
    }

    /// Data as a script value, with tuples for sequences.
    static func value(_ data: JSONValue) -> Value {
        switch data {
        case .null: .none
        case .bool(let value): .bool(value)
        case .int(let value): .int(value)
        case .double(let value): .float(value)
        case .string(let text): .string(text)
        case .array(let items): .tuple(owned: items.map(value))
        case .object(let members): .dict(owned: members.map { ($0.key, value($0.value)) })
        }
    }
}
