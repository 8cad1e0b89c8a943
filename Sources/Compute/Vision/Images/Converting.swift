// From one mode to another, with Pillow's numbers (libImaging/Convert.c and ConvertYCbCr.c; Pillow, HPND licence). Modes that
// have no way between them go through 'L' or 'RGB', as in PIL.Image.convert.

internal import CImageCodecs
import Tensors

extension Image {
    /// The image in another mode. Black and white is dithered (Floyd and Steinberg) unless `dithers` is false.
    public func converted(to target: Mode, dithers: Bool = true) throws -> Image {
        if target == mode { return self }
        if let result = try direct(to: target, dithers: dithers) { return result }
        // Pillow's way round: the mode's base first.
        let base = mode.base
        guard base != mode, let middle = try direct(to: base, dithers: dithers),
            let result = base == target ? middle : try middle.direct(to: target, dithers: dithers)
        else {
            throw TensorError.value("conversion from \(mode.rawValue) to \(target.rawValue) not supported")
        }
        return result
    }

    private func direct(to target: Mode, dithers: Bool) throws -> Image? {
        if mode == .palette { return try fromPalette(to: target) }
        if target == .palette {
            guard mode == .grey else {
                guard mode == .rgb else { return nil }
                throw TensorError.notImplemented("convert('P') from RGB is not available: images are not reduced to palettes")
            }
            return try Image(width: width, height: height, mode: .palette, bytes: bytes, palette: .grey)
        }
        if target == .bilevel, dithers { return mode == .grey || mode == .rgb ? try dithered() : nil }
        return try plain(to: target)
    }

    @inline(__always)
    private func each(
        _ target: Mode, _ body: (UnsafePointer<UInt8>, UnsafeMutablePointer<UInt8>) -> Void
    ) throws -> Image {
        let (read, write, count) = (mode.pixelSize, target.pixelSize, width * height)
        return try making(width, height, mode: target) { from, to in
            var (source, place) = (from, to)
            for _ in 0..<count {
                body(source, place)
                source += read
                place += write
            }
        }
    }

