// Tensors as text, character by character as PyTorch prints them: precision 4, lines of 80, three items at each edge of
// tensors with more than 1000 elements.

internal import Glibc

extension Tensor: CustomStringConvertible {
    /// What `print(tensor)` shows. Same as torch's repr.
    public var description: String { (try? Printer.text(self)) ?? "tensor(<unreadable>)" }
}

/// How tensors print. Same as what torch.set_printoptions sets.
public struct PrintOptions: Sendable {
    public var precision = 4
    public var threshold = 1000
    public var edgeItems = 3
    public var lineWidth = 80
    /// nil: scientific notation where the numbers ask for it.
    public var scientific: Bool?

    public init() {}

    // Set by scripts, under the interpreter's lock.
    nonisolated(unsafe) public static var current = PrintOptions()
}

private struct Printer {
    static var lineWidth: Int { PrintOptions.current.lineWidth }
    static var edgeItems: Int { PrintOptions.current.edgeItems }
    static var threshold: Int { PrintOptions.current.threshold }
    static let indent = 7  // below `tensor(`

    static func text(_ tensor: Tensor) throws -> String {
        var suffixes: [String] = []
        var body = "tensor("
        if tensor.numel == 0 {
            if tensor.ndim != 1 { suffixes.append("size=(" + tensor.shape.map(String.init).joined(separator: ", ") + ")") }
            if tensor.dtype != .float32 { suffixes.append("dtype=\(tensor.dtype.name)") }
            body += "[]"
        } else {
            if ![.float32, .int64, .bool].contains(tensor.dtype) { suffixes.append("dtype=\(tensor.dtype.name)") }
            let plain = tensor.detach()
            let summarizes = plain.numel > threshold
            let formatter = Formatter(try (summarizes ? edges(plain) : plain).scalars())
            body += try nested(plain, indent, summarizes, formatter)
        }
        if let node = tensor.gradNode {
            suffixes.append("grad_fn=<\(node.name)>")
        } else if tensor.requiresGrad {
            suffixes.append("requires_grad=True")
        }
        let lastLine = body.utf8.reversed().firstIndex(of: UInt8(ascii: "\n"))
        var length = lastLine.map { body.utf8.distance(from: $0.base, to: body.utf8.endIndex) + 2 } ?? body.utf8.count + 2
        for suffix in suffixes {
            if length + suffix.utf8.count + 2 > lineWidth {
                body += ",\n" + String(repeating: " ", count: indent) + suffix
                length = indent + suffix.utf8.count
            } else {
                body += ", " + suffix
                length += suffix.utf8.count + 2
            }
        }
        return body + ")"
    }

    /// The elements that a summary shows: they alone decide about the format.
    private static func edges(_ tensor: Tensor) throws -> Tensor {
        var result = tensor
        for d in 0..<tensor.ndim where tensor.shape[d] > 2 * edgeItems {
            result = try Tensor.cat(
                [result.narrow(d, 0, edgeItems), result.narrow(d, tensor.shape[d] - edgeItems, edgeItems)], dim: d)
        }
        return result
    }

    private static func nested(_ tensor: Tensor, _ indent: Int, _ summarizes: Bool, _ formatter: Formatter) throws -> String {
        guard tensor.ndim > 0 else { return formatter.format(try tensor.item()) }
        let n = tensor.shape[0]
        let isCut = summarizes && n > 2 * edgeItems
        let shown = isCut ? Array(0..<edgeItems) + Array((n - edgeItems)..<n) : Array(0..<n)
        if tensor.ndim == 1 {
            var items = try shown.map { formatter.format(try tensor.select(0, $0).item()) }
            if isCut { items.insert(" ...", at: edgeItems) }
            let perLine = max(1, (lineWidth - indent) / (formatter.width + 2))
            let lines = stride(from: 0, to: items.count, by: perLine).map {
                items[$0..<min($0 + perLine, items.count)].joined(separator: ", ")
            }
            return "[" + lines.joined(separator: ",\n" + String(repeating: " ", count: indent + 1)) + "]"
        }
        var parts = try shown.map { try nested(tensor.select(0, $0), indent + 1, summarizes, formatter) }
        if isCut { parts.insert("...", at: edgeItems) }
        let gap = "," + String(repeating: "\n", count: tensor.ndim - 1) + String(repeating: " ", count: indent + 1)
        return "[" + parts.joined(separator: gap) + "]"
    }
}

/// One format for all elements of a tensor.
private struct Formatter {
    private enum Style { case whole, fixed, scientific }
    private var style = Style.whole
    private(set) var width = 1

    init(_ values: [Scalar]) {
        var finite: [Double] = []
        for value in values {
            switch value {
            case .float(let x): if x.isFinite, x != 0 { finite.append(x) }
            default: width = max(width, Self.plain(value).utf8.count)
            }
        }
        guard !finite.isEmpty else { return }
        let sizes = finite.map { abs($0) }
        let (low, high) = (sizes.min() ?? 0, sizes.max() ?? 0)
        let areWhole = finite.allSatisfy { $0 == $0.rounded(.up) }
        if high / low > 1000 || high > 1e8 || (!areWhole && low < 1e-4) {
            style = .scientific
        } else if !areWhole {
            style = .fixed
        }
        if let asked = PrintOptions.current.scientific { style = asked ? .scientific : areWhole ? .whole : .fixed }
        for value in finite { width = max(width, number(value).utf8.count) }
    }

    func format(_ value: Scalar) -> String {
        var text = Self.plain(value)
        if case .float(let x) = value { text = number(x) }
        return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
    }

    private static func plain(_ value: Scalar) -> String {
        switch value {
        case .int(let i): String(i)
        case .bool(let b): b ? "True" : "False"
        case .float(let x): String(x)
        }
    }

    private func number(_ x: Double) -> String {
        guard x.isFinite else { return x.isNaN ? "nan" : x < 0 ? "-inf" : "inf" }
        return switch style {
        case .whole: Self.printed("%.0f.", x)
        case .fixed: Self.printed("%.\(PrintOptions.current.precision)f", x)
        case .scientific: Self.printed("%.\(PrintOptions.current.precision)e", x)
        }
    }

    private static func printed(_ format: String, _ x: Double) -> String {
        withVaList([x]) { list in
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
                let count = vsnprintf(buffer.baseAddress, buffer.count, format, list)
                return String(decoding: buffer.prefix(max(0, Int(count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            }
        }
    }
}
