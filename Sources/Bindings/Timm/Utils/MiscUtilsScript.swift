// timm.utils: natural sort keys and helpers for argparse.

extension TrainingScripts {
    static let timmUtilsMisc = #"""
        import argparse
        import re

        def natural_key(string_):
            """A sort key that takes runs of digits as numbers."""
            return [int(s) if s.isdigit() else s for s in re.split(r'(\d+)', string_.lower())]

        def add_bool_arg(parser, name, default=False, help=''):
            """Adds --name and --no-name."""
            dest = name.replace('-', '_')
            group = parser.add_mutually_exclusive_group(required=False)
            group.add_argument('--' + name, dest=dest, action='store_true', help=help)
            group.add_argument('--no-' + name, dest=dest, action='store_false', help=help)
            parser.set_defaults(**{dest: default})

        _CONSTANTS = {'None': None, 'True': True, 'False': False}
        _TOKEN = re.compile(r"""\s*(?:([-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\w+)|(.))""", re.S)
        _ESCAPES = {'n': '\n', 't': '\t', 'r': '\r', '\\': '\\', "'": "'", '"': '"'}

        def literal(text):
            """The value of a Python literal: numbers, strings, None, True, False, and tuples, lists and dicts of them."""
            tokens = [m for m in _TOKEN.finditer(text.strip()) if m.group().strip()]
            place = 0

            def peek():
                return tokens[place].group().strip() if place < len(tokens) else ''

            def take(wanted=None):
                nonlocal place
                if place >= len(tokens) or wanted is not None and peek() != wanted:
                    raise ValueError(f'malformed literal: {text}')
                place += 1
                return tokens[place - 1]

            def items(end, is_dict=False):
                result = []
                while peek() != end:
                    item = value()
                    if is_dict:
                        take(':')
                        item = (item, value())
                    result.append(item)
                    if peek() != end:
                        take(',')
                take(end)
                return result

            def value():
                number, string, word, sign = take().groups()
                if number is not None:
                    plain = number.lstrip('+-')
                    if plain.isdigit() and len(plain) > 1 and plain[0] == '0' and plain.strip('0'):
                        raise ValueError(f'malformed literal: {text}')
                    return float(number) if any(c in number for c in '.eE') else int(number)
                if string is not None:
                    return re.sub(r'\\(.)', lambda m: _ESCAPES.get(m.group(1), m.group()), string[1:-1])
                if word in _CONSTANTS:
                    return _CONSTANTS[word]
                if sign == '[':
                    return items(']')
                if sign == '{':
                    return dict(items('}', True))
                if sign == '(':
                    start = place
                    inside = items(')')
                    has_comma = any(tokens[i].group().strip() == ',' for i in range(start, place))
                    return tuple(inside) if has_comma or not inside else inside[0]
                raise ValueError(f'malformed literal: {text}')

            first = value()
            if peek() == ',':
                result = [first]
                while peek() == ',':
                    take(',')
                    if place < len(tokens):
                        result.append(value())
                first = tuple(result)
            if place < len(tokens):
                raise ValueError(f'malformed literal: {text}')
            return first

        class ParseKwargs(argparse.Action):
            """Makes a dict of arguments such as `drop=0.1 name=x`."""

            def __call__(self, parser, namespace, values, option_string=None):
                kwargs = {}
                for item in values:
                    if not item:
                        continue
                    key, text = item.split('=', 1)
                    try:
                        kwargs[key] = literal(text)
                    except ValueError:
                        kwargs[key] = text
                setattr(namespace, self.dest, kwargs)
        """#
}
