"""Operations on pictures of every mode, as checksums of their bytes."""
import zlib

from PIL import Image, ImageChops, ImageColor, ImageEnhance, ImageFilter, ImageOps, ImageStat


def picture(mode, width=23, height=17, seed=1):
    bands = {'1': 1, 'L': 1, 'P': 1, 'LA': 2, 'RGB': 3, 'YCbCr': 3, 'HSV': 3, 'RGBA': 4, 'CMYK': 4}[mode]
    state, data = seed, bytearray()
    for i in range(width * height * bands):
        state = (state * 1103515245 + 12345) & 0x7fffffff
        data.append(((state >> 16) % 97 + i * 3) & 255)
    if mode == '1':
        return Image.frombytes('L', (width, height), bytes(data)).point([255 if i > 120 else 0 for i in range(256)], '1')
    return Image.frombytes(mode, (width, height), bytes(data))


def show(name, make):
    try:
        image = make()
    except Exception as e:
        print(name, type(e).__name__, e)
        return
    if isinstance(image, Image.Image):
        print(name, image.mode, image.size, zlib.crc32(image.tobytes()))
    else:
        print(name, image)


modes = ['1', 'L', 'LA', 'RGB', 'RGBA', 'CMYK', 'YCbCr', 'HSV']
for mode in modes:
    image = picture(mode)
    for target in modes + ['I', 'F']:
        if (mode, target) in [('LA', '1'), ('LA', 'I'), ('LA', 'F'), ('RGBA', '1')]:
            continue
        show(f'{mode} to {target}', lambda: image.convert(target))
    show(f'{mode} crop', lambda: image.crop((-2, 3, 30, 12)))
    for turn in range(7):
        show(f'{mode} transpose {turn}', lambda: image.transpose(turn))
    for filter in [0, 2, 3]:
        show(f'{mode} rotate {filter}', lambda: image.rotate(33.3, filter))
        show(f'{mode} rotate expand {filter}', lambda: image.rotate(-71, filter, expand=True))
        show(f'{mode} rotate center {filter}', lambda: image.rotate(10, filter, center=(3, 4), translate=(2, -1)))
        show(f'{mode} affine {filter}', lambda: image.transform((20, 19), Image.AFFINE, (1, 0.3, -1.7, -0.1, 1.1, 2), filter))
        show(f'{mode} shift {filter}', lambda: image.transform(image.size, Image.AFFINE, (1, 0, 4.5, 0, 1, 0), filter))
        show(f'{mode} perspective {filter}', lambda: image.transform(
            (20, 19), Image.PERSPECTIVE, (1.1, 0.1, -1, 0.05, 0.9, 1, 0.004, 0.002), filter))
        show(f'{mode} quad {filter}', lambda: image.transform((20, 19), Image.QUAD, (1, 2, 3, 15, 20, 14, 19, 1), filter))
        show(f'{mode} extent {filter}', lambda: image.transform((9, 8), Image.EXTENT, (1, 2, 15, 12), filter))
        show(f'{mode} resize {filter}', lambda: image.resize((11, 29), filter))
    show(f'{mode} thumbnail', lambda: (lambda copy: (copy.thumbnail((9, 9)), copy)[1])(image.copy()))
    show(f'{mode} histogram', lambda: zlib.crc32(str(image.histogram()).encode()))
    show(f'{mode} extrema', lambda: image.getextrema())
    show(f'{mode} bands', lambda: image.getbands())
    show(f'{mode} split', lambda: [zlib.crc32(band.tobytes()) for band in image.split()])
    show(f'{mode} pixel', lambda: (image.getpixel((3, 4)), image.getpixel((-1, -2))))
    show(f'{mode} new', lambda: Image.new(mode, (3, 2), 'red' if mode in ('RGB', 'RGBA', 'L', 'HSV') else 1))

