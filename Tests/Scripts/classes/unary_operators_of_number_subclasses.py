# -x, +x, ~x and abs(x) of a subclass of int or float go through the subclass's own methods.
def show(label, function):
    try:
        result = function()
        print(label, type(result).__name__, repr(result))
    except Exception as error:
        print(label, type(error).__name__, error)


class Own(int):
    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "invert"

    def __abs__(self):
        return "abs"


class Plain(int):
    pass


class Real(float):
    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"


class Inverse(int):
    def __neg__(self):
        return super().__neg__() + 1

    def __pos__(self):
        return Inverse(super().__pos__())

    def __invert__(self):
        raise ValueError("no inverse")


for make in (Own, Plain, Real, Inverse):
    for value in (5, -3, 0, 2**70):
        number = make(value)
        show(f"{make.__name__}({value}) -", lambda: -number)
        show(f"{make.__name__}({value}) +", lambda: +number)
        show(f"{make.__name__}({value}) ~", lambda: ~number)
        show(f"{make.__name__}({value}) abs", lambda: abs(number))
        show(f"{make.__name__}({value}) not", lambda: not number)
show("True", lambda: (-True, +True, ~True, abs(True)))
