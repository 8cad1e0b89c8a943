// What was typed at the prompt, kept from one session to the next: a private file with one entry a line, in which a line
// break is `\n` and a backslash `\\`. The file is replaced whole, and entries of sessions that ran meanwhile are kept.
import Glibc
import Session

/// The entries and their file.
struct InputHistory {
    static let limit = 10_000

    /// Nil when there is no place for one.
    let path: String?
    private(set) var entries: [String] = []

    /// `$TNB_HISTORY`, or `tnb/history` in `$XDG_STATE_HOME` (`~/.local/state`).
    init() {
        self.init(path: InputHistory.standardPath)
    }

    init(path: String?) {
        self.path = path
        entries = stored()
    }

    private static var standardPath: String? {
        func variable(_ name: String) -> String? {
            getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        if let path = variable("TNB_HISTORY") { return path }
        if let state = variable("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/tnb/history" }
        return variable("HOME").map { $0 + "/.local/state/tnb/history" }
    }

    /// Adds an entry unless it repeats the last one, and writes the file. False when it was a repetition. A file that
    /// cannot be written is no reason to disturb the session.
    @discardableResult
    mutating func append(_ entry: String) -> Bool {
        guard entry != entries.last else { return false }
        entries.append(entry)
        guard let path else { return true }
        var all = stored()
        if all.last != entry { all.append(entry) }
        FileAccess.makeFolders(of: path)
        let text = all.suffix(InputHistory.limit).map { InputHistory.escaped($0) + "\n" }.joined()
        do throws(FileError) { try FileAccess.write(text, path: path, mode: 0o600) } catch {}
        return true
    }

    private func stored() -> [String] {
        guard let path else { return [] }
        do throws(FileError) {
            let text = String(decoding: try FileAccess.read(path: path), as: UTF8.self)
            return text.split(separator: "\n").suffix(InputHistory.limit).map { InputHistory.unescaped($0) }
        } catch {
            return []
        }
    }

    private static func escaped(_ entry: String) -> String {
        entry.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    }

    private static func unescaped(_ line: Substring) -> String {
        var entry = ""
        var isEscaped = false
        for scalar in line.unicodeScalars {
            if isEscaped {
                entry.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                entry.unicodeScalars.append(scalar)
            }
        }
        return entry
    }
}
