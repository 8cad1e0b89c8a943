# for and while with else, break, continue, nested, over changing containers.
for i in []:
    pass
else:
    print("empty else")
for i in range(3):
    if i == 1: break
else:
    print("no")
print(i)
n = 3
while n:
    n -= 1
    if n == 1: continue
    print(n, end=" ")
else:
    print("while else")
while True:
    while True:
        break
    else:
        print("never")
    break
l = [1, 2, 3]
for x in l:
    if x < 3 and len(l) < 6: l.append(x * 10)
print(l)
l = [1, 2, 3, 4]
for x in l: l.remove(x)
print(l)
d = {1: 1, 2: 2}
for action in ("add", "del", "change"):
    d = {1: 1, 2: 2}
    try:
        for k in d:
            if action == "add": d[k + 10] = 0
            elif action == "del": del d[k]
            else: d[k] = 5
        print("fine", d)
    except RuntimeError as error:
        print(action, error)
s = {1, 2}
try:
    for x in s: s.add(x + 10)
except RuntimeError as error:
    print(error)
for i in range(2):
    for j in range(2):
        if j: continue
        print(i, j)
    else:
        continue
    break
for i in range(3):
    try:
        if i == 1: continue
        print("body", i)
    finally:
        print("finally", i)
def f():
    for i in range(3):
        for j in range(3):
            if j == 2: break
            if i == 2: return i, j
print(f())
i = "outer"
for i in (): pass
print(i)
for i in reversed(range(3)): print(i, end="")
for a, b in zip("ab", [1, 2]): print(a, b, end=" ")
for i, c in enumerate("xy", 1): print(i, c, end=" ")
for k, v in {"a": 1}.items(): print(k, v)
for x in (y for y in [1]): print(x)
it = iter(range(5))
for x in it:
    print(x, next(it, "none"))
