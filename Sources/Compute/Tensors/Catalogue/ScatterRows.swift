// Catalogue rows of reading and writing at listed places, and of building matrices and windows from what is given.

extension OpCatalogue {
    static let scattering: [OpRow] = [
        OpRow("index_add", "alpha=2", [3, 2], [4, 2]) {
            try $0[0].clone().indexAddInPlace(0, Tensor.tensor([2, 0, 2, 1]), $0[1], alpha: 2)
        },
        OpRow("index_copy", "", [2, 3], [2, 2]) { try $0[0].clone().indexCopyInPlace(1, Tensor.tensor([2, 0]), $0[1]) },
        OpRow("index_fill", "number", [3, 2]) { try $0[0].clone().indexFillInPlace(0, Tensor.tensor([2, 0]), .scalar(7)) },
        OpRow("index_fill", "tensor", [3, 2], []) {
            try $0[0].clone().indexFillInPlace(1, Tensor.tensor([1]), .tensor($0[1]))
        },
        OpRow("take", "", [2, 3]) { try $0[0].take(Tensor.tensor([[5, 0], [5, -2]])) },
        OpRow("take", "of a transposed tensor", [2, 3]) { try $0[0].t().take(Tensor.tensor([1, 4, 1])) },
        OpRow("put", "", [2, 3], [2]) { try $0[0].clone().putInPlace(Tensor.tensor([4, -6]), $0[1]) },
        OpRow("put", "accumulate", [2, 3], [3]) {
            try $0[0].clone().putInPlace(Tensor.tensor([4, 0, 4]), $0[1], accumulate: true)
        },
        OpRow("scatter_reduce", "sum", [2, 3], [2, 2]) { try $0[0].scatterReduce(1, columns(), $0[1], "sum") },
        OpRow("scatter_reduce", "mean", [2, 3], [2, 2]) { try $0[0].scatterReduce(1, columns(), $0[1], "mean") },
        OpRow("scatter_reduce", "mean, include_self=False", [2, 3], [2, 2]) {
            try $0[0].scatterReduce(1, columns(), $0[1], "mean", includeSelf: false)
        },
        OpRow("scatter_reduce", "prod", [2, 3], [2, 2], domain: .positive) {
            try $0[0].scatterReduce(1, columns(), $0[1], "prod")
        },
        OpRow("scatter_reduce", "prod, include_self=False", [2, 3], [2, 2], domain: .positive) {
            try $0[0].scatterReduce(1, columns(), $0[1], "prod", includeSelf: false)
        },
        OpRow("scatter_reduce", "amax", [2, 3], [2, 2]) { try $0[0].scatterReduce(1, columns(), $0[1], "amax") },
        OpRow("scatter_reduce", "amin, include_self=False", [2, 3], [2, 2]) {
            try $0[0].scatterReduce(1, columns(), $0[1], "amin", includeSelf: false)
        },
        OpRow("scatter_reduce", "amax, longer source", [3, 2], [4, 3]) {
            try $0[0].scatterReduce(0, Tensor.tensor([[2, 0], [1, 0], [2, 1]]), $0[1], "amax")
        },
        OpRow("masked_scatter", "", [2, 3], [4]) {
            try $0[0].maskedScatter(Tensor.tensor([true, false, true, false, true, false], shape: [2, 3]), $0[1])
        },
    ]

    static let arrangements: [OpRow] = [
        OpRow("unfold", "overlapping", [2, 5]) { try $0[0].unfold(1, 3, 1) },
        OpRow("unfold", "with gaps", [5, 2]) { try $0[0].unfold(0, 1, 2) },
        OpRow("diag_embed", "", [2, 3]) { try $0[0].diagEmbed() },
        OpRow("diag_embed", "offset=-1, dims", [2, 3]) { try $0[0].diagEmbed(offset: -1, dim1: 0, dim2: 2) },
        OpRow("triu", "diagonal=1", [3, 4]) { try $0[0].triu(1) },
        OpRow("tril", "batch", [2, 3, 3]) { try $0[0].tril() },
        OpRow("block_diag", "", [2, 3], [2], []) { try Tensor.blockDiag($0) },
        OpRow("rot90", "", [2, 3]) { try $0[0].rot90() },
    ]

    /// Column numbers with a place that is written to twice.
    private static func columns() throws -> Tensor { try Tensor.tensor([[2, 2], [1, 0]]) }
}
