// Convolutional, attention and mixed blocks of MaxViT and CoAtNet. Names are timm's checkpoint keys.

import Neural
import Tensors

/// The configuration of convolutional blocks. Same as timm.models.maxxvit.MaxxVitConvCfg.
struct MaxxVitConvStyle {
    let isConvNeXt, expandsOutput, preNormAct, outputBias, attendsEarly: Bool
    let expansion, attentionRatio, eps: Double
    let kernel, groupSize: Int
    let stride, pool, downsamplePool, padding: String
    let attention: JSONValue
    let attentionActivation: JSONValue
    let activation, norm: LayerSpec
    let initValues: Double?

    init(_ c: ModelArguments) throws {
        let type = try c.string("block_type")
        guard ["mbconv", "convnext"].contains(type) else { throw TensorError.assertion("") }
        isConvNeXt = type == "convnext"
        (expandsOutput, preNormAct) = (c.bool("expand_output"), c.bool("pre_norm_act"))
        (outputBias, attendsEarly) = (c.bool("output_bias"), c.bool("attn_early"))
        (expansion, attentionRatio) = (try c.double("expand_ratio"), try c.double("attn_ratio"))
        eps = try c.optionalDouble("norm_eps") ?? (isConvNeXt ? 1e-6 : 1e-5)
        (kernel, groupSize) = (try c.int("kernel_size"), try c.optionalInt("group_size") ?? 0)
        (stride, pool, padding) = (try c.string("stride_mode"), try c.string("pool_type"), try c.string("padding"))
        let down = try c.string("downsample_pool_type")
        downsamplePool = down.isEmpty ? pool : down
        (attention, attentionActivation) = (c.value("attn_layer"), c.value("attn_act_layer"))
        norm = try c.layer("norm_layer") ?? LayerSpec(isConvNeXt ? "layernorm2d" : "batchnorm2d")
        guard let activation = try c.layer("act_layer") else { throw TensorError.type("'NoneType' object is not callable") }
        self.activation = activation
        let value = try c.optionalDouble("init_values")
        initValues = value == 0 ? nil : value
        guard groupSize >= 0, kernel > 0, 0 < expansion, expansion < 1024, 0 <= attentionRatio, attentionRatio < 1024 else {
            throw TensorError.value("MaxxVit: group_size, kernel_size, expand_ratio and attn_ratio must be positive")
        }
    }

    func normAct(_ channels: Int, appliesActivation: Bool = true) throws -> Module {
        try NormActLayers.make(
            norm, channels, activation: activation, applyAct: appliesActivation, [("eps", .double(eps))])
    }
}

extension MaxxVit {
    /// Pooling and, where channels grow, a 1x1 convolution. Same as timm.models.maxxvit.Downsample2d.
    public final class Downsample2d: Module {
        init(_ dim: Int, _ output: Int, pool: String = "avg2", padding: String = "", bias: Bool = true) throws {
            guard ["max", "max2", "avg", "avg2"].contains(pool) else { throw TensorError.assertion("") }
            super.init()
            let kernel = pool.hasSuffix("2") ? 2 : 3
            let isSame = padding == "same"
            guard padding.isEmpty || (isSame && pool != "avg") else {
                throw TensorError.notImplemented("MaxxVit: padding='\(padding)' with pool_type='\(pool)' is not available")
            }
            let (size, sides): (SizeArgument, SizeArgument) = (SizeArgument(kernel), kernel == 2 ? 0 : 1)
            let module: Module =
                pool.hasPrefix("max")
                ? isSame
                    ? MaxPool2dSame(kernel: kernel, stride: 2)
                    : MaxPool2d(kernelSize: size, stride: 2, padding: sides)
                : isSame
                    ? AvgPool2dSame(kernel: kernel, stride: 2)
                    : AvgPool2d(kernelSize: size, stride: 2, padding: sides, countIncludePad: kernel == 2)
            try setModule("pool", module)
            try setModule("expand", dim == output ? Identity() : Conv2d(dim, output, kernelSize: [1, 1], bias: bias))
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try passing(input, through: "pool", "expand") }
    }

