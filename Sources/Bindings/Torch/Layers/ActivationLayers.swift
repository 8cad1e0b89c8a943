// The activations of torch.nn and torch.nn.functional.

import Interp
import Neural
import Tensors

/// A number that keeps whether it was an int or a float: printed forms show it as the script wrote it.
struct ScriptNumber: ScriptValue {
    let value: Scalar
    init(_ value: Scalar) { self.value = value }

    static var scriptTypeName: String { "float" }
    static func fromScript(_ value: Value) -> ScriptNumber? {
        (try? TorchCall.number(value)).flatMap { $0.map(ScriptNumber.init) }
    }

    func toScript() -> Value {
        switch value {
        case .int(let number): .int(Int(number))
        case .float(let number): number.toScript()
        case .bool(let truth): .bool(truth)
        }
    }
}

extension NeuralModules {
    static func installActivations(_ m: ModuleBuilder) {
        installPlainActivations(m)
        installParametricActivations(m)
        installSoftmaxLayers(m)
    }

    private static func activation<T: Module>(
        _ m: ModuleBuilder, _ type: T.Type, _ signature: String, doc: String, _ make: @escaping (TorchCall) throws -> T,
        _ build: (TypeBuilder<T>) -> Void = { _ in }
    ) {
        layer(
            m, type, "activation", signature, doc: doc, make,
            { t in
                if T.self is InPlaceActivation.Type {
                    t.property(
                        "inplace", get: { ($0 as? InPlaceActivation)?.inplace ?? false },
                        set: { ($0 as? InPlaceActivation)?.inplace = $1 })
                }
                build(t)
            })
    }

    private static func installPlainActivations(_ m: ModuleBuilder) {
        activation(m, ReLU.self, "ReLU(inplace=False)", doc: "max(x, 0).", { c in ReLU(inplace: try c.truth(1)) })
        activation(m, SiLU.self, "SiLU(inplace=False)", doc: "x / (1 + exp(−x)).", { c in SiLU(inplace: try c.truth(1)) })
        activation(
            m, SELU.self, "SELU(inplace=False)", doc: "ELU scaled to keep the variance.", { c in SELU(inplace: try c.truth(1)) })
        activation(m, Mish.self, "Mish(inplace=False)", doc: "x tanh(softplus(x)).", { c in Mish(inplace: try c.truth(1)) })
        activation(
            m, Hardswish.self, "Hardswish(inplace=False)", doc: "x relu6(x + 3) / 6.", { c in Hardswish(inplace: try c.truth(1)) }
        )
        activation(
            m, Hardsigmoid.self, "Hardsigmoid(inplace=False)", doc: "relu6(x + 3) / 6.",
            { c in Hardsigmoid(inplace: try c.truth(1)) })
        activation(m, Sigmoid.self, "Sigmoid()", doc: "1 / (1 + exp(−x)).", { _ in Sigmoid() })
        activation(m, Tanh.self, "Tanh()", doc: "The hyperbolic tangent.", { _ in Tanh() })
        activation(m, Softsign.self, "Softsign()", doc: "x / (1 + |x|).", { _ in Softsign() })
        activation(m, Tanhshrink.self, "Tanhshrink()", doc: "x − tanh(x).", { _ in Tanhshrink() })
        activation(m, LogSigmoid.self, "LogSigmoid()", doc: "log(sigmoid(x)).", { _ in LogSigmoid() })
    }

