"""Plays what JupyterLab's debugger sends: variables of an idle kernel, start, breakpoints, stops, steps, evaluation,
exceptions, stop. The values are asserted here; the shapes of replies and events are those that ipykernel gave to the same
requests (`--record` writes them down), of which everything that JupyterLab reads must be there.

    jupyter_debugger.py BINARY [NAME]…          checks tnb
    jupyter_debugger.py --record COMMAND…       records another kernel ({connection_file} in its words)"""

import json
import pathlib
import queue
import sys
import time
import traceback

from jupyter_wire import LIMIT, Connection, Kernel

SHAPES = pathlib.Path(__file__).with_name('jupyter_debugger.json')
RECORDS = sys.argv[1] == '--record'
SEED = 0xC70F6907

SCALE = '''def scale(xs, factor):
    total = 0
    for x in xs:
        total += x * factor
    return total
'''
CALL = '''values = [1, 2, 3]
result = scale(values, 10)
print(result)
'''


def murmur2(text, seed):
    """As JupyterLab computes it."""
    data, m = text.encode(), 0x5BD1E995
    h = seed ^ len(data)
    whole = len(data) & ~3
    for i in range(0, whole, 4):
        k = int.from_bytes(data[i:i + 4], 'little') * m & 0xFFFFFFFF
        k = (k ^ k >> 24) * m & 0xFFFFFFFF
        h = h * m & 0xFFFFFFFF ^ k
    if len(data) & 3:
        h = (h ^ int.from_bytes(data[whole:], 'little')) * m & 0xFFFFFFFF
    h = (h ^ h >> 13) * m & 0xFFFFFFFF
    return h ^ h >> 15


class Debugger:
    """A front end: debug requests on control, events and outputs from iopub, cells on shell."""

    def __init__(self, kernel):
        self.connection = Connection(kernel)
        self.events = queue.Queue()
        self.outputs = {}
        self.seq = 0
        self.shapes = {}
        assert self.connection.next('iopub', 60), 'the kernel does not speak'
        self.connection.send('shell', 'kernel_info_request', {})
        self.info = self.connection.next('shell', 60).content

    def request(self, command, arguments=None, success=True, label=None):
        """The body of the reply."""
        self.seq += 1
        message = {'type': 'request', 'seq': self.seq, 'command': command, 'arguments': arguments or {}}
        name = self.connection.send('control', 'debug_request', message)
        reply = self.connection.next('control', LIMIT)
        assert reply and reply.parent['msg_id'] == name, f'no reply to {command}'
        content = reply.content
        if RECORDS and not content:
            raise LookupError(f'the kernel failed over {command}')
        assert reply.type == 'debug_reply' and content['type'] == 'response', content
        if not RECORDS:  # ipykernel passes on the answers to requests of its own.
            assert (content['request_seq'], content['command']) == (self.seq, command), content
        assert content['success'] == success, (command, content)
        self.note(label or command, content)
        return content.get('body')

    def note(self, label, content):
        self.shapes.setdefault(label, shape(content))

    def pump(self, seconds):
        """Takes the next message on iopub."""
        message = self.connection.next('iopub', seconds)
        if not message:
            return False
        if message.type == 'debug_event':
            self.events.put(message.content)
        else:
            self.outputs.setdefault(message.parent.get('msg_id'), []).append(message)
        return True

    def event(self, kind, seconds=LIMIT):
        """The next event of a kind; thread, module and process events come as they like."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                event = self.events.get_nowait()
            except queue.Empty:
                self.pump(0.2)
                continue
            if event['event'] == kind:
                assert event['type'] == 'event' and isinstance(event['seq'], int)
                self.note('event ' + kind, event)
                return event.get('body')
        raise AssertionError(f'no event {kind}')

    def start(self, code):
        return self.connection.send('shell', 'execute_request', {
            'code': code, 'silent': False, 'store_history': True, 'user_expressions': {}, 'allow_stdin': False, 'stop_on_error': True})

    def finish(self, name, seconds=LIMIT):
        """The reply to a cell, and what it printed."""
        reply = self.connection.next('shell', seconds)
        assert reply and reply.parent['msg_id'] == name, 'the cell does not end'
        end = time.monotonic() + seconds
        while not any(m.content.get('execution_state') == 'idle' for m in self.outputs.get(name, [])) and time.monotonic() < end:
            self.pump(0.2)
        text = ''.join(m.content['text'] for m in self.outputs[name] if m.type == 'stream')
        return reply.content, text

    def run(self, code):
        return self.finish(self.start(code))

    def path(self, code):
        return f"{self.prefix}{murmur2(code, self.hash_seed)}{self.suffix}"

    def attach(self):
        """What the button does."""
        body = self.request('debugInfo')
        assert body['hashMethod'] == 'Murmur2' and body['isStarted'] is False and body['stoppedThreads'] == [], body
        self.hash_seed, self.prefix, self.suffix = int(body['hashSeed']), body['tmpFilePrefix'], body['tmpFileSuffix']
        self.request('initialize', {
            'clientID': 'jupyterlab', 'clientName': 'JupyterLab', 'adapterID': 'python', 'pathFormat': 'path', 'linesStartAt1': True,
            'columnsStartAt1': True, 'supportsVariableType': True, 'supportsVariablePaging': True, 'supportsRunInTerminalRequest': True,
            'locale': 'en'})
        self.request('attach')
        self.event('initialized')
        assert self.request('debugInfo')['isStarted'] is True

    def dump(self, code, lines=None, conditions=None):
        """A cell with its breakpoints; gives its path."""
        path = self.request('dumpCell', {'code': code})['sourcePath']
        assert path == self.path(code), (path, self.path(code))
        if lines is not None:
            self.breakpoints(path, lines, conditions)
        return path

    def breakpoints(self, path, lines, conditions=None):
        points = [{'line': line, **(conditions or {})} for line in lines]
        return self.request('setBreakpoints', {
            'source': {'path': path}, 'breakpoints': points, 'sourceModified': False})['breakpoints']

    def stopped(self, reason, line=None):
        """Waits for a stop; gives its frames."""
        body = self.event('stopped')
        assert body['reason'] == reason and isinstance(body['threadId'], int), body
        self.thread = body['threadId']
        frames = self.request('stackTrace', {'threadId': self.thread})['stackFrames']
        if line is not None:
            assert frames[0]['line'] == line, (frames[0], line)
        return frames

    def variables(self, frame):
        """The variables of a frame by scope."""
        scopes = self.request('scopes', {'frameId': frame['id']})['scopes']
        return {scope['name']: {v['name']: v for v in self.request('variables', {'variablesReference': scope['variablesReference']})['variables']}
                for scope in scopes}

    def members(self, variable):
        return {v['name']: v for v in self.request('variables', {'variablesReference': variable['variablesReference']})['variables']}

    def step(self, command):
        self.request(command, {'threadId': self.thread})


def shape(value):
    """A message without its values: what there is and of which kind."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in sorted(value.items())}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return type(value).__name__


