// A normalisation that is its own activation, found by search.
// Paper: Evolving Normalization-Activation Layers, arXiv:2004.02967.

import Neural
import Tensors

/// x · sigmoid(v x) over the deviation of each group, then scale and shift. Same as timm.layers.EvoNorm2dS0.
public final class EvoNorm2dS0: Module {
    private let groups: Int
    private let eps: Double

    /// Without the activation it only scales and shifts.
    public init(_ channels: Int, groups: Int = 32, eps: Double = 1e-5, appliesActivation: Bool = true) throws {
        guard groups > 0, channels % groups == 0 else { throw TensorError.assertion("") }
        (self.groups, self.eps) = (groups, eps)
        super.init()
        try setParameter("weight", Tensor.ones([channels]).requiresGradInPlace())
        try setParameter("bias", Tensor.zeros([channels]).requiresGradInPlace())
        try setParameter("v", appliesActivation ? Tensor.ones([channels]).requiresGradInPlace() : nil)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard input.ndim == 4 else { throw TensorError.assertion("expected 4D input") }
        guard let weight = parameter("weight"), let bias = parameter("bias") else {
            throw TensorError.runtime("\(typeName) has no weight")
        }
        let channel = [1, -1, 1, 1]
        var x = input
        if let v = parameter("v") {
            let (n, c, h, w) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3])
            let grouped = [n, groups, c / groups, h, w]
            let deviation = try x.reshape(grouped).var([2, 3, 4], correction: 0, keepdim: true).add(.float(eps)).sqrt()
            let activated = try x.mul(x.mul(v.reshape(channel)).sigmoid())
            x = try activated.reshape(grouped).div(deviation).reshape([n, c, h, w])
        }
        return try x.mul(weight.reshape(channel)).add(bias.reshape(channel))
    }
}
