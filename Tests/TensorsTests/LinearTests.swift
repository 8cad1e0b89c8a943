// Linear layers of sizes whose weight is packed on the way against double precision.

import Tensors
import Testing

@Suite(.serialized) struct LinearTests {
    private static func values(_ shape: [Int], _ seed: Int) throws -> Tensor {
        try Tensor.tensor((0..<shape.reduce(1, *)).map { Float(($0 * 7919 + seed * 104729) % 1009) / 1009 - 0.5 }, shape: shape)
    }

    /// Rows, inputs, outputs: whole panels and parts of them, one block of rows and several, more inputs than a block has.
    @Test(arguments: [
        [16, 16, 16], [17, 33, 40], [197, 192, 576], [50, 300, 100], [400, 64, 17], [40, 1000, 250], [15, 64, 64], [64, 20, 8],
    ])
    func isTheSumInDoublePrecision(_ size: [Int]) throws {
        let (x, w) = (try Self.values([size[0], size[1]], 1), try Self.values([size[2], size[1]], 2))
        for bias in [nil, try Self.values([size[2]], 3)] {
            let expected = try x.to(dtype: .float64).linear(
                weight: w.to(dtype: .float64), bias: bias?.to(dtype: .float64)
            ).doubles()
            let largest = expected.map(abs).max() ?? 1
            var results: [[Double]] = []
            for threads in [1, 3] {
                let before = Threads.count
                defer { Threads.count = before }
                Threads.count = threads
                results.append(try x.linear(weight: w, bias: bias).doubles())
            }
            #expect(zip(results[0], expected).allSatisfy { abs($0 - $1) <= 1e-5 * largest })
            if size[0] >= 16, size[2] >= 16 { #expect(results[0] == results[1]) }
        }
    }
}
