// Names of many files in one: braces as Bash expands them, as webdataset takes its shards (the package braceexpand).

extension DataScripts {
    static let timmBraceExpansion = #"""
        import os
        import re
        from itertools import chain, product

        class UnbalancedBracesError(ValueError):
            pass

        _LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

        def expand_urls(urls):
            """Names of files: parts between '::', ${NAME} from the environment's WDS_NAME, braces."""
            result = []
            for url in urls.split('::'):
                for _ in range(10):
                    last = url
                    url = re.sub(r'\$\{(\w+)\}', _variable, url)
                    if url == last:
                        break
                result.extend(braceexpand(url))
            return result

        def _variable(match):
            key = 'WDS_' + match.group(1)
            assert key in os.environ, f"missing environment variable wds_{key}"
            return os.environ[key]

        def braceexpand(pattern):
            return [re.sub(r'\\(.)', r'\1', ''.join(_flat(parts))) for parts in _pattern(pattern)]

        def _flat(parts):
            for part in parts:
                if isinstance(part, tuple):
                    yield from _flat(part)
                else:
                    yield part

        def _split(text, separator=None):
            """(kind, text) of the pieces between braces, or between separators outside of braces."""
            start = place = depth = 0
            pieces = []
            while place < len(text):
                c = text[place]
                if c == '\\':
                    place += 2
                    continue
                if c == '{':
                    if separator is None and depth == 0 and place > start:
                        pieces.append(('text', text[start:place]))
                        start = place
                    depth += 1
                elif c == '}':
                    depth -= 1
                    if separator is None and depth == 0:
                        pieces.append(('braces', text[start + 1:place]))
                        start = place + 1
                elif c == separator and depth == 0:
                    pieces.append(('text', text[start:place]))
                    start = place + 1
                place += 1
            return pieces, text[start:], depth

        def _pattern(text):
            pieces, rest, depth = _split(text)
            if depth != 0:
                raise UnbalancedBracesError(f"Unbalanced braces: '{text}'")
            items = []
            for kind, piece in pieces:
                found = _expression(piece) if kind == 'braces' else [piece]
                if found is None:
                    items += [['{'], list(_pattern(piece)), ['}']]
                else:
                    items.append(found)
            return product(*items, *([[rest]] if rest else []))

        def _expression(text):
            match = re.match(r'^(-?\d+)\.\.(-?\d+)(?:\.\.-?(\d+))?$', text)
            if match:
                return _numbers(*match.groups())
            match = re.match(r'^([A-Za-z])\.\.([A-Za-z])(?:\.\.-?(\d+))?$', text)
            if match:
                return _characters(*match.groups())
            pieces, rest, depth = _split(text, ',')
            if depth != 0 or not pieces:
                return None
            return list(chain(*[_pattern(piece) for _, piece in pieces], _pattern(rest)))

        def _numbers(start, end, step):
            padded = any(s.startswith(('0', '-0')) for s in (start, end) if s not in ('0', '-0'))
            width = max(len(start), len(end)) if padded else 0
            step, start, end = (int(step) or 1) if step else 1, int(start), int(end)
            return [f'%0{width}d' % i for i in (range(start, end + 1, step) if start < end else range(start, end - 1, -step))]

        def _characters(start, end, step):
            step = (int(step) or 1) if step else 1
            start, end = _LETTERS.index(start), _LETTERS.index(end)
            return list(_LETTERS[start:end + 1:step] if start < end else _LETTERS[start:(end or -len(_LETTERS)) - 1:-step])
        """#
}
