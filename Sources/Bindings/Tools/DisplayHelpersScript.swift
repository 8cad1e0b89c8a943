// tnb.display: tables and pictures with captions, for scripts that show something. An extension: neither PyTorch nor timm has it.

let displayHelpersSource = #"""
    """Showing values: tables and pictures with captions, in notebooks, files and terminals."""
    from html import escape as _escape
    import math as _math

    __all__ = ['Images', 'Table', 'show_images', 'show_table']

    class Table:
        """Rows as aligned text and as HTML. Rows are dicts, sequences, or one dict of columns."""
        def __init__(self, rows, columns=None, max_rows=60):
            if isinstance(rows, dict):
                values = [list(column.tolist() if hasattr(column, 'tolist') else column) for column in rows.values()]
                if len({len(column) for column in values}) > 1:
                    raise ValueError(f'Table: columns differ in length: {[len(column) for column in values]}')
                columns = list(rows) if columns is None else list(columns)
                rows = list(zip(*values))
            rows = list(rows.tolist() if hasattr(rows, 'tolist') else rows)
            if rows and isinstance(rows[0], dict):
                if columns is None:
                    columns = list(dict.fromkeys(name for row in rows for name in row))
                rows = [[row.get(name) for name in columns] for row in rows]
            rows = [list(row) if isinstance(row, (list, tuple)) else [row] for row in rows]
            wide = max((len(row) for row in rows), default=0)
            self.columns = [str(name) for name in columns] if columns is not None else None
            if self.columns is not None and wide > len(self.columns):
                raise ValueError(f'Table: a row has {wide} cells, but there are {len(self.columns)} columns')
            wide = max(wide, len(self.columns or []))
            self.rows = [row + [None] * (wide - len(row)) for row in rows]
            self.max_rows = max_rows

        def __len__(self): return len(self.rows)

        @staticmethod
        def _text(value):
            if hasattr(value, 'item') and hasattr(value, 'dim') and value.dim() == 0:
                value = value.item()
            if value is None:
                return ''
            if isinstance(value, float):
                return f'{value:.6g}'
            return str(value).replace('\n', ' ')

        @staticmethod
        def _is_number(value):
            return isinstance(value, (int, float)) and not isinstance(value, bool) or hasattr(value, 'dim') and value.dim() == 0

        def _shown(self):
            """The rows that are shown, and how many are left out before which place."""
            if len(self.rows) <= self.max_rows:
                return self.rows, 0, 0
            head = (self.max_rows + 1) // 2
            tail = self.max_rows - head
            return self.rows[:head] + self.rows[len(self.rows) - tail:], len(self.rows) - self.max_rows, head

        def _right(self, column):
            values = [row[column] for row in self.rows if row[column] is not None]
            return bool(values) and all(self._is_number(value) for value in values)

        def __repr__(self):
            from unicodedata import east_asian_width
            def wide(text): return sum(2 if east_asian_width(c) in 'WF' else 1 for c in text)
            rows, left_out, place = self._shown()
            lines = ([self.columns] if self.columns is not None else []) + [[self._text(value) for value in row] for row in rows]
            if not lines:
                return '(an empty table)'
            widths = [max(wide(line[k]) for line in lines) for k in range(len(lines[0]))]
            rights = [self._right(k) for k in range(len(widths))]
            texts = ['  '.join(' ' * (w - wide(cell)) + cell if right else cell + ' ' * (w - wide(cell))
                               for cell, w, right in zip(line, widths, rights)).rstrip() for line in lines]
            if left_out:
                texts.insert(place + (self.columns is not None), f'… {left_out:,} rows')
            return '\n'.join(texts)

        def _repr_html_(self):
            rows, left_out, place = self._shown()
            sides = [f'padding:2px 8px;text-align:{"right" if self._right(k) else "left"}' for k in range(len(self.columns or (self.rows
                                                                                                                       or [[]])[0]))]
            lines = []
            if self.columns is not None:
                lines.append('<thead><tr style="border-bottom:1px solid">' + ''.join(
                    f'<th style="{side}">{_escape(name)}</th>' for side, name in zip(sides, self.columns)) + '</tr></thead>')
            body = ['<tr>' + ''.join(f'<td style="{side}">{_escape(self._text(value))}</td>' for side, value in zip(sides, row)) + '</tr>'
                    for row in rows]
            if left_out:
                body.insert(place, f'<tr><td colspan="{len(sides)}" style="padding:2px 8px;text-align:left;opacity:0.7">'
                                   f'… {left_out:,} rows</td></tr>')
            return ('<table style="border-collapse:collapse;font-size:90%">' + ''.join(lines) + '<tbody>' + ''.join(body)
                    + '</tbody></table>')

    class Images:
        """Pictures side by side with captions: PIL images, or tensors of bytes or floats with their channels first or last."""
        LIMIT = 64

        def __init__(self, images, captions=None, columns=None, size=None, mean=None, std=None):
            parts = self._parts(images)
            if not parts:
                raise ValueError('Images: there is no image')
            self.count = len(parts)
            self.text = self._describe(images, parts)
            if captions is not None:
                captions = captions.tolist() if hasattr(captions, 'tolist') else captions
                captions = [captions] if isinstance(captions, (str, int)) else list(captions)
                if len(captions) != len(parts):
                    raise ValueError(f'Images: {len(parts)} images have {len(captions)} captions')
                captions = [str(caption) for caption in captions]
            self.captions = captions
            self.pictures = self._pictures(parts[:self.LIMIT], mean, std)
            self.columns, self.size = columns, size
            if columns is not None and columns < 1:
                raise ValueError(f'Images: columns must be positive, got {columns}')

        @staticmethod
        def _is_tensor(value): return hasattr(value, 'dim') and hasattr(value, 'permute')

        @classmethod
        def _parts(cls, images):
            """Single images: PIL images, or tensors [C, H, W] and [H, W]."""
            if hasattr(images, '__array_interface__') and not hasattr(images, 'convert') and not cls._is_tensor(images):
                raise NotImplementedError('Images: arrays of NumPy are not available: give a tensor or PIL images')
            if cls._is_tensor(images):
                images = images.detach()
                if images.dim() == 4:
                    return [cls._channels_first(image) for image in images]
                if images.dim() == 3 and 1 not in images.shape[::2] and not cls._has_channels(images):
                    return list(images)
                return [cls._channels_first(images)]
            if hasattr(images, 'convert'):
                return [images]
            return [part for image in images for part in ([image] if hasattr(image, 'convert') else cls._parts(image))]

        @staticmethod
        def _has_channels(image): return image.shape[0] in (1, 3, 4) or image.shape[2] in (1, 3, 4)

        @classmethod
        def _channels_first(cls, image):
            if image.dim() == 2:
                return image
            if image.dim() != 3 or not cls._has_channels(image):
                raise ValueError(f'Images: a tensor of size {list(image.shape)} is no image: [C, H, W], [H, W, C] or [H, W] with 1, 3 or 4 '
                                 'channels, or a batch of these')
            return image if image.shape[0] in (1, 3, 4) else image.permute(2, 0, 1)

        @classmethod
        def _describe(cls, images, parts):
            first = parts[0]
            if not cls._is_tensor(first):
                sizes = {(part.size, part.mode) for part in parts if hasattr(part, 'mode')}
                what = f' {first.size[0]}x{first.size[1]} {first.mode}' if len(sizes) == 1 else ' of different sizes'
                return f'{len(parts)} image{"s" if len(parts) > 1 else ""}{what}'
            shape = tuple(images.shape) if cls._is_tensor(images) else (len(parts), *first.shape)
            low, high = min(part.min().item() for part in parts), max(part.max().item() for part in parts)
            kind = str(first.dtype).replace('torch.', '')
            form = f'{low:.4g}, {high:.4g}' if isinstance(low, float) else f'{low}, {high}'
            return f'Images {"x".join(str(side) for side in shape)} {kind} [{form}]'

        @classmethod
        def _pictures(cls, parts, mean, std):
            """As RGBA pictures. Floats outside of 0 to 1 are stretched, all of them alike."""
            import torch
            from PIL import Image
            from torchvision.transforms.functional import to_pil_image
            def normal(values, image):
                values = torch.as_tensor(values if values is not None else 0.0, dtype=torch.float32).flatten()
                return values.reshape(-1, 1, 1) if image.dim() == 3 else values.mean()
            floats = []
            for part in parts:
                if cls._is_tensor(part) and (part.is_floating_point() or mean is not None or std is not None):
                    part = part.float() if part.is_floating_point() else part.float() / 255
                    if std is not None:
                        part = part * normal(std, part)
                    if mean is not None:
                        part = part + normal(mean, part)
                    part = torch.nan_to_num(part, 0.0, 1e30, -1e30)
                floats.append(part)
            reals = [part for part in floats if cls._is_tensor(part) and part.is_floating_point() and part.numel()]
            low, high = min((p.min().item() for p in reals), default=0.0), max((p.max().item() for p in reals), default=1.0)
            if mean is not None or std is not None or low >= 0 and high <= 1:
                low, high = 0.0, 1.0
            elif low >= 0 and 1 < high <= 255 and all((p == p.round()).all() for p in reals):
                low, high = 0.0, 255.0
            elif low >= -1 and high <= 1:
                low, high = -1.0, 1.0
            made = []
            for part in floats:
                if not cls._is_tensor(part):
                    made.append(part.convert('RGBA'))
                    continue
                if part.is_floating_point():
                    part = ((part - low) / max(high - low, 1e-30)).clamp(0, 1) * 255
                elif part.dtype == torch.bool:
                    part = part.to(torch.uint8) * 255
                data = part.clamp(0, 255).to(torch.uint8)
                data = data.unsqueeze(0) if data.dim() == 2 else data
                if data.shape[0] != 4:
                    made.append(to_pil_image(data).convert('RGBA'))
                    continue
                flat = bytes(data.permute(1, 2, 0).contiguous().flatten().tolist())
                made.append(Image.frombytes('RGBA', (data.shape[2], data.shape[1]), flat))
            return made

        def png(self):
            """One picture with all of them; a small one is enlarged pixel by pixel, a large one made smaller."""
            from matplotlib import _canvas
            widest = max(max(picture.size) for picture in self.pictures)
            side = self.size or (widest if 96 <= widest <= 256 else 256 if widest > 256 else widest * max(1, 96 // widest))
            cells = []
            for picture in self.pictures:
                factor = side / max(widest, 1)
                cells.append((picture, max(1, round(picture.size[0] * factor)), max(1, round(picture.size[1] * factor))))
            wide, high = max(w for _, w, _ in cells), max(h for _, _, h in cells)
            columns = min(len(cells), self.columns or max(1, min(8, 1024 // (wide + 6))))
            rows = -(-len(cells) // columns)
            text = 0 if self.captions is None else 18
            gap = 6
            width, height = columns * (wide + gap) + gap, rows * (high + text + gap) + gap
            page = _canvas.page(width, height, 'png')
            _canvas.path(page, [0, width, width, 0], [0, 0, height, height], True, (1.0, 1.0, 1.0, 1.0), None)
            for index, (picture, w, h) in enumerate(cells):
                row, column = divmod(index, columns)
                left, top = gap + column * (wide + gap), gap + row * (high + text + gap)
                x, y = left + (wide - w) // 2, height - top - high + (high - h) // 2
                _canvas.picture(page, picture.tobytes(), picture.size[0], picture.size[1], x, y, w, h, w < picture.size[0])
                if self.captions is not None:
                    caption = self.captions[index].replace('\n', ' ')
                    room = wide + gap - 2
                    while len(caption) > 1 and _canvas.extents(page, caption, 12)[0] > room:
                        caption = caption[:-2] + '…' if caption.endswith('…') else caption[:-1] + '…'
                    start = left + (wide - _canvas.extents(page, caption, 12)[0]) / 2
                    _canvas.text(page, caption, start, height - top - high - 13, 12, 0, (0.0, 0.0, 0.0, 1.0))
            return _canvas.finish(page)

        def _repr_png_(self): return self.png()

        def __repr__(self):
            more = f', the first {self.LIMIT} of them shown' if self.count > self.LIMIT else ''
            return self.text + more

    def show_images(images, captions=None, **options):
        """Shows pictures side by side."""
        from IPython.display import display
        display(Images(images, captions, **options))

    def show_table(rows, columns=None, **options):
        """Shows a table."""
        from IPython.display import display
        display(Table(rows, columns, **options))
    """#
