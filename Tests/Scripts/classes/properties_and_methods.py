class T:
    unit = 'C'
    def __init__(self, c):
        self._c = c
    @property
    def f(self):
        return self._c * 9 / 5 + 32
    @f.setter
    def f(self, v):
        self._c = (v - 32) * 5 / 9
    @classmethod
    def zero(cls):
        return cls(0)
    @staticmethod
    def twice(x):
        return 2 * x

t = T.zero()
t.f = 212
print(t._c, t.f, T.twice(4), t.unit)
