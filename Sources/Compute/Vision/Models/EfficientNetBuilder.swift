// Builds the trunk of mobile networks from the arguments of their blocks: strides and dilations, channels, attention, rates of
// stochastic depth, and where features are taken. Follows timm's _efficientnet_builder.py (Apache-2.0).

import Neural
import Tensors

/// How channels are rounded. Same as timm's round_channels, bound to its arguments.
struct ChannelRounding {
    private var multiplier = 1.0, limit = 0.9
    private var divisor = 8
    private var minimum: Int?

    /// The function by name, or a partial of it.
    init(_ value: JSONValue) throws {
        guard let spec = LayerSpec(value), spec.name == "round_channels" else {
            throw TensorError.notImplemented("round_chs_fn=\(value.pythonText) is not available: round_channels is")
        }
        let a = spec.arguments("round_channels")
        if a.isGiven("multiplier") { multiplier = try a.double("multiplier") }
        if a.isGiven("divisor") { divisor = try a.int("divisor") }
        if a.isGiven("round_limit") { limit = try a.double("round_limit") }
        minimum = try a.optionalInt("channel_min")
        guard divisor > 0, multiplier >= 0, multiplier < 1e6 else {
            throw TensorError.value("round_channels: divisor and multiplier must be positive")
        }
    }

    func callAsFunction(_ channels: Double) -> Int {
        multiplier == 0 ? Int(channels) : makeDivisible(channels * multiplier, divisor, minimum: minimum, roundLimit: limit)
    }

    func callAsFunction(_ channels: Int) -> Int { self(Double(channels)) }
}

/// What all blocks of a network share.
struct MobileStyle {
    let activation, norm, attention: LayerSpec
    let antiAliasing: LayerSpec?
    let padding: JSONValue

    init(_ a: ModelArguments) throws {
        activation = try a.layer("act_layer") ?? LayerSpec("nn.ReLU")
        attention = try a.layer("se_layer") ?? LayerSpec("SqueezeExcite")
        antiAliasing = try a.layer("aa_layer")
        padding = a.value("pad_type")
        var own: [(key: String, value: JSONValue)] = []
        if let eps = try a.optionalDouble("bn_eps") { own.append(("eps", .double(eps))) }
        if let momentum = try a.optionalDouble("bn_momentum") { own.append(("momentum", .double(momentum))) }
        let norm = try a.layer("norm_layer") ?? LayerSpec("nn.BatchNorm2d")
        self.norm = LayerSpec(norm.name, own).adding(norm.options)
    }

    func norm(_ channels: Int, _ activation: LayerSpec? = nil, applies: Bool = true) throws -> Module {
        try NormActLayers.make(norm, channels, activation: activation ?? self.activation, applyAct: applies)
    }

    /// Whether the attention takes `rd_ratio`.
    private var hasRatio: Bool { attention.name != "ceca" && attention.className != "CecaModule" }

    /// The attention over `channels` that reduces them by a ratio.
    func attention(_ channels: Int, ratio: Double, _ activation: LayerSpec) throws -> Module {
        if attention.name == "SqueezeExcite" {
            return try SqueezeExcite(channels, ratio: ratio, activation: activation, attention)
        }
        var options: [(key: String, value: JSONValue)] = []
        if attention.name.lowercased() != "ese", attention.className != "EffectiveSEModule" {
            if hasRatio { options.append(("rd_ratio", .double(ratio))) }
            options.append(("act_layer", activation.json))
        }
        return try AttentionLayers.make(attention.adding(options).json, channels) ?? Identity()
    }

    /// timm finds out by making one whether the attention takes a ratio: its draws come out of the same generator.
    func probeAttention() throws {
        if hasRatio { _ = try attention(8, ratio: 1, LayerSpec("nn.ReLU")) }
    }
}

extension LayerSpec {
    /// As data again.
    var json: JSONValue { options.isEmpty ? .string(name) : .object([("partial", .string(name))] + options) }
}

/// What differs from block to block.
struct MobileBlockOptions {
    /// The block's own arguments by timm's names.
    let arguments: ModelArguments
    let style: MobileStyle
    let activation: LayerSpec
    let input, output, stride, dilation: Int
    /// 0 outside of a region where places are channels, 1 where it begins, 2 inside.
    var spaceToDepth = 0
    var expansion = 1.0
    var forcedInput = 0
    var attentionRatio = 0.0
    var dropPath = 0.0
    var layerScale: Double?

