// Resizing of images by interpolation, with PyTorch's conventions. Each axis is a small matrix (output size × input size) with a
// few weights a row; the pass along an axis is a product with it, and its gradient a product with its transpose.

extension Tensor {
    /// Resizes [N, C, L] or [N, C, H, W] to `size`. `scale` are the factors that a script gave instead of a size (they, not the
    /// ratio of the sizes, then say where samples lie). Modes: nearest, nearest-exact, linear, bilinear, bicubic, area. Same as
    /// torch.nn.functional.interpolate.
    public func interpolated(
        size: [Int], scale: [Double]? = nil, mode: String = "nearest", alignCorners: Bool = false, antialias: Bool = false
    ) throws -> Tensor {
        guard ndim == 3 || ndim == 4, size.count == ndim - 2 else {
            throw TensorError.value(
                "interpolate: expected [N, C, L] or [N, C, H, W] and as many sizes, got \(Shape.describe(shape))")
        }
        guard size.allSatisfy({ $0 > 0 }), shape.dropFirst(2).allSatisfy({ $0 > 0 }), shape[1] > 0 else {
            throw TensorError.runtime(
                "Input and output sizes should be greater than 0, but got input (H: \(shape[2]), W: \(shape[ndim - 1])) "
                    + "output (H: \(size[0]), W: \(size[size.count - 1]))")
        }
        guard size.allSatisfy({ $0 <= 1 << 24 }) else { throw TensorError.runtime("interpolate: \(size) is too large") }
        if mode == "area" {
            return try ndim == 3 ? adaptiveAvgPool1d(size[0]) : adaptiveAvgPool2d(size.map { $0 })
        }
        if dtype.isHalf {
            return try widely {
                try $0.interpolated(size: size, scale: scale, mode: mode, alignCorners: alignCorners, antialias: antialias)
            }
        }
        try FloatingPoint.require(dtype, "compute_indices_weights_\(mode == "linear" ? "linear" : mode)")
        let kind: Interpolating =
            switch (mode, antialias) {
            case ("nearest", _): .nearest
            case ("nearest-exact", _): .nearestExact
            case ("linear", _), ("bilinear", false): .linear
            case ("bilinear", true): .smoothLinear
            case ("bicubic", false): .cubic
            case ("bicubic", true): .smoothCubic
            default: throw TensorError.notImplemented("interpolate(mode='\(mode)') is not available")
            }
        let shape = self.shape
        let passes = try size.indices.map { axis in
            try Axis(
                from: shape[axis + 2], to: size[axis], scale: scale?[axis], kind: kind, alignCorners: alignCorners,
                isFloat: dtype == .float32)
        }
        let keepsOrder = isChannelsLast && !isContiguous
        let result = try GradMode.withDisabled {
            try Autocast.suspended {
                try passes.enumerated().reversed().reduce(self) {
                    try $1.element.apply(to: $0, dim: $1.offset + 2, isBackward: false)
                }
            }
        }
        let output = try GradMode.withDisabled { try keepsOrder ? result.contiguous(channelsLast: true) : result.contiguous() }
        let fresh = output.storage === storage ? try GradMode.withDisabled { try output.clone() } : output.alias()
        return fresh.record(kind.gradientName(ndim), inputs: [self]) { gradient in
            [try passes.enumerated().reduce(gradient) { try $1.element.apply(to: $0, dim: $1.offset + 2, isBackward: true) }]
        }
    }
}

private enum Interpolating {
    case nearest, nearestExact, linear, cubic, smoothLinear, smoothCubic

    func gradientName(_ ndim: Int) -> String {
        switch self {
        case .nearest: ndim == 3 ? "UpsampleNearest1DBackward0" : "UpsampleNearest2DBackward0"
        case .nearestExact: ndim == 3 ? "UpsampleNearestExact1DBackward0" : "UpsampleNearestExact2DBackward0"
        case .linear: ndim == 3 ? "UpsampleLinear1DBackward0" : "UpsampleBilinear2DBackward0"
        case .smoothLinear: "UpsampleBilinear2DAaBackward0"
        case .cubic: "UpsampleBicubic2DBackward0"
        case .smoothCubic: "UpsampleBicubic2DAaBackward0"
        }
    }
}

/// One axis: which inputs each output is made of.
private struct Axis {
    let input, output: Int
    /// First input and the weights from there on, per output.
    let taps: [(start: Int, weights: [Double])]
    let dtype: DType

    init(
        from input: Int, to output: Int, scale: Double?, kind: Interpolating, alignCorners: Bool, isFloat: Bool
    ) throws {
        (self.input, self.output) = (input, output)
        dtype = isFloat ? .float32 : .float64
        // PyTorch computes places in the type of the elements: where a sample lies on a border, rounding decides.
        taps =
            isFloat
            ? Self.taps(input, output, scale, kind, alignCorners, Float.self)
            : Self.taps(input, output, scale, kind, alignCorners, Double.self)
    }

