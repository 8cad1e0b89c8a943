// Exception classes and exception objects: the hierarchy, creation, traceback entries. Raising and unwinding are the
// machine's (Machine/Unwinding.swift); the text of a traceback is made in Errors/.

import Glibc

/// The builtin exception classes. Raw value: the class's name.
public enum ExceptionKind: String, CaseIterable, Sendable {
    case baseException = "BaseException"
    case exception = "Exception"
    case baseExceptionGroup = "BaseExceptionGroup"
    case exceptionGroup = "ExceptionGroup"
    case systemExit = "SystemExit"
    case keyboardInterrupt = "KeyboardInterrupt"
    case generatorExit = "GeneratorExit"
    case stopIteration = "StopIteration"
    case stopAsyncIteration = "StopAsyncIteration"
    case arithmeticError = "ArithmeticError"
    case zeroDivisionError = "ZeroDivisionError"
    case overflowError = "OverflowError"
    case floatingPointError = "FloatingPointError"
    case assertionError = "AssertionError"
    case attributeError = "AttributeError"
    case bufferError = "BufferError"
    case eofError = "EOFError"
    case importError = "ImportError"
    case moduleNotFoundError = "ModuleNotFoundError"
    case lookupError = "LookupError"
    case indexError = "IndexError"
    case keyError = "KeyError"
    case memoryError = "MemoryError"
    case nameError = "NameError"
    case unboundLocalError = "UnboundLocalError"
    case osError = "OSError"
    case fileNotFoundError = "FileNotFoundError"
    case fileExistsError = "FileExistsError"
    case permissionError = "PermissionError"
    case isADirectoryError = "IsADirectoryError"
    case notADirectoryError = "NotADirectoryError"
    case interruptedError = "InterruptedError"
    case timeoutError = "TimeoutError"
    case connectionError = "ConnectionError"
    case brokenPipeError = "BrokenPipeError"
    case blockingIOError = "BlockingIOError"
    case childProcessError = "ChildProcessError"
    case processLookupError = "ProcessLookupError"
    case referenceError = "ReferenceError"
    case runtimeError = "RuntimeError"
    case notImplementedError = "NotImplementedError"
    case recursionError = "RecursionError"
    case syntaxError = "SyntaxError"
    case indentationError = "IndentationError"
    case tabError = "TabError"
    case systemError = "SystemError"
    case typeError = "TypeError"
    case valueError = "ValueError"
    case unicodeError = "UnicodeError"
    case unicodeDecodeError = "UnicodeDecodeError"
    case unicodeEncodeError = "UnicodeEncodeError"
    case unicodeTranslateError = "UnicodeTranslateError"
    case warning = "Warning"
    case deprecationWarning = "DeprecationWarning"
    case pendingDeprecationWarning = "PendingDeprecationWarning"
    case runtimeWarning = "RuntimeWarning"
    case syntaxWarning = "SyntaxWarning"
    case userWarning = "UserWarning"
    case futureWarning = "FutureWarning"
    case importWarning = "ImportWarning"
    case unicodeWarning = "UnicodeWarning"
    case bytesWarning = "BytesWarning"
    case resourceWarning = "ResourceWarning"

    var base: ExceptionKind? {
        switch self {
        case .baseException: nil
        case .exceptionGroup: .baseExceptionGroup
        case .exception, .baseExceptionGroup, .systemExit, .keyboardInterrupt, .generatorExit: .baseException
        case .zeroDivisionError, .overflowError, .floatingPointError: .arithmeticError
        case .moduleNotFoundError: .importError
        case .indexError, .keyError: .lookupError
        case .unboundLocalError: .nameError
        case .fileNotFoundError, .fileExistsError, .permissionError, .isADirectoryError, .notADirectoryError, .interruptedError,
            .timeoutError, .connectionError, .blockingIOError, .childProcessError, .processLookupError:
            .osError
        case .brokenPipeError: .connectionError
        case .notImplementedError, .recursionError: .runtimeError
        case .indentationError: .syntaxError
        case .tabError: .indentationError
        case .unicodeError: .valueError
        case .unicodeDecodeError, .unicodeEncodeError, .unicodeTranslateError: .unicodeError
        case .deprecationWarning, .pendingDeprecationWarning, .runtimeWarning, .syntaxWarning, .userWarning, .futureWarning,
            .importWarning, .unicodeWarning, .bytesWarning, .resourceWarning:
            .warning
        default: .exception
        }
    }
}

extension Types {
    // Written once under the interpreter lock, before any script runs.
    nonisolated(unsafe) private static var exceptions: [ClassPointer] = []

    static func bootstrapExceptions() {
        for kind in ExceptionKind.allCases {
            var bases = [kind.base.map { exception($0) } ?? object]
            if kind == .exceptionGroup { bases.append(exception(.exception)) }
            let cls = ClassObject.make(
                name: kind.rawValue, bases: bases, order: bases.count > 1 ? ClassObject.linearize(bases) : nil,
                kind: .exception, flags: ClassObject.isException)
            exceptions.append(cls)
        }
    }

    // A case without payload is stored as its number.
    package static func exception(_ kind: ExceptionKind) -> ClassPointer { exceptions[Int(unsafeBitCast(kind, to: UInt8.self))] }
}

extension ExceptionObject {
    /// A new exception; takes over the reference to the tuple of arguments.
    static func make(_ cls: ClassPointer, owned arguments: Value) -> UnsafeMutablePointer<ExceptionObject> {
        let exception = Heap.allocate(ExceptionObject.self, for: cls, .exception, alwaysPrefixed: true)
        exception.pointee.arguments = arguments
        exception.pointee.cause = .none
        exception.pointee.context = .none
        exception.pointee.suppressesContext = false
        exception.pointee.trace = nil
        exception.pointee.traceCount = 0
        exception.pointee.traceCapacity = 0
        exception.pointee.traceback = .none
        exception.pointee.message = .unbound
        exception.pointee.members = .unbound
        Heap.track(exception)
        return exception
    }

    static func releaseContents(_ exception: UnsafeMutablePointer<ExceptionObject>) {
        exception.pointee.arguments.release()
        exception.pointee.cause.release()
        exception.pointee.context.release()
        exception.pointee.message.release()
        exception.pointee.members.release()
        clearTrace(exception)
    }

    static func clearTrace(_ exception: UnsafeMutablePointer<ExceptionObject>) {
        let shown = exception.pointee.traceback
        exception.pointee.traceback = .none
        shown.release()
        guard let trace = exception.pointee.trace else { return }
        let count = exception.pointee.traceCount
        exception.pointee.trace = nil
        exception.pointee.traceCount = 0
        exception.pointee.traceCapacity = 0
        for i in 0..<count { Value.object(trace[i].function).release() }
        trace.deallocate()
    }

    static func addTrace(
        _ exception: UnsafeMutablePointer<ExceptionObject>, _ function: UnsafeMutablePointer<FunctionObject>, _ word: Int
    ) {
        if exception.pointee.traceCount == exception.pointee.traceCapacity {
            let capacity = max(4, exception.pointee.traceCapacity * 2)
            let trace = UnsafeMutablePointer<TraceEntry>.allocate(capacity: capacity)
            if let old = exception.pointee.trace {
                trace.update(from: old, count: exception.pointee.traceCount)
                old.deallocate()
            }
            exception.pointee.trace = trace
            exception.pointee.traceCapacity = capacity
        }
        function.pointee.header.references += 1
        exception.pointee.trace?[exception.pointee.traceCount] = TraceEntry(function: function, word: word)
        exception.pointee.traceCount += 1
    }
}
