// Residual blocks with which a ResNet becomes Res2Net, Selective Kernel network or ResNeSt. Names are timm's checkpoint keys.
// Papers: Res2Net, arXiv:1904.01169; Selective Kernel Networks, arXiv:1903.06586; ResNeSt, arXiv:2004.08955.
// Follows timm's res2net.py, sknet.py, resnest.py, selective_kernel.py and split_attn.py (Apache-2.0).

import Neural
import Tensors

extension ModelFamily {
    static let res2net = ModelFamily("res2net", [ResNet.self], parts: [Bottle2neck.self], needs: ["resnet"])
    static let sknet = ModelFamily(
        "sknet", [ResNet.self], parts: [SelectiveKernelBasic.self, SelectiveKernelBottleneck.self], needs: ["resnet"])
    static let resnest = ModelFamily("resnest", [ResNet.self], parts: [ResNestBottleneck.self], needs: ["resnet"])
}

extension ResidualBlock {
    /// What comes behind the last convolution: registered after it.
    fileprivate func addShortcut(_ activation: String, _ o: ResNetBlockOptions) throws {
        try setModule(activation, o.style.activation())
        if let downsample = o.downsample { try setModule("downsample", downsample) }
        if o.dropPath > 0 { try setModule("drop_path", DropPath(o.dropPath)) }
    }

    /// Attention, drop_path, the sum with the shortcut, and the activation.
    fileprivate func summed(_ x: Tensor, _ input: Tensor, _ activation: String) throws -> Tensor {
        var x = x
        for name in ["se", "drop_path"] { if let module = child(name) { x = try module(x) } }
        return try required(activation)(x.add(child("downsample").map { try $0(input) } ?? input))
    }

    func forward(_ input: Tensor, ownsInput: Bool) throws -> Tensor { try forward(input) }
}

/// A bottleneck whose channels pass 3x3 convolutions one group after the other. Same as timm.models.res2net.Bottle2neck.
public final class Bottle2neck: Module, ResidualBlock {
    static let expansion = 4
    private let width, scale: Int
    private let isFirst: Bool

    init(_ inplanes: Int, _ planes: Int, _ o: ResNetBlockOptions) throws {
        let style = o.style
        scale = try style.blockOptions.optionalInt("scale") ?? 4
        width = planes * style.baseWidth / 64 * style.cardinality
        guard scale > 0, width > 0 else { throw TensorError.value("Bottle2neck: scale and base_width must be positive") }
        isFirst = o.stride > 1 || o.downsample != nil
        let outplanes = planes * Self.expansion
        super.init()
        try setModule("conv1", Conv2d(inplanes, width * scale, kernelSize: [1, 1], bias: false))
        try setModule("bn1", style.norm(width * scale))
        let d = [o.firstDilation, o.firstDilation]
        let branches = max(1, scale - 1)
        let convs = try (0..<branches).map { _ in
            try Conv2d(
                width, width, kernelSize: [3, 3], stride: [o.stride, o.stride], padding: d, dilation: d,
                groups: style.cardinality,
                bias: false)
        }
        try setModule("convs", ModuleList(convs))
        try setModule("bns", ModuleList((0..<branches).map { _ in try style.norm(width) }))
        try setModule("drop_block", o.dropBlock?() ?? Identity())
        if isFirst { try setModule("pool", AvgPool2d(kernelSize: 3, stride: SizeArgument(o.stride), padding: 1)) }
        try setModule("conv3", Conv2d(width * scale, outplanes, kernelSize: [1, 1], bias: false))
        try setModule("bn3", style.norm(outplanes))
        if let attention = try AttentionLayers.make(style.attention, outplanes) { try setModule("se", attention) }
        try addShortcut("relu", o)
    }

