# Indexing and slicing of text with every sign and step, in ASCII and beyond.
for s in ("", "a", "hello", "日本語テキスト", "a😀b"):
    rows = []
    for start in (None, -9, -2, 0, 1, 3, 9):
        for stop in (None, -9, -1, 0, 2, 9):
            rows.append([s[start:stop:step] for step in (None, 1, 2, -1, -2, 10**20, -10**20)])
    print(rows)
    for i in (0, -1, 5, -6, 10**30):
        try:
            print(s[i])
        except IndexError as error:
            print(error)
s = "hello"
for bad in (lambda: s[1.0], lambda: s["a"], lambda: s[None], lambda: s[1:2:0], lambda: s["a":], lambda: s[:1.5], lambda: s.__setitem__, lambda: s[0, 1]):
    try:
        print(bad())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
print(s[True], s[slice(1, 3)], s[-3:-1], s[::-1], s * 0, s * -1, 2 * s, s + "", "" in s, "ell" in s, s < "help", s[1:].upper(), *s[:2], len(s * 1000), hash(s) == hash("hel" + "lo"), s is s[:], "".join(reversed(s)), sorted(s), list(s), min(s), max(s), s.count("l"), s.find("l"), s.rfind("l"), s.index("e"))
