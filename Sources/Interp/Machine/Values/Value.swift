// The script value: sixteen trivial bytes, a tag and a payload. Nothing here is counted by Swift: a value that refers to a
// heap object owns or borrows a reference by convention (Heap.swift says who), never by ARC.

/// Any script value. Trivial: copying it neither retains nor releases.
///
/// Convention everywhere: parameters are borrowed, returned values are owned (+1) unless the doc comment says "borrowed".
public struct Value {
    package var tag: UInt64
    package var bits: UInt64

    @inline(__always) package init(tag: UInt64, bits: UInt64) {
        self.tag = tag
        self.bits = bits
    }
}

/// The tags. The order matters: everything from `object` on is counted, `bool` and `int` are neighbours.
package enum Tag {
    /// No value: an unbound local, an absent argument, an empty table slot. Zeroed memory is unbound.
    package static let unbound: UInt64 = 0
    /// None, NotImplemented, Ellipsis (bits 0, 1, 2).
    package static let special: UInt64 = 1
    package static let bool: UInt64 = 2
    package static let int: UInt64 = 3
    package static let float: UInt64 = 4
    package static let object: UInt64 = 5
}

extension Value {
    public static var none: Value { Value(tag: Tag.special, bits: 0) }
    public static var notImplemented: Value { Value(tag: Tag.special, bits: 1) }
    public static var ellipsis: Value { Value(tag: Tag.special, bits: 2) }
    /// The absence of a value (an optional argument that was not given). Never visible to scripts.
    public static var unbound: Value { Value(tag: Tag.unbound, bits: 0) }

    @inline(__always) public static func bool(_ value: Bool) -> Value { Value(tag: Tag.bool, bits: value ? 1 : 0) }
    @inline(__always) public static func int(_ value: Int) -> Value {
        Value(tag: Tag.int, bits: UInt64(bitPattern: Int64(value)))
    }
    @inline(__always) public static func float(_ value: Double) -> Value { Value(tag: Tag.float, bits: value.bitPattern) }

    /// A value for an object whose reference the caller hands over.
    @inline(__always) package static func object<T>(_ pointer: UnsafeMutablePointer<T>) -> Value {
        Value(tag: Tag.object, bits: UInt64(UInt(bitPattern: pointer)))
    }

    @inline(__always) public var isNone: Bool { tag == Tag.special && bits == 0 }
    @inline(__always) public var isNotImplemented: Bool { tag == Tag.special && bits == 1 }
    @inline(__always) public var isUnbound: Bool { tag == Tag.unbound }
    @inline(__always) public var isBool: Bool { tag == Tag.bool }
    /// A 64-bit int proper: not a bool, not a big integer.
    @inline(__always) public var isSmallInt: Bool { tag == Tag.int }
    @inline(__always) public var isFloat: Bool { tag == Tag.float }
    @inline(__always) public var isObject: Bool { tag >= Tag.object }

    /// Payload of an int or bool.
    @inline(__always) package var asInt: Int { Int(bitPattern: UInt(bits)) }
    /// Payload of a float.
    @inline(__always) package var asFloat: Double { Double(bitPattern: bits) }
    @inline(__always) package var asBool: Bool { bits != 0 }
    /// The header. Only for `isObject`.
    @inline(__always) package var object: ObjectPointer { ObjectPointer(bitPattern: UInt(bits)).unsafelyUnwrapped }
    /// The layout of an object whose kind was checked.
    @inline(__always) package func layout<T>(_: T.Type) -> UnsafeMutablePointer<T> {
        UnsafeMutablePointer<T>(bitPattern: UInt(bits)).unsafelyUnwrapped
    }

    /// `is`.
    @inline(__always) public func isSame(_ other: Value) -> Bool { tag == other.tag && bits == other.bits }

    /// Whether the layout is of that kind, subclasses included.
    @inline(__always) package func isKind(_ kind: Kind) -> Bool { tag >= Tag.object && object.pointee.kind == kind }
    /// Whether the value is of the builtin class itself, so that no method can have been overridden.
    @inline(__always) package func isExactly(_ kind: Kind) -> Bool {
        tag >= Tag.object && object.pointee.exactKind == kind.rawValue
    }

    /// Takes another reference.
    @inline(__always) package func retain() { if tag >= Tag.object { object.pointee.references &+= 1 } }
    /// Gives a reference back; the object goes when it was the last.
    @inline(__always) package func release() {
        if tag >= Tag.object {
            let header = object
            let left = header.pointee.references &- 1
            header.pointee.references = left
            if left == 0 { Heap.destroy(header) }
        }
    }
    /// The same value with a reference of its own: what a native function returns when it returns an argument.
    @inline(__always) public func retained() -> Value {
        retain()
        return self
    }
}

/// Swift-side owner of one reference: for native code that keeps a value in a variable, a field or across calls.
public final class Reference {
    public private(set) var value: Value

    /// Takes a reference of its own.
    public init(_ value: Value) {
        value.retain()
        self.value = value
    }

    /// Takes over the caller's reference.
    public init(owned value: Value) { self.value = value }

    /// Lets go of the value before the owner goes.
    func drop() {
        let old = value
        value = .none
        old.release()
    }

    deinit { value.release() }
}