    /// Two 1x1 convolutions around an activation. Same as timm.layers.ConvMlp.
    public final class ConvMlp: Module {
        init(_ dim: Int, hidden: Int, activation: LayerSpec, bias: Bool = true, drop: Double = 0) throws {
            super.init()
            try setModule("fc1", Conv2d(dim, hidden, kernelSize: [1, 1], bias: bias))
            try setModule("norm", Identity())
            try setModule("act", ActivationLayers.make(activation) ?? Identity())
            try setModule("drop", Dropout(p: .float(drop)))
            try setModule("fc2", Conv2d(hidden, dim, kernelSize: [1, 1], bias: bias))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try passing(input, through: "fc1", "norm", "act", "drop", "fc2")
        }
    }

    /// Attention between all places, and a hidden layer. Same as timm.models.maxxvit.TransformerBlock2d.
    public final class TransformerBlock2d: Module, MaxxVitDrawing {
        init(
            _ dim: Int, _ output: Int, stride: Int, featureSize: [Int], dropPath: Double, _ s: MaxxVitTransformerStyle
        ) throws {
            super.init()
            if stride == 2 {
                try setModule("shortcut", Downsample2d(dim, output, pool: s.pool, bias: s.shortcutBias))
                try setModule(
                    "norm1",
                    Sequential(named: [("norm", s.makeNorm(dim)), ("down", Downsample2d(dim, dim, pool: s.pool))]))
            } else {
                guard dim == output else { throw TensorError.assertion("") }
                try setModule("shortcut", Identity())
                try setModule("norm1", s.makeNorm(dim))
            }
            try setModule("attn", Attention2d(dim, output, s.positions(featureSize), s))
            func scale() throws -> Module { try s.initValues.map { try LayerScale2d(output, initValues: $0) } ?? Identity() }
            try setModule("ls1", scale())
            try setModule("drop_path1", dropPath > 0 ? DropPath(dropPath) : Identity())
            try setModule("norm2", s.makeNorm(output))
            try setModule("mlp", ConvMlp(output, hidden: s.hidden(output), activation: s.activation, drop: s.projDrop))
            try setModule("ls2", scale())
            try setModule("drop_path2", dropPath > 0 ? DropPath(dropPath) : Identity())
        }

