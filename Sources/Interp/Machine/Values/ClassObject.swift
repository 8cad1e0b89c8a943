// Classes, builtin and script: bases, method resolution order, namespace, lookup with a cache. Not here: the class
// statement and calling a class (Machine/Classes.swift), the builtin classes' list (Types.swift).

package struct ClassObject {
    package var header: ObjectHeader
    package var name: Value
    package var qualifiedName: Value
    /// Tuple of direct bases.
    package var bases: Value
    /// Method resolution order, this class first. The entries are owned through `bases`.
    package var order: UnsafeMutablePointer<ClassPointer>
    package var orderCount: Int
    package var namespace: UnsafeMutablePointer<DictObject>
    /// Process-wide unique; changes when this class or one it inherits from changes. Caches compare it.
    package var version: Int
    package var flags: Int
    /// Layout of the instances.
    package var instanceKind: Kind
    package var rootShape: ShapePointer
    /// Of instances that keep a dict; made when the first one does.
    package var dictionaryShape: ShapePointer?
    /// Slots to reserve in a new instance; grows with experience.
    package var inlineSlots: Int
    /// Direct subclasses (not owned), to pass changes on.
    package var subclasses: UnsafeMutablePointer<ClassPointer>?
    package var subclassCount: Int
    package var subclassCapacity: Int
    /// Swift type of the instances of a native class: set by the type builder.
    package var nativeType: Unmanaged<NativeClassInfo>?
    /// Builtin classes: the short way of making an instance from plain arguments; see Native/QuickBody.swift.
    package var quick: QuickBody

    /// Made by a class statement or `type(…)`.
    package static let isScriptFlag = 1
    package static let hasGetattr = 2
    package static let hasGetattribute = 4
    package static let hasSetattr = 8
    package static let hasDelattr = 16
    package static let hasFinalizer = 32
    package static let isException = 64
    /// Scripts cannot inherit from it (bool, function, range …).
    package static let isFinal = 128
    /// Scripts cannot make instances by calling it.
    package static let isAbstract = 256
    /// Overrides `__new__` in a script class.
    package static let hasNew = 512
    /// Instances have `__eq__` but no `__hash__`.
    package static let isUnhashable = 1024
    /// A script class overrides `__eq__` or `__hash__`.
    package static let hasScriptEquality = 2048
    /// Defines `__get__` / `__set__`: its instances are descriptors.
    package static let isDescriptor = 4096
    package static let isDataDescriptor = 8192
    /// Has `__missing__`.
    package static let hasMissing = 16384
    /// `__slots__` in all its script classes: instances take only the attributes named there.
    package static let restrictsAttributes = 32768

    @inline(__always) package var isScript: Bool { flags & ClassObject.isScriptFlag != 0 }

    nonisolated(unsafe) private static var lastVersion = 0  // under the interpreter lock

    static func freshVersion() -> Int {
        lastVersion += 1
        return lastVersion
    }

    /// A class over `bases`, with an empty namespace. The order must be valid (see `linearize`).
    static func make(
        name: String, bases: [ClassPointer], order: [ClassPointer]? = nil, kind: Kind, flags: Int = 0,
        metaclass: ClassPointer? = nil
    ) -> ClassPointer {
        let cls = Heap.allocate(ClassObject.self, metaclass ?? Types.type, .classObject)
        fill(cls, name: name, bases: bases, order: order, kind: kind, flags: flags)
        return cls
    }

    /// Initialises a class whose header is made.
    static func fill(
        _ cls: ClassPointer, name: String, bases: [ClassPointer], order: [ClassPointer]? = nil, kind: Kind, flags: Int = 0
    ) {
        cls.pointee.name = .interned(name)
        cls.pointee.qualifiedName = cls.pointee.name.retained()
        for base in bases { Value.object(base).retain() }
        cls.pointee.bases = .tuple(owned: bases.map { Value.object($0) })
        let chain =
            [cls] + (order ?? bases.first.map { base in (0..<base.pointee.orderCount).map { base.pointee.order[$0] } } ?? [])
        cls.pointee.order = .allocate(capacity: chain.count)
        for (i, entry) in chain.enumerated() { cls.pointee.order[i] = entry }
        cls.pointee.orderCount = chain.count
        cls.pointee.namespace = Dict.make()
        cls.pointee.version = freshVersion()
        cls.pointee.flags = flags
        cls.pointee.instanceKind = kind
        cls.pointee.rootShape = Shape.makeRoot(cls)
        cls.pointee.dictionaryShape = nil
        cls.pointee.inlineSlots = 4
        cls.pointee.subclasses = nil
        cls.pointee.subclassCount = 0
        cls.pointee.subclassCapacity = 0
        cls.pointee.nativeType = nil
        cls.pointee.quick = .none
        for base in bases { addSubclass(base, cls) }
        Heap.track(cls)
    }

    private static func addSubclass(_ base: ClassPointer, _ cls: ClassPointer) {
        let count = base.pointee.subclassCount
        if count == base.pointee.subclassCapacity {
            let capacity = max(4, count * 2)
            let bigger = UnsafeMutablePointer<ClassPointer>.allocate(capacity: capacity)
            if let old = base.pointee.subclasses {
                bigger.update(from: old, count: count)
                old.deallocate()
            }
            base.pointee.subclasses = bigger
            base.pointee.subclassCapacity = capacity
        }
        base.pointee.subclasses?[count] = cls
        base.pointee.subclassCount = count + 1
    }

    private static func removeSubclass(_ base: ClassPointer, _ cls: ClassPointer) {
        guard let list = base.pointee.subclasses else { return }
        for i in 0..<base.pointee.subclassCount where list[i] == cls {
            base.pointee.subclassCount -= 1
            list[i] = list[base.pointee.subclassCount]
            return
        }
    }

    static func releaseContents(_ cls: ClassPointer) {
        for base in cls.bases { removeSubclass(base, cls) }
        cls.pointee.name.release()
        cls.pointee.qualifiedName.release()
        cls.pointee.bases.release()
        Value.object(cls.pointee.namespace).release()
        cls.pointee.order.deallocate()
        cls.pointee.subclasses?.deallocate()
        cls.pointee.nativeType?.release()
        MethodCache.clear()
    }

    /// C3 linearisation of the bases' orders (without the class itself), or nil if there is none.
    static func linearize(_ bases: [ClassPointer]) -> [ClassPointer]? { merge(bases).order }

    /// The order, or else the classes of which none can come next.
    static func merge(_ bases: [ClassPointer]) -> (order: [ClassPointer]?, conflict: [ClassPointer]) {
        var sequences = bases.map { base in (0..<base.pointee.orderCount).map { base.pointee.order[$0] } } + [bases]
        var result: [ClassPointer] = []
        while true {
            sequences.removeAll { $0.isEmpty }
            if sequences.isEmpty { return (result, []) }
            let candidate = sequences.lazy.map { $0[0] }.first { head in !sequences.contains { $0.dropFirst().contains(head) } }
            guard let candidate else {
                var heads: [ClassPointer] = []
                for sequence in sequences where !heads.contains(sequence[0]) { heads.append(sequence[0]) }
                return (nil, heads)
            }
            result.append(candidate)
            for i in sequences.indices where sequences[i][0] == candidate { sequences[i].removeFirst() }
        }
    }
}

