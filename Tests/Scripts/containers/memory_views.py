# memoryview: indexing, slicing, casts, attributes, comparison, release; and the bytes-like arguments of everything else.
import binascii
import hashlib
import io
import os
import struct
import tempfile
import zlib


def show(label, function):
    try:
        print(label, "->", repr(function()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


data = bytearray(b"abcdefgh")
m = memoryview(data)
for name in "nbytes itemsize format ndim shape strides suboffsets readonly c_contiguous f_contiguous contiguous obj".split():
    print(name, getattr(m, name), getattr(m[::2], name), getattr(memoryview(b"xyz"), name), getattr(m[1:1], name))
print(len(m), list(m), m[0], m[-1], m[2:5].tobytes(), m[::-1].tobytes(), m[6:1:-2].tolist(), bytes(m), bytearray(m[::3]), bytes(m[::-1]))
KEYS = [8, -9, "a", 1.0, None, ..., (), (1,), (0, 1), (1.5,), slice(0, 3), slice(None, None, 0), slice("a"), True, 2**70, (slice(1),), (slice(1), 1)]
VIEWS = {"B": m, "H": memoryview(bytearray(b"abcdefgh")).cast("H"), "2D": memoryview(bytearray(range(12))).cast("B", [3, 4]), "0D": memoryview(bytearray(b"abcd")).cast("i", []), "ro": memoryview(b"abcdefgh")}
for label, view in VIEWS.items():
    for key in KEYS:
        def get():
            result = view[key]
            return ("view", result.shape, result.tobytes()) if isinstance(result, memoryview) else result
        show(f"{label}[{key!r}]", get)

        def put(value):
            view[key] = value
            return view.tobytes()
        if key == slice(None, None, 0):
            continue
        for value in (65, 300, -1, "a", b"x", b"xyz", 1.5, None, [1, 2, 3], memoryview(b"xyz")):
            show(f"{label}[{key!r}] = {value if not isinstance(value, memoryview) else 'view'!r}", lambda: put(value))

        def remove():
            del view[key]
        show(f"del {label}[{key!r}]", remove)
for code in "c b B ? h H i I l L q Q n N f d P".split():
    for text in (code, "@" + code):
        view = memoryview(bytearray(range(240, 256))).cast(text)
        print(text, view.itemsize, view.shape, view.strides, view.format, [view[0], view[-1]] if code not in "efd" else len(view.tolist()))
    fresh = memoryview(bytearray(8)).cast(code)
    for value in (0, 1, -1, 127, 128, 255, 256, 65535, 65536, 2**31, 2**32, 2**63, 2**64, -(2**63), -(2**63) - 1, 1.5, 1e300, float("inf"), True, None, "a", b"a", b"ab", b"", 2j):
        def store():
            fresh[0] = value
            return fresh[0]
        show(f"{code} {value!r}", store)
for arguments in (("x",), ("e",), ("",), ("BB",), ("<B",), (1,), (None,), (), ("B", [8]), ("B", (2, 4)), ("H", [4]), ("H", [2, 2]), ("B", [3, 3]), ("B", [0]), ("B", [-1]), ("B", ["a"]), ("B", 5), ("B", []), ("B", [2, 2, 2]), ("q", [1]), ("q", []), ("B", [2**70]), ("B", [2**40, 2**40]), ("B", [1] * 65)):
    show(f"cast {arguments}", lambda: (lambda v: (v.shape, v.strides, v.format, v.tolist()))(memoryview(b"abcdefgh").cast(*arguments)))
show("cast again", lambda: memoryview(b"abcdefgh").cast("H").cast("I"))
show("cast back", lambda: memoryview(b"abcdefgh").cast("H").cast("B").tolist())
show("cast of a stride", lambda: m[::2].cast("H"))
show("cast of length", lambda: memoryview(b"abc").cast("H"))
show("cast 2D to 2D", lambda: VIEWS["2D"].cast("B", [4, 3]))
show("cast 2D to 1D", lambda: VIEWS["2D"].cast("H").tolist())
show("cast empty", lambda: memoryview(b"").cast("B", [1]))
grid = memoryview(bytearray(range(12))).cast("B", [3, 4])
print(grid.tolist(), grid[2, 3], grid[-1, -1], grid.shape, grid.strides, grid.tobytes(), grid.tobytes("F"), grid.tobytes(order="A"), grid.tobytes(None), len(grid), grid.nbytes)
grid[1, 1] = 99
print(grid.tolist(), grid == memoryview(grid.obj).cast("B", [3, 4]), grid == memoryview(grid.obj), grid[1:].tolist(), grid[::-2].tobytes(), grid[1:].shape)
show("order", lambda: grid.tobytes("X"))
show("order type", lambda: grid.tobytes(5))
show("iterate a grid", lambda: list(grid))
three = memoryview(bytes(range(24))).cast("B", [2, 3, 4])
print(three.tolist(), three[1, 2, 3], three.c_contiguous, three.f_contiguous, three[::-1].tolist(), three[::-1].c_contiguous)

print(m == data, data == m, m == b"abcdefgh", b"abcdefgh" == memoryview(b"abcdefgh"), m == "abcdefgh", m != b"x", m == memoryview(b"abcdefgh"), memoryview(b"") == b"", m[::2] == b"x")
print(memoryview(b"\1\0").cast("H") == memoryview(b"\1"), memoryview(b"\1\0").cast("H") == memoryview(b"\1").cast("b"), memoryview(struct.pack("d", float("nan"))).cast("d") == memoryview(struct.pack("d", float("nan"))).cast("d"), memoryview(b"a").cast("c") == memoryview(b"a"))
for operation in (lambda: m < m, lambda: m + b"a", lambda: m * 2, lambda: b"a" + memoryview(b"b"), lambda: bytearray(b"a") + memoryview(b"b"), lambda: 97 in m, lambda: "a" in m, lambda: b"a" in m, lambda: hash(m), lambda: hash(memoryview(b"abc")) == hash(b"abc"),
                  lambda: hash(memoryview(b"abcd")[::2]) == hash(b"ac"), lambda: hash(memoryview(b"abcd").cast("H")), lambda: bool(memoryview(b"")), lambda: bool(m), lambda: m.x, lambda: m(), lambda: iter(m) and 1, lambda: list(reversed(m)),
                  lambda: max(m), lambda: sorted(m), lambda: int(memoryview(b"12")), lambda: float(memoryview(b"1.5")), lambda: str(memoryview(b"abc"), "ascii"), lambda: b"-".join([memoryview(b"a"), b"b"]), lambda: b"abc".find(memoryview(b"c")),
                  lambda: b"a,b".split(memoryview(b",")), lambda: b"%b" % memoryview(b"x"), lambda: int.from_bytes(memoryview(b"\1\2"), "big"), lambda: bytes.join(memoryview(b""), []), lambda: [*memoryview(b"ab")],
                  lambda: memoryview(b"abc").hex(), lambda: memoryview(b"abcd").hex(":", 2), lambda: memoryview(b"abcd")[::2].hex("-"), lambda: memoryview(b"abc").hex("xx"), lambda: memoryview("abc"), lambda: memoryview(5), lambda: memoryview([1]), lambda: memoryview(), lambda: memoryview(object=b"a").tobytes(),
                  lambda: memoryview(memoryview(b"abc")[1:]).tobytes(), lambda: isinstance(m, memoryview), lambda: type("V", (memoryview,), {}), lambda: m.toreadonly().readonly, lambda: m.toreadonly()[0], lambda: m.toreadonly().__setitem__(0, 1)):
    show("operation", operation)

locked = bytearray(b"abc")
view = memoryview(locked)
part = view[1:]
for change in (lambda: locked.append(1), lambda: locked.extend(b"x"), lambda: locked.pop(), lambda: locked.clear(), lambda: locked.insert(0, 1), lambda: locked.remove(97), lambda: locked.__delitem__(0), lambda: locked.__setitem__(slice(0, 1), b"xy"), lambda: locked.__iadd__(b"x"), lambda: locked.__imul__(2),
               lambda: locked.reverse(), lambda: locked.__setitem__(0, 90), lambda: locked.__setitem__(slice(0, 2), b"QR"), lambda: locked.__imul__(1), lambda: locked.extend(b"")):
    show("locked", change)
print(locked, view.tobytes(), part.tobytes())
view.release()
show("after one release", lambda: locked.append(1))
part.release()
part.release()
show("after both", lambda: locked.append(1))
print(locked)
with memoryview(locked) as inside:
    print(inside.tobytes(), repr(inside).startswith("<memory at 0x"))
print(repr(inside).startswith("<released memory at 0x"), inside == inside, inside == view, inside == b"")
for use in (lambda: len(inside), lambda: inside[0], lambda: inside.tolist(), lambda: inside.shape, lambda: inside.obj, lambda: inside.cast("B"), lambda: inside.hex(), lambda: bytes(inside), lambda: hash(inside), lambda: inside.__enter__(), lambda: inside.release(), lambda: memoryview(inside), lambda: inside.toreadonly(), lambda: list(inside)):
    show("released", use)
locked += b"yz"
print(locked)

target = bytearray(10)
struct.pack_into("<hi", target, 1, -2, 70000)
struct.pack_into(">H", memoryview(target)[7:], 0, 0x4142)
print(target, struct.unpack_from("<hi", memoryview(target), 1), struct.unpack(">H", memoryview(target)[7:9]))
show("pack into bytes", lambda: struct.pack_into("B", b"abc", 0, 1))
show("pack into a readonly view", lambda: struct.pack_into("B", memoryview(b"abc"), 0, 1))
show("pack past the end", lambda: struct.pack_into("I", memoryview(target)[8:], 0, 1))
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "f")
    with open(path, "wb") as file:
        print(file.write(memoryview(b"hello world")[::1]), file.write(memoryview(bytearray(b"!!"))))
    with open(path, "rb") as file:
        room = bytearray(8)
        print(file.readinto(memoryview(room)[2:6]), room, file.readinto(room), room, file.readinto(room), room)
        show("readinto bytes", lambda: file.readinto(b"abc"))
        show("readinto readonly", lambda: file.readinto(memoryview(b"abc")))
stream = io.BytesIO(memoryview(b"abcdef"))
print(stream.readinto(memoryview(room)[:3]), room, stream.getbuffer().tobytes(), stream.write(memoryview(b"Z")), stream.getvalue())
print(hashlib.md5(memoryview(b"abc")).hexdigest(), zlib.crc32(memoryview(b"abc")), zlib.decompress(memoryview(zlib.compress(memoryview(b"abc")))), binascii.hexlify(memoryview(b"abc")), bytes.fromhex("6162"))


class Bytes(bytearray):
    pass


import copy

b = Bytes(b"abc")
b.name = "n"
print(b, type(b), b.name, type(b[1:]), type(b + b""), type(b.copy()), type(copy.copy(b)), copy.copy(b), type(copy.deepcopy([b])[0]), memoryview(b).tobytes(), Bytes.fromhex("6162"))
b += b"def"
b.append(33)
del b[0]
print(b, len(b), bytes(b), b == b"bcdef!")
print(type(type("Text", (bytes,), {}).fromhex("61")).__name__, type(type("Real", (float,), {}).fromhex("0x1p0")).__name__)
for order in (lambda: b"a" < memoryview(b"b"), lambda: bytearray(b"a") < memoryview(b"b"), lambda: memoryview(b"a") <= b"b", lambda: memoryview(b"a") >= bytearray(b"b"), lambda: b"a" == memoryview(b"a"), lambda: b"a" != memoryview(b"a"), lambda: bytearray(b"a") == memoryview(b"a")):
    show("order", order)
show("copied view", lambda: copy.copy(memoryview(b"a")))
print(type(iter(memoryview(b"a"))).__name__, next(iter(memoryview(b"a"))))
grown = bytearray()
for i in range(3000):
    grown.append(i % 251)
grown[10:20] = b"x" * 500
del grown[5:1500:3]
grown.insert(7, 1)
print(len(grown), sum(grown), grown[:30], grown[-30:])
