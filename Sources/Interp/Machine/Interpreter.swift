// The interpreter as front ends see it. What stands: reading and compiling a cell, with CPython's errors. What does not yet:
// the machine that runs compiled code; running anything but an empty cell is refused with an error that says so.

import Syntax

/// Runs the cells of one session. Lives on one thread with a big stack.
public final class Interpreter {
    /// How a cell ended.
    public enum Outcome: Sendable {
        /// The bundle shows the last expression, if there is one to show.
        case finished(MIMEBundle?)
        case failed(ScriptError)
        case exited(code: Int32, message: String?)
    }

    /// An exception that nothing caught.
    public struct ScriptError: Error, Sendable {
        public var name: String
        public var message: String
        /// CPython's format, one element a line.
        public var traceback: [String]
        public var isInterrupt: Bool
        public var isSyntaxError: Bool

        public init(name: String, message: String, traceback: [String], isInterrupt: Bool = false, isSyntaxError: Bool = false) {
            self.name = name
            self.message = message
            self.traceback = traceback
            self.isInterrupt = isInterrupt
            self.isSyntaxError = isSyntaxError
        }
    }

    public let interrupt = InterruptFlag()
    /// `sys.argv`.
    public var arguments: [String] = []
    /// `sys.path`.
    public var searchPath: [String] = []
    private let host: any Host

    public init(host: any Host) { self.host = host }

    /// Whether a text can be run as it is, as the prompt and Jupyter ask.
    public static func completeness(of source: String) -> Completeness {
        switch Syntax.completeness(of: source) {
        case .complete: .complete
        case .incomplete(let indent): .incomplete(indent: indent)
        case .invalid: .invalid
        }
    }

    /// What is wrong with a text before it runs, or nil. Any thread may ask.
    public static func syntaxError(in source: String, fileName: String, firstLine: Int) -> ScriptError? {
        do throws(SyntaxDiagnostic) {
            _ = try compile(source, fileName: fileName, firstLine: firstLine, showsLastExpression: false)
            return nil
        } catch {
            return scriptError(error)
        }
    }

    /// Runs a cell. `firstLine` is the line of its first line in the file, for tracebacks.
    public func run(_ source: String, fileName: String, firstLine: Int, showsLastExpression: Bool) -> Outcome {
        do throws(SyntaxDiagnostic) {
            let code = try Interpreter.compile(
                source, fileName: fileName, firstLine: firstLine, showsLastExpression: showsLastExpression)
            if code.isEmpty { return .finished(nil) }
        } catch {
            return .failed(Interpreter.scriptError(error))
        }
        return .failed(Interpreter.machineMissing)
    }

    /// The value of an expression, shown.
    public func evaluate(_ expression: String) -> Result<MIMEBundle, ScriptError> {
        if let error = Interpreter.syntaxError(in: expression, fileName: "<string>", firstLine: 1) { return .failure(error) }
        return .failure(Interpreter.machineMissing)
    }

    /// Gives a name the value of a Python literal.
    public func assign(_ name: String, literal: String) throws(ScriptError) {
        if let error = Interpreter.syntaxError(in: literal, fileName: "<string>", firstLine: 1) { throw error }
        throw Interpreter.machineMissing
    }

    /// Proposals for the text before the cursor: none without a machine that holds names.
    public func complete(_ code: String, cursor: Int) -> Completions { Completions(start: cursor, end: cursor, matches: []) }

    /// What is known about the name at the cursor.
    public func inspect(_ code: String, cursor: Int, detail: Int) -> MIMEBundle? { nil }

    private static let machineMissing = ScriptError(
        name: "NotImplementedError",
        message: "this build of tnb reads and compiles scripts but cannot run them yet",
        traceback: ["NotImplementedError: this build of tnb reads and compiles scripts but cannot run them yet"])

    private static func compile(
        _ source: String, fileName: String, firstLine: Int, showsLastExpression: Bool
    ) throws(SyntaxDiagnostic) -> (code: CodeObject, isEmpty: Bool) {
        let module: Module
        do throws(SyntaxDiagnostic) {
            module = try parseModule(source, fileName: fileName)
        } catch {
            // The parser counts from the cell's first line, the compiler from the file's.
            var placed = error
            placed.line += firstLine - 1
            if placed.endLine > 0 { placed.endLine += firstLine - 1 }
            throw placed
        }
        let text = SourceText(fileName: fileName, firstLine: firstLine, text: source)
        let code = try compileModule(module, source: text, showsLastExpression: showsLastExpression)
        return (code, module.body.isEmpty)
    }

    private static func scriptError(_ diagnostic: SyntaxDiagnostic) -> ScriptError {
        let lines = diagnostic.rendered.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return ScriptError(
            name: diagnostic.kind.rawValue, message: diagnostic.message, traceback: lines, isSyntaxError: true)
    }
}
