# pow with three arguments asks base, exponent and modulus in turn.
for a in (1, 1.5, 1j, 'a', None, True):
    for b in (2, 1.5, 2j, 'a'):
        for c in (3, 1.5, 3j, 'a'):
            try:
                r = pow(a, b, c)
            except Exception as e:
                r = type(e).__name__ + ' ' + str(e)
            print(a, b, c, r)
