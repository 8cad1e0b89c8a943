// One optimizer step over the parameters of a group, in one pass over their memory. The arithmetic is PyTorch's and timm's,
// rounding by rounding; the optimizers themselves (groups, state) are scripts in Bindings.

internal import CKernels
internal import Glibc

/// One parameter of a step with its gradient and what the optimizer remembers about it.
public struct StepOperands {
    public var parameter, gradient: Tensor
    /// In the order that the step says; nil for those it does without.
    public var state: [Tensor?]
    /// Counted from 1.
    public var step: Double
    /// Whether the state holds nothing yet.
    public var isFirst: Bool

    public init(_ parameter: Tensor, gradient: Tensor, state: [Tensor?] = [], step: Double = 1, isFirst: Bool = false) {
        (self.parameter, self.gradient, self.state) = (parameter, gradient, state)
        (self.step, self.isFirst) = (step, isFirst)
    }

    /// Whether the steps below take the parameter: float32 or float64, without gaps in memory, the state laid out like it.
    public var isSupported: Bool {
        guard parameter.dtype == .float32 || parameter.dtype == .float64, parameter.isDense else { return false }
        guard gradient.shape == parameter.shape, gradient.dtype == parameter.dtype else { return false }
        return state.allSatisfy { tensor in
            guard let tensor else { return true }
            return tensor.shape == parameter.shape && tensor.dtype == parameter.dtype
                && (tensor.strides == parameter.strides || (tensor.isContiguous && parameter.isContiguous))
        }
    }

    /// Why the steps do not take it; nil if they do.
    fileprivate func mistake(_ name: String) -> TensorError? {
        if isSupported { return nil }
        guard parameter.dtype == .float32 || parameter.dtype == .float64, parameter.isDense else {
            return .runtime("\(name): parameters must be dense float32 or float64 tensors, got \(parameter.dtype.name)")
        }
        guard gradient.shape == parameter.shape, gradient.dtype == parameter.dtype else {
            return .runtime(
                "\(name): the gradient is \(gradient.dtype.name) \(Shape.describe(gradient.shape)), the parameter "
                    + "\(parameter.dtype.name) \(Shape.describe(parameter.shape))")
        }
        return .runtime(
            "\(name): the state of a parameter \(Shape.describe(parameter.shape)) has another shape or memory order; make it with "
                + "zeros_like")
    }
}

/// One step of stochastic gradient descent. Same as torch.optim.SGD. State: the momentum buffer if the momentum is not 0.
public struct SGDStep: Sendable {
    public var lr, momentum, dampening, weightDecay: Double
    public var nesterov, maximize: Bool

    public init(
        lr: Double, momentum: Double = 0, dampening: Double = 0, weightDecay: Double = 0, nesterov: Bool = false,
        maximize: Bool = false
    ) {
        (self.lr, self.momentum, self.dampening, self.weightDecay) = (lr, momentum, dampening, weightDecay)
        (self.nesterov, self.maximize) = (nesterov, maximize)
    }

    /// Updates the parameters and their buffers in place.
    public func callAsFunction(_ operands: [StepOperands]) throws {
        guard momentum == 0 || operands.allSatisfy({ $0.state.first.flatMap(\.self) != nil }) else {
            throw TensorError.value("SGD: a step with momentum needs a momentum buffer")
        }
        let options = tnb_sgd_options(
            lr: lr, momentum: momentum, dampening: dampening, weight_decay: weightDecay, nesterov: nesterov ? 1 : 0,
            maximize: maximize ? 1 : 0)
        try StepBatch.run(
            operands, "SGD", float: { tensors, count in withUnsafePointer(to: options) { tnb_sgd_step_f32(tensors, count, $0) } },
            double: { tensors, count in withUnsafePointer(to: options) { tnb_sgd_step_f64(tensors, count, $0) } })
    }
}

/// One step of Adam, AdamW or timm's NAdamW. State: average, square and, for amsgrad, the largest square.
public struct AdamStep: Sendable {
    public var lr, beta1, beta2, eps, weightDecay, shrink: Double
    public var nesterov, maximize: Bool

