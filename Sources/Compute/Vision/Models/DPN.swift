// Dual Path Networks: blocks that add to some channels and append others, with timm's options and names.
// Paper: Dual Path Networks, arXiv:1707.01629.
// Follows timm's dpn.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let dpn = ModelFamily("dpn", [DPN.self], parts: [DPN.DualPathBlock.self, DPN.BnAct.self, DPN.BnActConv2d.self])
}

/// The network. Same as timm.models.DPN.
public final class DPN: ImageModel {
    /// The places in `features` whose outputs are features.
    private var ends = [0]
    /// Whether blocks compute what they add and what they append by convolutions of their own.
    private var splits = false

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        guard try a.int("output_stride") == 32 else { throw TensorError.assertion("") }
        let (depths, growths) = (try a.ints("k_sec"), try a.ints("inc_sec"))
        let (width, groups, first) = (
            try a.int("k_r"), try a.int("groups"), try a.int("num_init_features")
        )
        guard depths.count >= 4, growths.count >= 4,
            (depths + growths + [width, groups, first]).allSatisfy({ $0 > 0 })
        else {
            throw TensorError.value(
                "DPN: k_sec, inc_sec, k_r, groups and num_init_features must be positive")
        }
        guard let norm = try a.layer("norm_layer")?.adding([("eps", .double(0.001))]) else {
            throw TensorError.type("'NoneType' object is not callable")
        }
        let (isSmall, activation) = (a.bool("small"), try a.layer("act_layer"))
        splits = a.bool("b")
        // The last activation is act_layer too: timm's table keeps the first one that a normalisation is given.
        a.ignore("fc_act_layer")
        var children: [(name: String, module: Module)] = [
            (
                "conv1_1",
                try ConvNormAct(
                    inChans, first, kernel: isSmall ? 3 : 7, stride: 2, norm: norm, activation: activation)
            ), ("conv1_pool", MaxPool2d(kernelSize: 3, stride: 2, padding: 1)),
        ]
        featureInfo.append(.init(channels: first, reduction: 2, module: "features.conv1_1"))
        var channels = first
        for (stage, base) in [64, 128, 256, 512].enumerated() {
            let (own, middle, growth) = (base * (isSmall ? 1 : 4), width * base / 64, growths[stage])
            for place in 0..<depths[stage] {
                let stride: Int? = place > 0 ? nil : stage == 0 ? 1 : 2
                children.append(
                    (
                        "conv\(stage + 2)_\(place + 1)",
                        try DualPathBlock(
                            channels, middle, own, growth, groups: groups, projection: stride, splits: splits)
                    ))
                channels = place == 0 ? own + 3 * growth : channels + growth
            }
            featureInfo.append(
                .init(
                    channels: channels, reduction: 4 << stage,
                    module: "features.conv\(stage + 2)_\(depths[stage])"))
            ends.append(children.count - 1)
        }
        children.append(
            (
                "conv5_bn_ac",
                try BnAct(NormActLayers.make(norm, channels, activation: activation, inplace: false))
            ))
        try setModule("features", Sequential(named: children))
        numFeatures = channels
        try addHead(a.string("global_pool"))
    }

    private func addHead(_ poolType: String) throws {
        let (pool, fc) = try Classifier.make(
            numFeatures, numClasses, poolType: poolType, usesConv: true)
        try setModule("global_pool", pool.train(isTraining))
        try setModule("classifier", fc.train(isTraining))
        headHiddenSize = numFeatures * pool.featureMultiplier
        let flatten: Module = poolType.isEmpty ? Identity() : Flatten(startDim: 1)
        try setModule("flatten", flatten.train(isTraining))
    }

    /// Everything up to the pooling: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        try required("features")(input)
    }

    /// Pooling, dropout and, unless only the features before it are wanted, the classifier.
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        var x = try required("global_pool")(features)
        if dropRate > 0 { x = try x.dropout(p: dropRate, training: isTraining) }
        return try required("flatten")(preLogits ? x : required("classifier")(x))
    }

    public override func forwardIntermediates(
        _ input: Tensor, _ options: IntermediateOptions
    ) throws
        -> Intermediates
    {
        try options.require("NCHW")
        let (places, last) = try FeatureIndices.take(ends.count, options.indices)
        let layers = try required("features").namedChildren
        let norm = layers.count > ends[4] + 1 ? layers[ends[4] + 1].module : nil
        let count = options.stopEarly ? ends[last] + 1 : layers.count
        var (x, features): (Tensor, [Tensor]) = (input, [])
        for (index, layer) in layers.enumerated().prefix(count) {
            x = try layer.module(x)
            guard let place = ends.firstIndex(of: index), places.contains(place) else { continue }
            features.append(try options.norm && place == 4 ? norm?(x) ?? x : x)
        }
        guard !options.intermediatesOnly else { return Intermediates(output: nil, features: features) }
        if last == 4, let norm, count <= ends[4] + 1 { x = try norm(x) }
        return Intermediates(output: x, features: features)
    }

    public override func pruneIntermediateLayers(
        _ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool
    ) throws -> [Int] {
        let (places, last) = try FeatureIndices.take(ends.count, indices)
        let layers = try required("features").namedChildren
        let isCut = last < ends.count - 1
        var kept = layers.prefix(ends[last] + 1).map { (name: $0.name, module: $0.module) }
        if !isCut, !pruneNorm, let norm = layers.last { kept.append(("conv5_bn_ac", norm.module)) }
        try setModule("features", Sequential(named: kept))
        try endPruning(after: last, isCut: isCut, pruneHead: pruneHead)
        return places
    }

    public override var classifierPath: String { "classifier" }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        try addHead(globalPool ?? (child("global_pool") as? SelectAdaptivePool2d)?.poolType ?? "avg")
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        let blocks = coarse ? #"^features\.conv(\d+)"# : #"^features\.conv(\d+)_(\d+)"#
        return [
            ("stem", .pattern(#"^features\.conv1"#)),
            ("blocks", .patterns([(blocks, nil), (#"^features\.conv5_bn_ac"#, [99999])])),
        ]
    }

    public override var attributes: [String: JSONValue] { ["b": .bool(splits)] }
}

extension DPN {
    /// Normalisation and activation. Same as timm.models.dpn.BnAct.
    public final class BnAct: Module {
        init(_ norm: Module) throws {
            super.init()
            try setModule("bn", norm)
        }

        convenience init(_ channels: Int) throws {
            try self.init(
                NormActLayers.make(LayerSpec("batchnorm2d", [("eps", .double(0.001))]), channels))
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try required("bn")(input) }
    }

    /// The same in front of a convolution. Same as timm.models.dpn.BnActConv2d.
    public final class BnActConv2d: Module {
        init(_ input: Int, _ output: Int, kernel: Int, stride: Int, groups: Int = 1) throws {
            super.init()
            try setModule(
                "bn", NormActLayers.make(LayerSpec("batchnorm2d", [("eps", .double(0.001))]), input))
            try setModule(
                "conv", Conv2d.make(input, output, kernel: kernel, stride: stride, groups: groups))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try passing(input, through: "bn", "conv")
        }
    }

    /// A block whose first `own` channels are added to its input's and whose others are appended. Same as
    /// timm.models.dpn.DualPathBlock.
    public final class DualPathBlock: Module {
        private let own, growth: Int
        private let projection: Int?
        private let splits: Bool

        /// `projection` is the stride of the first block of a stage.
        init(
            _ input: Int, _ middle: Int, _ own: Int, _ growth: Int, groups: Int, projection: Int?,
            splits: Bool
        ) throws {
            (self.own, self.growth, self.projection, self.splits) = (own, growth, projection, splits)
            let stride = projection ?? 1
            super.init()
            if projection != nil {
                try setModule(
                    stride == 2 ? "c1x1_w_s2" : "c1x1_w_s1",
                    BnActConv2d(input, own + 2 * growth, kernel: 1, stride: stride))
            }
            try setModule("c1x1_a", BnActConv2d(input, middle, kernel: 1, stride: 1))
            try setModule(
                "c3x3_b", BnActConv2d(middle, middle, kernel: 3, stride: stride, groups: groups))
            guard splits else {
                try setModule("c1x1_c", BnActConv2d(middle, own + growth, kernel: 1, stride: 1))
                return
            }
            try setModule("c1x1_c", BnAct(middle))
            try setModule("c1x1_c1", Conv2d.make(middle, own, kernel: 1))
            try setModule("c1x1_c2", Conv2d.make(middle, growth, kernel: 1))
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            let projection = child("c1x1_w_s1") ?? child("c1x1_w_s2")
            let shortcut = try projection?(input) ?? input
            let x = try passing(input, through: "c1x1_a", "c3x3_b", "c1x1_c")
            let added = try child("c1x1_c1")?(x) ?? x.slice(1, 0, own)
            let appended = try child("c1x1_c2")?(x) ?? x.slice(1, own, nil)
            return try Tensor.cat(
                [shortcut.slice(1, 0, own).add(added), shortcut.slice(1, own, nil), appended], dim: 1)
        }

        public override var attributes: [String: JSONValue] {
            [
                "num_1x1_c": .int(own), "inc": .int(growth), "b": .bool(splits), "key_stride": .int(projection ?? 1),
                "has_proj": .bool(projection != nil), "c1x1_w_s1": .null, "c1x1_w_s2": .null, "c1x1_c1": .null, "c1x1_c2": .null,
            ]
        }
    }
}
