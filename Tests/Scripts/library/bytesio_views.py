# `BytesIO.getbuffer` looks at the contents themselves: writing shows, and nothing else changes them meanwhile.
import io

file = io.BytesIO(b'abcdef')
view = file.getbuffer()
view[0] = 88
view[2:4] = b'YZ'
print(file.getvalue(), view.tobytes(), len(view), view.readonly, view.format)
print(file.read(3), file.tell(), file.seek(1), file.readline())
for change in (lambda: file.write(b'1'), lambda: file.truncate(2), lambda: file.close(), lambda: file.seek(100)):
    try:
        print(change())
    except BufferError as error:
        print('BufferError', error)
part = view[1:3]
view.release()
try:
    file.write(b'1')
except BufferError as error:
    print('still', error)
part[0] = 33
part.release()
file.seek(0, 2)
print(file.write(b'xyz'), file.getvalue())
with file.getbuffer() as view:
    view[-1] = 0
print(file.getvalue(), file.truncate(2), file.getvalue())
file.close()
try:
    file.getbuffer()
except ValueError as error:
    print(error)
