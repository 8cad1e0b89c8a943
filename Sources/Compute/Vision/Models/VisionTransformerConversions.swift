// Checkpoints of vision transformers in other projects' layouts under timm's names: OpenAI's and OpenCLIP's CLIP, DINOv2 and
// TIPS, AIMv2, BEiT-3, C-RADIO. Same as the _convert_… functions of timm's vision_transformer.py (Apache-2.0).

import Neural
import Tensors

/// Entries of a checkpoint by name.
typealias CheckpointEntries = [(name: String, tensor: Tensor)]

extension VisionTransformer {
    /// The entries under timm's names; nil where the checkpoint is in none of these layouts. `isFitted` says that the
    /// positions are the model's size already.
    func converted(
        _ state: CheckpointEntries, mode: String, antialias: Bool, alignCorners: Bool
    ) throws -> (entries: CheckpointEntries, isFitted: Bool)? {
        func has(_ name: String) -> Bool { state.contains { $0.name == name } }
        func stripped(_ prefix: String) -> CheckpointEntries {
            state.filter { $0.name.hasPrefix(prefix) }.map { (String($0.name.dropFirst(prefix.count)), $0.tensor) }
        }
        if has("visual.class_embedding") { return (try Self.clip(stripped("visual.")), false) }
        if has("module.visual.class_embedding") { return (try Self.clip(stripped("module.visual.")), false) }
        if has("mask_token") { return (try Self.dinov2(state), false) }
        if has("vision_encoder.mask_token") { return (try Self.dinov2(stripped("vision_encoder.")), false) }
        if state.contains(where: { $0.name.contains("beit3.") }) { return (try Self.beit3(state), false) }
        if has("visual.trunk.pos_embed") || has("visual.trunk.blocks.0.norm1.weight") {
            var entries = stripped("visual.trunk.")
            if let projection = state.first(where: { $0.name == "visual.head.proj.weight" })?.tensor, child("head") is Linear {
                entries += [("head.weight", projection), ("head.bias", try Tensor.zeros([projection.shape[0]]))]
            }
            return (entries, false)
        }
        if has("module.visual.trunk.pos_embed") { return (stripped("module.visual.trunk."), false) }
        if has("preprocessor.patchifier.proj.weight") { return (Self.aimv2(state), false) }
        if has("radio_model.model.patch_generator.embedder.weight") {
            return (try radio(stripped("radio_model.model."), mode: mode, antialias: antialias, alignCorners: alignCorners), true)
        }
        return nil
    }

    private static func replacing(_ name: String, _ rules: KeyValuePairs<String, String>) -> String {
        rules.reduce(name) { $0.replacing($1.key, with: $1.value) }
    }

    /// The image tower of OpenAI's CLIP; its projection is the classifier.
    private static func clip(_ state: CheckpointEntries) throws -> CheckpointEntries {
        var result: CheckpointEntries = []
        for (key, tensor) in state {
            let name = replacing(
                key,
                [
                    "conv1": "patch_embed.proj", "positional_embedding": "pos_embed", "transformer.resblocks.": "blocks.",
                    "ln_pre": "norm_pre", "ln_post": "norm", "ln_": "norm", "in_proj_": "qkv.", "out_proj": "proj",
                    "mlp.c_fc": "mlp.fc1", "mlp.c_proj": "mlp.fc2",
                ])
            switch name {
            case "proj":
                let weight = try tensor.transpose(0, 1)
                result += [("head.bias", try Tensor.zeros([weight.shape[0]])), ("head.weight", weight)]
            case "class_embedding": result.append(("cls_token", try tensor.unsqueeze(0).unsqueeze(1)))
            case "pos_embed": result.append((name, try tensor.unsqueeze(0)))
            default: result.append((name, tensor))
            }
        }
        return result
    }

    /// DINOv2: with registers, neither class token nor registers have positions; the class token's is added to it.
    private static func dinov2(_ state: CheckpointEntries) throws -> CheckpointEntries {
        let table = Dictionary(state.map { ($0.name, $0.tensor) }, uniquingKeysWith: { first, _ in first })
        var result: CheckpointEntries = []
        var done: Set = ["mask_token"]
        if let registers = table["register_tokens"] {
            guard let positions = table["pos_embed"], let token = table["cls_token"] else { throw TensorError.key("pos_embed") }
            result = [
                ("reg_token", registers), ("cls_token", try token.add(positions.slice(1, 0, 1).squeeze([1]))),
                ("pos_embed", try positions.slice(1, 1, nil)),
            ]
            done.formUnion(["register_tokens", "pos_embed", "cls_token"])
        }
        for (key, tensor) in state where !done.contains(key) {
            result.append((replacing(key, ["mlp.w12.": "mlp.fc1.", "mlp.w3.": "mlp.fc2."]), tensor))
        }
        return result
    }

