// Attention modules of convolutional networks by name, as timm's create_attn has them.

import Neural
import Tensors

public enum AttentionLayers {
    /// The module over `channels`; nil for None and False. True stands for 'se'.
    public static func make(_ value: JSONValue, _ channels: Int) throws -> Module? {
        if !value.isTrue { return nil }
        guard let spec = value.bool == true ? LayerSpec("se") : LayerSpec(value) else {
            throw TensorError.type("an attention layer must be str, type or partial, not \(value.pythonType)")
        }
        let a = spec.arguments(spec.className)
        func double(_ name: String, _ fallback: Double) throws -> Double { a.isGiven(name) ? try a.double(name) : fallback }
        func int(_ name: String, _ fallback: Int) throws -> Int { a.isGiven(name) ? try a.int(name) : fallback }
        func layer(_ name: String, _ fallback: LayerSpec?) throws -> LayerSpec? {
            a.isGiven(name) ? try a.layer(name) : fallback
        }
        let module: Module
        switch spec.isClass ? spec.className : spec.name.lowercased() {
        case "se", "SEModule", "SqueezeExcite":
            module = try SEModule(
                channels, rdRatio: double("rd_ratio", 1.0 / 16), rdChannels: a.optionalInt("rd_channels"),
                rdDivisor: int("rd_divisor", 8), addMaxPool: a.bool("add_maxpool"),
                bias: a.isGiven("bias") ? a.bool("bias") : true, activation: layer("act_layer", LayerSpec("nn.ReLU")),
                norm: layer("norm_layer", nil), gate: layer("gate_layer", LayerSpec("sigmoid")))
        case "ese", "EffectiveSEModule", "EffectiveSqueezeExcite":
            module = try EffectiveSEModule(
                channels, addMaxPool: a.bool("add_maxpool"), gate: layer("gate_layer", LayerSpec("hard_sigmoid")))
        case "eca", "ecam", "EcaModule", "EfficientChannelAttn":
            module = try EcaModule(
                channels, gamma: double("gamma", 2), beta: double("beta", 1), activation: layer("act_layer", nil),
                gate: layer("gate_layer", LayerSpec("sigmoid")), rdRatio: double("rd_ratio", 1.0 / 8),
                rdChannels: a.optionalInt("rd_channels"), rdDivisor: int("rd_divisor", 8),
                usesMLP: spec.name == "ecam" || a.bool("use_mlp"))
        case "ceca", "CecaModule", "CircularEfficientChannelAttn":
            module = try CecaModule(
                channels, gamma: double("gamma", 2), beta: double("beta", 1), activation: layer("act_layer", nil),
                gate: layer("gate_layer", LayerSpec("sigmoid")))
        case "gc", "gca", "GlobalContext":
            let isAdding = spec.name.lowercased() == "gca"
            module = try GlobalContext(
                channels, usesAttention: a.isGiven("use_attn") ? a.bool("use_attn") : true,
                adds: a.isGiven("fuse_add") ? a.bool("fuse_add") : isAdding,
                scales: a.isGiven("fuse_scale") ? a.bool("fuse_scale") : !isAdding, rdRatio: double("rd_ratio", 1.0 / 8),
                rdChannels: a.optionalInt("rd_channels"), rdDivisor: int("rd_divisor", 1),
                activation: layer("act_layer", LayerSpec("nn.ReLU")), gate: layer("gate_layer", LayerSpec("sigmoid")))
        case "ge", "cbam", "lcbam", "coord", "scoord", "ela", "strip", "sk", "splat", "lambda", "bottleneck",
            "halo", "nl", "bat":
            throw TensorError.notImplemented(
                "attn_layer='\(spec.name)' is not available; se, ese, eca, ecam, ceca, gc and gca are")
        default:
            if spec.isClass { throw TensorError.notImplemented("the attention layer \(spec.name) is not available") }
            throw TensorError.assertion("Invalid attn module (\(spec.name))")
        }
        try a.checkAllUsed()
        return module
    }
}
