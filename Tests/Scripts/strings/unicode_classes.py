# Case, classes and lengths of characters across Unicode.
chars = [chr(c) for c in list(range(0, 0x250, 3)) + list(range(0x370, 0x600, 5)) + list(range(0x1E00, 0x2100, 7)) + list(range(0x2150, 0x2190, 3)) + [0x3000, 0x4E00, 0xAC00, 0xFB01, 0xFF21, 0x10400, 0x1D400, 0x1F600, 0x10FFFF, 0xE000, 0xAD, 0x200B, 0x2028, 0x1C5, 0x130, 0x131, 0x149, 0x1F80, 0x3C2, 0xB2, 0xBD, 0x2160, 0x96F, 0x660]]
for c in chars:
    flags = "".join("01"[f(c)] for f in (str.isalpha, str.isdecimal, str.isdigit, str.isnumeric, str.isalnum, str.isspace, str.isupper, str.islower, str.istitle, str.isprintable, str.isidentifier, str.isascii))
    print(hex(ord(c)), flags, ascii(c.upper()), ascii(c.lower()), ascii(c.title()), ascii(c.casefold()), ascii(c.swapcase()), ascii(c.capitalize()), ascii(repr(c)), len(c.encode()))
for w in ("ΑΣ", "ΣΑΣ Σ", "ß", "ﬁx", "İstanbul", "ŉ", "ǅ", "they're bill's", "HELLO wORLD", "ὈΔΥΣΣΕΎΣ", "dž", "ΐ", "A\u0345", "Σ.", "ΑΣΑ"):
    print(ascii(w.upper()), ascii(w.lower()), ascii(w.title()), ascii(w.capitalize()), ascii(w.casefold()), ascii(w.swapcase()), w.istitle(), w.isupper(), w.islower())
