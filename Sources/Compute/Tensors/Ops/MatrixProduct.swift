// Matrix products: torch.matmul's rules for vectors, matrices and batches, on OpenBLAS, with the gradients as products again.

internal import CKernels

extension Tensor {
    /// The matrix product of the last two dimensions, the others broadcast; vectors count as one row or column. Same as
    /// torch.matmul.
    public func matmul(_ other: Tensor) throws -> Tensor {
        guard ndim > 0, other.ndim > 0 else {
            throw TensorError.runtime("both arguments to matmul need to be at least 1D, but they are \(ndim)D and \(other.ndim)D")
        }
        guard dtype == other.dtype else {
            throw TensorError.runtime(
                "expected m1 and m2 to have the same dtype, but got: \(dtype.cTypeName) != \(other.dtype.cTypeName)")
        }
        let left = ndim == 1 ? try unsqueeze(0) : self
        let right = other.ndim == 1 ? try other.unsqueeze(1) : other
        let (m, k, n) = (left.shape[left.ndim - 2], left.shape[left.ndim - 1], right.shape[right.ndim - 1])
        guard k == right.shape[right.ndim - 2] else { throw Tensor.productMismatch(self, other, left, right) }
        let batch = try Shape.broadcast(Array(left.shape.dropLast(2)), Array(right.shape.dropLast(2)))
        let product = try left.expand(batch + [m, k]).batchedProduct(right.expand(batch + [k, n]), batch: batch)
        var result = product
        if other.ndim == 1 { result = try result.squeeze([result.ndim - 1]) }
        if ndim == 1 { result = try result.squeeze([result.ndim - (other.ndim == 1 ? 1 : 2)]) }
        return result
    }

    private static func productMismatch(_ a: Tensor, _ b: Tensor, _ left: Tensor, _ right: Tensor) -> TensorError {
        if a.ndim == 1, b.ndim == 1 {
            return .runtime(
                "inconsistent tensor size, expected tensor [\(a.numel)] and src [\(b.numel)] to have the same number of "
                    + "elements, but got \(a.numel) and \(b.numel) elements respectively")
        }
        if left.ndim == 2, right.ndim == 2 {
            return .runtime(
                "mat1 and mat2 shapes cannot be multiplied (\(Shape.describeProduct(left.shape)) and "
                    + "\(Shape.describeProduct(right.shape)))")
        }
        return .runtime(
            "Expected size for first two dimensions of batch2 tensor to be: [\(left.shape[0]), \(left.shape[left.ndim - 1])] but got: "
                + "[\(right.shape[0]), \(right.shape[right.ndim - 2])].")
    }

    /// [batch…, m, k] · [batch…, k, n], both already of the batch shape.
    private func batchedProduct(_ other: Tensor, batch: [Int]) throws -> Tensor {
        let (m, k, n) = (shape[ndim - 2], shape[ndim - 1], other.shape[other.ndim - 1])
        let (a, b) = (self, other)
        let output = try GradMode.withDisabled { () -> Tensor in
            guard dtype.isFloatingPoint else { return try a.integerProduct(b, batch: batch) }
            let output = try Tensor.zeros(batch + [m, n], dtype: dtype)
            let count = try Shape.count(batch)
            guard count * m * n * k > 0 else { return output }
            let left = try Factor(a, rows: m, columns: k), right = try Factor(b, rows: k, columns: n)
            tnb_gemm(
                dtype.kernel, count, m, n, k, 1, left.tensor.rawPointer, left.leading, left.batchStride, left.isTransposed ? 1 : 0,
                right.tensor.rawPointer, right.leading, right.batchStride, right.isTransposed ? 1 : 0, 0, output.rawPointer, n, m * n)
            return output
        }
        guard Tensor.isRecording([a, b]) else { return output }
        let left = SavedTensor(a), right = SavedTensor(b)
        return output.record(batch.isEmpty ? "MmBackward0" : "BmmBackward0", inputs: [a, b]) { gradient, needs in
            [
                needs(0) ? try gradient.matmul(right.unpack().transpose(-2, -1)) : nil,
                needs(1) ? try left.unpack().transpose(-2, -1).matmul(gradient) : nil,
            ]
        }
    }

    private func integerProduct(_ other: Tensor, batch: [Int]) throws -> Tensor {
        let (m, k, n) = (shape[ndim - 2], shape[ndim - 1], other.shape[other.ndim - 1])
        let a = try to(dtype: .int64).contiguous(), b = try other.to(dtype: .int64).contiguous()
        let output = try Tensor.zeros(batch + [m, n], dtype: .int64)
        for i in 0..<(try Shape.count(batch)) {
            tnb_gemm_i64(
                m, n, k, a.pointer(Int64.self) + i * m * k, k, 1, b.pointer(Int64.self) + i * k * n, n, 1,
                output.pointer(Int64.self) + i * m * n)
        }
        return try output.to(dtype: dtype)
    }
}

/// A factor as BLAS wants it: rows or columns without gaps, batches at one distance. Copied only if it does not lie so.
private struct Factor {
    let tensor: Tensor
    let leading: Int
    let batchStride: Int
    let isTransposed: Bool

    init(_ source: Tensor, rows: Int, columns: Int) throws {
        let batches = Array(source.shape.dropLast(2)), steps = Array(source.strides.dropLast(2))
        let (row, column) = (source.strides[source.ndim - 2], source.strides[source.ndim - 1])
        let batchStride = Factor.singleStride(batches, steps)
        if let batchStride, column == 1 || columns == 1, row >= max(columns, 1) || rows == 1 {
            self.init(tensor: source, leading: rows == 1 ? max(columns, 1) : row, batchStride: batchStride, isTransposed: false)
        } else if let batchStride, row == 1 || rows == 1, column >= max(rows, 1) || columns == 1 {
            self.init(tensor: source, leading: columns == 1 ? max(rows, 1) : column, batchStride: batchStride, isTransposed: true)
        } else {
            let copy = try source.contiguous()
            self.init(tensor: copy, leading: max(columns, 1), batchStride: rows * columns, isTransposed: false)
        }
    }

    private init(tensor: Tensor, leading: Int, batchStride: Int, isTransposed: Bool) {
        self.tensor = tensor
        self.leading = leading
        self.batchStride = batchStride
        self.isTransposed = isTransposed
    }

    /// The distance between consecutive batches, if they all have the same.
    private static func singleStride(_ shape: [Int], _ strides: [Int]) -> Int? {
        let dims = zip(shape, strides).filter { $0.0 > 1 }
        guard let last = dims.last else { return 0 }
        var expected = last.1
        for (size, stride) in dims.reversed() {
            guard stride == expected else { return nil }
            expected = stride * size
        }
        return last.1
    }
}
