"""Dates: workdays, ages, recurring events, time zones, formats."""
from datetime import date, datetime, time, timedelta, timezone
from itertools import count, takewhile


def easter(year):
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * l) // 433
    month = (h + l - 7 * m + 90) // 25
    return date(year, month, (h + l - 7 * m + 33 * month + 19) % 32)


def workdays(start, end, holidays=frozenset()):
    day = start
    while day <= end:
        if day.weekday() < 5 and day not in holidays:
            yield day
        day += timedelta(days=1)


def age(born, today):
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def add_months(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for d in range(day.day, 27, -1):
        try:
            return day.replace(year=year, month=month + 1, day=d)
        except ValueError:
            continue
    return day.replace(year=year, month=month + 1)


class Event:
    def __init__(self, title, start, every=None, times=None):
        self.title, self.start, self.every, self.times = title, start, every, times

    def occurrences(self, until):
        if self.every is None:
            yield self.start
            return
        moments = (self.start + i * self.every for i in count())
        for i, moment in enumerate(takewhile(lambda m: m <= until, moments)):
            if self.times is not None and i >= self.times:
                return
            yield moment

    def __lt__(self, other):
        return self.start < other.start

    def __format__(self, spec):
        return f"{self.start:{spec or '%Y-%m-%d %H:%M'}} {self.title}"


print([easter(y).isoformat() for y in (2000, 2023, 2024, 2025)])
holidays = {easter(2024) + timedelta(days=n) for n in (-2, 1)} | {date(2024, 5, 1)}
days = list(workdays(date(2024, 3, 25), date(2024, 5, 3), holidays))
print(len(days), days[0], days[-1], days[-1].strftime("%a %d %b %Y, day %j, week %W/%V"), date(2024, 2, 29) in holidays)
print(age(date(2000, 2, 29), date(2024, 2, 28)), age(date(2000, 2, 29), date(2024, 2, 29)), add_months(date(2024, 1, 31), 1), add_months(date(2024, 3, 31), -4))
start = datetime(2024, 2, 26, 9, 30)
events = sorted([Event("standup", start, timedelta(days=1), times=4), Event("review", start.replace(hour=16), timedelta(weeks=1)),
                 Event("party", datetime(2023, 12, 31, 23, 59, 59, 999999))])
for event in events:
    print(f"{event:%d.%m.%y %H:%M:%S.%f}", [m.strftime("%m-%d") for m in event.occurrences(datetime(2024, 3, 12))])
print(f"{events[0]}")
zone = timezone(timedelta(hours=5, minutes=45), "NPT")
moment = datetime(2024, 2, 29, 23, 30, tzinfo=timezone.utc)
local = moment.astimezone(zone)
print(moment.isoformat(), local, local.tzname(), local.utcoffset(), local == moment, local.date() - moment.date(), repr(zone))
print(moment.timestamp(), datetime.fromtimestamp(0, timezone.utc), datetime.fromisoformat("2024-02-29T23:30:00+05:45").astimezone(timezone.utc))
for text, form in [("29 Feb 2024", "%d %b %Y"), ("2024-060", "%Y-%j"), ("11:05 PM", "%I:%M %p"), ("2024-02-29T10:00:00.25+0100", "%Y-%m-%dT%H:%M:%S.%f%z"),
                   ("30 Feb 2024", "%d %b %Y"), ("x", "%Y"), ("2024-13-01", "%Y-%m-%d")]:
    try:
        print(text, "->", repr(datetime.strptime(text, form)))
    except ValueError as error:
        print(text, "->", error)
delta = timedelta(days=-1, hours=5, microseconds=7)
print(delta, repr(delta), abs(delta), delta.total_seconds(), -delta, delta * 2.5, delta / 7, timedelta(hours=50) // timedelta(hours=7), timedelta(hours=50) % timedelta(hours=7))
print(divmod(timedelta(days=10), timedelta(days=3)), timedelta(minutes=90) / timedelta(hours=1), sum([timedelta(1), timedelta(2)], timedelta()), bool(timedelta(0)))
print(date.today() <= date.max, date.min, datetime.max, time(23, 59, 59).isoformat(), time.fromisoformat("04:05"), datetime.combine(date(2024, 1, 1), time(12)))
print(date(2024, 12, 30).isocalendar(), date.fromisocalendar(2025, 1, 1), date(2024, 1, 1).toordinal(), date.fromordinal(738886), date(2024, 5, 17).ctime())
for bad in (lambda: date(2023, 2, 29), lambda: datetime(2024, 1, 1, 24), lambda: date.max + timedelta(1), lambda: start < moment, lambda: start - moment,
            lambda: date(2024, 1, 1) < start, lambda: timedelta(days=10 ** 10), lambda: date.fromisoformat("2024-1-1"), lambda: start + 1):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