    private static func installParametricActivations(_ m: ModuleBuilder) {
        activation(
            m, Hardtanh.self, "Hardtanh(min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None)",
            doc: "x between two bounds.",
            { c in
                let (low, high) = (try c.scalar(c.has(4) ? 4 : 1), try c.scalar(c.has(5) ? 5 : 2))
                guard high.double > low.double else {
                    throw Raise.assertionError(
                        "max_val (\(PythonText.number(high))) must be greater than min_val (\(PythonText.number(low)))")
                }
                return Hardtanh(low, high, inplace: try c.truth(3))
            },
            { t in
                t.property("min_val") { ScriptNumber($0.minVal) }
                t.property("max_val") { ScriptNumber($0.maxVal) }
            })
        layer(
            m, ReLU6.self, "activation", "ReLU6(inplace=False)", base: Hardtanh.self, doc: "x between 0 and 6.",
            { c in ReLU6(inplace: try c.truth(1)) })
        activation(
            m, LeakyReLU.self, "LeakyReLU(negative_slope=0.01, inplace=False)", doc: "x, or a fraction of it below 0.",
            { c in
                guard c.has(1) else { throw Raise.valueError("negative_slope cannot be None") }
                return LeakyReLU(try c.scalar(1), inplace: try c.truth(2))
            },
            { t in t.property("negative_slope") { ScriptNumber($0.negativeSlope) } })
        activation(
            m, ELU.self, "ELU(alpha=1.0, inplace=False)", doc: "x, or alpha (exp(x) − 1) below 0.",
            { c in ELU(try c.scalar(1), inplace: try c.truth(2)) }, { t in t.property("alpha") { ScriptNumber($0.alpha) } })
        activation(
            m, CELU.self, "CELU(alpha=1.0, inplace=False)", doc: "x, or alpha (exp(x / alpha) − 1) below 0.",
            { c in CELU(try c.scalar(1), inplace: try c.truth(2)) }, { t in t.property("alpha") { ScriptNumber($0.alpha) } })
        activation(
            m, Threshold.self, "Threshold(threshold, value, inplace=False)", doc: "x above a threshold, else a value.",
            { c in Threshold(try c.scalar(1), try c.scalar(2), inplace: try c.truth(3)) },
            { t in
                t.property("threshold") { ScriptNumber($0.threshold) }
                t.property("value") { ScriptNumber($0.value) }
            })
        activation(
            m, RReLU.self, "RReLU(lower=0.125, upper=0.3333333333333333, inplace=False)",
            doc: "Leaky ReLU with random slopes while training.",
            { c in RReLU(try c.scalar(1), try c.scalar(2), inplace: try c.truth(3)) },
            { t in
                t.property("lower") { ScriptNumber($0.lower) }
                t.property("upper") { ScriptNumber($0.upper) }
            })
        activation(
            m, PReLU.self, "PReLU(num_parameters=1, init=0.25, device=None, dtype=None)",
            doc: "x, or a learned fraction of it below 0.",
            { c in try PReLU(c.int(1), initial: c.scalar(2)) },
            { t in
                t.property("num_parameters") { $0.numParameters }
                t.property("init") { ScriptNumber($0.initial) }
                t.def("reset_parameters") { try $0.resetParameters() }
            })
        activation(
            m, GELU.self, "GELU(approximate='none')", doc: "x Φ(x).", { c in GELU(approximate: try c.string(1)) },
            { t in t.property("approximate") { $0.approximate } })
        activation(
            m, Softplus.self, "Softplus(beta=1.0, threshold=20.0)", doc: "log(1 + exp(beta x)) / beta.",
            { c in Softplus(try c.scalar(1), try c.scalar(2)) },
            { t in
                t.property("beta") { ScriptNumber($0.beta) }
                t.property("threshold") { ScriptNumber($0.threshold) }
            })
        activation(
            m, Softshrink.self, "Softshrink(lambd=0.5)", doc: "x moved towards 0.", { c in Softshrink(try c.scalar(1)) },
            { t in t.property("lambd") { ScriptNumber($0.lambda) } })
        activation(
            m, Hardshrink.self, "Hardshrink(lambd=0.5)", doc: "x, and 0 near 0.", { c in Hardshrink(try c.scalar(1)) },
            { t in t.property("lambd") { ScriptNumber($0.lambda) } })
        activation(
            m, GLU.self, "GLU(dim=-1)", doc: "Half of x times the sigmoid of the other half.", { c in GLU(dim: try c.int(1)) },
            { t in t.property("dim") { $0.dim } })
    }

    private static func installSoftmaxLayers(_ m: ModuleBuilder) {
        activation(
            m, Softmax.self, "Softmax(dim=None)", doc: "exp(x) over its sum.", { c in Softmax(dim: try c.optionalInt(1)) },
            { t in t.property("dim") { $0.dim } })
        activation(
            m, Softmin.self, "Softmin(dim=None)", doc: "exp(−x) over its sum.", { c in Softmin(dim: try c.optionalInt(1)) },
            { t in t.property("dim") { $0.dim } })
        activation(
            m, LogSoftmax.self, "LogSoftmax(dim=None)", doc: "The logarithm of softmax.",
            { c in LogSoftmax(dim: try c.optionalInt(1)) }, { t in t.property("dim") { $0.dim } })
        activation(m, Softmax2d.self, "Softmax2d()", doc: "Softmax over the channels.", { _ in Softmax2d() })
    }
}

