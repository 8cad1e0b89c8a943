// The modules `string`, `textwrap` and `fnmatch`.

enum TextScripts {
    static var string: NativeModule { .scripted("string", doc: "A collection of string constants.", stringSource) }
    static var textwrap: NativeModule { .scripted("textwrap", doc: "Text wrapping and filling.", textwrapSource) }
    static var fnmatch: NativeModule { .scripted("fnmatch", doc: "Filename matching with shell patterns.", fnmatchSource) }

    private static let stringSource = """
        whitespace = ' \\t\\n\\r\\v\\f'
        ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
        ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
        ascii_letters = ascii_lowercase + ascii_uppercase
        digits = '0123456789'
        hexdigits = digits + 'abcdef' + 'ABCDEF'
        octdigits = '01234567'
        punctuation = '!"#$%&\\'()*+,-./:;<=>?@[\\\\]^_`{|}~'
        printable = digits + ascii_letters + punctuation + whitespace

        def capwords(s, sep=None):
            return (sep or ' ').join(word.capitalize() for word in s.split(sep))

        _first = '_' + ascii_letters
        _rest = _first + digits

        class Template:
            delimiter = '$'

            def __init__(self, template):
                self.template = template

            def _invalid(self, i):
                lines = self.template[:i].splitlines(keepends=True)
                if not lines:
                    colno, lineno = 1, 1
                else:
                    colno = i - len(''.join(lines[:-1]))
                    lineno = len(lines)
                raise ValueError('Invalid placeholder in string: line %d, col %d' % (lineno, colno))

            def _name(self, start):
                text = self.template
                end = start
                if end < len(text) and text[end] in _first:
                    end += 1
                    while end < len(text) and text[end] in _rest:
                        end += 1
                return text[start:end]

            def _fill(self, mapping, kws, safe):
                text = self.template
                out = []
                i = 0
                while True:
                    j = text.find(self.delimiter, i)
                    if j < 0:
                        out.append(text[i:])
                        return ''.join(out)
                    out.append(text[i:j])
                    start = j + len(self.delimiter)
                    if text.startswith(self.delimiter, start):
                        out.append(self.delimiter)
                        i = start + len(self.delimiter)
                        continue
                    braced = text.startswith('{', start)
                    name = self._name(start + 1 if braced else start)
                    end = start + len(name) + (1 if braced else 0)
                    if not name or (braced and not text.startswith('}', end)):
                        if not safe:
                            self._invalid(start)
                        out.append(self.delimiter)
                        i = start
                        continue
                    i = end + 1 if braced else end
                    try:
                        # Asked, not looked for: a mapping may make what it has not got.
                        value = kws[name] if name in kws else mapping[name]
                    except KeyError:
                        if not safe:
                            raise
                        out.append(text[j:i])
                    else:
                        out.append(str(value))

            def substitute(self, mapping={}, /, **kws):
                return self._fill(mapping, kws, False)

            def safe_substitute(self, mapping={}, /, **kws):
                return self._fill(mapping, kws, True)

            def get_identifiers(self):
                names = []
                for name in self._names():
                    if name is not None and name not in names:
                        names.append(name)
                return names

            def is_valid(self):
                return None not in self._names()

            def _names(self):
                # The name of every placeholder; None for what is none.
                text = self.template
                names = []
                i = 0
                while (j := text.find(self.delimiter, i)) >= 0:
                    i = j + len(self.delimiter)
                    if text.startswith(self.delimiter, i):
                        i += len(self.delimiter)
                        continue
                    braced = text.startswith('{', i)
                    name = self._name(i + 1 if braced else i)
                    end = i + len(name) + (1 if braced else 0)
                    names.append(name if name and (not braced or text.startswith('}', end)) else None)
                return names

        def _pieces(text):
            # (literal, field, spec, conversion) of a format string, as str.format reads it.
            literal = ''
            i = 0
            while i < len(text):
                c = text[i]
                i += 1
                if c not in '{}':
                    literal += c
                    continue
                if text.startswith(c, i):
                    literal += c
                    i += 1
                    # CPython ends a piece at a doubled brace.
                    yield literal, None, None, None
                    literal = ''
                    continue
                if c == '}':
                    raise ValueError("Single '}' encountered in format string")
                if i >= len(text):
                    raise ValueError("Single '{' encountered in format string")
                depth = 1
                start = i
                while i < len(text) and depth:
                    depth += (text[i] == '{') - (text[i] == '}')
                    i += 1
                if depth:
                    raise ValueError("expected '}' before end of string")
                field = text[start:i - 1]
                end = 0
                bracket = False
                while end < len(field) and (bracket or field[end] not in '!:'):
                    if field[end] == '[':
                        bracket = True
                    elif field[end] == ']':
                        bracket = False
                    end += 1
                name, rest = field[:end], field[end:]
                conversion = None
                if rest.startswith('!'):
                    if len(rest) < 2:
                        raise ValueError("end of string while looking for conversion specifier")
                    conversion = rest[1]
                    if rest[2:3] not in ('', ':'):
                        raise ValueError("expected ':' after conversion specifier")
                    rest = rest[2:]
                yield literal, name, rest[1:], conversion
                literal = ''
            if literal:
                yield literal, None, None, None

        class Formatter:
            def format(self, format_string, /, *args, **kwargs):
                return self.vformat(format_string, args, kwargs)

            def vformat(self, format_string, args, kwargs):
                used = set()
                result, _ = self._vformat(format_string, args, kwargs, used, 2)
                self.check_unused_args(used, args, kwargs)
                return result

            def _vformat(self, format_string, args, kwargs, used, depth, auto=0):
                if depth < 0:
                    raise ValueError('Max string recursion exceeded')
                result = []
                for literal, name, spec, conversion in self.parse(format_string):
                    if literal:
                        result.append(literal)
                    if name is None:
                        continue
                    if name == '':
                        if auto is False:
                            raise ValueError('cannot switch from manual field specification to automatic field numbering')
                        name = str(auto)
                        auto += 1
                    elif name.isdigit():
                        if auto:
                            raise ValueError('cannot switch from automatic field numbering to manual field specification')
                        auto = False
                    obj, first = self.get_field(name, args, kwargs)
                    used.add(first)
                    obj = self.convert_field(obj, conversion)
                    spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
                    result.append(self.format_field(obj, spec))
                return ''.join(result), auto

            def get_value(self, key, args, kwargs):
                return args[key] if isinstance(key, int) else kwargs[key]

            def check_unused_args(self, used_args, args, kwargs):
                pass

            def format_field(self, value, format_spec):
                return format(value, format_spec)

            def convert_field(self, value, conversion):
                if conversion is None:
                    return value
                if conversion == 's':
                    return str(value)
                if conversion == 'r':
                    return repr(value)
                if conversion == 'a':
                    return ascii(value)
                raise ValueError(f'Unknown conversion specifier {conversion!s}')

            def parse(self, format_string):
                return _pieces(format_string)

            def get_field(self, field_name, args, kwargs):
                end = 0
                while end < len(field_name) and field_name[end] not in '.[':
                    end += 1
                first, rest = field_name[:end], field_name[end:]
                if first.isdigit():
                    first = int(first)
                obj = self.get_value(first, args, kwargs)
                while rest:
                    if rest[0] == '.':
                        end = 1
                        while end < len(rest) and rest[end] not in '.[':
                            end += 1
                        if end == 1:
                            raise ValueError('Empty attribute in format string')
                        obj = getattr(obj, rest[1:end])
                    else:
                        end = rest.find(']')
                        if end < 0:
                            raise ValueError("Missing ']' in format string")
                        key = rest[1:end]
                        if not key:
                            raise ValueError('Empty attribute in format string')
                        obj = obj[int(key) if key.isdigit() else key]
                        end += 1
                        if rest[end:end + 1] not in ('', '.', '['):
                            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
                    rest = rest[end:]
                return obj, first
        """

