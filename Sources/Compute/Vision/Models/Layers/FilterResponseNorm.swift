// Normalisation of each channel of each image by its root mean square, with a learned threshold as activation.
// Paper: Filter Response Normalization Layer, arXiv:1911.09737.

import Neural
import Tensors

/// max(weight · x / rms(x) + bias, tau); without activation no tau. Same as timm.layers.FilterResponseNormTlu2d.
public final class FilterResponseNormTlu2d: Module {
    private let eps: Double
    private let appliesActivation: Bool

    public init(_ channels: Int, eps: Double = 1e-5, appliesActivation: Bool = true) throws {
        (self.eps, self.appliesActivation) = (eps, appliesActivation)
        super.init()
        try setParameter("weight", Tensor.ones([channels]).requiresGradInPlace())
        try setParameter("bias", Tensor.zeros([channels]).requiresGradInPlace())
        try setParameter("tau", appliesActivation ? Tensor.zeros([channels]).requiresGradInPlace() : nil)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard input.ndim == 4 else { throw TensorError.assertion("expected 4D input") }
        guard let weight = parameter("weight"), let bias = parameter("bias") else {
            throw TensorError.runtime("\(typeName) has no weight or bias")
        }
        let channel = [1, -1, 1, 1]
        var x = try input.mul(input.square().mean([2, 3], keepdim: true).add(.float(eps)).rsqrt())
        x = try x.mul(weight.reshape(channel)).add(bias.reshape(channel))
        return try parameter("tau").map { try x.maximum($0.reshape(channel)) } ?? x
    }

    public override var attributes: [String: JSONValue] {
        ["apply_act": .bool(appliesActivation), "rms": .bool(true), "eps": .double(eps)]
    }
}
