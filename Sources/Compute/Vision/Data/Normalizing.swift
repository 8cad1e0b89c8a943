// Batches of bytes as a model wants them: (x - mean) / std in one pass, rounded as the three operations on tensors are.

internal import CImageCodecs
import Tensors

extension Tensor {
    /// A uint8 batch [N, C, H, W] in single precision, normalised by a number for each channel. Throws for other inputs.
    public func normalized(mean: [Float], deviation: [Float]) throws -> Tensor {
        guard dtype == .uint8, ndim == 4, mean.count == shape[1], deviation.count == shape[1] else {
            throw TensorError.value("normalized() takes a uint8 batch [N, C, H, W] and a number for each channel, not \(shape)")
        }
        let source = try contiguous()
        let result = try Tensor.empty(shape)
        let (from, to, plane) = (source.pointer(UInt8.self), result.pointer(Float.self), shape[2] * shape[3])
        for place in 0..<shape[0] * shape[1] {
            let c = place % shape[1]
            tnb_normalise(from + place * plane, to + place * plane, plane, mean[c], deviation[c])
        }
        return result
    }
}
