// Lookup tables, histograms, blending, and what is made of them: Pillow's ImageOps and ImageEnhance, with the same rounding.

internal import CImageCodecs
import Tensors

extension Image {
    /// Every sample through a table of 256 for each channel. Same as PIL.Image.point.
    public func mapped(_ table: [UInt8], to newMode: Mode? = nil) throws -> Image {
        let channels = mode.channels
        guard mode.sampleSize == 1 else { throw TensorError.value("point operation not supported for this mode") }
        guard table.count == 256 * channels else { throw TensorError.value("wrong number of lut entries") }
        let count = width * height
        return try making(width, height, mode: newMode) { from, to in
            table.withUnsafeBufferPointer { table in
                switch channels {
                case 1: for i in 0..<count { to[i] = table[Int(from[i])] }
                case 3:
                    for i in 0..<count {
                        to[3 * i] = table[Int(from[3 * i])]
                        to[3 * i + 1] = table[256 + Int(from[3 * i + 1])]
                        to[3 * i + 2] = table[512 + Int(from[3 * i + 2])]
                    }
                default:
                    for i in 0..<count {
                        for c in 0..<channels { to[i * channels + c] = table[256 * c + Int(from[i * channels + c])] }
                    }
                }
            }
        }
    }

    /// How often each value occurs, 256 numbers for each channel. A mask ('1' or 'L') selects pixels.
    public func histogram(mask: Image? = nil) throws -> [Int] {
        guard mode.sampleSize == 1 else { throw TensorError.value("image has wrong mode") }
        if let mask {
            guard mask.width == width, mask.height == height else { throw TensorError.value("images do not match") }
            guard mask.mode == .grey || mask.mode == .bilevel else { throw TensorError.value("bad transparency mask") }
        }
        let channels = mode.channels
        var counts = [Int](repeating: 0, count: 256 * channels)
        bytes.withUnsafeBufferPointer { from in
            counts.withUnsafeMutableBufferPointer { counts in
                for i in 0..<width * height {
                    if let mask, mask.bytes[i] == 0 { continue }
                    for c in 0..<channels { counts[256 * c + Int(from[i * channels + c])] += 1 }
                }
            }
        }
        return counts
    }

    /// The least and greatest sample of each channel; (0, 0) for an empty image.
    public func extrema() -> [(Double, Double)] {
        let channels = mode.channels
        var result = Array(repeating: (Double.infinity, -Double.infinity), count: channels)
        bytes.withUnsafeBufferPointer { from in
            guard let base = from.baseAddress else { return }
            for i in 0..<width * height {
                for c in 0..<channels {
                    let p = base + i * mode.pixelSize
                    let value: Double =
                        switch mode {
                        case .int32: Double(Image.int(p))
                        case .float32: Double(Image.float(p))
                        case .uint16: Double(Int(p[0]) + Int(p[1]) << 8)
                        default: Double(p[c])
                        }
                    result[c] = (min(result[c].0, value), max(result[c].1, value))
                }
            }
        }
        return width * height == 0 ? Array(repeating: (0, 0), count: channels) : result
    }

    /// A table for grey and RGB images; other modes are refused as ImageOps refuses them.
    func operating(_ table: [UInt8], onPalette: Bool = false) throws -> Image {
        switch mode {
        case .grey: return try mapped(table)
        case .rgb: return try mapped(table.count == 256 ? table + table + table : table)
        case .palette:
            guard onPalette else { throw TensorError.notImplemented("mode P support coming soon") }
            var palette = palette ?? .grey
            for i in palette.entries.indices where i % 4 != 3 { palette.entries[i] = table[Int(palette.entries[i])] }
            return try withPalette(palette)
        default: throw TensorError.os("not supported for mode \(mode.rawValue)")
        }
    }

