// The activations of torch.nn.functional beyond the everyday functions of Ops/Unary.swift: one rule each, a kernel with its
// gradient's kernel (CKernels/pointwise.c). `inPlace` writes the result over the input.

internal import CKernels

extension Tensor {
    /// x above 0, x · negativeSlope below.
    public func leakyReLU(negativeSlope: Double = 0.01, inPlace: Bool = false) throws -> Tensor {
        try pointwise(TNB_LEAKY_RELU, "LeakyReluBackward0", "leaky_relu_cpu", [negativeSlope], inPlace)
    }

    /// x above 0, alpha (e^x − 1) below.
    public func elu(alpha: Double = 1, inPlace: Bool = false) throws -> Tensor {
        try pointwise(TNB_ELU, "EluBackward0", "elu_cpu", [alpha, 1, 1], inPlace)
    }

    /// ELU with the constants that keep mean and variance.
    public func selu(inPlace: Bool = false) throws -> Tensor {
        let (alpha, scale) = (1.6732632423543772848, 1.0507009873554804934)
        return try pointwise(TNB_ELU, "EluBackward0", "elu_cpu", [alpha * scale, scale, 1], inPlace)
    }

    /// x above 0, alpha (e^(x / alpha) − 1) below.
    public func celu(alpha: Double = 1, inPlace: Bool = false) throws -> Tensor {
        guard alpha != 0 else { throw TensorError.runtime("ZeroDivisionError: alpha cannot be 0 for CELU") }
        return try pointwise(TNB_ELU, "CeluBackward0", "elu_cpu", [alpha, 1, 1 / alpha], inPlace)
    }

    /// x tanh(log(1 + e^x)).
    public func mish(inPlace: Bool = false) throws -> Tensor {
        try pointwise(TNB_MISH, "MishBackward0", "mish_cpu", [], inPlace)
    }

    /// x · clamp(x + 3, 0, 6) / 6.
    public func hardswish(inPlace: Bool = false) throws -> Tensor {
        try pointwise(TNB_HARDSWISH, "HardswishBackward0", "hardswish_cpu", [], inPlace)
    }

    /// clamp(x + 3, 0, 6) / 6.
    public func hardsigmoid(inPlace: Bool = false) throws -> Tensor {
        try pointwise(TNB_HARDSIGMOID, "HardsigmoidBackward0", "hardsigmoid_cpu", [], inPlace)
    }

    /// x limited to minVal … maxVal. Same as torch.nn.functional.hardtanh, and relu6 with 0 and 6.
    public func hardtanh(minVal: Double = -1, maxVal: Double = 1, inPlace: Bool = false) throws -> Tensor {
        guard minVal <= maxVal else { throw TensorError.value("min_val cannot be greater than max_val") }
        guard dtype.isFloatingPoint else {
            guard dtype != .bool else { throw TensorError.runtime("Bool inputs not supported for hardtanh") }
            guard dtype != .uint8 || minVal >= 0 else {
                throw TensorError.runtime("cannot do hardtanh on an unsigned type with negative limits")
            }
            let low = Scalar.int(Scalar.float(minVal).int64), high = Scalar.int(Scalar.float(maxVal).int64)
            return try inPlace ? clampInPlace(min: low, max: high) : clamp(min: low, max: high)
        }
        return try pointwise(TNB_HARDTANH, "HardtanhBackward0", "hardtanh", [minVal, maxVal], inPlace)
    }

    /// log(1 + e^(beta x)) / beta; x itself where beta x is above the threshold.
    public func softplus(beta: Double = 1, threshold: Double = 20) throws -> Tensor {
        try pointwise(TNB_SOFTPLUS, "SoftplusBackward0", "softplus_cpu", [beta, threshold], false)
    }

    /// x moved towards 0 by lambda, 0 in between.
    public func softshrink(lambda: Double = 0.5) throws -> Tensor {
        try FloatingPoint.requireAny(dtype, "softshrink_check")
        guard lambda >= 0 else {
            throw TensorError.runtime(
                "lambda must be in range [0, 3.40282e+38] for input dtype \(dtype.scalarTypeName), but found \(lambda)")
        }
        return try pointwise(TNB_SOFTSHRINK, "SoftshrinkBackward0", "softshrink_cpu", [lambda], false)
    }

    /// x, and 0 where |x| is at most lambda.
    public func hardshrink(lambda: Double = 0.5) throws -> Tensor {
        try pointwise(TNB_HARDSHRINK, "HardshrinkBackward0", "hardshrink_cpu", [lambda], false)
    }

    /// log(1 / (1 + e^−x)).
    public func logSigmoid() throws -> Tensor {
        try pointwise(TNB_LOGSIGMOID, "LogSigmoidBackward0", "log_sigmoid_cpu", [], false)
    }

    /// x above the threshold, else `value`.
    public func threshold(_ threshold: Double, _ value: Double, inPlace: Bool = false) throws -> Tensor {
        guard dtype.isFloatingPoint else {
            let result = try Tensor.where(gt(.float(threshold)), self, fullLike(.int(Scalar.float(value).int64)))
            return try inPlace ? copyInPlace(from: result) : result
        }
        return try pointwise(TNB_THRESHOLD, "ThresholdBackward0", "threshold_cpu", [threshold, value], inPlace)
    }

    /// x / (1 + |x|).
    public func softsign() throws -> Tensor { try div(abs().add(1)) }

    /// x − tanh x.
    public func tanhshrink() throws -> Tensor { try sub(tanh()) }

