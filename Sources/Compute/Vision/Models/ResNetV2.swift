// Pre-activation ResNets (v2): Big Transfer's with standardised weights and group normalisation, and timm's with batch normalisation.
// Papers: Identity Mappings in Deep Residual Networks, arXiv:1603.05027; Big Transfer, arXiv:1912.11370.
// Follows timm's resnetv2.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let resnetv2 = ModelFamily(
        "resnetv2", [ResNetV2.self],
        parts: [
            ResNetV2.ResNetStage.self, ResNetV2.PreActBasic.self, ResNetV2.PreActBottleneck.self, ResNetV2.Bottleneck.self,
            ResNetV2.DownsampleConv.self, ResNetV2.DownsampleAvg.self,
        ],
        missing: ["resnetv2_50d_evos"])
}

/// The network. Same as timm.models.ResNetV2.
public final class ResNetV2: ImageModel {
    /// Place in `stem` whose output is the first feature.
    private var stemEnd = 0

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        let style = try ResNetV2Style(a)
        let (layers, widths, factor) = (try a.ints("layers"), try a.ints("channels"), try a.int("width_factor"))
        let stages = min(layers.count, widths.count)
        guard stages > 0, (layers + widths).allSatisfy({ $0 > 0 }), factor > 0 else {
            throw TensorError.value("ResNetV2: layers, channels and width_factor must be positive")
        }
        let outputStride = try a.int("output_stride")
        var channels = try makeDivisible(Double(a.int("stem_chs") * factor))
        try addStem(a, style, channels)

        let rates = try DropPathRates.linear(a.double("drop_path_rate"), depths: layers)
        var (reduction, dilation) = (4, 1)
        let body = try Sequential([])
        try setModule("stages", body)
        for index in 0..<stages {
            let output = makeDivisible(Double(widths[index] * factor))
            var stride = index == 0 ? 1 : 2
            if reduction >= outputStride {
                dilation *= stride
                stride = 1
            }
            try body.append(ResNetStage(channels, output, stride: stride, dilation: dilation, rates: rates[index], style))
            channels = output
            reduction *= stride
            featureInfo.append(.init(channels: channels, reduction: reduction, module: "stages.\(index)"))
        }
        numFeatures = channels
        try setModule("norm", style.isPreActivated ? style.norm(channels) : Identity())
        let head = try ClassifierHead(
            channels, numClasses, poolType: a.string("global_pool"), dropRate: dropRate, usesConv: true)
        headHiddenSize = try add("head", head).numFeatures
        try initWeights(zeroInitLast: a.bool("zero_init_last"))
    }

    /// One 7x7 convolution or three 3x3, and pooling with the padding that the type names.
    private func addStem(_ a: ModelArguments, _ style: ResNetV2Style, _ output: Int) throws {
        let type = try a.string("stem_type")
        guard ["", "fixed", "same", "deep", "deep_fixed", "deep_same", "tiered"].contains(type) else {
            throw TensorError.assertion("")
        }
        var stem: [(name: String, module: Module)] = []
        let isDeep = type.contains("deep") || type.contains("tiered")
        if isDeep {
            let (first, second) = (type.contains("tiered") ? 3 * output / 8 : output / 2, output / 2)
            stem = try [
                ("conv1", style.conv(inChans, first, kernel: 3, stride: 2)), ("norm1", style.norm(first)),
                ("conv2", style.conv(first, second, kernel: 3)), ("norm2", style.norm(second)),
                ("conv3", style.conv(second, output, kernel: 3)),
            ]
        } else {
            stem = [("conv", try style.conv(inChans, output, kernel: 7, stride: 2))]
        }
        if !style.isPreActivated { stem.append((isDeep ? "norm3" : "norm", try style.norm(output))) }
        stemEnd = stem.count - 1
        featureInfo.append(.init(channels: output, reduction: 2, module: "stem.\(stem[stemEnd].name)"))
        if type.contains("fixed") {
            stem += [("pad", try ConstantPad2d([1, 1, 1, 1], value: 0.0)), ("pool", MaxPool2d(kernelSize: 3, stride: 2))]
        } else if type.contains("same") {
            stem.append(("pool", MaxPool2dSame(kernel: 3, stride: 2)))
        } else {
            stem.append(("pool", MaxPool2d(kernelSize: 3, stride: 2, padding: 1)))
        }
        try setModule("stem", Sequential(named: stem))
    }

    /// Convolutions normal by fan-out, the classifier by a fixed deviation, biases zero.
    private func initWeights(zeroInitLast: Bool) throws {
        for (name, module) in namedModules() {
            if module is Conv2d || module is Linear, let weight = module.parameter("weight") {
                if module is Linear || name.contains("head.fc") {
                    try Initialisation.normal(weight, std: 0.01)
                } else {
                    try Initialisation.kaimingNormal(weight, mode: .fanOut, nonlinearity: "relu")
                }
                if let bias = module.parameter("bias") { try Initialisation.constant(bias, 0) }
            } else if zeroInitLast, let block = module as? any ResNetV2Block, let weight = block.lastWeight {
                try Initialisation.constant(weight, 0)
            }
        }
    }

    /// Everything up to the head: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        try required("norm")(required("stages")(required("stem")(input)))
    }

    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        try runHead(features, preLogits: preLogits)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        let (places, last) = try FeatureIndices.take(5, options.indices)
        let (stem, stages) = (try required("stem").namedChildren, try required("stages").namedChildren)
        var (x, features): (Tensor, [Tensor]) = (input, [])
        let tap = stem.indices.contains(stemEnd) ? stem[stemEnd].name : ""
        try Module.run(stem, input, isTapped: { $0 == tap }) { name, output in
            x = output
            if name == tap, places.contains(0) { features.append(output) }
        }
        let end = options.stopEarly ? min(last, stages.count) : stages.count
        for (index, stage) in stages.enumerated().prefix(end) {
            x = try stage.module(x)
            guard places.contains(index + 1) else { continue }
            features.append(options.norm && index == stages.count - 1 ? try required("norm")(x) : x)
        }
        guard !options.intermediatesOnly else { return Intermediates(output: nil, features: features) }
        return Intermediates(output: end == stages.count ? try required("norm")(x) : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        guard let stem = try required("stem") as? Sequential, let stages = try required("stages") as? Sequential else {
            throw TensorError.type("stem and stages must be Sequential")
        }
        let (places, last) = try FeatureIndices.take(5, indices)
        let isCut = last < stages.count
        if pruneNorm || isCut { try setModule("norm", Identity()) }
        try setModule("stages", stages.prefix(last))
        if last == 0 { try setModule("stem", stem.prefix(stemEnd + 1)) }
        try endPruning(after: last, isCut: isCut, pruneHead: pruneHead)
        return places
    }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        try resetClassifierHead(count, globalPool: globalPool)
    }

    public override class var hasNumpyWeights: Bool { true }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        let blocks: [(String, [Int]?)] = [(#"^stages\.(\d+)\.blocks\.(\d+)"#, nil), ("^norm", [99999])]
        return [("stem", .pattern("^stem")), ("blocks", coarse ? .pattern(#"^stages\.(\d+)"#) : .patterns(blocks))]
    }

    public override var attributes: [String: JSONValue] { ["stem_feat_idx": .int(stemEnd)] }
}
