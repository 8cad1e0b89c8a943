# Regular expressions: syntax, results, the objects' attributes, and the text and place of every error.
import re


def show(*values):
    print(*[repr(v) for v in values])


def described(m):
    if m is None:
        return None
    return (m.span(), m.group(), m.groups(), m.groupdict(), m.lastindex, m.lastgroup)


def attempt(f, *args, **kwargs):
    try:
        result = f(*args, **kwargs)
        show(described(result) if isinstance(result, re.Match) else result)
    except Exception as e:
        extra = (e.msg, e.pattern, e.pos, e.lineno, e.colno) if isinstance(e, re.error) else ()
        print(type(e).__module__, type(e).__name__, e, *extra)


# -- matching ----------------------------------------------------------------------------------------------------------
cases = [
    (r'a', 'cat'), (r'^a', 'cat'), (r'(a)(b)?', 'ab a'), (r'(?:(a)|b)*', 'abba'), (r'(a|ab)(c|bcd)(d*)', 'abcd'),
    (r'(?P<year>\d{4})-(?P<month>\d\d)', 'on 2023-11-05'), (r'(\w+)\s+\1', 'the the end'), (r'(?P<q>[\'"]).*?(?P=q)', 'say "hi" now'),
    (r'a{2,3}', 'aaaa'), (r'a{,2}', 'aaaa'), (r'a{2}', 'aaaa'), (r'a{2,}', 'aaaa'), (r'a{x', 'a{x'), (r'a{}', 'a{}'), (r'x{,}', 'xxx'),
    (r'a*?b', 'aaab'), (r'a++b', 'aaab'), (r'a*+a', 'aaa'), (r'(?>a+)b', 'aab'), (r'(?>a|ab)c', 'abc'),
    (r'(?<=b)c', 'abc'), (r'(?<!b)c', 'bcac'), (r'foo(?=bar)', 'foobaz foobar'), (r'foo(?!bar)', 'foobar foobaz'),
    (r'(?i)ABC', 'xabc'), (r'(?i:a)b', 'Ab aB'), (r'(?s).+', 'a\nb'), (r'.+', 'a\nb'), (r'(?m)^b$', 'a\nb\nc'), (r'b$', 'ab\n'),
    (r'b\Z', 'ab\n'), (r'\Aab', 'ab'), (r'(?x) a # comment' + '\n  b', 'ab'), (r'(?s:.)\n', 'a\n'), (r'(a)?(?(1)b|c)', 'ab'),
    (r'(a)?(?(1)b|c)', 'c'), (r'(?P<x>a)?(?(x)b)', 'ab'), (r'[a-c]+', 'xabcd'), (r'[^a-c]+', 'abcxyz'), (r'[]a]+', 'a]b'),
    (r'[^]]+', 'ab]'), (r'[a\]]+', ']a'), (r'[\w.-]+@[\w.-]+', 'mail bob@example.org!'), (r'[-a]+', 'a-b'), (r'[a-]+', 'a-b'),
    (r'\bfoo\b', 'a foo b'), (r'\Boo', 'foo'), (r'\d+', 'x١٢٣'), (r'\w+', 'naïve café'), (r'\s', 'a\x1cb'), (r'\s+', 'a\u2003\u00a0b'),
    (r'\S+', ' \x85ab\x1f'), (r'(?a)\w+', 'éa'), (r'(?a)\W', 'aé'), (r'\W', 'aé!'), (r'[\W\d]+', 'ab1!2'), (r'[^\W\d]+', '12ab'),
    (r'(?i)é', 'É'), (r'(?i)[à-ö]+', 'ÀÉ'), (r'(?i)straße', 'STRAßE'), (r'(?i)k', '\u212a'), (r'(?ai)k', '\u212a'), (r'(?ai)[j-l]', 'K'),
    (r'(?i)i', '\u0131'), (r'(?i)[h-j]', '\u0130'), (r'(?i)σ', 'ς'), (r'日本', '私の日本語'), (r'😀+', 'a😀😀b'), (r'.', '😀'),
    (r'\x41\u0042\U00000043\101\0', 'ABCA\0'), (r'\t\n\r\f\v\a\\', '\t\n\r\f\v\a\\'), (r'[\b]', 'a\b'), (r'\.\*', 'a.*'),
    (r'(?:)', ''), (r'', 'abc'), (r'|a', 'a'), (r'a|', 'b'), (r'(|a)+', 'aa'), (r'(a*)*', 'b'), (r'(a*)+', 'aa'), (r'()', 'x'),
    (r'((a)(b))', 'ab'), (r'(a)()', 'a'), (r'(?:(a)|(b))*', 'ba'), (r'(a(b)c)(d)?', 'abc'), (r'(?#note)a', 'a'), (r'a(?#b)c', 'ac'),
    (r'(?:a|b){2}c', 'abc'), (r'(ab){2}', 'abab'), (r'(?=(a+))a*b\1', 'baaabac'), (r'(?-i:a)B', 'ab'), (r'(?i)(?-i:a)B', 'ab Ab'),
    (r'\$\d+\.\d\d', 'cost $12.50'), (r'^\s*#.*$', '  # x'), (r'(.)\1', 'hello'), (r'(?<=(a))b\1', 'aba'), (r'(?<=^|,)x', 'x'),
    (r'(\d+)(?:px|em)(?=;)', 'w: 12px; h: 3em'), (r'\10', '\x08'), (r'(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\10', 'abcdefghijj'), (r'\08', '\x008'),
    (r'[\x00-\x1f]', 'a\x05'), (r'[0-9A-Fa-f]+', 'xyz1aF'), (r'[\s\S]+', 'a\nb'), (r'[\d-]+', '12-34'), (r'[a\-z]+', 'a-z'), (r'(?u)\w', 'é'),
    (r'[&&a]', '&'), (r'[[a]', '['), (r'(?:a{2}){2}', 'aaaa'), (r'(?m)^', ''), (r'\Z', ''), (r'a.c', 'a\nc abc'), (r'(?s)a.c', 'a\nc'),
]
for pattern, text in cases:
    if pattern in ('[&&a]', '[[a]'):
        import warnings
        warnings.simplefilter('ignore')
    for function in (re.search, re.match, re.fullmatch):
        attempt(function, pattern, text)
    attempt(re.findall, pattern, text)
    attempt(re.split, pattern, text)
    attempt(re.sub, pattern, r'<\g<0>>', text)
    attempt(lambda: [(m.start(), m.end()) for m in re.finditer(pattern, text)])