    var lastNormalisation: Module? { child("bn3") }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let activation = try required("relu")
        let parts = try Module.convolve(input, conv: required("conv1"), norm: required("bn1"), activation: activation)
            .split(width, dim: 1)
        let layers = zip(try required("convs").namedChildren, try required("bns").namedChildren)
        var results: [Tensor] = []
        for (index, (conv, norm)) in layers.enumerated() {
            let x = try index == 0 || isFirst ? parts[index] : results[index - 1].add(parts[index])
            results.append(try Module.convolve(x, conv: conv.module, norm: norm.module, activation: activation))
        }
        if scale > 1 { results.append(try child("pool")?(parts[scale - 1]) ?? parts[scale - 1]) }
        let x = try required("drop_block")(Tensor.cat(results, dim: 1))
        return try summed(Module.convolve(x, conv: required("conv3"), norm: required("bn3")), input, "relu")
    }

    public override var attributes: [String: JSONValue] {
        [
            "scale": .int(scale), "width": .int(width), "num_scales": .int(max(1, scale - 1)), "is_first": .bool(isFirst),
            "pool": .null, "se": .null, "downsample": .null, "drop_path": .null, "expansion": .int(Self.expansion),
        ]
    }
}

/// Convolutions of two reaches, weighted by what attention to their sum says. Same as timm.layers.SelectiveKernel.
public final class SelectiveKernel: Module {
    private let pathInput, output: Int
    private let splitsInput: Bool

    init(_ input: Int, _ output: Int, groups: Int = 1, _ o: ResNetBlockOptions) throws {
        let style = o.style
        guard style.antiAliasing == nil else {
            throw TensorError.notImplemented("SelectiveKernel: aa_layer is not available")
        }
        let own = ModelArguments("SelectiveKernel", style.blockOptions.value("sk_kwargs").members ?? [])
        splitsInput = own.value("split_input") == .null || own.bool("split_input")
        let ratio = own.value("rd_ratio").double ?? 1.0 / 16
        let divisor = try own.optionalInt("rd_divisor") ?? 8
        let reduced = try own.optionalInt("rd_channels") ?? makeDivisible(Double(output) * ratio, max(divisor, 1))
        try own.checkAllUsed()
        guard !splitsInput || input % 2 == 0 else { throw TensorError.assertion("") }
        (pathInput, self.output) = (splitsInput ? input / 2 : input, output)
        super.init()
        // The 5x5 convolution is one of 3x3 with holes.
        let paths = try [1, 2].map { reach in
            try ConvNormAct(
                pathInput, output, kernel: 3, stride: o.stride, dilation: o.firstDilation * reach, groups: min(output, groups),
                norm: style.normLayer, activation: style.activationLayer, drop: o.dropBlock)
        }
        try setModule("paths", ModuleList(paths))
        try setModule("attn", SelectiveKernelAttn(output, reduced))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let inputs = splitsInput ? try input.split(pathInput, dim: 1) : [input, input]
        let paths = try zip(required("paths").namedChildren, inputs).map { try $0.module($1) }
        let x = try Tensor.stack(paths, dim: 1)
        return try x.mul(required("attn")(x)).sum([1])
    }

    public override var attributes: [String: JSONValue] {
        [
            "num_paths": .int(2), "in_channels": .int(splitsInput ? pathInput * 2 : pathInput), "out_channels": .int(output),
            "split_input": .bool(splitsInput),
        ]
    }
}

/// The weights of paths [N, paths, C, H, W] by channel: [N, paths, C, 1, 1]. Same as timm.layers.SelectiveKernelAttn.
public final class SelectiveKernelAttn: Module {
    init(_ channels: Int, _ reduced: Int) throws {
        super.init()
        try setModule("fc_reduce", Conv2d(channels, reduced, kernelSize: [1, 1], bias: false))
        try setModule("bn", BatchNorm2d(reduced))
        try setModule("act", ReLU(inplace: true))
        try setModule("fc_select", Conv2d(reduced, channels * 2, kernelSize: [1, 1], bias: false))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard input.ndim == 5, input.shape[1] == 2 else { throw TensorError.assertion("") }
        let x = try passing(input.sum([1]).mean([2, 3], keepdim: true), through: "fc_reduce", "bn", "act", "fc_select")
        return try x.reshape([x.shape[0], 2, -1, x.shape[2], x.shape[3]]).softmax(1)
    }

    public override var attributes: [String: JSONValue] { ["num_paths": .int(2)] }
}