    /// The darkest to black, the lightest to white, after `cutoff` percent at each end and the values to ignore are left out.
    /// Same as ImageOps.autocontrast.
    public func autocontrasted(
        cutoff: (low: Double, high: Double) = (0, 0), ignore: [Int] = [], mask: Image? = nil, preserveTone: Bool = false
    ) throws -> Image {
        let counts = try preserveTone ? converted(to: .grey).histogram(mask: mask) : histogram(mask: mask)
        var table: [UInt8] = []
        for layer in stride(from: 0, to: counts.count, by: 256) {
            var h = Array(counts[layer..<layer + 256])
            for value in ignore {
                let place = value < 0 ? value + 256 : value
                guard h.indices.contains(place) else { throw TensorError.index("list assignment index out of range") }
                h[place] = 0
            }
            if cutoff.low != 0 || cutoff.high != 0 {
                let total = Double(h.reduce(0, +))
                func cut(_ percent: Double, _ order: some Sequence<Int>) {
                    var rest = Int(max(-1e15, min(1e15, (total * percent / 100).rounded(.down))))
                    for i in order {
                        if rest > h[i] {
                            rest -= h[i]
                            h[i] = 0
                        } else {
                            h[i] -= rest
                            rest = 0
                        }
                        if rest <= 0 { break }
                    }
                }
                cut(cutoff.low, 0..<256)
                cut(cutoff.high, (0..<256).reversed())
            }
            let low = h.firstIndex { $0 != 0 } ?? 255
            let high = h.lastIndex { $0 != 0 } ?? 0
            if high <= low {
                table += (0...255)
            } else {
                let scale = 255.0 / Double(high - low)
                let offset = -Double(low) * scale
                table += (0..<256).map { UInt8(max(0, min(255, Double($0) * scale + offset))) }
            }
        }
        return try operating(table)
    }

    /// Every grey level as often as every other. Same as ImageOps.equalize.
    public func equalized(mask: Image? = nil) throws -> Image {
        if mode == .palette { return try converted(to: .rgb).equalized(mask: mask) }
        let counts = try histogram(mask: mask)
        var table: [UInt8] = []
        for layer in stride(from: 0, to: counts.count, by: 256) {
            let h = counts[layer..<layer + 256]
            let used = h.filter { $0 != 0 }
            let step = used.count <= 1 ? 0 : (used.reduce(0, +) - (used.last ?? 0)) / 255
            guard step > 0 else {
                table += (0...255)
                continue
            }
            var n = step / 2
            for value in h {
                // Pillow's own table keeps what is above 255 cut off.
                table.append(UInt8(clamping: n / step))
                n += value
            }
        }
        return try operating(table)
    }

    /// Negative. Same as ImageOps.invert.
    public func inverted() throws -> Image {
        let table = (0..<256).map { UInt8(255 - $0) }
        return mode == .bilevel ? try mapped(table) : try operating(table, onPalette: true)
    }

    /// The highest bits of each sample. Same as ImageOps.posterize.
    public func posterized(bits: Int) throws -> Image {
        guard (1...8).contains(bits) else { throw TensorError.value("bits must be between or equal to 1 and 8") }
        let mask = ~((1 << (8 - bits)) - 1)
        return try operating((0..<256).map { UInt8($0 & mask) }, onPalette: true)
    }

    /// Samples of the threshold and above inverted. Same as ImageOps.solarize.
    public func solarized(threshold: Double = 128) throws -> Image {
        try operating((0..<256).map { UInt8(Double($0) < threshold ? $0 : 255 - $0) }, onPalette: true)
    }

    /// Dark samples made lighter, as timm's SolarizeAdd; other modes than grey and RGB stay.
    public func solarizedAdding(_ amount: Int, threshold: Int = 128) throws -> Image {
        guard mode == .grey || mode == .rgb else { return self }
        let table = (0..<256).map { UInt8(clamping: $0 < threshold ? min(255, $0 + amount) : $0) }
        return try operating(table)
    }

    /// `first + alpha * (second - first)`, cut off. Same as PIL.Image.blend.
    public static func blended(_ first: Image, _ second: Image, alpha: Double) throws -> Image {
        for mode in [first.mode, second.mode] where mode.sampleSize > 1 || mode == .palette || mode == .bilevel {
            throw TensorError.value("image has wrong mode")
        }
        guard first.mode == second.mode, first.width == second.width, first.height == second.height else {
            throw TensorError.value("images do not match")
        }
        let weight = Float(alpha)
        if weight == 0 { return first }
        if weight == 1 { return second }
        let count = first.bytes.count
        return try first.making(first.width, first.height) { a, to in
            second.bytes.withUnsafeBufferPointer { b in tnb_blend(a, b.baseAddress, to, count, weight) }
        }
    }

    /// What blending an image of one level with this grey or RGB one gives.
    private func blended(from level: UInt8, alpha: Double) throws -> Image {
        if Float(alpha) == 1 { return self }
        return try making(width, height) { from, to in tnb_blend_from(level, from, to, bytes.count, Float(alpha)) }
    }

