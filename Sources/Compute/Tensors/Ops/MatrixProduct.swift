// Matrix products: mm, bmm, matmul with broadcasting, addmm, dot, outer. OpenBLAS does float32 and float64; integers run
// on a plain loop.

internal import CKernels

extension Tensor {
    /// How a matrix lies in memory for BLAS: leading dimension, and whether it is stored transposed. nil: must be copied.
    private static func layout(_ rows: Int, _ columns: Int, _ rowStride: Int, _ columnStride: Int) -> (Int, Bool)? {
        if columnStride == 1 || columns == 1, rowStride >= Swift.max(columns, 1) || rows == 1 {
            return (Swift.max(rows == 1 ? columns : rowStride, 1), false)
        }
        if rowStride == 1 || rows == 1, columnStride >= Swift.max(rows, 1) || columns == 1 {
            return (Swift.max(columns == 1 ? rows : columnStride, 1), true)
        }
        return nil
    }

    /// How many multiplications take about a tenth of a second on one core: after so many a product looks for a request to stop.
    static func uninterruptedWork(_ dtype: DType) -> Int {
        dtype == .float64 ? 2_000_000_000 : dtype == .float32 ? 4_000_000_000 : 50_000_000
    }

    /// Batched product [b, m, k] × [b, k, n] without recording. A batch stride of 0 repeats a factor.
    static func productRaw(_ a: Tensor, _ b: Tensor) throws -> Tensor {
        if a.dtype.isHalf { return try productRaw(a.widened(), b.widened()).to(dtype: a.dtype) }
        let (batch, m, k, n) = (a.shape[0], a.shape[1], a.shape[2], b.shape[2])
        let result = try Tensor.empty([batch, m, n], dtype: a.dtype)
        guard result.numel > 0 else { return result }
        guard k > 0 else {
            result.fillRaw(0)
            return result
        }
        guard a.dtype.isFloatingPoint else {
            let (x, y) = (try a.to(dtype: .int64), try b.to(dtype: .int64))
            let wide = try Tensor.empty([batch, m, n], dtype: .int64)
            let rows = Swift.max(1, uninterruptedWork(.int64) / Swift.max(1, n) / k)
            for i in 0..<batch {
                for row in stride(from: 0, to: m, by: rows) {
                    try Interruption.check()
                    tnb_gemm_i64(
                        Swift.min(rows, m - row), n, k, x.pointer(Int64.self) + i * x.strides[0] + row * x.strides[1],
                        x.strides[1],
                        x.strides[2], y.pointer(Int64.self) + i * y.strides[0], y.strides[1], y.strides[2],
                        wide.pointer(Int64.self) + (i * m + row) * n)
                }
            }
            return try wide.to(dtype: a.dtype)
        }
        var (x, y) = (a, b)
        if layout(m, k, x.strides[1], x.strides[2]) == nil { x = try x.contiguous() }
        if layout(k, n, y.strides[1], y.strides[2]) == nil { y = try y.contiguous() }
        guard let (lda, at) = layout(m, k, x.strides[1], x.strides[2]),
            let (ldb, bt) = layout(k, n, y.strides[1], y.strides[2])
        else { throw TensorError.runtime("matmul: a factor has no layout that BLAS can read") }
        let section = Profile.begin(
            batch == 1 ? "aten::mm" : "aten::bmm", flops: 2 * Double(batch * m) * Double(n * k),
            bytes: a.byteCount + b.byteCount + result.byteCount)
        defer { Profile.close(section) }
        let item = a.dtype.itemSize
        // A product below the limit is one block; larger blocks cost nothing in packing, and their edges keep to BLAS's tiles.
        let work = uninterruptedWork(a.dtype)
        let perItem = m.multipliedReportingOverflow(by: n).partialValue.multipliedReportingOverflow(by: k)
        let (items, rows, columns): (Int, Int, Int)
        if !perItem.overflow, perItem.partialValue <= work {
            (items, rows, columns) = (Swift.max(1, work / Swift.max(1, perItem.partialValue)), m, n)
        } else {
            let rows1 = Swift.min(m, 1024)
            (items, rows, columns) = (1, rows1, Swift.max(128, work / rows1 / k / 64 * 64))
        }
        for first in stride(from: 0, to: batch, by: items) {
            for column in stride(from: 0, to: n, by: columns) {
                for row in stride(from: 0, to: m, by: rows) {
                    try Interruption.check()
                    tnb_gemm(
                        a.dtype.kernel, Swift.min(items, batch - first), Swift.min(rows, m - row),
                        Swift.min(columns, n - column), k, 1,
                        x.rawPointer + (first * x.strides[0] + (at ? row : row * lda)) * item, lda, x.strides[0], at ? 1 : 0,
                        y.rawPointer + (first * y.strides[0] + (bt ? column * ldb : column)) * item, ldb, y.strides[0],
                        bt ? 1 : 0, 0, result.rawPointer + (first * m * n + row * n + column) * item, n, m * n)
                }
            }
        }
        return result
    }

