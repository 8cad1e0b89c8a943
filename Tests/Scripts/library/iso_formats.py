# fromisoformat in all its forms, moments out of range, and numbers that are none.
import datetime
from decimal import Decimal
from fractions import Fraction


def show(f):
    global n
    n += 1
    try:
        print(n, repr(f())[:200])
    except BaseException as e:
        print(n, type(e).__name__, str(e)[:200])


n = 0
show(lambda: datetime.time(datetime.date(1970, 1, 1), 7))
show(lambda: datetime.date(datetime.date(1970, 1, 1), 7, 1))
show(lambda: datetime.date(1970, datetime.timedelta(1), 1))
show(lambda: datetime.datetime.fromtimestamp(-2**63, datetime.timezone.utc))
show(lambda: datetime.datetime.fromtimestamp(2**63, datetime.timezone.utc))
show(lambda: datetime.datetime.fromtimestamp(2**60, datetime.timezone.utc))
show(lambda: datetime.datetime.fromtimestamp(-2**60))
show(lambda: datetime.datetime.fromtimestamp(2**60))
show(lambda: datetime.datetime.fromtimestamp(2**62))
show(lambda: datetime.datetime.fromtimestamp(1e300))
show(lambda: datetime.datetime.fromtimestamp(float('nan')))
show(lambda: datetime.datetime.fromtimestamp(float('inf')))
show(lambda: datetime.datetime.utcfromtimestamp(2**55))
show(lambda: datetime.datetime.utcfromtimestamp(2**56))
show(lambda: datetime.datetime.utcfromtimestamp(2**57))
show(lambda: datetime.datetime.utcfromtimestamp(253402300800))
show(lambda: datetime.datetime.utcfromtimestamp(10**15))
show(lambda: datetime.datetime.utcfromtimestamp(-10**15))
show(lambda: datetime.datetime.utcfromtimestamp(-62135596801))
show(lambda: datetime.date.fromtimestamp(2**60))
show(lambda: datetime.date.fromtimestamp(2**63))
show(lambda: datetime.date.fromtimestamp(10**15))
show(lambda: datetime.date.fromtimestamp(-10**15))
show(lambda: datetime.date.fromtimestamp(1e300))
show(lambda: datetime.date.fromtimestamp(float('nan')))
show(lambda: datetime.date.fromtimestamp('a'))
show(lambda: datetime.timedelta(hours=float('nan')))
show(lambda: datetime.timedelta(hours=float('inf')))
show(lambda: datetime.timedelta(1) * float('nan'))
show(lambda: datetime.timedelta(1) * float('inf'))
show(lambda: datetime.timedelta(1) / float('nan'))
show(lambda: datetime.timedelta(1) / 0.0)
show(lambda: datetime.timedelta(1) / 0)
show(lambda: datetime.timedelta(1) // 0)
show(lambda: datetime.timedelta(days=1e300))
show(lambda: datetime.timedelta(days=10**30))
show(lambda: datetime.timedelta(days='a'))
show(lambda: datetime.timedelta(days=None))
show(lambda: datetime.timedelta(days=Decimal(1)))
show(lambda: datetime.timedelta(days=Fraction(1)))
show(lambda: datetime.timedelta(seconds=10**20))
show(lambda: datetime.timedelta(microseconds=float('nan')))
for t in ['20240229', '2024-02-29', '2024-W09-4', '2024W094', '2024-060', '2024-02', '240229', '', 'x', '2024-2-9', '2024-02-30', '2024-13-01', '2024/02/29', '20240229T10', '2024-W54-1', '2024-W01-8', '2024-W01', '2024W01', '2024-02-29 ', '0000-01-01', '2024-0229']:
    show(lambda: datetime.date.fromisoformat(t))
    show(lambda: datetime.datetime.fromisoformat(t))
for t in ['10', '10:11', '1011', '10:11:12', '101112', '10:11:12.5', '10:11:12,5', '10:11:12.123456789', '10:11:12.', 'T10', '10:1', '1', '24:00', '10:60', '10:11Z', '10:11+01:00', '10:11-0100', '10:11+01', '10:11+25:00', '10:11+01:00:30', '10:11+01:00:30.5', '10:11:12Z5', '10:11 +01:00', '101', '10:1112', '1011:12', '', 'x', '10:11:12.1234567', '10:11:12.12','10:11:60', '10:11z', 'T', '10:11+', '10:11-', '1:2:3', '10-11']:
    show(lambda: datetime.time.fromisoformat(t))
    show(lambda: datetime.datetime.fromisoformat('2024-02-29T' + t))
    show(lambda: datetime.datetime.fromisoformat('20240229 ' + t))
for t in [None, 1, b'2024-02-29', []]:
    show(lambda: datetime.date.fromisoformat(t))
    show(lambda: datetime.datetime.fromisoformat(t))
    show(lambda: datetime.time.fromisoformat(t))
