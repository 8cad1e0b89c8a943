class V:
    def __init__(self, *xs):
        self.xs = xs
    def __add__(self, o):
        return V(*(a + b for a, b in zip(self.xs, o.xs)))
    def __rmul__(self, k):
        return V(*(k * a for a in self.xs))
    def __repr__(self):
        return f'V{self.xs}'
    def __eq__(self, o):
        return self.xs == o.xs
    def __getitem__(self, i):
        return self.xs[i]
    def __len__(self):
        return len(self.xs)

v = V(1, 2)
print(v + 2 * v, v == V(1, 2), v != V(1, 2), v[1], len(v), list(v), bool(V()))
