// "Bring your own blocks": GPU-efficient networks, RepVGG, MobileOne, RegNetZ, CLIP's ResNets, and ResNets with attention, all
// made of a configuration of stages, with timm's options, names and initialisation.
// Papers: Neural Architecture Design for GPU-Efficient Networks, arXiv:2006.14090; RepVGG, arXiv:2101.03697; MobileOne,
// arXiv:2206.04040; Fast and Accurate Model Scaling, arXiv:2103.06877; CLIP, arXiv:2103.00020.
// Follows timm's byobnet.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let byobnet = ModelFamily(
        "byobnet", [ByobNet.self],
        parts: [
            ByobNet.BasicBlock.self, ByobNet.BottleneckBlock.self, ByobNet.DarkBlock.self, ByobNet.EdgeBlock.self,
            ByobNet.RepVggBlock.self, ByobNet.MobileOneBlock.self, ByobNet.DownsampleAvg.self, ByobNet.Stem.self,
        ],
        missing: ["bat_resnext26ts"])
}

/// The network. Same as timm.models.ByobNet.
public final class ByobNet: ImageModel {
    /// The stage of each feature; 0 is the stem.
    private var stageEnds: [Int] = []
    private var globalPool = ""

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        guard let members = a.value("cfg").members else { throw TensorError.type("ByobNet: cfg must be a ByoModelCfg") }
        let c = ModelArguments("ByoModelCfg", members.map { ($0.key, a.isGiven($0.key) ? a.value($0.key) : $0.value) })
        let imageSize = a.value("img_size") == .null ? nil : try a.ints("img_size", count: 2)
        guard !c.bool("fixed_input_size") || imageSize != nil else {
            throw TensorError.assertion("img_size argument is required for fixed input size model")
        }
        let layers = try ByobLayers(c)
        let factor = try c.double("width_factor")
        guard factor > 0, factor < 1024 else { throw TensorError.value("ByobNet: width_factor must be positive") }
        func scaled(_ channels: Int) -> Int { Int((Double(channels) * factor).rounded(.toNearestOrEven)) }

        var stemLayers = layers
        stemLayers.antiAliasing = nil
        let isList = c.value("stem_chs").array != nil
        let widths = try (isList ? c.ints("stem_chs") : [c.int("stem_chs")]).map(scaled)
        let stem = try Self.stem(
            inChans, widths, isList: isList, type: c.string("stem_type"), pool: c.optionalString("stem_pool") ?? "", stemLayers)
        try setModule("stem", stem.module)
        featureInfo = Array(stem.features.dropLast())
        stageEnds = featureInfo.map { _ in 0 }

