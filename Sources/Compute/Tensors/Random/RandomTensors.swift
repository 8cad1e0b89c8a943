// Random tensors with PyTorch's CPU algorithms, so that a seed gives PyTorch's numbers: uniform, normal (blocks of 16 when
// there are at least 16 elements, one by one below), integers, permutations, Bernoulli draws.

internal import CKernels
internal import Glibc

extension Tensor {
    /// Runs `body` on dense elements in the order of the memory and writes them back; then notes the write.
    func filling(_ body: (Tensor) throws -> Void) throws -> Tensor {
        try checkInPlace()
        if isContiguous, !dtype.isHalf {
            try body(self)
        } else {
            // Halves are drawn in float32 and rounded.
            let order = drawingOrder
            let dense = try Tensor.empty(order.map { shape[$0] }, dtype: dtype.isHalf ? .float32 : dtype)
            try body(dense)
            var inverse = order
            for (i, d) in order.enumerated() { inverse[d] = i }
            try GradMode.withDisabled { try copyRaw(from: dense.permute(inverse)) }
        }
        storage.version += 1
        recordInPlace("FillBackward0", inputs: []) { _, _ in [nil] }
        return self
    }

    /// The dimensions in the order in which PyTorch meets the elements: outermost in memory first. NHWC memory is this library's
    /// own choice for images, which PyTorch would have row by row.
    var drawingOrder: [Int] {
        isContiguous || isChannelsLast ? Array(0..<ndim) : Shape.order(strides, shape).reversed()
    }

    /// Runs `body` on ranges of 0 ..< count, and looks between them for a request to stop.
    static func inChunks(_ count: Int, _ body: (Range<Int>) throws -> Void) throws {
        var start = 0
        while start < count {
            let end = Swift.min(start + 1 << 18, count)
            try body(start..<end)
            if end < count { try Interruption.check() }
            start = end
        }
    }

    /// Fills with what `draw` makes, one after the other.
    func drawing(_ generator: Generator?, _ draw: (Generator) -> Scalar) throws -> Tensor {
        let g = generator ?? .default
        return try filling { x in
            let (pointer, size, type) = (x.rawPointer, x.itemSize, x.dtype)
            try Tensor.inChunks(x.numel) { for i in $0 { draw(g).store(type, to: pointer + i * size) } }
        }
    }

    /// Uniform in [from, to). Same as torch.Tensor.uniform_.
    @discardableResult
    public func uniformInPlace(_ from: Double = 0, _ to: Double = 1, generator: Generator? = nil) throws -> Tensor {
        guard dtype.isFloatingPoint else { throw Tensor.notImplemented("check_uniform_bounds", dtype) }
        guard from <= to else {
            throw TensorError.runtime(
                "uniform_ expects to return a [from, to) range, but found from=\(Self.number(from)) > to=\(Self.number(to))")
        }
        let g = generator ?? .default
        return try filling { x in
            if x.dtype == .float32 {
                let (p, low, width) = (x.pointer(Float.self), Float(from), Float(to) - Float(from))
                try Tensor.inChunks(x.numel) { for i in $0 { p[i] = g.uniformFloat() * width + low } }
            } else {
                let p = x.pointer(Double.self)
                try Tensor.inChunks(x.numel) { for i in $0 { p[i] = g.uniformDouble() * (to - from) + from } }
            }
        }
    }

    /// Normal with mean and standard deviation. Same as torch.Tensor.normal_.
    @discardableResult
    public func normalInPlace(_ mean: Double = 0, _ std: Double = 1, generator: Generator? = nil) throws -> Tensor {
        guard dtype.isFloatingPoint else { throw Tensor.notImplemented("normal_kernel_cpu", dtype) }
        try Self.checkDeviation(std)
        let g = generator ?? .default
        // Blocks only where the elements lie row by row; elsewhere one by one.
        let isBlockwise = numel >= 16 && (isContiguous || isChannelsLast)
        return try filling { x in
            switch (x.dtype, isBlockwise) {
            case (.float32, true):
                try Tensor.normalFill(
                    x.pointer(Float.self), x.numel, Float(mean), Float(std), g, wholeBlocksFirst: self.dtype.isHalf)
            case (.float32, false):
                let p = x.pointer(Float.self)
                try Tensor.inChunks(x.numel) { for i in $0 { p[i] = Float(g.normalDouble() * std + mean) } }
            case (_, true): try Tensor.normalFill(x.pointer(Double.self), x.numel, mean, std, g)
            case (_, false):
                let p = x.pointer(Double.self)
                try Tensor.inChunks(x.numel) { for i in $0 { p[i] = g.normalDouble() * std + mean } }
            }
        }
    }

    /// Refuses a negative standard deviation.
    public static func checkDeviation(_ std: Double) throws {
        guard std >= 0 else { throw TensorError.runtime("normal expects std >= 0.0, but found std \(number(std))") }
    }

