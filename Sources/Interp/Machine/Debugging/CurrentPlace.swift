// Where the running program stands, for the last words of a process that dies of a fault in native code: the innermost frame's
// line and the text of the operation. Called by a signal handler while everything may be broken, so it reads as little as it can.

extension Interpreter {
    /// "the last operation was `torch.mm(a, b)` (line 3 of Cell In[1], in f)"; nil when no program runs.
    public static func currentPlace() -> String? {
        guard let state = MachineBlock.known else { return nil }
        let frame = state.pointee.fp
        guard frame > state.pointee.frames else { return nil }
        let code = frame.pointee.function.pointee.code
        let object = code.pointee.object.takeUnretainedValue()
        let word = code.pointee.position(before: frame.pointee.pc)
        guard object.positions.indices.contains(word), object.positions[word].line > 0 else { return "it was in \(object.name)" }
        let position = object.positions[word]
        let index = Int(position.line) - object.source.firstLine
        let place = "line \(position.line) of \(object.source.fileName), in \(object.name)"
        guard object.source.lines.indices.contains(index) else { return place }
        // Columns count bytes.
        let line = object.source.lines[index].utf8
        let start = min(max(0, Int(position.column)), line.count)
        let end = position.endLine == position.line ? min(max(start, Int(position.endColumn)), line.count) : line.count
        return
            "the last operation was `\(String(decoding: line.dropFirst(start).prefix(min(end - start, 200)), as: UTF8.self))` (\(place))"
    }
}
