class M:
    def __enter__(self):
        print('in')
        return 5
    def __exit__(self, t, v, tb):
        print('out', t.__name__ if t else None, v)
        return t is ValueError

with M() as m:
    print(m)
with M():
    raise ValueError('gone')
print('after')
