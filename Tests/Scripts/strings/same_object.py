# Operations that leave a text as it is give the text itself.
t = 'some text'
empty = ''.join([])
same = [
    '%s' % t, '%s' % (t,), t * 1, 1 * t, ''.join([t]), str(t), f'{t}', t[:], t[0:100], t + empty, empty + t, t.strip(), t.replace('q', 'x'),
    t.lstrip(), t.rstrip('q'), format(t),
]
print([s is t for s in same])


class S(str):
    pass


s = S('some text')
print([type(v).__name__ for v in (s * 1, s + empty, empty + s, '%s' % s, s[:], s.strip())])
n = t
n += empty
print(n is t)
