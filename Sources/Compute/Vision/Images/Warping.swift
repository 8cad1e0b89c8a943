// Affine, perspective and quadrilateral transforms and rotation as Pillow computes them (libImaging/Geometry.c; Pillow, HPND
// licence): each pixel of the result looks at its place in the source; nearest in 16-bit fixed point, bilinear and bicubic in
// double precision.

internal import Glibc
import Tensors

extension Image {
    /// From a place in the result to one in the source.
    public enum Warp: Sendable {
        /// x' = a x + b y + c, y' = d x + e y + f.
        case affine([Double])
        /// The same over g x + h y + 1.
        case perspective([Double])
        /// x' = a + b x + c y + d x y, y' likewise.
        case quadrilateral([Double])
    }

    /// Same as PIL.Image.transform. `fill` is the bytes of a pixel for what lies outside; nil is zeros.
    public func transformed(
        width newWidth: Int, height newHeight: Int, _ warp: Warp, filter: Interpolation = .nearest, fill: [UInt8]? = nil
    ) throws -> Image {
        guard [.nearest, .bilinear, .bicubic].contains(filter) else {
            throw TensorError.value(
                "Image.Resampling.\(filter.rawValue.uppercased()) cannot be used. Use Image.Resampling.NEAREST (0), "
                    + "Image.Resampling.BILINEAR (2) or Image.Resampling.BICUBIC (3)")
        }
        let numbers =
            switch warp {
            case .affine(let a): a
            case .perspective(let a), .quadrilateral(let a): a
            }
        let needed = if case .affine = warp { 6 } else { 8 }
        guard numbers.count >= needed else { throw TensorError.value("wrong number of matrix entries") }
        if let opaque = mode.premultiplied, filter != .nearest {
            return try converted(to: opaque).transformed(width: newWidth, height: newHeight, warp, filter: filter, fill: fill)
                .converted(to: mode)
        }
        let chosen = mode == .bilevel || mode == .palette ? .nearest : filter
        let size = mode.pixelSize
        return try making(newWidth, newHeight) { from, to in
            var ground = fill ?? []
            while ground.count < size { ground.append(0) }
            if ground.allSatisfy({ $0 == 0 }) {
                to.initialize(repeating: 0, count: newWidth * newHeight * size)
            } else {
                for i in 0..<newWidth * newHeight { for c in 0..<size { to[i * size + c] = ground[c] } }
            }
            guard width > 0, height > 0 else { return }
            if chosen == .nearest, case .affine(let a) = warp, mode != .uint16 {
                nearest(a, from, to, newWidth, newHeight)
            } else {
                warped(warp, chosen, from, to, newWidth, newHeight)
            }
        }
    }

    // ---- nearest -----------------------------------------------------------------------------------------------------------

    /// Toward zero, and -1 for what is left of it; nil outside 0 ..< count.
    @inline(__always) private static func place(_ value: Double, _ count: Int) -> Int? {
        guard value >= 0, value < Double(count) else { return nil }
        return Int(value)
    }

    private func nearest(
        _ a: [Double], _ from: UnsafePointer<UInt8>, _ to: UnsafeMutablePointer<UInt8>, _ newWidth: Int, _ newHeight: Int
    ) {
        let size = mode.pixelSize
        if a[1] == 0 && a[3] == 0 {
            // The places are added up step by step, as Pillow does.
            func places(_ first: Double, _ step: Double, _ count: Int, _ limit: Int) -> [Int?] {
                var at = first
                return (0..<count).map { _ in
                    defer { at += step }
                    return Image.place(at, limit)
                }
            }
            let columns = places(a[2] + a[0] * 0.5, a[0], newWidth, width)
            let rows = places(a[5] + a[4] * 0.5, a[4], newHeight, height)
            for (y, row) in rows.enumerated() {
                guard let row else { continue }
                for (x, column) in columns.enumerated() {
                    guard let column else { continue }
                    let (source, place) = (from + (row * width + column) * size, to + (y * newWidth + x) * size)
                    for c in 0..<size { place[c] = source[c] }
                }
            }
            return
        }
        func fits(_ x: Int, _ y: Int) -> Bool {
            abs(Double(x) * a[0] + Double(y) * a[1] + a[2]) < 32768 && abs(Double(x) * a[3] + Double(y) * a[4] + a[5]) < 32768
        }
        guard fits(0, 0), fits(newWidth, newHeight), fits(0, newHeight), fits(newWidth, 0) else {
            var (startX, startY) = (a[2] + a[1] * 0.5 + a[0] * 0.5, a[5] + a[4] * 0.5 + a[3] * 0.5)
            for y in 0..<newHeight {
                var (xx, yy) = (startX, startY)
                for x in 0..<newWidth {
                    if let column = Image.place(xx, width), let row = Image.place(yy, height) {
                        let (source, place) = (from + (row * width + column) * size, to + (y * newWidth + x) * size)
                        for c in 0..<size { place[c] = source[c] }
                    }
                    xx += a[0]
                    yy += a[3]
                }
                startX += a[1]
                startY += a[4]
            }
            return
        }
        func fixed(_ value: Double) -> Int32 { Int32(truncatingIfNeeded: Int((value * 65536 + 0.5).rounded(.down))) }
        let (a0, a1, a3, a4) = (fixed(a[0]), fixed(a[1]), fixed(a[3]), fixed(a[4]))
        var startX = fixed(a[2] + a[0] * 0.5 + a[1] * 0.5)
        var startY = fixed(a[5] + a[3] * 0.5 + a[4] * 0.5)
        for y in 0..<newHeight {
            var (xx, yy) = (startX, startY)
            var place = to + y * newWidth * size
            for _ in 0..<newWidth {
                let (column, row) = (Int(xx >> 16), Int(yy >> 16))
                if column >= 0, column < width, row >= 0, row < height {
                    let source = from + (row * width + column) * size
                    for c in 0..<size { place[c] = source[c] }
                }
                xx &+= a0
                yy &+= a3
                place += size
            }
            startX &+= a1
            startY &+= a4
        }
    }

