// MobileNetV3 and V4, FBNetV3, LCNet and HardCoRe-NAS: mobile networks that pool before their last convolution, with timm's
// options, names and initialisation.
// Papers: Searching for MobileNetV3, arXiv:1905.02244; MobileNetV4, arXiv:2404.10518; FBNetV3, arXiv:2006.02049; PP-LCNet,
// arXiv:2109.15099; HardCoRe-NAS, arXiv:2102.11646. Follows timm's mobilenetv3.py (Apache-2.0); the licence of pretrained
// weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let mobilenetv3 = ModelFamily(
        "mobilenetv3", [MobileNetV3.self],
        parts: [MobileNetV3Features.self], needs: ["_efficientnet_blocks"])

    static let hardcorenas = ModelFamily("hardcorenas", [MobileNetV3.self], needs: ["mobilenetv3"])
}

/// A stem, stages of blocks, pooling, a 1x1 convolution and a classifier. Same as timm.models.MobileNetV3.
public final class MobileNetV3: ImageModel {
    private var stageEnds: [Int] = []

    public override class func extraArguments(featuresOnly: Bool) -> [String] {
        ["bn_eps", "bn_momentum"] + (featuresOnly ? ["features_only", "feature_location", "output_stride"] : [])
    }

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        let isExtractor = a.bool("features_only")
        if isExtractor { try StageExtractor.requireBottleneck(a) }
        let style = try MobileStyle(a)
        let rounding = try ChannelRounding(a.value("round_chs_fn"))
        var stem = try a.int("stem_size")
        if !a.bool("fix_stem") { stem = rounding(stem) }
        guard stem > 0 else { throw TensorError.value("MobileNetV3: stem_size must be positive, got \(stem)") }
        try setModule("conv_stem", Conv2d.make(inChans, stem, kernel: 3, stride: 2, padding: style.padding))
        if isExtractor {
            try setModule("bn1", NormLayers.make(style.norm, stem))
            try setModule("act1", ActivationLayers.make(style.activation, inplace: true))
        } else {
            try setModule("bn1", style.norm(stem))
        }

        var builder = EfficientNetBuilder(style: style, rounding: rounding)
        builder.outputStride = try a.optionalInt("output_stride") ?? 32
        builder.reducesExpanded = a.bool("se_from_exp")
        builder.dropPath = try a.double("drop_path_rate")
        builder.layerScale = try a.optionalDouble("layer_scale_init_value")
        try setModule("blocks", Sequential(builder(stem, a.value("block_args"))))
        (featureInfo, stageEnds) = (builder.features, builder.stageEnds)
        numFeatures = builder.channels
        if isExtractor {
            a.ignore("num_features", "global_pool", "head_conv", "head_bias", "head_norm")
        } else {
            try addHead(a, style)
        }
        try MobileInitialisation.draw(self)
    }

    private func addHead(_ a: ModelArguments, _ style: MobileStyle) throws {
        headHiddenSize = try a.int("num_features")
        let poolType = try a.string("global_pool")
        let pool = try SelectAdaptivePool2d(poolType: poolType)
        try setModule("global_pool", pool)
        let hasNorm = a.bool("head_norm")
        try setModule(
            "conv_head",
            Conv2d.make(
                numFeatures * pool.featureMultiplier, headHiddenSize, kernel: 1, padding: style.padding,
                bias: !hasNorm && a.bool("head_bias")))
        if hasNorm {
            try setModule("norm_head", style.norm(headHiddenSize))
            try setModule("act2", Identity())
        } else {
            try setModule("norm_head", Identity())
            try setModule("act2", ActivationLayers.make(style.activation, inplace: true))
        }
        try setModule("flatten", poolType.isEmpty ? Identity() : Flatten(startDim: 1))
        try setModule("classifier", Classifier.layer(headHiddenSize, numClasses))
    }

    private func stem(_ input: Tensor) throws -> Tensor {
        try Module.convolve(input, conv: required("conv_stem"), norm: required("bn1"), activation: child("act1"))
    }

    /// Everything up to the pooling: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor { try required("blocks")(stem(input)) }

    /// Pooling, the last convolution, dropout and, unless only the features before it are wanted, the classifier.
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        var x = try required("global_pool")(features)
        x = try Module.convolve(x, conv: required("conv_head"), norm: required("norm_head"), activation: required("act2"))
        x = try required("flatten")(x)
        if dropRate > 0 { x = try x.dropout(p: dropRate, training: isTraining) }
        return preLogits ? x : try required("classifier")(x)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        guard !options.stopEarly || options.intermediatesOnly else {
            throw TensorError.assertion("Must use intermediates_only for early stopping.")
        }
        let (x, features, _) = try StageExtractor.run(self, stageEnds, options, stem(input))
        return Intermediates(output: options.intermediatesOnly ? nil : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        let (places, last) = try FeatureIndices.take(stageEnds.count, indices)
        let isCut = try StageExtractor.cut(self, after: stageEnds[last])
        if isCut { numFeatures = featureInfo[last].channels }
        if isCut || pruneHead {
            for name in ["conv_head", "norm_head", "act2"] { try setModule(name, Identity()) }
            try resetClassifier(0, globalPool: "")
        }
        return places
    }

    public override var classifierPath: String { "classifier" }

    /// A new classifier, freshly drawn; 0 classes pass the features through. The pooling may only change as far as its width
    /// fits the last convolution.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        let poolType = globalPool ?? (child("global_pool") as? SelectAdaptivePool2d)?.poolType ?? "avg"
        let pool = try SelectAdaptivePool2d(poolType: poolType)
        try setModule("global_pool", pool.train(isTraining))
        let width = numFeatures * pool.featureMultiplier
        if let conv = child("conv_head") as? Conv2d {
            guard conv.inChannels == width else {
                throw TensorError.assertion("The head conv is sized for the pooled width, pooling can not change it.")
            }
        } else {
            headHiddenSize = width
        }
        let flatten: Module = poolType.isEmpty ? Identity() : Flatten(startDim: 1)
        try setModule("flatten", flatten.train(isTraining))
        try setModule("classifier", Classifier.layer(headHiddenSize, count).train(isTraining))
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [
            ("stem", .pattern("^conv_stem|bn1")),
            ("blocks", .pattern(coarse ? #"^blocks\.(\d+)"# : #"^blocks\.(\d+)\.(\d+)"#)),
        ]
    }

    public override func extractor(_ indices: FeatureIndices) throws -> FeatureNet? {
        try MobileNetV3Features(self, stageEnds, indices)
    }
}
