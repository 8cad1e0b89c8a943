// The few colours of the prompt: none unless standard error is a terminal that has them and NO_COLOR is unset.
import Glibc
import Session

struct Colours {
    let areOn: Bool

    init() {
        func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
        areOn = isatty(STDERR_FILENO) != 0 && variable("NO_COLOR").isEmpty && !["", "dumb"].contains(variable("TERM"))
    }

    init(areOn: Bool) { self.areOn = areOn }

    /// The traceback with the exception's name in red.
    func traceback(_ error: ScriptError) -> String {
        let text = error.traceback.joined(separator: "\n")
        guard areOn, let place = error.traceback.lastIndex(where: { $0 == error.name || $0.hasPrefix(error.name + ":") }) else {
            return text
        }
        var lines = error.traceback
        lines[place] = "\u{1B}[1;31m\(error.name)\u{1B}[0m" + lines[place].dropFirst(error.name.count)
        return lines.joined(separator: "\n")
    }
}