    private static let textwrapSource = """
        _whitespace = '\\t\\n\\x0b\\x0c\\r '
        _to_blanks = {ord(c): 32 for c in _whitespace}

        def _is_letter(c):
            return c.isalpha()

        def _hyphen_parts(word):
            parts = []
            start = 0
            i = 1
            n = len(word)
            while i < n:
                if word[i] == '-':
                    j = i
                    while j < n and word[j] == '-':
                        j += 1
                    if j - i >= 2 and j < n and (word[j].isalnum() or word[j] == '_') and i > start:
                        if word[i - 1].isalnum() or word[i - 1] in '_!"\\'&.,?':
                            parts.append(word[start:i])
                            parts.append(word[i:j])
                            start = j
                            i = j
                            continue
                    elif j - i == 1 and j < n:
                        before = word[start:i]
                        if (len(before) >= 2 and _is_letter(before[-1]) and _is_letter(before[-2])
                                or len(before) >= 3 and _is_letter(before[-1]) and before[-2] == '-'
                                and _is_letter(before[-3])):
                            rest = word[j:j + 3]
                            if len(rest) >= 2 and _is_letter(rest[0]) and (
                                    _is_letter(rest[1]) or (rest[1] == '-' and len(rest) > 2 and _is_letter(rest[2]))):
                                parts.append(word[start:j])
                                start = j
                                i = j
                                continue
                    i = j
                else:
                    i += 1
            if start < n:
                parts.append(word[start:])
            return parts

        class TextWrapper:
            def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                         replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                         drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                         placeholder=' [...]'):
                self.width = width
                self.initial_indent = initial_indent
                self.subsequent_indent = subsequent_indent
                self.expand_tabs = expand_tabs
                self.replace_whitespace = replace_whitespace
                self.fix_sentence_endings = fix_sentence_endings
                self.break_long_words = break_long_words
                self.drop_whitespace = drop_whitespace
                self.break_on_hyphens = break_on_hyphens
                self.tabsize = tabsize
                self.max_lines = max_lines
                self.placeholder = placeholder

            def _munge_whitespace(self, text):
                if self.expand_tabs:
                    text = text.expandtabs(self.tabsize)
                if self.replace_whitespace:
                    text = text.translate(_to_blanks)
                return text

            def _split(self, text):
                chunks = []
                i = 0
                n = len(text)
                while i < n:
                    j = i
                    blank = text[i] in _whitespace
                    while j < n and (text[j] in _whitespace) == blank:
                        j += 1
                    piece = text[i:j]
                    if blank or not self.break_on_hyphens:
                        chunks.append(piece)
                    else:
                        chunks.extend(_hyphen_parts(piece))
                    i = j
                return chunks

            def _fix_sentence_endings(self, chunks):
                i = 0
                while i < len(chunks) - 1:
                    word = chunks[i].rstrip('"\\'')
                    if chunks[i + 1] == " " and len(word) > 1 and word[-1] in '.!?' and word[-2].islower():
                        chunks[i + 1] = "  "
                        i += 2
                    else:
                        i += 1

            def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
                space_left = 1 if width < 1 else width - cur_len
                if self.break_long_words:
                    end = space_left
                    chunk = reversed_chunks[-1]
                    if self.break_on_hyphens and len(chunk) > space_left:
                        hyphen = chunk.rfind('-', 0, space_left)
                        if hyphen > 0 and any(c != '-' for c in chunk[:hyphen]):
                            end = hyphen + 1
                    cur_line.append(chunk[:end])
                    reversed_chunks[-1] = chunk[end:]
                elif not cur_line:
                    cur_line.append(reversed_chunks.pop())

            def _wrap_chunks(self, chunks):
                lines = []
                if self.width <= 0:
                    raise ValueError("invalid width %r (must be > 0)" % self.width)
                if self.max_lines is not None:
                    indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
                    if len(indent) + len(self.placeholder.lstrip()) > self.width:
                        raise ValueError("placeholder too large for max width")
                chunks.reverse()
                while chunks:
                    cur_line = []
                    cur_len = 0
                    indent = self.subsequent_indent if lines else self.initial_indent
                    width = self.width - len(indent)
                    if self.drop_whitespace and chunks[-1].strip() == '' and lines:
                        del chunks[-1]
                    while chunks:
                        length = len(chunks[-1])
                        if cur_len + length <= width:
                            cur_line.append(chunks.pop())
                            cur_len += length
                        else:
                            break
                    if chunks and len(chunks[-1]) > width:
                        self._handle_long_word(chunks, cur_line, cur_len, width)
                        cur_len = sum(map(len, cur_line))
                    if self.drop_whitespace and cur_line and cur_line[-1].strip() == '':
                        cur_len -= len(cur_line[-1])
                        del cur_line[-1]
                    if cur_line:
                        if (self.max_lines is None or len(lines) + 1 < self.max_lines or
                                (not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
                                and cur_len <= width):
                            lines.append(indent + ''.join(cur_line))
                        else:
                            while cur_line:
                                if cur_line[-1].strip() and cur_len + len(self.placeholder) <= width:
                                    cur_line.append(self.placeholder)
                                    lines.append(indent + ''.join(cur_line))
                                    break
                                cur_len -= len(cur_line[-1])
                                del cur_line[-1]
                            else:
                                if lines:
                                    prev_line = lines[-1].rstrip()
                                    if len(prev_line) + len(self.placeholder) <= self.width:
                                        lines[-1] = prev_line + self.placeholder
                                        break
                                lines.append(indent + self.placeholder.lstrip())
                            break
                return lines

            def wrap(self, text):
                chunks = self._split(self._munge_whitespace(text))
                if self.fix_sentence_endings:
                    self._fix_sentence_endings(chunks)
                return self._wrap_chunks(chunks)

            def fill(self, text):
                return "\\n".join(self.wrap(text))

        def wrap(text, width=70, **kwargs):
            return TextWrapper(width=width, **kwargs).wrap(text)

        def fill(text, width=70, **kwargs):
            return TextWrapper(width=width, **kwargs).fill(text)

        def shorten(text, width, **kwargs):
            return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))

        def dedent(text):
            import re
            text = re.sub('(?m)^[ \\t]+$', '', text)
            margin = None
            for indent in re.findall('(?m)(^[ \\t]*)(?:[^ \\t\\n])', text):
                if margin is None:
                    margin = indent
                elif indent.startswith(margin):
                    pass
                elif margin.startswith(indent):
                    margin = indent
                else:
                    for i, (x, y) in enumerate(zip(margin, indent)):
                        if x != y:
                            margin = margin[:i]
                            break
            if margin:
                text = re.sub('(?m)^' + margin, '', text)
            return text

        def indent(text, prefix, predicate=None):
            if predicate is None:
                def predicate(line):
                    return line.strip()
            return ''.join(prefix + line if predicate(line) else line for line in text.splitlines(True))
        """

