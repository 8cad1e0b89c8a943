// The module `datetime`: dates by the proleptic Gregorian calendar, differences in whole microseconds.

enum DatetimeScript {
    static var module: NativeModule {
        .scripted("datetime", doc: "Concrete date/time and related types.", calendarSource + classSource + parseSource) {
            $0.setTypeName()
        }
    }

    private static let calendarSource = """
        import time as _time
        import math as _math
        import operator as _operator
        from operator import index as _index

        _KEPT = object()  # what `replace` is not asked to change
        MINYEAR = 1
        MAXYEAR = 9999
        _DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        _BEFORE = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
        _MONTHNAMES = [None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        _DAYNAMES = [None, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

        def _is_leap(year):
            return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

        def _days_in_month(year, month):
            return 29 if month == 2 and _is_leap(year) else _DAYS[month]

        def _days_before_year(year):
            y = year - 1
            return y * 365 + y // 4 - y // 100 + y // 400

        def _days_before_month(year, month):
            return _BEFORE[month] + (month > 2 and _is_leap(year))

        def _ymd2ord(year, month, day):
            return _days_before_year(year) + _days_before_month(year, month) + day

        def _ord2ymd(n):
            n -= 1
            n400, n = divmod(n, 146097)
            year = n400 * 400 + 1
            n100, n = divmod(n, 36524)
            n4, n = divmod(n, 1461)
            n1, n = divmod(n, 365)
            year += n100 * 100 + n4 * 4 + n1
            if n1 == 4 or n100 == 4:
                return year - 1, 12, 31
            month = (n + 50) >> 5
            preceding = _days_before_month(year, month)
            if preceding > n:
                month -= 1
                preceding = _days_before_month(year, month)
            return year, month, n - preceding + 1

        def _check_int(value):
            # The texts of a number that a C int does not hold are CPython's.
            value = _index(value)
            if not -2147483648 <= value <= 2147483647:
                if not -9223372036854775808 <= value <= 9223372036854775807:
                    raise OverflowError('Python int too large to convert to C long')
                raise OverflowError('signed integer is ' + ('greater than maximum' if value > 0 else 'less than minimum'))
            return int(value)

        def _check_date(year, month, day):
            year, month, day = _check_int(year), _check_int(month), _check_int(day)
            if not MINYEAR <= year <= MAXYEAR:
                raise ValueError(f'year {year} is out of range')
            if not 1 <= month <= 12:
                raise ValueError('month must be in 1..12')
            if not 1 <= day <= _days_in_month(year, month):
                raise ValueError('day is out of range for month')
            return year, month, day

        def _check_time(hour, minute, second, microsecond, fold):
            hour, minute, second, microsecond, fold = map(_check_int, (hour, minute, second, microsecond, fold))
            for value, limit, name in ((hour, 24, 'hour'), (minute, 60, 'minute'), (second, 60, 'second')):
                if not 0 <= value < limit:
                    raise ValueError(f'{name} must be in 0..{limit - 1}')
            if not 0 <= microsecond < 1000000:
                raise ValueError('microsecond must be in 0..999999')
            if fold not in (0, 1):
                raise ValueError('fold must be either 0 or 1')

        def _check_tz(tz):
            if tz is not None and not isinstance(tz, tzinfo):
                raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")

        def _iso_week1(year):
            first = _ymd2ord(year, 1, 1)
            weekday = (first + 6) % 7
            monday = first - weekday
            return monday + 7 if weekday > 3 else monday

        def _format_offset(off, sep=':'):
            if off is None:
                return ''
            sign = '+'
            if off.days < 0:
                sign = '-'
                off = -off
            hh, mm = divmod(off.days * 1440 + off.seconds // 60, 60)
            ss = off.seconds % 60
            text = "%s%02d%s%02d" % (sign, hh, sep, mm)
            if ss or off.microseconds:
                text += "%s%02d" % (sep, ss)
                if off.microseconds:
                    text += '.%06d' % off.microseconds
            return text

        def _format_time(hh, mm, ss, us, timespec='auto'):
            specs = {
                'hours': '{:02d}', 'minutes': '{:02d}:{:02d}', 'seconds': '{:02d}:{:02d}:{:02d}',
                'milliseconds': '{:02d}:{:02d}:{:02d}.{:03d}', 'microseconds': '{:02d}:{:02d}:{:02d}.{:06d}',
            }
            if timespec == 'auto':
                timespec = 'microseconds' if us else 'seconds'
            elif timespec == 'milliseconds':
                us //= 1000
            if timespec not in specs:
                raise ValueError('Unknown timespec value')
            return specs[timespec].format(hh, mm, ss, us)

        def _strftime(obj, format, timetuple):
            out = []
            i = 0
            while i < len(format):
                ch = format[i]
                i += 1
                if ch == '%' and i < len(format):
                    ch = format[i]
                    i += 1
                    if ch == 'f':
                        out.append('%06d' % getattr(obj, 'microsecond', 0))
                    elif ch == 'z':
                        off = obj.utcoffset() if hasattr(obj, 'utcoffset') else None
                        out.append(_format_offset(off, ''))
                    elif ch == 'Z':
                        name = obj.tzname() if hasattr(obj, 'tzname') else None
                        out.append((name or '').replace('%', '%%'))
                    else:
                        out.append('%' + ch)
                else:
                    out.append(ch)
            return _time.strftime(''.join(out), timetuple)

        """

