// The methods of str that cut, join, search and change text.

func installTextMethods() {
    installSearch()
    installSplitting()
    installChanges()
    installPadding()
    installTranslation()
}

private func method(_ signature: String, _ body: @escaping NativeBody) {
    CoreTypes.method(Types.string, signature, body)
}

private func installSearch() {
    /// The byte offset of a hit, or nil.
    func search(_ a: NativeArguments, _ name: String, last: Bool) throws(Raise) -> Int? {
        let text = a[0]
        let (start, end) = try SliceBounds.window(a, 2, length: text.scalarCount)
        let needle = try requireText(a[1]) { "must be str, not \($0)" }
        if start > end { return nil }
        let from = text.byteOffset(start), to = text.byteOffset(end)
        return last
            ? StringAlgorithms.findLast(text.utf8, needle.utf8, from: from, to: to)
            : StringAlgorithms.find(text.utf8, needle.utf8, from: from, to: to)
    }
    for (name, last) in [("find", false), ("rfind", true)] {
        method("\(name)(self, sub, start=?, end=?, /)") { a throws(Raise) in
            .int(try search(a, name, last: last).map { a[0].scalarIndex($0) } ?? -1)
        }
    }
    for (name, last) in [("index", false), ("rindex", true)] {
        method("\(name)(self, sub, start=?, end=?, /)") { a throws(Raise) in
            guard let offset = try search(a, name, last: last) else { throw Raise.valueError("substring not found") }
            return .int(a[0].scalarIndex(offset))
        }
    }
    method("count(self, sub, start=?, end=?, /)") { a throws(Raise) in
        let (start, end) = try SliceBounds.window(a, 2, length: a[0].scalarCount)
        let needle = try requireText(a[1]) { "must be str, not \($0)" }
        if start > end { return .int(0) }
        if needle.utf8.isEmpty { return .int(end - start + 1) }
        return .int(StringAlgorithms.count(a[0].utf8, needle.utf8, from: a[0].byteOffset(start), to: a[0].byteOffset(end)))
    }
    for (name, atEnd) in [("startswith", false), ("endswith", true)] {
        method("\(name)(self, prefix, start=?, end=?, /)") { a throws(Raise) in
            let text = a[0]
            let (start, end) = try SliceBounds.window(a, 2, length: text.scalarCount)
            func fits(_ affix: Value) -> Bool {
                if start > end { return false }
                let bytes = text.utf8
                let from = text.byteOffset(start), to = text.byteOffset(end)
                let piece = affix.utf8
                if piece.count > to - from { return false }
                let place = atEnd ? to - piece.count : from
                return StringAlgorithms.equal(TextBytes(rebasing: bytes[place..<(place + piece.count)]), piece)
            }
            if a[1].isKind(.tuple) {
                for item in a[1].tupleItems {
                    guard item.isString else {
                        throw Raise.typeError("tuple for \(name) must only contain str, not \(item.typeName)")
                    }
                    if fits(item) { return .bool(true) }
                }
                return .bool(false)
            }
            guard a[1].isString else {
                throw Raise.typeError("\(name) first arg must be str or a tuple of str, not \(a[1].typeName)")
            }
            return .bool(fits(a[1]))
        }
    }
    method("removeprefix(self, prefix, /)") { a throws(Raise) in
        let affix = try requireText(a[1]) { "removeprefix() argument must be str, not \($0)" }.utf8
        let text = a[0].utf8
        let fits = affix.count <= text.count && StringAlgorithms.equal(TextBytes(rebasing: text[..<affix.count]), affix)
        return a[0].substring((fits ? affix.count : 0)..<text.count)
    }
    method("removesuffix(self, suffix, /)") { a throws(Raise) in
        let affix = try requireText(a[1]) { "removesuffix() argument must be str, not \($0)" }.utf8
        let text = a[0].utf8
        let fits =
            affix.count <= text.count
            && StringAlgorithms.equal(TextBytes(rebasing: text[(text.count - affix.count)...]), affix)
        return a[0].substring(0..<(text.count - (fits ? affix.count : 0)))
    }
}

