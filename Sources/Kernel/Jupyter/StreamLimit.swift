// How much of a cell's printed text goes into the notebook. A loop that prints by mistake would make a notebook that no front
// end opens again: beyond the limit the text goes into a file, whole, and the notebook says where. The file is bounded too.
import Glibc
import Session

/// Counts the printed text of the running cell and keeps what is too much for a notebook.
final class StreamLimit: Sendable {
    private struct State {
        var label = ""
        /// Bytes of text so far.
        var count = 0
        /// What has been shown: the file is to hold it too.
        var shown: [String] = []
        var file: Int32 = -1
        /// Of what the file holds.
        var written = 0
    }

    /// Bytes of text that a cell may show.
    static let shownLimit = 10 << 20
    /// Bytes that the file may have.
    static let fileLimit = 1 << 30

    private let state = Monitor(State())
    private let limit: Int

    init(limit: Int = StreamLimit.shownLimit) { self.limit = limit }

    /// A new cell, by the name that its file gets.
    func begin(_ label: String) {
        state.withLock {
            if $0.file >= 0 { close($0.file) }
            $0 = State(label: label)
        }
    }

    /// What of `text` is to be shown, and a notice for standard error when this is where the cut is.
    func take(_ text: String) -> (shown: String, notice: String?) {
        state.withLock { state in
            let before = state.count
            state.count += text.utf8.count
            if state.count <= limit {
                state.shown.append(text)
                return (text, nil)
            }
            if before > limit {
                keep(text, &state)
                return ("", nil)
            }
            let head = StreamLimit.head(of: text, bytes: limit - before)
            let place = open(&state)
            for piece in state.shown { keep(piece, &state) }
            state.shown = []
            keep(text, &state)
            let rest = place.map { "the full text is in \($0)" } ?? "there is no place for the rest"
            return (head, "\ntnb: the output of this cell is cut here, after \(limit >> 20) MB; \(rest)\n")
        }
    }

    /// As many whole characters as `bytes` hold; up to a line's end if there is one.
    private static func head(of text: String, bytes: Int) -> String {
        let utf8 = text.utf8
        var end = utf8.index(utf8.startIndex, offsetBy: min(bytes, utf8.count))
        while end > utf8.startIndex, end < utf8.endIndex, utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
        if let line = utf8[..<end].lastIndex(of: UInt8(ascii: "\n")) { end = utf8.index(after: line) }
        return String(text[..<end])
    }

    /// Makes the file, for its owner alone; its path, or nil without one.
    private func open(_ state: inout State) -> String? {
        let folder = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
        var template = Array("\(folder)/tnb-\(state.label)-XXXXXX.txt".utf8CString)
        state.file = mkstemps(&template, 4)
        guard state.file >= 0 else { return nil }
        _ = fcntl(state.file, F_SETFD, FD_CLOEXEC)
        return template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
    }

    private func keep(_ text: String, _ state: inout State) {
        guard state.file >= 0 else { return }
        state.written += text.utf8.count
        let isFull = state.written > StreamLimit.fileLimit
        let isKept = !isFull && FileAccess.writeAll(state.file, text)
        if !isKept {
            let reason = isFull ? "this file holds \(StreamLimit.fileLimit >> 30) GB" : String(cString: strerror(errno))
            _ = FileAccess.writeAll(state.file, "\ntnb: the rest is lost: \(reason)\n")
            close(state.file)
            state.file = -1
        }
    }
}
