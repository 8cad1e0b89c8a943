// matplotlib._formulas: `$formulas$` in the texts of plots, by matplotlib's rules for mathtext: letters lean, Greek and symbols by their
// TeX names, scripts, fractions and roots. A command that is not here is refused by name.

let plotFormulasSource = #"""
    import math

    SHRINK, SMALLEST = 0.7, 0.34

    GREEK = dict(zip(
        'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi '
        'omega varepsilon vartheta varpi varrho varsigma varphi Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega'.split(),
        '\u03b1\u03b2\u03b3\u03b4\u03b5\u03b6\u03b7\u03b8\u03b9\u03ba\u03bb\u03bc\u03bd\u03be\u03bf\u03c0\u03c1\u03c3\u03c4\u03c5\u03d5\u03c7\u03c8'
        '\u03c9\u03b5\u03d1\u03d6\u03f1\u03c2\u03c6\u0393\u0394\u0398\u039b\u039e\u03a0\u03a3\u03a5\u03a6\u03a8\u03a9'))
    SYMBOLS = {
        'times': '\u00d7', 'div': '\u00f7', 'pm': '\u00b1', 'mp': '\u2213', 'cdot': '\u22c5', 'ast': '\u2217', 'circ': '\u2218',
        'bullet': '\u2219', 'oplus': '\u2295', 'otimes': '\u2297', 'odot': '\u2299', 'cap': '\u2229', 'cup': '\u222a',
        'wedge': '\u2227', 'vee': '\u2228', 'setminus': '\u29f5', 'leq': '\u2264', 'le': '\u2264', 'geq': '\u2265', 'ge': '\u2265', 'neq': '\u2260',
        'ne': '\u2260', 'approx': '\u2248', 'sim': '\u223c', 'simeq': '\u2243', 'cong': '\u2245', 'equiv': '\u2261', 'propto': '\u221d',
        'll': '\u226a', 'gg': '\u226b', 'in': '\u2208', 'notin': '\u2209', 'ni': '\u220b', 'subset': '\u2282', 'supset': '\u2283',
        'subseteq': '\u2286', 'supseteq': '\u2287', 'mid': '\u2223', 'parallel': '\u2225', 'perp': '\u27c2', 'to': '\u2192',
        'rightarrow': '\u2192', 'leftarrow': '\u2190', 'gets': '\u2190', 'leftrightarrow': '\u2194', 'Rightarrow': '\u21d2', 'Leftarrow': '\u21d0',
        'uparrow': '\u2191', 'downarrow': '\u2193', 'mapsto': '\u21a6', 'infty': '\u221e', 'partial': '\u2202', 'nabla': '\u2207', 'forall': '\u2200',
        'exists': '\u2203', 'emptyset': '\u2205', 'int': '\u222b', 'ell': '\u2113', 'hbar': '\u0127', 'Re': '\u211c',
        'Im': '\u2111', 'prime': '\u2032', 'degree': '\u00b0', 'ldots': '\u2026', 'dots': '\u2026', 'cdots': '\u22ef', 'vdots': '\u22ee', 'ddots': '\u22f1',
        'langle': '\u27e8', 'rangle': '\u27e9', 'lfloor': '\u230a', 'rfloor': '\u230b', 'lceil': '\u2308', 'rceil': '\u2309', 'Vert': '\u2016',
        'vert': '|', 'backslash': '\\', 'dagger': '\u2020', 'star': '\u22c6', 'S': '\u00a7', 'angle': '\u2220', 'triangle': '\u25b3', 'ddagger': '\u2021',
        '%': '%', '$': '$', '#': '#', '_': '_', '{': '{', '}': '}', '&': '&', '|': '\u2016'}
    LARGE = {'sum': '\u2211', 'prod': '\u220f', 'bigcup': '\u22c3', 'bigcap': '\u22c2'}
    # Relations and operators stand apart from what is beside them.
    APART = set('+*=<>:\u2212\u00d7\u00f7\u00b1\u2213\u22c5\u2217\u2218\u2219\u2295\u2297\u2299\u2229\u222a\u2227\u2228\u29f5\u2264\u2265\u2260\u2248'
                '\u223c\u2243\u2245\u2261\u221d\u226a\u226b\u2208\u2209\u220b\u2282\u2283\u2286\u2287\u2223\u2225\u27c2\u2192\u2190\u2194\u21d2\u21d0\u21a6')
    FUNCTIONS = set('arccos csc ker min arcsin deg lg Pr arctan det lim sec arg dim liminf sin cos exp limsup sinh cosh gcd ln sup cot '
                    'hom log tan coth inf max tanh'.split())
    SPACES = {',': 1 / 6, 'thinspace': 1 / 6, '/': 1 / 6, '>': 2 / 9, ':': 2 / 9, ';': 5 / 18, ' ': 1 / 3, '~': 1 / 3, 'enspace': 0.5, 'quad': 1.0,
              'qquad': 2.0, '!': -1 / 6}
    FONTS = {'mathrm': 'rm', 'mathbf': 'bf', 'mathit': 'it', 'mathdefault': 'it', 'mathregular': 'rm', 'text': 'text', 'operatorname': 'rm',
             'boldsymbol': 'bf', 'mathsf': 'rm'}

    def is_formula(text):
        """Whether a text has formulas: an even number of dollar signs that are not escaped."""
        count = text.count('$') - text.count('\\$')
        return count > 0 and count % 2 == 0

    class Box:
        """Texts and rules at places relative to the baseline's start, y upwards."""
        def __init__(self):
            self.width = self.up = self.down = 0.0
            self.parts, self.last = [], ''

        def add(self, other, dx=0.0, dy=0.0):
            for kind, x, y, *rest in other.parts:
                self.parts.append((kind, x + dx, y + dy, *rest))
            self.up, self.down = max(self.up, other.up + dy), max(self.down, other.down - dy)

        def join(self, other, gap=0.0):
            self.add(other, self.width + gap)
            self.width += gap + other.width

    class Layout:
        """The formulas of one line."""
        def __init__(self, text, size, measure):
            self.text, self.size, self.measure = text, size, measure

        def fail(self, message): raise ValueError(f'\n{self.text}\n{message}')

        def box(self):
            whole, plain = Box(), ''
            rest = self.text.replace('\\$', '\0')
            for index, part in enumerate(rest.split('$')):
                if not part:
                    continue
                if index % 2 == 0:
                    whole.join(self.run(part.replace('\0', '$'), self.size, 'rm'))
                else:
                    self.source, self.place = part.replace('\0', '\\$'), 0
                    whole.join(self.group(self.size, 'it', None))
            return whole

        def run(self, text, size, font):
            made = Box()
            made.width, made.up, made.down = self.measure(text, size, font == 'bf', font == 'it')
            made.parts.append(('text', 0.0, 0.0, text, size, font == 'bf', font == 'it'))
            return made

        def peek(self): return self.source[self.place] if self.place < len(self.source) else ''

        def command(self):
            """The name behind a backslash."""
            self.place += 1
            start = self.place
            while self.peek().isalpha():
                self.place += 1
            if self.place == start:
                self.place += 1
            return self.source[start:self.place]

        def skip(self):
            while self.peek() == ' ':
                self.place += 1

        def group(self, size, font, end):
            """A row up to the closing brace."""
            row = Box()
            while True:
                if font != 'text':
                    self.skip()
                character = self.peek()
                if not character:
                    if end is not None:
                        self.fail(f"Expected '{end}', found end of text")
                    return row
                if character == end:
                    self.place += 1
                    return row
                if character == '}':
                    self.fail("Expected end of math '$', found '}'")
                if character == '\\' and self.source[self.place + 1:].startswith(('rm ', 'bf ', 'it ', 'rm{', 'bf{', 'it{')):
                    font = self.command()
                    continue
                self.scripted(row, size, font)

        def scripted(self, row, size, font):
            """One nucleus with what stands above and below it."""
            x_height = self.measure('x', size, False, False)[1]
            nucleus, gap, apart = Box(), 0.0, 0.0
            if self.peek() not in '^_\'':
                nucleus, gap, apart = self.nucleus(size, font, row)
            above = below = None
            while True:
                self.skip()
                mark = self.peek()
                if mark == "'":
                    primes = ''
                    while self.peek() == "'":
                        primes += '\u2032'
                        self.place += 1
                    nucleus.join(self.run(primes, size, 'rm'))
                    continue
                if mark not in ('^', '_') or not mark:
                    break
                if mark == '^' and above is not None or mark == '_' and below is not None:
                    self.fail('Double superscript' if mark == '^' else 'Double subscript')
                self.place += 1
                part = self.argument(max(size * SHRINK, self.size * SMALLEST), font)
                if mark == '^':
                    above = part
                else:
                    below = part
            row.join(nucleus, gap)
            if nucleus.last == 'function':
                self.skip()
                apart = size / 6 if self.peek() not in ('(', '') else 0.0
            if nucleus.last == 'limits':
                self.limits(row, nucleus, above, below, size)
                return
            # The scripts' heights are those of TeX in the heights of an x, with matplotlib's numbers for DejaVu Sans.
            start, wide = row.width, 0.0
            slant = 0.2 * x_height if nucleus.last == 'it' else 0.025 * x_height
            if above is not None:
                lift = max(0.7 * x_height, nucleus.up - 0.4 * x_height if nucleus.up > 1.6 * x_height + size * 0.1 else 0.0)
                row.add(above, start + slant, lift)
                wide = slant + above.width
            if below is not None:
                drop = max((0.5 if above is not None else 0.3) * x_height, below.up - 0.8 * x_height)
                row.add(below, start, -drop)
                wide = max(wide, below.width)
            row.width += wide + (0.05 * x_height if wide else 0.0) + apart

        def limits(self, row, nucleus, above, below, size):
            """Scripts over and under a sum, in its middle."""
            wide = max(part.width for part in (nucleus, above, below) if part is not None)
            start, shift = row.width - nucleus.width, (wide - nucleus.width) / 2
            if shift:
                row.parts = [(kind, x + shift if place >= len(row.parts) - len(nucleus.parts) else x, y, *rest)
                             for place, (kind, x, y, *rest) in enumerate(row.parts)]
            if above is not None:
                row.add(above, start + (wide - above.width) / 2, nucleus.up + 0.2 * size + above.down)
            if below is not None:
                row.add(below, start + (wide - below.width) / 2, -nucleus.down - 0.2 * size - below.up)
            row.width = start + wide + 0.1 * size

        def argument(self, size, font):
            """What a script or a command applies to: a group or one symbol."""
            self.skip()
            if not self.peek():
                self.fail('Expected a group or a symbol, found end of text')
            if self.peek() == '{':
                self.place += 1
                return self.group(size, font, '}')
            made, gap, apart = self.nucleus(size, font, Box())
            return made

        def nucleus(self, size, font, row):
            """One symbol: its box, and the room before and behind it."""
            character = self.peek()
            if character == '{':
                self.place += 1
                return self.group(size, font, '}'), 0.0, 0.0
            if character == '\\':
                return self.named(self.command(), size, font, row)
            self.place += 1
            if font == 'text':
                return self.run(character, size, 'rm'), 0.0, 0.0
            return self.symbol('\u2212' if character == '-' else character, size, font, row)

        def symbol(self, text, size, font, row):
            isItalic = font == 'it' and text.isalpha() and not '\u0391' <= text <= '\u03a9' and len(text) == 1
            made = self.run(text, size, 'bf' if font == 'bf' else 'it' if isItalic else 'rm')
            made.last = 'it' if isItalic else ''
            if text in APART:
                # A sign in front of a number is none of an operation.
                alone = not row.parts or row.last == 'apart'
                row.last = 'apart'
                return made, 0.0 if alone else 0.2 * size, 0.0 if alone else 0.2 * size
            row.last = ''
            return made, 0.0, 0.2 * size if text in ',;' else 0.0

        def named(self, name, size, font, row):
            if name in GREEK:
                return self.symbol(GREEK[name], size, font, row)
            if name in LARGE:
                return self.large(LARGE[name], size), 0.0, 0.0
            if name in SYMBOLS:
                return self.symbol(SYMBOLS[name], size, 'rm', row)
            if name in FUNCTIONS:
                made = self.run(name, size, 'rm')
                made.last = 'function'
                return made, 0.0, 0.0
            if name in SPACES:
                made = Box()
                made.width = SPACES[name] * size
                return made, 0.0, 0.0
            if name in FONTS:
                return self.argument(size, FONTS[name]), 0.0, 0.0
            if name in ('left', 'right', 'big', 'Big', 'bigg', 'Bigg'):
                self.skip()
                if self.peek() == '.':
                    self.place += 1
                    return Box(), 0.0, 0.0
                return self.nucleus(size, 'rm', row)
            if name in ('frac', 'dfrac', 'tfrac'):
                return self.fraction(size, font), 0.0, 0.0
            if name == 'sqrt':
                return self.root(size, font), 0.0, 0.0
            if name in ('overline', 'bar', 'hat', 'tilde', 'dot', 'ddot', 'vec'):
                return self.accented(name, size, font), 0.0, 0.0
            raise NotImplementedError(f'mathtext: \\{name} in {self.text!r} is not available')

        def large(self, text, size):
            """A sum or product: larger than letters, its middle at that of a minus."""
            glyph = self.run(text, 1.5 * size, 'rm')
            axis = self.measure('\u2212', size, False, False)
            made = Box()
            made.add(glyph, 0.0, (axis[1] - axis[2]) / 2 - (glyph.up - glyph.down) / 2)
            made.width, made.last = glyph.width, 'limits'
            made.up, made.down = max(made.up, 0.0), max(made.down, 0.0)
            return made

        def fraction(self, size, font):
            small = max(size * SHRINK, self.size * SMALLEST)
            above, below = self.argument(small, font), self.argument(small, font)
            thick = size * 0.06
            axis = self.measure('\u2212', size, False, False)
            middle = (axis[1] - axis[2]) / 2
            made = Box()
            made.width = max(above.width, below.width) + 4 * thick
            made.add(above, (made.width - above.width) / 2, middle + 2 * thick + above.down)
            made.add(below, (made.width - below.width) / 2, middle - 2 * thick - below.up)
            made.parts.append(('rule', 0.0, middle - thick / 2, made.width, thick))
            return made

        def root(self, size, font):
            index = None
            if self.peek() == '[':
                self.place += 1
                index = self.group(max(size * SHRINK * SHRINK, self.size * SMALLEST), 'rm', ']')
            inner = self.argument(size, font)
            thick, made = size * 0.06, Box()
            high, low = inner.up + 3 * thick, inner.down
            wide = 0.5 * size
            start = max(0.0, (index.width if index is not None else 0.0) - 0.3 * wide)
            made.width = start + wide + inner.width + thick
            made.parts.append(('line', start, 0.0, [0.0, 0.2 * wide, 0.5 * wide, wide, wide + inner.width + thick],
                               [0.35 * high, 0.45 * high, -low, high, high], thick))
            made.up, made.down = high + thick, low
            made.add(inner, start + wide)
            if index is not None:
                made.add(index, 0.0, 0.55 * high)
            return made

        def accented(self, name, size, font):
            inner, thick, made = self.argument(size, font), size * 0.06, Box()
            made.add(inner)
            made.width, made.last = inner.width, inner.last
            lean = 0.1 * size if inner.last == 'it' else 0.0
            if name in ('overline', 'bar'):
                made.parts.append(('rule', lean / 2, inner.up + 2 * thick, inner.width, thick))
                made.up = inner.up + 3 * thick
                return made
            mark = self.run({'hat': '\u02c6', 'tilde': '\u02dc', 'dot': '\u02d9', 'ddot': '\u00a8', 'vec': '\u2192'}[name],
                            size * (0.6 if name == 'vec' else 1.0), 'rm')
            lift = max(inner.up - self.measure('x', size, False, False)[1], 0.0)
            if name == 'vec':
                lift = inner.up
            made.add(mark, (inner.width - mark.width + lean) / 2, lift)
            return made
    """#