    private static func aimv2(_ state: CheckpointEntries) -> CheckpointEntries {
        state.map { key, tensor in
            let name = replacing(
                key,
                [
                    "norm_1": "norm1", "norm_2": "norm2", "preprocessor.patchifier.": "patch_embed.",
                    "preprocessor.pos_embed": "pos_embed", "trunk.": "", "post_trunk_norm.": "norm.", "mlp.fc1": "mlp.fc1_g",
                    "mlp.fc3": "mlp.fc1_x",
                ])
            return (name, tensor)
        }
    }

    /// BEiT-3's branch for images; queries, keys and values become one layer.
    private static func beit3(_ state: CheckpointEntries) throws -> CheckpointEntries {
        let unused = ["beit3.text_embed.weight", "beit3.vision_embed.mask_token"]
        var result: CheckpointEntries = []
        var parts: [String: [String: Tensor]] = [:]
        for (key, tensor) in state where !key.contains(".B.") && !unused.contains(key) {
            let name = replacing(
                key,
                [
                    "beit3.": "", "vision_embed.cls_token": "cls_token", "vision_embed.": "patch_embed.",
                    "embed_positions.": "pos_embed.", "encoder.": "", "layers.": "blocks.", "ffn_layernorm.": "norm.",
                    "ffn.": "mlp.", "self_attn_layer_norm.": "norm1.", "self_attn.": "attn.", "final_layer_norm.": "norm2.",
                    "inner_attn_ln": "norm", "out_proj": "proj", ".A.": ".",
                ])
            if name == "pos_embed.weight" {
                result.append(("pos_embed", try tensor.slice(0, 2, nil).unsqueeze(0)))
            } else if let match = name.wholeMatch(of: /(blocks\.\d+\.attn\.)([qkv])_proj\.(weight|bias)/) {
                let joined = "\(match.1)qkv.\(match.3)"
                parts[joined, default: [:]][String(match.2)] = tensor
                if let part = parts[joined], let q = part["q"], let k = part["k"], let v = part["v"] {
                    result.append((joined, try Tensor.cat([q, k, v])))
                }
            } else {
                result.append((name, tensor))
            }
        }
        return result
    }

    /// C-RADIO: the first class token stays one, the other teachers' and the registers become registers. Its square of positions
    /// is resized to the longer side of the grid and cut, as RADIO does when it runs.
    private func radio(_ state: CheckpointEntries, mode: String, antialias: Bool, alignCorners: Bool) throws -> CheckpointEntries
    {
        var result: CheckpointEntries = []
        for (key, tensor) in state {
            switch key {
            case "patch_generator.embedder.weight":
                guard tensor.ndim == 2 else { throw TensorError.value("\(key) must have two dimensions") }
                let side = Int(Double(tensor.shape[1] / 3).squareRoot())
                result.append(("patch_embed.proj.weight", try tensor.reshape([tensor.shape[0], 3, side, side])))
                result.append(("patch_embed.proj.bias", try Tensor.zeros([tensor.shape[0]])))
            case "patch_generator.pos_embed":
                guard parameter("pos_embed") != nil, let grid = (child("patch_embed") as? PatchEmbed)?.gridSize else {
                    result.append(("pos_embed", tensor))
                    continue
                }
                let side = max(grid[0], grid[1])
                let square = try PositionEmbedding.resampled(
                    tensor, to: [side, side], prefixTokens: 0, mode: mode, antialias: antialias, alignCorners: alignCorners)
                let cut = try square.reshape([1, side, side, -1]).slice(1, 0, grid[0]).slice(2, 0, grid[1])
                result.append(("pos_embed", try cut.reshape([1, grid[0] * grid[1], -1])))
            case "patch_generator.cls_token.token":
                result.append(("cls_token", try tensor.slice(0, 0, 1).unsqueeze(0)))
                result.append(("reg_token", try tensor.slice(0, 1, nil).unsqueeze(0)))
            default:
                if key.hasPrefix("blocks.") { result.append((key.replacing(".grandma", with: ".gamma"), tensor)) }
            }
        }
        return result
    }
}