# -- errors ---------------------------------------------------------------------------------------------------------------
for pattern in [
    '(', ')', '[', '[]', '[^]', '[a', '*', '+a', '?', 'a**', 'a{2}{3}', 'a++*', '^*', r'\b+', '(*)', '(?', '(?P', '(?P<', '(?P<n', '(?P<1>a)',
    '(?P<n>a)(?P<n>b)', '(?P=n)', '(?P=', '(?Px)', '(?P>)', '(?z)', '(?i', '(?iz)', '(?i1)', 'a(?i)b', '(?i-:a)', '(?-', '(?-i', '(?-z:a)', '(?i-i:a)',
    '(?L)a', '(?au)a', '(?-a:b)', '(?a-u:b)', '(?:a', '(a', 'a)', '(?#', '(?<', '(?<x)', '(?<=a+)b', '(?<=a|bc)', '(?<!a*)', r'\1', r'(a)\2', r'(a\1)',
    r'(?P<n>a(?P=n))', r'(?<=(a)\1)b', '(?(1)a)', '(?(x)a)', '(?(0)a)', '(?()a)', '(?(1a)b)', '(a)(?(1)b|c|d)', '(?(', r'\q', r'[\q]', r'\x1', r'\xzz', r'\u12',
    r'\U1234567', r'\U00110000', r'[\u1]', r'\400', r'[\400]', r'[\8]', '[z-a]', r'[a-\d]', r'[\w-z]', 'a{3,2}', 'a{99999999999}', '\\', 'ab\\', 'a\n(b', '(?=a',
    '(?!', '(?>a', '(?P<n>', '(?P<é>a)(', '(?P<a-b>c)', '[a-', '(?i:a', '(?~a)', '(?', '(? a)',
]:
    attempt(re.compile, pattern)
for pattern in [b'(', b'(?P<\xe9>a)', b'(?u)a', rb'\u0041', b'[b-a]', b'\xff(']:
    attempt(re.compile, pattern)
attempt(re.compile, 'a', re.L)
attempt(re.compile, 'a', re.A | re.U)
attempt(re.compile, b'a', re.U)
attempt(re.compile, 3)
attempt(re.compile, re.compile('a'), re.I)
attempt(re.match, 'a', b'a')
attempt(re.match, b'a', 'a')
attempt(re.match, 'a', 3)
attempt(re.match, 'a', None)
attempt(re.sub, 'a', r'\1', 'a')
attempt(re.sub, 'a', r'\g<x>', 'a')
attempt(re.sub, 'a', r'\g<', 'a')
attempt(re.sub, 'a', r'\g<>', 'a')
attempt(re.sub, 'a', r'\g<-1>', 'a')
attempt(re.sub, 'a', r'\gx', 'a')
attempt(re.sub, 'a', r'\q', 'a')
attempt(re.sub, 'a', '\\', 'a')
attempt(re.sub, 'a', r'\g<1a>', 'a')
attempt(re.sub, 'a', lambda m: 3, 'a')
attempt(re.sub, 'a', lambda m: 1 / 0, 'a')

