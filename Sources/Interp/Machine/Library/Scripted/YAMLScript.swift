// The module `yaml`: PyYAML's safe loading and dumping. Scanning and printing are libyaml's (Binary/YAMLEvents.swift).

enum YAMLScript {
    static var module: NativeModule {
        .scripted("yaml", doc: "YAML documents to and from plain values.", source) { m throws(Raise) in YAMLEvents.install(m) }
    }

    private static let source = #"""
        import re as _re

        __all__ = ['safe_load', 'safe_load_all', 'safe_dump', 'safe_dump_all', 'load', 'dump', 'YAMLError', 'MarkedYAMLError',
                   'SafeLoader', 'SafeDumper']

        class Mark:
            def __init__(self, name, line, column):
                self.name = name
                self.line = line
                self.column = column

            def __str__(self):
                return f'  in "{self.name}", line {self.line + 1}, column {self.column + 1}'

        class YAMLError(Exception):
            pass

        class MarkedYAMLError(YAMLError):
            def __init__(self, context=None, context_mark=None, problem=None, problem_mark=None, note=None):
                self.context = context
                self.context_mark = context_mark
                self.problem = problem
                self.problem_mark = problem_mark
                self.note = note

            def __str__(self):
                return '\n'.join(str(part) for part in (self.context, self.context_mark, self.problem, self.problem_mark, self.note)
                                 if part is not None)

        def _error(name, module):
            cls = type(name, (MarkedYAMLError,), {})
            cls.__module__ = module
            return cls

        ScannerError = _error('ScannerError', 'yaml.scanner')
        ParserError = _error('ParserError', 'yaml.parser')
        ComposerError = _error('ComposerError', 'yaml.composer')
        ConstructorError = _error('ConstructorError', 'yaml.constructor')
        ReaderError = type('ReaderError', (YAMLError,), {'__module__': 'yaml.reader'})
        RepresenterError = type('RepresenterError', (YAMLError,), {'__module__': 'yaml.representer'})

        class SafeLoader:
            pass

        class SafeDumper:
            pass

        _prefix = 'tag:yaml.org,2002:'
        _resolvers = (
            ('bool', 'yYnNtTfFoO', _re.compile(r'^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$')),
            ('float', '-+0123456789.', _re.compile(r'''^(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?
                |\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?
                |[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*
                |[-+]?\.(?:inf|Inf|INF)
                |\.(?:nan|NaN|NAN))$''', _re.X)),
            ('int', '-+0123456789', _re.compile(r'''^(?:[-+]?0b[0-1_]+
                |[-+]?0[0-7_]+
                |[-+]?(?:0|[1-9][0-9_]*)
                |[-+]?0x[0-9a-fA-F_]+
                |[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$''', _re.X)),
            ('merge', '<', _re.compile(r'^(?:<<)$')),
            ('null', '~nN', _re.compile(r'^(?:~|null|Null|NULL|)$')),
            ('timestamp', '0123456789', _re.compile(r'''^(?:[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]
                |[0-9][0-9][0-9][0-9] -[0-9][0-9]? -[0-9][0-9]?
                 (?:[Tt]|[ \t]+)[0-9][0-9]?
                 :[0-9][0-9] :[0-9][0-9] (?:\.[0-9]*)?
                 (?:[ \t]*(?:Z|[-+][0-9][0-9]?(?::[0-9][0-9])?))?)$''', _re.X)),
            ('value', '=', _re.compile(r'^(?:=)$')),
        )
        _timestamp = _re.compile(r'''^(?P<year>[0-9][0-9][0-9][0-9])-(?P<month>[0-9][0-9]?)-(?P<day>[0-9][0-9]?)
            (?:(?:[Tt]|[ \t]+)(?P<hour>[0-9][0-9]?):(?P<minute>[0-9][0-9]):(?P<second>[0-9][0-9])(?:\.(?P<fraction>[0-9]*))?
            (?:[ \t]*(?P<tz>Z|(?P<tz_sign>[-+])(?P<tz_hour>[0-9][0-9]?)(?::(?P<tz_minute>[0-9][0-9]))?))?)?$''', _re.X)

        def _resolve(value):
            """What a plain scalar is."""
            if value == '':
                return 'null'
            for name, first, pattern in _resolvers:
                if value[0] in first and pattern.match(value):
                    return name
            return 'str'

