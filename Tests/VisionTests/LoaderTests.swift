// Batches against timm's loader for a seed, and the grid of pictures.

import Neural
import Tensors
import Testing
import Vision

@Suite(.serialized) struct LoaderTests {
    private func options(_ size: Int, training: Bool, workers: Int) -> DataLoader.Options {
        var options = DataLoader.Options()
        options.inputSize = [1, size, size]
        options.batchSize = 64
        options.isTraining = training
        options.noAugmentation = true
        (options.mean, options.std) = ([0.5], [0.5])
        options.workers = workers
        return options
    }

    @Test(arguments: [0, 1]) func theOrderIsPyTorchs(_ workers: Int) throws {
        let expected = try fixture("loaders.json")
        Generator.default.manualSeed(3)
        let loader = try DataLoader(DatasetFactory.create("digits", split: "train"), options(8, training: true, workers: workers))
        #expect(loader.count == 22)
        for batches in expected["passes\(workers)"]?.array ?? [] {
            let pass = loader.makePass()
            for targets in batches.array ?? [] {
                let batch = try #require(try pass.next())
                #expect(Array(try batch.target.ints().prefix(16)) == targets.ints)
            }
        }
        let after = try Tensor.rand([1]).doubles()[0]
        #expect(abs(after - (expected["after\(workers)"]?.double ?? 0)) < 1e-7)
    }

    @Test func evaluationImagesAreTimms() throws {
        let expected = try #require(try fixture("loaders.json")["held_out"])
        var options = options(12, training: false, workers: 0)
        options.cropPct = 0.875
        let loader = try DataLoader(DatasetFactory.create("digits"), options)
        #expect(loader.count == expected["batches"]?.int)
        let batch = try #require(try loader.makePass().next())
        #expect(batch.input.shape == expected["shape"]?.ints)
        #expect(Array(try batch.target.ints().prefix(20)) == expected["targets"]?.ints)
        #expect(Array(try batch.input.doubles().prefix(288)) == expected["images"]?.doubles.map { Double(Float($0)) })
    }

    @Test func augmentationIsRefusedByName() throws {
        var options = options(8, training: true, workers: 0)
        options.noAugmentation = false
        let error = #expect(throws: TensorError.self) { try DataLoader(DatasetFactory.create("digits"), options) }
        #expect(error?.message.contains("no_aug=True") == true)
    }

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
