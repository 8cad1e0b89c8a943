// Stage, blocks and shortcuts of pre-activation ResNets. Names are timm's checkpoint keys.

import Neural
import Tensors

/// What all parts of a network share.
struct ResNetV2Style {
    let convLayer, normLayer: LayerSpec
    let activation: LayerSpec?
    let isPreActivated, isBasic, averagesDown: Bool
    let bottleRatio: Double

    init(_ a: ModelArguments) throws {
        guard let conv = try a.layerClass("conv_layer"), let norm = try a.layer("norm_layer") else {
            throw TensorError.type("'NoneType' object is not callable")
        }
        (convLayer, normLayer, activation) = (conv, norm, try a.layer("act_layer"))
        (isPreActivated, isBasic, averagesDown) = (a.bool("preact"), a.bool("basic"), a.bool("avg_down"))
        bottleRatio = try a.double("bottle_ratio")
        guard bottleRatio > 0, bottleRatio < 1024 else { throw TensorError.value("ResNetV2: bottle_ratio must be positive") }
        guard isPreActivated || !isBasic else { throw TensorError.assertion("") }
    }

    func conv(_ input: Int, _ output: Int, kernel: Int, stride: Int = 1, dilation: Int = 1) throws -> Module {
        try ConvLayers.make(convLayer, input, output, kernel: kernel, stride: stride, dilation: dilation)
    }

    func norm(_ channels: Int, appliesActivation: Bool = true) throws -> Module {
        try NormActLayers.make(normLayer, channels, activation: activation, applyAct: appliesActivation)
    }

    /// Channels between a block's convolutions.
    func middle(_ output: Int) -> Int { makeDivisible(Double(output) * bottleRatio) }

    func shortcut(_ input: Int, _ output: Int, _ options: ResNetV2BlockOptions) throws -> Module {
        averagesDown
            ? try ResNetV2.DownsampleAvg(input, output, options, self) : try ResNetV2.DownsampleConv(input, output, options, self)
    }
}

/// What differs from block to block.
struct ResNetV2BlockOptions {
    let stride, dilation, firstDilation: Int
    let hasProjection: Bool
    let dropPath: Double
}

/// A block that can start as the identity.
protocol ResNetV2Block: Module {
    init(_ input: Int, _ output: Int, _ options: ResNetV2BlockOptions, _ style: ResNetV2Style) throws
    /// What is zero at first where `zero_init_last` says so.
    var lastWeight: Tensor? { get }
}

extension ResNetV2 {
    /// Blocks of one width, the first of which subsamples. Same as timm.models.resnetv2.ResNetStage.
    public final class ResNetStage: Module {
        init(_ input: Int, _ output: Int, stride: Int, dilation: Int, rates: [Double], _ style: ResNetV2Style) throws {
            super.init()
            let type: any ResNetV2Block.Type =
                style.isBasic ? PreActBasic.self : style.isPreActivated ? PreActBottleneck.self : Bottleneck.self
            let blocks = try rates.enumerated().map { index, rate -> Module in
                let options = ResNetV2BlockOptions(
                    stride: index == 0 ? stride : 1, dilation: dilation,
                    firstDilation: index > 0 ? dilation : dilation <= 2 ? 1 : 2, hasProjection: index == 0, dropPath: rate)
                return try type.init(index == 0 ? input : output, output, options, style)
            }
            try setModule("blocks", Sequential(blocks))
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try required("blocks")(input) }
    }

    /// Two 3x3 convolutions behind their normalisations. Same as timm.models.resnetv2.PreActBasic.
    public final class PreActBasic: Module, ResNetV2Block {
        init(_ input: Int, _ output: Int, _ o: ResNetV2BlockOptions, _ style: ResNetV2Style) throws {
            let middle = style.middle(output)
            super.init()
            if o.hasProjection, o.stride != 1 || o.firstDilation != o.dilation || input != output {
                try setModule("downsample", style.shortcut(input, output, o))
            }
            try setModule("norm1", style.norm(input))
            try setModule("conv1", style.conv(input, middle, kernel: 3, stride: o.stride, dilation: o.firstDilation))
            try setModule("norm2", style.norm(middle))
            try setModule("conv2", style.conv(middle, output, kernel: 3, dilation: o.dilation))
            try setModule("drop_path", o.dropPath > 0 ? DropPath(o.dropPath) : Identity())
        }

        var lastWeight: Tensor? { child("conv2")?.parameter("weight") }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let first = try required("norm1")(input)
            let shortcut = try child("downsample").map { try $0(first) } ?? input
            let x = try Module.convolve(first, conv: required("conv1"), norm: required("norm2"))
            return try required("drop_path")(required("conv2")(x)).add(shortcut)
        }

