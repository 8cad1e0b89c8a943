// Which lines of a source begin something new, as opposed to standing inside a string, inside brackets or after a
// backslash. For decisions that come before parsing: cell markers, magics, a closing semicolon. Works on text that does
// not parse, too.

/// The lines of a source with the little structure that can be seen without parsing it.
public struct LogicalLines: Sendable {
    /// The lines without their ends.
    public let lines: [Substring]
    /// Whether a line starts outside of strings, brackets and continued lines.
    public private(set) var startsFresh: [Bool] = []
    /// Whether a line starts inside a string of many lines.
    public private(set) var startsInString: [Bool] = []
    /// The last character that is code: not a comment, not white space. Zero for an empty source.
    public private(set) var lastCodeByte: UInt8 = 0

    public init(_ source: String) {
        lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        startsFresh.reserveCapacity(lines.count)
        var scanner = Scanner()
        for line in lines {
            startsFresh.append(scanner.isFresh)
            startsInString.append(scanner.tripleQuote != nil)
            scanner.scan(line.utf8)
        }
        lastCodeByte = scanner.lastCodeByte
    }

    private struct Scanner {
        var tripleQuote: UInt8?
        var depth = 0
        var isContinued = false
        var lastCodeByte: UInt8 = 0

        var isFresh: Bool { tripleQuote == nil && depth == 0 && !isContinued }

        mutating func scan(_ line: Substring.UTF8View) {
            isContinued = false
            var index = line.startIndex
            func isTriple(_ quote: UInt8, _ at: Substring.UTF8View.Index) -> Bool {
                line[at...].prefix(3).elementsEqual([quote, quote, quote])
            }
            while index < line.endIndex {
                let byte = line[index]
                if let quote = tripleQuote {
                    if byte == UInt8(ascii: "\\") {
                        index = line.index(index, offsetBy: 2, limitedBy: line.endIndex) ?? line.endIndex
                    } else if byte == quote, isTriple(quote, index) {
                        tripleQuote = nil
                        index = line.index(index, offsetBy: 3)
                        lastCodeByte = quote
                    } else {
                        index = line.index(after: index)
                    }
                    continue
                }
                switch byte {
                case UInt8(ascii: "#"): return
                case UInt8(ascii: "\""), UInt8(ascii: "'"):
                    lastCodeByte = byte
                    if isTriple(byte, index) {
                        tripleQuote = byte
                        index = line.index(index, offsetBy: 3)
                    } else {
                        index = afterString(line, from: index, quote: byte)
                    }
                    continue
                case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
                case UInt8(ascii: "\\"): isContinued = line.index(after: index) == line.endIndex
                default: break
                }
                if byte > 0x20 { lastCodeByte = byte }
                index = line.index(after: index)
            }
        }

        /// The place after a string of one line; one without its closing quote ends with the line.
        private func afterString(
            _ line: Substring.UTF8View, from start: Substring.UTF8View.Index, quote: UInt8
        )
            -> Substring.UTF8View.Index
        {
            var index = line.index(after: start)
            while index < line.endIndex {
                if line[index] == UInt8(ascii: "\\") {
                    index = line.index(index, offsetBy: 2, limitedBy: line.endIndex) ?? line.endIndex
                } else if line[index] == quote {
                    return line.index(after: index)
                } else {
                    index = line.index(after: index)
                }
            }
            return line.endIndex
        }
    }
}
