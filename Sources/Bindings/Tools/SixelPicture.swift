// A picture as sixels: at most 256 colours, rows of six pixels, each colour of a row with its runs. The colours are the picture's own
// when it has few, else those of a median cut of its histogram at five bits a channel.

import Vision

enum SixelPicture {
    private static let most = 256

    /// The sequence for an RGB picture.
    static func text(_ picture: Image) -> String {
        let (width, height) = (picture.width, picture.height)
        let (palette, indices) = quantised(picture.bytes, count: width * height)
        // 0;1: what is not drawn keeps the background; the raster says that pixels are square.
        var text = "\u{1B}P0;1;0q\"1;1;\(width);\(height)"
        for (index, colour) in palette.enumerated() {
            let parts = colour.map { String((Int($0) * 100 + 127) / 255) }
            text += "#\(index);2;" + parts.joined(separator: ";")
        }
        var bits = [UInt8](repeating: 0, count: palette.count * width)
        for top in stride(from: 0, to: height, by: 6) {
            var used = [Bool](repeating: false, count: palette.count)
            for y in top..<min(top + 6, height) {
                for x in 0..<width {
                    let colour = Int(indices[y * width + x])
                    used[colour] = true
                    bits[colour * width + x] |= 1 << UInt8(y - top)
                }
            }
            var rows: [String] = []
            for colour in palette.indices where used[colour] {
                let row = colour * width..<(colour + 1) * width
                rows.append("#\(colour)" + runs(bits[row]))
                for place in row { bits[place] = 0 }
            }
            text += rows.joined(separator: "$") + "-"
        }
        return text + "\u{1B}\\"
    }

    /// One colour's row: a run of more than three is `!count` and the sixel.
    private static func runs(_ row: ArraySlice<UInt8>) -> String {
        var text: [UInt8] = []
        var place = row.startIndex
        while place < row.endIndex {
            var end = place + 1
            while end < row.endIndex, row[end] == row[place] { end += 1 }
            if end == row.endIndex, row[place] == 0 { break }
            let sixel = 63 + row[place]
            if end - place > 3 {
                text += Array("!\(end - place)".utf8)
                text.append(sixel)
            } else {
                text += [UInt8](repeating: sixel, count: end - place)
            }
            place = end
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The colours, and each pixel's place among them.
    private static func quantised(_ bytes: [UInt8], count: Int) -> (palette: [[UInt8]], indices: [UInt8]) {
        var indices = [UInt8](repeating: 0, count: count)
        var known: [UInt32: UInt8] = [:]
        var palette: [[UInt8]] = []
        for pixel in 0..<count {
            let colour = Array(bytes[pixel * 3..<pixel * 3 + 3])
            let key = UInt32(colour[0]) << 16 | UInt32(colour[1]) << 8 | UInt32(colour[2])
            if let index = known[key] {
                indices[pixel] = index
            } else if palette.count < most {
                indices[pixel] = UInt8(palette.count)
                known[key] = UInt8(palette.count)
                palette.append(colour)
            } else {
                return cut(bytes, count: count)
            }
        }
        return (palette, indices)
    }

    /// One cell of the histogram: its number of pixels and the sums of their channels.
    private struct Cell {
        var key = 0
        var pixels = 0
        var sums = [0, 0, 0]
        func channel(_ index: Int) -> Int { key >> (10 - 5 * index) & 31 }
    }

    private static func cell(_ bytes: [UInt8], _ pixel: Int) -> Int {
        Int(bytes[pixel * 3] >> 3) << 10 | Int(bytes[pixel * 3 + 1] >> 3) << 5 | Int(bytes[pixel * 3 + 2] >> 3)
    }

    private static func cut(_ bytes: [UInt8], count: Int) -> (palette: [[UInt8]], indices: [UInt8]) {
        var histogram = (0..<1 << 15).map { Cell(key: $0) }
        for pixel in 0..<count {
            let place = cell(bytes, pixel)
            histogram[place].pixels += 1
            for channel in 0..<3 { histogram[place].sums[channel] += Int(bytes[pixel * 3 + channel]) }
        }
        var boxes = [histogram.filter { $0.pixels > 0 }]
        while boxes.count < most {
            // The box whose pixels are spread furthest is cut where half of them are on either side.
            var best = (score: 0, box: 0, channel: 0)
            for (index, box) in boxes.enumerated() where box.count > 1 {
                let pixels = box.reduce(0) { $0 + $1.pixels }
                for channel in 0..<3 {
                    let values = box.map { $0.channel(channel) }
                    let spread = (values.max() ?? 0) - (values.min() ?? 0)
                    if spread * pixels > best.score { best = (spread * pixels, index, channel) }
                }
            }
            guard best.score > 0 else { break }
            let box = boxes[best.box].sorted { $0.channel(best.channel) < $1.channel(best.channel) }
            let half = box.reduce(0) { $0 + $1.pixels } / 2
            var (seen, middle) = (0, 0)
            while middle < box.count - 1, seen + box[middle].pixels <= half || middle == 0 {
                seen += box[middle].pixels
                middle += 1
            }
            boxes[best.box] = Array(box[..<middle])
            boxes.append(Array(box[middle...]))
        }
        var place = [UInt8](repeating: 0, count: 1 << 15)
        var palette: [[UInt8]] = []
        for (index, box) in boxes.enumerated() {
            let pixels = max(1, box.reduce(0) { $0 + $1.pixels })
            palette.append((0..<3).map { channel in UInt8(box.reduce(0) { $0 + $1.sums[channel] } / pixels) })
            for cell in box { place[cell.key] = UInt8(index) }
        }
        return (palette, (0..<count).map { place[cell(bytes, $0)] })
    }
}
