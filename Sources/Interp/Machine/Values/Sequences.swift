// Tuples, lists, ranges, slices: creation and raw access. Methods are in Builtins.

import Glibc

/// Items of a tuple or list; borrowed, valid while the object lives and (for a list) is not changed.
package typealias Items = UnsafeMutableBufferPointer<Value>

extension Value {
    // ---- tuple ------------------------------------------------------------------------------------------------------

    /// A tuple of items whose references it takes over.
    public static func tuple(owned items: [Value]) -> Value { items.withUnsafeBufferPointer { .tuple(owned: $0) } }

    package static func tuple(owned items: UnsafeBufferPointer<Value>, as cls: ClassPointer? = nil) -> Value {
        let tuple: UnsafeMutablePointer<TupleObject>
        let extra = items.count * MemoryLayout<Value>.stride
        if let cls {
            tuple = Heap.allocate(TupleObject.self, for: cls, .tuple, extra: extra)
        } else {
            tuple = Heap.allocate(TupleObject.self, Types.tuple, .tuple, extra: extra)
        }
        tuple.pointee.count = items.count
        if let base = items.baseAddress { memcpy(tuple + 1, base, items.count * MemoryLayout<Value>.stride) }
        if items.count > 0 { Heap.track(tuple) }
        return .object(tuple)
    }

    /// Items of a tuple.
    @inline(__always) package var tupleItems: Items {
        let tuple = layout(TupleObject.self)
        return Items(start: UnsafeMutableRawPointer(tuple + 1).assumingMemoryBound(to: Value.self), count: tuple.pointee.count)
    }

    // ---- list ----------------------------------------------------------------------------------------------------------

    /// A list of items whose references it takes over.
    public static func list(owned items: [Value]) -> Value { items.withUnsafeBufferPointer { .list(owned: $0) } }

    package static func list(owned items: UnsafeBufferPointer<Value>, as cls: ClassPointer? = nil) -> Value {
        let list: UnsafeMutablePointer<ListObject>
        if let cls {
            list = Heap.allocate(ListObject.self, for: cls, .list)
        } else {
            list = Heap.allocate(ListObject.self, Types.list, .list)
        }
        list.pointee.count = items.count
        list.pointee.capacity = items.count
        list.pointee.items = nil
        if let base = items.baseAddress, items.count > 0 {
            guard let raw = malloc(items.count * MemoryLayout<Value>.stride) else { Heap.outOfMemory(items.count * 16) }
            memcpy(raw, base, items.count * MemoryLayout<Value>.stride)
            list.pointee.items = raw.assumingMemoryBound(to: Value.self)
        }
        Heap.track(list)
        return .object(list)
    }

    /// Items of a list.
    @inline(__always) package var listItems: Items {
        let list = layout(ListObject.self)
        return Items(start: list.pointee.items, count: list.pointee.count)
    }

    /// Items of a list or a tuple (subclasses too), or nil for anything else.
    package var sequenceItems: Items? {
        if isKind(.list) { return listItems }
        if isKind(.tuple) { return tupleItems }
        return nil
    }

    /// Appends to a list; takes over the item's reference.
    @inline(__always) package func listAppend(owned item: Value) {
        let list = layout(ListObject.self)
        if list.pointee.count == list.pointee.capacity { Value.growList(list, list.pointee.count + 1) }
        list.pointee.items.unsafelyUnwrapped[list.pointee.count] = item
        list.pointee.count &+= 1
    }

    /// Makes room for at least `count` items.
    @inline(never) package static func growList(_ list: UnsafeMutablePointer<ListObject>, _ count: Int) {
        if count <= list.pointee.capacity { return }
        let capacity = max(count, list.pointee.count + list.pointee.count / 4 + 4)
        guard let raw = realloc(list.pointee.items, capacity * MemoryLayout<Value>.stride) else {
            Heap.outOfMemory(capacity * 16)
        }
        list.pointee.items = raw.assumingMemoryBound(to: Value.self)
        list.pointee.capacity = capacity
    }

    // ---- range and slice ---------------------------------------------------------------------------------------------------

    package static func range(_ start: Int, _ stop: Int, _ step: Int) -> Value {
        let range = Heap.allocate(RangeObject.self, Types.range, .range)
        range.pointee.start = start
        range.pointee.stop = stop
        range.pointee.step = step
        range.pointee.count = rangeCount(start, stop, step)
        return .object(range)
    }

    package static func rangeCount(_ start: Int, _ stop: Int, _ step: Int) -> Int {
        if step > 0 ? start >= stop : start <= stop { return 0 }
        let distance = step > 0 ? UInt(bitPattern: stop &- start) : UInt(bitPattern: start &- stop)
        return Int(clamping: (distance - 1) / step.magnitude + 1)
    }

    /// A slice; takes over the references.
    package static func slice(owned start: Value, _ stop: Value, _ step: Value) -> Value {
        let slice = Heap.allocate(SliceObject.self, Types.slice, .slice)
        slice.pointee.start = start
        slice.pointee.stop = stop
        slice.pointee.step = step
        // Nothing else than an object can hold the slice in turn.
        if start.isObject || stop.isObject || step.isObject { Heap.track(slice) }
        return .object(slice)
    }