        def _int(value):
            value = value.replace('_', '')
            sign = -1 if value[0] == '-' else 1
            if value[0] in '+-':
                value = value[1:]
            if value == '0':
                return 0
            if value.startswith('0b'):
                return sign * int(value[2:], 2)
            if value.startswith('0x'):
                return sign * int(value[2:], 16)
            if value[0] == '0':
                return sign * int(value, 8)
            if ':' in value:
                total = 0
                for part in value.split(':'):
                    total = total * 60 + int(part)
                return sign * total
            return sign * int(value)

        def _float(value):
            value = value.replace('_', '').lower()
            sign = -1.0 if value[0] == '-' else 1.0
            if value[0] in '+-':
                value = value[1:]
            if value == '.inf':
                return sign * float('inf')
            if value == '.nan':
                return float('nan')
            if ':' in value:
                total = 0.0
                for part in value.split(':'):
                    total = total * 60 + float(part)
                return sign * total
            return sign * float(value)

        def _time(value):
            import datetime
            m = _timestamp.match(value).groupdict()
            year, month, day = int(m['year']), int(m['month']), int(m['day'])
            if not m['hour']:
                return datetime.date(year, month, day)
            fraction = 0
            if m['fraction']:
                fraction = int(m['fraction'][:6].ljust(6, '0'))
            zone = None
            if m['tz_sign']:
                delta = datetime.timedelta(hours=int(m['tz_hour']), minutes=int(m['tz_minute'] or 0))
                zone = datetime.timezone(-delta if m['tz_sign'] == '-' else delta)
            elif m['tz']:
                zone = datetime.timezone.utc
            return datetime.datetime(year, month, day, int(m['hour']), int(m['minute']), int(m['second']), fraction, tzinfo=zone)

        _booleans = {'yes': True, 'no': False, 'true': True, 'false': False, 'on': True, 'off': False}

        class _Merge:
            pass

        _merge = _Merge()

        class _Loader:
            def __init__(self, stream):
                if hasattr(stream, 'read'):
                    name, stream = getattr(stream, 'name', '<file>'), stream.read()
                else:
                    name = '<unicode string>' if isinstance(stream, str) else '<byte string>'
                self.name = name
                self.events = _read(stream)
                self.place = 0

            def mark(self, line, column):
                return Mark(self.name, line, column)

            def next(self):
                event = self.events[self.place]
                self.place += 1
                if event[0] == 'error':
                    _, kind, problem, context, line, column, context_line, context_column = event
                    if kind == 2:
                        raise ReaderError(problem)
                    cls = ScannerError if kind == 3 else ParserError
                    raise cls(context, self.mark(context_line, context_column) if context else None, problem, self.mark(line, column))
                return event

            def documents(self):
                while self.place < len(self.events):
                    if self.next()[0] == 'document':
                        self.anchors = {}
                        yield self.value(self.next())

            def define(self, event, value):
                if event[1] is not None:
                    self.anchors[event[1]] = value
                return value

            def value(self, event):
                kind = event[0]
                if kind == 'alias':
                    if event[1] not in self.anchors:
                        raise ComposerError(None, None, 'found undefined alias %r' % event[1], self.mark(*event[2:]))
                    return self.anchors[event[1]]
                tag = event[2]
                if kind == 'scalar':
                    text = event[3]
                    if event[4] and tag in (None, '!'):
                        name = _resolve(text)
                    elif tag is None or tag == '!':
                        name = 'str'
                    else:
                        name = self.short(event)
                    return self.define(event, self.scalar(event, name, text))
                name = kind if tag in (None, '!') else self.short(event)
                if kind == 'sequence':
                    if name not in ('sequence', 'seq', 'omap', 'pairs'):
                        raise self.unknown(event)
                    items = self.define(event, [])
                    while (inner := self.next())[0] != 'end':
                        items.append(self.value(inner))
                    if name in ('omap', 'pairs'):
                        items[:] = [next(iter(item.items())) for item in items]
                    return items
                if name not in ('mapping', 'map', 'set'):
                    raise self.unknown(event)
                result = self.define(event, set() if name == 'set' else {})
                own = []
                merged = []
                while (inner := self.next())[0] != 'end':
                    key = self.value(inner)
                    value = self.value(self.next())
                    if key is _merge:
                        self.merge(event, inner, value, merged)
                        continue
                    try:
                        hash(key)
                    except TypeError:
                        raise ConstructorError('while constructing a mapping', self.mark(*event[3:]), 'found unhashable key',
                                               self.mark(*inner[-2:])) from None
                    own.append((key, value))
                for key, value in merged + own:
                    if name == 'set':
                        result.add(key)
                    else:
                        result[key] = value
                return result

