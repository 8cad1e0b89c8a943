// The methods of bytes and bytearray that str has too (ASCII only), and bytearray's changes in place.

import Glibc

func installByteMethods(_ cls: ClassPointer, _ make: @escaping (TextBytes) -> Value) {
    func method(_ signature: String, _ body: @escaping NativeBody) { CoreTypes.method(cls, signature, body) }
    func result(_ bytes: [UInt8]) -> Value { bytes.withUnsafeBufferPointer { make($0) } }
    func part(_ bytes: TextBytes, _ range: Range<Int>) -> Value { make(TextBytes(rebasing: bytes[range])) }

    // Wherever arguments are converted, scripts may run and resize a bytearray: its bytes are read after that.

    /// A needle: bytes or one byte as an int.
    func needle(_ value: Value) throws(Raise) -> [UInt8] {
        if value.bufferContents != nil || value.memoryView != nil { return Array(try requireBytes(value)) }
        guard value.isInteger || value.classOf.lookup(Names.index) != nil else {
            throw Raise.typeError("argument should be integer or bytes-like object, not '\(value.typeName)'")
        }
        return [try byteValue(value, "byte")]
    }
    /// What is sought and where: the bounds are looked at first.
    func sought(_ a: NativeArguments) throws(Raise) -> (needle: [UInt8], start: Int, end: Int) {
        let given = try SliceBounds.positions(a, 2)
        let needle = try needle(a[1])
        let (start, end) = SliceBounds.within(a[0].byteContents.count, given.start, given.end)
        return (needle, start, end)
    }
    func search(_ a: NativeArguments, last: Bool) throws(Raise) -> Int? {
        let (needle, start, end) = try sought(a)
        if start > end { return nil }
        let bytes = a[0].byteContents
        return needle.withUnsafeBufferPointer {
            last
                ? StringAlgorithms.findLast(bytes, $0, from: start, to: end)
                : StringAlgorithms.find(bytes, $0, from: start, to: end)
        }
    }
    for (name, last, strict) in [("find", false, false), ("rfind", true, false), ("index", false, true), ("rindex", true, true)] {
        method("\(name)(self, sub, start=?, end=?, /)") { a throws(Raise) in
            let found = try search(a, last: last)
            if found == nil && strict { throw Raise.valueError("subsection not found") }
            return .int(found ?? -1)
        }
    }
    method("count(self, sub, start=?, end=?, /)") { a throws(Raise) in
        let (needle, start, end) = try sought(a)
        let bytes = a[0].byteContents
        if start > end { return .int(0) }
        if needle.isEmpty { return .int(end - start + 1) }
        return .int(needle.withUnsafeBufferPointer { StringAlgorithms.count(bytes, $0, from: start, to: end) })
    }
    for (name, atEnd) in [("startswith", false), ("endswith", true)] {
        method("\(name)(self, prefix, start=?, end=?, /)") { a throws(Raise) in
            let (start, end) = try SliceBounds.window(a, 2, length: a[0].byteContents.count)
            let bytes = a[0].byteContents
            func fits(_ affix: TextBytes) -> Bool {
                if start > end || affix.count > end - start { return false }
                let place = atEnd ? end - affix.count : start
                return StringAlgorithms.equal(TextBytes(rebasing: bytes[place..<(place + affix.count)]), affix)
            }
            if a[1].isKind(.tuple) {
                for item in a[1].tupleItems where fits(try requireBytes(item)) { return .bool(true) }
                return .bool(false)
            }
            guard a[1].bufferContents != nil || a[1].memoryView != nil else {
                throw Raise.typeError("\(name) first arg must be bytes or a tuple of bytes, not \(a[1].typeName)")
            }
            return .bool(fits(try requireBytes(a[1])))
        }
    }
    for (name, right) in [("removeprefix", false), ("removesuffix", true)] {
        method("\(name)(self, affix, /)") { a throws(Raise) in
            let bytes = a[0].byteContents, affix = try requireBytes(a[1])
            guard affix.count <= bytes.count else { return make(bytes) }
            let place = right ? bytes.count - affix.count : 0
            guard StringAlgorithms.equal(TextBytes(rebasing: bytes[place..<(place + affix.count)]), affix) else {
                return make(bytes)
            }
            return part(bytes, right ? 0..<place : affix.count..<bytes.count)
        }
    }
    for (name, fromRight) in [("split", false), ("rsplit", true)] {
        method("\(name)(self, /, sep=None, maxsplit=-1)") { a throws(Raise) in
            let limit = try countArgument(a[2]), bytes = a[0].byteContents
            let ranges: [Range<Int>]
            if a[1].isNone {
                ranges =
                    fromRight
                    ? StringAlgorithms.splitBlanksFromRight(bytes, limit: limit, unicode: false)
                    : StringAlgorithms.splitBlanks(bytes, limit: limit, unicode: false)
            } else {
                let separator = try requireBytes(a[1])
                if separator.isEmpty { throw Raise.valueError("empty separator") }
                ranges =
                    fromRight
                    ? StringAlgorithms.splitFromRight(bytes, separator: separator, limit: limit)
                    : StringAlgorithms.split(bytes, separator: separator, limit: limit)
            }
            return .list(owned: ranges.map { part(bytes, $0) })
        }
    }
    method("splitlines(self, /, keepends=False)") { a throws(Raise) in
        let keepsEnds = try ArgumentValues.int32(a[1]) != 0, bytes = a[0].byteContents
        let ranges = StringAlgorithms.splitLines(bytes, keepEnds: keepsEnds, unicode: false)
        return .list(owned: ranges.map { part(bytes, $0) })
    }
    for (name, last) in [("partition", false), ("rpartition", true)] {
        method("\(name)(self, sep, /)") { a throws(Raise) in
            let bytes = a[0].byteContents, separator = try requireBytes(a[1])
            if separator.isEmpty { throw Raise.valueError("empty separator") }
            let hit = last ? StringAlgorithms.findLast(bytes, separator) : StringAlgorithms.find(bytes, separator)
            guard let hit else {
                let values = last ? [result([]), result([]), make(bytes)] : [make(bytes), result([]), result([])]
                return .tuple(owned: values)
            }
            return .tuple(owned: [
                part(bytes, 0..<hit), make(separator), part(bytes, (hit + separator.count)..<bytes.count),
            ])
        }
    }
    method("join(self, iterable_of_bytes, /)") { a throws(Raise) in
        guard Iteration.isNative(a[1]) || a[1].classOf.lookup(Names.iter) != nil || a[1].classOf.lookup(Names.getItem) != nil
        else { throw Raise.typeError("can only join an iterable") }
        let separator = Array(a[0].byteContents)
        var out: [UInt8] = []
        var i = 0
        try iterate(a[1]) { item throws(Raise) in
            guard let bytes = item.bufferContents else {
                throw Raise.typeError("sequence item \(i): expected a bytes-like object, \(item.typeName) found")
            }
            if i > 0 { out += separator }
            out += bytes
            i += 1
            return true
        }
        return result(out)
    }
    for (name, left, right) in [("strip", true, true), ("lstrip", true, false), ("rstrip", false, true)] {
        method("\(name)(self, bytes=None, /)") { a throws(Raise) in
            let bytes = a[0].byteContents
            if a[1].isNone {
                return part(bytes, StringAlgorithms.strip(bytes, left: left, right: right, unicode: false))
            }
            let gone = try requireBytes(a[1])
            return part(bytes, StringAlgorithms.strip(bytes, characters: gone, left: left, right: right, unicode: false))
        }
    }
    method("replace(self, old, new, count=-1, /)") { a throws(Raise) in
        // The types first; what the count's `__index__` does may move the bytes.
        for part in [a[1], a[2]] { _ = try requireBytes(part) }
        let limit = try countArgument(a[3]), old = try requireBytes(a[1]), new = try requireBytes(a[2])
        try checkReplacing(a[0].byteContents, old, new, limit)
        return result(StringAlgorithms.replace(a[0].byteContents, old, new, limit: limit, byCodePoint: false))
    }
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) }
    func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5a).contains(byte) }
    func isLower(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte) }
    func mapping(_ name: String, _ change: @escaping (TextBytes) -> [UInt8]) {
        method("\(name)(self, /)") { a throws(Raise) in result(change(a[0].byteContents)) }
    }
    mapping("upper") { $0.map { isLower($0) ? $0 - 32 : $0 } }
    mapping("lower") { $0.map { isUpper($0) ? $0 + 32 : $0 } }
    mapping("swapcase") { $0.map { isLetter($0) ? $0 ^ 32 : $0 } }
    mapping("capitalize") { bytes in
        bytes.enumerated().map { $0 == 0 ? (isLower($1) ? $1 - 32 : $1) : (isUpper($1) ? $1 + 32 : $1) }
    }
    mapping("title") { bytes in
        var inside = false
        return bytes.map { byte in
            defer { inside = isLetter(byte) }
            return inside ? (isUpper(byte) ? byte + 32 : byte) : (isLower(byte) ? byte - 32 : byte)
        }
    }
    func every(_ name: String, _ holds: @escaping (UInt8) -> Bool) {
        method("\(name)(self, /)") { a throws(Raise) in
            .bool(!a[0].byteContents.isEmpty && a[0].byteContents.allSatisfy(holds))
        }
    }
    every("isalpha", isLetter)
    every("isdigit", FloatFormatting.isDigit)
    every("isalnum") { isLetter($0) || FloatFormatting.isDigit($0) }
    every("isspace", FloatFormatting.isBlank)
    method("isascii(self, /)") { a throws(Raise) in .bool(UTF8Text.isASCII(a[0].byteContents)) }
    method("isupper(self, /)") { a throws(Raise) in
        .bool(a[0].byteContents.contains(where: isUpper) && !a[0].byteContents.contains(where: isLower))
    }
    method("islower(self, /)") { a throws(Raise) in
        .bool(a[0].byteContents.contains(where: isLower) && !a[0].byteContents.contains(where: isUpper))
    }
    method("istitle(self, /)") { a throws(Raise) in
        var inside = false, isCased = false
        for byte in a[0].byteContents {
            if isUpper(byte) {
                if inside { return .bool(false) }
                inside = true
                isCased = true
            } else if isLower(byte) {
                if !inside { return .bool(false) }
                isCased = true
            } else {
                inside = false
            }
        }
        return .bool(isCased)
    }
    for (name, place) in [("ljust", 0), ("center", 1), ("rjust", 2)] {
        method("\(name)(self, width, fillchar=?, /)") { a throws(Raise) in
            let width = try countArgument(a[1]), bytes = Array(a[0].byteContents)
            let fill = a.has(2) ? a[2].bufferContents.map { Array($0) } ?? [] : [0x20]
            guard fill.count == 1 else {
                throw Raise.typeError("\(name)() argument 2 must be a byte string of length 1, not \(a[2].typeName)")
            }
            let missing = try repeatedLength(1, max(0, width - bytes.count))
            let left = place == 0 ? 0 : place == 2 ? missing : missing / 2 + (missing & width & 1)
            return result(
                [UInt8](repeating: fill[0], count: left) + bytes + [UInt8](repeating: fill[0], count: missing - left))
        }
    }
    method("zfill(self, width, /)") { a throws(Raise) in
        let width = try countArgument(a[1]), bytes = Array(a[0].byteContents)
        let missing = try repeatedLength(1, max(0, width - bytes.count))
        let signs = bytes.first == 0x2b || bytes.first == 0x2d ? 1 : 0
        return result(Array(bytes[..<signs]) + [UInt8](repeating: 0x30, count: missing) + bytes[signs...])
    }
    method("expandtabs(self, /, tabsize=8)") { a throws(Raise) in
        let size = try tabSize(a[1], in: a[0].byteContents)
        return result(StringAlgorithms.expandTabs(a[0].byteContents, size: size))
    }
    method("translate(self, table, /, delete=?)") { a throws(Raise) in
        let gone = a.has(2) ? Array(try requireBytes(a[2])) : []
        let bytes = a[0].byteContents.filter { !gone.contains($0) }
        if a[1].isNone { return result(bytes) }
        let table = try requireBytes(a[1])
        guard table.count == 256 else { throw Raise.valueError("translation table must be 256 characters long") }
        return result(bytes.map { table[Int($0)] })
    }
    let maketrans = NativeFunction("maketrans(frm, to, /)", owner: cls.nameString, binds: false) { a throws(Raise) in
        let from = try requireBytes(a[0]), to = try requireBytes(a[1])
        guard from.count == to.count else { throw Raise.valueError("maketrans arguments must have same length") }
        var table = (0..<256).map { UInt8($0) }
        for (x, y) in zip(from, to) { table[Int(x)] = y }
        return .bytes(table)
    }
    CoreTypes.put(cls.pointee.namespace, "maketrans", .wrappedMethod(.staticMethod, owned: .nativeFunction(maketrans)))
}