        func draw(_ scheme: String) throws { try MaxxVit.drawTransformer(self, scheme) }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let attended = try passing(input, through: "norm1", "attn", "ls1", "drop_path1")
            let x = try required("shortcut")(input).add(attended)
            return try x.add(passing(x, through: "norm2", "mlp", "ls2", "drop_path2"))
        }
    }

    /// Normalised 1x1, kxk and 1x1 convolutions with channel attention. Same as timm.models.maxxvit.MbConvBlock.
    public final class MbConvBlock: Module, MaxxVitDrawing {
        init(_ input: Int, _ output: Int, stride: Int, dropPath: Double, _ s: MaxxVitConvStyle) throws {
            let middle = makeDivisible(Double(s.expandsOutput ? output : input) * s.expansion)
            guard s.groupSize == 0 || middle % s.groupSize == 0, ["pool", "1x1", "dw"].contains(s.stride) else {
                throw TensorError.assertion("")
            }
            super.init()
            try setModule(
                "shortcut",
                stride == 2
                    ? Downsample2d(input, output, pool: s.pool, padding: s.padding, bias: s.outputBias) : Identity())
            try setModule("pre_norm", s.normAct(input, appliesActivation: s.preNormAct))
            try setModule(
                "down",
                s.stride == "pool" && stride > 1
                    ? Downsample2d(input, input, pool: s.downsamplePool, padding: s.padding) : Identity())
            try setModule("conv1_1x1", Conv2d.make(input, middle, kernel: 1, stride: s.stride == "1x1" ? stride : 1))
            try setModule("norm1", s.normAct(middle))
            try setModule(
                "conv2_kxk",
                Conv2d.make(
                    middle, middle, kernel: s.kernel, stride: s.stride == "dw" ? stride : 1, padding: .string(s.padding),
                    groups: s.groupSize == 0 ? 1 : middle / s.groupSize))
            var attention = s.attention
            if let name = attention.string, name == "se" || name == "eca" {
                let reduced = Int(s.attentionRatio * Double(s.expandsOutput ? output : middle))
                attention = .object([
                    ("partial", attention), ("act_layer", s.attentionActivation), ("rd_channels", .int(reduced)),
                ])
            }
            let squeeze = try AttentionLayers.make(attention, middle)
            if s.attendsEarly, let squeeze { try setModule("se_early", squeeze) }
            try setModule("norm2", s.normAct(middle))
            if !s.attendsEarly, let squeeze { try setModule("se", squeeze) }
            try setModule("conv3_1x1", Conv2d.make(middle, output, kernel: 1, bias: s.outputBias))
            try setModule("drop_path", dropPath > 0 ? DropPath(dropPath) : Identity())
        }

        func draw(_ scheme: String) throws { try MaxxVit.drawConvolutions(self, scheme) }

        public override func forward(_ input: Tensor) throws -> Tensor {
            var x = try passing(input, through: "pre_norm", "down")
            x = try Module.convolve(x, conv: required("conv1_1x1"), norm: required("norm1"))
            if let squeeze = child("se_early") {
                x = try required("norm2")(squeeze(required("conv2_kxk")(x)))
            } else {
                x = try Module.convolve(x, conv: required("conv2_kxk"), norm: required("norm2"))
            }
            if let squeeze = child("se") { x = try squeeze(x) }
            return try passing(x, through: "conv3_1x1", "drop_path").add(required("shortcut")(input))
        }

        public override var attributes: [String: JSONValue] { ["se_early": .null, "se": .null] }
    }

    /// A depthwise convolution and a hidden layer. Same as timm.models.maxxvit.ConvNeXtBlock.
    public final class ConvNeXtBlock: Module {
        init(_ input: Int, _ output: Int, stride: Int, dropPath: Double, _ s: MaxxVitConvStyle) throws {
            guard ["pool", "dw"].contains(s.stride) else { throw TensorError.assertion("") }
            super.init()
            let shortcut: Module =
                stride == 2
                ? try Downsample2d(input, output)
                : input != output ? try Conv2d(input, output, kernelSize: [1, 1], bias: s.outputBias) : Identity()
            try setModule("shortcut", shortcut)
            try setModule(
                "down",
                s.stride == "pool" && stride == 2 ? Downsample2d(input, input, pool: s.downsamplePool) : Identity())
            try setModule(
                "conv_dw",
                Conv2d.make(
                    input, output, kernel: 7, stride: s.stride == "dw" ? stride : 1, groups: input, bias: s.outputBias))
            try setModule("norm", NormLayers.make(s.norm, output, [("eps", .double(s.eps))]))
            try setModule(
                "mlp",
                ConvMlp(output, hidden: Int(s.expansion * Double(output)), activation: s.activation, bias: s.outputBias))
            try setModule("ls", s.initValues.map { try LayerScale2d(output, initValues: $0) } ?? Identity())
            try setModule("drop_path", dropPath > 0 ? DropPath(dropPath) : Identity())
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let x = try passing(input, through: "down", "conv_dw", "norm", "mlp", "ls", "drop_path")
            return try x.add(required("shortcut")(input))
        }

        public override var attributes: [String: JSONValue] { ["use_conv_mlp": .bool(true)] }
    }

    static func convolution(
        _ input: Int, _ output: Int, stride: Int, dropPath: Double, _ s: MaxxVitConvStyle
    ) throws -> Module {
        s.isConvNeXt
            ? try ConvNeXtBlock(input, output, stride: stride, dropPath: dropPath, s)
            : try MbConvBlock(input, output, stride: stride, dropPath: dropPath, s)
    }

    /// Convolution, attention in windows, attention in grids. Same as timm.models.maxxvit.MaxxVitBlock.
    public final class MaxxVitBlock: Module, MaxxVitDrawing {
        init(
            _ input: Int, _ output: Int, stride: Int, dropPath: Double, _ conv: MaxxVitConvStyle, _ s: MaxxVitTransformerStyle
        ) throws {
            super.init()
            try setModule("conv", MaxxVit.convolution(input, output, stride: stride, dropPath: dropPath, conv))
            if !s.hasNoWindows {
                try setModule("attn_block", PartitionAttentionCl(output, .window, dropPath: dropPath, s))
            }
            try setModule("attn_grid", PartitionAttentionCl(output, .grid, dropPath: dropPath, s))
        }

        func draw(_ scheme: String) throws {
            for name in ["attn_block", "attn_grid"] { try child(name).map { try MaxxVit.drawTransformer($0, scheme) } }
            try MaxxVit.drawConvolutions(required("conv"), scheme)
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            var x = try required("conv")(input).permute([0, 2, 3, 1])
            if let windows = child("attn_block") { x = try windows(x) }
            return try required("attn_grid")(x).permute([0, 3, 1, 2])
        }

        public override var attributes: [String: JSONValue] { ["nchw_attn": .bool(false), "attn_block": .null] }
    }

    /// Two convolutions, attention in windows and grids at once. Same as timm.models.maxxvit.ParallelMaxxVitBlock.
    public final class ParallelMaxxVitBlock: Module, MaxxVitDrawing {
        init(
            _ input: Int, _ output: Int, stride: Int, dropPath: Double, _ conv: MaxxVitConvStyle, _ s: MaxxVitTransformerStyle
        ) throws {
            super.init()
            try setModule(
                "conv",
                Sequential([
                    MaxxVit.convolution(input, output, stride: stride, dropPath: dropPath, conv),
                    MaxxVit.convolution(output, output, stride: 1, dropPath: dropPath, conv),
                ]))
            try setModule("attn", ParallelPartitionAttention(output, dropPath: dropPath, s))
        }

        func draw(_ scheme: String) throws {
            try MaxxVit.drawTransformer(required("attn"), scheme)
            try MaxxVit.drawConvolutions(required("conv"), scheme)
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try required("attn")(required("conv")(input).permute([0, 2, 3, 1])).permute([0, 3, 1, 2])
        }
    }
}

