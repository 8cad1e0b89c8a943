# The three errors of codecs: their arguments, attributes and texts, from strings, bytes and files.
import os
import tempfile


def attempt(function):
    try:
        print(repr(function()))
    except UnicodeError as error:
        print(type(error).__name__, error, ascii(error.args), ascii(error.object), error.start, error.end, error.reason, getattr(error, 'encoding', '-'))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: b'ab\xff'.decode())
attempt(lambda: b'ab\xe4\xb8'.decode('utf-8'))
attempt(lambda: bytearray(b'a\x80').decode('ascii'))
attempt(lambda: 'a\xff\xfe'.encode('ascii'))
attempt(lambda: 'a\u1234'.encode('latin-1'))
attempt(lambda: 'a\U0001f600'.encode('ascii'))
attempt(lambda: chr(0xd800).encode())
for cls in (UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError):
    print(cls.__mro__)
    for arguments in ((), ('utf-8',), ('utf-8', b'abc', 0, 1), ('abc', 0, 1, 'why'), ('abc', 0, 2, 'why'), ('abc', 7, 8, 'why'),
                      ('utf-8', b'abc', 0, 1, 'why'), ('utf-8', b'abc', 1, 3, 'why'), ('utf-8', 'abc', 0, 1, 'why'),
                      ('utf-8', 'a\u1234\U0001f600', 1, 2, 'why'), ('utf-8', 'a\u1234\U0001f600', 2, 3, 'why'), ('utf-8', b'abc', 9, 10, 'why'),
                      (1, b'abc', 0, 1, 'why'), ('utf-8', b'abc', 'x', 1, 'why'), ('utf-8', b'abc', 0, 1, 2), (1, 0, 1, 'why')):
        try:
            error = cls(*arguments)
            print(ascii(error), str(error), ascii(error.args))
        except Exception as error:
            print(type(error).__name__, error)

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'bytes.txt')
    with open(path, 'wb') as file:
        file.write(b'\xffabc\nd')
    for encoding in ('utf-8', 'ascii'):
        for read in (lambda f: f.read(), lambda f: f.readline(), lambda f: list(f)):
            with open(path, encoding=encoding) as file:
                try:
                    read(file)
                except UnicodeDecodeError as error:
                    print(error, error.encoding, error.start, error.end, error.reason)
    for encoding, text in (('latin-1', 'ab\u1234\u1235c'), ('ascii', 'a\xe4'), ('utf-8', 'a' + chr(0xdc80))):
        try:
            with open(path, 'w', encoding=encoding) as file:
                file.write(text)
        except UnicodeEncodeError as error:
            print(error, ascii(error.args))
