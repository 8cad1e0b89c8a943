// A picture as text: each character cell shows two pixels, one above the other, as the upper half block in two colours.

import Vision

enum TerminalPicture {
    /// The picture in 24-bit colours, scaled down to fit `columns`.
    static func text(_ image: Image, columns: Int) -> String {
        let width = min(image.width, max(1, columns))
        let height = max(1, (image.height * width + image.width / 2) / max(1, image.width))
        let source = try? (width == image.width ? image : image.resized(width: width, height: height, filter: .bilinear))
        guard let picture = try? source?.converted(to: .rgb), picture.width > 0, picture.height > 0 else { return "" }
        func colour(_ x: Int, _ y: Int) -> String {
            let place = (y * picture.width + x) * 3
            return "\(picture.bytes[place]);\(picture.bytes[place + 1]);\(picture.bytes[place + 2])"
        }
        var lines: [String] = []
        for y in stride(from: 0, to: picture.height, by: 2) {
            var line = "", last = ""
            for x in 0..<picture.width {
                // The last row of an odd height has nothing below it.
                let below = y + 1 < picture.height ? "48;2;" + colour(x, y + 1) : "49"
                let code = "\u{1B}[38;2;\(colour(x, y));\(below)m"
                line += code == last ? "▀" : code + "▀"
                last = code
            }
            lines.append(line + "\u{1B}[0m")
        }
        return lines.joined(separator: "\n")
    }
}