# ---- scenarios -----------------------------------------------------------------------------------------------------


def test_variables_of_an_idle_kernel(front):
    front.run("number = 42\nwords = ['a', 'b']\ntable = {'k': 1.5}")
    variables = {v['name']: v for v in front.request('inspectVariables')['variables']}
    assert variables['number']['value'] == '42' and variables['number']['type'] == 'int', variables['number']
    assert variables['number']['variablesReference'] == 0 and variables['words']['value'] == "['a', 'b']"
    assert variables['words']['variablesReference'] > 0 and variables['words']['type'] == 'list'
    rich = front.request('richInspectVariables', {'variableName': 'words'})
    assert rich['data']['text/plain'] == "['a', 'b']" and rich['metadata'] == {}, rich
    front.request('richInspectVariables', {'variableName': 'no name'}, success=False, label='richInspectVariables refused')


def test_members_of_variables_of_an_idle_kernel(front):
    variables = {v['name']: v for v in front.request('inspectVariables')['variables']}
    items = front.members(variables['words'])
    assert items['0']['value'] == "'a'" and items['1']['value'] == "'b'", items
    assert front.members(variables['table'])["'k'"]['value'] == '1.5'


def test_breakpoints_and_steps(front):
    front.attach()
    scale, call = front.dump(SCALE, [4]), front.dump(CALL, [2])
    front.request('configurationDone')
    assert front.run(SCALE)[0]['status'] == 'ok'
    cell = front.start(CALL)
    frames = front.stopped('breakpoint', 2)
    assert frames[0]['source']['path'] == call and frames[0]['name'] == '<module>', frames[0]
    info = front.request('debugInfo')
    assert front.thread in info['stoppedThreads'], info
    assert {b['source']: [p['line'] for p in b['breakpoints']] for b in info['breakpoints']} == {scale: [4], call: [2]}, info
    threads = front.request('threads')['threads']
    assert front.thread in [t['id'] for t in threads] and all(t['name'] for t in threads)
    assert front.request('source', {'source': {'path': call}})['content'] == CALL
    front.step('stepIn')
    front.event('continued')
    frames = front.stopped('step', 2)
    assert [f['name'] for f in frames[:2]] == ['scale', '<module>'] and frames[0]['source']['path'] == scale, frames
    front.step('continue')
    frames = front.stopped('breakpoint', 4)
    local = front.variables(frames[0])['Locals']
    assert (local['total']['value'], local['x']['value'], local['factor']['value']) == ('0', '1', '10'), local
    assert front.variables(frames[1])['Globals']['values']['value'] == '[1, 2, 3]'
    assert front.request('evaluate', {'expression': 'total + x * 100', 'frameId': frames[0]['id'], 'context': 'repl'})['result'] == '100'
    front.request('evaluate', {'expression': 'total = 1000', 'frameId': frames[0]['id'], 'context': 'repl'}, label='evaluate a statement')
    front.request('evaluate', {'expression': 'nowhere', 'frameId': frames[0]['id'], 'context': 'repl'}, success=False, label='evaluate refused')
    rich = front.request('richInspectVariables', {'variableName': 'xs', 'frameId': frames[0]['id']}, label='richInspectVariables stopped')
    assert rich['data']['text/plain'] == '[1, 2, 3]', rich
    front.step('next')
    frames = front.stopped('step', 3)
    assert front.variables(frames[0])['Locals']['total']['value'] == '1010'
    front.request('copyToGlobals', {'srcVariableName': 'total', 'dstVariableName': 'copied', 'srcFrameId': frames[0]['id']})
    front.breakpoints(scale, [])
    front.step('stepOut')
    frames = front.stopped('step')
    assert frames[0]['name'] == '<module>', frames[0]
    front.step('continue')
    reply, text = front.finish(cell)
    assert reply['status'] == 'ok' and text == '1060\n', (reply, text)
    assert front.request('debugInfo')['stoppedThreads'] == []
    variables = {v['name']: v['value'] for v in front.request('inspectVariables')['variables']}
    assert variables['copied'] == '1010' and variables['result'] == '1060'
    front.breakpoints(call, [])


