// The module `csv`: dialects, readers and writers, with the state machine and the errors of CPython's.

enum CSVScript {
    static var module: NativeModule { .scripted("csv", doc: "CSV parsing and writing.", source) { $0.setTypeName() } }

    private static let source = #"""
        __all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'Error', 'Dialect', 'excel', 'excel_tab',
                   'field_size_limit', 'reader', 'writer', 'register_dialect', 'get_dialect', 'list_dialects', 'Sniffer',
                   'unregister_dialect', 'DictReader', 'DictWriter', 'unix_dialect']

        QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)

        class Error(Exception):
            pass

        Error.__module__ = '_csv'

        class _Dialect:
            def __init__(self, base, given):
                def option(name, default):
                    if name in given:
                        return given[name]
                    return getattr(base, name, default)
                known = ('delimiter', 'doublequote', 'escapechar', 'lineterminator', 'quotechar', 'quoting', 'skipinitialspace', 'strict')
                for name in given:
                    if name not in known:
                        raise TypeError(f"'{name}' is an invalid keyword argument for this function")
                self.delimiter = option('delimiter', ',')
                self.doublequote = bool(option('doublequote', True))
                self.escapechar = option('escapechar', None)
                self.lineterminator = option('lineterminator', '\r\n')
                self.quotechar = option('quotechar', '"')
                self.quoting = option('quoting', QUOTE_MINIMAL)
                self.skipinitialspace = bool(option('skipinitialspace', False))
                self.strict = bool(option('strict', False))
                for name in ('delimiter', 'escapechar', 'quotechar'):
                    value = getattr(self, name)
                    if value is None and name != 'delimiter':
                        continue
                    if not isinstance(value, str):
                        more = '' if name == 'delimiter' else ' or None'
                        raise TypeError(f'"{name}" must be string{more}, not {type(value).__name__}')
                    if len(value) != 1:
                        if name != 'delimiter' and value == '':
                            setattr(self, name, None)
                            continue
                        raise TypeError(f'"{name}" must be a 1-character string')
                if not isinstance(self.lineterminator, str):
                    raise TypeError('lineterminator must be set' if self.lineterminator is None else
                                    f'"lineterminator" must be a string, not {type(self.lineterminator).__name__}')
                if not isinstance(self.quoting, int):
                    raise TypeError('"quoting" must be an integer')
                if not 0 <= self.quoting <= 3:
                    raise TypeError('bad "quoting" value')
                if self.quoting != QUOTE_NONE and self.quotechar is None:
                    if 'quotechar' in given and 'quoting' not in given:
                        self.quoting = QUOTE_NONE
                    else:
                        raise TypeError('quotechar must be set if quoting enabled')

        class Dialect:
            _name = ''
            _valid = False
            delimiter = None
            quotechar = None
            escapechar = None
            doublequote = None
            skipinitialspace = None
            lineterminator = None
            quoting = None

            def __init__(self):
                if self.__class__ != Dialect:
                    self._valid = True
                try:
                    _make(self, {})
                except TypeError as e:
                    raise Error(str(e))

        class excel(Dialect):
            delimiter = ','
            quotechar = '"'
            doublequote = True
            skipinitialspace = False
            lineterminator = '\r\n'
            quoting = QUOTE_MINIMAL

        class excel_tab(excel):
            delimiter = '\t'

        class unix_dialect(Dialect):
            delimiter = ','
            quotechar = '"'
            doublequote = True
            skipinitialspace = False
            lineterminator = '\n'
            quoting = QUOTE_ALL

        _dialects = {}
        _limit = 131072

        def _make(dialect, given):
            if isinstance(dialect, str):
                dialect = get_dialect(dialect)
            if dialect is None:
                return _Dialect(None, given)
            if isinstance(dialect, _Dialect) and not given:
                return dialect
            return _Dialect(dialect, given)

        def register_dialect(name, dialect=None, **fmtparams):
            if not isinstance(name, str):
                raise TypeError('dialect name must be a string')
            _dialects[name] = _make(dialect, fmtparams)

        def unregister_dialect(name):
            if name not in _dialects:
                raise Error('unknown dialect')
            del _dialects[name]

        def get_dialect(name):
            if name not in _dialects:
                raise Error('unknown dialect')
            return _dialects[name]

        def list_dialects():
            return list(_dialects)

        def field_size_limit(limit=None):
            global _limit
            old = _limit
            if limit is not None:
                if not isinstance(limit, int):
                    raise TypeError('limit must be an integer')
                _limit = limit
            return old

        register_dialect('excel', excel)
        register_dialect('excel-tab', excel_tab)
        register_dialect('unix', unix_dialect)

        _START_RECORD, _START_FIELD, _ESCAPED, _IN_FIELD, _IN_QUOTED, _ESCAPE_IN_QUOTED, _QUOTE_IN_QUOTED, _EAT_CRNL, _AFTER_ESCAPED_CRNL = range(9)

        class _Reader:
            def __init__(self, lines, dialect, given):
                self._lines = iter(lines)
                self.dialect = _make(dialect, given)
                self.line_num = 0

            def __iter__(self):
                return self

            def _save(self):
                text = ''.join(self._field)
                self._field = []
                if self._numeric:
                    self._numeric = False
                    text = float(text)
                self._fields.append(text)

            def _add(self, c):
                if len(self._field) >= _limit:
                    raise Error(f'field larger than field limit ({_limit})')
                self._field.append(c)

            def _plain(self, line):
                """The fields of a line with nothing to look at, or None."""
                d = self.dialect
                if (d.quoting == QUOTE_NONNUMERIC or d.escapechar is not None or d.skipinitialspace or
                        (d.quotechar is not None and d.quoting != QUOTE_NONE and d.quotechar in line) or len(line) > _limit):
                    return None
                if line.endswith('\r\n'):
                    line = line[:-2]
                elif line.endswith('\n') or line.endswith('\r'):
                    line = line[:-1]
                if '\n' in line or '\r' in line or '\0' in line:
                    return None
                return line.split(d.delimiter) if line else []

            def __next__(self):
                self._fields = []
                self._field = []
                self._numeric = False
                state = _START_RECORD
                while True:
                    try:
                        line = next(self._lines)
                    except StopIteration:
                        if self._field or state == _IN_QUOTED:
                            if self.dialect.strict:
                                raise Error('unexpected end of data')
                            self._save()
                            return self._fields
                        raise
                    if not isinstance(line, str):
                        raise Error(f'iterator should return strings, not {_type_name(line)} (the file should be opened in text mode)')
                    self.line_num += 1
                    if state == _START_RECORD and not self._fields:
                        fields = self._plain(line)
                        if fields is not None:
                            return fields
                    for c in line:
                        state = self._step(state, c)
                    state = self._step(state, '')
                    if state == _START_RECORD:
                        return self._fields

            def _step(self, state, c):
                # An empty character stands for the end of a line.
                d = self.dialect
                if state == _START_RECORD:
                    if c == '':
                        return state
                    if c == '\n' or c == '\r':
                        return _EAT_CRNL
                    state = _START_FIELD
                if state == _START_FIELD:
                    if c == '\n' or c == '\r' or c == '':
                        self._save()
                        return _START_RECORD if c == '' else _EAT_CRNL
                    if c == d.quotechar and d.quoting != QUOTE_NONE:
                        return _IN_QUOTED
                    if c == d.escapechar:
                        return _ESCAPED
                    if c == ' ' and d.skipinitialspace:
                        return state
                    if c == d.delimiter:
                        self._save()
                        return state
                    if d.quoting == QUOTE_NONNUMERIC:
                        self._numeric = True
                    self._add(c)
                    return _IN_FIELD
                if state == _ESCAPED:
                    if c == '\n' or c == '\r':
                        self._add(c)
                        return _AFTER_ESCAPED_CRNL
                    self._add('\n' if c == '' else c)
                    return _IN_FIELD
                if state == _AFTER_ESCAPED_CRNL or state == _IN_FIELD:
                    if state == _AFTER_ESCAPED_CRNL and c == '':
                        return state
                    if c == '\n' or c == '\r' or c == '':
                        self._save()
                        return _START_RECORD if c == '' else _EAT_CRNL
                    if c == d.escapechar:
                        return _ESCAPED
                    if c == d.delimiter:
                        self._save()
                        return _START_FIELD
                    self._add(c)
                    return _IN_FIELD
                if state == _IN_QUOTED:
                    if c == '':
                        return state
                    if c == d.escapechar:
                        return _ESCAPE_IN_QUOTED
                    if c == d.quotechar and d.quoting != QUOTE_NONE:
                        return _QUOTE_IN_QUOTED if d.doublequote else _IN_FIELD
                    self._add(c)
                    return state
                if state == _ESCAPE_IN_QUOTED:
                    self._add('\n' if c == '' else c)
                    return _IN_QUOTED
                if state == _QUOTE_IN_QUOTED:
                    if d.quoting != QUOTE_NONE and c == d.quotechar:
                        self._add(c)
                        return _IN_QUOTED
                    if c == d.delimiter:
                        self._save()
                        return _START_FIELD
                    if c == '\n' or c == '\r' or c == '':
                        self._save()
                        return _START_RECORD if c == '' else _EAT_CRNL
                    if not d.strict:
                        self._add(c)
                        return _IN_FIELD
                    raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
                if c == '\n' or c == '\r':
                    return state
                if c == '':
                    return _START_RECORD
                raise Error('new-line character seen in unquoted field - do you need to open the file in universal-newline mode?')

        def _called(cls, name):
            cls.__name__ = cls.__qualname__ = name
            cls.__module__ = '_csv'

        _called(_Reader, 'reader')

        def reader(iterable, /, dialect='excel', **fmtparams):
            return _Reader(iterable, dialect, fmtparams)

        class _Writer:
            def __init__(self, file, dialect, given):
                if not hasattr(file, 'write'):
                    raise TypeError('argument 1 must have a "write" method')
                self._write = file.write
                self.dialect = _make(dialect, given)

            def _join(self, value, quoted, is_only):
                d = self.dialect
                out = []
                for c in value:
                    wants_escape = False
                    if c == d.delimiter or c == d.escapechar or c == d.quotechar or c in d.lineterminator or c in '\r\n':
                        if d.quoting == QUOTE_NONE:
                            wants_escape = True
                        else:
                            if c == d.quotechar:
                                if d.doublequote:
                                    out.append(d.quotechar)
                                else:
                                    wants_escape = True
                            elif c == d.escapechar:
                                wants_escape = True
                            if not wants_escape:
                                quoted = True
                        if wants_escape:
                            if d.escapechar is None:
                                raise Error('need to escape, but no escapechar set')
                            out.append(d.escapechar)
                    out.append(c)
                if not value and is_only:
                    if d.quoting == QUOTE_NONE:
                        raise Error('single empty field record must be quoted')
                    quoted = True
                text = ''.join(out)
                return d.quotechar + text + d.quotechar if quoted else text

            def writerow(self, row, /):
                d = self.dialect
                try:
                    row = list(row)
                except TypeError:
                    raise Error(f'iterable expected, not {type(row).__name__}') from None
                parts = []
                for value in row:
                    if d.quoting == QUOTE_NONNUMERIC:
                        quoted = not isinstance(value, (int, float))
                    else:
                        quoted = d.quoting == QUOTE_ALL
                    text = value if isinstance(value, str) else '' if value is None else str(value)
                    parts.append(self._join(text, quoted, len(row) == 1))
                return self._write(d.delimiter.join(parts) + d.lineterminator)

            def writerows(self, rows, /):
                for row in rows:
                    self.writerow(row)

        _called(_Writer, 'writer')

        def writer(fileobj, /, dialect='excel', **fmtparams):
            return _Writer(fileobj, dialect, fmtparams)

        class DictReader:
            def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
                if fieldnames is not None and iter(fieldnames) is fieldnames:
                    fieldnames = list(fieldnames)
                self._fieldnames = fieldnames
                self.restkey = restkey
                self.restval = restval
                self.reader = reader(f, dialect, *args, **kwds)
                self.dialect = dialect
                self.line_num = 0

            def __iter__(self):
                return self

            @property
            def fieldnames(self):
                if self._fieldnames is None:
                    try:
                        self._fieldnames = next(self.reader)
                    except StopIteration:
                        pass
                self.line_num = self.reader.line_num
                return self._fieldnames

            @fieldnames.setter
            def fieldnames(self, value):
                self._fieldnames = value

            def __next__(self):
                if self.line_num == 0:
                    self.fieldnames
                row = next(self.reader)
                self.line_num = self.reader.line_num
                while row == []:
                    row = next(self.reader)
                d = dict(zip(self.fieldnames, row))
                lf = len(self.fieldnames)
                lr = len(row)
                if lf < lr:
                    d[self.restkey] = row[lf:]
                elif lf > lr:
                    for key in self.fieldnames[lr:]:
                        d[key] = self.restval
                return d

        class DictWriter:
            def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
                if fieldnames is not None and iter(fieldnames) is fieldnames:
                    fieldnames = list(fieldnames)
                self.fieldnames = fieldnames
                self.restval = restval
                extrasaction = extrasaction.lower()
                if extrasaction not in ('raise', 'ignore'):
                    raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
                self.extrasaction = extrasaction
                self.writer = writer(f, dialect, *args, **kwds)

            def writeheader(self):
                return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

            def _dict_to_list(self, rowdict):
                if self.extrasaction == 'raise':
                    wrong = rowdict.keys() - self.fieldnames
                    if wrong:
                        raise ValueError('dict contains fields not in fieldnames: ' + ', '.join([repr(x) for x in wrong]))
                return (rowdict.get(key, self.restval) for key in self.fieldnames)

            def writerow(self, rowdict):
                return self.writer.writerow(self._dict_to_list(rowdict))

            def writerows(self, rowdicts):
                return self.writer.writerows(map(self._dict_to_list, rowdicts))

        class Sniffer:
            def __init__(self):
                raise NotImplementedError('csv.Sniffer is not part of the library; name the delimiter')
        """#
}