    private func plain(to target: Mode) throws -> Image? {
        switch (mode, target) {
        case (.bilevel, .grey), (.grey, .bilevel):
            return try each(target) { $1[0] = $0[0] >= 128 ? 255 : 0 }
        case (.bilevel, .greyAlpha), (.grey, .greyAlpha):
            return try each(target) {
                $1[0] = $0[0]; $1[1] = 255
            }
        case (.bilevel, .rgb), (.grey, .rgb):
            return try each(target) {
                $1[0] = $0[0]; $1[1] = $0[0]; $1[2] = $0[0]
            }
        case (.bilevel, .rgba), (.grey, .rgba):
            return try each(target) {
                $1[0] = $0[0]; $1[1] = $0[0]; $1[2] = $0[0]; $1[3] = 255
            }
        case (.bilevel, .cmyk), (.grey, .cmyk), (.greyAlpha, .cmyk):
            return try each(target) {
                $1[0] = 0; $1[1] = 0; $1[2] = 0; $1[3] = ~$0[0]
            }
        case (.bilevel, .ycbcr), (.grey, .ycbcr), (.greyAlpha, .ycbcr):
            return try each(target) {
                $1[0] = $0[0]; $1[1] = 128; $1[2] = 128
            }
        case (.bilevel, .hsv), (.grey, .hsv), (.greyAlpha, .hsv):
            return try each(target) {
                $1[0] = 0; $1[1] = 0; $1[2] = $0[0]
            }
        case (.bilevel, .int32), (.grey, .int32): return try each(target) { Image.put(Int32($0[0]), $1) }
        case (.bilevel, .float32), (.grey, .float32): return try each(target) { Image.put(Float($0[0]), $1) }
        case (.grey, .uint16):
            return try each(target) {
                $1[0] = $0[0]; $1[1] = 0
            }
        case (.greyAlpha, .grey), (.ycbcr, .grey): return try each(target) { $1[0] = $0[0] }
        case (.greyAlpha, .rgb):
            return try each(target) {
                $1[0] = $0[0]; $1[1] = $0[0]; $1[2] = $0[0]
            }
        case (.greyAlpha, .rgba):
            return try each(target) {
                $1[0] = $0[0]; $1[1] = $0[0]; $1[2] = $0[0]; $1[3] = $0[1]
            }
        case (.greyAlpha, .greyPremultiplied):
            return try each(target) {
                $1[0] = Image.scaled($0[0], $0[1]); $1[1] = $0[1]
            }
        case (.greyPremultiplied, .greyAlpha):
            return try each(target) {
                $1[0] = Image.unscaled($0[0], $0[1]); $1[1] = $0[1]
            }
        case (.ycbcr, .greyAlpha):
            return try each(target) {
                $1[0] = $0[0]; $1[1] = 255
            }
        case (.rgb, .bilevel), (.rgba, .bilevel):
            return try each(target) { $1[0] = Image.weighted($0) >= 128_000 ? 255 : 0 }
        case (.rgb, .grey): return try making(width, height, mode: target) { tnb_grey($0, $1, width * height) }
        case (.rgba, .grey): return try each(target) { $1[0] = Image.luma($0) }
        case (.rgb, .greyAlpha), (.rgb, .greyPremultiplied):
            return try each(target) {
                $1[0] = Image.luma($0); $1[1] = 255
            }
        case (.rgba, .greyAlpha):
            return try each(target) {
                $1[0] = Image.luma($0); $1[1] = $0[3]
            }
        case (.rgb, .int32), (.rgba, .int32): return try each(target) { Image.put(Int32(Image.luma($0)), $1) }
        case (.rgb, .uint16):
            return try each(target) {
                $1[0] = Image.luma($0); $1[1] = 0
            }
        case (.rgb, .float32), (.rgba, .float32):
            return try each(target) {
                Image.put(Float(Image.weighted($0)) / 1000, $1)
            }
        case (.rgb, .rgba), (.rgb, .rgbPremultiplied):
            return try each(target) {
                $1[0] = $0[0]; $1[1] = $0[1]; $1[2] = $0[2]; $1[3] = 255
            }
        case (.rgba, .rgb):
            return try each(target) {
                $1[0] = $0[0]; $1[1] = $0[1]; $1[2] = $0[2]
            }
        case (.rgba, .rgbPremultiplied):
            return try each(target) {
                let alpha = $0[3]
                ($1[0], $1[1], $1[2], $1[3]) = (
                    Image.scaled($0[0], alpha), Image.scaled($0[1], alpha), Image.scaled($0[2], alpha), alpha
                )
            }
        case (.rgbPremultiplied, .rgba), (.rgbPremultiplied, .rgb):
            return try each(target) {
                let alpha = $0[3]
                for c in 0..<3 { $1[c] = Image.unscaled($0[c], alpha) }
                if target == .rgba { $1[3] = alpha }
            }
        case (.rgb, .cmyk), (.rgba, .cmyk):
            return try each(target) {
                $1[0] = ~$0[0]; $1[1] = ~$0[1]; $1[2] = ~$0[2]; $1[3] = 0
            }
        case (.rgb, .ycbcr), (.rgba, .ycbcr): return try each(target) { YCbCr.fromRGB($0, $1) }
        case (.ycbcr, .rgb): return try each(target) { YCbCr.toRGB($0, $1) }
        case (.rgb, .hsv), (.rgba, .hsv): return try each(target) { HSV.fromRGB($0, $1) }
        case (.hsv, .rgb): return try each(target) { HSV.toRGB($0, $1) }
        case (.cmyk, .rgb), (.cmyk, .rgba):
            return try each(target) { source, place in
                Image.rgbOfCMYK(source, place)
                if target == .rgba { place[3] = 255 }
            }
        case (.cmyk, .hsv):
            return try each(target) { source, place in
                Image.rgbOfCMYK(source, place)
                HSV.fromRGB(UnsafePointer(place), place)
            }
        case (.int32, .grey): return try each(target) { $1[0] = UInt8(clamping: Image.int($0)) }
        case (.int32, .float32): return try each(target) { Image.put(Float(Image.int($0)), $1) }
        case (.int32, .rgb), (.int32, .rgba):
            return try each(target) { source, place in
                let value = UInt8(clamping: Image.int(source))
                (place[0], place[1], place[2]) = (value, value, value)
                if target == .rgba { place[3] = 255 }
            }
        case (.int32, .uint16):
            return try each(target) {
                let value = UInt16(clamping: Image.int($0))
                ($1[0], $1[1]) = (UInt8(truncatingIfNeeded: value), UInt8(value >> 8))
            }
        case (.float32, .grey):
            return try each(target) {
                let value = Image.float($0)
                $1[0] = value >= 255 ? 255 : value > 0 ? UInt8(value) : 0
            }
        case (.float32, .int32):
            return try each(target) {
                // Out of range C's conversion gives the least number on x86-64.
                Image.put(Int32(exactly: Image.float($0).rounded(.towardZero)) ?? Int32.min, $1)
            }
        case (.uint16, .int32): return try each(target) { Image.put(Int32($0[0]) + Int32($0[1]) << 8, $1) }
        case (.uint16, .float32): return try each(target) { Image.put(Float(Int($0[0]) + Int($0[1]) << 8), $1) }
        case (.uint16, .grey): return try each(target) { $1[0] = $0[1] != 0 ? 255 : $0[0] }
        case (.uint16, .rgb):
            return try each(target) {
                let value: UInt8 = $0[1] != 0 ? 255 : $0[0]
                ($1[0], $1[1], $1[2]) = (value, value, value)
            }
        default: return nil
        }
    }

