// Stochastic gradient descent.

import Tensors

/// SGD with momentum, dampening, Nesterov's step and coupled weight decay. Same as torch.optim.SGD.
public final class SGD: Optimizer {
    public init(
        _ groups: [ParameterGroup], lr: Double = 1e-3, momentum: Double = 0, dampening: Double = 0, weightDecay: Double = 0,
        nesterov: Bool = false, maximize: Bool = false
    ) throws {
        try Self.check(lr, "learning rate")
        try Self.check(momentum, "momentum value")
        try Self.check(weightDecay, "weight_decay value")
        if nesterov && (momentum <= 0 || dampening != 0) {
            throw TensorError.value("Nesterov momentum requires a momentum and zero dampening")
        }
        func number(_ value: Double) -> OptionValue { value == 0 ? .int(0) : .double(value) }
        try super.init(
            groups,
            defaults: [
                ("lr", .double(lr)), ("momentum", number(momentum)), ("dampening", number(dampening)),
                ("weight_decay", number(weightDecay)), ("nesterov", .bool(nesterov)), ("maximize", .bool(maximize)),
                ("foreach", .none), ("differentiable", .bool(false)), ("fused", .none),
            ])
    }

    public override func update(_ parameter: Tensor, _ gradient: Tensor, _ group: ParameterGroup, _ state: inout State) throws {
        let momentum = try group.number("momentum")
        let isFirst = state.tensors["momentum_buffer"] == nil
        if momentum != 0 && isFirst { state.tensors["momentum_buffer"] = try Tensor.zeros(parameter.shape) }
        let step = SGDStep(
            lr: try group.number("lr"), momentum: momentum, dampening: try group.number("dampening"),
            weightDecay: try group.number("weight_decay"), nesterov: group.flag("nesterov"), maximize: group.flag("maximize"))
        try step(parameter, gradient: gradient, buffer: state.tensors["momentum_buffer"], isFirst: isFirst)
    }
}
