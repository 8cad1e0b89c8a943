// One optimizer step over one parameter, in one pass over its memory. The arithmetic is PyTorch's, rounding by rounding; the
// optimizers themselves (groups, state) live in Neural.

internal import CKernels

/// One step of stochastic gradient descent. Same as torch.optim.SGD.
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

    /// Updates `parameter` in place. `buffer` is the momentum buffer, needed when momentum is not 0 and made by
    /// `parameter.emptyLike()`; `isFirst` says that it holds nothing yet.
    public func callAsFunction(_ parameter: Tensor, gradient: Tensor, buffer: Tensor?, isFirst: Bool) throws {
        let g = try StepOperand.prepare(parameter, gradient, [buffer], "SGD")
        let b = momentum == 0 ? nil : buffer
        guard momentum == 0 || b != nil else {
            throw TensorError.value("SGD: a step with momentum needs a momentum buffer")
        }
        var options = tnb_sgd_options(
            lr: lr, momentum: momentum, dampening: dampening, weight_decay: weightDecay, nesterov: nesterov ? 1 : 0,
            maximize: maximize ? 1 : 0, first: isFirst ? 1 : 0)
        if parameter.dtype == .float32 {
            tnb_sgd_step_f32(parameter.pointer(), g.pointer(), b?.pointer(), parameter.numel, &options)
        } else {
            tnb_sgd_step_f64(parameter.pointer(), g.pointer(), b?.pointer(), parameter.numel, &options)
        }
        parameter.storage.version += 1
        b?.storage.version += 1
    }
}

/// One step of Adam or, with `decoupled` weight decay, AdamW. Same as torch.optim.Adam and AdamW.
public struct AdamStep: Sendable {
    public var lr, beta1, beta2, eps, weightDecay: Double
    public var decoupled, maximize: Bool

    public init(
        lr: Double, beta1: Double = 0.9, beta2: Double = 0.999, eps: Double = 1e-8, weightDecay: Double = 0,
        decoupled: Bool, maximize: Bool = false
    ) {
        (self.lr, self.beta1, self.beta2, self.eps, self.weightDecay) = (lr, beta1, beta2, eps, weightDecay)
        (self.decoupled, self.maximize) = (decoupled, maximize)
    }

    /// Updates `parameter` and its averages in place. `step` counts from 1; `largest` is amsgrad's. The averages are made by
    /// `parameter.zerosLike()`.
    public func callAsFunction(
        _ parameter: Tensor, gradient: Tensor, average: Tensor, square: Tensor, largest: Tensor? = nil, step: Int
    ) throws {
        let g = try StepOperand.prepare(parameter, gradient, [average, square, largest], decoupled ? "AdamW" : "Adam")
        var options = tnb_adam_options(
            lr: lr, beta1: beta1, beta2: beta2, eps: eps, weight_decay: weightDecay, decoupled: decoupled ? 1 : 0,
            maximize: maximize ? 1 : 0, step: Double(step))
        if parameter.dtype == .float32 {
            tnb_adam_step_f32(
                parameter.pointer(), g.pointer(), average.pointer(), square.pointer(), largest?.pointer(), parameter.numel,
                &options)
        } else {
            tnb_adam_step_f64(
                parameter.pointer(), g.pointer(), average.pointer(), square.pointer(), largest?.pointer(), parameter.numel,
                &options)
        }
        for tensor in [parameter, average, square] { tensor.storage.version += 1 }
        largest?.storage.version += 1
    }
}

private enum StepOperand {
    /// The gradient in the parameter's memory order; throws unless all operands can be walked side by side.
    static func prepare(_ parameter: Tensor, _ gradient: Tensor, _ state: [Tensor?], _ name: String) throws -> Tensor {
        guard parameter.dtype.isFloatingPoint, !parameter.dtype.isHalf, parameter.isDense else {
            throw TensorError.runtime("\(name): parameters must be dense floating point tensors, got \(parameter.dtype.name)")
        }
        guard gradient.shape == parameter.shape, gradient.dtype == parameter.dtype else {
            throw TensorError.runtime(
                "\(name): the gradient is \(gradient.dtype.name) \(Shape.describe(gradient.shape)), the parameter "
                    + "\(parameter.dtype.name) \(Shape.describe(parameter.shape))")
        }
        for tensor in state {
            guard let tensor else { continue }
            guard tensor.shape == parameter.shape, tensor.dtype == parameter.dtype,
                tensor.strides == parameter.strides || (tensor.isContiguous && parameter.isContiguous)
            else {
                throw TensorError.runtime(
                    "\(name): the state of a parameter \(Shape.describe(parameter.shape)) has shape "
                        + "\(Shape.describe(tensor.shape)) or another memory order; make it with zeros_like")
            }
        }
        return try gradient.memory(like: parameter)
    }
}