    private static func checkTypes(_ a: Tensor, _ b: Tensor, _ kernel: String = "addmm_impl_cpu_") throws {
        guard a.dtype == b.dtype else {
            throw TensorError.runtime(
                "expected m1 and m2 to have the same dtype, but got: \(a.dtype.cTypeName) != \(b.dtype.cTypeName)")
        }
        if a.dtype == .bool { throw notImplemented(kernel, a.dtype) }
    }

    /// [m, k] × [k, n]. Same as torch.mm.
    public func mm(_ other: Tensor) throws -> Tensor {
        if Autocast.isEnabled { return try Autocast.lowering(self, other) { a, b in try a.mm(b) } }
        guard ndim == 2 else { throw TensorError.runtime("self must be a matrix") }
        guard other.ndim == 2 else { throw TensorError.runtime("mat2 must be a matrix") }
        guard shape[1] == other.shape[0] else {
            throw TensorError.runtime(
                "mat1 and mat2 shapes cannot be multiplied (\(Shape.describeProduct(shape)) and "
                    + "\(Shape.describeProduct(other.shape)))")
        }
        try Tensor.checkTypes(self, other)
        let (m, n) = (shape[0], other.shape[1])
        let product = try Tensor.productRaw(batched(), other.batched())
        let result = Tensor(storage: product.storage, shape: [m, n], strides: [n, 1], dtype: dtype)
        guard Tensor.isRecording([self, other]) else { return result }
        let a = other.requiresGrad ? SavedTensor(self) : nil
        let b = requiresGrad ? SavedTensor(other) : nil
        // The gradient of a matrix that lies column by column lies so too: the transposed weight of a layer gets its own order.
        let (turnsLeft, turnsRight) = (isColumnMajor, other.isColumnMajor)
        return result.record("MmBackward0", inputs: [self, other]) { g in
            [
                try b.map { try turnsLeft ? $0.unpack().mm(g.t()).t() : g.mm($0.unpack().t()) },
                try a.map { try turnsRight ? g.t().mm($0.unpack()).t() : $0.unpack().t().mm(g) },
            ]
        }
    }

    private var isColumnMajor: Bool { strides[0] == 1 && strides[1] == shape[0] }

    /// A matrix as a batch of one, without view bookkeeping.
    private func batched() -> Tensor {
        Tensor(
            storage: storage, shape: [1] + shape, strides: [0] + strides, storageOffset: storageOffset, dtype: dtype)
    }

    /// [b, m, k] × [b, k, n]. Same as torch.bmm.
    public func bmm(_ other: Tensor) throws -> Tensor {
        if Autocast.isEnabled { return try Autocast.lowering(self, other) { a, b in try a.bmm(b) } }
        guard ndim == 3 else { throw TensorError.runtime("batch1 must be a 3D tensor") }
        guard other.ndim == 3 else { throw TensorError.runtime("batch2 must be a 3D tensor") }
        guard shape[0] == other.shape[0], shape[2] == other.shape[1] else {
            throw TensorError.runtime(
                "Expected size for first two dimensions of batch2 tensor to be: [\(shape[0]), \(shape[2])] but got: "
                    + "[\(other.shape[0]), \(other.shape[1])].")
        }
        try Tensor.checkTypes(self, other, "bmm")
        let result = try Tensor.productRaw(self, other)
        guard Tensor.isRecording([self, other]) else { return result }
        let a = other.requiresGrad ? SavedTensor(self) : nil
        let b = requiresGrad ? SavedTensor(other) : nil
        return result.record("BmmBackward0", inputs: [self, other]) { g in
            [try b.map { try g.bmm($0.unpack().transpose(1, 2)) }, try a.map { try $0.unpack().transpose(1, 2).bmm(g) }]
        }
    }

    /// Matrix times vector. Same as torch.mv.
    public func mv(_ vector: Tensor) throws -> Tensor {
        guard ndim == 2, vector.ndim == 1 else {
            throw TensorError.runtime(
                "vector + matrix @ vector expected, got 1, \(ndim), \(vector.ndim)")
        }
        guard shape[1] == vector.shape[0] else {
            throw TensorError.runtime(
                "size mismatch, got input (\(shape[0])), mat (\(Shape.describeProduct(shape))), vec (\(vector.shape[0]))")
        }
        return try Autocast.suspended { try mm(vector.unsqueeze(1)).squeeze([1]) }
    }

    /// Sum of the products of two vectors. Same as torch.dot.
    public func dot(_ other: Tensor) throws -> Tensor {
        guard ndim == 1, other.ndim == 1 else {
            throw TensorError.runtime("1D tensors expected, but got \(ndim)D and \(other.ndim)D tensors")
        }
        guard dtype == other.dtype else {
            throw TensorError.runtime(
                "dot : expected both vectors to have same dtype, but found \(dtype.scalarTypeName) and "
                    + other.dtype.scalarTypeName)
        }
        guard numel == other.numel else {
            throw TensorError.runtime(
                "inconsistent tensor size, expected tensor [\(numel)] and src [\(other.numel)] to have the same number of "
                    + "elements, but got \(numel) and \(other.numel) elements respectively")
        }
        return try Autocast.suspended { try unsqueeze(0).mm(other.unsqueeze(1)).reshape([]) }
    }

