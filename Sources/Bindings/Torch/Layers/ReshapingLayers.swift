// Padding, resizing, folding and shuffling in torch.nn and torch.nn.functional.

import Interp
import Neural
import Tensors

/// Scale factors as written; None and 0 are none.
private func scale(_ c: TorchCall, _ index: Int, isLayer: Bool) throws -> (values: [Double], text: String)? {
    guard c.has(index) else { return nil }
    if let number = try TorchCall.number(c[index]) {
        if isLayer, number.double == 0 { return nil }
        return ([number.double], isLayer ? PythonText.float(number.double) : PythonText.number(number))
    }
    let values = try c.doubles(index)
    guard !values.isEmpty else { throw c.wrongType(index, "tuple of floats") }
    let isTuple = c[index].isKind(.tuple)
    guard isTuple || c[index].isKind(.list) else { throw c.wrongType(index, "tuple of floats") }
    guard isLayer, isTuple else { return (values, try repr(c[index])) }
    return (values, "(" + values.map(PythonText.float).joined(separator: ", ") + (values.count == 1 ? ",)" : ")"))
}

extension NeuralModules {
    static func installReshaping(_ m: ModuleBuilder) {
        installPads(m)
        installUpsampling(m)
        layer(m, Identity.self, "linear", "Identity(*args, **kwargs)", doc: "The input itself.", { _ in Identity() })
        layer(
            m, Flatten.self, "flatten", "Flatten(start_dim=1, end_dim=-1)", doc: "Merges dimensions into one.",
            { c in Flatten(startDim: try c.int(1), endDim: try c.int(2)) },
            { t in
                t.property("start_dim") { $0.startDim }
                t.property("end_dim") { $0.endDim }
            })
        layer(
            m, Unflatten.self, "flatten", "Unflatten(dim, unflattened_size)", doc: "Splits a dimension.",
            { c in
                guard c[2].isKind(.tuple) || c[2].isKind(.list) || c[2].sequenceItems != nil, let items = c[2].sequenceItems
                else {
                    throw Raise.typeError("unflattened_size must be a tuple of ints, but found type \(c[2].typeName)")
                }
                for (place, item) in items.enumerated() where try TorchCall.integer(of: item) == nil {
                    throw Raise.typeError(
                        "unflattened_size must be tuple of ints, but found element of type \(item.typeName) at pos \(place)")
                }
                return Unflatten(try c.int(1), try c.size(2))
            })
        layer(
            m, PixelShuffle.self, "pixelshuffle", "PixelShuffle(upscale_factor)", doc: "Channels to pixels.",
            { c in PixelShuffle(try c.int(1)) }, { t in t.property("upscale_factor") { $0.factor } })
        layer(
            m, PixelUnshuffle.self, "pixelshuffle", "PixelUnshuffle(downscale_factor)", doc: "Pixels to channels.",
            { c in PixelUnshuffle(try c.int(1)) }, { t in t.property("downscale_factor") { $0.factor } })
        layer(
            m, ChannelShuffle.self, "channelshuffle", "ChannelShuffle(groups)", doc: "Interleaves groups of channels.",
            { c in ChannelShuffle(try c.int(1)) }, { t in t.property("groups") { $0.groups } })
        layer(
            m, Unfold.self, "fold", "Unfold(kernel_size, dilation=1, padding=0, stride=1)", doc: "Windows as columns.",
            { c in try Unfold(c.size(1), dilation: c.size(2), padding: c.size(3), stride: c.size(4)) })
        layer(
            m, Fold.self, "fold", "Fold(output_size, kernel_size, dilation=1, padding=0, stride=1)", doc: "Columns to images.",
            { c in try Fold(c.size(1), c.size(2), dilation: c.size(3), padding: c.size(4), stride: c.size(5)) })
    }

