// The modules `base64`, `gzip`, `hmac`, `secrets` and `uuid`.

enum CodingScripts {
    static var base64: NativeModule {
        .scripted("base64", doc: "Base16, Base32, Base64 (RFC 3548), Base85 and Ascii85 data encodings", base64Source)
    }
    static var gzip: NativeModule { .scripted("gzip", doc: "Functions that read and write gzipped files.", gzipSource) }
    static var hmac: NativeModule {
        .scripted("hmac", doc: "HMAC (Keyed-Hashing for Message Authentication) module.", hmacSource)
    }
    static var secrets: NativeModule {
        .scripted(
            "secrets",
            doc:
                "Generate cryptographically strong pseudo-random numbers suitable for\nmanaging secrets such as account authentication, tokens, and similar.",
            secretsSource)
    }
    static var uuid: NativeModule {
        .scripted("uuid", doc: "UUID objects (universally unique identifiers) according to RFC 4122.", uuidSource)
    }

    private static let base64Source = #"""
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
            raise TypeError('argument should be a bytes-like object or ASCII string, not %r' % s.__class__.__name__)

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
            s = bytes(s)
            out = bytearray()
            for i in range(0, len(s), 5):
                part = s[i:i + 5]
                number = int.from_bytes(part + bytes(5 - len(part)), 'big')
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
            b = bytes(b)
            padding = -len(b) % 4
            b += bytes(padding)
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

    private static let gzipSource = #"""
        import io
        import os
        import struct
        import time
        import zlib

        __all__ = ['BadGzipFile', 'GzipFile', 'open', 'compress', 'decompress']

        _builtin_open = io.open

        class BadGzipFile(OSError):
            pass

        def _header(mtime, level, name=b''):
            flags = 8 if name else 0
            extra = 2 if level == 9 else 4 if level == 1 else 0
            return struct.pack('<BBBBLBB', 31, 139, 8, flags, int(mtime) & 0xffffffff, extra, 255) + (name + b'\0' if name else b'')

        def compress(data, compresslevel=9, *, mtime=None):
            if mtime == 0:
                return zlib.compress(data, level=compresslevel, wbits=31)
            if mtime is None:
                mtime = time.time()
            body = zlib.compress(data, level=compresslevel, wbits=-15)
            return (_header(mtime, compresslevel) + body
                    + struct.pack('<LL', zlib.crc32(data), len(data) & 0xffffffff))

        def _skip_header(data, start):
            if len(data) - start < 10:
                raise EOFError('Compressed file ended before the end-of-stream marker was reached')
            if data[start:start + 2] != b'\037\213':
                raise BadGzipFile('Not a gzipped file (%r)' % data[start:start + 2])
            if data[start + 2] != 8:
                raise BadGzipFile('Unknown compression method')
            flags = data[start + 3]
            place = start + 10
            if flags & 4:
                place += 2 + struct.unpack_from('<H', data, place)[0]
            for bit in (8, 16):
                if flags & bit:
                    end = data.find(b'\0', place)
                    if end < 0:
                        raise EOFError('Compressed file ended before the end-of-stream marker was reached')
                    place = end + 1
            return place + 2 if flags & 2 else place

        def decompress(data):
            data = bytes(data)
            parts = []
            place = 0
            while place < len(data):
                start = _skip_header(data, place)
                d = zlib.decompressobj(wbits=-15)
                part = d.decompress(data[start:])
                if not d.eof or len(d.unused_data) < 8:
                    raise EOFError('Compressed file ended before the end-of-stream marker was reached')
                crc, length = struct.unpack('<LL', d.unused_data[:8])
                if crc != zlib.crc32(part):
                    raise BadGzipFile('CRC check failed')
                if length != len(part) & 0xffffffff:
                    raise BadGzipFile('Incorrect length of data produced')
                parts.append(part)
                place = len(data) - len(d.unused_data) + 8
                while place < len(data) and data[place] == 0:
                    place += 1
            return b''.join(parts)

