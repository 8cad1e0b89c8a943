// Convolution with 3x3 and 5x5 kernels in single precision, and box and Gaussian blur in 24-bit fixed point, as Pillow rounds
// them (libImaging/Filter.c and BoxBlur.c; Pillow, HPND licence).

internal import Glibc
import Tensors

extension Image {
    /// A square kernel; each sum is divided by `scale` and `offset` added. Pillow's first row of weights looks at the row below.
    public struct Kernel: Sendable {
        /// 3 or 5.
        public var side: Int
        public var weights: [Float]
        public var scale: Float
        public var offset: Float

        public init(side: Int, weights: [Float], scale: Float? = nil, offset: Float = 0) throws {
            guard side == 3 || side == 5 else { throw TensorError.value("bad kernel size") }
            guard weights.count == side * side else { throw TensorError.value("not enough coefficients in kernel") }
            self.side = side
            self.weights = weights
            self.scale = scale ?? weights.reduce(0, +)
            self.offset = offset
        }

        private init(_ side: Int, _ scale: Float, _ offset: Float, _ weights: [Float]) {
            (self.side, self.weights, self.scale, self.offset) = (side, weights, scale, offset)
        }

        public static let smooth = Kernel(3, 13, 0, [1, 1, 1, 1, 5, 1, 1, 1, 1])
    }

    /// Same as PIL.Image.filter with an ImageFilter.Kernel. A border of half a kernel stays as it is.
    public func filtered(_ kernel: Kernel) throws -> Image {
        guard mode != .palette, mode != .bilevel else {
            throw TensorError.value("cannot filter palette images")
        }
        guard mode.sampleSize == 1 else { throw TensorError.value("image has wrong mode") }
        let (side, channels) = (kernel.side, mode.channels)
        if width < side || height < side { return self }
        let weights = kernel.weights.map { $0 / kernel.scale }
        let reach = side / 2
        let line = width * channels
        let start = kernel.offset + 0.5
        return try making(width, height) { from, to in
            to.update(from: from, count: height * line)
            weights.withUnsafeBufferPointer { w in
                // Safe: rows and columns stay `reach` away from the edges.
                for y in reach..<height - reach {
                    let out = to + y * line
                    let middle = from + y * line
                    if side == 3 {
                        let (below, above) = (middle + line, middle - line)
                        for i in channels..<line - channels {
                            let (l, r) = (i - channels, i + channels)
                            var sum = start
                            sum += Float(below[l]) * w[0] + Float(below[i]) * w[1] + Float(below[r]) * w[2]
                            sum += Float(middle[l]) * w[3] + Float(middle[i]) * w[4] + Float(middle[r]) * w[5]
                            sum += Float(above[l]) * w[6] + Float(above[i]) * w[7] + Float(above[r]) * w[8]
                            out[i] = UInt8(max(0, min(255, sum)))
                        }
                    } else {
                        for i in 2 * channels..<line - 2 * channels {
                            var sum = start
                            for k in 0..<5 {
                                let row = middle + (2 - k) * line + i
                                let v = w.baseAddress.unsafelyUnwrapped + 5 * k
                                sum +=
                                    Float(row[-2 * channels]) * v[0] + Float(row[-channels]) * v[1] + Float(row[0]) * v[2]
                                    + Float(row[channels]) * v[3] + Float(row[2 * channels]) * v[4]
                            }
                            out[i] = UInt8(max(0, min(255, sum)))
                        }
                    }
                }
            }
        }
    }

    /// The mean of a square whose edge may cut pixels. Same as ImageFilter.BoxBlur.
    public func boxBlurred(x: Float, y: Float, passes: Int = 1) throws -> Image {
        guard x >= 0, y >= 0 else { throw TensorError.value("radius must be >= 0") }
        guard mode.sampleSize == 1, ![.palette, .bilevel, .hsv, .ycbcr].contains(mode) else {
            throw TensorError.value("image has wrong mode")
        }
        guard x < 1e6, y < 1e6 else { throw TensorError.value("radius is too large") }
        if x == 0 && y == 0 || width == 0 || height == 0 { return self }
        let channels = mode.channels
        return try making(width, height) { from, to in
            to.update(from: from, count: width * height * channels)
            let scratch = UnsafeMutablePointer<UInt8>.allocate(capacity: width * height * channels)
            defer { scratch.deallocate() }
            if x != 0 {
                let box = BoxBlur(x, width)
                for row in 0..<height {
                    let line = to + row * width * channels
                    for _ in 0..<passes {
                        scratch.update(from: line, count: width * channels)
                        for c in 0..<channels { box.line(scratch + c, line + c, channels) }
                    }
                }
            }
            if y != 0 {
                let box = BoxBlur(y, height)
                for _ in 0..<passes {
                    scratch.update(from: to, count: height * width * channels)
                    box.columns(scratch, to, width * channels)
                }
            }
        }
    }

