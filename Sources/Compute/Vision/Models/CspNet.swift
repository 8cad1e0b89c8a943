// CSPNet, CS3 and DarkNet: stages half of whose channels go around the blocks, with timm's options, names and initialisation.
// Papers: CSPNet: A New Backbone that can Enhance Learning Capability of CNN, arXiv:1911.11929; YOLOv3, arXiv:1804.02767.
// Follows timm's cspnet.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let cspnet = ModelFamily(
        "cspnet", [CspNet.self],
        parts: [
            CspNet.BottleneckBlock.self, CspNet.DarkBlock.self, CspNet.EdgeBlock.self, CspNet.CrossStage.self,
            CspNet.CrossStage3.self, CspNet.DarkStage.self,
        ])
}

/// The network. Same as timm.models.CspNet.
public final class CspNet: ImageModel {
    /// The stem's children whose outputs are features.
    private var stemEnds: [Int] = []

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        let outputStride = try a.int("output_stride")
        guard [8, 16, 32].contains(outputStride) else { throw TensorError.assertion("") }
        let cfg = ModelArguments("CspModelCfg", a.value("cfg").members ?? [])
        cfg.ignore("_dc", "zero_init_last")
        // Further arguments go over the configuration's.
        func layer(_ name: String) throws -> LayerSpec? {
            let own = try cfg.layer(name)
            return a.isGiven(name) ? try a.layer(name) : own
        }
        guard let norm = try layer("norm_layer") else { throw TensorError.type("'NoneType' object is not callable") }
        guard try layer("aa_layer") == nil else { throw TensorError.notImplemented("CspNet: aa_layer is not available") }
        let style = Style(norm: norm, activation: try layer("act_layer"))
        let stages = try StageOptions.all(cfg.value("stages"))
        var last = try addStem(ModelArguments("CspStemCfg", cfg.value("stem").members ?? []), style)
        try cfg.checkAllUsed()

