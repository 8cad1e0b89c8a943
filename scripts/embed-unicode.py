#!/usr/bin/env python3
"""Writes Sources/Interp/Machine/Library/Unicode/UnicodeData.swift from the character database of CPython 3.11 (Unicode 14).

The standard library of Swift knows a later Unicode and neither bidirectional classes, widths nor decompositions. What is
written: the distinct records of category, bidirectional class, combining class, mirroring and width; runs of characters with one
record; numeric values; decompositions. All numbers are in LEB128, the whole is deflated and written in base 64. Run it with
CPython 3.11; the result is committed."""

import base64
import fractions
import pathlib
import unicodedata
import zlib

CATEGORIES = "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co Cn".split()
DIRECTIONS = " L R AL EN ES ET AN CS NSM BN B S WS ON LRE RLE LRO RLO PDF LRI RLI FSI PDI".split(" ")
WIDTHS = "N A H F W Na".split()
TAGS = " <compat> <font> <noBreak> <initial> <medial> <final> <isolated> <circle> <super> <sub> <vertical> <wide> <narrow> <small> <square> <fraction>".split(" ")

HEAD = '''// The character database of Unicode %s as one string: written by scripts/embed-unicode.py from CPython's, read by
// UnicodeTable.swift. Base 64 of a zlib stream of LEB128 numbers: records, runs, numeric values, decompositions.
// Unicode data files: https://www.unicode.org/license.txt.

enum UnicodeData {
    static let version = "%s"
    static let byteCount = %d
    static let categories = %s
    static let directions = %s
    static let widths = %s
    static let tags = %s
    static let text = """
'''


def number(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def signed(value):
    return number(value * 2 if value >= 0 else -value * 2 - 1)


def main():
    u = unicodedata
    records, runs, numbers, decompositions = {}, [], [], []
    for code in range(0x110000):
        c = chr(code)
        record = (CATEGORIES.index(u.category(c)), DIRECTIONS.index(u.bidirectional(c)), u.combining(c), u.mirrored(c), WIDTHS.index(u.east_asian_width(c)))
        index = records.setdefault(record, len(records))
        if runs and runs[-1][1] == index:
            runs[-1][0] += 1
        else:
            runs.append([1, index])
        value = u.numeric(c, None)
        if value is not None:
            exact = fractions.Fraction(value).limit_denominator(1000)
            assert exact.numerator / exact.denominator == value, c
            numbers.append((code, (u.decimal(c, None) is not None) + 2 * (u.digit(c, None) is not None), exact))
        text = u.decomposition(c)
        if text:
            words = text.split()
            tag = TAGS.index(words.pop(0)) if words[0].startswith("<") else 0
            composes = tag == 0 and len(words) == 2 and u.normalize("NFC", c) == c
            decompositions.append((code, tag * 2 + composes, [int(w, 16) for w in words]))
    data = number(len(records)) + bytes(n for record in records for n in record)
    data += number(len(runs)) + b"".join(number(count) + number(index) for count, index in runs)
    data += number(len(numbers))
    last = 0
    for code, kind, value in numbers:
        data += number(code - last) + number(kind) + signed(value.numerator) + number(value.denominator)
        last = code
    data += number(len(decompositions))
    last = 0
    for code, kind, parts in decompositions:
        data += number(code - last) + number(kind) + number(len(parts))
        last = before = code
        for part in parts:
            data += signed(part - before)
            before = part
    text = base64.b64encode(zlib.compress(data, 9)).decode()
    lines = [text[i:i + 120] for i in range(0, len(text), 120)]
    listed = ["[" + ", ".join(f'"{word}"' for word in words) + "]" for words in (CATEGORIES, DIRECTIONS, WIDTHS, TAGS)]
    path = pathlib.Path(__file__).resolve().parent.parent / "Sources/Interp/Machine/Library/Unicode/UnicodeData.swift"
    body = "\n".join(line + ("\\" if i + 1 < len(lines) else "") for i, line in enumerate(lines))
    path.write_text(HEAD % (u.unidata_version, u.unidata_version, len(data), *listed) + body + '\n"""\n}\n')
    print(path, path.stat().st_size, len(records), len(runs), len(numbers), len(decompositions))


if __name__ == "__main__":
    main()
