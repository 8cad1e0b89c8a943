// A convolution with its normalisation and activation as one module, and rates of stochastic depth.

import Neural
import Tensors

/// conv, bn (with the activation), aa. Same as timm.layers.ConvNormAct.
public final class ConvNormAct: Module {
    public init(
        _ input: Int, _ output: Int, kernel: Int = 1, stride: Int = 1, padding: JSONValue = .string(""), dilation: Int = 1,
        groups: Int = 1, bias: Bool = false, appliesNorm: Bool = true, appliesActivation: Bool = true,
        norm: LayerSpec = LayerSpec("nn.BatchNorm2d"), activation: LayerSpec? = LayerSpec("nn.ReLU"),
        antiAliasing: LayerSpec? = nil, drop: (() -> Module)? = nil
    ) throws {
        let usesAntiAliasing = antiAliasing != nil && stride > 1
        super.init()
        try setModule(
            "conv",
            Conv2d.make(
                input, output, kernel: kernel, stride: usesAntiAliasing ? 1 : stride, padding: padding, dilation: dilation,
                groups: groups, bias: bias))
        if appliesNorm {
            try setModule(
                "bn",
                NormActLayers.make(norm, output, activation: activation, applyAct: appliesActivation, drop: drop?()))
        } else {
            try setModule("bn", Sequential(named: drop.map { [("drop", $0())] } ?? []))
        }
        if let antiAliasing, usesAntiAliasing {
            try setModule("aa", AntiAliasing.make(antiAliasing, channels: output, stride: stride))
        }
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let x = try Module.convolve(input, conv: required("conv"), norm: required("bn"))
        return try child("aa")?(x) ?? x
    }

    public override var attributes: [String: JSONValue] {
        var values: [String: JSONValue] = ["aa": .null]
        guard let conv = child("conv") as? Conv2d else { return values }
        values["in_channels"] = .int(conv.inChannels)
        values["out_channels"] = .int(conv.outChannels)
        return values
    }
}

/// Rates of stochastic depth that grow with the block. Same as timm.layers.calculate_drop_path_rates.
public enum DropPathRates {
    /// One rate a block.
    public static func linear(_ rate: Double, blocks: Int) throws -> [Double] {
        guard blocks > 0 else { return [] }
        return try Tensor.linspace(0, rate, blocks).doubles()
    }

    /// One rate a block, by stage.
    public static func linear(_ rate: Double, depths: [Int]) throws -> [[Double]] {
        var rest = try linear(rate, blocks: depths.reduce(0, +))[...]
        return depths.map { depth in
            defer { rest = rest.dropFirst(depth) }
            return Array(rest.prefix(depth))
        }
    }
}
