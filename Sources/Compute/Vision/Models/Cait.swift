// CaiT: a deep vision transformer whose class token enters in its last blocks, with timm's options, names and initialisation.
// Paper: Going deeper with Image Transformers, arXiv:2103.17239.
// Follows timm's cait.py (Apache-2.0); the licence of pretrained weights is in their configuration.

import Neural
import Tensors

extension ModelFamily {
    static let cait = ModelFamily(
        "cait", [Cait.self],
        parts: [
            Cait.LayerScaleBlock.self, Cait.LayerScaleBlockClassAttn.self, ClassAttn.self, TalkingHeadAttn.self,
        ])
}

/// The network. Same as timm.models.Cait.
public final class Cait: ImageModel {
    private var globalPool = ""

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        globalPool = try a.string("global_pool")
        guard ["", "token", "avg"].contains(globalPool) else {
            throw TensorError.assertion("Only token or avg pooling (or none) is supported.")
        }
        guard let norm = try a.layerClass("norm_layer"), let activation = try a.layerClass("act_layer") else {
            throw TensorError.type("'NoneType' object is not callable")
        }
        let (depth, late, dim) = (try a.int("depth"), try a.int("depth_token_only"), try a.int("embed_dim"))
        guard dim > 0, depth >= 0, late >= 0 else { throw TensorError.value("Cait: embed_dim and depth must be positive") }
        (numFeatures, headHiddenSize) = (dim, dim)
        let patches = try add(
            "patch_embed",
            PatchEmbed(
                imageSize: a.ints("img_size", count: 2), patchSize: Array(a.ints("patch_size", count: 2).prefix(2)),
                inChans: inChans, embedDim: dim))
        try addParameter("cls_token", [1, 1, dim])
        try addParameter("pos_embed", [1, patches.numPatches ?? 0, dim])
        try setModule("pos_drop", Dropout(p: .float(a.double("pos_drop_rate"))))
        var options = CaitOptions(
            dim: dim, numHeads: try a.int("num_heads"), mlpRatio: try a.double("mlp_ratio"), qkvBias: a.bool("qkv_bias"),
            projDrop: try a.double("proj_drop_rate"), attnDrop: try a.double("attn_drop_rate"),
            dropPath: try a.double("drop_path_rate"), norm: norm, activation: activation,
            initValues: try a.double("init_values"))
        try setModule("blocks", Sequential((0..<depth).map { _ in try LayerScaleBlock(options) }))
        featureInfo = (0..<depth).map {
            FeatureInfo(channels: dim, reduction: patches.patchSize.max() ?? 1, module: "blocks.\($0)")
        }
        (options.mlpRatio, options.projDrop, options.attnDrop, options.dropPath) = (
            try a.double("mlp_ratio_token_only"), 0, 0, 0
        )
        try setModule("blocks_token_only", ModuleList((0..<late).map { _ in try LayerScaleBlockClassAttn(options) }))
        try setModule("norm", NormLayers.make(norm, dim))
        try setModule("head_drop", Dropout(p: .float(dropRate)))
        try setModule("head", Classifier.layer(dim, numClasses))
        for name in ["pos_embed", "cls_token"] {
            if let tensor = parameter(name) { try Initialisation.inverseTruncNormal(tensor, std: 0.02) }
        }
        try initLinearLayers()
    }

    public override class var hasNoWeightDecay: Bool { true }
    public override func noWeightDecay() -> [String]? { ["pos_embed", "cls_token"] }

    /// timm has a function here; these patterns group the same parameters.
    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        let depth = child("blocks")?.namedChildren.count ?? 0
        let late = child("blocks_token_only")?.namedChildren.count ?? 0
        let overlapping = (0..<late).map { (#"^blocks_token_only\.\#($0)\."#, [depth - late + $0]) as (String, [Int]?) }
        return [
            ("stem", .pattern("^cls_token|pos_embed|patch_embed")),
            ("blocks", .patterns([(#"^blocks\.(\d+)"#, nil)] + overlapping + [("^norm", [depth - 1])])),
        ]
    }

    /// The patches with their positions.
    private func patchTokens(_ input: Tensor) throws -> Tensor {
        guard let positions = parameter("pos_embed") else { throw TensorError.runtime("\(typeName) has no pos_embed") }
        return try required("pos_drop")(required("patch_embed")(input).add(positions))
    }

    /// The class token behind its blocks, in front of the patches.
    private func joined(_ x: Tensor) throws -> Tensor {
        guard let blocks = child("blocks_token_only"), let own = parameter("cls_token") else { return x }
        var token = try own.expand([x.shape[0], -1, -1])
        for (_, block) in blocks.namedChildren {
            guard let block = block as? LayerScaleBlockClassAttn else {
                throw TensorError.type("Cait: blocks_token_only must be LayerScaleBlockClassAttn")
            }
            token = try block.token(token, among: x)
        }
        return try Tensor.cat([token, x], dim: 1)
    }

    /// Everything up to the final normalisation: [N, 1 + patches, embed_dim].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor {
        try required("norm")(joined(required("blocks")(patchTokens(input))))
    }

    /// Pooling, dropout and, unless only features are wanted, the classifier.
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        let prefix = parameter("cls_token") == nil ? 0 : 1
        let x = try required("head_drop")(features.pooledTokens(globalPool, prefixTokens: prefix))
        return preLogits ? x : try required("head")(x)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW", "NLC")
        let blocks = try required("blocks").namedChildren
        let (places, last) = try FeatureIndices.take(blocks.count, options.indices)
        var (x, found): (Tensor, [Tensor]) = (try patchTokens(input), [])
        for (place, entry) in blocks.enumerated() where !options.stopEarly || place <= last {
            x = try entry.module(x)
            if places.contains(place) { found.append(options.norm ? try required("norm")(x) : x) }
        }
        if options.outputFormat == "NCHW" {
            let shape = try [input.shape[0]] + patches().gridSize(for: Array(input.shape.suffix(2))) + [-1]
            found = try found.map { try $0.reshape(shape).permute([0, 3, 1, 2]).contiguous() }
        }
        return Intermediates(output: options.intermediatesOnly ? nil : try required("norm")(joined(x)), features: found)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        try pruneBlocks(indices, pruneNorm: pruneNorm, pruneHead: pruneHead) {
            try setModule("blocks_token_only", nil)
            try setParameter("cls_token", nil)
        }
    }

    public override var classifierPath: String { "head" }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        if let globalPool {
            guard ["", "token", "avg"].contains(globalPool) else {
                throw TensorError.assertion("Only token or avg pooling (or none) is supported.")
            }
            guard globalPool != "token" || parameter("cls_token") != nil else {
                throw TensorError.assertion("Token pooling needs the class token.")
            }
            self.globalPool = globalPool
        }
        try setModule("head", Classifier.layer(numFeatures, count).train(isTraining))
    }

    /// Checkpoints of the paper's code, whose names are those of a wrapped model.
    public override func filterCheckpoint(_ state: [(name: String, tensor: Tensor)]) throws -> [(name: String, tensor: Tensor)] {
        state.map { ($0.name.replacing("module.", with: ""), $0.tensor) }
    }

    public override var attributes: [String: JSONValue] {
        [
            "embed_dim": .int(numFeatures), "global_pool": .string(globalPool),
            "num_prefix_tokens": .int(parameter("cls_token") == nil ? 0 : 1), "cls_token": .null, "blocks_token_only": .null,
        ]
    }
}

extension ImageModel {
    /// Linear layers truncated normal, their biases zero, children before their parents.
    func initLinearLayers() throws {
        for (_, module) in namedDepthFirst() where module is Linear {
            if let weight = module.parameter("weight") { try Initialisation.inverseTruncNormal(weight, std: 0.02) }
            if let bias = module.parameter("bias") { try Initialisation.constant(bias, 0) }
        }
    }
}
