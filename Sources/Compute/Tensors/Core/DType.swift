// Element types, scalars of the script language, and PyTorch's rules for the type of a result.

internal import CKernels

/// The type of a tensor's elements.
public enum DType: UInt8, Sendable, CaseIterable {
    // The raw values index the kernel tables of CKernels: keep in step with `enum tnb_dtype` in elementwise.h.
    case float32 = 0
    case float64, int64, int32, uint8, bool, int16, int8, float16, bfloat16

    /// Bytes per element.
    public var itemSize: Int {
        switch self {
        case .float32, .int32: 4
        case .float64, .int64: 8
        case .int16, .float16, .bfloat16: 2
        case .uint8, .bool, .int8: 1
        }
    }

    public var isFloatingPoint: Bool { category == 2 }
    /// float16 and bfloat16: stored in 16 bits, computed in float32.
    public var isHalf: Bool { self == .float16 || self == .bfloat16 }
    /// Integers, without bool.
    public var isInteger: Bool { category == 1 }
    /// Whether negative numbers have a place.
    public var isSigned: Bool { self != .uint8 && self != .bool }

    /// `torch.float32`, as a script writes and prints it.
    public var name: String { "torch.\(shortName)" }

    /// `float32`.
    public var shortName: String {
        switch self {
        case .float32: "float32"
        case .float64: "float64"
        case .float16: "float16"
        case .bfloat16: "bfloat16"
        case .int64: "int64"
        case .int32: "int32"
        case .int16: "int16"
        case .int8: "int8"
        case .uint8: "uint8"
        case .bool: "bool"
        }
    }

    /// The name PyTorch's messages use for the C type: `Float`, `Long` …
    public var scalarTypeName: String {
        switch self {
        case .float32: "Float"
        case .float64: "Double"
        case .float16: "Half"
        case .bfloat16: "BFloat16"
        case .int64: "Long"
        case .int32: "Int"
        case .int16: "Short"
        case .int8: "Char"
        case .uint8: "Byte"
        case .bool: "Bool"
        }
    }

    /// The name PyTorch's linear algebra messages use: `float`, `long int` …
    public var cTypeName: String {
        switch self {
        case .float32: "float"
        case .float64: "double"
        case .float16: "c10::Half"
        case .bfloat16: "c10::BFloat16"
        case .int64: "long int"
        case .int32: "int"
        case .int16: "short"
        case .int8: "signed char"
        case .uint8: "unsigned char"
        case .bool: "bool"
        }
    }

    /// The name messages about overflow use: `uint8`.
    public var cIntegerName: String { shortName }

    /// The name messages about pairs of types use: `float`, `c10::Half`, `short int` …
    var typeMetaName: String { self == .int16 ? "short int" : cTypeName }

    /// bool < integers < floating point: a lower category never changes the type of a higher one.
    public var category: Int {
        switch self {
        case .bool: 0
        case .uint8, .int8, .int16, .int32, .int64: 1
        case .float16, .bfloat16, .float32, .float64: 2
        }
    }

    /// The type both operands are converted to. Same as torch.promote_types.
    public static func promote(_ a: DType, _ b: DType) -> DType {
        if a == b { return a }
        if a.category != b.category { return a.category > b.category ? a : b }
        // Two types of one width that differ hold neither in the other: the next wider holds both.
        switch a.category {
        case 2: return a.isHalf && b.isHalf ? .float32 : a.itemSize > b.itemSize ? a : b
        default: return a.itemSize == b.itemSize ? .int16 : a.itemSize > b.itemSize ? a : b
        }
    }

    /// Whether a result of type `self` may be written into a tensor of type `target`. Same as torch.can_cast.
    public func canCast(to target: DType) -> Bool { category <= target.category }

    /// The type of float results computed from this type (mean of ints is refused, but sqrt of ints is float32).
    public var floating: DType { isFloatingPoint ? self : .float32 }

    /// The type of sums and products: integers and bool add up in int64.
    var accumulated: DType { isFloatingPoint ? self : .int64 }

    /// The type whose loops compute for this one.
    var computing: DType { isHalf ? .float32 : self }
}

/// A number of the script language: it has a category (bool, int, float) but, next to a tensor, no size of its own.
public enum Scalar: Sendable, Equatable, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral {
    case int(Int64)
    case float(Double)
    case bool(Bool)

