// Gradients of the operations against finite differences in float64.
import Tensors
import Testing

private struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let shapes: [[Int]]
    var positive = false
    let function: @Sendable ([Tensor]) throws -> Tensor
    var testDescription: String { name }
}

private let cases: [Case] = [
    Case(name: "add broadcast", shapes: [[2, 3], [3]]) { try $0[0].add($0[1], alpha: 2) },
    Case(name: "sub", shapes: [[2, 3], [2, 1]]) { try $0[0].sub($0[1]) },
    Case(name: "mul", shapes: [[2, 3], [3]]) { try $0[0].mul($0[1]) },
    Case(name: "div", shapes: [[2, 3], [3]], positive: true) { try $0[0].div($0[1]) },
    Case(name: "pow scalar", shapes: [[2, 3]], positive: true) { try $0[0].pow(2.5) },
    Case(name: "pow tensor", shapes: [[2, 3], [3]], positive: true) { try $0[0].pow($0[1]) },
    Case(name: "maximum", shapes: [[4], [4]]) { try $0[0].maximum($0[1]) },
    Case(name: "minimum", shapes: [[4], [4]]) { try $0[0].minimum($0[1]) },
    Case(name: "neg", shapes: [[3]]) { try $0[0].neg() },
    Case(name: "abs", shapes: [[3]], positive: true) { try $0[0].abs() },
    Case(name: "exp", shapes: [[3]]) { try $0[0].exp() },
    Case(name: "log", shapes: [[3]], positive: true) { try $0[0].log() },
    Case(name: "sqrt", shapes: [[3]], positive: true) { try $0[0].sqrt() },
    Case(name: "rsqrt", shapes: [[3]], positive: true) { try $0[0].rsqrt() },
    Case(name: "reciprocal", shapes: [[3]], positive: true) { try $0[0].reciprocal() },
    Case(name: "sin", shapes: [[3]]) { try $0[0].sin() },
    Case(name: "cos", shapes: [[3]]) { try $0[0].cos() },
    Case(name: "tanh", shapes: [[3]]) { try $0[0].tanh() },
    Case(name: "sigmoid", shapes: [[3]]) { try $0[0].sigmoid() },
    Case(name: "relu", shapes: [[5]], positive: true) { try $0[0].relu() },
    Case(name: "gelu", shapes: [[3]]) { try $0[0].gelu() },
    Case(name: "gelu tanh", shapes: [[3]]) { try $0[0].gelu(approximate: "tanh") },
    Case(name: "silu", shapes: [[3]]) { try $0[0].silu() },
    Case(name: "erf", shapes: [[3]]) { try $0[0].erf() },
    Case(name: "clamp", shapes: [[6]]) { try $0[0].clamp(min: -0.4, max: 0.5) },
    Case(name: "sum", shapes: [[2, 3]]) { try $0[0].sum([1]) },
    Case(name: "mean", shapes: [[2, 3]]) { try $0[0].mean([0], keepdim: true) },
    Case(name: "var", shapes: [[2, 4]]) { try $0[0].var([1]) },
    Case(name: "std", shapes: [[2, 4]]) { try $0[0].std([1]) },
    Case(name: "prod", shapes: [[2, 3]]) { try $0[0].prod(1) },
    Case(name: "norm", shapes: [[2, 3]]) { try $0[0].norm(2, [1]) },
    Case(name: "logsumexp", shapes: [[2, 3]]) { try $0[0].logsumexp([1]) },
    Case(name: "max", shapes: [[2, 3]]) { try $0[0].max(1).values },
    Case(name: "amax", shapes: [[2, 3]]) { try $0[0].amax([1]) },
    Case(name: "mm", shapes: [[2, 3], [3, 4]]) { try $0[0].mm($0[1]) },
    Case(name: "matmul batch", shapes: [[2, 2, 3], [3, 2]]) { try $0[0].matmul($0[1]) },
    Case(name: "matmul broadcast", shapes: [[2, 1, 2, 3], [2, 3, 2]]) { try $0[0].matmul($0[1]) },
    Case(name: "view", shapes: [[2, 3]]) { try $0[0].view([3, 2]) },
    Case(name: "permute", shapes: [[2, 3, 2]]) { try $0[0].permute([2, 0, 1]) },
    Case(name: "slice", shapes: [[5]]) { try $0[0].slice(0, 1, nil, 2) },
    Case(name: "select", shapes: [[2, 3]]) { try $0[0].select(1, -1) },
    Case(name: "expand", shapes: [[2, 1]]) { try $0[0].expand([3, 2, 4]) },
    Case(name: "cat", shapes: [[2, 2], [2, 3]]) { try Tensor.cat([$0[0], $0[1]], dim: 1) },
    Case(name: "stack", shapes: [[2], [2]]) { try Tensor.stack([$0[0], $0[1]], dim: 1) },
    Case(name: "flip", shapes: [[2, 3]]) { try $0[0].flip([1]) },
    Case(name: "roll", shapes: [[2, 3]]) { try $0[0].roll([1], [1]) },
    Case(name: "repeat", shapes: [[2, 1]]) { try $0[0].repeat([2, 3]) },
    Case(name: "cumsum", shapes: [[2, 3]]) { try $0[0].cumsum(1) },
    Case(name: "cumprod", shapes: [[2, 3]]) { try $0[0].cumprod(1) },
    Case(name: "gather", shapes: [[2, 3]]) { try $0[0].gather(1, Tensor.tensor([[2, 0], [1, 1]])) },
    Case(name: "index_select", shapes: [[3, 2]]) { try $0[0].indexSelect(0, Tensor.tensor([2, 0, 2])) },
    Case(name: "where", shapes: [[3], [3]]) { try Tensor.where(Tensor.tensor([true, false, true]), $0[0], $0[1]) },
    Case(name: "masked_fill", shapes: [[3]]) { try $0[0].maskedFill(Tensor.tensor([true, false, true]), 7) },
    Case(name: "in-place on a view", shapes: [[2, 3], [3]]) {
        let copy = try $0[0].clone()
        try copy.select(0, 1).mulInPlace(3).addInPlace($0[1])
        return try copy.mul(copy)
    },
]

@Test(arguments: cases) private func gradientMatchesFiniteDifferences(_ row: Case) throws {
    let g = Generator(seed: 7)
    let inputs = try row.shapes.map { shape -> Tensor in
        let x = try Tensor.empty(shape, dtype: .float64)
        if row.positive { try x.uniformInPlace(0.5, 2, generator: g) } else { try x.normalInPlace(0, 1, generator: g) }
        return try x.requiresGradInPlace()
    }
    let output = try row.function(inputs)
    let weight = try Tensor.empty(output.shape, dtype: .float64).normalInPlace(0, 1, generator: g)
    try output.backward(weight)
    func value() throws -> Double {
        try GradMode.withDisabled { try row.function(inputs).mul(weight).sum().item().double }
    }
    for x in inputs {
        let gradient = try #require(x.grad).doubles()
        let p = x.pointer(Double.self)
        for i in 0..<x.numel {
            let (old, h) = (p[i], 1e-6)
            p[i] = old + h
            let above = try value()
            p[i] = old - h
            let below = try value()
            p[i] = old
            let numeric = (above - below) / (2 * h)
            #expect(Swift.abs(numeric - gradient[i]) < 1e-6 * Swift.max(1, Swift.abs(numeric)), "\(row.name) element \(i)")
        }
    }
}
