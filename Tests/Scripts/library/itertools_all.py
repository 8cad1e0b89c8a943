from itertools import *
print(list(chain([1], 'ab', (2, 3))), list(chain.from_iterable(['ab', 'cd'])))
print(list(islice(count(10), 3)), list(islice(count(1, .5), 3)), list(islice('abcdefg', 2, None, 2)), list(islice(range(10), 5)))
print(list(islice(cycle('ab'), 5)), list(repeat(7, 3)), repr(repeat(1, 2)), repr(count(3)), repr(count(3, 2)))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([1, 2], initial=100)))
print(list(compress('ABCDEF', [1, 0, 1, 0, 1, 1])), list(dropwhile(lambda x: x < 5, [1, 4, 6, 4, 1])))
print(list(takewhile(lambda x: x < 5, [1, 4, 6, 4, 1])), list(filterfalse(lambda x: x % 2, range(10))), list(filterfalse(None, [0, 1, ''])))
for k, g in groupby('AAAABBBCCDAABBB'):
    print(k, list(g), end=' ')
print()
print([(k, len(list(g))) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
g = groupby('aab'); k1, g1 = next(g); k2, g2 = next(g); print(list(g1), list(g2))
print(list(pairwise('abcd')), list(starmap(pow, [(2, 5), (3, 2)])), list(zip_longest('abc', '12', fillvalue='-')))
a, b = tee([1, 2, 3]); print(next(a), next(a), list(b), list(a))
print(list(product('ab', [1, 2])), len(list(product(range(3), repeat=3))), list(product()))
print(list(permutations('abc', 2)), list(permutations([1, 2, 3])), list(combinations('abcd', 2)), list(combinations('ab', 3)))
print(list(combinations_with_replacement('abc', 2)), list(combinations('', 0)), list(permutations('')))
for f in (lambda: islice([1], -1), lambda: islice([1], 0, 2, 0), lambda: combinations('ab', -1), lambda: chain(5).__next__(), lambda: list(chain(5)),
          lambda: repeat(), lambda: count('a'), lambda: permutations('ab', 'x'), lambda: product('a', repeat=-1), lambda: tee([], -1), lambda: list(starmap(pow, [1])), lambda: islice([1], 'a')):
    try: f(); print('none')
    except Exception as e: print(type(e).__name__, e)
it = iter(range(10)); print(list(islice(it, 3)), next(it))
print(sum(1 for _ in permutations(range(6))), type(chain()).__name__)