def test_conditions(front):
    path = front.dump(SCALE, [4], {'condition': 'x == 2'})
    cell = front.start(CALL)
    frames = front.stopped('breakpoint', 4)
    assert front.variables(frames[0])['Locals']['x']['value'] == '2'
    front.breakpoints(path, [])
    front.step('continue')
    assert front.finish(cell)[1] == '60\n'


def test_exceptions(front):
    front.request('setExceptionBreakpoints', {'filters': ['raised']})
    code = "def fail(n):\n    return 1 / n\n\ntry:\n    fail(0)\nexcept ZeroDivisionError as error:\n    print('caught')\n"
    front.dump(code, [])
    cell = front.start(code)
    frames = front.stopped('exception', 2)
    assert frames[0]['name'] == 'fail'
    body = front.request('exceptionInfo', {'threadId': front.thread})
    assert body['exceptionId'].endswith('ZeroDivisionError') and body['description'] == 'division by zero', body
    front.request('setExceptionBreakpoints', {'filters': []})
    front.step('continue')
    assert front.finish(cell)[1] == 'caught\n'


def test_control_while_stopped(front):
    code = 'value = 1\nvalue = 2\nvalue = 3\n'
    path = front.dump(code, [2])
    cell = front.start(code)
    front.stopped('breakpoint', 2)
    name = front.connection.send('control', 'kernel_info_request', {})
    assert front.connection.next('control').parent['msg_id'] == name
    front.breakpoints(path, [])
    front.step('continue')
    assert front.finish(cell)[0]['status'] == 'ok'


def test_disconnect(front):
    path = front.dump(CALL, [1])
    cell = front.start(CALL)
    front.stopped('breakpoint', 1)
    front.request('disconnect', {'restart': False, 'terminateDebuggee': False})
    assert front.finish(cell)[1] == '60\n'
    body = front.request('debugInfo')
    assert body['isStarted'] is False and body['breakpoints'] == [] and body['stoppedThreads'] == [], body
    assert front.run(CALL)[1] == '60\n'


