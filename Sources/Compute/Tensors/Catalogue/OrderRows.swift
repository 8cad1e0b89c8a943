// Catalogue rows of order statistics and of running extrema and sums, whose gradients go back to the elements they picked.

extension OpCatalogue {
    static let orders: [OpRow] = [
        OpRow("median", "even count", [6], domain: .spread) { try $0[0].medianOfAll() },
        OpRow("median", "dim", [2, 5], domain: .spread) { try $0[0].median(1).values },
        OpRow("median", "dim, keepdim", [4, 2], domain: .spread) { try $0[0].median(0, keepdim: true).values },
        OpRow("nanmedian", "", [5], domain: .spread) { try $0[0].log().medianOfAll(ignoringNaN: true) },
        OpRow("nanmedian", "dim", [2, 5], domain: .spread) { try withGaps($0[0]).median(1, ignoringNaN: true).values },
        OpRow("kthvalue", "", [2, 4], domain: .spread) { try $0[0].kthvalue(2, 1).values },
        OpRow("kthvalue", "keepdim", [3, 2], domain: .spread) { try $0[0].kthvalue(3, 0, keepdim: true).values },
        OpRow("mode", "", [2, 4], domain: .spread) { try $0[0].mode(1).values },
        OpRow("quantile", "", [2, 5], domain: .spread) { try $0[0].quantile(Tensor.tensor([0.3, 0.8]), 1) },
        OpRow("cummax", "", [2, 5], domain: .spread) { try $0[0].cummax(1).values },
        OpRow("cummin", "", [5, 2], domain: .spread) { try $0[0].cummin(0).values },
        OpRow("logcumsumexp", "", [2, 4]) { try $0[0].logcumsumexp(1) },
        OpRow("logcumsumexp", "first dimension", [3, 2]) { try $0[0].logcumsumexp(0) },
        OpRow("nansum", "", [2, 3]) { try withGaps($0[0]).nansum() },
        OpRow("nansum", "dim, keepdim", [2, 3]) { try withGaps($0[0]).nansum([1], keepdim: true) },
        OpRow("nanmean", "dim", [2, 3]) { try withGaps($0[0]).nanmean([0]) },
    ]

    /// The first element of a matrix replaced by NaN.
    private static func withGaps(_ x: Tensor) throws -> Tensor {
        let mask = try Tensor.zeros(x.shape, dtype: .bool)
        mask.pointer(Bool.self)[0] = true
        return try x.maskedFill(mask, .float(.nan))
    }
}
