"""Random programs of the library: methods of text and bytes, format specifications, slices, calls with mistakes, regular
expressions, JSON, dates, numbers and the small modules, with arguments that are mostly sensible.

`program(rng)` gives the text. A template such as `{S}.split({S}, {I})` has holes that are filled by type; now and then one gets
something of another type, so that the texts of errors are compared too.
"""
import re

PRELUDE = '''import base64, bisect, binascii, collections, copy, csv, dataclasses, datetime, decimal, enum, fnmatch, fractions, functools
import heapq, html, io, itertools, json, math, operator, pprint, random, re, shlex, statistics, string, struct, textwrap, types, zlib
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from decimal import Decimal
from fractions import Fraction

Point = namedtuple('Point', 'x y', defaults=[0])


def clean(value):
    text = repr(sorted(map(repr, value)) if isinstance(value, (set, frozenset)) else value)
    return re.sub(' at 0x[0-9a-f]+', '', text)[:300]


def show(label, action):
    try:
        result = action()
        if isinstance(result, (map, filter, zip, range, enumerate, reversed, types.GeneratorType)) or type(result).__module__ == 'itertools':
            result = list(itertools.islice(result, 30))
        print(label, clean(result))
    except Exception as error:
        print(label, type(error).__name__, re.sub(' at 0x[0-9a-f]+', '', str(error))[:300])


def after(target, change):
    """The target after a change in place, and what the change gave."""
    return change(target), target


'''

POOLS = {
    "I": ["0", "1", "2", "3", "-1", "-2", "5", "7", "10", "100", "255", "True", "None"],
    "N": ["0", "1", "-1", "7", "42", "-17", "255", "65536", "2**31", "-2**63", "2**64", "10**20", "-(10**40)", "3**50", "False"],
    "B": ["2**64", "10**30", "-(10**45)", "3**100", "-7**60", "2**200 - 1", "(1 << 127) + 5", "12345678901234567890", "-(2**64)", "10**100 + 7", "5"],
    "F": ["0.0", "1.5", "-2.25", "1e10", "1e-7", "0.1", "123456.789", "1e22", "1e300", "-0.0", "2.5", "0.5", "1/3", "float('inf')", "float('nan')",
          "5e-324", "1e16", "99999.5", "-1e-5", "3.0"],
    "S": ["''", "'a'", "'abc'", "'Hello World'", "'  x  '", "'a,b,,c'", "'éß'", "'日本語'", "'one two  three'", "'line1\\nline2\\r\\nline3'", "'12'", "'-3.5'",
          "'ABC abc 123'", "'ǆ'", "'tab\\there'", "'aaa'", "'{}'", "'%s'", "'x=1;y=2'", "'\\u0130'", "'\\U0001f600'", "'_name1'", "'b'", "' '", "'a b'", "'\\x00\\x1f'"],
    "Y": ["b''", "b'a'", "b'abc'", "b'hello world'", "b'\\xff\\x00\\x80'", "b' x '", "b'a,b,,c'", "bytearray(b'abcabc')", "b'12'", "memoryview(b'abcdef')", "bytearray()"],
    "L": ["[]", "[1]", "[3, 1, 2]", "[5, 3, 5, 1]", "list(range(8))", "['b', 'a', 'C']", "[1.5, 2, True]", "[[1], [2, 3]]", "[None]", "[(1, 'a'), (2, 'b')]", "[0, -1, 4]"],
    "G": ["[3, 1, 2]", "[1, 2, 2, 9]", "[1.5, 2.5, 4]", "range(1, 9)", "[10, -3]", "(7,)", "[]", "[Fraction(1, 3), 2]", "[2**70, 1]"],
    "T": ["()", "(1,)", "(1, 2)", "(3, 1, 2)", "('a', 'b')", "((1, 2), (3, 4))", "Point(1, 2)"],
    "D": ["{}", "{'a': 1}", "{'a': 1, 'b': 2}", "{1: 'x', 2: 'y'}", "dict(a=[1], b=None)", "{'k': {'n': 1.5}}", "OrderedDict(b=1, a=2)", "defaultdict(int, a=3)", "Counter('abca')"],
    "E": ["set()", "{1}", "{1, 2, 3}", "{2, 3, 4}", "frozenset([1, 5])", "{(1, 2), 3}"],
    "K": ["None", "len", "str", "abs", "lambda v: -v", "lambda v: v % 3", "repr", "operator.itemgetter(0)", "str.lower", "lambda a, b: 0", "int"],
    "O": ["None", "True", "...", "NotImplemented", "int", "print", "object", "range(5)", "slice(1, 5, 2)", "1j", "2-3j", "Point(3)", "Decimal('1.5')", "Fraction(3, 4)"],
    "W": ["8", "0", "1", "12", "3", "-4"],
    "C": ["'*'", "' '", "'0'", "'é'", "'ab'", "''"],
    "X": ["1", "'a'", "2.5", "None", "(1, 2)", "[1]", "b'a'", "True"],
    "M": ["datetime.datetime(2024, 2, 29, 13, 5, 9)", "datetime.datetime(1999, 12, 31, 23, 59, 59, 999999)", "datetime.datetime(2023, 1, 1, tzinfo=datetime.timezone.utc)",
          "datetime.datetime(2021, 6, 15, 12, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=5, minutes=30)))", "datetime.datetime(1, 1, 1)"],
    "A": ["datetime.date(2024, 2, 29)", "datetime.date(1970, 1, 1)", "datetime.date(2023, 12, 31)", "datetime.date(9999, 12, 31)"],
    "U": ["datetime.timedelta(days=1)", "datetime.timedelta(seconds=-5)", "datetime.timedelta(hours=25, microseconds=7)", "datetime.timedelta(0)", "datetime.timedelta(weeks=2, minutes=3)"],
    "Q": ["Decimal('1.5')", "Decimal('-0.00')", "Decimal('1E+5')", "Decimal('123.456789')", "Decimal('NaN')", "Decimal('Infinity')", "Decimal(7)", "Decimal('0.1')", "Decimal('1e-10')"],
    "R": ["Fraction(1, 3)", "Fraction(-7, 4)", "Fraction(5)", "Fraction('0.125')", "Fraction(10**20, 3)"],
}

