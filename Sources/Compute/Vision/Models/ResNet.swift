// ResNet, ResNeXt, Wide ResNet, SE-, ECA- and anti-aliased ResNets, ResNet-RS, with timm's options, names and initialisation.
// Papers: Deep Residual Learning for Image Recognition, arXiv:1512.03385; Bag of Tricks, arXiv:1812.01187; ResNeXt,
// arXiv:1611.05431; Wide Residual Networks, arXiv:1605.07146; Squeeze-and-Excitation Networks, arXiv:1709.01507; ECA-Net,
// arXiv:1910.03151; Making Convolutional Networks Shift-Invariant Again, arXiv:1904.11486; ResNet-RS, arXiv:2103.07579.
// Follows timm's resnet.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let resnet = ModelFamily(
        "resnet", [ResNet.self], parts: [BasicBlock.self, Bottleneck.self],
        additions: [18, 34, 50].map { depth in
            // For small images: a 3x3 stem with stride 1 and no pooling keep the resolution.
            ModelAddition(
                "resnet\(depth)_cifar", base: "resnet\(depth)", arguments: [("small_images", .bool(true))],
                configuration: [
                    ("input_size", .array([.int(3), .int(32), .int(32)])), ("crop_pct", .double(1)),
                    ("pool_size", .array([.int(4), .int(4)])), ("first_conv", .string("conv1")), ("classifier", .string("fc")),
                ])
        })
}

/// The network. Same as timm.models.ResNet.
public final class ResNet: ImageModel {
    private static let stages = ["layer1", "layer2", "layer3", "layer4"]

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        let blocks = try Self.blockTypes(a)
        let layers = try a.ints("layers")
        let channels = try a.ints("channels")
        guard layers.count == 4, channels.count == 4, (layers + channels).allSatisfy({ $0 > 0 }) else {
            throw TensorError.value("ResNet: layers and channels need four positive numbers")
        }
        let outputStride = try a.int("output_stride")
        guard [8, 16, 32].contains(outputStride) else { throw TensorError.assertion("") }
        let style = try ResNetStyle(a)
        let isSmall = a.bool("small_images")
        var inplanes = try addStem(a, style, isSmall: isSmall)
        featureInfo.append(.init(channels: inplanes, reduction: isSmall ? 1 : 2, module: "act1"))

