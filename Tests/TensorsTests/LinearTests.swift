// Linear layers of sizes whose weight is packed on the way, and SiLU's own loop, against double precision.

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

    @Test func siluKeepsWhatIsSpecial() throws {
        let special: [Float] = [-.infinity, .infinity, .nan, -1e30, -95, -89, -88, -20, -0.0, 1e-40, 3, 88, 1e30]
        let x = try Tensor.tensor(special, shape: [13])
        let y = try x.silu().doubles()
        #expect(y[0].isNaN && y[1] == .infinity && y[2].isNaN)
        #expect(y[3...5].allSatisfy { $0 == 0 } && y[6] < 0 && y[6] > -1e-36 && y[8] == 0 && y[8].sign == .minus)
        #expect(y[11...] == [88, Double(Float(1e30))])
        let line = try Tensor.tensor((0..<4003).map { Float($0 - 2000) / 100 }, shape: [4003])
        let expected = try line.to(dtype: .float64).silu().doubles()
        #expect(try zip(line.silu().doubles(), expected).allSatisfy { abs($0 - $1) <= 4e-7 * abs($1) })
    }
}
