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
            'b': _names('b', [m[:3] for m in _months]), 'p': '(?P<p>am|pm)', '%': '%',
            'Z': _names('Z', {'utc', 'gmt', *(name.lower() for name in time.tzname)}), 'G': r'(?P<G>\d\d\d\d)',
            'V': r'(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)',
        }
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

        def _offset(text):
            # Seconds and microseconds of what %z has read.
            if text == 'Z':
                return 0, 0
            digits = text
            if digits[3] == ':':
                digits = digits[:3] + digits[4:]
                if len(digits) > 5:
                    if digits[5] != ':':
                        raise ValueError(f'Inconsistent use of : in {text}')
                    digits = digits[:5] + digits[6:]
            seconds = int(digits[1:3]) * 3600 + int(digits[3:5]) * 60 + int(digits[5:7] or 0)
            micros = int((digits[8:] + '000000')[:6])
            return (-seconds, -micros) if digits[0] == '-' else (seconds, micros)

        def read(text, format):
            # The nine fields of a time.struct_time, then microseconds, the zone's name, its offset in seconds and microseconds.
            for i, value in enumerate((text, format)):
                if not isinstance(value, str):
                    raise TypeError('strptime() argument {} must be str, not {}'.format(i, type(value)))
            found = _pattern(format).match(text)
            if not found:
                raise ValueError('time data %r does not match format %r' % (text, format))
            if len(text) != found.end():
                raise ValueError('unconverted data remains: %s' % text[found.end():])
            got = {key: value for key, value in found.groupdict().items() if value is not None}
            number = lambda key, default=None: int(got[key]) if key in got else default
            year, iso_year = number('Y'), number('G')
            if year is None and 'y' in got:
                year = int(got['y'])
                year += 2000 if year <= 68 else 1900
            month, day = number('m', 1), number('d', 1)
            if 'B' in got:
                month = _months.index(got['B'].lower()) + 1
            if 'b' in got:
                month = [m[:3] for m in _months].index(got['b'].lower()) + 1
            hour = number('H', 0)
            if 'I' in got:
                hour = int(got['I'])
                half = got.get('p', '').lower()
                if half in ('', 'am'):
                    hour = 0 if hour == 12 else hour
                elif hour != 12:
                    hour += 12
            weekday = None
            julian = number('j')
            if 'A' in got:
                weekday = _days.index(got['A'].lower())
            elif 'a' in got:
                weekday = [d[:3] for d in _days].index(got['a'].lower())
            elif 'w' in got:
                weekday = (int(got['w']) - 1) % 7
            elif 'u' in got:
                weekday = int(got['u']) - 1
            week, iso_week = number('U', number('W')), number('V')
            weekdays = "a weekday directive ('%A', '%a', '%w', or '%u')."
            if year is None and iso_year is not None:
                if iso_week is None or weekday is None:
                    raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and " + weekdays)
                if julian is not None:
                    raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                                     "Use '%Y' instead.")
            elif week is None and iso_week is not None:
                if weekday is None:
                    raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and " + weekdays)
                raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                                 "Use the ISO year '%G' instead.")
            leap_default = year is None and month == 2 and day == 29
            if year is None:
                year = 1904 if leap_default else 1900
            if julian is None and weekday is not None:
                if week is not None:
                    julian = _day_of_week(year, week, weekday, 'U' not in got)
                elif iso_year is not None and iso_week is not None:
                    # A week too many goes over into the next year.
                    year = iso_year
                    julian = iso_week * 7 + weekday - date(iso_year, 1, 4).weekday() - 3
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
            offset, offset_micros = _offset(got['z']) if 'z' in got else (None, 0)
            fields = (year, month, day, hour, number('M', 0), number('S', 0), weekday, julian, 0 if 'Z' in got else -1)
            return fields, int((got.get('f', '') + '000000')[:6]), got.get('Z'), offset, offset_micros

        def strptime(text, format):
            return time.struct_time(read(text, format)[0])
        """#
}
