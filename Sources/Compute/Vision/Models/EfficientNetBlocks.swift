// The blocks of EfficientNets and mobile networks. Names are timm's checkpoint keys.
// Papers: MobileNetV2, arXiv:1801.04381; MnasNet, arXiv:1807.11626; EfficientNet, arXiv:1905.11946; CondConv, arXiv:1904.04971;
// EfficientNetV2 (fused blocks), arXiv:2104.00298.

import Neural
import Tensors

/// x · gate(conv_expand(act(conv_reduce(mean x)))). Same as SqueezeExcite of timm.models._efficientnet_blocks.
public final class SqueezeExcite: Module {
    /// `options` are a partial's: gate_layer, force_act_layer, rd_round_fn, rd_channels.
    init(_ channels: Int, ratio: Double, activation: LayerSpec, _ options: LayerSpec) throws {
        let a = options.arguments("SqueezeExcite")
        var reduced = try a.optionalInt("rd_channels") ?? 0
        if reduced == 0 {
            let wanted = Double(channels) * ratio
            let rounding = a.value("rd_round_fn")
            reduced = rounding == .null ? Int(wanted.rounded(.toNearestOrEven)) : try ChannelRounding(rounding)(wanted)
        }
        super.init()
        try setModule("conv_reduce", Conv2d(channels, reduced, kernelSize: [1, 1]))
        try setModule("act1", ActivationLayers.make(a.layer("force_act_layer") ?? activation, inplace: true, asksInplace: true))
        try setModule("conv_expand", Conv2d(reduced, channels, kernelSize: [1, 1]))
        try setModule("gate", ActivationLayers.make(a.isGiven("gate_layer") ? a.layer("gate_layer") : LayerSpec("nn.Sigmoid")))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let x = try required("conv_reduce").activated(input.squeezed(addMaxPool: false), by: required("act1"))
        return try input.mul(required("conv_expand").activated(x, by: required("gate")))
    }
}

/// A block that may add its input to its result.
protocol MobileBlock: Module {
    var hasSkip: Bool { get }
}

extension MobileBlock {
    /// The last convolution and its normalisation, stochastic depth, and the sum with the shortcut.
    fileprivate func projected(_ x: Tensor, conv: String, norm: String, _ shortcut: Tensor) throws -> Tensor {
        let (conv, norm) = (try required(conv), try required(norm))
        guard hasSkip else { return try Module.convolve(x, conv: conv, norm: norm) }
        let dropPath = try required("drop_path")
        if dropPath is Identity, !dropPath.hasHooks {
            return try Module.convolve(x, conv: conv, norm: norm, residual: shortcut)
        }
        return try dropPath(Module.convolve(x, conv: conv, norm: norm)).add(shortcut)
    }

    /// Registers the convolution that turns places into channels, where the block begins with one. Returns the channels, and
    /// kernel and padding of the depthwise convolution after it.
    fileprivate func addSpaceToDepth(
        _ o: MobileBlockOptions
    ) throws -> (channels: Int, kernel: JSONValue, padding: JSONValue) {
        let kernel = o.kernel("dw_kernel_size", 3)
        guard o.spaceToDepth == 1 else { return (o.input, kernel, o.style.padding) }
        guard let size = kernel.int else { throw TensorError.type("s2d needs one kernel size, got \(kernel.pythonText)") }
        let channels = o.input * 4
        try setModule(
            "conv_s2d",
            Conv2d.make(o.input, channels, kernel: 2, stride: 2, padding: .string("same")))
        try setModule("bn_s2d", o.norm(channels))
        let smaller = (size + 1) / 2
        return (channels, .int(smaller), smaller == 2 ? .string("same") : o.style.padding)
    }

    fileprivate func spaceToDepth(_ input: Tensor) throws -> Tensor {
        guard let conv = child("conv_s2d") else { return input }
        return try Module.convolve(input, conv: conv, norm: required("bn_s2d"))
    }
}

/// Convolution, normalisation and activation with an optional shortcut. Same as timm's ConvBnAct.
public final class ConvBnAct: Module, MobileBlock {
    let hasSkip: Bool

    init(_ o: MobileBlockOptions) throws {
        hasSkip = o.arguments.bool("skip") && o.stride == 1 && o.input == o.output
        super.init()
        let isBlurred = o.usesAntiAliasing
        try setModule(
            "conv",
            o.conv(
                o.input, o.output, kernel: o.kernel("kernel_size", 3), stride: isBlurred ? 1 : o.stride, dilation: o.dilation,
                groups: o.groups(o.input, fallback: 0)))
        try setModule("bn1", o.norm(o.output))
        try setModule("aa", o.antiAliasing(o.output, isEnabled: isBlurred))
        try setModule("drop_path", o.dropPathLayer())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let x = try required("aa")(Module.convolve(input, conv: required("conv"), norm: required("bn1")))
        return hasSkip ? try required("drop_path")(x).add(input) : x
    }

    public override var attributes: [String: JSONValue] { ["has_skip": .bool(hasSkip)] }
}

/// A depthwise and a 1x1 convolution. Same as timm's DepthwiseSeparableConv.
public final class DepthwiseSeparableConv: Module, MobileBlock {
    let hasSkip: Bool
    private let activates: Bool

