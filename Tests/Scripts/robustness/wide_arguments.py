# Arguments that are too large, or of a kind without places.
import bisect


def told(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


for wide in (-10**40, 10**10, 10**40):
    told(lambda: ''.splitlines(wide))
    told(lambda: b'a\nb'.splitlines(wide))
    told(lambda: 'a'.expandtabs(wide))
    told(lambda: sorted([2, 1], reverse=wide))
    told(lambda: [2, 1].sort(reverse=wide))
told(lambda: 'a\nb'.splitlines('a'))
told(lambda: 'a\nb'.splitlines(True))
for kind in ({1, 2}, {1: 2}, 5, iter([1]), [], (1, 2), 'ab', set()):
    told(lambda: bisect.bisect(kind, 1))
    told(lambda: bisect.insort(kind, 1))
told(lambda: bisect.bisect({1: 2}, 1, 0, 1))
