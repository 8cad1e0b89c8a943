// The layers of MetaFormers. Names are timm's checkpoint keys.

import Neural
import Tensors

/// s · relu(x)² + b with one learned number each. Same as timm.models.metaformer.StarReLU.
public final class StarReLU: Module {
    override public init() { super.init() }

    static func make() throws -> StarReLU {
        let module = StarReLU()
        try module.setModule("relu", ReLU())
        try module.setParameter("scale", Tensor.ones([1]).requiresGradInPlace())
        try module.setParameter("bias", Tensor.zeros([1]).requiresGradInPlace())
        return module
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard let scale = parameter("scale"), let bias = parameter("bias") else {
            throw TensorError.runtime("\(typeName) has no scale or bias")
        }
        return try scale.mul(required("relu")(input).square()).add(bias)
    }

    public override var attributes: [String: JSONValue] { ["inplace": .bool(false)] }
}

/// How the blocks of a stage mix places, with the arguments of that layer.
enum TokenMixer {
    case pooling(size: Int)
    case convolution(expansion: Double, kernel: Int, padding: Int, bias: Bool)
    case attention(headDim: Int, heads: Int?, qkvBias: Bool, drop: Double, projBias: Bool)

    init(_ value: JSONValue, _ a: ModelArguments) throws {
        func int(_ name: String, _ fallback: Int) throws -> Int { a.isGiven(name) ? try a.int(name) : fallback }
        func double(_ name: String, _ fallback: Double) throws -> Double { a.isGiven(name) ? try a.double(name) : fallback }
        switch LayerSpec(value)?.className {
        case "Pooling": self = .pooling(size: try int("pool_size", 3))
        case "SepConv":
            self = .convolution(
                expansion: try double("expansion_ratio", 2), kernel: try int("kernel_size", 7), padding: try int("padding", 3),
                bias: a.bool("bias"))
        case "Attention":
            self = .attention(
                headDim: try int("head_dim", 32), heads: try a.optionalInt("num_heads"), qkvBias: a.bool("qkv_bias"),
                drop: try double("attn_drop", 0), projBias: a.bool("proj_bias"))
        case let name: throw TensorError.notImplemented("MetaFormer: token_mixers=\(name ?? value.pythonText) is not available")
        }
    }

    var usesMaps: Bool { if case .attention = self { false } else { true } }

    func make(_ dim: Int, projDrop: Double) throws -> Module {
        switch self {
        case .pooling(let size): try MetaFormer.Pooling(size)
        case .convolution(let expansion, let kernel, let padding, let bias):
            try MetaFormer.SepConv(dim, Int(expansion * Double(dim)), kernel: kernel, padding: padding, bias: bias)
        case .attention(let headDim, let heads, let qkvBias, let drop, let projBias):
            try MetaFormer.Attention(
                dim, headDim: headDim, heads: heads, qkvBias: qkvBias, drop: drop, projDrop: projDrop, projBias: projBias)
        }
    }
}

/// Mixing of places, then layers over channels, each beside a shortcut. Same as timm.models.metaformer.MetaFormerBlock.
public final class MetaFormerBlock: Module {
    struct Options {
        let mixer: TokenMixer
        let norm: LayerSpec
        let activation: LayerSpec?
        let mlpBias: Bool
        let projDrop: Double
        let layerScale, shortcutScale: Double?
    }

    init(_ dim: Int, _ o: Options, dropPath: Double) throws {
        super.init()
        let usesMaps = o.mixer.usesMaps
        func scale(_ value: Double?) throws -> Module {
            try value.map { try MetaFormer.Scale(dim, $0, usesMaps: usesMaps) } ?? Identity()
        }
        for place in ["1", "2"] {
            try setModule("norm\(place)", NormLayers.make(o.norm, dim))
            if place == "1" {
                try setModule("token_mixer", o.mixer.make(dim, projDrop: o.projDrop))
            } else {
                try setModule(
                    "mlp",
                    Mlp(
                        dim, hidden: 4 * dim, activation: o.activation, bias: (o.mlpBias, o.mlpBias),
                        drop: (o.projDrop, o.projDrop), usesConv: usesMaps))
            }
            try setModule("drop_path\(place)", dropPath > 0 ? DropPath(dropPath) : Identity())
            try setModule("layer_scale\(place)", scale(o.layerScale))
            try setModule("res_scale\(place)", scale(o.shortcutScale))
        }
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let mixed = try passing(input, through: "norm1", "token_mixer", "drop_path1", "layer_scale1")
        let x = try required("res_scale1")(input).add(mixed)
        return try required("res_scale2")(x).add(passing(x, through: "norm2", "mlp", "drop_path2", "layer_scale2"))
    }
}

/// An optional subsampling, then blocks over maps or, for attention, over their tokens. Same as
/// timm.models.metaformer.MetaFormerStage.
public final class MetaFormerStage: Module {
    private let usesMaps: Bool

    init(_ input: Int, _ dim: Int, rates: [Double], _ downsampleNorm: LayerSpec?, _ o: MetaFormerBlock.Options) throws {
        usesMaps = o.mixer.usesMaps
        super.init()
        try setModule("downsample", input == dim ? Identity() : MetaFormer.Downsampling(input, dim, downsampleNorm))
        try setModule("blocks", Sequential(rates.map { try MetaFormerBlock(dim, o, dropPath: $0) }))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let x = try required("downsample")(input)
        guard !usesMaps else { return try required("blocks")(x) }
        guard x.ndim == 4 else { throw TensorError.value("not enough values to unpack (expected 4, got \(x.ndim))") }
        return try required("blocks")(x.flatten(2).transpose(1, 2)).transpose(1, 2).reshape(x.shape)
    }

