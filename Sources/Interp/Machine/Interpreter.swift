// The public interpreter: one namespace `__main__`, modules, a host. It runs sources and says how they ended. One thread at
// a time is inside any interpreter of the process: the heap and its counts are shared and not atomic.

import Glibc
import Synchronization
import Syntax

/// A session of scripts. Create and use it on one thread with a big stack.
public final class Interpreter {
    /// How a run ended.
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

    /// The debugger that may look at what runs.
    public var tracer: LineTracer?
    /// Stops the running cell with KeyboardInterrupt.
    public let interrupt = InterruptFlag()
    /// `sys.argv`.
    public var arguments: [String] = [] { didSet { argumentsChanged() } }
    /// `sys.path`.
    public var searchPath: [String] = ["."]
    /// Map errors that native code throws to exceptions; the first that answers wins. Registered by Bindings at start.
    nonisolated(unsafe) public static var errorTranslators: [(any Error) -> Raise?] = []  // written before scripts run
    /// The HTML of a value whose class says nothing of it, for front ends that show HTML. Registered by Bindings at start.
    nonisolated(unsafe) public static var htmlForm: ((Value) throws(Raise) -> String?)?
    /// The picture of a value as its terminal shows it. Registered by Bindings at start.
    nonisolated(unsafe) public static var terminalPicture: ((MIMEBundle, any Host) -> String?)?
    /// What a front end that runs cells has shown when a cell has ended. Registered by Bindings at start.
    nonisolated(unsafe) public static var cellEnding: (() throws(Raise) -> Void)?

    package let host: any Host
    let nativeModules: [String: NativeModule]
    /// `sys.modules`.
    package let modules: UnsafeMutablePointer<DictObject>
    let main: UnsafeMutablePointer<ModuleObject>
    /// The interpreter whose script is running.
    nonisolated(unsafe) package private(set) static var current: Interpreter?  // under the lock
    // Whose thread that is: others look at it without the lock.
    private static let currentThread = Atomic<UInt>(0)
    /// Whether the calling thread runs a script that has been asked to stop. From any thread: one that computes beside scripts
    /// is none of theirs.
    package static var isInterrupted: Bool {
        currentThread.load(ordering: .relaxed) == UInt(pthread_self()) && current?.interrupt.isRaised == true
    }

    // One recursive lock for the process: a display hook may call back.
    nonisolated(unsafe) private static let lock: UnsafeMutablePointer<pthread_mutex_t> = {
        let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        var attributes = pthread_mutexattr_t()
        pthread_mutexattr_init(&attributes)
        pthread_mutexattr_settype(&attributes, Int32(PTHREAD_MUTEX_RECURSIVE))
        pthread_mutex_init(lock, &attributes)
        pthread_mutexattr_destroy(&attributes)
        return lock
    }()

    public init(modules native: [NativeModule] = [], host: any Host) {
        self.host = host
        pthread_mutex_lock(Interpreter.lock)
        defer { pthread_mutex_unlock(Interpreter.lock) }
        CoreTypes.installOnce()
        var table: [String: NativeModule] = [:]
        for module in standardLibrary() + native { table[module.name] = module }
        nativeModules = table
        modules = Dict.make()
        main = ModuleObject.make("__main__")
        register(.object(main), "__main__")
        register(CoreTypes.builtinsModule, "builtins")
        Dict.set(main.pointee.namespace, name: Names.builtins, CoreTypes.builtinsModule)
        Dict.set(main.pointee.namespace, name: Names.package_, .none)
        CoreTypes.put(main.pointee.namespace, "__spec__", .none)
    }

    deinit {
        pthread_mutex_lock(Interpreter.lock)
        defer { pthread_mutex_unlock(Interpreter.lock) }
        enter {
            Dict.clear(main.pointee.namespace)
            Value.object(main).release()
            Value.object(modules).release()
            Collector.collect()
        }
    }

    /// Lets go of everything the session holds, as CPython does at its end: destructors and open generators run now, and may
    /// still print. Nothing can run afterwards.
    public func finish() {
        locked {
            if let module = loadedModule("atexit") {
                do throws(Raise) {
                    let run = try getAttribute(module, "_run_exitfuncs")
                    defer { run.release() }
                    try call(run).release()
                } catch { error.discard() }
            }
            Dict.clear(main.pointee.namespace)
            Collector.collect()
        }
    }

