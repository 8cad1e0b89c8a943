// Writes into tensors of which several elements are one place in memory, as expand makes them. PyTorch deprecates it, but lets masked_fill_,
// index_fill_, index_put_ and assignments through positions do it: a place that is written to several times keeps the last value.

extension Tensor {
    /// Whether several elements are one place in memory.
    var isRepeated: Bool { numel > 0 && zip(shape, strides).contains { $0 > 1 && $1 == 0 } }

    /// self[indices] = values, or += with `accumulate`. Not recorded.
    func writeRepeated(_ indices: [TensorIndex], _ values: Tensor, accumulate: Bool = false) throws {
        try GradMode.withDisabled {
            let places = try memoryPlaces().index(indices)
            let wide = try values.detach().expand(places.shape).contiguous()
            let length = zip(shape, strides).reduce(1) { $0 + ($1.0 - 1) * $1.1 }
            let memory = Tensor(storage: storage, shape: [length], strides: [1], storageOffset: storageOffset, dtype: dtype)
            try memory.putInPlace(places.contiguous(), wide, accumulate: accumulate)
        }
    }

    /// Where each element lies in memory, counted from the first.
    private func memoryPlaces() throws -> Tensor {
        var places = try Tensor.zeros([], dtype: .int64)
        for d in 0..<ndim {
            let steps = try Tensor.arange(0, .init(shape[d])).mul(.int(Int64(strides[d])))
            places = try places.unsqueeze(-1).add(steps)
        }
        return places
    }
}
