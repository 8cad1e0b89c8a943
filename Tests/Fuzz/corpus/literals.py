x = f"{a!r:>{width}.{precision}}" f'{{}}{b=}' rb'\x00\'' u"\u00e9\
" """three
lines"""
y = 0x_ff + 0b1_0 + 0o17 + 1_0.5e-1_0 + .5 + 5. + 0xFFFFFFFFFFFFFFFFFFFFFFFF
z = f'''{
    x["key"] + (lambda q: q)(1)
:^{w}}''' if x else f"{x:%Y-%m-%d}" f"{'a' 'b'}" f"{ {1: 2}[1] }" f"{(y := 5)}" f"{x!s}"
