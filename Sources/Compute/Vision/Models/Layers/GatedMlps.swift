// MLPs of transformers in which one half of the hidden features gates the other.
// Papers: GLU Variants Improve Transformer, arXiv:2002.05202; Pay Attention to MLPs, arXiv:2105.08050.

import Neural
import Tensors

/// Makes a block's MLP.
struct MlpOptions {
    var inFeatures: Int
    var hidden: Int
    var activation: LayerSpec?
    var norm: LayerSpec?
    var bias = true
    var drop = 0.0
    /// Makes the gate of a GatedMlp over the hidden features.
    var gate: ((Int) throws -> Module)?

    /// By class: Mlp, GluMlp, SwiGLU or GatedMlp; a partial may set gate_last and align_to.
    func make(_ spec: LayerSpec?) throws -> Module {
        switch spec?.className ?? "Mlp" {
        case "Mlp":
            return try Mlp(
                inFeatures, hidden: hidden, activation: activation, norm: norm, bias: (bias, bias), drop: (drop, drop))
        case "GluMlp": return try GluMlp(self, gateLast: spec?.option("gate_last")?.isTrue ?? true)
        case "SwiGLU": return try SwiGLU(self, alignTo: spec?.option("align_to")?.int ?? 0)
        case "GatedMlp": return try GatedMlp(self)
        case let name:
            throw TensorError.notImplemented("mlp_layer=\(name) is not available; Mlp, GluMlp, SwiGLU and GatedMlp are")
        }
    }

    fileprivate func activationLayer() throws -> Module { try ActivationLayers.make(activation) ?? Identity() }
    fileprivate func normLayer(_ width: Int) throws -> Module { try norm.map { try NormLayers.make($0, width) } ?? Identity() }
    fileprivate func dropLayer() throws -> Module { try Dropout(p: .float(drop)) }

    /// Adds act, drop1, norm, fc2 and drop2 around a gate.
    fileprivate func addRest(to module: Module, width: Int, gate: Module? = nil) throws {
        try module.setModule("act", activationLayer())
        try module.setModule("drop1", dropLayer())
        if let gate { try module.setModule("gate", gate) }
        try module.setModule("norm", normLayer(width))
        try module.setModule("fc2", Linear(width, inFeatures, bias: bias))
        try module.setModule("drop2", dropLayer())
    }
}

/// One half of fc1's features times the activation of the other. Same as timm.layers.GluMlp.
public final class GluMlp: Module, SelfInitialising {
    private let gateLast: Bool

    init(_ o: MlpOptions, gateLast: Bool) throws {
        guard o.hidden % 2 == 0 else { throw TensorError.assertion("") }
        self.gateLast = gateLast
        super.init()
        try setModule("fc1", Linear(o.inFeatures, o.hidden, bias: o.bias))
        try o.addRest(to: self, width: o.hidden / 2)
    }

    /// The second half of fc1 starts near zero with bias 1.
    func initWeights() throws {
        let fc1 = try required("fc1")
        try GradMode.withDisabled {
            if let bias = fc1.parameter("bias") { try Initialisation.constant(bias.slice(0, bias.shape[0] / 2, nil), 1) }
            if let weight = fc1.parameter("weight") {
                try Initialisation.normal(weight.slice(0, weight.shape[0] / 2, nil), std: 1e-6)
            }
        }
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let halves = try required("fc1")(input).chunk(2, dim: -1)
        guard halves.count == 2 else { throw TensorError.value("not enough values to unpack (expected 2, got \(halves.count))") }
        let act = try required("act")
        let x = gateLast ? try halves[0].mul(act(halves[1])) : try act(halves[0]).mul(halves[1])
        return try passing(x, through: "drop1", "norm", "fc2", "drop2")
    }

    public override var attributes: [String: JSONValue] { ["chunk_dim": .int(-1), "gate_last": .bool(gateLast)] }
}

/// The same with a layer of its own for each half. Same as timm.layers.SwiGLU.
public final class SwiGLU: Module, SelfInitialising {
    init(_ o: MlpOptions, alignTo: Int = 0) throws {
        let hidden = alignTo > 0 ? (o.hidden + alignTo - 1) / alignTo * alignTo : o.hidden
        super.init()
        try setModule("fc1_g", Linear(o.inFeatures, hidden, bias: o.bias))
        try setModule("fc1_x", Linear(o.inFeatures, hidden, bias: o.bias))
        try o.addRest(to: self, width: hidden)
    }

    /// The gate starts near zero with bias 1.
    func initWeights() throws {
        let gate = try required("fc1_g")
        if let bias = gate.parameter("bias") { try Initialisation.constant(bias, 1) }
        if let weight = gate.parameter("weight") { try Initialisation.normal(weight, std: 1e-6) }
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let gate = try required("fc1_g")(input)
        let x = try required("fc1_x")(input)
        return try passing(required("act")(gate).mul(x), through: "drop1", "norm", "fc2", "drop2")
    }
}

/// An MLP with a gate between its layers. Same as timm.layers.GatedMlp.
public final class GatedMlp: Module {
    init(_ o: MlpOptions) throws {
        guard o.gate == nil || o.hidden % 2 == 0 else { throw TensorError.assertion("") }
        super.init()
        try setModule("fc1", Linear(o.inFeatures, o.hidden, bias: o.bias))
        // The gate is drawn before fc2.
        try o.addRest(to: self, width: o.gate == nil ? o.hidden : o.hidden / 2, gate: o.gate?(o.hidden) ?? Identity())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try passing(input, through: "fc1", "act", "drop1", "gate", "norm", "fc2", "drop2")
    }
}
