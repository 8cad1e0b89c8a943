"""Text with Unicode: counting, sorting, translating, encodings, a Markov chain."""
import random
import re
import string
from collections import Counter, defaultdict
from itertools import islice, pairwise

TEXT = """Der Fuchs — schnell & braun — springt über den faulen Hund.
The quick brown fox jumps over the lazy dog; the dog sleeps, the fox doesn't.
«Où est l’œuf?» demanda-t-elle. ¿Dónde está el huevo? Στην άκρη. ЖИЗНЬ и жизнь. 東京は大きい。 e\u0301tude 𝒳 👍🏽
"""

words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", TEXT)
print(len(words), words[:12], max(words, key=len))
count = Counter(w.casefold() for w in words)
print(count.most_common(5), count["the"], count["nothing"], count.total(), sum(1 for n in count.values() if n == 1))
print(sorted(count, key=lambda w: (-count[w], w))[:6], sorted(words, key=str.lower)[-5:])
print((Counter("abracadabra") - Counter("cab")).most_common(), Counter(a=1) + Counter(a=2, b=0), Counter("aab") & Counter("abb"), Counter("ab") | Counter("bb"))
print(TEXT.count("the"), TEXT.lower().count("the"), TEXT.find("fox"), TEXT.rfind("fox"), TEXT.index("Hund"), TEXT.partition("—")[0], TEXT.rsplit(None, 2)[1:])
table = str.maketrans("äöüß", "aous", string.punctuation)
print("Größe, Übermaß!".translate(table), "Straße".upper(), "STRASSE".casefold() == "straße".casefold(), "ǆ".title(), "İ".lower().encode())
for text in ("über", "東京", "e\u0301", "👍🏽"):
    data = text.encode("utf-8")
    print(text, len(text), len(data), data, text[::-1] == "".join(reversed(text)), [f"U+{ord(c):04X}" for c in text], ascii(text))
for encoding, errors in [("ascii", "ignore"), ("ascii", "replace"), ("ascii", "backslashreplace"), ("ascii", "xmlcharrefreplace"), ("latin-1", "strict"), ("ascii", "strict")]:
    try:
        print(encoding, errors, "naïve €".encode(encoding, errors))
    except UnicodeEncodeError as error:
        print(encoding, errors, error, error.start, error.object[error.start:error.end])
print(b"\xff\xe9t\xe9".decode("latin-1"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("utf-8", errors="ignore"))
try:
    b"ab\xe9".decode()
except UnicodeDecodeError as error:
    print(error, error.reason)


class Markov:
    def __init__(self, order=1, seed=0):
        self.order, self.random = order, random.Random(seed)
        self.next = defaultdict(list)

    def learn(self, tokens):
        tokens = list(tokens)
        for *key, value in zip(*(tokens[i:] for i in range(self.order + 1))):
            self.next[tuple(key)].append(value)
        return self

    def generate(self):
        state = self.random.choice(sorted(self.next))
        yield from state
        while state in self.next:
            word = self.random.choice(self.next[state])
            yield word
            state = (*state[1:], word)


chain = Markov(seed=3).learn(re.findall(r"\w+|[.;,]", "the cat sat on the mat, the cat ate the rat. the dog sat on the cat."))
print(" ".join(islice(chain.generate(), 25)))
print({k: v for k, v in list(chain.next.items())[:4]}, [a + b for a, b in pairwise("abcd")])
pattern = re.compile(r"(?P<word>\b(\w)\w*\2\b)", re.I)
print([m["word"] for m in pattern.finditer("Abba noon xyz level radar dad Test")], pattern.sub(r"<\g<word>>", "noon and test"), pattern.groupindex)
print(re.split(r"\s*([,;])\s*", "a , b;c"), re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", "1234567"), re.fullmatch(r"(\d+)-(\d+)?", "12-").groups("0"))
print("|".join(f"{w:*^9.4}" for w in words[:4]), "%s|%10.3s|%-5s|" % ("a", "abcdef", "é"), "tab\tx".expandtabs(6), "a-b_c".replace("-", "_", 1).split("_"))
print("x".join("abc"), " pad ".strip() + "|", "xxhixx".strip("x"), "prefix-body".removeprefix("prefix-"), "a.b.c".rpartition("."), "Title Case".swapcase(), "12".zfill(5), "-3".zfill(4))
print("1²Ⅷ".isdigit(), "12".isdecimal(), "½".isnumeric(), "aé".isalpha(), "a1".isalnum(), "_x1".isidentifier(), "\u00a0".isspace(), "A b".isupper(), "Ab Cd".istitle(), "\x00".isprintable())
print(sorted("zäaÄZb"), "a" < "ä" < "€", "•", "a\\n\x41\u00e9\101", r"raw\n", "line" " joined", b"by\x00tes"[2], bytes([65, 66]).hex(":"))