/// Same as timm.models.sknet.SelectiveKernelBasic.
public final class SelectiveKernelBasic: Module, ResidualBlock {
    static let expansion = 1

    init(_ inplanes: Int, _ planes: Int, _ o: ResNetBlockOptions) throws {
        let style = o.style
        guard style.cardinality == 1 else { throw TensorError.assertion("BasicBlock only supports cardinality of 1") }
        guard style.baseWidth == 64 else { throw TensorError.assertion("BasicBlock doest not support changing base width") }
        let first = planes / style.reduceFirst
        super.init()
        try setModule("conv1", SelectiveKernel(inplanes, first, o))
        try setModule(
            "conv2",
            ConvNormAct(
                first, planes, kernel: 3, dilation: o.dilation, appliesActivation: false, norm: style.normLayer,
                activation: style.activationLayer))
        if let attention = try AttentionLayers.make(style.attention, planes) { try setModule("se", attention) }
        try addShortcut("act", o)
    }

    var lastNormalisation: Module? { child("conv2")?.child("bn") }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try summed(passing(input, through: "conv1", "conv2"), input, "act")
    }

    public override var attributes: [String: JSONValue] {
        ["se": .null, "downsample": .null, "drop_path": .null, "expansion": .int(Self.expansion)]
    }
}

/// Same as timm.models.sknet.SelectiveKernelBottleneck.
public final class SelectiveKernelBottleneck: Module, ResidualBlock {
    static let expansion = 4

    init(_ inplanes: Int, _ planes: Int, _ o: ResNetBlockOptions) throws {
        let style = o.style
        let width = planes * style.baseWidth / 64 * style.cardinality
        let (first, outplanes) = (width / style.reduceFirst, planes * Self.expansion)
        super.init()
        try setModule(
            "conv1", ConvNormAct(inplanes, first, norm: style.normLayer, activation: style.activationLayer))
        try setModule("conv2", SelectiveKernel(first, width, groups: style.cardinality, o))
        try setModule(
            "conv3",
            ConvNormAct(
                width, outplanes, appliesActivation: false, norm: style.normLayer, activation: style.activationLayer))
        if let attention = try AttentionLayers.make(style.attention, outplanes) { try setModule("se", attention) }
        try addShortcut("act", o)
    }

    var lastNormalisation: Module? { child("conv3")?.child("bn") }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try summed(passing(input, through: "conv1", "conv2", "conv3"), input, "act")
    }

    public override var attributes: [String: JSONValue] {
        ["se": .null, "downsample": .null, "drop_path": .null, "expansion": .int(Self.expansion)]
    }
}

/// A convolution in `radix` parts, weighted by what attention to their sum says. Same as timm.layers.SplitAttn.
public final class SplitAttn: Module {
    private let radix, groups: Int

    init(_ channels: Int, radix: Int, stride: Int, _ o: ResNetBlockOptions) throws {
        (self.radix, groups) = (radix, o.style.cardinality)
        let middle = channels * radix
        let reduced = makeDivisible(Double(channels * radix) * 0.25, 8, minimum: 32)
        let d = [o.firstDilation, o.firstDilation]
        super.init()
        try setModule(
            "conv",
            Conv2d(
                channels, middle, kernelSize: [3, 3], stride: [stride, stride], padding: d, dilation: d, groups: groups * radix,
                bias: false))
        try setModule("bn0", o.style.norm(middle))
        try setModule("drop", o.dropBlock?() ?? Identity())
        try setModule("act0", ReLU(inplace: true))
        try setModule("fc1", Conv2d(channels, reduced, kernelSize: [1, 1], groups: groups))
        try setModule("bn1", o.style.norm(reduced))
        try setModule("act1", ReLU(inplace: true))
        try setModule("fc2", Conv2d(reduced, middle, kernelSize: [1, 1], groups: groups))
        try setModule("rsoftmax", RadixSoftmax(radix: radix, groups: groups))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let x = try passing(input, through: "conv", "bn0", "drop", "act0")
        let (n, h, w) = (x.shape[0], x.shape[2], x.shape[3])
        let parts = try x.reshape([n, radix, -1, h, w])
        let sum = radix > 1 ? try parts.sum([1]) : x
        let weights = try passing(sum.mean([2, 3], keepdim: true), through: "fc1", "bn1", "act1", "fc2", "rsoftmax")
        return try parts.mul(weights.reshape([n, radix, -1, 1, 1])).sum([1])
    }

