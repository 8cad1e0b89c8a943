// A picture as text: each character cell shows two pixels, one above the other, as the upper half block in two colours.
// A terminal without colours gets ten shades of ASCII instead.

import Glibc
import Vision

enum TerminalPicture {
    /// What the terminal can show.
    enum Colours {
        case none, palette, full

        /// As the environment says: NO_COLOR and TERM=dumb want none; 24 bits only where COLORTERM promises them, because
        /// a terminal that lacks them misreads the sequence. The 256-colour palette is in all others.
        static var ofEnvironment: Colours {
            func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
            if !variable("NO_COLOR").isEmpty || ["", "dumb"].contains(variable("TERM")) { return .none }
            return ["truecolor", "24bit"].contains(variable("COLORTERM")) ? .full : .palette
        }
    }

    /// The picture scaled down to fit `columns`, two rows of pixels to a line.
    static func text(_ image: Image, columns: Int, colours: Colours = .ofEnvironment) -> String {
        let width = min(image.width, max(1, columns))
        let height = max(1, (image.height * width + image.width / 2) / max(1, image.width))
        let source = try? (width == image.width ? image : image.resized(width: width, height: height, filter: .bilinear))
        guard let picture = try? source?.converted(to: .rgb), picture.width > 0, picture.height > 0 else { return "" }
        let rows = stride(from: 0, to: picture.height, by: 2)
        return rows.map { colours == .none ? shades(picture, $0) : blocks(picture, $0, colours) }.joined(separator: "\n")
    }

    private static func pixel(_ picture: Image, _ x: Int, _ y: Int) -> (red: Int, green: Int, blue: Int) {
        let place = (y * picture.width + x) * 3
        return (Int(picture.bytes[place]), Int(picture.bytes[place + 1]), Int(picture.bytes[place + 2]))
    }

    /// Rows y and y + 1; below the last row of an odd height is nothing.
    private static func blocks(_ picture: Image, _ y: Int, _ colours: Colours) -> String {
        func code(_ x: Int, _ y: Int) -> String {
            let (red, green, blue) = pixel(picture, x, y)
            return colours == .full ? "2;\(red);\(green);\(blue)" : "5;\(paletteIndex(red, green, blue))"
        }
        var line = "", last = ""
        for x in 0..<picture.width {
            let next = "\u{1B}[38;\(code(x, y));" + (y + 1 < picture.height ? "48;" + code(x, y + 1) : "49") + "m"
            line += next == last ? "▀" : next + "▀"
            last = next
        }
        return line + "\u{1B}[0m"
    }

    /// The nearest of xterm's colours: a ramp of 24 greys at 8, 18 … 238, and a cube of six levels 0, 95, 135 … 255.
    private static func paletteIndex(_ red: Int, _ green: Int, _ blue: Int) -> Int {
        if red == green && green == blue && red >= 4 && red < 246 { return 232 + min(23, max(0, (red - 3) / 10)) }
        func level(_ value: Int) -> Int { value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40 }
        return 16 + 36 * level(red) + 6 * level(green) + level(blue)
    }

    private static func shades(_ picture: Image, _ y: Int) -> String {
        let ramp = Array(" .:-=+*#%@")
        return String(
            (0..<picture.width).map { x in
                let rows = y + 1 < picture.height ? [y, y + 1] : [y]
                let light = rows.reduce(0) { sum, y in
                    let (red, green, blue) = pixel(picture, x, y)
                    return sum + (299 * red + 587 * green + 114 * blue) / 1000
                }
                return ramp[light / rows.count * ramp.count / 256]
            })
    }
}
