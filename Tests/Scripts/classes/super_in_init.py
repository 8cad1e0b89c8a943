class A:
    def __init__(self, x): self.x = x
    def name(self): return 'A' + repr(self.x)
class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
    def name(self): return 'B' + super().name()
    @property
    def both(self): return self.x + self.y
b = B(1, 2)
print(b.name(), b.both, isinstance(b, A))
