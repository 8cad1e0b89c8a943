print([x * y for x in range(3) for y in range(3) if x != y], {x: x ** 2 for x in range(4)}, sum(x for x in range(10)))
