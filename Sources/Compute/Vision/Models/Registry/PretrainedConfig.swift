// How images are prepared for a model, where its weights are, and which layers a checkpoint of another task replaces: the
// fields of timm's PretrainedCfg, in its order.

import Neural
import Tensors

/// Same as timm.models.PretrainedCfg. Sequences are arrays here and tuples in scripts.
public struct PretrainedConfig: Sendable, Equatable {
    /// All fields with their values, in the order of declaration.
    public private(set) var fields: [(name: String, value: JSONValue)]

    private static let defaults: [(name: String, value: JSONValue)] = {
        let imageSize = JSONValue.array([.int(3), .int(224), .int(224)])
        let mean = JSONValue.array([.double(0.485), .double(0.456), .double(0.406)])
        let std = JSONValue.array([.double(0.229), .double(0.224), .double(0.225)])
        return [
            ("url", .null), ("file", .null), ("state_dict", .null), ("hf_hub_id", .null), ("hf_hub_filename", .null),
            ("source", .null), ("architecture", .null), ("tag", .null), ("custom_load", .bool(false)),
            ("input_size", imageSize), ("test_input_size", .null), ("min_input_size", .null),
            ("fixed_input_size", .bool(false)), ("interpolation", .string("bicubic")), ("crop_pct", .double(0.875)),
            ("test_crop_pct", .null), ("crop_mode", .string("center")), ("mean", mean), ("std", std),
            ("num_classes", .int(1000)), ("label_offset", .null), ("label_names", .null), ("label_descriptions", .null),
            ("pool_size", .null), ("test_pool_size", .null), ("first_conv", .null), ("classifier", .null), ("license", .null),
            ("description", .null), ("origin_url", .null), ("paper_name", .null), ("paper_ids", .null), ("notes", .null),
        ]
    }()

    /// The defaults of every field.
    public init() { fields = Self.defaults }

    init(architecture: String, tag: String, _ changes: JSONValue) {
        self.init()
        for (name, value) in changes.members ?? [] { self[name] = value }
        self["architecture"] = .string(architecture)
        self["tag"] = tag.isEmpty ? .null : .string(tag)
    }

    public static func == (a: PretrainedConfig, b: PretrainedConfig) -> Bool {
        a.fields.count == b.fields.count && zip(a.fields, b.fields).allSatisfy { $0.name == $1.name && $0.value == $1.value }
    }

    /// The value of a field; setting a name that is no field does nothing.
    public subscript(name: String) -> JSONValue {
        get { fields.first { $0.name == name }?.value ?? .null }
        set { if let place = fields.firstIndex(where: { $0.name == name }) { fields[place].value = newValue } }
    }

    public static func isField(_ name: String) -> Bool { defaults.contains { $0.name == name } }

    /// Whether someone published weights: a place to find them is named.
    public var hasWeights: Bool { ["url", "file", "hf_hub_id"].contains { !(self[$0].string ?? "").isEmpty } }

    /// What a model carries as `pretrained_cfg`: the fields that are set, and three that are always there.
    public var dictionary: [(name: String, value: JSONValue)] {
        fields.filter { $0.value != .null || ["pool_size", "first_conv", "classifier"].contains($0.name) }
    }

    /// Channels, height, width.
    public var inputSize: [Int] { self["input_size"].array?.compactMap(\.int) ?? [3, 224, 224] }
    public var numClasses: Int { self["num_classes"].int ?? 1000 }
    public var isFixedInputSize: Bool { self["fixed_input_size"].bool ?? false }
}
