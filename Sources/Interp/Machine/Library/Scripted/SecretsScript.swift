// The module `secrets`: random numbers that nobody can repeat.

enum SecretsScript {
    static var module: NativeModule {
        .scripted(
            "secrets",
            doc:
                "Generate cryptographically strong pseudo-random numbers suitable for\nmanaging secrets such as account authentication, tokens, and similar.",
            source)
    }

    private static let source = #"""
        import base64
        import binascii
        from hmac import compare_digest

        __all__ = ['choice', 'randbelow', 'randbits', 'SystemRandom', 'token_bytes', 'token_hex', 'token_urlsafe', 'compare_digest']

        DEFAULT_ENTROPY = 32

        class SystemRandom:
            """Random numbers from the system, which nobody can repeat."""

            def getrandbits(self, k):
                import os
                if k < 0:
                    raise ValueError('number of bits must be non-negative')
                count = (k + 7) // 8
                return int.from_bytes(os.urandom(count), 'big') >> (count * 8 - k)

            def random(self):
                return self.getrandbits(53) * 2.0 ** -53

            def randbytes(self, n):
                import os
                return os.urandom(n)

            def _below(self, n):
                k = n.bit_length()
                r = self.getrandbits(k)
                while r >= n:
                    r = self.getrandbits(k)
                return r

            def randrange(self, start, stop=None, step=1):
                values = range(start) if stop is None else range(start, stop, step)
                if not values:
                    raise ValueError('empty range for randrange()')
                return values[self._below(len(values))]

            def randint(self, a, b):
                return self.randrange(a, b + 1)

            def uniform(self, a, b):
                return a + (b - a) * self.random()

            def choice(self, seq):
                if not len(seq):
                    raise IndexError('Cannot choose from an empty sequence')
                return seq[self._below(len(seq))]

            def shuffle(self, x):
                for i in reversed(range(1, len(x))):
                    j = self._below(i + 1)
                    x[i], x[j] = x[j], x[i]

            def sample(self, population, k):
                pool = list(population)
                if not 0 <= k <= len(pool):
                    raise ValueError('Sample larger than population or is negative')
                self.shuffle(pool)
                return pool[:k]
        _sysrand = SystemRandom()
        randbits = _sysrand.getrandbits
        choice = _sysrand.choice

        def randbelow(exclusive_upper_bound):
            if exclusive_upper_bound <= 0:
                raise ValueError('Upper bound must be positive.')
            return _sysrand.randrange(exclusive_upper_bound)

        def token_bytes(nbytes=None):
            import os
            return os.urandom(DEFAULT_ENTROPY if nbytes is None else nbytes)

        def token_hex(nbytes=None):
            return binascii.hexlify(token_bytes(nbytes)).decode('ascii')

        def token_urlsafe(nbytes=None):
            return base64.urlsafe_b64encode(token_bytes(nbytes)).rstrip(b'=').decode('ascii')
        """#
}
