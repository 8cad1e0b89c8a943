"""Gray codes, popcounts, bit fields with flags, a Bloom filter, CRC, base conversions."""
import struct
import zlib
from enum import Flag, IntFlag, auto
from functools import reduce
from operator import or_, xor


class Permission(Flag):
    NONE = 0
    READ = auto()
    WRITE = auto()
    EXECUTE = auto()
    ALL = READ | WRITE | EXECUTE


class Mode(IntFlag):
    A = 1
    B = 2
    C = 8


class BitField:
    def __init__(self, offset, width):
        self.offset, self.mask = offset, (1 << width) - 1

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return self if instance is None else instance.value >> self.offset & self.mask

    def __set__(self, instance, value):
        if not 0 <= value <= self.mask:
            raise ValueError(f"{self.name} takes 0..{self.mask}, not {value}")
        instance.value = instance.value & ~(self.mask << self.offset) | value << self.offset


class Colour:
    blue = BitField(0, 5)
    green = BitField(5, 6)
    red = BitField(11, 5)

    def __init__(self, red=0, green=0, blue=0):
        self.value = 0
        self.red, self.green, self.blue = red, green, blue

    def __int__(self):
        return self.value

    __index__ = __int__

    def __bytes__(self):
        return struct.pack("<H", self.value)


class Bloom:
    def __init__(self, bits=256, hashes=3):
        self.bits, self.hashes, self.field = bits, hashes, 0

    def _places(self, item):
        data = str(item).encode()
        return (zlib.crc32(data, seed) % self.bits for seed in range(self.hashes))

    def add(self, item):
        self.field |= reduce(or_, (1 << p for p in self._places(item)))

    def __contains__(self, item):
        return all(self.field >> p & 1 for p in self._places(item))

    def __len__(self):
        return self.field.bit_count()


def gray(n):
    return n ^ n >> 1


def from_gray(g):
    n = 0
    while g:
        n ^= g
        g >>= 1
    return n


def crc32(data, table=[]):
    if not table:
        for i in range(256):
            for _ in range(8):
                i = i >> 1 ^ (0xEDB88320 if i & 1 else 0)
            table.append(i)
    return ~reduce(lambda c, b: table[(c ^ b) & 255] ^ c >> 8, data, ~0 & 0xFFFFFFFF) & 0xFFFFFFFF


def to_base(n, base, digits="0123456789abcdefghijklmnopqrstuvwxyz"):
    if n < 0:
        return "-" + to_base(-n, base)
    return (to_base(n // base, base) if n >= base else "") + digits[n % base]


print([f"{gray(i):04b}" for i in range(8)], all(from_gray(gray(i)) == i for i in range(1000)))
print([bin(i).count("1") == i.bit_count() for i in (0, 1, 255, -255, 2 ** 100 - 1)], (-8).bit_length(), (2 ** 65).bit_length())
p = Permission.READ | Permission.EXECUTE
print(p, repr(p), p & Permission.WRITE, Permission.WRITE in p, ~p, p ^ Permission.ALL, bool(Permission.NONE), list(p), Permission(3))
print(Mode.A | Mode.C, repr(Mode.A | 4), Mode(11) & ~Mode.B, Mode.B + 1, Mode.C.name, (Mode.A | Mode.B).value, isinstance(Mode.A | 2, Mode))
c = Colour(31, 21, 10)
print(hex(c), c.red, c.green, c.blue, bytes(c), f"{int(c):016b}", [1, 2, 3][Colour(blue=1)])
try:
    c.green = 64
except ValueError as error:
    print(error)
print(type(Colour.red).__name__, Colour.red.name, Colour.__dict__["green"].mask)
bloom = Bloom()
for word in ("tea", "coffee", "milk"):
    bloom.add(word)
print("tea" in bloom, "juice" in bloom, len(bloom), f"{bloom.field:#066x}"[:30])
print(hex(crc32(b"123456789")), crc32(b"abc") == zlib.crc32(b"abc"))
print(to_base(255, 2), to_base(-255, 16), to_base(10 ** 20, 36), int(to_base(10 ** 20, 36), 36) == 10 ** 20)
single = reduce(xor, [4, 1, 2, 1, 2])
print(single, [i for i in range(64) if i & (i - 1) == 0], (n := 0b1011000) & -n, n.to_bytes(2, "little").hex(), 5 .__lshift__(3))
print([x & 0xFF for x in (-1, 256, 511)], -1 >> 10, -5 // 2, -5 >> 1, ~5, 6 ^ -3, True + True, True & False | True, int.from_bytes(b"\xff\xfe", signed=True))
print(struct.unpack(">IhB", struct.pack(">IhB", 0xDEADBEEF, -2, 7)), struct.calcsize("<qid"), struct.pack("<f", 0.1).hex(" "))
