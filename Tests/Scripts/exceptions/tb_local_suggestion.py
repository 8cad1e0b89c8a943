def f(count):
    result = 1
    return resutl
f(1)
