// The engine's errors as Python's exceptions.

import Interp
import Tensors

/// The exception for an error of the compute engine, or nil for a foreign one.
func raise(for error: any Error) -> Raise? {
    guard let error = error as? TensorError else { return nil }
    return switch error.kind {
    case .value: .valueError(error.message)
    case .runtime: .runtimeError(error.message)
    case .index: .indexError(error.message)
    case .type: .typeError(error.message)
    case .notImplemented: .notImplementedError(error.message)
    case .key: .keyError(error.message)
    case .fileNotFound: .make(.fileNotFoundError, error.message)
    case .os: .osError(error.message)
    case .memory: .memoryError(error.message)
    }
}
