// Sliding windows as columns and back (im2col, col2im), and the shuffles between channels and pixels.

extension Tensor {
    /// The windows of [N, C, H, W] (or [C, H, W]) as columns [N, C · kh · kw, L]. Same as torch.nn.functional.unfold.
    public func unfolded(
        kernelSize: [Int], dilation: [Int] = [1], padding: [Int] = [0], stride: [Int] = [1]
    ) throws -> Tensor {
        guard ndim > 2 else {
            throw TensorError.index(
                "Dimension out of range (expected to be in range of [\(-Swift.max(ndim, 1)), \(Swift.max(ndim, 1) - 1)], but got "
                    + "\(ndim < 2 ? 1 : 2))")
        }
        guard ndim == 3 || ndim == 4 else {
            throw TensorError.runtime(
                "Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but "
                    + "got: \(Shape.describe(shape))")
        }
        if ndim == 3 {
            return try unsqueeze(0).unfolded(kernelSize: kernelSize, dilation: dilation, padding: padding, stride: stride)
                .squeeze([0])
        }
        let windows = try Windows(
            "im2col", [shape[2], shape[3]], kernelSize: kernelSize, dilation: dilation, padding: padding, stride: stride)
        guard windows.rows > 0, windows.columns > 0 else {
            throw TensorError.runtime(
                "Given input with spatial size (\(shape[2]), \(shape[3])), kernel_size=(\(windows.kernel.height), "
                    + "\(windows.kernel.width)), dilation=(\(windows.dilation.height), \(windows.dilation.width)), "
                    + "padding=(\(windows.padding.height), \(windows.padding.width)), calculated shape of the array of sliding "
                    + "blocks as (\(windows.rows), \(windows.columns)), but its components must be at least one.")
        }
        return try windows.columns(of: self).alias().record("Im2ColBackward0", inputs: [self]) { gradient in
            [try GradMode.withDisabled { try windows.image(from: gradient) }]
        }
    }

    /// Columns [N, C · kh · kw, L] (or without N) summed into images of `outputSize`. Same as torch.nn.functional.fold.
    public func folded(
        outputSize: [Int], kernelSize: [Int], dilation: [Int] = [1], padding: [Int] = [0], stride: [Int] = [1]
    ) throws -> Tensor {
        guard ndim == 2 || ndim == 3 else {
            throw TensorError.runtime(
                "Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, "
                    + "but got: \(Shape.describe(shape))")
        }
        if ndim == 2 {
            return try unsqueeze(0).folded(
                outputSize: outputSize, kernelSize: kernelSize, dilation: dilation, padding: padding, stride: stride
            ).squeeze([0])
        }
        let size = try Pair(outputSize, "output_size", "col2im")
        let windows = try Windows(
            "col2im", [size.height, size.width], kernelSize: kernelSize, dilation: dilation, padding: padding, stride: stride)
        let field = windows.kernel.height * windows.kernel.width
        guard shape[1] % field == 0 else {
            throw TensorError.runtime(
                "Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)="
                    + "\(shape[1]) and kernel_size=(\(windows.kernel.height), \(windows.kernel.width)).")
        }
        guard windows.rows > 0, windows.columns > 0, shape[2] == windows.rows * windows.columns else {
            throw TensorError.runtime(
                "Given output_size=(\(size.height), \(size.width)), kernel_size=(\(windows.kernel.height), "
                    + "\(windows.kernel.width)), dilation=(\(windows.dilation.height), \(windows.dilation.width)), "
                    + "padding=(\(windows.padding.height), \(windows.padding.width)), stride=(\(windows.stride.height), "
                    + "\(windows.stride.width)), expected size of input's dimension 2 to match the calculated number of sliding "
                    + "blocks \(windows.rows) * \(windows.columns) = \(windows.rows * windows.columns), but got "
                    + "input.size(2)=\(shape[2]).")
        }
        let result = try GradMode.withDisabled { try windows.image(from: self) }
        return result.record("Col2ImBackward0", inputs: [self]) { gradient in [try windows.columns(of: gradient)] }
    }

    /// [*, C r², H, W] to [*, C, H r, W r]. Same as torch.nn.functional.pixel_shuffle.
    public func pixelShuffle(_ factor: Int) throws -> Tensor {
        guard ndim >= 3 else {
            throw TensorError.runtime(
                "pixel_shuffle expects input to have at least 3 dimensions, but got input with \(ndim) dimension(s)")
        }
        guard factor > 0, factor < 1 << 30 else {
            throw TensorError.runtime("pixel_shuffle expects a positive upscale_factor, but got \(factor)")
        }
        let (c, h, w) = (shape[ndim - 3], shape[ndim - 2], shape[ndim - 1])
        guard c % (factor * factor) == 0 else {
            throw TensorError.runtime(
                "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but "
                    + "input.size(-3)=\(c) is not divisible by \(factor * factor)")
        }
        let outer = Array(shape.dropLast(3)), k = outer.count
        let split = try reshape(outer + [c / (factor * factor), factor, factor, h, w])
        return try split.permute(Array(0..<k) + [k, k + 3, k + 1, k + 4, k + 2])
            .reshape(outer + [c / (factor * factor), h * factor, w * factor])
    }

