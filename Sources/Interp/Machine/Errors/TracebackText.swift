// An uncaught exception as text, line by line as CPython 3.11 prints it: frames with their source line and the ^^^^
// markers, exceptions chained by `raise … from` and by handling. Pure text: the machine fills in an ErrorReport.

import Syntax

/// One frame of a traceback.
struct TraceLine: Sendable {
    let source: SourceText
    let function: String
    let position: CodePosition
}

/// An exception as the traceback shows it.
final class ErrorReport: Sendable {
    /// Where a SyntaxError points. `line` and `offset` count from 1, offsets in characters.
    struct SyntaxPlace: Sendable {
        let fileName: String
        let line: Int
        let offset: Int
        let endOffset: Int
        let text: String
    }

    /// As CPython prints the class: `ValueError`, `helper.MyError`.
    let typeName: String
    let message: String
    /// The name that was probably meant.
    let suggestion: String?
    /// What `add_note` added.
    let notes: [String]
    /// Outermost frame first.
    let lines: [TraceLine]
    let cause: ErrorReport?
    /// nil when there is none or it is suppressed.
    let context: ErrorReport?
    let syntax: SyntaxPlace?
    /// The exceptions of a group.
    let members: [ErrorReport]?

    init(
        typeName: String, message: String, suggestion: String? = nil, notes: [String] = [], lines: [TraceLine],
        cause: ErrorReport? = nil, context: ErrorReport? = nil,
        syntax: SyntaxPlace? = nil, members: [ErrorReport]? = nil
    ) {
        self.typeName = typeName
        self.message = message
        self.suggestion = suggestion
        self.notes = notes
        self.lines = lines
        self.cause = cause
        self.context = context
        self.syntax = syntax
        self.members = members
    }
}

/// The traceback of an exception and of those it came from, oldest first, one element a line. What the name may have been
/// is said at the end of a program only: CPython's module `traceback` says nothing of it.
func tracebackText(_ report: ErrorReport, suggesting: Bool = true) -> [String] {
    var writer = TracebackWriter(suggesting: suggesting)
    writer.write(report)
    return writer.text.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}

/// Collects the lines; inside exception groups each gets a margin.
private struct TracebackWriter {
    let suggesting: Bool
    var text: [String] = []
    /// How many groups surround what is written.
    private var depth = 0
    /// The frame around the innermost group is still open.
    private var needsClosing = false

    // How much of a group CPython shows.
    private static let deepest = 10, widest = 15

    init(suggesting: Bool) { self.suggesting = suggesting }

    private var indent: String { String(repeating: "  ", count: depth) }

    private mutating func emit(_ lines: [String], margin: String = "|") {
        text += depth == 0 ? lines : lines.map { "\(indent)\(margin) \($0)" }
    }

    mutating func write(_ report: ErrorReport) {
        // The chain is walked with a loop: a long one must not meet the end of the native stack.
        var chain: [(report: ErrorReport, link: String?)] = []
        var current = report
        while true {
            if let cause = current.cause {
                chain.append((current, "The above exception was the direct cause of the following exception:"))
                current = cause
            } else if let context = current.context {
                chain.append((current, "During handling of the above exception, another exception occurred:"))
                current = context
            } else {
                chain.append((current, nil))
                break
            }
        }
        for (report, link) in chain.reversed() {
            if let link { emit(["", link, ""]) }
            if let members = report.members {
                write(group: report, members)
            } else {
                emit(singleTraceback(report, suggesting: suggesting))
            }
        }
    }

