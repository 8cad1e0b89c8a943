# Searching takes the bounds first and then looks at what is sought.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for s, n in [('abc', 1), ('abc', 'b'), ('abc', None), ('abc', b'b')]:
    for m in ['find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith']:
        for b in [(..., -1), (0, 'x'), (None, None), ()]:
            t(lambda: getattr(s, m)(n, *b))
