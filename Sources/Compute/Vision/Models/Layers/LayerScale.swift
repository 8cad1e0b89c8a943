// A learned factor per channel, small at first, in front of a residual sum.
// Paper: Going deeper with Image Transformers, arXiv:2103.17239.

import Neural
import Tensors

/// x · gamma over the last dimension. Same as timm.layers.LayerScale.
public class LayerScale: Module {
    private let initValues: Double

    public init(_ channels: Int, initValues: Double = 1e-5) throws {
        self.initValues = initValues
        super.init()
        try setParameter("gamma", Tensor.full([channels], .float(initValues), dtype: .float32).requiresGradInPlace())
    }

    func gamma() throws -> Tensor {
        guard let gamma = parameter("gamma") else { throw TensorError.runtime("\(typeName) has no gamma") }
        return gamma
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try input.mul(gamma()) }

    public override var attributes: [String: JSONValue] { ["init_values": .double(initValues), "inplace": .bool(false)] }
}

/// The same over the channels of [N, C, H, W]. Same as timm.layers.LayerScale2d.
public final class LayerScale2d: LayerScale {
    public override func forward(_ input: Tensor) throws -> Tensor { try input.mul(gamma().reshape([1, -1, 1, 1])) }
}
