// The layers of LeViT. Names are timm's checkpoint keys.

import Neural
import Tensors

/// What the layers share, and what differs from stage to stage.
struct LevitOptions {
    let key: Int
    let activation, attentionActivation: LayerSpec?
    /// Rows and columns of the tokens that come in.
    var resolution: [Int]
    let usesConv: Bool
    let dropPath: Double
    var heads = 1
    var ratio = 2.0
    var mlpRatio = 2.0

    func act(attention: Bool = false) throws -> Module {
        try ActivationLayers.make(attention ? attentionActivation : activation) ?? Identity()
    }

    /// A pointwise layer with its normalisation.
    func layer(_ input: Int, _ output: Int, weight: Double = 1) throws -> Module {
        usesConv ? try Levit.ConvNorm(input, output, weight: weight) : try Levit.LinearNorm(input, output, weight: weight)
    }

    func drop() -> Module { dropPath > 0 ? DropPath(dropPath) : Identity() }
}

extension Levit {
    /// Same as timm.models.levit.ConvNorm.
    public final class ConvNorm: Module {
        init(_ input: Int, _ output: Int, kernel: Int = 1, stride: Int = 1, padding: Int = 0, weight: Double = 1) throws {
            super.init()
            try setModule(
                "linear",
                Conv2d(
                    input, output, kernelSize: [kernel, kernel], stride: [stride, stride], padding: [padding, padding],
                    bias: false))
            try setModule("bn", BatchNorm2d(output))
            if let tensor = child("bn")?.parameter("weight") { try Initialisation.constant(tensor, weight) }
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try Module.convolve(input, conv: required("linear"), norm: required("bn"))
        }
    }

    /// The same over tokens [N, L, C]. Same as timm.models.levit.LinearNorm.
    public final class LinearNorm: Module {
        init(_ input: Int, _ output: Int, weight: Double = 1) throws {
            super.init()
            try setModule("linear", Linear(input, output, bias: false))
            try setModule("bn", BatchNorm1d(output))
            if let tensor = child("bn")?.parameter("weight") { try Initialisation.constant(tensor, weight) }
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let x = try required("linear")(input)
            return try required("bn")(x.flatten(0, 1)).reshape(x.shape)
        }
    }

    /// Normalisation, dropout and classifier. Same as timm.models.levit.NormLinear.
    public final class NormLinear: Module {
        init(_ input: Int, _ output: Int, drop: Double) throws {
            super.init()
            try setModule("bn", BatchNorm1d(input))
            try setModule("drop", Dropout(p: .float(drop)))
            let linear = try Linear(input, output)
            try setModule("linear", linear)
            if let weight = linear.parameter("weight") { try Initialisation.inverseTruncNormal(weight, std: 0.02) }
            if let bias = linear.parameter("bias") { try Initialisation.constant(bias, 0) }
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try passing(input, through: "bn", "drop", "linear") }
    }
}

/// Convolutions that halve the sides and double the channels, with activations between. Same as timm.models.levit.Stem16 and
/// Stem8.
public final class LevitStem: Sequential {
    private let layers: Int
    public override var typeName: String { behaviour?.typeName(of: self) ?? (layers == 4 ? "Stem16" : "Stem8") }

    init(_ input: Int, _ output: Int, layers: Int, _ o: LevitOptions) throws {
        self.layers = layers
        try super.init([])
        var channels = input
        for index in 1...layers {
            let width = output >> (layers - index)
            try setModule("conv\(index)", Levit.ConvNorm(channels, width, kernel: 3, stride: 2, padding: 1))
            if index < layers { try setModule("act\(index)", o.act()) }
            channels = width
        }
    }

    public override var attributes: [String: JSONValue] { ["stride": .int(1 << layers)] }
}

extension Levit {
    /// Every `stride`-th token of each row and column. Same as timm.models.levit.Downsample without pooling.
    public final class Downsample: Module {
        private let resolution: [Int]

        init(_ resolution: [Int]) { self.resolution = resolution }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let (batch, _, channels) = try input.tokenShape()
            return try input.reshape([batch] + resolution + [channels]).slice(1, nil, nil, 2).slice(2, nil, nil, 2)
                .reshape([batch, -1, channels])
        }

