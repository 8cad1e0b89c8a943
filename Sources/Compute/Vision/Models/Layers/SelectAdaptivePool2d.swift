// timm's selectable global pooling.

import Neural
import Tensors

/// Pools each channel to one value, by mean, maximum or both, or passes features through. Same as
/// timm.layers.SelectAdaptivePool2d with output size 1.
public final class SelectAdaptivePool2d: Module {
    public let poolType: String
    /// Features out per channel in.
    public var featureMultiplier: Int { poolType.hasSuffix("catavgmax") ? 2 : 1 }
    public var isIdentity: Bool { poolType.isEmpty }

    /// `poolType` is avg, max, avgmax, catavgmax, one of them behind 'fast', or '' for none. `inputFormat` NHWC pools the two
    /// dimensions in the middle.
    public init(poolType: String = "fast", flatten: Bool = false, inputFormat: String = "NCHW") throws {
        guard inputFormat == "NCHW" || inputFormat == "NHWC" else { throw TensorError.assertion("") }
        self.poolType = poolType
        super.init()
        let type = poolType.lowercased()
        let kind = type == "fast" ? "avg" : type.hasPrefix("fast") ? String(type.dropFirst(4)) : type
        guard ["", "avg", "max", "avgmax", "catavgmax"].contains(kind) else {
            throw TensorError.assertion("Invalid pool type: \(type)")
        }
        if kind.isEmpty {
            try setModule("pool", Identity())
            try setModule("flatten", flatten ? Flatten(startDim: 1) : Identity())
        } else if type.hasPrefix("fast") || inputFormat != "NCHW" {
            try setModule("pool", FastAdaptivePool(kind, flatten: flatten, inputFormat: inputFormat))
            try setModule("flatten", Identity())
        } else {
            let pool: Module =
                switch kind {
                case "max": AdaptiveMaxPool2d([1, 1])
                case "avgmax": AdaptiveAvgMaxPool2d(concatenates: false)
                case "catavgmax": AdaptiveAvgMaxPool2d(concatenates: true)
                default: AdaptiveAvgPool2d([1, 1])
                }
            try setModule("pool", pool)
            try setModule("flatten", flatten ? Flatten(startDim: 1) : Identity())
        }
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try required("flatten")(required("pool")(input)) }

    public override var representation: String {
        "SelectAdaptivePool2d(pool_type=\(poolType), flatten=\(child("flatten")?.representation ?? "None"))"
    }

    public override var attributes: [String: JSONValue] { ["pool_type": .string(poolType)] }
}

/// Mean and maximum, half of each or side by side. Same as timm.layers.AdaptiveAvgMaxPool2d and AdaptiveCatAvgMaxPool2d.
public final class AdaptiveAvgMaxPool2d: Module {
    private let concatenates: Bool
    public init(concatenates: Bool) { self.concatenates = concatenates }

    public override var typeName: String {
        behaviour?.typeName(of: self) ?? (concatenates ? "AdaptiveCatAvgMaxPool2d" : "AdaptiveAvgMaxPool2d")
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        let mean = try input.adaptiveAvgPool2d([1, 1])
        let maximum = try input.adaptiveMaxPool2d([1, 1]).output
        return concatenates ? try Tensor.cat([mean, maximum], dim: 1) : try mean.add(maximum).mul(0.5)
    }

    public override var attributes: [String: JSONValue] { ["output_size": .int(1)] }
}

/// The same by reductions over the two dimensions. Same as timm.layers.FastAdaptiveAvgPool and its kin.
public final class FastAdaptivePool: Module {
    private let kind: String
    private let flattens: Bool
    private let dims: [Int]
    private let channelDim: Int

    init(_ kind: String, flatten: Bool, inputFormat: String) {
        (self.kind, flattens) = (kind, flatten)
        dims = inputFormat == "NHWC" ? [1, 2] : [2, 3]
        channelDim = flatten || inputFormat == "NCHW" ? 1 : 3
    }

    public override var typeName: String {
        let name = ["avg": "Avg", "max": "Max", "avgmax": "AvgMax", "catavgmax": "CatAvgMax"][kind] ?? ""
        return behaviour?.typeName(of: self) ?? "FastAdaptive\(name)Pool"
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        switch kind {
        case "avg": return try input.mean(dims, keepdim: !flattens)
        case "max": return try input.amax(dims, keepdim: !flattens)
        default:
            let (mean, maximum) = (try input.mean(dims, keepdim: !flattens), try input.amax(dims, keepdim: !flattens))
            if kind == "catavgmax" { return try Tensor.cat([mean, maximum], dim: channelDim) }
            return try mean.mul(0.5).add(maximum.mul(0.5))
        }
    }

    public override var attributes: [String: JSONValue] {
        let axes = JSONValue.array(dims.map { .int($0) })
        guard kind == "catavgmax" else { return ["flatten": .bool(flattens), "dim": axes] }
        return ["flatten": .bool(flattens), "dim_reduce": axes, "dim_cat": .int(channelDim)]
    }
}
