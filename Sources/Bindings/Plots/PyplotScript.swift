// Figures and matplotlib.pyplot's own functions: the current figure, layout, saving and showing.

let pyplotSource = #"""
    import math

    from matplotlib import _canvas, rcParams, use
    from matplotlib import _drawing
    from matplotlib._colors import Colormap, get_cmap
    from matplotlib.axes import Axes, font_size
    from matplotlib.figure import Pen, AxesImage, refuse

    class Figure:
        """A page with axes on it."""
        def __init__(self, figsize=None, dpi=None, facecolor='white', tight_layout=False, **more):
            refuse('figure', [name for name in more if name != 'layout' and name != 'constrained_layout' and name != 'num'])
            if more.get('constrained_layout') or more.get('layout') == 'constrained':
                raise NotImplementedError("figure(layout='constrained') is not available: use tight_layout()")
            self.size = tuple(float(side) for side in figsize or rcParams['figure.figsize'])
            if len(self.size) != 2 or not all(math.isfinite(side) and side > 0 for side in self.size):
                raise ValueError(f'figure size must be positive finite not {self.size}')
            self.dpi = float(rcParams['figure.dpi'] if dpi is None else dpi)
            self.face = facecolor
            self.axes, self.title, self.title_size = [], '', 12.0
            self.adjust = {'left': 0.125, 'right': 0.9, 'bottom': 0.11, 'top': 0.88, 'wspace': 0.2, 'hspace': 0.2}
            self.is_tight = bool(tight_layout) or more.get('layout') == 'tight'

        # ---- axes

        def _place(self, cell):
            rows, columns, first, last = cell
            a = self.adjust
            wide = (a['right'] - a['left']) / (columns + a['wspace'] * (columns - 1))
            high = (a['top'] - a['bottom']) / (rows + a['hspace'] * (rows - 1))
            left = a['left'] + first[1] * wide * (1 + a['wspace'])
            top = a['top'] - first[0] * high * (1 + a['hspace'])
            across, along = last[1] - first[1], last[0] - first[0]
            width, height = wide * (across + 1 + across * a['wspace']), high * (along + 1 + along * a['hspace'])
            return [left, top - height, width, height]

        def add_subplot(self, *args, **more):
            refuse('add_subplot', more)
            if len(args) == 1 and isinstance(args[0], int):
                args = tuple(int(digit) for digit in str(args[0]))
            rows, columns, index = args or (1, 1, 1)
            first, last = index if isinstance(index, tuple) else (index, index)
            if not 1 <= first <= last <= rows * columns:
                raise ValueError(f'num must be an integer with 1 <= num <= {rows * columns}, not {index}')
            cell = rows, columns, divmod(first - 1, columns), divmod(last - 1, columns)
            axes = Axes(self, self._place(cell), cell)
            self.axes.append(axes)
            return axes

        def subplots(self, nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, **more):
            refuse('subplots', more)
            grid = [[self.add_subplot(nrows, ncols, row * ncols + column + 1) for column in range(ncols)]
                    for row in range(nrows)]
            for name, share in (('x', sharex), ('y', sharey)):
                if share not in (False, True, 'all', 'none'):
                    raise NotImplementedError(f'subplots(share{name}={share!r}) is not available; there are True and False')
                if share in (True, 'all'):
                    shared = [getattr(axes, name) for line in grid for axes in line]
                    first = shared[0]
                    for line, row in enumerate(grid):
                        for column, axes in enumerate(row):
                            axis = getattr(axes, name)
                            axis.values, axis.sticky = first.values, first.sticky
                            axis.shared = shared
                            if (line < nrows - 1 if name == 'x' else column > 0):
                                axis.bare = True
            if squeeze and nrows == ncols == 1:
                return grid[0][0]
            if squeeze and nrows == 1:
                return AxesArray(grid[0])
            if squeeze and ncols == 1:
                return AxesArray([line[0] for line in grid])
            return AxesArray([AxesArray(line) for line in grid])

        def add_axes(self, rect):
            axes = Axes(self, [float(part) for part in rect])
            self.axes.append(axes)
            return axes

        def gca(self): return self.axes[-1] if self.axes else self.add_subplot()

        def colorbar(self, mappable, ax=None, fraction=0.15, pad=0.05, shrink=1.0, label='', **more):
            refuse('colorbar', more)
            mapped = mappable if not hasattr(mappable, 'mapped') else mappable.mapped
            if mapped is None:
                raise RuntimeError('No mappable was found to use for colorbar creation: the picture has colours of its own')
            parent = next((axes for axes in self.axes if mappable in axes.artists or axes.current_image is mapped),
                          None) if ax is None else ax
            parent = parent or self.gca()
            left, bottom, width, height = parent.position
            bar = Axes(self, [left + width * (1 - fraction), bottom + height * (1 - shrink) / 2, width * fraction,
                              height * shrink])
            parent.position = [left, bottom, width * (1 - fraction - pad), height]
            bar.bar_of, bar.bar_options = parent, (fraction, pad, shrink)
            parent.cbar = bar
            levels = mapped.cmap.N
            pixels = b''.join(bytes(int(part * 255 + 0.5) for part in mapped.cmap(levels - 1 - i)) for i in range(levels))
            bar.artists.append(AxesImage(pixels, 1, levels, (0.0, 1.0, mapped.low, mapped.high), False, mapped))
            bar.x.limits, bar.y.limits = (0.0, 1.0), (mapped.low, mapped.high if mapped.high > mapped.low else mapped.low + 1)
            bar.x.hidden, bar.y.right = True, True
            bar.y.label = str(label)
            bar.set_label = lambda label, **options: bar.set_ylabel(label, **options)
            bar.ax = bar
            self.axes.append(bar)
            return bar

        # ---- page

        def suptitle(self, t, fontsize=None, **more):
            refuse('suptitle', [name for name in more if name != 'y'])
            self.title, self.title_size = str(t), 12.0 if fontsize is None else font_size(fontsize)

        def set_size_inches(self, w, h=None): self.size = (float(w), float(h)) if h is not None else tuple(float(side)
                                                                for side in w)
        def get_size_inches(self): return list(self.size)
        def set_dpi(self, dpi): self.dpi = float(dpi)
        def get_axes(self): return list(self.axes)

        def subplots_adjust(self, left=None, bottom=None, right=None, top=None, wspace=None, hspace=None):
            for name, value in dict(left=left, bottom=bottom, right=right, top=top, wspace=wspace, hspace=hspace).items():
                if value is not None:
                    self.adjust[name] = float(value)
            if self.adjust['left'] >= self.adjust['right']:
                raise ValueError('left cannot be >= right')
            if self.adjust['bottom'] >= self.adjust['top']:
                raise ValueError('bottom cannot be >= top')
            self._replace()

        def _replace(self):
            for axes in self.axes:
                if axes.cell:
                    axes.position = self._place(axes.cell)
                    if axes.cbar is not None:
                        fraction, pad, shrink = axes.cbar.bar_options
                        left, bottom, width, height = axes.position
                        axes.cbar.position = [left + width * (1 - fraction), bottom + height * (1 - shrink) / 2,
                                              width * fraction, height * shrink]
                        axes.position = [left, bottom, width * (1 - fraction - pad), height]

        def tight_layout(self, *, pad=1.08, **more):
            refuse('tight_layout', [name for name in more if name != 'rect'])
            pen = Pen(_canvas.page(16, 16, 'png'), self.dpi / 72)
            width, height = self.size[0] * self.dpi, self.size[1] * self.dpi
            cells = [axes for axes in self.axes if axes.cell]
            if not cells:
                return
            rows, columns = cells[0].cell[:2]
            for _ in range(2):
                across, along = [0.0] * (columns + 1), [0.0] * (rows + 1)
                rights, lefts, tops, bottoms = ({} for _ in range(4))
                for axes in cells:
                    self.settle(axes, width, height)
                    outer = self._place(axes.cell)
                    left, bottom, right, top = _drawing.overhang(axes, pen)
                    x, y, w, h = axes.box
                    left += 0
                    first, last = axes.cell[2:]
                    extra = 0.0
                    if axes.cbar is not None:
                        self.settle(axes.cbar, width, height)
                        bar = axes.cbar
                        reach = _drawing.overhang(bar, pen)
                        extra = bar.box[0] + bar.box[2] + reach[2] - (outer[0] + outer[2]) * width
                    for table, key, value in ((lefts, first[1], outer[0] * width - (x - left)),
                                              (rights, last[1], max(x + w + right - (outer[0] + outer[2]) * width, extra)),
                                              (tops, first[0], y + h + top - (outer[1] + outer[3]) * height),
                                              (bottoms, last[0], outer[1] * height - (y - bottom))):
                        table[key] = max(table.get(key, 0.0), value)
                space = pad * rcParams['font.size'] * self.dpi / 72
                between = max((rights.get(c, 0) + lefts.get(c + 1, 0) for c in range(columns - 1)), default=0) + space
                stacked = max((bottoms.get(r, 0) + tops.get(r + 1, 0) for r in range(rows - 1)), default=0) + space
                head = sum(pen.size(self.title, self.title_size)[1:3]) + space if self.title else 0
                a = self.adjust
                new = {'left': (max(lefts.get(0, 0), 0) + space) / width, 'right': 1 - (max(rights.get(columns - 1, 0), 0)
                                                                + space) / width,
                       'bottom': (max(bottoms.get(rows - 1, 0), 0) + space) / height,
                       'top': 1 - (max(tops.get(0, 0), 0) + space + head) / height}
                wide = (new['right'] - new['left'] - between / width * (columns - 1)) / columns
                high = (new['top'] - new['bottom'] - stacked / height * (rows - 1)) / rows
                if wide <= 0 or high <= 0:
                    import warnings
                    warnings.warn('Tight layout not applied. The left and right margins cannot be made large enough to '
                                  'accommodate all Axes decorations.')
                    return
                a.update(new, wspace=between / width / wide, hspace=stacked / height / high)
                self._replace()

        def settle(self, axes, width, height):
            for axis in (axes.x, axes.y):
                if axis.shared:
                    given = next((one for one in axis.shared if one.limits), None)
                    if given is not None:
                        axis.limits = given.limits
            if getattr(axes, 'bar_of', None) is not None:
                # As high as what it belongs to, and a twentieth as wide.
                parent = axes.bar_of
                _drawing.fit(parent, width, height)
                _, bottom, _, high = parent.box
                shrink = axes.bar_options[2]
                left = axes.position[0] * width
                tall = axes.position[3] * height
                axes.box = left, axes.position[1] * height, min(tall / 20, axes.position[2] * width), tall
                axes.x.settle(axes.box[0], axes.box[2])
                axes.y.settle(axes.box[1], axes.box[3])
                return
            _drawing.fit(axes, width, height)

        def render(self, format='png', dpi=None, facecolor=None):
            dots = 72.0 if format in ('svg', 'pdf') else self.dpi if dpi is None or dpi == 'figure' else float(dpi)
            if self.is_tight:
                self.tight_layout()
            width, height = int(self.size[0] * dots + 1e-6), int(self.size[1] * dots + 1e-6)
            page = _canvas.page(width, height, format)
            pen = Pen(page, dots / 72, height)
            from matplotlib._colors import to_rgba
            _canvas.path(page, [0, width, width, 0], [0, 0, height, height], True, to_rgba(facecolor or self.face), None)
            for axes in self.axes:
                self.settle(axes, width, height)
            for axes in self.axes:
                _drawing.draw(axes, pen)
            if self.title:
                pen.text(self.title, width / 2, 0.98 * height, self.title_size, 'center', 'top')
            return _canvas.finish(page)

        def savefig(self, fname, *, dpi=None, format=None, bbox_inches=None, facecolor=None, transparent=False, **more):
            refuse('savefig', more)
            if transparent:
                raise NotImplementedError('savefig(transparent=True) is not available')
            if bbox_inches not in (None, 'tight'):
                raise NotImplementedError(f"savefig(bbox_inches={bbox_inches!r}) is not available; there is 'tight'")
            isFile = hasattr(fname, 'write')
            name = '' if isFile else str(fname)
            if format is None:
                last = name.rsplit('/', 1)[-1]
                format = last.rsplit('.', 1)[1].lower() if '.' in last else 'png'
                if not isFile and '.' not in last:
                    name += '.png'
            if format not in ('png', 'svg', 'pdf'):
                raise ValueError(f"Format {format!r} is not supported (supported formats: pdf, png, svg)")
            if dpi is None and rcParams['savefig.dpi'] != 'figure':
                dpi = rcParams['savefig.dpi']
            if bbox_inches == 'tight':
                self.tight_layout()
            data = self.render(format, dpi, facecolor)
            if isFile:
                fname.write(data)
                return
            with open(name, 'wb') as file:
                file.write(data)

        @property
        def canvas(self): return Drawn(self)

        def _repr_png_(self): return self.render()
        def __repr__(self):
            return f'<Figure size {self.size[0] * self.dpi:g}x{self.size[1] * self.dpi:g} with {len(self.axes)} Axes>'
        def show(self):
            from IPython.display import display
            display(self)
        def clf(self): self.axes.clear()
        clear = clf

    class Drawn:
        """figure.canvas: places are always up to date."""
        def __init__(self, figure): self.figure = figure
        def draw(self): pass

    class AxesArray(list):
        """The axes of subplots: rows of axes, or one row."""
        def __getitem__(self, index):
            if isinstance(index, tuple):
                value = self
                for part in index:
                    value = list.__getitem__(value, part)
                return value
            return list.__getitem__(self, index)

        @property
        def flat(self): return iter(self.ravel())
        @property
        def shape(self): return (len(self), len(self[0])) if self and isinstance(self[0], list) else (len(self),)
        @property
        def size(self): return len(self.ravel())
        def ravel(self): return AxesArray([one for row in self for one in (row if isinstance(row, list) else [row])])
        def flatten(self): return self.ravel()

    _figures, _current, _axes = {}, None, None

    def figure(num=None, figsize=None, dpi=None, **more):
        global _current, _axes
        if num is not None and num in _figures:
            _current, _axes = num, None
            return _figures[num]
        made = Figure(figsize, dpi, **more)
        number = num if num is not None else max([n for n in _figures if isinstance(n, int)], default=0) + 1
        _figures[number] = made
        made.number = number
        _current, _axes = number, None
        return made

    def gcf(): return _figures[_current] if _current in _figures else figure()

    def gca():
        global _axes
        if _axes is None or _axes not in gcf().axes:
            _axes = gcf().gca()
        return _axes

    def sca(ax):
        global _current, _axes
        _current = next((number for number, one in _figures.items() if one is ax.figure), _current)
        _axes = ax

    def axes(arg=None):
        global _axes
        _axes = gcf().add_subplot() if arg is None else gcf().add_axes(arg)
        return _axes

    def subplot(*args, **more):
        global _axes
        wanted = tuple(int(digit) for digit in str(args[0])) if len(args) == 1 and isinstance(args[0], int) else args or (1,
                                                                1, 1)
        for one in gcf().axes:
            place = divmod(wanted[2] - 1, wanted[1]) if isinstance(wanted[2], int) else None
            if one.cell == (*wanted[:2], place, place):
                _axes = one
                return one
        _axes = gcf().add_subplot(*args, **more)
        return _axes

    def subplots(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, figsize=None, dpi=None, **more):
        global _axes
        made = figure(figsize=figsize, dpi=dpi, **more)
        grid = made.subplots(nrows, ncols, sharex=sharex, sharey=sharey, squeeze=squeeze)
        _axes = made.axes[-1]
        return made, grid

    def close(fig=None):
        global _current, _axes
        if fig == 'all':
            _figures.clear()
        else:
            number = _current if fig is None else next((n for n, one in _figures.items() if one is fig or n == fig), None)
            _figures.pop(number, None)
        _current, _axes = max(_figures, default=None, key=lambda n: n if isinstance(n, int) else 0), None

    def show(*, block=None):
        """Shows the open figures, and closes them as notebooks do."""
        from IPython.display import display
        try:
            for number in list(_figures):
                display(_figures[number])
        finally:
            close('all')

    def _flush():
        if _figures:
            show()

    def savefig(*args, **options): return gcf().savefig(*args, **options)
    def tight_layout(**options): return gcf().tight_layout(**options)
    def suptitle(t, **options): return gcf().suptitle(t, **options)
    def subplots_adjust(**options): return gcf().subplots_adjust(**options)
    def clf(): gcf().clf()

    def cla():
        old = gca()
        old.__init__(old.figure, old.position, old.cell)

    def colorbar(mappable=None, ax=None, **options):
        if mappable is None:
            mappable = (ax or gca()).current_image
            if mappable is None:
                raise RuntimeError('No mappable was found to use for colorbar creation. First define a mappable such as an image '
                                   '(with imshow) or a contour set (with contourf).')
        parent = ax or next((one for one in gcf().axes if mappable in one.artists), gca())
        bar = gcf().colorbar(mappable, ax=parent, **options)
        sca(parent)
        return bar

    def _forward(name, target=None):
        def function(*args, **options):
            return getattr(gca(), target or name)(*args, **options)
        function.__name__ = function.__qualname__ = name
        return function

    for _name in ['plot', 'scatter', 'bar', 'barh', 'hist', 'imshow', 'errorbar', 'fill_between', 'axhline', 'axvline',
                  'text', 'legend',
                  'grid', 'axis', 'semilogx', 'semilogy', 'loglog', 'margins', 'tick_params']:
        globals()[_name] = _forward(_name)
    for _name in ['xlabel', 'ylabel', 'title', 'xscale', 'yscale']:
        globals()[_name] = _forward(_name, 'set_' + _name)

    def xlim(*args, **options): return gca().set_xlim(*args, **options) if args or options else gca().get_xlim()
    def ylim(*args, **options): return gca().set_ylim(*args, **options) if args or options else gca().get_ylim()
    def xticks(ticks=None, labels=None, **options):
        gca().set_xticks(ticks, labels, **options)
    def yticks(ticks=None, labels=None, **options):
        gca().set_yticks(ticks, labels, **options)

    def matshow(A, fignum=None, **options):
        size = getattr(A, 'shape', None) or (len(A), len(A[0]))
        if fignum is None:
            # figaspect: 4.8 inches high, between 4x2 and 16x16.
            wide, high = 4.8 * size[1] / size[0], 4.8
            grow = min(1.0, wide / 4.0, high / 2.0)
            wide, high = wide / grow, high / grow
            shrink = max(1.0, wide / 16.0, high / 16.0)
            figure(figsize=(min(max(wide / shrink, 4.0), 16.0), min(max(high / shrink, 2.0), 16.0)))
            axes((0.15, 0.09, 0.775, 0.775))
        return gca().matshow(A, **options)

    def __getattr__(name):
        raise AttributeError(f"matplotlib.pyplot.{name} is not available: what there is is listed by dir(matplotlib.pyplot)")
    """#
