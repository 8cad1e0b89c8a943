// Integers beyond 64 bits as heap objects, and the views of a value as a number. Arithmetic is in Machine/Arithmetic.swift,
// the numbers themselves in Text/BigInteger.swift.

package final class BigIntegerBox {
    var value: BigInteger
    init(_ value: BigInteger) { self.value = value }
}

extension Value {
    /// An int: small if it fits 64 bits.
    public static func integer(_ value: BigInteger) -> Value {
        if let small = value.asInt { return .int(small) }
        return bigInteger(value, as: Types.int)
    }

    /// An int object of a class (int itself only beyond 64 bits, or a script subclass of int for any number).
    package static func bigInteger(_ value: BigInteger, as cls: ClassPointer) -> Value {
        let object = Heap.allocate(BigIntegerObject.self, for: cls, .bigInteger)
        object.pointee.box = .passRetained(BigIntegerBox(value))
        return .object(object)
    }

    /// `number += addition` where the variable holds the only reference to a big int: its limbs change in place. False if
    /// it is not so.
    package static func add(_ addition: Int, to variable: ValuePointer) -> Bool {
        let number = variable.pointee
        guard number.isExactly(.bigInteger), number.object.pointee.references == 1 else { return false }
        let box = number.layout(BigIntegerObject.self).pointee.box
        // Away from zero only: the sum cannot come back into 64 bits.
        guard box._withUnsafeGuaranteedRef({ $0.value.isNegative }) == (addition < 0) else { return false }
        box._withUnsafeGuaranteedRef { $0.value.add(addition) }
        return true
    }

    /// A float of a script subclass of float.
    package static func float(_ value: Double, as cls: ClassPointer) -> Value {
        if !cls.pointee.isScript { return .float(value) }
        let object = Heap.allocate(BoxedFloatObject.self, for: cls, .boxedFloat)
        object.pointee.value = value
        return .object(object)
    }

    /// The number of an int, bool, big int or instance of a subclass of int.
    public var integerValue: BigInteger? {
        if tag == Tag.int || tag == Tag.bool { return BigInteger(asInt) }
        if isKind(.bigInteger) { return layout(BigIntegerObject.self).pointee.box.takeUnretainedValue().value }
        return nil
    }

    /// The same as a machine integer, if it is one and fits.
    public var smallInteger: Int? {
        if tag == Tag.int || tag == Tag.bool { return asInt }
        if isKind(.bigInteger) { return layout(BigIntegerObject.self).pointee.box.takeUnretainedValue().value.asInt }
        return nil
    }

    /// Whether the value is an int in the language's sense: bools and subclasses of int included.
    public var isInteger: Bool { tag == Tag.int || tag == Tag.bool || isKind(.bigInteger) }

    /// The number of a float or an instance of a subclass of float.
    public var floatValue: Double? {
        if tag == Tag.float { return asFloat }
        if isKind(.boxedFloat) { return layout(BoxedFloatObject.self).pointee.value }
        return nil
    }

    /// The number of a float or an int as a float; nil for other values and for ints that are too large.
    public var realValue: Double? {
        if tag == Tag.float { return asFloat }
        if tag == Tag.int || tag == Tag.bool { return Double(asInt) }
        return floatValue ?? integerValue?.asDouble
    }
}
