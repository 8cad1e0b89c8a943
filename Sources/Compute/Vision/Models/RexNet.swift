// ReXNet: inverted residuals whose widths grow from block to block, with timm's options, names and initialisation.
// Paper: Rethinking Channel Dimensions for Efficient Model Design, arXiv:2007.00992.
// Follows timm's rexnet.py (MIT for the weights, Apache-2.0 for the code).

internal import Glibc
import Neural
import Tensors

extension ModelFamily {
    static let rexnet = ModelFamily("rexnet", [RexNet.self], parts: [RexNet.LinearBottleneck.self])
}

/// The network. Same as timm.models.RexNet.
public final class RexNet: ImageModel {
    /// The blocks whose outputs are features.
    private var stageEnds: [Int] = []

    public required init(_ a: ModelArguments) throws {
        try super.init(a)
        let outputStride = try a.int("output_stride")
        guard [8, 16, 32].contains(outputStride) else { throw TensorError.assertion("") }
        let (width, divisor) = (try a.double("width_mult"), try a.int("ch_div"))
        guard width > 0, width < 1000, divisor > 0 else {
            throw TensorError.value("RexNet: width_mult and ch_div must be positive")
        }
        let style = Style(divisor: divisor, activation: try a.layer("act_layer"), depthwise: try a.layer("dw_act_layer"))
        func rounded(_ value: Double) -> Int { makeDivisible(value.rounded(.toNearestOrEven), divisor) }
        let stem = rounded((width < 1 ? 32 / width : 32) * width)
        try setModule("stem", ConvNormAct(inChans, stem, kernel: 3, stride: 2, activation: style.activation))

        let shapes = try Self.shapes(a, width, rounded)
        let rate = try a.double("drop_path_rate")
        var (channels, reduction, dilation, modules): (Int, Int, Int, [Module]) = (stem, 2, 1, [])
        for (index, shape) in shapes.enumerated() {
            var (stride, next) = (shape.stride, dilation)
            if stride > 1 {
                featureInfo.append(.init(channels: channels, reduction: reduction, module: "features.\(index - 1)"))
                stageEnds.append(index - 1)
                if reduction >= outputStride { (next, stride) = (dilation * stride, 1) }
            }
            let drop = shapes.count > 1 ? rate * Double(index) / Double(shapes.count - 1) : 0
            modules.append(
                try LinearBottleneck(channels, shape, stride: stride, dilation: (dilation, next), dropPath: drop, style))
            reduction *= stride
            (dilation, channels) = (next, shape.output)
        }
        featureInfo.append(.init(channels: channels, reduction: reduction, module: "features.\(modules.count - 1)"))
        stageEnds.append(modules.count - 1)
        numFeatures = makeDivisible(1280 * width, divisor)
        modules.append(try ConvNormAct(channels, numFeatures, activation: style.activation))
        try setModule("features", Sequential(modules))
        let head = try ClassifierHead(numFeatures, numClasses, poolType: a.string("global_pool"), dropRate: dropRate)
        headHiddenSize = try add("head", head).numFeatures
        try MobileInitialisation.draw(self)
    }

    /// What differs from block to block.
    struct Shape {
        let output, expansion, stride: Int
        let seRatio: Double
    }

    /// The blocks' shapes: widths grow along a line. Same as timm's _block_cfg.
    private static func shapes(_ a: ModelArguments, _ width: Double, _ rounded: (Double) -> Int) throws -> [Shape] {
        let (depth, final) = (try a.double("depth_mult"), try a.int("final_chs"))
        guard depth > 0, depth < 100 else { throw TensorError.value("RexNet: depth_mult must be positive") }
        let layers = [1, 2, 2, 3, 3, 5].map { Int(ceil($0 * depth)) }
        let count = layers.reduce(0, +)
        let initial = Double(try a.int("initial_chs"))
        var base = width < 1 ? initial / width : initial
        let ratio = try a.double("se_ratio")
        var shapes: [Shape] = []
        for (stage, stride) in [1, 2, 2, 2, 1, 2].enumerated() {
            for place in 0..<layers[stage] {
                shapes.append(
                    Shape(
                        output: rounded(base * width), expansion: stage == 0 ? 1 : 6, stride: place == 0 ? stride : 1,
                        seRatio: stage < 2 ? 0 : ratio))
                base += Double(final) / Double(count)
            }
        }
        return shapes
    }

