// Mobile networks that return the outputs of their stages, and what the networks' own ways to them share.

import Neural
import Tensors

/// Runs, cuts and checks what has a stem and numbered stages under `blocks`.
enum StageExtractor {
    /// The last output, the wanted features and how many stages ran. `stageEnds` says how many stages are in front of each
    /// feature.
    static func run(
        _ model: Module, _ stageEnds: [Int], _ options: IntermediateOptions, _ stem: Tensor
    ) throws -> (output: Tensor, features: [Tensor], stages: Int) {
        let (places, last) = try FeatureIndices.take(stageEnds.count, options.indices)
        let wanted = Set(places.map { stageEnds[$0] })
        var x = stem
        var features: [Tensor] = wanted.contains(0) ? [x] : []
        var count = 0
        for (_, stage) in try model.required("blocks").namedChildren where !options.stopEarly || count < stageEnds[last] {
            x = try stage(x)
            count += 1
            if wanted.contains(count) { features.append(x) }
        }
        return (x, features, count)
    }

    /// Drops the stages after the first ones. Returns whether there were any.
    static func cut(_ model: Module, after count: Int) throws -> Bool {
        let stages = try model.required("blocks").namedChildren.map(\.module)
        try model.setModule("blocks", Sequential(Array(stages.prefix(count))))
        return count < stages.count
    }

    /// Features are outputs of blocks: timm's other place, inside of them, is not here.
    static func requireBottleneck(_ a: ModelArguments) throws {
        let place = try a.optionalString("feature_location") ?? "bottleneck"
        guard place == "bottleneck" else {
            throw TensorError.notImplemented("feature_location='\(place)' is not available: 'bottleneck' is")
        }
    }
}

/// The trunk and its features. Same as timm.models.EfficientNetFeatures.
public class EfficientNetFeatures: FeatureNet {
    private var wanted: Set<Int> = []

    init(_ model: ImageModel, _ stageEnds: [Int], _ indices: FeatureIndices) throws {
        try super.init(model.featureInfo, indices, outputFormat: "NCHW")
        wanted = Set(outIndices.map { stageEnds[$0 < 0 ? $0 + stageEnds.count : $0] })
        for name in ["conv_stem", "bn1", "act1", "blocks"] {
            if let module = model.child(name) { try setModule(name, module) }
        }
    }

    public override func features(_ input: Tensor) throws -> [(name: String, tensor: Tensor)] {
        var x = try Module.convolve(input, conv: required("conv_stem"), norm: required("bn1"), activation: child("act1"))
        var found = wanted.contains(0) ? [x] : []
        for (index, stage) in try required("blocks").namedChildren.map(\.module).enumerated() {
            x = try stage(x)
            if wanted.contains(index + 1) { found.append(x) }
        }
        return found.enumerated().map { ("\($0)", $1) }
    }
}

/// The same, its stem's activation apart. Same as timm.models.MobileNetV3Features.
public final class MobileNetV3Features: EfficientNetFeatures {}
