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
            m.attach(
                NativeFunction("run_cell_magic(name, rest, body, /)", module: "_notebook") { a throws(Raise) in
                    try result(
                        current?.run(.cell(name: text(a[0]), rest: text(a[1]), body: text(a[2]), firstLine: 1), shows: false))
                    return .none
                })
            m.attach(
                NativeFunction("get_ipython()", module: "_notebook") { _ throws(Raise) in
                    guard let current else { return .none }
                    let module = try Interpreter.importModule("_notebook_shell")
                    defer { module.release() }
                    return try getAttribute(module, current.host.isTerminal ? "terminal" : "notebook")
                })
            m.def("display", Variadic<Value>("objs"), KeywordArguments("kwargs"), doc: "Shows objects in rich form.") {
                (objects: [Value], options: [(name: String, value: Value)]) -> Value in
                let module = try Interpreter.importModule("IPython.display")
                defer { module.release() }
                let display = try getAttribute(module, "display")
                defer { display.release() }
                return try call(display, objects, options.map { ($0.name, $0.value) })
            }
        }
    }

    /// What `get_ipython()` gives: the part of IPython's shell that notebooks call.
    static var shell: NativeModule {
        .scripted("_notebook_shell", doc: "The shell that cells ask for.", shellSource)
    }

    /// Puts the names that IPython gives every cell among the builtins.
    static let names = """
        import builtins as __magic_builtins, _notebook as __magic_notebook
        __magic_builtins.get_ipython = __magic_notebook.get_ipython
        __magic_builtins.display = __magic_notebook.display
        del __magic_builtins, __magic_notebook
        """

    private static let shellSource = """
        import _notebook

        # Magics whose value a call gives.
        _with_value = {'pwd', 'env', 'sx', 'system', 'who_ls'}

        class InteractiveShell:
            __module__ = 'IPython.core.interactiveshell'

            def run_line_magic(self, magic_name, line, _stack_depth=1):
                if magic_name in _with_value and not (magic_name == 'env' and line):
                    return _notebook.value_of_magic(magic_name, line)
                return _notebook.run_line_magic(magic_name, line)

            def run_cell_magic(self, magic_name, line, cell):
                return _notebook.run_cell_magic(magic_name, line, cell)

            def magic(self, arg_s):
                name, _, line = arg_s.lstrip('%').partition(' ')
                return self.run_line_magic(name, line)

            def system(self, cmd):
                _notebook.system(cmd)

            def getoutput(self, cmd, split=True, depth=0):
                return _notebook.getoutput(cmd)

            @property
            def user_ns(self):
                import sys
                return vars(sys.modules['__main__'])

        # Programs tell a notebook from a prompt by the class's name.
        class ZMQInteractiveShell(InteractiveShell):
            __module__ = 'ipykernel.zmqshell'

        class TerminalInteractiveShell(InteractiveShell):
            __module__ = 'IPython.terminal.interactiveshell'

        notebook, terminal = ZMQInteractiveShell(), TerminalInteractiveShell()
        """

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
