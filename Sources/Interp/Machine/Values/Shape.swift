// Hidden classes: which attribute of an instance lies in which slot. Shapes form a tree from a class's root; instances
// that got the same attributes in the same order share a shape, and inline caches compare shapes. Shapes live as long as
// the process: there are few, and caches may point to them.

/// A node of the tree.
package struct Shape {
    package var cls: ClassPointer
    /// Number of slots, this shape's own included.
    package var count: Int
    /// Names (interned) of all slots; `count` of them.
    package var names: UnsafeMutablePointer<UInt64>
    /// Hash index from name to slot, built when the shape has more than eight slots.
    package var index: UnsafeMutablePointer<Int32>?
    package var indexMask: Int
    package var children: UnsafeMutablePointer<ShapePointer>?
    package var childCount: Int
    /// The attributes are in a dict, which is the only slot (see InstanceDictionary.swift). Never cached.
    package var isDictionary = false

    static func makeRoot(_ cls: ClassPointer) -> ShapePointer { make(cls, names: .allocate(capacity: 1), count: 0) }

    static func make(_ cls: ClassPointer, names: UnsafeMutablePointer<UInt64>, count: Int) -> ShapePointer {
        let shape = ShapePointer.allocate(capacity: 1)
        shape.initialize(to: Shape(cls: cls, count: count, names: names, index: nil, indexMask: 0, children: nil, childCount: 0))
        if count > 8 {
            var size = 32
            while size < count * 2 { size *= 2 }
            let index = UnsafeMutablePointer<Int32>.allocate(capacity: size)
            index.initialize(repeating: -1, count: size)
            for slot in 0..<count {
                var i = hash(names[slot]) & (size - 1)
                while index[i] >= 0 { i = (i + 1) & (size - 1) }
                index[i] = Int32(slot)
            }
            shape.pointee.index = index
            shape.pointee.indexMask = size - 1
        }
        return shape
    }

    @inline(__always) private static func hash(_ name: UInt64) -> Int { Int(truncatingIfNeeded: (name >> 4) ^ (name >> 12)) }

    /// The slot of an interned name, or -1.
    static func find(_ shape: ShapePointer, _ name: UInt64) -> Int {
        let names = shape.pointee.names
        if let index = shape.pointee.index {
            let mask = shape.pointee.indexMask
            var i = hash(name) & mask
            while index[i] >= 0 {
                let slot = Int(index[i])
                if names[slot] == name { return slot }
                i = (i + 1) & mask
            }
            return -1
        }
        for slot in 0..<shape.pointee.count where names[slot] == name { return slot }
        return -1
    }

    /// The shape that has one slot more.
    static func adding(_ shape: ShapePointer, _ name: UInt64) -> ShapePointer {
        let count = shape.pointee.count
        for i in 0..<shape.pointee.childCount {
            if let child = shape.pointee.children?[i], child.pointee.names[count] == name { return child }
        }
        let names = UnsafeMutablePointer<UInt64>.allocate(capacity: count + 1)
        names.update(from: shape.pointee.names, count: count)
        names[count] = name
        let child = make(shape.pointee.cls, names: names, count: count + 1)
        let children = UnsafeMutablePointer<ShapePointer>.allocate(capacity: shape.pointee.childCount + 1)
        if let old = shape.pointee.children {
            children.update(from: old, count: shape.pointee.childCount)
            old.deallocate()
        }
        children[shape.pointee.childCount] = child
        shape.pointee.children = children
        shape.pointee.childCount += 1
        return child
    }

    /// The shape without one slot (the later ones move down): made by replaying the other names from the root.
    static func removing(_ shape: ShapePointer, slot: Int) -> ShapePointer {
        var result = shape.pointee.cls.pointee.rootShape
        for i in 0..<shape.pointee.count where i != slot { result = adding(result, shape.pointee.names[i]) }
        return result
    }

    /// Names in order of their slots.
    static func names(_ shape: ShapePointer) -> [Value] {
        (0..<shape.pointee.count).map { Value(tag: Tag.object, bits: shape.pointee.names[$0]) }
    }
}

extension Attributes {
    /// The attributes of an object, or nil if its layout has none.
    @inline(__always) package static func of(_ object: ObjectPointer) -> UnsafeMutablePointer<Attributes>? {
        let raw = UnsafeMutableRawPointer(object)
        if object.pointee.kind == .instance {
            return (raw + MemoryLayout<ObjectHeader>.stride).assumingMemoryBound(to: Attributes.self)
        }
        return object.pointee.has(ObjectHeader.prefixed)
            ? (raw - ObjectHeader.prefixSize).assumingMemoryBound(to: Attributes.self) : nil
    }

    /// Borrowed value of an attribute, or nil.
    package static func get(_ attributes: UnsafeMutablePointer<Attributes>, _ name: Value) -> Value? {
        let slot = Shape.find(attributes.pointee.shape, name.bits)
        if slot >= 0 { return attributes.pointee.slots[slot] }
        return attributes.pointee.shape.pointee.isDictionary ? dictionary(attributes).flatMap { Dict.get($0, name: name) } : nil
    }

    /// Sets an attribute (interned name); retains the value.
    static func set(_ attributes: UnsafeMutablePointer<Attributes>, _ name: Value, _ value: Value) {
        let shape = attributes.pointee.shape
        if shape.pointee.isDictionary {
            if let dict = dictionary(attributes) { Dict.set(dict, name: name, value) }
            return
        }
        let slot = Shape.find(shape, name.bits)
        value.retain()
        if slot >= 0 {
            let old = attributes.pointee.slots[slot]
            attributes.pointee.slots[slot] = value
            old.release()
        } else {
            append(attributes, Shape.adding(shape, name.bits), value)
        }
    }

    /// Puts an owned value into a new last slot.
    @inline(__always)
    static func append(_ attributes: UnsafeMutablePointer<Attributes>, _ shape: ShapePointer, _ value: Value) {
        let count = shape.pointee.count - 1
        if count == abs(attributes.pointee.capacity) { grow(attributes, count) }
        attributes.pointee.slots[count] = value
        attributes.pointee.shape = shape
    }

    @inline(never)
    static func grow(_ attributes: UnsafeMutablePointer<Attributes>, _ count: Int) {
        let capacity = max(4, count * 2)
        let slots = ValuePointer.allocate(capacity: capacity)
        slots.update(from: attributes.pointee.slots, count: count)
        if !attributes.pointee.isInline && attributes.pointee.capacity > 0 { attributes.pointee.slots.deallocate() }
        attributes.pointee.slots = slots
        attributes.pointee.capacity = capacity
        let cls = attributes.pointee.shape.pointee.cls
        if cls.pointee.inlineSlots < capacity { cls.pointee.inlineSlots = min(capacity, 64) }
    }

    /// Removes an attribute; false if there was none.
    package static func remove(_ attributes: UnsafeMutablePointer<Attributes>, _ name: Value) -> Bool {
        let shape = attributes.pointee.shape
        if shape.pointee.isDictionary { return dictionary(attributes).map { Dict.remove($0, name: name) } ?? false }
        let slot = Shape.find(shape, name.bits)
        if slot < 0 { return false }
        let old = attributes.pointee.slots[slot]
        for i in slot..<(shape.pointee.count - 1) { attributes.pointee.slots[i] = attributes.pointee.slots[i + 1] }
        attributes.pointee.shape = Shape.removing(shape, slot: slot)
        old.release()
        return true
    }
}
