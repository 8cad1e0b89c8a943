# Instances of classes whose metaclass is ABCMeta, and isinstance with type itself.
from abc import ABC


class Plain(ABC):
    def __init__(self, x):
        self.x = x


class Made(ABC):
    def __new__(cls, x):
        self = super().__new__(cls)
        self.x = x
        return self


print(Plain(1).x, Made(2).x, type(Plain(3)) is Plain)
print(isinstance(len, type), isinstance(3, type), isinstance(Plain, type), isinstance(int, type), isinstance(Plain(1), type))
print(issubclass(Plain, type), issubclass(type, type), issubclass(type, object))
