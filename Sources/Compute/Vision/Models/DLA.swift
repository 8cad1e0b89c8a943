// DLA: stages as trees whose roots join what their branches found, with timm's options, names and initialisation.
// Papers: Deep Layer Aggregation, arXiv:1707.06484; Res2Net, arXiv:1904.01169.
// Follows timm's dla.py (BSD-3-Clause weights, Apache-2.0 code).

import Neural
import Tensors

extension ModelFamily {
    static let dla = ModelFamily(
        "dla", [DLA.self],
        parts: [DlaBasic.self, DlaBottleneck.self, DlaBottle2neck.self, DLA.DlaRoot.self, DLA.DlaTree.self])
}

/// The network. Same as timm.models.DLA.
public final class DLA: ImageModel {
    private static let levels = (0..<6).map { "level\($0)" }
    private var cardinality = 1
    private var baseWidth = 64

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        let (levels, channels) = (try a.ints("levels"), try a.ints("channels"))
        guard levels.count == 6, channels.count == 6, (levels + channels).allSatisfy({ $0 > 0 }), levels[2...].max() ?? 0 < 16
        else {
            throw TensorError.value("DLA: levels and channels need six positive numbers")
        }
        guard try a.int("output_stride") == 32 else { throw TensorError.assertion("") }
        let options = DlaOptions(
            block: try Self.block(a.value("block")), cardinality: try a.int("cardinality"), baseWidth: try a.int("base_width"),
            rootShortcut: a.bool("shortcut_root"))
        guard options.cardinality > 0, options.baseWidth > 0 else {
            throw TensorError.value("DLA: cardinality and base_width must be positive")
        }
        (cardinality, baseWidth) = (options.cardinality, options.baseWidth)
        try setModule(
            "base_layer",
            Sequential([
                Conv2d(inChans, channels[0], kernelSize: [7, 7], padding: [3, 3], bias: false), BatchNorm2d(channels[0]),
                ReLU(inplace: true),
            ]))
        try setModule("level0", Self.convolutions(channels[0], channels[0], levels[0], stride: 1))
        try setModule("level1", Self.convolutions(channels[0], channels[1], levels[1], stride: 2))
        for level in 2..<6 {
            try setModule(
                "level\(level)",
                DlaTree(levels[level], channels[level - 1], channels[level], stride: 2, rootOfLevel: level > 2, options))
        }
        featureInfo = (0..<6).map { .init(channels: channels[$0], reduction: 1 << $0, module: "level\($0)") }
        numFeatures = channels[5]
        try addHead(a.string("global_pool"), drops: true)
        for case let conv as Conv2d in modules {
            guard let weight = conv.parameter("weight") else { continue }
            let count = conv.kernelSize[0] * conv.kernelSize[1] * conv.outChannels
            try Initialisation.normal(weight, std: (2 / Double(count)).squareRoot())
        }
    }

    private static func block(_ value: JSONValue) throws -> any DlaBlock.Type {
        switch LayerSpec(value)?.className {
        case "DlaBasic": DlaBasic.self
        case "DlaBottleneck": DlaBottleneck.self
        case "DlaBottle2neck": DlaBottle2neck.self
        case let name: throw TensorError.notImplemented("DLA: block=\(name ?? value.pythonText) is not available")
        }
    }

    private static func convolutions(_ input: Int, _ output: Int, _ count: Int, stride: Int) throws -> Sequential {
        var modules: [Module] = []
        for index in 0..<count {
            let step = index == 0 ? stride : 1
            modules += [
                try Conv2d(
                    index == 0 ? input : output, output, kernelSize: [3, 3], stride: [step, step], padding: [1, 1], bias: false),
                try BatchNorm2d(output), ReLU(inplace: true),
            ]
        }
        return try Sequential(modules)
    }

    private func addHead(_ poolType: String, drops: Bool = false) throws {
        let (pool, fc) = try Classifier.make(numFeatures, numClasses, poolType: poolType, usesConv: true)
        try setModule("global_pool", pool.train(isTraining))
        if drops { try setModule("head_drop", Dropout(p: .float(dropRate))) }
        try setModule("fc", fc.train(isTraining))
        headHiddenSize = numFeatures * pool.featureMultiplier
        let flatten: Module = poolType.isEmpty ? Identity() : Flatten(startDim: 1)
        try setModule("flatten", flatten.train(isTraining))
    }

    /// Everything up to the pooling: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        try Self.levels.reduce(required("base_layer")(input)) { try required($1)($0) }
    }

    /// Pooling, dropout and, unless only the features before it are wanted, the classifier.
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        let x = try passing(features, through: "global_pool", "head_drop")
        return try required("flatten")(preLogits ? x : required("fc")(x))
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        let (places, last) = try FeatureIndices.take(6, options.indices)
        var features: [Tensor] = []
        var x = try required("base_layer")(input)
        for (place, name) in Self.levels.enumerated() where !options.stopEarly || place <= last {
            x = try required(name)(x)
            if places.contains(place) { features.append(x) }
        }
        return Intermediates(output: options.intermediatesOnly ? nil : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        let (places, last) = try FeatureIndices.take(6, indices)
        for name in Self.levels[(last + 1)...] { try setModule(name, Identity()) }
        try endPruning(after: last, isCut: last < 5, pruneHead: pruneHead)
        return places
    }

    public override var classifierPath: String { "fc" }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        try addHead(globalPool ?? (child("global_pool") as? SelectAdaptivePool2d)?.poolType ?? "avg")
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        let blocks: GroupPattern =
            coarse
            ? .pattern(#"^level(\d+)"#)
            : .patterns([(#"^level(\d+)\.tree(\d+)"#, nil), (#"^level(\d+)\.root"#, [2]), (#"^level(\d+)"#, [1])])
        return [("stem", .pattern("^base_layer")), ("blocks", blocks)]
    }

    public override var attributes: [String: JSONValue] { ["cardinality": .int(cardinality), "base_width": .int(baseWidth)] }
}

/// What all trees of a network share.
struct DlaOptions {
    let block: any DlaBlock.Type
    let cardinality, baseWidth: Int
    let rootShortcut: Bool
}

/// A leaf: the shortcut it adds comes from its tree.
protocol DlaBlock: Module {
    init(_ input: Int, _ output: Int, stride: Int, _ options: DlaOptions) throws
    func forward(_ input: Tensor, shortcut: Tensor) throws -> Tensor
}

extension DlaBlock {
    /// Runs the block with its hooks.
    fileprivate func callAsFunction(_ input: Tensor, shortcut: Tensor) throws -> Tensor {
        hasHooks ? try withHooks([input]) { try forward($0[0], shortcut: shortcut) } : try forward(input, shortcut: shortcut)
    }

    fileprivate func conv(_ input: Int, _ output: Int, _ kernel: Int, stride: Int = 1, groups: Int = 1) throws -> Conv2d {
        try Conv2d(
            input, output, kernelSize: [kernel, kernel], stride: [stride, stride], padding: [kernel / 2, kernel / 2],
            groups: groups, bias: false)
    }

    fileprivate func convolved(_ x: Tensor, _ place: Int, residual: Tensor? = nil) throws -> Tensor {
        try Module.convolve(
            x, conv: required("conv\(place)"), norm: required("bn\(place)"), activation: required("relu"), residual: residual)
    }
}

/// Two 3x3 convolutions. Same as timm.models.dla.DlaBasic.
public final class DlaBasic: Module, DlaBlock {
    private let stride: Int

    init(_ input: Int, _ output: Int, stride: Int, _ o: DlaOptions) throws {
        self.stride = stride
        super.init()
        try setModule("conv1", conv(input, output, 3, stride: stride))
        try setModule("bn1", BatchNorm2d(output))
        try setModule("relu", ReLU(inplace: true))
        try setModule("conv2", conv(output, output, 3))
        try setModule("bn2", BatchNorm2d(output))
    }

    func forward(_ input: Tensor, shortcut: Tensor) throws -> Tensor {
        try convolved(convolved(input, 1), 2, residual: shortcut)
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try forward(input, shortcut: input) }

    public override var attributes: [String: JSONValue] { ["stride": .int(stride)] }
}

/// 1x1, 3x3 and 1x1 convolutions. Same as timm.models.dla.DlaBottleneck.
public final class DlaBottleneck: Module, DlaBlock {
    private let stride: Int

    init(_ input: Int, _ output: Int, stride: Int, _ o: DlaOptions) throws {
        let middle = output * o.baseWidth / 64 * o.cardinality / 2
        self.stride = stride
        super.init()
        try setModule("conv1", conv(input, middle, 1))
        try setModule("bn1", BatchNorm2d(middle))
        try setModule("conv2", conv(middle, middle, 3, stride: stride, groups: o.cardinality))
        try setModule("bn2", BatchNorm2d(middle))
        try setModule("conv3", conv(middle, output, 1))
        try setModule("bn3", BatchNorm2d(output))
        try setModule("relu", ReLU(inplace: true))
    }

    func forward(_ input: Tensor, shortcut: Tensor) throws -> Tensor {
        try convolved(convolved(convolved(input, 1), 2), 3, residual: shortcut)
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try forward(input, shortcut: input) }

    public override var attributes: [String: JSONValue] { ["stride": .int(stride), "expansion": .int(2)] }
}

/// A bottleneck whose channels pass 3x3 convolutions one group after the other. Same as timm.models.dla.DlaBottle2neck.
public final class DlaBottle2neck: Module, DlaBlock {
    private static let scale = 4
    private let width: Int
    private let isFirst: Bool

    init(_ input: Int, _ output: Int, stride: Int, _ o: DlaOptions) throws {
        (width, isFirst) = (output * o.baseWidth / 64 * o.cardinality / 2, stride > 1)
        super.init()
        try setModule("conv1", conv(input, width * Self.scale, 1))
        try setModule("bn1", BatchNorm2d(width * Self.scale))
        let branches = 0..<Self.scale - 1
        try setModule(
            "convs", ModuleList(branches.map { _ in try conv(width, width, 3, stride: stride, groups: o.cardinality) }))
        try setModule("bns", ModuleList(branches.map { _ in try BatchNorm2d(width) }))
        if isFirst { try setModule("pool", AvgPool2d(kernelSize: 3, stride: SizeArgument(stride), padding: 1)) }
        try setModule("conv3", conv(width * Self.scale, output, 1))
        try setModule("bn3", BatchNorm2d(output))
        try setModule("relu", ReLU(inplace: true))
    }

    func forward(_ input: Tensor, shortcut: Tensor) throws -> Tensor {
        let parts = try convolved(input, 1).split(width, dim: 1)
        let layers = zip(try required("convs").namedChildren, try required("bns").namedChildren)
        var results: [Tensor] = []
        for (index, (conv, norm)) in layers.enumerated() {
            let x = try index == 0 || isFirst ? parts[index] : results[index - 1].add(parts[index])
            results.append(try Module.convolve(x, conv: conv.module, norm: norm.module, activation: required("relu")))
        }
        let last = parts[Self.scale - 1]
        results.append(try child("pool")?(last) ?? last)
        return try convolved(Tensor.cat(results, dim: 1), 3, residual: shortcut)
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try forward(input, shortcut: input) }

    public override var attributes: [String: JSONValue] {
        [
            "is_first": .bool(isFirst), "scale": .int(Self.scale), "width": .int(width), "pool": .null, "expansion": .int(2),
        ]
    }
}

extension DLA {
    /// Branches joined and squeezed. Same as timm.models.dla.DlaRoot.
    public final class DlaRoot: Module {
        private let hasShortcut: Bool

        init(_ input: Int, _ output: Int, hasShortcut: Bool) throws {
            self.hasShortcut = hasShortcut
            super.init()
            try setModule("conv", Conv2d(input, output, kernelSize: [1, 1], bias: false))
            try setModule("bn", BatchNorm2d(output))
            try setModule("relu", ReLU(inplace: true))
        }

        func joined(_ children: [Tensor]) throws -> Tensor {
            try Module.convolve(
                Tensor.cat(children, dim: 1), conv: required("conv"), norm: required("bn"), activation: required("relu"),
                residual: hasShortcut ? children[0] : nil)
        }

        public override var attributes: [String: JSONValue] { ["shortcut": .bool(hasShortcut)] }
    }

    /// Two branches: blocks under a root, or trees. Same as timm.models.dla.DlaTree.
    public final class DlaTree: Module {
        private let rootOfLevel: Bool
        private let levels, rootDim: Int

        init(
            _ levels: Int, _ input: Int, _ output: Int, stride: Int = 1, rootOfLevel: Bool = false, rootDim: Int = 0,
            _ o: DlaOptions
        ) throws {
            let dim = (rootDim == 0 ? 2 * output : rootDim) + (rootOfLevel ? input : 0)
            (self.rootOfLevel, self.levels, self.rootDim) = (rootOfLevel, levels, dim)
            super.init()
            try setModule(
                "downsample",
                stride > 1 ? MaxPool2d(kernelSize: SizeArgument(stride), stride: SizeArgument(stride)) : Identity())
            try setModule("project", Identity())
            guard levels == 1 else {
                try setModule("tree1", DlaTree(levels - 1, input, output, stride: stride, o))
                try setModule("tree2", DlaTree(levels - 1, output, output, rootDim: dim + output, o))
                return
            }
            try setModule("tree1", o.block.init(input, output, stride: stride, o))
            try setModule("tree2", o.block.init(output, output, stride: 1, o))
            if input != output {
                try setModule(
                    "project",
                    Sequential([Conv2d(input, output, kernelSize: [1, 1], bias: false), BatchNorm2d(output)]))
            }
            try setModule("root", DlaRoot(dim, output, hasShortcut: o.rootShortcut))
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try forward(input, children: []) }

        /// `children` are what the root has to join beside its own branches.
        private func forward(_ input: Tensor, children: [Tensor]) throws -> Tensor {
            var children = children
            let bottom = try required("downsample")(input)
            let (first, second) = (try required("tree1"), try required("tree2"))
            if rootOfLevel { children.append(bottom) }
            if let root = child("root") {
                let shortcut = try required("project")(bottom)
                guard let root = root as? DlaRoot, let a = first as? any DlaBlock else {
                    throw TensorError.type("DLA: a tree's root and branches must be timm's")
                }
                let x = try a(input, shortcut: shortcut)
                return try root.joined([second(x), x] + children)
            }
            let x = try first(input)
            guard let tree = second as? DlaTree else { throw TensorError.type("DLA: a tree's branch must be a DlaTree") }
            return try tree.forward(x, children: children + [x])
        }

        public override var attributes: [String: JSONValue] {
            ["level_root": .bool(rootOfLevel), "root_dim": .int(rootDim), "levels": .int(levels), "root": .null]
        }
    }
}
