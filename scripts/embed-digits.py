#!/usr/bin/env python3
"""Writes Sources/Compute/Vision/Data/DigitsData.swift from the digits that scikit-learn ships.

Source: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998,
https://doi.org/10.24432/C50P49, CC BY 4.0; scikit-learn ships its 1,797 test images, 8x8 with 17 levels. Each image is
stored pixel by pixel over all images (that deflates best), after the labels, deflated and written in base 64. Run it in an environment with
scikit-learn; the result is committed."""

import base64
import pathlib
import zlib

from sklearn.datasets import load_digits

HEAD = '''// The optical digits as one string: written by scripts/embed-digits.py, read by Digits.swift.
// E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998,
// https://doi.org/10.24432/C50P49, CC BY 4.0 (the 1,797 images that scikit-learn ships).
// Base 64 of a zlib stream: 1,797 labels, then for each of the 64 pixels, row by row, its 1,797 values 0...16.

enum DigitsData {
    static let count = %d
    static let text = """
'''


def main():
    data = load_digits()
    records = data.target.astype('uint8').tobytes() + data.images.astype('uint8').reshape(-1, 64).T.tobytes()
    deflater = zlib.compressobj(9, zlib.DEFLATED, 15, 9, zlib.Z_RLE)
    text = base64.b64encode(deflater.compress(records) + deflater.flush()).decode()
    lines = [text[i:i + 120] for i in range(0, len(text), 120)]
    path = pathlib.Path(__file__).resolve().parent.parent / 'Sources/Compute/Vision/Data/DigitsData.swift'
    body = '\n'.join(line + ('\\' if i + 1 < len(lines) else '') for i, line in enumerate(lines))
    path.write_text(HEAD % len(data.target) + body + '\n"""\n}\n')
    print(path, path.stat().st_size)


if __name__ == '__main__':
    main()
