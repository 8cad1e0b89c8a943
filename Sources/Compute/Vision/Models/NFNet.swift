// Networks without normalisation: NFNet, NF-RegNet and NF-ResNet, whose convolutions standardise their weights, with timm's
// options, names and initialisation.
// Papers: Characterizing signal propagation to close the performance gap in unnormalized ResNets, arXiv:2101.08692;
// High-Performance Large-Scale Image Recognition Without Normalization, arXiv:2102.06171.
// Follows timm's nfnet.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let nfnet = ModelFamily(
        "nfnet", [NormFreeNet.self], parts: [NormFreeNet.NormFreeBlock.self, NormFreeNet.DownsampleAvg.self])
}

/// The network. Same as timm.models.NormFreeNet.
public final class NormFreeNet: ImageModel {
    /// Place in `stem` whose output is the first feature.
    private var stemTap = 0

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        let c = try NormFreeStyle(a)
        let outputStride = try a.int("output_stride")
        let stemWidth = c.width(c.stemWidth != 0 ? c.stemWidth : c.channels[0])
        var stride = try addStem(c, stemWidth)
        let rates = try DropPathRates.linear(a.double("drop_path_rate"), depths: c.depths)
        var (channels, dilation, variance) = (stemWidth, 1, 1.0)
        var stages: [Module] = []
        for (index, depth) in c.depths.enumerated() {
            var first = index == 0 && stride > 2 ? 1 : 2
            if stride >= outputStride, first > 1 {
                dilation *= first
                first = 1
            }
            stride *= first
            var firstDilation = dilation <= 2 ? 1 : 2
            let output = c.width(c.channels[index])
            var blocks: [Module] = []
            for place in 0..<depth {
                var options = NormFreeBlockOptions()
                options.beta = 1 / variance.squareRoot()
                options.stride = place == 0 ? first : 1
                (options.dilation, options.firstDilation) = (dilation, firstDilation)
                options.bottleRatio = c.isRegNet && place == 0 && index == 0 ? 1 : c.bottleRatio
                options.dropPath = rates[index][place]
                blocks.append(try NormFreeBlock(channels, output, options, c))
                // What a block adds to the variance, which the first one of a stage starts anew.
                variance = (place == 0 ? 1 : variance) + c.alpha * c.alpha
                (firstDilation, channels) = (dilation, output)
            }
            featureInfo.append(.init(channels: channels, reduction: stride, module: "stages.\(index)"))
            stages.append(try Sequential(blocks))
        }
        try setModule("stages", Sequential(stages))
        if c.numFeatures != 0 {
            numFeatures = c.width(c.numFeatures)
            try setModule("final_conv", c.conv(channels, numFeatures))
            featureInfo[featureInfo.count - 1] = .init(channels: numFeatures, reduction: stride, module: "final_conv")
        } else {
            numFeatures = channels
            try setModule("final_conv", Identity())
        }
        try setModule("final_act", c.act())
        let head = try ClassifierHead(numFeatures, numClasses, poolType: a.string("global_pool"), dropRate: dropRate)
        headHiddenSize = try add("head", head).numFeatures
        try initWeights(zeroInitClassifier: c.zeroInitClassifier)
    }

    /// Adds the stem and its feature. Returns what it subsamples by. Same as timm.models.nfnet.create_stem.
    private func addStem(_ c: NormFreeStyle, _ output: Int) throws -> Int {
        let types = ["", "deep", "deep_tiered", "deep_quad", "3x3", "7x7", "deep_pool", "3x3_pool", "7x7_pool"]
        guard types.contains(c.stemType) else { throw TensorError.assertion("") }
        var layers: [(name: String, module: Module)] = []
        var (stride, channels, tap) = (2, output, "conv")
        if c.stemType.contains("deep") {
            let widths: [Int]
            var strides = [2, 1, 1]
            if c.stemType.contains("quad") {
                widths = [output / 8, output / 4, output / 2, output]
                (strides, stride) = ([2, 1, 1, 2], 4)
            } else {
                widths = [c.stemType.contains("tiered") ? 3 * output / 8 : output / 2, output / 2, output]
            }
            (channels, tap) = (output / 2, "conv\(widths.count - 1)")
            var input = inChans
            for (place, width) in widths.enumerated() {
                layers.append(("conv\(place + 1)", try c.conv(input, width, kernel: 3, stride: strides[place])))
                if place < widths.count - 1 { layers.append(("act\(place + 2)", try c.act(inplace: place < widths.count - 2))) }
                input = width
            }
        } else {
            layers = [("conv", try c.conv(inChans, output, kernel: c.stemType.contains("3x3") ? 3 : 7, stride: 2))]
        }
        if c.stemType.contains("pool") {
            layers.append(("pool", MaxPool2d(kernelSize: 3, stride: 2, padding: 1)))
            stride = 4
        }
        stemTap = layers.firstIndex { $0.name == tap } ?? 0
        featureInfo = [.init(channels: channels, reduction: 2, module: "stem.\(tap)")]
        try setModule("stem", Sequential(named: layers))
        return stride
    }

    /// Convolutions normal by fan-in, the classifier by a fixed deviation or zero, biases zero.
    private func initWeights(zeroInitClassifier: Bool) throws {
        for (name, module) in namedModules() {
            guard let weight = module.parameter("weight") else { continue }
            if module is Linear, name.contains("fc") {
                if zeroInitClassifier {
                    try Initialisation.constant(weight, 0)
                } else {
                    try Initialisation.normal(weight, std: 0.01)
                }
            } else if module is Conv2d {
                try Initialisation.kaimingNormal(weight, mode: .fanIn, nonlinearity: "linear")
            } else {
                continue
            }
            if let bias = module.parameter("bias") { try Initialisation.constant(bias, 0) }
        }
    }

    /// Everything up to the head: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        try passing(input, through: "stem", "stages", "final_conv", "final_act")
    }

    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        try runHead(features, preLogits: preLogits)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        let stages = try required("stages").namedChildren
        let (places, last) = try FeatureIndices.take(featureInfo.count, options.indices)
        var (x, features): (Tensor, [Tensor]) = (input, [])
        for (index, entry) in try required("stem").namedChildren.enumerated() {
            x = try entry.module(x)
            if index == stemTap, places.contains(0) { features.append(x) }
        }
        let end = options.stopEarly ? min(last, stages.count) : stages.count
        for (index, entry) in stages.prefix(end).enumerated() {
            x = try entry.module(x)
            if index == stages.count - 1 { x = try required("final_conv")(x) }
            if places.contains(index + 1) { features.append(x) }
        }
        guard !options.intermediatesOnly else { return Intermediates(output: nil, features: features) }
        return Intermediates(output: end == stages.count ? try required("final_act")(x) : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        guard let stem = try required("stem") as? Sequential, let stages = try required("stages") as? Sequential else {
            throw TensorError.type("stem and stages must be Sequential")
        }
        let (places, last) = try FeatureIndices.take(stages.count + 1, indices)
        let isCut = last < stages.count
        if isCut {
            try setModule("final_conv", Identity())
            try setModule("final_act", Identity())
        }
        if last == 0 { try setModule("stem", stem.prefix(stemTap + 1)) }
        try setModule("stages", stages.prefix(last))
        try endPruning(after: last, isCut: isCut, pruneHead: pruneHead)
        return places
    }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        try resetClassifierHead(count, globalPool: globalPool)
    }

    public override var attributes: [String: JSONValue] { ["stem_feat_idx": .int(stemTap)] }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        let blocks: [(String, [Int]?)] = [
            (coarse ? #"^stages\.(\d+)"# : #"^stages\.(\d+)\.(\d+)"#, nil), ("^final_conv", [99999]),
        ]
        return [("stem", .pattern("^stem")), ("blocks", .patterns(blocks))]
    }
}