    public init(integerLiteral value: Int64) { self = .int(value) }
    public init(floatLiteral value: Double) { self = .float(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(_ value: Double) { self = .float(value) }
    public init(_ value: Int) { self = .int(Int64(value)) }

    public var double: Double {
        switch self {
        case .int(let value): Double(value)
        case .float(let value): value
        case .bool(let value): value ? 1 : 0
        }
    }

    /// Whether an element of an integer type holds the number; negative whole numbers may wrap in unsigned types, as in C.
    public func fits(_ dtype: DType) -> Bool {
        let bits = dtype.itemSize * 8
        let top: Double = dtype.isSigned ? Double(sign: .plus, exponent: bits - 1, significand: 1) : 256
        switch self {
        case .bool: return true
        case .int(let value):
            if dtype == .int64 { return true }
            return dtype.isSigned ? Double(value) >= -top && Double(value) < top : value < 256 && value > -256
        case .float(let value):
            return value.isFinite && value < top && value >= (dtype.isSigned ? -top : 0)
        }
    }

    /// As C++'s streams print it, for messages.
    var text: String {
        switch self {
        case .int(let value): String(value)
        case .bool(let value): value ? "1" : "0"
        case .float(let value):
            value.isFinite && value == value.rounded() && Swift.abs(value) < 1e6
                ? String(Int64(value)) : value.isFinite ? "\(value)" : value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
        }
    }

    public var int64: Int64 {
        switch self {
        case .int(let value): value
        case .float(let value): Int64(exactly: value.rounded(.towardZero)) ?? (value > 0 ? .max : .min)
        case .bool(let value): value ? 1 : 0
        }
    }

    /// The type a tensor made from this number alone has.
    public var defaultDType: DType {
        switch self {
        case .int: .int64
        case .float: .float32
        case .bool: .bool
        }
    }

    /// The type of `tensor op scalar`: the scalar counts only if its category is higher.
    func promoted(with dtype: DType) -> DType { dtype.category >= defaultDType.category ? dtype : defaultDType }

    /// Writes the number as one element of `dtype`.
    func store(_ dtype: DType, to pointer: UnsafeMutableRawPointer) {
        switch dtype {
        case .float32: pointer.storeBytes(of: Float(double), as: Float.self)
        case .float64: pointer.storeBytes(of: double, as: Double.self)
        case .int64: pointer.storeBytes(of: int64, as: Int64.self)
        case .int32: pointer.storeBytes(of: Int32(truncatingIfNeeded: int64), as: Int32.self)
        case .int16: pointer.storeBytes(of: Int16(truncatingIfNeeded: int64), as: Int16.self)
        case .int8: pointer.storeBytes(of: Int8(truncatingIfNeeded: int64), as: Int8.self)
        case .float16, .bfloat16:
            var wide = Float(double)
            tnb_convert(dtype.kernel, TNB_F32, 0, [], pointer, [], &wide, [])
        case .uint8: pointer.storeBytes(of: UInt8(truncatingIfNeeded: int64), as: UInt8.self)
        case .bool: pointer.storeBytes(of: double != 0 ? 1 : 0, as: UInt8.self)
        }
    }

    private static func half(_ dtype: DType, _ pointer: UnsafeRawPointer) -> Float {
        var wide: Float = 0
        tnb_convert(TNB_F32, dtype.kernel, 0, [], &wide, [], pointer, [])
        return wide
    }

    /// Reads one element.
    static func load(_ dtype: DType, from pointer: UnsafeRawPointer) -> Scalar {
        switch dtype {
        case .float32: .float(Double(pointer.load(as: Float.self)))
        case .float64: .float(pointer.load(as: Double.self))
        case .int64: .int(pointer.load(as: Int64.self))
        case .int32: .int(Int64(pointer.load(as: Int32.self)))
        case .int16: .int(Int64(pointer.load(as: Int16.self)))
        case .int8: .int(Int64(pointer.load(as: Int8.self)))
        case .float16, .bfloat16: .float(Double(half(dtype, pointer)))
        case .uint8: .int(Int64(pointer.load(as: UInt8.self)))
        case .bool: .bool(pointer.load(as: UInt8.self) != 0)
        }
    }
}
