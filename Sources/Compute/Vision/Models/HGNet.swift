// PP-HGNet and PP-HGNetV2: stages whose blocks join the outputs of all their convolutions, with timm's options, names and
// initialisation.
// Paper: Beyond Self-Supervision (the weights' distillation), arXiv:2103.05959; architecture: PaddleClas (Apache-2.0).
// Follows timm's hgnet.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let hgnet = ModelFamily(
        "hgnet", [HighPerfGpuNet.self],
        parts: [
            HighPerfGpuBlock.self, HighPerfGpuStage.self, HighPerfGpuNet.ConvBNAct.self,
            HighPerfGpuNet.LightConvBNAct.self,
            HighPerfGpuNet.LearnableAffineBlock.self, HighPerfGpuNet.EseModule.self,
            HighPerfGpuNet.StemV1.self,
            HighPerfGpuNet.StemV2.self, HighPerfGpuNet.ClassifierHead.self,
        ])
}

/// The network. Same as timm.models.HighPerfGpuNet.
public final class HighPerfGpuNet: ImageModel {
    private var usesLab = false

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        usesLab = a.bool("use_lab")
        let cfg = ModelArguments("HighPerfGpuNet", a.value("cfg").members ?? [])
        let (type, widths) = (try cfg.string("stem_type"), try cfg.ints("stem_chs"))
        guard type == "v1" || type == "v2" else { throw TensorError.assertion("") }
        let shapes = try (1...4).map { try HighPerfGpuStage.Shape(cfg.value("stage\($0)")) }
        try cfg.checkAllUsed()
        guard widths.count > 1, widths.allSatisfy({ $0 > 0 }) else {
            throw TensorError.value("HighPerfGpuNet: stem_chs needs positive numbers")
        }
        try setModule(
            "stem",
            type == "v2"
                ? StemV2(inChans, widths[0], widths[1], usesLab: usesLab) : StemV1([inChans] + widths))
        let rates = try DropPathRates.linear(a.double("drop_path_rate"), depths: shapes.map(\.blocks))
        var stages: [Module] = []
        var reduction = 4
        for (index, shape) in shapes.enumerated() {
            stages.append(
                try HighPerfGpuStage(
                    shape, usesLab: usesLab, aggregation: type == "v1" ? "ese" : "se", rates: rates[index]))
            if shape.downsamples { reduction *= 2 }
            featureInfo.append(
                .init(channels: shape.output, reduction: reduction, module: "stages.\(index)"))
            numFeatures = shape.output
        }
        try setModule("stages", Sequential(stages))
        let head = try ClassifierHead(
            numFeatures, numClasses, poolType: a.string("global_pool"), dropRate: dropRate,
            hiddenSize: a.optionalInt("head_hidden_size"), usesLab: usesLab)
        headHiddenSize = try add("head", head).numFeatures
        for module in modules {
            if module is Conv2d, let weight = module.parameter("weight") {
                try Initialisation.kaimingNormal(weight, mode: .fanOut, nonlinearity: "relu")
            } else if module is Linear, let bias = module.parameter("bias") {
                try Initialisation.constant(bias, 0)
            }
        }
    }

    /// Everything up to the head: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        try stagedFeatures(input)
    }

    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        try runHead(features, preLogits: preLogits)
    }

    public override func forwardIntermediates(
        _ input: Tensor, _ options: IntermediateOptions
    ) throws
        -> Intermediates
    {
        try stagedIntermediates(input, options)
    }

    public override func pruneIntermediateLayers(
        _ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool
    ) throws -> [Int] {
        try pruneStages(indices, pruneHead: pruneHead) { try self.reset(0, globalPool: "avg", resetsOther: true) }
    }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        try reset(count, globalPool: globalPool, resetsOther: false)
    }

    private func reset(_ count: Int, globalPool: String?, resetsOther: Bool) throws {
        numClasses = count
        let head = try ownHead(ClassifierHead.self)
        try head.reset(count, poolType: globalPool, resetsOther: resetsOther, inFeatures: numFeatures)
        headHiddenSize = head.numFeatures
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        stagedGroups(coarse: coarse)
    }

    public override var attributes: [String: JSONValue] { ["use_lab": .bool(usesLab)] }
}

/// An optional subsampling, then blocks. Same as timm.models.hgnet.HighPerfGpuStage.
public final class HighPerfGpuStage: Module {
    /// What a stage's row of eight values says.
    struct Shape {
        let input, middle, output, blocks, kernel, layers: Int
        let downsamples, isLight: Bool

        init(_ value: JSONValue) throws {
            guard let row = value.array, row.count == 8,
                case let numbers = [0, 1, 2, 3, 6, 7].compactMap({ row[$0].int }),
                numbers.count == 6, numbers.allSatisfy({ (1..<1 << 20).contains($0) })
            else {
                throw TensorError.value(
                    "HighPerfGpuNet: a stage is in_chs, mid_chs, out_chs, blocks, downsample, light_block, kernel_size, layer_num"
                )
            }
            (input, middle, output, blocks) = (numbers[0], numbers[1], numbers[2], numbers[3])
            (kernel, layers) = (numbers[4], numbers[5])
            (downsamples, isLight) = (row[4].isTrue, row[5].isTrue)
        }
    }