            def merge(self, event, key, value, merged):
                if isinstance(value, dict):
                    merged.extend(value.items())
                elif isinstance(value, list) and all(isinstance(v, dict) for v in value):
                    for item in reversed(value):
                        merged.extend(item.items())
                else:
                    raise ConstructorError('while constructing a mapping', self.mark(*event[3:]),
                                           'expected a mapping or list of mappings for merging, but found scalar', self.mark(*key[-2:]))

            def short(self, event):
                tag = event[2]
                if not tag.startswith(_prefix):
                    raise self.unknown(event)
                return tag[len(_prefix):]

            def unknown(self, event):
                return ConstructorError(None, None, 'could not determine a constructor for the tag %r' % event[2], self.mark(*event[-2:]))

            def scalar(self, event, name, text):
                if name == 'str':
                    return text
                if name == 'null':
                    return None
                if name == 'bool':
                    return _booleans[text.lower()]
                if name == 'int':
                    return _int(text)
                if name == 'float':
                    return _float(text)
                if name == 'timestamp':
                    return _time(text)
                if name == 'merge':
                    return _merge
                if name == 'binary':
                    import base64
                    return base64.decodebytes(text.encode('ascii'))
                raise self.unknown(event)

        def safe_load_all(stream):
            return _Loader(stream).documents()

        def safe_load(stream):
            found = list(safe_load_all(stream))
            if len(found) > 1:
                raise ComposerError('expected a single document in the stream', None, 'but found another document', None)
            return found[0] if found else None

        def load(stream, Loader):
            if Loader is not SafeLoader:
                raise NotImplementedError('yaml.load: only SafeLoader is part of the library')
            return safe_load(stream)

        # -- dumping ------------------------------------------------------------------------------------------------------

        class _Node:
            def __init__(self, kind, tag, value, style=None):
                self.kind = kind
                self.tag = tag
                self.value = value
                self.style = style
                self.uses = 0
                self.anchor = None
                self.plain = False

        class _Dumper:
            def __init__(self, default_style, default_flow_style, sort_keys):
                self.style = default_style
                self.flow = default_flow_style
                self.sort_keys = sort_keys
                self.known = {}
                self.kept = []
                self.events = []
                self.count = 0

            def node(self, data):
                ignored = data is None or data == () or isinstance(data, (str, bytes, bool, int, float))
                if not ignored and id(data) in self.known:
                    return self.known[id(data)]
                # Kept, so that the identity stays the object's own.
                self.kept.append(data)
                node = self.make(data, None if ignored else id(data))
                return node

            def scalar(self, tag, value, style=None):
                return _Node('scalar', _prefix + tag, value, style if style is not None else self.style)

            def remember(self, key, node):
                if key is not None:
                    self.known[key] = node
                return node

            def make(self, data, key):
                cls = type(data)
                if data is None:
                    return self.scalar('null', 'null')
                if cls is str:
                    return self.scalar('str', data)
                if cls is bool:
                    return self.scalar('bool', 'true' if data else 'false')
                if cls is int:
                    return self.scalar('int', str(data))
                if cls is float:
                    if data != data:
                        text = '.nan'
                    elif data in (float('inf'), -float('inf')):
                        text = '.inf' if data > 0 else '-.inf'
                    else:
                        text = repr(data).lower()
                        if '.' not in text and 'e' in text:
                            text = text.replace('e', '.0e', 1)
                    return self.scalar('float', text)
                if cls is bytes:
                    import base64
                    return self.scalar('binary', base64.encodebytes(data).decode('ascii'), '|')
                if cls is list or cls is tuple:
                    node = self.remember(key, _Node('sequence', _prefix + 'seq', []))
                    node.value.extend(self.node(item) for item in data)
                    return self.flowing(node, node.value)
                if cls is dict or cls is set:
                    node = self.remember(key, _Node('mapping', _prefix + ('map' if cls is dict else 'set'), []))
                    items = list(data.items()) if cls is dict else [(item, None) for item in data]
                    if self.sort_keys:
                        try:
                            items = sorted(items)
                        except TypeError:
                            pass
                    node.value.extend((self.node(k), self.node(v)) for k, v in items)
                    return self.flowing(node, [n for pair in node.value for n in pair])
                module = cls.__module__
                if module == 'datetime' and cls.__name__ == 'date':
                    return self.remember(key, self.scalar('timestamp', data.isoformat()))
                if module == 'datetime' and cls.__name__ == 'datetime':
                    return self.remember(key, self.scalar('timestamp', data.isoformat(' ')))
                raise RepresenterError('cannot represent an object', data)

