# Texts and orders that random programs found.
import csv
import datetime
import io
import itertools
import json
import shlex
from collections import OrderedDict, deque
from decimal import Decimal
from fractions import Fraction


def tell(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


class Text(str):
    def __iter__(self):
        return super().__iter__()


tell(lambda: type(iter(Text('ab'))).__name__)
tell(lambda: type(iter('ab')).__name__)
tell(lambda: type(iter('é')).__name__)
for value in [None, 'a', 1.5, [], deque()]:
    for sequence in [[], (), '', b'', bytearray(), deque()]:
        tell(lambda: sequence.__add__(value))
        tell(lambda: sequence + value)
        tell(lambda: sequence.__mul__(value))
        tell(lambda: sequence * value)
        tell(lambda: value * sequence)
for sequence in ['ab', b'ab', bytearray(b'ab'), [1, 2], (1, 2), 'a', '']:
    tell(lambda: sequence * 2**62)
    tell(lambda: sequence * 2**64)
for source in [memoryview(b'12'), bytearray(b'12'), b'12', '12', 12]:
    for base in [0, 10, 7]:
        tell(lambda: int(source, base))
tell(lambda: list(itertools.islice(itertools.count(Decimal('0.1'), 10), 3)))
tell(lambda: list(itertools.islice(itertools.count(Fraction(1, 2), Fraction(1, 3)), 3)))
tell(lambda: list(itertools.islice(itertools.count(1j), 2)))
tell(lambda: list(itertools.islice(itertools.count(1, 0.5), 2)))
for wrong in [None, 'a', []]:
    tell(lambda: itertools.count(wrong))
    tell(lambda: itertools.count(1, wrong))
tell(lambda: Decimal(datetime.timedelta(1)))
tell(lambda: Decimal(OrderedDict()))
tell(lambda: Decimal(None))
tell(lambda: Decimal(1) + Decimal(1).compare(deque()))
tell(lambda: next(csv.reader([OrderedDict()])))
tell(lambda: next(csv.reader([None])))
tell(lambda: next(csv.reader([Decimal(1)])))
for text in ['"\\ud83d\\ude00', '"\\ud83d\\ude00"', '"\\u12', '"\\u1234', '"\\u1234"', '"\\ud83d', '"abc']:
    tell(lambda: json.loads(text))
for separators in [(1, 'a'), ('a', None), (datetime.date(2020, 1, 1), 'b')]:
    tell(lambda: json.dumps('text', separators=separators))
    tell(lambda: json.dumps([1], separators=separators))
    tell(lambda: json.dumps({}, separators=separators))
for indent in [-3, 0, 2**70, -2**70, 'x', 1.5, True, None]:
    tell(lambda: json.dumps([1], indent=indent))
    tell(lambda: json.dumps('t', indent=indent))
for source in ['a "b c"', io.StringIO('d e'), 3, [1], b'a', print]:
    tell(lambda: shlex.split(source))
tell(lambda: datetime.timezone(3))
tell(lambda: datetime.timedelta('a'))
for a in [b'%s', bytearray(b'%s'), memoryview(b'%s'), '%s', 3]:
    for b in [b'x', bytearray(b'y'), (b'q',), 's']:
        tell(lambda: a % b)
        tell(lambda: b.__rmod__(a))
