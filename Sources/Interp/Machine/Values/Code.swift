// The runtime form of a code object: constants as values, instruction words with their inline caches attached. Made once
// from what the compiler delivers. Not here: the instruction set (Bytecode/) and function objects (Function.swift).

internal import CMachine

package struct CodeRecord {
    package var header: ObjectHeader
    var words: UnsafeMutablePointer<UInt64>
    var wordCount: Int
    var constants: ValuePointer
    var constantCount: Int
    var registerCount: Int
    var localCount: Int
    var parameterCount: Int
    var positionalCount: Int
    var positionalOnlyCount: Int
    var keywordOnlyCount: Int
    var flags: CodeObject.Flags
    /// Only positional parameters: a call with as many arguments enters without binding.
    var isSimple: Bool
    /// The number of arguments with which a call enters at once: simple, and no generator. Else -1.
    var directCount: Int
    /// Interned names of the locals.
    var localNames: ValuePointer
    /// The exception table.
    var ranges: UnsafeMutablePointer<ExceptionRange>
    var rangeCount: Int
    /// Where a new function's cells come from: a register, or all bits but those of a free variable's index.
    var captures: UnsafeMutablePointer<Int>
    var captureCount: Int
    /// What a function over this code is called, interned, and its documentation or None: every `def` and lambda that runs
    /// takes them from here.
    var name: Value
    var qualifiedName: Value
    var documentation: Value
    /// The machine code, the core's; how often it was made; a number that no other code has.
    var translation: UnsafeMutableRawPointer?
    var translationCount: Int
    var serial: Int
    var caches: UnsafeMutablePointer<InlineCache>
    var cacheCount: Int
    var object: Unmanaged<CodeObject>
    /// All records, linked, so that caches can be emptied.
    var next: UnsafeMutablePointer<CodeRecord>?
    var previous: UnsafeMutablePointer<CodeRecord>?
}

/// What an instruction remembers about its last execution. Empty: `key` is 0.
struct InlineCache {
    /// Shape (attributes of instances), 1 (globals), 2 (builtins: `state` is the version of the globals that lack the name),
    /// 3 (methods of builtin classes: `state` is the class's version), 4 (properties written in Swift), 5 (properties of script
    /// classes: `value` is the getter; `state` as before).
    var key: Int
    /// Slot, or place of a dict's entry.
    var slot: Int
    /// For an attribute store that adds a slot: the next shape.
    var shape: ShapePointer?
    /// The interned name. Borrowed: the constants own it.
    var name: Value
    /// The method or the class attribute found. Borrowed: valid while the version is.
    var value: Value
    /// What the entry holds; each instruction defines its own.
    var state: Int
}

extension CodeRecord {
    nonisolated(unsafe) private static var first: UnsafeMutablePointer<CodeRecord>?  // under the interpreter lock

    nonisolated(unsafe) private static var serials = 0  // under the interpreter lock

    static func make(_ object: CodeObject) -> UnsafeMutablePointer<CodeRecord> {
        let record = Heap.allocate(CodeRecord.self, Types.code, .code)
        let constants = ValuePointer.allocate(capacity: max(1, object.constants.count))
        for (i, constant) in object.constants.enumerated() { constants[i] = value(constant) }
        let localNames = ValuePointer.allocate(capacity: max(1, object.localNames.count))
        for (i, name) in object.localNames.enumerated() { localNames[i] = .interned(name) }

        record.pointee.constants = constants
        setInstructions(record, object)
        record.pointee.constantCount = object.constants.count
        record.pointee.registerCount = object.registerCount
        record.pointee.localCount = object.localCount
        record.pointee.parameterCount = object.parameterCount
        record.pointee.positionalCount = object.positionalCount
        record.pointee.positionalOnlyCount = object.positionalOnlyCount
        record.pointee.keywordOnlyCount = object.keywordOnlyCount
        record.pointee.flags = object.flags
        record.pointee.isSimple = object.parameterCount == object.positionalCount
        record.pointee.directCount =
            record.pointee.isSimple && !object.flags.contains(.generator) ? object.positionalCount : -1
        record.pointee.localNames = localNames
        let captures = UnsafeMutablePointer<Int>.allocate(capacity: max(1, object.captures.count))
        for (i, capture) in object.captures.enumerated() {
            captures[i] =
                switch capture {
                case .register(let register): register
                case .free(let index): ~index
                }
        }
        record.pointee.captures = captures
        record.pointee.captureCount = object.captures.count
        record.pointee.name = .interned(object.name)
        record.pointee.qualifiedName =
            object.qualifiedName == object.name ? record.pointee.name.retained() : .interned(object.qualifiedName)
        record.pointee.documentation = object.documentation.map { .string($0) } ?? .none
        record.pointee.translation = nil
        record.pointee.translationCount = 0
        serials += 1
        record.pointee.serial = serials
        record.pointee.object = .passRetained(object)
        record.pointee.next = first
        record.pointee.previous = nil
        first?.pointee.previous = record
        first = record
        return record
    }

