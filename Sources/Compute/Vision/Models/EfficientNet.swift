// EfficientNet, EfficientNetV2, EfficientNet-Lite and -EdgeTPU, MixNet, MnasNet, MobileNet V1 and V2, FBNet, Single-Path NAS and
// TinyNet, with timm's options, names and initialisation.
// Papers: EfficientNet, arXiv:1905.11946; EfficientNetV2, arXiv:2104.00298; CondConv, arXiv:1904.04971; MixConv,
// arXiv:1907.09595; MnasNet, arXiv:1807.11626; MobileNetV2, arXiv:1801.04381; FBNet, arXiv:1812.03443; Single-Path NAS,
// arXiv:1904.02877; TinyNet, arXiv:2010.14819. Follows timm's efficientnet.py (Apache-2.0); the licence of pretrained weights
// is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let efficientnet = ModelFamily(
        "efficientnet", [EfficientNet.self],
        parts: [EfficientNetFeatures.self], needs: ["_efficientnet_blocks"])
}

/// A stem, stages of blocks, a 1x1 convolution, pooling and a classifier. Same as timm.models.EfficientNet.
public final class EfficientNet: ImageModel {
    private var stageEnds: [Int] = []

    public override class func extraArguments(featuresOnly: Bool) -> [String] {
        ["bn_eps", "bn_momentum"] + (featuresOnly ? ["features_only", "feature_location"] : [])
    }

    public override class func translate(
        _ requested: inout [ModelArgument], variant: inout [ModelArgument], architecture: String
    ) throws {
        try CompoundScaling.translate(&requested, variant: &variant, architecture: architecture)
    }

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        let isExtractor = a.bool("features_only")
        if isExtractor { try StageExtractor.requireBottleneck(a) }
        let style = try MobileStyle(a)
        let rounding = try ChannelRounding(a.value("round_chs_fn"))
        var stem = try a.int("stem_size")
        if !a.bool("fix_stem") { stem = rounding(stem) }
        let kernel = try a.int("stem_kernel_size")
        guard stem > 0, kernel > 0 else {
            throw TensorError.value("EfficientNet: stem_size and stem_kernel_size must be positive")
        }
        try setModule("conv_stem", Conv2d.make(inChans, stem, kernel: kernel, stride: 2, padding: style.padding))
        try setModule("bn1", style.norm(stem))

        var builder = EfficientNetBuilder(style: style, rounding: rounding)
        builder.outputStride = try a.int("output_stride")
        builder.dropPath = try a.double("drop_path_rate")
        try setModule("blocks", Sequential(builder(stem, a.value("block_args"))))
        (featureInfo, stageEnds) = (builder.features, builder.stageEnds)
        numFeatures = builder.channels
        if isExtractor {
            a.ignore("num_features", "global_pool", "head_conv")
        } else {
            let width = try a.int("num_features")
            if width > 0 {
                try setModule("conv_head", Conv2d.make(numFeatures, width, kernel: 1, padding: style.padding))
                try setModule("bn2", style.norm(width))
                numFeatures = width
            } else {
                try setModule("conv_head", Identity())
                try setModule("bn2", Identity())
            }
            try addClassifier(a.string("global_pool"))
        }
        try MobileInitialisation.draw(self)
        if a.bool(CompoundScaling.mark) {
            for case let norm as BatchNormLayer in modules { norm.keepsSingleValues = true }
        }
    }

    private func addClassifier(_ poolType: String) throws {
        let (pool, fc) = try Classifier.make(numFeatures, numClasses, poolType: poolType)
        try setModule("global_pool", pool)
        try setModule("classifier", fc)
        headHiddenSize = numFeatures * pool.featureMultiplier
    }

    private func stem(_ input: Tensor) throws -> Tensor {
        try Module.convolve(input, conv: required("conv_stem"), norm: required("bn1"))
    }

    private func head(_ x: Tensor) throws -> Tensor {
        try Module.convolve(x, conv: required("conv_head"), norm: required("bn2"))
    }

    /// Everything up to the pooling: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor { try head(required("blocks")(stem(input))) }

    /// Pooling, dropout and, unless only the features before it are wanted, the classifier.
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        var x = try required("global_pool")(features)
        if dropRate > 0 { x = try x.dropout(p: dropRate, training: isTraining) }
        return preLogits ? x : try required("classifier")(x)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        let (x, features, last) = try StageExtractor.run(self, stageEnds, options, stem(input))
        if options.intermediatesOnly { return Intermediates(output: nil, features: features) }
        return Intermediates(output: last == stageEnds.last ? try head(x) : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        let (places, last) = try FeatureIndices.take(stageEnds.count, indices)
        let isCut = try StageExtractor.cut(self, after: stageEnds[last])
        if pruneNorm || pruneHead || isCut {
            try setModule("conv_head", Identity())
            try setModule("bn2", Identity())
            numFeatures = featureInfo[last].channels
            headHiddenSize = numFeatures
            try resetClassifier(0, globalPool: "")
        }
        return places
    }

    public override var classifierPath: String { "classifier" }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        try addClassifier(globalPool ?? (child("global_pool") as? SelectAdaptivePool2d)?.poolType ?? "avg")
        try required("global_pool").train(isTraining)
        try required("classifier").train(isTraining)
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [
            ("stem", .pattern("^conv_stem|bn1")),
            (
                "blocks",
                .patterns([(coarse ? #"^blocks\.(\d+)"# : #"^blocks\.(\d+)\.(\d+)"#, nil), ("conv_head|bn2", [99999])])
            ),
        ]
    }

    public override func extractor(_ indices: FeatureIndices) throws -> FeatureNet? {
        try EfficientNetFeatures(self, stageEnds, indices)
    }

    /// Checkpoints of efficientnet-pytorch (Apache-2.0), which timm reads by the order of their entries (`remap=True`): blocks
    /// are numbered through, and their layers named by what they do. An extension.
    public override func filterCheckpoint(
        _ state: [(name: String, tensor: Tensor)]
    ) throws -> [(name: String, tensor: Tensor)] {
        guard state.contains(where: { $0.name == "_conv_stem.weight" }) else { return state }
        var blocks: [(path: String, expands: Bool)] = []
        for (stage, module) in try required("blocks").namedChildren {
            for (place, block) in module.namedChildren {
                blocks.append(("blocks.\(stage).\(place)", block.child("conv_pwl") != nil))
            }
        }
        let outside = ["_conv_stem": "conv_stem", "_bn0": "bn1", "_conv_head": "conv_head", "_bn1": "bn2", "_fc": "classifier"]
        let expanding = [
            "_expand_conv": "conv_pw", "_bn0": "bn1", "_depthwise_conv": "conv_dw", "_bn1": "bn2", "_project_conv": "conv_pwl",
            "_bn2": "bn3",
        ]
        let plain = ["_depthwise_conv": "conv_dw", "_bn1": "bn1", "_project_conv": "conv_pw", "_bn2": "bn2"]
        let attention = ["_se_reduce": "se.conv_reduce", "_se_expand": "se.conv_expand"]
        return state.map { key, tensor in
            var parts = key.split(separator: ".").map(String.init)
            if parts.count > 3, parts[0] == "_blocks", let number = Int(parts[1]), blocks.indices.contains(number) {
                let block = blocks[number]
                guard let layer = (block.expands ? expanding : plain)[parts[2]] ?? attention[parts[2]] else {
                    return (key, tensor)
                }
                parts[0...2] = [block.path, layer]
            } else if let layer = outside[parts[0]] {
                parts[0] = layer
            }
            return (parts.joined(separator: "."), tensor)
        }
    }
}
