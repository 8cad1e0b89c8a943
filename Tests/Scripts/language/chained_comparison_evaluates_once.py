def f(x):
    print('f', x)
    return x

print(f(1) < f(2) < f(3), f(3) < f(2) < f(1))
