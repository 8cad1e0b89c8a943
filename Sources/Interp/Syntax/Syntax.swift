// The two questions that the rest of the program asks about a text: what does it say, and is it finished?

/// Parses a whole module, script or cell.
public func parseModule(_ source: String, fileName: String) throws(SyntaxDiagnostic) -> Module {
    throw SyntaxDiagnostic(message: "being written", line: 1, column: 0)
}

/// Whether a text can run as it stands.
public enum Completeness: Sendable, Equatable {
    case complete
    /// More must follow; `indent` is what the next line should start with.
    case incomplete(indent: String)
    case invalid
}
