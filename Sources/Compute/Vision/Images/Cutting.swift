// Moving pixels without changing them: boxes, borders, mirror images, quarter turns, one image put into another.

import Tensors

extension Image {
    /// The box (left, upper, right, lower); what lies outside the image is black. Same as PIL.Image.crop.
    public func cropped(left: Int, upper: Int, right: Int, lower: Int) throws -> Image {
        guard right >= left else { throw TensorError.value("Coordinate 'right' is less than 'left'") }
        guard lower >= upper else { throw TensorError.value("Coordinate 'lower' is less than 'upper'") }
        let (newWidth, widthOverflow) = right.subtractingReportingOverflow(left)
        let (newHeight, heightOverflow) = lower.subtractingReportingOverflow(upper)
        guard !widthOverflow, !heightOverflow else { throw TensorError.memory("crop: the box is too large") }
        let size = mode.pixelSize
        let (x0, x1) = (max(left, 0), min(right, width))
        let inside = left >= 0 && upper >= 0 && right <= width && lower <= height
        return try making(newWidth, newHeight) { from, to in
            if !inside { to.initialize(repeating: 0, count: newWidth * newHeight * size) }
            guard x0 < x1 else { return }
            for y in max(upper, 0)..<max(min(lower, height), max(upper, 0)) {
                (to + ((y - upper) * newWidth + x0 - left) * size).update(
                    from: from + (y * width + x0) * size, count: (x1 - x0) * size)
            }
        }
    }

    /// Mirrored left to right.
    public func flippedHorizontally() throws -> Image { try transposed(.flipLeftRight) }

    /// The seven mirror images and turns, by PIL's numbers.
    public enum Turn: Int, Sendable {
        case flipLeftRight, flipTopBottom, rotate90, rotate180, rotate270, transpose, transverse

        var swapsSides: Bool { self == .rotate90 || self == .rotate270 || self == .transpose || self == .transverse }
    }

    /// Same as PIL.Image.transpose.
    public func transposed(_ turn: Turn) throws -> Image {
        let size = mode.pixelSize
        let (w, h) = (width, height)
        if turn == .flipTopBottom {
            return try making(w, h) { from, to in
                for y in 0..<h { (to + y * w * size).update(from: from + (h - 1 - y) * w * size, count: w * size) }
            }
        }
        return try making(turn.swapsSides ? h : w, turn.swapsSides ? w : h) { from, to in
            // Where the source pixel (x, y) goes: start + x * stepX + y * stepY, counted in pixels.
            let (start, stepX, stepY) =
                switch turn {
                case .flipLeftRight: (w - 1, -1, w)
                case .flipTopBottom: ((h - 1) * w, 1, -w)
                case .rotate90: ((w - 1) * h, -h, 1)
                case .rotate180: (h * w - 1, -1, -w)
                case .rotate270: (h - 1, h, -1)
                case .transpose: (0, h, 1)
                case .transverse: (w * h - 1, -h, -1)
                }
            // Blocks keep both sides in the cache.
            let block = turn.swapsSides ? 32 : max(w, 1)
            for top in stride(from: 0, to: h, by: turn.swapsSides ? block : max(h, 1)) {
                for left in stride(from: 0, to: w, by: block) {
                    for y in top..<(turn.swapsSides ? min(top + block, h) : h) {
                        var source = from + (y * w + left) * size
                        var place = to + (start + y * stepY + left * stepX) * size
                        let count = min(left + block, w) - left
                        switch size {
                        case 1:
                            for _ in 0..<count {
                                place[0] = source[0]
                                source += 1
                                place += stepX
                            }
                        case 3:
                            for _ in 0..<count {
                                (place[0], place[1], place[2]) = (source[0], source[1], source[2])
                                source += 3
                                place += 3 * stepX
                            }
                        default:
                            for _ in 0..<count {
                                for c in 0..<size { place[c] = source[c] }
                                source += size
                                place += size * stepX
                            }
                        }
                    }
                }
            }
        }
    }

    /// How a border is made.
    public enum Padding: String, Sendable {
        case constant, edge, reflect, symmetric
    }