    private static let fnmatchSource = """
        def _class_end(pat, i):
            j = i + 1
            if j < len(pat) and pat[j] == '!':
                j += 1
            if j < len(pat) and pat[j] == ']':
                j += 1
            return pat.find(']', j)

        def _in_class(body, c):
            negated = body.startswith('!')
            if negated:
                body = body[1:]
            found = False
            i = 0
            while i < len(body):
                if i + 2 < len(body) and body[i + 1] == '-':
                    if body[i] <= c <= body[i + 2]:
                        found = True
                    i += 3
                else:
                    if body[i] == c:
                        found = True
                    i += 1
            return found != negated

        def fnmatchcase(name, pat):
            n = p = 0
            star = mark = -1
            while True:
                if p < len(pat) and pat[p] == '*':
                    star, mark = p, n
                    p += 1
                    continue
                if n == len(name):
                    return p == len(pat)
                if p < len(pat):
                    c = pat[p]
                    end = _class_end(pat, p) if c == '[' else -1
                    if c == '?':
                        n += 1
                        p += 1
                        continue
                    if end >= 0:
                        if _in_class(pat[p + 1:end], name[n]):
                            n += 1
                            p = end + 1
                            continue
                    elif c == name[n]:
                        n += 1
                        p += 1
                        continue
                if star < 0:
                    return False
                mark += 1
                p, n = star + 1, mark

        def fnmatch(name, pat):
            from os import fspath
            return fnmatchcase(fspath(name), fspath(pat))

        def filter(names, pat):
            return [name for name in names if fnmatchcase(name, pat)]

        def _set_text(body):
            # The inside of a set as a regular expression has it; None for a set that nothing is in.
            if '-' in body:
                # Hyphens that make ranges stay, all others are escaped; ranges that are empty go.
                parts = []
                start = 0
                k = 2 if body[0] == '!' else 1
                while (k := body.find('-', k)) >= 0:
                    parts.append(body[start:k])
                    start = k + 1
                    k += 3
                if body[start:]:
                    parts.append(body[start:])
                else:
                    parts[-1] += '-'
                for k in range(len(parts) - 1, 0, -1):
                    if parts[k - 1][-1] > parts[k][0]:
                        parts[k - 1] = parts[k - 1][:-1] + parts[k][1:]
                        del parts[k]
                body = '-'.join(part.replace('\\\\', '\\\\\\\\').replace('-', '\\\\-') for part in parts)
            else:
                body = body.replace('\\\\', '\\\\\\\\')
            for c in '&~|':
                body = body.replace(c, '\\\\' + c)
            return body

        def translate(pat):
            import re
            pieces = []
            i = 0
            while i < len(pat):
                c = pat[i]
                end = _class_end(pat, i) if c == '[' else -1
                if c == '*':
                    if not pieces or pieces[-1] is not None:
                        pieces.append(None)
                elif c == '?':
                    pieces.append('.')
                elif c == '[' and end < 0:
                    pieces.append('\\\\[')
                elif c == '[':
                    body = _set_text(pat[i + 1:end])
                    if not body:
                        pieces.append('(?!)')
                    elif body == '!':
                        pieces.append('.')
                    else:
                        if body[0] == '!':
                            body = '^' + body[1:]
                        elif body[0] in '^[':
                            body = '\\\\' + body
                        pieces.append('[' + body + ']')
                    i = end
                else:
                    pieces.append(re.escape(c))
                i += 1
            # Each star but the last takes as little as it can and gives nothing back.
            runs = ['']
            for piece in pieces:
                if piece is None:
                    runs.append('')
                else:
                    runs[-1] += piece
            text = runs[0] + ''.join('(?>.*?' + run + ')' for run in runs[1:-1])
            if len(runs) > 1:
                text += '.*' + runs[-1]
            return '(?s:' + text + ')\\\\Z'
        """
}