# -- objects ----------------------------------------------------------------------------------------------------------------
p = re.compile(r'(?P<key>\w+)=(?P<value>\w*)', re.I | re.M)
show(p, p.pattern, p.flags, p.groups, dict(p.groupindex))
m = p.search('  name=Ann age=')
show(m, m.string, m.pos, m.endpos, m.re is p, m.regs, m.lastindex, m.lastgroup)
show(m[0], m['key'], m[2], m.group(1, 2), m.group('key', 0), m.start('value'), m.end(1), m.span('key'), m.expand(r'\2-\g<key>\n'))
for bad in [3, -1, 'nope', 1.5, None]:
    attempt(m.group, bad)
    attempt(m.start, bad)
show(bool(m), re.match('b', 'a') is None)
show(p.search('a=b', 1), p.search('aa=b', 1).span(), p.search('a=b c=d', 3, 6), re.compile('^a').match('ba', 1), re.compile('a$').match('ab', 0, 1))
show(re.compile('(?<=b)a').match('ba', 1), re.compile('a').search('ba', 5), re.compile('a').search('ba', -3), re.compile('').match('abc', 2, 1))
show(re.compile('é+').search('xéé', 1).span(), [m.span() for m in re.finditer('é', 'aébécé')], re.search('b', 'éééb', ).start())
show(re.match('(a)|(b)', 'b').groups(), re.match('(a)|(b)', 'b').groups('-'), re.match('(?P<x>a)|(?P<y>b)', 'b').groupdict('-'))
show(re.compile('a'), re.compile(b'a', re.I), re.compile('a', re.A | re.S), re.compile('(?x)a'), re.compile("it's"))
show(re.I, re.I | re.M, re.NOFLAG, re.I & re.M, int(re.S | re.X), (re.I | re.M).value, str(re.A), re.I.name, bool(re.I & re.I), re.I in (re.I | re.M))
show(re.compile('a') == re.compile('a'), re.compile('a') == re.compile('a', re.I), hash(re.compile('a')) == hash(re.compile('a')))
show(type(m), type(p), re.error, repr(re.match('a' * 60, 'a' * 60)))

# -- splitting and replacing ---------------------------------------------------------------------------------------------------
show(re.split(r'[,;]\s*', 'a, b;c'), re.split(r'([,;])', 'a,b;c', 1), re.split('', 'abc'), re.split(r'\b', 'a b'), re.split('(x)|,', 'a,b'))
show(re.split(',', 'a,b,c', maxsplit=1), re.split('x*', 'axbc'), re.split(',', ''), re.split(',', 'a,b', -1))
show(re.sub('x*', '-', 'abxd'), re.sub('', '-', 'abc'), re.subn('a', 'b', 'banana', 2), re.sub('a', 'b', 'banana', count=1))
show(re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), re.sub(r'(?P<a>x)(y)?', r'[\g<a>|\2|\g<2>]', 'xyx'), re.sub('a', r'\\n\n\t', 'a'))
show(re.sub('a', r'\0', 'a'), re.sub('(a)', r'\1\1\01\101', 'a'), re.sub('[aeiou]', lambda m: m.group().upper(), 'education'), re.sub('é', 'è', 'été'))
show(re.sub('a', lambda m: str(m.start()), 'banana'), re.subn('(?i)B', '', 'abBA'), re.sub('$', '!', 'a\n'), re.sub('(?m)$', '!', 'a\nb\n'))
show(re.sub(r'\b', '|', 'ab cd'), re.sub(r'(?<=a)', '-', 'aab'), re.sub(b'a', b'\\g<0>!', b'cat'), re.findall('(a)(b)?', 'abaa'), re.findall('a|(b)', 'ab'))
show(re.escape('a.b*c[d] e-f_g\n'), re.escape(b'a+b\xff'), re.escape('日本 語'), re.escape(''))
show(re.findall(b'[\x80-\xff]+', b'a\xe9\xffb'), re.findall(rb'\w+', b'ab \xe9c'), re.search(rb'(?i)A\xe9', b'a\xe9'), re.match(b'a', bytearray(b'ab')).group())
show(re.purge(), [m.group() for m in re.compile('a.').finditer('abacad', 1, 5)], re.compile('a').findall('aaaa', 1, 3), re.compile('a').subn('b', 'aaa', 1))
text = 'The quick brown fox jumps over the lazy dog. ' * 50
show(len(re.findall(r'\b\w+\b', text)), re.sub(r'(\w+) (\w+)', r'\2 \1', text)[:60], len(re.split(r'\W+', text)), re.findall('(?i)the', text)[:3])
show(len(re.match('(a|b)*', 'ab' * 50000).group()), len(re.findall('.', 'é' * 10000)), re.match(r'(?:x+x+)+y', 'x' * 15))
