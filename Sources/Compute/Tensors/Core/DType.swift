// Element types, scalars of the script language, and PyTorch's rules for the type of a result.

/// The type of a tensor's elements.
public enum DType: UInt8, Sendable, CaseIterable {
    // The raw values index the kernel tables of CKernels: keep in step with `enum tnb_dtype` in elementwise.h.
    case float32 = 0
    case float64, int64, int32, uint8, bool

    /// Bytes per element.
    public var itemSize: Int {
        switch self {
        case .float32, .int32: 4
        case .float64, .int64: 8
        case .uint8, .bool: 1
        }
    }

    public var isFloatingPoint: Bool { self == .float32 || self == .float64 }
    /// Integers, without bool.
    public var isInteger: Bool { self == .int64 || self == .int32 || self == .uint8 }

    /// `torch.float32`, as a script writes and prints it.
    public var name: String { "torch.\(shortName)" }

    var shortName: String {
        switch self {
        case .float32: "float32"
        case .float64: "float64"
        case .int64: "int64"
        case .int32: "int32"
        case .uint8: "uint8"
        case .bool: "bool"
        }
    }

    /// The name PyTorch's messages use for the C type: `Float`, `Long` …
    public var scalarTypeName: String {
        switch self {
        case .float32: "Float"
        case .float64: "Double"
        case .int64: "Long"
        case .int32: "Int"
        case .uint8: "Byte"
        case .bool: "Bool"
        }
    }

    /// The name PyTorch's linear algebra messages use: `float`, `long long` …
    var cTypeName: String {
        switch self {
        case .float32: "float"
        case .float64: "double"
        case .int64: "long long"
        case .int32: "int"
        case .uint8: "unsigned char"
        case .bool: "bool"
        }
    }

    /// bool < integers < floating point: a lower category never changes the type of a higher one.
    var category: Int {
        switch self {
        case .bool: 0
        case .uint8, .int32, .int64: 1
        case .float32, .float64: 2
        }
    }

    /// The type both operands are converted to. Same as torch.promote_types.
    public static func promote(_ a: DType, _ b: DType) -> DType {
        if a == b { return a }
        if a.category != b.category { return a.category > b.category ? a : b }
        switch a.category {
        case 2: return .float64
        default: return a == .int64 || b == .int64 ? .int64 : .int32  // int32 against uint8
        }
    }

    /// Whether a result of type `self` may be written into a tensor of type `target`. Same as torch.can_cast.
    public func canCast(to target: DType) -> Bool { category <= target.category }

    /// The type of float results computed from this type (mean of ints is refused, but sqrt of ints is float32).
    var floating: DType { isFloatingPoint ? self : .float32 }

    /// The type of sums and products: integers and bool add up in int64.
    var accumulated: DType { isFloatingPoint ? self : .int64 }
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
        case .uint8: pointer.storeBytes(of: UInt8(truncatingIfNeeded: int64), as: UInt8.self)
        case .bool: pointer.storeBytes(of: double != 0 ? 1 : 0, as: UInt8.self)
        }
    }

    /// Reads one element.
    static func load(_ dtype: DType, from pointer: UnsafeRawPointer) -> Scalar {
        switch dtype {
        case .float32: .float(Double(pointer.load(as: Float.self)))
        case .float64: .float(pointer.load(as: Double.self))
        case .int64: .int(pointer.load(as: Int64.self))
        case .int32: .int(Int64(pointer.load(as: Int32.self)))
        case .uint8: .int(Int64(pointer.load(as: UInt8.self)))
        case .bool: .bool(pointer.load(as: UInt8.self) != 0)
        }
    }
}
