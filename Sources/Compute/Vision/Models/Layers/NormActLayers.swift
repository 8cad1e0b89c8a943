// Normalisations that bring their activation along, by name, as timm's create_norm_act has them.

import Neural
import Tensors

/// Makes them. Same as timm.layers.get_norm_act_layer.
public enum NormActLayers {
    /// `activation` nil means none. `drop` goes between the two.
    public static func make(
        _ spec: LayerSpec, _ channels: Int, activation: LayerSpec? = LayerSpec("relu"), applyAct: Bool = true,
        inplace: Bool = true, drop: Module? = nil, _ options: [(key: String, value: JSONValue)] = []
    ) throws -> Module {
        let spec = spec.adding(options)
        let own = spec.option("act_layer").map { LayerSpec($0) } ?? activation
        let applies = spec.option("apply_act")?.isTrue ?? applyAct
        var act: Module?
        if applies, let own {
            act = try ActivationLayers.make(
                own.adding(spec.option("act_kwargs")?.members ?? []), inplace: spec.option("inplace")?.bool ?? inplace,
                asksInplace: true)
        }
        let key = spec.className.replacing("_", with: "").lowercased().split(separator: "-").first.map(String.init) ?? ""
        func eps(_ fallback: Double) -> Double { spec.option("eps")?.double ?? fallback }
        let affine = spec.option("affine")?.isTrue ?? true
        switch key {
        case "batchnorm", "batchnorm2d", "batchnormact2d":
            return try BatchNormAct2d(
                channels, eps: eps(1e-5), momentum: NormLayers.momentum(spec), affine: affine, drop: drop, activation: act)
        case "frntlu", "filterresponsenormtlu2d":
            return try FilterResponseNormTlu2d(channels, eps: eps(1e-5), appliesActivation: applies)
        case "groupnorm", "groupnormact":
            return try GroupNormAct(
                groups(spec, channels), channels, eps: eps(1e-5), affine: affine, drop: drop, activation: act)
        case "groupnorm1", "groupnorm1act":
            return try GroupNorm1Act(1, channels, eps: eps(1e-5), affine: affine, drop: drop, activation: act)
        case "layernorm", "layernormact":
            return try LayerNormAct(channels, eps: eps(1e-5), affine: affine, drop: drop, activation: act)
        case "layernorm2d", "layernormact2d":
            return try LayerNormAct2d(channels, eps: eps(1e-5), affine: affine, drop: drop, activation: act)
        case "evonorm2ds0", "evonorms0":
            return try EvoNorm2dS0(channels, groups: groups(spec, channels), eps: eps(1e-5), appliesActivation: applies)
        case "evonorm2ds0a", "evonorms0a":
            return try EvoNorm2dS0a(channels, groups: groups(spec, channels), eps: eps(1e-3), appliesActivation: applies)
        default:
            throw TensorError.notImplemented("the normalisation with activation '\(spec.name)' is not available")
        }
    }

    private static func groups(_ spec: LayerSpec, _ channels: Int) throws -> Int {
        if let size = spec.option("group_size")?.int {
            guard size > 0, channels % size == 0 else { throw TensorError.assertion("") }
            return channels / size
        }
        return spec.option("num_groups")?.int ?? 32
    }
}

/// act(drop(group norm)). Same as timm.layers.GroupNormAct.
public class GroupNormAct: GroupNorm {
    public init(_ groups: Int, _ channels: Int, eps: Double, affine: Bool, drop: Module?, activation: Module?) throws {
        try super.init(groups, channels, eps: eps, affine: affine, bias: true)
        try setModule("drop", drop ?? Identity())
        try setModule("act", activation ?? Identity())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try required("act")(required("drop")(super.forward(input)))
    }
}

/// One group of all channels. Same as timm.layers.GroupNorm1Act.
public final class GroupNorm1Act: GroupNormAct {}

/// act(drop(layer norm)) over the last dimension. Same as timm.layers.LayerNormAct.
public class LayerNormAct: LayerNorm {
    public init(_ channels: Int, eps: Double, affine: Bool, drop: Module?, activation: Module?) throws {
        try super.init([channels], eps: eps, elementwiseAffine: affine, bias: true)
        try setModule("drop", drop ?? Identity())
        try setModule("act", activation ?? Identity())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try required("act")(required("drop")(normalised(input)))
    }

    func normalised(_ input: Tensor) throws -> Tensor {
        try input.layerNorm(normalizedShape, weight: parameter("weight"), bias: parameter("bias"), eps: eps)
    }
}

/// The same over the channels of [N, C, H, W]. Same as timm.layers.LayerNormAct2d.
public final class LayerNormAct2d: LayerNormAct {
    override func normalised(_ input: Tensor) throws -> Tensor {
        try super.normalised(input.permute([0, 2, 3, 1])).permute([0, 3, 1, 2])
    }
}