        let rate = try a.double("drop_path_rate")
        let dropBlock = try a.double("drop_block_rate")
        let count = layers.reduce(0, +)
        var (index, netStride, dilation, previous) = (0, isSmall ? 1 : 4, 1, 1)
        for (stage, name) in Self.stages.enumerated() {
            var stride = stage == 0 ? 1 : 2
            if netStride >= outputStride {
                dilation *= stride
                stride = 1
            } else {
                netStride *= stride
            }
            let outplanes = channels[stage] * blocks[stage].expansion
            var options = ResNetBlockOptions(style: style, stride: stride, dilation: dilation)
            if stride != 1 || inplanes != outplanes {
                options.downsample = try downsample(a, style, inplanes, outplanes, stride, dilation, previous)
            }
            if dropBlock != 0, stage >= 2 {
                options.dropBlock = { DropBlock2d(dropBlock, blockSize: stage == 2 ? 5 : 3, gammaScale: stage == 2 ? 0.25 : 1) }
            }
            var modules: [Module] = []
            for _ in 0..<layers[stage] {
                options.firstDilation = previous
                options.dropPath = rate > 0 ? rate * Double(index) / Double(count - 1) : 0
                modules.append(try blocks[stage].init(inplanes, channels[stage], options))
                (options.downsample, options.stride) = (nil, 1)
                (previous, inplanes) = (dilation, outplanes)
                index += 1
            }
            try setModule(name, Sequential(modules))
            featureInfo.append(.init(channels: inplanes, reduction: netStride, module: name))
        }
        try style.blockOptions.checkAllUsed()
        numFeatures = inplanes
        try addHead(a.string("global_pool"))
        try initWeights(zeroInitLast: a.bool("zero_init_last"))
    }

    /// The block of each stage: one for all, or four.
    private static func blockTypes(_ a: ModelArguments) throws -> [any ResidualBlock.Type] {
        func type(_ value: JSONValue) throws -> any ResidualBlock.Type {
            switch value.string.map({ LayerSpec($0).className }) {
            case "BasicBlock": return BasicBlock.self
            case "Bottleneck": return Bottleneck.self
            case "Bottle2neck": return Bottle2neck.self
            case "SelectiveKernelBasic": return SelectiveKernelBasic.self
            case "SelectiveKernelBottleneck": return SelectiveKernelBottleneck.self
            case "ResNestBottleneck": return ResNestBottleneck.self
            case let name: throw TensorError.notImplemented("ResNet: block=\(name ?? value.pythonText) is not available")
            }
        }
        let value = a.value("block")
        guard let list = value.array else { return [any ResidualBlock.Type](repeating: try type(value), count: 4) }
        guard list.count == 4 else { throw TensorError.index("tuple index out of range") }
        return try list.map(type)
    }

    /// Adds conv1, bn1, act1 and maxpool. Returns their channels.
    private func addStem(_ a: ModelArguments, _ style: ResNetStyle, isSmall: Bool) throws -> Int {
        let type = try a.string("stem_type")
        let width = try a.int("stem_width")
        let stride = isSmall ? 1 : 2
        var channels = 64
        func conv(_ input: Int, _ output: Int, stride: Int = 1) throws -> Conv2d {
            try Conv2d(input, output, kernelSize: [3, 3], stride: [stride, stride], padding: [1, 1], bias: false)
        }
        if type.contains("deep") {
            guard width > 0 else { throw TensorError.value("ResNet: stem_width must be positive, got \(width)") }
            channels = width * 2
            let first = type.contains("tiered") ? 3 * (width / 4) : width
            try setModule(
                "conv1",
                Sequential([
                    conv(inChans, first, stride: stride), style.norm(first), style.activation(),
                    conv(first, width), style.norm(width), style.activation(), conv(width, channels),
                ]))
        } else if isSmall {
            try setModule("conv1", conv(inChans, 64))
        } else {
            try setModule("conv1", Conv2d(inChans, 64, kernelSize: [7, 7], stride: [2, 2], padding: [3, 3], bias: false))
        }
        try setModule("bn1", style.norm(channels))
        try setModule("act1", style.activation())
        let replaces = a.bool("replace_stem_pool")
        let pool: Module
        if isSmall {
            pool = Identity()
        } else if replaces {
            var modules: [Module] = [try conv(channels, channels, stride: style.antiAliasing == nil ? 2 : 1)]
            if let aa = style.antiAliasing { modules.append(try AntiAliasing.make(aa, channels: channels, stride: 2)) }
            pool = try Sequential(modules + [style.norm(channels), style.activation()])
        } else if let aa = style.antiAliasing {
            pool =
                AntiAliasing.isAverage(aa)
                ? AvgPool2d(kernelSize: 2)
                : try Sequential([
                    MaxPool2d(kernelSize: 3, stride: 1, padding: 1), AntiAliasing.make(aa, channels: channels, stride: 2),
                ])
        } else {
            pool = MaxPool2d(kernelSize: 3, stride: 2, padding: 1)
        }
        try setModule("maxpool", pool)
        return channels
    }

    /// What fits a shortcut to its block: a convolution, or average pooling and a 1x1 convolution.
    private func downsample(
        _ a: ModelArguments, _ style: ResNetStyle, _ input: Int, _ output: Int, _ stride: Int, _ dilation: Int, _ first: Int
    ) throws -> Module {
        let norm = try style.norm(output)
        guard !a.bool("avg_down") else {
            let pool = AvgPool2dSame.shortcut(stride: stride, dilation: dilation)
            return try Sequential([pool, Conv2d(input, output, kernelSize: [1, 1], bias: false), norm])
        }
        let kernel = stride == 1 && dilation == 1 ? 1 : try a.int("down_kernel_size")
        guard kernel > 0 else { throw TensorError.value("ResNet: down_kernel_size must be positive, got \(kernel)") }
        let spread = kernel > 1 ? first : 1
        let padding = (stride - 1 + spread * (kernel - 1)) / 2
        return try Sequential([
            Conv2d(
                input, output, kernelSize: [kernel, kernel], stride: [stride, stride], padding: [padding, padding],
                dilation: [spread, spread], bias: false), norm,
        ])
    }

    private func addHead(_ poolType: String) throws {
        let (pool, fc) = try Classifier.make(numFeatures, numClasses, poolType: poolType)
        try setModule("global_pool", pool)
        try setModule("fc", fc)
        headHiddenSize = numFeatures * pool.featureMultiplier
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

    /// conv1, bn1 and act1.
    private func stem(_ input: Tensor) throws -> Tensor {
        try Module.convolve(input, conv: required("conv1"), norm: required("bn1"), activation: required("act1"))
    }

    /// Everything up to the last stage: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        var x = try required("maxpool")(stem(input))
        for name in Self.stages { x = try stage(required(name), x) }
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
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        var x = try required("global_pool")(features)
        if dropRate != 0 { x = try x.dropout(p: dropRate, training: isTraining) }
        return preLogits ? x : try required("fc")(x)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        let (places, last) = try FeatureIndices.take(5, options.indices)
        var features: [Tensor] = []
        var x = try stem(input)
        if places.contains(0) { features.append(x) }
        x = try required("maxpool")(x)
        for (index, name) in Self.stages.enumerated() where !options.stopEarly || index < last {
            x = try stage(required(name), x)
            if places.contains(index + 1) { features.append(x) }
        }
        return Intermediates(output: options.intermediatesOnly ? nil : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        let (places, last) = try FeatureIndices.take(5, indices)
        for name in Self.stages[last...] { try setModule(name, Sequential([])) }
        if last == 0 { try setModule("maxpool", Identity()) }
        if last < 4 {
            numFeatures = featureInfo[last].channels
            headHiddenSize = numFeatures
        }
        if pruneHead || last < 4 { try resetClassifier(0, globalPool: "") }
        return places
    }

    public override var classifierPath: String { "fc" }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        try addHead(globalPool ?? (child("global_pool") as? SelectAdaptivePool2d)?.poolType ?? "avg")
        try required("global_pool").train(isTraining)
        try required("fc").train(isTraining)
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [
            ("stem", .pattern("^conv1|bn1|maxpool")),
            ("blocks", .pattern(coarse ? #"^layer(\d+)"# : #"^layer(\d+)\.(\d+)"#)),
        ]
    }
}