    // ---- others -----------------------------------------------------------------------------------------------------------

    /// A new dict from string keys; takes over the values.
    public static func dict(owned entries: [(String, Value)]) -> Value {
        let dict = Dict.make()
        for (key, value) in entries {
            let name = Value.string(key)
            Dict.set(dict, name: name, value)
            name.release()
            value.release()
        }
        return .object(dict)
    }

    package static func cell(owned content: Value) -> Value {
        let cell = Heap.allocate(CellObject.self, Types.cell, .cell)
        cell.pointee.content = content
        Heap.track(cell)
        return .object(cell)
    }

    /// A function bound to its receiver; retains both.
    package static func boundMethod(_ function: Value, _ receiver: Value) -> Value {
        let cls = function.isKind(.nativeFunction) ? Types.nativeFunction : Types.boundMethod
        let method = Heap.allocate(BoundMethodObject.self, cls, .boundMethod)
        method.pointee.function = function.retained()
        method.pointee.receiver = receiver.retained()
        Heap.track(method)
        return .object(method)
    }

    package static func property(
        owned getter: Value, _ setter: Value, _ deleter: Value, _ documentation: Value, as cls: ClassPointer? = nil
    )
        -> Value
    {
        let property = Heap.allocate(PropertyObject.self, for: cls ?? Types.property, .property)
        property.pointee.getter = getter
        property.pointee.setter = setter
        property.pointee.deleter = deleter
        property.pointee.documentation = documentation
        Heap.track(property)
        return .object(property)
    }

    /// classmethod or staticmethod; takes over the reference.
    package static func wrappedMethod(_ kind: Kind, owned function: Value) -> Value {
        let wrapper = Heap.allocate(WrappedMethodObject.self, kind == .classMethod ? Types.classMethod : Types.staticMethod, kind)
        wrapper.pointee.function = function
        Heap.track(wrapper)
        return .object(wrapper)
    }

    // ---- iterators -----------------------------------------------------------------------------------------------------------

    /// An iterator over list, tuple, str, bytes, or anything with `__getitem__`.
    package static func sequenceIterator(_ sequence: Value) -> Value {
        let cls: ClassPointer =
            switch sequence.object.pointee.kind {
            case .list: Types.listIterator
            case .tuple: Types.tupleIterator
            case .string: sequence.isExactly(.string) && sequence.isASCIIText ? Types.stringIterator : Types.unicodeIterator
            case .bytes: Types.bytesIterator
            case .byteArray: Types.byteArrayIterator
            default: Types.iterator
            }
        let iterator = Heap.allocate(SequenceIteratorObject.self, cls, .sequenceIterator)
        iterator.pointee.sequence = sequence.retained()
        iterator.pointee.index = 0
        Heap.track(iterator)
        return .object(iterator)
    }

    /// Pairs of what two iterators give, or of numbers and what one gives; takes over the references.
    package static func pairIterator(_ cls: ClassPointer, owned first: Value, _ second: Value, from number: Int = 0) -> Value {
        let iterator = Heap.allocate(PairIteratorObject.self, cls, .pairIterator)
        iterator.pointee.first = first
        iterator.pointee.second = second
        iterator.pointee.number = number
        Heap.track(iterator)
        return .object(iterator)
    }

    package static func rangeIterator(_ start: Int, _ step: Int, _ count: Int) -> Value {
        let iterator = Heap.allocate(RangeIteratorObject.self, Types.rangeIterator, .rangeIterator)
        iterator.pointee.current = start
        iterator.pointee.step = step
        iterator.pointee.left = count
        return .object(iterator)
    }

    /// An iterator over a dict's part, or over a set (`part` is ignored).
    package static func dictIterator(_ dict: Value, _ part: DictPart, isReversed: Bool = false) -> Value {
        let isSet = dict.isKind(.set) || dict.isKind(.frozenSet)
        let cls: ClassPointer =
            if isSet { Types.setIterator } else {
                switch part {
                case .keys: Types.dictKeyIterator
                case .values: Types.dictValueIterator
                case .items: Types.dictItemIterator
                }
            }
        let iterator = Heap.allocate(DictIteratorObject.self, cls, .dictIterator)
        iterator.pointee.dict = dict.retained()
        iterator.pointee.expectedCount =
            isSet ? dict.layout(SetObject.self).pointee.count : dict.layout(DictObject.self).pointee.count
        iterator.pointee.index = isReversed ? dict.layout(DictObject.self).pointee.used - 1 : 0
        iterator.pointee.part = part
        iterator.pointee.isReversed = isReversed
        Heap.track(iterator)
        return .object(iterator)
    }

    /// dict_keys, dict_values, dict_items.
    package static func dictView(_ dict: Value, _ part: DictPart) -> Value {
        let cls: ClassPointer =
            switch part {
            case .keys: Types.dictKeys
            case .values: Types.dictValues
            case .items: Types.dictItems
            }
        let view = Heap.allocate(DictViewObject.self, cls, .dictView)
        view.pointee.dict = dict.retained()
        view.pointee.part = part
        Heap.track(view)
        return .object(view)
    }
}
