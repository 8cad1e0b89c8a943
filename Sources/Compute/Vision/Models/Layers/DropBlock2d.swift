// Dropping whole regions of feature maps while training.
// Paper: DropBlock, arXiv:1810.12890.

import Neural
import Tensors

/// Zeroes square blocks, the same ones in every channel, and scales the rest. Same as timm.layers.DropBlock2d.
public final class DropBlock2d: Module {
    private let dropProbability, gammaScale: Double
    private let blockSize: Int

    public init(_ dropProbability: Double = 0.1, blockSize: Int = 7, gammaScale: Double = 1) {
        (self.dropProbability, self.blockSize, self.gammaScale) = (dropProbability, blockSize, gammaScale)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard isTraining, dropProbability != 0 else { return input }
        guard input.ndim == 4 else { throw TensorError.value("DropBlock2d needs [N, C, H, W], got \(input.ndim) dimensions") }
        let (n, h, w) = (input.shape[0], input.shape[2], input.shape[3])
        let (kh, kw) = (min(blockSize, h), min(blockSize, w))
        let seeds = Double((h - kh + 1) * (w - kw + 1))
        let gamma = gammaScale * dropProbability * Double(h) * Double(w) / Double(kh * kw) / seeds
        let keep = try GradMode.withDisabled { () throws -> Tensor in
            var mask = try Tensor.empty([n, 1, h, w], dtype: input.dtype).bernoulliInPlace(gamma)
            mask = try mask.maxPool2d(kernelSize: [kh, kw], stride: [1, 1], padding: [kh / 2, kw / 2])
            if kh % 2 == 0 || kw % 2 == 0 { mask = try mask.slice(2, (kh + 1) % 2, nil).slice(3, (kw + 1) % 2, nil) }
            let keep = try mask.mul(-1).add(1)
            return try keep.mul(Tensor.full([], .float(Double(keep.numel))).div(keep.sum().add(1e-7)))
        }
        return try input.mul(keep)
    }

    public override var attributes: [String: JSONValue] {
        [
            "drop_prob": .double(dropProbability), "gamma_scale": .double(gammaScale), "block_size": .int(blockSize),
            "with_noise": .bool(false), "inplace": .bool(false), "couple_channels": .bool(true), "scale_by_keep": .bool(true),
        ]
    }
}
