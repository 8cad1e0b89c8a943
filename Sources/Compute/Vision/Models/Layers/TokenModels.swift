// What models over sequences of tokens share: positions and prefix tokens, intermediate features, other input sizes, checkpoints
// of other sizes.

import Neural
import Tensors

extension ImageModel {
    /// forward_intermediates of a model whose blocks keep the shape [N, prefix + h · w, C] of its tokens.
    func tokenIntermediates(
        _ input: Tensor, _ options: IntermediateOptions, patches: PatchEmbed, prefixTokens: Int = 0,
        tokens: () throws -> Tensor, block: (Int, Module, Tensor) throws -> Tensor
    ) throws -> Intermediates {
        let blocks = try required("blocks").namedChildren
        let (places, last) = try FeatureIndices.take(blocks.count, options.indices)
        guard input.ndim == 4 else { throw TensorError.value("not enough values to unpack (expected 4, got \(input.ndim))") }
        var found: [Tensor] = []
        var x = try tokens()
        for (place, entry) in blocks.enumerated() where !options.stopEarly || place <= last {
            x = try block(place, entry.module, x)
            if places.contains(place) { found.append(options.norm ? try required("norm")(x) : x) }
        }
        var prefix: [Tensor]?
        if prefixTokens > 0 {
            if options.returnsPrefixTokens { prefix = try found.map { try $0.slice(1, 0, prefixTokens) } }
            found = try found.map { try $0.slice(1, prefixTokens, nil) }
        }
        if options.outputFormat == "NCHW" {
            let shape = [input.shape[0]] + patches.gridSize(for: Array(input.shape.suffix(2))) + [-1]
            found = try found.map { try $0.reshape(shape).permute([0, 3, 1, 2]).contiguous() }
        }
        let output = options.intermediatesOnly ? nil : try required("norm")(x)
        return Intermediates(output: output, features: found, prefixTokens: prefix)
    }

    /// Drops the blocks behind the last wanted one and, as asked, the norm behind them and the classifier; `dropHead` takes away what
    /// the model has between those two. Returns the places.
    func pruneBlocks(
        _ indices: FeatureIndices, list: Bool = false, pruneNorm: Bool, pruneHead: Bool, dropHead: () throws -> Void = {}
    ) throws -> [Int] {
        let blocks = try required("blocks").namedChildren
        let (places, last) = try FeatureIndices.take(blocks.count, indices)
        let kept = blocks.prefix(last + 1).map(\.module)
        try setModule("blocks", list ? ModuleList(kept) : Sequential(kept))
        if pruneNorm { try setModule("norm", Identity()) }
        if pruneHead {
            try dropHead()
            try resetClassifier(0, globalPool: "")
        }
        return places
    }

    /// The patch embedding under a name.
    func patches(_ name: String = "patch_embed") throws -> PatchEmbed {
        guard let module = try required(name) as? PatchEmbed else {
            throw TensorError.type("\(typeName): \(name) must be a PatchEmbed")
        }
        return module
    }

    /// Another image or patch size: the kernel and, where the grid changes, the positions are resampled.
    func resizePatches(_ imageSize: [Int]?, _ patchSize: [Int]?, positionPrefix: Int) throws {
        let patches = try patches()
        let old = patches.gridSize
        if let imageSize, !imageSize.allSatisfy({ $0 > 0 }) {
            throw TensorError.value("Expected a positive image size (H, W), got \(PythonText.tuple(imageSize)).")
        }
        try patches.resize(imageSize, patchSize: patchSize)
        guard let positions = parameter("pos_embed"), let grid = patches.gridSize else { return }
        guard grid.reduce(1, *) + positionPrefix != positions.shape[1] || grid != old else { return }
        let new = try GradMode.withDisabled {
            try PositionEmbedding.resampled(positions, to: grid, from: old, prefixTokens: positionPrefix).clone()
        }
        try setParameter("pos_embed", new.requiresGradInPlace(positions.requiresGrad))
    }