    init(_ s: Shape, usesLab: Bool, aggregation: String, rates: [Double]) throws {
        super.init()
        try setModule(
            "downsample",
            s.downsamples
                ? HighPerfGpuNet.ConvBNAct(
                    s.input, s.input, 3, stride: 2, groups: s.input, usesAct: false, usesLab: usesLab)
                : Identity())
        let blocks = try rates.enumerated().map { index, rate in
            try HighPerfGpuBlock(
                index == 0 ? s.input : s.output, s, isResidual: index > 0, usesLab: usesLab,
                aggregation: aggregation,
                dropPath: rate)
        }
        try setModule("blocks", Sequential(blocks))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try passing(input, through: "downsample", "blocks")
    }
}

/// Convolutions one after another; what goes in and what each gives, joined and squeezed. Same as
/// timm.models.hgnet.HighPerfGpuBlock.
public final class HighPerfGpuBlock: Module {
    private let isResidual: Bool

    init(
        _ input: Int, _ s: HighPerfGpuStage.Shape, isResidual: Bool, usesLab: Bool, aggregation: String,
        dropPath: Double
    ) throws {
        self.isResidual = isResidual
        super.init()
        let layers = try (0..<s.layers).map { index -> Module in
            let first = index == 0 ? input : s.middle
            return s.isLight
                ? try HighPerfGpuNet.LightConvBNAct(first, s.middle, s.kernel, usesLab: usesLab)
                : try HighPerfGpuNet.ConvBNAct(first, s.middle, s.kernel, usesLab: usesLab)
        }
        try setModule("layers", ModuleList(layers))
        let total = input + s.layers * s.middle
        func conv(_ a: Int, _ b: Int) throws -> Module {
            try HighPerfGpuNet.ConvBNAct(a, b, 1, usesLab: usesLab)
        }
        try setModule(
            "aggregation",
            aggregation == "se"
                ? Sequential([conv(total, s.output / 2), conv(s.output / 2, s.output)])
                : Sequential([conv(total, s.output), HighPerfGpuNet.EseModule(s.output)]))
        try setModule("drop_path", dropPath > 0 ? DropPath(dropPath) : Identity())
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        var outputs = [input]
        for (_, layer) in try required("layers").namedChildren {
            outputs.append(try layer(outputs[outputs.count - 1]))
        }
        let x = try required("aggregation")(Tensor.cat(outputs, dim: 1))
        return isResidual ? try required("drop_path")(x).add(input) : x
    }

    public override var attributes: [String: JSONValue] { ["residual": .bool(isResidual)] }
}

extension HighPerfGpuNet {
    /// x · scale + bias with one number each. Same as timm.models.hgnet.LearnableAffineBlock.
    public final class LearnableAffineBlock: Module {
        init(scale: Double = 1, bias: Double = 0) throws {
            super.init()
            try setParameter(
                "scale", Tensor.full([1], .float(scale), dtype: .float32).requiresGradInPlace())
            try setParameter(
                "bias", Tensor.full([1], .float(bias), dtype: .float32).requiresGradInPlace())
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            guard let scale = parameter("scale"), let bias = parameter("bias") else {
                throw TensorError.runtime("\(typeName) has no scale or bias")
            }
            return try scale.mul(input).add(bias)
        }
    }

    /// Convolution, normalisation, ReLU and an affine map. Same as timm.models.hgnet.ConvBNAct.
    public final class ConvBNAct: Module {
        private let usesAct, usesLab: Bool

        init(
            _ input: Int, _ output: Int, _ kernel: Int, stride: Int = 1, groups: Int = 1,
            usesAct: Bool = true,
            usesLab: Bool = false
        ) throws {
            (self.usesAct, self.usesLab) = (usesAct, usesLab)
            super.init()
            // For kernels of 2 that is no padding: the stem pads by itself.
            try setModule(
                "conv", Conv2d.make(input, output, kernel: kernel, stride: stride, groups: groups))
            try setModule("bn", BatchNorm2d(output))
            try setModule("act", usesAct ? ReLU() : Identity())
            try setModule("lab", usesAct && usesLab ? LearnableAffineBlock() : Identity())
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let x = try Module.convolve(
                input, conv: required("conv"), norm: required("bn"), activation: required("act"))
            return try required("lab")(x)
        }

        public override var attributes: [String: JSONValue] { ["use_act": .bool(usesAct), "use_lab": .bool(usesLab)] }
    }

    /// A pointwise and a depthwise convolution. Same as timm.models.hgnet.LightConvBNAct.
    public final class LightConvBNAct: Module {
        init(_ input: Int, _ output: Int, _ kernel: Int, usesLab: Bool) throws {
            super.init()
            try setModule("conv1", ConvBNAct(input, output, 1, usesAct: false, usesLab: usesLab))
            try setModule("conv2", ConvBNAct(output, output, kernel, groups: output, usesLab: usesLab))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try passing(input, through: "conv1", "conv2")
        }
    }

