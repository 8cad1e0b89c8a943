# A text file is decoded in pieces of 8192 bytes: an error tells its place there, and no line of that piece comes before it.
import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), 'f.txt')


def attempt(content, read, encoding='utf-8', **options):
    with open(path, 'wb') as f:
        f.write(content)
    done = []
    with open(path, encoding=encoding, **options) as f:
        try:
            read(f, done)
        except UnicodeDecodeError as e:
            print('error', e, e.start, e.end, len(e.object), e.encoding, e.reason, end=' ')
        print(len(done), sum(map(len, done)), done[-1:] and len(done[-1]))


def lines(f, done):
    for line in f:
        done.append(line)


def parts(f, done):
    while text := f.read(1000):
        done.append(text)


def line_then_rest(f, done):
    done.append(f.readline())
    done.append(f.read())


def twice(f, done):
    done.append(f.readline())
    f.seek(0)
    done.append(f.read())


bad = b'thr\xffee\nfour\n'
short = b'one\ntwo\n' + b'x' * 20 + b'\n'
long = b'one\n' * 5000
wide = 'äöü€𝄞\n'.encode() * 3000
for read in lines, parts, line_then_rest, twice:
    print(read.__name__)
    for content in short, long, wide:
        attempt(content, read)
        attempt(content + bad, read)
        attempt(content + 'ende ä'.encode()[:-1], read)
        attempt(content + bad, read, 'ascii')
        attempt(content + bad, read, 'latin-1')
        attempt(content + bad, read, errors='replace')
        attempt(content.replace(b'\n', b'\r\n') + bad, read)
        attempt(content.replace(b'\n', b'\r\n') + bad, read, newline='')
    # A character at the end of a piece.
    for shift in range(5):
        attempt(b'x' * (8192 - shift) + '€\n'.encode() + b'y' * 9000 + b'\n', read)
        attempt(b'x' * (8192 - shift) + b'\xe2\x82\n' + b'y' * 9000 + b'\n', read)