    /// Positions for this input: resampled where its grid may differ from the model's. `patches` are [N, h, w, C] then.
    func positions(for patches: Tensor, isDynamic: Bool, positionPrefix: Int) throws -> Tensor? {
        guard let own = parameter("pos_embed"), isDynamic, patches.ndim == 4 else { return parameter("pos_embed") }
        return try PositionEmbedding.resampled(
            own, to: [patches.shape[1], patches.shape[2]], from: self.patches().gridSize, prefixTokens: positionPrefix)
    }

    /// Adds positions to the patches and puts the prefix tokens in front, in the order that `noEmbedClass` says.
    func joinTokens(_ patches: Tensor, _ names: [String], positions: Tensor?, noEmbedClass: Bool) throws -> Tensor {
        let batch = patches.shape[0]
        let prefix = try names.compactMap(parameter).map { try $0.expand([batch, -1, -1]) }
        func joined(_ x: Tensor) throws -> Tensor { prefix.isEmpty ? x : try Tensor.cat(prefix + [x], dim: 1) }
        let x = patches.ndim == 4 ? try patches.reshape([batch, -1, patches.shape[3]]) : patches
        guard let positions else { return try joined(x) }
        return try noEmbedClass ? joined(x.add(positions)) : joined(x).add(positions)
    }

    /// A checkpoint's patch kernel at this model's patch size.
    func fittedKernel(_ tensor: Tensor, mode: String = "bicubic", antialias: Bool = true) throws -> Tensor {
        guard let shape = child("patch_embed")?.child("proj")?.parameter("weight")?.shape, shape.count == 4 else { return tensor }
        let size = Array(shape.suffix(2))
        let weight = tensor.ndim < 4 ? try tensor.reshape([shape[0], -1] + size) : tensor
        return try PositionEmbedding.resampledKernel(weight, to: size, mode: mode, antialias: antialias)
    }

    /// A checkpoint's positions on this model's grid; the checkpoint's own follows from its kernel.
    func fittedPositions(
        _ tensor: Tensor, kernel: Tensor?, prefix: Int, mode: String = "bicubic", antialias: Bool = true,
        alignCorners: Bool = false
    ) throws -> Tensor {
        guard let own = parameter("pos_embed"), let grid = (child("patch_embed") as? PatchEmbed)?.gridSize, tensor.ndim == 3
        else {
            return tensor
        }
        var old: [Int]?
        if let kernel, kernel.ndim == 4 {
            let source = zip(pretrainedConfig.inputSize.suffix(2), kernel.shape.suffix(2)).map { $0 / max($1, 1) }
            if source.reduce(1, *) == tensor.shape[1] - prefix { old = source }
        }
        guard tensor.shape[1] != own.shape[1] || (old != nil && old != grid) else { return tensor }
        return try PositionEmbedding.resampled(
            tensor, to: grid, from: old, prefixTokens: prefix, mode: mode, antialias: antialias, alignCorners: alignCorners)
    }

    /// Linear layers and tokens truncated normal, the last layers of each block smaller by its depth, the classifier near zero.
    func initTruncated(tokens: [String], headScale: Double) throws {
        for (_, module) in namedDepthFirst() where module is Linear {
            if let weight = module.parameter("weight") { try Initialisation.inverseTruncNormal(weight, std: 0.02) }
            if let bias = module.parameter("bias") { try Initialisation.constant(bias, 0) }
        }
        for name in tokens {
            if let tensor = parameter(name) { try Initialisation.inverseTruncNormal(tensor, std: 0.02) }
        }
        func scale(_ tensor: Tensor?, _ factor: Double) throws {
            if let tensor { _ = try GradMode.withDisabled { try tensor.mulInPlace(Operand.scalar(.float(factor))) } }
        }
        for (place, entry) in try required("blocks").namedChildren.enumerated() {
            for path in ["attn.proj", "mlp.fc2"] {
                try scale(entry.module.submodule(path).parameter("weight"), 1 / (2 * Double(place + 1)).squareRoot())
            }
        }
        guard headScale != 0, let head = child("head") as? Linear, let weight = head.parameter("weight") else { return }
        try Initialisation.inverseTruncNormal(weight, std: 0.02)
        try scale(weight, headScale)
        try scale(head.parameter("bias"), headScale)
    }
}
