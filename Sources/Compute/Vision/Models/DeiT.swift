// DeiT and DeiT III: vision transformers, and the ones with a distillation token and a second classifier.
// Papers: Training data-efficient image transformers & distillation through attention, arXiv:2012.12877; DeiT III,
// arXiv:2204.07118. Follows timm's deit.py (Apache-2.0).

import Neural
import Tensors

extension ModelFamily {
    static let deit = ModelFamily(
        "deit", [VisionTransformer.self, VisionTransformerDistilled.self], needs: ["vision_transformer"])
}

/// A vision transformer whose result is the mean of two classifiers. Same as timm.models.VisionTransformerDistilled.
public final class VisionTransformerDistilled: VisionTransformer, DistilledModel {
    public var trainsDistilled = false

    /// It takes what the vision transformer takes.
    public override class var constructorName: String? { "VisionTransformer" }

    override var prefixTokenNames: [String] { ["cls_token", "dist_token"] }

    override func addVariant() throws {
        guard globalPool == "token" else {
            throw TensorError.assertion("The distilled head reads the class and distillation tokens.")
        }
        numPrefixTokens = 2
        try addParameter("dist_token", [1, 1, embedDim])
        let patches = (child("patch_embed") as? PatchEmbed)?.numPatches ?? 0
        try addParameter("pos_embed", [1, patches + numPrefixTokens, embedDim])
        try setModule("head_dist", Classifier.layer(embedDim, numClasses))
    }

    override func initWeights(_ mode: String, fixes: Bool) throws {
        if let token = parameter("dist_token") { try Initialisation.inverseTruncNormal(token, std: 0.02) }
        try super.initWeights(mode, fixes: fixes)
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [
            ("stem", .pattern("^cls_token|pos_embed|patch_embed|dist_token")),
            ("blocks", .patterns([(#"^blocks\.(\d+)"#, nil), ("^norm", [99999])])),
        ]
    }

    /// The mean of what both classifiers make of their tokens.
    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        let (x, distilled) = preLogits ? try tokens(features) : try bothHeads(features)
        return try x.add(distilled).div(2)
    }

    public func bothHeads(_ features: Tensor) throws -> (Tensor, Tensor) {
        let (x, distilled) = try tokens(features)
        return (try required("head")(x), try required("head_dist")(distilled))
    }

    private func tokens(_ features: Tensor) throws -> (Tensor, Tensor) {
        let drop = try required("head_drop")
        return (try drop(features.select(1, 0)), try drop(features.select(1, 1)))
    }

    /// New classifiers, freshly drawn.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        guard globalPool.map({ ["", "token"].contains($0) }) ?? true else {
            throw TensorError.assertion("The distilled head reads the class and distillation tokens.")
        }
        numClasses = count
        for name in ["head", "head_dist"] { try setModule(name, Classifier.layer(embedDim, count).train(isTraining)) }
    }
}
