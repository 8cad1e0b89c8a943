// Transforms that choose which part of an image is seen and at which size: torchvision's and timm's, with their rounding.

internal import Glibc
import Tensors

/// Height and width.
public struct ImageSize: Sendable, Equatable {
    public var height, width: Int
    public init(_ height: Int, _ width: Int) { (self.height, self.width) = (height, width) }
}

/// What a resize may be told: the shorter side with a limit for the longer one, or both sides.
public struct Resize: Transform {
    /// One or two numbers.
    public var size: [Int]
    public var maxSize: Int?
    public var interpolation: Interpolation

    public init(size: [Int], interpolation: Interpolation = .bilinear, maxSize: Int? = nil) {
        (self.size, self.interpolation, self.maxSize) = (size, interpolation, maxSize)
    }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        let image = try sample.image("Resize")
        return .image(try image.resized(to: target(image), interpolation))
    }

    private func target(_ image: Image) throws -> ImageSize {
        if size.count == 2 { return ImageSize(size[0], size[1]) }
        guard let wanted = size.first, size.count == 1 else {
            throw TensorError.value("Size must be an int or a 1 or 2 element tuple/list, not a \(size.count) element tuple/list")
        }
        let (short, long) = (min(image.width, image.height), max(image.width, image.height))
        guard short > 0 else { throw TensorError.value("height and width must be > 0") }
        guard wanted.magnitude < 1 << 24 else { throw TensorError.memory("resize: \(wanted) pixels are too many") }
        var (newShort, newLong) = (wanted, Int(Double(wanted * long) / Double(short)))
        if let maxSize {
            guard maxSize > wanted else {
                throw TensorError.value(
                    "max_size = \(maxSize) must be strictly greater than the requested size for the smaller edge size = [\(wanted)]"
                )
            }
            if newLong > maxSize { (newShort, newLong) = (Int(Double(maxSize * newShort) / Double(newLong)), maxSize) }
        }
        return image.width <= image.height ? ImageSize(newLong, newShort) : ImageSize(newShort, newLong)
    }
}

extension Image {
    /// Resized; the same image if it has that size.
    func resized(to size: ImageSize, _ filter: Interpolation) throws -> Image {
        if size.height == height && size.width == width { return self }
        guard size.height > 0, size.width > 0 else { throw TensorError.value("height and width must be > 0") }
        return try resized(width: size.width, height: size.height, filter: filter)
    }

    /// torchvision's crop.
    func cut(_ top: Int, _ left: Int, _ height: Int, _ width: Int) throws -> Image {
        try cropped(left: left, upper: top, right: left + width, lower: top + height)
    }

    /// The middle of the image, with a border where it is too small.
    public func centerCropped(
        _ size: ImageSize, fill: [UInt8] = [], padding: Padding = .constant
    ) throws -> Image {
        guard size.height.magnitude < 1 << 28, size.width.magnitude < 1 << 28 else {
            throw TensorError.memory("the crop is too large")
        }
        var image = self
        if size.width > width || size.height > height {
            let (x, y) = (max(size.width - width, 0), max(size.height - height, 0))
            image = try padded(
                left: x / 2, top: y / 2, right: (x + 1) / 2, bottom: (y + 1) / 2, fill: fill.isEmpty ? blank : fill, mode: padding
            )
            if image.width == size.width && image.height == size.height { return image }
        }
        func start(_ have: Int, _ want: Int) -> Int { Int((Double(have - want) / 2).rounded(.toNearestOrEven)) }
        return try image.cut(start(image.height, size.height), start(image.width, size.width), size.height, size.width)
    }

    /// A pixel of zeros.
    var blank: [UInt8] { Array(repeating: 0, count: mode.pixelSize) }
}

/// Same as torchvision.transforms.CenterCrop, and with fill and padding timm's CenterCropOrPad.
public struct CenterCrop: Transform {
    public var size: ImageSize
    public var fill: [Double]
    public var padding: Image.Padding

    public init(_ size: ImageSize, fill: [Double] = [0], padding: Image.Padding = .constant) {
        (self.size, self.fill, self.padding) = (size, fill, padding)
    }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        switch sample {
        case .image(let image): return .image(try image.centerCropped(size, fill: image.fill(fill), padding: padding))
        case .tensor(let tensor):
            let (_, h, w) = sample.dimensions
            guard size.height <= h, size.width <= w else {
                throw TensorError.notImplemented("CenterCrop is available for tensors that are large enough only")
            }
            func start(_ have: Int, _ want: Int) -> Int { Int((Double(have - want) / 2).rounded(.toNearestOrEven)) }
            return .tensor(
                try tensor.narrow(-2, start(h, size.height), size.height).narrow(-1, start(w, size.width), size.width))
        }
    }
}