    private func fromPalette(to target: Mode) throws -> Image? {
        let colours = (palette ?? .grey).full
        func table(_ size: Int, _ body: (UnsafePointer<UInt8>, UnsafeMutablePointer<UInt8>) -> Void) throws -> Image {
            var entries = [UInt8](repeating: 0, count: 256 * size)
            colours.withUnsafeBufferPointer { source in
                entries.withUnsafeMutableBufferPointer { place in
                    guard let from = source.baseAddress, let to = place.baseAddress else { return }
                    for i in 0..<256 { body(from + 4 * i, to + size * i) }
                }
            }
            return try making(width, height, mode: target) { from, to in
                entries.withUnsafeBufferPointer { entries in
                    for i in 0..<width * height {
                        let start = Int(from[i]) * size
                        for c in 0..<size { to[i * size + c] = entries[start + c] }
                    }
                }
            }
        }
        switch target {
        case .bilevel:
            return try table(1) { $1[0] = Image.weighted($0) >= 128_000 ? 255 : 0 }
        case .grey: return try table(1) { $1[0] = Image.luma($0) }
        case .greyAlpha:
            return try table(2) {
                $1[0] = Image.luma($0); $1[1] = $0[3]
            }
        case .int32: return try table(4) { Image.put(Int32(Image.luma($0)), $1) }
        case .float32:
            return try table(4) { Image.put(Float(Image.weighted($0)) / 1000, $1) }
        case .rgb:
            return try table(3) {
                $1[0] = $0[0]; $1[1] = $0[1]; $1[2] = $0[2]
            }
        case .rgba:
            return try table(4) {
                $1[0] = $0[0]; $1[1] = $0[1]; $1[2] = $0[2]; $1[3] = $0[3]
            }
        case .cmyk:
            return try table(4) {
                $1[0] = ~$0[0]; $1[1] = ~$0[1]; $1[2] = ~$0[2]; $1[3] = 0
            }
        case .ycbcr: return try table(3) { YCbCr.fromRGB($0, $1) }
        case .hsv: return try table(3) { HSV.fromRGB($0, $1) }
        default: return nil
        }
    }

