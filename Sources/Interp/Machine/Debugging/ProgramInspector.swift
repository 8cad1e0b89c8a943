// What a debugger's front end asks of a program that stands still (or of its names between two runs): the frames, their
// variables, the value of an expression in a frame. Used on the interpreter's thread only, by whoever LineTracer calls; never
// raises into the program.

/// One activation of a stopped program.
public struct ProgramFrame: Sendable {
    public var id: Int
    public var name: String
    /// What the debugger calls its source.
    public var source: String
    /// 1-based; the column counts code points.
    public var line: Int
    public var column: Int
}

/// A name and its value as a debugger shows them.
public struct ProgramVariable: Sendable {
    public var name: String
    public var value: String
    public var type: String
    /// Asks for its members; 0 if it has none.
    public var reference: Int
    /// An expression that gives the value.
    public var expression: String
}

/// Looks into the program of the running interpreter.
public final class ProgramInspector {
    private enum Holder {
        case locals(FramePointer)
        case globals(UnsafeMutablePointer<DictObject>)
        case members(Reference, expression: String)
    }

    /// What references stand for; the first is 1.
    private var holders: [Holder] = []
    /// The exception for which the program stopped, or None. Borrowed.
    var exception = Value.none

    /// More members are not listed at once.
    private static let mostMembers = 1000

    init() {}

    /// Lets go of everything that references stand for.
    func forget() { holders.removeAll() }

    // ---- frames ------------------------------------------------------------------------------------------------------

    /// The frames whose source a debugger knows, innermost first.
    public func frames() -> [ProgramFrame] {
        let base = machine.pointee.frames
        var found: [ProgramFrame] = []
        var frame = machine.pointee.fp
        while frame > base {
            let code = frame.pointee.function.pointee.code
            let object = code.pointee.object.takeUnretainedValue()
            if let source = object.source.debugName {
                let word = code.pointee.position(before: frame.pointee.pc)
                let position = object.positions.indices.contains(word) ? object.positions[word] : .none
                let isKnown = position.line > 0
                found.append(
                    ProgramFrame(
                        id: base.distance(to: frame), name: object.name, source: source,
                        line: isKnown ? Int(position.line) : object.firstLine, column: isKnown ? Int(position.column) + 1 : 1))
            }
            frame -= 1
        }
        return found
    }

    private func frame(_ id: Int) -> FramePointer? {
        let frame = machine.pointee.frames + max(0, min(id, MachineBlock.maximumFrames))
        return frame > machine.pointee.frames && frame <= machine.pointee.fp ? frame : nil
    }

    /// The scopes of a frame, innermost first; nil if there is no such frame.
    public func scopes(_ id: Int) -> [(name: String, reference: Int)]? {
        guard let frame = frame(id) else { return nil }
        return [
            ("Locals", add(.locals(frame))), ("Globals", add(.globals(frame.pointee.function.pointee.globals))),
        ]
    }

    // ---- variables -----------------------------------------------------------------------------------------------------

    /// The names of the program itself. What was asked for before is forgotten, unless a program stands and its frames are
    /// looked at.
    public func globals() -> [ProgramVariable] {
        if machine.pointee.fp == machine.pointee.frames { forget() }
        guard let main = Interpreter.current?.main else { return [] }
        return variables(main.pointee.namespace)
    }

    /// The members behind a reference, `count` of them from `start` on (0: all that are listed); nil if it stands for nothing.
    public func variables(_ reference: Int, start: Int, count: Int) -> [ProgramVariable]? {
        guard holders.indices.contains(reference - 1) else { return nil }
        let all: [ProgramVariable]
        switch holders[reference - 1] {
        case .locals(let frame): all = locals(frame).map { variable($0.name, $0.value, expression: $0.name) }
        case .globals(let dict): all = variables(dict)
        case .members(let value, let expression):
            return members(value.value, expression, start: max(0, start), count: count)
        }
        let from = min(max(0, start), all.count)
        return Array(all[from...].prefix(count > 0 ? count : Int.max))
    }

    private func add(_ holder: Holder) -> Int {
        holders.append(holder)
        return holders.count
    }

