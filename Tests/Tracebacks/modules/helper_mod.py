def outer(f):
    return inner(f)


def inner(f):
    return f(
        1,
        2,
    )

class Thing:
    def __getitem__(self, k):
        raise KeyError(k)