        let rates = try DropPathRates.linear(a.double("drop_path_rate"), depths: stages.map(\.depth))
        var (dilation, reduction, modules): (Int, Int, [Module]) = (1, last.reduction, [])
        for (index, options) in stages.enumerated() {
            var options = options
            if options.stride != 1 { featureInfo.append(last) }
            if reduction >= outputStride, options.stride > 1 {
                dilation *= options.stride
                options.stride = 1
            }
            reduction *= options.stride
            (options.dilation, options.firstDilation) = (dilation, dilation <= 2 ? 1 : 2)
            modules.append(try options.make(last.channels, rates: rates[index], style))
            last = FeatureInfo(channels: options.output, reduction: reduction, module: "stages.\(index)")
        }
        featureInfo.append(last)
        try setModule("stages", Sequential(modules))
        let names = try required("stem").namedChildren.map { "stem." + $0.name }
        stemEnds = featureInfo.compactMap { names.firstIndex(of: $0.module) }
        numFeatures = last.channels
        let head = try ClassifierHead(numFeatures, numClasses, poolType: a.string("global_pool"), dropRate: dropRate)
        headHiddenSize = try add("head", head).numFeatures
        try initWeights(zeroInitLast: a.bool("zero_init_last"))
    }

    /// Adds convolutions and an optional pool. Returns the last of its features; the ones before it are in `featureInfo`.
    private func addStem(_ cfg: ModelArguments, _ style: Style) throws -> FeatureInfo {
        cfg.ignore("_dc")
        let widths = try cfg.value("out_chs").int.map { [$0] } ?? cfg.ints("out_chs")
        let (kernel, stride, pool) = (try cfg.int("kernel_size"), try cfg.int("stride"), try cfg.optionalString("pool") ?? "")
        guard !widths.isEmpty, [1, 2, 4].contains(stride), pool.isEmpty || stride > 2 else { throw TensorError.assertion("") }
        guard kernel > 0, widths.allSatisfy({ $0 > 0 }) else {
            throw TensorError.value("CspNet: the stem's channels and kernel_size must be positive")
        }
        var (children, channels, reduction): ([(name: String, module: Module)], Int, Int) = ([], inChans, 1)
        var last: FeatureInfo?
        for (index, width) in widths.enumerated() {
            let halves = (index == 0 && stride > 1) || (index == widths.count - 1 && stride > 2 && pool.isEmpty)
            if halves, let last { featureInfo.append(last) }
            children.append(
                (
                    "conv\(index + 1)",
                    try ConvNormAct(
                        channels, width, kernel: kernel, stride: halves ? 2 : 1,
                        padding: index == 0 ? cfg.value("padding") : .string(""), norm: style.norm, activation: style.activation)
                ))
            if halves { reduction *= 2 }
            channels = width
            last = FeatureInfo(channels: width, reduction: reduction, module: "stem.conv\(index + 1)")
        }
        if !pool.isEmpty {
            if let last { featureInfo.append(last) }
            children.append(("pool", MaxPool2d(kernelSize: 3, stride: 2, padding: 1)))
            last = FeatureInfo(channels: channels, reduction: reduction * 2, module: "stem.pool")
        }
        try setModule("stem", Sequential(named: children))
        return last ?? FeatureInfo(channels: channels, reduction: reduction, module: "stem")
    }

    /// Convolutions normal by fan-out, the classifier by a fixed deviation, biases zero, the last normalisation of blocks zero.
    private func initWeights(zeroInitLast: Bool) throws {
        for (_, module) in namedDepthFirst() {
            if module is Conv2d, let weight = module.parameter("weight") {
                try Initialisation.kaimingNormal(weight, mode: .fanOut, nonlinearity: "relu")
            } else if module is Linear, let weight = module.parameter("weight") {
                try Initialisation.normal(weight, std: 0.01)
            } else {
                let last = zeroInitLast ? (module as? any CspBlock)?.lastConvolution : nil
                if let last, let weight = module.child(last)?.child("bn")?.parameter("weight") {
                    try Initialisation.constant(weight, 0)
                }
                continue
            }
            if let bias = module.parameter("bias") { try Initialisation.constant(bias, 0) }
        }
    }

    /// Everything up to the head: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor { try stagedFeatures(input) }

    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        try runHead(features, preLogits: preLogits)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        let stages = try required("stages").namedChildren
        let (places, last) = try FeatureIndices.take(stemEnds.count + stages.count, options.indices)
        var (x, place, features): (Tensor, Int, [Tensor]) = (input, 0, [])
        for (index, entry) in try required("stem").namedChildren.enumerated() {
            x = try entry.module(x)
            guard stemEnds.contains(index) else { continue }
            if places.contains(place) { features.append(x) }
            place += 1
        }
        for stage in stages where !options.stopEarly || place <= last {
            x = try stage.module(x)
            if places.contains(place) { features.append(x) }
            place += 1
        }
        return Intermediates(output: options.intermediatesOnly ? nil : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        guard let stages = try required("stages") as? Sequential, let stem = try required("stem") as? Sequential else {
            throw TensorError.type("stem and stages must be Sequential")
        }
        let (places, last) = try FeatureIndices.take(stemEnds.count + stages.count, indices)
        try setModule("stages", stages.prefix(max(0, last - stemEnds.count + 1)))
        if last < stemEnds.count { try setModule("stem", stem.prefix(stemEnds[last] + 1)) }
        try endPruning(after: last, isCut: last < stemEnds.count + stages.count - 1, pruneHead: pruneHead)
        return places
    }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        try resetClassifierHead(count, globalPool: globalPool)
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        let blocks: GroupPattern =
            coarse
            ? .pattern(#"^stages\.(\d+)"#)
            : .patterns([
                (#"^stages\.(\d+)\.blocks\.(\d+)"#, nil), (#"^stages\.(\d+)\..*transition"#, [99999]), (#"^stages\.(\d+)"#, [0]),
            ])
        return [("stem", .pattern("^stem")), ("blocks", blocks)]
    }
}
