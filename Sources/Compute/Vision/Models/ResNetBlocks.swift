// The two residual blocks of ResNets. Names are timm's checkpoint keys.

import Neural
import Tensors

/// What all blocks of a network share.
struct ResNetStyle {
    let activationLayer, normLayer: LayerSpec
    let antiAliasing: LayerSpec?
    let attention: JSONValue
    let cardinality, baseWidth, reduceFirst: Int
    /// block_args: what a family's own blocks read beside the rest.
    let blockOptions: ModelArguments

    init(_ a: ModelArguments) throws {
        guard let activation = try a.layer("act_layer"), let norm = try a.layer("norm_layer") else {
            throw TensorError.type("'NoneType' object is not callable")
        }
        (activationLayer, normLayer) = (activation, norm)
        antiAliasing = try a.layer("aa_layer")
        (cardinality, baseWidth) = (try a.int("cardinality"), try a.int("base_width"))
        reduceFirst = try a.int("block_reduce_first")
        guard cardinality > 0, baseWidth > 0, reduceFirst > 0 else {
            throw TensorError.value("ResNet: cardinality, base_width and block_reduce_first must be positive")
        }
        blockOptions = ModelArguments("Block", a.value("block_args").members ?? [])
        attention = blockOptions.value("attn_layer")
    }

    func norm(_ channels: Int) throws -> Module { try NormLayers.make(normLayer, channels) }

    func activation() throws -> Module { try ActivationLayers.make(activationLayer, inplace: true) ?? Identity() }
}

/// What differs from block to block.
struct ResNetBlockOptions {
    let style: ResNetStyle
    var stride: Int
    var dilation: Int
    var firstDilation = 1
    var downsample: Module?
    var dropBlock: (() -> Module)?
    var dropPath = 0.0

    init(style: ResNetStyle, stride: Int, dilation: Int) {
        (self.style, self.stride, self.dilation) = (style, stride, dilation)
    }

    /// Whether subsampling is left to an anti-aliasing layer.
    var usesAntiAliasing: Bool { style.antiAliasing != nil && (stride == 2 || firstDilation != dilation) }
}

/// A block that can start as the identity: the weight of its last normalisation is set to zero.
protocol ResidualBlock: Module {
    static var expansion: Int { get }
    init(_ inplanes: Int, _ planes: Int, _ options: ResNetBlockOptions) throws
    var lastNormalisation: Module? { get }
    /// forward, where the caller may give up the input: its memory may become the result's.
    func forward(_ input: Tensor, ownsInput: Bool) throws -> Tensor
}

extension ResidualBlock {
    /// The 3x3 convolution that subsamples, with what its stride and dilation need.
    fileprivate func subsampling(_ input: Int, _ output: Int, _ o: ResNetBlockOptions, groups: Int = 1) throws -> Conv2d {
        let (stride, d) = (o.usesAntiAliasing ? 1 : o.stride, o.firstDilation)
        return try Conv2d(
            input, output, kernelSize: [3, 3], stride: [stride, stride], padding: [d, d], dilation: [d, d], groups: groups,
            bias: false)
    }

    /// Registers what comes after the last normalisation.
    fileprivate func addEnd(_ activation: String, _ outplanes: Int, _ o: ResNetBlockOptions) throws {
        if let attention = try AttentionLayers.make(o.style.attention, outplanes) { try setModule("se", attention) }
        try setModule(activation, o.style.activation())
        if let downsample = o.downsample { try setModule("downsample", downsample) }
        if o.dropPath > 0 { try setModule("drop_path", DropPath(o.dropPath)) }
    }

    /// Convolution, normalisation, drop_block, activation and anti-aliasing.
    fileprivate func subsampled(_ input: Tensor, _ index: Int) throws -> Tensor {
        var x: Tensor
        if let block = child("drop_block"), block is Identity, !block.hasHooks {
            x = try Module.convolve(
                input, conv: required("conv\(index)"), norm: required("bn\(index)"), activation: required("act\(index)"))
        } else {
            x = input
            for name in ["conv\(index)", "bn\(index)", "drop_block", "act\(index)"] { x = try required(name)(x) }
        }
        return try required("aa")(x)
    }

    /// The last convolution, attention, the sum with the shortcut, and the activation.
    fileprivate func finished(_ x: Tensor, _ index: Int, _ input: Tensor, _ ownsInput: Bool) throws -> Tensor {
        let (conv, norm) = (try required("conv\(index)"), try required("bn\(index)"))
        let activation = try required("act\(index)")
        guard child("se") != nil || child("drop_path") != nil else {
            let (shortcut, isOurs) = try shortcut(input, ownsInput)
            return try Module.convolve(
                x, conv: conv, norm: norm, activation: activation, residual: shortcut, overwritesResidual: isOurs)
        }
        var y = try Module.convolve(x, conv: conv, norm: norm)
        if let attention = child("se") { y = try attention(y) }
        if let dropPath = child("drop_path") { y = try dropPath(y) }
        return try activation(y.add(shortcut(input, ownsInput).0))
    }