        public override var attributes: [String: JSONValue] {
            ["stride": .int(2), "resolution": .array(resolution.map { .int($0) }), "pool": .null]
        }
    }
}

/// Learned numbers for distances between places, by head. What both attentions share.
public class LevitBiases: Module {
    let heads, key, value: Int
    let usesConv: Bool
    private let resolution: [Int]
    var scale: Scalar { .float(1 / Double(key).squareRoot()) }

    init(_ o: LevitOptions, heads: Int, ratio: Double) throws {
        (self.heads, key, value, usesConv) = (heads, o.key, Int(ratio * Double(o.key)), o.usesConv)
        resolution = o.resolution
        guard heads > 0, value > 0 else { throw TensorError.value("Levit: num_heads and attn_ratio must be positive") }
        super.init()
    }

    /// The numbers, all zero, and for each of the places that ask (every `stride`-th) where its distances to all are found.
    func addBiases(_ o: LevitOptions, stride: Int) throws {
        let (h, w) = (o.resolution[0], o.resolution[1])
        let places = (0..<h).flatMap { y in (0..<w).map { (y, $0) } }
        let asking = places.filter { $0.0 % stride == 0 && $0.1 % stride == 0 }
        let indices = asking.flatMap { a in places.map { abs(a.0 - $0.0) * w + abs(a.1 - $0.1) } }
        try setParameter("attention_biases", Tensor.zeros([heads, places.count]).requiresGradInPlace())
        try setBuffer(
            "attention_bias_idxs", Tensor.tensor(indices).reshape([asking.count, places.count]), persistent: false)
    }

    /// softmax(q kᵀ · scale + biases) for q [N, heads, A, key] and kᵀ [N, heads, key, L].
    func weights(_ q: Tensor, _ k: Tensor) throws -> Tensor {
        guard let biases = parameter("attention_biases"), let indices = buffer("attention_bias_idxs") else {
            throw TensorError.runtime("\(typeName) has no attention_biases")
        }
        let added = try biases.indexSelect(1, indices.flatten()).reshape([biases.shape[0]] + indices.shape)
        return try q.matmul(k).mul(scale).add(added).softmax(-1)
    }

    public override var attributes: [String: JSONValue] {
        [
            "use_conv": .bool(usesConv), "num_heads": .int(heads), "scale": .double(1 / Double(key).squareRoot()),
            "key_dim": .int(key), "key_attn_dim": .int(key * heads), "val_dim": .int(value), "val_attn_dim": .int(value * heads),
            "resolution": .array(resolution.map { .int($0) }),
        ]
    }
}

extension Levit {
    /// Attention of all places to all. Same as timm.models.levit.Attention.
    public final class Attention: LevitBiases {
        init(_ dim: Int, _ o: LevitOptions) throws {
            try super.init(o, heads: o.heads, ratio: o.ratio)
            try setModule("qkv", o.layer(dim, (value + 2 * key) * heads))
            try setModule(
                "proj", Sequential(named: [("act", o.act(attention: true)), ("ln", o.layer(value * heads, dim, weight: 0))]))
            try addBiases(o, stride: 1)
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let x = try required("qkv")(input)
            if usesConv {
                let parts = try x.reshape([x.shape[0], heads, 2 * key + value, -1]).split([key, key, value], dim: 2)
                let attention = try weights(parts[0].transpose(-2, -1), parts[1])
                let y = try parts[2].matmul(attention.transpose(-2, -1))
                return try required("proj")(y.reshape([x.shape[0], -1, x.shape[2], x.shape[3]]))
            }
            let (batch, length, _) = try x.tokenShape()
            let parts = try x.reshape([batch, length, heads, -1]).split([key, key, value], dim: 3)
            let attention = try weights(parts[0].permute([0, 2, 1, 3]), parts[1].permute([0, 2, 3, 1]))
            let y = try attention.matmul(parts[2].permute([0, 2, 1, 3])).transpose(1, 2)
            return try required("proj")(y.reshape([batch, length, value * heads]))
        }
    }

