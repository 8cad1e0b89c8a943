// torch.utils.profile: the engine's profile as one table of operations with their shares. An extension; what it counts is what
// torch.profiler counts.

import Interp

enum ProfileTableSource {
    static let text = #"""
        from torch.profiler import profile as _profile

        _SORTS = {'time': lambda row: row.self_cpu_time_total, 'calls': lambda row: row.count, 'flops': lambda row: row.flops,
                  'bytes': lambda row: row.bytes, 'name': lambda row: row.key}

        class profile:
            """with torch.utils.profile() as p: …; then print(p): each operation's calls, own time, share of all own times, GFLOP, GFLOP/s, MB
            and GB/s."""

            def __init__(self):
                self._profile = None
                self.rows = []

            def __enter__(self):
                self._profile = _profile()
                self._profile.__enter__()
                return self

            def __exit__(self, exc_type, exc_value, traceback):
                self._profile.__exit__(exc_type, exc_value, traceback)
                self.rows = list(self._profile.key_averages())
                return False

            @property
            def total_time(self):
                """Seconds in operations."""
                return sum(row.self_cpu_time_total for row in self.rows) / 1e6

            def table(self, sort_by='time', row_limit=None):
                if sort_by not in _SORTS:
                    raise ValueError(f"sort_by is one of {', '.join(_SORTS)}, not {sort_by!r}")
                rows = sorted(self.rows, key=_SORTS[sort_by], reverse=sort_by != 'name')
                total = sum(row.self_cpu_time_total for row in rows) or 1.0
                lines = [['operation', 'calls', 'ms', 'share', 'GFLOP', 'GFLOP/s', 'MB', 'GB/s']]

                def line(name, calls, time, flops, bytes):
                    rate = [f'{flops / 1e9:.3f}', f'{flops / time / 1e3:.1f}'] if flops and time else ['', '']
                    moved = [f'{bytes / 1e6:.2f}', f'{bytes / time / 1e3:.1f}'] if bytes and time else ['', '']
                    return [name, str(calls), f'{time / 1e3:.3f}', f'{time / total:.1%}'] + rate + moved

                shown = rows if row_limit is None else rows[:row_limit]
                for row in shown:
                    lines.append(line(row.key, row.count, row.self_cpu_time_total, row.flops, row.bytes))
                rest = rows[len(shown):]
                if rest:
                    lines.append(line(f'{len(rest)} others', sum(row.count for row in rest), sum(row.self_cpu_time_total for row in rest),
                                      sum(row.flops for row in rest), sum(row.bytes for row in rest)))
                lines.append(line('all', sum(row.count for row in rows), sum(row.self_cpu_time_total for row in rows),
                                  sum(row.flops for row in rows), sum(row.bytes for row in rows)))
                widths = [max(len(cells[i]) for cells in lines) for i in range(len(lines[0]))]

                def text(cells):
                    return '  '.join([cells[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:])]).rstrip()

                rule = '-' * (sum(widths) + 2 * (len(widths) - 1))
                return '\n'.join([text(lines[0]), rule] + [text(cells) for cells in lines[1:-1]] + [rule, text(lines[-1])])

            def __str__(self):
                return self.table()

            __repr__ = __str__
        """#
}