    /// The way back. Same as torch.nn.functional.pixel_unshuffle.
    public func pixelUnshuffle(_ factor: Int) throws -> Tensor {
        guard ndim >= 3 else {
            throw TensorError.runtime(
                "pixel_unshuffle expects input to have at least 3 dimensions, but got input with \(ndim) dimension(s)")
        }
        guard factor > 0, factor < 1 << 30 else {
            throw TensorError.runtime("pixel_unshuffle expects a positive downscale_factor, but got \(factor)")
        }
        let (c, h, w) = (shape[ndim - 3], shape[ndim - 2], shape[ndim - 1])
        for (name, size) in [("height", h), ("width", w)] where size % factor != 0 {
            throw TensorError.runtime(
                "pixel_unshuffle expects \(name) to be divisible by downscale_factor, but input.size(\(name == "height" ? -2 : -1))"
                    + "=\(size) is not divisible by \(factor)")
        }
        let outer = Array(shape.dropLast(3)), k = outer.count
        let split = try reshape(outer + [c, h / factor, factor, w / factor, factor])
        return try split.permute(Array(0..<k) + [k, k + 2, k + 4, k + 1, k + 3])
            .reshape(outer + [c * factor * factor, h / factor, w / factor])
    }

    /// Interleaves `groups` groups of channels. Same as torch.nn.functional.channel_shuffle.
    public func channelShuffle(_ groups: Int) throws -> Tensor {
        guard ndim > 2 else {
            throw TensorError.runtime(
                "channel_shuffle expects input with > 2 dims, but got input with sizes \(Shape.describe(shape))")
        }
        guard groups > 0 else {
            throw TensorError.runtime("Number of groups to divide channels in must be positive. Value of groups:\(groups)")
        }
        guard shape[1] % groups == 0 else {
            throw TensorError.runtime(
                "Number of channels must be divisible by groups. Got \(shape[1]) channels and \(groups) groups.")
        }
        return try reshape([shape[0], groups, shape[1] / groups] + shape.dropFirst(2)).transpose(1, 2).reshape(shape)
    }
}

/// The windows of one image size, checked.
private struct Windows {
    let kernel, dilation, padding, stride: Pair
    let height, width: Int
    var rows: Int { count(height, kernel.height, dilation.height, padding.height, stride.height) }
    var columns: Int { count(width, kernel.width, dilation.width, padding.width, stride.width) }

    init(
        _ operation: String, _ size: [Int], kernelSize: [Int], dilation: [Int], padding: [Int], stride: [Int]
    ) throws {
        kernel = try Pair(kernelSize, "kernel_size", operation)
        self.dilation = try Pair(dilation, "dilation", operation)
        self.padding = try Pair(padding, "padding", operation)
        self.stride = try Pair(stride, "stride", operation)
        (height, width) = (size[0], size[1])
        for (name, pair) in [("kernel size", kernel), ("dilation", self.dilation), ("stride", self.stride)] {
            guard pair.height > 0, pair.width > 0, pair.height < 1 << 30, pair.width < 1 << 30 else {
                let word = name == "kernel size" ? "kernel" : name
                throw TensorError.runtime(
                    "\(name) should be greater than zero, but got \(word)_height: \(pair.height) \(word)_width: \(pair.width)")
            }
        }
        guard self.padding.height >= 0, self.padding.width >= 0, self.padding.height < 1 << 30, self.padding.width < 1 << 30
        else {
            throw TensorError.runtime(
                "padding should be non-negative, but got pad_height: \(self.padding.height) pad_width: \(self.padding.width)")
        }
    }

    private func count(_ size: Int, _ kernel: Int, _ dilation: Int, _ padding: Int, _ stride: Int) -> Int {
        let span = size + 2 * padding - dilation * (kernel - 1) - 1
        return (span >= 0 ? span / stride : -((-span + stride - 1) / stride)) + 1
    }

    /// Where the windows' element (y, x) lies in the padded image.
    private func part(_ image: Tensor, _ y: Int, _ x: Int) throws -> Tensor {
        let top = y * dilation.height, left = x * dilation.width
        return try image.slice(2, top, top + (rows - 1) * stride.height + 1, stride.height)
            .slice(3, left, left + (columns - 1) * stride.width + 1, stride.width)
    }

    func columns(of image: Tensor) throws -> Tensor {
        try GradMode.withDisabled {
            let padded = try image.padded([padding.width, padding.width, padding.height, padding.height])
            var parts: [Tensor] = []
            for y in 0..<kernel.height {
                for x in 0..<kernel.width { parts.append(try part(padded, y, x)) }
            }
            return try Tensor.stack(parts, dim: 2).reshape(
                [image.shape[0], image.shape[1] * kernel.height * kernel.width, rows * columns])
        }
    }

    func image(from columns: Tensor) throws -> Tensor {
        let (batch, field) = (columns.shape[0], kernel.height * kernel.width)
        let parts = try columns.reshape([batch, columns.shape[1] / field, field, rows, self.columns])
        let padded = try Tensor.zeros(
            [batch, columns.shape[1] / field, height + 2 * padding.height, width + 2 * padding.width], dtype: columns.dtype)
        for y in 0..<kernel.height {
            for x in 0..<kernel.width { try part(padded, y, x).addInPlace(parts.select(2, y * kernel.width + x)) }
        }
        return try padded.slice(2, padding.height, padding.height + height).slice(3, padding.width, padding.width + width)
            .contiguous().alias()
    }
}
