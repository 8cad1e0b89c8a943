// Iteration: `iter`, `next`, loops over anything from native code, and unpacking. Builtin containers need no method call.

package enum Iteration {
    static func isNative(_ value: Value) -> Bool {
        guard value.isObject else { return false }
        switch value.object.pointee.kind {
        case .list, .tuple, .string, .bytes, .byteArray, .dict, .set, .frozenSet, .range, .dictView, .generator, .iterator,
            .rangeIterator,
            .sequenceIterator, .dictIterator, .pairIterator:
            return true
        default: return false
        }
    }

    /// `iter(x)`, owned. TypeError "'X' object is not iterable".
    package static func iterator(_ value: Value) throws(Raise) -> Value {
        if value.isObject {
            if !value.object.pointee.has(ObjectHeader.subclass), let native = nativeIterator(value) { return native }
            let cls = value.classOf
            if let method = cls.lookup(Names.iter) {
                if method.isNone { throw Raise.typeError("'\(cls.nameString)' object is not iterable") }
                let iterator = try callMethod(method, value)
                if !isIterator(iterator) {
                    defer { iterator.release() }
                    throw Raise.typeError("iter() returned non-iterator of type '\(iterator.typeName)'")
                }
                return iterator
            }
            if let native = nativeIterator(value) { return native }
            if cls.lookup(Names.getItem) != nil { return .sequenceIterator(value) }
        }
        throw Raise.typeError("'\(value.typeName)' object is not iterable")
    }

    /// An iterator of what is searched, owned: for `in` and for counting, which name the container in their error.
    static func search(_ container: Value) throws(Raise) -> Value {
        do throws(Raise) { return try iterator(container) } catch {
            guard error.matches(.typeError) else { throw error }
            error.discard()
            throw Raise.typeError("argument of type '\(container.typeName)' is not iterable")
        }
    }

    /// Whether `next` can be asked of the value.
    static func isIterator(_ value: Value) -> Bool {
        guard value.isObject else { return false }
        switch value.object.pointee.kind {
        case .generator, .iterator, .sequenceIterator, .dictIterator, .rangeIterator, .pairIterator: return true
        default: return value.classOf.lookup(Names.next) != nil
        }
    }

    /// The iterator of a builtin container by its layout, or nil.
    package static func nativeIterator(_ value: Value) -> Value? {
        switch value.object.pointee.kind {
        case .list, .tuple, .string, .bytes, .byteArray: return .sequenceIterator(value)
        case .range:
            let range = value.layout(RangeObject.self).pointee
            return .rangeIterator(range.start, range.step, range.count)
        case .dict: return .dictIterator(value, .keys)
        case .set, .frozenSet: return .dictIterator(value, .keys)
        case .dictView:
            let view = value.layout(DictViewObject.self).pointee
            return .dictIterator(view.dict, view.part)
        case .generator, .iterator, .rangeIterator, .sequenceIterator, .dictIterator, .pairIterator: return value.retained()
        default: return nil
        }
    }

    /// `next(iterator)`: owned, or nil at the end.
    package static func next(_ iterator: Value) throws(Raise) -> Value? {
        let interrupt = machine.pointee.interrupt
        if interrupt.pointee != 0 { try Machine.interrupted(interrupt) }
        if iterator.isObject {
            if let value = MachineCore.next(machine, iterator) { return value.isUnbound ? nil : value }
            switch iterator.object.pointee.kind {
            case .rangeIterator:
                let range = iterator.layout(RangeIteratorObject.self)
                if range.pointee.left == 0 { return nil }
                let value = range.pointee.current
                range.pointee.current = value &+ range.pointee.step
                range.pointee.left -= 1
                return .int(value)
            case .sequenceIterator: return try nextOfSequence(iterator.layout(SequenceIteratorObject.self))
            case .dictIterator: return try nextOfDict(iterator.layout(DictIteratorObject.self))
            case .pairIterator: return try nextOfPair(iterator.layout(PairIteratorObject.self))
            case .iterator: return try iterator.nativeIterator.next()
            case .generator: return try Generators.resume(iterator, .none)
            default: break
            }
            if let method = iterator.classOf.lookup(Names.next) {
                do throws(Raise) { return try callMethod(method, iterator) } catch {
                    if error.matches(.stopIteration) {
                        error.discard()
                        return nil
                    }
                    throw error
                }
            }
        }
        throw Raise.typeError("'\(iterator.typeName)' object is not an iterator")
    }

    private static func nextOfPair(_ iterator: UnsafeMutablePointer<PairIteratorObject>) throws(Raise) -> Value? {
        guard let first = try next(iterator.pointee.first) else { return nil }
        if iterator.pointee.second.isUnbound {
            let number = iterator.pointee.number
            iterator.pointee.number = number &+ 1
            return .pair(owned: .int(number), first)
        }
        let second: Value?
        do throws(Raise) { second = try next(iterator.pointee.second) } catch {
            first.release()
            throw error
        }
        guard let second else {
            first.release()
            return nil
        }
        return .pair(owned: first, second)
    }

    private static func nextOfSequence(_ iterator: UnsafeMutablePointer<SequenceIteratorObject>) throws(Raise) -> Value? {
        let sequence = iterator.pointee.sequence
        if sequence.isUnbound { return nil }
        let index = iterator.pointee.index
        func end() -> Value? {
            iterator.pointee.sequence = .unbound
            sequence.release()
            return nil
        }
        switch sequence.object.pointee.kind {
        case .list, .tuple:
            guard let items = sequence.sequenceItems, index < items.count else { return end() }
            iterator.pointee.index = index + 1
            return items[index].retained()
        case .string:
            let bytes = sequence.utf8
            if index >= bytes.count { return end() }
            let first = bytes[index]
            let width = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
            iterator.pointee.index = index + width
            if width == 1 { return Characters.ascii(first) }
            return .string(utf8: UnsafeBufferPointer(rebasing: bytes[index..<min(bytes.count, index + width)]))
        case .bytes, .byteArray:
            let bytes = sequence.byteContents
            if index >= bytes.count { return end() }
            iterator.pointee.index = index + 1
            return .int(Int(bytes[index]))
        default:
            do throws(Raise) {
                let value = try Operators.getItem(sequence, .int(index))
                iterator.pointee.index = index + 1
                return value
            } catch {
                if error.matches(.indexError) || error.matches(.stopIteration) {
                    error.discard()
                    return end()
                }
                throw error
            }
        }
    }

    private static func nextOfDict(_ iterator: UnsafeMutablePointer<DictIteratorObject>) throws(Raise) -> Value? {
        let container = iterator.pointee.dict
        if container.isUnbound { return nil }
        if container.isKind(.dict) {
            let dict = container.layout(DictObject.self)
            if dict.pointee.count != iterator.pointee.expectedCount {
                iterator.pointee.expectedCount = -1
                throw Raise.runtimeError("dictionary changed size during iteration")
            }
            var found: UnsafeMutablePointer<DictEntry>?
            if iterator.pointee.isReversed {
                var place = min(iterator.pointee.index, dict.pointee.used - 1)
                while place >= 0, let entries = dict.pointee.entries {
                    let entry = entries + place
                    place -= 1
                    if !entry.pointee.key.isUnbound {
                        found = entry
                        break
                    }
                }
                iterator.pointee.index = place
            } else {
                found = Dict.next(dict, from: &iterator.pointee.index)
            }
            if let entry = found {
                switch iterator.pointee.part {
                case .keys: return entry.pointee.key.retained()
                case .values: return entry.pointee.value.retained()
                case .items: return .pair(owned: entry.pointee.key.retained(), entry.pointee.value.retained())
                }
            }
        } else {
            let set = container.layout(SetObject.self)
            if set.pointee.count != iterator.pointee.expectedCount {
                iterator.pointee.expectedCount = -1
                throw Raise.runtimeError("Set changed size during iteration")
            }
            if let entry = SetTable.next(set, from: &iterator.pointee.index) { return entry.pointee.key.retained() }
        }
        iterator.pointee.dict = .unbound
        container.release()
        return nil
    }

    /// Asks a script's object how many items to expect (`__len__`, `__length_hint__`), as CPython does before it fills a list.
    /// The answer is not used, but what the methods do and raise is seen.
    @inline(__always) static func askLength(_ iterable: Value) throws(Raise) {
        if iterable.isObject && iterable.classOf.pointee.isScript { try askScriptLength(iterable) }
    }

    @inline(never) private static func askScriptLength(_ iterable: Value) throws(Raise) {
        func allowingTypeErrors(_ body: () throws(Raise) -> Value?) throws(Raise) -> Value? {
            do throws(Raise) { return try body() } catch {
                guard error.matches(.typeError) else { throw error }
                error.discard()
                return nil
            }
        }
        if iterable.classOf.lookup(Names.len) != nil {
            let length = try allowingTypeErrors { () throws(Raise) in .int(try Operators.length(iterable)) }
            if length != nil { return }
        }
        guard let method = iterable.classOf.lookup(lengthHint),
            let answer = try allowingTypeErrors({ () throws(Raise) in try callMethod(method, iterable) })
        else { return }
        defer { answer.release() }
        if answer.isSame(.notImplemented) { return }
        guard answer.isInteger else {
            throw Raise.typeError("__length_hint__ must be an integer, not \(answer.typeName)")
        }
        if try Operators.size(answer) < 0 { throw Raise.valueError("__length_hint__() should return >= 0") }
    }

    // Unsafe global: written once under the interpreter lock; strings never change.
    nonisolated(unsafe) private static let lengthHint = Value.interned("__length_hint__")

    /// A list of everything that an iterable gives, owned values. What makes a list or tuple of the iterable itself asks for
    /// its length; else, as in CPython, a list is made of its iterator.
    package static func collect(_ iterable: Value, asking: Bool = false) throws(Raise) -> Value {
        if iterable.isExactly(.list) || iterable.isExactly(.tuple), let items = iterable.sequenceItems {
            for item in items { item.retain() }
            return .list(owned: UnsafeBufferPointer(items))
        }
        if iterable.isExactly(.range), !MemoryLimit.allows(iterable.layout(RangeObject.self).pointee.count, size: 16) {
            throw Raise.memoryError("")
        }
        var iterator = try iterator(iterable)
        defer { iterator.release() }
        if asking {
            try askLength(iterable)
        } else if iterator.isObject && iterator.classOf.pointee.isScript {
            let own = try Iteration.iterator(iterator)
            iterator.release()
            iterator = own
            try askLength(iterator)
        }
        let list = Value.list(owned: [])
        let interrupt = machine.pointee.interrupt
        do throws(Raise) {
            if iterator.isKind(.generator) {
                let consumer = MachineCore.Consumer(.list, into: list)
                while let item = try consumer.next(of: iterator) {
                    list.listAppend(owned: item)
                    if interrupt.pointee != 0 { try Machine.interrupted(interrupt) }
                }
                return list
            }
            while let item = try next(iterator) {
                list.listAppend(owned: item)
                if interrupt.pointee != 0 { try Machine.interrupted(interrupt) }
            }
        } catch {
            list.release()
            throw error
        }
        return list
    }
}

/// Calls `body` with every item of an iterable (borrowed). Return false to stop.
public func iterate(_ iterable: Value, _ body: (Value) throws(Raise) -> Bool) throws(Raise) {
    let iterator = try Iteration.iterator(iterable)
    defer { iterator.release() }
    while let item = try Iteration.next(iterator) {
        defer { item.release() }
        if try !body(item) { return }
    }
}

/// One-character strings, made once.
enum Characters {
    // Set with the first one that is asked for: a plain load, where a lazy array costs a call and a count each time.
    nonisolated(unsafe) private static var known: ValuePointer?

    @inline(never) private static func make() -> ValuePointer {
        let table = ValuePointer.allocate(capacity: 128)
        for byte in 0..<128 { table[byte] = .interned(String(UnicodeScalar(UInt8(byte)))) }
        known = table
        return table
    }

    /// The 128 of ASCII. Borrowed.
    static var table: ValuePointer { known ?? make() }

    @inline(__always) static func ascii(_ byte: UInt8) -> Value { (known ?? make())[Int(byte)].retained() }
}
