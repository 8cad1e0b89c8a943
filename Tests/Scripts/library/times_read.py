# datetime.strptime and time.strptime: every directive, ISO weeks, offsets with seconds, what does not go together.
import time
from datetime import date, datetime, timedelta, timezone

for text, form in [
    ('2024-02-29', '%Y-%m-%d'), ('29/Feb/24', '%d/%b/%y'), ('thursday 5 pm', '%A %I %p'), ('12:30:01.5', '%H:%M:%S.%f'), ('x', '%Y'),
    ('2024 ', '%Y'), ('2024', '%Y %m'), ('+0530', '%z'), ('-05:30:10', '%z'), ('+05:30:10.25', '%z'), ('+05:3010', '%z'), ('Z', '%z'),
    ('z', '%z'), ('060 2024', '%j %Y'), ('2024 9 4', '%G %V %u'), ('2024 53 1', '%G %V %w'), ('2024 9', '%G %V'), ('9', '%V'),
    ('9 1', '%V %u'), ('2024 9 4', '%Y %V %u'), ('2024 9 4', '%Y %W %w'), ('2024 0 0', '%Y %U %w'), ('2024 52 6', '%Y %U %w'),
    ('2024 9 4 5', '%G %V %u %j'), ('a%', 'a%%'), ('1', '%Q'), ('1', '%'), ('UTC', '%Z'), ('gmt +0100', '%Z %z'), (' 5', '%d'),
    ('99', '%y'), ('68', '%y'), ('12 AM', '%I %p'), ('12 pm', '%I %p'), ('2024-13-01', '%Y-%m-%d'), ('31 2 2024', '%d %m %Y'),
    ('29 2', '%d %m'), ('Feb', '%h'), ('1/2/3', '%D'), ('Tue Mar  5 10:11:12 2024', '%c'), ('03/05/24', '%x'), ('10:11:12', '%X'),
    ('10:11:61', '%H:%M:%S'), ('Monday', '%a'), ('Mon', '%A'), ('5  6', '%d %m'), ('5\t6', '%d %m'), ('56', '%d%m'), ('a.b', 'a.b'),
    ('axb', 'a.b'), ('', ''), ('', '%Y'),
]:
    for read in (datetime.strptime, time.strptime):
        try:
            print(text, form, read(text, form))
        except Exception as error:
            print(text, form, type(error).__name__, error)
for wrong in (lambda: datetime.strptime(5, 'x'), lambda: datetime.strptime('x', 5), lambda: time.strptime(5, 'x'),
              lambda: date(), lambda: date(2024), lambda: date(2024, 1), lambda: datetime(2024),
              lambda: date(2024, 1, 1) - datetime(2023, 1, 1), lambda: datetime(2024, 1, 1) - date(2023, 1, 1),
              lambda: datetime.fromtimestamp({}, timezone.utc), lambda: datetime.fromtimestamp('a'), lambda: datetime.fromtimestamp(None),
              lambda: datetime.fromtimestamp(2 ** 70, timezone.utc), lambda: datetime.fromtimestamp(7, timezone.utc),
              lambda: datetime.fromtimestamp(True, timezone.utc)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print(repr(datetime.strptime('+0000', '%z').tzinfo), repr(datetime.strptime('UTC +0000', '%Z %z').tzinfo),
      repr(datetime.strptime('-000001', '%z').tzinfo), timedelta(1))
