// Tensors from nothing: empty, zeros, full, ranges, identity, and from nested Swift arrays. Random ones are in Random/.

internal import CKernels

extension Tensor {
    static let maximumDimensions = Int(TNB_MAX_DIMS)

    /// Uninitialised elements.
    public static func empty(_ shape: [Int], dtype: DType = .float32, channelsLast: Bool = false) throws -> Tensor {
        if channelsLast, shape.count == 4 { return try emptyStrided(shape, Shape.channelsLastStrides(shape), dtype) }
        return try emptyStrided(shape, Shape.contiguousStrides(shape), dtype)
    }

    /// Uninitialised elements in a dense layout that the caller has computed.
    static func emptyStrided(_ shape: [Int], _ strides: [Int], _ dtype: DType) throws -> Tensor {
        guard shape.count <= maximumDimensions else {
            throw TensorError.runtime("tensors have at most \(maximumDimensions) dimensions here, got \(shape.count)")
        }
        let (bytes, overflow) = try Shape.count(shape).multipliedReportingOverflow(by: dtype.itemSize)
        guard !overflow else {
            throw TensorError.runtime("Storage size calculation overflowed with sizes=\(Shape.describe(shape))")
        }
        return Tensor(storage: try Storage(byteCount: bytes), shape: shape, strides: strides, dtype: dtype)
    }

    /// Every element `value`. Without a dtype: float32, int64 or bool, as the number is.
    public static func full(_ shape: [Int], _ value: Scalar, dtype: DType? = nil) throws -> Tensor {
        let result = try empty(shape, dtype: dtype ?? value.defaultDType)
        result.fillRaw(value)
        return result
    }

    public static func zeros(_ shape: [Int], dtype: DType = .float32) throws -> Tensor { try full(shape, 0, dtype: dtype) }
    public static func ones(_ shape: [Int], dtype: DType = .float32) throws -> Tensor { try full(shape, 1, dtype: dtype) }

    /// A tensor without dimensions.
    public static func scalar(_ value: Double, dtype: DType = .float32) throws -> Tensor {
        try full([], .float(value), dtype: dtype)
    }

    /// A tensor without dimensions of the number's own type.
    public static func scalar(_ value: Scalar, dtype: DType? = nil) throws -> Tensor { try full([], value, dtype: dtype) }

    /// Uninitialised, with this tensor's shape, memory order and (unless given) dtype.
    public func emptyLike(dtype: DType? = nil) throws -> Tensor {
        try Tensor.emptyStrided(shape, Shape.denseStrides(like: strides, shape: shape), dtype ?? self.dtype)
    }

    public func fullLike(_ value: Scalar, dtype: DType? = nil) throws -> Tensor {
        let result = try emptyLike(dtype: dtype)
        result.fillRaw(value)
        return result
    }

    public func zerosLike(dtype: DType? = nil) throws -> Tensor { try fullLike(0, dtype: dtype) }
    public func onesLike(dtype: DType? = nil) throws -> Tensor { try fullLike(1, dtype: dtype) }

    /// Writes `value` everywhere, without version or graph.
    func fillRaw(_ value: Scalar) {
        var bits: UInt64 = 0
        withUnsafeMutableBytes(of: &bits) { bytes in
            guard let start = bytes.baseAddress else { return }
            value.store(dtype, to: start)
            tnb_fill(Int32(itemSize), Int32(ndim), shape, rawPointer, strides, start)
        }
    }

