// Activations by name, as timm's create_act has them, and the ones that are timm's own.

import Neural
import Tensors

/// Makes activations. Same as timm.layers.create_act_layer.
public enum ActivationLayers {
    /// `inplace` reaches the activations that can work in place; nil leaves their default. Nil for no activation. The caller's
    /// own must take it unless `asksInplace`, as in timm, which tries it first in some places and requires it in others.
    public static func make(_ spec: LayerSpec?, inplace: Bool? = nil, asksInplace: Bool = false) throws -> Module? {
        guard let spec else { return nil }
        if let maker = spec.maker {
            let options = spec.options.filter { $0.key != "inplace" }
            return try maker.activation(options, inplace: spec.option("inplace")?.bool ?? inplace, isOptional: asksInplace)
        }
        let isIn = spec.option("inplace")?.bool ?? inplace ?? false
        let name = spec.isClass ? spec.name : spec.name.lowercased()
        func scalar(_ key: String, _ fallback: Scalar) -> Scalar {
            switch spec.option(key) {
            case .int(let value): .int(Int64(value))
            case .double(let value): .float(value)
            default: fallback
            }
        }
        switch name {
        case "relu", "nn.ReLU", "ReLU": return ReLU(inplace: isIn)
        case "relu6", "nn.ReLU6", "ReLU6": return ReLU6(inplace: isIn)
        case "silu", "swish", "nn.SiLU", "SiLU", "timm.Swish": return SiLU(inplace: isIn)
        case "mish", "nn.Mish", "Mish": return Mish(inplace: isIn)
        case "leaky_relu", "nn.LeakyReLU", "LeakyReLU": return LeakyReLU(scalar("negative_slope", 0.01), inplace: isIn)
        case "elu", "nn.ELU", "ELU": return ELU(scalar("alpha", 1.0), inplace: isIn)
        case "celu", "nn.CELU", "CELU": return CELU(scalar("alpha", 1.0), inplace: isIn)
        case "selu", "nn.SELU", "SELU": return SELU(inplace: isIn)
        case "prelu", "timm.PReLU", "nn.PReLU", "PReLU":
            return try PReLU(spec.option("num_parameters")?.int ?? 1, initial: scalar("init", 0.25))
        case "gelu", "timm.GELU": return NamedActivation("GELU", .gelu) { try $0.gelu() }
        case "nn.GELU", "GELU": return GELU(approximate: spec.option("approximate")?.string ?? "none")
        case "gelu_tanh", "timm.GELUTanh", "GELUTanh":
            return NamedActivation("GELUTanh", .geluTanh) { try $0.gelu(approximate: "tanh") }
        case "quick_gelu", "timm.QuickGELU", "QuickGELU":
            return NamedActivation("QuickGELU") { x in try x.mul(x.mul(1.702).sigmoid()) }
        case "sigmoid", "timm.Sigmoid", "nn.Sigmoid", "Sigmoid": return Sigmoid()
        case "tanh", "timm.Tanh", "nn.Tanh", "Tanh": return Tanh()
        case "hard_sigmoid", "hardsigmoid", "nn.Hardsigmoid", "Hardsigmoid": return Hardsigmoid(inplace: isIn)
        case "hard_swish", "hardswish", "nn.Hardswish", "Hardswish": return Hardswish(inplace: isIn)
        case "hard_mish", "timm.HardMish", "timm.HardMishMe":
            return NamedActivation("HardMishMe") { x in try x.mul(0.5).mul(x.add(2).clamp(min: 0, max: 2)) }
        case "StarReLU": return try StarReLU.make()
        case "identity", "nn.Identity", "Identity": return Identity()
        default:
            if spec.isClass { throw TensorError.notImplemented("the activation \(spec.name) is not available") }
            throw TensorError.key(spec.name)
        }
    }
}

/// An activation of timm's own that has no parameters.
public final class NamedActivation: Module {
    private let name: String
    private let fused: Epilogue?
    private let body: (Tensor) throws -> Tensor

    public init(_ name: String, _ fused: Epilogue? = nil, _ body: @escaping (Tensor) throws -> Tensor) {
        (self.name, self.fused, self.body) = (name, fused, body)
    }

    public override var namedEpilogue: Epilogue? { fused }

    public override var typeName: String { behaviour?.typeName(of: self) ?? name }
    public override func forward(_ input: Tensor) throws -> Tensor { try body(input) }
}
