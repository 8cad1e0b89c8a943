// timm's selectable global pooling.

import Neural
import Tensors

/// Pools each channel to one value, by mean, or passes features through. Same as timm.layers.SelectAdaptivePool2d.
public final class SelectAdaptivePool2d: Module {
    public let poolType: String
    public let flattens: Bool

    /// `poolType` is 'avg', or '' for none.
    public init(poolType: String = "avg", flatten: Bool = true) throws {
        switch poolType {
        case "avg", "": break
        case "max", "avgmax", "catavgmax", "fast", "fastavg", "fastmax", "fastavgmax", "fastcatavgmax":
            throw TensorError.notImplemented("global_pool='\(poolType)' is not available yet; 'avg' and '' are")
        default: throw TensorError.value("Invalid pool type: \(poolType)")
        }
        self.poolType = poolType
        flattens = flatten && !poolType.isEmpty
        super.init()
        try setModule("pool", poolType.isEmpty ? Identity() : AdaptiveAvgPool2d([1, 1]))
        try setModule("flatten", flattens ? Flatten(startDim: 1) : Identity())
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try required("flatten")(required("pool")(input)) }

    public override var representation: String {
        "SelectAdaptivePool2d(pool_type=\(poolType), flatten=\(child("flatten")?.representation ?? "None"))"
    }
}