    private var isIdentity: Bool {
        input == output
            && taps.enumerated().allSatisfy {
                $1.start == $0 && $1.weights.first == 1 && $1.weights.dropFirst().allSatisfy { $0 == 0 }
            }
    }

    /// x with dimension `dim` resized, or a gradient taken back.
    func apply(to x: Tensor, dim: Int, isBackward: Bool) throws -> Tensor {
        if isIdentity { return x }
        let (from, to) = isBackward ? (output, input) : (input, output)
        let matrix = try Tensor.zeros([from, to], dtype: dtype)
        for (row, tap) in taps.enumerated() {
            for (offset, weight) in tap.weights.enumerated() where weight != 0 {
                let column = tap.start + offset
                let place = isBackward ? row * to + column : column * to + row
                Scalar.float(weight).store(dtype, to: matrix.rawPointer + place * matrix.itemSize)
            }
        }
        let moved = try x.movedim(dim, -1).contiguous()
        let rows = moved.numel / from
        let product = try moved.reshape([rows, from]).mm(matrix)
        return try product.reshape(moved.shape.dropLast() + [to]).movedim(-1, dim)
    }

    private static func taps<F: BinaryFloatingPoint>(
        _ input: Int, _ output: Int, _ given: Double?, _ kind: Interpolating, _ alignCorners: Bool, _ type: F.Type
    ) -> [(start: Int, weights: [Double])] {
        let ratio: F
        if alignCorners, kind != .nearest, kind != .nearestExact {
            ratio = output > 1 ? F(input - 1) / F(output - 1) : 0
        } else if let given, given > 0 {
            ratio = F(1 / given)
        } else {
            ratio = F(input) / F(output)
        }
        return (0..<output).map { place in
            switch kind {
            case .nearest: return (min(Int(clamping: (F(place) * ratio).rounded(.down)), input - 1), [1])
            case .nearestExact: return (min(Int(clamping: ((F(place) + 0.5) * ratio).rounded(.down)), input - 1), [1])
            case .linear:
                let at = alignCorners ? ratio * F(place) : max(ratio * (F(place) + 0.5) - 0.5, 0)
                let first = min(Int(clamping: at.rounded(.down)), input - 1)
                let part = Double(min(max(at - F(first), 0), 1))
                return first + 1 < input ? (first, [1 - part, part]) : (first, [1])
            case .cubic:
                let at = alignCorners ? ratio * F(place) : ratio * (F(place) + 0.5) - 0.5
                let first = Int(clamping: at.rounded(.down))
                let part = Double(at - F(first))
                let weights = [cubic(part + 1, -0.75), cubic(part, -0.75), cubic(1 - part, -0.75), cubic(2 - part, -0.75)]
                return clamped(first - 1, weights, input)
            case .smoothLinear, .smoothCubic:
                let reach: F = kind == .smoothLinear ? 1 : 2
                let support = ratio >= 1 ? reach * ratio : reach
                let center = ratio * (F(place) + 0.5)
                let start = max(Int(clamping: center - support + 0.5), 0)
                let end = min(Int(clamping: center + support + 0.5), input)
                let inverse: F = ratio >= 1 ? 1 / ratio : 1
                var weights = (start..<max(end, start)).map { index -> Double in
                    let distance = abs(Double((F(index) - center + 0.5) * inverse))
                    return kind == .smoothLinear ? max(1 - distance, 0) : cubic(distance, -0.5)
                }
                let total = weights.reduce(0, +)
                if total != 0 { weights = weights.map { $0 / total } }
                return (start, weights)
            }
        }
    }

    private static func cubic(_ x: Double, _ a: Double) -> Double {
        if x <= 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
        return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0
    }

    /// Weights beyond the ends go to the ends.
    private static func clamped(_ start: Int, _ weights: [Double], _ input: Int) -> (start: Int, weights: [Double]) {
        let first = min(max(start, 0), input - 1), last = min(max(start + weights.count - 1, 0), input - 1)
        var result = [Double](repeating: 0, count: last - first + 1)
        for (offset, weight) in weights.enumerated() { result[min(max(start + offset, first), last) - first] += weight }
        return (first, result)
    }
}

extension Int {
    /// Towards zero; numbers beyond Int's range become its ends.
    fileprivate init<F: BinaryFloatingPoint>(clamping value: F) {
        self = value.isNaN ? 0 : value >= 0x1p62 ? 1 << 62 : value <= -0x1p62 ? -(1 << 62) : Int(value)
    }
}
