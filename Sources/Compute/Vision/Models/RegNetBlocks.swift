// What a RegNet's few numbers say about its stages, and its stage and blocks. Names are timm's checkpoint keys.

internal import Glibc
import Neural
import Tensors

/// Width and depth of a stage, and channels a group of its 3x3 convolutions has.
struct RegStageShape {
    let width, depth, groupSize: Int
}

/// The numbers and what all blocks share. Same as timm.models.regnet.RegNetCfg.
struct RegNetConfiguration {
    let depth, initialWidth, groupSize, stemWidth, numFeatures: Int
    let slope, multiplier, bottleRatio, squeezeRatio, groupMinRatio: Double
    let downsample: String
    let isLinear, isPreActivated: Bool
    let activation, norm: LayerSpec

    /// The configuration of the architecture under what a script asks for.
    init(_ a: ModelArguments) throws {
        guard let members = a.value("cfg").members else { throw TensorError.type("RegNet: cfg must be a RegNetCfg") }
        let c = ModelArguments(
            "RegNetCfg", members.map { ($0.key, a.isGiven($0.key) ? a.value($0.key) : $0.value) })
        (depth, initialWidth, groupSize) = (try c.int("depth"), try c.int("w0"), try c.int("group_size"))
        (stemWidth, numFeatures) = (try c.int("stem_width"), try c.int("num_features"))
        (slope, multiplier) = (try c.double("wa"), try c.double("wm"))
        (bottleRatio, squeezeRatio) = (try c.double("bottle_ratio"), try c.double("se_ratio"))
        groupMinRatio = try c.double("group_min_ratio")
        downsample = try c.optionalString("downsample") ?? ""
        (isLinear, isPreActivated) = (c.bool("linear_out"), c.bool("preact"))
        guard let activation = try c.layer("act_layer"), let norm = try c.layer("norm_layer") else {
            throw TensorError.type("'NoneType' object is not callable")
        }
        (self.activation, self.norm) = (activation, norm)
        guard slope >= 0, initialWidth > 0, multiplier > 1, initialWidth % 8 == 0 else { throw TensorError.assertion("") }
        guard depth > 0, groupSize > 0, stemWidth > 0, bottleRatio > 0, bottleRatio < 1024, squeezeRatio >= 0,
            squeezeRatio < 1024,
            slope < 65536
        else {
            throw TensorError.value("RegNet: depth, group_size, stem_width, bottle_ratio, se_ratio or wa is out of range")
        }
        guard ["avg", "conv1x1", ""].contains(downsample) else { throw TensorError.assertion("") }
    }

    func act() throws -> Module { try ActivationLayers.make(activation) ?? Identity() }

    /// Widths on a line, rounded to powers of the multiplier and to whole groups; blocks of one width are a stage.
    func stages() throws -> [RegStageShape] {
        var counts: [(width: Int, depth: Int)] = []
        for block in 0..<depth {
            let exact = Float(block) * Float(slope) + Float(initialWidth)
            let exponent = (logf(exact / Float(initialWidth)) / Float(log(multiplier))).rounded(.toNearestOrEven)
            let width = Int((Float(initialWidth) * powf(Float(multiplier), exponent) / 8).rounded(.toNearestOrEven)) * 8
            if counts.last?.width == width { counts[counts.count - 1].depth += 1 } else { counts.append((width, 1)) }
        }
        return try counts.map { width, depth in
            let wanted = Int(Double(width) * bottleRatio)
            let group = min(groupSize, wanted)
            guard group > 0 else { throw TensorError.value("RegNet: w0 and bottle_ratio give no channels") }
            let bottleneck =
                groupMinRatio != 0
                ? makeDivisible(Double(wanted), group, minimum: 0)
                : Int((Double(wanted) / Double(group)).rounded(.toNearestOrEven)) * group
            let result = Int(Double(bottleneck) / bottleRatio)
            guard result > 0 else { throw TensorError.value("RegNet: w0 and bottle_ratio give no channels") }
            return RegStageShape(width: result, depth: depth, groupSize: group)
        }
    }

    /// Squeeze and excitation by the block's input; Identity without.
    func attention(_ channels: Int, _ input: Int) throws -> Module {
        guard squeezeRatio != 0 else { return Identity() }
        let reduced = Int((Double(input) * squeezeRatio).rounded(.toNearestOrEven))
        return try SEModule(channels, rdChannels: reduced, activation: activation)
    }

    /// What fits a shortcut to its block; Identity where it fits, nil where there is none.
    func shortcut(_ input: Int, _ output: Int, _ options: RegBlockOptions) throws -> Module? {
        let (stride, dilation) = (options.stride, options.firstDilation)
        guard input != output || stride != 1 || dilation != options.dilation else { return Identity() }
        if downsample.isEmpty { return nil }
        func conv(_ stride: Int) throws -> Module {
            isPreActivated
                ? try Conv2d.make(input, output, kernel: 1, stride: stride)
                : try ConvNormAct(input, output, stride: stride, appliesActivation: false, norm: norm)
        }
        guard downsample == "avg" else { return try conv(stride) }
        return try Sequential([AvgPool2dSame.shortcut(stride: stride, dilation: dilation), conv(1)])
    }
}

/// What differs from block to block.
struct RegBlockOptions {
    let stride, firstDilation, dilation, groupSize: Int
    let dropPath: Double
}

