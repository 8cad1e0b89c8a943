// Copies: into other types, layouts and existing tensors.

internal import CKernels

extension DType {
    var kernel: tnb_dtype { tnb_dtype(UInt32(rawValue)) }
}

extension Tensor {
    /// Writes `source` (broadcast, converted) over the elements, without version or graph.
    func copyRaw(from source: Tensor) throws {
        let from = source.shape == shape ? source.strides : Shape.broadcastStrides(source.shape, source.strides, to: shape)
        Profile.measure("aten::copy_", bytes: byteCount + source.byteCount) {
            tnb_convert(dtype.kernel, source.dtype.kernel, Int32(ndim), shape, rawPointer, strides, source.rawPointer, from)
        }
    }

    /// Elements converted to `dtype`; `self` if it has that type already.
    public func to(dtype: DType) throws -> Tensor {
        if dtype == self.dtype { return self }
        let result = try emptyLike(dtype: dtype)
        try result.copyRaw(from: self)
        // The walk converts the gradient back.
        return dtype.isFloatingPoint ? result.record("ToCopyBackward0", inputs: [self]) { [$0] } : result
    }

    /// A copy with the same layout.
    public func clone() throws -> Tensor {
        let result = try emptyLike()
        try result.copyRaw(from: self)
        return result.record("CloneBackward0", inputs: [self]) { [$0] }
    }

    /// Row-major elements: `self` if they lie so already.
    public func contiguous() throws -> Tensor {
        if isContiguous { return self }
        let result = try Tensor.empty(shape, dtype: dtype)
        try result.copyRaw(from: self)
        return result.record("CloneBackward0", inputs: [self]) { [$0] }
    }

    /// Row-major elements under a new identity, with the strides of a fresh tensor: dimensions of one element have theirs too.
    func compact() throws -> Tensor {
        let source = try GradMode.withDisabled { try contiguous() }
        return Tensor(
            storage: source.storage, shape: shape, strides: Shape.contiguousStrides(shape), storageOffset: source.storageOffset,
            dtype: dtype)
    }

    /// Another shape, row-major, for the same memory, made longer if need be. Same as torch.Tensor.resize_.
    @discardableResult
    public func resizeInPlace(_ sizes: [Int]) throws -> Tensor {
        guard !requiresGrad else { throw TensorError.runtime("cannot resize variables that require grad") }
        if sizes == shape { return self }
        guard sizes.allSatisfy({ $0 >= 0 }) else { throw TensorError.runtime("numel: integer multiplication overflow") }
        let count = try Shape.count(sizes)
        let (needed, overflow) = (count + storageOffset).multipliedReportingOverflow(by: itemSize)
        guard !overflow else {
            throw TensorError.runtime("Storage size calculation overflowed with sizes=\(Shape.describe(sizes))")
        }
        if needed > storage.byteCount {
            let longer = try Storage(byteCount: needed)
            longer.data.copyMemory(from: storage.data, byteCount: storage.byteCount)
            storage = longer
        }
        (shape, strides, numel, isContiguous) = (sizes, Shape.contiguousStrides(sizes), count, true)
        viewVersion = storage.version
        return self
    }

    /// A 4-D tensor as NHWC (or row-major) in memory: `self` if it lies so already.
    public func contiguous(channelsLast: Bool) throws -> Tensor {
        guard channelsLast else { return try contiguous() }
        guard ndim == 4 else { throw TensorError.runtime("required rank 4 tensor to use channels_last format") }
        if isChannelsLast { return self }
        let result = try Tensor.empty(shape, dtype: dtype, channelsLast: true)
        try result.copyRaw(from: self)
        return result.record("CloneBackward0", inputs: [self]) { [$0] }
    }

    /// Writes `source` (broadcast, converted) over the elements. Same as torch.Tensor.copy_.
    @discardableResult
    public func copyInPlace(from source: Tensor) throws -> Tensor {
        try checkInPlace()
        guard try Shape.broadcast(shape, source.shape) == shape else {
            throw TensorError.runtime(
                "output with shape \(Shape.describe(shape)) doesn't match the broadcast shape "
                    + Shape.describe(try Shape.broadcast(shape, source.shape)))
        }
        try copyRaw(from: separated(source))
        storage.version += 1
        recordInPlace("CopyBackwards", inputs: [source]) { g, needs in [needs(0) ? try g.zerosLike() : nil, needs(1) ? g : nil] }
        return self
    }

    /// Writes `value` everywhere. Same as torch.Tensor.fill_.
    @discardableResult
    public func fillInPlace(_ value: Scalar) throws -> Tensor {
        try checkLeafInPlace()
        fillRaw(value)
        storage.version += 1
        recordInPlace("FillBackward0", inputs: []) { g, _ in [try g.zerosLike()] }
        return self
    }

    /// Writes the one element of `value` everywhere; its gradient is the sum of what was written over.
    @discardableResult
    public func fillInPlace(_ value: Tensor) throws -> Tensor {
        guard value.ndim == 0 else {
            throw TensorError.runtime(
                "fill_ only supports 0-dimension value tensor but got tensor with \(value.ndim) dimensions.")
        }
        guard Tensor.isRecording([self, value]) else { return try fillInPlace(value.item()) }
        try checkLeafInPlace()
        fillRaw(try value.item())
        storage.version += 1
        recordInPlace("FillBackward1", inputs: [value]) { g, needs in [try g.zerosLike(), needs(1) ? try g.sum() : nil] }
        return self
    }

    @discardableResult
    public func zeroInPlace() throws -> Tensor { try fillInPlace(0) }

    /// `operand`, copied if writing to `self` element by element would change it before it is read.
    func separated(_ operand: Tensor) throws -> Tensor {
        guard operand.storage === storage else { return operand }
        if operand.storageOffset == storageOffset, operand.strides == strides, operand.shape == shape { return operand }
        return try GradMode.withDisabled { try operand.clone() }
    }
}