            def flowing(self, node, children):
                if self.flow is None:
                    node.style = all(c.kind == 'scalar' and not c.style for c in children)
                else:
                    node.style = self.flow
                return node

            def number(self, node):
                node.uses += 1
                if node.uses == 2:
                    self.count += 1
                    node.anchor = 'id%03d' % self.count
                if node.uses == 1:
                    if node.kind == 'sequence':
                        for item in node.value:
                            self.number(item)
                    elif node.kind == 'mapping':
                        for key, value in node.value:
                            self.number(key)
                            self.number(value)

            def serialize(self, node, done):
                if node.anchor is not None and id(node) in done:
                    self.events.append(('alias', node.anchor))
                    return
                done.add(id(node))
                if node.kind == 'scalar':
                    # libyaml forgets the tag of what could be plain and is not to be.
                    plain = node.tag == _prefix + _resolve(node.value) and (node.style is None or node.tag == _prefix + 'str')
                    self.events.append(('scalar', node.anchor, node.tag, node.value, plain, node.tag == _prefix + 'str', node.style))
                elif node.kind == 'sequence':
                    self.events.append(('sequence', node.anchor, node.tag, True, bool(node.style)))
                    for item in node.value:
                        self.serialize(item, done)
                    self.events.append(('sequence end',))
                else:
                    self.events.append(('mapping', node.anchor, node.tag, node.tag == _prefix + 'map', bool(node.style)))
                    for key, value in node.value:
                        self.serialize(key, done)
                        self.serialize(value, done)
                    self.events.append(('mapping end',))

        def safe_dump_all(documents, stream=None, *, default_style=None, default_flow_style=False, canonical=None, indent=None,
                          width=None, allow_unicode=None, line_break=None, encoding=None, explicit_start=None, explicit_end=None,
                          version=None, tags=None, sort_keys=True):
            options = (indent or 2, width or 80, bool(allow_unicode), bool(canonical))
            dumper = _Dumper(default_style, default_flow_style, sort_keys)
            for document in documents:
                dumper.known, dumper.count = {}, 0
                node = dumper.node(document)
                dumper.number(node)
                start = len(dumper.events)
                dumper.events.append(('document', bool(explicit_start)))
                dumper.serialize(node, set())
                dumper.events.append(('document end', bool(explicit_end)))
                if node.kind == 'scalar':
                    # PyYAML ends a document that is one plain scalar.
                    alone = _write(dumper.events[start:], *options)
                    if alone.removeprefix('--- ')[:1] not in ('"', "'", '|', '>', '!'):
                        dumper.events[-1] = ('document end', True)
            text = _write(dumper.events, *options)
            result = text if encoding is None else text.encode(encoding)
            if stream is None:
                return result
            stream.write(result)

        def safe_dump(data, stream=None, **kwds):
            return safe_dump_all([data], stream, **kwds)

        def dump(data, stream=None, Dumper=SafeDumper, **kwds):
            if Dumper is not SafeDumper:
                raise NotImplementedError('yaml.dump: only SafeDumper is part of the library')
            return safe_dump_all([data], stream, **kwds)

        def dump_all(documents, stream=None, Dumper=SafeDumper, **kwds):
            return safe_dump_all(documents, stream, **kwds)

        def load_all(stream, Loader):
            if Loader is not SafeLoader:
                raise NotImplementedError('yaml.load_all: only SafeLoader is part of the library')
            return safe_load_all(stream)
        """#
}
