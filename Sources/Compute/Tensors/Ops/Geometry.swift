// Changes of a tensor's own geometry (unsqueeze_, t_ …), storage shared or given, and common shapes for callers outside.

extension Tensor {
    /// Gives this tensor the geometry of a view of it. The elements stay where they are.
    @discardableResult
    public func reshapeInPlace(_ view: (Tensor) throws -> Tensor) throws -> Tensor {
        let made = try GradMode.withDisabled { try view(detach()) }
        if GradMode.isEnabled, requiresGrad {
            guard !isLeaf else {
                throw TensorError.runtime("a view of a leaf Variable that requires grad is being used in an in-place operation.")
            }
            guard base == nil else {
                throw TensorError.notImplemented(
                    "changing the shape of a view in place with gradients is not available; use the form without _")
            }
            let recorded = try view(alias(of: self))
            autogradState.node = recorded.autograd?.node
            autogradState.outputIndex = recorded.autograd?.outputIndex ?? 0
        }
        (shape, strides, storageOffset, isContiguous) = (made.shape, made.strides, made.storageOffset, made.isContiguous)
        storage.version += 1
        viewVersion = storage.version
        return self
    }

    /// The same elements with the same place in the graph.
    private func alias(of tensor: Tensor) -> Tensor {
        let copy = tensor.alias()
        copy.autogradState.node = tensor.autograd?.node
        copy.autogradState.outputIndex = tensor.autograd?.outputIndex ?? 0
        return copy
    }

    /// Uninitialised elements with any strides that are not negative.
    public static func emptyWith(_ size: [Int], _ stride: [Int], _ dtype: DType) throws -> Tensor {
        guard size.count == stride.count else {
            throw TensorError.runtime(
                "dimensionality of sizes (\(size.count)) must match dimensionality of strides (\(stride.count))")
        }
        guard size.count <= maximumDimensions else {
            throw TensorError.runtime("tensors have at most \(maximumDimensions) dimensions here, got \(size.count)")
        }
        for s in stride where s < 0 {
            throw TensorError.runtime("Tensor with negative strides is not supported: \(Shape.describe(stride))")
        }
        let count = try Shape.count(size)
        var last = count == 0 ? 0 : 1
        for (n, s) in zip(size, stride) where count > 0 {
            let (step, overflow) = (n - 1).multipliedReportingOverflow(by: s)
            let (sum, more) = last.addingReportingOverflow(step)
            guard !overflow, !more, sum < 1 << 46 else {
                throw TensorError.runtime(
                    "Storage size calculation overflowed with sizes=\(Shape.describe(size)) and strides=\(Shape.describe(stride))"
                )
            }
            last = sum
        }
        return Tensor(storage: try Storage(byteCount: last * dtype.itemSize), shape: size, strides: stride, dtype: dtype)
    }

    /// The common shape of two operands.
    public static func broadcastShape(_ a: [Int], _ b: [Int]) throws -> [Int] { try Shape.broadcast(a, b) }

    /// The same bytes read as another type. Same as torch.Tensor.view with a dtype.
    public func view(as type: DType) throws -> Tensor {
        if type == dtype { return viewing(shape, strides).record("AliasBackward0", inputs: [self]) { [$0] } }
        if Tensor.isRecording([self]), !type.isFloatingPoint || type.itemSize != itemSize {
            // As PyTorch: other bytes have no gradient.
            return try GradMode.withDisabled { try detach().view(as: type) }
        }
        var (newShape, newStrides, offset) = (shape, strides, storageOffset)
        let (mine, theirs) = (itemSize, type.itemSize)
        if mine != theirs {
            guard ndim > 0 else {
                throw TensorError.runtime(
                    "self.dim() cannot be 0 to view \(dtype.scalarTypeName) as \(type.scalarTypeName) (different element sizes)")
            }
            guard strides[ndim - 1] == 1 else {
                throw TensorError.runtime(
                    "self.stride(-1) must be 1 to view \(dtype.scalarTypeName) as \(type.scalarTypeName) (different element sizes), but got \(strides[ndim - 1])"
                )
            }
            if mine > theirs {
                let ratio = mine / theirs
                newShape[ndim - 1] *= ratio
                for k in 0..<(ndim - 1) { newStrides[k] *= ratio }
                offset *= ratio
            } else {
                let ratio = theirs / mine
                guard shape[ndim - 1] % ratio == 0 else {
                    throw TensorError.runtime(
                        "self.size(-1) must be divisible by \(ratio) to view \(dtype.scalarTypeName) as \(type.scalarTypeName) (different element "
                            + "sizes), but got \(shape[ndim - 1])")
                }
                guard offset % ratio == 0 else {
                    throw TensorError.runtime(
                        "self.storage_offset() must be divisible by \(ratio) to view \(dtype.scalarTypeName) as \(type.scalarTypeName) (different "
                            + "element sizes), but got \(offset)")
                }
                for k in 0..<(ndim - 1) where strides[k] % ratio != 0 {
                    throw TensorError.runtime(
                        "self.stride(\(k)) must be divisible by \(ratio) to view \(dtype.scalarTypeName) as \(type.scalarTypeName) (different element "
                            + "sizes), but got \(strides[k])")
                }
                newShape[ndim - 1] /= ratio
                for k in 0..<(ndim - 1) { newStrides[k] /= ratio }
                offset /= ratio
            }
        }
        return Tensor(
            storage: storage, shape: newShape, strides: newStrides, storageOffset: offset, dtype: type, base: base ?? self)
    }
}
