// Text for HTML: escapes, and the colours that tracebacks and progress bars carry as ANSI sequences.

package enum HTMLText {
    /// A text in which nothing is markup.
    static func escaped(_ text: some StringProtocol) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A text with ANSI sequences: colours of the 16 and 256, bold, italic, underlined; other sequences are taken away.
    package static func ansi(_ text: String) -> String {
        guard text.unicodeScalars.contains("\u{1B}") else { return escaped(text) }
        var result = ""
        var style = Style()
        var rest = Substring(text).unicodeScalars
        func add(_ piece: Substring.UnicodeScalarView) {
            guard !piece.isEmpty else { return }
            let inside = escaped(Substring(piece))
            result += style.isPlain ? inside : "<span\(style.attributes)>\(inside)</span>"
        }
        while let place = rest.firstIndex(of: "\u{1B}") {
            add(rest[..<place])
            rest = rest[rest.index(after: place)...]
            guard rest.first == "[" else { continue }
            let parameters = rest.dropFirst().prefix { $0.value < 0x40 }
            guard parameters.endIndex < rest.endIndex else {
                rest = rest[rest.endIndex...]
                break
            }
            if rest[parameters.endIndex] == "m" {
                style.apply(Substring(parameters).split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 })
            }
            rest = rest[rest.index(after: parameters.endIndex)...]
        }
        add(rest)
        return result
    }

    private struct Style {
        var classes: Set<String> = []
        var foreground: String?
        var background: String?

        var isPlain: Bool { classes.isEmpty && foreground == nil && background == nil }

        /// Classes for the 16 colours, which the page's style sets for light and dark; exact colours otherwise.
        var attributes: String {
            var names = classes
            var rules: [String] = []
            for (value, property, kind) in [(foreground, "color", "f"), (background, "background", "b")] {
                guard let value else { continue }
                if value.hasPrefix("#") { rules.append("\(property):\(value)") } else { names.insert("ansi-\(kind)\(value)") }
            }
            return (names.isEmpty ? "" : " class=\"\(names.sorted().joined(separator: " "))\"")
                + (rules.isEmpty ? "" : " style=\"\(rules.joined(separator: ";"))\"")
        }

        mutating func apply(_ codes: [Int]) {
            var index = 0
            while index < codes.count {
                let code = codes[index]
                switch code {
                case 0: self = Style()
                case 1: classes.insert("bold")
                case 3: classes.insert("italic")
                case 4: classes.insert("underline")
                case 22: classes.remove("bold")
                case 23: classes.remove("italic")
                case 24: classes.remove("underline")
                case 30...37: foreground = String(code - 30)
                case 90...97: foreground = String(code - 82)
                case 39: foreground = nil
                case 40...47: background = String(code - 40)
                case 100...107: background = String(code - 92)
                case 49: background = nil
                case 38, 48:
                    var colour: String?
                    if codes.count > index + 2, codes[index + 1] == 5 {
                        colour = Style.colour(codes[index + 2])
                        index += 2
                    } else if codes.count > index + 4, codes[index + 1] == 2 {
                        colour = Style.hex(codes[index + 2], codes[index + 3], codes[index + 4])
                        index += 4
                    }
                    if code == 38 { foreground = colour } else { background = colour }
                default: break
                }
                index += 1
            }
        }

        private static func colour(_ number: Int) -> String? {
            switch number {
            case 0...15: return String(number)
            case 16...231:
                let levels = [0, 95, 135, 175, 215, 255]
                let place = number - 16
                return hex(levels[place / 36], levels[place / 6 % 6], levels[place % 6])
            case 232...255: return hex(8 + (number - 232) * 10, 8 + (number - 232) * 10, 8 + (number - 232) * 10)
            default: return nil
            }
        }

        private static func hex(_ red: Int, _ green: Int, _ blue: Int) -> String {
            "#"
                + [red, green, blue].map { value in
                    let digits = String(max(0, min(255, value)), radix: 16)
                    return digits.count < 2 ? "0" + digits : digits
                }.joined()
        }
    }
}
