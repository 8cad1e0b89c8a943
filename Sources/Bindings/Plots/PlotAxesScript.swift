// Axes: what pyplot's functions and the methods of an Axes object add to a plot.

let plotAxesSource = #"""
    import math

    from matplotlib import _canvas, rcParams
    from matplotlib._colors import CYCLE, get_cmap, to_rgba
    from matplotlib.figure import (AxesImage, Axis, BarContainer, DASHES, ErrorbarContainer, Line2D, MARKERS, Mapped, Points,
                                   Polygons,
                                   STYLES, Span, Text, flat, parse_format, per_point, refuse)

    BLACK = (0.0, 0.0, 0.0, 1.0)

    def style_of(style):
        if style not in STYLES:
            known = ', '.join(repr(s) for s in STYLES if s)
            raise ValueError(f'{style!r} is not a valid value for ls; supported values are {known}')
        return STYLES[style]

    def marker_of(marker):
        if marker in (None, '', 'None', 'none', ' '):
            return None
        if marker not in MARKERS:
            raise NotImplementedError(f'the marker {marker!r} is not available; there are {" ".join(MARKERS)}')
        return marker

    class Spine:
        def __init__(self): self.visible = True
        def set_visible(self, visible): self.visible = bool(visible)

    class Spines(dict):
        def __getitem__(self, key):
            if isinstance(key, list):
                return _Several([dict.__getitem__(self, name) for name in key])
            return dict.__getitem__(self, key)

    class _Several:
        def __init__(self, spines): self.spines = spines
        def set_visible(self, visible):
            for spine in self.spines:
                spine.set_visible(visible)

    class TickLabel:
        def __init__(self, label): self.label = label
        def get_text(self):
            if isinstance(self.label, str) or self.label is None:
                return self.label or ''
            factor, power = self.label
            front = '' if factor == 1 else f'{factor}\\times'
            return f'$\\mathdefault{{{front}10^{{{power}}}}}$'

    class Box:
        """A part of a figure."""
        def __init__(self, *bounds): self.bounds = bounds

    class DataTransform:
        """From data to pixels."""
        def __init__(self, axes): self.axes = axes
        def transform(self, point):
            self.axes._settled()
            return self.axes.x.place(float(point[0])), self.axes.y.place(float(point[1]))

    class Axes:
        """One plot of a figure: what it holds, its two axes, and how they are drawn."""
        def __init__(self, figure, position, cell=None):
            self.figure, self.position, self.cell = figure, position, cell
            self.x, self.y = Axis('x'), Axis('y')
            self.artists, self.title, self.title_size, self.grids, self.legend_options = [], '', 12.0, [], None
            self.colours, self.patches, self.aspect, self.visible, self.face = 0, 0, 'auto', True, to_rgba('white')
            self.spines = Spines({name: Spine() for name in ('left', 'right', 'bottom', 'top')})
            self.current_image, self.cbar, self.grid_set = None, None, rcParams['axes.grid']
            self.box = (0, 0, 1, 1)

        def _next(self):
            self.colours += 1
            return CYCLE[(self.colours - 1) % len(CYCLE)]

        def _next_patch(self):
            self.patches += 1
            return CYCLE[(self.patches - 1) % len(CYCLE)]

        def _add(self, artist):
            self.artists.append(artist)
            return artist

        # ---- what can be plotted

        def plot(self, *args, label=None, color=None, c=None, linestyle=None, ls=None, linewidth=None, lw=None, marker=None,
                 markersize=None, ms=None, markerfacecolor=None, mfc=None, markeredgecolor=None, mec=None, markeredgewidth=None,
                 mew=None, alpha=None, zorder=None, **more):
            refuse('plot', more)
            lines, rest = [], list(args)
            while rest:
                first, second, format = rest.pop(0), None, ''
                if rest and not isinstance(rest[0], str):
                    second = rest.pop(0)
                if rest and isinstance(rest[0], str):
                    format = rest.pop(0)
                ys = self.y.numbers(first if second is None else second)
                xs = [float(i) for i in range(len(ys))] if second is None else self.x.numbers(first)
                if len(xs) != len(ys):
                    raise ValueError(f'x and y must have same first dimension, but have shapes ({len(xs)},) and ({len(ys)},)')
                inFormat = parse_format(format) if format else (None, None, None)
                chosen = next((v for v in (color, c, inFormat[0]) if v is not None), None)
                style = next((v for v in (linestyle, ls, inFormat[2]) if v is not None), '-')
                line = Line2D(
                    xs, ys, self._next() if chosen is None else chosen, style_of(style),
                    next((v for v in (linewidth, lw) if v is not None), rcParams['lines.linewidth']),
                    marker_of(marker if marker is not None else inFormat[1]),
                    next((v for v in (markersize, ms) if v is not None), rcParams['lines.markersize']), label,
                    mfc if markerfacecolor is None else markerfacecolor, mec if markeredgecolor is None else markeredgecolor,
                              alpha,
                    next((v for v in (markeredgewidth, mew) if v is not None), 1.0))
                if zorder is not None:
                    line.zorder = zorder
                self.x.add(xs)
                self.y.add(ys)
                lines.append(self._add(line))
            return lines

        def semilogy(self, *args, **options):
            self.set_yscale('log')
            return self.plot(*args, **options)

        def semilogx(self, *args, **options):
            self.set_xscale('log')
            return self.plot(*args, **options)

        def loglog(self, *args, **options):
            self.set_xscale('log')
            self.set_yscale('log')
            return self.plot(*args, **options)

        def scatter(self, x, y, s=None, c=None, marker=None, cmap=None, vmin=None, vmax=None, alpha=None, linewidths=None,
                    edgecolors=None, color=None, label=None, zorder=None, **more):
            refuse('scatter', more)
            xs, ys = self.x.numbers(x), self.y.numbers(y)
            if len(xs) != len(ys):
                raise ValueError('x and y must be the same size')
            mapped = None
            c = color if color is not None else c
            if c is None:
                fills = [to_rgba(self._next_patch(), alpha)]
            elif isinstance(c, str):
                fills = [to_rgba(c, alpha)]
            else:
                values = c.tolist() if hasattr(c, 'tolist') else list(c)
                if values and not isinstance(values[0], (str, list, tuple)) and len(values) == len(xs):
                    values = flat(values)
                    known = [value for value in values if math.isfinite(value)]
                    mapped = Mapped(cmap or rcParams['image.cmap'], min(known, default=0.0) if vmin is None else vmin,
                                    max(known, default=1.0) if vmax is None else vmax)
                    self.current_image = mapped
                    fills = [to_rgba(mapped(value), alpha) for value in values]
                elif values and isinstance(values[0], (int, float)):
                    fills = [to_rgba(values, alpha)]
                else:
                    fills = [to_rgba(value, alpha) for value in values]
                    if len(fills) not in (1, len(xs)):
                        raise ValueError(f"'c' argument has {len(fills)} elements, which is inconsistent with 'x' and 'y' with size "
                                         f'{len(xs)}.')
            sizes = [rcParams['lines.markersize'] ** 2] if s is None else flat(s)
            edge = 'face' if edgecolors is None or edgecolors == 'face' else to_rgba(edgecolors, alpha)
            width = (1.5 if edge == 'face' else 1.0) if linewidths is None else linewidths
            points = Points(xs, ys, sizes, fills or [BLACK], edge, width, marker_of(marker or 'o'), label, mapped)
            if zorder is not None:
                points.zorder = zorder
            self.x.add(xs)
            self.y.add(ys)
            return self._add(points)

        def _bars(self, name, places, lengths, thickness, base, align, color, edgecolor, linewidth, label, alpha, horizontal):
            along, across = (self.y, self.x) if horizontal else (self.x, self.y)
            centres, lengths = along.numbers(places), flat(lengths)
            count = max(len(centres), len(lengths))
            centres, lengths = (values * count if len(values) == 1 else values for values in (centres, lengths))
            if len(centres) != len(lengths):
                raise ValueError('shape mismatch: objects cannot be broadcast to a single shape')
            widths, bases = per_point(thickness, count), per_point(0 if base is None else base, count)
            if align not in ('center', 'edge'):
                raise ValueError(f"{align!r} is not a valid value for align; supported values are 'center', 'edge'")
            outlines = []
            for centre, length, width, start in zip(centres, lengths, widths, bases):
                first = centre - width / 2 if align == 'center' else centre
                a, b = [first, first + width, first + width, first], [start, start, start + length, start + length]
                outlines.append((b, a) if horizontal else (a, b))
                along.add([first, first + width])
                across.add([start, start + length], [start])
            fill = self._next_patch() if color is None else color
            several = not isinstance(fill, str) and fill and not isinstance(list(fill)[0], (int, float))
            fills = [to_rgba(f, alpha) for f in fill] if several else [to_rgba(fill, alpha)]
            edge = None if edgecolor is None else to_rgba(edgecolor, alpha)
            return self._add(BarContainer(outlines, fills or [BLACK], edge, 1.0 if linewidth is None else linewidth, label))

        def bar(self, x, height, width=0.8, bottom=None, align='center', color=None, edgecolor=None, linewidth=None, label=None,
                alpha=None, yerr=None, capsize=0, tick_label=None, **more):
            refuse('bar', more)
            bars = self._bars('bar', x, height, width, bottom, align, color, edgecolor, linewidth, label, alpha, False)
            if tick_label is not None:
                self.set_xticks(self.x.numbers(x), tick_label)
            if yerr is not None:
                tops = [h + b for h, b in zip(flat(height), per_point(0 if bottom is None else bottom, len(flat(height))))]
                self.errorbar(self.x.numbers(x), tops, yerr=yerr, fmt='none', ecolor='k', capsize=capsize)
            return bars

        def barh(self, y, width, height=0.8, left=None, align='center', color=None, edgecolor=None, linewidth=None, label=None,
                 alpha=None, tick_label=None, **more):
            refuse('barh', more)
            bars = self._bars('barh', y, width, height, left, align, color, edgecolor, linewidth, label, alpha, True)
            if tick_label is not None:
                self.set_yticks(self.y.numbers(y), tick_label)
            return bars

        def hist(self, x, bins=10, range=None, density=False, weights=None, cumulative=False, color=None, edgecolor=None,
                 label=None,
                 alpha=None, rwidth=None, linewidth=None, **more):
            refuse('hist', more)
            values = flat(x.flatten() if hasattr(x, 'flatten') else x)
            masses = [1.0] * len(values) if weights is None else per_point(weights, len(values))
            if isinstance(bins, int):
                low, high = (min(values), max(values)) if range is None and values else range or (0.0, 1.0)
                if low == high:
                    low, high = low - 0.5, high + 0.5
                edges = [low + (high - low) * i / bins for i in [*builtin_range(bins), bins]]
            elif isinstance(bins, str):
                raise NotImplementedError(f'hist(bins={bins!r}) is not available: give a number or the edges')
            else:
                edges = flat(bins)
            counts = [0.0] * (len(edges) - 1)
            for value, mass in zip(values, masses):
                if not edges[0] <= value <= edges[-1]:
                    continue
                low, high = 0, len(counts) - 1
                while low < high:
                    middle = (low + high + 1) // 2
                    low, high = (middle, high) if edges[middle] <= value else (low, middle - 1)
                counts[low] += mass
            widths = [b - a for a, b in zip(edges, edges[1:])]
            if density:
                total = sum(counts)
                counts = [count / total / width if total else math.nan for count, width in zip(counts, widths)]
            if cumulative:
                total, sums = 0.0, []
                for count, width in zip(counts, widths):
                    total += count * width if density else count
                    sums.append(total)
                counts = sums
            bars = self._bars('hist', [(a + b) / 2 for a, b in zip(edges, edges[1:])], counts,
                              [width * (1 if rwidth is None else rwidth) for width in widths], None, 'center', color,
                              edgecolor, linewidth,
                              label, alpha, False)
            return counts, edges, bars

        def fill_between(self, x, y1, y2=0, color=None, facecolor=None, alpha=None, label=None, edgecolor=None,
                         linewidth=None, **more):
            refuse('fill_between', more)
            xs = self.x.numbers(x)
            tops, bottoms = per_point(y1, len(xs)), per_point(y2, len(xs))
            self.x.add(xs)
            self.y.add(tops + bottoms)
            fill = to_rgba(next((v for v in (color, facecolor) if v is not None), None) or self._next_patch(), alpha)
            edge = fill if edgecolor is None else to_rgba(edgecolor, alpha)
            width = (1.0 if alpha is None and color is not None else 0.0) if linewidth is None else linewidth
            return self._add(Polygons([(xs + xs[::-1], tops + bottoms[::-1])], [fill], edge, width, label))

        def errorbar(self, x, y, yerr=None, xerr=None, fmt='', ecolor=None, elinewidth=None, capsize=0, label=None, **options):
            xs, ys = self.x.numbers(x), self.y.numbers(y)
            color = options.pop('color', None)
            line = None
            if fmt.lower() == 'none':
                colour = to_rgba(self._next() if color is None and ecolor is None else color if color is not None else ecolor)
            else:
                [line] = self.plot(xs, ys, fmt, color=color, **options)
                # Above the bars and above the lines that come later.
                line.zorder += 0.1
                line.is_part = True
                colour = line.colour
            colour = colour if ecolor is None else to_rgba(ecolor)
            bars = []
            width = rcParams['lines.linewidth'] if elinewidth is None else elinewidth
            for errors, along in ((yerr, self.y), (xerr, self.x)):
                if errors is None:
                    continue
                rows = errors.tolist() if hasattr(errors, 'tolist') else errors
                if isinstance(rows, (list, tuple)) and len(rows) == 2 and not isinstance(rows[0], (int, float)):
                    below, above = per_point(rows[0], len(xs)), per_point(rows[1], len(xs))
                else:
                    below = above = per_point(rows, len(xs))
                if any(error < 0 for error in below + above):
                    raise ValueError(f"'{along.name}err' must not contain negative values")
                for px, py, less, more in zip(xs, ys, below, above):
                    ends = ([px, px], [py - less, py + more]) if along is self.y else ([px - less, px + more], [py, py])
                    self.x.add(ends[0])
                    self.y.add(ends[1])
                    cap = None if not capsize else '_' if along is self.y else '|'
                    bars.append(Line2D(*ends, colour, '-', width, cap, 2 * capsize, None))
            return self._add(ErrorbarContainer(line, bars, label))

        def axhline(self, y=0, xmin=0, xmax=1, color=None, c=None, linestyle='-', ls=None, linewidth=None, lw=None,
                    alpha=None, label=None,
                    **more):
            refuse('axhline', more)
            return self._span(y, True, xmin, xmax, color or c, ls or linestyle, lw if linewidth is None else linewidth,
                              alpha, label)

        def axvline(self, x=0, ymin=0, ymax=1, color=None, c=None, linestyle='-', ls=None, linewidth=None, lw=None,
                    alpha=None, label=None,
                    **more):
            refuse('axvline', more)
            return self._span(x, False, ymin, ymax, color or c, ls or linestyle, lw if linewidth is None else linewidth,
                              alpha, label)

        def _span(self, value, horizontal, first, last, color, style, width, alpha, label):
            (self.y if horizontal else self.x).add([float(value)])
            return self._add(Span(float(value), horizontal, first, last, colour=CYCLE[0] if color is None else color,
                                  style=style_of(style),
                                  width=rcParams['lines.linewidth'] if width is None else width, marker=None, size=6,
                                  label=label, alpha=alpha))

        def imshow(self, X, cmap=None, vmin=None, vmax=None, interpolation=None, aspect=None, origin='upper', extent=None,
                   alpha=None,
                   **more):
            refuse('imshow', more)
            if interpolation not in (None, 'auto', 'none', 'nearest', 'antialiased', 'bilinear'):
                raise NotImplementedError(f"imshow(interpolation={interpolation!r}) is not available; there are 'nearest' and "
                                          "'bilinear'")
            if origin not in ('upper', 'lower'):
                raise ValueError(f"{origin!r} is not a valid value for origin; supported values are 'upper', 'lower'")
            pixels, columns, rows, mapped = self._pixels(X, cmap, vmin, vmax, alpha)
            if extent is None:
                extent = (-0.5, columns - 0.5, rows - 0.5, -0.5) if origin == 'upper' else (-0.5, columns - 0.5, -0.5,
                                                                rows - 0.5)
            image = AxesImage(pixels, columns, rows, tuple(extent), interpolation == 'bilinear', mapped)
            if origin == 'lower':
                image.pixels = image.turned(False, True)
            self.x.limits, self.y.limits = tuple(extent[:2]), tuple(extent[2:])
            self.aspect = 'equal' if aspect is None else aspect
            self.current_image = image
            return self._add(image)

        def _pixels(self, X, cmap, vmin, vmax, alpha):
            import torch
            if hasattr(X, 'getbands'):
                size, bands = X.size, X.getbands()
                grey = len(bands) == 1
                data = torch.tensor(list((X.convert('L') if grey else X.convert('RGBA')).tobytes()), dtype=torch.uint8)
                X = data.reshape(size[1], size[0]) if grey else data.reshape(size[1], size[0], 4)
            data = X.detach() if hasattr(X, 'detach') else torch.as_tensor(X)
            if data.dim() == 3 and data.shape[2] == 1:
                data = data[:, :, 0]
            if not (data.dim() == 2 or data.dim() == 3 and data.shape[2] in (3, 4)):
                raise TypeError(f'Invalid shape {tuple(data.shape)} for image data')
            rows, columns = data.shape[0], data.shape[1]
            mapped = None
            if data.dim() == 2:
                data = data.double()
                known = data[data.isfinite()]
                low = float(known.min()) if vmin is None and known.numel() else 0.0 if vmin is None else float(vmin)
                high = float(known.max()) if vmax is None and known.numel() else 1.0 if vmax is None else float(vmax)
                mapped = Mapped(cmap or rcParams['image.cmap'], low, high)
                colours = [*(mapped.cmap(i) for i in builtin_range(mapped.cmap.N)), (0.0, 0.0, 0.0, 0.0)]
                table = torch.tensor([[int(part * 255 + 0.5) for part in colour] for colour in colours], dtype=torch.uint8)
                part = (data - low) / ((high - low) or 1.0)
                places = (part * mapped.cmap.N).nan_to_num(0.0).floor().clamp(0, mapped.cmap.N - 1).long()
                places[data.isnan()] = mapped.cmap.N
                data = table[places]
            else:
                if data.is_floating_point():
                    data = (data.clamp(0, 1) * 255).to(torch.uint8)
                else:
                    data = data.clamp(0, 255).to(torch.uint8)
                if data.shape[2] == 3:
                    data = torch.cat([data, torch.full((rows, columns, 1), 255, dtype=torch.uint8)], dim=2)
            if alpha is not None:
                data = data.clone()
                data[:, :, 3] = (data[:, :, 3].float() * alpha).to(torch.uint8)
            return bytes(data.flatten().tolist()), columns, rows, mapped

        def matshow(self, Z, **options):
            image = self.imshow(Z, **{'interpolation': 'nearest', **options})
            self.x.far = True
            self.x.integer = self.y.integer = True
            return image

        def text(self, x, y, s, fontsize=None, size=None, color='black', ha=None, horizontalalignment=None, va=None,
                 verticalalignment=None, rotation=0, fontweight=None, weight=None, transform=None, **more):
            refuse('text', more)
            if transform not in (None, self.transAxes):
                raise NotImplementedError('text(transform=\u2026) is not available but for transAxes')
            ha, va = ha or horizontalalignment or 'left', va or verticalalignment or 'baseline'
            for given, kinds, name in ((ha, ('left', 'center', 'right'), 'ha'), (va, ('baseline', 'bottom', 'center', 'top',
                                                                'center_baseline'), 'va')):
                if given not in kinds:
                    known = ', '.join(map(repr, kinds))
                    raise ValueError(f'{given!r} is not a valid value for {name}; supported values are {known}')
            turn = {'horizontal': 0, 'vertical': 90}.get(rotation, rotation)
            return self._add(Text(float(x), float(y), str(s), font_size(fontsize or size), to_rgba(color), ha, va, float(turn),
                                  (fontweight or weight) in ('bold', 700), 'axes' if transform else 'data'))

        transAxes = 'axes'

        # ---- limits, labels, ticks

        def set_title(self, label, fontsize=None, **more):
            refuse('set_title', more)
            self.title, self.title_size = str(label), rcParams['axes.titlesize'] if fontsize is None else font_size(fontsize)

        def set_xlabel(self, label, fontsize=None, **more):
            refuse('set_xlabel', more)
            self.x.label, self.x.name_size = str(label), font_size(fontsize)

        def set_ylabel(self, label, fontsize=None, **more):
            refuse('set_ylabel', more)
            self.y.label, self.y.name_size = str(label), font_size(fontsize)

        def get_title(self): return self.title
        def get_xlabel(self): return self.x.label
        def get_ylabel(self): return self.y.label
        def get_xlim(self): return self.x.view()
        def get_ylim(self): return self.y.view()

        def _limit(self, axis, low, high):
            if high is None and isinstance(low, (tuple, list)):
                low, high = low
            given = list(axis.limits or (None, None))
            current = None
            for index, value in enumerate((low, high)):
                if value is not None:
                    value = value.item() if hasattr(value, 'item') else value
                    if not math.isfinite(value):
                        raise ValueError('Axis limits cannot be NaN or Inf')
                    if axis.scale == 'log' and value <= 0:
                        import warnings
                        warnings.warn(f'Attempt to set non-positive {axis.name}lim on a log-scaled axis will be ignored.')
                        value = axis.view()[index]
                    given[index] = float(value)
                elif given[index] is None:
                    current = current or axis.view()
                    given[index] = current[index]
            if given[0] == given[1]:
                given = list(nonsingular_limits(*given))
            axis.limits = tuple(given)
            return axis.limits

        def set_xlim(self, left=None, right=None): return self._limit(self.x, left, right)
        def set_ylim(self, bottom=None, top=None): return self._limit(self.y, bottom, top)

        def invert_yaxis(self):
            self._invert(self.y)

        def invert_xaxis(self):
            self._invert(self.x)

        def _invert(self, axis):
            if axis.limits:
                axis.limits = axis.limits[::-1]
            else:
                axis.inverted = not axis.inverted

        def _scale(self, axis, scale):
            if scale not in ('linear', 'log'):
                raise NotImplementedError(f"the scale {scale!r} is not available; there are 'linear' and 'log'")
            axis.scale = scale

        def set_xscale(self, value): self._scale(self.x, value)
        def set_yscale(self, value): self._scale(self.y, value)

        def _ticks(self, axis, ticks, labels, rotation, fontsize):
            axis.ticks = None if ticks is None else axis.numbers(ticks)
            if labels is not None:
                axis.labels = [str(label) for label in labels]
                if axis.ticks is not None and len(axis.labels) != len(axis.ticks):
                    raise ValueError(f'The number of FixedLocator locations ({len(axis.ticks)}), usually from a call to set_ticks, does not '
                                     f'match the number of labels ({len(axis.labels)}).')
            elif ticks is not None:
                axis.labels = None
            if axis.ticks and axis.limits is None:
                axis.values += [tick for tick in axis.ticks]
            axis.rotation = axis.rotation if rotation is None else {'horizontal': 0, 'vertical': 90}.get(rotation, rotation)
            if fontsize is not None:
                axis.label_size = font_size(fontsize)

        def set_xticks(self, ticks, labels=None, rotation=None, fontsize=None):
            self._ticks(self.x, ticks, labels, rotation, fontsize)
        def set_yticks(self, ticks, labels=None, rotation=None, fontsize=None):
            self._ticks(self.y, ticks, labels, rotation, fontsize)
        def set_xticklabels(self, labels, rotation=None, fontsize=None):
            self._ticks(self.x, self.x.ticks, labels, rotation, fontsize)
        def set_yticklabels(self, labels, rotation=None, fontsize=None):
            self._ticks(self.y, self.y.ticks, labels, rotation, fontsize)

        def _settled(self):
            size = self.figure.size
            self.figure.settle(self, size[0] * self.figure.dpi, size[1] * self.figure.dpi)
            return self.figure.dpi / 72

        def _all_ticks(self, axis):
            return axis.every(self._settled())

        def get_xticks(self): return self._all_ticks(self.x)[0]
        def get_yticks(self): return self._all_ticks(self.y)[0]
        def get_xticklabels(self): return [TickLabel(label) for label in self._all_ticks(self.x)[1]]
        def get_yticklabels(self): return [TickLabel(label) for label in self._all_ticks(self.y)[1]]

        def get_position(self):
            self._settled()
            width, height = (side * self.figure.dpi for side in self.figure.size)
            return Box(self.box[0] / width, self.box[1] / height, self.box[2] / width, self.box[3] / height)

        @property
        def transData(self): return DataTransform(self)

        def set(self, **options):
            for name, value in options.items():
                method = getattr(self, 'set_' + name, None)
                if method is None:
                    raise AttributeError(f"Axes.set() got an unexpected keyword argument '{name}'")
                method(value)

        def grid(self, visible=True, which='major', axis='both', color='#b0b0b0', linestyle='-', linewidth=0.8, alpha=None,
                 **more):
            refuse('grid', more)
            self.grid_set = False
            self.grids = [grid for grid in self.grids if grid[0] != which]
            if visible is None or visible:
                self.grids.append((which, axis, to_rgba(color, alpha), style_of(linestyle), linewidth))

        def axis(self, arg=None):
            if arg in ('off', False):
                self.visible = False
            elif arg in ('on', True):
                self.visible = True
            elif arg in ('equal', 'image', 'scaled'):
                raise NotImplementedError(f'axis({arg!r}) is not available: use set_aspect')
            elif arg is not None:
                self.set_xlim(arg[0], arg[1])
                self.set_ylim(arg[2], arg[3])
            return (*self.get_xlim(), *self.get_ylim())

        def set_axis_off(self): self.visible = False

        def set_aspect(self, aspect):
            if aspect not in ('auto', 'equal', 1):
                raise NotImplementedError(f"set_aspect({aspect!r}) is not available; there are 'auto' and 'equal'")
            self.aspect = 'equal' if aspect == 1 else aspect

        def margins(self, *both, x=None, y=None):
            values = both * 2 if len(both) == 1 else both or (x, y)
            for axis, value in zip((self.x, self.y), values):
                if value is not None:
                    axis.margin = float(value)

        def tick_params(self, axis='both', labelsize=None, labelrotation=None, **more):
            refuse('tick_params', more)
            for one in (self.x, self.y):
                if axis in ('both', one.name):
                    one.label_size = one.label_size if labelsize is None else font_size(labelsize)
                    one.rotation = one.rotation if labelrotation is None else labelrotation

        def legend(self, handles=None, labels=None, loc='best', fontsize=None, frameon=True, title=None, ncol=1, ncols=1,
                   **more):
            refuse('legend', more)
            if ncol != 1 or ncols != 1:
                raise NotImplementedError('legend(ncols=\u2026) is not available')
            if labels is None and handles is not None and handles and isinstance(handles[0], str):
                handles, labels = None, handles
            places = ['best', 'upper right', 'upper left', 'lower left', 'lower right', 'right', 'center left', 'center right',
                      'lower center', 'upper center', 'center']
            loc = places[loc] if isinstance(loc, int) and 0 <= loc < len(places) else loc
            if loc not in places:
                raise ValueError(f'{loc!r} is not a valid value for loc; supported values are {", ".join(map(repr, places))}')
            self.legend_options = handles, labels, loc, font_size(fontsize), frameon, title

        def get_legend_handles_labels(self):
            shown = [artist for artist in self.artists if artist.label and not str(artist.label).startswith('_')]
            shown.sort(key=lambda artist: isinstance(artist, (BarContainer, ErrorbarContainer)))  # Containers come last.
            return shown, [str(artist.label) for artist in shown]

    def nonsingular_limits(low, high):
        from matplotlib._ticks import nonsingular
        return nonsingular(low, high, 0.05)

    def font_size(size):
        names = {'xx-small': 5.79, 'x-small': 6.94, 'small': 8.33, 'medium': 10.0, 'large': 12.0, 'x-large': 14.4,
                 'xx-large': 17.28}
        if size is None:
            return rcParams['font.size']
        if isinstance(size, str):
            if size not in names:
                raise ValueError(f'{size!r} is not a font size; there are {", ".join(names)} and numbers')
            return names[size]
        return float(size)

    import builtins
    builtin_range = builtins.range
    """#
