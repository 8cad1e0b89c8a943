// RandAugment (arXiv 1909.13719), AutoAugment (arXiv 1805.09501), AugMix (arXiv 1912.02781) and 3-Augment (arXiv 2204.07118) as
// timm applies them: draws from Python's and NumPy's streams, Pillow's operations.

internal import Glibc
import Tensors

/// One operation with its probability and strength. Same as timm.data.auto_augment.AugmentOp.
public struct AugmentOp: Sendable {
    /// timm's names.
    public enum Kind: String, Sendable, CaseIterable {
        case autoContrast = "AutoContrast", equalize = "Equalize", invert = "Invert", rotate = "Rotate"
        case posterize = "Posterize", posterizeIncreasing = "PosterizeIncreasing", posterizeOriginal = "PosterizeOriginal"
        case solarize = "Solarize", solarizeIncreasing = "SolarizeIncreasing", solarizeAdd = "SolarizeAdd"
        case color = "Color", colorIncreasing = "ColorIncreasing", contrast = "Contrast"
        case contrastIncreasing = "ContrastIncreasing", brightness = "Brightness", brightnessIncreasing = "BrightnessIncreasing"
        case sharpness = "Sharpness", sharpnessIncreasing = "SharpnessIncreasing", shearX = "ShearX", shearY = "ShearY"
        case translateX = "TranslateX", translateY = "TranslateY", translateXRel = "TranslateXRel"
        case translateYRel = "TranslateYRel", desaturate = "Desaturate", gaussianBlur = "GaussianBlur"
        case gaussianBlurRand = "GaussianBlurRand"
    }

    public var kind: Kind
    public var probability, magnitude: Double
    /// 0 keeps the magnitude, infinity draws it uniformly, others are the deviation of a normal.
    public var deviation: Double
    public var maximum: Double
    public var translateConst, translatePct: Double
    /// What lies outside of the image.
    public var fill: [Int]
    public var interpolations: [Interpolation]

    public init(
        _ kind: Kind, probability: Double, magnitude: Double, deviation: Double, maximum: Double, translateConst: Double,
        translatePct: Double, fill: [Int], interpolations: [Interpolation]
    ) {
        (self.kind, self.probability, self.magnitude, self.deviation) = (kind, probability, magnitude, deviation)
        (self.maximum, self.translateConst, self.translatePct) = (maximum, translateConst, translatePct)
        (self.fill, self.interpolations) = (fill, interpolations)
    }

    public func callAsFunction(_ image: Image, _ random: RandomStreams) throws -> Image {
        if probability < 1, random.python.random() > probability { return image }
        var strength = magnitude
        if deviation == .infinity {
            strength = random.python.uniform(0, magnitude)
        } else if deviation > 0 {
            strength = random.python.gauss(magnitude, deviation)
        }
        let level = max(0, min(strength, maximum)) / 10
        return try apply(level, image, random)
    }

    private func apply(_ level: Double, _ image: Image, _ random: RandomStreams) throws -> Image {
        func signed(_ value: Double) -> Double { random.python.random() > 0.5 ? -value : value }
        func whole(_ value: Double) -> Int { Int(max(-1e9, min(1e9, value))) }
        func increasing() -> Double { max(0.1, 1 + signed(level * 0.9)) }
        func warped(_ matrix: [Double]) throws -> Image {
            let filter = try Interpolation.chosen(interpolations, random)
            return try image.transformed(
                width: image.width, height: image.height, .affine(matrix), filter: filter, fill: ink(image))
        }
        func posterized(_ bits: Int) throws -> Image { bits >= 8 ? image : try image.posterized(bits: bits) }
        let plain = level * 1.8 + 0.1
        switch kind {
        case .autoContrast: return try image.autocontrasted()
        case .equalize: return try image.equalized()
        case .invert: return try image.inverted()
        case .rotate:
            let degrees = signed(level * 30)
            let filter = try Interpolation.chosen(interpolations, random)
            return try image.rotated(degrees, filter: filter, fill: ink(image))
        case .posterize: return try posterized(whole(level * 4))
        case .posterizeIncreasing: return try posterized(4 - whole(level * 4))
        case .posterizeOriginal: return try posterized(whole(level * 4) + 4)
        case .solarize: return try image.solarized(threshold: Double(min(256, whole(level * 256))))
        case .solarizeIncreasing: return try image.solarized(threshold: Double(256 - min(256, whole(level * 256))))
        case .solarizeAdd: return try image.solarizedAdding(min(128, whole(level * 110)))
        case .color: return try image.colorEnhanced(plain)
        case .colorIncreasing: return try image.colorEnhanced(increasing())
        case .contrast: return try image.contrastEnhanced(plain)
        case .contrastIncreasing: return try image.contrastEnhanced(increasing())
        case .brightness: return try image.brightnessEnhanced(plain)
        case .brightnessIncreasing: return try image.brightnessEnhanced(increasing())
        case .sharpness: return try image.sharpnessEnhanced(plain)
        case .sharpnessIncreasing: return try image.sharpnessEnhanced(increasing())
        case .shearX: return try warped([1, signed(level * 0.3), 0, 0, 1, 0])
        case .shearY: return try warped([1, 0, 0, signed(level * 0.3), 1, 0])
        case .translateX: return try warped([1, 0, signed(level * translateConst), 0, 1, 0])
        case .translateY: return try warped([1, 0, 0, 0, 1, signed(level * translateConst)])
        case .translateXRel: return try warped([1, 0, signed(level * translatePct) * Double(image.width), 0, 1, 0])
        case .translateYRel: return try warped([1, 0, 0, 0, 1, signed(level * translatePct) * Double(image.height)])
        case .desaturate:
            let share = max(0.5, min(1, 0.5 + 0.5 * level))
            return try image.colorEnhanced(min(1, max(0, 1 - share)))
        case .gaussianBlur:
            let radius = max(0.1, min(2, 0.1 + (2.0 - 0.1) * level))
            return try image.gaussianBlurred(x: radius, y: radius)
        case .gaussianBlurRand:
            let radius = random.python.uniform(0.1, 2 * max(0, min(1, level)))
            return try image.gaussianBlurred(x: radius, y: radius)
        }
    }

