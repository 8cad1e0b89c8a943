// What an inference layer does to its result while it is still in the cache: an activation, by the loops that the activation on its
// own runs, so that a result does not depend on whether it was fused. Used by PackedConvolution.

internal import CKernels

/// An elementwise function behind a convolution or a linear layer.
public enum Epilogue: Sendable, Equatable {
    case relu, silu, sigmoid, tanh, gelu, geluTanh
    case hardswish, hardsigmoid, mish
    case hardtanh(Double, Double)
    case leakyReLU(Double)

    /// For the kernels; nil for what they do themselves.
    var kernel: tnb_epilogue? {
        switch self {
        case .relu: nil
        case .silu: Self.unary(TNB_SILU)
        case .sigmoid: Self.unary(TNB_SIGMOID)
        case .tanh: Self.unary(TNB_TANH)
        case .gelu: Self.unary(TNB_GELU)
        case .geluTanh: Self.unary(TNB_GELU_TANH)
        case .hardswish: Self.pointwise(TNB_HARDSWISH)
        case .hardsigmoid: Self.pointwise(TNB_HARDSIGMOID)
        case .mish: Self.pointwise(TNB_MISH)
        case .hardtanh(let low, let high): Self.pointwise(TNB_HARDTANH, low, high)
        case .leakyReLU(let slope): Self.pointwise(TNB_LEAKY_RELU, slope)
        }
    }

    private static func unary(_ op: tnb_unary_op) -> tnb_epilogue {
        tnb_epilogue(family: TNB_EPILOGUE_UNARY, kind: Int32(op.rawValue), p: (0, 0, 0))
    }

    private static func pointwise(_ kind: tnb_pointwise, _ a: Double = 0, _ b: Double = 0) -> tnb_epilogue {
        tnb_epilogue(family: TNB_EPILOGUE_POINTWISE, kind: Int32(kind.rawValue), p: (a, b, 0))
    }

    /// The function as an operation of its own.
    func callAsFunction(_ x: Tensor) throws -> Tensor {
        switch self {
        case .relu: try x.relu()
        case .silu: try x.silu()
        case .sigmoid: try x.sigmoid()
        case .tanh: try x.tanh()
        case .gelu: try x.gelu()
        case .geluTanh: try x.gelu(approximate: "tanh")
        case .hardswish: try x.hardswish()
        case .hardsigmoid: try x.hardsigmoid()
        case .mish: try x.mish()
        case .hardtanh(let low, let high): try x.hardtanh(minVal: low, maxVal: high)
        case .leakyReLU(let slope): try x.leakyReLU(negativeSlope: slope)
        }
    }
}

/// Whether the calling thread runs a compiled model: layers may then keep their weights in a second form.
public enum FrozenMode {
    public static var isEnabled: Bool { tnb_thread_state().pointee.frozen > 0 }
    /// A compiled model's run.
    public static func run<R>(_ body: () throws -> R) rethrows -> R {
        begin()
        defer { end() }
        return try body()
    }

    /// A compiled model begins to run.
    public static func begin() { tnb_thread_state().pointee.frozen += 1 }
    /// It has ended, or thrown.
    public static func end() { tnb_thread_state().pointee.frozen = max(0, tnb_thread_state().pointee.frozen - 1) }
}