    /// Everything up to the head: [N, numFeatures, H / 32, W / 32].
    public override func forwardFeatures(_ input: Tensor) throws -> Tensor { try passing(input, through: "stem", "features") }

    public override func forwardHead(_ features: Tensor, preLogits: Bool = false) throws -> Tensor {
        try runHead(features, preLogits: preLogits)
    }

    public override func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        try options.require("NCHW")
        let (chosen, end) = try FeatureIndices.take(stageEnds.count, options.indices)
        let places = chosen.map { stageEnds[$0] }
        // The last convolution belongs to the output, which is wanted where the last feature is.
        let last = end == stageEnds.count - 1 ? Int.max : stageEnds[end]
        var features: [Tensor] = []
        var x = try required("stem")(input)
        for (place, module) in try required("features").namedChildren.enumerated() where !options.stopEarly || place <= last {
            x = try module.module(x)
            if places.contains(place) { features.append(x) }
        }
        return Intermediates(output: options.intermediatesOnly ? nil : x, features: features)
    }

    public override func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        guard let modules = try required("features") as? Sequential else {
            throw TensorError.type("features must be a Sequential")
        }
        let (places, last) = try FeatureIndices.take(stageEnds.count, indices)
        guard pruneNorm || pruneHead || last < stageEnds.count - 1 else { return places }
        try setModule("features", modules.prefix(stageEnds[last] + 1))
        try endPruning(after: last, isCut: true, pruneHead: pruneHead)
        return places
    }

    /// A new classifier, freshly drawn; 0 classes pass the features through.
    public override func resetClassifier(_ count: Int, globalPool: String? = nil) throws {
        numClasses = count
        try resetClassifierHead(count, globalPool: globalPool)
    }

    public override func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] {
        [("stem", .pattern("^stem")), ("blocks", .pattern(#"^features\.(\d+)"#))]
    }
}

extension RexNet {
    /// What all blocks of a network share.
    struct Style {
        let divisor: Int
        let activation, depthwise: LayerSpec?
    }

    /// An inverted residual: its input is added to the first of its channels. Same as timm.models.rexnet.LinearBottleneck.
    public final class LinearBottleneck: Module {
        private let input, output: Int
        private let usesShortcut: Bool

        init(
            _ input: Int, _ shape: Shape, stride: Int, dilation: (own: Int, next: Int), dropPath: Double, _ style: Style
        ) throws {
            (self.input, output) = (input, shape.output)
            usesShortcut = stride == 1 && dilation.own == dilation.next && input <= shape.output
            super.init()
            var width = input
            if shape.expansion != 1 {
                width = makeDivisible(Double(input * shape.expansion), style.divisor)
                try setModule("conv_exp", ConvNormAct(input, width, activation: style.activation))
            }
            try setModule(
                "conv_dw",
                ConvNormAct(
                    width, width, kernel: 3, stride: stride, dilation: dilation.own, groups: width, appliesActivation: false))
            if shape.seRatio > 0 {
                let reduced = makeDivisible(Double(Int(Double(width) * shape.seRatio)), style.divisor)
                try setModule("se", SEModule(width, rdChannels: reduced, norm: LayerSpec("nn.BatchNorm2d")))
            }
            try setModule("act_dw", ActivationLayers.make(style.depthwise) ?? Identity())
            try setModule("conv_pwl", ConvNormAct(width, shape.output, appliesActivation: false))
            if dropPath > 0 { try setModule("drop_path", DropPath(dropPath)) }
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            var x = try required("conv_dw")(child("conv_exp")?(input) ?? input)
            if let attention = child("se") { x = try attention(x) }
            x = try passing(x, through: "act_dw", "conv_pwl")
            guard usesShortcut else { return x }
            if let drop = child("drop_path") { x = try drop(x) }
            return try Tensor.cat([x.slice(1, 0, self.input).add(input), x.slice(1, self.input, nil)], dim: 1)
        }

        public override var attributes: [String: JSONValue] {
            [
                "use_shortcut": .bool(usesShortcut), "in_channels": .int(input), "out_channels": .int(output), "conv_exp": .null,
                "se": .null, "drop_path": .null,
            ]
        }
    }
}
