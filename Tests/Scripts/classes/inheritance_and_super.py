class A:
    def __init__(self, x):
        self.x = x
    def show(self):
        return f'A{self.x}'

class B(A):
    def __init__(self, x):
        super().__init__(x + 1)
    def show(self):
        return 'B' + super().show()

print(B(1).show(), isinstance(B(1), A), issubclass(A, B), [c.__name__ for c in B.__mro__])
