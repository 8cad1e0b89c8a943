# Loops whose bodies are too long for a short jump, in a module that is written here.
import os
import sys
import tempfile

lines = ['def long(n):', '    total = 0', '    for i in range(n):', '        if i == 2:', '            continue']
lines += ['        total = (total + i * 3 - total // 7) % 1000'] * 7000
lines += ['        if total == i:', '            break', '    else:', "        return 'else', total", '    return total', '']
lines += ['def each(n):', '    for i in (x for x in range(n)):']
lines += ['        i = (i + 1 - 2 + i // 3) % 100'] * 7000
lines += ['        yield i', '']
# About as long as a short jump reaches, from below and from above.
for count in range(8187, 8193):
    lines += [f'def near{count}(items):', '    found = []', '    for x in items:']
    lines += ['        x = x * 2 % 7 + 1 - x'] * count
    lines += ['        found.append(x)', '    return found', '']
with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, 'long_loops_module.py'), 'w') as file:
        file.write('\n'.join(lines))
    sys.path.insert(0, folder)
    import long_loops_module as module
    sys.path.remove(folder)

print(module.long(0), module.long(1), module.long(5))
print(list(module.each(5)), sum(module.each(3)), [v for v in module.each(2)])
for count in range(8187, 8193):
    near = getattr(module, f'near{count}')
    print(count, near(range(4)), near([5, 6]), near(x for x in (1, 2)), near({3: 4}), near('') == [])
