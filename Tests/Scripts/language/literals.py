# Numbers, strings, bytes and containers as written.
print(0, 00, 0x1F, 0XfF, 0o17, 0b101, 1_000_000, 0x_ff, 1e3, 1E-3, .5, 5., 1_0.0_1e1_0, 0.1e1, 123456789012345678901234567890, 0xFFFFFFFFFFFFFFFFFFFF)
print('a' "b" '''c''' """d""", "it's", 'say "x"', "\n\t\\\x41\u00e9\u2022\U0001F600\101\0".__repr__(), r"\n\x", R'\d', b"bytes\x00\xff", rb"\n", Rb'\t', b'\'')
print("""multi
line""", '''a\
b''', "con" \
"tinued", ("par"
"en"))
print([1, 2, ], (1, ), (), [], {}, {1, 2, }, {"a": 1, }, {1: {2: [3, (4, )]}}, ((1)), ((1), ), [[]], ...)
print("é" == "\u00e9", len("é"), "日本", "tab\there", "nul\0end".__len__())
print(True, False, None, Ellipsis, NotImplemented, __name__, __debug__, __doc__)
print(f"{1}" "x" f"{2}", "a" f"{'b'}", rf"\d{1}", fr"\{2}", F"{3}")
x = 1; y = 2; print(x, y); z = [
    1,  # comment
    2,
]; print(z)
if True: print("one line"); print("two")
class A: pass
def f(): return 1
class B: x = 1; y = 2
print(f(), B.x, B.y)
print(1e400, -1e400, 1e-400, 5e-324, 1.7976931348623157e308, 0.1 + 0.2, 1e16, 1e15, 123456789.123456789, 1e22, 1e21, 0.0001, 0.00001, 1.0, -0.0, 100000000000000000000.0)
def long_name_with_unicode_ä(): return "ünï"
print(long_name_with_unicode_ä())
naïve = 1; 变量 = 2; print(naïve + 变量)
