// Pooling over one dimension, [N, C, L] or [C, L], as pooling of images one high; and power-average pooling.

extension Tensor {
    private func asImage(_ operation: String) throws -> Tensor {
        guard ndim == 2 || ndim == 3 else {
            throw TensorError.runtime("\(operation)() Expected 2D or 3D input tensor, but got \(Shape.describe(shape))")
        }
        return try unsqueeze(-2)
    }

    /// Same as torch.nn.functional.max_pool1d. `stride` nil: the kernel's size.
    public func maxPool1d(
        kernelSize: Int, stride: Int? = nil, padding: Int = 0, dilation: Int = 1, ceilMode: Bool = false
    ) throws -> Tensor {
        try asImage("max_pool1d").maxPool2d(
            kernelSize: [1, kernelSize], stride: [1, stride ?? kernelSize], padding: [0, padding], dilation: [1, dilation],
            ceilMode: ceilMode
        ).squeeze([-2])
    }

    /// As `maxPool1d`, and where each value was.
    public func maxPool1dWithIndices(
        kernelSize: Int, stride: Int? = nil, padding: Int = 0, dilation: Int = 1, ceilMode: Bool = false
    ) throws -> (output: Tensor, indices: Tensor) {
        let (output, indices) = try asImage("max_pool1d").maxPool2dWithIndices(
            kernelSize: [1, kernelSize], stride: [1, stride ?? kernelSize], padding: [0, padding], dilation: [1, dilation],
            ceilMode: ceilMode)
        return (try output.squeeze([-2]), try indices.squeeze([-2]))
    }

    /// Same as torch.nn.functional.avg_pool1d.
    public func avgPool1d(
        kernelSize: Int, stride: Int? = nil, padding: Int = 0, ceilMode: Bool = false, countIncludePad: Bool = true
    ) throws -> Tensor {
        try asImage("avg_pool1d").avgPool2d(
            kernelSize: [1, kernelSize], stride: [1, stride ?? kernelSize], padding: [0, padding], ceilMode: ceilMode,
            countIncludePad: countIncludePad
        ).squeeze([-2])
    }

    /// Same as torch.nn.functional.adaptive_avg_pool1d.
    public func adaptiveAvgPool1d(_ outputSize: Int) throws -> Tensor {
        try asImage("adaptive_avg_pool1d").adaptiveAvgPool2d([1, outputSize]).squeeze([-2])
    }

    /// Same as torch.nn.functional.adaptive_max_pool1d, with the places.
    public func adaptiveMaxPool1d(_ outputSize: Int) throws -> (output: Tensor, indices: Tensor) {
        let (output, indices) = try asImage("adaptive_max_pool1d").adaptiveMaxPool2d([1, outputSize])
        return (try output.squeeze([-2]), try indices.squeeze([-2]))
    }

    /// (Σ x^p)^(1/p) of each window of an image. Same as torch.nn.functional.lp_pool2d.
    public func lpPool2d(_ p: Double, kernelSize: [Int], stride: [Int] = [], ceilMode: Bool = false) throws -> Tensor {
        if p.isInfinite {
            let x = try p > 0 ? abs() : abs().neg()
            let y = try x.maxPool2d(kernelSize: kernelSize, stride: stride, ceilMode: ceilMode)
            return try p > 0 ? y : y.neg()
        }
        let mean = try pow(.float(p)).avgPool2d(kernelSize: kernelSize, stride: stride, ceilMode: ceilMode)
        let count = kernelSize.count == 1 ? kernelSize[0] * kernelSize[0] : kernelSize.reduce(1, *)
        return try mean.sign().mul(mean.abs().relu()).mul(.int(Int64(count))).pow(.float(1 / p))
    }

    /// (Σ x^p)^(1/p) of each window of a line. Same as torch.nn.functional.lp_pool1d.
    public func lpPool1d(_ p: Double, kernelSize: Int, stride: Int? = nil, ceilMode: Bool = false) throws -> Tensor {
        try asImage("lp_pool1d").lpPool2d(
            p, kernelSize: [1, kernelSize], stride: [1, stride ?? kernelSize], ceilMode: ceilMode
        ).squeeze([-2])
    }
}
