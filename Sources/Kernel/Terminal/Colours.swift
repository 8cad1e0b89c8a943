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

    private static let place = "\u{1B}[35m"
    private static let mark = "\u{1B}[1;31m"
    private static let plain = "\u{1B}[0m"

    /// The traceback with the exception's name and the marks under code in red, and places in magenta.
    func traceback(_ error: ScriptError) -> String {
        guard areOn else { return error.traceback.joined(separator: "\n") }
        let last = error.traceback.lastIndex { $0 == error.name || $0.hasPrefix(error.name + ":") }
        return error.traceback.enumerated().map { index, line in
            if index == last { return Colours.mark + error.name + Colours.plain + line.dropFirst(error.name.count) }
            if line.hasPrefix("  File \""), let end = line.dropFirst(8).firstIndex(of: "\"") { return Colours.placed(line, end) }
            let marks = line.drop { $0 == " " }
            guard line.hasPrefix("    "), !marks.isEmpty, marks.allSatisfy({ "~^".contains($0) }) else { return line }
            return String(line[..<marks.startIndex]) + Colours.mark + marks + Colours.plain
        }.joined(separator: "\n")
    }

    /// `  File "name", line 3, in f`; `end` is the second quote.
    private static func placed(_ line: String, _ end: String.Index) -> String {
        let name = line[line.index(line.startIndex, offsetBy: 7)...end]
        var text = "  File " + place + name + plain
        var rest = line[line.index(after: end)...]
        if rest.hasPrefix(", line ") {
            rest = rest.dropFirst(7)
            let number = rest.prefix { $0.isNumber }
            rest = rest[number.endIndex...]
            text += ", line " + place + number + plain
        }
        guard rest.hasPrefix(", in ") else { return text + rest }
        return text + ", in " + place + rest.dropFirst(5) + plain
    }
}