    init(_ o: MobileBlockOptions) throws {
        (hasSkip, activates) = (o.hasSkip, o.arguments.bool("pw_act"))
        super.init()
        let (channels, kernel, padding) = try addSpaceToDepth(o)
        let isBlurred = o.usesAntiAliasing && o.spaceToDepth != 1
        try setModule(
            "conv_dw",
            o.conv(
                channels, channels, kernel: kernel, stride: isBlurred ? 1 : o.stride, dilation: o.dilation,
                groups: o.groups(channels, fallback: 1), padding: padding))
        try setModule("bn1", o.norm(channels))
        try setModule("aa", o.antiAliasing(o.output, isEnabled: isBlurred))
        try setModule("se", o.attention(channels))
        try setModule("conv_pw", o.conv(channels, o.output, kernel: o.kernel("pw_kernel_size", 1)))
        try setModule("bn2", o.norm(o.output, applies: activates))
        try setModule("drop_path", o.dropPathLayer())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let x = try Module.convolve(spaceToDepth(input), conv: required("conv_dw"), norm: required("bn1"))
        return try projected(required("se")(required("aa")(x)), conv: "conv_pw", norm: "bn2", input)
    }

    public override var attributes: [String: JSONValue] {
        ["has_skip": .bool(hasSkip), "has_pw_act": .bool(activates), "conv_s2d": .null, "bn_s2d": .null]
    }
}

/// A 1x1 convolution that expands, a depthwise one, attention, and a 1x1 convolution that projects. Same as timm's
/// InvertedResidual.
public class InvertedResidual: Module, MobileBlock {
    let hasSkip: Bool

    init(_ o: MobileBlockOptions) throws {
        hasSkip = o.hasSkip
        super.init()
        let (channels, kernel, padding) = try addSpaceToDepth(o)
        let isBlurred = o.usesAntiAliasing && o.spaceToDepth != 1
        let middle = makeDivisible(Double(channels) * o.expansion)
        try setModule("conv_pw", o.conv(channels, middle, kernel: o.kernel("exp_kernel_size", 1)))
        try setModule("bn1", o.norm(middle))
        try setModule(
            "conv_dw",
            o.conv(
                middle, middle, kernel: kernel, stride: isBlurred ? 1 : o.stride, dilation: o.dilation,
                groups: o.groups(middle, fallback: 1), padding: padding))
        try setModule("bn2", o.norm(middle))
        try setModule("aa", o.antiAliasing(middle, isEnabled: isBlurred))
        try setModule("se", o.attention(middle))
        try setModule("conv_pwl", o.conv(middle, o.output, kernel: o.kernel("pw_kernel_size", 1)))
        try setModule("bn3", o.norm(o.output, applies: false))
        try setModule("drop_path", o.dropPathLayer())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        var x = try Module.convolve(spaceToDepth(input), conv: required("conv_pw"), norm: required("bn1"))
        x = try Module.convolve(x, conv: required("conv_dw"), norm: required("bn2"))
        return try projected(required("se")(required("aa")(x)), conv: "conv_pwl", norm: "bn3", input)
    }

    public override var attributes: [String: JSONValue] { ["has_skip": .bool(hasSkip), "conv_s2d": .null, "bn_s2d": .null] }
}

/// The same with convolutions of several experts that a linear layer chooses by the input. Same as timm's CondConvResidual.
public final class CondConvResidual: InvertedResidual {
    private let experts: Int

    override init(_ o: MobileBlockOptions) throws {
        experts = try o.arguments.int("num_experts")
        try super.init(o)
        try setModule("routing_fn", Linear(o.input, experts))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let routing = try required("routing_fn")(input.adaptiveAvgPool2d([1, 1]).flatten(1)).sigmoid()
        func conv(_ name: String, _ x: Tensor) throws -> Tensor {
            let module = try required(name)
            return try (module as? CondConv2d)?(x, routing) ?? module(x)
        }
        var x = try required("bn1")(conv("conv_pw", input))
        x = try required("bn2")(conv("conv_dw", x))
        x = try required("bn3")(conv("conv_pwl", required("se")(x)))
        return hasSkip ? try required("drop_path")(x).add(input) : x
    }

    public override var attributes: [String: JSONValue] {
        super.attributes.merging(["num_experts": .int(experts)]) { _, own in own }
    }
}

/// A full convolution that expands, and a 1x1 convolution that projects: MBConv with its first two layers fused. Same as
/// timm's EdgeResidual.
public final class EdgeResidual: Module, MobileBlock {
    let hasSkip: Bool

    init(_ o: MobileBlockOptions) throws {
        hasSkip = o.hasSkip
        super.init()
        let middle = makeDivisible(Double(o.forcedInput > 0 ? o.forcedInput : o.input) * o.expansion)
        let isBlurred = o.usesAntiAliasing
        try setModule(
            "conv_exp",
            o.conv(
                o.input, middle, kernel: o.kernel("exp_kernel_size", 3), stride: isBlurred ? 1 : o.stride, dilation: o.dilation,
                groups: o.groups(middle, fallback: 0)))
        try setModule("bn1", o.norm(middle))
        try setModule("aa", o.antiAliasing(middle, isEnabled: isBlurred))
        try setModule("se", o.attention(middle))
        try setModule("conv_pwl", o.conv(middle, o.output, kernel: o.kernel("pw_kernel_size", 1)))
        try setModule("bn2", o.norm(o.output, applies: false))
        try setModule("drop_path", o.dropPathLayer())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let x = try Module.convolve(input, conv: required("conv_exp"), norm: required("bn1"))
        return try projected(required("se")(required("aa")(x)), conv: "conv_pwl", norm: "bn2", input)
    }

    public override var attributes: [String: JSONValue] { ["has_skip": .bool(hasSkip)] }
}
