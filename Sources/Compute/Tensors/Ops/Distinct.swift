// Distinct slices along a dimension, and runs of equal neighbours: what torch.unique(dim=…) and unique_consecutive give.

extension Tensor {
    /// Distinct slices in ascending order, where each slice went, and how many of each. Same as torch.unique with dim.
    public func uniqueSlices(_ dim: Int) throws -> (values: Tensor, inverse: Tensor, counts: Tensor) {
        let d = try Shape.dimension(dim, ndim)
        let rows = try sliceRows(d)
        let order = rows.indices.sorted { a, b in
            for (x, y) in zip(rows[a], rows[b]) where x != y { return x < y }
            return a < b
        }
        var (firsts, counts, inverse) = ([Int](), [Int](), [Int](repeating: 0, count: rows.count))
        for place in order {
            if let last = firsts.last, rows[last] == rows[place] {
                counts[counts.count - 1] += 1
            } else {
                firsts.append(place)
                counts.append(1)
            }
            inverse[place] = firsts.count - 1
        }
        return (try slices(d, firsts), try Tensor.tensor(inverse), try Tensor.tensor(counts))
    }

    /// The slices at these places. In memory one lies behind the other, whatever their dimension is.
    private func slices(_ d: Int, _ places: [Int]) throws -> Tensor {
        guard ndim > 0 else { return detach() }
        return try detach().movedim(d, 0).contiguous().indexSelect(0, Tensor.tensor(places)).movedim(0, d).alias()
    }

    /// Slices without their equal followers. Same as torch.unique_consecutive with dim.
    public func uniqueConsecutiveSlices(_ dim: Int) throws -> (values: Tensor, inverse: Tensor, counts: Tensor) {
        let d = try Shape.dimension(dim, ndim)
        let rows = try sliceRows(d)
        let (firsts, inverse, counts) = Tensor.runs(rows.count) { rows[$0] == rows[$1] }
        return (try slices(d, firsts), try Tensor.tensor(inverse), try Tensor.tensor(counts))
    }

    /// Elements without their equal followers. Same as torch.unique_consecutive.
    public func uniqueConsecutive() throws -> (values: Tensor, inverse: Tensor, counts: Tensor) {
        let flat = try detach().reshape([numel])
        let values = try flat.scalars()
        let (firsts, inverse, counts) = Tensor.runs(numel) { values[$0] == values[$1] }
        return (
            try flat.indexSelect(0, Tensor.tensor(firsts)).detach(), try Tensor.tensor(inverse, shape: shape),
            try Tensor.tensor(counts)
        )
    }

    private static func runs(_ count: Int, _ same: (Int, Int) -> Bool) -> (firsts: [Int], inverse: [Int], counts: [Int]) {
        var (firsts, inverse, counts) = ([Int](), [Int](), [Int]())
        for i in 0..<count {
            if i > 0, same(i - 1, i) {
                counts[counts.count - 1] += 1
            } else {
                firsts.append(i)
                counts.append(1)
            }
            inverse.append(firsts.count - 1)
        }
        return (firsts, inverse, counts)
    }

    private func sliceRows(_ d: Int) throws -> [[Double]] {
        guard ndim > 0 else { return [try doubles()] }
        return try (0..<shape[d]).map { try detach().select(d, $0).doubles() }
    }
}
