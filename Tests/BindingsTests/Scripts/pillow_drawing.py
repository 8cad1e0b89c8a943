"""Points, thin lines and rectangles, as checksums."""
import zlib

from PIL import Image, ImageDraw

for mode in ['1', 'L', 'RGB', 'RGBA', 'LA', 'CMYK']:
    image = Image.new(mode, (40, 30))
    draw = ImageDraw.Draw(image)
    colour = {'1': 1, 'L': 200, 'RGB': (1, 200, 3), 'RGBA': (1, 2, 3, 4), 'LA': (9, 8), 'CMYK': (1, 2, 3, 4)}[mode]
    for xy in [(0, 0, 39, 29), (5, 20, 30, 3), (12, 2, 15, 28), (3, 3, 3, 20), (30, 5, 2, 5), (-5, 3, 50, 40), (8, 8, 8, 8)]:
        draw.line(xy, fill=colour)
        print(mode, 'line', zlib.crc32(image.tobytes()))
    draw.line([(1, 1), (10, 5), (20, 29), (0, 28)])
    print(mode, 'lines', zlib.crc32(image.tobytes()))
    draw.point([(3, 4), (35, 2), (99, 0)], fill=colour)
    draw.point((7, 7))
    print(mode, 'points', zlib.crc32(image.tobytes()))
    draw.rectangle((4, 6, 20, 17), outline=colour)
    print(mode, 'outline', zlib.crc32(image.tobytes()))
    draw.rectangle([(25, 6), (60, 17)], fill=colour)
    print(mode, 'filled', zlib.crc32(image.tobytes()))
    draw.rectangle((2, 18, 30, 27), fill=colour, outline=0, width=3)
    draw.rectangle((-3, -3, 5, 5), width=2)
    draw.rectangle((10.7, 3.2, 12.9, 4.8))
    print(mode, 'both', zlib.crc32(image.tobytes()))
for bad in [lambda: draw.rectangle((5, 5, 3, 9)), lambda: draw.rectangle((5, 5, 9, 3))]:
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
image = Image.new('RGB', (9, 9), 'navy')
ImageDraw.Draw(image).rectangle((2, 2, 6, 6), fill='#ff8000', outline='white')
print(image.getpixel((2, 2)), image.getpixel((4, 4)), image.getpixel((0, 0)))
