# f-strings: expressions, conversions, nesting, specs, debug form, quotes, braces.
x, y, name, d, l = 5, 2.5, "bob", {"a": 1, "b": [1, 2]}, [1, 2, 3]
print(f"{x}{y}{name}", f"{x + 1} {x * 2:>5} {y:.1f}", f"{name!r} {name!s} {name!a} {'é'!a}", f"{name:>10}|{name:<10}|{name:^10}|{name:*^10}")
print(f"{{}} {{{x}}} {{x}}", f"{d['a']} {d['b'][0]} {l[-1]} {l[1:]}", f"{x=} {x = } {x+1=} {name=!s} {y=:.3f} {d['a']=}", f"{x!r:>5}")
print(f"{x:{10}} {x:{x}} {y:{x}.{1}f} {name:{'*'}^{10}}", f"{(lambda v: v * 2)(x)}", f"{ {1: 2}[1] }", f"{[i for i in l]}", f"{x if x > 3 else y}", f"{'nested ' + f'{x}'}", f'{"double"}', f"{'''triple'''}")
print(f"{x:05d} {x:+d} {x: d} {-x:05d} {x:#x} {x:b} {x:e} {x:%} {1000000:,} {1000000:_} {255:#06x} {255:08b}", f"{y:10.3f}| {y:<10}| {y:+.1e} {y:g} {1e10:g} {1e-10:g} {123456.789:,.2f}")
print(f"{True} {None} {...} {1,2} {()} {print} {int}"[:30], f"{x}" "plain" f"{y}", f"", f"{''}", f"{' '}", f"a{''}b")
print(f"""multi {
    x
} line {x
:>5}""")
print(f"{x!r}" f"{x!s:5}|" f"{x:}", f"{3.0} {1e20} {0.1+0.2} {10**20}", f"{'a' 'b'}", f"{'abc'[1]}", f"{d}", f"{x:>{len(name) + 2}}", f"{name.upper()} {name.center(9, '-')}", f"{max(l)} {sum(l):>4}", f"{x==5} {x!=5} {x>=5} {x<=4}", f"{'yes' if x else 'no'}", f"{-x} {+x} {~x} {not x}", f"{x**2} {x//2} {x%3} {x/2}", f"{(x, y)} {[x, y]} {x, y}")
class F:
    def __format__(self, spec): return f"<{spec}>"
    def __repr__(self): return "F()"
print(f"{F()} {F():a b} {F()!r:>6} {F():{x}{y}} {F()!s}", f"{F()=}", f"{F():%Y-%m}", f"{F()=:x}")
for bad in (lambda: f"{x:q}", lambda: f"{name:d}", lambda: f"{y:x}", lambda: f"{None:5}", lambda: f"{l:5}", lambda: f"{undefined}", lambda: f"{x:,,}", lambda: f"{name:+}", lambda: f"{name:,}", lambda: f"{name:=5}", lambda: f"{x:.3d}", lambda: f"{y:,x}", lambda: f"{d['zz']}", lambda: f"{1/0}", lambda: f"{x:{'a'}}", lambda: f"{b'x':5}", lambda: f"{{}}{x:c}{-1:c}", lambda: f"{x:1.}", lambda: f"{name:.}", lambda: f"{name:#}", lambda: f"{x:#,}", lambda: f"{name: }", lambda: f"{x:5s}", lambda: f"{name!r:d}", lambda: f"{True:s}", lambda: f"{0x110000:c}", lambda: f"{y:c}", lambda: f"{x:zd}", lambda: f"{x:_,}", lambda: f"{x:999999999999999999999}"):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
