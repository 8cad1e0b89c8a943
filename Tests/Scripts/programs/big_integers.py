"""RSA with toy keys, primes, continued fractions, digits of pi and e."""
import hashlib
import math
import random
from itertools import count, islice


def is_prime(n, rounds=20, rng=random.Random(7)):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for _ in range(rounds):
        x = pow(rng.randrange(2, n - 1), d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def prime(bits, rng):
    while True:
        candidate = rng.getrandbits(bits) | 1 | 1 << bits - 1
        if is_prime(candidate):
            return candidate


def extended_gcd(a, b):
    x0, x1, y0, y1 = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        x0, x1 = x1, x0 - q * x1
        y0, y1 = y1, y0 - q * y1
    return a, x0, y0


class Key:
    def __init__(self, bits, seed):
        rng = random.Random(seed)
        p, q = prime(bits // 2, rng), prime(bits // 2, rng)
        self.n, self.e = p * q, 65537
        phi = (p - 1) * (q - 1)
        g, x, _ = extended_gcd(self.e, phi)
        assert g == 1
        self.d = x % phi
        assert self.d == pow(self.e, -1, phi)

    def encrypt(self, message: bytes) -> int:
        m = int.from_bytes(message, "big")
        if m >= self.n:
            raise OverflowError(f"{len(message)} bytes are too many for {self.n.bit_length()} bits")
        return pow(m, self.e, self.n)

    def decrypt(self, c: int) -> bytes:
        m = pow(c, self.d, self.n)
        return m.to_bytes((m.bit_length() + 7) // 8, "big")

    def sign(self, message):
        return pow(int(hashlib.sha256(message).hexdigest(), 16) % self.n, self.d, self.n)


key = Key(512, seed=2024)
print(hex(key.n), key.n.bit_length())
secret = key.encrypt("Grüße, Welt".encode())
print(secret)
print(key.decrypt(secret).decode(), key.sign(b"x") % 10 ** 12)
try:
    key.encrypt(b"x" * 100)
except OverflowError as error:
    print(error)

print([p for p in range(60) if is_prime(p)], is_prime(2 ** 127 - 1), is_prime(2 ** 128 + 1))


def pi_digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


print("".join(map(str, islice(pi_digits(), 60))))


def convergents(terms):
    h0, h1, k0, k1 = 0, 1, 1, 0
    for a in terms:
        h0, h1 = h1, a * h1 + h0
        k0, k1 = k1, a * k1 + k0
        yield h1, k1


def e_terms():
    yield 2
    for k in count(1):
        yield from (1, 2 * k, 1)


h, k = list(islice(convergents(e_terms()), 40))[-1]
print(h, k, h * 10 ** 40 // k, abs(h / k - math.e) < 1e-15)
print(math.factorial(50), math.comb(100, 50), math.isqrt(10 ** 61), 2 ** 200 % 1_000_003, (-7) ** 33 // 10 ** 20, -(10 ** 25) % 97)
print(f"{2 ** 100:,}", f"{2 ** 70:x}", f"{-2 ** 70:#b}"[:20], f"{10 ** 20:e}", f"{123456789 ** 3:_}", int("-0x" + "f" * 20, 16))
print(divmod(-(10 ** 30), 7 ** 20), round(12345678901234567890, -5), (1 << 100) >> 90, ~(1 << 70), (2 ** 90) & -(2 ** 65), 3 ** 60 ^ 5 ** 40)
print(float(10 ** 22), 10 ** 400 // 10 ** 390, int(1e30), hash(2 ** 61 - 1), hash(10 ** 30), hash(-(2 ** 64)), 10 ** 30 == 1e30)
for bad in (lambda: float(10 ** 400), lambda: 1 << -1, lambda: (2 ** 70).to_bytes(4, "big"), lambda: pow(2, -1, 4), lambda: int("9" * 5000)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