/// A block that draws its own weights when its model is initialised, after its children.
protocol MaxxVitDrawing: Module {
    func draw(_ scheme: String) throws
}

extension MaxxVit {
    /// Weights by the scheme; nil stands for a draw that only some modules know.
    private static func draw(_ weight: Tensor, _ scheme: String) throws -> Bool {
        switch scheme {
        case "normal": try Initialisation.normal(weight, std: 0.02)
        case "trunc_normal": try Initialisation.scaledTruncNormal(weight, std: 0.02)
        case "xavier_normal": try Initialisation.xavierNormal(weight)
        default: return false
        }
        return true
    }

    /// Same as timm.models.maxxvit._init_transformer for everything below.
    static func drawTransformer(_ root: Module, _ scheme: String) throws {
        for (name, module) in root.namedDepthFirst() where module is Conv2d || module is Linear {
            guard let weight = module.parameter("weight") else { continue }
            let isKnown = try draw(weight, scheme)
            if !isKnown { try Initialisation.xavierUniform(weight) }
            guard let bias = module.parameter("bias") else { continue }
            if !isKnown, name.contains("mlp") {
                try Initialisation.normal(bias, std: 1e-6)
            } else {
                try Initialisation.constant(bias, 0)
            }
        }
    }

    /// Same as timm.models.maxxvit._init_conv for everything below.
    static func drawConvolutions(_ root: Module, _ scheme: String) throws {
        for (_, module) in root.namedDepthFirst() {
            guard let conv = module as? Conv2d, let weight = conv.parameter("weight") else { continue }
            if try !draw(weight, scheme) {
                let fanOut = conv.kernelSize[0] * conv.kernelSize[1] * conv.outChannels / conv.groups
                try Initialisation.normal(weight, std: (2 / Double(fanOut)).squareRoot())
            }
            if let bias = conv.parameter("bias") { try Initialisation.constant(bias, 0) }
        }
    }
}
