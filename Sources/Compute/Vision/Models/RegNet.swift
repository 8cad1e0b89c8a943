// RegNet X, Y, Z and the pre-activation V: stages whose widths a line describes, quantised to groups.
// Papers: Designing Network Design Spaces, arXiv:2003.13678; Fast and Accurate Model Scaling, arXiv:2103.06877.
// Follows timm's regnet.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let regnet = ModelFamily(
        "regnet", [RegNet.self], parts: [RegStage.self, RegNet.Bottleneck.self, RegNet.PreBottleneck.self])
}

/// The network. Same as timm.models.RegNet.
public final class RegNet: ImageModel {
    private static let stages = ["s1", "s2", "s3", "s4"]

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        let outputStride = try a.int("output_stride")
        guard [8, 16, 32].contains(outputStride) else { throw TensorError.assertion("") }
        let c = try RegNetConfiguration(a)
        try setModule(
            "stem",
            c.isPreActivated
                ? Conv2d.make(inChans, c.stemWidth, kernel: 3, stride: 2)
                : ConvNormAct(inChans, c.stemWidth, kernel: 3, stride: 2, norm: c.norm, activation: c.activation))
        featureInfo.append(.init(channels: c.stemWidth, reduction: 2, module: "stem"))

        let shapes = try c.stages()
        guard shapes.count == 4 else { throw TensorError.assertion("") }
        let rates = try DropPathRates.linear(a.double("drop_path_rate"), depths: shapes.map(\.depth))
        var (channels, reduction, dilation) = (c.stemWidth, 2, 1)
        for (index, shape) in shapes.enumerated() {
            let stride = reduction >= outputStride ? 1 : 2
            if stride == 1 { dilation *= 2 }
            reduction *= stride
            try setModule(
                Self.stages[index], RegStage(channels, shape, stride: stride, dilation: dilation, rates: rates[index], c))
            channels = shape.width
            featureInfo.append(.init(channels: channels, reduction: reduction, module: Self.stages[index]))
        }

        numFeatures = c.numFeatures > 0 ? c.numFeatures : channels
        if c.numFeatures > 0 {
            try setModule("final_conv", ConvNormAct(channels, numFeatures, norm: c.norm, activation: c.activation))
        } else {
            try setModule("final_conv", c.isLinear || c.isPreActivated ? c.act() : Identity())
        }
        let head = try ClassifierHead(numFeatures, numClasses, poolType: a.string("global_pool"), dropRate: dropRate)
        headHiddenSize = try add("head", head).numFeatures
        try initWeights(zeroInitLast: a.bool("zero_init_last"))
    }

    /// Convolutions normal by fan-out over groups, the classifier by a fixed deviation, biases zero.
    private func initWeights(zeroInitLast: Bool) throws {
        for module in modules {
            if let conv = module as? Conv2d, let weight = conv.parameter("weight") {
                let fanOut = conv.kernelSize[0] * conv.kernelSize[1] * conv.outChannels / conv.groups
                try Initialisation.normal(weight, std: (2 / Double(fanOut)).squareRoot())
            } else if module is Linear, let weight = module.parameter("weight") {
                try Initialisation.normal(weight, std: 0.01)
            } else {
                if zeroInitLast, let block = module as? Bottleneck { try block.zeroInitLast() }
                continue
            }
            if let bias = module.parameter("bias") { try Initialisation.constant(bias, 0) }
        }
    }

    /// Everything up to the head: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        var x = try required("stem")(input)
        for name in Self.stages { x = try required(name)(x) }
        return try required("final_conv")(x)
    }

    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        try runHead(features, preLogits: preLogits)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        let (places, last) = try FeatureIndices.take(5, options.indices)
        var features: [Tensor] = []
        var x = try required("stem")(input)
        if places.contains(0) { features.append(x) }
        let end = options.stopEarly ? last : 4
        for (index, name) in Self.stages.enumerated().prefix(end) {
            x = try required(name)(x)
            if places.contains(index + 1) { features.append(x) }
        }
        guard !options.intermediatesOnly else { return Intermediates(output: nil, features: features) }
        return Intermediates(output: end == 4 ? try required("final_conv")(x) : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        let (places, last) = try FeatureIndices.take(5, indices)
        // A final convolution never feeds the features: it goes with the head.
        let isCut = last < 4 || ((pruneNorm || pruneHead) && child("final_conv") is ConvNormAct)
        for name in Self.stages[last...] { try setModule(name, Identity()) }
        if isCut { try setModule("final_conv", Identity()) }
        try endPruning(after: last, isCut: isCut, pruneHead: pruneHead)
        return places
    }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        try resetClassifierHead(count, globalPool: globalPool)
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [("stem", .pattern("^stem")), ("blocks", .pattern(coarse ? #"^s(\d+)"# : #"^s(\d+)\.b(\d+)"#))]
    }

    /// torchvision's checkpoints.
    public override func filterCheckpoint(
        _ state: [(name: String, tensor: Tensor)]
    ) throws -> [(name: String, tensor: Tensor)] {
        guard state.contains(where: { $0.name == "stem.0.weight" }) else { return state }
        let names = [
            ("stem.0", "stem.conv"), ("stem.1", "stem.bn"), ("f.a.0", "conv1.conv"), ("f.a.1", "conv1.bn"),
            ("f.b.0", "conv2.conv"), ("f.b.1", "conv2.bn"), ("f.final_bn", "conv3.bn"), ("f.se.excitation.0", "se.fc1"),
            ("f.se.excitation.2", "se.fc2"), ("f.se", "se"), ("f.c.0", "conv3.conv"), ("f.c.1", "conv3.bn"),
            ("f.c", "conv3.conv"), ("proj.0", "downsample.conv"), ("proj.1", "downsample.bn"), ("proj", "downsample.conv"),
        ]
        return state.map { key, tensor in
            var parts = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            // trunk_output.block1.block1-0 stands for s1.b1.
            if parts.count > 2, parts[0] == "trunk_output", let block = parts[2].split(separator: "-").last.flatMap({ Int($0) }) {
                parts[0...2] = ["s\(parts[1].dropFirst("block".count))", "b\(block + 1)"]
            }
            var name = parts.joined(separator: ".")
            for (old, new) in names { name = name.replacing(old, with: new) }
            return (name.hasPrefix("fc.") ? "head." + name : name, tensor)
        }
    }
}
