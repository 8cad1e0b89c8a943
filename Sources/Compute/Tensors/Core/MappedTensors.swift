// Tensors whose memory is a file's, and parameters that take such memory instead of a copy.

extension Tensor {
    /// A row-major tensor over a file's bytes; nil where they do not lie inside the file or not on a multiple of the elements'
    /// size.
    public static func mapped(_ mapping: FileMapping, at offset: Int, _ shape: [Int], dtype: DType) -> Tensor? {
        let (bytes, overflows) = shape.reduce((dtype.itemSize, false)) { sum, size in
            let (product, overflow) = sum.0.multipliedReportingOverflow(by: size)
            return (product, sum.1 || overflow || size < 0)
        }
        guard !overflows, bytes > 0, offset >= 0, offset % dtype.itemSize == 0, bytes <= mapping.byteCount,
            offset <= mapping.byteCount - bytes
        else { return nil }
        return Tensor(
            storage: Storage(mapping, offset: offset, byteCount: bytes), shape: shape, strides: Shape.contiguousStrides(shape),
            dtype: dtype)
    }

    /// Takes the memory of `source`, which is a whole mapped tensor of this one's type and shape that nobody else goes on using.
    /// False, and nothing done, where a copy is needed: for any other source, and where this tensor's memory is not its own.
    public func adopt(_ source: Tensor) -> Bool {
        guard source.storage.mapping != nil, source.isContiguous, source.storageOffset == 0, source.dtype == dtype,
            source.shape == shape, source.numel * itemSize == source.storage.byteCount, !source.storage.isAdopted, base == nil,
            isContiguous, storageOffset == 0, storage.byteCount == numel * itemSize, isKnownUniquelyReferenced(&storage)
        else { return false }
        let version = storage.version + 1
        storage = source.storage
        (storage.isAdopted, storage.version, viewVersion) = (true, version, version)
        return true
    }
}