    // ---- modules -----------------------------------------------------------------------------------------------------

    func loadedModule(_ name: String) -> Value? {
        let key = Value.string(name)
        defer { key.release() }
        return Dict.get(modules, name: key)
    }

    func register(_ module: Value, _ name: String) {
        let key = Value.interned(name)
        Dict.set(modules, name: key, module)
        key.release()
    }

    func unregister(_ name: String) {
        let key = Value.interned(name)
        _ = Dict.remove(modules, name: key)
        key.release()
    }

    private func argumentsChanged() {
        guard let sys = loadedModule("sys") else { return }
        locked {
            let list = Value.list(owned: arguments.map { .string($0) })
            let key = Value.interned("argv")
            Dict.set(sys.layout(ModuleObject.self).pointee.namespace, name: key, list)
            key.release()
            list.release()
        }
    }

    // ---- running ---------------------------------------------------------------------------------------------------------

    /// Runs a source in `__main__`.
    public func run(
        _ source: String, fileName: String, firstLine: Int = 1, showsLastExpression: Bool = false, debugName: String? = nil
    ) -> Outcome {
        locked {
            tracer?.prepare()
            defer { tracer?.runEnded() }
            do throws(Raise) {
                let function = try compile(
                    source, fileName: fileName, firstLine: firstLine, showsLastExpression: showsLastExpression,
                    globals: main.pointee.namespace, debugName: debugName)
                defer { function.release() }
                let value = try call(function)
                defer { value.release() }
                // A request that came too late for any statement of the cell is not forgotten.
                if interrupt.isWanted { try Machine.interrupted(interrupt.word) }
                if !showsLastExpression || value.isNone { return .finished(nil) }
                // The last three results, newest first.
                let names = [Names.underscore, .interned("__"), .interned("___")]
                for (older, newer) in [(2, 1), (1, 0)] {
                    if let result = Dict.get(main.pointee.namespace, name: names[newer]) {
                        Dict.set(main.pointee.namespace, name: names[older], result)
                    }
                }
                for name in names.dropFirst() { name.release() }
                Dict.set(main.pointee.namespace, name: Names.underscore, value)
                var bundle = try bundle(value)
                if host.isTerminal, bundle.data.count > 1, let picture = Interpreter.terminalPicture?(bundle, host) {
                    bundle.terminalText = try repr(value) + "\n" + picture
                }
                return .finished(bundle)
            } catch {
                return failure(error)
            }
        }
    }

    /// The value of an expression in `__main__`, displayed.
    public func evaluate(_ expression: String) -> Result<MIMEBundle, ScriptError> {
        locked {
            do throws(Raise) {
                let source = SourceText(fileName: "<expression>", text: expression)
                let code: CodeObject
                do throws(SyntaxDiagnostic) { code = try compileExpression(expression, source: source) } catch {
                    throw raise(error)
                }
                let value = try run(code, globals: main.pointee.namespace)
                defer { value.release() }
                return .success(try bundle(value))
            } catch {
                switch failure(error) {
                case .failed(let error): return .failure(error)
                case .exited(let code, _):
                    return .failure(ScriptError(name: "SystemExit", message: "\(code)", traceback: ["SystemExit: \(code)"]))
                case .finished: return .failure(ScriptError(name: "SystemError", message: "", traceback: []))
                }
            }
        }
    }

    /// Shows what a notebook shows by itself after a cell, such as plots that are still open.
    public func endCell() -> ScriptError? {
        locked {
            do throws(Raise) { try Interpreter.cellEnding?() } catch {
                if case .failed(let error) = failure(error) { return error }
            }
            return nil
        }
    }

    /// Takes a global name of `__main__` away and gives its value; owned. For native code that runs.
    public func takeGlobal(_ name: String) -> Value? {
        let key = Value.interned(name)
        defer { key.release() }
        guard let value = Dict.get(main.pointee.namespace, name: key) else { return nil }
        let kept = value.retained()
        _ = Dict.remove(main.pointee.namespace, name: key)
        return kept
    }

    /// A module of `sys.modules`, if scripts have imported it.
    package func importedModule(_ name: String) -> Value? { loadedModule(name) }

