// Raising from Swift: `throw Raise.valueError("…")`. The error itself is empty; the exception object waits in the machine
// until a handler or the caller takes it.

import Glibc

/// "An exception is pending in the interpreter." Make one with the functions below, pass on one that a call threw.
public struct Raise: Error, Sendable {
    /// Only for code that knows an exception is pending.
    package init() {}

    /// Makes `value` (an exception, owned) the pending exception; the one being handled becomes its context.
    package static func pend(owned value: Value) -> Raise {
        let state = machine
        let exception = value.layout(ExceptionObject.self)
        let handled = state.pointee.handled
        if handled.isObject && !handled.isSame(value) {
            breakContextCycle(handled, value)
            handled.retain()
            let old = exception.pointee.context
            exception.pointee.context = handled
            old.release()
        }
        let old = state.pointee.pending
        state.pointee.pending = value
        old.release()
        return Raise()
    }

    /// Cuts the chain of contexts where `value` appears in it.
    private static func breakContextCycle(_ start: Value, _ value: Value) {
        // A script may have made a cycle of contexts that does not hold `value`: a slower walker notices it.
        var current = start, slow = start, steps = 0
        while true {
            let exception = current.layout(ExceptionObject.self)
            let next = exception.pointee.context
            if !next.isObject { return }
            if next.isSame(value) {
                exception.pointee.context = .none
                next.release()
                return
            }
            current = next
            steps += 1
            if steps.isMultiple(of: 2) { slow = slow.layout(ExceptionObject.self).pointee.context }
            if current.isSame(slow) { return }
        }
    }

    /// A pending exception of a builtin class with one argument, the message.
    public static func make(_ kind: ExceptionKind, _ message: String) -> Raise {
        make(Types.exception(kind), .tuple(owned: [.string(message)]))
    }

    /// The same with any arguments (owned tuple).
    package static func make(_ cls: ClassPointer, _ arguments: Value) -> Raise {
        pend(owned: .object(ExceptionObject.make(cls, owned: arguments)))
    }

    public static func typeError(_ message: String) -> Raise { make(.typeError, message) }
    public static func valueError(_ message: String) -> Raise { make(.valueError, message) }
    public static func indexError(_ message: String) -> Raise { make(.indexError, message) }
    /// A KeyError about a message. For a missing dict key use `keyError(value)`.
    public static func keyError(_ message: String) -> Raise { make(.keyError, message) }
    /// A KeyError about a key (borrowed).
    public static func keyError(_ key: Value) -> Raise { make(Types.exception(.keyError), .tuple(owned: [key.retained()])) }
    /// A KeyError whose arguments are the key as C's PyErr_SetObject takes it: None is no argument, a tuple is all of them.
    static func keyError(asArguments key: Value) -> Raise {
        if key.isKind(.exception), key.classOf.isSubclass(of: Types.exception(.keyError)) { return pend(owned: key.retained()) }
        let arguments = key.isExactly(.tuple) ? key.retained() : .tuple(owned: key.isNone ? [] : [key.retained()])
        return make(Types.exception(.keyError), arguments)
    }
    public static func runtimeError(_ message: String) -> Raise { make(.runtimeError, message) }
    public static func attributeError(_ message: String) -> Raise { make(.attributeError, message) }
    /// An AttributeError that knows what was asked for: tracebacks then propose the nearest name.
    public static func attributeError(_ message: String, of object: Value, _ name: Value) -> Raise {
        make(.attributeError, message, [(Names.name_, name), (Names.object, object)])
    }
    public static func nameError(_ message: String) -> Raise { make(.nameError, message) }
    /// A NameError about a name, for which tracebacks propose the nearest one.
    package static func nameError(_ message: String, _ name: Value) -> Raise { make(.nameError, message, [(Names.name_, name)]) }

    private static func make(_ kind: ExceptionKind, _ message: String, _ details: [(Value, Value)]) -> Raise {
        let exception = ExceptionObject.make(Types.exception(kind), owned: .tuple(owned: [.string(message)]))
        if let attributes = Attributes.of(Value.object(exception).object) {
            for (name, value) in details { Attributes.set(attributes, name, value) }
        }
        return pend(owned: .object(exception))
    }

