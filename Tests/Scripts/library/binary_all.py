# Bytes and text of other forms: struct, binascii, base64, hashlib, hmac, zlib, gzip, uuid, secrets.
import base64
import binascii
import gzip
import hashlib
import hmac
import io
import os
import secrets
import struct
import tempfile
import uuid
import zlib


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


# -- struct ------------------------------------------------------------------------------------------------------------
for form, values in [
    ('b', (300,)), ('B', (-1,)), ('h', (40000,)), ('H', (70000,)), ('i', (1 << 40,)), ('I', (-1,)), ('I', (1 << 40,)), ('l', (1 << 70,)), ('q', (1 << 70,)),
    ('Q', (-1,)), ('<b', (300,)), ('<i', (1 << 40,)), ('<Q', (1 << 70,)), ('>Q', (2**64 - 1,)), ('i', ('a',)), ('f', ('a',)), ('f', (1e300,)),
    ('e', (1e10,)), ('e', (1.5,)), ('<e', (65504.0,)), ('<e', (1e-7,)), ('<e', (float('nan'),)), ('c', (b'ab',)), ('s', ('a',)), ('p', (3,)), ('i', ()),
    ('i', (1, 2)), ('z', ()), ('3', ()), ('i', (1.5,)), ('<n', (1,)), ('?', ([],)), ('P', (5,)), ('99999999999999999999i', ()), ('3s', (b'abcdef',)),
    ('5s', (b'ab',)), ('5p', (b'abcdefg',)), ('0s', (b'x',)), ('bi', (1, 2)), ('=bi', (1, 2)), ('ib', (1, 2)), ('bq', (1, 2)), ('>hhl', (1, 2, 3)),
    ('!I', (16909060,)), (' b  h ', (1, 2)), ('2x3h', (1, 2, 3)), ('d', (3.14,)), ('>f', (1.1,)), ('3?', (1, 0, 'x')), ('2c', (b'a', b'b')), ('ii0q', (1, 2)),
    ('b', (True,)), ('d', (3,)), ('f', (float('inf'),)), ('0i', ()), ('', ()),
]:
    attempt(struct.pack, form, *values)
    attempt(struct.calcsize, form)
data = bytes(range(1, 41))
for form in ['<bBhHiIqQ', '>bBhHiIqQ', '<efd', '5s3p', '4x2h', '??c', '>3i', 'q', 'n', '<l']:
    attempt(struct.unpack_from, form, data)
    attempt(struct.unpack_from, form, data, 3)
attempt(struct.unpack, 'i', b'')
attempt(struct.unpack, 'i', 3)
attempt(struct.unpack, 'i', 'abcd')
attempt(struct.unpack_from, 'i', b'abc', 0)
attempt(struct.unpack_from, 'i', b'abcdef', -2)
attempt(struct.unpack_from, 'i', b'abcdef', -5)
attempt(struct.unpack_from, 'i', b'abcdef', -20)
attempt(struct.unpack_from, 'i', b'abcdef', 4)
attempt(struct.pack_into, 'i', bytearray(3), 0, 1)
attempt(struct.pack_into, 'i', b'abcd', 0, 1)
attempt(struct.pack_into, 'i', bytearray(8), -2, 1)
attempt(struct.pack_into, 'i', bytearray(8), -20, 1)
target = bytearray(8)
struct.pack_into('>h', target, 2, 258)
print(target, list(struct.iter_unpack('<hb', b'abcdef')), struct.Struct('<hb').size, struct.Struct('<hb').format)
attempt(struct.iter_unpack, 'i', b'abc')
attempt(struct.Struct, 3)
s = struct.Struct('>ih')
print(s.pack(1, 2), s.unpack(s.pack(-1, -2)), s.unpack_from(data, 1), s.unpack(bytearray(6)))

# -- binascii and base64 ---------------------------------------------------------------------------------------------------
for text in ['abc', 'zz', 'c0ffee', 'C0FFEE', b'00ff', '', 'é']:
    attempt(binascii.unhexlify, text)
for text in [b'abc', b'a', 'é', b'YWJj====', b'YW Jj\n!', b'YWI=YWI=', b'abcde', b'', 'YWJj', b'=', b'YQ==']:
    attempt(binascii.a2b_base64, text)
    attempt(base64.b64decode, text)
attempt(base64.b64decode, b'YW Jj', validate=True)
attempt(base64.b64decode, b'YWJj', validate=True)
attempt(binascii.hexlify, 'a')
print(binascii.hexlify(b'abc'), binascii.hexlify(b'abcdef', '-'), binascii.hexlify(b'abcdef', ':', 2), binascii.crc32(b'hello'), binascii.crc32(b'lo', 5))
for n in range(12):
    raw = bytes(range(250, 250 + min(n, 6))) + bytes(max(0, n - 6))
    coded = [f(raw) for f in (base64.b64encode, base64.urlsafe_b64encode, base64.b32encode, base64.b32hexencode, base64.b16encode, base64.b85encode)]
    print(coded)
    print([f(c) == raw for f, c in zip((base64.b64decode, base64.urlsafe_b64decode, base64.b32decode, base64.b32hexdecode, base64.b16decode, base64.b85decode), coded)])
