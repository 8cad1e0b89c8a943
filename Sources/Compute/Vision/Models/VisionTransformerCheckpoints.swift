// Checkpoints of vision transformers fitted to a model: patch kernels and position embeddings in its sizes. Other projects'
// layouts come under timm's names in VisionTransformerConversions.swift.

import Neural
import Tensors

extension VisionTransformer {
    /// The entries with kernels and positions resampled. Same as timm.models.vision_transformer.checkpoint_filter_fn.
    func fitted(_ state: [(name: String, tensor: Tensor)]) throws -> [(name: String, tensor: Tensor)] {
        let architecture = pretrainedConfig["architecture"].string ?? ""
        // FlexiViT and RADIO were trained with bilinear resampling.
        let isBilinear = architecture.contains("flexi") || architecture.contains("radio")
        let mode = isBilinear ? "bilinear" : "bicubic"
        let cornered = ["base_patch16_radio_v3", "huge_patch16_radio_v3"].contains { architecture.contains($0) }
        let converted = try converted(state, mode: mode, antialias: !isBilinear, alignCorners: cornered)
        let state = converted?.entries ?? state
        let kernel = state.first { $0.name == "patch_embed.proj.weight" }?.tensor
        return try state.compactMap { name, tensor -> (name: String, tensor: Tensor)? in
            if name.contains("patch_embed.proj.weight") {
                return (name, try fittedKernel(tensor, mode: mode, antialias: !isBilinear))
            }
            if name == "pos_embed", converted?.isFitted != true {
                let prefix = noEmbedClass ? 0 : numPrefixTokens
                return (
                    name,
                    try fittedPositions(
                        tensor, kernel: kernel, prefix: prefix, mode: mode, antialias: !isBilinear, alignCorners: cornered)
                )
            }
            if architecture.hasPrefix("deit"), let range = name.firstRange(of: "gamma_") {
                let rest = name[range.upperBound...]
                guard let digit = rest.first, digit.isNumber else { return (name, tensor) }
                return ("\(name[..<range.lowerBound])ls\(digit).gamma\(rest.dropFirst())", tensor)
            }
            return name.contains("pre_logits") ? nil : (name, tensor)
        }
    }

    /// The positions of a JAX checkpoint on this model's grid.
    public func numpyPositions(_ positions: Tensor) throws -> Tensor {
        guard let own = parameter("pos_embed"), let grid = (child("patch_embed") as? PatchEmbed)?.gridSize,
            positions.shape != own.shape
        else { return positions }
        return try PositionEmbedding.resampled(
            positions, to: grid, prefixTokens: noEmbedClass ? 0 : numPrefixTokens, mode: "bilinear", antialias: false)
    }
}