extension Image {
    /// The bytes of a pixel for a `fill` of torchvision: one number for all channels or one for each.
    public func fill(_ values: [Double]) throws -> [UInt8] {
        let values = values.isEmpty ? [0] : values
        guard values.count == 1 || values.count == mode.channels else {
            throw TensorError.value(
                "The number of elements in 'fill' does not match the number of channels of the image (\(values.count) != "
                    + "\(mode.channels))")
        }
        guard values.allSatisfy({ abs($0) < 1e9 }) else { throw TensorError.value("cannot convert float to integer") }
        if mode == .float32 {
            return [UInt8](unsafeUninitializedCapacity: 4) { buffer, count in
                if let place = buffer.baseAddress { Image.put(Float(values[0]), place) }
                count = 4
            }
        }
        let whole = values.map { Int($0) }
        return try ink(whole.count == 1 ? Array(repeating: whole[0], count: mode.channels) : whole, isSingle: mode.channels == 1)
    }

    /// The bytes of a pixel for a colour as Pillow reads it: an int (packed for several channels) or one number for each channel.
    public func ink(_ colour: [Int], isSingle: Bool) throws -> [UInt8] { try Image.ink(mode, colour, isSingle: isSingle) }

    public static func ink(_ mode: Mode, _ colour: [Int], isSingle: Bool) throws -> [UInt8] {
        guard let first = colour.first else { throw TensorError.type("color must not be empty") }
        func clipped(_ value: Int) -> UInt8 { UInt8(clamping: value) }
        let isSingle = isSingle || colour.count == 1
        switch mode {
        case .int32, .float32, .uint16, .bilevel, .grey, .palette:
            guard isSingle else { throw TensorError.type("color must be int or single-element tuple") }
            switch mode {
            case .int32: return withUnsafeBytes(of: Int32(truncatingIfNeeded: first)) { Array($0) }
            case .float32: return withUnsafeBytes(of: Float(first)) { Array($0) }
            case .uint16: return [UInt8(truncatingIfNeeded: first), UInt8(truncatingIfNeeded: first >> 8)]
            case .bilevel: return [first != 0 ? 255 : 0]
            default: return [clipped(first)]
            }
        case .greyAlpha, .greyPremultiplied:
            if isSingle { return [UInt8(truncatingIfNeeded: first), UInt8(truncatingIfNeeded: first >> 24)] }
            guard colour.count == 2 else { throw TensorError.type("color must be int, or tuple of one or two elements") }
            return [clipped(first), clipped(colour[1])]
        default:
            if isSingle { return (0..<mode.channels).map { UInt8(truncatingIfNeeded: first >> (8 * $0)) } }
            guard colour.count == 3 || colour.count == 4 else {
                throw TensorError.type("color must be int, or tuple of one, three or four elements")
            }
            return (0..<mode.channels).map { $0 < colour.count ? clipped(colour[$0]) : 255 }
        }
    }
}

/// Same as torchvision.transforms.Pad: left, top, right, bottom.
public struct Pad: Transform {
    public var border: [Int]
    public var fill: [Double]
    public var padding: Image.Padding

    public init(_ border: [Int], fill: [Double], padding: Image.Padding) {
        (self.border, self.fill, self.padding) = (border, fill, padding)
    }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        let image = try sample.image("Pad")
        return .image(try image.padded(border, fill, padding))
    }
}

extension Image {
    /// `border` is one number, two (horizontal, vertical) or four (left, top, right, bottom).
    public func padded(_ border: [Int], _ fill: [Double], _ padding: Padding) throws -> Image {
        let sides: [Int]
        switch border.count {
        case 1: sides = [border[0], border[0], border[0], border[0]]
        case 2: sides = [border[0], border[1], border[0], border[1]]
        case 4: sides = border
        default:
            throw TensorError.value("Padding must be an int or a 1, 2, or 4 element tuple, not a \(border.count) element tuple")
        }
        return try padded(
            left: sides[0], top: sides[1], right: sides[2], bottom: sides[3], fill: self.fill(fill), mode: padding)
    }
}

/// Same as torchvision.transforms.RandomCrop.
public struct RandomCrop: Transform {
    public var size: ImageSize
    public var border: [Int]
    public var padIfNeeded: Bool
    public var fill: [Double]
    public var padding: Image.Padding

