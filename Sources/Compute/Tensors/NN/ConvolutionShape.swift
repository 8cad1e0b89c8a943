// Sizes of a convolution and what is checked about them, with PyTorch's messages. Shared by training and inference.

internal import CKernels

/// The sizes of one 2-D convolution over an [N, C, H, W] input.
struct ConvolutionShape {
    var kernel: tnb_conv_shape
    /// Of no channels PyTorch makes no channels, whatever the weight says.
    var outputShape: [Int] {
        let channels = kernel.in_channels == 0 ? 0 : Int(kernel.out_channels)
        return [Int(kernel.batch), channels, Int(kernel.out_height), Int(kernel.out_width)]
    }

    init(
        input: Tensor, weight: Tensor, bias: Tensor?, stride: [Int], padding: [Int], dilation: [Int], groups: Int
    ) throws {
        let stride = try Self.pair(stride, "stride", 1)
        let padding = try Self.pair(padding, "padding", 0)
        let dilation = try Self.pair(dilation, "dilation", 1)
        guard groups > 0 else { throw TensorError.runtime("non-positive groups is not supported") }
        guard weight.ndim == 4 else {
            throw TensorError.runtime(
                "Expected 4-dimensional weight for 4-dimensional input \(Shape.describe(input.shape)), but got "
                    + "\(weight.ndim)-dimensional weight of size \(Shape.describe(weight.shape)) instead")
        }
        let (w, x) = (weight.shape, input.shape)
        guard w[0] >= groups else {
            throw TensorError.runtime(
                "Given groups=\(groups), expected weight to be at least \(groups) at dimension 0, but got weight of size "
                    + "\(Shape.describe(w)) instead")
        }
        guard w[0] % groups == 0 else {
            throw TensorError.runtime(
                "Given groups=\(groups), expected weight to be divisible by \(groups) at dimension 0, but got weight of "
                    + "size [\(Shape.describe(w))] instead")
        }
        guard x[1] == w[1] * groups else {
            throw TensorError.runtime(
                "Given groups=\(groups), weight of size \(Shape.describe(w)), expected input\(Shape.describe(x)) to have "
                    + "\(w[1] * groups) channels, but got \(x[1]) channels instead")
        }
        if let bias, bias.shape != [w[0]] {
            throw TensorError.runtime(
                "Given weight of size \(Shape.describe(w)), expected bias to be 1-dimensional with \(w[0]) elements, but "
                    + "got bias of size \(Shape.describe(bias.shape)) instead")
        }
        let padded = (x[2] + 2 * padding.0, x[3] + 2 * padding.1)
        let reach = (dilation.0 * (w[2] - 1) + 1, dilation.1 * (w[3] - 1) + 1)
        guard padded.0 >= reach.0, padded.1 >= reach.1 else {
            throw TensorError.runtime(
                "Calculated padded input size per channel: (\(padded.0) x \(padded.1)). Kernel size: (\(reach.0) x "
                    + "\(reach.1)). Kernel size can't be greater than actual input size")
        }
        let out = ((padded.0 - reach.0) / stride.0 + 1, (padded.1 - reach.1) / stride.1 + 1)
        guard (x + w + [out.0, out.1, stride.0, stride.1]).allSatisfy({ $0 <= Int(Int32.max) }) else {
            throw TensorError.runtime("conv2d: sizes above 2^31 are not supported, got input \(Shape.describe(x))")
        }
        kernel = tnb_conv_shape(
            batch: Int32(x[0]), in_channels: Int32(x[1]), in_height: Int32(x[2]), in_width: Int32(x[3]),
            out_channels: Int32(w[0]), out_height: Int32(out.0), out_width: Int32(out.1),
            kernel_height: Int32(w[2]), kernel_width: Int32(w[3]),
            stride_height: Int32(stride.0), stride_width: Int32(stride.1),
            pad_height: Int32(padding.0), pad_width: Int32(padding.1),
            dilation_height: Int32(dilation.0), dilation_width: Int32(dilation.1), groups: Int32(groups))
    }

    static func pair(_ values: [Int], _ name: String, _ least: Int) throws -> (Int, Int) {
        guard values.count == 1 || values.count == 2 else {
            throw TensorError.runtime(
                "expected \(name) to be a single integer value or a list of 2 values to match the convolution dimensions, "
                    + "but got \(name)=\(Shape.describe(values))")
        }
        guard values.allSatisfy({ $0 >= least }) else {
            throw TensorError.runtime(least == 0 ? "negative \(name) is not supported" : "non-positive \(name) is not supported")
        }
        return (values[0], values[values.count - 1])
    }

    /// Throws unless input, weight and bias are of one type that a kernel exists for.
    static func checkTypes(_ input: Tensor, _ weight: Tensor, _ bias: Tensor?) throws {
        if let bias, input.dtype == .float64, weight.dtype == .float32, bias.dtype == .float32 {
            throw TensorError.runtime("Input type (double) and bias type (float) should be the same")
        }
        guard input.dtype == weight.dtype else {
            throw TensorError.runtime(
                input.dtype == .float32
                    ? "Input type (torch.FloatTensor) and weight type (torch.\(weight.dtype.scalarTypeName)Tensor) should be "
                        + "the same or input should be a MKLDNN tensor and weight is a dense tensor"
                    : "expected scalar type \(input.dtype.scalarTypeName) but found \(weight.dtype.scalarTypeName)")
        }
        if let bias, bias.dtype != input.dtype {
            throw TensorError.runtime(
                "Input type (\(input.dtype.cTypeName)) and bias type (\(bias.dtype.cTypeName)) should be the same")
        }
        try FloatingPoint.requireAny(input.dtype, "conv2d")
    }

    /// Throws what oneDNN's refusal means to the user.
    func check(_ status: Int32) throws {
        guard status != 0 else { return }
        let s = kernel
        throw TensorError.runtime(
            "conv2d: oneDNN cannot compute this convolution (status \(status)): input "
                + "[\(s.batch), \(s.in_channels), \(s.in_height), \(s.in_width)], kernel \(s.kernel_height)x\(s.kernel_width), "
                + "\(s.out_channels) output channels, \(s.groups) groups")
    }
}

extension Tensor {
    /// A convolution weight in a memory order that the kernels know, and which one that is.
    func weightMemory() throws -> (Tensor, tnb_weight_layout) {
        if isContiguous { return (self, TNB_WEIGHT_OIHW) }
        if isChannelsLast { return (self, TNB_WEIGHT_OHWI) }
        let (o, i, w) = (shape[0], shape[1], shape[3])
        if strides == [1, o, w * i * o, i * o] { return (self, TNB_WEIGHT_HWIO) }
        return (try contiguousMemory(), TNB_WEIGHT_OIHW)
    }
}
