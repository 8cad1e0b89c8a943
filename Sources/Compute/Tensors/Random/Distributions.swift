// Less common distributions with PyTorch's CPU algorithms: exponential, log-normal, Cauchy, geometric, whole numbers over a
// type's range, Bernoulli by tensors, Poisson, multinomial.

internal import Glibc

extension Tensor {
    private func requireFloat(_ name: String) throws {
        guard dtype.isFloatingPoint else { throw Tensor.notImplemented(name, dtype) }
    }

    /// Exponential with a rate. Same as torch.Tensor.exponential_.
    @discardableResult
    public func exponentialInPlace(_ rate: Double = 1, generator: Generator? = nil) throws -> Tensor {
        guard dtype.isFloatingPoint else {
            throw TensorError.runtime(
                "Exponential distribution is a continuous probability distribution. dtype must be a floating point but you specified \(dtype.scalarTypeName)"
            )
        }
        guard rate > 0 else {
            throw TensorError.runtime("exponential_ expects lambda > 0.0, but found lambda=\(Self.number(rate))")
        }
        return try drawing(generator) { .float(-1 / rate * Glibc.log1p(-$0.uniformDouble())) }
    }

    static func number(_ x: Double) -> String { x == x.rounded() && Swift.abs(x) < 1e15 ? String(Int(x)) : "\(x)" }

    /// e to a normal number. Same as torch.Tensor.log_normal_.
    @discardableResult
    public func logNormalInPlace(_ mean: Double = 1, _ std: Double = 2, generator: Generator? = nil) throws -> Tensor {
        try requireFloat("log_normal_cpu")
        guard std > 0 else { throw TensorError.runtime("log_normal_ expects std > 0.0, but found std=\(Self.number(std))") }
        return try drawing(generator) { .float(Glibc.exp($0.normalDouble() * std + mean)) }
    }

    /// Same as torch.Tensor.cauchy_.
    @discardableResult
    public func cauchyInPlace(_ median: Double = 0, _ sigma: Double = 1, generator: Generator? = nil) throws -> Tensor {
        guard dtype.isFloatingPoint else {
            throw TensorError.runtime(
                "Cauchy distribution is a continuous probability distribution. dtype must be a floating point but you specified \(dtype.scalarTypeName)"
            )
        }
        guard sigma > 0 else { throw TensorError.runtime("cauchy_ expects sigma > 0.0, but found sigma=\(Self.number(sigma))") }
        return try drawing(generator) { .float(median + sigma * Glibc.tan(Double.pi * ($0.uniformDouble() - 0.5))) }
    }

    /// The number of trials until a success. Same as torch.Tensor.geometric_.
    @discardableResult
    public func geometricInPlace(_ p: Double, generator: Generator? = nil) throws -> Tensor {
        guard p > 0, p < 1 else { throw TensorError.runtime("geometric_ expects p to be in (0, 1), but got p=\(Self.number(p))") }
        return try drawing(generator) { .float(Glibc.ceil(Glibc.log($0.uniformDouble()) / Glibc.log(1 - p))) }
    }

    /// Whole numbers in low ..< high, or over what the type represents exactly. Same as torch.Tensor.random_.
    @discardableResult
    public func randomInPlace(_ low: Int = 0, _ high: Int? = nil, generator: Generator? = nil) throws -> Tensor {
        guard let high else {
            return try drawing(generator) { [dtype] g in
                switch dtype {
                case .float64: .float(Double(g.random64() % (1 << 53 + 1)))
                case .float32: .float(Double(g.random() % (1 << 24 + 1)))
                case .float16: .float(Double(g.random() % (1 << 11 + 1)))
                case .bfloat16: .float(Double(g.random() % (1 << 8 + 1)))
                case .int64: .int(Int64(g.random64() % (1 << 63)))
                case .int32: .int(Int64(g.random() % (1 << 31)))
                case .int16: .int(Int64(g.random() % (1 << 15)))
                case .int8: .int(Int64(g.random() % (1 << 7)))
                case .uint8: .int(Int64(g.random() % (1 << 8)))
                case .bool: .int(Int64(g.random() & 1))
                }
            }
        }
        guard low < high else {
            throw TensorError.runtime("random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
        }
        try Tensor.checkRandomBounds(low, high, dtype)
        let range = UInt64(bitPattern: Int64(high)) &- UInt64(bitPattern: Int64(low))
        return try drawing(generator) { g in
            .int(Int64(bitPattern: Tensor.draw(range, g) &+ UInt64(bitPattern: Int64(low))))
        }
    }

    /// Throws if a bound is outside of what the type represents.
    static func checkRandomBounds(_ low: Int, _ high: Int, _ dtype: DType) throws {
        let limits: (Int, Int)
        switch dtype {
        case .int32: limits = (Int(Int32.min), Int(Int32.max))
        case .int16: limits = (Int(Int16.min), Int(Int16.max))
        case .int8: limits = (Int(Int8.min), Int(Int8.max))
        case .uint8: limits = (0, 255)
        case .bool: limits = (0, 1)
        case .float16: limits = (-65504, 65504)
        default: return
        }
        for (name, bound) in [("from", low), ("to - 1", high - 1)] where bound < limits.0 || bound > limits.1 {
            throw TensorError.runtime("\(name) is out of bounds for \(dtype.cTypeName)")
        }
    }

    /// Ones with the probabilities of another tensor. Same as torch.Tensor.bernoulli_ with a tensor.
    @discardableResult
    public func bernoulliInPlace(probabilities: Tensor, generator: Generator? = nil) throws -> Tensor {
        guard probabilities.dtype.isFloatingPoint else {
            throw TensorError.runtime(
                "expected probabilities tensor to have floating type, got \(probabilities.dtype.scalarTypeName)")
        }
        guard try Shape.broadcast(shape, probabilities.shape) == shape else {
            throw TensorError.runtime(
                "output with shape \(Shape.describe(shape)) doesn't match the broadcast shape \(Shape.describe(try Shape.broadcast(shape, probabilities.shape)))"
            )
        }
        let p = try probabilities.detach().expand(shape).permute(drawingOrder).doubles()
        guard p.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
            throw TensorError.runtime(
                "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)"
            )
        }
        let isWide = probabilities.dtype == .float64
        var i = 0
        return try drawing(generator) { g in
            defer { i += 1 }
            return .int((isWide ? g.uniformDouble() : Double(g.uniformFloat())) < p[i] ? 1 : 0)
        }
    }

