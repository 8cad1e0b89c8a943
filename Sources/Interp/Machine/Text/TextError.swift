// The error of the pure text algorithms: the language's exception name and message, without values or an interpreter.
// The builtins turn it into a pending exception.

/// A mistake found by an algorithm of this folder.
public struct TextError: Error, Equatable {
    public enum Kind: Sendable { case value, type, overflow, memory, index, key }

    public let kind: Kind
    public let message: String

    public static func value(_ message: String) -> TextError { TextError(kind: .value, message: message) }
    public static func type(_ message: String) -> TextError { TextError(kind: .type, message: message) }
    public static func memory() -> TextError { TextError(kind: .memory, message: "") }
    public static func overflow(_ message: String) -> TextError { TextError(kind: .overflow, message: message) }
}
