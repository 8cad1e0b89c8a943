// Blocks of XCiT: attention between channels, convolutions between neighbouring patches, attention of the class token, the
// convolutional patch embedding and the positions. Names are timm's checkpoint keys.

internal import Glibc
import Neural
import Tensors

extension Xcit {
    /// Positions as sines and cosines of the place, projected to the tokens' width. Same as
    /// timm.models.xcit.PositionalEncodingFourier.
    public final class PositionalEncodingFourier: Module {
        private static let hidden = 32
        private static let temperature: Float = 10000
        private let dim: Int

        init(dim: Int) throws {
            self.dim = dim
            super.init()
            try setModule("token_projection", Conv2d(Self.hidden * 2, dim, kernelSize: [1, 1]))
        }

        /// [1, dim, h, w] for a grid.
        func encoding(_ grid: [Int]) throws -> Tensor {
            let (h, w, hidden) = (grid[0], grid[1], Self.hidden)
            let divisors = (0..<hidden).map { powf(Self.temperature, Float(2 * ($0 / 2)) / Float(hidden)) }
            func waves(_ place: Int, of count: Int) -> [Float] {
                let angle = Float(place + 1) / (Float(count) + 1e-6) * (2 * Float.pi)
                return divisors.enumerated().map { $0 % 2 == 0 ? sinf(angle / $1) : cosf(angle / $1) }
            }
            let (rows, columns) = ((0..<h).map { waves($0, of: h) }, (0..<w).map { waves($0, of: w) })
            var values: [Float] = []
            values.reserveCapacity(2 * hidden * h * w)
            for channel in 0..<hidden { for row in rows { values += [Float](repeating: row[channel], count: w) } }
            for channel in 0..<hidden { for _ in 0..<h { values += columns.map { $0[channel] } } }
            return try required("token_projection")(Tensor.tensor(values, shape: [1, 2 * hidden, h, w]))
        }

        public override var attributes: [String: JSONValue] {
            [
                "dim": .int(dim), "hidden_dim": .int(Self.hidden), "temperature": .int(Int(Self.temperature)),
                "scale": .double(2 * Double.pi), "eps": .double(1e-6),
            ]
        }
    }

    /// Convolutions that halve the sides down to the patches: [N, C, H, W] to [N, dim, h, w]. Same as
    /// timm.models.xcit.ConvPatchEmbed.
    public final class ConvPatchEmbed: Module {
        private let imageSize: [Int]
        private let patchSize: Int

        init(imageSize: [Int], patchSize: Int, inChans: Int, dim: Int, activation: LayerSpec) throws {
            guard patchSize == 16 || patchSize == 8 else {
                throw TensorError.type("exceptions must derive from BaseException")
            }
            (self.imageSize, self.patchSize) = (imageSize, patchSize)
            super.init()
            var (layers, input): ([Module], Int) = ([], inChans)
            for divisor in patchSize == 16 ? [8, 4, 2, 1] : [4, 2, 1] {
                let output = dim / divisor
                if !layers.isEmpty { layers.append(try ActivationLayers.make(activation) ?? Identity()) }
                layers.append(
                    try Sequential([
                        Conv2d(input, output, kernelSize: [3, 3], stride: [2, 2], padding: [1, 1], bias: false),
                        BatchNorm2d(output),
                    ]))
                input = output
            }
            try setModule("proj", Sequential(layers))
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try required("proj")(input) }

        public override var attributes: [String: JSONValue] {
            [
                "img_size": .array(imageSize.prefix(2).map { .int($0) }), "patch_size": .int(patchSize),
                "num_patches": .int(imageSize[1] / patchSize * (imageSize[0] / patchSize)),
            ]
        }
    }

    /// Two depthwise convolutions over the grid of patches. Same as timm.models.xcit.LPI.
    public final class LPI: Module {
        init(_ dim: Int, activation: LayerSpec) throws {
            super.init()
            try setModule("conv1", Conv2d(dim, dim, kernelSize: [3, 3], padding: [1, 1], groups: dim))
            try setModule("act", ActivationLayers.make(activation) ?? Identity())
            try setModule("bn", BatchNorm2d(dim))
            try setModule("conv2", Conv2d(dim, dim, kernelSize: [3, 3], padding: [1, 1], groups: dim))
        }

        func forward(_ input: Tensor, grid: [Int]) throws -> Tensor {
            let (batch, length, channels) = try input.tokenShape()
            let map = try input.permute([0, 2, 1]).reshape([batch, channels] + grid)
            return try passing(map, through: "conv1", "act", "bn", "conv2").reshape([batch, channels, length]).permute([0, 2, 1])
        }
    }

    /// Attention between the channels of each head, whose weights are correlations over the patches. Same as
    /// timm.models.xcit.XCA.
    public final class XCA: FusableAttention {
        private let numHeads, headDim: Int