    /// `start, start + step, …` below `end`. Same as torch.arange.
    public static func arange(_ start: Scalar = 0, _ end: Scalar, _ step: Scalar = 1, dtype: DType? = nil) throws -> Tensor {
        let numbers = [start, end, step]
        let isFloat = numbers.contains { if case .float = $0 { true } else { false } }
        let type = dtype ?? (isFloat ? .float32 : .int64)
        if type == .bool { throw notImplemented("arange_cpu", type) }
        guard step.double != 0 else { throw TensorError.runtime("step must be nonzero") }
        guard numbers.allSatisfy({ $0.double.isFinite }) else {
            throw TensorError.runtime("unsupported range: \(start.text) -> \(end.text)")
        }
        guard step.double > 0 ? end.double >= start.double : end.double <= start.double else {
            throw TensorError.runtime("upper bound and lower bound inconsistent with step sign")
        }
        let count: Int
        if isFloat {
            let exact = ((end.double - start.double) / step.double).rounded(.up)
            guard exact < 1e15 else { throw TensorError.runtime("invalid size, possible overflow?") }
            count = Int(exact)
        } else {
            let (span, overflow) = end.int64.subtractingReportingOverflow(start.int64)
            guard !overflow else { throw TensorError.runtime("invalid size, possible overflow?") }
            let s = step.int64
            count = Int(span / s) + (span % s != 0 ? 1 : 0)
        }
        let result = try empty([count], dtype: type)
        switch type {
        case .float32:
            let p = result.pointer(Float.self)
            for i in 0..<count { p[i] = Float(start.double + Double(i) * step.double) }
        case .float64:
            let p = result.pointer(Double.self)
            for i in 0..<count { p[i] = start.double + Double(i) * step.double }
        default:
            let (pointer, size) = (result.rawPointer, type.itemSize)
            for i in 0..<count {
                let value: Scalar =
                    isFloat ? .float(start.double + Double(i) * step.double) : .int(start.int64 &+ Int64(i) &* step.int64)
                value.store(type, to: pointer + i * size)
            }
        }
        return result
    }

    /// `steps` numbers evenly from `start` to `end`, both included. Same as torch.linspace.
    public static func linspace(_ start: Double, _ end: Double, _ steps: Int, dtype: DType = .float32) throws -> Tensor {
        guard steps >= 0 else { throw TensorError.runtime("number of steps must be non-negative") }
        if dtype == .bool { throw notImplemented("linspace_cpu", dtype) }
        let result = try empty([steps], dtype: dtype)
        let (pointer, size) = (result.rawPointer, dtype.itemSize)
        // From both ends towards the middle, in the result's precision: so PyTorch has it.
        if dtype == .float32 {
            let (a, b) = (Float(start), Float(end))
            let step = steps > 1 ? (b - a) / Float(steps - 1) : 0
            let p = result.pointer(Float.self)
            for i in 0..<steps {
                p[i] = i < steps / 2 ? a.addingProduct(step, Float(i)) : b.addingProduct(-step, Float(steps - i - 1))
            }
            if steps == 1 { p[0] = a }
            return result
        }
        let step = steps > 1 ? (end - start) / Double(steps - 1) : 0
        for i in 0..<steps {
            let value =
                steps == 1 ? start : i < steps / 2 ? start + step * Double(i) : end - step * Double(steps - i - 1)
            Scalar.float(value).store(dtype, to: pointer + i * size)
        }
        return result
    }

    /// Powers of a base with evenly spaced exponents. Same as torch.logspace.
    public static func logspace(
        _ start: Double, _ end: Double, _ steps: Int, base: Double = 10, dtype: DType = .float32
    ) throws -> Tensor {
        guard steps >= 0 else { throw TensorError.runtime("number of steps must be non-negative") }
        if dtype == .bool { throw notImplemented("logspace_cpu", dtype) }
        return try linspace(start, end, steps, dtype: .float64).rpow(.float(base)).to(dtype: dtype)
    }

    /// start, start + step, … up to and with end. Same as torch.range.
    public static func range(_ start: Double, _ end: Double, _ step: Double, dtype: DType = .float32) throws -> Tensor {
        guard step != 0 else { throw TensorError.runtime("step must be nonzero") }
        let count = ((end - start) / step).rounded(.down) + 1
        guard count >= 0, step > 0 ? end >= start : end <= start else {
            throw TensorError.runtime("upper bound and lower bound inconsistent with step sign")
        }
        guard count < 1e15 else { throw TensorError.runtime("invalid size, possible overflow?") }
        return try arange(0, .int(Int64(count)), dtype: .float64).mul(.float(step)).add(.float(start)).to(dtype: dtype)
    }