        var featureSize = imageSize.map { $0.map { $0 / stem.features[stem.features.count - 1].reduction } }
        let last = try addStages(a, c, layers, factor, from: stem.features[stem.features.count - 1], &featureSize)
        let wide = try c.int("num_features")
        numFeatures = wide != 0 ? scaled(wide) : last.channels
        try setModule("final_conv", wide != 0 ? layers.conv(last.channels, numFeatures) : Identity())
        featureInfo.append(.init(channels: numFeatures, reduction: last.reduction, module: "final_conv"))
        stageEnds.append(try required("stages").namedChildren.count)
        try addHead(c, layers, a.optionalString("global_pool"), featureSize)
        try initWeights(zeroInitLast: a.bool("zero_init_last"))
    }

    /// Adds the stages and their features but the last, which it returns. `featureSize` becomes that of their output.
    private func addStages(
        _ a: ModelArguments, _ c: ModelArguments, _ layers: ByobLayers, _ factor: Double, from input: FeatureInfo,
        _ featureSize: inout [Int]?
    ) throws -> FeatureInfo {
        let outputStride = try a.int("output_stride")
        let stages = try (c.value("blocks").array ?? []).map { try ByobBlockConfiguration.expand($0) }
        guard !stages.isEmpty, !stages.contains(where: \.isEmpty) else {
            throw TensorError.value("ByobNet: a stage needs blocks")
        }
        let rates = try DropPathRates.linear(a.double("drop_path_rate"), depths: stages.map(\.count))
        let dropBlocks = try dropBlocks(a.double("drop_block_rate"), a.int("drop_block_size"), stages.count)
        var (previous, place, dilation, stride) = (input, 0, 1, input.reduction)
        let body = try Sequential([])
        try setModule("stages", body)
        for (index, stage) in stages.enumerated() {
            var first = try stage[0].values.int("s")
            guard first > 0 else { throw TensorError.value("ByobNet: a stride must be positive, got \(first)") }
            if first != 1 {
                featureInfo.append(previous)
                stageEnds.append(place)
            }
            if stride >= outputStride, first > 1 {
                dilation *= first
                first = 1
            }
            stride *= first
            var (firstDilation, channels) = (dilation <= 2 ? 1 : 2, previous.channels)
            var blocks: [Module] = []
            for (number, block) in stage.enumerated() {
                let output = makeDivisible(try block.values.double("c") * factor)
                var options = ByobBlockOptions()
                options.stride = number == 0 ? first : 1
                options.dilation = (firstDilation, dilation)
                options.groupSize = try block.groupSize(output, number)
                options.bottleRatio = try block.values.double("br")
                guard options.bottleRatio > 0, options.bottleRatio < 1024 else {
                    throw TensorError.value("ByobNet: a bottleneck ratio must be positive")
                }
                options.downsample = try c.optionalString("downsample") ?? ""
                (options.dropBlock, options.dropPath) = (dropBlocks[index], rates[index][number])
                options.featureSize = featureSize
                let own = try block.override(layers, &options, c)
                blocks.append(try Self.blockType(block.values.string("type")).init(channels, output, options, own))
                (firstDilation, channels) = (dilation, output)
                if first > 1, number == 0 { featureSize = featureSize.map { $0.map { $0 / first } } }
            }
            try body.append(Sequential(blocks))
            previous = .init(channels: channels, reduction: stride, module: "stages.\(index)")
            place = index + 1
        }
        return previous
    }

    private static func blockType(_ name: String) throws -> any ByobBlock.Type {
        switch name {
        case "basic": BasicBlock.self
        case "bottle": BottleneckBlock.self
        case "dark": DarkBlock.self
        case "edge": EdgeBlock.self
        case "rep": RepVggBlock.self
        case "one": MobileOneBlock.self
        case "self_attn": throw TensorError.notImplemented("ByobNet: blocks of type 'self_attn' are not available")
        default: throw TensorError.assertion("Unknown block type (\(name)")
        }
    }

    /// DropBlock of the last two stages. Same as timm.models.byobnet.drop_blocks.
    private func dropBlocks(_ rate: Double, _ size: Int, _ stages: Int) throws -> [(() -> Module)?] {
        guard stages >= 2 else { throw TensorError.assertion("") }
        var result = [(() -> Module)?](repeating: nil, count: stages)
        guard rate != 0 else { return result }
        result[stages - 2] = { DropBlock2d(rate, blockSize: size * 2 - 1, gammaScale: 0.25) }
        result[stages - 1] = { DropBlock2d(rate, blockSize: size, gammaScale: 1) }
        return result
    }

    private func addHead(_ c: ModelArguments, _ layers: ByobLayers, _ pool: String?, _ featureSize: [Int]?) throws {
        let hidden = try c.optionalInt("head_hidden_size")
        let type = try c.string("head_type")
        let pool = pool ?? (type.hasPrefix("attn") ? "token" : "avg")
        globalPool = pool
        switch type {
        case "", "classifier":
            guard hidden == nil else { throw TensorError.assertion("") }
            let head = try ClassifierHead(numFeatures, numClasses, poolType: pool, dropRate: dropRate)
            headHiddenSize = try add("head", head).numFeatures
        case "mlp":
            let head = try NormMlpClassifierHead(
                numFeatures, numClasses, hiddenSize: hidden, poolType: pool, dropRate: dropRate, norm: layers.norm,
                activation: layers.activation)
            headHiddenSize = try add("head", head).numFeatures
        case "attn_abs":
            guard let featureSize else {
                throw TensorError.type("ByobNet: head_type='attn_abs' needs img_size")
            }
            let head = try AttentionPool2d(
                numFeatures, classes: numClasses, featureSize: featureSize, embedDim: hidden, poolType: pool,
                dropRate: dropRate)
            headHiddenSize = try add("head", head).embedDim
        case "attn_rot": throw TensorError.notImplemented("ByobNet: head_type='attn_rot' is not available")
        default: throw TensorError.assertion("")
        }
    }

    /// Convolutions normal by fan-out over groups, linear layers by a fixed deviation; blocks and attention draw themselves.
    private func initWeights(zeroInitLast: Bool) throws {
        for (_, module) in namedDepthFirst() {
            if let conv = module as? Conv2d, let weight = conv.parameter("weight") {
                let fanOut = conv.kernelSize[0] * conv.kernelSize[1] * conv.outChannels / conv.groups
                try Initialisation.normal(weight, std: (2 / Double(fanOut)).squareRoot())
                if let bias = conv.parameter("bias") { try Initialisation.constant(bias, 0) }
            } else if module is Linear, let weight = module.parameter("weight") {
                try Initialisation.normal(weight, std: 0.01)
                if let bias = module.parameter("bias") { try Initialisation.constant(bias, 0) }
            } else if let block = module as? any ByobBlock {
                try block.initWeights(zeroInitLast: zeroInitLast)
            } else if let pool = module as? AttentionPool2d {
                try pool.initWeights()
            }
        }
    }

    /// Everything up to the head: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        try passing(input, through: "stem", "stages", "final_conv")
    }

    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        try runHead(features, preLogits: preLogits)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        let taken = try FeatureIndices.take(stageEnds.count, options.indices)
        let places = taken.places.map { stageEnds[$0] }
        var features: [Tensor] = []
        let stem = try required("stem")
        var (x, tapped) = try (stem as? Stem)?.forwardTapped(input) ?? (stem(input), nil)
        if places.contains(0) { features.append(tapped ?? x) }
        let stages = try required("stages").namedChildren
        for (index, entry) in stages.prefix(options.stopEarly ? stageEnds[taken.last] : stages.count).enumerated() {
            x = try entry.module(x)
            if index + 1 == stageEnds.last { x = try required("final_conv")(x) }
            if places.contains(index + 1) { features.append(x) }
        }
        return Intermediates(output: options.intermediatesOnly ? nil : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        let taken = try FeatureIndices.take(stageEnds.count, indices)
        let end = stageEnds[taken.last]
        let isCut = end < (stageEnds.last ?? 0)
        guard let stages = try required("stages") as? Sequential else { throw TensorError.type("stages must be a Sequential") }
        try setModule("stages", stages.prefix(end))
        if isCut {
            try setModule("final_conv", Identity())
            numFeatures = featureInfo[taken.last].channels
            headHiddenSize = numFeatures
        }
        if end == 0 { try (required("stem") as? Stem)?.pruneToTap() }
        if pruneHead || isCut {
            if child("head") is AttentionPool2d {
                try setModule("head", ClassifierHead(numFeatures, 0, poolType: "").train(isTraining))
                (numClasses, headHiddenSize, globalPool) = (0, numFeatures, "")
            } else {
                try resetClassifier(0, globalPool: "", resetsOther: true)
            }
        }
        return taken.places
    }

    public override var classifierPath: String { child("head") is AttentionPool2d ? "head.proj" : "head.fc" }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        try resetClassifier(count, globalPool: globalPool, resetsOther: false)
    }

    private func resetClassifier(_ count: Int, globalPool: String?, resetsOther: Bool) throws {
        numClasses = count
        switch try required("head") {
        case let head as AttentionPool2d: try head.reset(count, poolType: globalPool)
        case let head as NormMlpClassifierHead:
            try head.reset(count, poolType: globalPool, resetsOther: resetsOther, inFeatures: numFeatures)
            headHiddenSize = head.numFeatures
        default: try resetClassifierHead(count, globalPool: globalPool)
        }
        if let globalPool { self.globalPool = globalPool }
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [
            ("stem", .pattern("^stem")),
            (
                "blocks",
                .patterns([(coarse ? #"^stages\.(\d+)"# : #"^stages\.(\d+)\.(\d+)"#, nil), ("^final_conv", [99999])])
            ),
        ]
    }

    /// CLIP's own checkpoints.
    public override func filterCheckpoint(
        _ state: [(name: String, tensor: Tensor)]
    ) throws -> [(name: String, tensor: Tensor)] {
        guard state.contains(where: { $0.name == "visual.conv1.weight" }) else { return state }
        let hasPool = child("head") is AttentionPool2d
        return state.compactMap { key, tensor -> (name: String, tensor: Tensor)? in
            guard key.hasPrefix("visual.") else { return nil }
            var parts = key.split(separator: ".").dropFirst().map(String.init)
            if parts[0] == "attnpool" {
                guard hasPool else { return nil }
                parts[0] = "head"
                let names = ["positional_embedding": "pos_embed", "q_proj": "q", "k_proj": "k", "v_proj": "v", "c_proj": "proj"]
                return (parts.map { names[$0] ?? $0 }.joined(separator: "."), tensor)
            }
            if let number = parts[0].last, parts[0].dropLast() == "conv" || parts[0].dropLast() == "bn" {
                parts[0] = "stem.conv\(number)." + parts[0].dropLast()
            } else if parts.count > 2, parts[0].hasPrefix("layer"), let stage = Int(parts[0].dropFirst(5)) {
                parts[0] = "stages.\(stage - 1)"
                if parts[2] == "downsample", parts.count > 3 {
                    parts[2...3] = [parts[3] == "0" ? "shortcut.conv.conv" : "shortcut.conv.bn"]
                } else if let number = parts[2].last.flatMap({ Int(String($0)) }), 1...3 ~= number {
                    parts[2] = ["conv1_1x1", "conv2_kxk", "conv3_1x1"][number - 1] + "." + parts[2].dropLast()
                }
            }
            return (parts.joined(separator: "."), tensor)
        }
    }

    public override var attributes: [String: JSONValue] { ["global_pool": .string(globalPool)] }
}
