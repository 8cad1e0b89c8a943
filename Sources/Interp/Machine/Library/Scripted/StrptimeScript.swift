// The module `_strptime`: reading times by a format, for `time.strptime`.

enum StrptimeScript {
    static var module: NativeModule { .scripted("_strptime", doc: "Strptime-related classes and functions.", source) }

    private static let source = #"""
        import re
        import time
        from datetime import date

        _days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
        _months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november',
                   'december']

        def _names(key, names):
            return f'(?P<{key}>' + '|'.join(sorted(names, key=len, reverse=True)) + ')'

        _directives = {
            'd': r'(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])', 'f': r'(?P<f>[0-9]{1,6})', 'H': r'(?P<H>2[0-3]|[0-1]\d|\d)',
            'I': r'(?P<I>1[0-2]|0[1-9]|[1-9])', 'm': r'(?P<m>1[0-2]|0[1-9]|[1-9])', 'M': r'(?P<M>[0-5]\d|\d)',
            'j': r'(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])', 'S': r'(?P<S>6[0-1]|[0-5]\d|\d)',
            'U': r'(?P<U>5[0-3]|[0-4]\d|\d)', 'W': r'(?P<W>5[0-3]|[0-4]\d|\d)', 'w': r'(?P<w>[0-6])', 'u': r'(?P<u>[1-7])',
            'y': r'(?P<y>\d\d)', 'Y': r'(?P<Y>\d\d\d\d)', 'z': r'(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))',
            'A': _names('A', _days), 'a': _names('a', [d[:3] for d in _days]), 'B': _names('B', _months),
            'b': _names('b', [m[:3] for m in _months]), 'p': '(?P<p>am|pm)', '%': '%', 'Z': '(?P<Z>utc|gmt)',
        }
        _directives['h'] = _directives['b'].replace('<b>', '<h>')
        _short = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}
        _compiled = {}

        def _pattern(format):
            known = _compiled.get(format)
            if known is not None:
                return known
            text = re.sub(r'([\\.^$*+?\(\){}\[\]|])', r'\\\1', format)
            text = re.sub(r'\s+', r'\\s+', text)
            for letter, long in _short.items():
                text = re.sub(r'(?<!%)((?:%%)*)%' + letter, lambda m: m.group(1) + long.replace(' ', r'\s+'), text)
            out = ''
            i = 0
            while (j := text.find('%', i)) >= 0:
                out += text[i:j]
                letter = text[j + 1:j + 2]
                if not letter:
                    raise ValueError("stray %% in format '%s'" % format)
                if letter not in _directives:
                    raise ValueError("'%s' is a bad directive in format '%s'" % ('\\' if letter == '\\' else letter, format))
                out += _directives[letter]
                i = j + 2
            _compiled[format] = known = re.compile(out + text[i:], re.IGNORECASE)
            return known

        def _day_of_week(year, week, weekday, monday_first):
            first = date(year, 1, 1).weekday()
            if not monday_first:
                first = (first + 1) % 7
                weekday = (weekday + 1) % 7
            if week == 0:
                return 1 + weekday - first
            return 1 + (7 - first) % 7 + 7 * (week - 1) + weekday

        def strptime(text, format):
            for i, value in enumerate((text, format)):
                if not isinstance(value, str):
                    raise TypeError('strptime() argument {} must be str, not {}'.format(i, type(value)))
            found = _pattern(format).match(text)
            if not found:
                raise ValueError('time data %r does not match format %r' % (text, format))
            if len(text) != found.end():
                raise ValueError('unconverted data remains: %s' % text[found.end():])
            got = found.groupdict()
            number = lambda key, default=None: int(got[key]) if got.get(key) is not None else default
            year = number('Y')
            if year is None and got.get('y') is not None:
                year = int(got['y'])
                year += 2000 if year <= 68 else 1900
            month, day = number('m', 1), number('d', 1)
            if got.get('B'):
                month = _months.index(got['B'].lower()) + 1
            short = got.get('b') or got.get('h')
            if short:
                month = [m[:3] for m in _months].index(short.lower()) + 1
            hour = number('H', 0)
            if got.get('I') is not None:
                hour = int(got['I'])
                half = (got.get('p') or '').lower()
                if half in ('', 'am'):
                    hour = 0 if hour == 12 else hour
                elif hour != 12:
                    hour += 12
            weekday = julian = None
            if got.get('A'):
                weekday = _days.index(got['A'].lower())
            elif got.get('a'):
                weekday = [d[:3] for d in _days].index(got['a'].lower())
            elif got.get('w') is not None:
                weekday = (int(got['w']) - 1) % 7
            elif got.get('u') is not None:
                weekday = int(got['u']) - 1
            if got.get('j') is not None:
                julian = int(got['j'])
            leap_default = False
            if year is None and month == 2 and day == 29:
                year = 1904
                leap_default = True
            elif year is None:
                year = 1900
            if julian is None and weekday is not None:
                for key, monday_first in (('U', False), ('W', True)):
                    if got.get(key) is not None:
                        julian = _day_of_week(year, int(got[key]), weekday, monday_first)
                if julian is not None and julian <= 0:
                    year -= 1
                    julian += date(year, 12, 31).timetuple().tm_yday
            if julian is None:
                julian = date(year, month, day).toordinal() - date(year, 1, 1).toordinal() + 1
            else:
                result = date.fromordinal(julian - 1 + date(year, 1, 1).toordinal())
                year, month, day = result.year, result.month, result.day
            if weekday is None:
                weekday = date(year, month, day).weekday()
            if leap_default:
                year = 1900
            zone = (got.get('Z') or '').lower()
            return time.struct_time((year, month, day, hour, number('M', 0), number('S', 0), weekday, julian, 0 if zone else -1))
        """#
}
