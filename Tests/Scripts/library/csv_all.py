# csv: reading, writing, dialects, and every error.
import csv
import io


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


def read(text, **options):
    return list(csv.reader(io.StringIO(text, newline=''), **options))


for text in [
    'a,b,c\r\n1,2,3\r\n', 'a,"b,c",d', '"a ""quoted"" b",c', 'a\nb\n\nc', '"multi\nline",x\n', '', '\n', ',', ',,\n', '"', '"a', 'a"b,c', '"a"b,c', ' a, b ',
    'a,b\rc,d\r', 'a;b', "'a,b',c", '"a\r\nb"\r\n', 'x,"",y', '""', '"a","b"\n', 'é,日本\n', 'a\tb',
]:
    attempt(read, text)
    attempt(read, text, strict=True)
    attempt(read, text, skipinitialspace=True)
    attempt(read, text, delimiter=';', quotechar="'")
    attempt(read, text, quoting=csv.QUOTE_NONE, escapechar='\\')
attempt(read, '1,"a",2.5\n', quoting=csv.QUOTE_NONNUMERIC)
attempt(read, '1,a\n', quoting=csv.QUOTE_NONNUMERIC)
attempt(read, 'a\\,b,c\\\\d', escapechar='\\')
attempt(read, '"a\\"b",c', escapechar='\\', doublequote=False)
attempt(lambda: list(csv.reader([b'a,b'])))
attempt(lambda: list(csv.reader(['a,b', 'c,"d', 'e"'])))
attempt(lambda: list(csv.reader(['a\nb'])))
attempt(lambda: list(csv.reader(['a,b\n'], 'excel-tab')))
attempt(lambda: csv.reader(['a'], delimiter='ab'))
attempt(lambda: csv.reader(['a'], delimiter=None))
attempt(lambda: csv.reader(['a'], delimiter=3))
attempt(lambda: csv.reader(['a'], quotechar='ab'))
attempt(lambda: csv.reader(['a'], quoting=9))
attempt(lambda: csv.reader(['a'], quoting='x'))
attempt(lambda: csv.reader(['a'], nonsense=1))
attempt(lambda: csv.reader(['a'], lineterminator=None))
attempt(lambda: csv.reader(['a'], 'no such'))
attempt(lambda: csv.reader(3))
attempt(lambda: csv.writer(3))


def write(rows, **options):
    out = io.StringIO()
    w = csv.writer(out, **options)
    for row in rows:
        w.writerow(row)
    return out.getvalue()


rows = [['a', 'b,c', 'd"e', '', None, 1, 2.5, True], ['line\nbreak', "it's", ' x', '\\'], [], [''], [None], ('t',), range(3), 'abc']
for options in [
    {}, {'quoting': csv.QUOTE_ALL}, {'quoting': csv.QUOTE_NONNUMERIC}, {'delimiter': ';', 'lineterminator': '\n'}, {'quotechar': "'"},
    {'doublequote': False, 'escapechar': '\\'}, {'quoting': csv.QUOTE_NONE, 'escapechar': '\\'}, {'quoting': csv.QUOTE_NONE}, {'dialect': 'excel-tab'},
    {'dialect': 'unix'}, {'doublequote': False},
]:
    for row in rows:
        attempt(write, [row], **options)
attempt(write, [3])
out = io.StringIO()
w = csv.writer(out)
print(w.writerow([1, 2]), w.writerows([[3], [4, 5]]), repr(out.getvalue()), w.dialect.delimiter, w.dialect.quoting)

reader = csv.DictReader(io.StringIO('name,age\nAnn,3\n\nBob\nCid,4,x,y\n'))
print(reader.fieldnames, list(reader), reader.line_num)
print(list(csv.DictReader(['1,2'], ['a', 'b', 'c'], restval='-')), list(csv.DictReader(['1,2,3'], ['a'], restkey='more')), list(csv.DictReader([])))
out = io.StringIO()
w = csv.DictWriter(out, ['a', 'b'], restval='?', lineterminator='\n')
w.writeheader()
w.writerow({'a': 1})
w.writerows([{'a': 2, 'b': 3}, {'b': 4}])
print(repr(out.getvalue()))
attempt(w.writerow, {'c': 1})
attempt(csv.DictWriter, out, ['a'], extrasaction='x')
w = csv.DictWriter(out, ['a'], extrasaction='ignore')
attempt(w.writerow, {'a': 1, 'c': 2})


class Pipes(csv.Dialect):
    delimiter = '|'
    quotechar = '"'
    lineterminator = '\n'
    quoting = csv.QUOTE_MINIMAL


csv.register_dialect('pipes', Pipes)
print(write([['a', 'b|c']], dialect='pipes'), write([['a', 'b|c']], dialect=Pipes), sorted(csv.list_dialects()), csv.get_dialect('pipes').delimiter)
csv.unregister_dialect('pipes')
attempt(csv.get_dialect, 'pipes')
attempt(csv.unregister_dialect, 'pipes')
attempt(csv.register_dialect, 3)
print(csv.field_size_limit(5), csv.field_size_limit())
attempt(read, 'abcdefgh,b')
csv.field_size_limit(131072)
r = csv.reader(io.StringIO('a\n"b\nc"\nd\n'))
for row in r:
    print(row, r.line_num)
