// Networks whose children are "stem" (or another name of it), "stages" and a head, with one feature a stage: running, tapping and pruning them.

import Neural
import Tensors

extension ImageModel {
    /// The stages after the stem.
    func stagedFeatures(_ input: Tensor, stem: String = "stem") throws -> Tensor { try passing(input, through: stem, "stages") }

    /// forward_intermediates: the stages' outputs, [N, C, H, W] each; those with channels last also as they are.
    func stagedIntermediates(
        _ input: Tensor, _ options: IntermediateOptions, stem: String = "stem"
    ) throws -> Intermediates {
        let isChannelsLast = outputFormat == "NHWC"
        if isChannelsLast { try options.require("NCHW", "NHWC") } else { try options.require("NCHW") }
        let turns = isChannelsLast && options.outputFormat == "NCHW"
        let stages = try required("stages").namedChildren
        let (places, last) = try FeatureIndices.take(stages.count, options.indices)
        var features: [Tensor] = []
        var x = try required(stem)(input)
        for (place, stage) in stages.enumerated() where !options.stopEarly || place <= last {
            x = try stage.module(x)
            if places.contains(place) { features.append(turns ? try x.permute([0, 3, 1, 2]).contiguous() : x) }
        }
        return Intermediates(output: options.intermediatesOnly ? nil : x, features: features)
    }

    /// Drops the stages behind the last wanted one, and ends the pruning as `endPruning` does. Returns the places.
    func pruneStages(_ indices: FeatureIndices, pruneHead: Bool, dropHead: (() throws -> Void)? = nil) throws -> [Int] {
        guard let stages = try required("stages") as? Sequential else { throw TensorError.type("stages must be a Sequential") }
        let (places, last) = try FeatureIndices.take(stages.count, indices)
        let isCut = last < stages.count - 1
        try setModule("stages", stages.prefix(last + 1))
        try endPruning(after: last, isCut: isCut, pruneHead: pruneHead, dropHead: dropHead)
        return places
    }

    /// group_matcher of such networks, whose stages are a layer in front of blocks.
    func stagedGroups(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        let blocks: GroupPattern =
            coarse
            ? .pattern(#"^stages\.(\d+)"#)
            : .patterns([(#"^stages\.(\d+)\.downsample"#, [0]), (#"^stages\.(\d+)\.blocks\.(\d+)"#, nil)])
        return [("stem", .pattern("^stem")), ("blocks", blocks)]
    }
}
