// The module `gzip`: files in gzip format.

enum GzipScript {
    static var module: NativeModule {
        .scripted("gzip", doc: "Functions that read and write gzipped files.", source)
    }

    private static let source = #"""
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
}
