// Gamma and Dirichlet draws with PyTorch's CPU algorithm and order of draws (aten/native/Distributions.cpp): what
// torchvision's AugMix mixes with.

internal import Glibc

extension Generator {
    /// A draw from the gamma distribution of a shape and scale 1, by Marsaglia and Tsang's rejection (doi:10.1145/358407.358414).
    func gamma(_ shape: Double) -> Double {
        var (shape, scale) = (shape, 1.0)
        if shape < 1 {
            if shape == 0 { return 0 }
            scale = pow(1 - uniformDouble(), 1 / shape)
            shape += 1
        }
        // PyTorch's constants are of single precision.
        let d = shape - Double(Float(1) / 3)
        let c = 1 / (9 * d).squareRoot()
        while true {
            var (x, y) = (0.0, 0.0)
            repeat {
                x = normalDouble()
                y = 1 + c * x
            } while y <= 0
            let v = y * y * y
            let u = 1 - uniformDouble()
            let xx = x * x
            if u < 1 - Double(Float(0.0331)) * xx * xx { return scale * d * v }
            if log(u) < 0.5 * xx + d * (1 - v + log(v)) { return scale * d * v }
        }
    }
}

extension Tensor {
    /// Draws from Dirichlet distributions whose parameters are the rows along the last dimension. Same as torch._sample_dirichlet,
    /// without its gradient.
    public func sampleDirichlet(generator: Generator? = nil) throws -> Tensor {
        guard dtype.isFloatingPoint else { throw Tensor.notImplemented("dirichlet", dtype) }
        guard !(requiresGrad && GradMode.isEnabled) else {
            throw TensorError.notImplemented("_sample_dirichlet: the gradient of draws is not available; detach the parameters")
        }
        let alphas = try doubles()
        guard alphas.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
            throw TensorError.value("_sample_dirichlet: the parameters must be finite and not negative")
        }
        let g = generator ?? .default
        var draws = alphas.map { Swift.max(Double.leastNormalMagnitude, g.gamma($0)) }
        let width = Swift.max(shape.last ?? 1, 1)
        let (least, most) =
            dtype == .float64
            ? (Double.leastNormalMagnitude, 1.0.nextDown) : (Double(Float.leastNormalMagnitude), Double(Float(1).nextDown))
        for row in stride(from: 0, to: draws.count, by: width) {
            let total = draws[row..<row + width].reduce(0, +)
            for i in row..<row + width { draws[i] = Swift.min(most, Swift.max(least, draws[i] / total)) }
        }
        return try Tensor.tensor(draws, shape: shape).to(dtype: dtype)
    }
}