        public override var attributes: [String: JSONValue] { ["downsample": .null] }
    }

    /// 1x1, 3x3 and 1x1 convolutions behind their normalisations. Same as timm.models.resnetv2.PreActBottleneck.
    public final class PreActBottleneck: Module, ResNetV2Block {
        init(_ input: Int, _ output: Int, _ o: ResNetV2BlockOptions, _ style: ResNetV2Style) throws {
            let middle = style.middle(output)
            super.init()
            if o.hasProjection { try setModule("downsample", style.shortcut(input, output, o)) }
            try setModule("norm1", style.norm(input))
            try setModule("conv1", style.conv(input, middle, kernel: 1))
            try setModule("norm2", style.norm(middle))
            try setModule("conv2", style.conv(middle, middle, kernel: 3, stride: o.stride, dilation: o.firstDilation))
            try setModule("norm3", style.norm(middle))
            try setModule("conv3", style.conv(middle, output, kernel: 1))
            try setModule("drop_path", o.dropPath > 0 ? DropPath(o.dropPath) : Identity())
        }

        var lastWeight: Tensor? { child("conv3")?.parameter("weight") }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let first = try required("norm1")(input)
            let shortcut = try child("downsample").map { try $0(first) } ?? input
            var x = try Module.convolve(first, conv: required("conv1"), norm: required("norm2"))
            x = try Module.convolve(x, conv: required("conv2"), norm: required("norm3"))
            return try required("drop_path")(required("conv3")(x)).add(shortcut)
        }

        public override var attributes: [String: JSONValue] { ["downsample": .null] }
    }

    /// 1x1, 3x3 and 1x1 convolutions in front of their normalisations. Same as timm.models.resnetv2.Bottleneck.
    public final class Bottleneck: Module, ResNetV2Block {
        init(_ input: Int, _ output: Int, _ o: ResNetV2BlockOptions, _ style: ResNetV2Style) throws {
            let middle = style.middle(output)
            super.init()
            if o.hasProjection { try setModule("downsample", style.shortcut(input, output, o)) }
            try setModule("conv1", style.conv(input, middle, kernel: 1))
            try setModule("norm1", style.norm(middle))
            try setModule("conv2", style.conv(middle, middle, kernel: 3, stride: o.stride, dilation: o.firstDilation))
            try setModule("norm2", style.norm(middle))
            try setModule("conv3", style.conv(middle, output, kernel: 1))
            try setModule("norm3", style.norm(output, appliesActivation: false))
            try setModule("drop_path", o.dropPath > 0 ? DropPath(o.dropPath) : Identity())
            try setModule("act3", ActivationLayers.make(style.activation ?? LayerSpec("nn.ReLU"), inplace: true))
        }

        var lastWeight: Tensor? { child("norm3")?.parameter("weight") }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let shortcut = try child("downsample").map { try $0(input) } ?? input
            var x = try Module.convolve(input, conv: required("conv1"), norm: required("norm1"))
            x = try Module.convolve(x, conv: required("conv2"), norm: required("norm2"))
            x = try Module.convolve(x, conv: required("conv3"), norm: required("norm3"))
            return try required("act3")(required("drop_path")(x).add(shortcut))
        }

        public override var attributes: [String: JSONValue] { ["downsample": .null] }
    }

    /// A 1x1 convolution with the block's stride. Same as timm.models.resnetv2.DownsampleConv.
    public final class DownsampleConv: Module {
        init(_ input: Int, _ output: Int, _ o: ResNetV2BlockOptions, _ style: ResNetV2Style) throws {
            super.init()
            try setModule("conv", style.conv(input, output, kernel: 1, stride: o.stride))
            try setModule("norm", style.isPreActivated ? Identity() : style.norm(output, appliesActivation: false))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try Module.convolve(input, conv: required("conv"), norm: required("norm"))
        }
    }

    /// Average pooling and a 1x1 convolution. Same as timm.models.resnetv2.DownsampleAvg.
    public final class DownsampleAvg: Module {
        init(_ input: Int, _ output: Int, _ o: ResNetV2BlockOptions, _ style: ResNetV2Style) throws {
            super.init()
            try setModule("pool", AvgPool2dSame.shortcut(stride: o.stride, dilation: o.dilation))
            try setModule("conv", style.conv(input, output, kernel: 1))
            try setModule("norm", style.isPreActivated ? Identity() : style.norm(output, appliesActivation: false))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try Module.convolve(required("pool")(input), conv: required("conv"), norm: required("norm"))
        }
    }
}
