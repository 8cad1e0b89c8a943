// torch.profiler: what the engine's profile saw, as tables. The engine takes the times (Tensors/Core/Profile.swift).

import Interp
import Tensors

enum ProfilerScripts {
    static var modules: [NativeModule] {
        [
            NativeModule("torch.profiler._engine", needs: ["torch"]) { m in install(m) },
            .scripted("torch.profiler", doc: "Where the time goes.", needs: ["torch"], profiler),
            .scripted(
                "torch.autograd.profiler", needs: ["torch"],
                "from torch.profiler import profile, record_function, EventList, FunctionEvent, FunctionEventAvg"),
        ]
    }

    private static func install(_ m: ModuleBuilder) {
        let d = TorchDeclarations(m)
        d.function("start()") { _ -> Value in
            Profile.start()
            return .none
        }
        d.function("stop()", doc: "(name, start, duration, own, flops, bytes, depth, is_user) of every event, in nanoseconds.") {
            _ -> Value in
            .list(
                owned: Profile.stop().map {
                    .tuple(owned: [
                        .string($0.name), .int($0.start), .int($0.duration), .int($0.own), .float($0.flops), .int($0.bytes),
                        .int($0.depth), .bool($0.isUser),
                    ])
                })
        }
        d.function("is_running()") { _ in Profile.isRunning }
        d.function("begin(name)") { c -> Value in Profile.begin(try c.string(0), isUser: true).map { .int($0) } ?? .none }
        d.function("close(section)") { c -> Value in
            Profile.close(try c.optionalInt(0))
            return .none
        }
    }

    private static let profiler = #"""
        import functools
        import json
        from enum import Enum

        from torch.profiler import _engine

        class ProfilerActivity(Enum):
            CPU = 0
            XPU = 1
            CUDA = 2

        class ProfilerAction(Enum):
            NONE = 0
            WARMUP = 1
            RECORD = 2
            RECORD_AND_SAVE = 3

        class record_function:
            """A named section of a profile: a context, or a decorator of functions."""

            def __init__(self, name, args=None):
                self.name, self.args, self._section = name, args, None

            def __enter__(self):
                self._section = _engine.begin(self.name)
                return self

            def __exit__(self, exc_type, exc_value, traceback):
                _engine.close(self._section)

            def __call__(self, func):
                @functools.wraps(func)
                def wrapped(*args, **kwargs):
                    with record_function(self.name, self.args):
                        return func(*args, **kwargs)

                return wrapped

        class FunctionEvent:
            """One operation that ran; times in microseconds."""

            def __init__(self, name, start, duration, own, flops, bytes, depth, is_user):
                self.name = self.key = name
                self.start_us, self.cpu_time_total, self.self_cpu_time_total = start / 1e3, duration / 1e3, own / 1e3
                self.cpu_time, self.count = self.cpu_time_total, 1
                self.flops, self.bytes, self.depth, self.is_user_annotation = flops, bytes, depth, is_user

            def __repr__(self):
                return f'<FunctionEvent name={self.name} cpu_time={_time(self.cpu_time_total)} self_cpu_time={_time(self.self_cpu_time_total)}>'

        class FunctionEventAvg:
            """All calls of one operation; times in microseconds."""

            def __init__(self, key):
                self.key, self.count, self.cpu_time_total, self.self_cpu_time_total = key, 0, 0.0, 0.0
                self.flops, self.bytes, self.is_user_annotation = 0.0, 0, False

            def add(self, event):
                self.count += 1
                # An operation inside of itself counts once.
                self.cpu_time_total += event.cpu_time_total
                self.self_cpu_time_total += event.self_cpu_time_total
                self.flops += event.flops
                self.bytes += event.bytes
                self.is_user_annotation = event.is_user_annotation
                return self

            @property
            def cpu_time(self):
                return self.cpu_time_total / self.count if self.count else 0.0

            def __repr__(self):
                return (f'<FunctionEventAvg key={self.key} self_cpu_time={_time(self.self_cpu_time_total)} '
                        f'cpu_time={_time(self.cpu_time)} calls={self.count}>')

