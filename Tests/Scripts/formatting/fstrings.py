x, name = 3.14159, 'tnb'
print(f'{x:.2f} {name!r:>8} {name:*^9} {x=:.1f} {10:#x} {1234567:,} {0.5:%}')
width = 7
print(f'{x:{width}.3f}|{{}}')
