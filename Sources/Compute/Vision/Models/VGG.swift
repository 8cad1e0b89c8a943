// VGG with and without batch normalisation, its first two linear layers as convolutions.
// Paper: Very Deep Convolutional Networks for Large-Scale Image Recognition, arXiv:1409.1556.
// Follows timm's vgg.py (Apache-2.0), adapted from torchvision (BSD-3-Clause).

import Neural
import Tensors

extension ModelFamily {
    static let vgg = ModelFamily("vgg", [VGG.self], parts: [VGG.ConvMlp.self])
}

/// The network. Same as timm.models.VGG.
public final class VGG: ImageModel {
    /// Places in `features` whose outputs are the features: in front of each pooling, and the end.
    private var ends: [Int] = []
    private var usesNorm = false

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        guard try a.int("output_stride") == 32 else { throw TensorError.assertion("") }
        guard try a.layerClass("conv_layer")?.className == "Conv2d" else {
            throw TensorError.notImplemented("VGG: conv_layer=\(a.value("conv_layer").pythonText) is not available")
        }
        let (activation, norm) = (try a.layerClass("act_layer"), try a.layerClass("norm_layer"))
        usesNorm = norm != nil
        func act() throws -> Module { try ActivationLayers.make(activation, inplace: true) ?? Identity() }
        guard let configuration = a.value("cfg").array else {
            throw TensorError.type("VGG: cfg must be a list of channels and 'M'")
        }

        var layers: [Module] = []
        var (channels, reduction) = (inChans, 1)
        for value in configuration {
            if value.string == "M" {
                featureInfo.append(.init(channels: channels, reduction: reduction, module: "features.\(layers.count - 1)"))
                ends.append(layers.count - 1)
                layers.append(MaxPool2d(kernelSize: 2, stride: 2))
                reduction *= 2
            } else {
                guard let output = value.int, output > 0, output < 1 << 24 else {
                    throw TensorError.type("VGG: cfg must be a list of channels and 'M', not \(value.pythonText)")
                }
                layers.append(try Conv2d(channels, output, kernelSize: [3, 3], padding: [1, 1]))
                if let norm { layers.append(try NormLayers.make(norm, output)) }
                layers.append(try act())
                channels = output
            }
        }
        try setModule("features", Sequential(layers))
        featureInfo.append(.init(channels: channels, reduction: reduction, module: "features.\(layers.count - 1)"))
        ends.append(layers.count - 1)

        numFeatures = channels
        let ratio = try a.double("mlp_ratio")
        guard ratio > 0, ratio < 1024 else { throw TensorError.value("VGG: mlp_ratio must be positive, got \(ratio)") }
        try setModule(
            "pre_logits",
            ConvMlp(channels, 4096, kernel: 7, mlpRatio: ratio, dropRate: dropRate, activation: act))
        let head = try ClassifierHead(4096, numClasses, poolType: a.string("global_pool"), dropRate: dropRate)
        headHiddenSize = try add("head", head).numFeatures
        try initWeights()
    }

    /// Convolutions normal by fan-out, the classifier by a fixed deviation, biases zero.
    private func initWeights() throws {
        for module in modules {
            guard let weight = module.parameter("weight") else { continue }
            if module is Conv2d {
                try Initialisation.kaimingNormal(weight, mode: .fanOut, nonlinearity: "relu")
            } else if module is Linear {
                try Initialisation.normal(weight, std: 0.01)
            } else {
                continue
            }
            if let bias = module.parameter("bias") { try Initialisation.constant(bias, 0) }
        }
    }

    /// The convolutions and poolings: [N, 512, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor { try required("features")(input) }

    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        try runHead(required("pre_logits")(features), preLogits: preLogits)
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
        if isCut { numFeatures = featureInfo[last].channels }
        if pruneHead || isCut {
            try setModule("pre_logits", Identity())
            headHiddenSize = numFeatures
            try setModule("head", ClassifierHead(numFeatures, 0, poolType: "", dropRate: dropRate).train(isTraining))
            numClasses = 0
        }
        return places
    }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        let head = try ownHead(ClassifierHead.self)
        try head.reset(count, poolType: globalPool)
        headHiddenSize = head.numFeatures
    }

    public override var attributes: [String: JSONValue] { ["use_norm": .bool(usesNorm)] }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [("stem", .pattern(#"^features\.0"#)), ("blocks", .pattern(#"^features\.(\d+)"#))]
    }

    /// torchvision's checkpoints, whose first two layers of the head are linear.
    public override func filterCheckpoint(
        _ state: [(name: String, tensor: Tensor)]
    ) throws -> [(name: String, tensor: Tensor)] {
        try state.map { key, tensor in
            let name = key.replacing("classifier.0", with: "pre_logits.fc1").replacing("classifier.3", with: "pre_logits.fc2")
                .replacing("classifier.6", with: "head.fc")
            if key.contains("classifier.0.weight") { return (name, try tensor.reshape([-1, 512, 7, 7])) }
            if key.contains("classifier.3.weight") { return (name, try tensor.reshape([-1, 4096, 1, 1])) }
            return (name, tensor)
        }
    }
}

extension VGG {
    /// The two hidden layers of the head as convolutions; smaller inputs are pooled up to the kernel. Same as
    /// timm.models.vgg.ConvMlp.
    public final class ConvMlp: Module {
        private let kernel: Int

        init(
            _ input: Int, _ output: Int, kernel: Int, mlpRatio: Double, dropRate: Double, activation: () throws -> Module
        ) throws {
            self.kernel = kernel
            let middle = Int(Double(output) * mlpRatio)
            super.init()
            try setModule("fc1", Conv2d(input, middle, kernelSize: [kernel, kernel]))
            try setModule("act1", activation())
            try setModule("drop", Dropout(p: .float(dropRate)))
            try setModule("fc2", Conv2d(middle, output, kernelSize: [1, 1]))
            try setModule("act2", activation())
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            guard input.ndim >= 3 else {
                throw TensorError.runtime("VGG: the head needs [N, C, H, W], got \(input.ndim) dimensions")
            }
            var x = input
            let size = Array(input.shape.suffix(2))
            if size.contains(where: { $0 < kernel }) { x = try x.adaptiveAvgPool2d(size.map { max(kernel, $0) }) }
            for name in ["fc1", "act1", "drop", "fc2", "act2"] { x = try required(name)(x) }
            return x
        }

        public override var attributes: [String: JSONValue] { ["input_kernel_size": .int(kernel)] }
    }
}
