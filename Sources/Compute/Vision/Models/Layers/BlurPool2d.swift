// Blurring before subsampling, and the table of anti-aliasing layers.
// Paper: Making Convolutional Networks Shift-Invariant Again, arXiv:1904.11486.

import Neural
import Tensors

/// Subsamples what a binomial filter has blurred. Same as timm.layers.BlurPool2d.
public final class BlurPool2d: Module {
    private let channels: Int?
    private let filterSize, stride: Int
    private let padMode: String
    private let amounts: [Int]

    /// Without `channels` the filter fits any number of them.
    public init(_ channels: Int? = nil, filterSize: Int = 3, stride: Int = 2, padMode: String = "reflect") throws {
        guard filterSize > 1 else { throw TensorError.assertion("") }
        (self.channels, self.filterSize, self.stride, self.padMode) = (channels, filterSize, stride, padMode)
        amounts = [Int](repeating: (stride - 1 + filterSize - 1) / 2, count: 4)
        super.init()
        var row: [Float] = [1]
        for _ in 1..<filterSize { row = zip([0] + row, row + [0]).map { $0 + $1 } }
        let scale = Float(1 << (filterSize - 1))
        let filter = row.flatMap { y in row.map { x in y / scale * (x / scale) } }
        let count = channels ?? 1
        let values = (0..<count).flatMap { _ in filter }
        try setBuffer("filt", Tensor.tensor(values, shape: [count, 1, filterSize, filterSize]), persistent: false)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard let filter = buffer("filt") else { throw TensorError.runtime("'BlurPool2d' object has no attribute 'filt'") }
        let x = try input.padded(amounts, mode: padMode)
        let groups = channels ?? x.shape[1]
        let weight = channels == nil ? try filter.expand([groups, 1, filterSize, filterSize]) : filter
        return try x.conv2d(weight: weight, stride: [stride, stride], groups: groups)
    }

    public override var attributes: [String: JSONValue] {
        [
            "channels": channels.map { .int($0) } ?? .null, "filt_size": .int(filterSize), "stride": .int(stride),
            "pad_mode": .string(padMode),
        ]
    }
}

public enum AntiAliasing {
    /// 'avg', 'blur', 'blurpc' or a class. Same as timm.layers.create_aa, Identity where there is nothing to do.
    public static func make(_ spec: LayerSpec?, channels: Int, stride: Int, isEnabled: Bool = true) throws -> Module {
        guard let spec, isEnabled else { return Identity() }
        return try make(spec, channels: channels, stride: stride)
    }

    static func make(_ spec: LayerSpec, channels: Int, stride: Int) throws -> Module {
        if isAverage(spec) { return AvgPool2d(kernelSize: SizeArgument(stride)) }
        let key = spec.isClass ? spec.className : spec.name.lowercased().filter { $0 != "_" && $0 != "-" }
        switch key {
        case "blur", "blurpool", "BlurPool2d", "blurpc":
            return try BlurPool2d(
                channels, filterSize: spec.option("filt_size")?.int ?? 3, stride: stride,
                padMode: spec.option("pad_mode")?.string ?? (key == "blurpc" ? "constant" : "reflect"))
        default:
            if spec.isClass { throw TensorError.notImplemented("the anti-aliasing layer \(spec.name) is not available") }
            throw TensorError.assertion("Unknown anti-aliasing layer (\(spec.name)).")
        }
    }

    static func isAverage(_ spec: LayerSpec) -> Bool {
        spec.isClass ? spec.className == "AvgPool2d" : ["avg", "avgpool"].contains(spec.name.lowercased())
    }
}
