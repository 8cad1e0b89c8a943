// What print shows, against PyTorch 2.13's text for the same tensors; and subscripts against its results.
import Tensors
import Testing

@Test func tensorsPrintAsInTorch() throws {
    #expect(
        try Tensor.tensor([[1, 2], [3.5, -4.25]] as [[Float]]).description
            == "tensor([[ 1.0000,  2.0000],\n        [ 3.5000, -4.2500]])")
    #expect(
        try Tensor.arange(0, 6).reshape([2, 3]).description
            == "tensor([[0, 1, 2],\n        [3, 4, 5]])")
    #expect(
        try Tensor.scalar(3.0 as Double).description
            == "tensor(3.)")
    #expect(
        try Tensor.tensor([1e-5, 1] as [Float]).description
            == "tensor([1.0000e-05, 1.0000e+00])")
    #expect(
        try Tensor.tensor([1, .nan, .infinity] as [Float]).description
            == "tensor([1., nan, inf])")
    #expect(
        try Tensor.tensor([true, false]).description
            == "tensor([ True, False])")
    #expect(
        try Tensor.zeros([0, 3]).description
            == "tensor([], size=(0, 3))")
    #expect(
        try Tensor.zeros([0]).description
            == "tensor([])")
    #expect(
        try Tensor.arange(0, 2000.0).description
            == "tensor([0.0000e+00, 1.0000e+00, 2.0000e+00,  ..., 1.9970e+03, 1.9980e+03,\n      "
            + "  1.9990e+03])")
    #expect(
        try Tensor.arange(0, 1500).reshape([2, 750]).description
            == "tensor([[   0,    1,    2,  ...,  747,  748,  749],\n        [ 750,  751,  752,  "
            + "..., 1497, 1498, 1499]])")
    #expect(
        try Tensor.ones([2, 2], dtype: .float64).description
            == "tensor([[1., 1.],\n        [1., 1.]], dtype=torch.float64)")
    #expect(
        try Tensor.ones([3]).requiresGradInPlace().add(1).description
            == "tensor([2., 2., 2.], grad_fn=<AddBackward0>)")
    #expect(
        try Tensor.ones([2]).requiresGradInPlace().description
            == "tensor([1., 1.], requires_grad=True)")
    #expect(
        try Tensor.arange(0, 30.0).div(7).description
            == "tensor([0.0000, 0.1429, 0.2857, 0.4286, 0.5714, 0.7143, 0.8571, 1.0000, 1.1429,\n"
            + "        1.2857, 1.4286, 1.5714, 1.7143, 1.8571, 2.0000, 2.1429, 2.2857, 2.4286,\n"
            + "        2.5714, 2.7143, 2.8571, 3.0000, 3.1429, 3.2857, 3.4286, 3.5714, 3.7143,\n"
            + "        3.8571, 4.0000, 4.1429])")
    #expect(
        try Tensor.arange(0, 8.0).reshape([2, 2, 2]).description
            == "tensor([[[0., 1.],\n         [2., 3.]],\n\n        [[4., 5.],\n         [6., 7.]]])")
    #expect(
        try Tensor.tensor([1, 2] as [UInt8]).description
            == "tensor([1, 2], dtype=torch.uint8)")
}

@Test func subscriptsReadAsInTorch() throws {
    let x = try Tensor.arange(0, 24).reshape([2, 3, 4])
    #expect(try x.index([.int(1), .int(-1)]).ints() == [20, 21, 22, 23])
    #expect(try x.index([.ellipsis, .slice(1, nil, 2)]).ints() == [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23])
    #expect(try x.index([.newAxis, .int(0)]).shape == [1, 3, 4])
    // x[:, [2, 0]] keeps the place of the list; x[[0, 1], :, [3, 1]] moves it to the front.
    let rows = try x.index([.slice(nil, nil, 1), .tensor(Tensor.tensor([2, 0]))])
    #expect(rows.shape == [2, 2, 4])
    #expect(try rows.ints() == [8, 9, 10, 11, 0, 1, 2, 3, 20, 21, 22, 23, 12, 13, 14, 15])
    let front = try x.index([.tensor(Tensor.tensor([0, 1])), .slice(nil, nil, 1), .tensor(Tensor.tensor([3, 1]))])
    #expect(front.shape == [2, 3])
    #expect(try front.ints() == [3, 7, 11, 13, 17, 21])
    #expect(try x.index([.tensor(x.gt(20))]).ints() == [21, 22, 23])
}

@Test func subscriptsWrite() throws {
    let x = try Tensor.zeros([3, 3])
    try x.setIndex([.int(0)], 1)
    try x.setIndex([.tensor(Tensor.tensor([1, 2])), .tensor(Tensor.tensor([1, 2]))], Tensor.tensor([5, 6] as [Float]))
    try x.setIndex([.tensor(x.eq(6))], 7)
    #expect(try x.doubles() == [1, 1, 1, 0, 5, 0, 0, 0, 7])
}

@Test func indexedRowsAddTheirGradients() throws {
    let x = try Tensor.tensor([[1, 2], [3, 4]] as [[Double]]).requiresGradInPlace()
    try x.index([.tensor(Tensor.tensor([0, 0, 1]))]).sum().backward()
    #expect(try x.grad?.doubles() == [2, 2, 1, 1])
}

@Test func orderingFindsPlaces() throws {
    let x = try Tensor.tensor([[3, 1, 2], [5, 9, 7]] as [[Float]])
    let sorted = try x.sort(1, descending: true)
    #expect(try sorted.values.doubles() == [3, 2, 1, 9, 7, 5])
    #expect(try sorted.indices.ints() == [0, 2, 1, 1, 2, 0])
    let best = try x.topk(2, 1)
    #expect(try best.values.doubles() == [3, 2, 9, 7])
    #expect(try Tensor.tensor([3, 1, 3, 0]).unique().values.ints() == [0, 1, 3])
    #expect(try Tensor.tensor([3, 1, 3]).bincount().ints() == [0, 1, 0, 2])
}

@Test func longGraphsAreFreedWithoutRecursion() throws {
    let x = try Tensor.ones([1]).requiresGradInPlace()
    var y = x
    for _ in 0..<60_000 { y = try y.add(1) }
    try y.backward()
    #expect(try x.grad?.doubles() == [1])
    y = x
    for _ in 0..<60_000 { y = try y.add(1) }
}
