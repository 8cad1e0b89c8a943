// The class `re.Pattern`: matching, searching, splitting, replacing. The module's functions call the same code.

final class RegexPattern {
    let program: RegexProgram
    private var templates: [(source: Reference, template: ReplacementTemplate)] = []

    init(_ program: RegexProgram) { self.program = program }

    /// A pattern as a script object.
    static func make(_ pattern: Value, _ flags: RegexFlags) throws(Raise) -> Value {
        let program: RegexProgram
        do throws(RegexError) { program = try RegexProgram(pattern, flags) } catch { throw raise(error, pattern) }
        return LibraryClass.box(cls, RegexPattern(program))
    }

    static func receiver(_ value: Value) throws(Raise) -> RegexPattern { try nativeSelf(value, RegexPattern.self, "re.Pattern") }

    // ---- one match -----------------------------------------------------------------------------------------------------------

    private static func bound(_ value: Value, _ count: Int) throws(Raise) -> Int {
        if value.isUnbound { return count }
        if let number = value.smallInteger { return min(max(number, 0), count) }
        return try ArgumentValues.integer(value).isNegative ? 0 : count
    }

    static func match(
        _ pattern: Value, _ text: Value, _ mode: RegexProgram.Mode, _ from: Value = .int(0), _ to: Value = .unbound
    ) throws(Raise) -> Value {
        let program = try receiver(pattern).program
        let subject = try RegexSubject(text, program)
        let start = try bound(from, subject.count), end = try bound(to, subject.count)
        // An empty match is found even behind the end.
        guard start <= end || mode == .match else { return .none }
        let bytes = UnsafeBufferPointer(rebasing: subject.bytes[..<subject.offset(max(start, end))])
        guard try program.run(bytes, from: subject.offset(start), mode) else { return .none }
        return LibraryClass.box(RegexMatch.cls, RegexMatch(pattern, program, subject, start, end))
    }

    // ---- all matches ----------------------------------------------------------------------------------------------------------

    /// Calls `body` after each match, which `program.spans` has, from left to right. Return false to stop.
    static func each(
        _ program: RegexProgram, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ body: ([Int]) throws(Raise) -> Bool
    ) throws(Raise) {
        var place = start
        var isEmptyRefused = false
        var count = 0
        while try program.run(bytes, from: place, .search, isEmptyRefused: isEmptyRefused) {
            let spans = program.spans
            place = spans[1]
            // After an empty match, the next one must not be empty at the same place.
            isEmptyRefused = spans[0] == spans[1]
            count += 1
            if count & 1023 == 0 { try checkInterrupt() }
            if try !body(spans) { return }
        }
    }

    static func findAll(_ pattern: Value, _ text: Value, _ from: Value = .int(0), _ to: Value = .unbound) throws(Raise) -> Value {
        let program = try receiver(pattern).program
        let subject = try RegexSubject(text, program)
        let start = try bound(from, subject.count), end = try bound(to, subject.count)
        let list = Value.list(owned: [])
        guard start <= end else { return list }
        let bytes = UnsafeBufferPointer(rebasing: subject.bytes[..<subject.offset(end)])
        do throws(Raise) {
            try each(program, bytes, from: subject.offset(start)) { spans throws(Raise) in
                func part(_ group: Int) -> Value { subject.slice(spans, group) ?? subject.make([]) }
                switch program.groupCount {
                case 0: list.listAppend(owned: part(0))
                case 1: list.listAppend(owned: part(1))
                default: list.listAppend(owned: .tuple(owned: (1...program.groupCount).map(part)))
                }
                return true
            }
        } catch {
            list.release()
            throw error
        }
        return list
    }

    static func split(_ pattern: Value, _ text: Value, _ limit: Int) throws(Raise) -> Value {
        let program = try receiver(pattern).program
        let subject = try RegexSubject(text, program)
        let list = Value.list(owned: [])
        var last = 0
        var count = 0
        if limit < 0 {
            list.listAppend(owned: subject.slice(0, subject.bytes.count))
            return list
        }
        do throws(Raise) {
            try each(program, subject.bytes, from: 0) { spans throws(Raise) in
                list.listAppend(owned: subject.slice(last, spans[0]))
                for group in 0..<program.groupCount { list.listAppend(owned: subject.slice(spans, group + 1) ?? .none) }
                last = spans[1]
                count += 1
                return limit == 0 || count < limit
            }
        } catch {
            list.release()
            throw error
        }
        list.listAppend(owned: subject.slice(last, subject.bytes.count))
        return list
    }

