// DenseNet: blocks whose layers read everything before them, with timm's deep stems and anti-aliasing.
// Papers: Densely Connected Convolutional Networks, arXiv:1608.06993; Making Convolutional Networks Shift-Invariant Again,
// arXiv:1904.11486.
// Follows timm's densenet.py (Apache-2.0), adapted from torchvision (BSD-3-Clause).

import Neural
import Tensors

extension ModelFamily {
    static let densenet = ModelFamily(
        "densenet", [DenseNet.self], parts: [DenseBlock.self, DenseLayer.self, DenseTransition.self])
}

/// Normalisation with activation, as all parts of a network make it.
struct DenseNetStyle {
    let norm: LayerSpec
    let activation: LayerSpec?

    init(_ a: ModelArguments) throws {
        guard let norm = try a.layer("norm_layer") else { throw TensorError.type("'NoneType' object is not callable") }
        (self.norm, activation) = (norm, try a.layer("act_layer"))
    }

    func callAsFunction(_ channels: Int) throws -> Module { try NormActLayers.make(norm, channels, activation: activation) }
}

/// The network. Same as timm.models.DenseNet.
public final class DenseNet: ImageModel {
    /// Places in `features` whose outputs are the features.
    private var ends: [Int] = []

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        a.ignore("memory_efficient")
        let (growth, counts, bottleneck) = (try a.int("growth_rate"), try a.ints("block_config"), try a.int("bn_size"))
        guard growth > 0, bottleneck > 0, counts.allSatisfy({ $0 >= 0 }) else {
            throw TensorError.value("DenseNet: growth_rate, bn_size and block_config must be positive")
        }
        let (norm, antiAliasing) = (try DenseNetStyle(a), try a.layerClass("aa_layer"))
        let proj = try a.double("proj_drop_rate")
        let features = try stem(a, norm, growth, antiAliasing)
        try setModule("features", features)

        var (channels, reduction) = (growth * 2, 4)
        for (index, count) in counts.enumerated() {
            let name = "denseblock\(index + 1)"
            try features.setModule(name, DenseBlock(count, channels, bottleneck, growth, proj, norm))
            channels += count * growth
            guard index < counts.count - 1 else { break }
            featureInfo.append(.init(channels: channels, reduction: reduction, module: "features.\(name)"))
            reduction *= 2
            try features.setModule(
                "transition\(index + 1)",
                DenseTransition(channels, channels / 2, norm, a.bool("aa_stem_only") ? nil : antiAliasing))
            channels /= 2
        }
        try features.setModule("norm5", norm(channels))
        featureInfo.append(.init(channels: channels, reduction: reduction, module: "features.norm5"))
        let names = features.namedChildren.map { "features.\($0.name)" }
        ends = featureInfo.compactMap { names.firstIndex(of: $0.module) }
        numFeatures = channels