    /// The second image laid over the first. Same as PIL.Image.alpha_composite.
    public static func alphaComposited(_ first: Image, _ second: Image) throws -> Image {
        guard first.mode.hasAlpha else { throw TensorError.value("image has wrong mode") }
        guard first.mode == second.mode, first.width == second.width, first.height == second.height else {
            throw TensorError.value("images do not match")
        }
        let size = first.mode.channels
        return try first.making(first.width, first.height) { under, to in
            second.bytes.withUnsafeBufferPointer { over in
                for place in stride(from: 0, to: over.count, by: size) {
                    let (top, bottom) = (UInt32(over[place + size - 1]), UInt32(under[place + size - 1]))
                    if top == 0 {
                        for c in 0..<size { to[place + c] = under[place + c] }
                        continue
                    }
                    let alpha = top * 255 + bottom * (255 - top)
                    // Seven more bits than the result has.
                    let share = top * 255 * 255 * 128 / alpha
                    let rest = 255 * 128 - share
                    for c in 0..<size - 1 {
                        let sum = UInt32(over[place + c]) * share + UInt32(under[place + c]) * rest + (0x80 << 7)
                        to[place + c] = UInt8(truncatingIfNeeded: (((sum >> 8) + sum) >> 8) >> 7)
                    }
                    let sum = alpha + 0x80
                    to[place + size - 1] = UInt8(truncatingIfNeeded: ((sum >> 8) + sum) >> 8)
                }
            }
        }
    }

    // ---- ImageEnhance --------------------------------------------------------------------------------------------------------

    /// The alpha of `self` on another image of its mode.
    private func lendingAlpha(to other: Image) throws -> Image {
        guard mode.hasAlpha else { return other }
        let channels = mode.channels
        return try other.making(width, height) { from, to in
            for i in 0..<bytes.count { to[i] = i % channels == channels - 1 ? bytes[i] : from[i] }
        }
    }

    /// Between grey (0), the image (1) and beyond. Same as ImageEnhance.Color(image).enhance.
    public func colorEnhanced(_ factor: Double) throws -> Image {
        if mode == .rgb {
            if Float(factor) == 1 { return self }
            return try making(width, height) { from, to in tnb_blend_from_grey(from, to, width * height, Float(factor)) }
        }
        let grey: Mode = mode.hasAlpha ? .greyAlpha : .grey
        return try Image.blended(grey == mode ? self : converted(to: grey).converted(to: mode), self, alpha: factor)
    }

    /// The mean grey level, rounded, that Contrast fades to.
    func meanGrey() throws -> Int {
        if mode == .rgb {
            let sum = bytes.withUnsafeBufferPointer { tnb_grey_sum($0.baseAddress, width * height) }
            return bytes.isEmpty ? 0 : Int(Double(sum) / Double(width * height) + 0.5)
        }
        let counts = try (mode == .grey ? self : converted(to: .grey)).histogram()
        let total = counts.reduce(0, +)
        guard total > 0 else { return 0 }
        var sum = 0.0
        for (value, count) in counts.enumerated() { sum += Double(value) * Double(count) }
        return Int(sum / Double(total) + 0.5)
    }

    /// Same as ImageEnhance.Contrast(image).enhance.
    public func contrastEnhanced(_ factor: Double) throws -> Image {
        let mean = UInt8(clamping: try meanGrey())
        if mode == .grey || mode == .rgb { return try blended(from: mean, alpha: factor) }
        let flat = try Image(width: width, height: height, mode: .grey, fill: [mean])
        return try Image.blended(lendingAlpha(to: flat.converted(to: mode)), self, alpha: factor)
    }

    /// Same as ImageEnhance.Brightness(image).enhance.
    public func brightnessEnhanced(_ factor: Double) throws -> Image {
        if mode == .grey || mode == .rgb { return try blended(from: 0, alpha: factor) }
        let black = try Image(
            width: width, height: height, mode: mode, fill: Array(repeating: 0, count: mode.pixelSize), palette: palette)
        return try Image.blended(lendingAlpha(to: black), self, alpha: factor)
    }

    /// Same as ImageEnhance.Sharpness(image).enhance.
    public func sharpnessEnhanced(_ factor: Double) throws -> Image {
        try Image.blended(lendingAlpha(to: filtered(.smooth)), self, alpha: factor)
    }

    /// The hue turned by a share of the circle in -0.5 ... 0.5. Same as torchvision's adjust_hue.
    public func hueAdjusted(_ factor: Double) throws -> Image {
        guard factor >= -0.5, factor <= 0.5 else {
            throw TensorError.value("hue_factor (\(factor)) is not in [-0.5, 0.5].")
        }
        if [.grey, .bilevel, .int32, .float32].contains(mode) { return self }
        let shift = UInt8(truncatingIfNeeded: Int(factor * 255))
        let hsv = try converted(to: .hsv)
        let turned = try hsv.making(width, height) { from, to in
            for i in stride(from: 0, to: hsv.bytes.count, by: 3) {
                (to[i], to[i + 1], to[i + 2]) = (from[i] &+ shift, from[i + 1], from[i + 2])
            }
        }
        return try turned.converted(to: mode)
    }
}
