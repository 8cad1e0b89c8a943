class P:
    colour = 1

print(P().color)
