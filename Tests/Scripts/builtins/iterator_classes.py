# The class of an iterator says what it walks: ASCII text, other text, bytes, bytearray.
for value in ("abc", "é", "", b"a", bytearray(b"a"), [], (), {}, set(), range(1), range(2)):
    print(type(value).__name__, type(iter(value)).__name__, list(iter(value)))


class Walked:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i


print(type(iter(Walked())).__name__, list(Walked()), type(iter(int, 1)).__name__)
