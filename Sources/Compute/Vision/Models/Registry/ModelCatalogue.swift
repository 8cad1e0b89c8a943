// What timm knows about its models, read from ModelData: names at the first question, a module's details when one of its
// models is asked for. Knows nothing about which of them can be built here; ModelRegistry does.

import Neural
import Synchronization
import Tensors

/// An architecture: its module and the tags of its pretrained weights, the default one first.
public struct ModelEntry: Sendable {
    public let name: String
    public let module: String
    /// The tag may be empty; `hasWeights` says whether someone published weights.
    public let tags: [(name: String, hasWeights: Bool)]

    /// `resnet50.a1_in1k`, or the bare name for the empty tag.
    public func taggedName(_ tag: String) -> String { tag.isEmpty ? name : "\(name).\(tag)" }
}

/// The parameters of a model's constructor.
struct ModelSignature: Sendable {
    /// A parameter without a default has nil.
    let parameters: [(name: String, fallback: JSONValue?)]
    /// Whether it takes any other keyword.
    let isOpen: Bool
}

/// How an architecture is built.
struct ModelRecord: Sendable {
    /// The class, or the function that makes it.
    var typeName: String
    /// The name it is built under, where that is not its own.
    var variant: String
    /// Constructor arguments, layers by name (`nn.ReLU`, `timm.LayerNorm2d`, a model's own blocks by their bare name).
    var arguments: [(key: String, value: JSONValue)]
    /// What build_model_with_cfg takes beside them: feature_cfg, kwargs_filter, model_cfg.
    var build: JSONValue?
    /// Shapes of a pruned model's convolutions by their path.
    var pruned: JSONValue?
    var configurations: [PretrainedConfig]
}

enum ModelCatalogue {
    struct Index: Sendable {
        var modules: [String] = []
        var entries: [String: ModelEntry] = [:]
        /// Old names with their module and the name that replaces them ("" for none).
        var deprecated: [String: (module: String, current: String)] = [:]
    }

    static let index: Index = {
        var index = Index()
        guard let bytes = try? PackedText.unpack(ModelData.index, count: ModelData.indexCount, name: "model names") else {
            return index
        }
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let text = String(decoding: line, as: UTF8.self)
            let words = text.split(separator: " ").map(String.init)
            switch text.first {
            case "@": index.modules.append(String(text.dropFirst()))
            case "!":
                index.deprecated[String(words[0].dropFirst())] = (index.modules.last ?? "", words.count > 1 ? words[1] : "")
            default:
                let tags = words.dropFirst().map { mark in
                    let tag = mark.hasSuffix("*") ? String(mark.dropLast()) : mark
                    return (name: tag == "-" ? "" : tag, hasWeights: mark.hasSuffix("*"))
                }
                index.entries[words[0]] = ModelEntry(name: words[0], module: index.modules.last ?? "", tags: tags)
            }
        }
        return index
    }()

    private static let lines = Mutex<[String: [String: String]]>([:])

    /// The JSON of a module's line: a model's by its name, a class's behind "=".
    private static func line(_ key: String, in module: String) throws -> JSONValue? {
        let text = try lines.withLock { cache -> String? in
            if let found = cache[module] { return found[key] }
            guard let (count, packed) = ModelData.details(module) else { return nil }
            var table: [String: String] = [:]
            for line in try PackedText.unpack(packed, count: count, name: "model details").split(separator: UInt8(ascii: "\n")) {
                let halves = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
                table[String(decoding: halves[0], as: UTF8.self)] = String(decoding: halves[1], as: UTF8.self)
            }
            cache[module] = table
            return table[key]
        }
        return try text.map { try JSONValue(parsing: $0.utf8) }
    }

    static func record(_ entry: ModelEntry) throws -> ModelRecord? {
        guard let value = try line(entry.name, in: entry.module) else { return nil }
        let cfgs = value["cfgs"]?.array ?? []
        let configurations = zip(entry.tags, cfgs).map { PretrainedConfig(architecture: entry.name, tag: $0.0.name, $0.1) }
        return ModelRecord(
            typeName: value["class"]?.string ?? "", variant: value["variant"]?.string ?? entry.name,
            arguments: value["kwargs"]?.members ?? [], build: value["build"], pruned: value["pruned"],
            configurations: configurations)
    }

    static func signature(of typeName: String, in module: String) throws -> ModelSignature? {
        guard let value = try line("=" + typeName, in: module) else { return nil }
        let parameters = (value["parameters"]?.array ?? []).compactMap { row -> (name: String, fallback: JSONValue?)? in
            guard let row = row.array, let name = row.first?.string else { return nil }
            return (name, row.count > 1 ? row[1] : nil)
        }
        return ModelSignature(parameters: parameters, isOpen: value["open"]?.bool ?? false)
    }
}
