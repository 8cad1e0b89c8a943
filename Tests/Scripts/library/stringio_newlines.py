# io.StringIO with every newline argument.
import io

TEXT = 'a\nb\r\nc\rd\r\r\ne'
for newline in (None, '', '\n', '\r', '\r\n'):
    buffer = io.StringIO(TEXT, newline=newline)
    print(repr(newline), repr(buffer.getvalue()), buffer.readlines())
    buffer = io.StringIO(newline=newline)
    print(buffer.write('x\ny\r\nz\r'), repr(buffer.getvalue()), buffer.tell())
    buffer.seek(0)
    print([buffer.readline(), buffer.readline(1), buffer.readline()], list(buffer))
for newline in ('x', 'nn', 5, b'\n'):
    try:
        io.StringIO('', newline=newline)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