    /// Copies the instructions, and gives those that remember something a cache.
    private static func setInstructions(_ record: UnsafeMutablePointer<CodeRecord>, _ object: CodeObject) {
        let count = object.words.count
        let words = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, count))
        let constants = record.pointee.constants
        var cacheCount = 0
        var i = 0
        while i < count {
            words[i] = object.words[i]
            if Instruction(word: words[i]).opcode.hasCache {
                cacheCount += 1
                i += 1
            }
            i += 1
        }
        let caches = UnsafeMutablePointer<InlineCache>.allocate(capacity: max(1, cacheCount))
        var cache = 0
        i = 0
        while i < count {
            let instruction = Instruction(word: words[i])
            let op = instruction.opcode
            if op.hasCache {
                let name = constants[op == .loadGlobal || op == .storeGlobal ? instruction.b : instruction.c]
                (caches + cache).initialize(to: InlineCache(key: 0, slot: 0, shape: nil, name: name, value: .unbound, state: 0))
                words[i + 1] = UInt64(UInt(bitPattern: caches + cache))
                cache += 1
                i += 1
            }
            i += 1
        }
        record.pointee.words = words
        record.pointee.wordCount = count
        record.pointee.caches = caches
        record.pointee.cacheCount = cacheCount
        let ranges = UnsafeMutablePointer<ExceptionRange>.allocate(capacity: max(1, object.exceptions.count))
        for (i, range) in object.exceptions.enumerated() { (ranges + i).initialize(to: range) }
        record.pointee.ranges = ranges
        record.pointee.rangeCount = object.exceptions.count
    }

    /// Puts the instructions of `object`, which has the same constants and registers, in place of those that are there. No
    /// frame may be running them.
    static func replaceInstructions(_ record: UnsafeMutablePointer<CodeRecord>, _ object: CodeObject) {
        machineCoreForget(record)
        record.pointee.words.deallocate()
        record.pointee.caches.deallocate()
        record.pointee.ranges.deallocate()
        record.pointee.object.release()
        record.pointee.object = .passRetained(object)
        setInstructions(record, object)
    }

    /// Every record there is.
    static var all: [UnsafeMutablePointer<CodeRecord>] {
        var found: [UnsafeMutablePointer<CodeRecord>] = []
        var record = first
        while let current = record {
            found.append(current)
            record = current.pointee.next
        }
        return found
    }

    static func releaseContents(_ record: UnsafeMutablePointer<CodeRecord>) {
        machineCoreForget(record)
        for i in 0..<record.pointee.constantCount { record.pointee.constants[i].release() }
        for i in 0..<record.pointee.localCount { record.pointee.localNames[i].release() }
        record.pointee.name.release()
        record.pointee.qualifiedName.release()
        record.pointee.documentation.release()
        if let previous = record.pointee.previous {
            previous.pointee.next = record.pointee.next
        } else {
            first = record.pointee.next
        }
        record.pointee.next?.pointee.previous = record.pointee.previous
        record.pointee.words.deallocate()
        record.pointee.constants.deallocate()
        record.pointee.localNames.deallocate()
        record.pointee.captures.deallocate()
        record.pointee.ranges.deallocate()
        record.pointee.caches.deallocate()
        record.pointee.object.release()
    }

    /// Empties every inline cache: for the rare changes of a class that caches cannot see.
    static func flushAttributeCaches() {
        var record = first
        while let current = record {
            for i in 0..<current.pointee.cacheCount { current.pointee.caches[i].key = 0 }
            record = current.pointee.next
        }
    }

    static func value(_ constant: Constant) -> Value {
        switch constant {
        case .none: return .none
        case .ellipsis: return .ellipsis
        case .bool(let value): return .bool(value)
        case .int(let value): return .int(value)
        case .bigInteger(let digits):
            return
                .integer(BigInteger(digits: digits.utf8.map { $0 &- 48 }, radix: 10))
        case .float(let value): return .float(value)
        case .imaginary(let value): return .complex(ComplexNumber(0, value))
        case .string(let text): return text.utf8.count <= 64 ? .interned(text) : .string(text)
        case .bytes(let bytes): return .bytes(bytes)
        case .tuple(let items): return .tuple(owned: items.map { value($0) })
        case .frozenSet(let items):
            let set = SetTable.make(.frozenSet)
            for item in items {
                let key = value(item)
                // Constants are hashable and compare without scripts: this cannot fail.
                _ = try? SetTable.add(set, key)
                key.release()
            }
            return .object(set)
        case .code(let object): return .object(CodeRecord.make(object))
        }
    }

    /// Position of the instruction before `pc`.
    func position(before pc: UnsafeMutablePointer<UInt64>) -> Int { max(0, pc - words - 1) }
}