/// Recent class lookups: (class version, name) → value. Direct-mapped, as CPython's type cache.
package enum MethodCache {
    package struct Entry {
        var version: Int
        var name: UInt64
        var value: Value  // borrowed; unbound: the class has no such attribute
    }
    static let mask = 4095
    // Set by `first`: a plain load, where a lazy global costs a call each time.
    nonisolated(unsafe) private static var known: UnsafeMutablePointer<Entry>?

    @inline(__always) static var entries: UnsafeMutablePointer<Entry> {
        if let known { return known }
        return make()
    }

    @inline(never) private static func make() -> UnsafeMutablePointer<Entry> { first }

    nonisolated(unsafe) private static let first: UnsafeMutablePointer<Entry> = {  // under the interpreter lock
        let pointer = UnsafeMutablePointer<Entry>.allocate(capacity: mask + 1)
        pointer.initialize(repeating: Entry(version: 0, name: 0, value: .unbound), count: mask + 1)
        known = pointer
        return pointer
    }()

    static func clear() { entries.update(repeating: Entry(version: 0, name: 0, value: .unbound), count: mask + 1) }
}

extension ClassPointer {
    package var bases: [ClassPointer] { pointee.bases.tupleItems.map { $0.layout(ClassObject.self) } }

    package var nameString: String { pointee.name.swiftString }

    /// Borrowed value of a class attribute along the resolution order, or nil. The name must be interned.
    @inline(__always)
    package func lookup(_ name: Value) -> Value? {
        let slot = Int(truncatingIfNeeded: (name.bits >> 5) ^ UInt64(bitPattern: Int64(pointee.version))) & MethodCache.mask
        let entry = MethodCache.entries + slot
        if entry.pointee.version == pointee.version && entry.pointee.name == name.bits {
            return entry.pointee.value.isUnbound ? nil : entry.pointee.value
        }
        return lookupSlow(name, entry)
    }

