# bytes and bytearray: literals, methods, slices, conversion, mutability.
b = b"hello"
print(b[0], b[-1], b[1:3], b[::-1], len(b), b + b" w", b * 2, b"ell" in b, 104 in b, list(b), bytes([104, 105]), bytes(3), bytes("é", "utf-8"), bytes(b"x"), bytes(range(5)), b.hex(), bytes.fromhex("68 65 6c"), b.decode(), str(b), str(b, "ascii"), repr(b'\'"'), b"\x00\xff\n\t\\", hash(b) == hash(bytearray(b"hello").__class__(b"hello").__bytes__() if False else b"hello"))
print(b == b"hello", b == bytearray(b"hello"), b < b"help", b != "hello", b"" == b"", sorted([b"b", b"a"]), max(b), min(b), sum(b), b.upper(), b.title(), b.capitalize(), b.center(9, b"*"), b.replace(b"l", b"L"), b.split(b"l"), b.find(b"l"), b.rfind(b"l"), b.count(b"l"), b.index(b"o"), b.startswith(b"he"), b.endswith((b"x", b"lo")), b",".join([b"a", b"b"]), b.partition(b"l"), b.strip(b"ho"), b.isalpha(), b"12".isdigit(), b" a b ".split(), b"a\nb".splitlines(), b.translate(None, b"l"), b"%d %s" % (5, b"x"))
a = bytearray(b"abc")
a[0] = 65
a.append(100)
a.extend(b"ef")
a += b"g"
a.insert(0, 48)
print(a, a.pop(), a.pop(0), a.remove(98), a, len(a), a[1:3], type(a[1:3]).__name__)
a[1:2] = b"XYZ"
del a[0]
a[::2] = b"..."[:len(a[::2])] if len(a[::2]) <= 3 else bytes(len(a[::2]))
a.reverse()
print(a, a.copy() is a, a.copy() == a, bytes(a), a * 2, b"z" + a, a + b"z", type(b"z" + a).__name__, type(a + b"z").__name__, a.clear(), a, bool(a))
for bad in (lambda: b[10], lambda: b["a"], lambda: b + "a", lambda: "a" + b, lambda: b * "a", lambda: b.find("a"), lambda: "a" in b, lambda: 300 in b, lambda: b.join(["a"]), lambda: bytes([300]), lambda: bytes([-1]), lambda: bytes("a"), lambda: bytes(1.5), lambda: bytes(-1), lambda: bytes.fromhex("zz"), lambda: bytes.fromhex("abc"), lambda: b"\xff".decode(), lambda: b"\xff".decode("ascii"), lambda: b.split(b""), lambda: b.index(b"z"), lambda: b.__setitem__(0, 1), lambda: bytearray(b"a").__setitem__(0, 256), lambda: bytearray(b"a").append("x"), lambda: bytearray().pop(), lambda: bytearray(b"a").remove(5), lambda: b.replace("a", "b"), lambda: b < "a", lambda: b.strip("a"), lambda: b.startswith("a"), lambda: b.center(9, "*"), lambda: int(b"x"), lambda: b % 5, lambda: b"%d" % "a", lambda: b"%s" % "a", lambda: hash(bytearray()), lambda: b.encode(), lambda: ord(b"ab"), lambda: b"%c" % 300):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(b"\xe9".decode("latin-1"), "é".encode(), "é".encode("latin-1"), b"\xff".decode("utf-8", "replace"), b"a\xffb".decode("ascii", "ignore"), "é".encode("ascii", "replace"), "é".encode("ascii", "xmlcharrefreplace"), b"\xff".decode("utf-8", "backslashreplace"), int.from_bytes(b"\x01\x02", "big"), int(b"12"), float(b"1.5"), b"abc"[::-2], ord(b"a"), [hex(x) for x in b"\x01\xff"], b"".join([]), bytes(bytearray(b"q")), bytes([True]))
