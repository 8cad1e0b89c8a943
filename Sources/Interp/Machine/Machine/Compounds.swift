// The longer instructions: displays with stars, unpacking, f-string parts, spread calls, entering a `with`.

import Glibc

enum Displays {
    /// `[*iterable]`.
    static func extend(_ list: Value, _ iterable: Value) throws(Raise) {
        guard
            Iteration.isNative(iterable) || iterable.classOf.lookup(Names.iter) != nil
                || iterable.classOf.lookup(Names.getItem) != nil
        else {
            throw Raise.typeError("Value after * must be an iterable, not \(iterable.typeName)")
        }
        let iterator = try Iteration.iterator(iterable)
        defer { iterator.release() }
        try Iteration.askLength(iterable)
        if iterable.isExactly(.range), !MemoryLimit.allows(iterable.layout(RangeObject.self).pointee.count, size: 16) {
            throw Raise.memoryError("")
        }
        while let item = try Iteration.next(iterator) { list.listAppend(owned: item) }
    }

    /// `mapping.keys()`, owned; nil when it has no such attribute.
    private static func keys(of mapping: Value) throws(Raise) -> Value? {
        guard let method = try AttributeAccess.findIfAny(mapping, Names.keys) else { return nil }
        defer { method.release() }
        return try call(method)
    }

    /// `{**mapping}`.
    static func update(_ dict: UnsafeMutablePointer<DictObject>, _ mapping: Value) throws(Raise) {
        if try !add(mapping, to: dict) { throw Raise.typeError("'\(mapping.typeName)' object is not a mapping") }
    }

    /// Adds all items of a mapping; false when it is none.
    private static func add(_ mapping: Value, to dict: UnsafeMutablePointer<DictObject>) throws(Raise) -> Bool {
        if mapping.isKind(.dict) {
            try DictMethods.add(dict, all: mapping.layout(DictObject.self))
            return true
        }
        guard let keys = try keys(of: mapping) else { return false }
        defer { keys.release() }
        try iterate(keys) { key throws(Raise) in
            let value = try Operators.getItem(mapping, key)
            defer { value.release() }
            try Dict.set(dict, key, value)
            return true
        }
        return true
    }

    private static func calleeName(_ callee: Value) -> String {
        if callee.isKind(.function) {
            let function = callee.layout(FunctionObject.self).pointee
            let name = function.qualifiedName.swiftString + "()"
            return function.module.isString ? function.module.swiftString + "." + name : name
        }
        if callee.isKind(.nativeFunction) {
            let function = callee.nativeFunction
            guard let module = function.module, module != "builtins" else { return function.qualifiedName + "()" }
            return "\(module).\(function.qualifiedName)()"
        }
        if callee.isKind(.boundMethod) { return calleeName(callee.layout(BoundMethodObject.self).pointee.function) }
        if callee.isKind(.classObject) { return qualifiedClassName(callee.layout(ClassObject.self)) + "()" }
        return callee.typeName + " object"
    }

    /// `f(**mapping)`.
    static func merge(_ dict: UnsafeMutablePointer<DictObject>, _ mapping: Value, callee: Value) throws(Raise) {
        let flat = Dict.make()
        defer { Value.object(flat).release() }
        if try !add(mapping, to: flat) {
            throw Raise.typeError("\(calleeName(callee)) argument after ** must be a mapping, not \(mapping.typeName)")
        }
        var place = 0
        while let entry = Dict.next(flat, from: &place) {
            guard entry.pointee.key.isString else {
                // The call refuses it, after what else is wrong with its arguments.
                try Dict.set(dict, entry.pointee.key, entry.pointee.value)
                continue
            }
            if Dict.get(dict, name: entry.pointee.key) != nil {
                throw Raise.typeError(
                    "\(calleeName(callee)) got multiple values for keyword argument '\(entry.pointee.key.swiftString)'")
            }
            Dict.set(dict, name: entry.pointee.key, entry.pointee.value)
        }
    }

