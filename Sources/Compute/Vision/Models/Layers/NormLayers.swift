// Normalisations by name, as timm's create_norm has them, and timm's own forms of them: channels first in the constructor,
// eps 1e-6 for layer norms.

import Neural
import Tensors

/// Makes normalisations. Same as timm.layers.create_norm_layer.
public enum NormLayers {
    /// `options` are keyword arguments that the layer's own override.
    public static func make(
        _ spec: LayerSpec, _ channels: Int, _ options: [(key: String, value: JSONValue)] = []
    ) throws -> Module {
        let spec = spec.adding(options)
        if let layer = try spec.maker?.normalisation(channels, spec.options) { return layer }
        let key = spec.isClass ? spec.name : spec.name.replacing("_", with: "").lowercased()
        func eps(_ fallback: Double) -> Double { spec.option("eps")?.double ?? fallback }
        let affine = (spec.option("affine") ?? spec.option("elementwise_affine"))?.isTrue ?? true
        let bias = spec.option("bias")?.isTrue ?? true
        switch key {
        case "batchnorm", "batchnorm2d", "nn.BatchNorm2d", "BatchNorm2d":
            return try BatchNorm2d(channels, eps: eps(1e-5), momentum: momentum(spec), affine: affine)
        case "batchnorm1d", "nn.BatchNorm1d", "BatchNorm1d":
            return try BatchNorm1d(channels, eps: eps(1e-5), momentum: momentum(spec), affine: affine)
        case "groupnorm", "timm.GroupNorm":
            return try GroupNorm(spec.option("num_groups")?.int ?? 32, channels, eps: eps(1e-5), affine: affine)
        case "groupnorm1", "timm.GroupNorm1": return try GroupNorm1(1, channels, eps: eps(1e-5), affine: affine)
        case "layernorm", "timm.LayerNorm", "layernormfp32", "timm.LayerNormFp32":
            return try LayerNorm([channels], eps: eps(1e-6), elementwiseAffine: affine, bias: bias)
        case "nn.LayerNorm", "LayerNorm":
            return try LayerNorm([channels], eps: eps(1e-5), elementwiseAffine: affine, bias: bias)
        case "layernorm2d", "timm.LayerNorm2d", "LayerNorm2d", "layernorm2dfp32", "timm.LayerNorm2dFp32":
            return try LayerNorm2d([channels], eps: eps(1e-6), elementwiseAffine: affine, bias: bias)
        case "GroupNorm1NoBias": return try GroupNorm1NoBias(1, channels, eps: eps(1e-6), affine: affine, bias: false)
        case "LayerNorm2dNoBias": return try LayerNorm2dNoBias([channels], eps: eps(1e-6), elementwiseAffine: affine, bias: false)
        case "LayerNormNoBias": return try LayerNormNoBias([channels], eps: eps(1e-6), elementwiseAffine: affine, bias: false)
        case "rmsnorm", "timm.RmsNorm": return try RmsNorm(channels, eps: eps(1e-6), affine: affine)
        case "rmsnorm2d", "timm.RmsNorm2d": return try RmsNorm2d(channels, eps: eps(1e-6), affine: affine)
        case "simplenorm", "timm.SimpleNorm": return try SimpleNorm(channels, eps: eps(1e-6), affine: affine)
        case "simplenorm2d", "timm.SimpleNorm2d": return try SimpleNorm2d(channels, eps: eps(1e-6), affine: affine)
        case "identity", "nn.Identity": return Identity()
        default:
            if spec.isClass { throw TensorError.notImplemented("the normalisation \(spec.name) is not available") }
            guard known.contains(key) else { throw TensorError.key(key) }
            throw TensorError.notImplemented("the normalisation '\(spec.name)' is not available")
        }
    }

    /// Registry names of timm that are not here.
    private static let known: Set<String> = [
        "rmsnormfp32", "rmsnorm2dfp32", "simplenormfp32", "simplenorm2dfp32", "frozenbatchnorm2d",
        "evonormb0", "evonormb1", "evonormb2", "evonorms0", "evonorms0a", "evonorms1", "evonorms1a", "evonorms2", "evonorms2a",
        "frn", "frntlu", "inplaceabn", "iabn",
    ]

    static func momentum(_ spec: LayerSpec) -> Double? {
        guard let value = spec.option("momentum") else { return 0.1 }
        return value.double
    }
}

/// One group of all channels. Same as timm.layers.GroupNorm1.
public class GroupNorm1: GroupNorm {}

/// The same without biases. Same as timm.models.metaformer.GroupNorm1NoBias.
public final class GroupNorm1NoBias: GroupNorm1 {}

/// Layer normalisation without biases. Same as timm.models.metaformer.LayerNormNoBias.
public final class LayerNormNoBias: LayerNorm {}

/// Normalises the channels of every place of [N, C, H, W]. Same as timm.layers.LayerNorm2d.
public class LayerNorm2d: LayerNorm {
    public override func forward(_ input: Tensor) throws -> Tensor {
        try super.forward(input.permute([0, 2, 3, 1])).permute([0, 3, 1, 2])
    }
}

/// The same without biases. Same as timm.models.metaformer.LayerNorm2dNoBias.
public final class LayerNorm2dNoBias: LayerNorm2d {}

/// Divides the last dimension by the root of its mean square. Same as timm.layers.RmsNorm.
open class RmsNorm: Module {
    public let eps: Double
    let normalizedShape: [Int]
    private let affine: Bool

    public init(_ channels: Int, eps: Double = 1e-6, affine: Bool = true) throws {
        (self.eps, normalizedShape, self.affine) = (eps, [channels], affine)
        super.init()
        try setParameter("weight", affine ? Tensor.ones([channels]).requiresGradInPlace() : nil)
    }

    open override func forward(_ input: Tensor) throws -> Tensor {
        try input.rmsNorm(normalizedShape, weight: parameter("weight"), eps: eps)
    }

    public override var attributes: [String: JSONValue] {
        ["normalized_shape": .array(normalizedShape.map { .int($0) }), "eps": .double(eps), "elementwise_affine": .bool(affine)]
    }
}

/// Divides the channels of every place of [N, C, H, W] by the root of their mean square. Same as timm.layers.RmsNorm2d.
public final class RmsNorm2d: RmsNorm {
    public override func forward(_ input: Tensor) throws -> Tensor {
        try super.forward(input.permute([0, 2, 3, 1])).permute([0, 3, 1, 2])
    }
}
