// The module `hmac`: keyed hashes of messages.

enum HMACScript {
    static var module: NativeModule {
        .scripted("hmac", doc: "HMAC (Keyed-Hashing for Message Authentication) module.", source)
    }

    private static let source = #"""
        import hashlib as _hashlib

        trans_5C = bytes((x ^ 0x5C) for x in range(256))
        trans_36 = bytes((x ^ 0x36) for x in range(256))
        digest_size = None

        class HMAC:
            blocksize = 64

            def __init__(self, key, msg=None, digestmod=''):
                if not isinstance(key, (bytes, bytearray)):
                    raise TypeError(f'key: expected bytes or bytearray, but got {type(key).__name__!r}')
                if not digestmod:
                    raise TypeError("Missing required parameter 'digestmod'.")
                if isinstance(digestmod, str):
                    make = lambda d=b'': _hashlib.new(digestmod, d)
                elif callable(digestmod):
                    make = digestmod
                else:
                    make = lambda d=b'': digestmod.new(d)
                self._outer = make()
                self._inner = make()
                self.digest_size = self._inner.digest_size
                self.block_size = getattr(self._inner, 'block_size', self.blocksize)
                if len(key) > self.block_size:
                    key = make(key).digest()
                key = bytes(key).ljust(self.block_size, b'\0')
                self._outer.update(key.translate(trans_5C))
                self._inner.update(key.translate(trans_36))
                if msg is not None:
                    self.update(msg)

            @property
            def name(self):
                return f'hmac-{self._inner.name}'

            def update(self, msg):
                self._inner.update(msg)

            def copy(self):
                other = HMAC.__new__(HMAC)
                other.digest_size = self.digest_size
                other.block_size = self.block_size
                other._inner = self._inner.copy()
                other._outer = self._outer.copy()
                return other

            def _current(self):
                h = self._outer.copy()
                h.update(self._inner.digest())
                return h

            def digest(self):
                return self._current().digest()

            def hexdigest(self):
                return self._current().hexdigest()

        def new(key, msg=None, digestmod=''):
            return HMAC(key, msg, digestmod)

        def digest(key, msg, digest):
            return HMAC(key, msg, digest).digest()

        def compare_digest(a, b, /):
            if isinstance(a, str) and isinstance(b, str):
                if not (a.isascii() and b.isascii()):
                    raise TypeError('comparing strings with non-ASCII characters is not supported')
                a, b = a.encode(), b.encode()
            elif not (isinstance(a, (bytes, bytearray)) and isinstance(b, (bytes, bytearray))):
                raise TypeError(f"unsupported operand types(s) or combination of types: '{type(a).__name__}' and '{type(b).__name__}'")
            difference = len(a) ^ len(b)
            for x, y in zip(a, b):
                difference |= x ^ y
            return difference == 0
        """#
}