    /// All products of the elements of two vectors. Same as torch.outer.
    public func outer(_ other: Tensor) throws -> Tensor {
        guard ndim == 1 else { throw TensorError.runtime("outer: Expected 1-D argument self, but got \(ndim)-D") }
        guard other.ndim == 1 else { throw TensorError.runtime("outer: Expected 1-D argument vec2, but got \(other.ndim)-D") }
        return try unsqueeze(1).mul(other.unsqueeze(0))
    }

    /// The product as `@` takes it: vectors, matrices, and batches that broadcast. Same as torch.matmul.
    public func matmul(_ other: Tensor) throws -> Tensor {
        if Autocast.isEnabled { return try Autocast.lowering(self, other) { a, b in try a.matmul(b) } }
        guard ndim > 0, other.ndim > 0 else {
            throw TensorError.runtime(
                "both arguments to matmul need to be at least 1D, but they are \(ndim)D and \(other.ndim)D")
        }
        switch (ndim, other.ndim) {
        case (1, 1): return try dot(other)
        case (2, 1): return try mv(other)
        case (1, 2): return try unsqueeze(0).mm(other).squeeze([0])
        case (2, 2): return try mm(other)
        default: break
        }
        let a = ndim == 1 ? try unsqueeze(0) : self
        let b = other.ndim == 1 ? try other.unsqueeze(1) : other
        guard a.shape[a.ndim - 1] == b.shape[b.ndim - 2] else {
            let k = a.shape[a.ndim - 1]
            let rows = a.shape.dropLast().reduce(1, *)
            if other.ndim == 1, ndim > 2 {
                throw TensorError.runtime("size mismatch, got input (\(rows)), mat (\(rows)x\(k)), vec (\(other.shape[0]))")
            }
            if b.ndim == 2 {
                throw TensorError.runtime(
                    "mat1 and mat2 shapes cannot be multiplied (\(rows)x\(k) and \(Shape.describeProduct(b.shape)))")
            }
            let batch = try Shape.broadcast(Array(a.shape.dropLast(2)), Array(b.shape.dropLast(2))).reduce(1, *)
            throw TensorError.runtime(
                "Expected size for first two dimensions of batch2 tensor to be: [\(batch), \(k)] but got: "
                    + "[\(batch), \(b.shape[b.ndim - 2])].")
        }
        let (m, k, n) = (a.shape[a.ndim - 2], a.shape[a.ndim - 1], b.shape[b.ndim - 1])
        var result: Tensor
        if b.ndim == 2 {
            // One matrix for all batches: a single product of many rows.
            let rows = a.shape.dropLast().reduce(1, *)
            result = try a.reshape([rows, k]).mm(b).view(Array(a.shape.dropLast()) + [n])
        } else {
            let batch = try Shape.broadcast(Array(a.shape.dropLast(2)), Array(b.shape.dropLast(2)))
            let count = batch.reduce(1, *)
            let x = try a.expand(batch + [m, k]).reshape([count, m, k])
            let y = try b.expand(batch + [k, n]).reshape([count, k, n])
            result = try x.bmm(y).view(batch + [m, n])
        }
        if ndim == 1 { result = try result.squeeze([-2]) }
        if other.ndim == 1 { result = try result.squeeze([-1]) }
        return result
    }

    /// beta · self + alpha · (a × b). Same as torch.addmm.
    public func addmm(_ a: Tensor, _ b: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.lowering(a, b, self) { a, b, c in try (c ?? self).addmm(a, b, beta: beta, alpha: alpha) }
        }
        guard a.ndim == 2, b.ndim == 2, a.shape[1] == b.shape[0] else {
            throw TensorError.runtime(
                "mat1 and mat2 shapes cannot be multiplied (\(Shape.describeProduct(a.shape)) and "
                    + "\(Shape.describeProduct(b.shape)))")
        }
        var product = try a.mm(b)
        if alpha != 1 { product = try product.mul(alpha) }
        if shape != product.shape { _ = try GradMode.withDisabled { try detach().expand(product.shape) } }
        return try product.add(beta == 1 ? self : mul(beta))
    }

    /// beta · self + alpha · (a × b) per batch. Same as torch.baddbmm.
    public func baddbmm(_ a: Tensor, _ b: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.lowering(a, b, self) { a, b, c in try (c ?? self).baddbmm(a, b, beta: beta, alpha: alpha) }
        }
        if b.ndim < 3 { throw TensorError.dimensionOutOfRange(2, ndim: b.ndim) }
        var product = try a.bmm(b)
        if alpha != 1 { product = try product.mul(alpha) }
        return try product.add(beta == 1 ? self : mul(beta))
    }
}
