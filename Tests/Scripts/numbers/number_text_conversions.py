# int() and float() of text in every base and form; bin, oct, hex; numbers in formats.
for base in (2, 3, 7, 8, 10, 16, 20, 36, 0):
    for text in ("0", "1", "10", "-11", "+101", "z", "0b11", "0o7", "0x1f", "012", "1_1", "_1", "1__1", " 1 ", "1 1", "FF", "", "-", "١", "00", "0_0"):
        try:
            print(base, repr(text), int(text, base))
        except ValueError as error:
            print(base, error)
for bad in (lambda: int("1", 1), lambda: int("1", -2), lambda: int("1", 37), lambda: int("1", "2"), lambda: int(1, 2), lambda: int("1", 2.0), lambda: int(base=5)):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
for text in ("1", "1.", ".5", "1.5e3", "1E5", "-1e-5", "+.5", "1_0.5_0", "inf", "-Infinity", "nan", "+nan", "1e", "e1", ".", "1.2.3", "0x10", "1 0", "", "\t2.5\n", "1e400", "1e-400", "123456789123456789123456789", "0.1e-6", "١.٥"):
    try:
        print(repr(text), float(text))
    except ValueError as error:
        print(error)
for n in (0, 5, -5, 255, 2**70):
    print(bin(n), oct(n), hex(n), f"{n:b} {n:o} {n:x} {n:X} {n:#b} {n:#o} {n:#x} {n:#X} {n:d} {n:n} {n:c}" if 0 <= n < 256 else f"{n:b} {n:,} {n:_}")
print(str(10**30), repr(-10**30), "%d" % 10**20, "%x" % 10**20, "%o" % -8, "%i" % 3.99, "%u" % 5, f"{10**20:,}", f"{10**20:e}", f"{10**25:.3f}", f"{10**20:g}", f"{3:.2f}", f"{True:d}", f"{True}", f"{1:%}", f"{0.5:%}")
