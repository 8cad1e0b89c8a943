// Dropout of whole tokens.
// Papers: PatchDropout, arXiv:2208.07220; Scaling Language-Image Pre-training via Masking, arXiv:2212.00794.

import Neural
import Tensors

/// While training keeps a random part of the tokens behind the prefix, in random order. Same as timm.layers.PatchDropout.
public final class PatchDropout: Module {
    private let probability: Double
    private let prefixTokens: Int

    init(_ probability: Double, prefixTokens: Int) throws {
        guard probability >= 0, probability < 1 else { throw TensorError.assertion("") }
        (self.probability, self.prefixTokens) = (probability, prefixTokens)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard isTraining, probability > 0 else { return input }
        let tokens = try input.slice(1, prefixTokens, nil)
        let (batch, length, channels) = try tokens.tokenShape()
        let kept = max(1, Int(Double(length) * (1 - probability)))
        let places = try Tensor.randn([batch, length]).argsort(-1).slice(1, 0, kept).unsqueeze(-1).expand([-1, -1, channels])
        let x = try tokens.gather(1, places)
        return prefixTokens > 0 ? try Tensor.cat([input.slice(1, 0, prefixTokens), x], dim: 1) : x
    }

    public override var attributes: [String: JSONValue] {
        ["prob": .double(probability), "num_prefix_tokens": .int(prefixTokens), "ordered": .bool(false)]
    }
}
