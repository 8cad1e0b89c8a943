if (n := len('abc')) > 2:
    print(n)
print('big' if n > 5 else 'small', [y for x in range(5) if (y := x * x) > 3])
