// Colours by name and colormaps, as matplotlib.colors has them. The maps' tables are in ColormapTables.swift.

let plotColoursSource = #"""
    import math

    CYCLE = ['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd', '#8c564b', '#e377c2', '#7f7f7f', '#bcbd22', '#17becf']
    _LETTERS = {'b': (0, 0, 1), 'g': (0, 0.5, 0), 'r': (1, 0, 0), 'c': (0, 0.75, 0.75), 'm': (0.75, 0, 0.75), 'y': (0.75,
                                                                0.75, 0),
                'k': (0, 0, 0), 'w': (1, 1, 1)}
    _TABLEAU = ['blue', 'orange', 'green', 'red', 'purple', 'brown', 'pink', 'gray', 'olive', 'cyan']
    _NAMES = {
        'black': '#000000', 'white': '#ffffff', 'red': '#ff0000', 'green': '#008000', 'blue': '#0000ff', 'cyan': '#00ffff',
        'magenta': '#ff00ff', 'yellow': '#ffff00', 'gray': '#808080', 'grey': '#808080', 'orange': '#ffa500',
              'purple': '#800080',
        'brown': '#a52a2a', 'pink': '#ffc0cb', 'olive': '#808000', 'navy': '#000080', 'teal': '#008080', 'maroon': '#800000',
        'lime': '#00ff00', 'aqua': '#00ffff', 'silver': '#c0c0c0', 'gold': '#ffd700', 'crimson': '#dc143c', 'coral': '#ff7f50',
        'salmon': '#fa8072', 'tomato': '#ff6347', 'orangered': '#ff4500', 'darkorange': '#ff8c00', 'khaki': '#f0e68c',
        'indigo': '#4b0082', 'violet': '#ee82ee', 'orchid': '#da70d6', 'plum': '#dda0dd', 'lavender': '#e6e6fa',
        'turquoise': '#40e0d0', 'steelblue': '#4682b4', 'skyblue': '#87ceeb', 'lightblue': '#add8e6', 'royalblue': '#4169e1',
        'darkblue': '#00008b', 'cornflowerblue': '#6495ed', 'dodgerblue': '#1e90ff', 'slategray': '#708090',
              'darkgreen': '#006400',
        'forestgreen': '#228b22', 'seagreen': '#2e8b57', 'limegreen': '#32cd32', 'lightgreen': '#90ee90', 'darkred': '#8b0000',
        'firebrick': '#b22222', 'chocolate': '#d2691e', 'tan': '#d2b48c', 'beige': '#f5f5dc', 'lightgray': '#d3d3d3',
        'lightgrey': '#d3d3d3', 'darkgray': '#a9a9a9', 'darkgrey': '#a9a9a9', 'dimgray': '#696969', 'dimgrey': '#696969'}
    for _i, _name in enumerate(_TABLEAU):
        _NAMES['tab:' + _name] = CYCLE[_i]
    _NAMES['tab:grey'] = CYCLE[7]

    def to_rgba(c, alpha=None):
        """Four numbers from 0 to 1 for a colour: a name, #rrggbb, a grey as text, C3, or numbers."""
        if isinstance(c, tuple) and len(c) == 2 and isinstance(c[0], str):
            c, alpha = c[0], c[1] if alpha is None else alpha
        if isinstance(c, str):
            rgba = _parse(c)
        else:
            values = c.tolist() if hasattr(c, 'tolist') else c
            try:
                rgba = tuple(float(part) for part in values)
            except TypeError:
                raise ValueError(f'Invalid RGBA argument: {c!r}') from None
            if len(rgba) not in (3, 4):
                raise ValueError('RGBA sequence should have length 3 or 4')
            if any(part < 0 or part > 1 for part in rgba):
                raise ValueError('RGBA values should be within 0-1 range')
        if len(rgba) == 3:
            rgba += (1.0,)
        if alpha is not None and rgba != (0.0, 0.0, 0.0, 0.0):
            rgba = rgba[:3] + (float(alpha),)
        return rgba

    def _parse(text):
        if text.lower() == 'none':
            return (0.0, 0.0, 0.0, 0.0)
        if text in _LETTERS:
            return tuple(float(part) for part in _LETTERS[text])
        if len(text) >= 2 and text[0] == 'C' and text[1:].isdigit():
            return _parse(CYCLE[int(text[1:]) % len(CYCLE)])
        name = text.lower()
        if name in _NAMES:
            name = _NAMES[name]
        if name[:1] == '#':
            digits = name[1:]
            if len(digits) in (3, 4):
                digits = ''.join(digit * 2 for digit in digits)
            if len(digits) in (6, 8):
                try:
                    return tuple(int(digits[i:i + 2], 16) / 255 for i in range(0, len(digits), 2))
                except ValueError:
                    pass
        try:
            grey = float(text)
        except ValueError:
            grey = -1
        if 0 <= grey <= 1:
            return (grey, grey, grey)
        raise ValueError(f'Invalid RGBA argument: {text!r}')

    _TABLES = {}

    class Colormap:
        """256 colours, or those of a list."""
        def __init__(self, name, colours):
            self.name, self.N, self._colours = name, len(colours), colours

        def __call__(self, x):
            """The colour of a number from 0 to 1, or of each of a list."""
            if hasattr(x, 'tolist'):
                x = x.tolist()
            if isinstance(x, (list, tuple)):
                return [self(value) for value in x]
            if isinstance(x, int):
                return self._colours[max(0, min(self.N - 1, x))]
            if x != x:
                return (0.0, 0.0, 0.0, 0.0)
            return self._colours[max(0, min(self.N - 1, int(x * self.N) if x != 1 else self.N - 1))]

    _known = {}

    def get_cmap(name=None):
        if isinstance(name, Colormap):
            return name
        name = 'viridis' if name is None else name
        if name in _known:
            return _known[name]
        base = name[:-2] if name.endswith('_r') else name
        if base in ('gray', 'grey'):
            colours = [(i / 255, i / 255, i / 255, 1.0) for i in range(256)]
        elif base == 'tab10':
            colours = [to_rgba(colour) for colour in CYCLE]
        elif base in _TABLES:
            digits = _TABLES[base]
            colours = [tuple(int(digits[i + k:i + k + 2], 16) / 255 for k in (0, 2, 4)) + (1.0,) for i in range(0,
                                                                len(digits), 6)]
        else:
            raise ValueError(f'{name!r} is not a colormap that is available: {", ".join(sorted([*_TABLES, "gray", "tab10"]))}, '
                             'each also reversed with _r')
        if base != name:
            colours = colours[::-1]
        _known[name] = Colormap(name, colours)
        return _known[name]
    """#
