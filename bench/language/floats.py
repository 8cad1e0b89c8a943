# The Mandelbrot set: float arithmetic and comparisons in nested loops.
from worker import serve


def work():
    width, height, limit = 120, 80, 50
    inside = 0
    for row in range(height):
        ci = row * 2.0 / height - 1.0
        for column in range(width):
            cr = column * 3.0 / width - 2.0
            zr = zi = 0.0
            n = 0
            while n < limit:
                rr = zr * zr
                ii = zi * zi
                if rr + ii > 4.0:
                    break
                zi = 2.0 * zr * zi + ci
                zr = rr - ii + cr
                n += 1
            inside += n
    return inside


serve(work)