    private mutating func write(group: ErrorReport, _ members: [ErrorReport]) {
        if depth > Self.deepest { return emit(["... (max_group_depth is \(Self.deepest))"]) }
        let isOutermost = depth == 0
        if isOutermost { depth += 1 }
        if !group.lines.isEmpty {
            emit(["Exception Group Traceback (most recent call last):"], margin: isOutermost ? "+" : "|")
        }
        emit(Array(singleTraceback(group, suggesting: suggesting).dropFirst(group.lines.isEmpty ? 0 : 1)))
        let shown = min(members.count, Self.widest + 1)
        needsClosing = false
        for index in 0..<shown {
            let isLast = index == shown - 1
            if isLast { needsClosing = true }
            let isCut = index >= Self.widest
            let title = isCut ? "..." : "\(index + 1)"
            text.append("\(indent)\(index == 0 ? "+-" : "  ")+---------------- \(title) ----------------")
            depth += 1
            if isCut {
                let left = members.count - Self.widest
                emit(["and \(left) more exception\(left > 1 ? "s" : "")"])
            } else {
                write(members[index])
            }
            if isLast && needsClosing {
                text.append("\(indent)+------------------------------------")
                needsClosing = false
            }
            depth -= 1
        }
        if isOutermost { depth = 0 }
    }
}

/// How many equal frames in a row are shown before they are counted, as in CPython.
private let repetitionsShown = 3