/// What only bytearray has.
func installByteArrayChanges() {
    let cls = Types.byteArray
    /// Replaces part of the contents in place.
    func splice(_ value: Value, _ range: Range<Int>, _ new: [UInt8]) throws(Raise) {
        let object = value.layout(ByteArrayObject.self)
        let old = object.pointee.count
        let count = old - range.count + new.count
        if count != old && object.pointee.exports > 0 {
            throw Raise.bufferError("Existing exports of data: object cannot be re-sized")
        }
        if count > object.pointee.capacity || object.pointee.bytes == nil {
            let capacity = count + count / 8 + 8
            let bigger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
            if let bytes = object.pointee.bytes {
                bigger.update(from: bytes, count: old)
                bytes.deallocate()
            }
            object.pointee.bytes = bigger
            object.pointee.capacity = capacity
        }
        guard let bytes = object.pointee.bytes else { return }
        memmove(bytes + range.lowerBound + new.count, bytes + range.upperBound, old - range.upperBound)
        new.withUnsafeBufferPointer { source in
            if let base = source.baseAddress { (bytes + range.lowerBound).update(from: base, count: source.count) }
        }
        object.pointee.count = count
    }
    func count(_ value: Value) -> Int { value.byteContents.count }
    CoreTypes.method(cls, "append(self, item, /)") { a throws(Raise) in
        let byte = try byteValue(a[1], "byte")
        try splice(a[0], count(a[0])..<count(a[0]), [byte])
        return .none
    }
    CoreTypes.method(cls, "extend(self, iterable_of_ints, /)") { a throws(Raise) in
        guard
            a[1].isString || Iteration.isNative(a[1]) || a[1].classOf.lookup(Names.iter) != nil
                || a[1].classOf.lookup(Names.getItem) != nil
        else { throw Raise.typeError("can't extend bytearray with \(a[1].typeName)") }
        if a[1].bufferContents == nil, let view = a[1].memoryView, view.buffer != nil {
            throw Raise.typeError("can't set bytearray slice from \(a[1].typeName)")
        }
        let new = try byteSequence(a[1], "byte")
        try splice(a[0], count(a[0])..<count(a[0]), new)
        return .none
    }
    CoreTypes.method(cls, "__iadd__(self, value, /)") { a throws(Raise) in
        guard let other = a[1].bufferContents else {
            throw Raise.typeError("can't concat \(a[1].typeName) to bytearray")
        }
        if a[0].isSame(a[1]) && !other.isEmpty {
            throw Raise.bufferError("Existing exports of data: object cannot be re-sized")
        }
        try splice(a[0], count(a[0])..<count(a[0]), Array(other))
        return a[0].retained()
    }
    CoreTypes.method(cls, "__imul__(self, value, /)") { a throws(Raise) in
        // First of all: the factor's `__index__` may change the length.
        let new = try repeatedBytes(a[0], a[1])
        try splice(a[0], 0..<count(a[0]), new)
        return a[0].retained()
    }
    CoreTypes.method(cls, "insert(self, index, item, /)") { a throws(Raise) in
        let index = try ArgumentValues.int(a[1])
        let byte = try byteValue(a[2], "byte"), length = count(a[0])
        let place = index < 0 ? max(0, index + length) : min(index, length)
        try splice(a[0], place..<place, [byte])
        return .none
    }
    CoreTypes.method(cls, "pop(self, index=-1, /)") { a throws(Raise) in
        let index = try countArgument(a[1]), length = count(a[0])
        if length == 0 { throw Raise.indexError("pop from empty bytearray") }
        let place = index < 0 ? index + length : index
        guard place >= 0 && place < length else { throw Raise.indexError("pop index out of range") }
        let byte = a[0].byteContents[place]
        try splice(a[0], place..<(place + 1), [])
        return .int(Int(byte))
    }
    CoreTypes.method(cls, "remove(self, value, /)") { a throws(Raise) in
        let byte = try byteValue(a[1], "byte")
        guard let place = a[0].byteContents.firstIndex(of: byte) else {
            throw Raise.valueError("value not found in bytearray")
        }
        try splice(a[0], place..<(place + 1), [])
        return .none
    }
    CoreTypes.method(cls, "clear(self, /)") { a throws(Raise) in
        try splice(a[0], 0..<count(a[0]), [])
        return .none
    }
    CoreTypes.method(cls, "reverse(self, /)") { a throws(Raise) in
        try splice(a[0], 0..<count(a[0]), a[0].byteContents.reversed())
        return .none
    }
    CoreTypes.method(cls, "copy(self, /)") { a throws(Raise) in .byteArray(a[0].byteContents) }
    CoreTypes.method(cls, "__setitem__(self, key, value, /)") { a throws(Raise) in
        if a[1].isKind(.slice) {
            var bounds = try SliceBounds(a[1], length: count(a[0]))
            guard !a[2].isString,
                Iteration.isNative(a[2]) || a[2].bufferContents != nil || a[2].classOf.lookup(Names.iter) != nil
                    || a[2].classOf.lookup(Names.getItem) != nil
            else {
                let isNumber = [Names.index, Names.int, Names.float].contains { a[2].classOf.lookup($0) != nil }
                throw Raise.typeError(
                    isNumber || a[2].isString
                        ? "can assign only bytes, buffers, or iterables of ints in range(0, 256)"
                        : "cannot convert '\(a[2].typeName)' object to bytearray")
            }
            let new = try byteSequence(a[2], "byte")
            // Collecting the bytes may have run a script that changed the length.
            if !a[2].isKind(.byteArray) { bounds = try SliceBounds(a[1], length: count(a[0])) }
            if bounds.step == 1 {
                try splice(a[0], bounds.start..<max(bounds.start, bounds.stop), new)
                return .none
            }
            if new.isEmpty && bounds.count > 0 {
                // CPython deletes what gets nothing.
                guard let delete = Types.byteArray.lookup(.interned("__delitem__")) else { return .none }
                return try callMethod(delete, a[0], a[1])
            }
            guard new.count == bounds.count else {
                throw Raise.valueError(
                    "attempt to assign bytes of size \(new.count) to extended slice of size \(bounds.count)")
            }
            for (i, byte) in new.enumerated() {
                a[0].layout(ByteArrayObject.self).pointee.bytes?[bounds.start + i * bounds.step] = byte
            }
            return .none
        }
        guard Subscripts.isIndex(a[1]) else {
            throw Raise.typeError("bytearray indices must be integers or slices, not \(a[1].typeName)")
        }
        let byte = try byteValue(a[2], "byte")
        let place = try SliceBounds.item(a[1], length: count(a[0]), "bytearray index out of range")
        a[0].layout(ByteArrayObject.self).pointee.bytes?[place] = byte
        return .none
    }
    CoreTypes.method(cls, "__delitem__(self, key, /)") { a throws(Raise) in
        if a[1].isKind(.slice) {
            let bounds = try SliceBounds(a[1], length: count(a[0]))
            var gone = Set<Int>()
            for i in 0..<bounds.count { gone.insert(bounds.start + i * bounds.step) }
            let kept = a[0].byteContents.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
            try splice(a[0], 0..<count(a[0]), kept)
            return .none
        }
        guard Subscripts.isIndex(a[1]) else {
            throw Raise.typeError("bytearray indices must be integers or slices, not \(a[1].typeName)")
        }
        let place = try SliceBounds.item(a[1], length: count(a[0]), "bytearray index out of range")
        try splice(a[0], place..<(place + 1), [])
        return .none
    }
}