    private func variables(_ dict: UnsafeMutablePointer<DictObject>) -> [ProgramVariable] {
        var names: [(String, Value)] = []
        var place = 0
        while let entry = Dict.next(dict, from: &place) {
            if entry.pointee.key.isString { names.append((entry.pointee.key.swiftString, entry.pointee.value.retained())) }
        }
        defer { for (_, value) in names { value.release() } }
        // What a `__repr__` changes in the dict is none of this list's business.
        return names.filter { ProgramInspector.isShown($0.0) }.map { variable($0.0, $0.1, expression: $0.0) }
    }

    /// Names that a session has without anybody having asked for them.
    private static func isShown(_ name: String) -> Bool {
        if name.hasPrefix("__"), name.hasSuffix("__") { return false }
        return !name.hasPrefix("_") || !name.dropFirst().allSatisfy { $0 == "_" || $0.isNumber }
    }

    /// The bound locals of a frame, free variables included, in the order in which the compiler numbers them. Borrowed.
    private func locals(_ frame: FramePointer) -> [(name: String, value: Value)] {
        let function = frame.pointee.function
        let code = function.pointee.code.pointee.object.takeUnretainedValue()
        var found: [(name: String, value: Value)] = []
        func add(dict: UnsafeMutablePointer<DictObject>) {
            var place = 0
            while let entry = Dict.next(dict, from: &place) {
                guard entry.pointee.key.isString, case let name = entry.pointee.key.swiftString, ProgramInspector.isShown(name)
                else { continue }
                found.append((name, entry.pointee.value))
            }
        }
        if code.flags.contains(.module) { add(dict: function.pointee.globals) }
        if code.flags.contains(.classBody), frame.pointee.extra.isKind(.dict) { add(dict: Machine.namespace(frame)) }
        for (register, name) in code.localNames.enumerated() where !name.hasPrefix(".") {
            let value = content(frame.pointee.registers[register])
            if !value.isUnbound { found.append((name, value)) }
        }
        for (index, name) in code.freeNames.enumerated() {
            guard let cell = function.pointee.closure?[index] else { continue }
            let value = content(cell)
            if !value.isUnbound { found.append((name, value)) }
        }
        return found
    }

    private func content(_ value: Value) -> Value {
        value.isKind(.cell) ? value.layout(CellObject.self).pointee.content : value
    }

    private func variable(_ name: String, _ value: Value, expression: String) -> ProgramVariable {
        ProgramVariable(
            name: name, value: ValueText.short(value), type: value.typeName,
            reference: hasMembers(value) ? add(.members(Reference(value), expression: expression)) : 0, expression: expression)
    }

    private func hasMembers(_ value: Value) -> Bool {
        guard value.isObject else { return false }
        if value.sequenceItems != nil || value.isKind(.dict) || value.isKind(.set) || value.isKind(.frozenSet) { return true }
        guard !value.isKind(.classObject), !value.isKind(.function), let attributes = Attributes.of(value.object) else {
            return false
        }
        return !Attributes.entries(attributes).isEmpty
    }

    private func members(_ value: Value, _ expression: String, start: Int, count: Int) -> [ProgramVariable] {
        let limit = count > 0 ? count : ProgramInspector.mostMembers
        var shown: [(name: String, value: Value, expression: String)] = []
        var total = 0
        func add(_ name: @autoclosure () -> String, _ member: Value, _ access: (String) -> String) {
            if total >= start, shown.count < limit {
                let name = name()
                shown.append((name, member.retained(), access(name)))
            }
            total += 1
        }
        if let items = value.sequenceItems {
            for index in 0..<items.count { add(String(index), items[index]) { "\(expression)[\($0)]" } }
        } else if value.isKind(.dict) {
            var place = 0
            while let entry = Dict.next(value.layout(DictObject.self), from: &place) {
                add(ValueText.short(entry.pointee.key), entry.pointee.value) { "\(expression)[\($0)]" }
            }
        } else if value.isKind(.set) || value.isKind(.frozenSet) {
            var place = 0
            while let entry = SetTable.next(value.layout(SetObject.self), from: &place) {
                add(ValueText.short(entry.pointee.key), entry.pointee.key) { $0 }
            }
        }
        if let attributes = Attributes.of(value.object) {
            for (name, member) in Attributes.entries(attributes) { add(name.swiftString, member) { "\(expression).\($0)" } }
        }
        defer { for member in shown { member.value.release() } }
        var result = shown.map { variable($0.name, $0.value, expression: $0.expression) }
        if count <= 0, total > start + shown.count {
            result.append(
                ProgramVariable(
                    name: "…", value: "\(total - start - shown.count) more", type: "", reference: 0, expression: ""))
        }
        return result
    }