TEMPLATES = {
    "text": """{S}.capitalize() | {S}.casefold() | {S}.center({W}) | {S}.center({W}, {C}) | {S}.count({S}) | {S}.count({S}, {I}, {I}) | {S}.encode() | {S}.encode('ascii', {H})
        {S}.encode('latin-1', {H}) | {S}.endswith({S}) | {S}.endswith(({S}, {S})) | {S}.expandtabs({W}) | {S}.find({S}, {I}) | {S}.find({S}, {I}, {I}) | {S}.format({X}, {X}) | {S}.index({S})
        {S}.isalnum() | {S}.isalpha() | {S}.isascii() | {S}.isdecimal() | {S}.isdigit() | {S}.isidentifier() | {S}.islower() | {S}.isnumeric() | {S}.isprintable() | {S}.isspace() | {S}.istitle()
        {S}.isupper() | {S}.join([{S}, {S}]) | {S}.join({L}) | {S}.ljust({W}, {C}) | {S}.lower() | {S}.lstrip({S}) | {S}.partition({S}) | {S}.removeprefix({S}) | {S}.removesuffix({S})
        {S}.replace({S}, {S}) | {S}.replace({S}, {S}, {I}) | {S}.rfind({S}) | {S}.rindex({S}, {I}) | {S}.rjust({W}, {C}) | {S}.rpartition({S}) | {S}.rsplit({S}, {I}) | {S}.rsplit(None, {I})
        {S}.rstrip() | {S}.split() | {S}.split({S}) | {S}.split({S}, {I}) | {S}.split(maxsplit={I}) | {S}.splitlines() | {S}.splitlines({I}) | {S}.startswith({S}, {I}) | {S}.strip({S}) | {S}.swapcase()
        {S}.title() | {S}.translate({D}) | {S}.translate(str.maketrans({S}, {S})) | {S}.translate(str.maketrans({S}, {S}, {S})) | {S}.upper() | {S}.zfill({W}) | {S} * {I} | {S} + {S} | {S}[{I}] | {S}[{I}:{I}] | {S}[{I}:{I}:{I}]
        {S} < {S} | {S} in {S} | str({Y}, 'utf-8', {H}) | ascii({S}) | repr({S}) | sorted({S}) | list(enumerate({S}, {I})) | ''.join(reversed({S})) | max({S}) | {S}.format_map({D}) | hash({S}) == hash({S})
        ord({S}) | chr({N}) | int({S}) | int({S}, {W}) | float({S}) | complex({S}) | str.upper({O}) | str.join({S}, {T}) | textwrap.wrap({S}, {W}) | textwrap.fill({S}, 5) | textwrap.shorten({S}, {W})
        textwrap.dedent({S}) | textwrap.indent({S}, {C}) | string.capwords({S}) | string.Template('$a ${{b}} $$').substitute({D}) | string.Template('$a ${{b}}').safe_substitute({D}) | shlex.split({S}) | shlex.quote({S})
        fnmatch.fnmatch({S}, '[a-c]*') | html.escape({S}) | string.Formatter().format('{{0}} {{1!r:>5}}', {X}, {X}) | {S}.isidentifier() and {S}""",
    "bytes": """{Y}.split({Y}) | {Y}.find({Y}, {I}) | {Y}.replace({Y}, {Y}, {I}) | {Y}.count({I}) | {Y}.strip({Y}) | {Y}.hex() | {Y}.hex({C}, {I}) | {Y}.decode('utf-8', {H}) | {Y}.decode('ascii') | {Y}.join([{Y}, {Y}]) | {Y}.center({W}, {Y})
        {Y}.startswith(({Y}, {Y})) | {Y}.partition({Y}) | {Y}.splitlines() | {Y}.translate(None, {Y}) | {Y}.translate(bytes.maketrans({Y}, {Y})) | {Y}.title() | {Y}.zfill({W}) | {Y}[{I}] | {Y}[{I}:{I}:{I}] | {Y} + {Y} | {Y} * {I} | {I} in {Y} | {Y} in {Y}
        bytes({L}) | bytes({I}) | bytearray({S}, 'utf-8') | bytes.fromhex({S}) | {Y} < {Y} | {Y} == {Y} | list({Y}) | after(bytearray({Y}), lambda b: b.append({N})) | after(bytearray(b'abcdef'), lambda b: b.__setitem__(slice({I}, {I}), {Y}))
        after(bytearray(b'abcdef'), lambda b: b.__setitem__(slice({I}, {I}, {I}), {Y})) | after(bytearray(b'abcdef'), lambda b: b.__delitem__(slice({I}, {I}, {I}))) | after(bytearray({Y}), lambda b: b.insert({I}, {N})) | after(bytearray({Y}), lambda b: b.pop({I}))
        after(bytearray({Y}), lambda b: b.remove({N})) | after(bytearray({Y}), lambda b: b.extend({L})) | memoryview({Y})[{I}:{I}].tolist() | memoryview({Y}).cast({Z}).tolist() | memoryview({Y})[::{I}].tobytes() | memoryview(bytearray({Y})).format | bytes(memoryview({Y})[{I}:])
        after(bytearray(b'abcdefgh'), lambda b: memoryview(b).__setitem__(slice({I}, {I}), {Y})) | after(bytearray(b'abcdefgh'), lambda b: memoryview(b).cast({Z}).__setitem__({I}, {N})) | memoryview({Y}) == {Y} | memoryview({Y}).hex({C})
        base64.b64encode({Y}) | base64.b64decode({Y}) | base64.b32encode({Y}) | base64.b85encode({Y}) | binascii.hexlify({Y}) | binascii.unhexlify({Y}) | zlib.crc32({Y}) | zlib.adler32({Y}) | zlib.decompress(zlib.compress({Y})) | struct.pack({P}, {N}) | struct.unpack({P}, {Y})
        struct.pack('<' + {P} + 'B', {N}, {I}) | struct.calcsize({P}) | struct.pack('3s2x?', {Y}, {X}) | int.from_bytes({Y}, 'big') | int.from_bytes({Y}, 'little', signed=True) | ({N}).to_bytes({W}, 'big') | ({N}).to_bytes(9, 'little', signed={X}) | b'%s|%d|%x' % ({Y}, {N}, {N}) | b'%5.2f' % {F} | b'%r' % ({S},) | b'%c' % {N}""",
    "format": """format({N}, {f}) | format({F}, {f}) | format({S}, {f}) | format({B}, {f}) | '{{:{w}}}'.format({F}) | '{{:{w}}}'.format({N}) | '{{:{w}}}'.format({S}) | {p} % {F} | {p} % {N} | {p} % {B} | {p} % ({S},) | {p} % {O} | f'{{{F}:{w}}}' | f'{{{N}:{w}}}' | f'{{{N}!r:{w}}}'
        '{{0[a]}} {{1.x}}'.format({D}, {T}) | '{{}} {{!r}} {{!s:>6}}'.format({X}, {X}, {X}) | '{{0}} {{}}'.format({X}, {X}) | '{{a}} {{b}}'.format(**{D}) | '%(a)s %(b)r' % {D} | '%s %s' % {T} | '%*d|%-*d' % ({W}, {N}, {W}, {N}) | '%.*f' % ({W}, {F}) | format({Q}, {f}) | format({R}, '') | format(1.5+2j, {f})
        format({M}, '%Y-%m-%d') | format({O}, {f}) | '{{:{{}}}}'.format({X}, {W}) | '{{0:{{1}}.{{2}}}}'.format({F}, {W}, {I}) | round({F}, {I}) | round({N}, {I}) | repr({F}) | str({B}) | hex({N}) | oct({N}) | bin({N}) | hex({F}) | ({F}).hex() | float.fromhex('0x1.8p{N}') | ({F}).as_integer_ratio() | ({F}).is_integer()""",
    "numbers": """{B} + {B} | {B} - {B} | {B} * {B} | {B} // {B} | {B} % {B} | {B} / {B} | divmod({B}, {N}) | {B} & {B} | {B} | {B} ^ {B} | {B} << {W} | {B} >> 70 | ~{B} | pow({N}, {W}) | pow({B}, 65537, {B}) | pow({N}, -1, {B}) | math.isqrt({B}) | math.gcd({B}, {B}) | math.lcm({N}, {N}) | float({B}) | int({F}) | int(str({B}), 10) | int(hex({B}), 16)
        int({S}, {W}) | int({F} * 10**20) | ({B}).bit_length() | ({B}).bit_count() | hash({B}) | hash({F}) == hash({N}) | {B} < {F} | {N} == {F} | round({B}, -5) | {F} // {F} | {F} % {F} | divmod({F}, {F}) | {F} ** {F} | {N} ** {I} | {F} ** {I} | math.floor({F}) | math.ceil({F}) | math.trunc({F}) | math.fmod({F}, {F}) | math.comb({N}, {I}) | math.perm({W}, {I})
        math.factorial({I}) | math.log({N}) | math.log({B}, 2) | math.log2({B}) | math.sqrt({F}) | math.frexp({F}) | math.ldexp({F}, {I}) | math.fsum({G}) | math.prod({G}) | math.dist({T}, {T}) | math.hypot({F}, {N}) | math.isclose({F}, {F}) | math.copysign({F}, {F}) | math.nextafter({F}, {F}) | math.ulp({F}) | math.remainder({F}, {F}) | sum({G}) | max({G}) | sum({G}, {F})
        statistics.mean({G}) | statistics.median({G}) | statistics.mode({L}) | statistics.stdev({G}) | statistics.pvariance({G}) | statistics.quantiles({G}, n=4) | statistics.multimode({L}) | statistics.fmean({G}) | statistics.harmonic_mean({G}) | {R} + {R} | {R} * {N} | {R} / {R} | {R} ** {I} | {R} < {F} | round({R}, {I}) | {R}.limit_denominator(10) | Fraction({F}) | Fraction({S}) | math.floor({R})
        {Q} + {Q} | {Q} * {Q} | {Q} / {Q} | {Q} // {Q} | {Q} % {Q} | {Q} ** {I} | {Q}.quantize(Decimal('0.01')) | {Q}.sqrt() | round({Q}, {I}) | {Q}.normalize() | {Q}.as_tuple() | {Q} == {N} | {Q} < {Q} | Decimal({F}) | Decimal({S}) | {Q} + {F} | {Q}.to_integral_value() | int({Q}) | float({Q}) | hash({Q}) == hash({N}) | complex({F}, {F}) * 2j | (1+2j) ** {I} | abs(complex({F}, {N})) | {N} in range({I}, {N}) | range({N}, {N}, {I}) | len(range({N})) | range(10)[{I}:{I}:{I}]""",
    "containers": """sorted({L}) | sorted({L}, reverse={X}) | sorted({L}, key={K}) | sorted({L}, key={K}, reverse=True) | after({L}, lambda v: v.sort(key={K})) | {L}[{I}] | {L}[{I}:{I}:{I}] | after(list(range(8)), lambda v: v.__setitem__(slice({I}, {I}), {L})) | after(list(range(8)), lambda v: v.__setitem__(slice({I}, {I}, {I}), {L})) | after(list(range(8)), lambda v: v.__delitem__(slice({I}, {I}, {I})))
        after({L}, lambda v: v.insert({I}, {X})) | after({L}, lambda v: v.pop({I})) | after({L}, lambda v: v.remove({X})) | after({L}, lambda v: v.extend({S})) | {L}.index({X}) | {L}.index({X}, {I}, {I}) | {L}.count({X}) | {L} + {L} | {L} * {I} | {L} == {L} | {L} < {L} | {X} in {L} | {L} + {T} | {T} + {T} | {T}[{I}] | {T}.index({X}) | {T} < {T} | min({L}) | max({L}, key={K}) | max({L}, default={X}) | min({X}, {X}) | [*{L}, *{S}] | (*{T}, {X}) | {{*{T}, 1}} | {{**{D}, 'a': 0}} | dict(**{D}, a=1)
        {D}.get({X}) | {D}[{X}] | {D}.pop({X}) | {D}.pop({X}, {X}) | {D}.setdefault({X}, {X}) | after({D}, lambda v: v.update({D})) | after({D}, lambda v: v.update({L})) | {D} | {D} | {D} == {D} | dict({L}) | dict({D}, z=1) | dict.fromkeys({L}, {X}) | list({D}) | list({D}.items()) | list(reversed({D})) | {D}.keys() & {E} | {D}.items() == {D}.items() | after({D}, lambda v: v.popitem()) | {E} | {E} | {E} & {E} | {E} - {E} | {E} ^ {E} | {E} <= {E} | {E}.union({L}) | {E}.issubset({L}) | {E} == {E} | after(set({L}), lambda v: v.add({X})) | after(set({L}), lambda v: v.discard({X})) | after({E}, lambda v: v.remove({X}))
        Counter({S}) | Counter({S}).most_common({I}) | Counter({L}) | Counter({S}) + Counter({S}) | Counter({S}) - Counter({S}) | Counter({S}) & Counter({S}) | list(Counter({S}).elements()) | Counter(a=1, b=-1).total() | deque({L}, {I}) | after(deque({L}), lambda v: v.rotate({I})) | after(deque({L}), lambda v: v.appendleft({X})) | after(deque({L}), lambda v: v.insert({I}, {X})) | after(deque({L}, maxlen=3), lambda v: v.extend({T})) | after(deque({L}), lambda v: v.__delitem__({I})) | deque({L}) == deque({L}) | deque({L}).index({X})
        after(defaultdict(list), lambda v: v[{X}].append({X})) | after(OrderedDict({D}), lambda v: v.move_to_end({X}, last={X})) | after(OrderedDict({D}), lambda v: v.popitem(last={X})) | OrderedDict({D}) == OrderedDict({D}) | dict(ChainMap({D}, {D})) | ChainMap({D}, {D}).maps | ChainMap({D})[{X}] | Point({X}, {X}) | Point({X})._replace(y={X}) | Point._make({T}) | Point(*{T}) | Point(1, 2)._asdict() | Point(1) == {T} | copy.deepcopy({L}) | copy.copy({D}) | pprint.pformat({D}) | pprint.pformat([{L}, {D}, {S}] * 3, width=20) | heapq.nsmallest({I}, {L}) | heapq.nlargest({I}, {L}, key={K}) | after(list({L}), heapq.heapify) | after(sorted([4, 1, 3]), lambda v: heapq.heappushpop(v, {X})) | bisect.bisect({L}, {X}) | bisect.bisect_left([1, 3, 3, 5], {N}) | after([1, 3, 5], lambda v: bisect.insort(v, {N})) | list(heapq.merge({L}, {L}))""",
    "iterators": """list(map({K}, {L})) | list(map(max, {L}, {L})) | list(filter({K}, {L})) | list(zip({L}, {S})) | list(zip({L}, {T}, strict=True)) | list(enumerate({L}, {I})) | list(reversed({L})) | any({L}) | all({L}) | itertools.accumulate({G}) | itertools.accumulate({G}, {k}) | itertools.accumulate({G}, {k}, initial={I}) | itertools.chain({L}, {S}, {T}) | itertools.chain.from_iterable({L}) | itertools.combinations({S}, {I}) | itertools.combinations_with_replacement({T}, {I}) | itertools.permutations({T}, {I}) | itertools.product({T}, {S}) | itertools.product({T}, repeat={I})
        itertools.compress({L}, {T}) | itertools.count({N}, {I}) | itertools.cycle({T}) | itertools.dropwhile({K}, {L}) | itertools.takewhile({K}, {L}) | itertools.filterfalse({K}, {L}) | itertools.groupby({L}, {K}) | [(k, list(g)) for k, g in itertools.groupby({S}, {K})] | itertools.islice({L}, {I}) | itertools.islice({S}, {I}, {I}, {I}) | itertools.pairwise({L}) | itertools.repeat({X}, {I}) | itertools.starmap({k}, {L}) | [list(t) for t in itertools.tee({L}, {I})] | itertools.zip_longest({L}, {S}, fillvalue={X}) | functools.reduce({k}, {L}) | functools.reduce({k}, {G}, {X}) | functools.partial({K}, {X})() | functools.partial(max, {X}, key={K})({X}) | sorted({L}, key=functools.cmp_to_key({k})) | next(iter({L})) | next(iter({L}), {X}) | iter({X}) | list(itertools.islice(iter({K}, {X}), 5)) | sum(x for x in {G}) | [x for x in {L} if x] | {{x: y for x, y in {L}}} | [y for x in {L} for y in x] | {{x for x in {S}}} | (lambda *a, k=1, **r: (a, k, r))(*{T}, **{D}) | (lambda a, b=2, /, c=3: (a, b, c))(*{T}) | [a for a, *b in {L}] | operator.itemgetter({I}, {I})({L}) | operator.attrgetter('x', 'y')({T}) | operator.methodcaller('split', {S})({S}) | operator.add({X}, {X}) | operator.index({X}) | operator.countOf({L}, {X}) | operator.concat({L}, {T})""",
    "json": """json.dumps({D}) | json.dumps({L}) | json.dumps({F}) | json.dumps({S}) | json.dumps({D}, indent={I}, sort_keys={X}) | json.dumps([{D}, {L}, {S}], indent={C}) | json.dumps({O}) | json.dumps({D}, separators=({C}, {C})) | json.dumps({S}, ensure_ascii=False) | json.dumps({F}, allow_nan=False) | json.dumps({E}, default={K}) | json.dumps({{{X}: {X}}}, skipkeys={X}) | json.loads({j}) | json.loads({j}) | json.loads({j}) | json.loads({j}, parse_float=str) | json.loads({j}, object_pairs_hook=list) | json.loads(json.dumps({D})) | json.loads({Y}) | list(csv.reader([{S}, {S}])) | list(csv.DictReader(['a,b', {S}])) | list(csv.reader({S}.splitlines(), delimiter=' ')) | json.JSONDecoder().raw_decode({j}) | io.StringIO({S}).readlines() | after(io.StringIO({S}), lambda b: (b.seek(2), b.write({S}), b.getvalue()))[0] | after(io.BytesIO({Y}), lambda b: (b.read({I}), b.tell(), b.getvalue()))[0]""",
    "dates": """{M} + {U} | {M} - {M} | {M} - {U} | {M}.isoformat() | {M}.isoformat(sep=' ', timespec={t}) | {M}.strftime({d}) | {M}.replace(day={I}) | {M}.timetuple() | {M}.weekday() | {M}.isocalendar() | str({M}) | repr({M}) | {M} < {M} | {M} == {A} | {M}.date() | {M}.time() | {M}.utcoffset() | datetime.datetime.fromisoformat({i}) | datetime.date.fromisoformat({i}) | datetime.time.fromisoformat({i}) | datetime.datetime.strptime({i}, '%Y-%m-%d') | datetime.datetime.strptime({i}, '%Y-%m-%dT%H:%M:%S') | {A} + {U} | {A} - {A} | {A}.strftime({d}) | {A}.toordinal() | datetime.date.fromordinal({N}) | {A}.isocalendar() | {A}.ctime() | datetime.date({N}, {I}, {I}) | datetime.datetime(2024, {I}, {W}, {I}) | datetime.time({I}, {I}) | {U} * {N} | {U} / {U} | {U} // {N} | {U} % {U} | str({U}) | repr({U}) | {U}.total_seconds() | abs({U}) | -{U} | {U} + {A} | {U} < {U} | datetime.timedelta(days={N}) | datetime.timedelta(hours={F}) | datetime.timezone({U}) | str(datetime.timezone({U})) | datetime.datetime.fromtimestamp({N}, datetime.timezone.utc) | {A} == {M} | hash({A}) == hash({M}) | bool({U})""",
}
HANDLERS = ["'strict'", "'ignore'", "'replace'", "'backslashreplace'", "'xmlcharrefreplace'", "'nope'"]
BINARY_KEYS = ["operator.add", "operator.mul", "max", "lambda a, b: (a, b)", "operator.sub", "pow", "lambda a: a", "lambda a, b: b"]
JSON_TEXTS = ['{"a": 1}', '[1, 2.5, -3e5]', '"text\\n\\u00e9"', 'null', '[true, false]', '{"a": {"b": [1]}}', ' 12 ', '"\\ud83d\\ude00"', '[1e400, NaN, Infinity]', '{"k": "v", "k": 2}', '123456789012345678901234567890', '[[], {}]', '-0', '"\\/"']
DATES = ["2024-02-29", "2024-02-30", "2024-02-29T13:05:09", "20240229", "2024-W09-4", "13:05:09.123", "2024-02-29 13:05:09+05:30", "2024-1-1", "", "2024-02-29T25:00:00", "13:05", "2024-02-29T13:05:09.1234567Z"]
DIRECTIVES = ["%Y-%m-%d", "%H:%M:%S.%f", "%a %A %b %B", "%j %U %W %w", "%I %p", "%y %G-%V-%u", "%z %Z", "%%", "%c", "%x %X", "%d/%m"]
ATOMS = ["a", "b", "c", ".", "\\d", "\\w", "\\s", "[abc]", "[^a]", "[a-z]", "\\b", "^", "$", "(a)", "(?:ab)", "(a|b)", "(?P<n>b)", "x", " ", "\\W", "(?=b)", "(?!c)", "(?<=a)", "A", "é", "(b)?", "\\Z", "\\.", "[\\w.]", "(?i:B)"]
SUBJECTS = ["abcabc", "a b c", "aaa bbb", "abab xx", "Hello abc 123", "", "x.y,z", "\\n a\\nb", "é a É b", "AbC aBc", "aXbXc", "ccc"]