    private func ink(_ image: Image) throws -> [UInt8] { try image.ink(fill, isSingle: false) }
}

/// Same as timm.data.auto_augment.RandAugment.
public struct RandAugment: Transform {
    public var ops: [AugmentOp]
    public var layers: Int
    public var weights: [Double]?

    public init(_ ops: [AugmentOp], layers: Int, weights: [Double]?) {
        (self.ops, self.layers, self.weights) = (ops, layers, weights)
    }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        var image = try sample.image("RandAugment")
        for place in try random.numpy.choice(ops.count, size: layers, replace: weights == nil, p: weights) {
            image = try ops[place](image, random)
        }
        return .image(image)
    }
}

/// Same as timm.data.auto_augment.AutoAugment.
public struct AutoAugment: Transform {
    public var policy: [[AugmentOp]]

    public init(_ policy: [[AugmentOp]]) { self.policy = policy }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        var image = try sample.image("AutoAugment")
        guard !policy.isEmpty else { throw TensorError.index("Cannot choose from an empty sequence") }
        for op in policy[random.python.below(policy.count)] { image = try op(image, random) }
        return .image(image)
    }
}

/// Same as timm.data.auto_augment.AugMixAugment.
public struct AugMixAugment: Transform {
    public var ops: [AugmentOp]
    public var alpha: Double
    public var width, depth: Int
    public var blended: Bool

    public init(_ ops: [AugmentOp], alpha: Double, width: Int, depth: Int, blended: Bool) {
        (self.ops, self.alpha, self.width, self.depth, self.blended) = (ops, alpha, width, depth, blended)
    }

    public func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        let image = try sample.image("AugMixAugment")
        guard width >= 0, width < 1 << 16 else { throw TensorError.value("AugMix: a width of \(width) is not possible") }
        let weights = try random.numpy.dirichlet(Array(repeating: alpha, count: width)).map { Float($0) }
        let m = Float(try random.numpy.beta(alpha, alpha))
        return .image(try blended ? mixedByBlending(image, weights, m, random) : mixed(image, weights, m, random))
    }

    private func chain(_ image: Image, _ random: RandomStreams) throws -> Image {
        let depth = try depth > 0 ? depth : random.numpy.integer(1, 4)
        var result = image
        for place in try random.numpy.choice(ops.count, size: depth) { result = try ops[place](result, random) }
        return result
    }

    private func mixed(_ image: Image, _ weights: [Float], _ m: Float, _ random: RandomStreams) throws -> Image {
        var sums = [Float](repeating: 0, count: image.bytes.count)
        for weight in weights {
            let augmented = try chain(image, random)
            guard augmented.bytes.count == sums.count else { throw TensorError.value("operands could not be broadcast together") }
            for i in sums.indices { sums[i] += weight * Float(augmented.bytes[i]) }
        }
        let bytes = sums.map { UInt8(max(0, min(255, $0))) }
        return try Image.blended(
            image, Image(width: image.width, height: image.height, mode: image.mode, bytes: bytes), alpha: Double(m))
    }

    private func mixedByBlending(_ image: Image, _ weights: [Float], _ m: Float, _ random: RandomStreams) throws -> Image {
        var shares: [Float] = []
        var rest: Float = 1
        for weight in weights.reversed() {
            let share = weight * m / rest
            rest *= 1 - share
            shares.append(share)
        }
        var result = image
        for share in shares.reversed() { result = try Image.blended(result, chain(image, random), alpha: Double(share)) }
        return result
    }
}
