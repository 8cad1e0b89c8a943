// Images as sequences of patches.

import Neural
import Tensors

/// A convolution whose stride is its kernel, [N, C, H, W] to [N, L, C] (or NCHW, NHWC). Same as timm.layers.PatchEmbed.
public final class PatchEmbed: Module {
    public private(set) var patchSize: [Int]
    /// Height and width that the model was made for; nil takes any.
    public private(set) var imageSize: [Int]?
    public private(set) var gridSize: [Int]?
    public var numPatches: Int? { gridSize.map { $0.reduce(1, *) } }
    private let flattens, isStrict, padsDynamically: Bool
    private let outputFormat: String

    public init(
        imageSize: [Int]?, patchSize: [Int], inChans: Int = 3, embedDim: Int, norm: LayerSpec? = nil, flatten: Bool = true,
        outputFormat: String? = nil, bias: Bool = true, strictImageSize: Bool = true, dynamicPad: Bool = false
    ) throws {
        guard patchSize.count == 2, patchSize.allSatisfy({ $0 > 0 }) else {
            throw TensorError.value("patch_size must be positive, got \(PythonText.tuple(patchSize))")
        }
        (self.patchSize, flattens) = (patchSize, outputFormat == nil && flatten)
        (self.outputFormat, isStrict, padsDynamically) = (outputFormat ?? "NCHW", strictImageSize, dynamicPad)
        super.init()
        setSize(imageSize)
        try setModule("proj", Conv2d(inChans, embedDim, kernelSize: patchSize, stride: patchSize, bias: bias))
        try setModule("norm", norm.map { try NormLayers.make($0, embedDim) } ?? Identity())
    }

    private func setSize(_ size: [Int]?) {
        imageSize = size
        gridSize = size.map { size in zip(size, patchSize).map { $0 / $1 } }
    }

    /// Another image size; another patch size needs a resampled kernel, which is its owner's to give.
    public func setInputSize(_ size: [Int]?, patchSize: [Int]? = nil, projection: Conv2d? = nil) throws {
        if let patchSize, patchSize != self.patchSize {
            guard let projection else { throw TensorError.value("a new patch_size needs a resampled projection") }
            try setModule("proj", projection)
            self.patchSize = patchSize
        }
        setSize(size ?? imageSize)
    }

    /// Patches along both sides for an image of a size.
    public func gridSize(for size: [Int]) -> [Int] {
        zip(size, patchSize).map { padsDynamically ? ($0 + $1 - 1) / $1 : $0 / $1 }
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard input.ndim == 4 else { throw TensorError.value("not enough values to unpack (expected 4, got \(input.ndim))") }
        let (h, w) = (input.shape[2], input.shape[3])
        if let imageSize {
            for (name, size, place) in [("height", h, 0), ("width", w, 1)] {
                if isStrict, size != imageSize[place] {
                    throw TensorError.assertion("Input \(name) (\(size)) doesn't match model (\(imageSize[place])).")
                }
                if !isStrict, !padsDynamically, size % patchSize[place] != 0 {
                    throw TensorError.assertion(
                        "Input \(name) (\(size)) should be divisible by patch size (\(patchSize[place])).")
                }
            }
        }
        var x = input
        if padsDynamically {
            let (ph, pw) = (patchSize[0], patchSize[1])
            let (bottom, right) = ((ph - h % ph) % ph, (pw - w % pw) % pw)
            if bottom + right > 0 { x = try x.padded([0, right, 0, bottom]) }
        }
        x = try required("proj")(x)
        if flattens || outputFormat == "NLC" {
            x = try x.flatten(2).transpose(1, 2)
        } else if outputFormat == "NHWC" {
            x = try x.permute([0, 2, 3, 1])
        } else if outputFormat == "NCL" {
            x = try x.flatten(2)
        }
        return try required("norm")(x)
    }

    public override var attributes: [String: JSONValue] {
        [
            "patch_size": .array(patchSize.map { .int($0) }), "img_size": imageSize.map { .array($0.map { .int($0) }) } ?? .null,
            "grid_size": gridSize.map { .array($0.map { .int($0) }) } ?? .null,
            "num_patches": numPatches.map { .int($0) } ?? .null, "flatten": .bool(flattens), "output_fmt": .string(outputFormat),
            "strict_img_size": .bool(isStrict), "dynamic_img_pad": .bool(padsDynamically),
        ]
    }
}
