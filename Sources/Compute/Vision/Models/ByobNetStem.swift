// First layers of "bring your own blocks" networks: stacks of 3x3 convolutions with or without pooling, or one block.

import Neural
import Tensors

extension ByobNet {
    /// Convolutions `conv1`, `conv2`, …, then pooling; subsamples by four. Same as timm.models.byobnet.Stem.
    public final class Stem: Sequential {
        /// Place of the layer whose output is the first feature, where that is not the last one's.
        private(set) var tap: Int?
        private(set) var featureInfo: [FeatureInfo] = []

        /// The first convolutions behind the last `activated` ones have neither normalisation nor activation.
        init(
            _ input: Int, _ widths: [Int], kernel: Int = 3, pool: String, activated: Int? = nil, prefix: String,
            _ layers: ByobLayers
        ) throws {
            guard !widths.isEmpty, widths.allSatisfy({ $0 > 0 }) else {
                throw TensorError.value("ByobNet: stem_chs must be positive")
            }
            try super.init([])
            var (channels, reduction, last) = (input, 1, "")
            let plain = widths.count - (activated ?? widths.count)
            for (place, width) in widths.enumerated() {
                let stride = place == 0 ? 2 : place == widths.count - 1 && pool.isEmpty ? 2 : 1
                if place > 0, stride > 1 {
                    tap = place - 1
                    featureInfo.append(.init(channels: channels, reduction: reduction, module: "\(prefix).\(last)"))
                }
                last = "conv\(place + 1)"
                try setModule(
                    last,
                    place < plain
                        ? Conv2d.make(channels, width, kernel: kernel, stride: stride)
                        : layers.conv(channels, width, kernel: kernel, stride: stride))
                channels = width
                reduction *= stride
            }
            if !pool.isEmpty {
                let type = pool.lowercased()
                guard ["max", "maxpool", "avg", "avgpool", "max2", "avg2"].contains(type) else { throw TensorError.assertion("") }
                tap = widths.count - 1
                featureInfo.append(.init(channels: channels, reduction: reduction, module: "\(prefix).\(last)"))
                last = "pool"
                switch type {
                case "max2": try setModule(last, MaxPool2d(kernelSize: 2))
                case "avg2": try setModule(last, AvgPool2d(kernelSize: 2))
                case "max", "maxpool": try setModule(last, MaxPool2d(kernelSize: 3, stride: 2, padding: 1))
                default: try setModule(last, AvgPool2d(kernelSize: 3, stride: 2, padding: 1, countIncludePad: false))
                }
                reduction *= 2
            }
            featureInfo.append(.init(channels: channels, reduction: reduction, module: "\(prefix).\(last)"))
            guard reduction == 4 else { throw TensorError.assertion("") }
        }

        /// The output, and the first feature where that is another one.
        func forwardTapped(_ input: Tensor) throws -> (output: Tensor, tapped: Tensor?) {
            var (x, tapped): (Tensor, Tensor?) = (input, nil)
            for (place, entry) in namedChildren.enumerated() {
                x = try entry.module(x)
                if place == tap { tapped = x }
            }
            return (x, tapped)
        }

        /// Takes away what comes behind the first feature.
        func pruneToTap() throws {
            guard let tap else { return }
            for (name, _) in namedChildren.dropFirst(tap + 1) { try setModule(name, Identity()) }
        }

        public override var attributes: [String: JSONValue] {
            ["stride": .int(4), "last_feat_idx": tap.map { .int($0) } ?? .null]
        }
    }

    /// The stem that `stem_type` names, with its features; the last one is the stage's input. Same as
    /// timm.models.byobnet.create_byob_stem.
    static func stem(
        _ input: Int, _ widths: [Int], isList: Bool, type: String, pool: String, _ layers: ByobLayers
    ) throws -> (module: Module, features: [FeatureInfo]) {
        guard ["", "quad", "quad2", "tiered", "deep", "rep", "one", "7x7", "3x3"].contains(type) else {
            throw TensorError.assertion("")
        }
        guard let width = widths.last, width > 0 else { throw TensorError.value("ByobNet: stem_chs must be positive") }
        func stem(_ widths: [Int], kernel: Int = 3, activated: Int? = nil) throws -> (Module, [FeatureInfo]) {
            let stem = try Stem(
                input, widths, kernel: kernel, pool: pool, activated: activated, prefix: "stem", layers)
            return (stem, stem.featureInfo)
        }
        let kernel = type == "7x7" ? 7 : 3
        let module: Module
        switch type {
        case "quad", "quad2":
            let chain = [3, 2, 1, 0].map { power in
                Int((Double(width) / Double(1 << power)).rounded(.toNearestOrEven))
            }
            return try stem(chain, activated: type == "quad2" ? 2 : nil)
        case "tiered": return try stem([3 * width / 8, width / 2, width])
        case "deep": return try stem([width, width, width])
        case "rep", "one":
            var options = ByobBlockOptions()
            options.stride = 2
            module =
                type == "rep"
                ? try RepVggBlock(input, width, options, layers) : try MobileOneBlock(input, width, options, layers)
        default:
            if isList, type != "7x7" { return try stem(widths) }
            if !pool.isEmpty { return try stem([width], kernel: kernel) }
            module = try layers.conv(input, width, kernel: kernel, stride: 2)
        }
        return (module, [FeatureInfo(channels: width, reduction: 2, module: "stem")])
    }
}