    /// Assigns a Python literal to a global of `__main__`. A text that is no literal becomes a string.
    public func assign(_ name: String, literal: String) throws(ScriptError) {
        let result: Result<Void, ScriptError> = locked {
            let key = Value.interned(name)
            defer { key.release() }
            let source = SourceText(fileName: "<parameter \(name)>", text: literal)
            var value = Value.string(literal)
            if let code = try? compileExpression(literal, source: source), code.words.allSatisfy({ _ in true }), isLiteral(code) {
                do throws(Raise) {
                    let evaluated = try run(code, globals: main.pointee.namespace)
                    value.release()
                    value = evaluated
                } catch { error.discard() }
            }
            Dict.set(main.pointee.namespace, name: key, value)
            value.release()
            return .success(())
        }
        try result.get()
    }

    /// Code that only builds values: no names, no calls.
    private func isLiteral(_ code: CodeObject) -> Bool {
        var i = 0
        while i < code.words.count {
            switch Instruction(word: code.words[i]).opcode {
            case .loadConstant, .loadInt, .loadNone, .loadTrue, .loadFalse, .move, .makeList, .makeTuple, .makeDict, .makeSet,
                .negate, .returnValue,
                .returnNone, .nop, .listExtend, .setUpdate, .dictUpdate:
                i += 1
            default: return false
            }
        }
        return true
    }

    // ---- pieces used by the machine and the builtins --------------------------------------------------------------------------

    /// A function over compiled source. SyntaxError is raised like any exception. `debugName` is what a debugger calls the
    /// source; without one it does not look inside.
    package func compile(
        _ source: String, fileName: String, firstLine: Int, showsLastExpression: Bool, globals: UnsafeMutablePointer<DictObject>,
        debugName: String? = nil
    ) throws(Raise) -> Value {
        let text = SourceText(fileName: fileName, firstLine: firstLine, text: source, debugName: debugName)
        let code: CodeObject
        do throws(SyntaxDiagnostic) {
            let module = try Interpreter.parse(source, fileName: fileName, firstLine: firstLine)
            code = try compileModule(
                module, source: text, showsLastExpression: showsLastExpression,
                tracesLines: debugName != nil && LineTracer.active != nil
            ) { [host] warning in host.write(warning, to: .stderr) }
        } catch { throw raise(error) }
        return function(code, globals)
    }

    private func function(_ code: CodeObject, _ globals: UnsafeMutablePointer<DictObject>) -> Value {
        let record = CodeRecord.make(code)
        defer { Value.object(record).release() }
        return .object(FunctionObject.make(record, globals: globals))
    }

    /// The value of an annotation that was written as a string. Owned.
    func value(ofAnnotation text: String, globals: UnsafeMutablePointer<DictObject>) throws(Raise) -> Value {
        let code: CodeObject
        do throws(SyntaxDiagnostic) {
            code = try compileExpression(text, source: SourceText(fileName: "<string>", text: text))
        } catch {
            throw Raise.make(.syntaxError, "Forward reference must be an expression -- got '\(text)'")
        }
        return try run(code, globals: globals)
    }

    private func run(_ code: CodeObject, globals: UnsafeMutablePointer<DictObject>) throws(Raise) -> Value {
        let function = function(code, globals)
        defer { function.release() }
        return try call(function)
    }

    /// A diagnostic as a pending exception with CPython's attributes.
    private func raise(_ diagnostic: SyntaxDiagnostic) -> Raise {
        let kind = ExceptionKind(rawValue: diagnostic.kind.rawValue) ?? .syntaxError
        let exception = ExceptionObject.make(Types.exception(kind), owned: .tuple(owned: [.string(diagnostic.message)]))
        if let attributes = Attributes.of(Value.object(exception).object) {
            func set(_ name: String, _ value: Value) {
                Attributes.set(attributes, .interned(name), value)
                value.release()
            }
            set("msg", .string(diagnostic.message))
            set("filename", .string(diagnostic.fileName))
            set("lineno", .int(diagnostic.line))
            set("offset", .int(diagnostic.column))
            set("end_lineno", .int(diagnostic.endLine))
            set("end_offset", .int(diagnostic.endColumn))
            set("text", .string(diagnostic.text))
        }
        return .pend(owned: .object(exception))
    }

