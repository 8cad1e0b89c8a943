# f-strings: conversions, specs, nesting, self-documenting, quotes.
name, width, value = 'pi', 10, 3.14159
print(f'{name}={value}', f'{name!r:>8}', f'{value:.2f}', f'{value:{width}.{2}f}', f'{value:^{width}}|')
print(f'{value=}', f'{value = :.3f}', f'{name=!s}', f'{1+1=}', f"{ 'a' =}")
print(f'{{}}', f'{{{name}}}', f'{name!a}', f'{"é"!a}', f'{[1, 2]}', f'{ {1: 2}[1] }')
print(f'{(lambda x: x * 2)(3)}', f'{name if value > 3 else width}', f'{", ".join(["a", "b"])}')
print(f'a' 'b' f'{name}' r'\n' fr'\d{width}', rf'{name}\t')
print(f'''multi
{name}
line''')
print(f'{12345678:,}', f'{255:#x}', f'{255:08b}', f'{-5:+d}', f'{0.256:.1%}', f'{1e10:g}', f'{True}', f'{True:d}', f'{None}')
class P:
    def __format__(self, spec): return f'<{spec}>'
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'
p = P()
print(f'{p}', f'{p:abc}', f'{p!s}', f'{p!r}', f'{p!s:>5}', f'{p:{name}{width}}', format(p, 'z'))
print(f'{value!r:>10.4}', f"{'nested ' + f'{name}'}", f'{"x":*^5}', f'{3:{"0" + "4"}}')
try: f'{[]:>5}'
except TypeError as e: print(e)
try: f'{1:zz}'
except ValueError as e: print(e)
try: f'{"a":d}'
except ValueError as e: print(e)
print(f'{(x := 5)} {x}', f'{x:=5}', f'{x!=5}')
print(f'{"a" if True else "b"}{"c"}', f'', f'{""}', f'%s' % 1)
