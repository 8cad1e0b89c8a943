// What the parts of a network without normalisation share, and its block. Names are timm's checkpoint keys.

import Neural
import Tensors

/// The configuration. Same as timm.models.nfnet.NfCfg.
struct NormFreeStyle {
    let depths, channels: [Int]
    let alpha, attentionGain, widthFactor, bottleRatio, eps: Double
    let stemType, activation: String
    let stemWidth, groupSize, numFeatures, divisor: Int
    /// RegNet's blocks: their inner width follows from the input, attention comes in front of the last convolution.
    let isRegNet: Bool
    let hasExtraConv, scalesActivation, isSame, hasSkipGain, zeroInitClassifier: Bool
    let attention: JSONValue
    /// What makes up for the variance that the activation takes away.
    private let gamma: Double

    /// By DeepMind's computation, https://github.com/deepmind/deepmind-research/tree/master/nfnets.
    private static let gammas = [
        "identity": 1.0, "celu": 1.270926833152771, "elu": 1.2716004848480225, "gelu": 1.7015043497085571,
        "leaky_relu": 1.70590341091156, "log_sigmoid": 1.9193484783172607, "log_softmax": 1.0002083778381348,
        "relu": 1.7139588594436646, "relu6": 1.7131484746932983, "selu": 1.0008515119552612, "sigmoid": 4.803835391998291,
        "silu": 1.7881293296813965, "softsign": 2.338853120803833, "softplus": 1.9203323125839233, "tanh": 1.5939117670059204,
    ]

    init(_ a: ModelArguments) throws {
        guard let members = a.value("cfg").members else { throw TensorError.type("NormFreeNet: cfg must be a NfCfg") }
        let c = ModelArguments("NfCfg", members.map { ($0.key, a.isGiven($0.key) ? a.value($0.key) : $0.value) })
        (depths, channels) = (try c.ints("depths"), try c.ints("channels"))
        (alpha, attentionGain) = (try c.double("alpha"), try c.double("attn_gain"))
        (widthFactor, bottleRatio, eps) = (
            try c.double("width_factor"), try c.double("bottle_ratio"), try c.double("std_conv_eps")
        )
        (stemType, activation) = (try c.string("stem_type"), try c.string("act_layer"))
        (stemWidth, groupSize) = (try c.optionalInt("stem_chs") ?? 0, try c.optionalInt("group_size") ?? 0)
        (numFeatures, divisor) = (try c.int("num_features"), try c.int("ch_div"))
        (isRegNet, hasExtraConv, scalesActivation) = (c.bool("reg"), c.bool("extra_conv"), c.bool("gamma_in_act"))
        (isSame, hasSkipGain, zeroInitClassifier) = (c.bool("same_padding"), c.bool("skipinit"), c.bool("zero_init_fc"))
        attention = ByobLayers.layer(c.value("attn_layer"), c.value("attn_kwargs"))
        guard let gamma = Self.gammas[activation] else {
            throw TensorError.assertion("Please add non-linearity constants for activation (\(activation)).")
        }
        self.gamma = gamma
        guard !depths.isEmpty, depths.count == channels.count, (depths + channels).allSatisfy({ $0 > 0 }), stemWidth >= 0,
            groupSize >= 0, numFeatures >= 0, divisor > 0, 0 < widthFactor, widthFactor < 1024, 0 < bottleRatio,
            bottleRatio < 1024
        else { throw TensorError.value("NormFreeNet: depths, channels, widths and ratios must be positive") }
    }

    /// Channels at the network's width.
    func width(_ channels: Int) -> Int { makeDivisible(Double(channels) * widthFactor, divisor) }

    func act(inplace: Bool = false) throws -> Module {
        guard let layer = try ActivationLayers.make(LayerSpec(activation), inplace: inplace) else { return Identity() }
        guard scalesActivation else { return layer }
        let factor = gamma
        return NamedActivation("GammaAct") { try layer($0).mul(.float(factor)) }
    }

    func conv(
        _ input: Int, _ output: Int, kernel: Int = 1, stride: Int = 1, dilation: Int = 1, groups: Int = 1, gain: Double = 1
    ) throws -> Conv2d {
        try ScaledStdConv2d(
            input, output, kernel: kernel, stride: stride, padding: isSame ? .string("same") : .null, dilation: dilation,
            groups: groups, gamma: scalesActivation ? 1 : gamma, eps: eps, gainInit: gain)
    }
}

