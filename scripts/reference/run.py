"""Runs a .tnb file under CPython with PyTorch and timm: python scripts/reference/run.py FILE.tnb [-p name=value …].

Parameters replace the assignments of the cell tagged `parameters`, as `tnb -p` does; `shim.py` supplies the few names
that timm lacks. Needs the reference environment (scripts/reference/environment.sh)."""

import ast
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import shim  # noqa: F401, E402


def literal(text):
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


def main():
    path, *rest = sys.argv[1:]
    parameters, arguments = {}, []
    while rest:
        word = rest.pop(0)
        if word == '-p':
            name, _, value = rest.pop(0).partition('=')
            parameters[name] = literal(value)
        else:
            arguments.append(word)
    source = pathlib.Path(path).read_text()
    cells = re.split(r'(?m)^(?=# %%)', source)
    injected = '; '.join(f'{name} = {value!r}' for name, value in parameters.items())
    for index, cell in enumerate(cells):
        if 'tags=["parameters"]' in cell.split('\n', 1)[0] and injected:
            # In place of the empty line after the cell: a comment may end its last line.
            cells[index] = cell.rstrip('\n') + f'\n{injected}\n'
    sys.argv = [path, *arguments]
    scope = {'__name__': '__main__', '__file__': os.path.abspath(path)}
    exec(compile(''.join(cells), path, 'exec'), scope)


if __name__ == '__main__':
    main()
