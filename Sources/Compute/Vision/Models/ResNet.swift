// ResNet, ResNeXt and Wide ResNet, with timm's options, names and initialisation.
// Papers: Deep Residual Learning for Image Recognition, arXiv:1512.03385; Bag of Tricks, arXiv:1812.01187;
// ResNeXt, arXiv:1611.05431; Wide Residual Networks, arXiv:1605.07146. Follows timm's resnet.py (Apache-2.0).

import Neural
import Tensors

/// What distinguishes one ResNet from another.
public struct ResNetVariant: Sendable {
    /// The residual block.
    public enum Block: Sendable { case basic, bottleneck }
    /// The layers before the first stage. `cifar` keeps the resolution: stride 1 and no pooling.
    public enum Stem: Sendable { case plain, deep, deepTiered, cifar, cifarDeep }

    var block: Block
    var layers: [Int]
    var stem: Stem = .plain
    var stemWidth = 64
    var averageDown = false
    var cardinality = 1
    var baseWidth = 64
    /// Preparation of images by the default weights of timm, all bicubic with ImageNet's mean and deviation.
    var inputSize = 224
    var cropPct = 0.875

    /// Every variant by name. All but the `_cifar` ones are timm's.
    static let table: [(name: String, variant: ResNetVariant)] = [
        (
            "resnet10t",
            .init(
                block: .basic, layers: [1, 1, 1, 1], stem: .deepTiered, stemWidth: 32, averageDown: true, inputSize: 176)
        ),
        (
            "resnet14t",
            .init(
                block: .bottleneck, layers: [1, 1, 1, 1], stem: .deepTiered, stemWidth: 32, averageDown: true, inputSize: 176)
        ),
        ("resnet18", .init(block: .basic, layers: [2, 2, 2, 2], cropPct: 0.95)),
        ("resnet18_cifar", .init(block: .basic, layers: [2, 2, 2, 2], stem: .cifar)),
        ("resnet18d", .init(block: .basic, layers: [2, 2, 2, 2], stem: .deep, stemWidth: 32, averageDown: true)),
        ("resnet26", .init(block: .bottleneck, layers: [2, 2, 2, 2])),
        ("resnet26d", .init(block: .bottleneck, layers: [2, 2, 2, 2], stem: .deep, stemWidth: 32, averageDown: true)),
        (
            "resnet26t",
            .init(
                block: .bottleneck, layers: [2, 2, 2, 2], stem: .deepTiered, stemWidth: 32, averageDown: true, inputSize: 256,
                cropPct: 0.94)
        ),
        ("resnet34", .init(block: .basic, layers: [3, 4, 6, 3], cropPct: 0.95)),
        ("resnet34_cifar", .init(block: .basic, layers: [3, 4, 6, 3], stem: .cifar)),
        ("resnet34d", .init(block: .basic, layers: [3, 4, 6, 3], stem: .deep, stemWidth: 32, averageDown: true)),
        ("resnet50", .init(block: .bottleneck, layers: [3, 4, 6, 3], cropPct: 0.95)),
        ("resnet50_cifar", .init(block: .bottleneck, layers: [3, 4, 6, 3], stem: .cifar)),
        ("resnet50c", .init(block: .bottleneck, layers: [3, 4, 6, 3], stem: .deep, stemWidth: 32)),
        ("resnet50d", .init(block: .bottleneck, layers: [3, 4, 6, 3], stem: .deep, stemWidth: 32, averageDown: true)),
        ("resnet101", .init(block: .bottleneck, layers: [3, 4, 23, 3], cropPct: 0.95)),
        ("resnet152", .init(block: .bottleneck, layers: [3, 8, 36, 3], cropPct: 0.95)),
        ("resnext50_32x4d", .init(block: .bottleneck, layers: [3, 4, 6, 3], cardinality: 32, baseWidth: 4, cropPct: 0.95)),
        ("wide_resnet50_2", .init(block: .bottleneck, layers: [3, 4, 6, 3], baseWidth: 128)),
    ]
}

/// A stage's output as others may want it: channels, stride against the input, module name.
public struct FeatureInfo: Sendable, Equatable {
    public let channels: Int
    public let reduction: Int
    public let module: String
}

/// The network. Same as timm.models.ResNet.
public final class ResNet: Module, ImageModel {
    public let inChans: Int
    public private(set) var numClasses: Int
    public let numFeatures: Int
    public private(set) var featureInfo: [FeatureInfo] = []
    public let dropRate: Double
    public var pretrainedConfig = PretrainedConfig()

    public init(_ variant: ResNetVariant, _ options: ModelOptions) throws {
        let expansion = variant.block == .basic ? BasicBlock.expansion : Bottleneck.expansion
        (inChans, numClasses, dropRate) = (options.inChans, options.numClasses, options.dropRate)
        numFeatures = 512 * expansion
        super.init()
        let isSmall = variant.stem == .cifar || variant.stem == .cifarDeep
        var inplanes = try addStem(variant, isSmall ? 1 : 2)
        var reduction = isSmall ? 1 : 2
        featureInfo.append(.init(channels: inplanes, reduction: reduction, module: "act1"))
        if !isSmall { reduction = 4 }
        for (stage, planes) in [64, 128, 256, 512].enumerated() {
            let stride = stage == 0 ? 1 : 2
            reduction *= stride
            let outplanes = planes * expansion
            var downsample: Module?
            if stride != 1 || inplanes != outplanes {
                downsample = try Self.downsample(inplanes, outplanes, stride: stride, average: variant.averageDown)
            }
            var blocks: [Module] = []
            for index in 0..<variant.layers[stage] {
                let (step, down) = index == 0 ? (stride, downsample) : (1, nil)
                switch variant.block {
                case .basic: blocks.append(try BasicBlock(inplanes, planes, stride: step, downsample: down))
                case .bottleneck:
                    blocks.append(
                        try Bottleneck(
                            inplanes, planes, stride: step, downsample: down, cardinality: variant.cardinality,
                            baseWidth: variant.baseWidth))
                }
                inplanes = outplanes
            }
            try setModule("layer\(stage + 1)", Sequential(blocks))
            featureInfo.append(.init(channels: inplanes, reduction: reduction, module: "layer\(stage + 1)"))
        }
        try addHead(options.globalPool)
        try initWeights(zeroInitLast: options.zeroInitLast)
    }