    /// The forms of a value for display, by IPython's protocol.
    package func bundle(_ value: Value) throws(Raise) -> MIMEBundle {
        var data: [(mime: String, payload: MIMEBundle.Payload)] = [("text/plain", .text(try repr(value)))]
        var metadata: [String] = []
        func hook(_ name: Value) throws(Raise) -> Value? {
            guard !value.isKind(.classObject), let method = value.classOf.lookup(name) else { return nil }
            let result = try callMethod(method, value)
            if result.isNone { return nil }
            return result
        }
        if let result = try hook(Names.reprMIMEBundle) {
            defer { result.release() }
            // The forms, or a pair of them and what there is to say about each.
            let parts = result.isKind(.tuple) ? Array(result.tupleItems.prefix(2)) : [result]
            for (index, part) in parts.enumerated() where part.isKind(.dict) {
                var place = 0
                while let entry = Dict.next(part.layout(DictObject.self), from: &place) {
                    guard entry.pointee.key.isString else { continue }
                    let mime = entry.pointee.key.swiftString
                    if index == 0 {
                        try add(&data, mime, entry.pointee.value)
                    } else {
                        metadata.append(try jsonMember(mime, entry.pointee.value))
                    }
                }
            }
        }
        for (name, mime) in Interpreter.richForms {
            guard let result = try hook(.interned(name)) else { continue }
            defer { result.release() }
            if result.isKind(.tuple), result.tupleItems.count == 2 {
                try add(&data, mime, result.tupleItems[0])
                metadata.append(try jsonMember(mime, result.tupleItems[1]))
            } else {
                try add(&data, mime, result)
            }
        }
        if data.count == 1, host.wantsRichForms, let html = try builtinHTML(value) { data.append(("text/html", .text(html))) }
        return MIMEBundle(data: data, metadataJSON: "{" + metadata.joined(separator: ", ") + "}")
    }

    /// The methods that give a value's forms, as IPython asks for them.
    private static let richForms = [
        ("_repr_html_", "text/html"), ("_repr_markdown_", "text/markdown"), ("_repr_svg_", "image/svg+xml"),
        ("_repr_png_", "image/png"), ("_repr_jpeg_", "image/jpeg"), ("_repr_pdf_", "application/pdf"),
        ("_repr_latex_", "text/latex"), ("_repr_json_", "application/json"), ("_repr_javascript_", "application/javascript"),
    ]

    /// The HTML of a value of the library's. What goes wrong there is no fault of the cell's: the text is enough then.
    private func builtinHTML(_ value: Value) throws(Raise) -> String? {
        do throws(Raise) { return try Interpreter.htmlForm?(value) } catch {
            guard error.matches(.exception) else { throw error }
            error.discard()
            return nil
        }
    }

    private func add(
        _ data: inout [(mime: String, payload: MIMEBundle.Payload)], _ mime: String, _ value: Value
    ) throws(Raise) {
        data.removeAll { $0.mime == mime }
        if value.isString {
            data.append((mime, .text(value.swiftString)))
        } else if value.isKind(.bytes) {
            data.append((mime, .binary(Array(value.byteContents))))
        } else if mime.hasSuffix("json") {
            data.append((mime, .json(try json(value))))
        }
    }

    /// A value as `json.dumps` writes it.
    private func json(_ value: Value) throws(Raise) -> String {
        let module = try Imports.load("json")
        defer { module.release() }
        let dumps = try getAttribute(module, "dumps")
        defer { dumps.release() }
        let text = try call(dumps, [value])
        defer { text.release() }
        return text.isString ? text.swiftString : "null"
    }

    private func jsonMember(_ name: String, _ value: Value) throws(Raise) -> String {
        let key = Value.string(name)
        defer { key.release() }
        return "\(try json(key)): \(try json(value))"
    }