        def _time(us):
            if us >= 1e6:
                return f'{us / 1e6:.3f}s'
            if us >= 1e3:
                return f'{us / 1e3:.3f}ms'
            return f'{us:.3f}us'

        def _memory(n):
            for unit, name in ((1 << 30, 'GB'), (1 << 20, 'MB'), (1 << 10, 'KB')):
                if n >= unit:
                    return f'{n / unit:.2f} {name}'
            return f'{n} B'

        _SORTS = {'cpu_time': 'cpu_time', 'cpu_time_total': 'cpu_time_total', 'self_cpu_time_total': 'self_cpu_time_total', 'count': 'count',
                  'flops': 'flops', 'bytes': 'bytes', 'cpu_memory_usage': 'bytes', 'self_cpu_memory_usage': 'bytes'}

        class EventList(list):
            @property
            def self_cpu_time_total(self):
                return sum(event.self_cpu_time_total for event in self)

            def table(self, sort_by=None, row_limit=100, max_src_column_width=75, max_name_column_width=55, max_shapes_column_width=80,
                      header=None, top_level_events_only=False):
                """The events as text, by default in the order in which they came."""
                if not len(self):
                    return ''
                events = list(self)
                if sort_by is not None:
                    if sort_by not in _SORTS:
                        raise AttributeError(f"sort_by: {sort_by!r} is none of {', '.join(_SORTS)}")
                    events.sort(key=lambda event: getattr(event, _SORTS[sort_by]), reverse=True)
                if top_level_events_only:
                    events = [event for event in events if getattr(event, 'depth', 0) == 0]
                total = self.self_cpu_time_total or 1.0
                with_flops = any(event.flops for event in events)
                heads = ['Name', 'Self CPU %', 'Self CPU', 'CPU total %', 'CPU total', 'CPU time avg', '# of Calls', 'Bytes']
                if with_flops:
                    heads += ['Total MFLOPs', 'GFLOP/s']
                rows = []
                for event in events if row_limit < 0 else events[:row_limit]:
                    name = event.key
                    if max_name_column_width is not None and len(name) > max_name_column_width:
                        name = name[:max_name_column_width - 3] + '...'
                    row = [name, f'{event.self_cpu_time_total / total * 100:.2f}%', _time(event.self_cpu_time_total),
                           f'{event.cpu_time_total / total * 100:.2f}%', _time(event.cpu_time_total), _time(event.cpu_time), str(event.count),
                           _memory(event.bytes)]
                    if with_flops:
                        row += [f'{event.flops / 1e6:.3f}', f'{event.flops / event.cpu_time_total / 1e3:.2f}'] if event.flops else ['--', '--']
                    rows.append(row)
                widths = [max(len(line[i]) for line in [heads] + rows) for i in range(len(heads))]
                rule = '  '.join('-' * width for width in widths)

                def text(cells):
                    return '  '.join(cell.rjust(width) for cell, width in zip(cells, widths))

                lines = [rule, text(heads), rule] + [text(row) for row in rows] + [rule, f'Self CPU time total: {_time(total)}', '']
                if header is not None:
                    lines = ['=' * len(rule), header] + lines
                return '\n'.join(lines)

            def key_averages(self, group_by_input_shapes=False, group_by_stack_n=0, group_by_overload_name=False):
                """The events of each name together."""
                if group_by_input_shapes or group_by_stack_n:
                    raise NotImplementedError('key_averages: shapes and stacks are not recorded; operations are grouped by name')
                groups = {}
                for event in self:
                    if event.key not in groups:
                        groups[event.key] = FunctionEventAvg(event.key)
                    groups[event.key].add(event)
                return EventList(groups.values())

            def total_average(self):
                result = FunctionEventAvg('Total')
                for event in self:
                    result.count += event.count
                    result.self_cpu_time_total += event.self_cpu_time_total
                    result.flops += event.flops
                    result.bytes += event.bytes
                result.cpu_time_total = result.self_cpu_time_total
                return result

