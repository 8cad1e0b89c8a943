// Normalisation by the standard deviation alone.

import Neural
import Tensors

/// x / std(x) over the last dimension, times a weight. Same as timm.layers.SimpleNorm.
open class SimpleNorm: Module {
    public let eps: Double
    private let channels: Int
    private let affine: Bool

    public init(_ channels: Int, eps: Double = 1e-6, affine: Bool = true) throws {
        (self.eps, self.channels, self.affine) = (eps, channels, affine)
        super.init()
        try setParameter("weight", affine ? Tensor.ones([channels]).requiresGradInPlace() : nil)
    }

    open override func forward(_ input: Tensor) throws -> Tensor {
        let x = try input.mul(input.var([-1], keepdim: true).add(.float(eps)).rsqrt())
        return try parameter("weight").map { try x.mul($0) } ?? x
    }

    public override var attributes: [String: JSONValue] {
        ["normalized_shape": .array([.int(channels)]), "eps": .double(eps), "elementwise_affine": .bool(affine)]
    }
}

/// The same over the channels of every place of [N, C, H, W]. Same as timm.layers.SimpleNorm2d.
public final class SimpleNorm2d: SimpleNorm {
    public override func forward(_ input: Tensor) throws -> Tensor {
        try super.forward(input.permute([0, 2, 3, 1])).permute([0, 3, 1, 2])
    }
}