    /// What an uncaught exception means for the run.
    private func failure(_ error: Raise) -> Outcome {
        let exception = error.take()
        defer { exception.release() }
        let cls = exception.classOf
        if cls.isSubclass(of: Types.exception(.systemExit)) {
            let items = exception.layout(ExceptionObject.self).pointee.arguments.tupleItems
            if items.isEmpty || items[0].isNone { return .exited(code: 0, message: nil) }
            if let code = items[0].smallInteger { return .exited(code: Int32(truncatingIfNeeded: code), message: nil) }
            return .exited(code: 1, message: (try? str(items[0])) ?? "")
        }
        let report = Unwinding.report(exception)
        return .failed(
            ScriptError(
                name: report.typeName, message: report.message, traceback: tracebackText(report),
                isInterrupt: cls.isSubclass(of: Types.exception(.keyboardInterrupt)),
                isSyntaxError: cls.isSubclass(of: Types.exception(.syntaxError))))
    }

    /// Runs `body` with this interpreter current and the machine's limits set for the thread.
    package func locked<R>(_ body: () -> R) -> R {
        pthread_mutex_lock(Interpreter.lock)
        defer { pthread_mutex_unlock(Interpreter.lock) }
        return enter(body)
    }

    private func enter<R>(_ body: () -> R) -> R {
        let state = machine
        let saved = (Interpreter.current, state.pointee.interrupt, state.pointee.nativeStackLimit)
        Interpreter.current = self
        Interpreter.currentThread.store(UInt(pthread_self()), ordering: .relaxed)
        state.pointee.interrupt = interrupt.word
        state.pointee.nativeStackLimit = nativeStackLimit()
        defer {
            Interpreter.current = saved.0
            if saved.0 == nil { Interpreter.currentThread.store(0, ordering: .relaxed) }
            state.pointee.interrupt = saved.1
            state.pointee.nativeStackLimit = saved.2
        }
        return body()
    }

    /// Maps a Swift error of native code to a pending exception.
    public static func translate(_ error: any Error) -> Raise { Interp.translate(error) }

    // ---- syntax, from any thread ------------------------------------------------------------------------------------------

    /// Whether a text can run as it stands.
    public static func completeness(of source: String) -> Completeness {
        switch Syntax.completeness(of: source) {
        case .complete: .complete
        case .incomplete(let indent): .incomplete(indent: indent)
        case .invalid: .invalid
        }
    }

    /// The first syntax error of a source, or nil. Nothing runs.
    public static func syntaxError(in source: String, fileName: String, firstLine: Int) -> ScriptError? {
        do throws(SyntaxDiagnostic) {
            _ = try code(of: source, fileName: fileName, firstLine: firstLine)
            return nil
        } catch {
            return scriptError(error)
        }
    }

    /// The instructions of a source as text.
    public static func disassembly(of source: String, fileName: String, firstLine: Int) throws(ScriptError) -> String {
        do throws(SyntaxDiagnostic) {
            return Interp.disassembly(of: try code(of: source, fileName: fileName, firstLine: firstLine))
        } catch {
            throw scriptError(error)
        }
    }

    private static func code(of source: String, fileName: String, firstLine: Int) throws(SyntaxDiagnostic) -> CodeObject {
        let module = try Interpreter.parse(source, fileName: fileName, firstLine: firstLine)
        return try compileModule(
            module, source: SourceText(fileName: fileName, firstLine: firstLine, text: source), showsLastExpression: false)
    }

    private static func scriptError(_ error: SyntaxDiagnostic) -> ScriptError {
        let place = ErrorReport.SyntaxPlace(
            fileName: error.fileName, line: error.line, offset: error.column,
            endOffset: error.endLine > error.line ? error.text.unicodeScalars.count + 1 : error.endColumn, text: error.text)
        let report = ErrorReport(
            typeName: error.kind.rawValue, message: error.message, lines: [], syntax: error.line > 0 ? place : nil)
        return ScriptError(
            name: error.kind.rawValue, message: error.message, traceback: tracebackText(report), isSyntaxError: true)
    }

    /// The parser counts from the cell's first line, everything after it from the file's.
    static func parse(_ source: String, fileName: String, firstLine: Int) throws(SyntaxDiagnostic) -> Module {
        do throws(SyntaxDiagnostic) {
            return try parseModule(source, fileName: fileName)
        } catch {
            var placed = error
            if placed.line > 0 { placed.line += firstLine - 1 }
            if placed.endLine > 0 { placed.endLine += firstLine - 1 }
            throw placed
        }
    }

    /// Objects alive in the process (for leak tests).
    public static var liveObjectCount: Int { Heap.liveObjects }
}
