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
        try super.init(groups, defaults: [
            ("lr", .double(lr)), ("momentum", number(momentum)), ("dampening", number(dampening)),
            ("weight_decay", number(weightDecay)), ("nesterov", .bool(nesterov)), ("maximize", .bool(maximize)),
            ("foreach", .none), ("differentiable", .bool(false)), ("fused", .none),
        ])
    }

    public override func update(_ parameter: Tensor, _ gradient: Tensor, _ group: ParameterGroup, _ state: inout State) throws {
        let (lr, momentum) = (Float(try group.number("lr")), Float(try group.number("momentum")))
        let (decay, dampening) = (Float(try group.number("weight_decay")), Float(1 - (try group.number("dampening"))))
        let sign: Float = group.flag("maximize") ? -1 : 1
        let nesterov = group.flag("nesterov")
        let (p, g, count) = (parameter.pointer(Float.self), gradient.pointer(Float.self), parameter.numel)
        guard momentum != 0 else {
            for i in 0..<count { p[i] -= lr * (sign * g[i] + decay * p[i]) }
            return
        }
        let isFirst = state.tensors["momentum_buffer"] == nil
        let buffer = try state.tensors["momentum_buffer"] ?? Tensor.zeros(parameter.shape)
        state.tensors["momentum_buffer"] = buffer
        let b = buffer.pointer(Float.self)
        for i in 0..<count {
            let slope = sign * g[i] + decay * p[i]
            let velocity = isFirst ? slope : momentum * b[i] + dampening * slope
            b[i] = velocity
            p[i] -= lr * (nesterov ? slope + momentum * velocity : velocity)
        }
    }
}
