// The tensor: a view (shape, strides, offset) of typed elements in a shared storage, and its place in the autograd
// graph. Operations live in Ops/ and NN/, the graph in Autograd/, text in Text/.

/// An n-dimensional array, as torch.Tensor.
///
/// Shapes are logical (images are NCHW); strides, counted in elements, say how the elements lie in memory.
public class Tensor {
    /// Tensors that are views of each other have the same one.
    public internal(set) var storage: Storage
    public internal(set) var shape: [Int]
    public internal(set) var strides: [Int]
    public internal(set) var storageOffset: Int
    public internal(set) var dtype: DType
    /// Number of elements.
    public internal(set) var numel: Int
    /// Whether the elements lie row-major without gaps.
    public internal(set) var isContiguous: Bool

    /// State for gradients; nil until one is wanted.
    var autograd: AutogradState?
    /// The tensor this is a view of, never itself a view.
    let base: Tensor?
    /// The storage's version when a view's place in the graph was last settled.
    var viewVersion: Int

    /// A view of `storage`. The caller has made sure that every element lies inside it.
    init(
        storage: Storage, shape: [Int], strides: [Int], storageOffset: Int = 0, dtype: DType, base: Tensor? = nil
    ) {
        self.storage = storage
        self.shape = shape
        self.strides = strides
        self.storageOffset = storageOffset
        self.dtype = dtype
        var count = 1
        for size in shape { count *= size }
        numel = count
        isContiguous = Shape.isContiguous(shape, strides)
        self.base = base
        viewVersion = storage.version
    }

    public var ndim: Int { shape.count }

    /// Whether a 4-D tensor lies in memory as NHWC without gaps.
    public var isChannelsLast: Bool { Shape.isChannelsLast(shape, strides) }

    /// Whether the elements fill their memory without gaps or overlaps, in whatever order.
    var isDense: Bool { isContiguous || Shape.isDense(shape, strides) }

    /// Bytes per element.
    public var itemSize: Int { dtype.itemSize }

    /// The address of the first element.
    public var rawPointer: UnsafeMutableRawPointer { storage.data + storageOffset * dtype.itemSize }

    /// The first element's address, typed. The caller has checked `dtype`.
    public func pointer<T>(_ type: T.Type = T.self) -> UnsafeMutablePointer<T> {
        rawPointer.assumingMemoryBound(to: type)
    }

    /// Bytes of the whole memory behind the tensor, and where it begins.
    public var storageByteCount: Int { storage.byteCount }
    public var storageAddress: UnsafeMutableRawPointer { storage.data }

    /// Counts in-place writes to the storage.
    public var version: Int { storage.version }

    /// The size of one dimension, counted from the end if negative.
    public func size(_ dim: Int) throws -> Int {
        guard ndim > 0 else {
            throw TensorError.index("Dimension specified as \(dim) but tensor has no dimensions")
        }
        return shape[try Shape.dimension(dim, ndim)]
    }

    /// The single element as a number. Same as torch.Tensor.item().
    public func item() throws -> Scalar {
        guard numel == 1 else {
            throw TensorError.runtime("a Tensor with \(numel) elements cannot be converted to Scalar")
        }
        return Scalar.load(dtype, from: rawPointer)
    }

    /// All elements in logical order.
    public func scalars() throws -> [Scalar] {
        let source = try contiguous()
        let (pointer, step) = (source.rawPointer, itemSize)
        return (0..<numel).map { Scalar.load(dtype, from: pointer + $0 * step) }
    }

    /// All elements in logical order as doubles.
    public func doubles() throws -> [Double] {
        let source = try to(dtype: .float64).contiguous()
        return Array(UnsafeBufferPointer(start: source.pointer(Double.self), count: numel))
    }

    /// All elements in logical order as floats.
    public func floats() throws -> [Float] {
        let source = try to(dtype: .float32).contiguous()
        return Array(UnsafeBufferPointer(start: source.pointer(Float.self), count: numel))
    }

    /// All elements in logical order as integers.
    public func ints() throws -> [Int] {
        let source = try to(dtype: .int64).contiguous()
        return Array(UnsafeBufferPointer(start: source.pointer(Int.self), count: numel))
    }

    /// A tensor without history that lies in `storage` as this one does in its own. The storage has as many bytes.
    public func detached(over storage: Storage) -> Tensor {
        Tensor(storage: storage, shape: shape, strides: strides, storageOffset: storageOffset, dtype: dtype)
    }

    /// Shows another tensor's elements under this identity: `parameter.data = tensor`. No gradient is recorded.
    public func setData(_ other: Tensor) throws {
        guard other.dtype == dtype || !requiresGrad || other.dtype.isFloatingPoint else {
            throw TensorError.runtime("data set to a tensor that requires gradients must be floating point or complex dtype")
        }
        storage = other.storage
        shape = other.shape
        strides = other.strides
        storageOffset = other.storageOffset
        dtype = other.dtype
        numel = other.numel
        isContiguous = other.isContiguous
        viewVersion = storage.version
    }
}