    /// `str.format` looks for the names that its text has and no others: CPython lets it have keys that are no text.
    private static func takesAnyKeywords(_ callee: Value) -> Bool {
        let function = callee.isKind(.boundMethod) ? callee.layout(BoundMethodObject.self).pointee.function : callee
        return function.isKind(.nativeFunction) && function.nativeFunction.qualifiedName == "str.format"
    }

    /// A dict of its own of what `**keywords` names, owned.
    private static func flatKeywords(_ keywords: Value, callee: Value) throws(Raise) -> UnsafeMutablePointer<DictObject> {
        if keywords.isKind(.dict) { return Dict.copy(keywords.layout(DictObject.self)) }
        guard keywords.isObject else {
            throw Raise.typeError("\(calleeName(callee)) argument after ** must be a mapping, not \(keywords.typeName)")
        }
        let flat = Dict.make()
        do throws(Raise) { try merge(flat, keywords, callee: callee) } catch {
            Value.object(flat).release()
            throw error
        }
        return flat
    }

    /// Lays out the window of `R[a](*R[a+1], **R[a+2])` from R[a+1] on; the number of values and the names (owned).
    static func spread(_ window: ValuePointer, hasKeywords: Bool) throws(Raise) -> (count: Int, names: Value) {
        let callee = window[0], positional = window[1], keywords = hasKeywords ? window[2] : .unbound
        // What is named is taken first: the call only then asks for the others.
        let flat = hasKeywords ? try flatKeywords(keywords, callee: callee) : nil
        defer { if let flat { Value.object(flat).release() } }
        guard
            Iteration.isNative(positional) || positional.classOf.lookup(Names.iter) != nil
                || positional.classOf.lookup(Names.getItem) != nil
        else {
            throw Raise.typeError("\(calleeName(callee)) argument after * must be an iterable, not \(positional.typeName)")
        }
        let list = try Iteration.collect(positional, asking: true)
        defer { list.release() }
        var names: [Value] = []
        var values: [Value] = []
        if let flat {
            var place = 0
            while let entry = Dict.next(flat, from: &place) {
                guard entry.pointee.key.isString else {
                    if takesAnyKeywords(callee) { continue }
                    for value in names + values { value.release() }
                    throw Raise.typeError("keywords must be strings")
                }
                names.append(entry.pointee.key.internedString.retained())
                values.append(entry.pointee.value.retained())
            }
        }
        let items = list.listItems
        let count = items.count + values.count
        if window + count + 64 >= machine.pointee.stackLimit {
            for value in names + values { value.release() }
            throw Calls.tooDeep()
        }
        window[1] = .unbound
        positional.release()
        if hasKeywords {
            window[2] = .unbound
            keywords.release()
        }
        for i in 0..<items.count { window[1 + i] = items[i].retained() }
        for i in 0..<values.count { window[1 + items.count + i] = values[i] }
        return (count, names.isEmpty ? .unbound : .tuple(owned: names))
    }

    /// `a, b = value`.
    static func unpack(_ value: Value, _ target: ValuePointer, _ count: Int) throws(Raise) {
        if value.isExactly(.tuple) || value.isExactly(.list), let items = value.sequenceItems, items.count == count {
            for i in 0..<count {
                let old = target[i]
                target[i] = items[i].retained()
                old.release()
            }
            return
        }
        guard isIterable(value) else { throw Raise.typeError("cannot unpack non-iterable \(value.typeName) object") }
        let iterator = try Iteration.iterator(value)
        defer { iterator.release() }
        for i in 0..<count {
            guard let item = try Iteration.next(iterator) else {
                throw Raise.valueError("not enough values to unpack (expected \(count), got \(i))")
            }
            let old = target[i]
            target[i] = item
            old.release()
        }
        if let extra = try Iteration.next(iterator) {
            extra.release()
            throw Raise.valueError("too many values to unpack (expected \(count))")
        }
    }

