// The layers of CSPNet, CS3 and DarkNet. Names are timm's checkpoint keys.

import Neural
import Tensors

/// A block beside a shortcut that can start as the identity.
protocol CspBlock: Module {
    /// Its last convolution, whose normalisation may start at zero.
    var lastConvolution: String { get }
    init(_ input: Int, _ output: Int, _ options: CspNet.StageOptions, dropPath: Double, _ style: CspNet.Style) throws
}

extension CspNet {
    /// What all layers of a network share.
    struct Style {
        let norm: LayerSpec
        let activation: LayerSpec?

        func conv(
            _ input: Int, _ output: Int, _ kernel: Int = 1, stride: Int = 1, dilation: Int = 1, groups: Int = 1,
            applies: Bool = true
        ) throws -> ConvNormAct {
            try ConvNormAct(
                input, output, kernel: kernel, stride: stride, dilation: dilation, groups: groups, appliesActivation: applies,
                norm: norm, activation: activation)
        }
    }

    /// A stage's options. Same as timm's CspStagesCfg, of which it is one column.
    struct StageOptions {
        let depth, output, groups: Int
        var stride: Int
        let blockRatio, bottleRatio, expandRatio: Double
        let averagesDown, isCrossLinear, growsDown: Bool
        let stageType, blockType: String
        let attention: JSONValue
        let attentionArguments: [(key: String, value: JSONValue)]
        var dilation = 1
        var firstDilation = 1

        static func all(_ value: JSONValue) throws -> [StageOptions] {
            let names = (value.members ?? []).filter { $0.key != "_dc" }
            let count = value["depth"]?.array?.count ?? 0
            guard count > 0, names.allSatisfy({ $0.value.array?.count == count }) else { throw TensorError.assertion("") }
            return try (0..<count).map { index in
                let column = ModelArguments("CspStagesCfg", names.compactMap { key, v in v.array.map { (key, $0[index]) } })
                return try StageOptions(column)
            }
        }

        private init(_ a: ModelArguments) throws {
            (depth, output, groups, stride) = (
                try a.int("depth"), try a.int("out_chs"), try a.int("groups"), try a.int("stride")
            )
            (blockRatio, bottleRatio) = (try a.double("block_ratio"), try a.double("bottle_ratio"))
            expandRatio = try a.double("expand_ratio")
            (averagesDown, isCrossLinear, growsDown) = (a.bool("avg_down"), a.bool("cross_linear"), a.bool("down_growth"))
            (stageType, blockType) = (try a.string("stage_type"), try a.string("block_type"))
            (attention, attentionArguments) = (a.value("attn_layer"), a.value("attn_kwargs").members ?? [])
            guard depth >= 0, output > 0, groups > 0, stride > 0, blockRatio > 0, bottleRatio > 0, expandRatio > 0 else {
                throw TensorError.value("CspNet: channels, groups, stride and ratios of a stage must be positive")
            }
        }

        /// Python's round(channels · ratio).
        func channels(_ ratio: Double) -> Int { Int((Double(output) * ratio).rounded(.toNearestOrEven)) }

        func middle(_ width: Int) -> Int { Int((Double(width) * bottleRatio).rounded(.toNearestOrEven)) }

        /// Attention over channels, or a module that does nothing.
        func attention(_ channels: Int, _ style: Style) throws -> Module {
            guard let name = attention.string, !name.isEmpty else { return Identity() }
            var members = [("partial", JSONValue.string(name))] + attentionArguments.map { ($0.key, $0.value) }
            if let activation = style.activation { members.append(("act_layer", .string(activation.name))) }
            return try AttentionLayers.make(.object(members), channels) ?? Identity()
        }

        func make(_ input: Int, rates: [Double], _ style: Style) throws -> Module {
            switch stageType {
            case "dark": try DarkStage(input, self, rates: rates, style)
            case "csp": try CrossStage(input, self, rates: rates, style)
            case "cs3": try CrossStage3(input, self, rates: rates, style)
            default: throw TensorError.assertion("")
            }
        }

        /// The blocks, the first of which has `input` channels.
        func blocks(_ input: Int, rates: [Double], _ style: Style) throws -> (module: Sequential, channels: Int) {
            let type: any CspBlock.Type
            switch blockType {
            case "dark": type = DarkBlock.self
            case "edge": type = EdgeBlock.self
            case "bottle": type = BottleneckBlock.self
            default: throw TensorError.assertion("")
            }
            let width = channels(blockRatio)
            let blocks = try rates.enumerated().map { index, rate in
                try type.init(index == 0 ? input : width, width, self, dropPath: rate, style)
            }
            return (try Sequential(blocks), rates.isEmpty ? input : width)
        }

        /// What subsamples in front of a stage: pooling and a 1x1 convolution to `output` channels, or a 3x3 one to `width`.
        func down(_ input: Int, width: Int, _ style: Style) throws -> Module {
            guard averagesDown else {
                return try style.conv(input, width, 3, stride: stride, dilation: firstDilation, groups: groups)
            }
            return try Sequential([
                stride == 2 ? AvgPool2d(kernelSize: 2) : Identity(), style.conv(input, output, groups: groups),
            ])
        }
    }

    /// 1x1, 3x3 and 1x1 convolutions. Same as timm.models.cspnet.BottleneckBlock.
    public final class BottleneckBlock: Module, CspBlock {
        var lastConvolution: String { "conv3" }

