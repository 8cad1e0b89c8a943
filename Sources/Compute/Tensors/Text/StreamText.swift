// Tensors as text the way PyTorch's C++ side writes them into some of its messages: rows of fixed width, then type and sizes.

internal import Glibc

extension Tensor {
    /// What `std::cout << tensor` writes.
    public func streamText() throws -> String {
        let values = try GradMode.withDisabled { try detach().doubles() }
        let format = StreamFormat(values, isFloating: dtype.isFloatingPoint)
        var text = ""
        if ndim == 0 {
            text = format.number(values[0]).drop { $0 == " " } + "\n"
        } else if numel > 0, ndim == 1 {
            text = values.map { format.number($0) + "\n" }.joined()
        } else if numel > 0 {
            let (rows, columns) = (shape[ndim - 2], shape[ndim - 1])
            for matrix in 0..<(numel / (rows * columns)) {
                if ndim > 2 {
                    var (left, places) = (matrix, [String]())
                    for size in shape.dropLast(2).reversed() {
                        places.insert(String(left % size + 1), at: 0)
                        left /= size
                    }
                    text += (matrix > 0 ? "\n" : "") + "(" + places.joined(separator: ",") + ",.,.) = \n"
                }
                let part = Array(values[matrix * rows * columns..<(matrix + 1) * rows * columns])
                text += StreamFormat(part, isFloating: dtype.isFloatingPoint).matrix(part, columns, indent: ndim > 2 ? 1 : 0)
            }
        }
        let sizes = shape.map(String.init).joined(separator: ",")
        return text + "[ torch.\(dtype.scalarTypeName)Tensor{\(sizes)} ]"
    }
}

/// Width, notation and common factor of the numbers of one matrix.
private struct StreamFormat {
    private enum Notation { case plain, fixed, scientific }
    private var notation = Notation.fixed
    private var width = 0
    private var scale = 1.0

    init(_ values: [Double], isFloating: Bool) {
        let sizes = values.filter(\.isFinite).map { Swift.abs($0) }
        func exponent(_ x: Double?) -> Int { x.map { $0 == 0 ? 1 : Int(Glibc.floor(Glibc.log10($0))) + 1 } ?? 0 }
        let (low, high) = (exponent(sizes.min()), exponent(sizes.max()))
        if sizes.allSatisfy({ $0 == $0.rounded(.up) }) {
            (notation, width) = high > 9 ? (.scientific, 11) : (.plain, high + 1)
        } else if high - low > 4 {
            (notation, width) = (.scientific, Swift.abs(high) > 99 || Swift.abs(low) > 99 ? 12 : 11)
        } else if high > 5 || high < 0 {
            (width, scale) = (7, Glibc.pow(10, Double(high - 1)))
        } else {
            width = high == 0 ? 7 : high + 6
        }
    }

    func number(_ value: Double) -> String {
        let x = value / scale
        let text =
            switch notation {
            case .plain: Self.plain(x)
            case .fixed: Self.decimals(x)
            case .scientific: Self.scientific(x)
            }
        return String(repeating: " ", count: Swift.max(0, width - text.count)) + text
    }

    /// Rows of as many columns as 80 characters hold.
    func matrix(_ values: [Double], _ columns: Int, indent: Int) -> String {
        let perLine = Swift.max(1, (80 - indent) / (width + 1))
        let margin = String(repeating: " ", count: scale == 1 ? indent : indent + 1)
        var text = ""
        for first in stride(from: 0, to: columns, by: perLine) {
            let last = Swift.min(first + perLine, columns)
            if perLine < columns { text += (first > 0 ? "\n" : "") + "Columns \(first + 1) to \(last)" }
            if scale != 1 { text += Self.plain(scale) + " *\n" + String(repeating: " ", count: indent) }
            let rows = stride(from: 0, to: values.count, by: columns).map { row in
                (first..<last).map { number(values[row + $0]) }.joined(separator: " ")
            }
            text += rows.joined(separator: "\n" + margin) + "\n"
        }
        return text
    }

    /// Six digits, as C++ writes a number of itself.
    private static func plain(_ x: Double) -> String {
        guard x.isFinite else { return decimals(x) }
        let size = Swift.abs(x)
        if x == x.rounded(), size < 1e6 { return String(Int(x)) }
        func trimmed(_ text: String) -> String {
            var text = Substring(text)
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
            return String(text)
        }
        if size >= 1e-4, size < 1e6 { return trimmed("\((x * 1e6).rounded() / 1e6)") }
        let parts = scientific(x).split(separator: "e")
        return trimmed(String(parts[0])) + "e" + String(parts[1])
    }

    private static func decimals(_ x: Double) -> String {
        guard x.isFinite else { return x.isNaN ? "nan" : x < 0 ? "-inf" : "inf" }
        let whole = (Swift.abs(x) * 10_000).rounded(.toNearestOrEven)
        guard whole < 1e15 else { return "\(x)" }
        let digits = String(Int(whole) + 100_000).dropFirst()
        let front = Int(whole) / 10_000
        return (x.sign == .minus ? "-" : "") + "\(front)." + digits.suffix(4)
    }

    private static func scientific(_ x: Double) -> String {
        guard x.isFinite, x != 0 else { return x == 0 ? "0.0000e+00" : decimals(x) }
        var power = Int(Glibc.floor(Glibc.log10(Swift.abs(x))))
        var mantissa = decimals(x / Glibc.pow(10, Double(power)))
        if mantissa.hasPrefix("10.") || mantissa.hasPrefix("-10.") {
            power += 1
            mantissa = decimals(x / Glibc.pow(10, Double(power)))
        }
        let size = Swift.abs(power)
        return mantissa + "e" + (power < 0 ? "-" : "+") + (size < 10 ? "0" : "") + String(size)
    }
}
