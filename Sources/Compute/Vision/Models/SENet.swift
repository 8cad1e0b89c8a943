// SENet-154 and the SE-ResNets and SE-ResNeXts of its authors, whose layers differ from `seresnet50` and its kin.
// Paper: Squeeze-and-Excitation Networks, arXiv:1709.01507.
// Follows timm's senet.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let senet = ModelFamily(
        "senet", [SENet.self],
        parts: [
            SENet.SEModule.self, SENet.SEBottleneck.self, SENet.SEResNetBottleneck.self, SENet.SEResNeXtBottleneck.self,
            SENet.SEResNetBlock.self,
        ])
}

/// The network. Same as timm.models.SENet.
public final class SENet: ImageModel {
    private static let layers = ["layer1", "layer2", "layer3", "layer4"]
    /// Channels of the last layer that was made.
    private var inplanes = 0

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        let kind = LayerSpec(a.value("block"))?.className ?? a.value("block").pythonText
        guard let block = Block.Kind(rawValue: kind) else {
            throw TensorError.notImplemented("SENet: block=\(kind) is not available")
        }
        let (depths, groups, reduction) = (try a.ints("layers"), try a.int("groups"), try a.int("reduction"))
        var channels = try a.int("inplanes")
        let (kernel, padding) = (try a.int("downsample_kernel_size"), try a.int("downsample_padding"))
        guard depths.count == 4, (depths + [groups, reduction, channels, kernel]).allSatisfy({ $0 > 0 }) else {
            throw TensorError.value("SENet: layers, groups, reduction and inplanes must be positive")
        }
        try setModule("layer0", stem(channels, deep: a.bool("input_3x3")))
        try setModule("pool0", MaxPool2d(kernelSize: 3, stride: 2, ceilMode: true))
        featureInfo.append(.init(channels: channels, reduction: 2, module: "layer0"))
        for (index, name) in Self.layers.enumerated() {
            let (planes, stride) = (64 << index, index == 0 ? 1 : 2)
            let output = planes * block.expansion
            var downsample: Module?
            if stride != 1 || channels != output {
                let (k, p) = index == 0 ? (1, 0) : (kernel, padding)
                downsample = try Sequential([
                    Conv2d(
                        channels, output, kernelSize: [k, k], stride: [stride, stride], padding: [p, p], bias: false),
                    BatchNorm2d(output),
                ])
            }
            let blocks = try (0..<depths[index]).map { place in
                try block.type.init(
                    block, place == 0 ? channels : output, planes, stride: place == 0 ? stride : 1, groups: groups,
                    reduction: reduction, downsample: place == 0 ? downsample : nil)
            }
            try setModule(name, Sequential(blocks))
            channels = output
            featureInfo.append(.init(channels: channels, reduction: 4 << index, module: name))
        }
        (numFeatures, inplanes) = (channels, channels)
        try addHead(a.string("global_pool"))
        for case let conv as Conv2d in modules {
            if let weight = conv.parameter("weight") {
                try Initialisation.kaimingNormal(weight, mode: .fanOut, nonlinearity: "relu")
            }
        }
    }

    private func stem(_ output: Int, deep: Bool) throws -> Module {
        var children: [(name: String, module: Module)] = []
        let widths = deep ? [inChans, 64, 64, output] : [inChans, output]
        for index in 1..<widths.count {
            let (kernel, stride) = (deep ? 3 : 7, index == 1 ? 2 : 1)
            children += [
                (
                    "conv\(index)",
                    try Conv2d(
                        widths[index - 1], widths[index], kernelSize: [kernel, kernel], stride: [stride, stride],
                        padding: [kernel / 2, kernel / 2], bias: false)
                ), ("bn\(index)", try BatchNorm2d(widths[index])), ("relu\(index)", ReLU(inplace: true)),
            ]
        }
        return try Sequential(named: children)
    }

    private func addHead(_ poolType: String) throws {
        let (pool, fc) = try Classifier.make(numFeatures, numClasses, poolType: poolType)
        try setModule("global_pool", pool.train(isTraining))
        try setModule("last_linear", fc.train(isTraining))
        headHiddenSize = numFeatures * pool.featureMultiplier
    }

    /// Everything up to the pooling: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        try Self.layers.reduce(passing(input, through: "layer0", "pool0")) { try required($1)($0) }
    }

    /// Pooling, dropout and, unless only the features before it are wanted, the classifier.
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        var x = try required("global_pool")(features)
        if dropRate > 0 { x = try x.dropout(p: dropRate, training: isTraining) }
        return preLogits ? x : try required("last_linear")(x)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        let (places, last) = try FeatureIndices.take(5, options.indices)
        var x = try required("layer0")(input)
        var features = places.contains(0) ? [x] : []
        x = try required("pool0")(x)
        for (index, name) in Self.layers.enumerated() where !options.stopEarly || index < last {
            x = try required(name)(x)
            if places.contains(index + 1) { features.append(x) }
        }
        return Intermediates(output: options.intermediatesOnly ? nil : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        let (places, last) = try FeatureIndices.take(5, indices)
        for name in Self.layers[last...] { try setModule(name, Identity()) }
        // The stem's feature comes before its pool.
        if last == 0 { try setModule("pool0", Identity()) }
        try endPruning(after: last, isCut: last < 4, pruneHead: pruneHead)
        return places
    }

    public override var classifierPath: String { "last_linear" }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        try addHead(globalPool ?? (child("global_pool") as? SelectAdaptivePool2d)?.poolType ?? "avg")
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [("stem", .pattern("^layer0")), ("blocks", .pattern(coarse ? #"^layer(\d+)"# : #"^layer(\d+)\.(\d+)"#))]
    }

    public override var attributes: [String: JSONValue] { ["inplanes": .int(inplanes)] }
}

extension SENet {
    /// Channels weighted by two layers over their means. Same as timm.models.senet.SEModule.
    public final class SEModule: Module {
        init(_ channels: Int, reduction: Int) throws {
            super.init()
            try setModule("fc1", Conv2d(channels, channels / reduction, kernelSize: [1, 1]))
            try setModule("relu", ReLU(inplace: true))
            try setModule("fc2", Conv2d(channels / reduction, channels, kernelSize: [1, 1]))
            try setModule("sigmoid", Sigmoid())
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try input.mul(passing(input.mean([2, 3], keepdim: true), through: "fc1", "relu", "fc2", "sigmoid"))
        }
    }

    /// Two or three convolutions whose result is weighted beside a shortcut.
    public class Block: Module {
        enum Kind: String {
            case wide = "SEBottleneck"
            case bottleneck = "SEResNetBottleneck"
            case grouped = "SEResNeXtBottleneck"
            case basic = "SEResNetBlock"

            var expansion: Int { self == .basic ? 1 : 4 }

            var type: Block.Type {
                switch self {
                case .wide: SEBottleneck.self
                case .bottleneck: SEResNetBottleneck.self
                case .grouped: SEResNeXtBottleneck.self
                case .basic: SEResNetBlock.self
                }
            }

            /// Input, output, kernel, stride and groups of each convolution.
            func shapes(_ input: Int, _ planes: Int, _ stride: Int, _ groups: Int) -> [[Int]] {
                switch self {
                case .wide:
                    [
                        [input, planes * 2, 1, 1, 1], [planes * 2, planes * 4, 3, stride, groups],
                        [planes * 4, planes * 4, 1, 1, 1],
                    ]
                case .bottleneck:
                    [[input, planes, 1, stride, 1], [planes, planes, 3, 1, groups], [planes, planes * 4, 1, 1, 1]]
                case .grouped:
                    [
                        [input, planes * 4 / 64 * groups, 1, 1, 1],
                        [planes * 4 / 64 * groups, planes * 4 / 64 * groups, 3, stride, groups],
                        [planes * 4 / 64 * groups, planes * 4, 1, 1, 1],
                    ]
                case .basic: [[input, planes, 3, stride, 1], [planes, planes, 3, 1, groups]]
                }
            }
        }

        private let kind: Kind
        private let count, stride: Int

        required init(
            _ kind: Kind, _ input: Int, _ planes: Int, stride: Int, groups: Int, reduction: Int, downsample: Module?
        ) throws {
            let shapes = kind.shapes(input, planes, stride, groups)
            (self.kind, count, self.stride) = (kind, shapes.count, stride)
            super.init()
            for (index, s) in shapes.enumerated() {
                try setModule(
                    "conv\(index + 1)",
                    Conv2d(
                        s[0], s[1], kernelSize: [s[2], s[2]], stride: [s[3], s[3]], padding: [s[2] / 2, s[2] / 2], groups: s[4],
                        bias: false))
                try setModule("bn\(index + 1)", BatchNorm2d(s[1]))
            }
            try setModule("relu", ReLU(inplace: true))
            try setModule("se_module", SEModule(planes * kind.expansion, reduction: reduction))
            if let downsample { try setModule("downsample", downsample) }
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            var x = input
            let relu = try required("relu")
            for index in 1...count {
                // A block of two convolutions has the activation behind both, one of three only behind the first two.
                x = try Module.convolve(
                    x, conv: required("conv\(index)"), norm: required("bn\(index)"), activation: index < 3 ? relu : nil)
            }
            return try relu(required("se_module")(x).add(child("downsample")?(input) ?? input))
        }

        public override var attributes: [String: JSONValue] {
            ["stride": .int(stride), "downsample": .null, "expansion": .int(kind.expansion)]
        }
    }

    /// Same as timm.models.senet.SEBottleneck.
    public final class SEBottleneck: Block {}
    /// Same as timm.models.senet.SEResNetBottleneck.
    public final class SEResNetBottleneck: Block {}
    /// Same as timm.models.senet.SEResNeXtBottleneck.
    public final class SEResNeXtBottleneck: Block {}
    /// Same as timm.models.senet.SEResNetBlock.
    public final class SEResNetBlock: Block {}
}