class Library:
    def __init__(self, rng):
        self.rng = rng
        self.lines = []
        self.count = 0

    # ---- the holes

    def specification(self):
        r = self.rng
        text = r.choice(["", "", "<", ">", "^", "=", "*<", "0>", "é^", "x="])
        text += r.choice(["", "", "+", "-", " "]) + r.choice(["", "", "", "#", "z"]) + r.choice(["", "", "0"]) + r.choice(["", "", "1", "6", "12", "20"])
        text += r.choice(["", "", "", ",", "_"]) + r.choice(["", "", "", ".0", ".1", ".3", ".10"])
        return text + r.choice(["", "", "d", "f", "e", "g", "x", "b", "o", "s", "c", "n", "%", "X", "E", "G", "F", "y"])

    def percent(self):
        r = self.rng
        flags = "".join(r.sample("#0- +", r.choice([0, 0, 1, 2])))
        return "'%" + flags + r.choice(["", "", "1", "6", "12"]) + r.choice(["", "", ".0", ".2", ".5"]) + r.choice("ddiufFeEgGxXosrac%q") + "'"

    def json_text(self):
        r = self.rng
        text = r.choice(JSON_TEXTS)
        for _ in range(r.choice([0, 0, 1, 2])):
            place = r.randrange(len(text) + 1)
            text = text[:place] + r.choice(['', ',', '"', '}', ']', '\\', ' ', '1', '{', ':', '\\n', 'x', '.', '-']) + text[place + r.randrange(3):]
        return repr(text)

    def pattern(self):
        r = self.rng
        text = ""
        for _ in range(r.randrange(1, 5)):
            text += r.choice(ATOMS) + r.choice(["", "", "", "*", "+", "?", "*?", "+?", "{2}", "{1,2}", "{,1}", "??", "*+"])
        if r.random() < 0.15:
            text += "|" + r.choice(ATOMS)
        if r.random() < 0.08:
            text += r.choice(["(", ")", "[", "\\1", "(?P=n)", "(?P<n>", "\\", "(?z)", "{", "*", "\\g", "(?<=a*)", "[z-a]", "(?(1)a|b)"])
        return repr(text)

    def fill(self, hole):
        r = self.rng
        if hole in POOLS:
            if r.random() < 0.04:
                hole = r.choice(list(POOLS))
            return r.choice(POOLS[hole])
        return {
            "f": lambda: repr(self.specification()), "w": self.specification, "p": self.percent, "j": self.json_text, "H": lambda: r.choice(HANDLERS), "k": lambda: r.choice(BINARY_KEYS),
            "Z": lambda: r.choice(["'B'", "'b'", "'h'", "'H'", "'i'", "'q'", "'d'", "'f'", "'c'", "'?'", "'x'"]), "P": lambda: r.choice(["'b'", "'>h'", "'<I'", "'q'", "'Q'", "'d'", "'f'", "'2s'", "'?'", "'!H'", "'z'", "'c'", "'e'", "'5p'", "'n'"]),
            "i": lambda: repr(r.choice(DATES)), "d": lambda: repr(r.choice(DIRECTIVES)), "t": lambda: r.choice(["'auto'", "'hours'", "'seconds'", "'milliseconds'", "'nope'"]),
        }[hole]()

    def template(self, kind):
        choice = self.rng.choice(self.templates(kind))
        text = re.sub(r"\{\{|\}\}|\{([A-Za-z])\}", lambda m: self.fill(m[1]) if m[1] else m[0][0], choice)
        return text

    known = {}

    def templates(self, kind):
        if kind not in self.known:
            pieces = [p.strip() for line in TEMPLATES[kind].split("\n") for p in re.split(r" \| (?!\{[BDE]\}(?: \||$))", line)]
            self.known[kind] = [p for p in pieces if p]
        return self.known[kind]

    def regex(self):
        r = self.rng
        pattern, subject = self.pattern(), '"' + r.choice(SUBJECTS) + '"'
        flags = r.choice(["", "", "", ", re.I", ", re.M", ", re.S", ", re.X", ", re.A", ", re.I | re.M"])
        compiled = f"re.compile({pattern}{flags})"
        return r.choice([
            f"{compiled}.findall({subject})", f"[m.span() for m in {compiled}.finditer({subject})]", f"{compiled}.split({subject})", f"{compiled}.sub({r.choice(['lambda m: m[0].upper() + chr(33)', repr('-'), repr(chr(92) + '1'), repr(chr(92) + 'g<0>!'), repr('[' + chr(92) + 'g<n>]')])}, {subject})",
            f"(lambda m: m and (m.span(), m.groups(), m.groupdict(), m.lastindex, m.lastgroup))({compiled}.search({subject}))", f"(lambda m: m and (m.span(), m.regs))({compiled}.match({subject}, {r.randrange(3)}))", f"bool({compiled}.fullmatch({subject}))",
            f"{compiled}.subn('_', {subject}, count={r.randrange(3)})", f"{compiled}.split({subject}, maxsplit=1)", f"({compiled}.groups, {compiled}.groupindex, {compiled}.flags)", f"re.escape({self.fill('S')})", f"repr({compiled})", f"repr({compiled}.search({subject}))",
        ])

    # ---- statements

    def put(self, text):
        self.lines.append(text)

    def shown(self, expression):
        self.count += 1
        self.put(f"show({self.count}, lambda: {expression})")

    def signature(self):
        """A function of random parameters, and calls of it that are right or wrong."""
        r = self.rng
        self.count += 1
        name = f"f{self.count}"
        positional = [f"p{i}" for i in range(r.randrange(3))]
        plain = [f"a{i}" for i in range(r.randrange(3))]
        keyword = [f"k{i}" for i in range(r.randrange(3))]
        defaults = r.randrange(len(positional) + len(plain) + 1)
        shown = [p + (f"={i}" if i >= len(positional + plain) - defaults else "") for i, p in enumerate(positional + plain)]
        parts = shown[:len(positional)] + (["/"] if positional else []) + shown[len(positional):]
        star = r.random() < 0.25
        if star or keyword:
            parts.append("*rest" if star else "*")
        parts += [k + ("=9" if r.random() < 0.5 else "") for k in keyword]
        named = r.random() < 0.25
        if named:
            parts.append("**more")
        everything = positional + plain + keyword + (["rest"] if star else []) + (["more"] if named else [])
        self.put(f"def {name}({', '.join(parts)}): return {'(' + ', '.join(everything) + ',)' if everything else '()'}")
        for _ in range(5):
            arguments = [str(i) for i in range(r.choice([len(positional + plain), r.randrange(6)]))]
            names = [f"{k}={r.randrange(9)}" for k in r.sample(["a0", "a1", "k0", "k1", "p0", "zz"], r.randrange(4))]
            if r.random() < 0.15:
                arguments.append(r.choice(["*(7, 8)", "*'xy'", "*5", "*None"]))
            if r.random() < 0.15:
                names.append(r.choice(["**{'k0': 1}", "**{'a0': 5, 'zz': 1}", "**{1: 2}", "**[]", "**{'p0': 0}"]))
            self.shown(f"{name}({', '.join(arguments + names)})")

    def enumeration(self):
        r = self.rng
        self.count += 1
        name = f"E{self.count}"
        base = r.choice(["enum.Enum", "enum.Enum", "enum.IntEnum", "enum.Flag", "enum.IntFlag", "enum.StrEnum", "str, enum.Enum"])
        text = "Str" in base or base.startswith("str")
        self.put(f"class {name}({base}):")
        for i, member in enumerate(r.sample(["A", "B", "C", "D"], r.randrange(2, 4))):
            self.put(f"    {member} = " + (r.choice([f"'{member.lower()}'", "enum.auto()"]) if text else r.choice([str(1 << i), str(1 << i), "enum.auto()", "1"])))
        if r.random() < 0.4:
            self.put("    def hello(self): return (self.name, self.value)")
        for _ in range(5):
            self.shown(r.choice([
                "list({n})", "{n}.A", "{n}['B']", "{n}(1)", "{n}('a')", "{n}(99)", "{n}['zz']", "{n}.A == {n}.B", "{n}.A.name + str({n}.A.value)", "str({n}.A)", "f'{{{n}.A}}'", "{n}.__members__", "{n}.A | {n}.B", "{n}.A & {n}.B", "~{n}.A",
                "{n}.A in {n}", "len({n})", "{n}.A < {n}.B", "{n}.A.hello()", "isinstance({n}.A, int)", "{n}(3)", "hash({n}.A) == hash({n}.A)", "setattr({n}, 'A', 5)", "json.dumps({n}.A)", "{n}.A is {n}({n}.A.value)", "sorted({n})", "type({n}.A)", "repr({n})",
                "{n}.A.value + 1", "{n}.B.zz", "{n}.A ^ {n}.B", "bool({n}.A)", "'%s' % {n}.A", "format({n}.A, '>10')", "{{{n}.A: 1}}[{n}.A]", "copy.deepcopy({n}.A) is {n}.A", "class_of({n})",
            ]).format(n=name))

    def scopes(self):
        """Names in functions, classes and comprehensions: bound, declared, deleted."""
        r = self.rng
        self.count += 1
        n = self.count
        self.put(f"x{n} = 'global'")
        self.put(f"def s{n}(flag):")
        declared = r.choice(["", "", f"global x{n}", f"x{n} = 'outer'", f"x{n} = 'outer'"])
        if declared:
            self.put(f"    {declared}")
        self.put("    out = []")
        inner = r.choice(["", f"nonlocal x{n}" if declared == f"x{n} = 'outer'" else "", f"global x{n}" if not declared.startswith("x") else ""])
        self.put("    def inner():")
        if inner:
            self.put(f"        {inner}")
        for _ in range(r.randrange(1, 4)):
            self.put("        " + r.choice([f"out.append(x{n})", f"x{n} = 'inner'", f"if flag: x{n} = 1", f"del x{n}", f"out.append([x{n} for _ in 'ab'])", f"out.append([x{n} for x{n} in 'ab'])", f"(x{n} := 3)", f"out.append([(x{n} := i) for i in range(2)])",
                                            f"out.append((lambda: x{n})())", f"for x{n} in 'q': pass", f"x{n} += '!'", f"out.append('x{n}' in locals())", "out.append(sorted(locals()))"]))
        self.put("    try:")
        self.put("        inner()")
        self.put("    except Exception as error:")
        self.put("        out.append((type(error).__name__, str(error)))")
        self.put(f"    class C:")
        self.put("        " + r.choice([f"x{n} = 'class'", f"y = x{n}", f"x{n} = x{n} + '.c' if flag else 0", f"z = [x{n} for _ in 'a']", f"def m(self): return x{n}", f"try: del x{n}\n        except NameError as e: w = str(e)"]))
        self.put("        " + r.choice([f"v = lambda self: x{n}", f"u = [i for i in str(x{n})]", "pass", f"t = {{**locals()}}.keys() >= {{'__module__'}}"]))
        self.put("    out.append(sorted((k, str(v)) for k, v in C.__dict__.items() if k[0] != '_' and not callable(v)))")
        self.put("    if hasattr(C, 'm'): out.append(C().m())")
        self.put(f"    return out, x{n}")
        self.shown(f"s{n}(True)")
        self.shown(f"s{n}(False)")
        self.shown(f"x{n}")

    def flow(self):
        """try, finally, return, continue and break in each other; what is left of the value."""
        r = self.rng
        self.count += 1
        n = self.count
        lines = []

        def leaf(depth, looping):
            choices = ["out.append({})".format(r.randrange(99)), "out.append(i)", f"raise {r.choice(['ValueError', 'KeyError', 'TypeError'])}({r.randrange(9)})", "return ('r', i)", "1 / 0", "i += 1", "assert i, out", "yield_(i)"]
            if looping:
                choices += ["continue", "break", "if i % 2: continue", "if i > 1: break"]
            lines.append("    " * depth + r.choice(choices))

        def block(depth, level, looping):
            for _ in range(r.randrange(1, 3)):
                kind = r.randrange(7) if level else 0
                pad = "    " * depth
                if kind <= 1:
                    leaf(depth, looping)
                elif kind <= 4:
                    lines.append(pad + "try:")
                    block(depth + 1, level - 1, looping)
                    handled = r.random() < 0.7
                    if handled:
                        lines.append(pad + r.choice(["except ValueError as e:", "except (KeyError, TypeError):", "except Exception as e:", "except:", "except ZeroDivisionError:"]))
                        block(depth + 1, level - 1, looping)
                        if r.random() < 0.3:
                            lines.append(pad + "else:")
                            block(depth + 1, level - 1, looping)
                    if not handled or r.random() < 0.5:
                        lines.append(pad + "finally:")
                        block(depth + 1, level - 1, looping)
                elif kind == 5:
                    lines.append(pad + r.choice(["for i in range(3):", "for i, _ in enumerate('ab'):"]))
                    block(depth + 1, level - 1, True)
                    if r.random() < 0.3:
                        lines.append(pad + "else:")
                        block(depth + 1, level - 1, looping)
                else:
                    lines.append(pad + r.choice(["with Gate(out) as g:", "with Gate(out, True):", "with Gate(out) as g, Gate(out, i > 0):"]))
                    block(depth + 1, level - 1, looping)

        self.put("class Gate:")
        self.put("    def __init__(self, out, swallow=False): self.out, self.swallow = out, swallow")
        self.put("    def __enter__(self): self.out.append('in'); return self")
        self.put("    def __exit__(self, kind, error, trace): self.out.append(('out', kind and kind.__name__, str(error))); return self.swallow")
        self.put("def yield_(i): return None")
        self.put(f"def g{n}(i):")
        self.put("    out = []")
        self.put("    try:")
        lines.clear()
        block(2, 3, False)
        self.lines += lines
        self.put("    except Exception as error:")
        self.put("        out.append((type(error).__name__, str(error), type(error.__context__).__name__, type(error.__cause__).__name__))")
        self.put("    finally:")
        self.put("        trail.append(out)")
        self.put("    return out")
        self.put("trail = []")
        for i in range(3):
            self.shown(f"(g{n}({i}), trail)")

    def program(self):
        for _ in range(26):
            self.shown(self.template(self.rng.choice(list(TEMPLATES))))
        for _ in range(8):
            self.shown(self.regex())
        self.signature()
        self.signature()
        self.enumeration()
        self.scopes()
        self.flow()
        return PRELUDE + "\n".join(self.lines) + "\n"


def program(rng):
    """A program that compiles: what does not is left out line by line."""
    while True:
        library = Library(rng)
        text = library.program()
        try:
            compile(text, "program", "exec")
            return text
        except SyntaxError as error:
            kept = []
            for line in text.split("\n"):
                if line.startswith("show("):
                    try:
                        compile(line, "line", "exec")
                    except SyntaxError:
                        continue
                kept.append(line)
            text = "\n".join(kept)
            try:
                compile(text, "program", "exec")
                return text
            except SyntaxError:
                continue