    public override var attributes: [String: JSONValue] { ["use_nchw": .bool(usesMaps)] }
}

extension MetaFormer {
    /// Same as timm.models.metaformer.Stem.
    public final class Stem: Module {
        init(_ input: Int, _ output: Int, _ norm: LayerSpec?) throws {
            super.init()
            try setModule("conv", Conv2d(input, output, kernelSize: [7, 7], stride: [4, 4], padding: [2, 2]))
            try setModule("norm", norm.map { try NormLayers.make($0, output) } ?? Identity())
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try passing(input, through: "conv", "norm") }
    }

    /// Same as timm.models.metaformer.Downsampling.
    public final class Downsampling: Module {
        init(_ input: Int, _ output: Int, _ norm: LayerSpec?) throws {
            super.init()
            try setModule("norm", norm.map { try NormLayers.make($0, input) } ?? Identity())
            try setModule("conv", Conv2d(input, output, kernelSize: [3, 3], stride: [2, 2], padding: [1, 1]))
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try passing(input, through: "norm", "conv") }
    }

    /// A learned factor per channel. Same as timm.models.metaformer.Scale.
    public final class Scale: Module {
        private let dim: Int
        private let usesMaps: Bool

        init(_ dim: Int, _ value: Double, usesMaps: Bool) throws {
            (self.dim, self.usesMaps) = (dim, usesMaps)
            super.init()
            try setParameter("scale", Tensor.full([dim], .float(value), dtype: .float32).requiresGradInPlace())
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            guard let scale = parameter("scale") else { throw TensorError.runtime("\(typeName) has no scale") }
            return try input.mul(usesMaps ? scale.reshape([-1, 1, 1]) : scale)
        }

        public override var attributes: [String: JSONValue] {
            ["shape": .array(usesMaps ? [.int(dim), .int(1), .int(1)] : [.int(dim)])]
        }
    }

    /// The mean of the neighbours without the place itself. Same as timm.models.metaformer.Pooling.
    public final class Pooling: Module {
        init(_ size: Int) throws {
            guard size > 0 else { throw TensorError.value("Pooling: pool_size must be positive, got \(size)") }
            super.init()
            try setModule(
                "pool",
                AvgPool2d(kernelSize: SizeArgument(size), stride: 1, padding: SizeArgument(size / 2), countIncludePad: false))
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try required("pool")(input).sub(input) }
    }

    /// A depthwise convolution between two pointwise ones. Same as timm.models.metaformer.SepConv.
    public final class SepConv: Module {
        init(_ dim: Int, _ middle: Int, kernel: Int, padding: Int, bias: Bool) throws {
            super.init()
            try setModule("pwconv1", Conv2d(dim, middle, kernelSize: [1, 1], bias: bias))
            try setModule("act1", StarReLU.make())
            try setModule(
                "dwconv",
                Conv2d(
                    middle, middle, kernelSize: [kernel, kernel], padding: [padding, padding], groups: middle, bias: bias))
            try setModule("act2", Identity())
            try setModule("pwconv2", Conv2d(middle, dim, kernelSize: [1, 1], bias: bias))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try passing(input, through: "pwconv1", "act1", "dwconv", "act2", "pwconv2")
        }
    }

    /// Attention whose heads have a fixed size. Same as timm.models.metaformer.Attention.
    public final class Attention: FusableAttention {
        private let headDim, heads: Int

        init(_ dim: Int, headDim: Int, heads: Int?, qkvBias: Bool, drop: Double, projDrop: Double, projBias: Bool) throws {
            guard headDim > 0, heads ?? 1 >= 0 else { throw TensorError.value("Attention: head_dim must be positive") }
            let count = heads.flatMap { $0 > 0 ? $0 : nil } ?? max(dim / headDim, 1)
            (self.headDim, self.heads) = (headDim, count)
            super.init()
            try setModule("qkv", Linear(dim, count * headDim * 3, bias: qkvBias))
            try setModule("attn_drop", Dropout(p: .float(drop)))
            try setModule("proj", Linear(count * headDim, dim, bias: projBias))
            try setModule("proj_drop", Dropout(p: .float(projDrop)))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let (batch, length, channels) = try input.tokenShape()
            let qkv = try required("qkv")(input).reshape([batch, length, 3, heads, headDim]).permute([2, 0, 3, 1, 4])
            let x = try attend(qkv.select(0, 0), qkv.select(0, 1), qkv.select(0, 2))
            return try passing(x.transpose(1, 2).reshape([batch, length, channels]), through: "proj", "proj_drop")
        }

        public override var attributes: [String: JSONValue] {
            [
                "head_dim": .int(headDim), "num_heads": .int(heads), "attention_dim": .int(heads * headDim),
                "scale": .double(1 / Double(headDim).squareRoot()), "fused_attn": .bool(isFused),
            ]
        }
    }

    /// relu(x)². Same as timm.models.metaformer.SquaredReLU.
    public final class SquaredReLU: Module {
        static func make() throws -> SquaredReLU {
            let module = SquaredReLU()
            try module.setModule("relu", ReLU())
            return module
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try required("relu")(input).square() }
    }

    /// Two layers around relu² and a normalisation. Same as timm.models.metaformer.MlpHead.
    public final class MlpHead: Module {
        init(_ dim: Int, _ classes: Int) throws {
            super.init()
            try setModule("fc1", Linear(dim, 4 * dim))
            try setModule("act", SquaredReLU.make())
            try setModule("norm", LayerNorm([4 * dim], eps: 1e-6))
            try setModule("fc2", Linear(4 * dim, classes))
            try setModule("head_drop", Dropout(p: .float(0)))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try passing(input, through: "fc1", "act", "norm", "head_drop", "fc2")
        }
    }
}
