// timm's FastCollateMixup without the interpreter: each image of a batch is mixed with its partner in reversed order, by weights
// (mixup, arXiv 1710.09412) or by a box (cutmix, arXiv 1905.04899). The draws come from NumPy's stream in timm's order; the targets
// are mixed by whoever has the classes' number.

internal import CImageCodecs
import Tensors

/// How the images of a batch are mixed while it is put together.
public struct MixingCollation: Sendable {
    public enum Mode: String, Sendable { case batch, pair, elem, half }

    public var mode: Mode
    public var mixupAlpha, cutmixAlpha, probability, switchProbability: Double
    /// The least and greatest share of a box's sides; nil where the weight decides.
    public var cutmixRange: (Double, Double)?
    public var correctsWeight: Bool

    public init(
        mode: Mode, mixupAlpha: Double, cutmixAlpha: Double, probability: Double, switchProbability: Double,
        cutmixRange: (Double, Double)?, correctsWeight: Bool
    ) {
        (self.mode, self.mixupAlpha, self.cutmixAlpha) = (mode, mixupAlpha, cutmixAlpha)
        (self.probability, self.switchProbability) = (probability, switchProbability)
        (self.cutmixRange, self.correctsWeight) = (cutmixRange, correctsWeight)
    }

    private struct Draw {
        var weight = 1.0
        var usesBox = false
    }

    private struct Box {
        var top, bottom, left, right: Int
    }

    /// The mixed uint8 images, and the weight of each image's own class: one for all in the mode `batch`. Nothing is drawn and
    /// nothing mixed unless `isEnabled`. The batch [N, C, H, W] has an even number of images.
    func mixed(_ batch: Tensor, isEnabled: Bool, _ random: RandomStreams) throws -> (images: Tensor, weights: [Double]) {
        guard batch.ndim == 4, batch.dtype == .uint8 else {
            throw TensorError.notImplemented(
                "FastCollateMixup is available for images of uint8, not torch.\(batch.dtype.name); use create_loader with its prefetcher"
            )
        }
        let count = batch.shape[0]
        let (height, width) = (batch.shape[2], batch.shape[3])
        let size = batch.shape[1] * height * width
        let result = try Tensor.empty([mode == .half ? count / 2 : count] + batch.shape.dropFirst(), dtype: .uint8)
        let (from, to) = (batch.pointer(UInt8.self), result.pointer(UInt8.self))
        func mix(_ i: Int, _ draw: Draw, _ box: Box?) {
            let (own, other, out) = (from + i * size, from + (count - 1 - i) * size, to + i * size)
            guard draw.weight == 1 || draw.usesBox else {
                return tnb_mix(own, other, out, size, Float(draw.weight), Float(1 - draw.weight))
            }
            out.update(from: own, count: size)
            guard draw.weight != 1, let box, box.left < box.right else { return }
            for plane in stride(from: 0, to: size, by: max(height * width, 1)) {
                for row in box.top..<max(box.bottom, box.top) {
                    let place = plane + row * width + box.left
                    (out + place).update(from: other + place, count: box.right - box.left)
                }
            }
        }
        if mode == .batch {
            var draw = try batchDraw(isEnabled, random)
            var box: Box?
            let original = draw
            if draw.usesBox { (box, draw.weight) = try self.box(height, width, draw.weight, random) }
            // timm looks at the weight after the box has corrected it.
            for i in 0..<count { mix(i, Draw(weight: draw.weight, usesBox: original.usesBox), box) }
            return (result, [draw.weight])
        }
        var draws = try imageDraws(mode == .elem ? count : count / 2, isEnabled, random)
        for i in draws.indices {
            var (box, weight): (Box?, Double) = (nil, draws[i].weight)
            if weight != 1, draws[i].usesBox { (box, weight) = try self.box(height, width, weight, random) }
            mix(i, draws[i], box)
            if mode == .pair { mix(count - 1 - i, draws[i], box) }
            draws[i].weight = weight
        }
        let weights = draws.map(\.weight)
        switch mode {
        case .pair: return (result, weights + weights.reversed())
        case .half: return (result, weights + Array(repeating: 1, count: count - weights.count))
        default: return (result, weights)
        }
    }

    private func batchDraw(_ isEnabled: Bool, _ random: RandomStreams) throws -> Draw {
        guard isEnabled, random.numpy.random() < probability else { return Draw() }
        var usesBox = mixupAlpha <= 0
        if mixupAlpha > 0 && cutmixAlpha > 0 { usesBox = random.numpy.random() < switchProbability }
        let alpha = usesBox ? cutmixAlpha : mixupAlpha
        return Draw(weight: try random.numpy.beta(alpha, alpha), usesBox: usesBox)
    }

    /// Drawn array by array, as NumPy does; weights are kept in single precision.
    private func imageDraws(_ count: Int, _ isEnabled: Bool, _ random: RandomStreams) throws -> [Draw] {
        var draws = Array(repeating: Draw(), count: count)
        guard isEnabled else { return draws }
        func betas(_ alpha: Double) throws -> [Double] { try draws.map { _ in try random.numpy.beta(alpha, alpha) } }
        let weights: [Double]
        if mixupAlpha > 0 && cutmixAlpha > 0 {
            for i in draws.indices { draws[i].usesBox = random.numpy.random() < switchProbability }
            let (boxes, mixes) = (try betas(cutmixAlpha), try betas(mixupAlpha))
            weights = draws.indices.map { draws[$0].usesBox ? boxes[$0] : mixes[$0] }
        } else {
            for i in draws.indices { draws[i].usesBox = mixupAlpha <= 0 }
            weights = try betas(mixupAlpha > 0 ? mixupAlpha : cutmixAlpha)
        }
        for i in draws.indices { draws[i].weight = random.numpy.random() < probability ? Double(Float(weights[i])) : 1 }
        return draws
    }

    /// A box, and the share of the image that stays.
    private func box(_ height: Int, _ width: Int, _ weight: Double, _ random: RandomStreams) throws -> (Box, Double) {
        var box: Box
        if let (least, most) = cutmixRange {
            let h = try random.numpy.integer(Self.whole(height, least), Self.whole(height, most))
            let w = try random.numpy.integer(Self.whole(width, least), Self.whole(width, most))
            let top = try random.numpy.integer(0, height - h + 1)
            let left = try random.numpy.integer(0, width - w + 1)
            box = Box(top: top, bottom: top + h, left: left, right: left + w)
        } else {
            let share = (1 - weight).squareRoot()
            let (h, w) = (Self.whole(height, share), Self.whole(width, share))
            let y = try random.numpy.integer(0, height)
            let x = try random.numpy.integer(0, width)
            box = Box(top: y - h / 2, bottom: y + (h + 1) / 2, left: x - w / 2, right: x + (w + 1) / 2)
        }
        func clip(_ value: Int, _ most: Int) -> Int { min(max(value, 0), most) }
        box = Box(
            top: clip(box.top, height), bottom: clip(box.bottom, height), left: clip(box.left, width),
            right: clip(box.right, width))
        guard correctsWeight || cutmixRange != nil else { return (box, weight) }
        let cut = (box.bottom - box.top) * (box.right - box.left)
        return (box, 1 - Double(cut) / Double(height * width))
    }

    private static func whole(_ size: Int, _ share: Double) -> Int {
        let product = Double(size) * share
        return product.isFinite && abs(product) < 1e9 ? Int(product) : 0
    }
}