    public init(_ size: ImageSize, border: [Int], padIfNeeded: Bool, fill: [Double], padding: Image.Padding) {
        (self.size, self.border, self.padIfNeeded, self.fill, self.padding) = (size, border, padIfNeeded, fill, padding)
    }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        var image = try sample.image("RandomCrop")
        if !border.isEmpty { image = try image.padded(border, fill, padding) }
        if padIfNeeded && image.width < size.width { image = try image.padded([size.width - image.width, 0], fill, padding) }
        if padIfNeeded && image.height < size.height { image = try image.padded([0, size.height - image.height], fill, padding) }
        guard image.height >= size.height, image.width >= size.width else {
            throw TensorError.value(
                "Required crop size (\(size.height), \(size.width)) is larger than input image size (\(image.height), \(image.width))"
            )
        }
        if image.height == size.height && image.width == size.width { return .image(image) }
        let top = try random.torch.integer(0, image.height - size.height + 1)
        let left = try random.torch.integer(0, image.width - size.width + 1)
        return .image(try image.cut(top, left, size.height, size.width))
    }
}

/// The box of a crop.
struct CropBox {
    var top, left, height, width: Int

    /// The largest box in the middle whose sides' ratio is allowed.
    static func middle(_ image: Image, _ ratio: (Double, Double)) -> CropBox {
        let own = Double(image.width) / Double(image.height)
        var (w, h) = (image.width, image.height)
        if own < min(ratio.0, ratio.1) {
            h = Int((Double(w) / min(ratio.0, ratio.1)).rounded(.toNearestOrEven))
        } else if own > max(ratio.0, ratio.1) {
            w = Int((Double(h) * max(ratio.0, ratio.1)).rounded(.toNearestOrEven))
        }
        return CropBox(top: (image.height - h) / 2, left: (image.width - w) / 2, height: h, width: w)
    }

    /// Sides of an area with a ratio; nil if they are no sensible numbers.
    static func sides(_ area: Double, _ ratio: Double) -> (width: Int, height: Int)? {
        let (w, h) = ((area * ratio).squareRoot(), (area / ratio).squareRoot())
        guard w < 1e9, h < 1e9 else { return nil }
        return (Int(w.rounded(.toNearestOrEven)), Int(h.rounded(.toNearestOrEven)))
    }
}

/// Same as torchvision.transforms.RandomResizedCrop: single-precision draws from PyTorch's stream.
public struct RandomResizedCrop: Transform {
    public var size: ImageSize
    public var scale, ratio: (Double, Double)
    public var interpolation: Interpolation

    public init(_ size: ImageSize, scale: (Double, Double), ratio: (Double, Double), interpolation: Interpolation) {
        (self.size, self.scale, self.ratio, self.interpolation) = (size, scale, ratio, interpolation)
    }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        let image = try sample.image("RandomResizedCrop")
        let area = Double(image.height * image.width)
        let (low, high) = (logf(Float(ratio.0)), logf(Float(ratio.1)))
        var box: CropBox?
        for _ in 0..<10 {
            let target = area * random.torch.uniform(scale.0, scale.1)
            let aspect = Double(expf(Float(random.torch.uniform(Double(low), Double(high)))))
            guard let (w, h) = CropBox.sides(target, aspect), w > 0, h > 0, w <= image.width, h <= image.height else { continue }
            let top = try random.torch.integer(0, image.height - h + 1)
            let left = try random.torch.integer(0, image.width - w + 1)
            box = CropBox(top: top, left: left, height: h, width: w)
            break
        }
        let chosen = box ?? .middle(image, ratio)
        return .image(
            try image.resized(
                top: chosen.top, left: chosen.left, height: chosen.height, width: chosen.width, to: size, interpolation))
    }
}

/// Same as timm.data.transforms.RandomResizedCropAndInterpolation: draws from Python's stream, a filter chosen for each image.
public struct RandomResizedCropAndInterpolation: Transform {
    public var size: ImageSize
    public var scale, ratio: (Double, Double)
    /// One filter, or several to choose from.
    public var interpolations: [Interpolation]

    public init(_ size: ImageSize, scale: (Double, Double), ratio: (Double, Double), interpolations: [Interpolation]) {
        (self.size, self.scale, self.ratio, self.interpolations) = (size, scale, ratio, interpolations)
    }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        let image = try sample.image("RandomResizedCropAndInterpolation")
        guard image.width > 0, image.height > 0 else { throw TensorError.value("math domain error") }
        let area = Double(image.height * image.width)
        let (low, high) = (log(ratio.0), log(ratio.1))
        var box: CropBox?
        for _ in 0..<10 {
            let target = random.python.uniform(scale.0, scale.1) * area
            let aspect = exp(random.python.uniform(low, high))
            guard let (w, h) = CropBox.sides(target, aspect), w <= image.width, h <= image.height else { continue }
            let top = try random.python.integer(0, image.height - h)
            let left = try random.python.integer(0, image.width - w)
            box = CropBox(top: top, left: left, height: h, width: w)
            break
        }
        let chosen = box ?? .middle(image, ratio)
        let filter = try Interpolation.chosen(interpolations, random)
        return .image(
            try image.resized(
                top: chosen.top, left: chosen.left, height: chosen.height, width: chosen.width, to: size, filter))
    }
}