/// What differs from block to block.
struct NormFreeBlockOptions {
    var beta = 1.0
    var stride = 1
    var dilation = 1
    var firstDilation = 1
    var bottleRatio = 1.0
    var dropPath = 0.0
}

extension NormFreeNet {
    /// Average pooling and a 1x1 convolution. Same as timm.models.nfnet.DownsampleAvg.
    public final class DownsampleAvg: Module {
        init(_ input: Int, _ output: Int, stride: Int, dilation: Int, _ c: NormFreeStyle) throws {
            super.init()
            try setModule("pool", AvgPool2dSame.shortcut(stride: stride, dilation: dilation))
            try setModule("conv", c.conv(input, output))
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try passing(input, through: "pool", "conv") }
    }

    /// 1x1, 3x3 (once or twice) and 1x1 convolutions behind their activations, weighted sum with the shortcut. Same as
    /// timm.models.nfnet.NormFreeBlock.
    public final class NormFreeBlock: Module {
        private let alpha, beta, attentionGain: Double

        init(_ input: Int, _ output: Int, _ o: NormFreeBlockOptions, _ c: NormFreeStyle) throws {
            (alpha, beta, attentionGain) = (c.alpha, o.beta, c.attentionGain)
            var middle = makeDivisible(Double(c.isRegNet ? input : output) * o.bottleRatio, c.divisor)
            let groups = c.groupSize == 0 ? 1 : middle / c.groupSize
            if c.groupSize != 0, c.groupSize % c.divisor == 0 { middle = c.groupSize * groups }
            guard middle > 0, groups > 0 else { throw TensorError.value("NormFreeNet: group_size leaves no channels") }
            super.init()
            if input != output || o.stride != 1 || o.dilation != o.firstDilation {
                try setModule("downsample", DownsampleAvg(input, output, stride: o.stride, dilation: o.dilation, c))
            }
            try setModule("act1", c.act())
            try setModule("conv1", c.conv(input, middle))
            try setModule("act2", c.act(inplace: true))
            try setModule(
                "conv2", c.conv(middle, middle, kernel: 3, stride: o.stride, dilation: o.firstDilation, groups: groups))
            if c.hasExtraConv {
                try setModule("act2b", c.act(inplace: true))
                try setModule("conv2b", c.conv(middle, middle, kernel: 3, dilation: o.dilation, groups: groups))
            }
            if c.isRegNet, let attention = try AttentionLayers.make(c.attention, middle) { try setModule("attn", attention) }
            try setModule("act3", c.act())
            try setModule("conv3", c.conv(middle, output, gain: c.hasSkipGain ? 1 : 0))
            if !c.isRegNet, let attention = try AttentionLayers.make(c.attention, output) {
                try setModule("attn_last", attention)
            }
            try setModule("drop_path", o.dropPath > 0 ? DropPath(o.dropPath) : Identity())
            if c.hasSkipGain {
                try setParameter("skipinit_gain", Tensor.zeros([], dtype: .float32).requiresGradInPlace())
            }
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let first = try required("act1")(input).mul(.float(beta))
            let shortcut = try child("downsample").map { try $0(first) } ?? input
            var x = try passing(first, through: "conv1", "act2", "conv2")
            if child("conv2b") != nil { x = try passing(x, through: "act2b", "conv2b") }
            if let attention = child("attn") { x = try attention(x).mul(.float(attentionGain)) }
            x = try passing(x, through: "act3", "conv3")
            if let attention = child("attn_last") { x = try attention(x).mul(.float(attentionGain)) }
            x = try required("drop_path")(x)
            if let gain = parameter("skipinit_gain") { x = try x.mul(gain) }
            return try x.mul(.float(alpha)).add(shortcut)
        }

        public override var attributes: [String: JSONValue] {
            [
                "alpha": .double(alpha), "beta": .double(beta), "attn_gain": .double(attentionGain), "downsample": .null,
                "act2b": .null, "conv2b": .null, "attn": .null, "attn_last": .null, "skipinit_gain": .null,
            ]
        }
    }
}