    /// `weightDecay` is added to the gradient; a decoupled decay is a factor that shrinks the parameter first.
    public init(
        lr: Double, beta1: Double = 0.9, beta2: Double = 0.999, eps: Double = 1e-8, weightDecay: Double = 0, shrink: Double = 1,
        nesterov: Bool = false, maximize: Bool = false
    ) {
        (self.lr, self.beta1, self.beta2, self.eps, self.weightDecay) = (lr, beta1, beta2, eps, weightDecay)
        (self.shrink, self.nesterov, self.maximize) = (shrink, nesterov, maximize)
    }

    /// The same with AdamW's decay if `decoupled`.
    public init(
        lr: Double, beta1: Double = 0.9, beta2: Double = 0.999, eps: Double = 1e-8, weightDecay: Double = 0, decoupled: Bool,
        maximize: Bool = false
    ) {
        self.init(
            lr: lr, beta1: beta1, beta2: beta2, eps: eps, weightDecay: decoupled ? 0 : weightDecay,
            shrink: decoupled ? 1 - lr * weightDecay : 1, maximize: maximize)
    }

    /// Updates the parameters and their averages in place.
    public func callAsFunction(_ operands: [StepOperands]) throws {
        let options = tnb_adam_options(
            lr: lr, beta1: beta1, beta2: beta2, eps: eps, weight_decay: weightDecay, shrink: shrink, nesterov: nesterov ? 1 : 0,
            maximize: maximize ? 1 : 0)
        try StepBatch.run(
            operands, "Adam", needs: 2,
            float: { tensors, count in withUnsafePointer(to: options) { tnb_adam_step_f32(tensors, count, $0) } },
            double: { tensors, count in withUnsafePointer(to: options) { tnb_adam_step_f64(tensors, count, $0) } })
    }
}

/// One step of Lion. Same as timm.optim.Lion. State: the average.
public struct LionStep: Sendable {
    public var lr, beta1, beta2, shrink: Double
    public var maximize: Bool

    public init(lr: Double, beta1: Double, beta2: Double, shrink: Double = 1, maximize: Bool = false) {
        (self.lr, self.beta1, self.beta2, self.shrink, self.maximize) = (lr, beta1, beta2, shrink, maximize)
    }

    /// Updates the parameters and their averages in place.
    public func callAsFunction(_ operands: [StepOperands]) throws {
        let options = tnb_lion_options(lr: lr, beta1: beta1, beta2: beta2, shrink: shrink, maximize: maximize ? 1 : 0)
        try StepBatch.run(
            operands, "Lion", needs: 1,
            float: { tensors, count in withUnsafePointer(to: options) { tnb_lion_step_f32(tensors, count, $0) } },
            double: { tensors, count in withUnsafePointer(to: options) { tnb_lion_step_f64(tensors, count, $0) } })
    }
}

/// One step of Adan. Same as timm.optim.Adan. State: average, square, average of differences, the negated last gradient.
public struct AdanStep: Sendable {
    public var lr: Double
    public var betas: (Double, Double, Double)
    public var eps, weightDecay, step: Double
    /// The decay shrinks the parameter in front of the step instead of dividing it behind.
    public var noProx: Bool

    public init(
        lr: Double, betas: (Double, Double, Double), eps: Double, weightDecay: Double, step: Double, noProx: Bool
    ) {
        (self.lr, self.betas, self.eps, self.weightDecay) = (lr, betas, eps, weightDecay)
        (self.step, self.noProx) = (step, noProx)
    }

    /// Updates the parameters and their averages in place.
    public func callAsFunction(_ operands: [StepOperands]) throws {
        let options = tnb_adan_options(
            lr: lr, beta1: betas.0, beta2: betas.1, beta3: betas.2, eps: eps, weight_decay: weightDecay,
            correction1: 1 - pow(betas.0, step), correction2: 1 - pow(betas.1, step),
            root3: (1 - pow(betas.2, step)).squareRoot(),
            no_prox: noProx ? 1 : 0)
        try StepBatch.run(
            operands, "Adan", needs: 4,
            float: { tensors, count in withUnsafePointer(to: options) { tnb_adan_step_f32(tensors, count, $0) } },
            double: { tensors, count in withUnsafePointer(to: options) { tnb_adan_step_f64(tensors, count, $0) } })
    }
}

