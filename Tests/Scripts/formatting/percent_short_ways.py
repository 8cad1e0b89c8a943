# The % operator where it is used most, and at the edges of the short way.
def tell(work):
    try:
        print(repr(work()))
    except Exception as error:
        print(type(error).__name__, error)


class Shown:
    def __str__(self):
        return 'shown'

    def __repr__(self):
        return '<shown>'


class Number(int):
    def __str__(self):
        return 'number'

    def __rmod__(self, text):
        return 'its own'


class Pairs(tuple):
    def __rmod__(self, text):
        return 'pairs'


class Text(str):
    def __rmod__(self, text):
        return 'text'

    def __mod__(self, other):
        return 'mod'


values = ['ab', 'é', '', 0, -7, 12345678901234567890123, 2**53 + 1, True, None, 1.5, -0.0, 1e300, float('inf'), float('nan'), 3 + 4j,
          [1], b'x', Shown(), Number(3)]
formats = ['%s', '%d', '%i', '%f', '%5s|', '%-5s|', '%05d|', '%-6d|', '%06.2f|', '%.0f', '%.3f', '%8.3f|', '%-9.1f|', '%.2s|', '%r', '%x',
           '%c', '%%', '%', '%5%', '%0s', '%+d', '% d', '%#x', '%(a)s', '%99s', '%100d', '%.50f', '%ld', '%z', 'plain', '%s %s']
for f in formats:
    for v in values:
        tell(lambda: f % v)
        tell(lambda: f % (v,))
for f, v in [('%s=%d', ('a', 1)), ('%s', ()), ('', ()), ('x', 'y'), ('%d%%', 50), ('%s %s', ('a',)), ('%s', ('a', 'b')), ('%*d', (5, 3)),
             ('%-*s|', (5, 'é')), ('%(k)s %(n)03d', {'k': 'v', 'n': 7}), ('x', {}), ('é%sß%d', ('ü', 1)), ('%d', '1'), ('%f', 'a'),
             ('%s', Pairs((1, 2))), ('%s', Text('t')), (Text('a'), 'b'), ('%s', Number(1)), ('%05d', -12), ('%05s', 'ab'), ('%-05d|', 3),
             ('%3d|%3d', (1234, -1)), ('%.2f%%', 99.995), ('%s' * 3, ('a', 1, 2.5)), ('%d', 1.9), ('%d', -1.9), ('%i', float('nan')),
             ('%s', 'x' * 50), ('%2d', True)]:
    tell(lambda: f % v)
tell(lambda: 'a%s'.__rmod__('b%s'))
tell(lambda: 'a'.__rmod__(3))
tell(lambda: 3 % 'a')
for f in [b'%s', b'%d', b'', b'%5.1f', b'%b', b'%%']:
    for v in [memoryview(b'abcd'), b'', b'x', 3, 2.5, bytearray(b'q'), {}, [], 's', (b'a',), {b'a': 1}]:
        tell(lambda: f % v)
