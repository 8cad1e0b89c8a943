// The constants of one code object, each once. Equality is identity of meaning: 1, 1.0 and True are three constants, and
// so are 0.0 and -0.0.

struct ConstantPool {
    private(set) var constants: [Constant] = []
    private var indices: [Key: Int] = [:]

    mutating func index(of constant: Constant) -> Int {
        if case .code = constant {
            constants.append(constant)
            return constants.count - 1
        }
        let key = Key(constant)
        if let index = indices[key] { return index }
        constants.append(constant)
        indices[key] = constants.count - 1
        return constants.count - 1
    }

    /// A constant in hashable form. Texts compare by their bytes: String's own equality takes canonically equivalent
    /// texts for one.
    private enum Key: Hashable {
        case simple(UInt8)
        case int(Int)
        case float(UInt64)
        case imaginary(UInt64)
        case text(UInt8, [UInt8])
        case items(UInt8, [Key])

        init(_ constant: Constant) {
            switch constant {
            case .none: self = .simple(0)
            case .ellipsis: self = .simple(1)
            case .bool(let value): self = .simple(value ? 3 : 2)
            case .int(let value): self = .int(value)
            case .float(let value): self = .float(value.bitPattern)
            case .imaginary(let value): self = .imaginary(value.bitPattern)
            case .bigInteger(let digits): self = .text(0, Array(digits.utf8))
            case .string(let text): self = .text(1, Array(text.utf8))
            case .bytes(let bytes): self = .text(2, bytes)
            case .tuple(let items): self = .items(0, items.map { Key($0) })
            case .frozenSet(let items): self = .items(1, items.map { Key($0) })
            case .code: self = .simple(4)
            }
        }
    }
}
