// The notebook of a run as it grows: the program's cells with their outputs, counts and times, and what papermill notes
// about parameters and progress. The interpreter's thread adds outputs, the watching thread saves: RunRecord itself is a
// value, and its owner keeps it behind a lock.
import Glibc
import Session

/// How far a cell has come, in papermill's words.
enum CellStatus: String {
    case pending, running, completed, failed
}

/// One cell of the notebook that is written.
struct CellRecord {
    /// The cell as JSON, without outputs.
    var json: JSONObject
    let isCode: Bool
    var status = CellStatus.pending
    var count: Int?
    var outputs: [CellOutput] = []
    var started: timespec?
    var ended: timespec?
    /// The next output takes the place of all that is there.
    var clearsOnOutput = false

    init(json: JSONObject) {
        self.json = json
        isCode = json["cell_type"] == "code"
    }

    var id: String? { json["id"]?.string }

    mutating func add(_ output: CellOutput) {
        if clearsOnOutput {
            outputs = []
            clearsOnOutput = false
        }
        outputs.append(output)
    }

    mutating func write(_ text: String, to stream: OutputStream) {
        guard !text.isEmpty else { return }
        if !clearsOnOutput, case .stream(stream, var joined)? = outputs.last {
            outputs[outputs.count - 1] = .stream(stream, StreamText())  // The buffer has one owner: it grows in place.
            joined.append(text)
            outputs[outputs.count - 1] = .stream(stream, joined)
        } else {
            var first = StreamText()
            first.append(text)
            add(.stream(stream, first))
        }
    }

    fileprivate var finished: JSONObject {
        guard isCode else { return json }
        var object = json
        object["execution_count"] = count.map { .int($0) } ?? .null
        object["outputs"] = .array(outputs.map(\.json))
        var metadata = object["metadata"]?.object ?? JSONObject()
        if let started, let ended {
            let (from, to) = (JSONValue.string(timestamp(started)), JSONValue.string(timestamp(ended)))
            metadata["execution"] = [
                "iopub.execute_input": from, "iopub.status.busy": from, "iopub.status.idle": to, "shell.execute_reply": to,
            ]
        }
        metadata["papermill"] = .object(
            RunRecord.times(
                from: started, to: ended, more: [("exception", status == .pending ? .null : .bool(status == .failed))],
                status: status.rawValue))
        object["metadata"] = .object(metadata.sorted)
        return object
    }
}

struct RunRecord {
    var cells: [CellRecord]
    /// Indexes of cells by what errors call them: `Cell In[3]`.
    var cellOfCount: [Int: Int] = [:]
    var count = 0
    var current: Int?
    /// The cell at which the run stopped.
    var failedCell: Int?
    var parameters = JSONObject()
    let inputPath: String
    let outputPath: String?
    let version: String
    private let template: JSONObject
    private let started = wallClock()
    var ended: timespec?

    init(_ notebook: JSONValue, inputPath: String, outputPath: String?, version: String) {
        template = notebook.object ?? JSONObject()
        cells = (notebook["cells"]?.array ?? []).map { CellRecord(json: $0.object ?? JSONObject()) }
        (self.inputPath, self.outputPath, self.version) = (inputPath, outputPath, version)
    }

    static func times(from start: timespec?, to end: timespec?, more: [(String, JSONValue)], status: String? = nil) -> JSONObject
    {
        var duration = JSONValue.null
        if let start, let end {
            let nanoseconds = (end.tv_sec - start.tv_sec) * 1_000_000_000 + end.tv_nsec - start.tv_nsec
            duration = .double(Double(nanoseconds / 1000) / 1e6)
        }
        var times = JSONObject([("duration", duration), ("end_time", end.map { .string(timestamp($0)) } ?? .null)])
        for (key, value) in more { times[key] = value }
        times["start_time"] = start.map { .string(timestamp($0)) } ?? .null
        if let status { times["status"] = .string(status) }
        return times
    }

    /// Changes the output with a display's name, in whichever cell it is.
    mutating func replaceDisplay(_ bundle: MIMEBundle) {
        guard let id = bundle.displayID else { return }
        for cell in cells.indices {
            for index in cells[cell].outputs.indices {
                if case .display(_, id: id) = cells[cell].outputs[index] { cells[cell].outputs[index] = .display(bundle, id: id) }
            }
        }
    }

    // The tag with which papermill marks these cells: it takes them away before the notebook runs again.
    static let markerTag = "papermill-error-cell-tag"

    private static func marker(_ id: String, _ source: String) -> JSONValue {
        [
            "cell_type": "markdown", "id": .string(id), "metadata": ["tags": [.string(markerTag)]],
            "source": CellOutput.lines(source),
        ]
    }

    /// The notebook as it stands.
    var json: JSONValue {
        var list = cells.map { JSONValue.object($0.finished) }
        if let failedCell {
            let label = cells[failedCell].count.map { "In [\($0)]" } ?? "In [ ]"
            let style = "color:red; font-family:Helvetica Neue, Helvetica, Arial, sans-serif; font-size:2em;"
            list.insert(
                RunRecord.marker(
                    "tnb-error-place",
                    "<span id=\"papermill-error-cell\" style=\"\(style)\">Execution stopped here with an exception:</span>"),
                at: failedCell)
            list.insert(
                RunRecord.marker(
                    "tnb-error-banner",
                    "<span style=\"\(style)\">An exception was raised at '<a href=\"#papermill-error-cell\">\(label)</a>'.</span>"
                ),
                at: 0)
        }
        var notebook = template
        notebook["cells"] = .array(list)
        var metadata = notebook["metadata"]?.object ?? JSONObject()
        metadata["papermill"] = .object(
            RunRecord.times(
                from: started, to: ended,
                more: [
                    ("default_parameters", [:]), ("environment_variables", [:]),
                    ("exception", ended == nil ? .null : .bool(failedCell != nil)), ("input_path", .string(inputPath)),
                    ("output_path", outputPath.map { .string($0) } ?? .null), ("parameters", .object(parameters)),
                    ("version", .string(version)),
                ]))
        notebook["metadata"] = .object(metadata.sorted)
        return .object(notebook)
    }
}

extension JSONObject {
    /// With its keys in order, as nbformat writes them; so are the objects inside.
    fileprivate var sorted: JSONObject {
        JSONObject(
            members.sorted { $0.key < $1.key }.map { member in
                if case .object(let inner) = member.value { return (member.key, .object(inner.sorted)) }
                return (member.key, member.value)
            })
    }
}