    /// Attention of every second place to all. Same as timm.models.levit.AttentionDownsample.
    public final class AttentionDownsample: LevitBiases {
        init(_ input: Int, _ output: Int, _ o: LevitOptions) throws {
            try super.init(o, heads: input / o.key, ratio: 4)
            try setModule("kv", o.layer(input, (value + key) * heads))
            let down: Module =
                usesConv ? AvgPool2d(kernelSize: 1, stride: 2, padding: 0, countIncludePad: false) : Downsample(o.resolution)
            try setModule("q", Sequential(named: [("down", down), ("ln", o.layer(input, key * heads))]))
            try setModule("proj", Sequential(named: [("act", o.act(attention: true)), ("ln", o.layer(value * heads, output))]))
            try addBiases(o, stride: 2)
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let (x, asking) = (try required("kv")(input), try required("q")(input))
            let batch = x.shape[0]
            if usesConv {
                let parts = try x.reshape([batch, heads, key + value, -1]).split([key, value], dim: 2)
                let attention = try weights(asking.reshape([batch, heads, key, -1]).transpose(-2, -1), parts[0])
                let y = try parts[1].matmul(attention.transpose(-2, -1))
                return try required("proj")(y.reshape([batch, value * heads, asking.shape[2], asking.shape[3]]))
            }
            let parts = try x.reshape([batch, x.shape[1], heads, -1]).split([key, value], dim: 3)
            let q = try asking.reshape([batch, -1, heads, key]).permute([0, 2, 1, 3])
            let attention = try weights(q, parts[0].permute([0, 2, 3, 1]))
            let y = try attention.matmul(parts[1].permute([0, 2, 1, 3])).transpose(1, 2)
            return try required("proj")(y.reshape([batch, -1, value * heads]))
        }

        public override var attributes: [String: JSONValue] {
            super.attributes.merging(["stride": .int(2)]) { _, own in own }
        }
    }
}

/// Two layers with normalisations around an activation. Same as timm.models.levit.LevitMlp.
public final class LevitMlp: Module {
    init(_ dim: Int, _ hidden: Int, _ o: LevitOptions) throws {
        super.init()
        try setModule("ln1", o.layer(dim, hidden))
        try setModule("act", o.act())
        try setModule("drop", Dropout(p: .float(0)))
        try setModule("ln2", o.layer(hidden, dim, weight: 0))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try passing(input, through: "ln1", "act", "drop", "ln2")
    }
}

/// Half the rows and columns. Same as timm.models.levit.LevitDownsample.
public final class LevitDownsample: Module {
    init(_ input: Int, _ output: Int, _ o: LevitOptions) throws {
        super.init()
        try setModule("attn_downsample", Levit.AttentionDownsample(input, output, o))
        try setModule("mlp", LevitMlp(output, output * 2, o))
        try setModule("drop_path", o.drop())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let x = try required("attn_downsample")(input)
        return try x.add(passing(x, through: "mlp", "drop_path"))
    }
}

/// Attention and layers, each beside a shortcut. Same as timm.models.levit.LevitBlock.
public final class LevitBlock: Module {
    init(_ dim: Int, _ o: LevitOptions) throws {
        super.init()
        try setModule("attn", Levit.Attention(dim, o))
        try setModule("drop_path1", o.drop())
        try setModule("mlp", LevitMlp(dim, Int(Double(dim) * o.mlpRatio), o))
        try setModule("drop_path2", o.drop())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let x = try input.add(passing(input, through: "attn", "drop_path1"))
        return try x.add(passing(x, through: "mlp", "drop_path2"))
    }
}

/// An optional subsampling, then blocks. Same as timm.models.levit.LevitStage.
public final class LevitStage: Module {
    init(_ input: Int, _ output: Int, depth: Int, downsamples: Bool, _ o: LevitOptions) throws {
        var o = o
        super.init()
        try setModule("downsample", downsamples ? LevitDownsample(input, output, o) : Identity())
        if downsamples { o.resolution = o.resolution.map { ($0 - 1) / 2 + 1 } }
        try setModule("blocks", Sequential((0..<depth).map { _ in try LevitBlock(output, o) }))
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try passing(input, through: "downsample", "blocks") }
}