# ---- what only this kernel is asked --------------------------------------------------------------------------------


def test_own_features(front):
    assert 'debugger' in front.info['supported_features']
    front.attach()


def test_own_functions_from_before_the_debugger(front):
    front.request('disconnect')
    code = 'def twice(n):\n    result = 2 * n\n    return result\n\ndef count(n):\n    while n:\n        yield n\n        n -= 1\n'
    front.run(code)
    front.run('rest = count(3)\nassert next(rest) == 3')
    front.attach()
    path = front.dump(code, [3])
    cell = front.start('twice(21)')
    frames = front.stopped('breakpoint', 3)
    assert front.variables(frames[0])['Locals']['result']['value'] == '42'
    front.breakpoints(path, [8])
    front.step('continue')
    front.finish(cell)
    cell = front.start('print(list(rest))')  # A generator that was waiting when the debugger came.
    frames = front.stopped('breakpoint', 8)
    assert front.variables(frames[0])['Locals']['n']['value'] == '3'
    front.request('disconnect')
    assert front.finish(cell)[1] == '[2, 1]\n'
    assert front.run('print(twice(4), list(count(2)))')[1] == '8 [2, 1]\n'
    front.attach()


def test_own_lines_of_breakpoints(front):
    code = 'x = 1\n\n# a comment\ny = max(\n    1,\n    2)\nfor i in range(2):\n\n    z = i\n'
    path = front.dump(code)
    lines = [[b['line'] for b in front.breakpoints(path, [line])][0] for line in range(1, 12)]
    assert lines == [1, 4, 4, 4, 4, 4, 7, 9, 9, 9, 9], lines
    assert front.breakpoints(front.dump('def f(:\n'), [1])[0]['verified'] is False
    front.breakpoints(path, [])


def test_own_steps_over_loops_and_calls(front):
    code = 'def f(n):\n    return n\n\ntotal = 0\nfor i in range(2):\n    total += f(i)\nprint(total)\n'
    path = front.dump(code, [4])
    cell = front.start(code)
    front.stopped('breakpoint', 4)
    lines = []
    for _ in range(6):
        front.step('next')
        lines.append(front.stopped('step')[0]['line'])
    assert lines == [5, 6, 5, 6, 5, 7], lines
    front.step('next')
    assert front.finish(cell)[1] == '1\n'
    front.breakpoints(path, [])


def test_own_interrupt_of_a_stopped_program(front):
    code = 'value = 1\nvalue = 2\n'
    path = front.dump(code, [2])
    cell = front.start(code)
    front.stopped('breakpoint', 2)
    front.connection.request('control', 'interrupt_request', {})
    reply, _ = front.finish(cell)
    assert reply['ename'] == 'KeyboardInterrupt', reply
    front.breakpoints(path, [])
    assert front.run('print(value)')[1] == '1\n'


def test_own_pause(front):
    cell = front.start("print('go')\nn = 0\nwhile n >= 0:\n    n += 1\n")
    while not any(m.type == 'stream' for m in front.outputs.get(cell, [])):
        assert front.pump(LIMIT)
    assert int(next(v['value'] for v in front.request('inspectVariables')['variables'] if v['name'] == 'n')) >= 0
    front.request('pause', {'threadId': 1})
    frames = front.stopped('pause')
    front.request('evaluate', {'expression': 'n = -5', 'frameId': frames[0]['id']})
    front.step('continue')
    assert front.finish(cell)[0]['status'] == 'ok'


def test_own_closures_and_classes(front):
    code = ('def outer(a):\n    b = a + 1\n    def inner(c):\n        nonlocal b\n        b += c\n        return a + b\n    return inner(10)\n\n'
            'class Point:\n    def __init__(self, x):\n        self.x = x\n\np = Point(3)\nprint(outer(1))\n')
    path = front.dump(code, [6])
    cell = front.start(code)
    frames = front.stopped('breakpoint', 6)
    scopes = front.request('scopes', {'frameId': frames[0]['id']})['scopes']
    assert 'Point' in [v['name'] for v in front.request('inspectVariables')['variables']]  # It leaves the scopes as they are.
    assert front.members(scopes[0])['a']['value'] == '1'
    local = front.variables(frames[0])['Locals']
    assert {name: local[name]['value'] for name in 'abc'} == {'a': '1', 'b': '12', 'c': '10'}, local
    assert front.request('evaluate', {'expression': '[a + k for k in range(2)]', 'frameId': frames[0]['id']})['result'] == '[1, 2]'
    front.request('evaluate', {'expression': 'b = 100', 'frameId': frames[0]['id']})
    point = front.variables(frames[0])['Globals']['p']
    assert point['type'] == 'Point' and front.members(point)['x']['value'] == '3'
    front.breakpoints(path, [])
    front.step('continue')
    assert front.finish(cell)[1] == '101\n'


