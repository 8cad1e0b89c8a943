// Pillow's modules around the native class: enumerations, files, and the classes that programs make.

enum PillowScripts {
    static let pil = #"""
        class UnidentifiedImageError(OSError):
            """A file is no image, or none that is known."""
        """#

    static let image = #"""
        import builtins
        import io
        import math
        import os
        from enum import IntEnum

        from PIL import UnidentifiedImageError, _imaging
        from PIL._imaging import Image, alpha_composite, blend, merge

        class Transpose(IntEnum):
            FLIP_LEFT_RIGHT = 0
            FLIP_TOP_BOTTOM = 1
            ROTATE_90 = 2
            ROTATE_180 = 3
            ROTATE_270 = 4
            TRANSPOSE = 5
            TRANSVERSE = 6

        class Transform(IntEnum):
            AFFINE = 0
            EXTENT = 1
            PERSPECTIVE = 2
            QUAD = 3
            MESH = 4

        class Resampling(IntEnum):
            NEAREST = 0
            BOX = 4
            BILINEAR = 2
            HAMMING = 5
            BICUBIC = 3
            LANCZOS = 1
            MKS2013 = 6
            MKS2021 = 7

        class Dither(IntEnum):
            NONE = 0
            ORDERED = 1
            RASTERIZE = 2
            FLOYDSTEINBERG = 3

        class Palette(IntEnum):
            WEB = 0
            ADAPTIVE = 1

        class DecompressionBombWarning(RuntimeWarning):
            """An image of very many pixels."""

        class DecompressionBombError(Exception):
            """An image of too many pixels."""

        for _names in (Transpose, Transform, Resampling, Dither, Palette):
            for _member in _names:
                globals()[_member.name] = _member

        MAX_IMAGE_PIXELS = 89478485
        _EXTENSIONS = {'.png': 'PNG', '.jpg': 'JPEG', '.jpeg': 'JPEG', '.jpe': 'JPEG', '.jfif': 'JPEG', '.webp': 'WEBP',
                       '.bmp': 'BMP', '.ppm': 'PPM', '.pgm': 'PPM', '.pbm': 'PPM', '.pnm': 'PPM'}

        def open(fp, mode='r', formats=None):
            """Reads an image file's header; the pixels are decoded when they are needed."""
            if mode != 'r':
                raise ValueError(f'bad mode {repr(mode)}')
            if isinstance(fp, io.StringIO):
                raise ValueError('StringIO cannot be used to open an image. Binary data must be used instead.')
            if formats is not None and not isinstance(formats, (list, tuple)):
                raise TypeError('formats must be a list or tuple')
            filename = None
            if isinstance(fp, (str, bytes)) or hasattr(fp, '__fspath__'):
                filename = os.fspath(fp)
                with builtins.open(filename, 'rb') as file:
                    data = file.read()
            else:
                if hasattr(fp, 'seek'):
                    fp.seek(0)
                data = fp.read()
            try:
                image = _imaging.identify(data)
            except ValueError as e:
                if 'decompression bomb' in str(e):
                    raise DecompressionBombError(str(e)) from None
                raise
            if image is not None and formats is not None and image.format not in [f.upper() for f in formats]:
                image = None
            if image is None:
                raise UnidentifiedImageError('cannot identify image file %r' % (filename if filename else fp))
            image_pixels = image.width * image.height
            if MAX_IMAGE_PIXELS is not None and image_pixels > MAX_IMAGE_PIXELS:
                import warnings
                warnings.warn(f'Image size ({image_pixels} pixels) exceeds limit of {MAX_IMAGE_PIXELS} pixels, could be '
                              'decompression bomb DOS attack.', DecompressionBombWarning)
            return image

        def _check_size(size):
            if not isinstance(size, (list, tuple)):
                raise ValueError('Size must be a list or tuple')
            if len(size) != 2:
                raise ValueError('Size must be a sequence of length 2')
            if size[0] < 0 or size[1] < 0:
                raise ValueError('Width and height must be >= 0')

        def new(mode, size, color=0):
            """A picture of one colour."""
            _check_size(size)
            return _imaging.new(mode, size[0], size[1], color)

