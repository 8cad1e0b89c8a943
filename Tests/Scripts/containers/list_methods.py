a = [3, 1, 2]
a.append(5)
a.extend([4, 0])
a.insert(1, 9)
print(a, a.index(9), a.count(1), a.pop(), a.pop(0))
a.sort(reverse=True)
a.remove(9)
a.reverse()
print(a, a * 2, a + [7], a[1:3])
a[1:3] = 'xyz'
del a[::2]
print(a)
