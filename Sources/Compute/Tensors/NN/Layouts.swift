// Memory orders that the kernels want. None of these is recorded: the operation that asks records itself as a whole.

internal import CKernels

extension Tensor {
    /// The elements as NHWC memory: `self` if a 4-D tensor lies so already.
    func channelsLastMemory() throws -> Tensor {
        if isChannelsLast { return self }
        let result = try Tensor.empty(shape, dtype: dtype, channelsLast: true)
        if dtype == .float32, isContiguous {
            tnb_nchw_to_nhwc(pointer(), result.pointer(), shape[0], shape[1], shape[2] * shape[3])
        } else {
            try result.copyRaw(from: self)
        }
        return result
    }

    /// The elements as row-major memory: `self` if they lie so already.
    func contiguousMemory() throws -> Tensor {
        if isContiguous { return self }
        let result = try Tensor.empty(shape, dtype: dtype)
        if dtype == .float32, isChannelsLast {
            tnb_nhwc_to_nchw(pointer(), result.pointer(), shape[0], shape[1], shape[2] * shape[3])
        } else {
            try result.copyRaw(from: self)
        }
        return result
    }

    /// The elements in `other`'s memory order, which is dense; both have one shape and type.
    func memory(like other: Tensor) throws -> Tensor {
        if other.isContiguous { return try contiguousMemory() }
        if other.isChannelsLast { return try channelsLastMemory() }
        if strides == other.strides { return self }
        let result = try Tensor.emptyStrided(shape, other.strides, dtype)
        try result.copyRaw(from: self)
        return result
    }

    /// Row-major memory with dimension `dim` moved to the end.
    func rowsMemory(along dim: Int) throws -> Tensor {
        if dim == ndim - 1 || ndim == 0 { return try contiguousMemory() }
        let moved = Tensor(
            storage: storage, shape: Self.moved(shape, dim), strides: Self.moved(strides, dim),
            storageOffset: storageOffset, dtype: dtype)
        return try moved.contiguousMemory()
    }

    /// Undoes `rowsMemory`: the last dimension goes back to `dim`.
    func fromRows(along dim: Int) throws -> Tensor {
        if dim == ndim - 1 || ndim == 0 { return self }
        var (shape, strides) = (self.shape, self.strides)
        shape.insert(shape.removeLast(), at: dim)
        strides.insert(strides.removeLast(), at: dim)
        return try Tensor(
            storage: storage, shape: shape, strides: strides, storageOffset: storageOffset, dtype: dtype
        ).contiguousMemory()
    }

    private static func moved(_ list: [Int], _ dim: Int) -> [Int] {
        var list = list
        list.append(list.remove(at: dim))
        return list
    }
}

/// What the two floating types share in the layers' errors.
enum FloatingPoint {
    /// Throws for other types than floats. 16-bit ones are computed as float32.
    static func requireAny(_ dtype: DType, _ operation: String) throws {
        if !dtype.isHalf { try require(dtype, operation) }
    }

    /// Throws unless kernels for this type exist.
    static func require(_ dtype: DType, _ operation: String) throws {
        guard !dtype.isHalf else {
            throw TensorError.notImplemented("\(operation) is not available for \(dtype.name): use float32 or float64")
        }
        guard dtype.isFloatingPoint else {
            throw TensorError.notImplemented("\"\(operation)\" not implemented for '\(dtype.scalarTypeName)'")
        }
    }
}

/// Height and width out of a list of one or two numbers.
struct Pair {
    let height, width: Int

    init(_ values: [Int], _ name: String, _ operation: String) throws {
        switch values.count {
        case 1: (height, width) = (values[0], values[0])
        case 2: (height, width) = (values[0], values[1])
        default:
            throw TensorError.runtime(
                "\(operation): \(name) must either be a single int, or a tuple of two ints, got \(Shape.describe(values))")
        }
    }
}
