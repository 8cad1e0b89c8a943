// Adam and AdamW: one update, weight decay added to the gradient or taken from the weights.

import Tensors

/// Adam with coupled weight decay. Same as torch.optim.Adam.
open class Adam: Optimizer {
    /// `decoupled` is what makes it AdamW.
    public init(
        _ groups: [ParameterGroup], lr: Double = 1e-3, betas: (Double, Double) = (0.9, 0.999), eps: Double = 1e-8,
        weightDecay: Double = 0, amsgrad: Bool = false, maximize: Bool = false, decoupled: Bool = false
    ) throws {
        try Self.check(lr, "learning rate")
        try Self.check(eps, "epsilon value")
        for (index, beta) in [betas.0, betas.1].enumerated() where !(beta >= 0 && beta < 1) {
            throw TensorError.value("Invalid beta parameter at index \(index): \(PythonText.float(beta))")
        }
        try Self.check(weightDecay, "weight_decay value")
        try super.init(
            groups,
            defaults: [
                ("lr", .double(lr)), ("betas", .pair(betas.0, betas.1)), ("eps", .double(eps)),
                ("weight_decay", weightDecay == 0 ? .int(0) : .double(weightDecay)), ("amsgrad", .bool(amsgrad)),
                ("maximize", .bool(maximize)), ("foreach", .none), ("capturable", .bool(false)),
                ("differentiable", .bool(false)), ("fused", .none), ("decoupled_weight_decay", .bool(decoupled)),
            ])
    }

    public override func update(_ parameter: Tensor, _ gradient: Tensor, _ group: ParameterGroup, _ state: inout State) throws {
        guard case .pair(let beta1, let beta2)? = group["betas"] else {
            throw TensorError.type("optimizer option 'betas' must be a pair of numbers")
        }
        for name in ["exp_avg", "exp_avg_sq"] + (group.flag("amsgrad") ? ["max_exp_avg_sq"] : [])
        where state.tensors[name] == nil {
            state.tensors[name] = try Tensor.zeros(parameter.shape)
        }
        guard let average = state.tensors["exp_avg"], let square = state.tensors["exp_avg_sq"] else { return }
        let step = AdamStep(
            lr: try group.number("lr"), beta1: beta1, beta2: beta2, eps: try group.number("eps"),
            weightDecay: try group.number("weight_decay"), decoupled: group.flag("decoupled_weight_decay"),
            maximize: group.flag("maximize"))
        try step(
            parameter, gradient: gradient, average: average, square: square,
            largest: group.flag("amsgrad") ? state.tensors["max_exp_avg_sq"] : nil, step: state.step)
    }
}

/// Adam with decoupled weight decay. Same as torch.optim.AdamW.
public final class AdamW: Adam {
    public init(
        _ groups: [ParameterGroup], lr: Double = 1e-3, betas: (Double, Double) = (0.9, 0.999), eps: Double = 1e-8,
        weightDecay: Double = 1e-2, amsgrad: Bool = false, maximize: Bool = false
    ) throws {
        try super.init(
            groups, lr: lr, betas: betas, eps: eps, weightDecay: weightDecay, amsgrad: amsgrad, maximize: maximize,
            decoupled: true)
    }
}
