#!/usr/bin/env python3
"""Writes the tables of matplotlib's colormaps, 256 colours each, for Sources/Bindings/Plots/ColormapTables.swift.
viridis and plasma are CC0, Blues is ColorBrewer's (Apache 2.0), coolwarm is Kenneth Moreland's (public domain).
Usage: embed-colormaps.py > Sources/Bindings/Plots/ColormapTables.swift   (needs matplotlib)"""

import matplotlib

print('// Colours of matplotlib\'s maps, six hexadecimal digits each. Written by scripts/embed-colormaps.py.\n')
print('let colormapTables = """')
for name in ['viridis', 'plasma', 'Blues', 'coolwarm']:
    colormap = matplotlib.colormaps[name]
    exact = ''.join('%02x%02x%02x' % tuple(colormap(i, bytes=True)[:3]) for i in range(256))
    print(f'    _TABLES[{name!r}] = (')
    for place in range(0, len(exact), 120):
        print(f"        '{exact[place:place + 120]}'")
    print('    )')
print('    """')