        def frombytes(mode, size, data, decoder_name='raw', *args):
            """A picture of raw samples."""
            _check_size(size)
            if decoder_name != 'raw':
                raise NotImplementedError(f"frombytes(decoder_name={decoder_name!r}) is not available; only 'raw'")
            if len(args) == 1 and isinstance(args[0], tuple):
                args = args[0]
            if args and args != ('L', 0, 1) and args[0] != mode:
                raise NotImplementedError('frombytes() with other raw modes is not available')
            return _imaging.frombytes(mode, size[0], size[1], data)

        def frombuffer(mode, size, data, decoder_name='raw', *args):
            """A picture of raw samples."""
            return frombytes(mode, size, data, decoder_name, *args)

        def fromarray(obj, mode=None):
            raise NotImplementedError('Image.fromarray is not available: there are no numpy arrays; '
                                      'use torchvision.transforms.functional.to_pil_image')

        def composite(image1, image2, mask):
            """The first image where the mask is set, else the second."""
            image = image2.copy()
            image.paste(image1, None, mask)
            return image

        def eval(image, *args):
            """Every sample through a function."""
            return image.point(args[0])

        def getmodebands(mode):
            return len(_imaging.bands(mode))

        def getmodebandnames(mode):
            return _imaging.bands(mode)

        def getmodebase(mode):
            return _imaging.base(mode)

        def _save(self, fp, format=None, **params):
            """Writes an image file; its name's end says which format, or `format` does."""
            name = fp if isinstance(fp, str) else os.fspath(fp) if hasattr(fp, '__fspath__') else ''
            extension = os.path.splitext(name)[1].lower()
            if not format:
                if extension not in _EXTENSIONS:
                    raise ValueError(f'unknown file extension: {extension}')
                format = _EXTENSIONS[extension]
            format = {'JPG': 'JPEG'}.get(format.upper(), format.upper())
            if format not in _EXTENSIONS.values():
                raise KeyError(format)
            data = self._save(format, params)
            if name:
                with builtins.open(name, 'wb') as file:
                    file.write(data)
            else:
                fp.write(data)

        def _thumbnail(self, size, resample=Resampling.BICUBIC, reducing_gap=2.0):
            """Shrinks this image to fit a size."""
            x, y = map(math.floor, size)
            if x >= self.width and y >= self.height:
                return
            aspect = self.width / self.height

            def round_aspect(number, key):
                return max(min(math.floor(number), math.ceil(number), key=key), 1)

            if x / y >= aspect:
                x = round_aspect(y * aspect, key=lambda n: abs(aspect - n / y))
            else:
                y = round_aspect(x / aspect, key=lambda n: 0 if n == 0 else abs(aspect - x / n))
            box = None
            if reducing_gap is not None:
                drafted = self.draft(None, (int(size[0] * reducing_gap), int(size[1] * reducing_gap)))
                if drafted is not None:
                    box = drafted[1]
            if self.size != (x, y):
                self._replace(self.resize((x, y), resample, box=box, reducing_gap=reducing_gap))

        def _filter(self, filter):
            """The image through a filter of ImageFilter."""
            if callable(filter):
                filter = filter()
            if not hasattr(filter, 'filter'):
                raise TypeError('filter argument should be ImageFilter.Filter instance or class')
            return filter.filter(self)

        def _alpha_composite(self, im, dest=(0, 0), source=(0, 0)):
            """Lays an image over this one."""
            if not isinstance(source, (list, tuple)):
                raise ValueError('Source must be a list or tuple')
            if not isinstance(dest, (list, tuple)):
                raise ValueError('Destination must be a list or tuple')
            if len(source) not in (2, 4):
                raise ValueError('Source must be a sequence of length 2 or 4')
            if len(dest) != 2:
                raise ValueError('Destination must be a sequence of length 2')
            if min(source) < 0:
                raise ValueError('Source must be non-negative')
            box = tuple(source) if len(source) == 4 else tuple(source) + im.size
            overlay = im if box == (0, 0) + im.size else im.crop(box)
            place = tuple(dest) + (dest[0] + overlay.width, dest[1] + overlay.height)
            background = self if place == (0, 0) + self.size else self.crop(place)
            self.paste(alpha_composite(background, overlay), place)

