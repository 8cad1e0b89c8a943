// Convolution for inference, with all that it fuses, against the plain operations in double precision (which are compared
// with PyTorch elsewhere).

import Tensors
import Testing

/// Sizes that go different ways: Winograd's (3x3, stride 1, channels by 8 and 16, or by 16 and 32), with whole tiles and cut ones,
/// 1x1 with whole panels of outputs, parts of them and one pixel, depthwise ones with whole tiles and cut ones, and oneDNN's.
private struct Layer: Sendable, CustomTestStringConvertible {
    var batch = 2, input = 16, output = 32, height = 8, width = 8
    var kernel = 3, stride = 1, padding = 1, groups = 1
    var testDescription: String {
        "\(batch)x\(input)x\(height)x\(width) to \(output), \(kernel)x\(kernel)/\(stride), padding \(padding), groups \(groups)"
    }

    static let all = [
        Layer(), Layer(batch: 1, height: 17, width: 14), Layer(batch: 3, input: 24, output: 48, height: 9, width: 5),
        Layer(batch: 4, input: 64, output: 64, height: 7, width: 7), Layer(input: 264, output: 16, height: 6, width: 6),
        Layer(padding: 0), Layer(height: 10, width: 13, padding: 2), Layer(batch: 1, input: 16, output: 16, height: 4, width: 4),
        Layer(input: 3, output: 16, height: 12, width: 12), Layer(input: 20, output: 36), Layer(stride: 2),
        Layer(input: 32, output: 64, kernel: 1, padding: 0), Layer(input: 32, output: 32, groups: 32), Layer(height: 2, width: 1),
        Layer(input: 300, output: 40, height: 5, width: 9, kernel: 1, padding: 0),
        Layer(input: 33, output: 50, height: 3, width: 5, kernel: 1, padding: 0),
        Layer(input: 24, output: 72, height: 9, kernel: 1, stride: 2, padding: 0),
        Layer(input: 70, output: 250, height: 1, width: 1, kernel: 1, padding: 0),
        Layer(batch: 1, input: 300, output: 100, height: 1, width: 1, kernel: 1, padding: 0),
        Layer(input: 24, output: 24, height: 9, width: 15, groups: 24),
        Layer(input: 40, output: 40, width: 14, stride: 2, groups: 40),
        Layer(input: 16, output: 16, height: 7, width: 7, kernel: 5, padding: 2, groups: 16),
        Layer(input: 72, output: 72, height: 11, width: 18, kernel: 5, stride: 2, padding: 2, groups: 72),
        Layer(input: 20, output: 20, height: 9, width: 16, kernel: 7, padding: 3, groups: 20),
        Layer(input: 16, output: 16, height: 3, width: 2, kernel: 7, padding: 3, groups: 16),
        Layer(input: 32, output: 32, height: 6, width: 17, padding: 0, groups: 32), Layer(input: 16, output: 32, groups: 16),
    ]
}

@Suite(.serialized) struct PackedConvolutionTests {
    private static func values(_ shape: [Int], _ seed: Int) throws -> Tensor {
        let count = shape.reduce(1, *)
        return try Tensor.tensor((0..<count).map { Float(($0 * 7919 + seed * 104729) % 1009) / 1009 - 0.5 }, shape: shape)
    }

    private static func normalisation(_ channels: Int, _ dtype: DType, shift: Float = 0) throws -> BatchNormState {
        let part = { (seed: Int, base: Float) in
            try values([channels], seed).add(Tensor.tensor([base])).to(dtype: dtype)
        }
        return try BatchNormState(
            weight: part(1, 1 + shift), bias: part(2, 0), runningMean: part(3, 0), runningVar: part(4, 1), training: false)
    }

    @Test(arguments: Layer.all, [false, true]) fileprivate func isThePlainChain(_ layer: Layer, fused: Bool) throws {
        let x = try Self.values([layer.batch, layer.input, layer.height, layer.width], 5)
        let w = try Self.values([layer.output, layer.input / layer.groups, layer.kernel, layer.kernel], 6)
        let b = try Self.values([layer.output], 7)
        let sizes = (stride: [layer.stride, layer.stride], padding: [layer.padding, layer.padding])
        var expected = try x.to(dtype: .float64).conv2d(
            weight: w.to(dtype: .float64), bias: b.to(dtype: .float64), stride: sizes.stride, padding: sizes.padding,
            groups: layer.groups)
        let z = try Self.values(expected.shape, 8)
        if fused {
            expected = try expected.batchNorm(Self.normalisation(layer.output, .float64)).add(z.to(dtype: .float64)).relu()
        }
        let convolution = PackedConvolution()
        for threads in [1, 3] {
            let before = Threads.count
            defer { Threads.count = before }
            Threads.count = threads
            let y = try convolution(
                x, weight: w, bias: b, stride: sizes.stride, padding: sizes.padding, groups: layer.groups,
                normalisation: fused ? Self.normalisation(layer.output, .float32) : nil, residual: fused ? z : nil,
                activation: fused ? .relu : nil)
            #expect(y.shape == expected.shape)
            let scale: Double = try expected.doubles().map(abs).max() ?? 1
            let errors = try zip(y.doubles(), expected.doubles()).map { abs($0 - $1) }
            #expect((errors.max() ?? 0) <= 1e-5 * scale)
        }
    }

    @Test func aWrittenWeightIsPackedAgain() throws {
        let x = try Self.values([2, 16, 8, 8], 1), w = try Self.values([16, 16, 3, 3], 2)
        let convolution = PackedConvolution()
        let first = try convolution(x, weight: w, padding: [1]).doubles()
        _ = try w.copyInPlace(from: w.mul(Tensor.tensor([2 as Float])))
        let second = try convolution(x, weight: w, padding: [1]).doubles()
        #expect(zip(first, second).allSatisfy { abs(2 * $0 - $1) < 1e-5 })
    }

    @Test func aResidualIsOnlyOverwrittenWhenGivenUp() throws {
        let x = try Self.values([2, 16, 8, 8], 1).contiguous(channelsLast: true), w = try Self.values([16, 16, 3, 3], 2)
        let z = try Self.values([2, 16, 8, 8], 3).contiguous(channelsLast: true)
        let before = try z.doubles()
        let convolution = PackedConvolution()
        let kept = try convolution(x, weight: w, padding: [1], residual: z, activation: .relu)
        #expect(try z.doubles() == before)
        let given = try convolution(x, weight: w, padding: [1], residual: z, overwritesResidual: true, activation: .relu)
        #expect(try given.doubles() == kept.doubles())
        #expect(given === z)
    }

    @Test func notANumberStaysOne() throws {
        let x = try Self.values([1, 16, 8, 8], 1), w = try Self.values([16, 16, 3, 3], 2)
        x.pointer(Float.self)[0] = .nan
        let y = try PackedConvolution()(x, weight: w, padding: [1], activation: .relu).doubles()
        #expect(y.contains { $0.isNaN })
    }
}
