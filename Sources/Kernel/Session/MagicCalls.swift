// Magics inside of blocks, `    !command` or `    name = %pwd`: their lines become calls of a module of the session's, as IPython's become
// calls of get_ipython().
import Interp

enum MagicCalls {
    // Only the interpreter's thread reads and writes it: the magics of the cell that runs.
    nonisolated(unsafe) static var current: Magics?

    /// What the lines are rewritten to call.
    static var module: NativeModule {
        NativeModule("_notebook", doc: "Magics inside of blocks.") { m in
            m.attach(
                NativeFunction("system(command, /)", module: "_notebook") { a throws(Raise) in
                    try result(current?.shell(text(a[0]), target: nil))
                    return .none
                })
            m.attach(
                NativeFunction("getoutput(command, /)", module: "_notebook") { a throws(Raise) in
                    try lines(of: current?.shell(text(a[0]), target: "_notebook_lines"))
                })
            m.attach(
                NativeFunction("run_line_magic(name, rest, /)", module: "_notebook") { a throws(Raise) in
                    try result(current?.run(.line(name: text(a[0]), rest: text(a[1]), firstLine: 1), shows: false))
                    return .none
                })
            m.attach(
                NativeFunction("value_of_magic(name, rest, /)", module: "_notebook") { a throws(Raise) in
                    try lines(
                        of: current?.run(.assigned(target: "_notebook_lines", name: text(a[0]), rest: text(a[1])), shows: false))
                })
        }
    }

    /// A line of a block as code; nil when it is code already.
    static func code(for line: String) -> String? {
        let indent = line.prefix { $0 == " " || $0 == "\t" }
        guard !indent.isEmpty, let part = CellPart.part(String(line.dropFirst(indent.count)), line: 1) else { return nil }
        let head = indent + "import _notebook; "
        switch part {
        case .line(let name, let rest, _): return head + "_notebook.run_line_magic(\(literal(name)), \(literal(rest)))"
        case .assigned(let target, let name, let rest):
            return head + "\(target) = _notebook.value_of_magic(\(literal(name)), \(literal(rest)))"
        case .shell(let command, nil): return head + "_notebook.system(\(literal(command)))"
        case .shell(let command, let target?): return head + "\(target) = _notebook.getoutput(\(literal(command)))"
        case .code, .cell, .help: return nil
        }
    }

    private static func literal(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }

    private static func text(_ value: Value) -> String { value.isString ? value.swiftString : "" }

    private static func result(_ outcome: Outcome?) throws(Raise) {
        switch outcome {
        case .failed(let error): throw .make(ExceptionKind(rawValue: error.name) ?? .runtimeError, message(error))
        case .exited(let code, _): throw .make(.systemExit, "\(code)")
        case .finished, nil: return
        }
    }

    /// The message, with the class's name where the language has no such class.
    private static func message(_ error: ScriptError) -> String {
        ExceptionKind(rawValue: error.name) == nil ? "\(error.name): \(error.message)" : error.message
    }

    /// The value that a magic bound.
    private static func lines(of outcome: Outcome?) throws(Raise) -> Value {
        try result(outcome)
        return current?.workspace.interpreter.takeGlobal("_notebook_lines") ?? .none
    }
}
