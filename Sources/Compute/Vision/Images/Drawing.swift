// Points, thin lines and rectangles as Pillow sets them (libImaging/Draw.c; Pillow, HPND licence).

import Tensors

extension Image {
    /// Points set to a colour, given by the bytes of a pixel; what lies outside is left out.
    public func drawing(points: [(x: Int, y: Int)], ink: [UInt8]) throws -> Image {
        let size = mode.pixelSize
        guard ink.count == size else { throw TensorError.type("color must have \(size) values for mode '\(mode.rawValue)'") }
        var changed = bytes
        for (x, y) in points where x >= 0 && x < width && y >= 0 && y < height {
            let place = (y * width + x) * size
            for c in 0..<size { changed[place + c] = ink[c] }
        }
        return try Image(width: width, height: height, mode: mode, bytes: changed, palette: palette)
    }

    /// Thin lines from point to point (Bresenham's steps), the last point included.
    public func drawing(lines points: [(x: Int, y: Int)], ink: [UInt8]) throws -> Image {
        guard points.allSatisfy({ $0.x.magnitude < 1 << 24 && $0.y.magnitude < 1 << 24 }) else {
            throw TensorError.value("a line's coordinates are too large")
        }
        var set: [(x: Int, y: Int)] = []
        for (from, to) in zip(points, points.dropFirst()) {
            var (x, y) = from
            let (dx, dy) = (abs(to.x - x), abs(to.y - y))
            let (stepX, stepY) = (to.x < x ? -1 : 1, to.y < y ? -1 : 1)
            let (long, short) = (max(dx, dy), min(dx, dy))
            var error = 2 * short - long
            for _ in 0..<long {
                set.append((x, y))
                let turns = short > 0 && error >= 0
                if turns { error -= 2 * long }
                error += 2 * short
                if dx > dy {
                    if turns { y += stepY }
                    x += stepX
                } else {
                    if turns { x += stepX }
                    y += stepY
                }
            }
        }
        if points.count > 1, let last = points.last { set.append(last) }
        return try drawing(points: set, ink: ink)
    }

    /// A rectangle with both corners in it: filled, or an outline of some width.
    public func drawing(
        rectangle box: (left: Int, top: Int, right: Int, bottom: Int), ink: [UInt8], outline: Int? = nil
    ) throws
        -> Image
    {
        let size = mode.pixelSize
        guard ink.count == size else { throw TensorError.type("color must have \(size) values for mode '\(mode.rawValue)'") }
        guard [box.left, box.top, box.right, box.bottom, outline ?? 0].allSatisfy({ $0.magnitude < 1 << 29 }) else {
            throw TensorError.value("a rectangle's coordinates are too large")
        }
        let (x0, x1) = (max(box.left, 0), min(box.right, width - 1))
        var changed = bytes
        guard x0 <= x1 else { return self }
        for y in max(box.top, 0)..<max(min(box.bottom, height - 1) + 1, max(box.top, 0)) {
            let isEdge = outline.map { y < box.top + $0 || y > box.bottom - $0 } ?? true
            for x in x0...x1 where isEdge || outline.map({ x < box.left + $0 || x > box.right - $0 }) ?? true {
                let place = (y * width + x) * size
                for c in 0..<size { changed[place + c] = ink[c] }
            }
        }
        return try Image(width: width, height: height, mode: mode, bytes: changed, palette: palette)
    }
}