    // ---- expressions ---------------------------------------------------------------------------------------------------

    /// Runs a text in a frame (or among the program's own names) and shows the value of its last expression. What it binds
    /// is bound in the frame, if the frame has such a name.
    public func evaluate(_ text: String, in id: Int?) -> Result<ProgramVariable, Interpreter.ScriptError> {
        do throws(Raise) {
            let value = try self.value(of: text, in: id.flatMap { frame($0) })
            defer { value.release() }
            return .success(variable("", value, expression: text))
        } catch { return .failure(ProgramInspector.error(error)) }
    }

    /// The forms of a variable for display.
    public func bundle(_ text: String, in id: Int?) -> Result<MIMEBundle, Interpreter.ScriptError> {
        do throws(Raise) {
            let value = try self.value(of: text, in: id.flatMap { frame($0) })
            defer { value.release() }
            guard let interpreter = Interpreter.current else { throw Raise.runtimeError("no interpreter is running") }
            return .success(try interpreter.bundle(value))
        } catch { return .failure(ProgramInspector.error(error)) }
    }

    /// Binds a global of the program to the value of an expression in a frame.
    public func copy(_ text: String, in id: Int, toGlobal name: String) -> Interpreter.ScriptError? {
        do throws(Raise) {
            let value = try self.value(of: text, in: frame(id))
            defer { value.release() }
            let key = Value.interned(name)
            defer { key.release() }
            if let main = Interpreter.current?.main { Dict.set(main.pointee.namespace, name: key, value) }
            return nil
        } catch { return ProgramInspector.error(error) }
    }

    /// The condition of a breakpoint. One that fails holds: a stop shows that something is wrong with it.
    func holds(_ condition: String) -> Bool {
        do throws(Raise) {
            let value = try self.value(of: condition, in: machine.pointee.fp)
            defer { value.release() }
            return try Operators.truth(value)
        } catch {
            error.discard()
            return true
        }
    }

