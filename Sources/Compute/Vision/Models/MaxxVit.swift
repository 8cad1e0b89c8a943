// MaxViT, CoAtNet and timm's mixtures of them: stages of convolutions and of attention, with timm's options, names and
// initialisation.
// Papers: MaxViT: Multi-Axis Vision Transformer, arXiv:2204.01697; CoAtNet, arXiv:2106.04803.
// Follows timm's maxxvit.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let maxxvit = ModelFamily(
        "maxxvit", [MaxxVit.self],
        parts: [
            MaxxVit.Stem.self, MaxxVit.MaxxVitStage.self, MaxxVit.MbConvBlock.self, MaxxVit.ConvNeXtBlock.self,
            MaxxVit.TransformerBlock2d.self, MaxxVit.MaxxVitBlock.self, MaxxVit.ParallelMaxxVitBlock.self,
            MaxxVit.PartitionAttentionCl.self, MaxxVit.ParallelPartitionAttention.self, MaxxVit.Attention2d.self,
            MaxxVit.AttentionCl.self, MaxxVit.Downsample2d.self,
        ])
}

/// The network. Same as timm.models.MaxxVit.
public final class MaxxVit: ImageModel {
    private var imageSize: [Int] = []
    private var partitionRatio = 32
    private var embedDim = 0
    private var globalPool = ""

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        guard let members = a.value("cfg").members else { throw TensorError.type("MaxxVit: cfg must be a MaxxVitCfg") }
        // A script's `transformer_…` and `conv_…` go to the blocks' configurations, the rest to the network's.
        func overlaid(_ type: String, _ members: [ModelArgument], _ prefix: String) -> ModelArguments {
            ModelArguments(type, members.map { ($0.key, a.isGiven(prefix + $0.key) ? a.value(prefix + $0.key) : $0.value) })
        }
        let c = overlaid("MaxxVitCfg", members, "")
        let conv = try MaxxVitConvStyle(overlaid("MaxxVitConvCfg", c.value("conv_cfg").members ?? [], "conv_"))
        var style = try MaxxVitTransformerStyle(
            overlaid("MaxxVitTransformerCfg", c.value("transformer_cfg").members ?? [], "transformer_"))
        imageSize = Array(try a.ints("img_size", count: 2).prefix(2))
        guard imageSize.allSatisfy({ 0 < $0 && $0 < 1 << 16 }) else { throw TensorError.value("img_size must be positive") }
        style.fit(imageSize)
        partitionRatio = style.partitionRatio
        let (widths, depths) = (try c.ints("embed_dim"), try c.ints("depths"))
        let types = c.value("block_type").array ?? []
        guard widths.count == depths.count, types.count >= widths.count else { throw TensorError.assertion("") }
        guard !widths.isEmpty, (widths + depths).allSatisfy({ $0 > 0 }) else {
            throw TensorError.value("MaxxVit: embed_dim and depths must be positive")
        }
        let stem = try Stem(inChans, c.ints("stem_width", count: 2), bias: c.bool("stem_bias"), conv)
        try setModule("stem", stem)
        featureInfo = [.init(channels: stem.channels, reduction: 2, module: "stem")]

