# isinstance() asks an object for its __class__ when its type does not fit.
class Proxy:
    def __init__(self, target):
        self.target = target

    @property
    def __class__(self):
        return type(self.target)


class Watched:
    def __getattribute__(self, name):
        print("asked for", name)
        return object.__getattribute__(self, name)


class Failing:
    def __getattribute__(self, name):
        raise ValueError(name)


class Silent:
    def __getattribute__(self, name):
        raise AttributeError(name)


print(isinstance(Proxy(1), int), isinstance(Proxy("a"), (int, list)), isinstance(Proxy([]), list), type(Proxy(1)).__name__)
print(isinstance(Watched(), int), isinstance(Watched(), Watched))
print(isinstance(Silent(), int))
try:
    isinstance(Failing(), int)
except ValueError as error:
    print("ValueError", error)


class Length:
    def __init__(self, value):
        self.value = value

    def __len__(self):
        return self.value


for value in [True, False, 10**30, -(10**30), -1, "a", 2.0, Proxy(1)]:
    for function in (len, bool):
        try:
            print(function(Length(value)))
        except (TypeError, ValueError, OverflowError) as error:
            print(type(error).__name__, error)
