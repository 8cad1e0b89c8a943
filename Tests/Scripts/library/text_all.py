# string, textwrap, fnmatch, glob, warnings and traceback.
import fnmatch
import string
import textwrap
import traceback
import warnings


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), repr(string.printable))
print(string.capwords('hello  big world'), string.capwords('a-b-c', '-'))
t = string.Template('$who likes ${what}, $$5 $missing')
attempt(t.substitute, who='tim', what='kung pao')
print(t.safe_substitute(who='tim', what='kung pao'), t.template, t.substitute({'who': 1, 'what': 2, 'missing': 3}), t.substitute({'who': 1}, what=2, missing=4))
attempt(string.Template('bad $ here').substitute)
attempt(string.Template('line\n ${x').substitute)
print(string.Template('bad $ here ${x').safe_substitute(x=1))
attempt(lambda: (t.get_identifiers(), t.is_valid(), string.Template('$').is_valid()))


class Percent(string.Template):
    delimiter = '%'


print(Percent('%a and %{b} %%').substitute(a=1, b=2))
f = string.Formatter()
print(f.format('{0} {a!r:>5} {1[0]} {b.real}', 1, [2], a='x', b=3), list(f.parse('a{b!r:c}d{}')), f.vformat('{} {}', (1, 2), {}))
attempt(f.format, '{0} {x}', 1)


class Upper(string.Formatter):
    def format_field(self, value, spec):
        return super().format_field(value, spec).upper()

    def get_value(self, key, args, kwargs):
        return kwargs.get(key, '?') if isinstance(key, str) else super().get_value(key, args, kwargs)


print(Upper().format('{a} {b} {0}', 'zero', a='x'))

text = '''    Hello there, how are you this fine day?  I'm glad to hear-it-all!

  Second paragraph with averyveryverylongwordthatdoesnotfit inside.
'''
for width in (10, 20, 40, 70):
    print(textwrap.wrap(text, width))
    print(textwrap.fill(text, width, initial_indent='* ', subsequent_indent='  '))
    print(textwrap.wrap(text, width, break_long_words=False), textwrap.wrap(text, width, break_on_hyphens=False))
print(textwrap.wrap(text, 30, expand_tabs=False, replace_whitespace=False, drop_whitespace=False), textwrap.wrap('', 5), textwrap.wrap('a  b', 1))
print(textwrap.wrap('This is. A sentence ended here.  Ok', 40, fix_sentence_endings=True), textwrap.wrap('one two three four five', 10, max_lines=2))
print(textwrap.wrap('one two three four five', 10, max_lines=1, placeholder='...'), textwrap.wrap('a\tb\nc', 20, tabsize=4))
print(textwrap.shorten('Hello  world, this is long', 15), textwrap.shorten('Hello world', 20), textwrap.shorten('Hello world foo', 11, placeholder='…'))
attempt(textwrap.wrap, 'abc', 0)
attempt(textwrap.shorten, 'abc def', 3)
print(repr(textwrap.dedent('''
    a
      b

    c
''')), repr(textwrap.dedent('  a\n\tb')), repr(textwrap.dedent('  a\n   \n  b')), repr(textwrap.indent('a\n\nb\n', '> ')), repr(textwrap.indent('a\n\nb', '> ', lambda line: True)))
w = textwrap.TextWrapper(width=12, initial_indent='- ')
print(w.wrap('some words to wrap'), w.fill('some words to wrap'), w.width)
print(textwrap.wrap('hello-there well--known e-mail 3-4 a-b', 7), textwrap.wrap('x' * 25, 10), textwrap.wrap('aaa bb-cc', 6))

names = ['a.py', 'b.txt', 'A.PY', '.hidden', 'c[1].py', 'dir/e.py', 'x1', 'x2', 'x!']
for pattern in ['*.py', '?.txt', '*', '[ab].*', '[!a]*', 'c[[]1].py', 'x[0-9]', 'x[!0-9]', '[]', '[!]a]*', 'x[]1]', '**', 'a.p?', '[z-a]', 'x[a-]']:
    print(pattern, fnmatch.filter(names, pattern), [fnmatch.fnmatch(n, pattern) for n in names], [fnmatch.fnmatchcase(n, pattern) for n in names], fnmatch.translate(pattern))

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    warnings.warn('first')
    warnings.warn('second', DeprecationWarning)
    warnings.warn(UserWarning('third'))
    print([(str(w.message), w.category.__name__) for w in log])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    attempt(warnings.warn, 'raised')
    warnings.filterwarnings('ignore', message='.*quiet')
    attempt(warnings.warn, 'be quiet please')
    attempt(warnings.warn, 'be loud')
    warnings.filterwarnings('ignore', message=r'code \d+', category=UserWarning)
    attempt(warnings.warn, 'code 12')
    attempt(warnings.warn, 'code x')
    attempt(warnings.warn, 'Code 12', RuntimeWarning)
attempt(warnings.warn, 'x', int)
attempt(warnings.filterwarnings, 'nonsense')
print(warnings.formatwarning('text', UserWarning, 'file.py', 3, 'x = 1'))


def fail():
    raise ValueError('oops')


try:
    fail()
except ValueError as e:
    lines = traceback.format_exc().splitlines()
    print(lines[0], lines[-1], len(lines))
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e), traceback.format_exception(e)[-1])
    frames = traceback.extract_tb(e.__traceback__)
    print([(f.name, f.lineno, f.line) for f in frames], len(traceback.format_tb(e.__traceback__)))
    te = traceback.TracebackException.from_exception(e)
    print(list(te.format_exception_only()), str(te), te.exc_type.__name__)