    /// Black and white by error diffusion.
    private func dithered() throws -> Image {
        let channels = mode.channels
        return try making(width, height, mode: .bilevel) { from, to in
            var errors = [Int](repeating: 0, count: width + 1)
            for y in 0..<height {
                var (l, l0, l1) = (0, 0, 0)
                for x in 0..<width {
                    let source = from + (y * width + x) * channels
                    let level =
                        channels == 1
                        ? Int(source[0]) : Image.weighted(source) / 1000
                    l = max(0, min(255, level + (l + errors[x + 1]) / 16))
                    let out = l > 128 ? 255 : 0
                    to[y * width + x] = UInt8(out)
                    l -= out
                    let (l2, d2) = (l, l + l)
                    l += d2
                    errors[x] = l + l0
                    l += d2
                    l0 = l + l1
                    l1 = l2
                    l += d2
                }
                errors[width] = l0
            }
        }
    }

    /// A thousand times the luma.
    @inline(__always) private static func weighted(_ p: UnsafePointer<UInt8>) -> Int {
        let (r, g, b) = (299 * Int(p[0]), 587 * Int(p[1]), 114 * Int(p[2]))
        return r + g + b
    }

    // ---- samples ---------------------------------------------------------------------------------------------------------

    @inline(__always) static func luma(_ p: UnsafePointer<UInt8>) -> UInt8 {
        UInt8(truncatingIfNeeded: (UInt32(p[0]) * 19595 + UInt32(p[1]) * 38470 + UInt32(p[2]) * 7471 + 0x8000) >> 16)
    }

    /// a * b / 255, rounded.
    @inline(__always) static func scaled(_ a: UInt8, _ b: UInt8) -> UInt8 {
        let product = UInt32(a) * UInt32(b) + 128
        return UInt8(truncatingIfNeeded: ((product >> 8) + product) >> 8)
    }

    @inline(__always) private static func unscaled(_ value: UInt8, _ alpha: UInt8) -> UInt8 {
        alpha == 255 || alpha == 0 ? value : UInt8(clamping: 255 * Int(value) / Int(alpha))
    }

    private static func rgbOfCMYK(_ source: UnsafePointer<UInt8>, _ place: UnsafeMutablePointer<UInt8>) {
        let rest = 255 - source[3]
        for c in 0..<3 { place[c] = UInt8(clamping: Int(rest) - Int(scaled(source[c], rest))) }
    }

    @inline(__always) static func put(_ value: Int32, _ place: UnsafeMutablePointer<UInt8>) {
        UnsafeMutableRawPointer(place).storeBytes(of: value, as: Int32.self)
    }

    @inline(__always) static func put(_ value: Float, _ place: UnsafeMutablePointer<UInt8>) {
        UnsafeMutableRawPointer(place).storeBytes(of: value, as: Float.self)
    }

    @inline(__always) static func int(_ place: UnsafePointer<UInt8>) -> Int32 {
        UnsafeRawPointer(place).loadUnaligned(as: Int32.self)
    }

    @inline(__always) static func float(_ place: UnsafePointer<UInt8>) -> Float {
        UnsafeRawPointer(place).loadUnaligned(as: Float.self)
    }
}

extension Image.Mode {
    /// 'L' for grey modes, 'RGB' for colours.
    public var base: Image.Mode {
        switch self {
        case .bilevel, .grey, .greyAlpha, .greyPremultiplied, .int32, .float32, .uint16: .grey
        case .palette, .rgb, .rgba, .rgbPremultiplied, .cmyk, .ycbcr, .hsv: .rgb
        }
    }
}

