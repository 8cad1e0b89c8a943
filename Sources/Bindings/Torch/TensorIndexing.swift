// Subscripts of tensors: from Python's indices to the engine's.

import Interp
import Tensors

extension TorchDeclarations {
    func installIndexing() {
        method("__getitem__(self, index)") { c -> Tensor in try c.tensor(0).index(TensorSubscript.indices(c[1], c.tensor(0))) }
        method("__setitem__(self, index, value)") { c -> Value in
            let tensor = try c.tensor(0)
            // x[False] = … writes nothing; x[True] = … writes everything.
            if c[1].isBool, !c[1].asBool { return .none }
            let indices = c[1].isBool ? [TensorIndex.newAxis] : try TensorSubscript.indices(c[1], tensor)
            if let source = tensorObject(c[2]) {
                try tensor.setIndex(indices, source)
            } else if let number = try TorchCall.number(c[2]) {
                try tensor.setIndex(indices, number)
            } else if c[2].isKind(.list) || c[2].isKind(.tuple) {
                throw Raise.typeError("can't assign a \(c[2].typeName) to a torch.\(tensor.dtype.scalarTypeName)Tensor")
            } else {
                throw Raise.typeError("can't assign a \(c[2].typeName) to a torch.\(tensor.dtype.scalarTypeName)Tensor")
            }
            return .none
        }
        method("__delitem__(self, index)") { c -> Value in throw Raise.typeError("Tensor does not support deleting items") }
    }
}

enum TensorSubscript {
    /// The engine's indices for what stands between the brackets.
    static func indices(_ value: Value, _ tensor: Tensor) throws -> [TensorIndex] {
        if value.isKind(.tuple) || actsAsTuple(value) {
            var result: [TensorIndex] = []
            if let items = value.sequenceItems { for item in items { result.append(try index(item)) } }
            return result
        }
        if tensor.ndim == 0, value.isSmallInt {
            throw TensorError.index(
                "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor "
                    + "to a number")
        }
        return [try index(value)]
    }

    /// A short list that holds more than numbers counts as a tuple of indices, as it did in NumPy.
    private static func actsAsTuple(_ value: Value) -> Bool {
        guard value.isKind(.list), let items = value.sequenceItems, items.count < 32 else { return false }
        return items.contains { item in
            item.isNone || item.isSame(.ellipsis) || item.isKind(.slice) || item.isKind(.list) || item.isKind(.tuple)
                || tensorObject(item) != nil
        }
    }

    private static func index(_ value: Value) throws -> TensorIndex {
        if value.isSmallInt { return .int(value.asInt) }
        if value.isNone { return .newAxis }
        if value.isSame(.ellipsis) { return .ellipsis }
        if value.isBool { return .tensor(try Tensor.scalar(.bool(value.asBool))) }
        if value.isKind(.slice) {
            let slice = value.layout(SliceObject.self).pointee
            let step = try bound(slice.step) ?? 1
            guard step != 0 else { throw TensorError.value("slice step cannot be zero") }
            guard step > 0 else { throw TensorError.value("step must be greater than zero") }
            return .slice(try bound(slice.start), try bound(slice.stop), step)
        }
        if let tensor = tensorObject(value) {
            if tensor.ndim == 0, tensor.dtype.isInteger, tensor.dtype != .uint8 { return .int(Int(try tensor.item().int64)) }
            return .tensor(tensor)
        }
        if value.isKind(.list) || value.isKind(.tuple) || value.isKind(.range) {
            return .tensor(try positions(value))
        }
        if value.isString { throw TensorError.type("new(): invalid data type 'str'") }
        throw TensorError.index(
            "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got \(value.typeName))"
        )
    }

    /// A list of positions or truth values.
    private static func positions(_ value: Value) throws -> Tensor {
        if value.isKind(.range) {
            let items = try Iteration.collect(value)
            defer { items.release() }
            return try TensorData.tensor(items, dtype: .int64)
        }
        if let items = value.sequenceItems, items.isEmpty { return try Tensor.empty([0], dtype: .int64) }
        return try TensorData.tensor(value, dtype: nil)
    }

    private static func bound(_ value: Value) throws -> Int? {
        if value.isNone { return nil }
        if value.isSmallInt || value.isBool { return value.isBool ? (value.asBool ? 1 : 0) : value.asInt }
        if let number = try TorchCall.integer(of: value) { return number }
        throw Raise.typeError("slice indices must be integers or None or have an __index__ method")
    }
}
