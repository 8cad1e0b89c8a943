// Shrinking by whole numbers: each sample is the mean of a block, in Pillow's fixed point (libImaging/Reduce.c; Pillow, HPND
// licence). Alone it is Image.reduce, before a resize it is the reducing_gap.

import Tensors

extension Image {
    /// The image, or a box (left, upper, right, lower) of it, `factor` times smaller; sizes round up. Same as
    /// PIL.Image.reduce.
    public func reduced(_ factor: (x: Int, y: Int), box: [Int]? = nil) throws -> Image {
        let box = box ?? [0, 0, width, height]
        guard box.count == 4 else { throw TensorError.value("box must have four numbers") }
        if factor == (1, 1) { return try cropped(left: box[0], upper: box[1], right: box[2], lower: box[3]) }
        if let opaque = mode.premultiplied { return try converted(to: opaque).reduced(factor, box: box).converted(to: mode) }
        guard mode.sampleSize == 1, mode != .palette, mode != .bilevel else { throw TensorError.value("image has wrong mode") }
        guard factor.x >= 1, factor.y >= 1 else { throw TensorError.value("scale must be > 0") }
        guard box[2] > box[0], box[3] > box[1] else { throw TensorError.value("box can't be empty") }
        guard box[0] >= 0, box[1] >= 0 else { throw TensorError.value("box offset can't be negative") }
        guard box[2] <= width, box[3] <= height else { throw TensorError.value("box can't exceed original image size") }
        // A block never reaches over the box, so larger factors change nothing (and could not overflow).
        let (fx, fy) = (min(factor.x, box[2] - box[0]), min(factor.y, box[3] - box[1]))
        let (columns, rows) = ((box[2] - box[0] + fx - 1) / fx, (box[3] - box[1] + fy - 1) / fy)
        let channels = mode.channels
        var result = [UInt8](repeating: 0, count: columns * rows * channels)
        for row in 0..<rows {
            let (top, bottom) = (box[1] + row * fy, min(box[1] + (row + 1) * fy, box[3]))
            for column in 0..<columns {
                let (left, right) = (box[0] + column * fx, min(box[0] + (column + 1) * fx, box[2]))
                let count = (right - left) * (bottom - top)
                // In single precision, as Pillow computes it.
                let multiplier = UInt64(Float(4_294_967_296) / Float(UInt64(count) << 8))
                for c in 0..<channels {
                    var sum = UInt64(count / 2)
                    for y in top..<bottom {
                        for x in left..<right { sum += UInt64(bytes[(y * width + x) * channels + c]) }
                    }
                    result[(row * columns + column) * channels + c] = UInt8(truncatingIfNeeded: (sum * multiplier) >> 24)
                }
            }
        }
        return try Image(width: columns, height: rows, mode: mode, bytes: result)
    }

    /// The whole pixels that resampling `box` to the size may look at, and a margin, as Pillow takes them.
    func safeBox(_ size: (width: Int, height: Int), _ filter: Interpolation, _ box: [Double]) -> [Int] {
        let reach = filter.support - 0.5
        let (x, y) = (reach * ((box[2] - box[0]) / Double(size.width)), reach * ((box[3] - box[1]) / Double(size.height)))
        return [
            max(0, Int(box[0] - x)), max(0, Int(box[1] - y)),
            min(width, Int((box[2] + x).rounded(.up))), min(height, Int((box[3] + y).rounded(.up))),
        ]
    }
}
