// Colours for the line that is being typed, with the bracket that belongs to the one at the cursor. Readline draws the line, this draws
// over it the same characters in colours, between saving and restoring the cursor's place. Where that could go wrong (characters of
// another width than one, a line that ends at the edge, a block higher than the screen) the line stays as readline drew it.
internal import CReadline
import Glibc

enum LineColours {
    // Only the thread that prompts touches it.
    nonisolated(unsafe) static var areOn = false

    private static let sequences: [Character: String] = [
        "k": "34;1", "v": "35", "b": "36", "s": "32", "n": "33", "c": "90", "f": "36;1", "d": "35", "m": "36",
    ]
    private static let plain = "\u{1B}[0m"

    /// Draws the line in colours; `above` is what was typed before it, `prompt` the columns of the prompt.
    static func paint(_ text: String, above: String, point: Int, prompt: Int) {
        var size = winsize()
        guard areOn, !text.isEmpty, tnb_shows_line() != 0, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 8,
            let cursorRow = row(of: point, in: text, prompt: prompt, columns: Int(size.ws_col), rows: Int(size.ws_row))
        else { return }
        let up = cursorRow > 0 ? "\u{1B}[\(cursorRow)A" : ""
        tnb_print("\u{1B}7\(up)\r\u{1B}[\(prompt)C" + coloured(text, above: above, point: point) + "\u{1B}8")
    }

    /// The row of the cursor, counted from the prompt's; nil where it is not certain.
    private static func row(of point: Int, in text: String, prompt: Int, columns: Int, rows: Int) -> Int? {
        var (row, column, offset) = (0, prompt, 0)
        var found = 0
        for scalar in text.unicodeScalars {
            if offset == point { found = row }
            offset += UTF8.width(scalar)
            if scalar == "\n" {
                guard column < columns else { return nil }
                (row, column) = (row + 1, 0)
                continue
            }
            guard scalar.value >= 0x20, scalar.value != 0x7F, LineEditor.columns(of: scalar) == 1 else { return nil }
            if column == columns { (row, column) = (row + 1, 0) }
            column += 1
        }
        if offset == point { found = row }
        return column < columns && row < rows - 1 ? found : nil
    }

    private static func coloured(_ text: String, above: String, point: Int) -> String {
        let head = above.isEmpty ? "" : above + "\n"
        let pieces = CodeColours.pieces(of: head + text)
        let marks = brackets(pieces, point: head.utf8.count + point)
        var result = ""
        var offset = 0
        for (kind, part) in pieces {
            let start = max(offset, head.utf8.count)
            let colour = kind.flatMap { sequences[$0] }
            for scalar in part.unicodeScalars {
                if offset >= start {
                    if offset == start, let colour { result += "\u{1B}[\(colour)m" }
                    if scalar == "\n" {
                        result += "\r\n"
                    } else if let mark = marks[offset] {
                        result += "\u{1B}[\(mark)m\(scalar)\(plain)"
                    } else {
                        result.unicodeScalars.append(scalar)
                    }
                }
                offset += UTF8.width(scalar)
            }
            if colour != nil, offset > start { result += plain }
        }
        return result
    }

    /// The bracket at the cursor, or before it, and the one that belongs to it: bold and underlined; red when it closes nothing.
    private static func brackets(_ pieces: [(kind: Character?, text: Substring)], point: Int) -> [Int: String] {
        let closing: [Unicode.Scalar: Unicode.Scalar] = [")": "(", "]": "[", "}": "{"]
        var (open, pairs, wrong) = ([(Unicode.Scalar, Int)](), [Int: Int](), Set<Int>())
        var offset = 0
        for (kind, part) in pieces {
            for scalar in part.unicodeScalars {
                if kind == nil {
                    if "([{".unicodeScalars.contains(scalar) { open.append((scalar, offset)) }
                    if let opening = closing[scalar] {
                        if let last = open.last, last.0 == opening {
                            open.removeLast()
                            (pairs[offset], pairs[last.1]) = (last.1, offset)
                        } else {
                            wrong.insert(offset)
                        }
                    }
                }
                offset += UTF8.width(scalar)
            }
        }
        for place in [point - 1, point] {
            if wrong.contains(place) { return [place: "31;1"] }
            if let other = pairs[place] { return [place: "1;4", other: "1;4"] }
        }
        return [:]
    }
}
