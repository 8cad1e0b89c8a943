// Transforms that change what an image looks like: mirror images, turns, colours, blur, erased boxes. torchvision's draw from
// PyTorch's stream, timm's erasing from Python's.

internal import Glibc
import Tensors

/// Same as torchvision's RandomHorizontalFlip and RandomVerticalFlip.
public struct RandomFlip: Transform {
    public var p: Double
    public var isVertical: Bool

    public init(p: Double, isVertical: Bool) { (self.p, self.isVertical) = (p, isVertical) }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        guard random.torch.unit() < Float(p) else { return sample }
        switch sample {
        case .image(let image): return .image(try image.transposed(isVertical ? .flipTopBottom : .flipLeftRight))
        case .tensor(let tensor): return .tensor(try tensor.flip([isVertical ? -2 : -1]))
        }
    }
}

/// Same as torchvision.transforms.ColorJitter. A range of nil leaves that property alone.
public struct ColorJitter: Transform {
    public var brightness, contrast, saturation, hue: (Double, Double)?

    public init(
        brightness: (Double, Double)?, contrast: (Double, Double)?, saturation: (Double, Double)?, hue: (Double, Double)?
    ) {
        (self.brightness, self.contrast, self.saturation, self.hue) = (brightness, contrast, saturation, hue)
    }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        var image = try sample.image("ColorJitter")
        let order = try Tensor.randperm(4, generator: random.torch).ints()
        func factor(_ range: (Double, Double)?) -> Double? { range.map { random.torch.uniform($0.0, $0.1) } }
        let factors = (factor(brightness), factor(contrast), factor(saturation), factor(hue))
        for step in order {
            switch step {
            case 0: if let factor = factors.0 { image = try image.brightnessEnhanced(factor) }
            case 1: if let factor = factors.1 { image = try image.contrastEnhanced(factor) }
            case 2: if let factor = factors.2 { image = try image.colorEnhanced(factor) }
            default: if let factor = factors.3 { image = try image.hueAdjusted(factor) }
            }
        }
        return .image(image)
    }
}

extension Image {
    /// Grey, in one channel or repeated in three. Same as torchvision's to_grayscale.
    public func greyed(channels: Int) throws -> Image {
        guard channels == 1 || channels == 3 else {
            throw TensorError.value("num_output_channels should be either 1 or 3")
        }
        let grey = try converted(to: .grey)
        return channels == 1 ? grey : try grey.converted(to: .rgb)
    }
}

/// Same as torchvision's Grayscale (p nil) and RandomGrayscale (as many channels as the image has).
public struct Grayscale: Transform {
    public var channels: Int
    public var p: Double?

    public init(channels: Int, p: Double? = nil) { (self.channels, self.p) = (channels, p) }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        guard let p else { return .image(try sample.image("Grayscale").greyed(channels: channels)) }
        guard random.torch.unit() < Float(p) else { return sample }
        let image = try sample.image("RandomGrayscale")
        return .image(try image.greyed(channels: image.mode.channels))
    }
}

/// torchvision's single operations with a probability.
public struct RandomOperation: Transform {
    public enum Operation: Sendable {
        case invert, autocontrast, equalize
        case posterize(Int)
        case solarize(Double)
        case sharpness(Double)
    }

    public var operation: Operation
    public var p: Double

    public init(_ operation: Operation, p: Double) { (self.operation, self.p) = (operation, p) }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        guard Double(random.torch.unit()) < p else { return sample }
        let image = try sample.image("\(operation)")
        switch operation {
        case .invert: return .image(try image.inverted())
        case .autocontrast: return .image(try image.autocontrasted())
        case .equalize: return .image(try image.equalized())
        case .posterize(let bits): return .image(try image.posterized(bits: bits))
        case .solarize(let threshold): return .image(try image.solarized(threshold: threshold))
        case .sharpness(let factor): return .image(try image.sharpnessEnhanced(factor))
        }
    }
}

/// Same as torchvision.transforms.RandomRotation.
public struct RandomRotation: Transform {
    public var degrees: (Double, Double)
    public var interpolation: Interpolation
    public var expand: Bool
    public var center: (x: Double, y: Double)?
    public var fill: [Double]

    public init(
        degrees: (Double, Double), interpolation: Interpolation, expand: Bool, center: (x: Double, y: Double)?, fill: [Double]
    ) {
        (self.degrees, self.interpolation, self.expand, self.center, self.fill) = (degrees, interpolation, expand, center, fill)
    }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        let image = try sample.image("RandomRotation")
        let angle = random.torch.uniform(degrees.0, degrees.1)
        return .image(
            try image.rotated(angle, filter: interpolation, expand: expand, center: center, fill: image.fill(fill)))
    }
}

