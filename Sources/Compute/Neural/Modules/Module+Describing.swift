// The printed form of a module tree, as PyTorch prints it, and Python's spelling of numbers and tuples in it.

internal import Glibc
import Tensors

extension Module {
    /// Class name, extra text and the indented children: what `representation` is unless a module overrides it.
    public final var standardRepresentation: String {
        let text = behaviour?.extraRepresentation(of: self) ?? extraRepresentation
        let extra = text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let children = childLines
        if extra.isEmpty && children.isEmpty { return "\(typeName)()" }
        if extra.count == 1 && children.isEmpty { return "\(typeName)(\(extra[0]))" }
        return "\(typeName)(\n  \((extra + children).joined(separator: "\n  "))\n)"
    }

    private var childLines: [String] {
        var lines: [String] = []
        var entries = childEntries.map { child in
            (
                key: child.name,
                text: indented(child.module.map { $0.behaviour?.representation(of: $0) ?? $0.representation } ?? "None")
            )
        }
        if self is ModuleList { entries = Self.merged(entries) }
        for (key, text) in entries { lines.append("(\(key)): \(text)") }
        return lines
    }

    /// PyTorch prints equal neighbours of a ModuleList once: `(0-3): 4 x ReLU()`.
    private static func merged(_ entries: [(key: String, text: String)]) -> [(key: String, text: String)] {
        var result: [(key: String, text: String)] = []
        var index = 0
        while index < entries.count {
            var end = index + 1
            while end < entries.count && entries[end].text == entries[index].text { end += 1 }
            let text = entries[index].text
            result.append(
                end - index == 1
                    ? (entries[index].key, text) : ("\(entries[index].key)-\(entries[end - 1].key)", "\(end - index) x \(text)"))
            index = end
        }
        return result
    }

    private func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
    }
}

/// Python's spelling of values in printed forms and messages.
public enum PythonText {
    /// `repr(float)`: the shortest digits that read back the same.
    public static func float(_ value: Double) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        return "\(value)"  // Swift writes the same digits and switches to exponents at the same sizes
    }

    /// A number as the script wrote it: `2`, `2.0`, `True`.
    public static func number(_ value: Scalar) -> String {
        switch value {
        case .int(let value): "\(value)"
        case .float(let value): float(value)
        case .bool(let value): bool(value)
        }
    }

    /// C's `%g`, which messages from PyTorch's C++ use.
    public static func general(_ value: Double) -> String { formatted(value, "%g") }

    /// `f'{value:.3f}'`: that many digits after the point.
    public static func fixed(_ value: Double, _ digits: Int) -> String {
        value.isFinite ? formatted(value, "%.\(digits)f") : float(value)
    }

    private static func formatted(_ value: Double, _ format: String) -> String {
        var buffer = [CChar](repeating: 0, count: 400)
        _ = withVaList([value]) { vsnprintf(&buffer, buffer.count, format, $0) }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// `True` or `False`.
    public static func bool(_ value: Bool) -> String { value ? "True" : "False" }

    /// `(3, 3)`, `(64,)`.
    public static func tuple(_ values: [Int]) -> String {
        values.count == 1 ? "(\(values[0]),)" : "(\(values.map(String.init).joined(separator: ", ")))"
    }
}
