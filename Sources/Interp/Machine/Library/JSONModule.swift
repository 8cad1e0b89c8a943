// The module `json`. Reading is in JSONReader.swift, writing in JSONWriter.swift; the classes JSONEncoder, JSONDecoder and
// JSONDecodeError are in the script part, as programs inherit from them.

enum JSONModule {
    static var module: NativeModule {
        .scripted("json", doc: "JSON (JavaScript Object Notation) encoder and decoder.", source) { m throws(Raise) in
            m.function(
                "_encode(obj, default, skipkeys, ensure_ascii, check_circular, allow_nan, sort_keys, indent, item_separator, "
                    + "key_separator, /)"
            ) { a throws(Raise) in
                // Text is written before any of the options is looked at.
                let isText = a[0].isString
                func separator(_ slot: Int, _ position: Int) throws(Raise) -> [UInt8] {
                    if isText { return [] }
                    guard a[slot].isString else {
                        throw Raise.typeError(
                            "make_encoder() argument \(position) must be str, not \(a[slot].isNone ? "None" : a[slot].typeName)")
                    }
                    return Array(a[slot].utf8)
                }
                let indent = isText || a[7].isNone ? nil : try indentation(a[7])
                let keySeparator = try separator(9, 5), itemSeparator = try separator(8, 6)
                var writer = ScriptJSONWriter(
                    hook: a[1], skipsKeys: try truth(a[2]), asciiOnly: try truth(a[3]), checksCircles: try truth(a[4]),
                    allowsNaN: try truth(a[5]), sortsKeys: try truth(a[6]), indent: indent, itemSeparator: itemSeparator,
                    keySeparator: keySeparator)
                defer { writer.end() }
                try writer.write(a[0], level: 0)
                return writer.text
            }
            m.function("_decode(text, index, whole, hooks, strict, error, /)") { a throws(Raise) in
                guard a[0].isString else {
                    throw Raise.typeError(
                        a[2].asBool
                            ? "expected string or bytes-like object, got '\(a[0].typeName)'"
                            : "first argument must be a string, not \(a[0].typeName)")
                }
                let hooks = a[3].tupleItems
                var reader = ScriptJSONReader(
                    a[0].utf8, strict: try truth(a[4]), objectHook: hooks[0], pairsHook: hooks[1], floatHook: hooks[2],
                    intHook: hooks[3], constantHook: hooks[4])
                do throws(ScriptJSONReader.Failure) {
                    let (value, end) = try reader.read(fromScalar: try start(a[1]), wholeText: a[2].asBool)
                    if a[2].asBool { return value }
                    return .tuple(owned: [value, .int(end)])
                } catch {
                    switch error {
                    case .raised(let raise): throw raise
                    case .syntax(let message, let place):
                        let exception = try call(a[5], [.interned(message), a[0], .int(place)])
                        throw Raise.pend(owned: exception)
                    }
                }
            }
        }
    }

    /// What `indent` means: a text, or that many blanks.
    private static func indentation(_ value: Value) throws(Raise) -> [UInt8] {
        if value.isString { return Array(value.utf8) }
        guard value.isInteger || value.classOf.lookup(Names.index) != nil else {
            throw Raise.typeError("can't multiply sequence by non-int of type '\(value.typeName)'")
        }
        return [UInt8](repeating: 32, count: min(1 << 16, try Subscripts.repetitions(value, of: 1)))
    }

    private static func start(_ value: Value) throws(ScriptJSONReader.Failure) -> Int { max(0, value.smallInteger ?? 0) }

    private static let source = """
        class JSONDecodeError(ValueError):
            def __init__(self, msg, doc, pos):
                lineno = doc.count('\\n', 0, pos) + 1
                colno = pos - doc.rfind('\\n', 0, pos)
                ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, lineno, colno, pos))
                self.msg = msg
                self.doc = doc
                self.pos = pos
                self.lineno = lineno
                self.colno = colno

        JSONDecodeError.__module__ = 'json.decoder'

        class JSONEncoder:
            item_separator = ', '
            key_separator = ': '

            def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                         sort_keys=False, indent=None, separators=None, default=None):
                self.skipkeys = skipkeys
                self.ensure_ascii = ensure_ascii
                self.check_circular = check_circular
                self.allow_nan = allow_nan
                self.sort_keys = sort_keys
                self.indent = indent
                if separators is not None:
                    self.item_separator, self.key_separator = separators
                elif indent is not None:
                    self.item_separator = ','
                if default is not None:
                    self.default = default

            def default(self, o):
                raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

            def encode(self, o):
                return _encode(o, self.default, self.skipkeys, self.ensure_ascii, self.check_circular, self.allow_nan,
                               self.sort_keys, self.indent, self.item_separator, self.key_separator)

            def iterencode(self, o, _one_shot=False):
                yield self.encode(o)

        class JSONDecoder:
            def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                         strict=True, object_pairs_hook=None):
                self.object_hook = object_hook
                self.parse_float = parse_float
                self.parse_int = parse_int
                self.parse_constant = parse_constant
                self.strict = strict
                self.object_pairs_hook = object_pairs_hook

            def _hooks(self):
                return (self.object_hook, self.object_pairs_hook, self.parse_float, self.parse_int, self.parse_constant)

            def decode(self, s):
                return _decode(s, 0, True, self._hooks(), self.strict, JSONDecodeError)

            def raw_decode(self, s, idx=0):
                return _decode(s, idx, False, self._hooks(), self.strict, JSONDecodeError)

        def _default(o):
            raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

        def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
                  separators=None, default=None, sort_keys=False, **kw):
            if cls is not None or kw:
                return (cls or JSONEncoder)(
                    skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
                    indent=indent, separators=separators, default=default, sort_keys=sort_keys, **kw).encode(obj)
            if separators is not None:
                item_separator, key_separator = separators
            else:
                item_separator, key_separator = (', ' if indent is None else ','), ': '
            return _encode(obj, _default if default is None else default, skipkeys, ensure_ascii, check_circular, allow_nan, sort_keys, indent,
                           item_separator, key_separator)

        def dump(obj, fp, **kw):
            fp.write(dumps(obj, **kw))

        def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                  object_pairs_hook=None, **kw):
            if isinstance(s, str):
                if s.startswith('\\ufeff'):
                    raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
            elif isinstance(s, (bytes, bytearray)):
                s = s.decode('utf-8')
            else:
                raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
            if cls is not None or kw:
                if object_hook is not None:
                    kw['object_hook'] = object_hook
                if object_pairs_hook is not None:
                    kw['object_pairs_hook'] = object_pairs_hook
                if parse_float is not None:
                    kw['parse_float'] = parse_float
                if parse_int is not None:
                    kw['parse_int'] = parse_int
                if parse_constant is not None:
                    kw['parse_constant'] = parse_constant
                return (cls or JSONDecoder)(**kw).decode(s)
            return _decode(s, 0, True, (object_hook, object_pairs_hook, parse_float, parse_int, parse_constant), True,
                           JSONDecodeError)

        def load(fp, **kw):
            return loads(fp.read(), **kw)
        """
}