    private static func installPads(_ m: ModuleBuilder) {
        func pad<T: PaddingLayer>(_ type: T.Type, hasValue: Bool = false, isZero: Bool = false) {
            layer(
                m, type, "padding", "\(T.self)(padding\(hasValue ? ", value" : ""))", doc: "Pads the last dimensions.",
                { c in hasValue ? try T(c.ints(1), value: c.scalar(2)) : try T(c.ints(1)) },
                { t in
                    t.property("padding") { ScriptTuple($0.padding) }
                    if hasValue { t.property("value") { ScriptNumber($0.value) } }
                    if isZero { t.property("value") { _ in 0.0 } }
                })
        }
        pad(ConstantPad1d.self, hasValue: true)
        pad(ConstantPad2d.self, hasValue: true)
        pad(ConstantPad3d.self, hasValue: true)
        pad(ZeroPad1d.self, isZero: true)
        pad(ZeroPad2d.self, isZero: true)
        pad(ZeroPad3d.self, isZero: true)
        pad(ReflectionPad1d.self)
        pad(ReflectionPad2d.self)
        pad(ReflectionPad3d.self)
        pad(ReplicationPad1d.self)
        pad(ReplicationPad2d.self)
        pad(ReplicationPad3d.self)
        pad(CircularPad1d.self)
        pad(CircularPad2d.self)
        pad(CircularPad3d.self)
    }

    private static func installUpsampling(_ m: ModuleBuilder) {
        layer(
            m, Upsample.self, "upsampling",
            "Upsample(size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None)",
            doc: "Resizes by interpolation.",
            { c in
                Upsample(
                    Resize(
                        size: try c.optionalSize(1), scale: try scale(c, 2, isLayer: true), mode: try c.string(3),
                        alignCorners: c.has(4) ? try c.truth(4) : nil, recomputesScale: c.has(5) ? try c.truth(5) : nil))
            }, { t in t.property("mode") { $0.request.mode } })
        layer(
            m, UpsamplingNearest2d.self, "upsampling", "UpsamplingNearest2d(size=None, scale_factor=None)", base: Upsample.self,
            doc: "Resizes by repeating pixels.",
            { c in UpsamplingNearest2d(Resize(size: try c.optionalSize(1), scale: try scale(c, 2, isLayer: true))) })
        layer(
            m, UpsamplingBilinear2d.self, "upsampling", "UpsamplingBilinear2d(size=None, scale_factor=None)", base: Upsample.self,
            doc: "Resizes with the corners aligned.",
            { c in
                UpsamplingBilinear2d(
                    Resize(
                        size: try c.optionalSize(1), scale: try scale(c, 2, isLayer: true), mode: "bilinear", alignCorners: true))
            })
    }
}

func installReshapingFunctions(_ d: TorchDeclarations) {
    d.function("pad(input, pad, mode='constant', value=None)", doc: "Pads the last dimensions.") { c -> Tensor in
        let mode = try c.string(2)
        if mode != "constant", c.has(3), try c.scalar(3).double != 0 {
            throw Raise.runtimeError("Padding mode \"\(mode)\" doesn't take in value argument")
        }
        return try c.tensor(0).padded(c.ints(1), mode: mode, value: c.scalar(3, default: 0))
    }
    let resize = { (c: TorchCall) -> Tensor in
        let request = Resize(
            size: try c.optionalSize(1), scale: try scale(c, 2, isLayer: false), mode: try c.string(3),
            alignCorners: c.has(4) ? try c.truth(4) : nil, recomputesScale: c.has(5) ? try c.truth(5) : nil,
            antialias: try c.truth(6))
        return try request(c.tensor(0))
    }
    for name in ["interpolate", "upsample"] {
        d.function(
            "\(name)(input, size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None, antialias=False)",
            doc: "Resizes by interpolation.", resize)
    }
    d.function("unfold(input, kernel_size, dilation=1, padding=0, stride=1)", doc: "Windows as columns.") { c in
        try c.tensor(0).unfolded(kernelSize: c.ints(1), dilation: c.ints(2), padding: c.ints(3), stride: c.ints(4))
    }
    d.function("fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1)", doc: "Columns to images.") { c in
        try c.tensor(0).folded(
            outputSize: c.ints(1), kernelSize: c.ints(2), dilation: c.ints(3), padding: c.ints(4), stride: c.ints(5))
    }
    d.function("pixel_shuffle(input, upscale_factor)", doc: "Channels to pixels.") { c in try c.tensor(0).pixelShuffle(c.int(1)) }
    d.function("pixel_unshuffle(input, downscale_factor)", doc: "Pixels to channels.") { c in
        try c.tensor(0).pixelUnshuffle(c.int(1))
    }
    d.function("channel_shuffle(input, groups)", doc: "Interleaves groups of channels.") { c in
        try c.tensor(0).channelShuffle(c.int(1))
    }
}
