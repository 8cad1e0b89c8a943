// The gradient's own gradient (create_graph=True) of every catalogue row against finite differences of the first gradient: it
// holds, or backward refuses. What must not happen is that a kernel's gradient silently loses the graph.

import Tensors
import Testing

@Test(arguments: OpCatalogue.rows) private func secondGradientHoldsOrIsRefused(_ row: OpRow) throws {
    let g = Generator(seed: 7)
    let inputs = try row.sampleInputs(g)
    let output = try row.apply(inputs)
    let weight = try Tensor.empty(output.shape, dtype: .float64).normalInPlace(0, 1, generator: g)
    let directions = try inputs.map { try Tensor.empty($0.shape, dtype: .float64).normalInPlace(0, 1, generator: g) }

    /// The first gradients along random directions, as a number.
    func slope(createGraph: Bool) throws -> Tensor {
        let gradients = try Tensor.gradients(
            of: [row.apply(inputs)], inputs: inputs, gradOutputs: [weight], retainGraph: createGraph, createGraph: createGraph,
            allowUnused: true)
        var total = try Tensor.zeros([], dtype: .float64)
        for (gradient, direction) in zip(gradients, directions) {
            if let gradient { total = try total.add(gradient.mul(direction).sum()) }
        }
        return total
    }

    let total: Tensor
    do { total = try slope(createGraph: true) } catch let error as TensorError {
        #expect("\(error)".contains("not differentiable"), "\(row.testDescription): \(error)")
        return
    }
    let seconds: [Tensor?] =
        total.requiresGrad ? try Tensor.gradients(of: [total], inputs: inputs, allowUnused: true) : inputs.map { _ in nil }
    for (place, x) in inputs.enumerated() {
        let second = try seconds[place]?.doubles() ?? [Double](repeating: 0, count: x.numel)
        let p = x.pointer(Double.self)
        for i in 0..<x.numel {
            let (old, h) = (p[i], 1e-6)
            p[i] = old + h
            let above = try slope(createGraph: false).item().double
            p[i] = old - h
            let below = try slope(createGraph: false).item().double
            p[i] = old
            let numeric = (above - below) / (2 * h)
            #expect(
                Swift.abs(numeric - second[i]) < 1e-5 * Swift.max(1, Swift.abs(numeric)),
                "\(row.testDescription), input \(place), element \(i)")
        }
    }
}