    // ---- interpolation -------------------------------------------------------------------------------------------------------

    private func warped(
        _ warp: Warp, _ filter: Interpolation, _ from: UnsafePointer<UInt8>, _ to: UnsafeMutablePointer<UInt8>,
        _ newWidth: Int, _ newHeight: Int
    ) {
        let size = mode.pixelSize
        let (right, bottom) = (Double(width), Double(height))
        for y in 0..<newHeight {
            for x in 0..<newWidth {
                let (xin, yin) = (Double(x) + 0.5, Double(y) + 0.5)
                var (sx, sy): (Double, Double)
                switch warp {
                case .affine(let a):
                    sx = a[0] * xin + a[1] * yin + a[2]
                    sy = a[3] * xin + a[4] * yin + a[5]
                case .perspective(let a):
                    sx = (a[0] * xin + a[1] * yin + a[2]) / (a[6] * xin + a[7] * yin + 1)
                    sy = (a[3] * xin + a[4] * yin + a[5]) / (a[6] * xin + a[7] * yin + 1)
                case .quadrilateral(let a):
                    sx = a[0] + a[1] * xin + a[2] * yin + a[3] * xin * yin
                    sy = a[4] + a[5] * xin + a[6] * yin + a[7] * xin * yin
                }
                guard sx >= 0, sx < right, sy >= 0, sy < bottom else { continue }
                let place = to + (y * newWidth + x) * size
                if filter == .nearest {
                    let source = from + (Int(sy) * width + Int(sx)) * size
                    for c in 0..<size { place[c] = source[c] }
                    continue
                }
                sx -= 0.5
                sy -= 0.5
                let (column, row) = (Int(sx.rounded(.down)), Int(sy.rounded(.down)))
                let (dx, dy) = (sx - Double(column), sy - Double(row))
                if filter == .bilinear {
                    bilinear(from, place, column, row, dx, dy)
                } else {
                    bicubic(from, place, column - 1, row - 1, dx, dy)
                }
            }
        }
    }

    @inline(__always) private func sample(_ p: UnsafePointer<UInt8>, _ c: Int) -> Double {
        switch mode {
        case .int32: Double(Image.int(p))
        case .float32: Double(Image.float(p))
        case .uint16: Double(Int(p[0]) + Int(p[1]) << 8)
        default: Double(p[c])
        }
    }

    @inline(__always) private func store(_ value: Double, _ place: UnsafeMutablePointer<UInt8>, _ c: Int) {
        switch mode {
        case .int32: Image.put(Int32(exactly: value.rounded(.towardZero)) ?? Int32.min, place)
        case .float32: Image.put(Float(value), place)
        case .uint16:
            let number = UInt16(max(0, min(65535, value)))
            (place[0], place[1]) = (UInt8(truncatingIfNeeded: number), UInt8(number >> 8))
        default: place[c] = value <= 0 ? 0 : value >= 255 ? 255 : UInt8(value)
        }
    }

    @inline(__always) private func bilinear(
        _ from: UnsafePointer<UInt8>, _ place: UnsafeMutablePointer<UInt8>, _ x: Int, _ y: Int, _ dx: Double, _ dy: Double
    ) {
        let size = mode.pixelSize
        let upper = from + max(0, min(height - 1, y)) * width * size
        let (x0, x1) = (max(0, min(width - 1, x)) * size, max(0, min(width - 1, x + 1)) * size)
        let hasLower = y + 1 >= 0 && y + 1 < height
        let lower = hasLower ? from + (y + 1) * width * size : upper
        for c in 0..<mode.channels {
            let (a, b) = (sample(upper + x0, c), sample(upper + x1, c))
            let v1 = a + (b - a) * dx
            let (d, e) = (sample(lower + x0, c), sample(lower + x1, c))
            let v2 = hasLower ? d + (e - d) * dx : v1
            store(v1 + (v2 - v1) * dy, place, c)
        }
    }