/// The first half of a step of LAMB: the averages, and the update before it is scaled by the trust ratio. Same as
/// timm.optim.Lamb. State: average, square, where the update goes.
public struct LambUpdate: Sendable {
    public var beta1, beta2, beta3, correction1, correction2, eps, weightDecay, clip: Double

    public init(
        beta1: Double, beta2: Double, beta3: Double, correction1: Double, correction2: Double, eps: Double, weightDecay: Double,
        clip: Double
    ) {
        (self.beta1, self.beta2, self.beta3) = (beta1, beta2, beta3)
        (self.correction1, self.correction2) = (correction1, correction2)
        (self.eps, self.weightDecay, self.clip) = (eps, weightDecay, clip)
    }

    /// Updates the averages in place and writes the updates.
    public func callAsFunction(_ operands: [StepOperands]) throws {
        let options = tnb_lamb_options(
            beta1: beta1, beta2: beta2, beta3: beta3, correction1: correction1, root2: correction2.squareRoot(), eps: eps,
            weight_decay: weightDecay, clip: clip)
        try StepBatch.run(
            operands, "Lamb", needs: 3, writesParameters: false,
            float: { tensors, count in withUnsafePointer(to: options) { tnb_lamb_update_f32(tensors, count, $0) } },
            double: { tensors, count in withUnsafePointer(to: options) { tnb_lamb_update_f64(tensors, count, $0) } })
    }
}

private enum StepBatch {
    typealias Kernel = (UnsafePointer<tnb_step_tensor>, Int) -> Void

    /// Checks all operands, then runs the kernels over those of each type.
    static func run(
        _ operands: [StepOperands], _ name: String, needs count: Int = 0, writesParameters: Bool = true, float: Kernel,
        double: Kernel
    ) throws {
        for operand in operands {
            if let mistake = operand.mistake(name) { throw mistake }
            guard operand.state.count <= 4, operand.state.count >= count,
                !operand.state.prefix(count).contains(where: { $0 == nil })
            else { throw TensorError.value("\(name): a step needs \(count) tensors of state, got \(operand.state.count)") }
        }
        try run(operands.filter { $0.parameter.dtype == .float32 }, float)
        try run(operands.filter { $0.parameter.dtype == .float64 }, double)
        for operand in operands {
            if writesParameters { operand.parameter.storage.version += 1 }
            for tensor in operand.state { tensor?.storage.version += 1 }
        }
    }

    private static func run(_ operands: [StepOperands], _ kernel: Kernel) throws {
        if operands.isEmpty { return }
        // Kept until the kernel has run: the raw pointers below do not.
        let gradients = try operands.map { try $0.gradient.memory(like: $0.parameter) }
        var tensors: [tnb_step_tensor] = []
        tensors.reserveCapacity(operands.count)
        for (operand, gradient) in zip(operands, gradients) {
            func state(_ index: Int) -> UnsafeMutableRawPointer? {
                index < operand.state.count ? operand.state[index]?.rawPointer : nil
            }
            tensors.append(
                tnb_step_tensor(
                    p: operand.parameter.rawPointer, g: UnsafeRawPointer(gradient.rawPointer),
                    state: (state(0), state(1), state(2), state(3)), n: operand.parameter.numel, step: operand.step,
                    first: operand.isFirst ? 1 : 0))
        }
        withExtendedLifetime(gradients) {
            // Safe: every pointer reaches numel elements of the kernel's type, as isSupported has checked.
            tensors.withUnsafeBufferPointer { buffer in
                if let base = buffer.baseAddress { kernel(base, buffer.count) }
            }
        }
    }
}