        init(_ input: Int, _ output: Int, _ o: StageOptions, dropPath: Double, _ style: Style) throws {
            let middle = o.middle(output)
            super.init()
            try setModule("conv1", style.conv(input, middle))
            try setModule("conv2", style.conv(middle, middle, 3, dilation: o.dilation, groups: o.groups))
            try setModule("attn2", o.attention(middle, style))
            try setModule("conv3", style.conv(middle, output, applies: false))
            try setModule("attn3", Identity())
            try setModule("drop_path", dropPath > 0 ? DropPath(dropPath) : Identity())
            try setModule("act3", ActivationLayers.make(style.activation) ?? Identity())
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let x = try passing(input, through: "conv1", "conv2", "attn2", "conv3", "attn3", "drop_path")
            return try required("act3")(x.add(input))
        }
    }

    /// A 1x1 and a 3x3 convolution. Same as timm.models.cspnet.DarkBlock.
    public final class DarkBlock: Module, CspBlock {
        var lastConvolution: String { "conv2" }

        init(_ input: Int, _ output: Int, _ o: StageOptions, dropPath: Double, _ style: Style) throws {
            let middle = o.middle(output)
            super.init()
            try setModule("conv1", style.conv(input, middle))
            try setModule("attn", o.attention(middle, style))
            try setModule("conv2", style.conv(middle, output, 3, dilation: o.dilation, groups: o.groups))
            try setModule("drop_path", dropPath > 0 ? DropPath(dropPath) : Identity())
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try passing(input, through: "conv1", "attn", "conv2", "drop_path").add(input)
        }
    }

    /// A 3x3 and a 1x1 convolution. Same as timm.models.cspnet.EdgeBlock.
    public final class EdgeBlock: Module, CspBlock {
        var lastConvolution: String { "conv2" }

        init(_ input: Int, _ output: Int, _ o: StageOptions, dropPath: Double, _ style: Style) throws {
            let middle = o.middle(output)
            super.init()
            try setModule("conv1", style.conv(input, middle, 3, dilation: o.dilation, groups: o.groups))
            try setModule("attn", o.attention(middle, style))
            try setModule("conv2", style.conv(middle, output))
            try setModule("drop_path", dropPath > 0 ? DropPath(dropPath) : Identity())
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try passing(input, through: "conv1", "attn", "conv2", "drop_path").add(input)
        }
    }

    /// Half the channels pass the blocks and a convolution behind them. Same as timm.models.cspnet.CrossStage.
    public final class CrossStage: Module {
        private let half, expanded: Int

        init(_ input: Int, _ o: StageOptions, rates: [Double], _ style: Style) throws {
            expanded = o.channels(o.expandRatio)
            half = expanded / 2
            super.init()
            let channels = try addDown(input, o, style)
            try setModule("conv_exp", style.conv(channels, expanded, applies: !o.isCrossLinear))
            let (blocks, width) = try o.blocks(half, rates: rates, style)
            try setModule("blocks", blocks)
            try setModule("conv_transition_b", style.conv(width, half))
            try setModule("conv_transition", style.conv(expanded, o.output))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let parts = try passing(input, through: "conv_down", "conv_exp").split(half, dim: 1)
            guard parts.count == 2 else { throw TensorError.value("too many values to unpack (expected 2)") }
            let x = try passing(parts[1], through: "blocks", "conv_transition_b").contiguous()
            return try required("conv_transition")(Tensor.cat([parts[0], x], dim: 1))
        }

        public override var attributes: [String: JSONValue] { ["expand_chs": .int(expanded)] }
    }

    /// Half the channels pass the blocks. Same as timm.models.cspnet.CrossStage3.
    public final class CrossStage3: Module {
        private let half, expanded: Int

        init(_ input: Int, _ o: StageOptions, rates: [Double], _ style: Style) throws {
            expanded = o.channels(o.expandRatio)
            half = expanded / 2
            super.init()
            let channels = try addDown(input, o, style)
            if child("conv_down") is Identity { remove("conv_down") }
            try setModule("conv_exp", style.conv(channels, expanded, applies: !o.isCrossLinear))
            try setModule("blocks", o.blocks(half, rates: rates, style).module)
            try setModule("conv_transition", style.conv(expanded, o.output))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let parts = try required("conv_exp")(child("conv_down")?(input) ?? input).split(half, dim: 1)
            guard parts.count == 2 else { throw TensorError.value("too many values to unpack (expected 2)") }
            return try required("conv_transition")(Tensor.cat([required("blocks")(parts[0]), parts[1]], dim: 1))
        }

        public override var attributes: [String: JSONValue] { ["expand_chs": .int(expanded), "conv_down": .null] }
    }

    /// A subsampling, then blocks. Same as timm.models.cspnet.DarkStage.
    public final class DarkStage: Module {
        init(_ input: Int, _ o: StageOptions, rates: [Double], _ style: Style) throws {
            super.init()
            try setModule("conv_down", o.down(input, width: o.output, style))
            try setModule("blocks", o.blocks(o.output, rates: rates, style).module)
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try passing(input, through: "conv_down", "blocks") }
    }
}

extension Module {
    /// The subsampling of a cross stage, where it has one. Returns the channels behind it.
    fileprivate func addDown(_ input: Int, _ o: CspNet.StageOptions, _ style: CspNet.Style) throws -> Int {
        guard o.stride != 1 || o.firstDilation != o.dilation else {
            try setModule("conv_down", Identity())
            return input
        }
        let width = o.growsDown ? o.output : input
        try setModule("conv_down", o.down(input, width: width, style))
        return width
    }
}
