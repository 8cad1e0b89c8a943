// Position embeddings and patch kernels for another image or patch size.
// Paper for the kernels: FlexiViT, arXiv:2212.08013.

import Neural
import Tensors

public enum PositionEmbedding {
    /// Embeddings [1, prefix + h · w, C] of a grid on another grid; the prefix tokens stay. Without `old` the grid is a square.
    /// Same as timm.layers.resample_abs_pos_embed.
    public static func resampled(
        _ embedding: Tensor, to new: [Int], from old: [Int]? = nil, prefixTokens: Int = 1, mode: String = "bicubic",
        antialias: Bool = true, alignCorners: Bool = false
    ) throws -> Tensor {
        let (_, count, channels) = try embedding.tokenShape()
        if new[0] * new[1] + prefixTokens == count, old.map({ $0 == new }) ?? (new[0] == new[1]) { return embedding }
        let side = Int(Double(max(count - prefixTokens, 0)).squareRoot())
        let grid = old ?? [side, side]
        var x = try embedding.slice(1, prefixTokens, nil).to(dtype: .float32)
        x = try x.reshape([1, grid[0], grid[1], -1]).permute([0, 3, 1, 2])
        x = try x.interpolated(size: new, mode: mode, alignCorners: alignCorners, antialias: antialias)
        x = try x.permute([0, 2, 3, 1]).reshape([1, -1, channels]).to(dtype: embedding.dtype)
        return prefixTokens > 0 ? try Tensor.cat([embedding.slice(1, 0, prefixTokens), x], dim: 1) : x
    }

    /// A kernel [O, I, h, w] of another size that gives, on an image resized as much, about the same. Same as
    /// timm.layers.resample_patch_embed.
    public static func resampledKernel(
        _ kernel: Tensor, to new: [Int], mode: String = "bicubic", antialias: Bool = true
    ) throws -> Tensor {
        guard kernel.ndim == 4 else { throw TensorError.assertion("Input tensor should be 4D (out_ch, in_ch, h, w)") }
        let old = Array(kernel.shape.suffix(2))
        guard old != new else { return kernel }
        let (before, after) = (old[0] * old[1], new[0] * new[1])
        let basis = try Tensor.eye(before).reshape([before, 1, old[0], old[1]])
        let resized = try basis.interpolated(size: new, mode: mode, antialias: antialias)
        // [after, before]: what a resize does to a patch; its pseudo-inverse undoes it.
        let matrix = try resized.squeeze([1]).permute([1, 2, 0]).reshape([after, before])
        let flat = try kernel.reshape([kernel.shape[0], kernel.shape[1], before]).to(dtype: .float32)
        let result = try flat.matmul(matrix.pinv()).reshape([kernel.shape[0], kernel.shape[1]] + new)
        return try result.to(dtype: kernel.dtype)
    }
}

extension PatchEmbed {
    /// Another image or patch size; the kernel is resampled. Same as timm.layers.PatchEmbed.set_input_size.
    func resize(_ imageSize: [Int]?, patchSize: [Int]?) throws {
        guard let patchSize, patchSize != self.patchSize else { return try setInputSize(imageSize) }
        guard patchSize.allSatisfy({ $0 > 0 }) else {
            throw TensorError.value("patch_size must be positive, got \(PythonText.tuple(patchSize))")
        }
        guard let proj = try required("proj") as? Conv2d, let weight = proj.parameter("weight") else {
            throw TensorError.type("set_input_size: proj must be a Conv2d")
        }
        let new = try Conv2d(
            weight.shape[1], weight.shape[0], kernelSize: patchSize, stride: patchSize, bias: proj.parameter("bias") != nil)
        func copy(_ name: String, _ value: Tensor) throws {
            guard let target = new.parameter(name) else { return }
            _ = try target.copyInPlace(from: value)
            _ = try target.requiresGradInPlace(proj.parameter(name)?.requiresGrad ?? true)
        }
        try GradMode.withDisabled {
            try copy("weight", PositionEmbedding.resampledKernel(weight, to: patchSize))
            if let bias = proj.parameter("bias") { try copy("bias", bias) }
        }
        new.train(proj.isTraining)
        try setInputSize(imageSize, patchSize: patchSize, projection: new)
    }
}