    /// Adds conv1, bn1, act1 and maxpool. Returns their channels.
    private func addStem(_ variant: ResNetVariant, _ stride: Int) throws -> Int {
        var channels = 64
        switch variant.stem {
        case .plain:
            try setModule("conv1", Conv2d(inChans, 64, kernelSize: [7, 7], stride: [2, 2], padding: [3, 3], bias: false))
        case .cifar:
            try setModule("conv1", Conv2d(inChans, 64, kernelSize: [3, 3], padding: [1, 1], bias: false))
        case .deep, .deepTiered, .cifarDeep:
            let width = variant.stemWidth
            channels = 2 * width
            let first = variant.stem == .deepTiered ? 3 * (width / 4) : width
            try setModule(
                "conv1",
                Sequential([
                    Conv2d(inChans, first, kernelSize: [3, 3], stride: [stride, stride], padding: [1, 1], bias: false),
                    BatchNorm2d(first), ReLU(inplace: true),
                    Conv2d(first, width, kernelSize: [3, 3], padding: [1, 1], bias: false), BatchNorm2d(width),
                    ReLU(inplace: true),
                    Conv2d(width, channels, kernelSize: [3, 3], padding: [1, 1], bias: false),
                ]))
        }
        try setModule("bn1", BatchNorm2d(channels))
        try setModule("act1", ReLU(inplace: true))
        try setModule("maxpool", stride == 1 ? Identity() : MaxPool2d(kernelSize: [3, 3], stride: [2, 2], padding: [1, 1]))
        return channels
    }

    private static func downsample(_ input: Int, _ output: Int, stride: Int, average: Bool) throws -> Module {
        guard average else {
            return try Sequential([
                Conv2d(input, output, kernelSize: [1, 1], stride: [stride, stride], bias: false), BatchNorm2d(output),
            ])
        }
        let pool: Module =
            stride == 1
            ? Identity() : AvgPool2d(kernelSize: [2, 2], stride: [stride, stride], ceilMode: true, countIncludePad: false)
        return try Sequential([pool, Conv2d(input, output, kernelSize: [1, 1], bias: false), BatchNorm2d(output)])
    }

    private func addHead(_ pool: String) throws {
        try setModule("global_pool", SelectAdaptivePool2d(poolType: pool, flatten: true))
        try setModule("fc", numClasses > 0 ? Linear(numFeatures, numClasses) : Identity())
    }

    /// Convolutions normal by fan-out, the last normalisation of each block zero: drawn after PyTorch's own values.
    private func initWeights(zeroInitLast: Bool) throws {
        for case let conv as Conv2d in modules {
            if let weight = conv.parameter("weight") {
                try Initialisation.kaimingNormal(weight, mode: .fanOut, nonlinearity: "relu")
            }
        }
        guard zeroInitLast else { return }
        for module in modules { if let block = module as? any ResidualBlock { try block.zeroInitLast() } }
    }

    /// Everything up to the last stage: [N, numFeatures, H / 32, W / 32].
    public func forwardFeatures(_ input: Tensor) throws -> Tensor {
        var x = try Module.convolve(input, conv: required("conv1"), norm: required("bn1"), activation: required("act1"))
        x = try required("maxpool")(x)
        for name in ["layer1", "layer2", "layer3", "layer4"] { x = try stage(required(name), x) }
        return x
    }

    /// Runs a stage. What a block hands to the next one nobody else holds, so that the next one may write over it.
    private func stage(_ layer: Module, _ input: Tensor) throws -> Tensor {
        guard type(of: layer) == Sequential.self, !layer.hasHooksBelow else { return try layer(input) }
        var (x, isOurs) = (input, false)
        for (_, module) in layer.namedChildren {
            if let block = module as? any ResidualBlock {
                (x, isOurs) = (try block.forward(x, ownsInput: isOurs), true)
            } else {
                (x, isOurs) = (try module(x), false)
            }
        }
        return x
    }

    /// Pooling, dropout and, unless only the features before it are wanted, the classifier.
    public func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        var x = try required("global_pool")(features)
        if dropRate > 0 { x = try x.dropout(p: dropRate, training: isTraining) }
        return preLogits ? x : try required("fc")(x)
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try forwardHead(forwardFeatures(input)) }

    /// The classifier layer.
    public func classifier() throws -> Module { try required("fc") }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        try addHead(globalPool ?? (child("global_pool") as? SelectAdaptivePool2d)?.poolType ?? "avg")
        try required("global_pool").train(isTraining)
        try required("fc").train(isTraining)
    }
}