private func singleTraceback(_ report: ErrorReport, suggesting: Bool) -> [String] {
    var text: [String] = []
    if !report.lines.isEmpty { text.append("Traceback (most recent call last):") }
    var index = 0
    while index < report.lines.count {
        let frame = report.lines[index]
        var end = index + 1
        while end < report.lines.count, isSamePlace(report.lines[end], frame) { end += 1 }
        for shown in report.lines[index..<min(end, index + repetitionsShown)] { text += frameText(shown) }
        let more = end - index - repetitionsShown
        if more > 0 { text.append("  [Previous line repeated \(more) more time\(more == 1 ? "" : "s")]") }
        index = end
    }
    // CPython marks one character of a wrong indentation, whatever stands there.
    if let place = report.syntax { text += syntaxText(place, isMarkedWhole: report.typeName != "IndentationError") }
    var last = report.message.isEmpty ? report.typeName : "\(report.typeName): \(report.message)"
    if suggesting, let suggestion = report.suggestion { last += ". Did you mean: '\(suggestion)'?" }
    // CPython itself gives a margin to a message's first line only, its module to every line.
    let parts = suggesting ? [] : [last]
    if suggesting { text.append(last) }
    for part in parts + report.notes { text += part.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    return text
}

private func isSamePlace(_ a: TraceLine, _ b: TraceLine) -> Bool {
    a.source.fileName == b.source.fileName && a.position.line == b.position.line && a.function == b.function
}

/// `File "a.tnb", line 3`, or `Cell In[2], line 1` for a cell of a session.
private func placeText(_ fileName: String, line: Int) -> String {
    fileName.hasPrefix("Cell In[") ? "  \(fileName), line \(line)" : "  File \"\(fileName)\", line \(line)"
}

private func frameText(_ frame: TraceLine) -> [String] {
    let line = Int(frame.position.line)
    var head = placeText(frame.source.fileName, line: line)
    if !frame.source.fileName.hasPrefix("Cell In[") || frame.function != "<module>" { head += ", in \(frame.function)" }
    guard let original = frame.source.line(line) else { return [head] }
    let stripped = strip(original)
    guard !stripped.isEmpty else { return [head] }
    var text = [head, "    " + stripped]
    if let markers = markers(under: original, stripped: stripped, position: frame.position) { text.append("    " + markers) }
    return text
}

/// The line of `^` and `~`, or nil where CPython leaves it out: no columns, or the whole line would be marked.
private func markers(under original: String, stripped: String, position: CodePosition) -> String? {
    guard position.endLine > 0, position.endColumn > 0 || position.endLine > position.line else { return nil }
    let indent = original.unicodeScalars.prefix { isSpace($0) }.count
    let start = scalarOffset(original, bytes: Int(position.column))
    var end = scalarOffset(original, bytes: Int(position.endColumn))
    var anchors: (left: Int, right: Int)?
    if position.line == position.endLine {
        let segment = Array(original.utf8.dropFirst(Int(position.column)).prefix(Int(position.endColumn - position.column)))
        anchors = caretAnchors(String(decoding: segment, as: UTF8.self))
    } else {
        end = indent + stripped.unicodeScalars.count
    }
    guard end > start, start >= indent else { return nil }
    let width = end - start
    guard width < stripped.unicodeScalars.count || anchors.map({ $0.right > $0.left }) ?? false else { return nil }
    let space = String(repeating: " ", count: start - indent)
    guard let anchors, anchors.left >= 0, anchors.right >= anchors.left, anchors.right <= width else {
        return space + String(repeating: "^", count: width)
    }
    return space + String(repeating: "~", count: anchors.left) + String(repeating: "^", count: anchors.right - anchors.left)
        + String(repeating: "~", count: width - anchors.right)
}

/// Within a binary operation the operator, within a subscript the brackets: offsets in characters of the segment.
private func caretAnchors(_ segment: String) -> (left: Int, right: Int)? {
    guard let module = try? parseModule(segment, fileName: ""), module.body.count == 1,
        case .expr(let expression) = module.body[0].kind
    else { return nil }
    switch expression.kind {
    case .binOp(let left, _, let right):
        let bytes = Array(segment.utf8)
        let start = Int(left.span.endColumn), end = Int(right.span.startColumn)
        guard start <= end, end <= bytes.count else { return nil }
        let gap = String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.map { $0 }
        let offset = gap.prefix { isSpace($0) }.count
        let isDouble = offset + 1 < gap.count && !isSpace(gap[offset + 1])
        let first = scalarOffset(segment, bytes: start + offset)
        return (first, first + (isDouble ? 2 : 1))
    case .subscript(let value, let index):
        // CPython folds this before it looks for the brackets.
        if isFolded(value, index) { return nil }
        return (
            scalarOffset(segment, bytes: Int(value.span.endColumn)), scalarOffset(segment, bytes: Int(index.span.endColumn) + 1)
        )
    default:
        return nil
    }
}

/// Whether a subscript of constants has a value that is known before it runs.
private func isFolded(_ value: Expr, _ index: Expr) -> Bool {
    let count: Int
    switch value.kind {
    case .constant(.string(let text)): count = text.unicodeScalars.count
    case .constant(.bytes(let bytes)): count = bytes.count
    case .tuple(let items):
        for item in items { guard case .constant = item.kind else { return false } }
        count = items.count
    default: return false
    }
    switch index.kind {
    case .constant(.int(let place)): return place < count
    case .unaryOp(.uSub, let operand):
        if case .constant(.int(let place)) = operand.kind { return place <= count }
        return false
    default: return false
    }
}

private func syntaxText(_ place: ErrorReport.SyntaxPlace, isMarkedWhole: Bool) -> [String] {
    var text = [placeText(place.fileName, line: place.line)]
    let line = place.text.unicodeScalars.reversed().drop { $0 == "\n" || $0 == "\r" }.reversed().map { $0 }
    let spaces = line.prefix { $0 == " " || $0 == "\t" || $0 == "\u{0c}" }.count
    let shown = line.dropFirst(spaces)
    guard !shown.isEmpty else { return text }
    text.append("    " + string(shown))
    let end = isMarkedWhole && place.endOffset > place.offset ? place.endOffset : place.offset + 1
    let column = place.offset - 1 - spaces
    if column >= 0 {
        let space = shown.prefix(column).map { isSpace($0) ? $0 : " " as Unicode.Scalar }
        let padding = String(repeating: " ", count: max(0, column - space.count))
        text.append("    " + string(space) + padding + String(repeating: "^", count: end - place.offset))
    }
    return text
}

private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

private func strip(_ text: String) -> String {
    let scalars = text.unicodeScalars.drop { isSpace($0) }
    return string(Array(scalars.reversed().drop { isSpace($0) }.reversed()))
}

/// How many characters the first `bytes` bytes of a line are.
private func scalarOffset(_ line: String, bytes: Int) -> Int {
    String(decoding: Array(line.utf8.prefix(bytes)), as: UTF8.self).unicodeScalars.count
}
