// torch.nn.init and torch.nn.utils.

import Interp
import Neural
import Tensors

func installInitialisation(_ m: ModuleBuilder) {
    let d = TorchDeclarations(m)
    d.function("uniform_(tensor, a=0.0, b=1.0, generator=None)") { c in
        try Initialisation.uniform(c.tensor(0), c.double(1), c.double(2))
    }
    d.function("normal_(tensor, mean=0.0, std=1.0, generator=None)") { c in
        try Initialisation.normal(c.tensor(0), mean: c.double(1), std: c.double(2))
    }
    d.function("constant_(tensor, val)") { c in try Initialisation.constant(c.tensor(0), c.double(1)) }
    d.function("zeros_(tensor)") { c in try Initialisation.constant(c.tensor(0), 0) }
    d.function("ones_(tensor)") { c in try Initialisation.constant(c.tensor(0), 1) }
    d.function("kaiming_uniform_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None)") { c in
        try Initialisation.kaimingUniform(c.tensor(0), a: c.double(1), mode: fanMode(c, 2), nonlinearity: c.string(3))
    }
    d.function("kaiming_normal_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None)") { c in
        try Initialisation.kaimingNormal(c.tensor(0), a: c.double(1), mode: fanMode(c, 2), nonlinearity: c.string(3))
    }
    d.function("xavier_uniform_(tensor, gain=1.0, generator=None)") { c in
        try Initialisation.xavierUniform(c.tensor(0), gain: c.double(1))
    }
    d.function("xavier_normal_(tensor, gain=1.0, generator=None)") { c in
        try Initialisation.xavierNormal(c.tensor(0), gain: c.double(1))
    }
    d.function("trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None)") { c in
        try Initialisation.truncNormal(
            c.tensor(0), mean: c.double(1), std: c.double(2), low: c.double(3), high: c.double(4),
            generator: RandomGenerator.optional(c, 5))
    }
    d.function("orthogonal_(tensor, gain=1, generator=None)") { c in
        try Initialisation.orthogonal(c.tensor(0), gain: c.double(1), generator: RandomGenerator.optional(c, 2))
    }
    d.function("eye_(tensor)") { c in try Initialisation.eye(c.tensor(0)) }
    d.function("dirac_(tensor, groups=1)") { c in try Initialisation.dirac(c.tensor(0), groups: c.int(1)) }
    d.function("sparse_(tensor, sparsity, std=0.01, generator=None)") { c in
        try Initialisation.sparse(
            c.tensor(0), sparsity: c.double(1), std: c.double(2), generator: RandomGenerator.optional(c, 3))
    }
    d.function("calculate_gain(nonlinearity, param=None)") { c -> Value in
        let gain = try Initialisation.gain(c.string(0), c.optionalDouble(1))
        return gain == 1 ? .int(1) : gain.toScript()
    }
}

private func fanMode(_ c: TorchCall, _ index: Int) throws -> Initialisation.FanMode {
    let name = try c.string(index).lowercased()
    guard let mode = Initialisation.FanMode(rawValue: name) else {
        throw TensorError.value("Mode \(name) not supported, please use one of ['fan_in', 'fan_out']")
    }
    return mode
}

func installNeuralUtilities(_ m: ModuleBuilder) {
    let d = TorchDeclarations(m)
    for name in ["clip_grad_norm_", "clip_grad_norm"] {
        d.function(
            "\(name)(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None)",
            doc: "Scales gradients down to a total norm."
        ) {
            c -> Tensor in
            let gradients = try parameterList(c, 0).compactMap(\.grad)
            let kind = try c.double(2)
            return try GradMode.withDisabled { () throws -> Tensor in
                guard !gradients.isEmpty else { return try Tensor.zeros([]) }
                let norms = try Tensor.stack(gradients.map { try $0.norm(kind) })
                let total = try norms.norm(kind)
                if try c.truth(3), try !total.item().double.isFinite {
                    throw TensorError.runtime(
                        "The total norm of order \(kind) for gradients from `parameters` is non-finite, so it cannot be clipped. To disable "
                            + "this error and scale the gradients by the non-finite norm anyway, set `error_if_nonfinite=False`")
                }
                let factor = try Tensor.scalar(.float(c.double(1))).div(.tensor(total.add(.float(1e-6)))).clamp(max: 1)
                for gradient in gradients { try gradient.mulInPlace(.tensor(factor)) }
                return total
            }
        }
    }
    d.function("clip_grad_value_(parameters, clip_value, foreach=None)", doc: "Limits every gradient element.") { c -> Value in
        let limit = try c.double(1)
        try GradMode.withDisabled {
            for gradient in try parameterList(c, 0).compactMap(\.grad) {
                try gradient.clampInPlace(min: .float(-limit), max: .float(limit))
            }
        }
        return .none
    }
    d.function("vector_to_parameters(vec, parameters)", doc: "Puts the parts of a vector into parameters.") { c -> Value in
        let vector = try c.tensor(0)
        var place = 0
        for tensor in try parameterList(c, 1) {
            guard place + tensor.numel <= vector.numel, vector.ndim == 1 else {
                throw Raise.runtimeError("vector_to_parameters: the vector has fewer elements than the parameters")
            }
            try tensor.setData(vector.detach().narrow(0, place, tensor.numel).reshape(tensor.shape))
            place += tensor.numel
        }
        return .none
    }
    d.function("parameters_to_vector(parameters)") { c in try Tensor.cat(parameterList(c, 0).map { try $0.reshape([$0.numel]) }) }
}

/// One tensor or any iterable of tensors.
func parameterList(_ c: TorchCall, _ index: Int) throws -> [Tensor] {
    if let tensor = tensorObject(c[index]) { return [tensor] }
    var result: [Tensor] = []
    try iterate(c[index]) { item throws(Raise) in
        guard let tensor = tensorObject(item) else { throw .typeError("expected a Tensor, got \(item.typeName)") }
        result.append(tensor)
        return true
    }
    return result
}