    /// Ones on the diagonal. Same as torch.eye.
    public static func eye(_ n: Int, _ m: Int? = nil, dtype: DType = .float32) throws -> Tensor {
        let columns = m ?? n
        guard n >= 0 else { throw TensorError.runtime("n must be greater or equal to 0, got \(n)") }
        guard columns >= 0 else { throw TensorError.runtime("m must be greater or equal to 0, got \(columns)") }
        let result = try zeros([n, columns], dtype: dtype)
        let diagonal = Tensor(storage: result.storage, shape: [Swift.min(n, columns)], strides: [columns + 1], dtype: dtype)
        diagonal.fillRaw(1)
        return result
    }

    // MARK: From Swift values

    /// Elements in logical order under `shape`.
    public static func from(_ values: [Scalar], shape: [Int], dtype: DType) throws -> Tensor {
        let result = try empty(shape, dtype: dtype)
        guard values.count == result.numel else {
            throw TensorError.runtime("shape '\(Shape.describe(shape))' is invalid for input of size \(values.count)")
        }
        let (pointer, size) = (result.rawPointer, dtype.itemSize)
        for (i, value) in values.enumerated() { value.store(dtype, to: pointer + i * size) }
        return result
    }

    private static func filled<T>(_ values: [T], _ shape: [Int]?, _ dtype: DType) throws -> Tensor {
        let result = try empty(shape ?? [values.count], dtype: dtype)
        guard values.count == result.numel else {
            throw TensorError.runtime("shape '\(Shape.describe(result.shape))' is invalid for input of size \(values.count)")
        }
        values.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { result.rawPointer.copyMemory(from: start, byteCount: bytes.count) }
        }
        return result
    }

    public static func tensor(_ values: [Float], shape: [Int]? = nil) throws -> Tensor { try filled(values, shape, .float32) }
    public static func tensor(_ values: [Double], shape: [Int]? = nil) throws -> Tensor { try filled(values, shape, .float64) }
    public static func tensor(_ values: [Int], shape: [Int]? = nil) throws -> Tensor { try filled(values, shape, .int64) }
    public static func tensor(_ values: [Int32], shape: [Int]? = nil) throws -> Tensor { try filled(values, shape, .int32) }
    public static func tensor(_ values: [UInt8], shape: [Int]? = nil) throws -> Tensor { try filled(values, shape, .uint8) }
    public static func tensor(_ values: [Bool], shape: [Int]? = nil) throws -> Tensor {
        try filled(values.map { $0 ? UInt8(1) : 0 }, shape, .bool)
    }
    public static func tensor(_ rows: [[Float]]) throws -> Tensor {
        try filled(rows.flatMap { $0 }, [rows.count, rows.first?.count ?? 0], .float32)
    }
    public static func tensor(_ rows: [[Double]]) throws -> Tensor {
        try filled(rows.flatMap { $0 }, [rows.count, rows.first?.count ?? 0], .float64)
    }
    public static func tensor(_ rows: [[Int]]) throws -> Tensor {
        try filled(rows.flatMap { $0 }, [rows.count, rows.first?.count ?? 0], .int64)
    }

    /// Copies raw little-endian elements, such as a checkpoint's.
    public static func from(bytes: UnsafeRawBufferPointer, shape: [Int], dtype: DType) throws -> Tensor {
        let result = try empty(shape, dtype: dtype)
        guard bytes.count == result.numel * dtype.itemSize else {
            throw TensorError.value(
                "\(bytes.count) bytes do not fill a tensor of shape \(Shape.describe(shape)) and type \(dtype.name)")
        }
        if let start = bytes.baseAddress { result.rawPointer.copyMemory(from: start, byteCount: bytes.count) }
        return result
    }
}
