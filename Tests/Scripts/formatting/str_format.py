print('{} {1} {a}'.format(0, 1, a=2) if False else '{0} {1} {a}'.format(0, 1, a=2))
print('{:>6}|{:<6}|{:^6}'.format('a', 'b', 'c'), '{0[1]} {0[0]}'.format([1, 2]))