        init(_ o: CaitOptions) throws {
            (numHeads, headDim) = (o.numHeads, try o.headDim())
            super.init()
            isFused = FusedAttention.level > 1
            try setParameter("temperature", Tensor.ones([o.numHeads, 1, 1]).requiresGradInPlace())
            try setModule("qkv", Linear(o.dim, o.dim * 3, bias: o.qkvBias))
            try setModule("attn_drop", Dropout(p: .float(o.attnDrop)))
            try setModule("proj", Linear(o.dim, o.dim))
            try setModule("proj_drop", Dropout(p: .float(o.projDrop)))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let (batch, length, channels) = try input.tokenShape()
            guard let temperature = parameter("temperature") else { throw TensorError.runtime("\(typeName) has no temperature") }
            let qkv = try required("qkv")(input).reshape([batch, length, 3, numHeads, headDim]).permute([2, 0, 3, 4, 1]).unbind(0)
            let (q, k) = (try qkv[0].unitVectors(), try qkv[1].unitVectors())
            let x =
                isFused
                ? try q.mul(temperature).scaledDotProductAttention(k, qkv[2], scale: 1)
                : try required("attn_drop")(q.matmul(k.transpose(-2, -1)).mul(temperature).softmax(-1)).matmul(qkv[2])
            return try passing(x.permute([0, 3, 1, 2]).reshape([batch, length, channels]), through: "proj", "proj_drop")
        }

        public override var attributes: [String: JSONValue] { ["num_heads": .int(numHeads), "fused_attn": .bool(isFused)] }
    }

    /// Same as timm.models.xcit.XCABlock.
    public final class XCABlock: Module {
        init(_ o: CaitOptions) throws {
            super.init()
            try setModule("norm1", NormLayers.make(o.norm, o.dim))
            try setModule("attn", XCA(o))
            try setModule("drop_path1", o.drop())
            try setModule("norm3", NormLayers.make(o.norm, o.dim))
            try setModule("local_mp", LPI(o.dim, activation: o.activation))
            try setModule("drop_path3", o.drop())
            try setModule("norm2", NormLayers.make(o.norm, o.dim))
            try setModule("mlp", o.mlp())
            try setModule("drop_path2", o.drop())
            for name in ["gamma1", "gamma3", "gamma2"] { try o.addGamma(name, to: self) }
        }

        func forward(_ input: Tensor, grid: [Int]) throws -> Tensor {
            guard let local = try required("local_mp") as? LPI else { throw TensorError.type("XCABlock: local_mp must be LPI") }
            var x = try input.add(required("drop_path1")(scaled(passing(input, through: "norm1", "attn"), by: "gamma1")))
            x = try x.add(required("drop_path3")(scaled(local.forward(required("norm3")(x), grid: grid), by: "gamma3")))
            return try x.add(required("drop_path2")(scaled(passing(x, through: "norm2", "mlp"), by: "gamma2")))
        }
    }

    /// Attention of the class token, then an MLP for it alone. Same as timm.models.xcit.ClassAttentionBlock.
    public final class ClassAttentionBlock: Module {
        private let normsTokens: Bool

        /// `normsTokens` normalises the patches too in front of the MLP.
        init(_ o: CaitOptions, normsTokens: Bool) throws {
            self.normsTokens = normsTokens
            super.init()
            try setModule("norm1", NormLayers.make(o.norm, o.dim))
            try setModule("attn", ClassAttn(o))
            try setModule("drop_path1", o.drop())
            try setModule("norm2", NormLayers.make(o.norm, o.dim))
            try setModule("mlp", o.mlp())
            try setModule("drop_path2", o.drop())
            for name in ["gamma1", "gamma2"] { try o.addGamma(name, to: self) }
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let normed = try required("norm1")(input)
            let attended = try Tensor.cat([required("attn")(normed), normed.slice(1, 1, nil)], dim: 1)
            var x = try input.add(required("drop_path1")(scaled(attended, by: "gamma1")))
            let norm = try required("norm2")
            x = normsTokens ? try norm(x) : try Tensor.cat([norm(x.slice(1, 0, 1)), x.slice(1, 1, nil)], dim: 1)
            let token = try scaled(required("mlp")(x.slice(1, 0, 1)), by: "gamma2")
            return try x.add(required("drop_path2")(Tensor.cat([token, x.slice(1, 1, nil)], dim: 1)))
        }

        public override var attributes: [String: JSONValue] { ["tokens_norm": .bool(normsTokens)] }
    }
}

extension Tensor {
    /// Vectors along the last dimension at length one. Same as torch.nn.functional.normalize(dim=-1).
    func unitVectors() throws -> Tensor {
        try div(vectorNorm(2, [-1], keepdim: true).clamp(min: 1e-12))
    }
}