extension Interpolation {
    /// The only one, or one chosen as `random.choice` does.
    static func chosen(_ filters: [Interpolation], _ random: RandomStreams) throws -> Interpolation {
        guard let first = filters.first else { throw TensorError.index("Cannot choose from an empty sequence") }
        return filters.count == 1 ? first : filters[random.python.below(filters.count)]
    }
}

/// Same as timm.data.transforms.ResizeKeepRatio.
public struct ResizeKeepRatio: Transform {
    public var size: ImageSize
    public var longest: Double
    public var interpolations: [Interpolation]
    public var scaleProbability: Double
    public var scaleRange: (Double, Double)
    public var scalesArea: Bool
    public var aspectProbability: Double
    public var aspectRange: (Double, Double)

    public init(
        _ size: ImageSize, longest: Double, interpolations: [Interpolation], scaleProbability: Double,
        scaleRange: (Double, Double),
        scalesArea: Bool, aspectProbability: Double, aspectRange: (Double, Double)
    ) {
        (self.size, self.longest, self.interpolations) = (size, longest, interpolations)
        (self.scaleProbability, self.scaleRange, self.scalesArea) = (scaleProbability, scaleRange, scalesArea)
        (self.aspectProbability, self.aspectRange) = (aspectProbability, aspectRange)
    }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        let image = try sample.image("ResizeKeepRatio")
        let (h, w) = (Double(image.height), Double(image.width))
        let (ratioH, ratioW) = (h / Double(size.height), w / Double(size.width))
        let ratio = max(ratioH, ratioW) * longest + min(ratioH, ratioW) * (1 - longest)
        var factor = (1.0, 1.0)
        if scaleProbability > 0, random.python.random() < scaleProbability {
            var drawn = random.python.uniform(scaleRange.0, scaleRange.1)
            if scalesArea { drawn = 1 / drawn.squareRoot() }
            factor = (drawn, drawn)
        }
        if aspectProbability > 0, random.python.random() < aspectProbability {
            let aspect = exp(random.python.uniform(log(aspectRange.0), log(aspectRange.1))).squareRoot()
            factor = (factor.0 / aspect, factor.1 * aspect)
        }
        let target = [h * factor.0 / ratio, w * factor.1 / ratio].map { $0.rounded(.toNearestOrEven) }
        guard target.allSatisfy({ abs($0) < 1e6 }) else {
            throw TensorError.memory("ResizeKeepRatio: the image becomes too large")
        }
        let filter = try Interpolation.chosen(interpolations, random)
        return .image(try image.resized(to: ImageSize(Int(target[0]), Int(target[1])), filter))
    }
}

/// Same as timm.data.transforms.RandomCropOrPad.
public struct RandomCropOrPad: Transform {
    public var size: ImageSize
    public var fill: [Double]
    public var padding: Image.Padding

    public init(_ size: ImageSize, fill: [Double], padding: Image.Padding) {
        (self.size, self.fill, self.padding) = (size, fill, padding)
    }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        let image = try sample.image("RandomCropOrPad")
        func place(_ difference: Int) throws -> Int {
            try random.python.integer(0, abs(difference)) * (difference < 0 ? -1 : 1)
        }
        let top = try place(image.height - size.height)
        let left = try place(image.width - size.width)
        return .image(try image.croppedOrPadded(top, left, size, fill, padding))
    }
}

extension Image {
    /// timm's crop_or_pad.
    public func croppedOrPadded(_ top: Int, _ left: Int, _ size: ImageSize, _ fill: [Double], _ padding: Padding) throws -> Image
    {
        var image = self
        let (right, bottom) = (left + size.width, top + size.height)
        if left < 0 || top < 0 || right > width || bottom > height {
            image = try padded(
                [
                    max(-left + min(0, right), 0), max(-top + min(0, bottom), 0), max(right - max(width, left), 0),
                    max(bottom - max(height, top), 0),
                ], fill, padding)
        }
        return try image.cut(max(top, 0), max(left, 0), size.height, size.width)
    }
}

/// Same as timm.data.transforms.TrimBorder.
public struct TrimBorder: Transform {
    public var border: Int

    public init(_ border: Int) { self.border = border }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        let image = try sample.image("TrimBorder")
        let (w, h) = (image.width, image.height)
        // timm limits both by the height.
        return .image(try image.cut(min(border, h), min(border, h), max(0, h - 2 * border), max(0, w - 2 * border)))
    }
}
