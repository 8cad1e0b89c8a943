// The text being parsed: UTF-8 bytes with line breaks made `\n`, the byte order mark gone, and where lines start.
// Everything that turns a byte column into a code point column or fetches a line for a message asks here.

final class Source: Sendable {
    let fileName: String
    /// The text, a final `\n` (added when missing) and four zero bytes, so that looking ahead needs no checks.
    let bytes: [UInt8]
    /// Without the zero bytes.
    let count: Int
    /// Byte offset of each line; line n starts at `lineStarts[n - 1]`. One more entry than lines: the end.
    let lineStarts: [Int32]
    /// The final line break is not the user's.
    let addedNewline: Bool

    init(_ text: String, fileName: String) {
        self.fileName = fileName
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 8)
        var starts: [Int32] = [0]
        var text = text
        text.withUTF8 { utf8 in
            var index = utf8.count >= 3 && utf8[0] == 0xEF && utf8[1] == 0xBB && utf8[2] == 0xBF ? 3 : 0
            while index < utf8.count {
                let byte = utf8[index]
                index += 1
                if byte == UInt8(ascii: "\r") {
                    if index < utf8.count, utf8[index] == UInt8(ascii: "\n") { index += 1 }
                    bytes.append(UInt8(ascii: "\n"))
                } else {
                    bytes.append(byte)
                }
                if bytes[bytes.count - 1] == UInt8(ascii: "\n") { starts.append(Int32(truncatingIfNeeded: bytes.count)) }
            }
        }
        addedNewline = !bytes.isEmpty && bytes[bytes.count - 1] != UInt8(ascii: "\n")
        if addedNewline {
            bytes.append(UInt8(ascii: "\n"))
            starts.append(Int32(truncatingIfNeeded: bytes.count))
        }
        count = bytes.count
        bytes.append(contentsOf: [0, 0, 0, 0])
        self.bytes = bytes
        lineStarts = starts
    }

    var lineCount: Int { lineStarts.count - 1 }

    /// The bytes of a line without its line break; empty beyond the end.
    func lineRange(_ line: Int) -> Range<Int> {
        guard line >= 1, line <= lineCount else { return count..<count }
        let end = Int(lineStarts[line])
        return Int(lineStarts[line - 1])..<(end - 1)
    }

    func text(ofLine line: Int) -> String {
        String(decoding: bytes[lineRange(line)], as: UTF8.self)
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The line that an offset is on.
    func line(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while low < high {
            let middle = (low + high) / 2
            if Int(lineStarts[middle]) <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Code points before a byte column of a line. Columns beyond the line count on as if it were longer.
    func codePoints(line: Int, byteColumn: Int) -> Int {
        let range = lineRange(line)
        var result = 0
        for offset in 0..<max(byteColumn, 0) {
            let index = range.lowerBound + offset
            if index >= range.upperBound || bytes[index] & 0xC0 != 0x80 { result += 1 }
        }
        return result
    }
}
