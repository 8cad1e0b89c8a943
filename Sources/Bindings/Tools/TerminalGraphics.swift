// Pictures in a terminal: by the graphics protocol that it has (kitty's, iTerm2's, sixels), else as blocks of characters. What it has
// follows from the environment.

import Glibc
import Interp
import Vision

/// How a terminal shows pictures.
enum TerminalGraphics: String {
    case kitty, iterm, sixel, blocks, off

    /// The picture for the terminal of a host; nil when none is to be shown.
    static func text(_ image: Image, on host: any Host) -> String? {
        let graphics = ofEnvironment
        switch graphics {
        case .off: return nil
        case .blocks: return TerminalPicture.text(image, columns: host.terminalColumns)
        case .kitty, .iterm, .sixel:
            guard let picture = try? fitted(image, columns: host.terminalColumns).converted(to: .rgb) else { return nil }
            if graphics == .sixel { return SixelPicture.text(picture) }
            guard let png = try? picture.pngData() else { return nil }
            return graphics == .kitty ? kitty(png) : iterm(png, width: picture.width)
        }
    }

    // ---- what the terminal can do ------------------------------------------------------------------------------------------

    private static func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }

    /// What the environment says. A multiplexer does not hand on what it does not know. The terminal itself is not asked: until it
    /// answers, or does not, whatever the user types ahead would have to be read as its answer.
    private static var ofEnvironment: TerminalGraphics {
        if let chosen = TerminalGraphics(rawValue: variable("TNB_GRAPHICS")) { return chosen }
        let term = variable("TERM")
        if !variable("NO_COLOR").isEmpty || ["", "dumb", "linux"].contains(term) { return .blocks }
        if !variable("TMUX").isEmpty || !variable("STY").isEmpty || term.hasPrefix("screen") || term.hasPrefix("tmux") {
            return .blocks
        }
        if !variable("KITTY_WINDOW_ID").isEmpty || term.contains("kitty") || term.contains("ghostty") { return .kitty }
        if term.hasPrefix("foot") || term.hasPrefix("mlterm") || term.hasPrefix("contour") { return .sixel }
        switch variable("TERM_PROGRAM") {
        case "ghostty", "WezTerm": return .kitty
        case "iTerm.app": return .iterm
        case "Apple_Terminal": return .blocks
        default: break
        }
        // Konsole numbers its versions yymmpp.
        if let version = Int(variable("KONSOLE_VERSION")), version >= 220_400 { return .kitty }
        return .blocks
    }

    // ---- size --------------------------------------------------------------------------------------------------------------

    /// The picture as large as fits: no wider than the window and at most three quarters of its height; tiny ones enlarged.
    private static func fitted(_ image: Image, columns: Int) throws -> Image {
        var size = winsize()
        let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_xpixel > 0 && size.ws_ypixel > 0
        let width = isKnown ? Int(size.ws_xpixel) : columns * 8
        let height = isKnown ? Int(size.ws_ypixel) * 3 / 4 : max(24, Int(size.ws_row)) * 16 * 3 / 4
        guard image.width > 0, image.height > 0 else { return image }
        let longest = max(image.width, image.height)
        if longest < 48 {
            let factor = max(1, min(96 / longest, width / image.width))
            return try image.resized(width: image.width * factor, height: image.height * factor, filter: .nearest)
        }
        let scale = min(1, min(Double(width) / Double(image.width), Double(height) / Double(image.height)))
        guard scale < 1 else { return image }
        return try image.resized(
            width: max(1, Int(Double(image.width) * scale)), height: max(1, Int(Double(image.height) * scale)), filter: .bilinear)
    }

    // ---- protocols -----------------------------------------------------------------------------------------------------------

    /// kitty's: PNG in pieces of 4096 characters, without answers.
    private static func kitty(_ png: [UInt8]) -> String {
        let encoded = Array(base64(png).utf8)
        var text = ""
        for start in stride(from: 0, to: encoded.count, by: 4096) {
            let end = min(start + 4096, encoded.count)
            let head = start == 0 ? "f=100,a=T,q=2," : ""
            text +=
                "\u{1B}_G\(head)m=\(end < encoded.count ? 1 : 0);" + String(decoding: encoded[start..<end], as: UTF8.self)
                + "\u{1B}\\"
        }
        return text
    }

    private static func iterm(_ png: [UInt8], width: Int) -> String {
        "\u{1B}]1337;File=inline=1;size=\(png.count);width=\(width)px;preserveAspectRatio=1:" + base64(png) + "\u{07}"
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let count = min(3, bytes.count - start)
            var word = 0
            for place in 0..<3 { word = word << 8 | (place < count ? Int(bytes[start + place]) : 0) }
            for digit in 0..<4 {
                text.append(digit <= count ? digits[word >> (18 - 6 * digit) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