        class GzipFile:
            """A gzipped file: read as a whole at first use, written when closed."""

            def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
                if mode and ('t' in mode or 'U' in mode):
                    raise ValueError('Invalid mode: {!r}'.format(mode))
                mode = (mode or 'rb').replace('b', '')
                if mode not in ('r', 'w', 'a', 'x'):
                    raise ValueError('Invalid mode: {!r}'.format(mode))
                self._owned = fileobj is None
                self.fileobj = _builtin_open(filename, mode + 'b') if fileobj is None else fileobj
                if filename is None:
                    filename = getattr(fileobj, 'name', '')
                    if not isinstance(filename, (str, bytes)):
                        filename = ''
                self.name = os.fspath(filename)
                self.mode = 1 if mode == 'r' else 2
                self.mtime = mtime
                self._level = compresslevel
                self._buffer = None if mode == 'r' else io.BytesIO()
                self.closed = False

            def _reader(self):
                if self.closed:
                    raise ValueError('I/O operation on closed file.')
                if self.mode != 1:
                    raise OSError(9, 'read() on write-only GzipFile object')
                if self._buffer is None:
                    self._buffer = io.BytesIO(decompress(self.fileobj.read()))
                return self._buffer

            def read(self, size=-1):
                return self._reader().read(size)

            read1 = read

            def readline(self, size=-1):
                return self._reader().readline(size)

            def readlines(self, hint=-1):
                return self._reader().readlines(hint)

            def __iter__(self):
                return iter(self._reader())

            def __next__(self):
                return next(self._reader())

            def seek(self, offset, whence=0):
                return self._reader().seek(offset, whence)

            def tell(self):
                return self._reader().tell() if self.mode == 1 else self._buffer.tell()

            def write(self, data):
                if self.closed:
                    raise ValueError('write() on closed GzipFile object')
                if self.mode != 2:
                    raise OSError(9, 'write() on read-only GzipFile object')
                return self._buffer.write(data)

            def writelines(self, lines):
                for line in lines:
                    self.write(line)

            def flush(self):
                pass

            def readable(self):
                return self.mode == 1

            def writable(self):
                return self.mode == 2

            def seekable(self):
                return True

            def close(self):
                if self.closed:
                    return
                self.closed = True
                if self.mode == 2:
                    data = self._buffer.getvalue()
                    name = os.path.basename(self.name)
                    if isinstance(name, str):
                        try:
                            name = name.encode('latin-1')
                        except UnicodeEncodeError:
                            name = b''
                    if name.endswith(b'.gz'):
                        name = name[:-3]
                    mtime = time.time() if self.mtime is None else self.mtime
                    self.fileobj.write(_header(mtime, self._level, name) + zlib.compress(data, self._level, wbits=-15)
                                       + struct.pack('<LL', zlib.crc32(data), len(data) & 0xffffffff))
                if self._owned:
                    self.fileobj.close()

            def __enter__(self):
                return self

            def __exit__(self, *exc_info):
                self.close()

        class _TextFile:
            """Text on a GzipFile."""

            def __init__(self, file, encoding, errors, newline):
                self.buffer = file
                self.encoding = encoding or 'utf-8'
                self.errors = errors or 'strict'
                self._lines = None

            def _text(self):
                if self._lines is None:
                    text = self.buffer.read().decode(self.encoding, self.errors)
                    self._lines = io.StringIO(text, newline=None)
                return self._lines

            def read(self, size=-1):
                return self._text().read(size)

            def readline(self, size=-1):
                return self._text().readline(size)

            def readlines(self, hint=-1):
                return self._text().readlines(hint)

            def __iter__(self):
                return iter(self._text())

            def __next__(self):
                return next(self._text())

            def write(self, text):
                self.buffer.write(text.encode(self.encoding, self.errors))
                return len(text)

            def writelines(self, lines):
                for line in lines:
                    self.write(line)

