// Random tensors with PyTorch's CPU algorithms, so that a seed gives PyTorch's numbers: uniform, normal (blocks of 16 when
// there are at least 16 elements, one by one below), integers, permutations, Bernoulli draws.

internal import CKernels
internal import Glibc

extension Tensor {
    /// Runs `body` on row-major elements and writes them back; then notes the write.
    func filling(_ body: (Tensor) throws -> Void) throws -> Tensor {
        try checkInPlace()
        if dtype.isHalf {
            // Drawn in float32 and rounded.
            let dense = try Tensor.empty(shape, dtype: .float32)
            try body(dense)
            try copyRaw(from: dense)
        } else if isContiguous {
            try body(self)
        } else {
            let dense = try Tensor.empty(shape, dtype: dtype)
            try body(dense)
            try copyRaw(from: dense)
        }
        storage.version += 1
        recordInPlace("FillBackward0", inputs: []) { _, _ in [nil] }
        return self
    }

    /// Fills with what `draw` makes, one after the other, in row-major order.
    func drawing(_ generator: Generator?, _ draw: (Generator) -> Scalar) throws -> Tensor {
        let g = generator ?? .default
        return try filling { x in
            let (pointer, size, type) = (x.rawPointer, x.itemSize, x.dtype)
            for i in 0..<x.numel { draw(g).store(type, to: pointer + i * size) }
        }
    }

    /// Uniform in [from, to). Same as torch.Tensor.uniform_.
    @discardableResult
    public func uniformInPlace(_ from: Double = 0, _ to: Double = 1, generator: Generator? = nil) throws -> Tensor {
        guard dtype.isFloatingPoint else { throw Tensor.notImplemented("check_uniform_bounds", dtype) }
        guard from <= to else {
            throw TensorError.runtime("uniform_ expects to return a [from, to) range, but found from=\(from) > to=\(to)")
        }
        let g = generator ?? .default
        return try filling { x in
            if x.dtype == .float32 {
                let (p, low, width) = (x.pointer(Float.self), Float(from), Float(to) - Float(from))
                for i in 0..<x.numel { p[i] = g.uniformFloat() * width + low }
            } else {
                let p = x.pointer(Double.self)
                for i in 0..<x.numel { p[i] = g.uniformDouble() * (to - from) + from }
            }
        }
    }

    /// Normal with mean and standard deviation. Same as torch.Tensor.normal_.
    @discardableResult
    public func normalInPlace(_ mean: Double = 0, _ std: Double = 1, generator: Generator? = nil) throws -> Tensor {
        guard dtype.isFloatingPoint else { throw Tensor.notImplemented("normal_kernel_cpu", dtype) }
        guard std >= 0 else { throw TensorError.runtime("normal expects std >= 0.0, but found std \(std)") }
        let g = generator ?? .default
        return try filling { x in
            switch (x.dtype, x.numel >= 16) {
            case (.float32, true):
                Tensor.normalFill(x.pointer(Float.self), x.numel, Float(mean), Float(std), g, wholeBlocksFirst: self.dtype.isHalf)
            case (.float32, false):
                let p = x.pointer(Float.self)
                for i in 0..<x.numel { p[i] = Float(g.normalDouble() * std + mean) }
            case (_, true): Tensor.normalFill(x.pointer(Double.self), x.numel, mean, std, g)
            case (_, false):
                let p = x.pointer(Double.self)
                for i in 0..<x.numel { p[i] = g.normalDouble() * std + mean }
            }
        }
    }

    // Uniforms first, then Box-Muller on blocks of 16 (8 radii, 8 angles); a short tail draws its last 16 anew.
    // For 16-bit floats PyTorch draws for whole blocks only before the tail draws anew.
    private static func normalFill(
        _ p: UnsafeMutablePointer<Float>, _ n: Int, _ mean: Float, _ std: Float, _ g: Generator, wholeBlocksFirst: Bool = false
    ) {
        func block(_ q: UnsafeMutablePointer<Float>) {
            for j in 0..<8 {
                let radius = (-2 * logf(1 - q[j])).squareRoot()
                let theta = 2 * Float.pi * q[j + 8]
                q[j] = radius * cosf(theta) * std + mean
                q[j + 8] = radius * sinf(theta) * std + mean
            }
        }
        for i in 0..<(wholeBlocksFirst ? n / 16 * 16 : n) { p[i] = g.uniformFloat() }
        for i in stride(from: 0, to: n - 15, by: 16) { block(p + i) }
        if n % 16 != 0 {
            let tail = p + (n - 16)
            for i in 0..<16 { tail[i] = g.uniformFloat() }
            block(tail)
        }
    }

    private static func normalFill(_ p: UnsafeMutablePointer<Double>, _ n: Int, _ mean: Double, _ std: Double, _ g: Generator) {
        func block(_ q: UnsafeMutablePointer<Double>) {
            for j in 0..<8 {
                let radius = (-2 * Glibc.log(1 - q[j])).squareRoot()
                let theta = 2 * Double.pi * q[j + 8]
                q[j] = radius * Glibc.cos(theta) * std + mean
                q[j + 8] = radius * Glibc.sin(theta) * std + mean
            }
        }
        for i in 0..<n { p[i] = g.uniformDouble() }
        for i in stride(from: 0, to: n - 15, by: 16) { block(p + i) }
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
        for i in 0..<result.numel {
            // Ranges of 32 bits and more need a wide draw.
            let draw = range >= 1 << 32 ? g.random64() % range : UInt64(g.random()) % range
            Scalar.int(Int64(bitPattern: draw &+ UInt64(bitPattern: Int64(low)))).store(dtype, to: pointer + i * size)
        }
        return result
    }

    /// 0 ..< n in random order. Same as torch.randperm.
    public static func randperm(_ n: Int, dtype: DType = .int64, generator: Generator? = nil) throws -> Tensor {
        guard n >= 0 else { throw TensorError.runtime("n must be non-negative, got\(n)") }
        let g = generator ?? .default
        var order = Array(0..<n)
        // Fisher-Yates from the front, as PyTorch's CPU path has it.
        for i in 0..<Swift.max(n - 1, 0) { order.swapAt(i, i + Int(g.random() % UInt32(truncatingIfNeeded: n - i))) }
        return try tensor(order).to(dtype: dtype)
    }

    /// Ones with probability p, zeros otherwise. Same as torch.Tensor.bernoulli_.
    @discardableResult
    public func bernoulliInPlace(_ p: Double = 0.5, generator: Generator? = nil) throws -> Tensor {
        guard p >= 0, p <= 1 else { throw TensorError.runtime("bernoulli_ expects p to be in [0, 1], but got p=\(p)") }
        let g = generator ?? .default
        return try filling { x in
            let (pointer, size, type) = (x.rawPointer, x.itemSize, x.dtype)
            for i in 0..<x.numel { Scalar.int(g.uniformDouble() < p ? 1 : 0).store(type, to: pointer + i * size) }
        }
    }
}