print(base64.encodebytes(b'x' * 80), base64.decodebytes(b'eHh4\n'), base64.b64encode(b'\xff\xfe', b'-_'), base64.b64decode('__4=', '-_'), base64.b32decode('ME======'.lower(), True))
attempt(base64.b32decode, 'a')
attempt(base64.b32decode, 'a1234567')
attempt(base64.b16decode, 'zz')
attempt(base64.b64encode, 'text')
attempt(base64.b64decode, 3)
attempt(base64.b85decode, '\n')

# -- hashlib and hmac ---------------------------------------------------------------------------------------------------------
for name in ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'blake2b', 'blake2s']:
    h = hashlib.new(name, b'abc')
    print(name, h.hexdigest(), h.digest_size, h.block_size, h.name, getattr(hashlib, name)(b'').hexdigest()[:16])
print(hashlib.shake_128(b'abc').hexdigest(20), hashlib.shake_256(b'abc').digest(5))
h = hashlib.sha256()
h.update(b'a')
other = h.copy()
h.update(bytearray(b'bc'))
print(h.hexdigest() == hashlib.sha256(b'abc').hexdigest(), other.hexdigest()[:8], h.digest()[:4])
attempt(hashlib.md5, 'text')
attempt(hashlib.new, 'nothing')
print(hashlib.pbkdf2_hmac('sha256', b'password', b'salt', 5).hex(), hashlib.file_digest(io.BytesIO(b'abc'), 'md5').hexdigest())
print(hmac.new(b'key', b'message', 'sha256').hexdigest(), hmac.new(b'k' * 100, b'message', hashlib.md5).hexdigest(), hmac.digest(b'k', b'm', 'sha1').hex())
print(hmac.compare_digest('a', 'a'), hmac.compare_digest(b'a', b'b'), hmac.new(b'k', digestmod='md5').name)
attempt(hmac.new, b'k', b'm')

# -- zlib and gzip ------------------------------------------------------------------------------------------------------------
text = b'the quick brown fox ' * 200
for level in (-1, 0, 1, 6, 9):
    print(level, len(zlib.compress(text, level)), zlib.decompress(zlib.compress(text, level)) == text)
print(zlib.crc32(text), zlib.adler32(text), zlib.crc32(b'b', zlib.crc32(b'a')) == zlib.crc32(b'ab'), zlib.adler32(b''), zlib.compress(b''))
c = zlib.compressobj(9, zlib.DEFLATED, -15)
raw = c.compress(text[:100]) + c.compress(text[100:]) + c.flush()
d = zlib.decompressobj(-15)
part = d.decompress(raw + b'tail', 50)
print(len(part), d.eof, len(d.unconsumed_tail) > 0)
part += d.decompress(d.unconsumed_tail)
print(part == text, d.eof, d.unused_data)
attempt(zlib.decompress, b'nonsense')
attempt(zlib.decompress, zlib.compress(text)[:-5])
attempt(zlib.compress, 'text')
attempt(zlib.compress, b'', 10)
packed = gzip.compress(text, mtime=0)
print(packed[:10], gzip.decompress(packed) == text, gzip.decompress(packed + packed) == text * 2)
attempt(gzip.decompress, b'not gzip at all')
attempt(gzip.decompress, packed[:-3])
attempt(gzip.decompress, packed[:-8] + b'\0' * 8)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'a.txt.gz')
    with gzip.open(path, 'wt') as f:
        f.write('one\ntwo é\n')
    with gzip.open(path, 'rt') as f:
        print(f.readline(), f.read())
    with gzip.open(path) as f:
        print(f.read(3), f.readlines())
    with gzip.open(path, 'ab') as f:
        print(f.write(b'three'))
    print([line for line in gzip.open(path, 'rt')])
    attempt(gzip.open, path, 'rtb')
print(gzip.GzipFile(fileobj=io.BytesIO(packed)).read() == text)

# -- uuid and secrets -----------------------------------------------------------------------------------------------------------
u = uuid.UUID('12345678-1234-5678-1234-567812345678')
print(u, repr(u), u.int, u.hex, u.bytes, u.bytes_le, u.fields, u.urn, u.variant, u.version, u.time, u.clock_seq, u.node)
print(uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid5(uuid.NAMESPACE_URL, 'http://x'), uuid.UUID(int=5), uuid.UUID(bytes=b'\1' * 16) < u)
print(uuid.uuid4().version, uuid.uuid1().version, uuid.uuid4() == uuid.uuid4(), len(str(uuid.uuid4())), uuid.UUID('{' + u.hex + '}') == u, hash(u) == hash(u.int))
attempt(uuid.UUID, 'x')
attempt(uuid.UUID)
attempt(uuid.UUID, bytes=b'')
attempt(setattr, u, 'int', 1)
print(len(secrets.token_hex(8)), len(secrets.token_bytes(5)), len(secrets.token_urlsafe(9)), secrets.randbelow(1), secrets.choice([7]), 0 <= secrets.randbits(4) < 16)
attempt(secrets.randbelow, 0)
