// Settings meet their defaults: each becomes a literal of the type that the parameters cell declares, or has by its
// default's value, and is bound to its name. Batch and `tnb run` share this.
import Session

struct ParameterBinding {
    let declarations: [ParameterDeclaration]
    let session: Session
    let host: any CellHost

    /// Throws for what the text of the parameters cell already tells.
    static func check(_ settings: [ParameterSetting], _ declarations: [ParameterDeclaration]) throws(ParameterError) {
        try Parameters.check(settings, names: declarations.map(\.name))
        for setting in settings {
            guard let declaration = declarations.first(where: { $0.name == setting.name }), let type = declaration.type else {
                continue
            }
            _ = try Parameters.literal(setting, type: type, allowsNone: declaration.allowsNone)
        }
    }

    /// Binds a name after the parameters cell has run; gives the literal.
    func bind(_ setting: ParameterSetting) throws(ParameterError) -> String {
        guard let current = type(of: setting.name) else {
            throw ParameterError(message: "the parameters cell does not define '\(setting.name)'")
        }
        let declaration = declarations.first { $0.name == setting.name }
        let wanted = declaration?.type ?? current
        let literal = try Parameters.literal(setting, type: wanted, allowsNone: declaration?.allowsNone ?? false)
        if let error = session.assign(setting.name, literal: literal) {
            throw ParameterError(
                message: "'\(setting.name)': '\(setting.value)' is not a literal (\(error.name): \(error.message))")
        }
        let isContainer = ["list", "tuple", "dict", "set"].contains(wanted)
        if isContainer, literal != "None", let type = type(of: setting.name), type != wanted {
            throw Parameters.mismatch(setting, type: wanted)
        }
        return literal
    }

    private func type(of name: String) -> String? {
        guard case .success(let bundle) = session.evaluate("type(\(name)).__name__", on: host) else { return nil }
        return bundle.plainText.filter { $0 != "'" && $0 != "\"" }
    }

    /// The source of the cell that papermill injects.
    static func source(_ bound: [(name: String, literal: String)]) -> String {
        let lines = bound.map { name, literal in
            let text =
                switch literal {
                case "1e999": "float('inf')"
                case "-1e999": "float('-inf')"
                default: literal
                }
            return "\(name) = \(text)"
        }
        return (["# Parameters"] + lines).joined(separator: "\n")
    }

    /// A literal as JSON, where JSON has it; else as text.
    static func json(_ literal: String) -> JSONValue {
        switch literal {
        case "None": return .null
        case "True": return .bool(true)
        case "False": return .bool(false)
        default: break
        }
        if let quote = literal.first, quote == "'" || quote == "\"", literal.last == quote, !literal.contains("\\") {
            return .string(String(literal.dropFirst().dropLast()))
        }
        let isPlain = !literal.contains(where: { "\"\\".contains($0) })
        if isPlain, let value = try? JSONValue.parse(String(literal.map { $0 == "'" ? "\"" : $0 })) { return value }
        return .string(literal)
    }
}
