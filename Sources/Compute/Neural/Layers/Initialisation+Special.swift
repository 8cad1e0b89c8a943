// The functions of torch.nn.init beyond uniform and normal numbers: truncated normal, orthogonal, identity, Dirac, sparse.

internal import Glibc
import Tensors

extension Initialisation {
    /// Normal numbers between `low` and `high`: drawn again, all of them, until every element lies inside; where that would take
    /// long, drawn uniformly and accepted by their density. Same as torch.nn.init.trunc_normal_.
    @discardableResult public static func truncNormal(
        _ tensor: Tensor, mean: Double = 0, std: Double = 1, low: Double = -2, high: Double = 2, generator: Generator? = nil
    ) throws -> Tensor {
        guard tensor.numel > 0, !isSkipped else { return tensor }
        guard std > 0, low < high else {
            throw TensorError.value("trunc_normal_: std must be positive and a below b, got std=\(std), a=\(low), b=\(high)")
        }
        func below(_ x: Double) -> Double { (1 + erf(x / 2.0.squareRoot())) / 2 }
        return try GradMode.withDisabled {
            if below((high - mean) / std) - below((low - mean) / std) > 0.3 {
                let (least, most) = try (
                    Tensor.scalar(low, dtype: tensor.dtype).item(), Tensor.scalar(high, dtype: tensor.dtype).item()
                )
                var result = try tensor.normalInPlace(mean, std, generator: generator)
                while true {
                    let outside = try result.lt(least).logicalOr(result.gt(most))
                    guard try outside.any().item().double != 0 else { break }
                    result = try Tensor.where(outside, result.emptyLike().normalInPlace(mean, std, generator: generator), result)
                }
                return result === tensor ? tensor : try tensor.copyInPlace(from: result)
            }
            let peak = -0.5 * pow((max(low, min(mean, high)) - mean) / std, 2)
            func refused(_ candidates: Tensor) throws -> Tensor {
                let density = try candidates.sub(.float(mean)).div(.float(std)).pow(2).mul(.float(-0.5)).sub(.float(peak))
                return try candidates.emptyLike().uniformInPlace(0, 1, generator: generator).log().gt(density)
            }
            try tensor.uniformInPlace(low, high, generator: generator)
            var (result, pending) = (tensor, try refused(tensor))
            while try pending.any().item().double != 0 {
                let candidates = try tensor.emptyLike().uniformInPlace(low, high, generator: generator)
                result = try Tensor.where(pending, candidates, result)
                pending = try pending.logicalAnd(refused(candidates))
            }
            return result === tensor ? tensor : try tensor.copyInPlace(from: result)
        }
    }

    /// Orthonormal rows or columns, times `gain`. Same as torch.nn.init.orthogonal_.
    @discardableResult public static func orthogonal(
        _ tensor: Tensor, gain: Double = 1, generator: Generator? = nil
    ) throws -> Tensor {
        guard tensor.ndim >= 2 else { throw TensorError.value("Only tensors with 2 or more dimensions are supported") }
        guard tensor.numel > 0 else { return tensor }
        return try GradMode.withDisabled {
            let (rows, columns) = (tensor.shape[0], tensor.numel / tensor.shape[0])
            let drawn = try Tensor.empty([rows, columns], dtype: tensor.dtype).normalInPlace(0, 1, generator: generator)
            let tall = rows < columns ? try drawn.t() : drawn
            let (height, width) = (tall.shape[0], tall.shape[1])
            // Column by column, each made orthogonal to those before, twice for accuracy; with the diagonal of R positive the
            // result is the one that QR with corrected signs gives.
            var q = try (0..<width).map { try tall.select(1, $0).doubles() }
            for j in 0..<width {
                for _ in 0..<2 {
                    for k in 0..<j {
                        let overlap = zip(q[k], q[j]).reduce(0) { $0 + $1.0 * $1.1 }
                        for i in 0..<height { q[j][i] -= overlap * q[k][i] }
                    }
                }
                let length = q[j].reduce(0) { $0 + $1 * $1 }.squareRoot()
                for i in 0..<height { q[j][i] /= length > 0 ? length : 1 }
            }
            let byColumns = try Tensor.tensor(q.flatMap { $0 }, shape: [width, height])
            let result = rows < columns ? byColumns : try byColumns.t()
            try tensor.copyInPlace(from: result.to(dtype: tensor.dtype).reshape(tensor.shape))
            return try tensor.mulInPlace(.float(gain))
        }
    }

    /// Ones on the diagonal. Same as torch.nn.init.eye_.
    @discardableResult public static func eye(_ tensor: Tensor) throws -> Tensor {
        guard tensor.ndim == 2 else { throw TensorError.value("Only tensors with 2 dimensions are supported") }
        return try GradMode.withDisabled {
            try tensor.copyInPlace(from: Tensor.eye(tensor.shape[0], tensor.shape[1], dtype: tensor.dtype))
        }
    }

    /// A convolution weight that passes channels on. Same as torch.nn.init.dirac_.
    @discardableResult public static func dirac(_ tensor: Tensor, groups: Int = 1) throws -> Tensor {
        guard (3...5).contains(tensor.ndim) else {
            throw TensorError.value("Only tensors with 3, 4, or 5 dimensions are supported")
        }
        guard groups > 0, tensor.shape[0] % groups == 0 else { throw TensorError.value("dim 0 must be divisible by groups") }
        return try GradMode.withDisabled {
            try tensor.zeroInPlace()
            let outputs = tensor.shape[0] / groups
            for group in 0..<groups {
                for channel in 0..<min(outputs, tensor.shape[1]) {
                    let place = [group * outputs + channel, channel] + tensor.shape.dropFirst(2).map { $0 / 2 }
                    guard zip(place, tensor.shape).allSatisfy({ $0 < $1 }) else {
                        throw TensorError.index("dirac_: the tensor has an empty dimension")
                    }
                    try tensor.setIndex(place.map { .int($0) }, 1)
                }
            }
            return tensor
        }
    }

    /// Normal numbers, and zeros in a share of each column. Same as torch.nn.init.sparse_.
    @discardableResult public static func sparse(
        _ tensor: Tensor, sparsity: Double, std: Double = 0.01, generator: Generator? = nil
    ) throws -> Tensor {
        guard tensor.ndim == 2 else { throw TensorError.value("Only tensors with 2 dimensions are supported") }
        let rows = tensor.shape[0]
        let zeros = Int(max(0, min((sparsity * Double(rows)).rounded(.up), Double(rows))))
        return try GradMode.withDisabled {
            try tensor.normalInPlace(0, std, generator: generator)
            for column in 0..<tensor.shape[1] {
                for row in try Tensor.randperm(rows).ints().prefix(zeros) { try tensor.setIndex([.int(row), .int(column)], 0) }
            }
            return tensor
        }
    }
}
