// The module `re`: functions that compile, with a cache, and go on to the pattern's methods. Flags are
// members of an enumeration, which is made when a script first asks for one.

enum RegexModule {
    static var module: NativeModule {
        .scripted("re", doc: "Support for regular expressions (RE).", source) { m throws(Raise) in
            m.set(RegexErrors.cls)
            m.set(RegexPattern.cls)
            m.set(RegexMatch.cls)
            install(m)
        }
    }

    /// Compiled patterns by what they were compiled from, oldest first.
    nonisolated(unsafe) private static let cache = Value.object(Dict.make())  // under the interpreter lock

    /// A pattern object for what `compile` and the functions accept. Owned.
    private static func pattern(_ value: Value, _ flags: Value) throws(Raise) -> Value {
        if NativeIdentity.object(in: value) is RegexPattern {
            if try ArgumentValues.int(flags) != 0 {
                throw Raise.valueError("cannot process flags argument with a compiled pattern")
            }
            return value.retained()
        }
        guard value.isString || value.isKind(.bytes) else {
            if value.isKind(.list) || value.isKind(.dict) || value.isKind(.set) || value.isKind(.byteArray) {
                throw Raise.typeError("unhashable type: '\(value.typeName)'")
            }
            throw Raise.typeError("first argument must be string or compiled pattern")
        }
        let flags = try ArgumentValues.int(flags)
        let dict = cache.layout(DictObject.self)
        let key = Value.tuple(owned: [.bool(value.isString), value.retained(), .int(flags)])
        defer { key.release() }
        if let known = try Dict.get(dict, key) { return known.retained() }
        let pattern = try RegexPattern.make(value, RegexFlags(rawValue: flags))
        if dict.pointee.count >= 512 {
            var place = 0
            if let oldest = Dict.next(dict, from: &place) {
                let key = oldest.pointee.key.retained()
                defer { key.release() }
                try Dict.remove(dict, key)?.release()
            }
        }
        try Dict.set(dict, key, pattern)
        return pattern
    }

    private static func install(_ m: ModuleBuilder) {
        func function(
            _ signature: String, flags: Int, doc: String, _ body: @escaping (Value, NativeArguments) throws(Raise) -> Value
        ) {
            m.function(signature, doc: doc) { a throws(Raise) in
                let pattern = try pattern(a[0], a[flags])
                defer { pattern.release() }
                return try body(pattern, a)
            }
        }
        function("compile(pattern, flags=0)", flags: 1, doc: "Compile a regular expression pattern, returning a Pattern object.")
        {
            p, _ throws(Raise) in p.retained()
        }
        for (name, mode, doc) in [
            (
                "match", RegexProgram.Mode.match,
                "Try to apply the pattern at the start of the string, returning\na Match object, or None if no match was found."
            ),
            (
                "fullmatch", .full,
                "Try to apply the pattern to all of the string, returning\na Match object, or None if no match was found."
            ),
            (
                "search", .search,
                "Scan through string looking for a match to the pattern, returning\na Match object, or None if no match was found."
            ),
        ] {
            function("\(name)(pattern, string, flags=0)", flags: 2, doc: doc) { p, a throws(Raise) in
                try RegexPattern.match(p, a[1], mode)
            }
        }
        function(
            "findall(pattern, string, flags=0)", flags: 2, doc: "Return a list of all non-overlapping matches in the string."
        ) {
            p, a throws(Raise) in try RegexPattern.findAll(p, a[1])
        }
        function(
            "finditer(pattern, string, flags=0)", flags: 2,
            doc: "Return an iterator over all non-overlapping matches in the\nstring."
        ) {
            p, a throws(Raise) in try RegexPattern.finditer(p, a[1])
        }
        function(
            "split(pattern, string, maxsplit=0, flags=0)", flags: 3,
            doc:
                "Split the source string by the occurrences of the pattern,\nreturning a list containing the resulting substrings."
        ) {
            p, a throws(Raise) in try RegexPattern.split(p, a[1], try ArgumentValues.int(a[2]))
        }
        function(
            "sub(pattern, repl, string, count=0, flags=0)", flags: 4,
            doc:
                "Return the string obtained by replacing the leftmost\nnon-overlapping occurrences of the pattern in string by the\nreplacement repl."
        ) {
            p, a throws(Raise) in try RegexPattern.substitute(p, a[1], a[2], try ArgumentValues.int(a[3])).value
        }
        function(
            "subn(pattern, repl, string, count=0, flags=0)", flags: 4, doc: "Return a 2-tuple containing (new_string, number)."
        ) {
            p, a throws(Raise) in
            let result = try RegexPattern.substitute(p, a[1], a[2], try ArgumentValues.int(a[3]))
            return .tuple(owned: [result.value, .int(result.count)])
        }
        m.function("purge()", doc: "Clear the regular expression caches") { _ throws(Raise) in
            Dict.clear(cache.layout(DictObject.self))
            return .none
        }
        m.function("escape(pattern)", doc: "Escape special characters in a string.") { a throws(Raise) in
            guard a[0].isString || a[0].isKind(.bytes) || a[0].isKind(.byteArray) else {
                throw Raise.typeError("decoding to str: need a bytes-like object, \(a[0].typeName) found")
            }
            var out: [UInt8] = []
            for byte in a[0].isString ? a[0].utf8 : a[0].byteContents {
                if special.contains(byte) { out.append(0x5c) }
                out.append(byte)
            }
            return a[0].isString ? .string(utf8: out) : .bytes(out)
        }
    }

    private static let special = Set("()[]{}?*+-|^$\\.&~# \t\n\r\u{0b}\u{0c}".utf8)

    private static let source = """
        def __getattr__(name):
            # The flags are an enumeration: made when a script first asks for one.
            if name not in _flag_names:
                raise AttributeError(f"module 're' has no attribute {name!r}")
            from enum import IntFlag, KEEP

            class RegexFlag(IntFlag, boundary=KEEP):
                NOFLAG = 0
                ASCII = A = 256
                IGNORECASE = I = 2
                LOCALE = L = 4
                UNICODE = U = 32
                MULTILINE = M = 8
                DOTALL = S = 16
                VERBOSE = X = 64
                TEMPLATE = T = 1
                DEBUG = 128

                def __repr__(self):
                    if self._name_ is None:
                        return f"re.RegexFlag({self._value_})" if self._value_ else 're.NOFLAG'
                    return '|'.join(
                        're.' + n if not n[0].isdigit() else hex(int(n)) for n in self._name_.split('|'))

                __str__ = __repr__

                def __format__(self, format_spec):
                    return format(str(self), format_spec)

            space = globals()
            space['RegexFlag'] = RegexFlag
            space.update(RegexFlag.__members__)
            return space[name]

        _flag_names = frozenset(
            'RegexFlag NOFLAG ASCII A IGNORECASE I LOCALE L UNICODE U MULTILINE M DOTALL S VERBOSE X TEMPLATE T DEBUG'.split())

        __all__ = [
            'match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge',
            'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE',
            'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag',
        ]
        """
}