        def _exif_entries(data):
            """The numbers and texts of the first directory of an EXIF block."""
            if data.startswith(b'Exif\x00\x00'):
                data = data[6:]
            order = {b'II': 'little', b'MM': 'big'}.get(data[:2])
            if order is None:
                return {}

            def number(place, count):
                return int.from_bytes(data[place:place + count], order)

            entries, start = {}, number(4, 4)
            for i in range(number(start, 2)):
                place = start + 2 + 12 * i
                if place + 12 > len(data):
                    break
                tag, kind, count = number(place, 2), number(place + 2, 2), number(place + 4, 4)
                size = {1: 1, 2: 1, 3: 2, 4: 4}.get(kind)
                if size is None or count > len(data):
                    continue
                at = place + 8 if size * count <= 4 else number(place + 8, 4)
                if kind == 2:
                    entries[tag] = data[at:at + count].split(b'\x00')[0].decode('latin-1')
                else:
                    values = tuple(number(at + size * k, size) for k in range(count))
                    entries[tag] = values[0] if count == 1 else values
            return entries

        class Exif(dict):
            """The entries of a file's EXIF block by their numbers."""

        def _getexif(self):
            """The EXIF entries of the file."""
            data = self.info.get('exif')
            return Exif(_exif_entries(data)) if data else Exif()

        for _name, _method in [('save', _save), ('thumbnail', _thumbnail), ('filter', _filter), ('getexif', _getexif),
                               ('alpha_composite', _alpha_composite)]:
            _imaging.extend(_name, _method)
        """#

    static let imageOps = #"""
        from PIL import Image, _imaging

        def _border(border):
            if isinstance(border, tuple):
                if len(border) == 2:
                    return border + border
                if len(border) != 4:
                    raise ValueError('border must be an integer, or a tuple of two or four elements')
                return border
            return border, border, border, border

        def autocontrast(image, cutoff=0, ignore=None, mask=None, preserve_tone=False):
            """The darkest to black, the lightest to white."""
            low, high = cutoff if isinstance(cutoff, tuple) else (cutoff, cutoff)
            ignored = None if ignore is None else [ignore] if isinstance(ignore, int) else list(ignore)
            return _imaging.autocontrast(image, low, high, ignored, mask, preserve_tone)

        def equalize(image, mask=None):
            """Every grey level as often as every other."""
            return _imaging.equalize(image, mask)

        def invert(image):
            """Negative."""
            return _imaging.invert(image)

        def posterize(image, bits):
            """The highest bits of each sample."""
            return _imaging.posterize(image, bits)

        def solarize(image, threshold=128):
            """Samples of the threshold and above inverted."""
            return _imaging.solarize(image, threshold)

        def grayscale(image):
            """Without colours."""
            return image.convert('L')

