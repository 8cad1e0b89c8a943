// A normalisation that is its own activation, found by search.
// Paper: Evolving Normalization-Activation Layers, arXiv:2004.02967.

import Neural
import Tensors

/// x · sigmoid(v x) over the deviation of each group, then scale and shift. Same as timm.layers.EvoNorm2dS0.
public class EvoNorm2dS0: Module {
    fileprivate let groups: Int
    fileprivate let eps: Double
    private let appliesActivation: Bool

    /// Without the activation it only scales and shifts.
    public init(_ channels: Int, groups: Int = 32, eps: Double = 1e-5, appliesActivation: Bool = true) throws {
        guard groups > 0, channels % groups == 0 else { throw TensorError.assertion("") }
        (self.groups, self.eps, self.appliesActivation) = (groups, eps, appliesActivation)
        super.init()
        try setParameter("weight", Tensor.ones([channels]).requiresGradInPlace())
        try setParameter("bias", Tensor.zeros([channels]).requiresGradInPlace())
        try setParameter("v", appliesActivation ? Tensor.ones([channels]).requiresGradInPlace() : nil)
    }

    /// x over the deviation of its groups.
    fileprivate func normalised(_ x: Tensor, by source: Tensor) throws -> Tensor {
        let (n, c, h, w) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3])
        let grouped = [n, groups, c / groups, h, w]
        let deviation = try source.reshape(grouped).var([2, 3, 4], correction: 0, keepdim: true).add(.float(eps)).sqrt()
        return try x.reshape(grouped).div(deviation).reshape([n, c, h, w])
    }

    /// x · sigmoid(v x).
    fileprivate func activated(_ x: Tensor) throws -> Tensor? {
        try parameter("v").map { v in try x.mul(x.mul(v.reshape([1, -1, 1, 1])).sigmoid()) }
    }

    fileprivate func scaled(_ x: Tensor) throws -> Tensor {
        guard let weight = parameter("weight"), let bias = parameter("bias") else {
            throw TensorError.runtime("\(typeName) has no weight")
        }
        return try x.mul(weight.reshape([1, -1, 1, 1])).add(bias.reshape([1, -1, 1, 1]))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard input.ndim == 4 else { throw TensorError.assertion("expected 4D input") }
        return try scaled(activated(input).map { try normalised($0, by: input) } ?? input)
    }

    public override var attributes: [String: JSONValue] {
        ["apply_act": .bool(appliesActivation), "groups": .int(groups), "eps": .double(eps)]
    }
}

/// The same, which divides by the deviation without the activation too. Same as timm.layers.EvoNorm2dS0a.
public final class EvoNorm2dS0a: EvoNorm2dS0 {
    public override func forward(_ input: Tensor) throws -> Tensor {
        guard input.ndim == 4 else { throw TensorError.assertion("expected 4D input") }
        return try scaled(normalised(activated(input) ?? input, by: input))
    }
}