    /// The first half along `dim` times the sigmoid of the second.
    public func glu(_ dim: Int = -1) throws -> Tensor {
        guard ndim > 0 else { throw TensorError.runtime("glu does not support scalars because halving size must be even") }
        let d = try Shape.dimension(dim, ndim)
        guard shape[d] % 2 == 0 else {
            throw TensorError.runtime("Halving dimension must be even, but dimension \(d) is size \(shape[d])")
        }
        let half = shape[d] / 2
        return try narrow(d, 0, half).mul(narrow(d, half, half).sigmoid())
    }

    /// x above 0, weight · x below; one weight for all, or one per channel (dimension 1).
    public func prelu(_ weight: Tensor) throws -> Tensor {
        if Autocast.isEnabled { return try Autocast.lowering(self, weight) { x, w in try x.prelu(w) } }
        guard weight.ndim <= 1 else {
            throw TensorError.runtime(
                "prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = \(weight.ndim)")
        }
        guard weight.dtype == dtype else {
            throw TensorError.runtime(
                "prelu: Type promoting not supported. Got \(dtype.scalarTypeName) and \(weight.dtype.scalarTypeName)")
        }
        var slope = weight
        if weight.numel == 1 {
            slope = try weight.reshape([1])
        } else {
            guard ndim > 0 else { throw TensorError.runtime("Not allow zero-dim input tensor.") }
            let channels = ndim >= 2 ? shape[1] : 1
            guard channels == weight.numel else {
                throw TensorError.runtime(
                    "Mismatch of parameter numbers and input channel size. Found parameter numbers = \(weight.numel) and "
                        + "channel size = \(channels).")
            }
            slope = try weight.reshape([channels] + [Int](repeating: 1, count: ndim - 2))
        }
        return try Tensor.where(gt(0), self, mul(ndim == 0 ? slope.reshape([]) : slope))
    }

    /// Leaky ReLU with a slope drawn per element from lower … upper while training, their middle otherwise.
    public func rrelu(
        lower: Double = 1.0 / 8, upper: Double = 1.0 / 3, training: Bool = false, generator: Generator? = nil,
        inPlace: Bool = false
    ) throws -> Tensor {
        guard lower <= upper else {
            throw TensorError.runtime("Lower bound should be less than or equal to the upper bound")
        }
        guard training else { return try leakyReLU(negativeSlope: (lower + upper) / 2, inPlace: inPlace) }
        try FloatingPoint.requireAny(dtype, "rrelu_with_noise_out_cpu")
        let g = generator ?? .default
        let slopes = try Tensor.empty(shape, dtype: dtype)
        let x = try contiguousMemory()
        for i in 0..<numel {
            let isBelow = Scalar.load(dtype, from: x.rawPointer + i * itemSize).double <= 0
            let slope = isBelow ? g.uniformDouble() * (upper - lower) + lower : 1
            Scalar.float(slope).store(dtype, to: slopes.rawPointer + i * itemSize)
        }
        return try inPlace ? mulInPlace(slopes) : mul(slopes)
    }

    private func pointwise(
        _ kind: tnb_pointwise, _ name: String, _ operation: String, _ parameters: [Double], _ inPlace: Bool
    ) throws -> Tensor {
        if dtype.isHalf {
            func result() throws -> Tensor { try widely { try $0.pointwise(kind, name, operation, parameters, false) } }
            return try inPlace ? copyInPlace(from: preservingOldValues(result)) : result()
        }
        try FloatingPoint.require(dtype, operation)
        if inPlace { try checkInPlace() }
        let p = parameters + [Double](repeating: 0, count: 3 - parameters.count)
        let x = Shape.isDense(shape, strides) ? self : try contiguousMemory()
        let output = try x.emptyLike()
        if dtype == .float32 {
            tnb_pointwise_f32(kind, p, x.pointer(), output.pointer(), numel)
        } else {
            tnb_pointwise_f64(kind, p, x.pointer(), output.pointer(), numel)
        }
        // What is written over has to be copied for the gradient.
        let saved = Tensor.isRecording([self]) ? SavedTensor(inPlace && x === self ? try detach().clone() : x) : nil
        func backward(_ gradient: Tensor) throws -> [Tensor?] {
            guard let x = try saved?.unpack() else { return [] }
            if GradMode.isEnabled {
                // Slopes that do not change with x are factors; others are known to a kernel only.
                guard Tensor.hasConstantSlopes(kind) else { throw Engine.notDifferentiable(name) }
                return [try gradient.mul(GradMode.withDisabled { try kernelGradient(x, x.fullLike(1)) })]
            }
            return [try kernelGradient(x, gradient)]
        }
        func kernelGradient(_ x: Tensor, _ gradient: Tensor) throws -> Tensor {
            let g = try gradient.memory(like: x)
            let dx = try x.emptyLike()
            if x.dtype == .float32 {
                tnb_pointwise_backward_f32(kind, p, x.pointer(), g.pointer(), dx.pointer(), x.numel)
            } else {
                tnb_pointwise_backward_f64(kind, p, x.pointer(), g.pointer(), dx.pointer(), x.numel)
            }
            return dx
        }
        guard inPlace else { return output.record(name, inputs: [self], backward: backward) }
        try copyRaw(from: output)
        storage.version += 1
        recordInPlace(name, inputs: []) { gradient, _ in try backward(gradient) }
        return self
    }

    /// Functions made of straight pieces: their second derivative is 0.
    private static func hasConstantSlopes(_ kind: tnb_pointwise) -> Bool {
        switch kind {
        case TNB_LEAKY_RELU, TNB_HARDSIGMOID, TNB_HARDTANH, TNB_SOFTSHRINK, TNB_HARDSHRINK, TNB_THRESHOLD: true
        default: false
        }
    }
}
