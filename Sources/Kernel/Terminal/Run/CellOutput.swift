// What a cell puts out, in the terms of nbformat 4.5. Text is kept as lines with their ends, pictures as base64: what
// Jupyter's own writer does.
import Session

/// One output of a code cell.
enum CellOutput {
    case stream(OutputStream, StreamText)
    /// `id` is the name under which it can be replaced; files do not keep it.
    case display(MIMEBundle, id: String?)
    case result(MIMEBundle, count: Int)
    case error(ScriptError)
    /// As an earlier run left it.
    case kept(JSONValue)

    var json: JSONValue {
        switch self {
        case .stream(let stream, let text):
            return [
                "name": stream == .stdout ? "stdout" : "stderr", "output_type": "stream", "text": CellOutput.lines(text.text),
            ]
        case .display(let bundle, _):
            return ["data": CellOutput.data(bundle), "metadata": bundle.metadata, "output_type": "display_data"]
        case .result(let bundle, let count):
            return [
                "data": CellOutput.data(bundle), "execution_count": .int(count), "metadata": bundle.metadata,
                "output_type": "execute_result",
            ]
        case .error(let error):
            return [
                "ename": .string(error.name), "evalue": .string(error.message), "output_type": "error",
                "traceback": .array(error.notebookTraceback.map { .string($0) }),
            ]
        case .kept(let json): return json
        }
    }

    private static func data(_ bundle: MIMEBundle) -> JSONValue {
        let members = bundle.dataJSON.object?.members ?? []
        let sorted = members.sorted { $0.key < $1.key }
        return .object(
            JSONObject(
                sorted.map { member in
                    let isText =
                        member.key.hasPrefix("text/") || ["image/svg+xml", "application/javascript"].contains(member.key)
                    return (member.key, isText ? member.value.string.map(lines) ?? member.value : member.value)
                }))
    }

    /// A text as Jupyter keeps it.
    static func lines(_ text: String) -> JSONValue {
        var lines: [JSONValue] = []
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            line.append(scalar)
            if scalar == "\n" {
                lines.append(.string(String(line)))
                line = String.UnicodeScalarView()
            }
        }
        if !line.isEmpty { lines.append(.string(String(line))) }
        return .array(lines)
    }
}
