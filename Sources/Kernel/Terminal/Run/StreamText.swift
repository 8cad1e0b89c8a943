// A stream's text as a stored notebook keeps it: a carriage return starts the line anew and a backspace takes a character
// back, so that a progress bar leaves its last state and not a thousand. The rules are nbclient's for joined streams.

package struct StreamText {
    private var bytes: [UInt8] = []

    package init() {}

    /// Adds what was written.
    package mutating func append(_ text: String) {
        // Only the last line can change: what came before it stays.
        let lineStart = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let added = Array(bytes[lineStart...]) + Array(text.utf8)
        bytes.removeSubrange(lineStart...)
        var start = bytes.count
        for (index, byte) in added.enumerated() {
            switch byte {
            case 0x0A:
                bytes.append(byte)
                start = bytes.count
            case 0x0D:
                // At the end it waits for what follows; before a line's end it is part of it.
                if index + 1 == added.count || added[index + 1] == 0x0A {
                    bytes.append(byte)
                } else {
                    bytes.removeSubrange(start...)
                }
            case 0x08:
                while bytes.count > start, let last = bytes.popLast(), last & 0xC0 == 0x80 {}
            default: bytes.append(byte)
            }
        }
    }

    package var text: String { String(decoding: bytes, as: UTF8.self) }
}