            def flush(self):
                pass

            def close(self):
                self.buffer.close()

            @property
            def closed(self):
                return self.buffer.closed

            def __enter__(self):
                return self

            def __exit__(self, *exc_info):
                self.close()

        def open(filename, mode='rb', compresslevel=9, encoding=None, errors=None, newline=None):
            if 't' in mode:
                if 'b' in mode:
                    raise ValueError('Invalid mode: %r' % (mode,))
            else:
                if encoding is not None:
                    raise ValueError("Argument 'encoding' not supported in binary mode")
                if errors is not None:
                    raise ValueError("Argument 'errors' not supported in binary mode")
                if newline is not None:
                    raise ValueError("Argument 'newline' not supported in binary mode")
            plain = mode.replace('t', '')
            if isinstance(filename, (str, bytes)) or hasattr(filename, '__fspath__'):
                file = GzipFile(filename, plain, compresslevel)
            elif hasattr(filename, 'read') or hasattr(filename, 'write'):
                file = GzipFile(None, plain, compresslevel, filename)
            else:
                raise TypeError('filename must be a str or bytes object, or a file')
            return _TextFile(file, encoding, errors, newline) if 't' in mode else file
        """#

    private static let hmacSource = #"""
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

    private static let secretsSource = #"""
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

    private static let uuidSource = #"""
        import os
        import time

        RESERVED_NCS = 'reserved for NCS compatibility'
        RFC_4122 = 'specified in RFC 4122'
        RESERVED_MICROSOFT = 'reserved for Microsoft compatibility'
        RESERVED_FUTURE = 'reserved for future definition'

