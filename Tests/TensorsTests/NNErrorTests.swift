// Mistakes in the layer operations' arguments: PyTorch's messages and exception types.

import Tensors
import Testing

@Suite struct NNErrorTests {
    private func zeros(_ shape: Int..., dtype: DType = .float32) throws -> Tensor { try Tensor.zeros(shape, dtype: dtype) }

    private func expect(
        _ kind: TensorError.Kind, _ message: String, _ body: () throws -> Tensor, _ location: SourceLocation = #_sourceLocation
    ) {
        do {
            _ = try body()
            Issue.record("no error, expected: \(message)", sourceLocation: location)
        } catch let error as TensorError {
            #expect(
                error.kind == kind && error.message == message, "got \(error.kind): \(error.message)", sourceLocation: location)
        } catch {
            Issue.record("\(error)", sourceLocation: location)
        }
    }

    @Test func convolutionMistakesAreNamedAsInPyTorch() throws {
        let weight = try zeros(64, 3, 7, 7)
        expect(
            .runtime,
            "Given groups=1, weight of size [64, 3, 7, 7], expected input[1, 1, 32, 32] to have 3 channels, but got 1 channels instead",
            { try zeros(1, 1, 32, 32).conv2d(weight: weight) })
        expect(
            .runtime, "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [32, 32]",
            { try zeros(32, 32).conv2d(weight: weight) })
        expect(
            .runtime,
            "Calculated padded input size per channel: (5 x 7). Kernel size: (7 x 7). Kernel size can't be greater than actual input size",
            { try zeros(1, 3, 5, 5).conv2d(weight: weight, padding: [0, 1]) })
        expect(
            .runtime,
            "Given weight of size [64, 3, 7, 7], expected bias to be 1-dimensional with 64 elements, but got bias of size [3] instead",
            { try zeros(1, 3, 9, 9).conv2d(weight: weight, bias: try zeros(3)) })
        expect(
            .runtime, "expected scalar type Double but found Float",
            { try zeros(1, 3, 9, 9, dtype: .float64).conv2d(weight: weight) })
        expect(
            .runtime,
            "Given groups=2, expected weight to be divisible by 2 at dimension 0, but got weight of size [[63, 2, 7, 7]] instead",
            { try zeros(1, 4, 9, 9).conv2d(weight: try zeros(63, 2, 7, 7), groups: 2) })
        expect(.runtime, "non-positive stride is not supported", { try zeros(1, 3, 9, 9).conv2d(weight: weight, stride: [0]) })
    }

    @Test func linearMistakesAreNamedAsInPyTorch() throws {
        expect(
            .runtime, "mat1 and mat2 shapes cannot be multiplied (8x3 and 5x2)",
            { try zeros(2, 4, 3).linear(weight: try zeros(2, 5)) })
        expect(
            .runtime, "mat1 and mat2 must have the same dtype, but got Long and Float",
            { try zeros(4, 5, dtype: .int64).linear(weight: try zeros(2, 5), bias: try zeros(2)) })
    }

    @Test func poolingMistakesAreNamedAsInPyTorch() throws {
        expect(
            .runtime, "Given input size: (3x2x2). Calculated output size: (3x0x0). Output size is too small",
            { try zeros(1, 3, 2, 2).maxPool2d(kernelSize: [3]) })
        expect(
            .runtime, "pad should be at most half of effective kernel size, but got pad=2, kernel_size=2 and dilation=1",
            { try zeros(1, 3, 4, 4).avgPool2d(kernelSize: [2], padding: [2]) })
        expect(
            .runtime, "non-empty 3D or 4D (batch mode) tensor expected for input", { try zeros(3, 4).maxPool2d(kernelSize: [2]) })
        expect(
            .notImplemented, "\"adaptive_avg_pool2d\" not implemented for 'Long'",
            { try zeros(1, 3, 4, 4, dtype: .int64).adaptiveAvgPool2d([2]) })
    }

    @Test func normalisationMistakesAreNamedAsInPyTorch() throws {
        func norm(_ x: Tensor, _ mean: Tensor?, _ variance: Tensor?, training: Bool) throws -> Tensor {
            try x.batchNorm(weight: nil, bias: nil, runningMean: mean, runningVar: variance, training: training)
        }
        expect(
            .value, "Expected more than 1 value per channel when training, got input size torch.Size([1, 512, 1, 1])",
            { try norm(try zeros(1, 512, 1, 1), nil, nil, training: true) })
        expect(
            .runtime, "running_mean should contain 3 elements not 4",
            { try norm(try zeros(2, 3, 4, 4), try zeros(4), try zeros(4), training: false) })
        expect(
            .runtime, "running_mean must be defined in evaluation mode",
            { try norm(try zeros(2, 3, 4, 4), nil, nil, training: false) })
        expect(
            .runtime, "Given normalized_shape=[3], expected input with shape [*, 3], but got input of size[2, 3, 4]",
            { try zeros(2, 3, 4).layerNorm([3]) })
    }

    @Test func lossMistakesAreNamedAsInPyTorch() throws {
        let logits = try zeros(4, 10)
        func ids(_ values: [Int]) throws -> Tensor {
            try Tensor.tensor(values.map { Double($0) }, shape: [values.count]).to(dtype: .int64)
        }
        expect(
            .value, "Expected input batch_size (4) to match target batch_size (3).",
            { try logits.crossEntropy(target: try ids([1, 2, 3])) })
        expect(.index, "Target 10 is out of bounds.", { try logits.crossEntropy(target: try ids([1, 2, 3, 10])) })
        expect(.index, "Target -1 is out of bounds.", { try logits.nllLoss(target: try ids([1, 2, 3, -1])) })
        expect(
            .runtime, "expected target dtype to be Long or Byte, but got Float", { try logits.crossEntropy(target: try zeros(4)) }
        )
        expect(
            .runtime, "0D or 1D target tensor expected, multi-target not supported",
            { try logits.crossEntropy(target: try zeros(4, 9)) })
        expect(
            .value, "bla is not a valid value for reduction",
            { try logits.crossEntropy(target: try ids([1, 2, 3, 1]), reduction: "bla") })
        expect(
            .runtime,
            "weight tensor should be defined either for all 10 classes or no classes but got weight tensor of shape: [9]",
            { try logits.crossEntropy(target: try ids([1, 2, 3, 1]), weight: try zeros(9)) })
        expect(.index, "Dimension out of range (expected to be in range of [-2, 1], but got 2)", { try logits.softmax(2) })
    }
}
