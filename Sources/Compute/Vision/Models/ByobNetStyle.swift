// What the parts of a "bring your own blocks" network share: the configuration of its blocks, the layers that they are made of,
// and the options that a block may have. Names are timm's.

import Neural
import Tensors

/// The layers of a network or, overridden, of one block. Same as timm.models.byobnet.LayerFn.
struct ByobLayers {
    let norm: LayerSpec
    let activation: LayerSpec
    var antiAliasing: LayerSpec?
    /// Channel attention, as AttentionLayers takes it; null for none.
    var attention: JSONValue = .null
    var selfAttention: JSONValue = .null

    init(_ c: ModelArguments) throws {
        guard let norm = try c.layer("norm_layer"), let activation = try c.layer("act_layer") else {
            throw TensorError.type("'NoneType' object is not callable")
        }
        (self.norm, self.activation, antiAliasing) = (norm, activation, try c.layer("aa_layer"))
        attention = Self.layer(c.value("attn_layer"), c.value("attn_kwargs"))
        selfAttention = Self.layer(c.value("self_attn_layer"), c.value("self_attn_kwargs"))
    }

    /// A layer's name with its keyword arguments bound.
    static func layer(_ name: JSONValue, _ options: JSONValue) -> JSONValue {
        guard name.isTrue, case .string = name else { return name.isTrue ? name : .null }
        return .object([("partial", name)] + (options.members ?? []))
    }

    func conv(
        _ input: Int, _ output: Int, kernel: Int = 1, stride: Int = 1, dilation: Int = 1, groups: Int = 1,
        appliesActivation: Bool = true, drop: (() -> Module)? = nil
    ) throws -> ConvNormAct {
        try ConvNormAct(
            input, output, kernel: kernel, stride: stride, dilation: dilation, groups: groups,
            appliesActivation: appliesActivation, norm: norm, activation: activation, antiAliasing: antiAliasing, drop: drop)
    }

    func normAct(_ channels: Int, appliesActivation: Bool = true) throws -> Module {
        try NormActLayers.make(norm, channels, activation: activation, applyAct: appliesActivation)
    }

    func act() throws -> Module { try ActivationLayers.make(activation, inplace: true) ?? Identity() }

    func attention(_ channels: Int, if isWanted: Bool = true) throws -> Module {
        isWanted ? try AttentionLayers.make(attention, channels) ?? Identity() : Identity()
    }
}

/// What differs from block to block.
struct ByobBlockOptions {
    var kernel = 3
    var stride = 1
    /// Of the first and of the second convolution.
    var dilation = (1, 1)
    var groupSize = 0
    var bottleRatio = 1.0
    var downsample = ""
    var dropBlock: (() -> Module)?
    var dropPath = 0.0
    /// Sides of the block's input, where the image's are known.
    var featureSize: [Int]?
    /// The block's own options: `attn_last`, `linear_out`, `extra_conv`, `bottle_in`, …
    var own = ModelArguments("Block", [])

    func flag(_ name: String, _ fallback: Bool = false) -> Bool { own.isGiven(name) ? own.bool(name) : fallback }

    /// Groups of a convolution over so many channels. Same as timm.models.byobnet.num_groups.
    func groups(_ channels: Int) throws -> Int {
        guard groupSize != 0 else { return 1 }
        guard groupSize > 0, channels % groupSize == 0 else { throw TensorError.assertion("") }
        return channels / groupSize
    }

    func drop() -> Module { dropPath > 0 ? DropPath(dropPath) : Identity() }
}

/// One block of a stage. Same as timm.models.byobnet.ByoBlockCfg.
struct ByobBlockConfiguration {
    let values: ModelArguments

    init(_ value: JSONValue) throws {
        guard let members = value.members else {
            throw TensorError.type("ByobNet: blocks must be ByoBlockCfg, not \(value.pythonType)")
        }
        values = ModelArguments("ByoBlockCfg", members)
    }

    /// A stage's blocks, each as often as it says. Same as timm.models.byobnet.expand_blocks_cfg.
    static func expand(_ stage: JSONValue) throws -> [ByobBlockConfiguration] {
        try (stage.array ?? [stage]).flatMap { value -> [ByobBlockConfiguration] in
            let block = try ByobBlockConfiguration(value)
            return [ByobBlockConfiguration](repeating: block, count: max(0, try block.values.int("d")))
        }
    }

    /// The layers and options of the network, under this block's own: they replace each other and are never merged.
    func override(_ layers: ByobLayers, _ options: inout ByobBlockOptions, _ c: ModelArguments) throws -> ByobLayers {
        var layers = layers
        func own(_ name: String) -> JSONValue? {
            let (layer, options) = (values.value("\(name)_layer"), values.value("\(name)_kwargs"))
            guard layer != .null || options != .null else { return nil }
            if layer != .null, !layer.isTrue { return .null }
            return ByobLayers.layer(
                layer.isTrue ? layer : c.value("\(name)_layer"), options == .null ? c.value("\(name)_kwargs") : options)
        }
        if let attention = own("attn") { layers.attention = attention }
        if let attention = own("self_attn") { layers.selfAttention = attention }
        let own = values.value("block_kwargs")
        options.own = ModelArguments("Block", (own == .null ? c.value("block_kwargs") : own).members ?? [])
        if options.own.isGiven("kernel_size") { options.kernel = try options.own.int("kernel_size") }
        return layers
    }

    /// The channels of a group, which may depend on the block's place.
    func groupSize(_ channels: Int, _ place: Int) throws -> Int {
        let value = values.value("gs")
        if let groups = value["groups"]?.int {
            // RepVGG's: every second block has groups.
            guard groups > 0, (place + 1) % 2 == 0 else { return 0 }
            return channels / groups
        }
        return value == .null ? 0 : try values.int("gs")
    }
}