    /// What the block adds to its result, and whether nobody else holds it.
    private func shortcut(_ input: Tensor, _ ownsInput: Bool) throws -> (Tensor, isOurs: Bool) {
        guard let downsample = child("downsample") else { return (input, ownsInput) }
        let shortcut = try downsample(input)
        return (shortcut, shortcut.storage !== input.storage && !downsample.hasHooksBelow)
    }

    func zeroInitLast() throws {
        if let weight = lastNormalisation?.parameter("weight") { try Initialisation.constant(weight, 0) }
    }
}

/// Two 3x3 convolutions around a shortcut. Same as timm.models.resnet.BasicBlock.
public final class BasicBlock: Module, ResidualBlock {
    static let expansion = 1
    private let stride, dilation: Int

    init(_ inplanes: Int, _ planes: Int, _ o: ResNetBlockOptions) throws {
        guard o.style.cardinality == 1 else { throw TensorError.assertion("BasicBlock only supports cardinality of 1") }
        guard o.style.baseWidth == 64 else { throw TensorError.assertion("BasicBlock does not support changing base width") }
        let first = planes / o.style.reduceFirst
        (stride, dilation) = (o.stride, o.dilation)
        super.init()
        try setModule("conv1", subsampling(inplanes, first, o))
        try setModule("bn1", o.style.norm(first))
        try setModule("drop_block", o.dropBlock?() ?? Identity())
        try setModule("act1", o.style.activation())
        try setModule(
            "aa",
            AntiAliasing.make(o.style.antiAliasing, channels: first, stride: o.stride, isEnabled: o.usesAntiAliasing))
        let d = [o.dilation, o.dilation]
        try setModule("conv2", Conv2d(first, planes, kernelSize: [3, 3], padding: d, dilation: d, bias: false))
        try setModule("bn2", o.style.norm(planes))
        try addEnd("act2", planes, o)
    }

    var lastNormalisation: Module? { child("bn2") }

    public override func forward(_ input: Tensor) throws -> Tensor { try forward(input, ownsInput: false) }

    func forward(_ input: Tensor, ownsInput: Bool) throws -> Tensor {
        try finished(subsampled(input, 1), 2, input, ownsInput)
    }

    public override var attributes: [String: JSONValue] {
        [
            "se": .null, "downsample": .null, "drop_path": .null, "stride": .int(stride), "dilation": .int(dilation),
            "expansion": .int(Self.expansion),
        ]
    }
}

/// 1x1, 3x3 (with the stride) and 1x1 convolutions around a shortcut. Same as timm.models.resnet.Bottleneck.
public final class Bottleneck: Module, ResidualBlock {
    static let expansion = 4
    private let stride, dilation: Int

    init(_ inplanes: Int, _ planes: Int, _ o: ResNetBlockOptions) throws {
        let width = planes * o.style.baseWidth / 64 * o.style.cardinality
        let first = width / o.style.reduceFirst
        let outplanes = planes * Self.expansion
        (stride, dilation) = (o.stride, o.dilation)
        super.init()
        try setModule("conv1", Conv2d(inplanes, first, kernelSize: [1, 1], bias: false))
        try setModule("bn1", o.style.norm(first))
        try setModule("act1", o.style.activation())
        try setModule("conv2", subsampling(first, width, o, groups: o.style.cardinality))
        try setModule("bn2", o.style.norm(width))
        try setModule("drop_block", o.dropBlock?() ?? Identity())
        try setModule("act2", o.style.activation())
        try setModule(
            "aa",
            AntiAliasing.make(o.style.antiAliasing, channels: width, stride: o.stride, isEnabled: o.usesAntiAliasing))
        try setModule("conv3", Conv2d(width, outplanes, kernelSize: [1, 1], bias: false))
        try setModule("bn3", o.style.norm(outplanes))
        try addEnd("act3", outplanes, o)
    }

    var lastNormalisation: Module? { child("bn3") }

    public override func forward(_ input: Tensor) throws -> Tensor { try forward(input, ownsInput: false) }

    func forward(_ input: Tensor, ownsInput: Bool) throws -> Tensor {
        let x = try Module.convolve(input, conv: required("conv1"), norm: required("bn1"), activation: required("act1"))
        return try finished(subsampled(x, 2), 3, input, ownsInput)
    }

    public override var attributes: [String: JSONValue] {
        [
            "se": .null, "downsample": .null, "drop_path": .null, "stride": .int(stride), "dilation": .int(dilation),
            "expansion": .int(Self.expansion),
        ]
    }
}
