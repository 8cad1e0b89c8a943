// Catalogue rows of reductions and of matrix products.

extension OpCatalogue {
    static let reductions: [OpRow] = [
        OpRow("sum", "", [2, 3]) { try $0[0].sum() },
        OpRow("sum", "dim", [2, 3]) { try $0[0].sum([1]) },
        OpRow("mean", "", [2, 3]) { try $0[0].mean() },
        OpRow("mean", "dim, keepdim", [2, 3]) { try $0[0].mean([0], keepdim: true) },
        OpRow("var", "dim", [2, 4]) { try $0[0].var([1]) },
        OpRow("var", "correction=0", [2, 4]) { try $0[0].var(nil, correction: 0) },
        OpRow("std", "dim", [2, 4]) { try $0[0].std([1]) },
        OpRow("prod", "", [4], domain: .positive) { try $0[0].prod() },
        OpRow("prod", "dim", [2, 3]) { try $0[0].prod(1) },
        OpRow("norm", "p=2", [2, 3]) { try $0[0].norm(2, [1]) },
        OpRow("norm", "p=1", [2, 3], domain: .spread) { try $0[0].norm(1, [1]) },
        OpRow("norm", "p=3", [2, 3], domain: .spread) { try $0[0].norm(3, [1]) },
        OpRow("norm", "p=inf", [2, 3], domain: .spread) { try $0[0].norm(.infinity, [1]) },
        OpRow("logsumexp", "", [2, 3]) { try $0[0].logsumexp([1]) },
        OpRow("max", "", [2, 3], domain: .spread) { try $0[0].max() },
        OpRow("min", "", [2, 3], domain: .spread) { try $0[0].min() },
        OpRow("max", "dim", [2, 3], domain: .spread) { try $0[0].max(1).values },
        OpRow("min", "dim", [2, 3], domain: .spread) { try $0[0].min(0).values },
        OpRow("amax", "", [2, 3], domain: .spread) { try $0[0].amax([1]) },
        OpRow("amin", "", [2, 3], domain: .spread) { try $0[0].amin([1]) },
        OpRow("median", "", [5], domain: .spread) { try $0[0].median() },
        OpRow("cumsum", "", [2, 3]) { try $0[0].cumsum(1) },
        OpRow("cumprod", "", [2, 3], domain: .positive) { try $0[0].cumprod(1) },
    ]

    static let products: [OpRow] = [
        OpRow("mm", "", [2, 3], [3, 4]) { try $0[0].mm($0[1]) },
        OpRow("bmm", "", [2, 2, 3], [2, 3, 2]) { try $0[0].bmm($0[1]) },
        OpRow("mv", "", [2, 3], [3]) { try $0[0].mv($0[1]) },
        OpRow("dot", "", [3], [3]) { try $0[0].dot($0[1]) },
        OpRow("outer", "", [2], [3]) { try $0[0].outer($0[1]) },
        OpRow("matmul", "one matrix for a batch", [2, 2, 3], [3, 2]) { try $0[0].matmul($0[1]) },
        OpRow("matmul", "broadcast batches", [2, 1, 2, 3], [2, 3, 2]) { try $0[0].matmul($0[1]) },
        OpRow("matmul", "vector", [3], [2, 3, 2]) { try $0[0].matmul($0[1]) },
        OpRow("addmm", "beta=2, alpha=3", [2, 4], [2, 3], [3, 4]) { try $0[0].addmm($0[1], $0[2], beta: 2, alpha: 3) },
        OpRow("baddbmm", "", [2, 2, 2], [2, 2, 3], [2, 3, 2]) { try $0[0].baddbmm($0[1], $0[2]) },
    ]
}
