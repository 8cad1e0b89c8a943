// Optimizer steps over all parameters of a group at once, which share one parallel region, against the same steps one parameter
// at a time; the numbers themselves are compared with PyTorch's and timm's in NNTests and in the programs of BindingsTests.

import Tensors
import Testing

@Suite(.serialized) struct OptimizerStepTests {
    // One above the size from which loops use threads, one that ends inside a piece, an empty one.
    private static let sizes = [3, 40_000, 0, 1, 17_001]

    private func operands(states: Int, dtype: DType) throws -> [StepOperands] {
        try Self.sizes.enumerated().map { place, size in
            func values(_ salt: Int) throws -> Tensor {
                try Tensor.tensor((0..<size).map { Float(($0 * 37 + salt * 11 + place) % 23 - 11) / 7 }, shape: [size])
                    .to(dtype: dtype)
            }
            let state = try (0..<states).map { try values($0 + 3).abs() }
            return StepOperands(try values(1), gradient: try values(2), state: state, step: Double(place + 2))
        }
    }

    @Test(arguments: [DType.float32, .float64]) func groupsGiveWhatSingleParametersGive(_ dtype: DType) throws {
        let before = Threads.count
        defer { Threads.count = before }
        Threads.count = 2
        let steps: [(states: Int, step: ([StepOperands]) throws -> Void)] = [
            (1, { try SGDStep(lr: 0.1, momentum: 0.9, weightDecay: 0.01, nesterov: true)($0) }),
            (3, { try AdamStep(lr: 0.1, weightDecay: 0.01, decoupled: true)($0) }),
            (2, { try AdamStep(lr: 0.1, shrink: 0.9, nesterov: true)($0) }),
            (1, { try LionStep(lr: 0.1, beta1: 0.9, beta2: 0.99, shrink: 0.9)($0) }),
            (4, { try AdanStep(lr: 0.1, betas: (0.98, 0.92, 0.99), eps: 1e-8, weightDecay: 0.1, step: 3, noProx: false)($0) }),
            (
                3,
                {
                    try LambUpdate(
                        beta1: 0.9, beta2: 0.99, beta3: 0.1, correction1: 0.2, correction2: 0.3, eps: 1e-6, weightDecay: 0.1,
                        clip: 2
                    )($0)
                }
            ),
        ]
        for (place, (states, step)) in steps.enumerated() {
            let (together, alone) = (try operands(states: states, dtype: dtype), try operands(states: states, dtype: dtype))
            try step(together)
            for operand in alone { try step([operand]) }
            for (a, b) in zip(together, alone) {
                #expect(try a.parameter.doubles() == b.parameter.doubles(), "step \(place)")
                for (x, y) in zip(a.state, b.state) { #expect(try x?.doubles() == y?.doubles(), "step \(place)") }
            }
        }
    }

    @Test func whatTheStepsDoNotTakeIsRefused() throws {
        let p = try Tensor.zeros([2, 3])
        let half = try p.to(dtype: .bfloat16)
        #expect(!StepOperands(half, gradient: half).isSupported)
        #expect(!StepOperands(p, gradient: try Tensor.zeros([3, 2])).isSupported)
        #expect(throws: TensorError.self) { try SGDStep(lr: 1)([StepOperands(half, gradient: half)]) }
        #expect(throws: TensorError.self) { try AdamStep(lr: 1)([StepOperands(p, gradient: p)]) }
        #expect(throws: TensorError.self) { try SGDStep(lr: 1, momentum: 1)([StepOperands(p, gradient: p)]) }
    }
}