private func installSplitting() {
    for (name, fromRight) in [("split", false), ("rsplit", true)] {
        method("\(name)(self, /, sep=None, maxsplit=-1)") { a throws(Raise) in
            let limit = try countArgument(a[2])
            let text = a[0].utf8
            if a[1].isNone {
                let ranges =
                    fromRight
                    ? StringAlgorithms.splitBlanksFromRight(text, limit: limit)
                    : StringAlgorithms.splitBlanks(text, limit: limit)
                return parts(a[0], ranges)
            }
            let separator = try requireText(a[1]) { "must be str or None, not \($0)" }.utf8
            if separator.isEmpty { throw Raise.valueError("empty separator") }
            let ranges =
                fromRight
                ? StringAlgorithms.splitFromRight(text, separator: separator, limit: limit)
                : StringAlgorithms.split(text, separator: separator, limit: limit)
            return parts(a[0], ranges)
        }
    }
    method("splitlines(self, /, keepends=False)") { a throws(Raise) in
        parts(a[0], StringAlgorithms.splitLines(a[0].utf8, keepEnds: try ArgumentValues.int32(a[1]) != 0))
    }
    for (name, last) in [("partition", false), ("rpartition", true)] {
        method("\(name)(self, sep, /)") { a throws(Raise) in
            let separator = try requireText(a[1]) { "must be str, not \($0)" }.utf8
            if separator.isEmpty { throw Raise.valueError("empty separator") }
            let text = a[0].utf8
            let hit = last ? StringAlgorithms.findLast(text, separator) : StringAlgorithms.find(text, separator)
            guard let hit else {
                let empty = Names.empty
                let whole = a[0].substring(0..<text.count)
                return .tuple(
                    owned: last ? [empty.retained(), empty.retained(), whole] : [whole, empty.retained(), empty.retained()])
            }
            return .tuple(owned: [
                a[0].substring(0..<hit), a[1].retained(), a[0].substring((hit + separator.count)..<text.count),
            ])
        }
    }
    method("join(self, iterable, /)") { a throws(Raise) in
        guard
            Iteration.isNative(a[1]) || a[1].classOf.lookup(Names.iter) != nil || a[1].classOf.lookup(Names.getItem) != nil
        else { throw Raise.typeError("can only join an iterable") }
        let list = a[1].isExactly(.list) || a[1].isExactly(.tuple) ? a[1].retained() : try Iteration.collect(a[1])
        defer { list.release() }
        let items = list.sequenceItems ?? Items(start: nil, count: 0)
        let separator = a[0].utf8
        var total = try repeatedLength(separator.count, items.count - 1)
        for (i, item) in items.enumerated() {
            guard item.isString else {
                throw Raise.typeError("sequence item \(i): expected str instance, \(item.typeName) found")
            }
            total += item.utf8.count
        }
        _ = try repeatedLength(total, 1)
        if items.count == 1 && items[0].isExactly(.string) { return items[0].retained() }
        return .string(byteCount: total) { target in
            var place = target
            for (i, item) in items.enumerated() {
                if i > 0, let base = separator.baseAddress {
                    place.update(from: base, count: separator.count)
                    place += separator.count
                }
                let bytes = item.utf8
                if let base = bytes.baseAddress { place.update(from: base, count: bytes.count) }
                place += bytes.count
            }
        }
    }
    for (name, left, right) in [("strip", true, true), ("lstrip", true, false), ("rstrip", false, true)] {
        method("\(name)(self, chars=None, /)") { a throws(Raise) in
            if a[1].isNone { return a[0].substring(StringAlgorithms.strip(a[0].utf8, left: left, right: right)) }
            let characters = try requireText(a[1]) { _ in "\(name) arg must be None or str" }
            return a[0].substring(StringAlgorithms.strip(a[0].utf8, characters: characters.utf8, left: left, right: right))
        }
    }
}

private func installChanges() {
    func mapping(_ name: String, _ change: @escaping (TextBytes) -> [UInt8]) {
        method("\(name)(self, /)") { a throws(Raise) in .string(utf8: change(a[0].utf8)) }
    }
    mapping("upper", StringCase.upper)
    mapping("lower", StringCase.lower)
    mapping("casefold", StringCase.folded)
    mapping("swapcase", StringCase.swapped)
    mapping("capitalize", StringCase.capitalized)
    mapping("title", StringCase.titled)
    method("replace(self, old, new, count=-1, /)") { a throws(Raise) in
        let old = try requireText(a[1]) { "replace() argument 1 must be str, not \($0)" }
        let new = try requireText(a[2]) { "replace() argument 2 must be str, not \($0)" }
        let limit = try countArgument(a[3])
        if limit == 0 || (!old.utf8.isEmpty && StringAlgorithms.find(a[0].utf8, old.utf8) == nil) {
            return a[0].substring(0..<a[0].utf8.count)
        }
        try checkReplacing(a[0].utf8, old.utf8, new.utf8, limit)
        return .string(utf8: StringAlgorithms.replace(a[0].utf8, old.utf8, new.utf8, limit: limit))
    }
    method("expandtabs(self, /, tabsize=8)") { a throws(Raise) in
        .string(utf8: StringAlgorithms.expandTabs(a[0].utf8, size: try tabSize(a[1], in: a[0].utf8)))
    }
}