/// Blocks of one width, the first of which subsamples. Same as timm.models.regnet.RegStage.
public final class RegStage: Module {
    init(
        _ input: Int, _ shape: RegStageShape, stride: Int, dilation: Int, rates: [Double], _ c: RegNetConfiguration
    ) throws {
        super.init()
        for index in 0..<shape.depth {
            let options = RegBlockOptions(
                stride: index == 0 ? stride : 1, firstDilation: index > 0 ? dilation : dilation <= 2 ? 1 : 2, dilation: dilation,
                groupSize: shape.groupSize, dropPath: rates[index])
            let channels = index == 0 ? input : shape.width
            try setModule(
                "b\(index + 1)",
                c.isPreActivated
                    ? RegNet.PreBottleneck(channels, shape.width, options, c)
                    : RegNet.Bottleneck(channels, shape.width, options, c))
        }
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        var x = input
        for (_, block) in namedChildren { x = try block(x) }
        return x
    }
}

extension RegNet {
    /// Channels inside a block and groups of its 3x3 convolution.
    private static func middle(
        _ output: Int, _ options: RegBlockOptions, _ c: RegNetConfiguration
    ) throws -> (channels: Int, groups: Int) {
        let channels = Int((Double(output) * c.bottleRatio).rounded(.toNearestOrEven))
        return (channels, channels / options.groupSize)
    }

    /// 1x1, grouped 3x3 and 1x1 convolutions with attention before the last, around a shortcut. Same as
    /// timm.models.regnet.Bottleneck.
    public final class Bottleneck: Module {
        init(_ input: Int, _ output: Int, _ options: RegBlockOptions, _ c: RegNetConfiguration) throws {
            let (channels, groups) = try RegNet.middle(output, options, c)
            super.init()
            try setModule("conv1", ConvNormAct(input, channels, norm: c.norm, activation: c.activation))
            try setModule(
                "conv2",
                ConvNormAct(
                    channels, channels, kernel: 3, stride: options.stride, dilation: options.firstDilation, groups: groups,
                    norm: c.norm, activation: c.activation))
            try setModule("se", c.attention(channels, input))
            try setModule(
                "conv3", ConvNormAct(channels, output, appliesActivation: false, norm: c.norm, activation: c.activation))
            try setModule("act3", c.isLinear ? Identity() : c.act())
            if let shortcut = try c.shortcut(input, output, options) { try setModule("downsample", shortcut) }
            try setModule("drop_path", options.dropPath > 0 ? DropPath(options.dropPath) : Identity())
        }

        func zeroInitLast() throws {
            if let weight = child("conv3")?.child("bn")?.parameter("weight") { try Initialisation.constant(weight, 0) }
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let x = try required("se")(required("conv2")(required("conv1")(input)))
            let (conv3, act3, dropPath) = (try required("conv3"), try required("act3"), try required("drop_path"))
            guard let downsample = child("downsample") else { return try act3(conv3(x)) }
            let shortcut = try downsample(input)
            guard conv3 is ConvNormAct, !conv3.hasHooks, conv3.child("aa") == nil, dropPath is Identity, !dropPath.hasHooks else {
                return try act3(dropPath(conv3(x)).add(shortcut))
            }
            return try Module.convolve(
                x, conv: conv3.required("conv"), norm: conv3.required("bn"), activation: act3, residual: shortcut)
        }

        public override var attributes: [String: JSONValue] { ["downsample": .null] }
    }

    /// The same with normalisation in front of each convolution. Same as timm.models.regnet.PreBottleneck.
    public final class PreBottleneck: Module {
        init(_ input: Int, _ output: Int, _ options: RegBlockOptions, _ c: RegNetConfiguration) throws {
            let (channels, groups) = try RegNet.middle(output, options, c)
            func norm(_ channels: Int) throws -> Module { try NormActLayers.make(c.norm, channels, activation: c.activation) }
            super.init()
            try setModule("norm1", norm(input))
            try setModule("conv1", Conv2d.make(input, channels, kernel: 1))
            try setModule("norm2", norm(channels))
            try setModule(
                "conv2",
                Conv2d.make(
                    channels, channels, kernel: 3, stride: options.stride, dilation: options.firstDilation, groups: groups))
            try setModule("se", c.attention(channels, input))
            try setModule("norm3", norm(channels))
            try setModule("conv3", Conv2d.make(channels, output, kernel: 1))
            if let shortcut = try c.shortcut(input, output, options) { try setModule("downsample", shortcut) }
            try setModule("drop_path", options.dropPath > 0 ? DropPath(options.dropPath) : Identity())
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let first = try required("norm1")(input)
            var x = try Module.convolve(first, conv: required("conv1"), norm: required("norm2"))
            let (conv2, attention, norm3) = (try required("conv2"), try required("se"), try required("norm3"))
            if attention is Identity, !attention.hasHooks {
                x = try Module.convolve(x, conv: conv2, norm: norm3)
            } else {
                x = try norm3(attention(conv2(x)))
            }
            x = try required("conv3")(x)
            guard let downsample = child("downsample") else { return x }
            return try required("drop_path")(x).add(downsample(first))
        }

        public override var attributes: [String: JSONValue] { ["downsample": .null] }
    }
}
