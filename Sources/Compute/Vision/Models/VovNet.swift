// VoVNet and ESE-VoVNet: stages whose blocks join the outputs of all their convolutions once, with timm's options and names.
// Papers: An Energy and GPU-Computation Efficient Backbone Network, arXiv:1904.09730; CenterMask, arXiv:1911.06667.
// Follows timm's vovnet.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let vovnet = ModelFamily(
        "vovnet", [VovNet.self], parts: [VovNet.OsaBlock.self, VovNet.OsaStage.self, VovNet.SequentialAppendList.self],
        // Its normalisation is a function inside timm.
        missing: ["ese_vovnet39b_evos"])
}

/// The network. Same as timm.models.VovNet.
public final class VovNet: ImageModel {
    private static let cfgNames = [
        "stem_chs", "stage_conv_chs", "stage_out_chs", "layer_per_block", "block_per_stage", "residual", "depthwise", "attn",
    ]

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        guard try a.int("output_stride") == 32 else { throw TensorError.assertion("") }
        // Further arguments go over the configuration's.
        let base = a.value("cfg").members ?? []
        let over = (Self.cfgNames + ["stem_stride"]).filter(a.isGiven).map { ($0, a.value($0)) }
        let cfg = ModelArguments("VovNet", base.filter { row in !over.contains { $0.0 == row.key } } + over)
        let stem = try cfg.ints("stem_chs")
        let shapes = (try cfg.ints("stage_conv_chs"), try cfg.ints("stage_out_chs"), try cfg.ints("block_per_stage"))
        let (layers, stride) = (try cfg.int("layer_per_block"), try cfg.optionalInt("stem_stride") ?? 4)
        guard stem.count == 3, shapes.0.count == 4, shapes.1.count == 4, shapes.2.count == 4, layers > 0, stride > 1,
            (stem + shapes.0 + shapes.1 + shapes.2).allSatisfy({ $0 > 0 })
        else {
            throw TensorError.value("VovNet: the stem needs three positive channels, stages four of each kind")
        }
        guard let norm = try a.layer("norm_layer") else { throw TensorError.type("'NoneType' object is not callable") }
        let options = OsaOptions(
            isDepthwise: cfg.bool("depthwise"), attention: cfg.value("attn"), norm: norm, activation: try a.layer("act_layer"))
        try setModule(
            "stem",
            Sequential([
                options.conv(inChans, stem[0], stride: 2, isDepthwise: false), options.conv(stem[0], stem[1]),
                options.conv(stem[1], stem[2], stride: stride / 2),
            ]))
        featureInfo.append(.init(channels: stem[1], reduction: 2, module: "stem.\(stride == 4 ? 1 : 2)"))
        let rates = try DropPathRates.linear(a.double("drop_path_rate"), depths: shapes.2)
        let isResidual = cfg.bool("residual")
        var (channels, reduction, stages): (Int, Int, [Module]) = (stem[2], stride, [])
        for stage in 0..<4 {
            let downsamples = stride == 2 || stage > 0
            stages.append(
                try OsaStage(
                    channels, shapes.0[stage], shapes.1[stage], layers: layers, downsamples: downsamples, isResidual: isResidual,
                    rates: rates[stage], options))
            channels = shapes.1[stage]
            reduction *= downsamples ? 2 : 1
            featureInfo.append(.init(channels: channels, reduction: reduction, module: "stages.\(stage)"))
        }
        try setModule("stages", Sequential(stages))
        numFeatures = channels
        let head = try ClassifierHead(numFeatures, numClasses, poolType: a.string("global_pool"), dropRate: dropRate)
        headHiddenSize = try add("head", head).numFeatures
        try cfg.checkAllUsed()
        for module in modules {
            if module is Conv2d, let weight = module.parameter("weight") {
                try Initialisation.kaimingNormal(weight, mode: .fanOut, nonlinearity: "relu")
            } else if module is Linear, let bias = module.parameter("bias") {
                try Initialisation.constant(bias, 0)
            }
        }
    }

    /// Everything up to the head: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor { try stagedFeatures(input) }

    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        try runHead(features, preLogits: preLogits)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        let (places, last) = try FeatureIndices.take(5, options.indices)
        var features: [Tensor] = []
        var x = input
        let stem = try required("stem").namedChildren
        for (index, entry) in stem.enumerated() {
            if index == stem.count - 1, places.contains(0) { features.append(x) }
            x = try entry.module(x)
        }
        for (index, stage) in try required("stages").namedChildren.enumerated() where !options.stopEarly || index < last {
            x = try stage.module(x)
            if places.contains(index + 1) { features.append(x) }
        }
        return Intermediates(output: options.intermediatesOnly ? nil : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        guard let stages = try required("stages") as? Sequential else { throw TensorError.type("stages must be a Sequential") }
        let (places, last) = try FeatureIndices.take(5, indices)
        let isCut = last < stages.count
        try setModule("stages", stages.prefix(last))
        // The stem's feature comes before its last convolution.
        if last == 0 { try required("stem").setModule("2", Identity()) }
        try endPruning(after: last, isCut: isCut, pruneHead: pruneHead)
        return places
    }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        try resetClassifierHead(count, globalPool: globalPool)
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [("stem", .pattern("^stem")), ("blocks", .pattern(coarse ? #"^stages\.(\d+)"# : #"^stages\.(\d+).blocks\.(\d+)"#))]
    }
}

/// What all blocks of a network share.
struct OsaOptions {
    let isDepthwise: Bool
    let attention: JSONValue
    let norm: LayerSpec
    let activation: LayerSpec?

    /// A 3x3 convolution, or a depthwise and a pointwise one.
    func conv(_ input: Int, _ output: Int, kernel: Int = 3, stride: Int = 1, isDepthwise: Bool? = nil) throws -> Module {
        isDepthwise ?? self.isDepthwise
            ? try SeparableConvNormAct(input, output, kernel: kernel, stride: stride, norm: norm, activation: activation)
            : try ConvNormAct(input, output, kernel: kernel, stride: stride, norm: norm, activation: activation)
    }
}

extension VovNet {
    /// Convolutions one after another, whose outputs join the list. Same as timm.models.vovnet.SequentialAppendList.
    public final class SequentialAppendList: Sequential {
        func joined(_ input: Tensor, _ list: [Tensor]) throws -> Tensor {
            var (list, x) = (list, input)
            for (_, module) in namedChildren {
                x = try module(x)
                list.append(x)
            }
            return try Tensor.cat(list, dim: 1)
        }
    }

    /// Same as timm.models.vovnet.OsaBlock.
    public final class OsaBlock: Module {
        private let isResidual, isDepthwise: Bool

        init(
            _ input: Int, _ middle: Int, _ output: Int, layers: Int, isResidual: Bool, attention: Bool, dropPath: Double,
            _ o: OsaOptions
        ) throws {
            (self.isResidual, isDepthwise) = (isResidual, o.isDepthwise)
            super.init()
            func pointwise(_ a: Int, _ b: Int) throws -> Module { try o.conv(a, b, kernel: 1, isDepthwise: false) }
            if o.isDepthwise, input != middle {
                guard !isResidual else { throw TensorError.assertion("") }
                try setModule("conv_reduction", pointwise(input, middle))
            }
            let convs = try (0..<layers).map { try o.conv(o.isDepthwise || $0 > 0 ? middle : input, middle) }
            try setModule("conv_mid", SequentialAppendList(convs))
            try setModule("conv_concat", pointwise(input + layers * middle, output))
            if attention, let module = try AttentionLayers.make(o.attention, output) { try setModule("attn", module) }
            if dropPath > 0 { try setModule("drop_path", DropPath(dropPath)) }
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            guard let middle = try required("conv_mid") as? SequentialAppendList else {
                throw TensorError.type("OsaBlock: conv_mid must be a SequentialAppendList")
            }
            var x = try required("conv_concat")(middle.joined(child("conv_reduction")?(input) ?? input, [input]))
            for name in ["attn", "drop_path"] { if let module = child(name) { x = try module(x) } }
            return isResidual ? try x.add(input) : x
        }

        public override var attributes: [String: JSONValue] {
            [
                "residual": .bool(isResidual), "depthwise": .bool(isDepthwise), "conv_reduction": .null, "attn": .null,
                "drop_path": .null,
            ]
        }
    }

    /// An optional pool, then blocks, the last of which has attention. Same as timm.models.vovnet.OsaStage.
    public final class OsaStage: Module {
        init(
            _ input: Int, _ middle: Int, _ output: Int, layers: Int, downsamples: Bool, isResidual: Bool, rates: [Double],
            _ o: OsaOptions
        ) throws {
            super.init()
            if downsamples { try setModule("pool", MaxPool2d(kernelSize: 3, stride: 2, ceilMode: true)) }
            let blocks = try rates.enumerated().map { index, rate in
                try OsaBlock(
                    index == 0 ? input : output, middle, output, layers: layers, isResidual: isResidual && index > 0,
                    attention: index == rates.count - 1, dropPath: rate, o)
            }
            try setModule("blocks", Sequential(blocks))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try required("blocks")(child("pool")?(input) ?? input)
        }

        public override var attributes: [String: JSONValue] { ["pool": .null] }
    }
}