    private static func isIterable(_ value: Value) -> Bool {
        Iteration.isNative(value) || value.classOf.lookup(Names.iter) != nil || value.classOf.lookup(Names.getItem) != nil
    }

    /// `a, *b, c = value`.
    static func unpackStar(_ value: Value, _ target: ValuePointer, before: Int, after: Int) throws(Raise) {
        guard isIterable(value) else { throw Raise.typeError("cannot unpack non-iterable \(value.typeName) object") }
        let list = try Iteration.collect(value)
        defer { list.release() }
        let items = list.listItems
        if items.count < before + after {
            throw Raise.valueError("not enough values to unpack (expected at least \(before + after), got \(items.count))")
        }
        func put(_ i: Int, _ value: Value) {
            let old = target[i]
            target[i] = value
            old.release()
        }
        for i in 0..<before { put(i, items[i].retained()) }
        let middle = items[before..<(items.count - after)]
        for item in middle { item.retain() }
        put(before, .list(owned: UnsafeBufferPointer(rebasing: UnsafeMutableBufferPointer(rebasing: middle)[...])))
        for i in 0..<after { put(before + 1 + i, items[items.count - after + i].retained()) }
    }

    /// One replacement field of an f-string.
    static func format(_ value: Value, conversion: Int, spec: Value) throws(Raise) -> Value {
        if conversion == 0, spec.isObject, spec.layout(StringObject.self).pointee.byteCount > 0,
            case let text = PlainFormat.apply(value, spec), !text.isUnbound
        {
            return text
        }
        var converted = value.retained()
        switch conversion {
        case 1:
            converted.release()
            converted = .string(try str(value))
        case 2:
            converted.release()
            converted = .string(try repr(value))
        case 3:
            converted.release()
            converted = .string(try asciiRepr(value))
        default: break
        }
        defer { converted.release() }
        let hasSpec = spec.isObject && spec.layout(StringObject.self).pointee.byteCount > 0
        if !hasSpec {
            if converted.isExactly(.string) { return converted.retained() }
            if converted.tag == Tag.int { return .decimal(converted.asInt) }
            if converted.tag == Tag.float && converted.asFloat.isFinite { return .shortest(converted.asFloat) }
        }
        guard let method = converted.classOf.lookup(Names.format) else {
            if hasSpec { throw Raise.typeError("unsupported format string passed to \(converted.typeName).__format__") }
            return .string(try str(converted))
        }
        let result = try callMethod(method, converted, hasSpec ? spec : Names.empty)
        guard result.isString else {
            defer { result.release() }
            throw Raise.typeError("__format__ must return a str, not \(result.typeName)")
        }
        return result
    }

    /// The strings of an f-string, one after another.
    static func concatenate(_ parts: ValuePointer, _ count: Int) -> Value {
        var bytes = 0, scalars = 0
        for i in 0..<count {
            let part = parts[i].layout(StringObject.self)
            bytes &+= part.pointee.byteCount
            scalars &+= part.pointee.scalarCount
        }
        return .string(byteCount: bytes, scalarCount: scalars) { target in
            var place = target
            for i in 0..<count {
                let part = parts[i].layout(StringObject.self)
                memcpy(place, part + 1, part.pointee.byteCount)
                place += part.pointee.byteCount
            }
        }
    }

    /// `with manager`: the bound exit method, and what `__enter__` gave.
    static func enter(_ manager: Value) throws(Raise) -> (exit: Value, entered: Value) {
        let cls = manager.classOf
        guard let enterMethod = cls.lookup(Names.enter) else {
            throw Raise.typeError("'\(cls.nameString)' object does not support the context manager protocol")
        }
        guard let exitMethod = cls.lookup(Names.exit) else {
            throw Raise.typeError(
                "'\(cls.nameString)' object does not support the context manager protocol (missed __exit__ method)")
        }
        let exit = try AttributeAccess.bind(exitMethod, manager, cls)
        do throws(Raise) { return (exit, try callMethod(enterMethod, manager)) } catch {
            exit.release()
            throw error
        }
    }
}
