// What stands on axes (lines, points, bars, pictures, texts), the pen that draws it, and one axis with its limits.

let plotArtistsSource = #"""
    import math

    from matplotlib import _canvas, rcParams
    from matplotlib._colors import CYCLE, get_cmap, to_rgba
    from matplotlib._formulas import Layout, is_formula
    from matplotlib._ticks import linear_labels, linear_ticks, log_labels, log_ticks, nonsingular

    def refuse(function, options):
        for name in options:
            raise NotImplementedError(f'{function}({name}=\u2026) is not available')

    def flat(values):
        """Numbers of a list, a tensor, a range or one number."""
        if hasattr(values, 'detach'):
            values = values.detach()
        if hasattr(values, 'tolist'):
            values = values.tolist()
        if isinstance(values, (int, float)):
            return [float(values)]
        result = []
        for value in values:
            if hasattr(value, 'item'):
                value = value.item()
            if value is None:
                value = math.nan
            if isinstance(value, (list, tuple)):
                raise ValueError('x and y can be no greater than 1D, but have shapes of lists in lists')
            result.append(float(value))
        return result

    def per_point(value, count):
        """A number for each point, from one or from as many."""
        values = flat(value)
        if len(values) == 1:
            return values * count
        if len(values) != count:
            raise ValueError(f'wanted one number or {count}, got {len(values)}')
        return values

    MARKERS = {'o': None, '.': None, ',': None, 's': [(-.5, -.5), (.5, -.5), (.5, .5), (-.5, .5)],
               '^': [(0, .5), (-.5, -.5), (.5, -.5)], 'v': [(0, -.5), (.5, .5), (-.5, .5)],
               '<': [(-.5, 0), (.5, -.5), (.5, .5)], '>': [(.5, 0), (-.5, .5), (-.5, -.5)],
               'D': [(0, -.7071), (.7071, 0), (0, .7071), (-.7071, 0)], 'd': [(0, -.7071), (.4243, 0), (0, .7071), (-.4243, 0)],
               'x': [[(-.5, -.5), (.5, .5)], [(-.5, .5), (.5, -.5)]], '+': [[(-.5, 0), (.5, 0)], [(0, -.5), (0, .5)]],
               '*': [(math.sin(math.pi * i / 5) * (.5 if i % 2 == 0 else .190983),
                      math.cos(math.pi * i / 5) * (.5 if i % 2 == 0 else .190983))
                     for i in range(10)], '|': [[(0, -.5), (0, .5)]], '_': [[(-.5, 0), (.5, 0)]]}
    STYLES = {'-': '-', '--': '--', '-.': '-.', ':': ':', 'solid': '-', 'dashed': '--', 'dashdot': '-.', 'dotted': ':',
              '': '', ' ': '',
              'None': '', 'none': '', None: '-'}
    DASHES = {'-': [], '--': [3.7, 1.6], '-.': [6.4, 1.6, 1, 1.6], ':': [1, 1.65]}

    def parse_format(text):
        """The colour, marker and line of a format such as 'r--o'."""
        colour = marker = line = None
        rest = text
        try:
            return to_rgba(text), None, None
        except ValueError:
            pass
        while rest:
            if rest[:2] in ('--', '-.'):
                line, rest = rest[:2], rest[2:]
            elif rest[0] in '-:':
                line, rest = rest[0], rest[1:]
            elif rest[0] in MARKERS:
                marker, rest = rest[0], rest[1:]
            elif rest[0] in 'bgrcmykw':
                colour, rest = to_rgba(rest[0]), rest[1:]
            elif rest[0] == 'C' and rest[1:2].isdigit():
                colour, rest = to_rgba(rest[:2]), rest[2:]
            else:
                raise ValueError(f'{text!r} is not a valid format string (unrecognized character {rest[0]!r})')
        return colour, marker, '' if line is None and marker is not None else line

    class Artist:
        """Something on axes: options that draw it, and the points that limits must hold."""
        zorder = 1
        label = None

        def get_label(self): return self.label
        def set_label(self, label): self.label = label

    class Line2D(Artist):
        zorder = 2

        def __init__(self, xs, ys, colour, style, width, marker, size, label, face=None, edge=None, alpha=None, edgewidth=1.0):
            self.xs, self.ys, self.style, self.width = xs, ys, style, width
            self.marker, self.size, self.label = marker, size, label
            self.colour = to_rgba(colour, alpha)
            self.face = self.colour if face is None else to_rgba(face, alpha)
            self.edge = self.colour if edge is None else to_rgba(edge, alpha)
            self.edgewidth = edgewidth

        def get_xdata(self): return list(self.xs)
        def get_ydata(self): return list(self.ys)
        def get_color(self): return self.colour

        def draw(self, pen, xs, ys, clip):
            if self.style:
                dashes = [d * self.width * pen.scale for d in DASHES[self.style]]
                cap = 'butt' if dashes else 'projecting'
                _canvas.path(pen.page, *pen.snapped(xs, ys, self.width), False, None, pen.stroke(self.colour, self.width, cap, 'round', dashes), clip)
            if self.marker:
                pen.markers(self.marker, xs, ys, [self.size], [self.face], self.edge, self.edgewidth, clip)

        def paint(self, pen, axes, clip):
            self.draw(pen, [axes.x.place(x) for x in self.xs], [axes.y.place(y) for y in self.ys], clip)

        def swatch(self, pen, x, y, width, height):
            marker, self.marker = self.marker, None
            self.draw(pen, [x, x + width], [y + height / 2] * 2, None)
            self.marker = marker
            if marker:
                pen.markers(self.marker, [x + width / 2], [y + height / 2], [self.size], [self.face], self.edge,
                            self.edgewidth, None)

    class Span(Line2D):
        """axhline and axvline: a constant on one axis, from edge to edge on the other."""
        def __init__(self, value, isHorizontal, first, last, **options):
            super().__init__([], [], **options)
            self.value, self.isHorizontal, self.first, self.last = value, isHorizontal, first, last

        def paint(self, pen, axes, clip):
            x, y, width, height = axes.box
            if self.isHorizontal:
                place = axes.y.place(self.value)
                self.draw(pen, [x + self.first * width, x + self.last * width], [place, place], clip)
            else:
                place = axes.x.place(self.value)
                self.draw(pen, [place, place], [y + self.first * height, y + self.last * height], clip)

    class Polygons(Artist):
        """Filled outlines in data units: bars, histograms, areas."""
        def __init__(self, outlines, fills, edge, width, label):
            self.outlines, self.fills, self.edge, self.width, self.label = outlines, fills, edge, width, label

        def paint(self, pen, axes, clip):
            for index, (xs, ys) in enumerate(self.outlines):
                stroke = None
                if self.edge is not None and self.width:
                    stroke = pen.stroke(self.edge, self.width, 'butt', 'miter')
                places = pen.snapped([axes.x.place(x) for x in xs], [axes.y.place(y) for y in ys],
                                     self.width if stroke else 0, True)
                _canvas.path(pen.page, *places, True, self.fills[index % len(self.fills)], stroke, clip)

        def swatch(self, pen, x, y, width, height):
            stroke = pen.stroke(self.edge, self.width, 'butt', 'miter') if self.edge is not None and self.width else None
            places = pen.snapped([x, x + width, x + width, x], [y, y, y + height, y + height], self.width if stroke else 0, True)
            _canvas.path(pen.page, *places, True, self.fills[0], stroke)

    class BarContainer(Polygons):
        def __len__(self): return len(self.outlines)

    class Points(Artist):
        """scatter."""
        def __init__(self, xs, ys, sizes, fills, edge, width, marker, label, mapped=None):
            self.xs, self.ys, self.sizes, self.fills, self.edge, self.width, self.marker, self.label = (
                xs, ys, sizes, fills, edge, width, marker, label)
            self.mapped = mapped

        def paint(self, pen, axes, clip):
            places = [axes.x.place(x) for x in self.xs], [axes.y.place(y) for y in self.ys]
            pen.markers(self.marker, *places, [math.sqrt(size) for size in self.sizes], self.fills, self.edge, self.width, clip,
                        'round')

        def swatch(self, pen, x, y, width, height):
            pen.markers(self.marker, [x + width / 2], [y + height / 2], [math.sqrt(self.sizes[0]) if self.sizes else 6],
                        self.fills[:1], self.edge, self.width, None, 'round')

    class Mapped:
        """Values that a colormap shows."""
        def __init__(self, cmap, low, high):
            self.cmap, self.low, self.high = get_cmap(cmap), low, high

        def __call__(self, value):
            if value != value:
                return (0.0, 0.0, 0.0, 0.0)
            if self.high == self.low:
                return self.cmap(0.0)
            return self.cmap(min(1.0, max(0.0, (value - self.low) / (self.high - self.low))))

    class AxesImage(Artist):
        zorder = 0

        def __init__(self, pixels, columns, rows, extent, smooths, mapped):
            self.pixels, self.columns, self.rows = pixels, columns, rows
            self.extent, self.smooths, self.mapped = extent, smooths, mapped

        def paint(self, pen, axes, clip):
            left, right, bottom, top = self.extent
            xs, ys = sorted((axes.x.place(left), axes.x.place(right))), sorted((axes.y.place(bottom), axes.y.place(top)))
            # Whole pixels: a border that is half covered would shine through the frame.
            if all(map(math.isfinite, xs + ys)):
                xs, ys = pen.on_pixels(xs, ys)
            pixels = self.pixels
            if axes.x.place(right) < axes.x.place(left) or axes.y.place(top) < axes.y.place(bottom):
                pixels = self.turned(axes.x.place(right) < axes.x.place(left), axes.y.place(top) < axes.y.place(bottom))
            _canvas.picture(pen.page, pixels, self.columns, self.rows, xs[0], ys[0], xs[1] - xs[0], ys[1] - ys[0],
                            self.smooths, clip)

        def turned(self, mirrors, flips):
            size = 4 * self.columns
            rows = [self.pixels[i:i + size] for i in range(0, len(self.pixels), size)]
            if flips:
                rows.reverse()
            if mirrors:
                rows = [b''.join(row[i:i + 4] for i in range(size - 4, -4, -4)) for row in rows]
            return b''.join(rows)

    class Text(Artist):
        zorder = 3

        def __init__(self, x, y, text, size, colour, ha, va, rotation, bold, space):
            self.x, self.y, self.text, self.size, self.colour, self.ha, self.va, self.rotation, self.bold, self.space = (
                x, y, text, size, colour, ha, va, rotation, bold, space)

        def paint(self, pen, axes, clip):
            if self.space == 'data':
                x, y = axes.x.place(self.x), axes.y.place(self.y)
            else:
                left, bottom, width, height = axes.box
                x, y = left + self.x * width, bottom + self.y * height
            pen.text(self.text, x, y, self.size, self.ha, self.va, self.rotation, self.colour, self.bold)

    class ErrorbarContainer(Artist):
        def __init__(self, line, bars, label):
            self.data_line, self.bars, self.label = line, bars, label

        zorder = 2

        def paint(self, pen, axes, clip):
            for bar in self.bars:
                bar.paint(pen, axes, clip)

        def swatch(self, pen, x, y, width, height):
            colour = self.bars[0].colour if self.bars else self.data_line.colour
            middle, half = x + width / 2, 5 * pen.scale
            _canvas.path(pen.page, [middle, middle], [y + height / 2 - half, y + height / 2 + half], False, None,
                         pen.stroke(colour, 1.5, 'butt', 'round'))
            if self.bars and self.bars[0].marker:
                pen.markers(self.bars[0].marker, [middle] * 2, [y + height / 2 - half, y + height / 2 + half],
                            [self.bars[0].size],
                            [colour], colour, 1.0, None)
            if self.data_line is not None:
                self.data_line.swatch(pen, x, y, width, height)

    class Pen:
        """A page with a scale: pixels for a point."""
        def __init__(self, page, scale, height=0):
            self.page, self.scale, self.height = page, scale, height
            self.known = {}

        def snap_x(self, place):
            """The middle of a pixel: lines of one pixel stay sharp."""
            return math.floor(place + 0.5) + 0.5

        def snap_y(self, place): return self.height - self.snap_x(self.height - place)

        def snapped(self, xs, ys, width, closes=False):
            """Places on the grid of pixels, when all lines go straight across or up: they stay sharp."""
            count = len(xs)
            if not 1 < count <= 1024 or not all(map(math.isfinite, xs)) or not all(map(math.isfinite, ys)):
                return xs, ys
            for i in range(0 if closes else 1, count):
                if abs(xs[i] - xs[i - 1]) >= 1e-4 and abs(ys[i] - ys[i - 1]) >= 1e-4:
                    return xs, ys
            return self.on_pixels(xs, ys, width)

        def on_pixels(self, xs, ys, width=0):
            """Moved to the edges of pixels, or to their middles under a line of odd width."""
            shift = 0.5 if math.floor(width * self.scale + 0.5) % 2 else 0.0
            return ([math.floor(x + 0.5) + shift for x in xs],
                    [self.height - math.floor(self.height - y + 0.5) - shift for y in ys])

        def stroke(self, colour, width, cap='butt', join='round', dashes=()):
            return (*colour, width * self.scale, cap, join, *dashes)

        def formula(self, line, size):
            """The layout of a line with formulas; None for any other."""
            if '$' not in line or not is_formula(line):
                return None
            return Layout(line, size, lambda text, size, bold, italic: _canvas.extents(self.page, text, size, bold, italic)).box()

        def line_size(self, line, size, bold):
            made = self.formula(line, size)
            if made is None:
                return _canvas.extents(self.page, line.replace('\\$', '$'), size, bold)
            return made.width, made.up, made.down

        def draw_line(self, line, x, y, size, rotation, colour, bold):
            """One line from the start of its baseline, turned by an angle."""
            made = self.formula(line, size)
            if made is None:
                _canvas.text(self.page, line.replace('\\$', '$'), x, y, size, rotation, colour, bold)
                return
            sine, cosine = math.sin(math.radians(rotation)), math.cos(math.radians(rotation))
            def at(across, up): return x + across * cosine - up * sine, y + across * sine + up * cosine
            for kind, across, up, *rest in made.parts:
                if kind == 'text':
                    text, part, heavy, italic = rest
                    _canvas.text(self.page, text, *at(across, up), part, rotation, colour, heavy or bold, None, italic)
                    continue
                if kind == 'rule':
                    wide, thick = rest
                    corners = [at(across + dx, up + dy) for dx, dy in ((0, 0), (wide, 0), (wide, thick), (0, thick))]
                    _canvas.path(self.page, [p[0] for p in corners], [p[1] for p in corners], True, colour, None)
                    continue
                xs, ys, thick = rest
                corners = [at(across + dx, up + dy) for dx, dy in zip(xs, ys)]
                _canvas.path(self.page, [p[0] for p in corners], [p[1] for p in corners], False, None,
                             (*colour, thick, 'butt', 'miter'))

        def size(self, text, size, bold=False):
            """Width, ascent and descent of a text of any number of lines, in pixels; never lower than a line of letters."""
            key = text, size, bold
            if key not in self.known:
                _, ascent, descent = _canvas.extents(self.page, 'lp', size * self.scale, bold)
                widths = []
                lines = text.split('\n')
                for line in lines:
                    width, up, down = self.line_size(line, size * self.scale, bold)
                    widths.append(width)
                    if len(lines) == 1:
                        ascent, descent = max(ascent, up), max(descent, down)
                step = 1.2 * (ascent + descent)
                self.known[key] = max(widths), ascent + step * (len(lines) - 1), descent, widths, step
            return self.known[key]

        def text(self, text, x, y, size, ha='left', va='baseline', rotation=0.0, colour=(0, 0, 0, 1), bold=False):
            text = str(text)
            width, ascent, descent, widths, step = self.size(text, size, bold)
            first = ascent - step * (len(widths) - 1)
            turn = math.radians(rotation)
            corners = [(cx * math.cos(turn) - cy * math.sin(turn), cx * math.sin(turn) + cy * math.cos(turn))
                       for cx in (0, width) for cy in (-ascent - descent, 0)]
            left, right = min(c[0] for c in corners), max(c[0] for c in corners)
            bottom, top = min(c[1] for c in corners), max(c[1] for c in corners)
            x -= {'left': left, 'center': (left + right) / 2, 'right': right}[ha]
            if va == 'baseline':
                y += ascent * math.cos(turn)
                x -= ascent * math.sin(turn)
            else:
                y -= {'bottom': bottom, 'center': (bottom + top) / 2, 'top': top, 'center_baseline': (bottom + top) / 2}[va]
            for index, line in enumerate(text.split('\n')):
                shift = {'left': 0, 'center': (width - widths[index]) / 2, 'right': width - widths[index]}[ha]
                down = first + index * step
                self.draw_line(line, x + shift * math.cos(turn) + down * math.sin(turn),
                               y + shift * math.sin(turn) - down * math.cos(turn), size * self.scale, rotation, colour, bold)

        def tick_label(self, label, x, y, size, ha, va):
            """A tick's text, or a power as a pair (factor, power)."""
            if isinstance(label, str):
                self.text(label, x, y, size, ha, va)
                return
            base, power = self.power(label)
            width = self.label_size(label, size)
            _, ascent, descent, _, _ = self.size(base, size)
            x -= {'left': 0, 'center': width / 2, 'right': width}[ha]
            y -= {'top': ascent + 0.3 * size * self.scale, 'center': (ascent - descent) / 2, 'bottom': -descent}[va]
            _canvas.text(self.page, base, x, y, size * self.scale, 0, (0, 0, 0, 1))
            _canvas.text(self.page, power, x + self.size(base, size)[0], y + 0.38 * size * self.scale,
                         0.7 * size * self.scale, 0,
                         (0, 0, 0, 1))

        def power(self, label):
            factor, power = label
            return ('' if factor == 1 else f'{factor}\u00d7') + '10', str(power).replace('-', '\u2212')

        def label_size(self, label, size):
            if isinstance(label, str):
                return self.size(label, size)[0]
            base, power = self.power(label)
            return self.size(base, size)[0] + self.size(power, 0.7 * size)[0]

        def markers(self, marker, xs, ys, sizes, fills, edge, width, clip, join='miter'):
            if marker in ('o', '.', ','):
                half = {'o': 0.5, '.': 0.25, ',': 0.05}[marker] * self.scale
                stroke = None if edge is None or not width else self.stroke(edge, width)
                fills = [part for fill in fills for part in fill]
                if edge == 'face':
                    for i, (x, y) in enumerate(zip(xs, ys)):
                        fill = fills[4 * i % len(fills):][:4]
                        _canvas.circles(self.page, [x], [y], [sizes[i % len(sizes)] * half], fill, self.stroke(fill, width),
                                        clip)
                    return
                _canvas.circles(self.page, xs, ys, [size * half for size in sizes], fills, stroke, clip)
                return
            shape = MARKERS[marker]
            for i, (x, y) in enumerate(zip(xs, ys)):
                if not (math.isfinite(x) and math.isfinite(y)):
                    continue
                size, fill = sizes[i % len(sizes)] * self.scale, fills[i % len(fills)]
                colour = fill if edge == 'face' else edge
                for part in shape if isinstance(shape[0], list) else [shape]:
                    isOpen = isinstance(shape[0], list)
                    _canvas.path(self.page, [x + size * p[0] for p in part], [y + size * p[1] for p in part], not isOpen,
                                 None if isOpen else fill,
                                 self.stroke(colour, max(width, 1.0 if isOpen else 0), 'butt', join), clip)

    class Axis:
        """One direction of axes: limits, scale, ticks and how data become pixels."""
        def __init__(self, name):
            self.name, self.scale, self.limits, self.label = name, 'linear', None, ''
            self.values, self.sticky, self.positive = [], [], []
            self.margin = rcParams['axes.xmargin' if name == 'x' else 'axes.ymargin']
            self.inverted = False
            self.ticks = self.labels = None
            self.start = self.length = 0.0
            self.rotation, self.hidden, self.far, self.integer = 0.0, False, False, False
            self.label_size = rcParams['font.size']
            self.categories = []
            self.name_size, self.room, self.ha = rcParams['font.size'], 0.0, 'center'
            self.right, self.shared, self.bare = False, None, False

        def numbers(self, values):
            """Numbers of data; texts are categories that count from 0."""
            if hasattr(values, 'tolist') or isinstance(values, (int, float)):
                return flat(values)
            values = list(values)
            if not values or not isinstance(values[0], str):
                return flat(values)
            for value in values:
                if str(value) not in self.categories:
                    self.categories.append(str(value))
            return [float(self.categories.index(str(value))) for value in values]

        def add(self, values, sticky=()):
            self.values += [value for value in values if math.isfinite(value)]
            self.sticky += sticky

        def view(self):
            """The limits: given ones, or those of the data with a margin."""
            given = self.limits or (None, None)
            if self.scale == 'log':
                given = tuple(value if value is not None and value > 0 else None for value in given)
            if None not in given:
                return given
            values = [value for value in self.values if value > 0] if self.scale == 'log' else self.values
            low, high = (min(values), max(values)) if values else (0.0, 1.0) if self.scale == 'linear' else (1.0, 10.0)
            if values:
                low, high = nonsingular(low, high, 0.05) if self.scale == 'linear' else (low, high)
                if self.scale == 'log':
                    if low == high:
                        low, high = 10 ** (math.ceil(math.log10(low)) - 1), 10 ** (math.floor(math.log10(high)) + 1)
                    first, last = math.log10(low), math.log10(high)
                    delta = (last - first) * self.margin
                    low, high = 10 ** (first - delta), 10 ** (last + delta)
                else:
                    tolerance = 1e-5 * abs(high - low)
                    least = [s for s in self.sticky if s <= low + tolerance]
                    most = [s for s in self.sticky if s >= high - tolerance]
                    delta = (high - low) * self.margin
                    below, above = low - delta, high + delta
                    if least:
                        below = max(below, max(least))
                    if most:
                        above = min(above, min(most))
                    low, high = below, above
            low = low if given[0] is None else given[0]
            high = high if given[1] is None else given[1]
            return (high, low) if self.inverted else (low, high)

        def settle(self, start, length):
            self.start, self.length, self.shown = start, length, self.view()

        def part(self, value):
            low, high = self.shown
            if self.scale == 'log':
                if value <= 0:
                    return -1e3
                return (math.log10(value) - math.log10(low)) / (math.log10(high) - math.log10(low))
            return (value - low) / (high - low)

        def place(self, value):
            if not math.isfinite(value):
                return math.nan
            return self.start + self.part(value) * self.length

        def every(self, scale):
            """All ticks, also those out of view, with their labels, the minor ones, and what stands at the end."""
            low, high = self.shown
            bottom, top = sorted(self.shown)
            room = int(self.length / scale / (self.label_size * (3 if self.name == 'x' else 2)))
            minor, end = [], ''
            if self.ticks is not None:
                ticks = self.ticks
                labels = self.labels if self.labels is not None else linear_labels(ticks, low, high)[0]
            elif self.categories:
                ticks, labels = [float(i) for i in range(len(self.categories))], self.categories
            elif self.scale == 'log':
                ticks = log_ticks(bottom, top, room)
                labels = log_labels(ticks, bottom, top)
                between = log_ticks(bottom, top, room, minor=True)
                minor = list(zip(between, log_labels(between, bottom, top, minor=True)))
            else:
                ticks = linear_ticks(bottom, top, room, self.integer)
                labels, end = linear_labels(ticks, low, high)
                if self.labels is not None:
                    labels = self.labels
            return ticks, labels, minor, end

        def marks(self, scale):
            """The ticks in view with their labels, those between them, and what stands at the end of the axis."""
            ticks, labels, minor, end = self.every(scale)
            if self.bare:
                labels, end = [''] * len(ticks), ''
                minor = [(tick, None) for tick, _ in minor]
            slack = 1e-10
            def inView(tick): return -slack <= self.part(tick) <= 1 + slack
            shown = [(tick, label) for tick, label in zip(ticks, list(labels) + [''] * len(ticks)) if inView(tick)]
            return shown, [(tick, label) for tick, label in minor if inView(tick)], end
    """#