private func installPadding() {
    func pad(_ text: Value, _ left: Int, _ right: Int, _ fill: [UInt8]) throws(Raise) -> Value {
        if left <= 0 && right <= 0 { return text.substring(0..<text.utf8.count) }
        let bytes = text.utf8
        let total = bytes.count + (try repeatedLength(fill.count, left)) + (try repeatedLength(fill.count, right))
        return .string(byteCount: total) { target in
            var place = target
            func repeated(_ count: Int) {
                for _ in 0..<max(0, count) {
                    for byte in fill {
                        place.pointee = byte
                        place += 1
                    }
                }
            }
            repeated(left)
            if let base = bytes.baseAddress { place.update(from: base, count: bytes.count) }
            place += bytes.count
            repeated(right)
        }
    }
    method("ljust(self, width, fillchar=?, /)") { a throws(Raise) in
        let missing = try countArgument(a[1]) - a[0].scalarCount
        return try pad(a[0], 0, missing, try fillCharacter(a, 2))
    }
    method("rjust(self, width, fillchar=?, /)") { a throws(Raise) in
        let missing = try countArgument(a[1]) - a[0].scalarCount
        return try pad(a[0], missing, 0, try fillCharacter(a, 2))
    }
    method("center(self, width, fillchar=?, /)") { a throws(Raise) in
        let width = try countArgument(a[1])
        let missing = width - a[0].scalarCount
        if missing <= 0 { return try pad(a[0], 0, 0, try fillCharacter(a, 2)) }
        // The odd blank goes left when the width is odd: CPython's rule.
        let left = missing / 2 + (missing & width & 1)
        return try pad(a[0], left, missing - left, try fillCharacter(a, 2))
    }
    method("zfill(self, width, /)") { a throws(Raise) in
        let missing = try countArgument(a[1]) - a[0].scalarCount
        if missing <= 0 { return a[0].substring(0..<a[0].utf8.count) }
        _ = try repeatedLength(1, missing)
        let bytes = a[0].utf8
        let signs = bytes.first == 0x2b || bytes.first == 0x2d ? 1 : 0
        var out = Array(bytes[..<signs])
        out += [UInt8](repeating: 0x30, count: missing)
        out += bytes[signs...]
        return .string(utf8: out)
    }
}

private func installTranslation() {
    let maketrans = NativeFunction("maketrans(x, y=?, z=?, /)", owner: "str", binds: false) { a throws(Raise) in
        let table = Dict.make()
        let result = Value.object(table)
        do throws(Raise) {
            if !a.has(1) {
                guard a[0].isKind(.dict) else {
                    throw Raise.typeError("if you give only one argument to maketrans it must be a dict")
                }
                var place = 0
                while let entry = Dict.next(a[0].layout(DictObject.self), from: &place) {
                    var key = entry.pointee.key
                    if key.isString {
                        guard key.scalarCount == 1 else {
                            throw Raise.valueError("string keys in translate table must be of length 1")
                        }
                        key = .int(Int(UTF8Text.decode(key.utf8, at: 0).scalar))
                    } else if !key.isInteger {
                        throw Raise.typeError("keys in translate table must be strings or integers")
                    }
                    try Dict.set(table, key, entry.pointee.value)
                }
                return result
            }
            let to = UTF8Text.scalars(try requireText(a[1]) { "maketrans() argument 2 must be str, not \($0)" }.utf8)
            if a.has(2) { _ = try requireText(a[2]) { "maketrans() argument 3 must be str, not \($0)" } }
            let from = UTF8Text.scalars(
                try requireText(a[0]) { _ in "first maketrans argument must be a string if there is a second argument" }.utf8)
            guard from.count == to.count else {
                throw Raise.valueError("the first two maketrans arguments must have equal length")
            }
            for (x, y) in zip(from, to) { try Dict.set(table, .int(Int(x)), .int(Int(y))) }
            if a.has(2) {
                for x in UTF8Text.scalars(a[2].utf8) { try Dict.set(table, .int(Int(x)), .none) }
            }
            return result
        } catch {
            result.release()
            throw error
        }
    }
    CoreTypes.put(Types.string.pointee.namespace, "maketrans", .wrappedMethod(.staticMethod, owned: .nativeFunction(maketrans)))
    method("translate(self, table, /)") { a throws(Raise) in
        var out: [UInt8] = []
        for scalar in UTF8Text.scalars(a[0].utf8) {
            let new: Value
            do throws(Raise) { new = try Operators.getItem(a[1], .int(Int(scalar))) } catch {
                guard error.matches(.lookupError) else { throw error }
                error.discard()
                UTF8Text.append(scalar, to: &out)
                continue
            }
            defer { new.release() }
            if new.isNone { continue }
            if new.isString {
                out += new.utf8
            } else if new.isInteger {
                guard let code = new.smallInteger, code >= 0 && code <= 0x10ffff else {
                    throw Raise.valueError("character mapping must be in range(0x110000)")
                }
                UTF8Text.append(UInt32(code), to: &out)
            } else {
                throw Raise.typeError("character mapping must return integer, None or str")
            }
        }
        return .string(utf8: out)
    }
}