    private func template(_ value: Value) throws(Raise) -> ReplacementTemplate {
        if let known = templates.first(where: { $0.source.value.isSame(value) }) { return known.template }
        let template: ReplacementTemplate
        do throws(RegexError) { template = try ReplacementTemplate(value, program) } catch { throw raise(error, value) }
        if templates.count == 8 { templates.removeFirst() }
        templates.append((Reference(value), template))
        return template
    }

    /// The new text, and how many matches were replaced.
    static func substitute(
        _ pattern: Value, _ replacement: Value, _ text: Value, _ limit: Int
    ) throws(Raise) -> (value: Value, count: Int) {
        let receiver = try receiver(pattern)
        let program = receiver.program
        let isCallable = !replacement.isString && !replacement.isKind(.bytes) && !replacement.isKind(.byteArray)
        if isCallable && replacement.classOf.lookup(Names.call) == nil && !replacement.isKind(.classObject)
            && !replacement.isKind(.function) && !replacement.isKind(.nativeFunction) && !replacement.isKind(.boundMethod)
        {
            throw Raise.typeError("decoding to str: need a bytes-like object, \(replacement.typeName) found")
        }
        let template = isCallable ? nil : try receiver.template(replacement)
        let subject = try RegexSubject(text, program)
        if !isCallable && replacement.isString != subject.isText {
            throw Raise.typeError(
                subject.isText
                    ? "sequence item 1: expected str instance, \(replacement.typeName) found"
                    : "sequence item 1: expected a bytes-like object, \(replacement.typeName) found")
        }
        let bytes = subject.bytes
        if limit < 0 { return (subject.slice(0, bytes.count), 0) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var last = 0
        var count = 0
        try each(program, bytes, from: 0) { spans throws(Raise) in
            out += UnsafeBufferPointer(rebasing: bytes[last..<spans[0]])
            if let template {
                template.fill(bytes, spans, into: &out)
            } else {
                let match = LibraryClass.box(RegexMatch.cls, RegexMatch(pattern, program, subject, 0, subject.count))
                defer { match.release() }
                let result = try call(replacement, match)
                defer { result.release() }
                if subject.isText ? result.isString : result.isKind(.bytes) || result.isKind(.byteArray) {
                    out += subject.isText ? result.utf8 : result.byteContents
                } else if !result.isNone {
                    throw Raise.typeError(
                        "sequence item \(last == 0 && spans[0] == 0 ? 0 : 1): expected "
                            + (subject.isText ? "str instance" : "a bytes-like object") + ", \(result.typeName) found")
                }
            }
            last = spans[1]
            count += 1
            return limit == 0 || count < limit
        }
        if count == 0 { return (subject.slice(0, bytes.count), 0) }
        out += UnsafeBufferPointer(rebasing: bytes[last...])
        return (subject.make(out), count)
    }

    // ---- the class --------------------------------------------------------------------------------------------------------------

    nonisolated(unsafe) static let cls: ClassPointer = LibraryClass.make(  // under the interpreter lock
        RegexPattern.self, "Pattern", module: "re", isFinal: true, doc: "Compiled regular expression object."
    ) { cls in
        CoreTypes.constructor(cls, "__new__(cls, /, *args, **kwargs)") { _ throws(Raise) in
            throw Raise.typeError("cannot create 're.Pattern' instances")
        }
        let bounds = "(self, /, string, pos=0, endpos=9223372036854775807)"
        for (name, mode) in [("match", RegexProgram.Mode.match), ("search", .search), ("fullmatch", .full)] {
            CoreTypes.method(cls, name + bounds) { a throws(Raise) in try match(a[0], a[1], mode, a[2], a[3]) }
        }
        CoreTypes.method(cls, "findall" + bounds) { a throws(Raise) in try findAll(a[0], a[1], a[2], a[3]) }
        CoreTypes.method(cls, "finditer" + bounds) { a throws(Raise) in try finditer(a[0], a[1], a[2], a[3]) }
        CoreTypes.method(cls, "split(self, /, string, maxsplit=0)") { a throws(Raise) in
            try split(a[0], a[1], try ArgumentValues.int(a[2]))
        }
        CoreTypes.method(cls, "sub(self, /, repl, string, count=0)") { a throws(Raise) in
            try substitute(a[0], a[1], a[2], try ArgumentValues.int(a[3])).value
        }
        CoreTypes.method(cls, "subn(self, /, repl, string, count=0)") { a throws(Raise) in
            let result = try substitute(a[0], a[1], a[2], try ArgumentValues.int(a[3]))
            return .tuple(owned: [result.value, .int(result.count)])
        }
        func property(_ name: String, _ body: @escaping (RegexProgram) -> Value) {
            CoreTypes.property(cls, name, get: { v throws(Raise) in body(try receiver(v).program) })
        }
        property("pattern") { $0.source.value.retained() }
        property("flags") { .int($0.flags.rawValue) }
        property("groups") { .int($0.groupCount) }
        property("groupindex") {
            let names = Value.dict(owned: $0.names.map { ($0.name, .int($0.group)) })
            // CPython makes no view of nothing.
            if $0.names.isEmpty { return names }
            defer { names.release() }
            return LibraryClass.box(MappingProxies.cls, MappingProxy(names))
        }
        for name in ["__copy__(self, /)", "__deepcopy__(self, memo, /)"] {
            CoreTypes.method(cls, name) { a throws(Raise) in a[0].retained() }
        }
        CoreTypes.method(cls, "__eq__(self, value, /)") { a throws(Raise) in
            guard let mine = NativeIdentity.object(in: a[0]) as? RegexPattern,
                let its = NativeIdentity.object(in: a[1]) as? RegexPattern
            else { return .notImplemented }
            if mine.program.flags != its.program.flags || mine.program.isText != its.program.isText { return .bool(false) }
            return .bool(try Operators.compareTruth(.equal, mine.program.source.value, its.program.source.value))
        }
        CoreTypes.method(cls, "__hash__(self, /)") { a throws(Raise) in
            let program = try receiver(a[0]).program
            return .int(try Equality.hash(program.source.value) ^ program.flags.rawValue)
        }
        CoreTypes.method(cls, "__repr__(self, /)") { a throws(Raise) in
            let program = try receiver(a[0]).program
            var flags = program.flags
            if program.isText { flags.subtract(.unicode) }
            // CPython shows 200 characters of the pattern.
            let text = String(try repr(program.source.value).unicodeScalars.prefix(200).map(Character.init))
            return .string("re.compile(\(text)\(flags.isEmpty ? "" : ", " + flags.text))")
        }
    }

    static func finditer(_ pattern: Value, _ text: Value, _ from: Value = .int(0), _ to: Value = .unbound) throws(Raise) -> Value
    {
        let program = try receiver(pattern).program
        var subject = try RegexSubject(text, program)
        let start = try bound(from, subject.count), end = try bound(to, subject.count)
        var place = subject.offset(min(start, end))
        let limit = subject.offset(end)
        var isEmptyRefused = false
        var isFinished = start > end
        return .iterator(
            ClosureIterator(owning: [pattern.retained(), text.retained()]) { () throws(Raise) in
                if isFinished { return nil }
                let bytes = UnsafeBufferPointer(rebasing: subject.bytes[..<min(limit, subject.bytes.count)])
                guard place <= bytes.count,
                    try program.run(bytes, from: place, .search, isEmptyRefused: isEmptyRefused)
                else {
                    isFinished = true
                    return nil
                }
                let spans = program.spans
                place = spans[1]
                isEmptyRefused = spans[0] == spans[1]
                // Counting goes on from here for the next match.
                _ = subject.index(spans[0])
                return LibraryClass.box(RegexMatch.cls, RegexMatch(pattern, program, subject, start, end))
            }, class: iteratorClass)
    }

    nonisolated(unsafe) private static let iteratorClass = LibraryClass.iterator("callable_iterator", module: "builtins")
}
