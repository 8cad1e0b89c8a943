// Rows of a table by their numbers.

extension Tensor {
    /// The rows of `weight` (V, D) that the integers name: [*] to [*, D]. The row `paddingIndex` gets no gradient; with
    /// `scalesByFrequency` a row's gradient is divided by how often it was read. Same as torch.nn.functional.embedding.
    public func embedding(_ weight: Tensor, paddingIndex: Int? = nil, scalesByFrequency: Bool = false) throws -> Tensor {
        guard weight.ndim == 2 else { throw TensorError.runtime("'weight' must be 2-D") }
        guard dtype == .int64 || dtype == .int32 else {
            throw TensorError.runtime(
                "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got "
                    + "torch.\(dtype.scalarTypeName)Tensor instead (while checking arguments for embedding)")
        }
        let places = try ints()
        let (rows, width) = (weight.shape[0], weight.shape[1])
        guard places.allSatisfy({ $0 >= 0 && $0 < rows }) else { throw TensorError.index("index out of range in self") }
        let table = try weight.contiguousMemory()
        let output = try Tensor.empty(shape + [width], dtype: weight.dtype)
        let size = width * weight.itemSize
        for (i, place) in places.enumerated() {
            (output.rawPointer + i * size).copyMemory(from: table.rawPointer + place * size, byteCount: size)
        }
        return output.record("EmbeddingBackward0", inputs: [weight]) { gradient in
            if GradMode.isEnabled, !scalesByFrequency {
                let flat = try gradient.reshape([places.count, width])
                let counts = try Tensor.tensor(places.map { $0 == paddingIndex ? 0.0 : 1 }, shape: [places.count, 1])
                let used = paddingIndex == nil ? flat : try flat.mul(counts.to(dtype: flat.dtype))
                return [try Tensor.zeros([rows, width], dtype: flat.dtype).indexAddInPlace(0, Tensor.tensor(places), used)]
            }
            let g = try gradient.contiguousMemory()
            let whole = try Tensor.zeros([rows, width], dtype: g.dtype)
            var counts: [Int: Double] = [:]
            if scalesByFrequency { for place in places { counts[place, default: 0] += 1 } }
            for (i, place) in places.enumerated() where place != paddingIndex {
                let share = scalesByFrequency ? 1 / (counts[place] ?? 1) : 1
                if g.dtype == .float32 {
                    let (to, from) = (whole.pointer(Float.self) + place * width, g.pointer(Float.self) + i * width)
                    for j in 0..<width { to[j] += from[j] * Float(share) }
                } else {
                    let (to, from) = (whole.pointer(Double.self) + place * width, g.pointer(Double.self) + i * width)
                    for j in 0..<width { to[j] += from[j] * share }
                }
            }
            return [whole]
        }
    }

    /// Shortens the rows of a table that the integers name to a norm, in place. Same as what max_norm does in PyTorch.
    public func renormaliseRows(of weight: Tensor, to maxNorm: Double, normType: Double) throws {
        try GradMode.withDisabled {
            for place in Set(try ints()).sorted() where place >= 0 && place < weight.shape[0] {
                let row = try weight.select(0, place)
                let norm = try row.norm(normType).item().double
                if norm > maxNorm { try row.mulInPlace(.scalar(.float(maxNorm / (norm + 1e-7)))) }
            }
        }
    }
}
