# super() walks the order of the instance's class, with and without arguments.
class Base:
    def hello(self):
        return ["Base"]

    @classmethod
    def make(cls):
        return ["Base.make", cls.__name__]

    @staticmethod
    def plain():
        return "plain"

    @property
    def value(self):
        return 1


class Left(Base):
    def hello(self):
        return ["Left"] + super().hello()

    @classmethod
    def make(cls):
        return ["Left.make"] + super().make()

    @property
    def value(self):
        return super().value + 10


class Right(Base):
    def hello(self):
        return ["Right"] + super(Right, self).hello()

    @classmethod
    def make(cls):
        return ["Right.make"] + super(Right, cls).make()

    @property
    def value(self):
        return super().value + 100


class Both(Left, Right):
    def hello(self):
        inner = lambda: super(Both, self).hello()
        return ["Both"] + inner()

    def nested(self):
        def inside():
            return super(Both, self).hello()
        return inside()

    def plain_call(self):
        return super().plain()


b = Both()
print(b.hello(), b.nested(), Both.make(), b.make(), b.value, b.plain_call())
print(super(Left, b).hello(), super(Right, Both).make())
for call in (lambda: super(), lambda: super(int, b), lambda: super(Left, 5), lambda: super(5), lambda: super(Left, b).nothing, lambda: super(1, 2)):
    try:
        print(call())
    except (TypeError, RuntimeError, AttributeError) as error:
        print(type(error).__name__, error)
print(repr(super(Left, b))[:7], super(Left, b).__thisclass__.__name__, super(Left, b).__self_class__.__name__)
