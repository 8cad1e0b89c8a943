// Tensors from Python's data: nested lists and tuples of numbers and tensors, with PyTorch's rules for shape and dtype.

import Interp
import Tensors

enum TensorData {
    /// `torch.tensor(data)`: always a copy.
    static func tensor(_ value: Value, dtype: DType?) throws -> Tensor {
        if let source = tensorObject(value) {
            let copy = try GradMode.withDisabled { try source.detach().to(dtype: dtype ?? source.dtype) }
            return copy.storage === source.storage ? try GradMode.withDisabled { try copy.clone() } : copy
        }
        if value.isKind(.range) {
            let items = try Iteration.collect(value)
            defer { items.release() }
            return try tensor(items, dtype: dtype ?? .int64)
        }
        var shape: [Int] = []
        try measure(value, &shape)
        var reader = Reader(shape: shape)
        reader.scalars.reserveCapacity(shape.reduce(1) { $0 &* $1 })
        try reader.read(value, 0)
        if let dtype, dtype.isInteger {
            for scalar in reader.scalars where !scalar.fits(dtype) {
                throw TensorError.runtime("value cannot be converted to type \(dtype.cIntegerName) without overflow")
            }
        }
        return try Tensor.from(reader.scalars, shape: shape, dtype: dtype ?? reader.dtype ?? .float32)
    }

    /// The shape, from the first element of each level.
    private static func measure(_ value: Value, _ shape: inout [Int]) throws {
        if let source = tensorObject(value) {
            shape += source.shape
            return
        }
        if value.isKind(.bytes) || value.isKind(.byteArray) {
            throw TensorError.type("new(): invalid data type '\(value.typeName)'")
        }
        // A text is a sequence of texts without end.
        if value.isString, !shape.isEmpty { throw TensorError.value("too many dimensions 'str'") }
        guard let items = value.sequenceItems else { return }
        guard shape.count < 64 else { throw TensorError.value("too many dimensions '\(value.typeName)'") }
        shape.append(items.count)
        if let first = items.first { try measure(first, &shape) }
    }

    private struct Reader {
        let shape: [Int]
        var scalars: [Scalar] = []
        var dtype: DType?

        init(shape: [Int]) { self.shape = shape }

        mutating func note(_ type: DType) { dtype = dtype.map { DType.promote($0, type) } ?? type }

        mutating func read(_ value: Value, _ dim: Int) throws {
            if let source = tensorObject(value) {
                if source.numel != 1 { throw TensorError.value("only one element tensors can be converted to Python scalars") }
                guard source.shape == Array(shape[min(dim, shape.count)...]) else {
                    if source.numel != 1 {
                        throw TensorError.value("only one element tensors can be converted to Python scalars")
                    }
                    throw mismatch(dim, source.ndim > 0 ? source.shape[0] : 0)
                }
                note(source.dtype)
                scalars += try GradMode.withDisabled { try source.detach().scalars() }
                return
            }
            if let items = value.sequenceItems {
                guard dim < shape.count else {
                    throw TensorError.type(
                        dtype?.isFloatingPoint == true
                            ? "must be real number, not \(value.typeName)"
                            : "'\(value.typeName)' object cannot be interpreted as an integer")
                }
                guard items.count == shape[dim] else { throw mismatch(dim, items.count) }
                for item in items { try read(item, dim + 1) }
                return
            }
            if value.isKind(.bigInteger) { throw TensorError.value("Overflow when unpacking long long") }
            guard let number = try TorchCall.number(value) else {
                if dim < shape.count, dim > 0 || value.isString { throw notSequence(value) }
                if value.isString && dim == 0 { throw TensorError.type("new(): invalid data type 'str'") }
                if value.isString { throw TensorError.type("new(): invalid data type 'str'") }
                if value.isNone { throw TensorError.runtime("Could not infer dtype of NoneType") }
                throw TensorError.runtime("Could not infer dtype of \(value.typeName)")
            }
            guard dim == shape.count else { throw TensorError.type("not a sequence") }
            note(number.defaultDType)
            scalars.append(number)
        }

        private func mismatch(_ dim: Int, _ count: Int) -> TensorError {
            .value("expected sequence of length \(shape[dim]) at dim \(dim) (got \(count))")
        }

        private func notSequence(_ value: Value) -> TensorError {
            .type("new(): invalid data type '\(value.typeName)'")
        }
    }
}