    // Uniforms first, then Box-Muller on blocks of 16 (8 radii, 8 angles); a short tail draws its last 16 anew.
    // For 16-bit floats PyTorch draws for whole blocks only before the tail draws anew.
    private static func normalFill(
        _ p: UnsafeMutablePointer<Float>, _ n: Int, _ mean: Float, _ std: Float, _ g: Generator, wholeBlocksFirst: Bool = false
    ) throws {
        func block(_ q: UnsafeMutablePointer<Float>) {
            for j in 0..<8 {
                let radius = (-2 * logf(1 - q[j])).squareRoot()
                let theta = 2 * Float.pi * q[j + 8]
                q[j] = radius * cosf(theta) * std + mean
                q[j + 8] = radius * sinf(theta) * std + mean
            }
        }
        try inChunks(wholeBlocksFirst ? n / 16 * 16 : n) { for i in $0 { p[i] = g.uniformFloat() } }
        try inChunks(n / 16) { for i in $0 { block(p + 16 * i) } }
        if n % 16 != 0 {
            let tail = p + (n - 16)
            for i in 0..<16 { tail[i] = g.uniformFloat() }
            block(tail)
        }
    }

    private static func normalFill(
        _ p: UnsafeMutablePointer<Double>, _ n: Int, _ mean: Double, _ std: Double, _ g: Generator
    ) throws {
        func block(_ q: UnsafeMutablePointer<Double>) {
            for j in 0..<8 {
                let radius = (-2 * Glibc.log(1 - q[j])).squareRoot()
                let theta = 2 * Double.pi * q[j + 8]
                q[j] = radius * Glibc.cos(theta) * std + mean
                q[j + 8] = radius * Glibc.sin(theta) * std + mean
            }
        }
        try inChunks(n) { for i in $0 { p[i] = g.uniformDouble() } }
        try inChunks(n / 16) { for i in $0 { block(p + 16 * i) } }
        if n % 16 != 0 {
            let tail = p + (n - 16)
            for i in 0..<16 { tail[i] = g.uniformDouble() }
            block(tail)
        }
    }

    public static func rand(_ shape: [Int], dtype: DType = .float32, generator: Generator? = nil) throws -> Tensor {
        try empty(shape, dtype: dtype).uniformInPlace(generator: generator)
    }

    public static func randn(_ shape: [Int], dtype: DType = .float32, generator: Generator? = nil) throws -> Tensor {
        try empty(shape, dtype: dtype).normalInPlace(generator: generator)
    }

    /// Whole numbers in low ..< high. Same as torch.randint.
    public static func randint(
        _ low: Int, _ high: Int, _ shape: [Int], dtype: DType = .int64, generator: Generator? = nil
    ) throws -> Tensor {
        guard low < high else {
            throw TensorError.runtime("random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
        }
        let g = generator ?? .default
        try checkRandomBounds(low, high, dtype)
        let result = try empty(shape, dtype: dtype)
        let range = UInt64(bitPattern: Int64(high)) &- UInt64(bitPattern: Int64(low))
        let (pointer, size) = (result.rawPointer, dtype.itemSize)
        try inChunks(result.numel) {
            for i in $0 {
                Scalar.int(Int64(bitPattern: draw(range, g) &+ UInt64(bitPattern: Int64(low)))).store(
                    dtype, to: pointer + i * size)
            }
        }
        return result
    }

    /// A number below `range`. Wide ranges take a wide draw, so that all numbers stay nearly equally likely.
    static func draw(_ range: UInt64, _ g: Generator) -> UInt64 {
        range >= 1 << 28 ? g.random64() % range : UInt64(g.random()) % range
    }

    /// 0 ..< n in random order. Same as torch.randperm.
    public static func randperm(_ n: Int, dtype: DType = .int64, generator: Generator? = nil) throws -> Tensor {
        guard n >= 0 else {
            throw TensorError.runtime("Trying to create tensor with negative dimension \(n): [\(n)]")
        }
        let g = generator ?? .default
        let result = try empty([n], dtype: .int64)
        let p = result.pointer(Int64.self)
        try inChunks(n) { for i in $0 { p[i] = Int64(i) } }
        // Fisher-Yates from the front, as PyTorch's CPU path has it.
        try inChunks(Swift.max(n - 1, 0)) {
            for i in $0 {
                let j = i + Int(g.random() % UInt32(truncatingIfNeeded: n - i))
                let other = p[j]
                p[j] = p[i]
                p[i] = other
            }
        }
        return try result.to(dtype: dtype)
    }

    /// Ones with probability p, zeros otherwise. Same as torch.Tensor.bernoulli_.
    @discardableResult
    public func bernoulliInPlace(_ p: Double = 0.5, generator: Generator? = nil) throws -> Tensor {
        guard p >= 0, p <= 1 else { throw TensorError.runtime("bernoulli_ expects p to be in [0, 1], but got p=\(p)") }
        let g = generator ?? .default
        return try filling { x in
            let (pointer, size, type) = (x.rawPointer, x.itemSize, x.dtype)
            try Tensor.inChunks(x.numel) {
                for i in $0 { Scalar.int(g.uniformDouble() < p ? 1 : 0).store(type, to: pointer + i * size) }
            }
        }
    }
}
