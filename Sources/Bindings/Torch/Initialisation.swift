// torch.nn.init and torch.nn.utils.

import Interp
import Neural
import Tensors

func installInitialisation(_ m: ModuleBuilder) {
    let d = TorchDeclarations(m)
    /// `generator` is the slot of a generator that the body does not draw from.
    func define<Result: ScriptValue>(_ signature: String, generator: Int? = nil, _ body: @escaping (TorchCall) throws -> Result) {
        d.function(signature) { c -> Value in
            func plainly() throws -> Value {
                try InitialisationScript.call(c.functionName, (0..<c.arguments.count).map { c[$0] })
            }
            if let generator, c.has(generator) { return try plainly() }
            do {
                return try body(c).toScript()
            } catch let error as Raise {
                guard error.matches(.typeError) else { throw error }
                error.discard()
                return try plainly()
            }
        }
    }
    define("uniform_(tensor, a=0.0, b=1.0, generator=None)", generator: 3) { c in
        try Initialisation.uniform(c.tensor(0), c.double(1), c.double(2))
    }
    define("normal_(tensor, mean=0.0, std=1.0, generator=None)", generator: 3) { c in
        try Initialisation.normal(c.tensor(0), mean: c.double(1), std: c.double(2))
    }
    define("constant_(tensor, val)") { c in try Initialisation.constant(c.tensor(0), c.double(1)) }
    define("zeros_(tensor)") { c in try Initialisation.constant(c.tensor(0), 0) }
    define("ones_(tensor)") { c in try Initialisation.constant(c.tensor(0), 1) }
    define("kaiming_uniform_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None)", generator: 4) { c in
        try Initialisation.kaimingUniform(c.tensor(0), a: slope(c, 1), mode: fanMode(c, 2), nonlinearity: c.string(3))
    }
    define("kaiming_normal_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None)", generator: 4) { c in
        try Initialisation.kaimingNormal(c.tensor(0), a: slope(c, 1), mode: fanMode(c, 2), nonlinearity: c.string(3))
    }
    define("xavier_uniform_(tensor, gain=1.0, generator=None)", generator: 2) { c in
        try Initialisation.xavierUniform(c.tensor(0), gain: c.double(1))
    }
    define("xavier_normal_(tensor, gain=1.0, generator=None)", generator: 2) { c in
        try Initialisation.xavierNormal(c.tensor(0), gain: c.double(1))
    }
    define("trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None)") { c in
        try Initialisation.truncNormal(
            c.tensor(0), mean: c.double(1), std: c.double(2), low: c.double(3), high: c.double(4),
            generator: RandomGenerator.optional(c, 5))
    }
    define("orthogonal_(tensor, gain=1, generator=None)") { c in
        try Initialisation.orthogonal(c.tensor(0), gain: c.double(1), generator: RandomGenerator.optional(c, 2))
    }
    define("eye_(tensor)") { c in try Initialisation.eye(c.tensor(0)) }
    define("dirac_(tensor, groups=1)") { c in try Initialisation.dirac(c.tensor(0), groups: c.int(1)) }
    define("sparse_(tensor, sparsity, std=0.01, generator=None)") { c in
        try Initialisation.sparse(
            c.tensor(0), sparsity: c.double(1), std: c.double(2), generator: RandomGenerator.optional(c, 3))
    }
    define("calculate_gain(nonlinearity, param=None)") { c -> Value in
        let gain = try Initialisation.gain(c.string(0), c.has(1) ? slope(c, 1) : nil)
        return gain == 1 ? .int(1) : gain.toScript()
    }
    define("_calculate_fan_in_and_fan_out(tensor)") { c -> Value in
        let (fanIn, fanOut) = try Initialisation.fans(of: c.tensor(0))
        return .tuple(owned: [.int(fanIn), .int(fanOut)])
    }
    define("_calculate_correct_fan(tensor, mode)") { c -> Int in
        let mode = try fanMode(c, 1)
        let (fanIn, fanOut) = try Initialisation.fans(of: c.tensor(0))
        return mode == .fanIn ? fanIn : fanOut
    }
}

/// An int or float and nothing that can be taken for one.
private func slope(_ c: TorchCall, _ index: Int) throws -> Double {
    guard !c[index].isBool, tensorObject(c[index]) == nil else { throw c.wrongType(index, "float") }
    return try c.double(index)
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
