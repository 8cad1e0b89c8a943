// Truncated normal numbers by the inverse of the distribution function, one uniform draw an element, as timm draws them (torch.nn.init
// draws again what lies outside, in Initialisation+Special.swift), and the initialisation of JAX models that builds on them.

internal import Glibc
import Tensors

extension Initialisation {
    /// Normal numbers clamped to `low` and `high`, which are values and not deviations. Same as timm.layers.trunc_normal_.
    @discardableResult public static func inverseTruncNormal(
        _ tensor: Tensor, mean: Double = 0, std: Double = 1, low: Double = -2, high: Double = 2
    ) throws -> Tensor {
        guard !isSkipped, tensor.numel > 0, !advances(tensor) else { return tensor }
        func below(_ x: Double) -> Double { (1 + erf(x / 2.0.squareRoot())) / 2 }
        let (least, most) = (below((low - mean) / std), below((high - mean) / std))
        return try GradMode.withDisabled {
            try tensor.uniformInPlace(2 * least - 1, 2 * most - 1)
            let values = try tensor.erfinv().mul(.float(std * 2.0.squareRoot())).add(.float(mean))
            return try tensor.copyInPlace(from: values.clamp(min: .float(low), max: .float(high)))
        }
    }

    /// The same where the bounds are deviations: drawn with deviation 1, then scaled and shifted. Same as
    /// timm.layers.trunc_normal_tf_.
    @discardableResult public static func scaledTruncNormal(
        _ tensor: Tensor, mean: Double = 0, std: Double = 1, low: Double = -2, high: Double = 2
    ) throws -> Tensor {
        guard !isSkipped, tensor.numel > 0, !advances(tensor) else { return tensor }
        try inverseTruncNormal(tensor, low: low, high: high)
        return try GradMode.withDisabled { try tensor.copyInPlace(from: tensor.mul(.float(std)).add(.float(mean))) }
    }

    /// Truncated normal with a variance of one over the inputs. Same as timm.layers.lecun_normal_.
    @discardableResult public static func lecunNormal(_ tensor: Tensor) throws -> Tensor {
        let variance = 1 / Double(try fans(of: tensor).fanIn)
        // The constant is the deviation of a standard normal distribution cut at 2.
        return try scaledTruncNormal(tensor, std: variance.squareRoot() / 0.87962566103423978)
    }
}
