// The hash table behind set and frozenset. The probe sequence and the growth policy are those of CPython's setobject.c, so
// that a set of small ints iterates in the order that CPython shows. Not here: the methods of set (Builtins).

package enum SetTable {
    package typealias Pointer = UnsafeMutablePointer<SetObject>
    private static let linearProbes = 9

    package static func make(_ kind: Kind = .set, _ cls: ClassPointer? = nil) -> Pointer {
        let set = Heap.allocate(SetObject.self, for: cls ?? (kind == .set ? Types.set : Types.frozenSet), kind)
        set.pointee.count = 0
        set.pointee.fill = 0
        set.pointee.mask = 7
        set.pointee.hash = -1
        set.pointee.table = freshTable(8)
        Heap.track(set)
        return set
    }

    private static func freshTable(_ size: Int) -> UnsafeMutablePointer<SetEntry> {
        let table = UnsafeMutablePointer<SetEntry>.allocate(capacity: size)
        table.initialize(repeating: SetEntry(hash: 0, key: .unbound), count: size)
        return table
    }

    static func releaseContents(_ set: Pointer) {
        for i in 0...set.pointee.mask { set.pointee.table[i].key.release() }
        set.pointee.table.deallocate()
    }

    /// The entry of a key, or nil. `hash` must be the key's.
    package static func find(_ set: Pointer, _ key: Value, hash: Int) throws(Raise) -> UnsafeMutablePointer<SetEntry>? {
        restart: while true {
            let table = set.pointee.table
            let mask = set.pointee.mask
            var perturb = UInt(bitPattern: hash)
            var i = Int(perturb & UInt(mask))
            while true {
                var entry = table + i
                var probes = i + linearProbes <= mask ? linearProbes : 0
                while true {
                    if entry.pointee.key.isUnbound {
                        if entry.pointee.hash == 0 { return nil }
                    } else if entry.pointee.hash == hash {
                        let candidate = entry.pointee.key
                        if candidate.isSame(key) { return entry }
                        if let quick = Equality.quick(candidate, key) {
                            if quick { return entry }
                        } else {
                            candidate.retain()
                            defer { candidate.release() }
                            let equal = try Equality.equal(candidate, key)
                            if set.pointee.table != table || !entry.pointee.key.isSame(candidate) { continue restart }
                            if equal { return entry }
                        }
                    }
                    if probes == 0 { break }
                    probes -= 1
                    entry += 1
                }
                perturb >>= 5
                i = (i &* 5 &+ 1 &+ Int(truncatingIfNeeded: perturb)) & mask
            }
        }
    }

    package static func contains(_ set: Pointer, _ key: Value) throws(Raise) -> Bool {
        try find(set, key, hash: Equality.hash(key)) != nil
    }

    /// Adds a key (retains it); false if it was there.
    @discardableResult
    package static func add(_ set: Pointer, _ key: Value) throws(Raise) -> Bool {
        try add(set, key, hash: Equality.hash(key))
    }

    @discardableResult
    package static func add(_ set: Pointer, _ key: Value, hash: Int) throws(Raise) -> Bool {
        if try find(set, key, hash: hash) != nil { return false }
        key.retain()
        if set.pointee.fill > set.pointee.count, let free = lastDeleted(set, hash) {
            free.pointee = SetEntry(hash: hash, key: key)
            set.pointee.count += 1
            return true
        }
        insertClean(set.pointee.table, set.pointee.mask, SetEntry(hash: hash, key: key))
        set.pointee.fill += 1
        set.pointee.count += 1
        if set.pointee.fill * 5 >= set.pointee.mask * 3 {
            resize(set, set.pointee.count > 50000 ? set.pointee.count * 2 : set.pointee.count * 4)
        }
        return true
    }

    /// The last deleted entry on the way to the first unused one: a new key goes there.
    private static func lastDeleted(_ set: Pointer, _ hash: Int) -> UnsafeMutablePointer<SetEntry>? {
        let mask = set.pointee.mask
        var perturb = UInt(bitPattern: hash)
        var i = Int(perturb & UInt(mask))
        var found: UnsafeMutablePointer<SetEntry>?
        while true {
            var entry = set.pointee.table + i
            for _ in 0...(i + linearProbes <= mask ? linearProbes : 0) {
                if entry.pointee.key.isUnbound {
                    if entry.pointee.hash == 0 { return found }
                    found = entry
                }
                entry += 1
            }
            perturb >>= 5
            i = (i &* 5 &+ 1 &+ Int(truncatingIfNeeded: perturb)) & mask
        }
    }

    /// Removes a key; false if it was not there.
    package static func remove(_ set: Pointer, _ key: Value) throws(Raise) -> Bool {
        guard let entry = try find(set, key, hash: Equality.hash(key)) else { return false }
        removeEntry(set, entry).release()
        return true
    }

    /// Takes an entry out; the key's reference passes to the caller.
    package static func removeEntry(_ set: Pointer, _ entry: UnsafeMutablePointer<SetEntry>) -> Value {
        let key = entry.pointee.key
        entry.pointee = SetEntry(hash: -1, key: .unbound)
        set.pointee.count -= 1
        return key
    }

    /// Makes room for a merge with `other` more keys, as CPython does before it copies.
    package static func reserve(_ set: Pointer, adding other: Int) {
        if (set.pointee.fill + other) * 5 >= set.pointee.mask * 3 { resize(set, (set.pointee.count + other) * 2) }
    }

    package static func clear(_ set: Pointer) {
        let table = set.pointee.table, mask = set.pointee.mask
        set.pointee.table = freshTable(8)
        set.pointee.mask = 7
        set.pointee.count = 0
        set.pointee.fill = 0
        if set.pointee.header.kind == .set { set.pointee.hash = -1 }
        for i in 0...mask { table[i].key.release() }
        table.deallocate()
    }

    package static func resize(_ set: Pointer, _ minimum: Int) {
        var size = 8
        while size <= minimum { size <<= 1 }
        let table = freshTable(size)
        let old = set.pointee.table
        for i in 0...set.pointee.mask where !old[i].key.isUnbound { insertClean(table, size - 1, old[i]) }
        old.deallocate()
        set.pointee.table = table
        set.pointee.mask = size - 1
        set.pointee.fill = set.pointee.count
    }

    private static func insertClean(_ table: UnsafeMutablePointer<SetEntry>, _ mask: Int, _ new: SetEntry) {
        var perturb = UInt(bitPattern: new.hash)
        var i = Int(perturb & UInt(mask))
        while true {
            var entry = table + i
            var probes = i + linearProbes <= mask ? linearProbes : 0
            while true {
                if entry.pointee.key.isUnbound && entry.pointee.hash == 0 {
                    entry.pointee = new
                    return
                }
                if probes == 0 { break }
                probes -= 1
                entry += 1
            }
            perturb >>= 5
            i = (i &* 5 &+ 1 &+ Int(truncatingIfNeeded: perturb)) & mask
        }
    }

    /// The next key at or after `place` in table order (borrowed), or nil at the end.
    @inline(__always)
    package static func next(_ set: Pointer, from place: inout Int) -> UnsafeMutablePointer<SetEntry>? {
        while place <= set.pointee.mask {
            let entry = set.pointee.table + place
            place += 1
            if !entry.pointee.key.isUnbound { return entry }
        }
        return nil
    }
}
