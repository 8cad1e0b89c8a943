// What is known at compile time: literals, arithmetic on them, tuples of them. Folds only what cannot raise, cannot
// depend on the machine's settings and stays small; everything else is left to run.

import Syntax

extension Constant {
    init(_ literal: Syntax.Constant) {
        switch literal {
        case .none: self = .none
        case .true: self = .bool(true)
        case .false: self = .bool(false)
        case .ellipsis: self = .ellipsis
        case .int(let value): self = .int(value)
        case .bigInt(let text): self = .bigInteger(decimal(text))
        case .float(let value): self = .float(value)
        case .imaginary(let value): self = .imaginary(value)
        case .string(let text): self = .string(text)
        case .bytes(let bytes): self = .bytes(bytes)
        }
    }

    /// The truth of a constant.
    var isTrue: Bool {
        switch self {
        case .none: false
        case .ellipsis, .bigInteger, .code: true
        case .bool(let value): value
        case .int(let value): value != 0
        case .float(let value), .imaginary(let value): value != 0
        case .string(let text): !text.utf8.isEmpty
        case .bytes(let bytes): !bytes.isEmpty
        case .tuple(let items), .frozenSet(let items): !items.isEmpty
        }
    }
}

/// The decimal digits of an integer literal in any base (`0x…`, `0o…`, `0b…` or decimal).
func decimal(_ literal: String) -> String {
    let bytes = Array(literal.utf8)
    guard bytes.count > 2, bytes[0] == UInt8(ascii: "0") else { return literal }
    let base: UInt64? =
        switch bytes[1] {
        case UInt8(ascii: "x"), UInt8(ascii: "X"): 16
        case UInt8(ascii: "o"), UInt8(ascii: "O"): 8
        case UInt8(ascii: "b"), UInt8(ascii: "B"): 2
        default: nil
        }
    guard let base else { return literal }
    // Groups of nine decimal digits, the lowest first.
    var groups: [UInt64] = [0]
    for byte in bytes.dropFirst(2) {
        guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { continue }
        var carry = UInt64(digit)
        for index in groups.indices {
            let value = groups[index] * base + carry
            groups[index] = value % 1_000_000_000
            carry = value / 1_000_000_000
        }
        if carry > 0 { groups.append(carry) }
    }
    var text = String(groups[groups.count - 1])
    for group in groups.dropLast().reversed() {
        let digits = String(group)
        text += String(repeating: "0", count: 9 - digits.utf8.count) + digits
    }
    return text
}

/// The value of an expression that is constant, or nil.
func constantValue(_ expression: Expr) -> Constant? {
    switch expression.kind {
    case .constant(let literal): return Constant(literal)
    case .name("__debug__"): return .bool(true)
    case .unaryOp(let op, let operand):
        guard let value = constantValue(operand) else { return nil }
        return folded(op, value)
    case .binOp:
        // Along the left spine in a loop: a sum may have thousands of terms.
        var rights: [(BinaryOperator, Expr)] = []
        var node = expression
        while case .binOp(let left, let op, let right) = node.kind {
            rights.append((op, right))
            node = left
        }
        guard var value = constantValue(node) else { return nil }
        for (op, right) in rights.reversed() {
            guard let other = constantValue(right), let next = folded(value, op, other) else { return nil }
            value = next
        }
        return value
    case .tuple(let items):
        var values: [Constant] = []
        for item in items {
            guard let value = constantValue(item) else { return nil }
            values.append(value)
        }
        return .tuple(values)
    default: return nil
    }
}

private func folded(_ op: UnaryOperator, _ value: Constant) -> Constant? {
    switch (op, value) {
    case (.not, _): .bool(!value.isTrue)
    case (.uSub, .int(let number)): number == .min ? nil : .int(-number)
    case (.uSub, .float(let number)): .float(-number)
    case (.uAdd, .int), (.uAdd, .float): value
    case (.invert, .int(let number)): .int(~number)
    default: nil
    }
}

/// The result of an operator on two constants, or nil if it is to be computed when the program runs.
func folded(_ left: Constant, _ op: BinaryOperator, _ right: Constant) -> Constant? {
    switch (left, right) {
    case (.int(let a), .int(let b)): return foldedIntegers(a, op, b)
    case (.float(let a), .float(let b)): return foldedFloats(a, op, b)
    case (.int(let a), .float(let b)): return foldedFloats(Double(a), op, b)
    case (.float(let a), .int(let b)): return foldedFloats(a, op, Double(b))
    case (.string(let a), .string(let b)) where op == .add && a.utf8.count + b.utf8.count <= 4096:
        return .string(a + b)
    case (.bytes(let a), .bytes(let b)) where op == .add && a.count + b.count <= 4096: return .bytes(a + b)
    case (.string(let text), .int(let count)) where op == .mult: return repeated(text, count)
    case (.int(let count), .string(let text)) where op == .mult: return repeated(text, count)
    default: return nil
    }
}

private func repeated(_ text: String, _ count: Int) -> Constant? {
    if count <= 0 { return .string("") }
    guard count <= 4096, text.utf8.count * count <= 4096 else { return nil }
    return .string(String(repeating: text, count: count))
}

private func foldedIntegers(_ a: Int, _ op: BinaryOperator, _ b: Int) -> Constant? {
    func checked(_ result: (partialValue: Int, overflow: Bool)) -> Constant? {
        result.overflow ? nil : .int(result.partialValue)
    }
    switch op {
    case .add: return checked(a.addingReportingOverflow(b))
    case .sub: return checked(a.subtractingReportingOverflow(b))
    case .mult: return checked(a.multipliedReportingOverflow(by: b))
    case .div:
        // Up to 2^53 both are exact as doubles, and one rounding remains.
        let limit: UInt = 1 << 53
        guard b != 0, a.magnitude <= limit, b.magnitude <= limit else { return nil }
        return .float(Double(a) / Double(b))
    case .floorDiv, .mod:
        guard b != 0, !(a == .min && b == -1) else { return nil }
        let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
        let isBelow = remainder != 0 && (remainder < 0) != (b < 0)
        return .int(op == .floorDiv ? (isBelow ? quotient - 1 : quotient) : (isBelow ? remainder + b : remainder))
    case .pow:
        guard b >= 0, b < 64 else { return nil }
        var result = 1
        for _ in 0..<b {
            let (next, overflow) = result.multipliedReportingOverflow(by: a)
            if overflow { return nil }
            result = next
        }
        return .int(result)
    case .lShift:
        guard b >= 0, b < 62, a.magnitude < 1 << UInt(62 - b) else { return nil }
        return .int(a << b)
    case .rShift: return b < 0 ? nil : .int(b > 63 ? (a < 0 ? -1 : 0) : a >> b)
    case .bitOr: return .int(a | b)
    case .bitXor: return .int(a ^ b)
    case .bitAnd: return .int(a & b)
    case .matMult: return nil
    }
}

private func foldedFloats(_ a: Double, _ op: BinaryOperator, _ b: Double) -> Constant? {
    switch op {
    case .add: .float(a + b)
    case .sub: .float(a - b)
    case .mult: .float(a * b)
    case .div: b == 0 ? nil : .float(a / b)
    default: nil
    }
}