/// Same as torchvision.transforms.RandomAffine.
public struct RandomAffine: Transform {
    public var degrees: (Double, Double)
    public var translate, scale: (Double, Double)?
    /// Two or four numbers, or none.
    public var shear: [Double]
    public var interpolation: Interpolation
    public var fill: [Double]
    public var center: (x: Double, y: Double)?

    public init(
        degrees: (Double, Double), translate: (Double, Double)?, scale: (Double, Double)?, shear: [Double],
        interpolation: Interpolation, fill: [Double], center: (x: Double, y: Double)?
    ) {
        (self.degrees, self.translate, self.scale, self.shear) = (degrees, translate, scale, shear)
        (self.interpolation, self.fill, self.center) = (interpolation, fill, center)
    }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        let image = try sample.image("RandomAffine")
        let angle = random.torch.uniform(degrees.0, degrees.1)
        var shift = (0.0, 0.0)
        if let translate {
            let (x, y) = (translate.0 * Double(image.width), translate.1 * Double(image.height))
            let first = random.torch.uniform(-x, x).rounded(.toNearestOrEven)
            shift = (first, random.torch.uniform(-y, y).rounded(.toNearestOrEven))
        }
        let size = scale.map { random.torch.uniform($0.0, $0.1) } ?? 1
        var slant = (0.0, 0.0)
        if shear.count >= 2 { slant.0 = random.torch.uniform(shear[0], shear[1]) }
        if shear.count == 4 { slant.1 = random.torch.uniform(shear[2], shear[3]) }
        let middle = center ?? (Double(image.width) * 0.5, Double(image.height) * 0.5)
        let matrix = Image.inverseAffine(center: middle, angle: angle, translate: shift, scale: size, shear: slant)
        return .image(
            try image.transformed(
                width: image.width, height: image.height, .affine(matrix), filter: interpolation, fill: image.fill(fill)))
    }
}

extension Image {
    /// The matrix from the result to the source of a rotation, shift, scale and shear in degrees, as torchvision computes it.
    public static func inverseAffine(
        center: (x: Double, y: Double), angle: Double, translate: (Double, Double), scale: Double, shear: (Double, Double)
    ) -> [Double] {
        func radians(_ degrees: Double) -> Double { degrees * (Double.pi / 180) }
        let (turn, sx, sy) = (radians(angle), radians(shear.0), radians(shear.1))
        let a = cos(turn - sy) / cos(sy)
        let b = -cos(turn - sy) * tan(sx) / cos(sy) - sin(turn)
        let c = sin(turn - sy) / cos(sy)
        let d = -sin(turn - sy) * tan(sx) / cos(sy) + cos(turn)
        var matrix = [d, -b, 0, -c, a, 0].map { $0 / scale }
        matrix[2] += matrix[0] * (-center.x - translate.0) + matrix[1] * (-center.y - translate.1)
        matrix[5] += matrix[3] * (-center.x - translate.0) + matrix[4] * (-center.y - translate.1)
        matrix[2] += center.x
        matrix[5] += center.y
        return matrix
    }

    /// torchvision's gaussian_blur: the image convolved with a kernel of the given sizes, its edge mirrored.
    public func blurred(kernel: (x: Int, y: Int), sigma: (x: Double, y: Double)) throws -> Image {
        guard mode.sampleSize == 1, kernel.x % 2 == 1, kernel.y % 2 == 1, kernel.x > 0, kernel.y > 0, sigma.x > 0, sigma.y > 0
        else { throw TensorError.value("gaussian_blur: kernel sizes must be odd and sigmas positive") }
        guard kernel.x / 2 < width, kernel.y / 2 < height else {
            throw TensorError.runtime(
                "Argument #4: Padding size should be less than the corresponding input dimension, but got: padding "
                    + "(\(kernel.x / 2), \(kernel.x / 2)) at dimension 3 of input [1, \(mode.channels), \(height), \(width)]")
        }
        func weights(_ size: Int, _ sigma: Double) -> [Float] {
            let half = Float(size - 1) * 0.5
            let raw = (0..<size).map { i in
                let x = (Float(i) - half) / Float(sigma)
                return expf(-0.5 * x * x)
            }
            let total = raw.reduce(0, +)
            return raw.map { $0 / total }
        }
        func mirrored(_ place: Int, _ count: Int) -> Int { place < 0 ? -place : place >= count ? 2 * (count - 1) - place : place }
        let (across, down) = (weights(kernel.x, sigma.x), weights(kernel.y, sigma.y))
        let channels = mode.channels
        let line = width * channels
        return try making(width, height) { from, to in
            let middle = UnsafeMutablePointer<Float>.allocate(capacity: height * line)
            let sums = UnsafeMutablePointer<Float>.allocate(capacity: line)
            let wide = UnsafeMutablePointer<Float>.allocate(capacity: line + kernel.x * channels)
            defer {
                middle.deallocate()
                sums.deallocate()
                wide.deallocate()
            }
            let reach = kernel.x / 2
            for y in 0..<height {
                for x in -reach..<width + reach {
                    let source = from + y * line + mirrored(x, width) * channels
                    for c in 0..<channels { wide[(x + reach) * channels + c] = Float(source[c]) }
                }
                let out = middle + y * line
                out.update(repeating: 0, count: line)
                for (k, weight) in across.enumerated() {
                    let shifted = wide + k * channels
                    for i in 0..<line { out[i] += shifted[i] * weight }
                }
            }
            for y in 0..<height {
                sums.update(repeating: 0, count: line)
                for (k, weight) in down.enumerated() {
                    let row = middle + mirrored(y + k - kernel.y / 2, height) * line
                    for i in 0..<line { sums[i] += row[i] * weight }
                }
                let out = to + y * line
                for i in 0..<line { out[i] = UInt8(max(0, min(255, sums[i].rounded(.toNearestOrEven)))) }
            }
        }
    }
}

