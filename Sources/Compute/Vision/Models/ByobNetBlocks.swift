// Residual blocks of "bring your own blocks" networks: basic, bottleneck, dark and edge. Names are timm's checkpoint keys.

import Neural
import Tensors

/// A block that can start as the identity.
protocol ByobBlock: Module {
    init(_ input: Int, _ output: Int, _ options: ByobBlockOptions, _ layers: ByobLayers) throws
    /// Draws what the block draws itself, after its children.
    func initWeights(zeroInitLast: Bool) throws
}

extension ByobBlock {
    /// A shortcut, which is Identity where it fits; none where it does not and nothing makes it fit. Same as
    /// timm.models.byobnet.create_shortcut.
    func addShortcut(_ input: Int, _ output: Int, _ o: ByobBlockOptions, _ layers: ByobLayers) throws {
        guard ["avg", "conv1x1", ""].contains(o.downsample) else { throw TensorError.assertion("") }
        guard input != output || o.stride != 1 || o.dilation.0 != o.dilation.1 else {
            return try setModule("shortcut", Identity())
        }
        if o.downsample == "avg" {
            try setModule("shortcut", ByobNet.DownsampleAvg(input, output, stride: o.stride, dilation: o.dilation.0, layers))
        } else if !o.downsample.isEmpty {
            try setModule(
                "shortcut",
                layers.conv(input, output, stride: o.stride, dilation: o.dilation.0, appliesActivation: false))
        }
    }

    /// What comes behind the convolutions, and the check of the options.
    func addEnd(_ output: Int, _ o: ByobBlockOptions, _ layers: ByobLayers, attendsLast: Bool) throws {
        try setModule("attn_last", layers.attention(output, if: attendsLast))
        try setModule("drop_path", o.drop())
        try setModule("act", o.flag("linear_out") ? Identity() : layers.act())
        try checkOptions(o, [])
    }

    /// drop_path, sum with the shortcut, activation.
    func finish(_ x: Tensor, _ input: Tensor) throws -> Tensor {
        var x = try required("drop_path")(x)
        if let shortcut = child("shortcut") { x = try x.add(shortcut(input)) }
        return try required("act")(x)
    }

    /// The last normalisation starts at zero, the attention draws itself.
    func initResidual(_ last: String, zeroInitLast: Bool) throws {
        if zeroInitLast, child("shortcut") != nil, let weight = child(last)?.child("bn")?.parameter("weight") {
            try Initialisation.constant(weight, 0)
        }
        for name in ["attn", "attn_last"] { try (child(name) as? GlobalContext)?.resetParameters() }
    }

    /// Options that no block of this type has.
    func checkOptions(_ o: ByobBlockOptions, _ names: [String]) throws {
        for name in ["attn_last", "linear_out", "extra_conv", "bottle_in", "kernel_size"] + names { o.own.ignore(name) }
        try o.own.checkAllUsed()
    }
}

extension ByobNet {
    /// Average pooling and a 1x1 convolution. Same as timm.models.byobnet.DownsampleAvg.
    public final class DownsampleAvg: Module {
        init(_ input: Int, _ output: Int, stride: Int, dilation: Int, _ layers: ByobLayers) throws {
            super.init()
            try setModule("pool", AvgPool2dSame.shortcut(stride: stride, dilation: dilation))
            try setModule("conv", layers.conv(input, output, appliesActivation: false))
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try passing(input, through: "pool", "conv") }
    }

    /// Two kxk convolutions. Same as timm.models.byobnet.BasicBlock.
    public final class BasicBlock: Module, ByobBlock {
        init(_ input: Int, _ output: Int, _ o: ByobBlockOptions, _ layers: ByobLayers) throws {
            let middle = makeDivisible(Double(output) * o.bottleRatio)
            let groups = try o.groups(middle)
            let attendsLast = o.flag("attn_last", true)
            super.init()
            try addShortcut(input, output, o, layers)
            try setModule("conv1_kxk", layers.conv(input, middle, kernel: o.kernel, stride: o.stride, dilation: o.dilation.0))
            try setModule("attn", layers.attention(middle, if: !attendsLast))
            try setModule(
                "conv2_kxk",
                layers.conv(
                    middle, output, kernel: o.kernel, dilation: o.dilation.1, groups: groups, appliesActivation: false,
                    drop: o.dropBlock))
            try addEnd(output, o, layers, attendsLast: attendsLast)
        }

