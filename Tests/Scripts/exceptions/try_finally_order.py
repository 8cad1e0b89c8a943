def f():
    try:
        print('try')
        return 1
    finally:
        print('finally')

print(f())
try:
    try:
        int('x')
    except ValueError as e:
        print(e)
        raise KeyError('k') from e
except KeyError as e:
    print(repr(e), repr(e.__cause__))
else:
    print('else')
finally:
    print('end')
