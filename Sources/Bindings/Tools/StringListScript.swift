// IPython.utils.text and capture: the list of lines that `name = !command` gives, and what `%%capture name` keeps.

let stringListSource = #"""
    import os as _os
    import re as _re
    from pathlib import Path as _Path

    class SList(list):
        """Lines, with their text joined by spaces (s) or line ends (n), and as paths that exist (p)."""
        @property
        def l(self): return self
        @property
        def list(self): return self
        @property
        def s(self): return ' '.join(self)
        @property
        def spstr(self): return ' '.join(self)
        @property
        def n(self): return '\n'.join(self)
        @property
        def nlstr(self): return '\n'.join(self)
        @property
        def p(self): return [_Path(path) for path in self if _os.path.exists(path)]
        @property
        def paths(self): return self.p

        def grep(self, pattern, prune=False, field=None):
            """The lines that match a regular expression or a function."""
            def target(line):
                if field is None:
                    return line
                parts = line.split()
                return parts[field] if -len(parts) <= field < len(parts) else ''
            found = (lambda text: _re.search(pattern, text, _re.IGNORECASE)) if isinstance(pattern, str) else pattern
            return SList([line for line in self if bool(found(target(line))) != bool(prune)])

        def fields(self, *fields):
            """Columns of every line, joined by spaces."""
            if not fields:
                return [line.split() for line in self]
            rows = SList()
            for parts in [line.split() for line in self]:
                kept = [parts[index] for index in fields if -len(parts) <= index < len(parts)]
                if kept:
                    rows.append(' '.join(kept))
            return rows

        def sort(self, field=None, nums=False):
            """The lines in order, by a column or by the digits in it."""
            keyed = [[SList([line]).fields(field) if field is not None else line, line] for line in self]
            if nums:
                for pair in keyed:
                    digits = ''.join(c for c in pair[0] if c.isdigit())
                    pair[0] = int(digits) if digits else 0
            keyed.sort()
            return SList([line for _, line in keyed])
    """#

/// IPython.utils.capture: what `%%capture name` binds.
let captureSource = #"""
    class RichOutput:
        """One output that a cell displayed."""
        def __init__(self, data=None, metadata=None, transient=None, update=False):
            self.data, self.metadata = data or {}, metadata or {}
            self.transient, self.update = transient or {}, update

        def _repr_mimebundle_(self, include=None, exclude=None): return self.data

        def display(self):
            from IPython.display import display
            display(self)

    class CapturedIO:
        """What a cell printed and displayed."""
        def __init__(self, stdout, stderr, outputs=None):
            self._stdout, self._stderr, self._outputs = stdout, stderr, outputs or []

        def __str__(self): return self._stdout
        @property
        def stdout(self): return self._stdout
        @property
        def stderr(self): return self._stderr
        @property
        def outputs(self): return list(self._outputs)

        def show(self):
            import sys
            sys.stdout.write(self._stdout)
            sys.stderr.write(self._stderr)
            for output in self._outputs:
                output.display()

        __call__ = show
    """#