    /// With a border on each side; negative ones cut off, as torchvision's pad. `fill` is the bytes of a pixel.
    public func padded(
        left: Int, top: Int, right: Int, bottom: Int, fill: [UInt8], mode padding: Padding = .constant
    ) throws -> Image {
        let sides = [left, top, right, bottom]
        guard sides.allSatisfy({ $0.magnitude < 1 << 28 }) else { throw TensorError.memory("pad: the border is too large") }
        let (newWidth, newHeight) = (width + left + right, height + top + bottom)
        let size = mode.pixelSize
        if padding == .constant {
            let ground = try Image(
                width: newWidth, height: newHeight, mode: mode, fill: Array(fill.prefix(size)), palette: palette)
            return try ground.pasting(self, x: left, y: top)
        }
        if left < 0 || top < 0 || right < 0 || bottom < 0 {
            let cut = sides.map { max(-$0, 0) }
            return try cropped(left: cut[0], upper: cut[1], right: width - cut[2], lower: height - cut[3]).padded(
                left: max(left, 0), top: max(top, 0), right: max(right, 0), bottom: max(bottom, 0), fill: fill, mode: padding)
        }
        guard width > 0, height > 0 else {
            throw TensorError.value("can't extend empty axis 0 using modes other than 'constant' or 'empty'")
        }
        let columns = (0..<newWidth).map { Image.source($0 - left, width, padding) * size }
        return try making(newWidth, newHeight) { from, to in
            for y in 0..<newHeight {
                let row = from + Image.source(y - top, height, padding) * width * size
                var place = to + y * newWidth * size
                for column in columns {
                    for c in 0..<size { place[c] = row[column + c] }
                    place += size
                }
            }
        }
    }

    /// The place inside 0 ..< count that a place outside stands for.
    private static func source(_ place: Int, _ count: Int, _ padding: Padding) -> Int {
        if place >= 0 && place < count { return place }
        switch padding {
        case .constant, .edge: return max(0, min(count - 1, place))
        case .symmetric:
            let period = 2 * count
            let phase = ((place % period) + period) % period
            return phase < count ? phase : period - 1 - phase
        case .reflect:
            if count == 1 { return 0 }
            let period = 2 * (count - 1)
            let phase = ((place % period) + period) % period
            return phase < count ? phase : period - phase
        }
    }

    /// The image with another of the same mode put into it, its corner at (x, y); what does not fit is left out. A mask ('1',
    /// 'L', or one with alpha) of the other's size says how much of it shows. Same as PIL.Image.paste.
    public func pasting(_ other: Image, x: Int, y: Int, mask: Image? = nil) throws -> Image {
        if let mask, mask.width != other.width || mask.height != other.height {
            throw TensorError.value("images do not match")
        }
        guard x.magnitude < 1 << 29, y.magnitude < 1 << 29 else { return self }
        var changed = bytes
        let size = mode.pixelSize
        let (x0, x1) = (max(x, 0), min(x + other.width, width))
        let (y0, y1) = (max(y, 0), min(y + other.height, height))
        guard x0 < x1, y0 < y1 else { return self }
        // A picture with alpha may be put into an RGB one: its alpha is dropped.
        let from = other.mode.pixelSize
        guard other.mode == mode || (mode == .rgb && from == 4) else { throw TensorError.value("images do not match") }
        let share = mask.map { ($0.mode.channels, $0.mode.channels - 1, $0.mode == .bilevel) }
        for row in y0..<y1 {
            let source = ((row - y) * other.width + x0 - x) * from
            let place = (row * width + x0) * size
            guard let mask, let (step, band, isBilevel) = share else {
                if from == size {
                    changed.replaceSubrange(
                        place..<place + (x1 - x0) * size, with: other.bytes[source..<source + (x1 - x0) * size])
                } else {
                    for i in 0..<x1 - x0 {
                        for c in 0..<size { changed[place + i * size + c] = other.bytes[source + i * from + c] }
                    }
                }
                continue
            }
            for i in 0..<x1 - x0 {
                let weight = mask.bytes[((row - y) * other.width + x0 - x + i) * step + band]
                if weight == 0 { continue }
                for c in 0..<size {
                    let new = other.bytes[source + i * from + c]
                    if weight == 255 || isBilevel || mode.sampleSize > 1 {
                        changed[place + i * size + c] = new
                    } else {
                        let old = UInt32(changed[place + i * size + c])
                        let sum = old * UInt32(255 - weight) + UInt32(new) * UInt32(weight) + 128
                        changed[place + i * size + c] = UInt8(truncatingIfNeeded: ((sum >> 8) + sum) >> 8)
                    }
                }
            }
        }
        return try Image(width: width, height: height, mode: mode, bytes: changed, palette: palette)
    }
}
