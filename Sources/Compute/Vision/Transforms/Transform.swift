// What a pipeline of transforms is made of when it runs without an interpreter: values that any thread may apply. The classes
// that scripts see (Bindings/Torchvision, Bindings/Timm) make these from their attributes; a loader's workers run them.

import Tensors

/// What goes through a pipeline: an image, later a tensor [C, H, W].
public enum Sample {
    case image(Image)
    case tensor(Tensor)

    /// Channels, height and width.
    var dimensions: (channels: Int, height: Int, width: Int) {
        switch self {
        case .image(let image): (image.mode.channels, image.height, image.width)
        case .tensor(let t): (t.ndim > 2 ? t.shape[t.ndim - 3] : 1, t.ndim > 1 ? t.shape[t.ndim - 2] : 1, t.shape.last ?? 1)
        }
    }

    /// The image; throws for a tensor.
    func image(_ what: String) throws -> Image {
        guard case .image(let image) = self else {
            throw TensorError.notImplemented("\(what) is available for images only, not for tensors")
        }
        return image
    }
}

/// One step from a sample to a sample. Draws, if any, come from the streams in the order that timm and torchvision draw.
public protocol Transform: Sendable {
    func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample
}

/// One after the other. Same as torchvision.transforms.Compose.
public struct Compose: Transform {
    public var transforms: [any Transform]

    public init(_ transforms: [any Transform]) { self.transforms = transforms }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        var sample = sample
        for transform in transforms { sample = try transform(sample, random) }
        return sample
    }
}

/// All of them with the probability p. Same as torchvision.transforms.RandomApply.
public struct RandomApply: Transform {
    public var transforms: [any Transform]
    public var p: Double

    public init(_ transforms: [any Transform], p: Double) { (self.transforms, self.p) = (transforms, p) }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        if Float(p) < random.torch.unit() { return sample }
        return try Compose(transforms)(sample, random)
    }
}

/// An image as a tensor: bytes as they are, or floats in 0...1. Tensors stay what they are where `keepsTensors` is set.
public struct ToTensor: Transform {
    public var scales: Bool
    public var keepsTensors: Bool

    public init(scales: Bool, keepsTensors: Bool) { (self.scales, self.keepsTensors) = (scales, keepsTensors) }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        switch sample {
        case .tensor:
            if keepsTensors { return sample }
            throw TensorError.type("pic should be PIL Image\(scales ? " or ndarray" : ""). Got <class 'torch.Tensor'>")
        case .image(let image): return .tensor(try scales ? image.scaledTensor() : image.tensor())
        }
    }
}

/// (x - mean) / std for each channel of a float tensor. Same as torchvision.transforms.Normalize.
public struct Normalize: Transform {
    public var mean, std: [Float]

    public init(mean: [Float], std: [Float]) { (self.mean, self.std) = (mean, std) }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        guard case .tensor(let tensor) = sample else {
            throw TensorError.type("img should be Tensor Image. Got <class 'PIL.Image.Image'>")
        }
        guard tensor.dtype.isFloatingPoint else {
            throw TensorError.type("Input tensor should be a float tensor. Got torch.\(tensor.dtype.name).")
        }
        guard !std.contains(0) else {
            throw TensorError.value("std evaluated to zero after conversion to torch.float32, leading to division by zero.")
        }
        let channels = sample.dimensions.channels
        guard tensor.ndim == 3, tensor.dtype == .float32, mean.count == 1 || mean.count == channels,
            std.count == 1 || std.count == channels
        else {
            func view(_ values: [Float]) throws -> Tensor {
                try Tensor.tensor(values.map(Double.init)).to(dtype: tensor.dtype).view([values.count, 1, 1])
            }
            return .tensor(try tensor.sub(.tensor(view(mean))).div(.tensor(view(std))))
        }
        let source = try tensor.contiguous()
        let result = try Tensor.empty(tensor.shape)
        let (from, to) = (source.pointer(Float.self), result.pointer(Float.self))
        let plane = tensor.shape[1] * tensor.shape[2]
        for c in 0..<channels {
            let (shift, scale) = (mean[mean.count == 1 ? 0 : c], std[std.count == 1 ? 0 : c])
            for i in c * plane..<(c + 1) * plane { to[i] = (from[i] - shift) / scale }
        }
        return .tensor(result)
    }
}