    private static let classSource = """
        def _divide_nearest(a, b):
            q, r = divmod(a, b)
            r *= 2
            greater = r > b if b > 0 else r < b
            return q + 1 if greater or r == b and q % 2 == 1 else q

        class timedelta:
            __slots__ = ('_days', '_seconds', '_microseconds')

            def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
                total = 0
                for value, unit, name in (
                        (microseconds, 1, 'microseconds'), (milliseconds, 1000, 'milliseconds'),
                        (seconds, 1000000, 'seconds'), (minutes, 60000000, 'minutes'), (hours, 3600000000, 'hours'),
                        (days, 86400000000, 'days'), (weeks, 604800000000, 'weeks')):
                    if isinstance(value, int):
                        total += value * unit
                    elif isinstance(value, float):
                        int(value)  # its text for what is no number
                        n, d = value.as_integer_ratio()
                        total += _divide_nearest(n * unit, d)
                    else:
                        raise TypeError(f"unsupported type for timedelta {name} component: {_type_name(value)}")
                self._set(total)

            def _set(self, total):
                seconds, self._microseconds = divmod(total, 1000000)
                self._days, self._seconds = divmod(seconds, 86400)
                if abs(self._days) > 999999999:
                    if not -2147483648 <= self._days <= 2147483647:
                        raise OverflowError('Python int too large to convert to C int')
                    raise OverflowError(f"days={self._days}; must have magnitude <= 999999999")

            @classmethod
            def _of(cls, total):
                self = timedelta()
                self._set(total)
                return self

            def _total(self):
                return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

            @property
            def days(self):
                return self._days

            @property
            def seconds(self):
                return self._seconds

            @property
            def microseconds(self):
                return self._microseconds

            def total_seconds(self):
                return self._total() / 1000000

            def __repr__(self):
                args = []
                if self._days:
                    args.append("days=%d" % self._days)
                if self._seconds:
                    args.append("seconds=%d" % self._seconds)
                if self._microseconds:
                    args.append("microseconds=%d" % self._microseconds)
                return "datetime.%s(%s)" % (self.__class__.__qualname__, ', '.join(args) or '0')

            def __str__(self):
                mm, ss = divmod(self._seconds, 60)
                hh, mm = divmod(mm, 60)
                s = "%d:%02d:%02d" % (hh, mm, ss)
                if self._days:
                    s = ("%d day%s, " % (self._days, "" if abs(self._days) == 1 else "s")) + s
                if self._microseconds:
                    s = s + ".%06d" % self._microseconds
                return s

            def __add__(self, other):
                if isinstance(other, timedelta):
                    return timedelta._of(self._total() + other._total())
                return NotImplemented

            __radd__ = __add__

            def __sub__(self, other):
                if isinstance(other, timedelta):
                    return timedelta._of(self._total() - other._total())
                return NotImplemented

            def __neg__(self):
                return timedelta._of(-self._total())

            def __pos__(self):
                return self

            def __abs__(self):
                return -self if self._days < 0 else self

            def __mul__(self, other):
                if isinstance(other, int):
                    return timedelta._of(self._total() * other)
                if isinstance(other, float):
                    a, b = other.as_integer_ratio()
                    return timedelta._of(_divide_nearest(self._total() * a, b))
                return NotImplemented

            __rmul__ = __mul__

            def __floordiv__(self, other):
                if isinstance(other, timedelta):
                    return self._total() // other._total()
                if isinstance(other, int):
                    return timedelta._of(self._total() // other)
                return NotImplemented

            def __truediv__(self, other):
                if isinstance(other, timedelta):
                    return self._total() / other._total()
                if isinstance(other, int):
                    return timedelta._of(_divide_nearest(self._total(), other))
                if isinstance(other, float):
                    a, b = other.as_integer_ratio()
                    return timedelta._of(_divide_nearest(b * self._total(), a))
                return NotImplemented

            def __mod__(self, other):
                if isinstance(other, timedelta):
                    return timedelta._of(self._total() % other._total())
                return NotImplemented

            def __divmod__(self, other):
                if isinstance(other, timedelta):
                    q, r = divmod(self._total(), other._total())
                    return q, timedelta._of(r)
                return NotImplemented

            def __eq__(self, other):
                return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

            def __lt__(self, other):
                return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

            def __le__(self, other):
                return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

            def __gt__(self, other):
                return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

            def __ge__(self, other):
                return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

            def __hash__(self):
                return hash((self._days, self._seconds, self._microseconds))

            def __bool__(self):
                return self._total() != 0

        timedelta.min = timedelta(-999999999)
        timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
        timedelta.resolution = timedelta(microseconds=1)

        class tzinfo:
            def tzname(self, dt):
                raise NotImplementedError("a tzinfo subclass must implement tzname()")

            def utcoffset(self, dt):
                raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

            def dst(self, dt):
                raise NotImplementedError("a tzinfo subclass must implement dst()")

            def fromutc(self, dt):
                return dt + dt.utcoffset()

        class timezone(tzinfo):
            def __new__(cls, offset, name=None):
                # There is one UTC.
                if cls is timezone and name is None and offset == timedelta(0) and isinstance(offset, timedelta):
                    utc = timezone.__dict__.get('utc')
                    if utc is not None:
                        return utc
                return object.__new__(cls)

            def __init__(self, offset, name=None):
                if not isinstance(offset, timedelta):
                    raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {'None' if offset is None else _type_name(offset)}")
                if not timedelta(days=-1) < offset < timedelta(days=1):
                    raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                                     f"timedelta(hours=24), not {offset!r}.")
                self._offset = offset
                self._name = name

            def __eq__(self, other):
                return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

            def __hash__(self):
                return hash(self._offset)

            def __repr__(self):
                if self is timezone.utc:
                    return 'datetime.timezone.utc'
                if self._name is None:
                    return "datetime.%s(%r)" % (self.__class__.__qualname__, self._offset)
                return "datetime.%s(%r, %r)" % (self.__class__.__qualname__, self._offset, self._name)

            def __str__(self):
                return self.tzname(None)

            def utcoffset(self, dt):
                return self._offset

            def tzname(self, dt):
                if self._name is not None:
                    return self._name
                return 'UTC' + _format_offset(self._offset) if self._offset else 'UTC'

            def dst(self, dt):
                return None

        timezone.utc = UTC = timezone(timedelta(0))
        timezone.min = timezone(-timedelta(hours=23, minutes=59))
        timezone.max = timezone(timedelta(hours=23, minutes=59))

        class IsoCalendarDate(tuple):
            @property
            def year(self):
                return self[0]

            @property
            def week(self):
                return self[1]

            @property
            def weekday(self):
                return self[2]

            def __repr__(self):
                return 'datetime.IsoCalendarDate(year=%s, week=%s, weekday=%s)' % tuple(self)

        class date:
            def __init__(self, year=_KEPT, month=_KEPT, day=_KEPT):
                for place, (name, value) in enumerate((('year', year), ('month', month), ('day', day))):
                    if value is _KEPT:
                        raise TypeError(f"function missing required argument '{name}' (pos {place + 1})")
                self._year, self._month, self._day = _check_date(year, month, day)

            @classmethod
            def fromtimestamp(cls, t):
                y, m, d, hh, mm, ss, weekday, jday, dst = _time.localtime(t)
                return cls(y, m, d)

            @classmethod
            def today(cls):
                return cls.fromtimestamp(_time.time())

            @classmethod
            def fromordinal(cls, n):
                n = _check_int(n)
                if not 1 <= n <= 3652059:
                    raise ValueError("ordinal must be >= 1" if n < 1 else f"year {_ord2ymd(n)[0]} is out of range")
                y, m, d = _ord2ymd(n)
                return cls(y, m, d)

            @classmethod
            def fromisoformat(cls, date_string):
                if not isinstance(date_string, str):
                    raise TypeError('fromisoformat: argument must be str')
                try:
                    fields = _parse_iso_date(date_string)
                except (ValueError, IndexError):
                    raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
                return cls(*fields)

            @classmethod
            def fromisocalendar(cls, year, week, day):
                if not 1 <= week <= 53 or week == 53 and (_iso_week1(year + 1) - _iso_week1(year)) // 7 < 53:
                    raise ValueError(f"Invalid week: {week}")
                if not 1 <= day <= 7:
                    raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
                return cls.fromordinal(_iso_week1(year) + (week - 1) * 7 + day - 1)

            @property
            def year(self):
                return self._year

            @property
            def month(self):
                return self._month

            @property
            def day(self):
                return self._day

            def __repr__(self):
                return "datetime.%s(%d, %d, %d)" % (self.__class__.__qualname__, self._year, self._month, self._day)

            def isoformat(self):
                return "%04d-%02d-%02d" % (self._year, self._month, self._day)

            def __str__(self):
                return self.isoformat()

            def ctime(self):
                weekday = self.toordinal() % 7 or 7
                return "%s %s %2d 00:00:00 %04d" % (_DAYNAMES[weekday], _MONTHNAMES[self._month], self._day, self._year)

            def strftime(self, format):
                return _strftime(self, format, self.timetuple())

            def __format__(self, fmt):
                if not isinstance(fmt, str):
                    raise TypeError("must be str, not %s" % type(fmt).__name__)
                return self.strftime(fmt) if fmt else str(self)

            def timetuple(self):
                return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(), self._yday(), -1))

            def _yday(self):
                return _days_before_month(self._year, self._month) + self._day

            def toordinal(self):
                return _ymd2ord(self._year, self._month, self._day)

            def replace(self, year=_KEPT, month=_KEPT, day=_KEPT):
                return type(self)(self._year if year is _KEPT else year, self._month if month is _KEPT else month,
                                  self._day if day is _KEPT else day)

            def weekday(self):
                return (self.toordinal() + 6) % 7

            def isoweekday(self):
                return self.toordinal() % 7 or 7

            def isocalendar(self):
                year = self._year
                week1 = _iso_week1(year)
                today = self.toordinal()
                week, day = divmod(today - week1, 7)
                if week < 0:
                    year -= 1
                    week, day = divmod(today - _iso_week1(year), 7)
                elif week >= 52 and today >= _iso_week1(year + 1):
                    year += 1
                    week = 0
                return IsoCalendarDate((year, week + 1, day + 1))

            def _key(self):
                return (self._year, self._month, self._day)

            def _plain(self, other):
                return isinstance(other, date) and not isinstance(other, datetime)

            def __eq__(self, other):
                return self._key() == other._key() if self._plain(other) else NotImplemented

            def __lt__(self, other):
                return self._key() < other._key() if self._plain(other) else NotImplemented

            def __le__(self, other):
                return self._key() <= other._key() if self._plain(other) else NotImplemented

            def __gt__(self, other):
                return self._key() > other._key() if self._plain(other) else NotImplemented

            def __ge__(self, other):
                return self._key() >= other._key() if self._plain(other) else NotImplemented

            def __hash__(self):
                return hash(self._key())

            def __add__(self, other):
                if isinstance(other, timedelta):
                    o = self.toordinal() + other.days
                    if 0 < o <= 3652059:
                        return type(self).fromordinal(o)
                    raise OverflowError("date value out of range")
                return NotImplemented

            __radd__ = __add__

            def __sub__(self, other):
                if isinstance(other, timedelta):
                    return self + timedelta(-other.days)
                if isinstance(other, date) and not isinstance(other, datetime):
                    return timedelta(self.toordinal() - other.toordinal())
                return NotImplemented

        date.resolution = timedelta(days=1)

        class time:
            def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
                _check_time(hour, minute, second, microsecond, fold)
                _check_tz(tzinfo)
                self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
                self._tzinfo = tzinfo
                self._fold = fold

            @property
            def hour(self):
                return self._hour

            @property
            def minute(self):
                return self._minute

            @property
            def second(self):
                return self._second

            @property
            def microsecond(self):
                return self._microsecond

            @property
            def tzinfo(self):
                return self._tzinfo

            @property
            def fold(self):
                return self._fold

            @classmethod
            def fromisoformat(cls, time_string):
                if not isinstance(time_string, str):
                    raise TypeError('fromisoformat: argument must be str')
                try:
                    fields = _parse_iso_time(time_string.removeprefix('T'))
                except (ValueError, IndexError):
                    raise ValueError(f'Invalid isoformat string: {time_string!r}') from None
                return cls(*fields[:4], tzinfo=_iso_timezone(fields))

            def utcoffset(self):
                return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

            def tzname(self):
                return None if self._tzinfo is None else self._tzinfo.tzname(None)

            def dst(self):
                return None if self._tzinfo is None else self._tzinfo.dst(None)

            def isoformat(self, timespec='auto'):
                return (_format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
                        + _format_offset(self.utcoffset()))

            def __str__(self):
                return self.isoformat()

            def __repr__(self):
                s = "%d, %d" % (self._hour, self._minute)
                if self._second or self._microsecond:
                    s += ", %d" % self._second
                if self._microsecond:
                    s += ", %d" % self._microsecond
                if self._tzinfo is not None:
                    s += ", tzinfo=%r" % self._tzinfo
                return "datetime.%s(%s)" % (self.__class__.__qualname__, s)

            def strftime(self, format):
                return _strftime(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

            def __format__(self, fmt):
                return self.strftime(fmt) if fmt else str(self)

            def replace(self, hour=_KEPT, minute=_KEPT, second=_KEPT, microsecond=_KEPT, tzinfo=True, *, fold=_KEPT):
                return type(self)(
                    self._hour if hour is _KEPT else hour, self._minute if minute is _KEPT else minute,
                    self._second if second is _KEPT else second,
                    self._microsecond if microsecond is _KEPT else microsecond,
                    self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is _KEPT else fold)

            def _key(self):
                off = self.utcoffset()
                total = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
                return total if off is None else total - off._total()

            def __eq__(self, other):
                if not isinstance(other, time):
                    return NotImplemented
                if (self.utcoffset() is None) != (other.utcoffset() is None):
                    return False
                return self._key() == other._key()

            def _compared(self, other):
                if (self.utcoffset() is None) != (other.utcoffset() is None):
                    raise TypeError("can't compare offset-naive and offset-aware times")
                return self._key(), other._key()

            def __lt__(self, other):
                if not isinstance(other, time):
                    return NotImplemented
                a, b = self._compared(other)
                return a < b

            def __le__(self, other):
                if not isinstance(other, time):
                    return NotImplemented
                a, b = self._compared(other)
                return a <= b

            def __gt__(self, other):
                if not isinstance(other, time):
                    return NotImplemented
                a, b = self._compared(other)
                return a > b

            def __ge__(self, other):
                if not isinstance(other, time):
                    return NotImplemented
                a, b = self._compared(other)
                return a >= b

            def __hash__(self):
                return hash(self._key())

        time.resolution = timedelta(microseconds=1)
        time.min = time(0, 0, 0)
        time.max = time(23, 59, 59, 999999)
        _time_class = time

        class datetime(date):
            def __init__(self, year, month=_KEPT, day=_KEPT, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *,
                         fold=0):
                if month is _KEPT:
                    raise TypeError("function missing required argument 'month' (pos 2)")
                if day is _KEPT:
                    raise TypeError("function missing required argument 'day' (pos 3)")
                year, month, day = map(_check_int, (year, month, day))
                hour, minute, second, microsecond, fold = map(_check_int, (hour, minute, second, microsecond, fold))
                self._year, self._month, self._day = _check_date(year, month, day)
                _check_time(hour, minute, second, microsecond, fold)
                _check_tz(tzinfo)
                self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
                self._tzinfo = tzinfo
                self._fold = fold

            @property
            def hour(self):
                return self._hour

            @property
            def minute(self):
                return self._minute

            @property
            def second(self):
                return self._second

            @property
            def microsecond(self):
                return self._microsecond

            @property
            def tzinfo(self):
                return self._tzinfo

            @property
            def fold(self):
                return self._fold

            @classmethod
            def _from_seconds(cls, t, utc, tz):
                if not isinstance(t, float):
                    t, us = _operator.index(t), 0
                else:
                    if t != t:
                        raise ValueError('Invalid value NaN (not a number)')
                    frac, t = _math.modf(t)
                    us = round(frac * 1e6)
                if us >= 1000000:
                    t += 1
                    us -= 1000000
                elif us < 0:
                    t -= 1
                    us += 1000000
                converter = _time.gmtime if utc else _time.localtime
                y, m, d, hh, mm, ss, weekday, jday, dst = converter(t)
                return cls(y, m, d, hh, mm, min(ss, 59), us, tz)

            @classmethod
            def fromtimestamp(cls, timestamp, tz=None):
                _check_tz(tz)
                result = cls._from_seconds(timestamp, tz is not None, tz)
                return result if tz is None else tz.fromutc(result)

            @classmethod
            def utcfromtimestamp(cls, t):
                return cls._from_seconds(t, True, None)

            @classmethod
            def now(cls, tz=None):
                return cls.fromtimestamp(_time.time(), tz)

            @classmethod
            def utcnow(cls):
                return cls.utcfromtimestamp(_time.time())

            @classmethod
            def today(cls):
                return cls.now()

            @classmethod
            def combine(cls, date, time, tzinfo=True):
                return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                           time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

            @classmethod
            def fromisoformat(cls, date_string):
                if not isinstance(date_string, str):
                    raise TypeError('fromisoformat: argument must be str')
                try:
                    n = _end_of_iso_date(date_string)
                    day, clock = _parse_iso_date(date_string[:n]), ()
                    if len(date_string) > n:
                        clock = _parse_iso_time(date_string[n + 1:])
                except (ValueError, IndexError):
                    raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
                return cls(*day, *clock[:4], tzinfo=_iso_timezone(clock))

            @classmethod
            def strptime(cls, date_string, format):
                return _strptime(cls, date_string, format)

            def timetuple(self):
                dst = self.dst()
                return _time.struct_time((self._year, self._month, self._day, self._hour, self._minute, self._second,
                                          self.weekday(), self._yday(), -1 if dst is None else int(bool(dst))))

            def utctimetuple(self):
                offset = self.utcoffset()
                d = self - offset if offset else self
                return _time.struct_time((d.year, d.month, d.day, d.hour, d.minute, d.second, d.weekday(), d._yday(), 0))

            def timestamp(self):
                if self._tzinfo is None:
                    return _time.mktime((self._year, self._month, self._day, self._hour, self._minute, self._second,
                                         self.weekday(), self._yday(), -1)) + self._microsecond / 1e6
                return (self - _EPOCH).total_seconds()

            def date(self):
                return date(self._year, self._month, self._day)

            def time(self):
                return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

            def timetz(self):
                return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

            def replace(self, year=_KEPT, month=_KEPT, day=_KEPT, hour=_KEPT, minute=_KEPT, second=_KEPT, microsecond=_KEPT,
                        tzinfo=True, *, fold=_KEPT):
                return type(self)(
                    self._year if year is _KEPT else year, self._month if month is _KEPT else month,
                    self._day if day is _KEPT else day, self._hour if hour is _KEPT else hour,
                    self._minute if minute is _KEPT else minute, self._second if second is _KEPT else second,
                    self._microsecond if microsecond is _KEPT else microsecond,
                    self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is _KEPT else fold)

            def _local_timezone(self):
                ts = self.timestamp() if self._tzinfo is None else (self - _EPOCH) // timedelta(seconds=1)
                local = _time.localtime(ts)
                return timezone(timedelta(seconds=local.tm_gmtoff), local.tm_zone)

            def astimezone(self, tz=None):
                if tz is None:
                    tz = self._local_timezone()
                mytz = self._tzinfo
                if mytz is None:
                    mytz = self._local_timezone()
                    offset = mytz.utcoffset(self)
                else:
                    offset = mytz.utcoffset(self)
                if tz is mytz:
                    return self
                utc = (self - offset).replace(tzinfo=tz)
                return tz.fromutc(utc)

            def ctime(self):
                weekday = self.toordinal() % 7 or 7
                return "%s %s %2d %02d:%02d:%02d %04d" % (
                    _DAYNAMES[weekday], _MONTHNAMES[self._month], self._day, self._hour, self._minute, self._second,
                    self._year)

            def isoformat(self, sep='T', timespec='auto'):
                return ("%04d-%02d-%02d%s" % (self._year, self._month, self._day, sep)
                        + _format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
                        + _format_offset(self.utcoffset()))

            def __repr__(self):
                parts = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
                if parts[-1] == 0:
                    del parts[-1]
                    if parts[-1] == 0:
                        del parts[-1]
                s = "datetime.%s(%s)" % (self.__class__.__qualname__, ", ".join(map(str, parts)))
                if self._tzinfo is not None:
                    s = s[:-1] + ", tzinfo=%r" % self._tzinfo + ")"
                if self._fold:
                    s = s[:-1] + ", fold=1)"
                return s

            def __str__(self):
                return self.isoformat(sep=' ')

            def utcoffset(self):
                return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

            def tzname(self):
                return None if self._tzinfo is None else self._tzinfo.tzname(self)

            def dst(self):
                return None if self._tzinfo is None else self._tzinfo.dst(self)

            def _micros(self):
                return (((self.toordinal() * 24 + self._hour) * 60 + self._minute) * 60 + self._second) * 1000000 \\
                    + self._microsecond

            def _utc_micros(self):
                off = self.utcoffset()
                return self._micros() if off is None else self._micros() - off._total()

            def __eq__(self, other):
                if not isinstance(other, datetime):
                    return NotImplemented
                if (self.utcoffset() is None) != (other.utcoffset() is None):
                    return False
                return self._utc_micros() == other._utc_micros()

            def _compared(self, other):
                if not isinstance(other, datetime):
                    raise TypeError("can't compare %s.%s to %s.%s" % (
                        'datetime', type(self).__name__, 'datetime', type(other).__name__))
                if (self.utcoffset() is None) != (other.utcoffset() is None):
                    raise TypeError("can't compare offset-naive and offset-aware datetimes")
                return self._utc_micros(), other._utc_micros()

            def __lt__(self, other):
                if not isinstance(other, date):
                    return NotImplemented
                a, b = self._compared(other)
                return a < b

            def __le__(self, other):
                if not isinstance(other, date):
                    return NotImplemented
                a, b = self._compared(other)
                return a <= b

            def __gt__(self, other):
                if not isinstance(other, date):
                    return NotImplemented
                a, b = self._compared(other)
                return a > b

            def __ge__(self, other):
                if not isinstance(other, date):
                    return NotImplemented
                a, b = self._compared(other)
                return a >= b

            def __hash__(self):
                return hash(timedelta(microseconds=self._utc_micros()))

            def __add__(self, other):
                if not isinstance(other, timedelta):
                    return NotImplemented
                days, rest = divmod(self._micros() + other._total(), 86400000000)
                if not 0 < days <= 3652059:
                    raise OverflowError("date value out of range")
                y, m, d = _ord2ymd(days)
                seconds, us = divmod(rest, 1000000)
                minutes, ss = divmod(seconds, 60)
                hh, mm = divmod(minutes, 60)
                return type(self)(y, m, d, hh, mm, ss, us, self._tzinfo)

            __radd__ = __add__

            def __sub__(self, other):
                if not isinstance(other, datetime):
                    if isinstance(other, timedelta):
                        return self + -other
                    return NotImplemented
                if (self.utcoffset() is None) != (other.utcoffset() is None):
                    raise TypeError("can't subtract offset-naive and offset-aware datetimes")
                return timedelta._of(self._utc_micros() - other._utc_micros())

        _EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
        date.min = date(1, 1, 1)
        date.max = date(9999, 12, 31)
        datetime.min = datetime(1, 1, 1)
        datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
        datetime.resolution = timedelta(microseconds=1)

        """

