// torch.optim._kernels: the steps of the common optimizers over all parameters of a group at once. The optimizers are scripts
// beside this file; each of these returns False for parameters that the kernels do not take (half precision, memory with gaps)
// and leaves everything as it was, so that the script makes the step out of tensor operations.

import Interp
import Tensors

enum OptimizerKernels {
    static func install(_ m: ModuleBuilder) {
        let d = TorchDeclarations(m)
        d.function("sgd(params, grads, buffers, fresh, lr, momentum, dampening, decay, nesterov, maximize)") { c -> Bool in
            let buffers = try c.tensors(2)
            let fresh = c[3].sequenceItems.map { $0.map { $0.isBool && $0.asBool } } ?? []
            guard var operands = try operands(c, states: buffers.isEmpty ? [] : [buffers]) else { return false }
            for place in operands.indices where place < fresh.count { operands[place].isFirst = fresh[place] }
            try SGDStep(
                lr: c.double(4), momentum: c.double(5), dampening: c.double(6), weightDecay: c.double(7), nesterov: c.truth(8),
                maximize: c.truth(9))(operands)
            return true
        }
        d.function(
            "adam(params, grads, averages, squares, largest, steps, lr, beta1, beta2, eps, decay, decoupled, maximize)"
        ) { c -> Bool in
            let largest = try c.tensors(4)
            let states = [try c.tensors(2), try c.tensors(3)] + (largest.isEmpty ? [] : [largest])
            guard let operands = try operands(c, states: states, steps: c.tensors(5)) else { return false }
            try AdamStep(
                lr: c.double(6), beta1: c.double(7), beta2: c.double(8), eps: c.double(9), weightDecay: c.double(10),
                decoupled: c.truth(11), maximize: c.truth(12))(operands)
            return true
        }
        d.function("nadamw(params, grads, averages, squares, steps, lr, beta1, beta2, eps, shrink, maximize)") { c -> Bool in
            guard let operands = try operands(c, states: [c.tensors(2), c.tensors(3)], steps: c.tensors(4)) else { return false }
            try AdamStep(
                lr: c.double(5), beta1: c.double(6), beta2: c.double(7), eps: c.double(8), shrink: c.double(9), nesterov: true,
                maximize: c.truth(10))(operands)
            return true
        }
        d.function("lion(params, grads, averages, lr, beta1, beta2, shrink, maximize)") { c -> Bool in
            guard let operands = try operands(c, states: [c.tensors(2)]) else { return false }
            try LionStep(
                lr: c.double(3), beta1: c.double(4), beta2: c.double(5), shrink: c.double(6), maximize: c.truth(7))(operands)
            return true
        }
        d.function(
            "adan(params, grads, averages, squares, differences, last, lr, beta1, beta2, beta3, eps, decay, step, no_prox)"
        ) { c -> Bool in
            guard let operands = try operands(c, states: [c.tensors(2), c.tensors(3), c.tensors(4), c.tensors(5)]) else {
                return false
            }
            try AdanStep(
                lr: c.double(6), betas: (c.double(7), c.double(8), c.double(9)), eps: c.double(10), weightDecay: c.double(11),
                step: c.double(12), noProx: c.truth(13))(operands)
            return true
        }
        d.function(
            "lamb(params, grads, averages, squares, updates, clip, beta1, beta2, beta3, correction1, correction2, eps, decay)"
        ) { c -> Bool in
            guard let operands = try operands(c, states: [c.tensors(2), c.tensors(3), c.tensors(4)]) else { return false }
            try LambUpdate(
                beta1: c.double(6), beta2: c.double(7), beta3: c.double(8), correction1: c.double(9), correction2: c.double(10),
                eps: c.double(11), weightDecay: c.double(12), clip: c.double(5))(operands)
            return true
        }
    }

    /// The operands in the first two arguments and in lists of state that go with them; nil if a kernel does not take one of
    /// them. The numbers in `steps` are counted up.
    private static func operands(_ c: TorchCall, states: [[Tensor]], steps: [Tensor] = []) throws -> [StepOperands]? {
        let (params, grads) = (try c.tensors(0), try c.tensors(1))
        for list in [grads] + states + (steps.isEmpty ? [] : [steps]) where list.count != params.count {
            throw Raise.valueError("\(c.functionName): \(params.count) parameters with \(list.count) tensors of state")
        }
        var operands: [StepOperands] = []
        operands.reserveCapacity(params.count)
        for place in params.indices {
            let operand = StepOperands(params[place], gradient: grads[place], state: states.map { $0[place] })
            guard operand.isSupported else { return nil }
            operands.append(operand)
        }
        if !steps.isEmpty {
            for place in operands.indices {
                let step = try steps[place].item().double + 1
                _ = try steps[place].fillInPlace(.float(step))
                operands[place].step = step
            }
        }
        return operands
    }
}
