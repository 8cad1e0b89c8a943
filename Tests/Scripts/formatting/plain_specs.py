# Format specs of the common forms on ints, floats and texts, and floats written and read again.
for v in [0, 1, -1, 12345, 1234567, 2.5, -2.5, 0.125, 1e10, 123456.789, 1e15, 1e-7, -0.0, 1/3, 2/3, 0.5, 1.5, 1e20]:
    print([format(v, s) for s in ['.2f', '8.3f', '08.2f', '.0f', ',.2f', '<10.1f', '^10.1f', '>12.4f', '.1%', '%', 'f', ',', '10', '010', '<8', '^9', '.15f', '.10f', 'e', 'g', '+.2f']], f'{v}', f'{v:}')
for v in [5, -5, 123456789, 0]:
    print([format(v, s) for s in ['d', '5d', '05d', '<5', '^5d', ',d', '10,d', 'x', '.2f', '%', '+d', ' d', 'b']])
for v in ['ab', 'é', '']:
    print([format(v, s) for s in ['5', '<5', '>5', '^5', 's', '5s', '.1', '>3.1s', '*^9']])
for v, s in [(5, '.2'), ('a', 'd'), (1.5, 'd'), ('x', ','), (3, 's'), (1.5, 'q'), ('a', '05')]:
    try: print(format(v, s))
    except ValueError as e: print(e)
import random
random.seed(1)
acc = 0
for _ in range(3000):
    v = random.uniform(-10, 10) * 10 ** random.randint(-8, 14)
    assert float(repr(v)) == v, v
    acc += len(f'{v:.3f}') + len(f'{v:.7f}') + len(repr(v))
    assert f'{v:.4f}' == '%.4f' % v
print(acc)