    @inline(never)
    private func lookupSlow(_ name: Value, _ entry: UnsafeMutablePointer<MethodCache.Entry>) -> Value? {
        var found: Value?
        for i in 0..<pointee.orderCount {
            if let value = Dict.get(pointee.order[i].pointee.namespace, name: name) {
                found = value
                break
            }
        }
        entry.pointee = MethodCache.Entry(version: pointee.version, name: name.bits, value: found ?? .unbound)
        return found
    }

    /// As `lookup`, but starting after `cls` in the order (for `super`).
    package func lookup(_ name: Value, after cls: ClassPointer) -> (value: Value, owner: ClassPointer)? {
        var isPast = false
        for i in 0..<pointee.orderCount {
            let candidate = pointee.order[i]
            if isPast, let value = Dict.get(candidate.pointee.namespace, name: name) { return (value, candidate) }
            if candidate == cls { isPast = true }
        }
        return nil
    }

    @inline(__always)
    package func isSubclass(of other: ClassPointer) -> Bool {
        if self == other { return true }
        for i in 1..<Swift.max(1, pointee.orderCount) where pointee.order[i] == other { return true }
        return false
    }

    /// Puts a class attribute; retains the value. Caches of this class and its subclasses become stale.
    package func setAttribute(_ name: Value, _ value: Value) {
        Dict.set(pointee.namespace, name: name, value)
        changed()
        // Caches of instance slots compare shapes only: a data descriptor that appears now would be overlooked.
        if value.isObject && value.classOf.pointee.flags & ClassObject.isDataDescriptor != 0 || value.isKind(.property)
            || value.isKind(.nativeProperty) || pointee.flags & ClassObject.isDataDescriptor != 0
            || name.bits == Names.setattr.bits || name.bits == Names.getattribute.bits
        {
            CodeRecord.flushAttributeCaches()
        }
    }

    package func removeAttribute(_ name: Value) -> Bool {
        let had = Dict.remove(pointee.namespace, name: name)
        if had { changed() }
        return had
    }

    /// Gives this class and all below it new versions and recomputes their flags.
    package func changed() {
        var work = [self]
        while let cls = work.popLast() {
            cls.pointee.version = ClassObject.freshVersion()
            cls.updateFlags()
            for i in 0..<cls.pointee.subclassCount { if let sub = cls.pointee.subclasses?[i] { work.append(sub) } }
        }
    }

    /// What the attributes found in the order say about instances.
    package func updateFlags() {
        var flags =
            pointee.flags
            & ~(ClassObject.hasGetattr | ClassObject.hasGetattribute | ClassObject.hasSetattr
            | ClassObject.hasDelattr | ClassObject.hasFinalizer | ClassObject.hasNew | ClassObject.isUnhashable
            | ClassObject.hasScriptEquality | ClassObject.isDescriptor | ClassObject.isDataDescriptor | ClassObject.hasMissing)
        let object = machineTypes?.pointee.object
        func own(_ name: Value) -> Bool {  // defined anywhere below `object`
            for i in 0..<pointee.orderCount where pointee.order[i] != object {
                if Dict.get(pointee.order[i].pointee.namespace, name: name) != nil { return true }
            }
            return false
        }
        if own(Names.getattr) { flags |= ClassObject.hasGetattr }
        if own(Names.getattribute) { flags |= ClassObject.hasGetattribute }
        if own(Names.setattr) { flags |= ClassObject.hasSetattr }
        if own(Names.delattr) { flags |= ClassObject.hasDelattr }
        if own(Names.del) { flags |= ClassObject.hasFinalizer }
        if own(Names.missing) { flags |= ClassObject.hasMissing }
        if own(Names.get) { flags |= ClassObject.isDescriptor }
        if own(Names.set) || own(Names.delete) { flags |= ClassObject.isDescriptor | ClassObject.isDataDescriptor }
        for i in 0..<pointee.orderCount where pointee.order[i].pointee.isScript {
            let namespace = pointee.order[i].pointee.namespace
            if Dict.get(namespace, name: Names.new) != nil { flags |= ClassObject.hasNew }
            if Dict.get(namespace, name: Names.eq) != nil || Dict.get(namespace, name: Names.hash) != nil {
                flags |= ClassObject.hasScriptEquality
            }
        }
        if let hash = lookup(Names.hash), hash.isNone { flags |= ClassObject.isUnhashable }
        pointee.flags = flags
    }
}
