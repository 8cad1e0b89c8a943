// Checkpoints of vision transformers under timm's names: patch kernels and position embeddings fitted to the model's sizes.

import Neural
import Tensors

extension VisionTransformer {
    /// Entries that tell a checkpoint in another project's layout, which timm converts and this does not.
    private static let foreign = [
        "visual.class_embedding", "module.visual.class_embedding", "mask_token", "vision_encoder.mask_token",
        "preprocessor.patchifier.proj.weight", "radio_model.model.patch_generator.embedder.weight",
    ]

    /// The entries with kernels and positions resampled. Same as timm.models.vision_transformer.checkpoint_filter_fn for
    /// checkpoints of timm and OpenCLIP's trunks.
    func fitted(_ state: [(name: String, tensor: Tensor)]) throws -> [(name: String, tensor: Tensor)] {
        if let entry = state.first(where: { Self.foreign.contains($0.name) || $0.name.contains("beit3.") }) {
            throw TensorError.notImplemented(
                "\(typeName): this checkpoint is in another project's layout ('\(entry.name)'); use timm's own weights")
        }
        var state = state
        let trunk = "visual.trunk."
        if state.contains(where: { $0.name == trunk + "pos_embed" || $0.name == trunk + "blocks.0.norm1.weight" }) {
            state = state.filter { $0.name.hasPrefix(trunk) }.map { (String($0.name.dropFirst(trunk.count)), $0.tensor) }
        }
        let architecture = pretrainedConfig["architecture"].string ?? ""
        // FlexiViT and RADIO were trained with bilinear resampling.
        let isBilinear = architecture.contains("flexi") || architecture.contains("radio")
        let mode = isBilinear ? "bilinear" : "bicubic"
        let kernel = state.first { $0.name == "patch_embed.proj.weight" }?.tensor
        return try state.compactMap { name, tensor -> (name: String, tensor: Tensor)? in
            if name.contains("patch_embed.proj.weight") {
                return (name, try fittedKernel(tensor, mode: mode, antialias: !isBilinear))
            }
            if name == "pos_embed" {
                let prefix = noEmbedClass ? 0 : numPrefixTokens
                return (
                    name, try fittedPositions(tensor, kernel: kernel, prefix: prefix, mode: mode, antialias: !isBilinear)
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
}
