// Adam and AdamW: one update, weight decay added to the gradient or taken from the weights.

internal import Glibc
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
        try super.init(groups, defaults: [
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
        let (lr, decay) = (try group.number("lr"), try group.number("weight_decay"))
        let decoupled = group.flag("decoupled_weight_decay")
        let average = try state.tensors["exp_avg"] ?? Tensor.zeros(parameter.shape)
        let square = try state.tensors["exp_avg_sq"] ?? Tensor.zeros(parameter.shape)
        state.tensors["exp_avg"] = average
        state.tensors["exp_avg_sq"] = square
        var largest: UnsafeMutablePointer<Float>?
        if group.flag("amsgrad") {
            let tensor = try state.tensors["max_exp_avg_sq"] ?? Tensor.zeros(parameter.shape)
            state.tensors["max_exp_avg_sq"] = tensor
            largest = tensor.pointer(Float.self)
        }
        let stepSize = Float(lr / (1 - pow(beta1, Double(state.step))))
        let root = Float((1 - pow(beta2, Double(state.step))).squareRoot())
        let eps = Float(try group.number("eps"))
        let (shrink, coupled) = (Float(decoupled ? 1 - lr * decay : 1), Float(decoupled ? 0 : decay))
        let (new1, old2, new2) = (Float(1 - beta1), Float(beta2), Float(1 - beta2))
        let sign: Float = group.flag("maximize") ? -1 : 1
        let (p, g) = (parameter.pointer(Float.self), gradient.pointer(Float.self))
        let (m, v, count) = (average.pointer(Float.self), square.pointer(Float.self), parameter.numel)
        for i in 0..<count {
            let weight = p[i] * shrink
            let slope = sign * g[i] + coupled * weight
            m[i] += new1 * (slope - m[i])
            v[i] = v[i] * old2 + new2 * slope * slope
            var second = v[i]
            if let largest {
                largest[i] = max(largest[i], second)
                second = largest[i]
            }
            p[i] = weight - stepSize * m[i] / (second.squareRoot() / root + eps)
        }
    }
}

/// Adam with decoupled weight decay. Same as torch.optim.AdamW.
public final class AdamW: Adam {
    public init(
        _ groups: [ParameterGroup], lr: Double = 1e-3, betas: (Double, Double) = (0.9, 0.999), eps: Double = 1e-8,
        weightDecay: Double = 1e-2, amsgrad: Bool = false, maximize: Bool = false
    ) throws {
        try super.init(
            groups, lr: lr, betas: betas, eps: eps, weightDecay: weightDecay, amsgrad: amsgrad, maximize: maximize, decoupled: true)
    }
}