    func kernel(_ name: String, _ fallback: Int) -> JSONValue {
        arguments.isGiven(name) ? arguments.value(name) : .int(fallback)
    }

    func int(_ name: String, _ fallback: Int) throws -> Int { arguments.isGiven(name) ? try arguments.int(name) : fallback }

    /// Groups for the block's group_size: 0 stands for one group, 1 for a depthwise convolution.
    func groups(_ channels: Int, fallback: Int) throws -> Int {
        let size = arguments.value("group_size") == .null ? fallback : try arguments.int("group_size")
        guard size > 0 else { return 1 }
        guard channels % size == 0 else { throw TensorError.assertion("") }
        return channels / size
    }

    /// Whether the block adds its input.
    var hasSkip: Bool { input == output && stride == 1 && !arguments.bool("noskip") }
    /// Whether subsampling is left to an anti-aliasing layer.
    var usesAntiAliasing: Bool { style.antiAliasing != nil && stride > 1 }

    func norm(_ channels: Int, applies: Bool = true) throws -> Module { try style.norm(channels, activation, applies: applies) }

    func conv(
        _ input: Int, _ output: Int, kernel: JSONValue, stride: Int = 1, dilation: Int = 1, groups: Int? = nil,
        padding: JSONValue? = nil
    ) throws -> Module {
        try ConvLayers.make(
            input, output, kernel: kernel, stride: stride, padding: padding ?? style.padding, dilation: dilation, groups: groups,
            experts: arguments.bool("num_experts") ? try arguments.int("num_experts") : 0)
    }

    func attention(_ channels: Int) throws -> Module {
        attentionRatio == 0 ? Identity() : try style.attention(channels, ratio: attentionRatio, activation)
    }

    func antiAliasing(_ channels: Int, isEnabled: Bool) throws -> Module {
        try AntiAliasing.make(style.antiAliasing, channels: channels, stride: stride, isEnabled: isEnabled)
    }

    func dropPathLayer() -> Module { dropPath == 0 ? Identity() : DropPath(dropPath) }
}

/// Same as timm's EfficientNetBuilder with features at the ends of stages.
struct EfficientNetBuilder {
    let style: MobileStyle
    let rounding: ChannelRounding
    var outputStride = 32
    /// Attention reduces the expanded channels, not the block's input.
    var reducesExpanded = false
    var dropPath = 0.0
    var layerScale: Double?

    /// Channels of the last block.
    private(set) var channels = 0
    private(set) var features: [FeatureInfo] = []
    /// How many stages are in front of each feature; 0 is the stem.
    private(set) var stageEnds: [Int] = []

    private mutating func addFeature(_ module: String, _ stage: Int, _ reduction: Int) {
        let stageDetail = [(key: "stage", value: JSONValue.int(stage))]
        features.append(FeatureInfo(channels: channels, reduction: reduction, module: module, details: stageDetail))
        stageEnds.append(stage)
    }

    /// block_args as lists.
    private static func stages(_ value: JSONValue) throws -> [[ModelArguments]] {
        let stages = try value.array?.map { stage -> [ModelArguments] in
            try (stage.array ?? []).map { block in
                guard let members = block.members, let type = block["block_type"]?.string else {
                    throw TensorError.type("block_args must be a list of stages, lists of dicts")
                }
                return ModelArguments(type, members)
            }
        }
        guard let stages, !stages.isEmpty, stages.allSatisfy({ !$0.isEmpty }) else {
            throw TensorError.value("block_args must be a list of stages, each with a block")
        }
        return stages
    }