    private static let parseSource = """
        def _number(text):
            if not text or not all('0' <= c <= '9' for c in text):
                raise ValueError(text)
            return int(text)

        def _parse_iso_date(text):
            if len(text) == 10 and text[4] == '-' and text[7] == '-':
                return _number(text[:4]), _number(text[5:7]), _number(text[8:])
            if len(text) == 8 and 'W' not in text:
                return _number(text[:4]), _number(text[4:6]), _number(text[6:])
            if 'W' in text:
                year, rest = _number(text[:4]), text[4:].replace('-', '').lstrip('W')
                day = date.fromisocalendar(year, _number(rest[:2]), _number(rest[2:]) if rest[2:] else 1)
                return day.year, day.month, day.day
            raise ValueError(text)

        def _end_of_iso_date(text):
            # Where the separator stands; YYYYWww and YYYYWwwd are told apart by the number of digits that follow.
            if len(text) < 7:
                raise ValueError(text)
            if len(text) == 7:
                return 7
            if text[4] == '-':
                if text[5] != 'W':
                    return 10
                if text[8:9] != '-':
                    return 8
                if len(text) == 9:
                    raise ValueError(text)
                return 8 if text[10:11] and text[10] in '0123456789' else 10
            if text[4] != 'W':
                return 8
            end = 7
            while end < len(text) and text[end] in '0123456789':
                end += 1
            return end if end < 9 else 7 if end % 2 == 0 else 8

        def _parse_clock(text, start, end):
            # CPython's C parser step by step: hh, mm, ss, microseconds, and whether it stopped before the end of the text.
            # The text ends with NUL.
            values = [0, 0, 0]
            p = start
            for i in range(3):
                values[i] = _number(text[p:p + 2]) if len(text[p:p + 2]) == 2 else _number('')
                c = text[p + 2]
                p += 3
                if i == 0:
                    has_separator = c == ':'
                if p >= end:
                    return *values, 0, c != '\\0'
                if has_separator and c == ':':
                    if i == 2:
                        raise ValueError(text)
                elif c in '.,':
                    if i < 2:
                        raise ValueError(text)
                    break
                elif not has_separator:
                    p -= 1
                else:
                    raise ValueError(text)
            digits = min(end - p, 6)
            fraction = _number(text[p:p + digits]) * 10 ** (6 - digits)
            p += digits
            while text[p] in '0123456789':
                p += 1
            return *values, fraction, text[p] != '\\0'

        def _parse_iso_time(text):
            # Hour, minute, second, microsecond, and the offset in seconds and microseconds where there is one.
            end = len(text)
            text += '\\0'
            zone = next((i for i, c in enumerate(text) if c in '+-Z'), end)
            *clock, more = _parse_clock(text, 0, zone)
            if zone == end:
                if more:
                    raise ValueError(text)
                return tuple(clock)
            if text[zone] == 'Z':
                if zone + 1 != end:
                    raise ValueError(text)
                return *clock, 0, 0
            sign = -1 if text[zone] == '-' else 1
            h, m, s, us, more = _parse_clock(text, zone + 1, end)
            if more:
                raise ValueError(text)
            return *clock, sign * (h * 3600 + m * 60 + s), sign * us

        def _iso_timezone(fields):
            if len(fields) < 6:
                return None
            return timezone(timedelta(seconds=fields[4], microseconds=fields[5])) if fields[4] else timezone.utc

        def _strptime(cls, text, format):
            if not isinstance(text, str):
                raise TypeError(f"strptime() argument 1 must be str, not {type(text).__name__}")
            if not isinstance(format, str):
                raise TypeError(f"strptime() argument 2 must be str, not {type(format).__name__}")
            from _strptime import read
            fields, micros, name, offset, offset_micros = read(text, format)
            if offset is None:
                return cls(*fields[:6], micros)
            delta = timedelta(seconds=offset, microseconds=offset_micros)
            return cls(*fields[:6], micros, timezone(delta, name) if name else timezone(delta))
        """
}