    public static func zeroDivisionError(_ message: String) -> Raise { make(.zeroDivisionError, message) }
    public static func overflowError(_ message: String) -> Raise { make(.overflowError, message) }
    static func bufferError(_ message: String) -> Raise { make(.bufferError, message) }
    public static func assertionError(_ message: String) -> Raise { make(.assertionError, message) }
    public static func notImplementedError(_ message: String) -> Raise { make(.notImplementedError, message) }
    public static func recursionError(_ message: String) -> Raise { make(.recursionError, message) }
    public static func memoryError(_ message: String) -> Raise { make(.memoryError, message) }
    public static func eofError(_ message: String) -> Raise { make(.eofError, message) }
    public static func systemError(_ message: String) -> Raise { make(.systemError, message) }
    public static func keyboardInterrupt() -> Raise { make(Types.exception(.keyboardInterrupt), .tuple(owned: [])) }

    public static func importError(_ message: String, name: String? = nil) -> Raise { imports(.importError, message, name) }
    public static func moduleNotFoundError(_ message: String, name: String? = nil) -> Raise {
        imports(.moduleNotFoundError, message, name)
    }

    private static func imports(_ kind: ExceptionKind, _ message: String, _ name: String?) -> Raise {
        let exception = ExceptionObject.make(Types.exception(kind), owned: .tuple(owned: [.string(message)]))
        if let name, let attributes = Attributes.of(Value.object(exception).object) {
            let text = Value.string(name)
            Attributes.set(attributes, Names.name_, text)
            text.release()
        }
        return pend(owned: .object(exception))
    }

    /// StopIteration, with the value that a generator returns (borrowed).
    public static func stopIteration(_ value: Value = .none) -> Raise {
        make(Types.exception(.stopIteration), .tuple(owned: value.isNone ? [] : [value.retained()]))
    }

    /// An OSError of the right subclass for an errno: `[Errno 2] No such file or directory: 'x'`.
    public static func osError(_ code: Int32, path: String? = nil) -> Raise {
        osError(code, String(cString: strerror(code)), path: path)
    }

    public static func osError(_ code: Int32, _ text: String, path: String?) -> Raise {
        osError(code, text, path: path, as: Types.exception(osErrorKind(code)))
    }

    /// An error of a class of a module that inherits from OSError.
    static func osError(_ code: Int32, as cls: ClassPointer) -> Raise {
        osError(code, String(cString: strerror(code)), path: nil, as: cls)
    }

    private static func osError(_ code: Int32, _ text: String, path: String?, as cls: ClassPointer) -> Raise {
        let exception = ExceptionObject.make(cls, owned: .tuple(owned: [.int(Int(code)), .string(text)]))
        if let attributes = Attributes.of(Value.object(exception).object) {
            for (name, value) in [
                ("errno", Value.int(Int(code))), ("strerror", .string(text)), ("filename", path.map { .string($0) } ?? .none),
            ] {
                Attributes.set(attributes, .interned(name), value)
                value.release()
            }
        }
        return pend(owned: .object(exception))
    }

    /// The subclass of OSError for an errno.
    static func osErrorKind(_ code: Int32) -> ExceptionKind {
        switch code {
        case ENOENT: .fileNotFoundError
        case EEXIST: .fileExistsError
        case EACCES, EPERM: .permissionError
        case EISDIR: .isADirectoryError
        case ENOTDIR: .notADirectoryError
        case EINTR: .interruptedError
        case ETIMEDOUT: .timeoutError
        case EPIPE: .brokenPipeError
        case EAGAIN: .blockingIOError
        case ECHILD: .childProcessError
        case ESRCH: .processLookupError
        default: .osError
        }
    }

    public static func osError(_ message: String) -> Raise { make(.osError, message) }
    public static func fileNotFoundError(_ path: String) -> Raise { osError(ENOENT, path: path) }

    /// Whether the pending exception is an instance of a builtin class.
    public func matches(_ kind: ExceptionKind) -> Bool {
        machine.pointee.pending.isObject && machine.pointee.pending.classOf.isSubclass(of: Types.exception(kind))
    }

    /// Drops the pending exception: it has been dealt with.
    public func discard() {
        let old = machine.pointee.pending
        machine.pointee.pending = .unbound
        old.release()
    }

    /// Takes the pending exception (owned).
    package func take() -> Value {
        let value = machine.pointee.pending
        machine.pointee.pending = .unbound
        return value
    }
}

/// Maps any Swift error of a native function to a pending exception.
package func translate(_ error: any Error) -> Raise {
    if let raise = error as? Raise { return raise }
    for translator in Interpreter.errorTranslators {
        if let raise = translator(error) { return raise }
    }
    if error is CancellationError { return .keyboardInterrupt() }
    if let text = error as? TextError { return raise(text) }
    return .runtimeError("\(error)")
}