        def mirror(image):
            """Left to right."""
            return image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)

        def flip(image):
            """Top to bottom."""
            return image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)

        def crop(image, border=0):
            """Without a border."""
            left, top, right, bottom = _border(border)
            return image.crop((left, top, image.size[0] - right, image.size[1] - bottom))

        def expand(image, border=0, fill=0):
            """With a border."""
            return _imaging.expand(image, *_border(border), fill)

        def scale(image, factor, resample=Image.Resampling.BICUBIC):
            """So many times larger."""
            if factor == 1:
                return image.copy()
            if factor <= 0:
                raise ValueError('the factor must be greater than 0')
            return image.resize((round(factor * image.width), round(factor * image.height)), resample)

        def _fitted(image, size, covers):
            own, wanted = image.width / image.height, size[0] / size[1]
            if own != wanted:
                if (own > wanted) != covers:
                    return size[0], round(image.height / image.width * size[0])
                return round(image.width / image.height * size[1]), size[1]
            return size

        def contain(image, size, method=Image.Resampling.BICUBIC):
            """As large as fits into a size."""
            if image.height == 0:
                return Image.new(image.mode, (size[0], 0))
            if size[1] == 0:
                return Image.new(image.mode, (0, 0))
            size = _fitted(image, size, False)
            return Image.new(image.mode, size) if min(size) == 0 else image.resize(size, resample=method)

        def cover(image, size, method=Image.Resampling.BICUBIC):
            """As small as covers a size."""
            if image.height == 0:
                return Image.new(image.mode, (size[0], 0))
            if size[1] == 0:
                return Image.new(image.mode, (0, 0))
            return image.resize(_fitted(image, size, True), resample=method)

        def pad(image, size, method=Image.Resampling.BICUBIC, color=None, centering=(0.5, 0.5)):
            """Fitted into a size and a border around it."""
            resized = contain(image, size, method)
            if resized.size == tuple(size):
                return resized
            out = Image.new(image.mode, size, color)
            if resized.width != size[0]:
                out.paste(resized, (round((size[0] - resized.width) * max(0, min(centering[0], 1))), 0))
            else:
                out.paste(resized, (0, round((size[1] - resized.height) * max(0, min(centering[1], 1)))))
            return out

        def fit(image, size, method=Image.Resampling.BICUBIC, bleed=0.0, centering=(0.5, 0.5)):
            """Cut to a size's ratio and resized."""
            if min(size) == 0:
                return Image.new(image.mode, size)
            centering_x, centering_y = centering
            if not 0.0 <= centering_x <= 1.0:
                centering_x = 0.5
            if not 0.0 <= centering_y <= 1.0:
                centering_y = 0.5
            if not 0.0 <= bleed < 0.5:
                bleed = 0.0
            bleed_pixels = (bleed * image.size[0], bleed * image.size[1])
            live = (image.size[0] - bleed_pixels[0] * 2, image.size[1] - bleed_pixels[1] * 2)
            if live[1] == 0:
                return Image.new(image.mode, size)
            ratio, wanted = live[0] / live[1], size[0] / size[1]
            width, height = live
            if ratio > wanted:
                width = wanted * live[1]
            elif ratio < wanted:
                height = live[0] / wanted
            left = bleed_pixels[0] + (live[0] - width) * centering_x
            top = bleed_pixels[1] + (live[1] - height) * centering_y
            return image.resize(size, method, box=(left, top, left + width, top + height))

        _TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}

        def exif_transpose(image, *, in_place=False):
            """Turned as the file's EXIF orientation says."""
            image.load()
            turn = _TURNS.get(image.getexif().get(274, 1))
            if turn is None:
                return None if in_place else image.copy()
            turned = image.transpose(turn)
            if in_place:
                image._replace(turned)
            (image if in_place else turned).info.pop('exif', None)
            return None if in_place else turned
        """#

    static let imageEnhance = #"""
        from PIL import _imaging

        class _Enhance:
            def __init__(self, image):
                self.image = image

            def enhance(self, factor):
                """The image with the factor: 1 is the image itself."""
                return self._function(self.image, factor)

        class Color(_Enhance):
            """From grey (0) over the image (1) to brighter colours."""
            _function = staticmethod(_imaging.enhance_color)

        class Contrast(_Enhance):
            """From one grey (0) over the image (1) to more contrast."""
            _function = staticmethod(_imaging.enhance_contrast)

        class Brightness(_Enhance):
            """From black (0) over the image (1) to brighter."""
            _function = staticmethod(_imaging.enhance_brightness)

        class Sharpness(_Enhance):
            """From blurred (0) over the image (1) to sharper."""
            _function = staticmethod(_imaging.enhance_sharpness)
        """#

    static let imageFilter = #"""
        class Filter:
            """What Image.filter takes."""

        class MultibandFilter(Filter):
            """A filter of all channels at once."""

        class Kernel(Filter):
            """A kernel of 3x3 or 5x5 numbers."""
            name = 'Kernel'

            def __init__(self, size, kernel, scale=None, offset=0):
                if scale is None:
                    scale = sum(kernel)
                if size[0] * size[1] != len(kernel):
                    raise ValueError('not enough coefficients in kernel')
                self.filterargs = size, scale, offset, kernel

            def filter(self, image):
                if image.mode == 'P':
                    raise ValueError('cannot filter palette images')
                return image._filter(*self.filterargs)

        class _Builtin(Kernel):
            def __init__(self):
                pass

        class GaussianBlur(MultibandFilter):
            """A Gaussian, made of three box blurs."""
            name = 'GaussianBlur'

            def __init__(self, radius=2):
                self.radius = radius

            def filter(self, image):
                xy = self.radius if isinstance(self.radius, (tuple, list)) else (self.radius, self.radius)
                return image.copy() if tuple(xy) == (0, 0) else image._gaussian_blur(*xy)

        class BoxBlur(MultibandFilter):
            """The mean of a square."""
            name = 'BoxBlur'

            def __init__(self, radius):
                xy = radius if isinstance(radius, (tuple, list)) else (radius, radius)
                if xy[0] < 0 or xy[1] < 0:
                    raise ValueError('radius must be >= 0')
                self.radius = radius

            def filter(self, image):
                xy = self.radius if isinstance(self.radius, (tuple, list)) else (self.radius, self.radius)
                return image.copy() if tuple(xy) == (0, 0) else image._box_blur(*xy)

        class BLUR(_Builtin):
            name = 'Blur'
            filterargs = (5, 5), 16, 0, (1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1)

        class CONTOUR(_Builtin):
            name = 'Contour'
            filterargs = (3, 3), 1, 255, (-1, -1, -1, -1, 8, -1, -1, -1, -1)

        class DETAIL(_Builtin):
            name = 'Detail'
            filterargs = (3, 3), 6, 0, (0, -1, 0, -1, 10, -1, 0, -1, 0)

        class EDGE_ENHANCE(_Builtin):
            name = 'Edge-enhance'
            filterargs = (3, 3), 2, 0, (-1, -1, -1, -1, 10, -1, -1, -1, -1)

        class EDGE_ENHANCE_MORE(_Builtin):
            name = 'Edge-enhance More'
            filterargs = (3, 3), 1, 0, (-1, -1, -1, -1, 9, -1, -1, -1, -1)

        class EMBOSS(_Builtin):
            name = 'Emboss'
            filterargs = (3, 3), 1, 128, (-1, 0, 0, 0, 1, 0, 0, 0, 0)

        class FIND_EDGES(_Builtin):
            name = 'Find Edges'
            filterargs = (3, 3), 1, 0, (-1, -1, -1, -1, 8, -1, -1, -1, -1)

        class SHARPEN(_Builtin):
            name = 'Sharpen'
            filterargs = (3, 3), 16, 0, (-2, -2, -2, -2, 32, -2, -2, -2, -2)

        class SMOOTH(_Builtin):
            name = 'Smooth'
            filterargs = (3, 3), 13, 0, (1, 1, 1, 1, 5, 1, 1, 1, 1)

        class SMOOTH_MORE(_Builtin):
            name = 'Smooth More'
            filterargs = (5, 5), 100, 0, (1, 1, 1, 1, 1, 1, 5, 5, 5, 1, 1, 5, 44, 5, 1, 1, 5, 5, 5, 1, 1, 1, 1, 1, 1)
        """#

    static let imageChops = #"""
        from PIL import Image, _imaging

        def _two(operation):
            def function(image1, image2):
                return _imaging.combine(image1, image2, operation, 1, 0)
            function.__name__ = operation
            return function

        lighter, darker, difference = _two('lighter'), _two('darker'), _two('difference')
        multiply, screen = _two('multiply'), _two('screen')
        add_modulo, subtract_modulo = _two('add_modulo'), _two('subtract_modulo')

        def add(image1, image2, scale=1.0, offset=0):
            """(image1 + image2) / scale + offset."""
            return _imaging.combine(image1, image2, 'add', scale, offset)

        def subtract(image1, image2, scale=1.0, offset=0):
            """(image1 - image2) / scale + offset."""
            return _imaging.combine(image1, image2, 'subtract', scale, offset)

        def invert(image):
            """Negative."""
            return image.point(list(range(255, -1, -1)) * len(image.getbands()))

        def constant(image, value):
            """One grey of an image's size."""
            return Image.new('L', image.size, value)

        def duplicate(image):
            """A copy."""
            return image.copy()

        def blend(image1, image2, alpha):
            return Image.blend(image1, image2, alpha)

        def composite(image1, image2, mask):
            return Image.composite(image1, image2, mask)
        """#

    static let imageDraw = #"""
        from PIL import _imaging

        def _flat(xy):
            xy = list(xy)
            return [v for point in xy for v in point] if xy and isinstance(xy[0], (list, tuple)) else xy

        class ImageDraw:
            """Draws into a picture: points, thin lines and rectangles."""

            def __init__(self, im, mode=None):
                if mode is not None and mode != im.mode:
                    raise NotImplementedError('ImageDraw.Draw(mode=…) is not available for another mode than the image has')
                self._image = im
                self.mode = im.mode
                # Every bit set, which is white in several channels and is cut off to black in one.
                bands = len(im.getbands())
                self._default = 0 if bands == 1 else (255,) * bands

            def point(self, xy, fill=None):
                """Sets points."""
                _imaging.draw_points(self._image, _flat(xy), self._default if fill is None else fill)

            def line(self, xy, fill=None, width=0, joint=None):
                """Lines from point to point."""
                if width > 1:
                    raise NotImplementedError('ImageDraw.line(width=…) is available for thin lines only')
                _imaging.draw_lines(self._image, _flat(xy), self._default if fill is None else fill)

            def rectangle(self, xy, fill=None, outline=None, width=1):
                """A rectangle, filled or its outline."""
                if fill is None and outline is None:
                    outline = self._default
                if fill is not None:
                    _imaging.draw_rectangle(self._image, _flat(xy), fill, None)
                if outline is not None and width != 0:
                    _imaging.draw_rectangle(self._image, _flat(xy), outline, width)

            def _refused(name):
                def method(self, *args, **kwargs):
                    raise NotImplementedError(f'ImageDraw.{name} is not available: points, thin lines and rectangles are')
                return method

            for _name in ('arc', 'bitmap', 'chord', 'circle', 'ellipse', 'floodfill', 'multiline_text', 'pieslice', 'polygon',
                          'regular_polygon', 'rounded_rectangle', 'text', 'textbbox', 'textlength'):
                locals()[_name] = _refused(_name)

        def Draw(im, mode=None):
            """An object that draws into a picture."""
            return ImageDraw(im, mode)
        """#

    static let imageStat = #"""
        import math

        class Stat:
            """Statistics of a picture, channel by channel."""

            def __init__(self, image_or_list, mask=None):
                if isinstance(image_or_list, list):
                    self.h = image_or_list
                elif hasattr(image_or_list, 'histogram'):
                    self.h = image_or_list.histogram(mask)
                else:
                    raise TypeError('first argument must be image or list')
                self.bands = list(range(len(self.h) // 256))

            def _layers(self):
                return [self.h[i * 256:(i + 1) * 256] for i in self.bands]

            @property
            def count(self):
                return [sum(layer) for layer in self._layers()]

            @property
            def sum(self):
                return [float(sum(i * n for i, n in enumerate(layer))) for layer in self._layers()]

            @property
            def sum2(self):
                return [float(sum(i ** 2 * n for i, n in enumerate(layer))) for layer in self._layers()]

            @property
            def mean(self):
                return [s / n if n else 0 for s, n in zip(self.sum, self.count)]

            @property
            def var(self):
                return [(s2 - (s ** 2.0) / n) / n if n else 0 for s, s2, n in zip(self.sum, self.sum2, self.count)]

            @property
            def stddev(self):
                return [math.sqrt(v) for v in self.var]

            @property
            def rms(self):
                return [math.sqrt(s2 / n) if n else 0 for s2, n in zip(self.sum2, self.count)]

            @property
            def extrema(self):
                result = []
                for layer in self._layers():
                    used = [i for i, n in enumerate(layer) if n]
                    result.append((used[0], used[-1]) if used else (255, 0))
                return result

            @property
            def median(self):
                result = []
                for layer, count in zip(self._layers(), self.count):
                    total, half = 0, count // 2
                    for i, n in enumerate(layer):
                        total += n
                        if total > half:
                            break
                    result.append(i)
                return result
        """#

    static let imageColor = #"""
        from PIL import _imaging

        def getrgb(color):
            """Red, green, blue, and alpha where the text has it."""
            return _imaging.getrgb(color)

        def getcolor(color, mode):
            """The pixel of a colour in a mode."""
            return _imaging.ink(color, mode)
        """#
}
