// The module `uuid`: universally unique identifiers.

enum UUIDScript {
    static var module: NativeModule {
        .scripted("uuid", doc: "UUID objects (universally unique identifiers) according to RFC 4122.", source)
    }

    private static let source = #"""
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
