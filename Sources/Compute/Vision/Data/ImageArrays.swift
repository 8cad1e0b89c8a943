// Pictures out of tensors of bytes: how data sets in memory keep them.

import Neural
import Tensors

extension Image {
    /// The picture at an index of a uint8 tensor [N, H, W] (grey) or [N, H, W, 3] (RGB).
    public convenience init(array: Tensor, at index: Int) throws {
        guard array.dtype == .uint8, array.ndim == 3 || array.ndim == 4 && array.shape[3] == 3 else {
            throw TensorError.type(
                "images are kept as uint8 [N, H, W] or [N, H, W, 3], not \(array.dtype.name) \(PythonText.tuple(array.shape))")
        }
        let count = array.shape[0]
        guard index >= -count, index < count else {
            throw TensorError.index("index \(index) is out of bounds for dimension 0 with size \(count)")
        }
        let row = try array.select(0, index < 0 ? index + count : index).contiguous()
        let bytes = Array(UnsafeBufferPointer(start: row.pointer(UInt8.self), count: row.numel))
        try self.init(width: array.shape[2], height: array.shape[1], mode: array.ndim == 3 ? .grey : .rgb, bytes: bytes)
    }
}
