// Layers that move elements without computing: identity, flatten and unflatten, pixel shuffles, unfold and fold.

import Tensors

/// The input itself. Same as torch.nn.Identity.
public final class Identity: Module {
    public override func forward(_ input: Tensor) throws -> Tensor { input }
}

/// Merges dimensions into one. Same as torch.nn.Flatten.
public final class Flatten: Module {
    public let startDim, endDim: Int
    public init(startDim: Int = 1, endDim: Int = -1) { (self.startDim, self.endDim) = (startDim, endDim) }
    public override func forward(_ input: Tensor) throws -> Tensor { try input.flatten(startDim, endDim) }
    public override var extraRepresentation: String { "start_dim=\(startDim), end_dim=\(endDim)" }
}

/// Splits a dimension. Same as torch.nn.Unflatten.
public final class Unflatten: Module {
    public let dim: Int
    public let size: SizeArgument
    public init(_ dim: Int, _ size: SizeArgument) { (self.dim, self.size) = (dim, size) }
    public override func forward(_ input: Tensor) throws -> Tensor { try input.unflatten(dim, size.values) }
    public override var extraRepresentation: String { "dim=\(dim), unflattened_size=\(size.text)" }
}

/// Channels to pixels. Same as torch.nn.PixelShuffle.
public final class PixelShuffle: Module {
    public let factor: Int
    public init(_ factor: Int) { self.factor = factor }
    public override func forward(_ input: Tensor) throws -> Tensor { try input.pixelShuffle(factor) }
    public override var extraRepresentation: String { "upscale_factor=\(factor)" }
}

/// Pixels to channels. Same as torch.nn.PixelUnshuffle.
public final class PixelUnshuffle: Module {
    public let factor: Int
    public init(_ factor: Int) { self.factor = factor }
    public override func forward(_ input: Tensor) throws -> Tensor { try input.pixelUnshuffle(factor) }
    public override var extraRepresentation: String { "downscale_factor=\(factor)" }
}

/// Interleaves groups of channels. Same as torch.nn.ChannelShuffle.
public final class ChannelShuffle: Module {
    public let groups: Int
    public init(_ groups: Int) { self.groups = groups }
    public override func forward(_ input: Tensor) throws -> Tensor { try input.channelShuffle(groups) }
    public override var extraRepresentation: String { "groups=\(groups)" }
}

/// Windows as columns. Same as torch.nn.Unfold.
public final class Unfold: Module {
    public let kernelSize, dilation, padding, stride: SizeArgument

    public init(_ kernelSize: SizeArgument, dilation: SizeArgument = 1, padding: SizeArgument = 0, stride: SizeArgument = 1) {
        (self.kernelSize, self.dilation, self.padding, self.stride) = (kernelSize, dilation, padding, stride)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.unfolded(
            kernelSize: kernelSize.values, dilation: dilation.values, padding: padding.values, stride: stride.values)
    }

    public override var extraRepresentation: String {
        "kernel_size=\(kernelSize.text), dilation=\(dilation.text), padding=\(padding.text), stride=\(stride.text)"
    }
}

/// Columns back to images. Same as torch.nn.Fold.
public final class Fold: Module {
    public let outputSize, kernelSize, dilation, padding, stride: SizeArgument

    public init(
        _ outputSize: SizeArgument, _ kernelSize: SizeArgument, dilation: SizeArgument = 1, padding: SizeArgument = 0,
        stride: SizeArgument = 1
    ) {
        (self.outputSize, self.kernelSize, self.dilation) = (outputSize, kernelSize, dilation)
        (self.padding, self.stride) = (padding, stride)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.folded(
            outputSize: outputSize.values, kernelSize: kernelSize.values, dilation: dilation.values, padding: padding.values,
            stride: stride.values)
    }

    public override var extraRepresentation: String {
        "output_size=\(outputSize.text), kernel_size=\(kernelSize.text), dilation=\(dilation.text), padding=\(padding.text), "
            + "stride=\(stride.text)"
    }
}