    /// A Gaussian as three box blurs. Same as ImageFilter.GaussianBlur.
    public func gaussianBlurred(x: Double, y: Double) throws -> Image {
        // Only the squares of the radii count.
        if x == 0 && y == 0 { return self }
        return try boxBlurred(x: BoxBlur.radius(Float(x), passes: 3), y: BoxBlur.radius(Float(y), passes: 3), passes: 3)
    }
}

/// One direction of a box blur over lines of `count` samples.
private struct BoxBlur {
    let radius, last, edgeA, edgeB: Int
    let whole, part: UInt32

    init(_ radius: Float, _ count: Int) {
        self.radius = Int(radius)
        last = count - 1
        whole = UInt32(Float(1 << 24) / (radius * 2 + 1))
        part = ((1 << 24) &- UInt32(truncatingIfNeeded: self.radius * 2 + 1) &* whole) / 2
        edgeA = min(self.radius + 1, count)
        edgeB = max(count - self.radius - 1, 0)
    }

    /// The radius of the boxes whose repetition has the standard deviation `radius`, in single precision
    /// (Gwosdek and others, SSVM 2011).
    static func radius(_ radius: Float, passes: Int) -> Float {
        let variance = radius * radius / Float(passes)
        let length = Float((12.0 * Double(variance) + 1.0).squareRoot())
        let l = Float(((Double(length) - 1.0) / 2.0).rounded(.down))
        var a = (2 * l + 1) * (l * (l + 1) - 3 * variance)
        a /= 6 * (variance - (l + 1) * (l + 1))
        return l + a
    }

    /// The samples that leave and enter the sum at place `x`, and the far ones that count in part.
    @inline(__always) private func ends(_ x: Int) -> (leaving: Int, entering: Int, far: Int) {
        (max(x - radius - 1, 0), min(x + radius, last), min(x + radius + 1, last))
    }

    /// One line whose samples are `step` apart.
    func line(_ from: UnsafePointer<UInt8>, _ to: UnsafeMutablePointer<UInt8>, _ step: Int) {
        var sum = UInt32(from[0]) &* UInt32(truncatingIfNeeded: radius + 1)
        for x in 0..<max(edgeA - 1, 0) { sum &+= UInt32(from[x * step]) }
        sum &+= UInt32(from[last * step]) &* UInt32(truncatingIfNeeded: radius - edgeA + 1)
        for x in 0...last {
            let (leaving, entering, far) = ends(x)
            sum = sum &+ UInt32(from[entering * step]) &- UInt32(from[leaving * step])
            let bulk = sum &* whole &+ (UInt32(from[leaving * step]) + UInt32(from[far * step])) &* part
            to[x * step] = UInt8(truncatingIfNeeded: (bulk &+ (1 << 23)) >> 24)
        }
    }

    /// All columns at once, row after row: the inner loops run along memory.
    func columns(_ from: UnsafePointer<UInt8>, _ to: UnsafeMutablePointer<UInt8>, _ width: Int) {
        let sums = UnsafeMutablePointer<UInt32>.allocate(capacity: width)
        defer { sums.deallocate() }
        let (first, end) = (UInt32(truncatingIfNeeded: radius + 1), UInt32(truncatingIfNeeded: radius - edgeA + 1))
        let bottom = from + last * width
        for i in 0..<width { sums[i] = UInt32(from[i]) &* first &+ UInt32(bottom[i]) &* end }
        for y in 0..<max(edgeA - 1, 0) {
            let row = from + y * width
            for i in 0..<width { sums[i] &+= UInt32(row[i]) }
        }
        for y in 0...last {
            let (leaving, entering, far) = ends(y)
            let (a, b, c) = (from + leaving * width, from + entering * width, from + far * width)
            let out = to + y * width
            for i in 0..<width {
                let sum = sums[i] &+ UInt32(b[i]) &- UInt32(a[i])
                sums[i] = sum
                let bulk = sum &* whole &+ (UInt32(a[i]) + UInt32(c[i])) &* part
                out[i] = UInt8(truncatingIfNeeded: (bulk &+ (1 << 23)) >> 24)
            }
        }
    }
}
