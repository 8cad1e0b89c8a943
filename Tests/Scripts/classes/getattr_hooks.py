# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
class Recorder:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(f"refused {name}")
        return name.upper()

    def __setattr__(self, name, value):
        self.log.append(("set", name, value))
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        self.log.append(("del", name))
        super().__delattr__(name)


r = Recorder()
print(r.anything, r.log)
r.x = 1
print(r.x, r.log)
del r.x
print(r.x, r.log, hasattr(r, "nope"), getattr(r, "nope", "default"))
try:
    r.nope
except AttributeError as error:
    print(error)
try:
    del r.never
except AttributeError as error:
    print(error)


class All:
    def __getattribute__(self, name):
        if name == "secret":
            return "found"
        return object.__getattribute__(self, name)

    def normal(self):
        return "normal"


print(All().secret, All().normal())
try:
    All().missing
except AttributeError as error:
    print(error)


class Both:
    def __getattribute__(self, name):
        raise AttributeError("always " + name)

    def __getattr__(self, name):
        return "caught " + name


print(Both().x)


class Dir:
    def __dir__(self):
        return ["b", "a"]


print(dir(Dir()))
try:
    getattr(r, 5)
except TypeError as error:
    print(error)