func installActivationFunctions(_ d: TorchDeclarations) {
    for (name, isInPlace) in [("relu", false), ("relu_", true)] {
        d.function("\(name)(input, inplace=False)", doc: "max(x, 0).") { c in
            try isInPlace || c.truth(1) ? c.tensor(0).reluInPlace() : c.tensor(0).relu()
        }
    }
    func floating(_ c: TorchCall, _ kernel: String) throws -> Tensor {
        let x = try c.tensor(0)
        guard x.dtype.isFloatingPoint else {
            throw Raise.notImplementedError("\"\(kernel)\" not implemented for '\(x.dtype.scalarTypeName)'")
        }
        return x
    }
    d.function("gelu(input, *, approximate='none')", doc: "x Φ(x).") { c in
        try floating(c, "GeluKernelImpl").gelu(approximate: c.string(1))
    }
    d.function("silu(input, inplace=False)", doc: "x σ(x).") { c in
        let x = try floating(c, "silu_cpu")
        return try c.truth(1) ? x.siluInPlace() : x.silu()
    }
    d.function("sigmoid(input)") { c in try c.tensor(0).sigmoid() }
    d.function("tanh(input)") { c in try c.tensor(0).tanh() }
    d.function("logsigmoid(input)") { c in try c.tensor(0).logSigmoid() }
    d.function("softsign(input)") { c in try c.tensor(0).softsign() }
    d.function("tanhshrink(input)") { c in try c.tensor(0).tanhshrink() }
    d.function("mish(input, inplace=False)") { c in try c.tensor(0).mish(inPlace: c.truth(1)) }
    d.function("hardswish(input, inplace=False)") { c in try c.tensor(0).hardswish(inPlace: c.truth(1)) }
    d.function("hardsigmoid(input, inplace=False)") { c in try c.tensor(0).hardsigmoid(inPlace: c.truth(1)) }
    d.function("relu6(input, inplace=False)") { c in
        try c.tensor(0).hardtanh(minVal: 0, maxVal: 6, inPlace: c.truth(1))
    }
    d.function("glu(input, dim=-1)") { c in try c.tensor(0).glu(c.int(1)) }
    d.function("prelu(input, weight)") { c in try c.tensor(0).prelu(c.tensor(1)) }
    d.function("softplus(input, beta=1.0, threshold=20.0)") { c in
        try c.tensor(0).softplus(beta: c.double(1), threshold: c.double(2))
    }
    d.function("softshrink(input, lambd=0.5)") { c in
        let lambda = try c.double(1)
        if lambda < 0, try c.tensor(0).dtype.isFloatingPoint {
            throw Raise.runtimeError(
                "lambda must be in range [0, 3.40282e+38] for input dtype \(try c.tensor(0).dtype.scalarTypeName), but found "
                    + PythonText.general(lambda))
        }
        return try c.tensor(0).softshrink(lambda: lambda)
    }
    d.function("hardshrink(input, lambd=0.5)") { c in try c.tensor(0).hardshrink(lambda: c.double(1)) }
    // Each with the form whose name ends in `_`, which writes over its input.
    for suffix in ["", "_"] {
        let always = suffix == "_"
        d.function("leaky_relu\(suffix)(input, negative_slope=0.01, inplace=False)") { c in
            try c.tensor(0).leakyReLU(negativeSlope: c.double(1), inPlace: always || c.truth(2))
        }
        d.function("elu\(suffix)(input, alpha=1.0, inplace=False)") { c in
            try c.tensor(0).elu(alpha: c.double(1), inPlace: always || c.truth(2))
        }
        d.function("selu\(suffix)(input, inplace=False)") { c in try c.tensor(0).selu(inPlace: always || c.truth(1)) }
        d.function("celu\(suffix)(input, alpha=1.0, inplace=False)") { c in
            try c.tensor(0).celu(alpha: c.double(1), inPlace: always || c.truth(2))
        }
        d.function("hardtanh\(suffix)(input, min_val=-1.0, max_val=1.0, inplace=False)") { c in
            try c.tensor(0).hardtanh(minVal: c.double(1), maxVal: c.double(2), inPlace: always || c.truth(3))
        }
        d.function("threshold\(suffix)(input, threshold, value, inplace=False)") { c in
            try c.tensor(0).threshold(c.double(1), c.double(2), inPlace: always || c.truth(3))
        }
        d.function("rrelu\(suffix)(input, lower=0.125, upper=0.3333333333333333, training=False, inplace=False)") { c in
            try c.tensor(0).rrelu(
                lower: c.double(1), upper: c.double(2), training: c.truth(3), inPlace: always || c.truth(4))
        }
    }
    d.function("softmax(input, dim=None, _stacklevel=3, dtype=None)", doc: "exp over its sum along a dimension.") { c in
        try c.tensor(0).softmax(c.int(1, default: implicitSoftmaxDimension(c.tensor(0).ndim)), dtype: c.dtype(3))
    }
    d.function("softmin(input, dim=None, _stacklevel=3, dtype=None)", doc: "exp(−x) over its sum.") { c in
        try c.tensor(0).neg().softmax(c.int(1, default: implicitSoftmaxDimension(c.tensor(0).ndim)), dtype: c.dtype(3))
    }
    d.function("log_softmax(input, dim=None, _stacklevel=3, dtype=None)", doc: "The logarithm of softmax.") { c in
        try c.tensor(0).logSoftmax(c.int(1, default: implicitSoftmaxDimension(c.tensor(0).ndim)), dtype: c.dtype(3))
    }
}