/// Same as torchvision.transforms.GaussianBlur.
public struct GaussianBlur: Transform {
    /// Width and height of the kernel.
    public var kernel: (x: Int, y: Int)
    public var sigma: (Double, Double)

    public init(kernel: (x: Int, y: Int), sigma: (Double, Double)) { (self.kernel, self.sigma) = (kernel, sigma) }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        let drawn = random.torch.uniform(sigma.0, sigma.1)
        return .image(try sample.image("GaussianBlur").blurred(kernel: kernel, sigma: (drawn, drawn)))
    }
}

/// Same as timm.data.random_erasing.RandomErasing: on normalised tensors [C, H, W], or each of a batch [N, C, H, W].
public struct RandomErasing: Transform {
    public enum Mode: String, Sendable { case const, rand, pixel }

    public var probability, minArea, maxArea: Double
    public var logAspectRatio: (Double, Double)
    public var mode: Mode
    public var minCount, maxCount: Int
    /// The first of so many parts of a batch stays as it is.
    public var splits: Int

    public init(
        probability: Double, minArea: Double = 0.02, maxArea: Double = 1.0 / 3,
        logAspectRatio: (Double, Double) = (-1.2039728043259361, 1.2039728043259361), mode: Mode = .const, minCount: Int = 1,
        maxCount: Int = 1,
        splits: Int = 0
    ) {
        (self.probability, self.minArea, self.maxArea, self.logAspectRatio) = (probability, minArea, maxArea, logAspectRatio)
        (self.mode, self.minCount, self.maxCount, self.splits) = (mode, minCount, maxCount, splits)
    }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        guard case .tensor(let tensor) = sample else {
            throw TensorError.type("RandomErasing works on tensors; put it after ToTensor")
        }
        try erase(tensor, random)
        return sample
    }

    /// Erases in place.
    public func erase(_ tensor: Tensor, _ random: RandomStreams) throws {
        guard tensor.ndim == 4 else {
            guard tensor.ndim == 3 else {
                throw TensorError.value("not enough values to unpack (expected 4, got \(tensor.ndim))")
            }
            return try eraseOne(tensor, random)
        }
        let count = tensor.shape[0]
        for i in (splits > 1 ? count / splits : 0)..<count { try eraseOne(tensor.select(0, i), random) }
    }

    private func eraseOne(_ image: Tensor, _ random: RandomStreams) throws {
        if random.python.random() > probability { return }
        let (channels, height, width) = (image.shape[0], image.shape[1], image.shape[2])
        let area = Double(height * width)
        let count = minCount == maxCount ? minCount : try random.python.integer(minCount, maxCount)
        for _ in 0..<max(count, 0) {
            for _ in 0..<10 {
                let target = random.python.uniform(minArea, maxArea) * area / Double(count)
                let aspect = exp(random.python.uniform(logAspectRatio.0, logAspectRatio.1))
                guard let (h, w) = CropBox.sides(target, aspect), w < width, h < height else { continue }
                let top = try random.python.integer(0, height - h)
                let left = try random.python.integer(0, width - w)
                let place = try image.narrow(1, top, h).narrow(2, left, w)
                switch mode {
                case .const: _ = try place.fillInPlace(.float(0))
                case .rand, .pixel:
                    let shape = mode == .pixel ? [channels, h, w] : [channels, 1, 1]
                    let noise = try Tensor.empty(shape, dtype: image.dtype).normalInPlace(generator: random.torch)
                    _ = try place.copyInPlace(from: noise.expand([channels, h, w]))
                }
                break
            }
        }
    }
}