        func initWeights(zeroInitLast: Bool) throws { try initResidual("conv2_kxk", zeroInitLast: zeroInitLast) }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try finish(passing(input, through: "conv1_kxk", "attn", "conv2_kxk", "attn_last"), input)
        }

        public override var attributes: [String: JSONValue] { ["shortcut": .null] }
    }

    /// 1x1, kxk and 1x1 convolutions. Same as timm.models.byobnet.BottleneckBlock.
    public final class BottleneckBlock: Module, ByobBlock {
        init(_ input: Int, _ output: Int, _ o: ByobBlockOptions, _ layers: ByobLayers) throws {
            let middle = makeDivisible(Double(o.flag("bottle_in") ? input : output) * o.bottleRatio)
            let groups = try o.groups(middle)
            let attendsLast = o.flag("attn_last")
            super.init()
            try addShortcut(input, output, o, layers)
            try setModule("conv1_1x1", layers.conv(input, middle))
            try setModule(
                "conv2_kxk",
                layers.conv(
                    middle, middle, kernel: o.kernel, stride: o.stride, dilation: o.dilation.0, groups: groups, drop: o.dropBlock)
            )
            try setModule(
                "conv2b_kxk",
                o.flag("extra_conv")
                    ? layers.conv(middle, middle, kernel: o.kernel, dilation: o.dilation.1, groups: groups) : Identity())
            try setModule("attn", layers.attention(middle, if: !attendsLast))
            try setModule("conv3_1x1", layers.conv(middle, output, appliesActivation: false))
            try addEnd(output, o, layers, attendsLast: attendsLast)
        }

        func initWeights(zeroInitLast: Bool) throws { try initResidual("conv3_1x1", zeroInitLast: zeroInitLast) }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let x = try passing(input, through: "conv1_1x1", "conv2_kxk", "conv2b_kxk", "attn", "conv3_1x1", "attn_last")
            return try finish(x, input)
        }

        public override var attributes: [String: JSONValue] { ["shortcut": .null] }
    }

    /// 1x1 and kxk convolutions. Same as timm.models.byobnet.DarkBlock.
    public final class DarkBlock: Module, ByobBlock {
        init(_ input: Int, _ output: Int, _ o: ByobBlockOptions, _ layers: ByobLayers) throws {
            let middle = makeDivisible(Double(output) * o.bottleRatio)
            let groups = try o.groups(middle)
            let attendsLast = o.flag("attn_last", true)
            super.init()
            try addShortcut(input, output, o, layers)
            try setModule("conv1_1x1", layers.conv(input, middle))
            try setModule("attn", layers.attention(middle, if: !attendsLast))
            try setModule(
                "conv2_kxk",
                layers.conv(
                    middle, output, kernel: o.kernel, stride: o.stride, dilation: o.dilation.0, groups: groups,
                    appliesActivation: false, drop: o.dropBlock))
            try addEnd(output, o, layers, attendsLast: attendsLast)
        }

        func initWeights(zeroInitLast: Bool) throws { try initResidual("conv2_kxk", zeroInitLast: zeroInitLast) }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try finish(passing(input, through: "conv1_1x1", "attn", "conv2_kxk", "attn_last"), input)
        }

        public override var attributes: [String: JSONValue] { ["shortcut": .null] }
    }

    /// kxk and 1x1 convolutions. Same as timm.models.byobnet.EdgeBlock.
    public final class EdgeBlock: Module, ByobBlock {
        init(_ input: Int, _ output: Int, _ o: ByobBlockOptions, _ layers: ByobLayers) throws {
            let middle = makeDivisible(Double(output) * o.bottleRatio)
            let groups = try o.groups(middle)
            let attendsLast = o.flag("attn_last")
            super.init()
            try addShortcut(input, output, o, layers)
            try setModule(
                "conv1_kxk",
                layers.conv(
                    input, middle, kernel: o.kernel, stride: o.stride, dilation: o.dilation.0, groups: groups, drop: o.dropBlock))
            try setModule("attn", layers.attention(middle, if: !attendsLast))
            try setModule("conv2_1x1", layers.conv(middle, output, appliesActivation: false))
            try addEnd(output, o, layers, attendsLast: attendsLast)
        }

        func initWeights(zeroInitLast: Bool) throws { try initResidual("conv2_1x1", zeroInitLast: zeroInitLast) }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try finish(passing(input, through: "conv1_kxk", "attn", "conv2_1x1", "attn_last"), input)
        }

        public override var attributes: [String: JSONValue] { ["shortcut": .null] }
    }
}
