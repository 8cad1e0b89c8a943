# The character database of Unicode 14: properties, names, normal forms.
import unicodedata as u

print(u.unidata_version)
for c in 'a', 'É', 'ß', '1', '²', '½', '٣', '一', '한', '\u0301', '\u200f', '(', '←', '\n', ' ', '\U0001f600', 'ﬁ', 'Å', '\u0e33', '\ue000', '\U0001fae8':
    print(
        ascii(c), u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c), u.name(c, None), u.decomposition(c),
        u.decimal(c, None), u.digit(c, None), u.numeric(c, None))
for form in 'NFC', 'NFD', 'NFKC', 'NFKD':
    for text in 'e\u0301\u0323', 'é ﬁ ① ½', '한글', '\u1100\u1161\u11a8', 'ộ', '\u0958', '\u212b', 'a\u0315\u0300\u05ae\u0062', '\u01c4', '\uac00\u11a8', '':
        done = u.normalize(form, text)
        print(form, ascii(text), ascii(done), u.is_normalized(form, text))
for name in 'LATIN SMALL LETTER A', 'greek small letter alpha', 'CJK UNIFIED IDEOGRAPH-4E00', 'HANGUL SYLLABLE GAG', 'GRINNING FACE':
    print(name, ascii(u.lookup(name)))
print(sorted({u.category(chr(i)) for i in range(0x3000)}), sum(u.combining(chr(i)) for i in range(0x3000)))
for mistake in (
    lambda: u.name('ab'), lambda: u.name(3), lambda: u.category('ab'), lambda: u.lookup(3), lambda: u.lookup('nope'), lambda: u.normalize('X', 'é'),
    lambda: u.normalize(1, 2), lambda: u.normalize('NFC', None), lambda: u.decimal('a'), lambda: u.digit('a'), lambda: u.numeric('a'), lambda: u.name('\x00'),
):
    try:
        print(mistake())
    except Exception as error:
        print(type(error).__name__, error)
