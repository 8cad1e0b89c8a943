// `-p name=value`: the parameters cell says which names there are and, by its defaults, of which type. A wrong name or a
// value of another type is an error before it can spoil a long run. Values are YAML's scalars or Python's literals.
import Session

/// A setting that the parameters cell does not allow.
public struct ParameterError: Error, Sendable {
    public let message: String
}

enum Parameters {
    /// Throws when a setting's name is not among `names`.
    static func check(_ settings: [ParameterSetting], names: [String]) throws(ParameterError) {
        for setting in settings where !names.contains(setting.name) {
            let close = names.min { distance($0, setting.name) < distance($1, setting.name) }
            var message = "no parameter '\(setting.name)'"
            if let close, distance(close, setting.name) <= max(1, setting.name.count / 3) {
                message += "; did you mean '\(close)'? The"
            } else {
                message += "; the"
            }
            throw ParameterError(message: message + " parameters are: \(names.joined(separator: ", "))")
        }
    }

    /// The Python literal for a setting, given the name of its type. With `allowsNone`, `None` is no text for a `str`.
    static func literal(_ setting: ParameterSetting, type: String, allowsNone: Bool = false) throws(ParameterError) -> String {
        let value = setting.value
        if let given = setting.literalType {
            let fits = given == type || given == "NoneType" || type == "NoneType" || (given == "int" && type == "float")
            let isSequence = given == "list" && (type == "tuple" || type == "set")
            guard fits || isSequence else { throw mismatch(setting, type: type) }
            guard isSequence else { return value }
            let items = value.dropFirst().dropLast()
            if type == "tuple" { return items.isEmpty ? "()" : "(\(items),)" }
            return "{\(items)}"
        }
        if allowsNone, let literal = none(value) { return literal }
        let word = value.lowercased()
        switch type {
        case "str":
            return isQuoted(value) ? value : quoted(value)
        case "bool":
            if ["true", "yes", "on", "1"].contains(word) { return "True" }
            if ["false", "no", "off", "0"].contains(word) { return "False" }
        case "int":
            if let literal = integer(value) { return literal }
            if let scale = Double(value), scale == scale.rounded(), abs(scale) < 1e15, word.contains("e") {
                return String(Int(scale))
            }
        case "float":
            if let literal = integer(value) ?? float(value) { return literal }
        case "NoneType":
            return scalar(value)
        default:
            if let first = value.first, "([{".contains(first) { return value }
            if let literal = none(value) { return literal }
        }
        if let literal = none(value), type == "int" || type == "float" { return literal }
        throw mismatch(setting, type: type)
    }

    static func mismatch(_ setting: ParameterSetting, type: String) -> ParameterError {
        ParameterError(message: "'\(setting.name)' is of type \(type) in the parameters cell; '\(setting.value)' is not")
    }

    /// A value for a name whose default tells no type.
    private static func scalar(_ value: String) -> String {
        if let literal = none(value) ?? integer(value) ?? float(value) { return literal }
        switch value.lowercased() {
        case "true", "yes", "on": return "True"
        case "false", "no", "off": return "False"
        default: break
        }
        if let first = value.first, "([{".contains(first) || isQuoted(value) { return value }
        return quoted(value)
    }

    private static func none(_ value: String) -> String? { ["None", "null", "~"].contains(value) ? "None" : nil }

    private static func integer(_ value: String) -> String? {
        var digits = value[...]
        let isNegative = digits.first == "-"
        if isNegative || digits.first == "+" { digits = digits.dropFirst() }
        guard let first = digits.first, first.isASCII, first.isNumber,
            digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "_") })
        else { return nil }
        let plain = digits.filter { $0 != "_" }.drop { $0 == "0" }  // Python refuses leading zeros.
        return (isNegative ? "-" : "") + (plain.isEmpty ? "0" : plain)
    }

    private static func float(_ value: String) -> String? {
        switch value.lowercased() {
        case "inf", "+inf", ".inf": return "1e999"
        case "-inf", "-.inf": return "-1e999"
        default:
            // Swift reads hexadecimal floats and "nan(…)" too; Python's literals have neither.
            guard value.allSatisfy({ "0123456789.eE+-_".contains($0) }), Double(value.filter { $0 != "_" }) != nil else {
                return nil
            }
            return value.filter { $0 != "_" && $0 != "+" || $0 == "+" && value.first != "+" }
        }
    }

    private static func isQuoted(_ value: String) -> Bool {
        guard value.count >= 2, let first = value.first, first == value.last, first == "'" || first == "\"" else { return false }
        let inside = value.dropFirst().dropLast()
        return !inside.contains(first) && !inside.hasSuffix("\\") && !inside.contains("\n")
    }

    /// A Python string literal for any text.
    static func quoted(_ text: String) -> String {
        var literal = "'"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "'": literal += "\\'"
            case "\\": literal += "\\\\"
            case "\n": literal += "\\n"
            case "\r": literal += "\\r"
            case "\t": literal += "\\t"
            case "\0"..<" ": literal += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "'"
    }

    /// Levenshtein's distance, for "did you mean".
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                (diagonal, row[j + 1]) = (row[j + 1], min(row[j + 1] + 1, row[j] + 1, diagonal + (a == b ? 0 : 1)))
            }
        }
        return row[right.count]
    }
}
