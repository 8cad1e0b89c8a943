// The grid of pictures.

import Neural
import Tensors
import Testing
import Vision

@Suite struct GridTests {
    @Test func theGridIsTorchvisions() throws {
        let expected = try #require(try fixture("loaders.json")["grid"])
        let grid = try makeGrid(Tensor.tensor((0..<20).map(Float.init), shape: [5, 1, 2, 2]), nrow: 3, padding: 1)
        #expect(grid.shape == expected["shape"]?.ints)
        #expect(Array(try grid.doubles().prefix(expected["values"]?.array?.count ?? 0)) == expected["values"]?.doubles)
    }

    @Test func accuracyCountsTheHighest() throws {
        let logits = try Tensor.tensor([0.1, 0.5, 0.2, 0.9, 0.3, 0.1] as [Float], shape: [2, 3])
        let result = try accuracy(logits, Tensor.tensor([1, 1]), topk: [1, 5])
        #expect(try result.map { try $0.doubles()[0] } == [50, 100])
    }
}
