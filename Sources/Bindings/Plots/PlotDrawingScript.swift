// Drawing axes: their place, ticks, labels, spines and legend, and how far labels reach out.

let plotDrawingSource = #"""
    import math

    from matplotlib import _canvas
    from matplotlib._colors import to_rgba
    from matplotlib.figure import DASHES

    BLACK = (0.0, 0.0, 0.0, 1.0)

    def fit(axes, width, height):
        """The rectangle that axes take in a figure: less than their place when the aspect says so. Sizes are pixels."""
        left, bottom, wide, high = (axes.position[0] * width, axes.position[1] * height, axes.position[2] * width,
                                    axes.position[3] * height)
        if axes.aspect == 'equal':
            x, y = axes.x.view(), axes.y.view()
            across, along = abs(x[1] - x[0]), abs(y[1] - y[0])
            if wide / across < high / along:
                less = wide * along / across
                bottom, high = bottom + (high - less) / 2, less
            else:
                less = high * across / along
                left, wide = left + (wide - less) / 2, less
        axes.box = left, bottom, wide, high
        axes.x.settle(left, wide)
        axes.y.settle(bottom, high)

    def overhang(axes, pen):
        """How many pixels labels reach out of the axes: left, bottom, right, top."""
        s, size = pen.scale, {}
        left = bottom = right = top = 0.0
        if not axes.visible:
            return 0, 0, 0, title_height(axes, pen, 0)
        box = axes.box
        marks, minor, end = axes.x.marks(s)
        ticks = 0 if axes.x.hidden else 7 * s
        height = max((label_height(pen, label, axes.x) for _, label in marks if label),
                     default=0.0) if not axes.x.hidden else 0.0
        if marks and not axes.x.hidden:
            edge = max(axes.x.place(tick) + pen.label_size(label, axes.x.label_size) / 2 for tick, label in marks)
            right = max(right, edge - box[0] - box[2])
            edge = min(axes.x.place(tick) - pen.label_size(label, axes.x.label_size) / 2 for tick, label in marks)
            left = max(left, box[0] - edge)
        room = (ticks if marks else 0) + height
        if axes.x.far:
            top = room
        else:
            bottom = room
        if axes.x.label:
            _, up, down, _, _ = pen.size(axes.x.label, axes.x.name_size)
            if axes.x.far:
                # The ticks' labels are above, the axis's own stays below.
                bottom = 7.5 * s + up + down
            else:
                bottom = room + 4 * s + up + down
        if end:
            bottom = max(bottom, ticks + height + 3 * s + sum(pen.size(end, axes.x.label_size)[1:3]))
        axes.x.room = height + ticks if marks else 0
        marks, minor, end = axes.y.marks(s)
        labels = [*(label for _, label in marks), *(label for _, label in minor if label)]
        wide = max((pen.label_size(label, axes.y.label_size) for label in labels if label),
                   default=0.0) if not axes.y.hidden else 0.0
        room = (7 * s + wide if labels and not axes.y.hidden else 0)
        axes.y.room = room
        if axes.y.label:
            _, up, down, _, _ = pen.size(axes.y.label, axes.y.name_size)
            room += 4 * s + up + down
        if axes.y.right:
            right = max(right, room)
        else:
            left = max(left, room)
        if marks and not axes.y.hidden:
            half = max(label_height(pen, label, axes.y) for _, label in marks) / 2
            top = max(top, max(axes.y.place(tick) for tick, _ in marks) + half - box[1] - box[3])
            bottom = max(bottom, box[1] - min(axes.y.place(tick) for tick, _ in marks) + half)
        if end:
            top = max(top, 3 * s + sum(pen.size(end, axes.y.label_size)[1:3]))
        return left, bottom, right, title_height(axes, pen, top)

    def label_height(pen, label, axis):
        if not isinstance(label, str):
            return 1.3 * axis.label_size * pen.scale
        width, up, down, _, _ = pen.size(label, axis.label_size)
        turn = math.radians(axis.rotation)
        return abs(width * math.sin(turn)) + abs((up + down) * math.cos(turn))

    def title_height(axes, pen, top):
        if not axes.title:
            return top
        _, up, down, _, _ = pen.size(axes.title, axes.title_size)
        return top + 6 * pen.scale + up + down if top and axes.x.far else max(top, 6 * pen.scale + up + down)

    def draw(axes, pen):
        """Draws axes that have been fitted."""
        s, page = pen.scale, pen.page
        x, y, width, height = axes.box
        left, right, top, bottom = (math.floor(v + 0.5) for v in (x, x + width, pen.height - y - height, pen.height - y))
        clip = (left, pen.height - bottom, right - left, bottom - top)
        reach = overhang(axes, pen)
        if axes.visible:
            _canvas.path(page, [x, x + width, x + width, x], [y, y, y + height, y + height], True, axes.face, None)
        below = [artist for artist in axes.artists if artist.zorder < 2]
        above = [artist for artist in axes.artists if artist.zorder >= 2]
        xs, xminor, xend = axes.x.marks(s)
        ys, yminor, yend = axes.y.marks(s)
        for artist in sorted((a for a in below if a.zorder <= 0), key=lambda a: a.zorder):
            artist.paint(pen, axes, clip)
        for artist in sorted((a for a in below if a.zorder > 0), key=lambda a: a.zorder):
            artist.paint(pen, axes, clip)
        if axes.visible:
            grids = axes.grids + ([('major', 'both', to_rgba('#b0b0b0'), '-', 0.8)] if axes.grid_set else [])
            for which, direction, colour, style, wide in grids:
                stroke = pen.stroke(colour, wide, 'butt' if style != '-' else 'projecting', 'round',
                                    [d * wide * s for d in DASHES[style]])
                for axis, major, minor in ((axes.x, xs, xminor), (axes.y, ys, yminor)):
                    if direction not in ('both', axis.name):
                        continue
                    for tick, _ in (major if which != 'minor' else []) + (minor if which != 'major' else []):
                        place = (pen.snap_x if axis is axes.x else pen.snap_y)(axis.place(tick))
                        ends = ([place, place], [y, y + height]) if axis is axes.x else ([x, x + width], [place, place])
                        _canvas.path(page, *ends, False, None, stroke, clip)
            ticks(axes, pen, xs, xminor, xend, ys, yminor, yend)
        for artist in sorted((a for a in above if a.zorder < 2.5), key=lambda a: a.zorder):
            artist.paint(pen, axes, clip)
        if axes.visible:
            edge = pen.stroke(BLACK, 0.8, 'projecting', 'miter')
            for name, ends in (('left', ([x, x], [y, y + height])), ('right', ([x + width] * 2, [y, y + height])),
                               ('bottom', ([x, x + width], [y, y])), ('top', ([x, x + width], [y + height] * 2))):
                if axes.spines[name].visible:
                    _canvas.path(page, [pen.snap_x(v) for v in ends[0]], [pen.snap_y(v) for v in ends[1]], False, None, edge)
        for artist in sorted((a for a in above if a.zorder >= 2.5), key=lambda a: a.zorder):
            artist.paint(pen, axes, clip)
        if axes.title:
            lift = y + height + 6 * s
            if axes.x.far:
                lift = y + height + reach[3] - sum(pen.size(axes.title, axes.title_size)[1:3])
            elif yend:
                lift += sum(pen.size(yend, axes.y.label_size)[1:3])
            pen.text(axes.title, x + width / 2, lift + pen.size(axes.title, axes.title_size)[2] - pen.size('x',
                                                                axes.title_size)[2],
                     axes.title_size, 'center', 'baseline')
        if axes.legend_options:
            legend(axes, pen)

    def ticks(axes, pen, xs, xminor, xend, ys, yminor, yend):
        s, page = pen.scale, pen.page
        x, y, width, height = axes.box
        for marks, length, wide in ((xminor, 2, 0.6), (xs, 3.5, 0.8)):
            stroke = pen.stroke(BLACK, wide, 'butt', 'miter')
            for tick, label in [] if axes.x.hidden else marks:
                place = axes.x.place(tick)
                sides = [(y, -1)] + ([(y + height, 1)] if axes.x.far else [])
                for edge, way in sides:
                    _canvas.path(page, [pen.snap_x(place)] * 2, [edge, edge + way * length * s], False, None, stroke)
                if label:
                    edge = y + height + (length + 3.5) * s if axes.x.far else y - (length + 3.5) * s
                    if axes.x.rotation and isinstance(label, str):
                        pen.text(label, place, edge, axes.x.label_size, axes.x.ha, 'bottom' if axes.x.far else 'top',
                                 axes.x.rotation)
                    else:
                        pen.tick_label(label, place, edge, axes.x.label_size, 'center', 'bottom' if axes.x.far else 'top')
        for marks, length, wide in ((yminor, 2, 0.6), (ys, 3.5, 0.8)):
            stroke = pen.stroke(BLACK, wide, 'butt', 'miter')
            for tick, label in [] if axes.y.hidden else marks:
                place = axes.y.place(tick)
                edge, way = (x + width, 1) if axes.y.right else (x, -1)
                _canvas.path(page, [edge, edge + way * length * s], [pen.snap_y(place)] * 2, False, None, stroke)
                if label:
                    pen.tick_label(label, edge + way * (length + 3.5) * s, place, axes.y.label_size, 'left' if axes.y.right
                                   else 'right', 'center')
        if axes.x.label:
            if axes.x.far:
                pen.text(axes.x.label, x + width / 2, y - 7.5 * s, axes.x.name_size, 'center', 'top')
            else:
                pen.text(axes.x.label, x + width / 2, y - axes.x.room - 4 * s, axes.x.name_size, 'center', 'top')
        if axes.y.label:
            if axes.y.right:
                pen.text(axes.y.label, x + width + axes.y.room + 4 * s, y + height / 2, axes.y.name_size, 'left', 'center', 90)
            else:
                pen.text(axes.y.label, x - axes.y.room - 4 * s, y + height / 2, axes.y.name_size, 'right', 'center', 90)
        if xend:
            pen.text(xend, x + width, y - axes.x.room - 3 * s, axes.x.label_size, 'right', 'top')
        if yend:
            pen.text(yend, x, y + height + 3 * s, axes.y.label_size, 'left', 'bottom')

    def legend(axes, pen):
        handles, labels, loc, size, frame, title = axes.legend_options
        if handles is None:
            found, names = axes.get_legend_handles_labels()
            handles, names = found, names if labels is None else [str(label) for label in labels]
            if labels is not None and not found:
                handles = [artist for artist in axes.artists if hasattr(artist, 'swatch') and not getattr(artist, 'is_part', False)]
        else:
            names = [str(handle.label) for handle in handles] if labels is None else [str(label) for label in labels]
        rows = list(zip(handles, names))
        if not rows:
            return
        em = size * pen.scale
        pad, line, gap = 0.4 * em, 2.0 * em, 0.8 * em
        heights = [max(0.7 * em, sum(pen.size(name, size)[1:3])) for _, name in rows]
        top_text = sum(pen.size(title, size)[1:3]) + 0.5 * em if title else 0
        wide = max(line + gap + max(pen.size(name, size)[0] for _, name in rows), pen.size(title, size)[0] if title
                   else 0) + 2 * pad
        high = sum(heights) + 0.5 * em * (len(rows) - 1) + 2 * pad + top_text
        x, y, width, height = axes.box
        border = 0.5 * em
        across = {'left': x + border, 'center': x + (width - wide) / 2, 'right': x + width - border - wide}
        along = {'lower': y + border, 'center': y + (height - high) / 2, 'upper': y + height - border - high}
        def corner(name):
            words = {'right': 'center right', 'center': 'center center'}.get(name, name).split()
            return across[words[1]], along[words[0]]
        if loc == 'best':
            order = ['upper right', 'upper left', 'lower left', 'lower right', 'center right', 'center left', 'lower center',
                     'upper center',
                     'center']
            loc = min(order, key=lambda name: (badness(axes, *corner(name), wide, high), order.index(name)))
        left, bottom = corner(loc)
        if frame:
            _canvas.box(pen.page, left, bottom, wide, high, 0.2 * em, (1.0, 1.0, 1.0, 0.8), pen.stroke((0.8, 0.8, 0.8, 0.8),
                                                                1.0, 'butt', 'miter'))
        place = bottom + high - pad
        if title:
            pen.text(title, left + wide / 2, place, size, 'center', 'top')
            place -= top_text
        for (handle, name), tall in zip(rows, heights):
            _, up, down, _, _ = pen.size(name, size)
            base = place - up
            handle.swatch(pen, left + pad, base, line, 0.7 * em)
            pen.text(name, left + pad + line + gap, base, size)
            place -= tall + 0.5 * em

    def badness(axes, left, bottom, wide, high):
        """How much of what is plotted lies under a legend: points of lines, ends of bars, and lines that cross it."""
        count = 0
        for artist in axes.artists:
            outlines = getattr(artist, 'outlines', None)
            if outlines is not None:
                for xs, ys in outlines:
                    px, py = [axes.x.place(v) for v in xs], [axes.y.place(v) for v in ys]
                    if min(px) < left + wide and max(px) > left and min(py) < bottom + high and max(py) > bottom:
                        count += 1
                continue
            line = getattr(artist, 'line', artist)
            if not hasattr(line, 'xs'):
                continue
            last = None
            for vx, vy in zip(line.xs, line.ys):
                here = axes.x.place(vx), axes.y.place(vy)
                if left < here[0] < left + wide and bottom < here[1] < bottom + high:
                    count += 1
                elif last is not None and hasattr(line, 'style') and crosses(last, here, left, bottom, left + wide, bottom
                                                                + high):
                    count += 1
                last = here
        return count

    def crosses(a, b, left, bottom, right, top):
        """Whether a line goes through a rectangle."""
        first, last = 0.0, 1.0
        for start, end, low, high in ((a[0], b[0], left, right), (a[1], b[1], bottom, top)):
            delta = end - start
            if not math.isfinite(delta):
                return False
            if delta == 0:
                if not low < start < high:
                    return False
                continue
            enter, leave = sorted(((low - start) / delta, (high - start) / delta))
            first, last = max(first, enter), min(last, leave)
        return first < last
    """#
