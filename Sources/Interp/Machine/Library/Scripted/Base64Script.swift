// The module `base64`: binary data as text in base 16, 32, 64 and 85.

enum Base64Script {
    static var module: NativeModule {
        .scripted("base64", doc: "Base16, Base32, Base64 (RFC 3548), Base85 and Ascii85 data encodings", source)
    }

    private static let source = #"""
        import binascii
        import re

        __all__ = ['encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode',
                   'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode', 'b85encode', 'b85decode',
                   'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode']

        def _bytes_from_decode_data(s):
            if isinstance(s, str):
                try:
                    return s.encode('ascii')
                except UnicodeEncodeError:
                    raise ValueError('string argument should contain only ASCII characters')
            if isinstance(s, (bytes, bytearray)):
                return bytes(s)
            try:
                return memoryview(s).tobytes()
            except TypeError:
                raise TypeError('argument should be a bytes-like object or ASCII string, not %r' % s.__class__.__name__) from None

        def b64encode(s, altchars=None):
            encoded = binascii.b2a_base64(s, newline=False)
            if altchars is not None:
                assert len(altchars) == 2, repr(altchars)
                return encoded.translate(bytes.maketrans(b'+/', altchars))
            return encoded

        def b64decode(s, altchars=None, validate=False):
            s = _bytes_from_decode_data(s)
            if altchars is not None:
                altchars = _bytes_from_decode_data(altchars)
                assert len(altchars) == 2, repr(altchars)
                s = s.translate(bytes.maketrans(altchars, b'+/'))
            return binascii.a2b_base64(s, strict_mode=validate)

        def standard_b64encode(s):
            return b64encode(s)

        def standard_b64decode(s):
            return b64decode(s)

        def urlsafe_b64encode(s):
            return b64encode(s).translate(bytes.maketrans(b'+/', b'-_'))

        def urlsafe_b64decode(s):
            return b64decode(_bytes_from_decode_data(s).translate(bytes.maketrans(b'-_', b'+/')))

        _alphabet32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
        _alphabet32hex = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'

        def _b32encode(alphabet, s):
            if not isinstance(s, (bytes, bytearray)):
                s = memoryview(s).tobytes()
            out = bytearray()
            for i in range(0, len(s), 5):
                part = s[i:i + 5]
                number = int.from_bytes(bytes(part) + bytes(5 - len(part)), 'big')
                chars = bytes(alphabet[number >> shift & 31] for shift in range(35, -1, -5))
                keep = (len(part) * 8 + 4) // 5
                out += chars[:keep] + b'=' * (8 - keep)
            return bytes(out)

        def _b32decode(alphabet, s, casefold, map01=None):
            s = _bytes_from_decode_data(s)
            if len(s) % 8:
                raise binascii.Error('Incorrect padding')
            if map01 is not None:
                map01 = _bytes_from_decode_data(map01)
                s = s.translate(bytes.maketrans(b'01', b'O' + map01))
            if casefold:
                s = s.upper()
            length = len(s)
            s = s.rstrip(b'=')
            pads = length - len(s)
            table = {c: i for i, c in enumerate(alphabet)}
            out = bytearray()
            number = 0
            for i in range(0, len(s), 8):
                number = 0
                for c in s[i:i + 8]:
                    if c not in table:
                        raise binascii.Error('Non-base32 digit found')
                    number = (number << 5) + table[c]
                out += number.to_bytes(5, 'big') if len(s[i:i + 8]) == 8 else b''
            if length % 8 or pads not in (0, 1, 3, 4, 6):
                raise binascii.Error('Incorrect padding')
            if pads and length:
                number <<= 5 * pads
                out += number.to_bytes(5, 'big')[:(43 - 5 * pads) // 8]
            return bytes(out)

        def b32encode(s):
            return _b32encode(_alphabet32, s)

        def b32decode(s, casefold=False, map01=None):
            return _b32decode(_alphabet32, s, casefold, map01)

        def b32hexencode(s):
            return _b32encode(_alphabet32hex, s)

        def b32hexdecode(s, casefold=False):
            return _b32decode(_alphabet32hex, s, casefold)

        def b16encode(s):
            return binascii.hexlify(s).upper()

        def b16decode(s, casefold=False):
            s = _bytes_from_decode_data(s)
            if casefold:
                s = s.upper()
            if re.search(b'[^0-9A-F]', s):
                raise binascii.Error('Non-base16 digit found')
            return binascii.unhexlify(s)

        _alphabet85 = (b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
                       b'!#$%&()*+-;<=>?@^_`{|}~')

        def b85encode(b, pad=False):
            if not isinstance(b, (bytes, bytearray)):
                b = memoryview(b).tobytes()
            padding = -len(b) % 4
            b = bytes(b) + bytes(padding)
            out = bytearray()
            for i in range(0, len(b), 4):
                number = int.from_bytes(b[i:i + 4], 'big')
                part = []
                for _ in range(5):
                    number, digit = divmod(number, 85)
                    part.append(_alphabet85[digit])
                out += bytes(part[::-1])
            if padding and not pad:
                out = out[:-padding]
            return bytes(out)

        def b85decode(b):
            b = _bytes_from_decode_data(b)
            table = {c: i for i, c in enumerate(_alphabet85)}
            padding = -len(b) % 5
            b += b'~' * padding
            out = bytearray()
            for i in range(0, len(b), 5):
                number = 0
                for j, c in enumerate(b[i:i + 5]):
                    if c not in table:
                        raise ValueError('bad base85 character at position %d' % (i + j))
                    number = number * 85 + table[c]
                if number > 0xffffffff:
                    raise ValueError('base85 overflow in hunk starting at byte %d' % i)
                out += number.to_bytes(4, 'big')
            if padding:
                out = out[:-padding]
            return bytes(out)

        def encodebytes(s):
            return b''.join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))

        def decodebytes(s):
            return binascii.a2b_base64(s)

        def encode(input, output):
            while s := input.read(57):
                output.write(binascii.b2a_base64(s))

        def decode(input, output):
            for line in input:
                output.write(binascii.a2b_base64(line))
        """#
}
