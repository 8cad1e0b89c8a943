// Packing and unpacking of instruction words. Pure bit arithmetic; the meaning of the fields is in Opcode.swift.

/// One instruction word: op:8 | flags:8 | a:16 | b:16 | c:16, op in the low byte.
struct Instruction: Sendable {
    var word: UInt64

    /// The operand in a, b or c is a temporary that dies with this instruction.
    static let dropA: UInt8 = 1
    static let dropB: UInt8 = 2
    static let dropC: UInt8 = 4
    /// Augmented assignment.
    static let inPlace: UInt8 = 8
    /// `addInt` that was written as a subtraction.
    static let subtraction: UInt8 = 16
    /// The constant is the left operand.
    static let reversed: UInt8 = 32
    /// The number in the word of a jump on a comparison is a float.
    static let floating: UInt8 = 64

    static let maximumOperand = 0xffff

    static func encode(_ op: Opcode, a: Int = 0, b: Int = 0, c: Int = 0, flags: UInt8 = 0) -> UInt64 {
        UInt64(op.rawValue) | UInt64(flags) << 8 | UInt64(UInt16(truncatingIfNeeded: a)) << 16
            | UInt64(UInt16(truncatingIfNeeded: b)) << 32 | UInt64(UInt16(truncatingIfNeeded: c)) << 48
    }

    /// An instruction with a 32-bit number in b and c (`loadInt`, long jumps).
    static func encode(_ op: Opcode, a: Int = 0, long: Int32, flags: UInt8 = 0) -> UInt64 {
        UInt64(op.rawValue) | UInt64(flags) << 8 | UInt64(UInt16(truncatingIfNeeded: a)) << 16
            | UInt64(UInt32(bitPattern: long)) << 32
    }

    // Every word comes from the compiler or the machine, so its opcode exists.
    @inline(__always) var opcode: Opcode { unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Opcode.self) }
    @inline(__always) var flags: UInt8 { UInt8(truncatingIfNeeded: word >> 8) }
    @inline(__always) var a: Int { Int(truncatingIfNeeded: (word >> 16) & 0xffff) }
    @inline(__always) var b: Int { Int(truncatingIfNeeded: (word >> 32) & 0xffff) }
    @inline(__always) var c: Int { Int(truncatingIfNeeded: word >> 48) }
    @inline(__always) var signedB: Int { Int(Int16(truncatingIfNeeded: word >> 32)) }
    @inline(__always) var signedC: Int { Int(Int16(truncatingIfNeeded: word >> 48)) }
    @inline(__always) var long: Int { Int(Int32(truncatingIfNeeded: word >> 32)) }
}
