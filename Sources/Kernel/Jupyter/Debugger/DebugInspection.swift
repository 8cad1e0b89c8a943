// Requests about a program's frames and variables, answered on the interpreter's thread.
import Session

/// Answers what needs the values of scripts.
struct DebugInspection {
    private let inspector: ProgramInspector
    private let isStopped: Bool

    init(_ inspector: ProgramInspector, isStopped: Bool) {
        self.inspector = inspector
        self.isStopped = isStopped
    }

    func answer(_ request: DebugRequest) -> DebugAnswer {
        let arguments = request.arguments
        switch request.command {
        case "stackTrace": return isStopped ? stackTrace(arguments) : .refused("the program is not stopped")
        case "scopes": return scopes(arguments)
        case "inspectVariables": return .done(variables(inspector.globals()))
        case "variables": return variables(arguments)
        case "evaluate": return evaluate(arguments)
        case "richInspectVariables": return richInspect(arguments)
        case "copyToGlobals": return copyToGlobals(arguments)
        case "exceptionInfo": return exceptionInfo()
        case "modules":
            let modules = inspector.modules().enumerated().map { index, module -> JSONValue in
                ["id": .int(index), "name": .string(module.name), "path": .string(module.path)]
            }
            return .done(["modules": .array(modules), "totalModules": .int(modules.count)])
        default: return .refused("the request '\(request.command)' is not supported")
        }
    }

    /// The frame that a request names; without a stop there is none.
    private func frame(_ arguments: JSONValue, _ name: String = "frameId") -> Int? {
        isStopped ? arguments[name]?.int : nil
    }

    private func stackTrace(_ arguments: JSONValue) -> DebugAnswer {
        let all = inspector.frames()
        let start = max(0, arguments["startFrame"]?.int ?? 0)
        let levels = arguments["levels"]?.int ?? 0
        let shown = all.dropFirst(start).prefix(levels > 0 ? levels : Int.max)
        let frames = shown.map { frame -> JSONValue in
            [
                "id": .int(frame.id), "name": .string(frame.name), "line": .int(frame.line), "column": .int(frame.column),
                "source": ["path": .string(frame.source), "sourceReference": 0],
            ]
        }
        return .done(["stackFrames": .array(Array(frames)), "totalFrames": .int(all.count)])
    }

    private func scopes(_ arguments: JSONValue) -> DebugAnswer {
        guard let id = frame(arguments), let scopes = inspector.scopes(id) else { return .refused("there is no such frame") }
        let told = scopes.map { scope -> JSONValue in
            [
                "name": .string(scope.name), "variablesReference": .int(scope.reference), "expensive": false,
                "presentationHint": .string(scope.name.lowercased()), "source": [:],
            ]
        }
        return .done(["scopes": .array(told)])
    }

    private func variables(_ arguments: JSONValue) -> DebugAnswer {
        guard let reference = arguments["variablesReference"]?.int,
            let found = inspector.variables(
                reference, start: arguments["start"]?.int ?? 0, count: max(0, arguments["count"]?.int ?? 0))
        else { return .refused("there is nothing behind this reference any more") }
        return .done(variables(found))
    }

    private func variables(_ found: [ProgramVariable]) -> JSONValue {
        let told = found.map { variable -> JSONValue in
            [
                "name": .string(variable.name), "value": .string(variable.value), "type": .string(variable.type),
                "evaluateName": .string(variable.expression), "variablesReference": .int(variable.reference),
            ]
        }
        return ["variables": .array(told)]
    }

    private func evaluate(_ arguments: JSONValue) -> DebugAnswer {
        guard let text = arguments["expression"]?.string else { return .refused("evaluate: no expression") }
        switch inspector.evaluate(text, in: frame(arguments)) {
        case .success(let variable):
            // A statement has no value to show.
            let isNone = variable.type == "NoneType"
            return .done([
                "result": .string(isNone ? "" : variable.value), "type": .string(variable.type),
                "variablesReference": .int(variable.reference), "presentationHint": [:],
            ])
        case .failure(let error): return .refused(error.traceback.joined(separator: "\n"))
        }
    }

    private func richInspect(_ arguments: JSONValue) -> DebugAnswer {
        let empty: JSONValue = ["data": [:], "metadata": [:]]
        guard let name = arguments["variableName"]?.string, DebugInspection.isIdentifier(name) else {
            return .refused("richInspectVariables: no variable's name", body: empty)
        }
        switch inspector.bundle(name, in: frame(arguments)) {
        case .success(let bundle): return .done(.object(JSONObject(Array(bundle.content.prefix(2)))))
        case .failure(let error): return .refused("\(error.name): \(error.message)", body: empty)
        }
    }

    private func copyToGlobals(_ arguments: JSONValue) -> DebugAnswer {
        guard let source = arguments["srcVariableName"]?.string, let target = arguments["dstVariableName"]?.string,
            DebugInspection.isIdentifier(source), DebugInspection.isIdentifier(target)
        else { return .refused("dstVariableName and srcVariableName must be valid identifiers") }
        guard let id = frame(arguments, "srcFrameId") else { return .refused("the program is not stopped") }
        if let error = inspector.copy(source, in: id, toGlobal: target) { return .refused("\(error.name): \(error.message)") }
        guard case .success(let variable) = inspector.evaluate(source, in: id) else { return .refused("the value is gone") }
        return .done([
            "value": .string(variable.value), "type": .string(variable.type), "variablesReference": .int(variable.reference),
            "presentationHint": [:],
        ])
    }

    private func exceptionInfo() -> DebugAnswer {
        guard let report = inspector.exceptionReport() else { return .refused("the program did not stop for an exception") }
        let name = JSONValue.string(report.name), message = JSONValue.string(report.message)
        return .done([
            "exceptionId": name, "description": message, "breakMode": "always",
            "details": [
                "message": message, "typeName": name, "source": .string(inspector.frames().first?.source ?? ""),
                "stackTrace": .string(report.traceback.joined(separator: "\n")),
            ],
        ])
    }

    private static func isIdentifier(_ name: String) -> Bool {
        guard let first = name.first, first.isLetter || first == "_" else { return false }
        return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }
}