/// JPEG's colours in Pillow's 6-bit fixed point.
enum YCbCr {
    private static func table(_ factor: Double, from first: Int = 0) -> [Int32] {
        (0..<256).map { Int32(Double($0 + first) * factor * 64 + 0.5) }
    }
    private static let (yr, yg, yb) = (table(0.299), table(0.587), table(0.114))
    private static let (cbr, cbg, half) = (table(-0.16874), table(-0.33126), table(0.5))
    private static let (crg, crb) = (table(-0.41869), table(-0.08131))
    private static let (rcr, gcb, gcr, bcb) = (
        table(1.402, from: -128), table(-0.34414, from: -128), table(-0.71414, from: -128), table(1.772, from: -128)
    )

    static func fromRGB(_ p: UnsafePointer<UInt8>, _ out: UnsafeMutablePointer<UInt8>) {
        let (r, g, b) = (Int(p[0]), Int(p[1]), Int(p[2]))
        out[0] = UInt8(clamping: (yr[r] + yg[g] + yb[b]) >> 6)
        out[1] = UInt8(clamping: ((cbr[r] + cbg[g] + half[b]) >> 6) + 128)
        out[2] = UInt8(clamping: ((half[r] + crg[g] + crb[b]) >> 6) + 128)
    }

    static func toRGB(_ p: UnsafePointer<UInt8>, _ out: UnsafeMutablePointer<UInt8>) {
        let (y, cb, cr) = (Int32(p[0]), Int(p[1]), Int(p[2]))
        out[0] = UInt8(clamping: y + (rcr[cr] >> 6))
        out[1] = UInt8(clamping: y + ((gcb[cb] + gcr[cr]) >> 6))
        out[2] = UInt8(clamping: y + (bcb[cb] >> 6))
    }
}

/// Hue, saturation, value as Pillow rounds them.
enum HSV {
    static func fromRGB(_ p: UnsafePointer<UInt8>, _ out: UnsafeMutablePointer<UInt8>) {
        let (r, g, b) = (p[0], p[1], p[2])
        let (most, least) = (max(r, max(g, b)), min(r, min(g, b)))
        guard least != most else {
            (out[0], out[1], out[2]) = (0, 0, most)
            return
        }
        let range = Float(most - least)
        let s = range / Float(most)
        let (rc, gc, bc) = (Float(most - r) / range, Float(most - g) / range, Float(most - b) / range)
        var h: Float
        if r == most {
            h = bc - gc
        } else if g == most {
            h = Float(2.0 + Double(rc) - Double(bc))
        } else {
            h = Float(4.0 + Double(gc) - Double(rc))
        }
        h = Float((Double(h) / 6 + 1).truncatingRemainder(dividingBy: 1))
        (out[0], out[1], out[2]) = (UInt8(clamping: Int(Double(h) * 255)), UInt8(clamping: Int(Double(s) * 255)), most)
    }

    static func toRGB(_ p: UnsafePointer<UInt8>, _ out: UnsafeMutablePointer<UInt8>) {
        let (h, s, v) = (p[0], p[1], p[2])
        guard s != 0 else {
            (out[0], out[1], out[2]) = (v, v, v)
            return
        }
        let sector = (Double(h) * 6 / 255).rounded(.down)
        let f = Double(Float(Double(h) * 6 / 255 - Double(Float(sector))))
        let fs = Double(Float(Double(s) / 255))
        func level(_ share: Double) -> UInt8 { UInt8(clamping: Int((Double(v) * share).rounded(.toNearestOrAwayFromZero))) }
        let (low, falling, rising) = (level(1 - fs), level(1 - fs * f), level(1 - fs * (1 - f)))
        switch Int(sector) % 6 {
        case 0: (out[0], out[1], out[2]) = (v, rising, low)
        case 1: (out[0], out[1], out[2]) = (falling, v, low)
        case 2: (out[0], out[1], out[2]) = (low, v, rising)
        case 3: (out[0], out[1], out[2]) = (low, falling, v)
        case 4: (out[0], out[1], out[2]) = (rising, low, v)
        default: (out[0], out[1], out[2]) = (v, low, falling)
        }
    }
}