def test_own_messages_instead_of_stops(front):
    path = front.dump(SCALE, [4], {'logMessage': 'x is {x}, {nowhere}'})
    assert front.run(SCALE)[0]['status'] == 'ok'
    text = front.run(CALL)[1]
    assert text.splitlines()[0] == "x is 1, NameError: name 'nowhere' is not defined" and text.splitlines()[-1] == '60', text
    front.breakpoints(path, [])


def test_own_refusals(front):
    for command, arguments in (('stackTrace', {}), ('continue', {}), ('scopes', {'frameId': 1}), ('exceptionInfo', {}), ('bake', {}),
                               ('variables', {'variablesReference': 10 ** 12}), ('variables', {}), ('evaluate', {}), ('dumpCell', {}),
                               ('setBreakpoints', {}), ('copyToGlobals', {'srcVariableName': 'a b', 'dstVariableName': 'c'}),
                               ('copyToGlobals', {'srcVariableName': 'a', 'dstVariableName': 'c', 'srcFrameId': -7}),
                               ('source', {'source': {'path': '/nowhere.py'}}), ('richInspectVariables', {'variableName': 'nowhere'})):
        front.request(command, arguments, success=False, label='refused')
    for content in ({}, {'command': 3}, {'command': 'evaluate', 'arguments': 'x', 'seq': 'y'}):
        assert front.connection.request('control', 'debug_request', content).content['success'] is False
    assert front.run('1')[0]['status'] == 'ok'


def test_own_imported_modules(front):
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'debugged_module.py'
        path.write_text('def half(n):\n    return n / 2\n')
        front.breakpoints(str(path), [2])
        cell = front.start(f"import sys\nsys.path.insert(0, {folder!r})\nimport debugged_module\nprint(debugged_module.half(3))")
        frames = front.stopped('breakpoint', 2)
        assert frames[0]['source']['path'] == str(path)
        front.breakpoints(str(path), [])
        front.step('continue')
        assert front.finish(cell)[1] == '1.5\n'
        assert str(path) in [m['path'] for m in front.request('modules')['modules']]


def test_own_shapes_are_those_of_ipykernel(front):
    # What it answers and this kernel does not: abilities that are not there, and a misspelt name.
    for label, wanted in json.loads(SHAPES.read_text()).items():
        missing = list(differences(wanted, front.shapes[label], label))
        assert all('.supports' in place or place.endswith('.sequence_seq') for place in missing), missing


def differences(wanted, found, place):
    """The places where `found` lacks something, or has another kind of thing."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key, item in wanted.items():
            if key in found:
                yield from differences(item, found[key], f'{place}.{key}')
            else:
                yield f'{place}.{key}'
    elif isinstance(wanted, list) and isinstance(found, list):
        if wanted and found:
            yield from differences(wanted[0], found[0], f'{place}[0]')
    elif wanted != found:
        yield f'{place}: {wanted}, {found}'


def main():
    command = sys.argv[2:] if RECORDS else [sys.argv[1], 'kernel', '--connection-file', '{connection_file}']
    kernel = Kernel(command)
    front = Debugger(kernel)
    names = sys.argv[2:] if not RECORDS and len(sys.argv) > 2 else [
        name for name in globals() if name.startswith('test_') and not (RECORDS and name.startswith('test_own_'))]
    failed = []
    for name in names:
        try:
            globals()[name](front)
        except Exception:
            failed.append(name)
            print(f'FAILED {name}')
            print('    ' + traceback.format_exc().strip().replace('\n', '\n    '))
            if not RECORDS:
                break
    front.connection.close()
    kernel.close()
    if RECORDS:
        SHAPES.write_text(json.dumps(front.shapes, indent=1, sort_keys=True) + '\n')
    print(f'debugger: {len(names) - len(failed)} passed, {len(failed)} failed')
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
