// safetensors and safetensors.torch: tensors in files.

import Interp
import Neural
import Tensors

/// The exception class safetensors.SafetensorError.
enum SafetensorExceptions {
    // Under the interpreter lock; made at first use.
    nonisolated(unsafe) private static var made: Reference?

    static func cls() throws(Raise) -> Reference {
        if let made { return made }
        let namespace = Dict.make()
        defer { Value.object(namespace).release() }
        let key = Value.interned("__module__"), module = Value.string("safetensors._safetensors_rust")
        Dict.set(namespace, name: key, module)
        key.release()
        module.release()
        let cls = Reference(owned: try Classes.make("SafetensorError", [.object(Types.exception(.exception))], namespace, nil))
        made = cls
        return cls
    }

    static func raise(_ error: SafetensorError) -> Raise {
        do {
            return Raise.make(try cls().value.layout(ClassObject.self), .tuple(owned: [.string(error.message)]))
        } catch {
            return error
        }
    }
}

func installSafetensors(_ m: ModuleBuilder) {
    let d = TorchDeclarations(m)
    d.function("save_file(tensors, filename, metadata=None)", doc: "Writes a dict of tensors to a file, whole or not at all.") {
        c -> Value in
        guard c[0].isKind(.dict) else {
            throw Raise.valueError("Expected a dict of [str, torch.Tensor] but received \(try repr(.object(c[0].classOf)))")
        }
        var entries: [(name: String, tensor: Tensor)] = []
        for (name, value) in try stringKeys(c[0]) {
            guard let tensor = tensorObject(value) else {
                throw Raise.valueError(
                    "Key `\(name)` is invalid, expected torch.Tensor but received \(try repr(.object(value.classOf)))")
            }
            entries.append((name, tensor))
        }
        var metadata: [(key: String, value: String)] = []
        if c.has(2) {
            guard c[2].isKind(.dict) else { throw c.wrongType(2, "dict") }
            for (key, value) in try stringKeys(c[2]) {
                guard value.isString else {
                    throw Raise.typeError("argument 'metadata': '\(value.typeName)' object cannot be converted to 'PyString'")
                }
                metadata.append((key, value.swiftString))
            }
        }
        try Safetensors.save(entries, metadata: metadata, to: filePath(c, 1))
        return .none
    }
    d.function("load_file(filename, device='cpu')", doc: "Reads all tensors of a file.") { c -> Value in
        try c.device(1)
        return StateDict.value(try Safetensors.load(filePath(c, 0)))
    }
}

/// The entries of a dict whose keys must be strings, borrowed.
private func stringKeys(_ value: Value) throws(Raise) -> [(String, Value)] {
    var result: [(String, Value)] = []
    var place = 0
    let dict = value.layout(DictObject.self)
    while let entry = Dict.next(dict, from: &place) {
        guard entry.pointee.key.isString else {
            throw .typeError("argument 'tensor_dict': '\(entry.pointee.key.typeName)' object cannot be converted to 'PyString'")
        }
        result.append((entry.pointee.key.swiftString, entry.pointee.value))
    }
    return result
}

/// A path: a string, or anything with `__fspath__`.
func filePath(_ c: TorchCall, _ index: Int) throws -> String {
    if c[index].isString { return c[index].swiftString }
    if let method = c[index].classOf.lookup(.interned("__fspath__")) {
        let text = try callMethod(method, c[index])
        defer { text.release() }
        if text.isString { return text.swiftString }
    }
    throw Raise.typeError("expected str, bytes or os.PathLike object, not \(c[index].typeName)")
}