        let rates = try DropPathRates.linear(a.double("drop_path_rate"), depths: depths)
        var (input, size, stride) = (stem.channels, imageSize.map { $0 / 2 }, 2)
        let stages = try Sequential([])
        try setModule("stages", stages)
        for (index, width) in widths.enumerated() {
            size = size.map { ($0 - 1) / 2 + 1 }
            try stages.append(
                MaxxVitStage(
                    input, width, types: Self.types(types[index], depths[index]), featureSize: size, rates: rates[index], conv,
                    style))
            (input, stride) = (width, stride * 2)
            featureInfo.append(.init(channels: width, reduction: stride, module: "stages.\(index)"))
        }
        (numFeatures, embedDim) = (input, input)
        try addHead(c, style, a.string("global_pool"))
        let scheme = try c.string("weight_init")
        guard ["", "normal", "trunc_normal", "xavier_normal", "vit_eff"].contains(scheme) else { throw TensorError.assertion("") }
        guard !scheme.isEmpty else { return }
        for (_, module) in namedDepthFirst() { try (module as? any MaxxVitDrawing)?.draw(scheme) }
    }

    /// A type for each block; the last one is repeated.
    private static func types(_ value: JSONValue, _ depth: Int) throws -> [String] {
        let names = value.array?.compactMap(\.string) ?? [value.string].compactMap { $0 }
        guard let last = names.last else { throw TensorError.type("MaxxVit: block_type must be str or tuple") }
        return (0..<depth).map { names.indices.contains($0) ? names[$0] : last }
    }

    private func addHead(_ c: ModelArguments, _ s: MaxxVitTransformerStyle, _ pool: String) throws {
        let hidden = try c.optionalInt("head_hidden_size") ?? 0
        globalPool = pool
        if hidden != 0 {
            try setModule("norm", Identity())
            let head = try NormMlpClassifierHead(
                numFeatures, numClasses, hiddenSize: hidden, poolType: pool, dropRate: dropRate,
                norm: s.norm.adding([("eps", .double(s.eps))]))
            headHiddenSize = try add("head", head).numFeatures
        } else {
            try setModule("norm", s.makeNorm(numFeatures))
            let head = try ClassifierHead(numFeatures, numClasses, poolType: pool, dropRate: dropRate)
            headHiddenSize = try add("head", head).numFeatures
        }
    }

    /// Everything up to the head: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        try passing(input, through: "stem", "stages", "norm")
    }

    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        try runHead(features, preLogits: preLogits)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        let stages = try required("stages").namedChildren
        let (places, last) = try FeatureIndices.take(stages.count + 1, options.indices)
        var (x, features): (Tensor, [Tensor]) = (try required("stem")(input), [])
        if places.contains(0) { features.append(x) }
        let end = options.stopEarly ? min(last, stages.count) : stages.count
        for (index, entry) in stages.prefix(end).enumerated() {
            x = try entry.module(x)
            guard places.contains(index + 1) else { continue }
            features.append(options.norm && index == stages.count - 1 ? try required("norm")(x) : x)
        }
        guard !options.intermediatesOnly else { return Intermediates(output: nil, features: features) }
        return Intermediates(output: end == stages.count ? try required("norm")(x) : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        guard let stages = try required("stages") as? Sequential else { throw TensorError.type("stages must be a Sequential") }
        let (places, last) = try FeatureIndices.take(stages.count + 1, indices)
        let isCut = last < stages.count
        if pruneNorm || isCut { try setModule("norm", Identity()) }
        try setModule("stages", stages.prefix(last))
        if isCut {
            numFeatures = featureInfo[last].channels
            headHiddenSize = numFeatures
        }
        if pruneHead || isCut { try resetClassifier(0, globalPool: "", resetsOther: true) }
        return places
    }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        try resetClassifier(count, globalPool: globalPool, resetsOther: false)
    }

    private func resetClassifier(_ count: Int, globalPool: String?, resetsOther: Bool) throws {
        numClasses = count
        if let head = child("head") as? NormMlpClassifierHead {
            try head.reset(count, poolType: globalPool, resetsOther: resetsOther, inFeatures: numFeatures)
            headHiddenSize = head.numFeatures
        } else {
            try resetClassifierHead(count, globalPool: globalPool)
        }
        if let globalPool { self.globalPool = globalPool }
    }

    public override class var hasInputSize: Bool { true }

    /// Another image size: windows follow from it, and biases by relative position are resampled.
    public override func setInputSize(_ size: [Int]?, patchSize: [Int]?) throws {
        guard patchSize == nil else {
            throw TensorError.type("MaxxVit.set_input_size() got an unexpected keyword argument 'patch_size'")
        }
        if let size {
            guard size.allSatisfy({ 0 < $0 && $0 < 1 << 16 }) else { throw TensorError.value("img_size must be positive") }
            imageSize = size
        }
        let window = imageSize.map { $0 / partitionRatio }
        var feature = imageSize.map { $0 / 2 }
        for (_, stage) in try required("stages").namedChildren {
            feature = feature.map { ($0 - 1) / 2 + 1 }
            for (_, module) in stage.namedDepthFirst() {
                if let attention = module as? PartitionAttentionCl {
                    try attention.setWindow(window)
                } else if let block = module as? TransformerBlock2d {
                    try (block.child("attn")?.child("rel_pos") as? any RelativePositions)?.setWindow(feature)
                }
            }
        }
    }

    public override var inputArguments: [(key: String, value: JSONValue)] {
        let window = JSONValue.array(imageSize.map { .int($0 / partitionRatio) })
        return [
            ("img_size", .array(imageSize.map { .int($0) })), ("transformer_window_size", window),
            ("transformer_grid_size", window),
            ("transformer_partition_ratio", .int(partitionRatio)),
        ]
    }

    public override var attributes: [String: JSONValue] {
        [
            "img_size": .array(imageSize.map { .int($0) }), "partition_ratio": .int(partitionRatio),
            "embed_dim": .int(embedDim), "global_pool": .string(globalPool),
        ]
    }

    public override class var hasNoWeightDecay: Bool { true }
    public override func noWeightDecay() -> [String]? {
        namedParameters().map(\.name).filter { $0.contains("relative_position_bias_table") || $0.contains("rel_pos.mlp") }
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [("stem", .pattern("^stem")), ("blocks", .patterns([(#"^stages\.(\d+)"#, nil), ("^norm", [99999])]))]
    }

    /// Tables of other windows are resampled; kernels and matrices take each other's place.
    public override func filterCheckpoint(_ state: [(name: String, tensor: Tensor)]) throws -> [(name: String, tensor: Tensor)] {
        let own = Dictionary(stateDict().map { ($0.name, $0.tensor.shape) }, uniquingKeysWith: { first, _ in first })
        return try state.map { name, tensor in
            if name.hasSuffix(RelativePositionTable.name) { return (name, try fittedRelativePositions(name, tensor)) }
            guard let shape = own[name], shape != tensor.shape else { return (name, tensor) }
            return (name, tensor.numel == shape.reduce(1, *) ? try tensor.reshape(shape) : tensor)
        }
    }
}

extension MaxxVit {
    /// Two 3x3 convolutions, the first of which subsamples. Same as timm.models.maxxvit.Stem.
    public final class Stem: Module, MaxxVitDrawing {
        let channels: Int

        init(_ input: Int, _ widths: [Int], bias: Bool, _ s: MaxxVitConvStyle) throws {
            guard widths.allSatisfy({ $0 > 0 }) else { throw TensorError.value("MaxxVit: stem_width must be positive") }
            channels = widths[1]
            super.init()
            let padding = JSONValue.string(s.padding)
            try setModule("conv1", Conv2d.make(input, widths[0], kernel: 3, stride: 2, padding: padding, bias: bias))
            try setModule("norm1", s.normAct(widths[0]))
            try setModule("conv2", Conv2d.make(widths[0], widths[1], kernel: 3, padding: padding, bias: bias))
        }

        func draw(_ scheme: String) throws { try MaxxVit.drawConvolutions(self, scheme) }

        public override func forward(_ input: Tensor) throws -> Tensor {
            try required("conv2")(Module.convolve(input, conv: required("conv1"), norm: required("norm1")))
        }

        public override var attributes: [String: JSONValue] { ["out_chs": .int(channels), "stride": .int(2)] }
    }

    /// Blocks of one width, the first of which subsamples. Same as timm.models.maxxvit.MaxxVitStage.
    public final class MaxxVitStage: Module {
        init(
            _ input: Int, _ output: Int, types: [String], featureSize: [Int], rates: [Double], _ conv: MaxxVitConvStyle,
            _ s: MaxxVitTransformerStyle
        ) throws {
            super.init()
            let blocks = try types.enumerated().map { index, type -> Module in
                let (channels, stride, rate) = (index == 0 ? input : output, index == 0 ? 2 : 1, rates[index])
                switch type {
                case "C": return try MaxxVit.convolution(channels, output, stride: stride, dropPath: rate, conv)
                case "T":
                    return try TransformerBlock2d(
                        channels, output, stride: stride, featureSize: featureSize, dropPath: rate, s)
                case "M": return try MaxxVitBlock(channels, output, stride: stride, dropPath: rate, conv, s)
                case "PM": return try ParallelMaxxVitBlock(channels, output, stride: stride, dropPath: rate, conv, s)
                default: throw TensorError.assertion("")
                }
            }
            try setModule("blocks", Sequential(blocks))
        }

        public override func forward(_ input: Tensor) throws -> Tensor { try required("blocks")(input) }
    }
}