for mode in ['L', 'RGB', 'RGBA', 'LA']:
    image = picture(mode)
    for name in ['BLUR', 'CONTOUR', 'DETAIL', 'EDGE_ENHANCE', 'EDGE_ENHANCE_MORE', 'EMBOSS', 'FIND_EDGES', 'SHARPEN', 'SMOOTH',
                 'SMOOTH_MORE']:
        show(f'{mode} {name}', lambda: image.filter(getattr(ImageFilter, name)))
    show(f'{mode} kernel', lambda: image.filter(ImageFilter.Kernel((3, 3), (1, 2, 1, 0, 0.5, 0, -1, -2, -1), 1.7, 10)))
    for radius in [0, 0.1, 0.5, 1, 1.9, 2.5, 7, 40, (2, 0.7)]:
        show(f'{mode} gaussian {radius}', lambda: image.filter(ImageFilter.GaussianBlur(radius)))
        show(f'{mode} box {radius}', lambda: image.filter(ImageFilter.BoxBlur(radius)))
    for factor in [0, 0.1, 0.37, 1, 1.43, 1.9, -0.5]:
        for name in ['Color', 'Contrast', 'Brightness', 'Sharpness']:
            show(f'{mode} {name} {factor}', lambda: getattr(ImageEnhance, name)(image).enhance(factor))
        show(f'{mode} blend {factor}', lambda: Image.blend(image, picture(mode, seed=9), factor))
    for cutoff in [0, 5, (10, 30)]:
        show(f'{mode} autocontrast {cutoff}', lambda: ImageOps.autocontrast(image, cutoff))
    show(f'{mode} autocontrast ignore', lambda: ImageOps.autocontrast(image, ignore=[3, 250]))
    show(f'{mode} equalize', lambda: ImageOps.equalize(image))
    show(f'{mode} invert', lambda: ImageOps.invert(image))
    for bits in [0, 1, 4, 8]:
        show(f'{mode} posterize {bits}', lambda: ImageOps.posterize(image, bits))
    for threshold in [0, 128, 200, 256]:
        show(f'{mode} solarize {threshold}', lambda: ImageOps.solarize(image, threshold))
    show(f'{mode} fit', lambda: ImageOps.fit(image, (10, 10)))
    show(f'{mode} pad', lambda: ImageOps.pad(image, (30, 12), color=7))
    show(f'{mode} contain', lambda: ImageOps.contain(image, (10, 10)))
    show(f'{mode} cover', lambda: ImageOps.cover(image, (10, 10)))
    show(f'{mode} expand', lambda: ImageOps.expand(image, (1, 2, 3, 4), 50))
    show(f'{mode} scale', lambda: ImageOps.scale(image, 1.7))
    show(f'{mode} mirror', lambda: ImageOps.mirror(ImageOps.flip(image)))
    other = picture(mode, seed=5)
    for name in ['lighter', 'darker', 'difference', 'multiply', 'screen', 'add', 'subtract', 'add_modulo', 'subtract_modulo']:
        show(f'{mode} {name}', lambda: getattr(ImageChops, name)(image, other))
    show(f'{mode} add scaled', lambda: ImageChops.add(image, other, 2.0, 3))
    show(f'{mode} alpha_composite', lambda: Image.alpha_composite(image, other))
    show(f'{mode} stat', lambda: [round(m, 6) for m in ImageStat.Stat(image).mean + ImageStat.Stat(image).stddev])
    show(f'{mode} point', lambda: image.point(lambda i: i * 1.3 - 10))

    def pasted(*args):
        copy = image.copy()
        copy.paste(*args)
        return copy

    show(f'{mode} paste', lambda: pasted(other, (5, -3)))
    show(f'{mode} paste colour', lambda: pasted(9, (2, 3, 8, 9)))
    show(f'{mode} paste mask', lambda: pasted(other, (4, 2), picture('L', seed=3)))
    show(f'{mode} paste bilevel mask', lambda: pasted(other, (4, 2), picture('1', seed=3)))

image = picture('RGB')
image.putpixel((2, 3), (1, 2, 3))
print(image.getpixel((2, 3)), image.getpixel((3, 3)))
show('merge', lambda: Image.merge('RGB', picture('RGB').split()[::-1]))
show('putalpha', lambda: (lambda copy: (copy.putalpha(picture('L')), copy)[1])(picture('RGB')))
show('getbbox', lambda: ImageOps.expand(picture('L'), 3).getbbox())
palette = picture('L').convert('P')
palette.putpalette([i * 7 % 256 for i in range(768)])
for target in ['L', 'RGB', 'RGBA', 'CMYK', '1']:
    show(f'P to {target}', lambda: palette.convert(target))
show('P resize', lambda: palette.resize((40, 9)))
show('P invert', lambda: ImageOps.invert(palette).convert('RGB'))
show('P autocontrast', lambda: ImageOps.autocontrast(palette))
print([ImageColor.getrgb(c) for c in ['red', '#abc', '#a1b2c3', 'rgb(1, 2,3)', 'rgb(10%,20%,100%)', 'RebeccaPurple', '#01020304']])
for bad in [lambda: ImageColor.getrgb('nocolour'), lambda: Image.new('RGB', (-1, 2)), lambda: Image.new('RGB', 3),
            lambda: image.resize((3, 3), 9), lambda: image.rotate(3, 4), lambda: image.crop((5, 5, 3, 9)),
            lambda: image.getpixel((99, 0)), lambda: Image.blend(image, palette, 0.5), lambda: image.filter(3),
            lambda: image.convert('XYZ'), lambda: image.transpose(9), lambda: Image.new('L', (2, 2), (1, 2)),
            lambda: ImageFilter.BoxBlur(-1), lambda: image.filter(ImageFilter.GaussianBlur(-1)).size, lambda: image.point([1, 2])]:
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e)[:60])
print(Image.BICUBIC, Image.Resampling.LANCZOS, repr(Image.Resampling.BOX), Image.FLIP_LEFT_RIGHT == 0)