    public override var attributes: [String: JSONValue] { ["radix": .int(radix)] }
}

/// A softmax over the parts of a split convolution: [N, C] from [N, C, 1, 1]. Same as timm.layers.split_attn.RadixSoftmax.
public final class RadixSoftmax: Module {
    private let radix, groups: Int

    init(radix: Int, groups: Int) { (self.radix, self.groups) = (radix, groups) }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard radix > 1 else { return try input.sigmoid() }
        let x = try input.reshape([input.shape[0], groups, radix, -1]).transpose(1, 2)
        return try x.softmax(1).reshape([input.shape[0], -1])
    }

    public override var attributes: [String: JSONValue] { ["radix": .int(radix), "cardinality": .int(groups)] }
}

/// Same as timm.models.resnest.ResNestBottleneck.
public final class ResNestBottleneck: Module, ResidualBlock {
    static let expansion = 4
    private let radix: Int

    init(_ inplanes: Int, _ planes: Int, _ o: ResNetBlockOptions) throws {
        let (style, own) = (o.style, o.style.blockOptions)
        guard style.reduceFirst == 1 else { throw TensorError.assertion("") }
        guard style.attention == .null else { throw TensorError.assertion("attn_layer is not supported") }
        guard style.antiAliasing == nil else { throw TensorError.assertion("aa_layer is not supported") }
        let radix = try own.optionalInt("radix") ?? 1
        guard (1..<1024).contains(radix) else {
            throw TensorError.notImplemented("ResNestBottleneck: radix=\(radix) is not available, it must be positive")
        }
        let width = planes * style.baseWidth / 64 * style.cardinality
        let (averages, averagesFirst, isFirst) = (own.bool("avd"), own.bool("avd_first"), own.bool("is_first"))
        let pools = averages && (o.stride > 1 || isFirst)
        self.radix = radix
        super.init()
        func pool() -> Module { AvgPool2d(kernelSize: 3, stride: SizeArgument(o.stride), padding: 1) }
        try setModule("conv1", Conv2d(inplanes, width, kernelSize: [1, 1], bias: false))
        try setModule("bn1", style.norm(width))
        try setModule("act1", style.activation())
        if pools, averagesFirst { try setModule("avd_first", pool()) }
        try setModule("conv2", SplitAttn(width, radix: radix, stride: pools ? 1 : o.stride, o))
        for name in ["bn2", "drop_block", "act2"] { try setModule(name, Identity()) }
        if pools, !averagesFirst { try setModule("avd_last", pool()) }
        try setModule("conv3", Conv2d(width, planes * Self.expansion, kernelSize: [1, 1], bias: false))
        try setModule("bn3", style.norm(planes * Self.expansion))
        try addShortcut("act3", o)
    }

    var lastNormalisation: Module? { child("bn3") }

    public override func forward(_ input: Tensor) throws -> Tensor {
        var x = try Module.convolve(input, conv: required("conv1"), norm: required("bn1"), activation: required("act1"))
        if let pool = child("avd_first") { x = try pool(x) }
        x = try passing(x, through: "conv2", "bn2", "drop_block", "act2")
        if let pool = child("avd_last") { x = try pool(x) }
        x = try Module.convolve(x, conv: required("conv3"), norm: required("bn3"))
        // As in timm, whole samples are dropped from what is fitted to the block, not from the block.
        let kept = try child("drop_path")?(input) ?? input
        return try required("act3")(x.add(child("downsample")?(kept) ?? input))
    }

    public override var attributes: [String: JSONValue] {
        [
            "radix": .int(radix), "avd_first": .null, "avd_last": .null, "downsample": .null, "drop_path": .null,
            "expansion": .int(Self.expansion),
        ]
    }
}
