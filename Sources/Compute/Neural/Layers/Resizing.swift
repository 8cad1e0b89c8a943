// Resizing as torch.nn.functional.interpolate takes it: a size or factors, checked with PyTorch's words; and its layers.

import Tensors

/// The arguments of one resize.
public struct Resize: Sendable {
    public var size: SizeArgument?
    /// Factors, one for all sides or one a side, as written.
    public var scale: (values: [Double], text: String)?
    public var mode: String
    public var alignCorners: Bool?
    public var recomputesScale: Bool?
    public var antialias: Bool

    public init(
        size: SizeArgument? = nil, scale: (values: [Double], text: String)? = nil, mode: String = "nearest",
        alignCorners: Bool? = nil, recomputesScale: Bool? = nil, antialias: Bool = false
    ) {
        (self.size, self.scale, self.mode) = (size, scale, mode)
        (self.alignCorners, self.recomputesScale, self.antialias) = (alignCorners, recomputesScale, antialias)
    }

    /// The resized tensor. Same as torch.nn.functional.interpolate.
    public func callAsFunction(_ input: Tensor) throws -> Tensor {
        if ["nearest", "area", "nearest-exact"].contains(mode), alignCorners != nil {
            throw TensorError.value(
                "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear")
        }
        let dimensions = input.ndim - 2
        let spatial = SizeArgument(Array(input.shape.dropFirst(2)), isList: true).text
        var wanted: [Int]
        var factors: [Double]?
        switch (size, scale) {
        case (.some, .some): throw TensorError.value("only one of size or scale_factor should be defined")
        case (nil, nil): throw TensorError.value("either size or scale_factor should be defined")
        case (let size?, nil):
            guard size.values.count == dimensions || size.text == "\(size.values[0])" else {
                throw TensorError.value(
                    "Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of "
                        + "\(spatial) and output size of \(size.text). Please provide input tensor in (N, C, d1, d2, ...,dK) "
                        + "format and output size in (o1, o2, ...,oK) format.")
            }
            wanted = size.values.count == dimensions ? size.values : [Int](repeating: size.values[0], count: max(dimensions, 0))
            if recomputesScale == true {
                throw TensorError.value("recompute_scale_factor is not meaningful with an explicit size.")
            }
        case (nil, let scale?):
            guard scale.values.count == dimensions || !scale.text.hasPrefix("(") && !scale.text.hasPrefix("[") else {
                throw TensorError.value(
                    "Input and scale_factor must have the same number of spatial dimensions, but got input with spatial "
                        + "dimensions of \(spatial) and scale_factor of shape \(scale.text). Please provide input tensor in "
                        + "(N, C, d1, d2, ...,dK) format and scale_factor in (s1, s2, ...,sK) format.")
            }
            let given =
                scale.values.count == dimensions
                ? scale.values : [Double](repeating: scale.values[0], count: max(dimensions, 0))
            wanted = zip(input.shape.dropFirst(2), given).map { Int(Scalar.float((Double($0) * $1).rounded(.down)).int64) }
            factors = mode == "area" || recomputesScale == true ? nil : given
        }
        if antialias, !(["bilinear", "bicubic", "lanczos"].contains(mode) && input.ndim == 4) {
            throw TensorError.value(
                "Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D tensor as input")
        }
        try checkMode(input.ndim)
        return try input.interpolated(
            size: wanted, scale: factors, mode: mode, alignCorners: alignCorners ?? false, antialias: antialias)
    }

    private func checkMode(_ ndim: Int) throws {
        let needs = ["linear": 3, "bilinear": 4, "trilinear": 5]
        if ["nearest", "nearest-exact", "area"].contains(mode), ndim == 3 || ndim == 4 { return }
        if let needed = needs[mode], needed == ndim, ndim < 5 { return }
        if mode == "bicubic", ndim == 4 { return }
        if let needed = needs[mode], needed != ndim, (3...5).contains(ndim) {
            throw TensorError.notImplemented("Got \(ndim)D input, but \(mode) mode needs \(needed)D input")
        }
        if ndim == 5 || mode == "lanczos" {
            throw TensorError.notImplemented("interpolate(mode='\(mode)') of \(ndim)D input is not available")
        }
        throw TensorError.notImplemented(
            "Input Error: Only 3D, 4D and 5D input Tensors supported (got \(ndim)D) for the modes: nearest | linear | bilinear | "
                + "bicubic | trilinear | lanczos | area | nearest-exact (got \(mode))")
    }
}

/// Same as torch.nn.Upsample.
open class Upsample: Module {
    public let request: Resize
    public init(_ request: Resize) { self.request = request }
    public override func forward(_ input: Tensor) throws -> Tensor { try request(input) }

    public override var extraRepresentation: String {
        (request.scale.map { "scale_factor=\($0.text)" } ?? "size=\(request.size?.text ?? "None")") + ", mode='\(request.mode)'"
    }
}

/// Same as torch.nn.UpsamplingNearest2d.
public final class UpsamplingNearest2d: Upsample {}

/// Same as torch.nn.UpsamplingBilinear2d.
public final class UpsamplingBilinear2d: Upsample {}
