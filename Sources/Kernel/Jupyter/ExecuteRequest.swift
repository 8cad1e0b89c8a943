// execute_request: one cell. Counts, input echo, result or error, expressions, reply, and the cells behind a failed one.
import Glibc
import Session

extension ShellHandler {
    /// What a request asks for, with the protocol's defaults.
    private struct Options {
        let code: String
        let isSilent: Bool
        let storesHistory: Bool
        let stopsOnError: Bool
        let expressions: JSONObject

        init(_ content: JSONValue) {
            code = content["code"]?.string ?? ""
            isSilent = content["silent"]?.bool ?? false
            storesHistory = !isSilent && content["store_history"]?.bool ?? true
            stopsOnError = content["stop_on_error"]?.bool ?? true
            expressions = content["user_expressions"]?.object ?? JSONObject()
        }
    }

    /// How a cell ended, as its reply says it.
    private enum Ending {
        case done(payload: [JSONValue])
        case failed(ScriptError, payload: [JSONValue])
    }

    func execute(_ request: Request, number: Int, in workspace: Workspace) {
        let options = Options(request.content)
        let (isAborted, current) = state.withLock { (number < $0.abortsBefore, $0.executionCount) }
        if isAborted {
            outbox.postReply(to: request, ["status": "aborted", "execution_count": .int(current)])
            return
        }
        let input = InteractiveInput(options.code)
        let counts = options.storesHistory && input != .nothing
        let count = counts ? current + 1 : current
        if counts {
            let entry = HistoryEntry(line: count, input: options.code, output: nil)
            state.withLock {
                $0.executionCount = count
                $0.history.append(entry)
            }
            store.append(entry)
        }
        if !options.isSilent {
            outbox.postOutput(
                "execute_input", parent: request.header, ["code": .string(options.code), "execution_count": .int(count)])
        }

        let ending: Ending
        switch input {
        case .nothing: ending = .done(payload: [])
        case .help(let name, let detail): ending = help(name, detail: detail, in: workspace)
        case .code(let source, let showsLastExpression):
            let cell = Cell(
                source, fileName: "Cell In[\(count)]", showsLastExpression: showsLastExpression, hasMagics: true,
                debugName: CellNames.name(of: options.code))
            ending = run(cell, request: request, isSilent: options.isSilent, count: count, in: workspace)
        }

        switch ending {
        case .done(let payload):
            let values = options.expressions.members.map { ($0.key, evaluate($0.value.string ?? "", in: workspace)) }
            host.flush()
            outbox.postReply(
                to: request,
                [
                    "status": "ok", "execution_count": .int(count), "user_expressions": .object(JSONObject(values)),
                    "payload": .array(payload),
                ])
        case .failed(let error, let payload):
            if options.stopsOnError, !options.isSilent {
                // A client sends the cells of a notebook in a row, and a cell can fail faster than the next one comes.
                // Nobody has seen the reply yet: whatever comes before it was sent before the failure was known.
                usleep(10_000)
                let limit = received.load(ordering: .relaxed)
                state.withLock { $0.abortsBefore = limit }
            }
            outbox.postReply(
                to: request,
                .object(
                    JSONObject(
                        [("status", "error"), ("execution_count", .int(count))] + error.content + [
                            ("user_expressions", [:]), ("payload", .array(payload)),
                        ])))
        }
    }

    private func run(_ cell: Cell, request: Request, isSilent: Bool, count: Int, in workspace: Workspace) -> Ending {
        let outcome = workspace.run(cell, on: host)
        host.flush()
        // Behind the result or the error, and before the reply.
        defer {
            if case .failed(let error) = outcome, error.isInterrupt {} else { workspace.endCell(on: host) }
            host.flush()
        }
        switch outcome {
        case .finished(nil): return .done(payload: payload(of: workspace))
        case .finished(let bundle?):
            if !isSilent {
                outbox.postOutput(
                    "execute_result", parent: request.header,
                    .object(JSONObject([("execution_count", .int(count))] + bundle.content)))
                workspace.keepResult(number: count)
                state.withLock { $0.history.setOutput(bundle.plainText, line: count) }
            }
            return .done(payload: payload(of: workspace))
        case .failed(let error): return fail(error, payload: [], request: request, isSilent: isSilent)
        case .exited(let code, let message):
            let value = message ?? String(code)
            let error = ScriptError(name: "SystemExit", message: value, traceback: ["SystemExit: \(value)"])
            return fail(error, payload: [["source": "ask_exit", "keepkernel": false]], request: request, isSilent: isSilent)
        }
    }

    /// Pages and inputs that the cell's magics asked for.
    private func payload(of workspace: Workspace) -> [JSONValue] {
        workspace.takeRequests().map { request in
            switch request {
            case .page(let bundle): ["source": "page", "data": bundle.dataJSON, "start": 0]
            case .nextInput(let text): ["source": "set_next_input", "text": .string(text), "replace": true]
            }
        }
    }

    private func fail(_ error: ScriptError, payload: [JSONValue], request: Request, isSilent: Bool) -> Ending {
        if !isSilent { outbox.postOutput("error", parent: request.header, .object(JSONObject(error.content))) }
        return .failed(error, payload: payload)
    }

    /// `name?`: the front end's pager shows what is known.
    private func help(_ name: String, detail: Int, in workspace: Workspace) -> Ending {
        let found = workspace.inspect(name, cursor: name.unicodeScalars.count, detail: detail)
        let bundle = found ?? MIMEBundle(data: [("text/plain", .text("Object `\(name)` not found."))])
        return .done(payload: [["source": "page", "data": bundle.dataJSON, "start": 0]])
    }

    private func evaluate(_ expression: String, in workspace: Workspace) -> JSONValue {
        switch workspace.evaluate(expression, on: host) {
        case .success(let bundle): .object(JSONObject([("status", "ok")] + bundle.content.prefix(2)))
        case .failure(let error): .object(JSONObject([("status", "error")] + error.content))
        }
    }
}
