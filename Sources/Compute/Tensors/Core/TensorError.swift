// The one error type of the compute engine: a kind, which script bindings turn into the Python exception of the same
// name, and a message in PyTorch's words wherever PyTorch has a message for the same mistake.

/// A user's mistake, or a resource that is not there, as found by a tensor operation.
public struct TensorError: Error, CustomStringConvertible, Sendable {
    /// The exception type a script sees.
    public enum Kind: Sendable {
        case value, runtime, index, type, notImplemented, key, fileNotFound, os, memory, assertion, linalg
    }

    public let kind: Kind
    public let message: String

    public init(kind: Kind, message: String) {
        self.kind = kind
        self.message = message
    }

    public var description: String { message }

    /// A `ValueError`.
    public static func value(_ message: String) -> TensorError { .init(kind: .value, message: message) }
    /// A `RuntimeError`.
    public static func runtime(_ message: String) -> TensorError { .init(kind: .runtime, message: message) }
    /// An `IndexError`.
    public static func index(_ message: String) -> TensorError { .init(kind: .index, message: message) }
    /// A `TypeError`.
    public static func type(_ message: String) -> TensorError { .init(kind: .type, message: message) }
    /// A `NotImplementedError`.
    public static func notImplemented(_ message: String) -> TensorError { .init(kind: .notImplemented, message: message) }
    /// A `KeyError`.
    public static func key(_ message: String) -> TensorError { .init(kind: .key, message: message) }
    /// What PyTorch checks with `assert`.
    public static func assertion(_ message: String) -> TensorError { .init(kind: .assertion, message: message) }
    /// A `FileNotFoundError`.
    public static func fileNotFound(_ message: String) -> TensorError { .init(kind: .fileNotFound, message: message) }
    /// An `OSError`.
    public static func os(_ message: String) -> TensorError { .init(kind: .os, message: message) }
    /// A `torch.linalg.LinAlgError`: the matrix has no such decomposition or solution.
    public static func linalg(_ message: String) -> TensorError { .init(kind: .linalg, message: message) }
    /// A `RuntimeError` of the allocator: the memory is not there.
    public static func memory(_ message: String) -> TensorError { .init(kind: .memory, message: message) }
}

extension TensorError {
    /// A dimension that the tensor does not have.
    static func dimensionOutOfRange(_ dim: Int, ndim: Int) -> TensorError {
        let n = max(ndim, 1)
        return .index("Dimension out of range (expected to be in range of [\(-n), \(n - 1)], but got \(dim))")
    }

    /// Two shapes that do not broadcast against each other.
    static func broadcast(_ a: Int, _ b: Int, dimension: Int) -> TensorError {
        .runtime(
            "The size of tensor a (\(a)) must match the size of tensor b (\(b)) at non-singleton dimension \(dimension)")
    }
}
