// The class `re.Match`.

final class RegexMatch {
    let pattern: Reference
    let program: RegexProgram
    let subject: Reference
    let spans: [Int]
    let position: Int
    let end: Int
    private var place: RegexSubject

    init(_ pattern: Value, _ program: RegexProgram, _ subject: RegexSubject, _ position: Int, _ end: Int) {
        self.pattern = Reference(pattern)
        self.program = program
        self.subject = Reference(subject.value)
        spans = program.spans
        self.position = position
        self.end = end
        place = subject
    }

    func group(_ key: Value) throws(Raise) -> Int {
        var number: Int?
        if key.isString {
            let name = key.swiftString
            number = program.names.first { $0.name == name }?.group
        } else if let integer = key.smallInteger {
            number = integer
        } else if key.classOf.lookup(Names.index) != nil {
            number = try ArgumentValues.int(key)
        }
        guard let number, number >= 0, number <= program.groupCount else { throw Raise.indexError("no such group") }
        return number
    }

    func value(_ group: Int, _ missing: Value = .none) -> Value { place.slice(spans, group) ?? missing.retained() }

    func start(_ group: Int) -> Int { place.index(spans[group * 2]) }
    func end(_ group: Int) -> Int { place.index(spans[group * 2 + 1]) }
    func span(_ group: Int) -> Value { .tuple(owned: [.int(start(group)), .int(end(group))]) }

    nonisolated(unsafe) static let cls: ClassPointer = LibraryClass.make(  // under the interpreter lock
        RegexMatch.self, "Match", module: "re", isFinal: true, doc: "The result of re.match() and re.search()."
    ) { cls in
        func method(_ signature: String, _ body: @escaping (RegexMatch, NativeArguments) throws(Raise) -> Value) {
            CoreTypes.method(cls, signature) { a throws(Raise) in try body(try nativeSelf(a[0], RegexMatch.self, "re.Match"), a) }
        }
        func property(_ name: String, _ body: @escaping (RegexMatch) throws(Raise) -> Value) {
            CoreTypes.property(cls, name, get: { v throws(Raise) in try body(try nativeSelf(v, RegexMatch.self, "re.Match")) })
        }
        CoreTypes.constructor(cls, "__new__(cls, /, *args, **kwargs)") { _ throws(Raise) in
            throw Raise.typeError("cannot create 're.Match' instances")
        }
        method("group(self, /, *args)") { m, a throws(Raise) in
            let keys = a[1].tupleItems
            if keys.isEmpty { return m.value(0) }
            if keys.count == 1 { return m.value(try m.group(keys[0])) }
            var groups: [Int] = []
            for key in keys { groups.append(try m.group(key)) }
            return .tuple(owned: groups.map { m.value($0) })
        }
        method("__getitem__(self, key, /)") { m, a throws(Raise) in m.value(try m.group(a[1])) }
        method("groups(self, /, default=None)") { m, a throws(Raise) in
            .tuple(owned: (0..<m.program.groupCount).map { m.value($0 + 1, a[1]) })
        }
        method("groupdict(self, /, default=None)") { m, a throws(Raise) in
            .dict(owned: m.program.names.map { ($0.name, m.value($0.group, a[1])) })
        }
        method("start(self, group=0, /)") { m, a throws(Raise) in .int(m.start(try m.group(a[1]))) }
        method("end(self, group=0, /)") { m, a throws(Raise) in .int(m.end(try m.group(a[1]))) }
        method("span(self, group=0, /)") { m, a throws(Raise) in m.span(try m.group(a[1])) }
        method("expand(self, /, template)") { m, a throws(Raise) in
            let template: ReplacementTemplate
            do throws(RegexError) { template = try ReplacementTemplate(a[1], m.program) } catch { throw raise(error, a[1]) }
            var out: [UInt8] = []
            template.fill(m.place.bytes, m.spans, into: &out)
            return m.place.make(out)
        }
        for name in ["__copy__(self, /)", "__deepcopy__(self, memo, /)"] {
            method(name) { _, a throws(Raise) in a[0].retained() }
        }
        method("__repr__(self, /)") { m, _ throws(Raise) in
            let text = m.value(0)
            defer { text.release() }
            let shown = String(try repr(text).unicodeScalars.prefix(50).map(Character.init))
            return .string("<re.Match object; span=(\(m.start(0)), \(m.end(0))), match=\(shown)>")
        }
        property("re") { m throws(Raise) in m.pattern.value.retained() }
        property("string") { m throws(Raise) in m.subject.value.retained() }
        property("pos") { m throws(Raise) in .int(m.position) }
        property("endpos") { m throws(Raise) in .int(m.end) }
        property("regs") { m throws(Raise) in .tuple(owned: (0...m.program.groupCount).map { m.span($0) }) }
        property("lastindex") { m throws(Raise) in m.program.lastGroup(m.spans).map { .int($0) } ?? .none }
        property("lastgroup") { m throws(Raise) in
            guard let last = m.program.lastGroup(m.spans), let name = m.program.names.first(where: { $0.group == last })
            else { return .none }
            return .string(name.name)
        }
    }
}