    /// Channels weighted by a layer over their means. Same as timm.models.hgnet.EseModule.
    public final class EseModule: Module {
        init(_ channels: Int) throws {
            super.init()
            try setModule("conv", Conv2d(channels, channels, kernelSize: [1, 1]))
            try setModule("sigmoid", Sigmoid())
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try input.mul(passing(input.mean([2, 3], keepdim: true), through: "conv", "sigmoid"))
        }
    }

    /// Convolutions and a pool. Same as timm.models.hgnet.StemV1.
    public final class StemV1: Module {
        init(_ widths: [Int]) throws {
            super.init()
            let layers = try (0..<widths.count - 1).map {
                try ConvBNAct(widths[$0], widths[$0 + 1], 3, stride: $0 == 0 ? 2 : 1)
            }
            try setModule("stem", Sequential(layers))
            try setModule("pool", MaxPool2d(kernelSize: 3, stride: 2, padding: 1))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try passing(input, through: "stem", "pool")
        }
    }

    /// Convolutions beside a pool. Same as timm.models.hgnet.StemV2.
    public final class StemV2: Module {
        init(_ input: Int, _ middle: Int, _ output: Int, usesLab: Bool) throws {
            super.init()
            try setModule("stem1", ConvBNAct(input, middle, 3, stride: 2, usesLab: usesLab))
            try setModule("stem2a", ConvBNAct(middle, middle / 2, 2, usesLab: usesLab))
            try setModule("stem2b", ConvBNAct(middle / 2, middle, 2, usesLab: usesLab))
            try setModule("stem3", ConvBNAct(middle * 2, middle, 3, stride: 2, usesLab: usesLab))
            try setModule("stem4", ConvBNAct(middle, output, 1, usesLab: usesLab))
            try setModule("pool", MaxPool2d(kernelSize: 2, stride: 1, ceilMode: true))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let x = try required("stem1")(input).padded([0, 1, 0, 1])
            let beside = try required("stem2b")(required("stem2a")(x).padded([0, 1, 0, 1]))
            return try passing(
                Tensor.cat([required("pool")(x), beside], dim: 1), through: "stem3", "stem4")
        }
    }

    /// Pool, an optional convolution, dropout and classifier. Same as timm.models.hgnet.ClassifierHead.
    public final class ClassifierHead: Module, ResettableHead {
        private var inFeatures: Int
        private(set) var numFeatures: Int

        init(
            _ inFeatures: Int, _ classes: Int, poolType: String, dropRate: Double, hiddenSize: Int?,
            usesLab: Bool
        ) throws {
            (self.inFeatures, numFeatures) = (inFeatures, hiddenSize ?? inFeatures)
            super.init()
            try setModule("global_pool", Self.pool(poolType, classes))
            if let hiddenSize {
                var layers: [Module] = [
                    try Conv2d(inFeatures, hiddenSize, kernelSize: [1, 1], bias: false), ReLU(),
                ]
                if usesLab { layers.append(try LearnableAffineBlock()) }
                try setModule("last_conv", Sequential(layers))
            } else {
                try setModule("last_conv", Identity())
            }
            try setModule("dropout", Dropout(p: .float(dropRate)))
            try setModule("flatten", poolType.isEmpty ? Identity() : Flatten(startDim: 1))
            try setModule("fc", Classifier.layer(numFeatures, classes))
        }

        private static func pool(_ type: String, _ classes: Int) throws -> SelectAdaptivePool2d {
            guard !type.isEmpty || classes == 0 else {
                throw TensorError.assertion("Classifier head must be removed if pooling is disabled")
            }
            let pool = try SelectAdaptivePool2d(poolType: type)
            guard pool.featureMultiplier == 1 else {
                throw TensorError.assertion("Pooling that changes the pooled width is not supported.")
            }
            return pool
        }

        /// A fresh classifier; nil keeps the pooling. `resetsOther` takes the convolution away.
        public func reset(_ classes: Int, poolType: String?, resetsOther: Bool, inFeatures: Int?) throws {
            if let poolType {
                try setModule("global_pool", Self.pool(poolType, classes).train(isTraining))
                let flatten: Module = poolType.isEmpty ? Identity() : Flatten(startDim: 1)
                try setModule("flatten", flatten.train(isTraining))
            }
            if resetsOther {
                try setModule("last_conv", Identity())
                numFeatures = self.inFeatures
            }
            if let inFeatures, inFeatures != self.inFeatures {
                guard child("last_conv") is Identity else {
                    throw TensorError.assertion("Input features can only change w/o the last conv.")
                }
                (self.inFeatures, numFeatures) = (inFeatures, inFeatures)
            }
            try setModule("fc", Classifier.layer(numFeatures, classes).train(isTraining))
        }

        public func forward(_ input: Tensor, preLogits: Bool) throws -> Tensor {
            let x = try passing(input, through: "global_pool", "last_conv", "dropout", "flatten")
            return preLogits ? x : try required("fc")(x)
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try forward(input, preLogits: false)
        }

        public override var attributes: [String: JSONValue] {
            ["in_features": .int(inFeatures), "num_features": .int(numFeatures)]
        }
    }
}
