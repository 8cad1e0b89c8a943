// Compound scaling as the EfficientNet paper's code spells it: `width_coefficient` and `depth_coefficient` make any network of
// the B family out of B0's blocks (arXiv:1905.11946, table 1). timm fixes both by the architecture's name; asking for them is
// an extension. With dropout_rate and drop_connect_rate, the paper's names of drop_rate and drop_path_rate.

import Neural
import Tensors

enum CompoundScaling {
    /// Stands among the arguments of a network that the paper's names made: its smallest inputs leave one pixel in the last
    /// stage, which must not stop a training pass of one image.
    static let mark = "compound_scaling"

    private static let family = ["efficientnet_", "tf_efficientnet_"].flatMap { prefix in
        (0...8).map { "\(prefix)b\($0)" } + [prefix + "l2"]
    }

    private static func multiplier(_ requested: inout [ModelArgument], _ name: String) throws -> Double? {
        guard let place = requested.firstIndex(where: { $0.key == name }) else { return nil }
        let value = requested.remove(at: place).value
        guard let number = value.double else {
            throw TensorError.type("EfficientNet.__init__(): argument '\(name)' must be float, not \(value.pythonType)")
        }
        guard number > 0, number <= 64 else {
            throw TensorError.value("EfficientNet: \(name) must be in (0, 64], got \(PythonText.float(number))")
        }
        return number
    }

    /// Replaces what the paper's arguments stand for. The class without `block_args` is B0.
    static func translate(
        _ requested: inout [ModelArgument], variant: inout [ModelArgument], architecture: String
    ) throws {
        let names: KeyValuePairs = ["dropout_rate": "drop_rate", "drop_connect_rate": "drop_path_rate"]
        let papers = names.map(\.key) + ["width_coefficient", "depth_coefficient"]
        if requested.contains(where: { papers.contains($0.key) }) { variant.append((mark, .bool(true))) }
        try ModelArguments.rename(&requested, names, in: "EfficientNet")
        let width = try multiplier(&requested, "width_coefficient")
        let depth = try multiplier(&requested, "depth_coefficient")
        guard width != nil || depth != nil else { return }
        guard architecture.isEmpty || family.contains(architecture), !requested.contains(where: { $0.key == "block_args" }),
            let entry = ModelCatalogue.index.entries["efficientnet_b0"], let base = try ModelCatalogue.record(entry)
        else {
            throw TensorError.type(
                "EfficientNet: width_coefficient and depth_coefficient scale efficientnet_b0 to _b8 and _l2"
                    + (architecture.isEmpty ? "; a network of block_args has its own widths" : ", not \(architecture)"))
        }
        if architecture.isEmpty { variant = base.arguments + [(mark, .bool(true))] }
        func set(_ key: String, _ value: JSONValue) {
            if let place = variant.firstIndex(where: { $0.key == key }) {
                variant[place].value = value
            } else {
                variant.append((key, value))
            }
        }
        if let depth, let blocks = base.arguments.first(where: { $0.key == "block_args" })?.value {
            set("block_args", deepened(blocks, depth))
        }
        if let width {
            let bound = variant.first { $0.key == "round_chs_fn" }?.value ?? .string("round_channels")
            let kept = (bound.members ?? []).filter { $0.key != "partial" && $0.key != "multiplier" }
            let rounding = JSONValue.object([("partial", .string("round_channels")), ("multiplier", .double(width))] + kept)
            set("round_chs_fn", rounding)
            set("num_features", .int(try ChannelRounding(rounding)(1280)))
        }
    }

    /// Every stage with as many of its blocks as the coefficient gives, rounded up.
    private static func deepened(_ blocks: JSONValue, _ depth: Double) -> JSONValue {
        .array(
            (blocks.array ?? []).map { stage in
                let stage = stage.array ?? []
                guard let block = stage.first else { return .array(stage) }
                let count = max(1, Int((Double(stage.count) * depth).rounded(.up)))
                return .array([JSONValue](repeating: block, count: count))
            })
    }
}
