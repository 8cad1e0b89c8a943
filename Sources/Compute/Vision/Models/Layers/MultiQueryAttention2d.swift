// Attention over the places of an image whose heads share keys and values, which may be subsampled.
// Papers: Fast Transformer Decoding, arXiv:1911.02150; MobileNetV4, arXiv:2404.10518.

import Neural
import Tensors

/// Same as timm.layers.MultiQueryAttention2d with queries at every place.
public final class MultiQueryAttention2d: FusableAttention {
    private let heads, keyWidth, valueWidth, stride: Int
    private let dropRate: Double

    public init(
        _ input: Int, _ output: Int, heads: Int, keyWidth: Int, valueWidth: Int, stride: Int = 1, kernel: Int = 3,
        dilation: Int = 1, padding: JSONValue = .string(""), dropRate: Double = 0, norm: LayerSpec = LayerSpec("nn.BatchNorm2d")
    ) throws {
        guard heads > 0, keyWidth > 0, valueWidth > 0 else {
            throw TensorError.value("MultiQueryAttention2d: heads and widths must be positive")
        }
        (self.heads, self.keyWidth, self.valueWidth) = (heads, keyWidth, valueWidth)
        (self.stride, self.dropRate) = (stride, dropRate)
        super.init()
        func projection(_ width: Int, subsamples: Bool) throws -> Sequential {
            var layers: [(name: String, module: Module)] = []
            if subsamples, stride > 1 {
                let conv = try Conv2d.make(
                    input, input, kernel: kernel, stride: stride, padding: padding, dilation: dilation, groups: input)
                layers = [("down_conv", conv), ("norm", try NormLayers.make(norm, input))]
            }
            return try Sequential(named: layers + [("proj", Conv2d(input, width, kernelSize: [1, 1], bias: false))])
        }
        try setModule("query", projection(heads * keyWidth, subsamples: false))
        try setModule("key", projection(keyWidth, subsamples: true))
        try setModule("value", projection(valueWidth, subsamples: true))
        try setModule("attn_drop", Dropout(p: .float(dropRate)))
        let last = try Conv2d(heads * valueWidth, output, kernelSize: [1, 1], bias: false)
        try setModule("output", Sequential(named: [("proj", last), ("drop", Dropout(p: .float(0)))]))
        try initWeights()
    }

    /// Draws the projections anew, as timm's init_weights.
    func initWeights() throws {
        let paths = ["query.proj", "key.proj", "value.proj", "key.down_conv", "value.down_conv", "output.proj"]
        for path in paths {
            let names = path.split(separator: ".").map(String.init)
            guard let weight = child(names[0])?.child(names[1])?.parameter("weight") else { continue }
            try Initialisation.xavierUniform(weight)
        }
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let (n, h, w) = (input.shape[0], input.shape[2], input.shape[3])
        /// [N, heads, places, width]; keys and values have one head that all queries see.
        func places(_ x: Tensor, _ heads: Int) throws -> Tensor {
            let width = x.shape[1] / heads
            let rows = try x.reshape([n, heads, width, x.shape[2] * x.shape[3]]).transpose(-1, -2)
            return heads == self.heads ? rows : try rows.expand([n, self.heads, rows.shape[2], width])
        }
        let q = try places(required("query")(input), heads)
        let k = try places(required("key")(input), 1)
        let v = try places(required("value")(input), 1)
        let o = try attend(q, k, v)
        return try required("output")(o.transpose(-1, -2).reshape([n, heads * v.shape[3], h, w]))
    }

    public override var attributes: [String: JSONValue] {
        [
            "num_heads": .int(heads), "key_dim": .int(keyWidth), "value_dim": .int(valueWidth),
            "query_strides": .array([.int(1), .int(1)]), "has_query_strides": .bool(false), "kv_stride": .int(stride),
            "scale": .double(1 / Double(keyWidth).squareRoot()), "fused_attn": .bool(isFused), "drop": .double(dropRate),
            "einsum": .bool(false),
        ]
    }
}
