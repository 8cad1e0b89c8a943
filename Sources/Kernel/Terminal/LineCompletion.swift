// Readline's completion on top of the session's: code points become bytes of the line, and the range that a match
// replaces becomes readline's word.
internal import CReadline
import Glibc
import Session

enum LineCompletion {
    // The last answer, for the list below the prompt; only the thread that prompts touches it.
    nonisolated(unsafe) private static var kinds: [String: String] = [:]

    /// Readline's attempted completion function: a null-ended array of strings, the common part first; all of it is
    /// readline's to free.
    static func matches(
        _ word: UnsafePointer<CChar>?, start: Int32, end: Int32
    ) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
        tnb_completion_is_final()  // Never file names instead.
        let line = LineEditor.bytes
        guard let complete = LineEditor.complete, start >= 0, start <= end, Int(end) <= line.count else { return nil }
        let above = LineEditor.contextAbove.isEmpty ? "" : LineEditor.contextAbove + "\n"
        let head = String(decoding: line.prefix(Int(end)), as: UTF8.self)
        let rest = String(decoding: line.dropFirst(Int(end)), as: UTF8.self)
        let cursor = above.unicodeScalars.count + head.unicodeScalars.count
        let found = complete(above + head + rest, cursor)
        let texts = found.matches.map(\.text)
        guard !texts.isEmpty, found.end == cursor else { return nil }

        // What stands between the place where the matches go and readline's word must be the same in every match.
        let place = found.start - above.unicodeScalars.count
        guard place >= 0 else { return nil }
        let offset = head.unicodeScalars.prefix(place).reduce(0) { $0 + UTF8.width($1) }
        var words: [String]
        if offset <= Int(start) {
            let between = String(decoding: line[offset..<Int(start)], as: UTF8.self)
            words = texts.filter { $0.hasPrefix(between) }.map { String($0.dropFirst(between.count)) }
        } else {
            let between = String(decoding: line[Int(start)..<offset], as: UTF8.self)
            words = texts.map { between + $0 }
        }
        kinds = [:]
        if words.count == found.matches.count {
            for (word, match) in zip(words, found.matches) where !match.type.isEmpty {
                // A signature starts with the name, which stands there already.
                let signature = match.signature.drop { $0 != "(" }
                kinds[word] = match.type + (signature.isEmpty ? "" : " " + signature)
            }
        }
        guard !words.isEmpty else { return nil }
        if words.count > 1 { words.insert(commonPrefix(words), at: 0) }

        let array = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: words.count + 1)
        for (index, text) in words.enumerated() { array[index] = strdup(text) }
        array[words.count] = nil
        return array
    }

    // More than a screen holds helps nobody: another letter does.
    private static let shownLimit: Int32 = 120

    // With what they are, names stand one below the other: as many as leave room for what was typed.
    private static let explainedLimit: Int32 = 16

    /// Readline's hook for the list of matches: few with their types and signatures, many in columns, as readline's own.
    static func show(_ matches: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, count: Int32, longest: Int32) {
        tnb_newline()
        let words = (1...max(1, Int(count))).compactMap { matches?[$0].map { String(cString: $0) } }
        if count <= explainedLimit, words.contains(where: { kinds[$0] != nil }) {
            var size = winsize()
            let columns = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
            let width = words.map(\.count).max() ?? 0
            for word in words {
                let line = word + String(repeating: " ", count: width + 2 - word.count) + (kinds[word] ?? "")
                let text = line.count < columns ? line : line.prefix(columns - 2) + "…"
                tnb_print(text.trimmedAtEnd + "\n")
            }
            rl_forced_update_display()
            return
        }
        rl_display_match_list(matches, min(count, shownLimit), longest)
        if count > shownLimit { tnb_print("(\(count - shownLimit) more)\n") }
        rl_forced_update_display()
    }

    private static func commonPrefix(_ words: [String]) -> String {
        var common = Array(words[0].unicodeScalars)
        for word in words.dropFirst() {
            var length = 0
            for (a, b) in zip(common, word.unicodeScalars) {
                if a != b { break }
                length += 1
            }
            common.removeLast(common.count - length)
        }
        var text = ""
        text.unicodeScalars.append(contentsOf: common)
        return text
    }
}

extension StringProtocol {
    fileprivate var trimmedAtEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
