cases = [
    lambda: zip(1), lambda: zip([1], 2), lambda: map(len), lambda: map(), lambda: filter(1), lambda: hasattr(1, 2),
    lambda: getattr(1, 2), lambda: getattr(1, "nothing"), lambda: setattr(1, 2, 3), lambda: setattr(1, "a", 3), lambda: min(), lambda: max(1), lambda: max([]),
    lambda: enumerate(), lambda: enumerate(1), lambda: enumerate([1], "a"), lambda: reversed({1}), lambda: iter(1, 2),
    lambda: iter(1), lambda: next([]), lambda: next(iter([])), lambda: sorted(), lambda: sorted(1), lambda: sum(1), lambda: sum(["a"]),
    lambda: sum(["a"], ""), lambda: sum([b""], b""), lambda: abs("a"), lambda: divmod("a", 1), lambda: divmod(1, 0), lambda: divmod(1.0, 0),
    lambda: pow("a", 1), lambda: pow(2, 3, 0), lambda: pow(2, -1, 4), lambda: pow(2.0, 3, 4), lambda: bin(1.0), lambda: chr(-1),
    lambda: chr(0x110000), lambda: ord("ab"), lambda: ord(1), lambda: ord(""), lambda: round("a"), lambda: round(), lambda: callable(),
    lambda: id(), lambda: vars(1), lambda: dir(1, 2), lambda: isinstance(1), lambda: isinstance(1, 1), lambda: issubclass(1, int),
    lambda: issubclass(int, 1), lambda: len(1), lambda: len(), lambda: len(1, 2), lambda: print(sep=1), lambda: print(end=1), lambda: print(foo=1),
    lambda: print(1, file=2), lambda: format(1, 2), lambda: format([], "d"), lambda: format("a", "d"), lambda: all(1), lambda: any(1), lambda: repr(), lambda: ascii(),
    lambda: type(), lambda: type(1, 2), lambda: delattr(1, "a"), lambda: delattr(1), lambda: globals(1), lambda: hex("a"),
    lambda: oct(None), lambda: max(1, "a"), lambda: min([1, "a"]), lambda: max(1, 2, default=3), lambda: min(1, key=2, bad=3), lambda: iter(int),
    lambda: list(map(1, [1])), lambda: sorted([1], 2), lambda: sorted([1], key=2), lambda: hash(), lambda: print(1, 2, end="", sep=None) or 1 / 0,
]
for case in cases:
    try:
        print(case())
    except BaseException as error:
        print(type(error).__name__, error)
