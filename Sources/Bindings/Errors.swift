// The engine's errors as Python's exceptions.

import Drawing
import Interp
import Neural
import Tensors

/// The exception for an error of the compute engine, or nil for a foreign one.
func raise(for error: any Error) -> Raise? {
    switch error {
    case let error as TensorError: tensorRaise(error)
    case let error as DrawingError: .runtimeError(error.message)
    case is CancellationError: interrupted()
    case let error as SafetensorError: SafetensorExceptions.raise(error)
    case let error as JSONError: .valueError(error.description)
    default: nil
    }
}

private func tensorRaise(_ error: TensorError) -> Raise {
    switch error.kind {
    case .value: .valueError(error.message)
    case .runtime: .runtimeError(error.message)
    case .index: .indexError(error.message)
    case .type: .typeError(error.message)
    case .notImplemented: .notImplementedError(error.message)
    case .key: .keyError(error.message)
    case .fileNotFound: .make(.fileNotFoundError, error.message)
    case .os: .osError(error.message)
    case .memory: .runtimeError(error.message)
    case .assertion: .assertionError(error.message)
    case .linalg: LinearAlgebraError.raise(error.message)
    }
}

/// A long operation stopped because the user asked for it.
private func interrupted() -> Raise {
    Interpreter.current?.interrupt.clear()
    return .keyboardInterrupt()
}
