// Catalogue rows of views, of joining and of reading and writing at places.

extension OpCatalogue {
    static let views: [OpRow] = [
        OpRow("view", "", [2, 3]) { try $0[0].view([3, 2]) },
        OpRow("reshape", "of a transposed tensor", [2, 3]) { try $0[0].t().reshape([6]) },
        OpRow("permute", "", [2, 3, 2]) { try $0[0].permute([2, 0, 1]) },
        OpRow("transpose", "", [2, 3, 2]) { try $0[0].transpose(0, 1) },
        OpRow("t", "matrix", [2, 3]) { try $0[0].t() },
        OpRow("t", "vector", [3]) { try $0[0].t() },
        OpRow("expand", "", [2, 1]) { try $0[0].expand([3, 2, 4]) },
        OpRow("squeeze", "all", [1, 2, 1]) { try $0[0].squeeze() },
        OpRow("squeeze", "one dimension", [1, 2, 1]) { try $0[0].squeeze([0]) },
        OpRow("squeeze", "two dimensions", [1, 2, 1]) { try $0[0].squeeze([0, 2]) },
        OpRow("unsqueeze", "", [2, 3]) { try $0[0].unsqueeze(1) },
        OpRow("slice", "", [5]) { try $0[0].slice(0, 1, nil, 2) },
        OpRow("select", "", [2, 3]) { try $0[0].select(1, -1) },
        OpRow("narrow", "", [5, 2]) { try $0[0].narrow(0, 1, 3) },
        OpRow("split", "", [5, 2]) { try $0[0].split(2)[1].mul($0[0].split([2, 3])[0]) },
        OpRow("chunk", "", [4, 2]) {
            let parts = try $0[0].chunk(2); return try parts[0].mul(parts[1])
        },
        OpRow("unbind", "", [2, 3]) {
            let parts = try $0[0].unbind(0); return try parts[0].mul(parts[1])
        },
        OpRow("diagonal", "offset=1", [3, 4]) { try $0[0].diagonal(offset: 1) },
        OpRow("movedim", "", [2, 3, 2]) { try $0[0].movedim(0, 2) },
        OpRow("index", "alias", [3]) { try $0[0].index([.ellipsis]) },
        OpRow("clone", "", [3]) { try $0[0].clone() },
        OpRow("contiguous", "", [2, 3]) { try $0[0].t().contiguous() },
        OpRow("contiguous", "channels_last", [1, 2, 2, 3]) { try $0[0].contiguous(channelsLast: true) },
    ]

    static let joining: [OpRow] = [
        OpRow("cat", "", [2, 2], [2, 3]) { try Tensor.cat([$0[0], $0[1]], dim: 1) },
        OpRow("stack", "", [2], [2]) { try Tensor.stack([$0[0], $0[1]], dim: 1) },
        OpRow("flip", "", [2, 3]) { try $0[0].flip([1]) },
        OpRow("roll", "", [2, 3]) { try $0[0].roll([1], [1]) },
        OpRow("repeat", "", [2, 1]) { try $0[0].repeat([2, 3]) },
    ]

    static let places: [OpRow] = [
        OpRow("gather", "", [2, 3]) { try $0[0].gather(1, Tensor.tensor([[2, 0], [1, 1]])) },
        OpRow("index_select", "", [3, 2]) { try $0[0].indexSelect(0, Tensor.tensor([2, 0, 2])) },
        OpRow("index", "positions", [3, 2]) { try $0[0].index([.tensor(Tensor.tensor([2, 0, 2]))]) },
        OpRow("masked_select", "", [3]) { try $0[0].maskedSelect(Tensor.tensor([true, false, true])) },
        OpRow("index_put", "", [3, 2], [2, 2]) {
            let copy = try $0[0].clone()
            try copy.setIndex([.tensor(Tensor.tensor([2, 0]))], $0[1])
            return copy
        },
        OpRow("scatter", "in place", [2, 3], [2, 2]) {
            try $0[0].clone().scatterInPlace(1, Tensor.tensor([[2, 0], [1, 0]]), $0[1])
        },
        OpRow("scatter_add", "in place", [2, 3], [2, 2]) {
            try $0[0].clone().scatterAddInPlace(1, Tensor.tensor([[2, 2], [1, 0]]), $0[1])
        },
        OpRow("sort", "", [2, 4], domain: .spread) { try $0[0].sort(1, descending: true).values },
        OpRow("topk", "", [2, 4], domain: .spread) { try $0[0].topk(2, 1).values },
        OpRow("copy", "in place", [2, 3], [3]) { try $0[0].clone().copyInPlace(from: $0[1]).mul($0[0]) },
        OpRow("fill", "in place", [2, 3]) { try $0[0].clone().fillInPlace(2).mul($0[0]) },
        OpRow("fill", "of a view", [2, 3]) {
            let copy = try $0[0].clone()
            try copy.select(0, 0).fillInPlace(2)
            return try copy.mul(copy)
        },
        OpRow("in-place", "on a view", [2, 3], [3]) {
            let copy = try $0[0].clone()
            try copy.select(0, 1).mulInPlace(3).addInPlace($0[1])
            return try copy.mul(copy)
        },
        OpRow("in-place", "seen through another view", [2, 3], [3]) {
            let copy = try $0[0].clone()
            let view = try copy.select(0, 1)
            try copy.mulInPlace(3).addInPlace($0[1])
            return try view.mul(view)
        },
    ]
}