        class UUID:
            def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=None):
                if [hex, bytes, bytes_le, fields, int].count(None) != 4:
                    raise TypeError('one of the hex, bytes, bytes_le, fields, or int arguments must be given')
                if hex is not None:
                    hex = hex.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '')
                    if len(hex) != 32:
                        raise ValueError('badly formed hexadecimal UUID string')
                    int = _int(hex, 16)
                if bytes_le is not None:
                    if len(bytes_le) != 16:
                        raise ValueError('bytes_le is not a 16-char string')
                    bytes = (bytes_le[3::-1] + bytes_le[5:3:-1] + bytes_le[7:5:-1] + bytes_le[8:])
                if bytes is not None:
                    if len(bytes) != 16:
                        raise ValueError('bytes is not a 16-char string')
                    int = _int.from_bytes(bytes, 'big')
                if fields is not None:
                    if len(fields) != 6:
                        raise ValueError('fields is not a 6-tuple')
                    time_low, time_mid, time_hi, clock_hi, clock_low, node = fields
                    limits = (32, 16, 16, 8, 8, 48)
                    for i, (value, bits) in enumerate(zip(fields, limits)):
                        if not 0 <= value < 1 << bits:
                            raise ValueError('field %d out of range (need a%s %d-bit value)' % (i + 1, 'n' if bits == 8 else '', bits))
                    int = (time_low << 96) | (time_mid << 80) | (time_hi << 64) | (clock_hi << 56) | (clock_low << 48) | node
                if not 0 <= int < 1 << 128:
                    raise ValueError('int is out of range (need a 128-bit value)')
                if version is not None:
                    if not 1 <= version <= 5:
                        raise ValueError('illegal version number')
                    int &= ~(0xc000 << 48)
                    int |= 0x8000 << 48
                    int &= ~(0xf000 << 64)
                    int |= version << 76
                object.__setattr__(self, 'int', int)

            def __setattr__(self, name, value):
                raise TypeError('UUID objects are immutable')

            def __eq__(self, other):
                return self.int == other.int if isinstance(other, UUID) else NotImplemented

            def __lt__(self, other):
                return self.int < other.int if isinstance(other, UUID) else NotImplemented

            def __gt__(self, other):
                return self.int > other.int if isinstance(other, UUID) else NotImplemented

            def __le__(self, other):
                return self.int <= other.int if isinstance(other, UUID) else NotImplemented

            def __ge__(self, other):
                return self.int >= other.int if isinstance(other, UUID) else NotImplemented

            def __hash__(self):
                return hash(self.int)

            def __int__(self):
                return self.int

            def __repr__(self):
                return '%s(%r)' % (self.__class__.__name__, str(self))

            def __str__(self):
                hex = '%032x' % self.int
                return '%s-%s-%s-%s-%s' % (hex[:8], hex[8:12], hex[12:16], hex[16:20], hex[20:])

            @property
            def bytes(self):
                return self.int.to_bytes(16, 'big')

            @property
            def bytes_le(self):
                b = self.bytes
                return b[3::-1] + b[5:3:-1] + b[7:5:-1] + b[8:]

            @property
            def fields(self):
                return (self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low, self.node)

            @property
            def time_low(self):
                return self.int >> 96

            @property
            def time_mid(self):
                return self.int >> 80 & 0xffff

            @property
            def time_hi_version(self):
                return self.int >> 64 & 0xffff

            @property
            def clock_seq_hi_variant(self):
                return self.int >> 56 & 0xff

            @property
            def clock_seq_low(self):
                return self.int >> 48 & 0xff

            @property
            def time(self):
                return (self.time_hi_version & 0x0fff) << 48 | self.time_mid << 32 | self.time_low

            @property
            def clock_seq(self):
                return (self.clock_seq_hi_variant & 0x3f) << 8 | self.clock_seq_low

            @property
            def node(self):
                return self.int & 0xffffffffffff

            @property
            def hex(self):
                return '%032x' % self.int

            @property
            def urn(self):
                return 'urn:uuid:' + str(self)

            @property
            def variant(self):
                if not self.int & (0x8000 << 48):
                    return RESERVED_NCS
                if not self.int & (0x4000 << 48):
                    return RFC_4122
                if not self.int & (0x2000 << 48):
                    return RESERVED_MICROSOFT
                return RESERVED_FUTURE

            @property
            def version(self):
                if self.variant == RFC_4122:
                    return self.int >> 76 & 0xf

        _int = int
        _bytes = bytes
        _node = None
        _last = 0

        def getnode():
            global _node
            if _node is None:
                # A random address, marked as such by its multicast bit.
                _node = _int.from_bytes(os.urandom(6), 'big') | 1 << 40
            return _node

        def uuid1(node=None, clock_seq=None):
            global _last
            stamp = time.time_ns() // 100 + 0x01b21dd213814000
            if stamp <= _last:
                stamp = _last + 1
            _last = stamp
            if clock_seq is None:
                clock_seq = _int.from_bytes(os.urandom(2), 'big') & 0x3fff
            return UUID(fields=(stamp & 0xffffffff, stamp >> 32 & 0xffff, stamp >> 48 & 0x0fff, clock_seq >> 8 & 0x3f,
                                clock_seq & 0xff, getnode() if node is None else node), version=1)

        def uuid3(namespace, name):
            from hashlib import md5
            return UUID(bytes=md5(namespace.bytes + _bytes(name, 'utf-8'), usedforsecurity=False).digest()[:16], version=3)

        def uuid4():
            return UUID(bytes=os.urandom(16), version=4)

        def uuid5(namespace, name):
            from hashlib import sha1
            return UUID(bytes=sha1(namespace.bytes + _bytes(name, 'utf-8')).digest()[:16], version=5)

        NAMESPACE_DNS = UUID('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
        NAMESPACE_URL = UUID('6ba7b811-9dad-11d1-80b4-00c04fd430c8')
        NAMESPACE_OID = UUID('6ba7b812-9dad-11d1-80b4-00c04fd430c8')
        NAMESPACE_X500 = UUID('6ba7b814-9dad-11d1-80b4-00c04fd430c8')
        """#
}
