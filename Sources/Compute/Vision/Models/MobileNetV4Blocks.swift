// The blocks of MobileNetV4. Names are timm's checkpoint keys.
// Paper: MobileNetV4: Universal Models for the Mobile Ecosystem, arXiv:2404.10518.

import Neural
import Tensors

/// An inverted residual whose depthwise convolutions (before, between and after the 1x1 convolutions) are each optional. Same
/// as timm's UniversalInvertedResidual.
public final class UniversalInvertedResidual: Module, MobileBlock {
    private static let layers = ["dw_start", "pw_exp", "dw_mid", "se", "pw_proj", "dw_end", "layer_scale"]
    let hasSkip: Bool

    init(_ o: MobileBlockOptions) throws {
        hasSkip = o.hasSkip
        super.init()
        let (start, mid) = (try o.int("dw_kernel_size_start", 0), try o.int("dw_kernel_size_mid", 3))
        let end = try o.int("dw_kernel_size_end", 0)
        guard o.stride == 1 || start > 0 || mid > 0 || end > 0 else { throw TensorError.assertion("") }
        func layer(
            _ input: Int, _ output: Int, kernel: Int = 1, stride: Int = 1, isActivated: Bool = false, aa: Bool = false
        ) throws -> Module {
            try ConvNormAct(
                input, output, kernel: kernel, stride: stride, padding: o.style.padding, dilation: kernel > 1 ? o.dilation : 1,
                groups: kernel > 1 ? o.groups(input, fallback: 1) : 1, appliesActivation: isActivated, norm: o.style.norm,
                activation: o.activation, antiAliasing: aa ? o.style.antiAliasing : nil)
        }
        try setModule(
            "dw_start",
            start > 0 ? layer(o.input, o.input, kernel: start, stride: mid > 0 ? 1 : o.stride, aa: true) : Identity())
        let middle = makeDivisible(Double(o.input) * o.expansion)
        try setModule("pw_exp", layer(o.input, middle, isActivated: true))
        try setModule(
            "dw_mid",
            mid > 0 ? layer(middle, middle, kernel: mid, stride: o.stride, isActivated: true, aa: true) : Identity())
        try setModule("se", o.attention(middle))
        try setModule("pw_proj", layer(middle, o.output))
        if end > 0 {
            let stride = start > 0 || mid > 0 ? 1 : o.stride
            guard stride == 1 || o.style.antiAliasing == nil else { throw TensorError.assertion("") }
            try setModule("dw_end", layer(o.output, o.output, kernel: end, stride: stride))
        } else {
            try setModule("dw_end", Identity())
        }
        try setModule("layer_scale", o.layerScale.map { try LayerScale2d(o.output, initValues: $0) } ?? Identity())
        try setModule("drop_path", o.dropPathLayer())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        var x = input
        for name in Self.layers { x = try required(name)(x) }
        return hasSkip ? try required("drop_path")(x).add(input) : x
    }

    public override var attributes: [String: JSONValue] { ["has_skip": .bool(hasSkip)] }
}

/// Normalisation and attention whose heads share keys and values. Same as timm's MobileAttention with use_multi_query.
public final class MobileAttention: Module, MobileBlock {
    let hasSkip: Bool
    private let keyStride: Int

    init(_ o: MobileBlockOptions) throws {
        (hasSkip, keyStride) = (o.hasSkip, try o.int("kv_stride", 1))
        super.init()
        try setModule("norm", o.norm(o.input, applies: false))
        try setModule(
            "attn",
            MultiQueryAttention2d(
                o.input, o.output, heads: o.int("num_heads", 8), keyWidth: o.int("key_dim", 64),
                valueWidth: o.int("value_dim", 64), stride: keyStride, kernel: o.int("dw_kernel_size", 3),
                dilation: o.dilation, padding: o.style.padding, norm: o.style.norm))
        try setModule("layer_scale", o.layerScale.map { try LayerScale2d(o.output, initValues: $0) } ?? Identity())
        try setModule("drop_path", o.dropPathLayer())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let x = try required("layer_scale")(required("attn")(required("norm")(input)))
        return hasSkip ? try required("drop_path")(x).add(input) : x
    }

    public override var attributes: [String: JSONValue] {
        [
            "has_skip": .bool(hasSkip), "query_strides": .array([.int(1), .int(1)]), "has_query_stride": .bool(false),
            "kv_stride": .int(keyStride), "conv_cpe_dw": .null,
        ]
    }
}
