# Integers around the machine word: every operator against identities.
values = [0, 1, -1, 2, -2, 3, 7, -7, 10, 2**31, -2**31, 2**32 + 1, 2**62, 2**63 - 1, -2**63, 2**63, 2**64, -2**64 + 1, 10**18, 10**19, 3**50, -3**60, 2**200 + 12345]
for a in values:
    print(a, -a, +a, ~a, abs(a), a.bit_length(), a.bit_count(), bool(a), hash(a), a & 255, a | 1, a ^ -1, a >> 3, a << 5, str(a)[::-1][:5], hex(a), oct(a), bin(a)[:20], float(a), a * a, a ** 3, int(str(a)) == a)
bad = 0
for a in values:
    for b in values:
        if b:
            q, r = divmod(a, b)
            if q * b + r != a or not (0 <= r < b or b < r <= 0) or a // b != q or a % b != r:
                bad += 1
        if (a + b) - b != a or (a - b) + b != a or a * b != b * a or (a & b) + (a | b) != a + b or (a ^ b) != (a | b) - (a & b) or ~(a & b) != ~a | ~b:
            bad += 1
        if (a < b) != (b > a) or (a <= b) != (not a > b) or (a == b) != (not a != b):
            bad += 1
print(bad)
import random
random.seed(7)
total = 0
for _ in range(300):
    a, b = random.getrandbits(random.randrange(1, 400)) - random.getrandbits(random.randrange(1, 400)), random.getrandbits(random.randrange(1, 300)) + 1
    q, r = divmod(a, b)
    assert q * b + r == a and 0 <= r < b
    total = (total * 31 + q ^ r) % (2**127 - 1)
    assert int(str(a)) == a and int(hex(a), 16) == a and int(bin(a), 2) == a and int(oct(a), 8) == a
    assert (a << 70) >> 70 == a and pow(a, 5, b) == a**5 % b
print(total)
print(2**100 % 7, -2**100 % 7, 2**100 // -7, (2**100) / (2**99), 2**1000 / 2**999, 10**400 / 10**399, -7 // 2, -7 % 2, 7 // -2, 7 % -2, 0 ** 0, 2 ** -2, (-2) ** -1, (-8) ** 3)
for op in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0), lambda: 2**100 // 0, lambda: 0 ** -1, lambda: 1 << -1, lambda: 1 >> -1, lambda: pow(2, 3, 0), lambda: pow(2, -1, 4), lambda: 10**400 / 3, lambda: float(10**400), lambda: int("x"), lambda: int(""), lambda: int("1_"), lambda: int("0x1", 10), lambda: int("9", 8), lambda: int("z", 37), lambda: int(1.5, 2), lambda: int(float("nan")), lambda: int(float("inf")), lambda: int([]), lambda: int("1" * 5000), lambda: len(str(10**5000)), lambda: round(5, 10**20), lambda: 10 ** 10 ** 5 and "fine", lambda: int(None), lambda: (5).to_bytes(0, "big"), lambda: (300).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: 1 << 10**30):
    try:
        print(op())
    except Exception as error:
        print(type(error).__name__, error)
print(int("  42\n"), int("-0b101", 0), int("0o17", 0), int("0xFF", 16), int("z", 36), int("1_000"), int(" +7 "), int("٣"), int(b"12"), int(3.99), int(-3.99), int(True), int("11", base=2), int("-ff", 16))
print((255).to_bytes(2, "big"), (255).to_bytes(2, "little"), (-1).to_bytes(2, "big", signed=True), int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\xff", "big", signed=True), int.from_bytes([1, 2], "little"), (1).to_bytes(), (5).as_integer_ratio(), (5).numerator, (5).denominator, (5).real, (5).imag, (5).conjugate())
print(round(12345, -2), round(15, -1), round(25, -1), round(-15, -1), round(5), round(10**30 + 5, -1), round(7, 3))