    @inline(__always) private static func cubic(_ v1: Double, _ v2: Double, _ v3: Double, _ v4: Double, _ d: Double) -> Double {
        let (p1, p2) = (v2, -v1 + v3)
        let (p3, p4) = (2 * (v1 - v2) + v3 - v4, -v1 + v2 - v3 + v4)
        return p1 + d * (p2 + d * (p3 + d * p4))
    }

    @inline(__always) private func bicubic(
        _ from: UnsafePointer<UInt8>, _ place: UnsafeMutablePointer<UInt8>, _ x: Int, _ y: Int, _ dx: Double, _ dy: Double
    ) {
        let size = mode.pixelSize
        let x0 = max(0, min(width - 1, x)) * size
        let x1 = max(0, min(width - 1, x + 1)) * size
        let x2 = max(0, min(width - 1, x + 2)) * size
        let x3 = max(0, min(width - 1, x + 3)) * size
        for c in 0..<mode.channels {
            @inline(__always) func line(_ row: Int) -> Double {
                let p = from + row * width * size
                return Image.cubic(sample(p + x0, c), sample(p + x1, c), sample(p + x2, c), sample(p + x3, c), dx)
            }
            let v1 = line(max(0, min(height - 1, y)))
            // A row outside repeats the one before it.
            let v2 = y + 1 >= 0 && y + 1 < height ? line(y + 1) : v1
            let v3 = y + 2 >= 0 && y + 2 < height ? line(y + 2) : v2
            let v4 = y + 3 >= 0 && y + 3 < height ? line(y + 3) : v3
            store(Image.cubic(v1, v2, v3, v4, dy), place, c)
        }
    }

    // ---- rotation ------------------------------------------------------------------------------------------------------------

    /// Turned counterclockwise by degrees. Same as PIL.Image.rotate.
    public func rotated(
        _ degrees: Double, filter: Interpolation = .nearest, expand: Bool = false, center: (x: Double, y: Double)? = nil,
        translate: (x: Double, y: Double)? = nil, fill: [UInt8]? = nil
    ) throws -> Image {
        guard degrees.isFinite else { throw TensorError.value("cannot convert float NaN to integer") }
        var angle = fmod(degrees, 360)
        if angle < 0 { angle += 360 }
        if center == nil && translate == nil {
            if angle == 0 { return self }
            if angle == 180 { return try transposed(.rotate180) }
            if (angle == 90 || angle == 270) && (expand || width == height) {
                return try transposed(angle == 90 ? .rotate90 : .rotate270)
            }
        }
        var (w, h) = (width, height)
        let shift = translate ?? (0, 0)
        let middle = center ?? (Double(w) / 2, Double(h) / 2)
        let radians = -(angle * (Double.pi / 180))
        var m = [
            decimal(cos(radians)), decimal(sin(radians)), 0, decimal(-sin(radians)), decimal(cos(radians)), 0,
        ]
        func moved(_ x: Double, _ y: Double) -> (Double, Double) { (m[0] * x + m[1] * y + m[2], m[3] * x + m[4] * y + m[5]) }
        (m[2], m[5]) = moved(-middle.x - shift.x, -middle.y - shift.y)
        m[2] += middle.x
        m[5] += middle.y
        if expand {
            let corners = [(0.0, 0.0), (Double(w), 0.0), (Double(w), Double(h)), (0.0, Double(h))].map { moved($0.0, $0.1) }
            guard corners.allSatisfy({ abs($0.0) < 1e9 && abs($0.1) < 1e9 }) else {
                throw TensorError.value("cannot convert float to integer: the rotated image would be too large")
            }
            func span(_ values: [Double]) -> Int { Int(ceil(values.max() ?? 0)) - Int(floor(values.min() ?? 0)) }
            let (newWidth, newHeight) = (span(corners.map(\.0)), span(corners.map(\.1)))
            (m[2], m[5]) = moved(-Double(newWidth - w) / 2, -Double(newHeight - h) / 2)
            (w, h) = (newWidth, newHeight)
        }
        return try transformed(width: w, height: h, .affine(m), filter: filter, fill: fill)
    }

    /// Rounded to 15 decimals as Python's round: through the correctly rounded text.
    private func decimal(_ value: Double) -> Double {
        var text = [CChar](repeating: 0, count: 40)
        _ = withVaList([value]) { vsnprintf(&text, 40, "%.15f", $0) }
        return strtod(text, nil)
    }
}

extension Image.Mode {
    /// The mode whose colours are multiplied with the alpha, for modes with alpha.
    var premultiplied: Image.Mode? {
        switch self {
        case .greyAlpha: .greyPremultiplied
        case .rgba: .rgbPremultiplied
        default: nil
        }
    }
}