    /// A message with `{expression}` replaced by its value.
    func filled(_ message: String) -> String {
        var result = ""
        var rest = message[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let text = String(rest[rest.index(after: open)..<close])
            do throws(Raise) {
                let value = try self.value(of: text, in: machine.pointee.fp)
                defer { value.release() }
                result += try str(value)
            } catch {
                let failure = ProgramInspector.error(error)
                result += "\(failure.name): \(failure.message)"
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// Owned.
    private func value(of text: String, in frame: FramePointer?) throws(Raise) -> Value {
        guard let interpreter = Interpreter.current else { throw Raise.runtimeError("no interpreter is running") }
        func run(_ globals: UnsafeMutablePointer<DictObject>) throws(Raise) -> Value {
            let function = try interpreter.compile(
                text, fileName: "<debugger>", firstLine: 1, showsLastExpression: true, globals: globals)
            defer { function.release() }
            return try call(function)
        }
        guard let frame, !frame.pointee.function.pointee.code.pointee.flags.contains(.module) else {
            return try run(frame?.pointee.function.pointee.globals ?? interpreter.main.pointee.namespace)
        }
        // Names of the frame lie over the globals; afterwards those that were bound anew go back into it.
        let names = Dict.copy(frame.pointee.function.pointee.globals)
        defer { Value.object(names).release() }
        let before = locals(frame).map { ($0.name, $0.value.retained()) }
        defer { for (_, value) in before { value.release() } }
        for (name, value) in before {
            let key = Value.interned(name)
            Dict.set(names, name: key, value)
            key.release()
        }
        defer { writeBack(names, before, to: frame) }
        return try run(names)
    }

    private func writeBack(_ names: UnsafeMutablePointer<DictObject>, _ before: [(String, Value)], to frame: FramePointer) {
        let function = frame.pointee.function
        let code = function.pointee.code.pointee.object.takeUnretainedValue()
        let old = Dictionary(before, uniquingKeysWith: { first, _ in first })
        func changed(_ name: String) -> Value? {
            let key = Value.interned(name)
            defer { key.release() }
            guard let value = Dict.get(names, name: key) else { return nil }
            if let previous = old[name] { return value.isSame(previous) ? nil : value }
            // Unbound before: what is there now may still be a global of that name.
            let global = Dict.get(function.pointee.globals, name: key)
            return global.map { $0.isSame(value) } ?? false ? nil : value
        }
        func store(_ value: Value, in place: ValuePointer) {
            let target = place.pointee.isKind(.cell) ? place.pointee.layout(CellObject.self) : nil
            let replaced = target?.pointee.content ?? place.pointee
            if let target { target.pointee.content = value.retained() } else { place.pointee = value.retained() }
            replaced.release()
        }
        for (register, name) in code.localNames.enumerated() where !name.hasPrefix(".") {
            if let value = changed(name) { store(value, in: frame.pointee.registers + register) }
        }
        for (index, name) in code.freeNames.enumerated() {
            if let value = changed(name), let closure = function.pointee.closure { store(value, in: closure + index) }
        }
        if code.flags.contains(.classBody), frame.pointee.extra.isKind(.dict) {
            for (name, _) in before {
                guard let value = changed(name) else { continue }
                let key = Value.interned(name)
                Dict.set(Machine.namespace(frame), name: key, value)
                key.release()
            }
        }
    }

    private static func error(_ raised: Raise) -> Interpreter.ScriptError {
        let exception = raised.take()
        defer { exception.release() }
        let report = Unwinding.report(exception)
        return Interpreter.ScriptError(name: report.typeName, message: report.message, traceback: tracebackText(report))
    }

    // ---- the exception, modules ------------------------------------------------------------------------------------------

    /// The exception for which the program stopped; nil if it stopped for something else.
    public func exceptionReport() -> Interpreter.ScriptError? {
        guard exception.isKind(.exception) else { return nil }
        let report = Unwinding.report(exception)
        return Interpreter.ScriptError(name: report.typeName, message: report.message, traceback: tracebackText(report))
    }

    /// The modules that come from files, with their paths.
    public func modules() -> [(name: String, path: String)] {
        guard let modules = Interpreter.current?.modules else { return [] }
        var found: [(name: String, path: String)] = []
        var place = 0
        while let entry = Dict.next(modules, from: &place) {
            guard entry.pointee.key.isString, entry.pointee.value.isKind(.module),
                let file = Dict.get(entry.pointee.value.layout(ModuleObject.self).pointee.namespace, name: Names.file),
                file.isString
            else { continue }
            found.append((entry.pointee.key.swiftString, OSPathModule.absoluteName(file.swiftString)))
        }
        return found
    }
}

/// The text of a value in a list of variables: `repr`, short.
enum ValueText {
    private static let mostCharacters = 1000
    private static let mostItems = 100

    static func short(_ value: Value) -> String {
        do throws(Raise) {
            // The text of a million items would be made for nothing.
            if let items = value.sequenceItems, items.count > mostItems {
                let first = Value.list(owned: items.prefix(mostItems).map { $0.retained() })
                defer { first.release() }
                let text = try repr(first)
                let isTuple = value.isKind(.tuple)
                return (isTuple ? "(" : "[") + cut(String(text.dropFirst().dropLast())) + ", …" + (isTuple ? ")" : "]")
            }
            if value.isString, value.swiftString.unicodeScalars.count > mostCharacters {
                let head = Value.string(String(String.UnicodeScalarView(value.swiftString.unicodeScalars.prefix(mostCharacters))))
                defer { head.release() }
                return try repr(head) + "…"
            }
            return cut(try repr(value))
        } catch {
            let exception = error.take()
            defer { exception.release() }
            return "<repr() failed: \(exception.typeName)>"
        }
    }

    private static func cut(_ text: String) -> String {
        text.count > mostCharacters ? text.prefix(mostCharacters) + "…" : text
    }
}