    /// The stages behind a stem of that many channels.
    mutating func callAsFunction(_ stem: Int, _ blockArguments: JSONValue) throws -> [Module] {
        guard [2, 4, 8, 16, 32].contains(outputStride) else {
            throw TensorError.value("output_stride must be 2, 4, 8, 16 or 32, got \(outputStride)")
        }
        let stages = try Self.stages(blockArguments)
        try style.probeAttention()
        channels = stem
        let count = stages.reduce(0) { $0 + $1.count }
        var (index, netStride, dilation, spaceToDepth) = (0, 2, 1, 0)
        if try stages[0][0].int("stride") > 1 || stages[0][0].bool("s2d") { addFeature("bn1", 0, netStride) }
        return try stages.enumerated().map { stage, blocks in
            var modules: [Module] = []
            for (place, a) in blocks.enumerated() {
                var stride = try a.int("stride")
                guard stride == 1 || stride == 2 else { throw TensorError.assertion("") }
                if place > 0 { stride = 1 }
                var expansion = a.isGiven("exp_ratio") ? try a.double("exp_ratio") : 1
                if spaceToDepth == 0, a.bool("s2d") {
                    guard stride == 1 else { throw TensorError.assertion("") }
                    (spaceToDepth, netStride) = (1, netStride * 2)
                }
                var level = spaceToDepth
                if spaceToDepth == 2, stride == 2 {
                    // The region ends: expansion and attention are relative to the channels of its input.
                    (stride, spaceToDepth, level, expansion) = (1, 0, 0, expansion / 4)
                }
                let ratio = a.isGiven("se_ratio") ? try a.double("se_ratio") : 0
                guard expansion >= 1.0 / 1024, expansion <= 1024, ratio >= 0, ratio <= 1024 else {
                    throw TensorError.value("exp_ratio and se_ratio are out of range: \(expansion), \(ratio)")
                }
                let isLast = place + 1 == blocks.count
                let isFeature =
                    try isLast && (stage + 1 == stages.count || stages[stage + 1][0].int("stride") > 1 && spaceToDepth == 0)
                var nextDilation = dilation
                if stride > 1 {
                    if netStride * stride > outputStride {
                        (nextDilation, stride) = (dilation * stride, 1)
                    } else {
                        netStride *= stride
                    }
                }
                var o = MobileBlockOptions(
                    arguments: a, style: style, activation: try a.layer("act_layer") ?? style.activation, input: channels,
                    output: rounding(try a.int("out_chs")) * (level > 0 ? 4 : 1), stride: stride, dilation: dilation)
                (o.spaceToDepth, o.expansion, o.layerScale) = (level, expansion, layerScale)
                o.dropPath = dropPath * Double(index) / Double(count)
                if a.bool("force_in_chs") { o.forcedInput = rounding(try a.int("force_in_chs")) }
                o.attentionRatio = reducesExpanded ? ratio : ratio / expansion
                if level == 1 { o.attentionRatio /= 4 }
                modules.append(try block(o))
                (channels, dilation) = (o.output, nextDilation)
                if spaceToDepth == 1 { spaceToDepth = 2 }
                if isFeature { addFeature("blocks.\(stage)", stage + 1, netStride) }
                index += 1
            }
            return try Sequential(modules)
        }
    }

    private func block(_ o: MobileBlockOptions) throws -> Module {
        switch o.arguments.typeName {
        case "ir": try o.arguments.bool("num_experts") ? CondConvResidual(o) : InvertedResidual(o)
        case "ds", "dsa": try DepthwiseSeparableConv(o)
        case "er": try EdgeResidual(o)
        case "cn": try ConvBnAct(o)
        case "uir": try UniversalInvertedResidual(o)
        case "mqa": try MobileAttention(o)
        case "mha": throw TensorError.notImplemented("the block type 'mha' is not available")
        default: throw TensorError.assertion("Unknown block type (\(o.arguments.typeName)) while building model.")
        }
    }
}

/// TensorFlow's initialisation of mobile networks: normal by fan-out, in the order of the modules. Same as timm's
/// efficientnet_init_weights.
enum MobileInitialisation {
    static func draw(_ model: Module) throws {
        let modules = model.namedModules()
        for (name, module) in modules {
            switch module {
            case let conv as CondConv2d:
                let fan = conv.kernel * conv.kernel * conv.outChannels / conv.groups
                try conv.fillExperts { try Initialisation.normal($0, std: (2 / Double(fan)).squareRoot()) }
                if let bias = conv.parameter("bias") { try Initialisation.constant(bias, 0) }
            case let conv as Conv2d:
                let fan = conv.kernelSize.reduce(conv.outChannels, *) / conv.groups
                if let weight = conv.parameter("weight") {
                    try Initialisation.normal(weight, std: (2 / Double(fan)).squareRoot())
                }
                if let bias = conv.parameter("bias") { try Initialisation.constant(bias, 0) }
            case let linear as Linear:
                let fan = linear.outFeatures + (name.contains("routing_fn") ? linear.inFeatures : 0)
                let range = 1 / Double(fan).squareRoot()
                if let weight = linear.parameter("weight") { try Initialisation.uniform(weight, -range, range) }
                if let bias = linear.parameter("bias") { try Initialisation.constant(bias, 0) }
            default: break
            }
        }
        for case let (_, attention as MultiQueryAttention2d) in modules { try attention.initWeights() }
    }
}