        let (pool, classifier) = try Classifier.make(channels, numClasses, poolType: a.string("global_pool"))
        try setModule("global_pool", pool)
        headHiddenSize = channels * pool.featureMultiplier
        try setModule("head_drop", Dropout(p: .float(dropRate)))
        try setModule("classifier", classifier)
        try initWeights()
    }

    /// One 7x7 convolution or three 3x3, and pooling.
    private func stem(_ a: ModelArguments, _ norm: DenseNetStyle, _ growth: Int, _ antiAliasing: LayerSpec?) throws -> Sequential
    {
        let type = try a.string("stem_type")
        let output = growth * 2
        let pool: Module =
            try antiAliasing.map {
                try Sequential([
                    MaxPool2d(kernelSize: 3, stride: 1, padding: 1), AntiAliasing.make($0, channels: output, stride: 2),
                ])
            } ?? MaxPool2d(kernelSize: 3, stride: 2, padding: 1)
        func conv(_ input: Int, _ output: Int, kernel: Int = 3, stride: Int = 1) throws -> Module {
            try Conv2d.make(input, output, kernel: kernel, stride: stride)
        }
        let isDeep = type.contains("deep")
        featureInfo.append(.init(channels: output, reduction: 2, module: "features.norm\(isDeep ? 2 : 0)"))
        guard isDeep else {
            return try Sequential(named: [
                ("conv0", conv(inChans, output, kernel: 7, stride: 2)), ("norm0", norm(output)), ("pool0", pool),
            ])
        }
        var (first, second) = (growth, growth)
        if type.contains("tiered") {
            first = 3 * (growth / 4)
            second = type.contains("narrow") ? output : 6 * (growth / 4)
        }
        guard first > 0, second > 0 else { throw TensorError.value("DenseNet: growth_rate is too small for stem_type=\(type)") }
        return try Sequential(named: [
            ("conv0", conv(inChans, first, stride: 2)), ("norm0", norm(first)), ("conv1", conv(first, second)),
            ("norm1", norm(second)), ("conv2", conv(second, output)), ("norm2", norm(output)), ("pool0", pool),
        ])
    }

    /// Convolutions normal by fan-in, the classifier's bias zero: drawn after PyTorch's own values.
    private func initWeights() throws {
        for module in modules {
            if module is Conv2d, let weight = module.parameter("weight") {
                try Initialisation.kaimingNormal(weight)
            } else if module is Linear, let bias = module.parameter("bias") {
                try Initialisation.constant(bias, 0)
            }
        }
    }

    /// Everything up to the pooling: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor { try required("features")(input) }

    /// Pooling, dropout and, unless only the features before it are wanted, the classifier.
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        let x = try required("head_drop")(required("global_pool")(features))
        return preLogits ? x : try required("classifier")(x)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        let (places, last) = try FeatureIndices.take(ends.count, options.indices)
        var layers = try required("features").namedChildren
        let names = Dictionary(
            ends.enumerated().compactMap { place, end in layers.indices.contains(end) ? (layers[end].name, place) : nil },
            uniquingKeysWith: { first, _ in first })
        if options.stopEarly { layers = Array(layers.prefix(ends[last] + 1)) }
        var (x, features): (Tensor, [Tensor]) = (input, [])
        try Module.run(layers, input, isTapped: { names[$0] != nil }) { name, output in
            x = output
            if let place = names[name], places.contains(place) { features.append(output) }
        }
        return Intermediates(output: options.intermediatesOnly ? nil : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        guard let layers = try required("features") as? Sequential else {
            throw TensorError.type("features must be a Sequential")
        }
        let (places, last) = try FeatureIndices.take(ends.count, indices)
        let isCut = last < ends.count - 1
        try setModule("features", layers.prefix(ends[last] + 1))
        try endPruning(after: last, isCut: isCut, pruneHead: pruneHead)
        return places
    }

    public override var classifierPath: String { "classifier" }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        let type = globalPool ?? (child("global_pool") as? SelectAdaptivePool2d)?.poolType ?? "avg"
        let (pool, classifier) = try Classifier.make(numFeatures, count, poolType: type)
        try setModule("global_pool", pool.train(isTraining))
        try setModule("classifier", classifier.train(isTraining))
        headHiddenSize = numFeatures * pool.featureMultiplier
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        let blocks: [(String, [Int]?)] = [
            (#"^features\.denseblock(\d+)\.denselayer(\d+)"#, nil), (#"^features\.transition(\d+)"#, [99999]),
        ]
        return [
            ("stem", .pattern(#"^features\.conv[012]|features\.norm[012]|features\.pool[012]"#)),
            ("blocks", coarse ? .pattern(#"^features\.(?:denseblock|transition)(\d+)"#) : .patterns(blocks)),
        ]
    }

    /// torchvision's first checkpoints, where `norm1` was `norm.1`.
    public override func filterCheckpoint(
        _ state: [(name: String, tensor: Tensor)]
    ) throws -> [(name: String, tensor: Tensor)] {
        state.map { key, tensor in
            var parts = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard let place = parts.lastIndex(where: { $0.hasPrefix("denselayer") }), place + 3 < parts.count,
                ["norm", "relu", "conv"].contains(parts[place + 1]), ["1", "2"].contains(parts[place + 2])
            else { return (key, tensor) }
            parts[place + 1] += parts.remove(at: place + 2)
            return (parts.joined(separator: "."), tensor)
        }
    }
}

/// Layers that each read the input and what all before them gave. Same as timm.models.densenet.DenseBlock.
public final class DenseBlock: Module {
    init(_ count: Int, _ input: Int, _ bottleneck: Int, _ growth: Int, _ dropRate: Double, _ norm: DenseNetStyle) throws {
        super.init()
        for index in 0..<count {
            try setModule(
                "denselayer\(index + 1)", DenseLayer(input + index * growth, bottleneck * growth, growth, dropRate, norm))
        }
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        var features = [input]
        for (_, layer) in namedChildren { features.append(try layer(Tensor.cat(features, dim: 1))) }
        return try Tensor.cat(features, dim: 1)
    }
}

/// 1x1 and 3x3 convolutions behind their normalisations. Same as timm.models.densenet.DenseLayer.
public final class DenseLayer: Module {
    private let dropRate: Double

    init(_ input: Int, _ middle: Int, _ output: Int, _ dropRate: Double, _ norm: DenseNetStyle) throws {
        self.dropRate = dropRate
        super.init()
        try setModule("norm1", norm(input))
        try setModule("conv1", Conv2d(input, middle, kernelSize: [1, 1], bias: false))
        try setModule("norm2", norm(middle))
        try setModule("conv2", Conv2d(middle, output, kernelSize: [3, 3], padding: [1, 1], bias: false))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let middle = try Module.convolve(required("norm1")(input), conv: required("conv1"), norm: required("norm2"))
        let output = try required("conv2")(middle)
        return dropRate > 0 ? try output.dropout(p: dropRate, training: isTraining) : output
    }

    public override var attributes: [String: JSONValue] { ["drop_rate": .double(dropRate)] }
}

/// Half the channels and half the resolution. Same as timm.models.densenet.DenseTransition.
public final class DenseTransition: Sequential {
    init(_ input: Int, _ output: Int, _ norm: DenseNetStyle, _ antiAliasing: LayerSpec?) throws {
        try super.init(named: [
            ("norm", norm(input)), ("conv", Conv2d(input, output, kernelSize: [1, 1], bias: false)),
            (
                "pool",
                antiAliasing.map { try AntiAliasing.make($0, channels: output, stride: 2) } ?? AvgPool2d(kernelSize: 2, stride: 2)
            ),
        ])
    }
}