    /// Poisson numbers with these means. Same as torch.poisson.
    public func poisson(generator: Generator? = nil) throws -> Tensor {
        try requireFloat("poisson_cpu")
        let means = try detach().doubles()
        guard means.allSatisfy({ $0 >= 0 }) else {
            throw TensorError.runtime("invalid Poisson rate, expected rate to be non-negative")
        }
        let result = try GradMode.withDisabled { try Tensor.empty(shape, dtype: dtype) }
        var i = 0
        try GradMode.withDisabled {
            _ = try result.drawing(generator) { g in
                defer { i += 1 }
                return .float(Tensor.poissonDraw(means[i], g))
            }
        }
        return result.record("PoissonBackward0", inputs: [self]) { g in [try g.zerosLike()] }
    }

    private static func poissonDraw(_ mean: Double, _ g: Generator) -> Double {
        if mean >= 10 {
            // Hörmann's transformed rejection.
            let root: Double = mean.squareRoot(), logMean: Double = Glibc.log(mean)
            let b: Double = 0.931 + 2.53 * root
            let a: Double = -0.059 + 0.02483 * b
            let inverseAlpha: Double = 1.1239 + 1.1328 / (b - 3.4)
            let vr: Double = 0.9277 - 3.6224 / (b - 2)
            while true {
                let u = g.uniformDouble() - 0.5, v = g.uniformDouble()
                let us = 0.5 - Swift.abs(u)
                let slope: Double = 2 * a / us + b
                let k: Double = Glibc.floor(slope * u + mean + 0.43)
                if us >= 0.07, v <= vr { return k }
                if k < 0 || (us < 0.013 && v > us) { continue }
                let left: Double = Glibc.log(v) + Glibc.log(inverseAlpha) - Glibc.log(a / (us * us) + b)
                let right: Double = -mean + k * logMean - Glibc.lgamma(k + 1)
                if left <= right { return k }
            }
        }
        if mean == 0 { return 0 }
        let limit = Glibc.exp(-mean)
        var (count, product) = (0.0, 1.0)
        while true {
            product *= g.uniformDouble()
            if product <= limit { return count }
            count += 1
        }
    }

    /// Places drawn with the weights of each row. Same as torch.multinomial.
    public func multinomial(_ count: Int, replacement: Bool = false, generator: Generator? = nil) throws -> Tensor {
        guard dtype.isFloatingPoint else {
            throw TensorError.runtime("multinomial only supports floating-point dtypes for input, got: \(dtype.scalarTypeName)")
        }
        guard count > 0 else { throw TensorError.runtime("cannot sample n_sample <= 0 samples") }
        guard ndim == 1 || ndim == 2 else { throw TensorError.runtime("prob_dist must be 1 or 2 dim") }
        let n = shape[ndim - 1]
        guard replacement || count <= n else {
            throw TensorError.runtime("cannot sample n_sample > prob_dist.size(-1) samples without replacement")
        }
        return try GradMode.withDisabled {
            let weights = detach()
            let values = try weights.doubles()
            guard values.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
                throw TensorError.runtime("probability tensor contains either `inf`, `nan` or element < 0")
            }
            let rows = ndim == 1 ? 1 : shape[0]
            for row in 0..<rows where !values[row * n..<(row + 1) * n].contains(where: { $0 > 0 }) {
                throw TensorError.runtime("invalid multinomial distribution (sum of probabilities <= 0)")
            }
            if !replacement || count == 1 {
                let noise = try Tensor.empty(shape, dtype: dtype).exponentialInPlace(1, generator: generator)
                let scores = try weights.div(noise)
                if count == 1 { return try scores.argmax(-1, keepdim: true) }
                return try scores.topk(count, -1).indices
            }
            let g = generator ?? .default
            var places = [Int](repeating: 0, count: rows * count)
            for row in 0..<rows {
                var sums = [Double](), total = 0.0
                // In the tensor's own precision, as PyTorch adds them up.
                for value in values[row * n..<(row + 1) * n] {
                    total = dtype == .float64 ? total + value : Double(Float(total) + Float(value))
                    sums.append(total)
                }
                sums = sums.map { dtype == .float64 ? $0 / total : Double(Float($0) / Float(total)) }
                if n > 0 { sums[n - 1] = 1 }
                for i in 0..<count {
                    let u = g.uniformDouble()
                    var (low, high) = (0, n)
                    while low < high {
                        let middle = low + (high - low) / 2
                        if sums[middle] < u { low = middle + 1 } else { high = middle }
                    }
                    places[row * count + i] = low
                }
            }
            return try Tensor.tensor(places, shape: ndim == 1 ? [count] : [rows, count])
        }
    }
}