            def export_chrome_trace(self, path):
                rows = [{'name': event.name, 'ph': 'X', 'ts': event.start_us, 'dur': event.cpu_time_total, 'pid': 0, 'tid': 0,
                         'args': {'flops': event.flops, 'bytes': event.bytes}} for event in self]
                with open(path, 'w') as f:
                    json.dump({'traceEvents': rows}, f)

            def __str__(self):
                return self.table()

        def schedule(*, wait, warmup, active, repeat=0, skip_first=0, skip_first_wait=0):
            """A function from steps to what the profiler does in them."""
            def plan(step):
                if step < skip_first:
                    return ProfilerAction.NONE
                step -= skip_first
                length = wait + warmup + active
                if repeat > 0 and step / length >= repeat:
                    return ProfilerAction.NONE
                place = step % length
                if place < wait:
                    return ProfilerAction.NONE
                if place < wait + warmup:
                    return ProfilerAction.WARMUP
                return ProfilerAction.RECORD if place < length - 1 else ProfilerAction.RECORD_AND_SAVE

            return plan

        class profile:
            """Records the operations that run inside of it. While none runs, operations cost nothing more."""

            def __init__(self, activities=None, *, schedule=None, on_trace_ready=None, record_shapes=False, profile_memory=False,
                         with_stack=False, with_flops=False, with_modules=False, experimental_config=None, acc_events=False, use_cuda=None,
                         use_cpu=True, enabled=True):
                for name, value in (('record_shapes', record_shapes), ('with_stack', with_stack), ('with_modules', with_modules)):
                    if value:
                        raise NotImplementedError(f'profile: {name} is not available')
                self._schedule, self.on_trace_ready, self._enabled = schedule, on_trace_ready, enabled
                self.step_num, self._events, self._is_on = 0, EventList(), False
                self.current_action = ProfilerAction.RECORD_AND_SAVE if schedule is None else ProfilerAction.NONE

            def __enter__(self):
                self.start()
                return self

            def __exit__(self, exc_type, exc_value, traceback):
                self.stop()

            def start(self):
                if not self._enabled:
                    return
                if self._schedule is not None:
                    self.current_action = self._schedule(self.step_num)
                self._switch()

            def _switch(self):
                wanted = self.current_action in (ProfilerAction.RECORD, ProfilerAction.RECORD_AND_SAVE)
                if wanted and not self._is_on:
                    if _engine.is_running():
                        raise RuntimeError("Can't start a profiler: another one is running")
                    _engine.start()
                    self._is_on = True
                elif not wanted and self._is_on:
                    self._collect()

            def _collect(self):
                if self._is_on:
                    self._events = EventList(FunctionEvent(*row) for row in _engine.stop())
                    self._is_on = False

            def stop(self):
                self._collect()
                if self.on_trace_ready is not None and self._events and self.current_action == ProfilerAction.RECORD_AND_SAVE:
                    self.on_trace_ready(self)

            def step(self):
                """The next step of the schedule."""
                last = self.current_action
                self.step_num += 1
                if self._schedule is None or not self._enabled:
                    return
                self.current_action = self._schedule(self.step_num)
                if last == ProfilerAction.RECORD_AND_SAVE:
                    self._collect()
                    if self.on_trace_ready is not None:
                        self.on_trace_ready(self)
                self._switch()

            def events(self):
                if self._is_on:
                    raise AssertionError('Profiler must be initialized before calling events()')
                return self._events

            def key_averages(self, group_by_input_shape=False, group_by_stack_n=0, group_by_overload_name=False):
                return self.events().key_averages(group_by_input_shape, group_by_stack_n)

            def total_average(self):
                return self.events().total_average()

            @property
            def self_cpu_time_total(self):
                return self._events.self_cpu_time_total

            def table(self, *args, **kwargs):
                return self._events.table(*args, **kwargs)

            def export_chrome_trace(self, path):
                self._events.export_chrome_trace(path)
        """#
}
