// The insertion-ordered hash table behind dict, namespaces and keyword arguments: an array of entries plus an index table,
// as CPython's compact dict. Lookups by interned name never call scripts and never fail; lookups by an arbitrary key may
// run `__hash__` and `__eq__` (Equality.swift) and throw. Not here: the methods of dict (Builtins).

internal import CMachine
import Glibc

package enum Dict {
    package typealias Pointer = UnsafeMutablePointer<DictObject>

    package static func make(_ cls: ClassPointer? = nil) -> Pointer {
        let dict = Heap.allocate(DictObject.self, for: cls ?? Types.dict, .dict)
        dict.pointee.count = 0
        dict.pointee.used = 0
        dict.pointee.capacity = 0
        dict.pointee.mask = 0
        dict.pointee.entries = nil
        dict.pointee.index = nil
        dict.pointee.version = 1
        Heap.track(dict)
        return dict
    }

    /// Gives the dict a version that no other has ever had: what a cache found by it, it finds in this dict only.
    @inline(__always) private static func changed(_ dict: Pointer) {
        let heap = Heap.state
        heap.pointee.dictVersion &+= 1
        dict.pointee.version = heap.pointee.dictVersion
    }

    static func releaseContents(_ dict: Pointer) {
        if let entries = dict.pointee.entries {
            for i in 0..<dict.pointee.used where !entries[i].key.isUnbound {
                entries[i].key.release()
                entries[i].value.release()
            }
            free(entries)
        }
    }

    /// Makes room for one more entry: compacts if a third is deleted, else doubles.
    @inline(never)
    private static func grow(_ dict: Pointer) {
        let live = dict.pointee.count
        var size = 8
        while size * 2 / 3 <= live + live / 2 { size *= 2 }
        let capacity = size * 2 / 3
        // One block: the entries, then the index.
        let entryBytes = capacity * MemoryLayout<DictEntry>.stride
        guard let block = machineCoreAllocate(Int64(entryBytes + size * 4)) else { Heap.outOfMemory(size * 40) }
        let entries = block.assumingMemoryBound(to: DictEntry.self)
        let index = (block + entryBytes).assumingMemoryBound(to: Int32.self)
        memset(index, 0xff, size * 4)
        var count = 0
        if let old = dict.pointee.entries {
            for i in 0..<dict.pointee.used where !old[i].key.isUnbound {
                entries[count] = old[i]
                var slot = scramble(old[i].hash) & (size - 1)
                while index[slot] != -1 { slot = (slot + 1) & (size - 1) }
                index[slot] = Int32(truncatingIfNeeded: count)
                count += 1
            }
            free(old)
        }
        dict.pointee.entries = entries
        dict.pointee.index = index
        dict.pointee.capacity = capacity
        dict.pointee.mask = size - 1
        dict.pointee.used = count
        changed(dict)
    }

    /// Spreads hashes of small ints and multiples of powers of two over the table.
    @inline(__always) static func scramble(_ hash: Int) -> Int {
        let product = UInt64(bitPattern: Int64(hash)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: product >> 32)
    }

    // ---- by interned name ------------------------------------------------------------------------------------------

    /// Place of the entry of a string key, or -1.
    @inline(__always)
    package static func find(_ dict: Pointer, name: Value) -> Int {
        guard let index = dict.pointee.index, let entries = dict.pointee.entries else { return -1 }
        let hash = name.stringHash
        let mask = dict.pointee.mask
        var slot = scramble(hash) & mask
        while true {
            let place = Int(index[slot])
            if place == -1 { return -1 }
            if place >= 0 {
                let entry = entries + place
                if entry.pointee.key.bits == name.bits && entry.pointee.key.tag == Tag.object { return place }
                if entry.pointee.hash == hash && entry.pointee.key.isKind(.string) && entry.pointee.key.stringEquals(name) {
                    return place
                }
            }
            slot = (slot &+ 1) & mask
        }
    }

    /// Place of the entry of the str with these bytes and this hash, or -1.
    static func find(_ dict: Pointer, bytes: UnsafeBufferPointer<UInt8>, hash: Int) -> Int {
        guard let index = dict.pointee.index, let entries = dict.pointee.entries else { return -1 }
        let mask = dict.pointee.mask
        var slot = scramble(hash) & mask
        while true {
            let place = Int(index[slot])
            if place == -1 { return -1 }
            if place >= 0 && entries[place].hash == hash && entries[place].key.isKind(.string),
                StringAlgorithms.equal(entries[place].key.utf8, bytes)
            {
                return place
            }
            slot = (slot &+ 1) & mask
        }
    }

    /// Borrowed value for a string key, or nil.
    @inline(__always)
    package static func get(_ dict: Pointer, name: Value) -> Value? {
        let place = find(dict, name: name)
        return place < 0 ? nil : dict.pointee.entries.unsafelyUnwrapped[place].value
    }

    /// Sets a string key; retains key and value.
    package static func set(_ dict: Pointer, name: Value, _ value: Value) {
        value.retain()
        let place = find(dict, name: name)
        if place >= 0 {
            let entry = dict.pointee.entries.unsafelyUnwrapped + place
            let old = entry.pointee.value
            entry.pointee.value = value
            old.release()
        } else {
            name.retain()
            insertNew(dict, hash: name.stringHash, key: name, value: value)
        }
    }

    /// Removes a string key; false if it was not there.
    package static func remove(_ dict: Pointer, name: Value) -> Bool {
        let place = find(dict, name: name)
        if place < 0 { return false }
        let entry = removeEntry(dict, place)
        entry.key.release()
        entry.value.release()
        return true
    }

    // ---- by any key ----------------------------------------------------------------------------------------------------

    /// Place of the entry of a key, or -1. `hash` must be the key's. May run scripts: the table is looked at afresh then.
    package static func find(_ dict: Pointer, _ key: Value, hash: Int) throws(Raise) -> Int {
        if key.isExactly(.string) { return find(dict, name: key) }
        restart: while true {
            guard let index = dict.pointee.index, let entries = dict.pointee.entries else { return -1 }
            let mask = dict.pointee.mask
            var slot = scramble(hash) & mask
            while true {
                let place = Int(index[slot])
                if place == -1 { return -1 }
                if place >= 0 && entries[place].hash == hash {
                    let candidate = entries[place].key
                    if candidate.isSame(key) { return place }
                    if let quick = Equality.quick(candidate, key) {
                        if quick { return place }
                    } else {
                        let version = dict.pointee.version
                        candidate.retain()
                        defer { candidate.release() }
                        let equal = try Equality.equal(candidate, key)
                        if dict.pointee.version != version || dict.pointee.entries != entries { continue restart }
                        if equal { return place }
                    }
                }
                slot = (slot &+ 1) & mask
            }
        }
    }

    /// What `find(_:number:)` says when only a script can tell.
    static let undecided = -2

    /// Place of the entry of an int, -1 if there is none, or `undecided`.
    static func find(_ dict: Pointer, number: Int) -> Int {
        guard let index = dict.pointee.index, let entries = dict.pointee.entries else { return -1 }
        let hash = Equality.hash(number)
        let mask = dict.pointee.mask
        var slot = scramble(hash) & mask
        while true {
            let place = Int(index[slot])
            if place == -1 { return -1 }
            if place >= 0 && entries[place].hash == hash {
                let candidate = entries[place].key
                if candidate.isSame(.int(number)) { return place }
                guard let equal = Equality.quick(candidate, .int(number)) else { return undecided }
                if equal { return place }
            }
            slot = (slot &+ 1) & mask
        }
    }

    /// Borrowed value for a key, or nil.
    package static func get(_ dict: Pointer, _ key: Value) throws(Raise) -> Value? {
        let place = try find(dict, key, hash: Equality.hash(key))
        return place < 0 ? nil : dict.pointee.entries.unsafelyUnwrapped[place].value
    }

    /// Sets a key; retains key and value.
    package static func set(_ dict: Pointer, _ key: Value, _ value: Value) throws(Raise) {
        let hash = try Equality.hash(key)
        let place = try find(dict, key, hash: hash)
        value.retain()
        if place >= 0 {
            let entry = dict.pointee.entries.unsafelyUnwrapped + place
            let old = entry.pointee.value
            entry.pointee.value = value
            old.release()
        } else {
            key.retain()
            insertNew(dict, hash: hash, key: key, value: value)
        }
    }

    /// Removes a key and returns its owned value, or nil.
    package static func remove(_ dict: Pointer, _ key: Value) throws(Raise) -> Value? {
        let place = try find(dict, key, hash: Equality.hash(key))
        if place < 0 { return nil }
        let entry = removeEntry(dict, place)
        entry.key.release()
        return entry.value
    }

    // ---- raw ------------------------------------------------------------------------------------------------------------

    /// Appends an entry whose key is known to be absent; takes over both references.
    @inline(__always)
    static func insertNew(_ dict: Pointer, hash: Int, key: Value, value: Value) {
        if dict.pointee.used == dict.pointee.capacity { grow(dict) }
        let index = dict.pointee.index.unsafelyUnwrapped
        let mask = dict.pointee.mask
        var slot = scramble(hash) & mask
        while index[slot] != -1 { slot = (slot &+ 1) & mask }
        let place = dict.pointee.used
        index[slot] = Int32(truncatingIfNeeded: place)
        dict.pointee.entries.unsafelyUnwrapped[place] = DictEntry(hash: hash, key: key, value: value)
        dict.pointee.used = place &+ 1
        dict.pointee.count &+= 1
        changed(dict)
    }

    /// Takes an entry out; its references pass to the caller.
    package static func removeEntry(_ dict: Pointer, _ place: Int) -> DictEntry {
        let entries = dict.pointee.entries.unsafelyUnwrapped
        let index = dict.pointee.index.unsafelyUnwrapped
        let entry = entries[place]
        var slot = scramble(entry.hash) & dict.pointee.mask
        while Int(index[slot]) != place { slot = (slot &+ 1) & dict.pointee.mask }
        index[slot] = -2
        entries[place] = DictEntry(hash: 0, key: .unbound, value: .unbound)
        dict.pointee.count -= 1
        changed(dict)
        if dict.pointee.count == 0 {
            memset(index, 0xff, (dict.pointee.mask + 1) * 4)
            dict.pointee.used = 0
            return entry
        }
        // Popping from the end (popitem) must not leave a growing tail of deleted entries. The index keeps its marks, so the
        // entries' places are not to be counted on again before the next rebuild.
        while entries[dict.pointee.used - 1].key.isUnbound {
            dict.pointee.used -= 1
            dict.pointee.capacity -= 1
        }
        // Nor must taking from the front: the first deleted entry tells how many there are before the first live one.
        if entries[0].key.isUnbound {
            var lead = entries[0].hash
            while entries[lead].key.isUnbound { lead += 1 }
            entries[0].hash = lead
        }
        return entry
    }

    /// Makes an entry the last one.
    static func moveToEnd(_ dict: Pointer, _ place: Int) {
        if place == dict.pointee.used - 1 { return }
        let entry = removeEntry(dict, place)
        insertNew(dict, hash: entry.hash, key: entry.key, value: entry.value)
    }

    /// Makes an entry the first one.
    static func moveToFront(_ dict: Pointer, _ place: Int) {
        guard let entries = dict.pointee.entries, let index = dict.pointee.index else { return }
        let moved = entries[place]
        var live = [moved]
        for i in 0..<dict.pointee.used where i != place && !entries[i].key.isUnbound { live.append(entries[i]) }
        memset(index, 0xff, (dict.pointee.mask + 1) * 4)
        dict.pointee.used = 0
        dict.pointee.count = 0
        for entry in live { insertNew(dict, hash: entry.hash, key: entry.key, value: entry.value) }
    }

    package static func clear(_ dict: Pointer) {
        let entries = dict.pointee.entries, used = dict.pointee.used
        dict.pointee.entries = nil
        dict.pointee.index = nil
        dict.pointee.count = 0
        dict.pointee.used = 0
        dict.pointee.capacity = 0
        dict.pointee.mask = 0
        changed(dict)
        if let entries {
            for i in 0..<used where !entries[i].key.isUnbound {
                entries[i].key.release()
                entries[i].value.release()
            }
            free(entries)
        }
    }

    /// A shallow copy, always an exact dict.
    package static func copy(_ dict: Pointer) -> Pointer {
        let result = make()
        guard let entries = dict.pointee.entries else { return result }
        for i in 0..<dict.pointee.used where !entries[i].key.isUnbound {
            entries[i].key.retain()
            entries[i].value.retain()
            insertNew(result, hash: entries[i].hash, key: entries[i].key, value: entries[i].value)
        }
        return result
    }

    /// The next live entry at or after `place`, or nil at the end. The basis of every iteration.
    @inline(__always)
    package static func next(_ dict: Pointer, from place: inout Int) -> UnsafeMutablePointer<DictEntry>? {
        guard let entries = dict.pointee.entries else { return nil }
        if place == 0 && dict.pointee.used > 0 && entries[0].key.isUnbound { place = entries[0].hash }
        while place < dict.pointee.used {
            let entry = entries + place
            place += 1
            if !entry.pointee.key.isUnbound { return entry }
        }
        return nil
    }
}
