// str itself: construction, operators, subscripts, comparison. Its methods are in TextMethods and TextPredicates, its
// formatting in TextFormatting, bytes in ByteTypes.

import Glibc

/// Puts the methods into the types.
func installText() {
    installTextOperators()
    installTextMethods()
    installTextPredicates()
    installTextFormatting()
    installByteTypes()
}

private func installTextOperators() {
    let cls = Types.string
    CoreTypes.constructor(cls, "__new__(cls, object=?, encoding=?, errors=?)") { a throws(Raise) in
        let made: Value
        if !a.has(1) {
            made = Names.empty
        } else if a.has(2) || a.has(3) {
            for (i, name) in [(2, "encoding"), (3, "errors")] where a.has(i) && !a[i].isString {
                throw Raise.typeError("str() argument '\(name)' must be str, not \(a[i].isNone ? "None" : a[i].typeName)")
            }
            made = try decode(a[1], a.has(2) ? a[2] : .unbound, a.has(3) ? a[3] : .unbound)
        } else if a[1].isExactly(.string) {
            made = a[1].retained()
        } else {
            made = try textOf(a[1])
        }
        let wanted = a[0].layout(ClassObject.self)
        if wanted == Types.string { return made }
        defer { made.release() }
        return .string(made, as: wanted)
    }
    CoreTypes.method(cls, "__repr__(self, /)") { a throws(Raise) in .string(utf8: TextRepresentation.string(a[0].utf8)) }
    CoreTypes.method(cls, "__str__(self, /)") { a throws(Raise) in
        a[0].isExactly(.string) ? a[0].retained() : .string(utf8: a[0].utf8)
    }
    CoreTypes.method(cls, "__len__(self, /)") { a throws(Raise) in .int(a[0].scalarCount) }
    CoreTypes.method(cls, "__hash__(self, /)") { a throws(Raise) in .int(a[0].stringHash) }
    CoreTypes.method(cls, "__iter__(self, /)") { a throws(Raise) in .sequenceIterator(a[0]) }
    CoreTypes.method(cls, "__add__(self, value, /)") { a throws(Raise) in
        guard a[1].isString else {
            throw Raise.typeError("can only concatenate str (not \"\(a[1].typeName)\") to str")
        }
        return .concatenation(a[0], a[1])
    }
    func times(_ text: Value, _ factor: Value) throws(Raise) -> Value {
        guard factor.isInteger || factor.classOf.lookup(Names.index) != nil else {
            throw Raise.typeError("'\(factor.typeName)' object cannot be interpreted as an integer")
        }
        if factor.isInteger && factor.smallInteger == nil {
            throw Raise.overflowError("cannot fit 'int' into an index-sized integer")
        }
        let bytes = text.utf8
        let count = try Operators.index(factor)
        if count == 1, text.isExactly(.string) { return text.retained() }
        let total = try repeatedLength(bytes.count, count, overflowing: "repeated string is too long")
        return .string(byteCount: total) { target in
            guard let base = bytes.baseAddress, total > 0 else { return }
            if bytes.count == 1 {
                memset(target, Int32(base[0]), total)
                return
            }
            fill(target, total, with: base, bytes.count)
        }
    }
    CoreTypes.method(cls, "__mul__(self, value, /)") { a throws(Raise) in try times(a[0], a[1]) }
    CoreTypes.method(cls, "__rmul__(self, value, /)") { a throws(Raise) in try times(a[0], a[1]) }
    CoreTypes.method(cls, "__contains__(self, key, /)") { a throws(Raise) in
        guard a[1].isString else {
            throw Raise.typeError("'in <string>' requires string as left operand, not \(a[1].typeName)")
        }
        return .bool(StringAlgorithms.find(a[0].utf8, a[1].utf8) != nil)
    }
    CoreTypes.method(cls, "__getitem__(self, key, /)") { a throws(Raise) in
        let text = a[0]
        if a[1].isKind(.slice) { return try slice(text, a[1]) }
        guard a[1].isInteger || a[1].classOf.lookup(Names.index) != nil else {
            throw Raise.typeError("string indices must be integers, not '\(a[1].typeName)'")
        }
        let position = try SliceBounds.item(a[1], length: text.scalarCount, "string index out of range")
        let offset = text.byteOffset(position)
        return text.substring(offset..<(offset + UTF8Text.length(lead: text.utf8[offset])))
    }
    CoreTypes.method(cls, "__getnewargs__(self, /)") { a throws(Raise) in .tuple(owned: [.string(utf8: a[0].utf8)]) }
    func comparison(_ name: String, _ holds: @escaping (Int) -> Bool) {
        CoreTypes.method(cls, "\(name)(self, value, /)") { a throws(Raise) in
            guard a[1].isString else { return .notImplemented }
            return .bool(holds(StringAlgorithms.compare(a[0].utf8, a[1].utf8)))
        }
    }
    CoreTypes.method(cls, "__eq__(self, value, /)") { a throws(Raise) in
        a[1].isString ? .bool(a[0].stringEquals(a[1])) : .notImplemented
    }
    CoreTypes.method(cls, "__ne__(self, value, /)") { a throws(Raise) in
        a[1].isString ? .bool(!a[0].stringEquals(a[1])) : .notImplemented
    }
    comparison("__lt__") { $0 < 0 }
    comparison("__le__") { $0 <= 0 }
    comparison("__gt__") { $0 > 0 }
    comparison("__ge__") { $0 >= 0 }
}

/// `text[slice]`.
private func slice(_ text: Value, _ slice: Value) throws(Raise) -> Value {
    let bounds = try SliceBounds(slice, length: text.scalarCount)
    if bounds.count == 0 { return Names.empty.retained() }
    if bounds.step == 1 {
        let start = text.byteOffset(bounds.start)
        let end =
            text.isASCIIText
            ? bounds.stop : UTF8Text.offset(text.utf8, ofScalar: bounds.stop - bounds.start, from: start)
        return text.substring(start..<end)
    }
    let bytes = text.utf8
    if text.isASCIIText {
        return .string(byteCount: bounds.count) { target in
            for i in 0..<bounds.count { target[i] = bytes[bounds.start + i * bounds.step] }
        }
    }
    let scalars = UTF8Text.scalars(bytes)
    return .string(utf8: UTF8Text.bytes((0..<bounds.count).map { scalars[bounds.start + $0 * bounds.step] }))
}

/// `str(value)` as a value, without a copy through a Swift string where the method gives a str.
func textOf(_ value: Value) throws(Raise) -> Value {
    if value.isSmallInt { return .decimal(value.asInt) }
    if value.isFloat && value.asFloat.isFinite { return .shortest(value.asFloat) }
    if value.isObject, !value.isExactly(.bigInteger), let method = value.classOf.lookup(Names.str) {
        let result = try callMethod(method, value)
        guard result.isString else {
            defer { result.release() }
            throw Raise.typeError("__str__ returned non-string (type \(result.typeName))")
        }
        return result
    }
    return .string(try str(value))
}
