"""The kernel as Jupyter's own client sees it: the order of messages, interrupts, input, aborted cells, hostile messages,
start and end. Every test is a function test_…(client); those with a second name start kernels of their own."""

import base64
import contextlib
import json
import os
import pathlib
import queue
import re
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
import traceback

import zmq
from jupyter_client import BlockingKernelClient, KernelManager
from jupyter_client.session import Session

BINARY = sys.argv[1]
LIMIT = 60


class Client:
    """A kernel and its client, with the messages of one request gathered."""

    def __init__(self):
        self.manager = KernelManager(kernel_name='tnb')
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=LIMIT)

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def output_of(self, message_id):
        """Everything on iopub for a request, busy and idle included."""
        found = []
        while True:
            message = self.client.get_iopub_msg(timeout=LIMIT)
            if message['parent_header'].get('msg_id') != message_id:
                continue
            found.append((message['msg_type'], message['content']))
            if message['content'].get('execution_state') == 'idle':
                return found

    def reply_to(self, message_id, channel='shell'):
        get = self.client.get_shell_msg if channel == 'shell' else self.client.get_control_msg
        while True:
            message = get(timeout=LIMIT)
            if message['parent_header'].get('msg_id') == message_id:
                return message['content']

    def run(self, code, **options):
        """The reply to a cell, and its output without busy, idle and the input."""
        message_id = self.client.execute(code, **options)
        output = self.output_of(message_id)
        assert output[0] == ('status', {'execution_state': 'busy'}), output
        return self.reply_to(message_id), [o for o in output if o[0] not in ('status', 'execute_input')]

    def printed(self, code, **options):
        """What a cell that must succeed prints."""
        reply, output = self.run(code, **options)
        assert reply['status'] == 'ok', (code, reply)
        return ''.join(content['text'] for kind, content in output if kind == 'stream')

    def value(self, code):
        """The text of a cell's result."""
        reply, output = self.run(code)
        assert reply['status'] == 'ok', (code, reply)
        return [content for kind, content in output if kind == 'execute_result'][0]['data']['text/plain']

    def ask(self, kind, content, channel='shell'):
        """The reply to any request."""
        message = self.client.session.msg(kind, content)
        getattr(self.client, f'{channel}_channel').send(message)
        return self.reply_to(message['header']['msg_id'], channel)


def running(client, code, **options):
    """The name of a request whose cell has begun: it has printed 'go'. An interrupt that comes earlier hits nothing."""
    message_id = client.client.execute(code, **options)
    while client.client.get_iopub_msg(timeout=LIMIT)['content'].get('text') != 'go\n':
        pass
    return message_id


def plain(lines):
    return [re.sub(r'\x1b\[[0-9;]*m', '', line) for line in lines]


# ---- cells ---------------------------------------------------------------------------------------------------------


def test_kernel_info(client):
    for channel in ('shell', 'control'):
        reply = client.ask('kernel_info_request', {}, channel)
        assert reply['status'] == 'ok' and reply['implementation'] == 'tnb', reply
        assert reply['language_info']['name'] == 'python' and reply['language_info']['file_extension'] == '.tnb'
        assert reply['protocol_version'].startswith('5.')


def test_messages_of_a_cell_come_in_order(client):
    message_id = client.client.execute("print('a')\n6 * 7")
    reply = client.reply_to(message_id)
    count = reply['execution_count']
    assert reply == {'status': 'ok', 'execution_count': count, 'user_expressions': {}, 'payload': []}, reply
    assert client.output_of(message_id) == [
        ('status', {'execution_state': 'busy'}),
        ('execute_input', {'code': "print('a')\n6 * 7", 'execution_count': count}),
        ('stream', {'name': 'stdout', 'text': 'a\n'}),
        ('execute_result', {'execution_count': count, 'data': {'text/plain': '42'}, 'metadata': {}}),
        ('status', {'execution_state': 'idle'}),
    ]


def test_streams_keep_their_order(client):
    reply, output = client.run("import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')")
    assert reply['status'] == 'ok', reply
    assert [(content['name'], content['text']) for _, content in output] == [('stdout', 'a\n'), ('stderr', 'b\n'), ('stdout', 'c\n')], output


def test_many_prints_are_few_messages(client):
    reply, output = client.run("for i in range(20000):\n    print(i)")
    assert ''.join(content['text'] for _, content in output) == ''.join(f'{i}\n' for i in range(20000))
    assert len(output) < 40, len(output)


def test_a_slow_reader_loses_nothing(client):
    code = "import sys\nfor i in range(2000):\n    print(i)\n    print(i, 'x' * 500, file=sys.stderr)"
    message_id = client.client.execute(code)
    assert client.reply_to(message_id)['status'] == 'ok'
    time.sleep(0.5)
    streams = {'stdout': '', 'stderr': ''}
    for kind, content in client.output_of(message_id):
        if kind == 'stream':
            streams[content['name']] += content['text']
    assert streams['stdout'] == ''.join(f'{i}\n' for i in range(2000))
    assert streams['stderr'] == ''.join(f"{i} {'x' * 500}\n" for i in range(2000))


def test_output_comes_while_the_cell_runs(client):
    message_id = running(client, "print('go')\nwhile True: pass")
    client.ask('interrupt_request', {}, 'control')
    client.reply_to(message_id)


def test_an_error_is_told_once(client):
    reply, output = client.run('def f(x):\n    return 1 / x\n\nf(0)')
    assert [kind for kind, _ in output] == ['error'], output
    error = output[0][1]
    assert (error['ename'], error['evalue']) == ('ZeroDivisionError', 'division by zero')
    assert {key: reply[key] for key in error} == error and reply['status'] == 'error'
    count = reply['execution_count']
    assert plain(error['traceback']) == [
        'Traceback (most recent call last):', f'  Cell In[{count}], line 4', '    f(0)', f'  Cell In[{count}], line 2, in f',
        '    return 1 / x', '           ~~^~~', 'ZeroDivisionError: division by zero'], plain(error['traceback'])


def test_a_syntax_error_names_the_cell(client):
    reply, output = client.run('x = = 1')
    lines = plain(reply['traceback'])
    assert reply['ename'] == 'SyntaxError' and f"Cell In[{reply['execution_count']}], line 1" in lines[0], reply


def test_counts(client):
    def count(*arguments, **options):
        reply, _ = client.run(*arguments, **options)
        return reply['execution_count']

    first = count('x = 1')
    assert count('x = 2') == first + 1
    assert count('x', store_history=False) == first + 1
    assert count('x', silent=True) == first + 1
    assert count('') == first + 1
    assert count('# nothing') == first + 1
    assert count('1 / 0') == first + 2


def test_silence(client):
    message_id = client.client.execute("'a result'", silent=True)
    assert [kind for kind, _ in client.output_of(message_id)] == ['status', 'status']
    assert client.reply_to(message_id)['status'] == 'ok'
    reply, output = client.run('1 / 0', silent=True)
    assert reply['status'] == 'error' and output == []


def test_a_semicolon_hides_the_result(client):
    assert client.run('41 + 1;')[1] == []


def test_user_expressions(client):
    reply, _ = client.run('x = 2', user_expressions={'good': 'x + 1', 'bad': '1 / 0'})
    values = reply['user_expressions']
    assert values['good'] == {'status': 'ok', 'data': {'text/plain': '3'}, 'metadata': {}}, values
    assert values['bad']['status'] == 'error' and values['bad']['ename'] == 'ZeroDivisionError', values
    reply, _ = client.run('1 / 0', user_expressions={'good': 'x'})
    assert reply['user_expressions'] == {}
    assert client.run('', user_expressions={'x': 'x'})[0]['user_expressions']['x']['data'] == {'text/plain': '2'}


def test_an_error_aborts_the_cells_behind_it(client):
    for kinds in (['1 / 0', 'x = 1', 'x = 2'], ['import time\ntime.sleep(0.2)\n1 / 0', 'x = 1', 'x = 2']):
        ids = [client.client.execute(code) for code in kinds]
        info = client.client.kernel_info()
        replies = [client.reply_to(message_id) for message_id in ids]
        assert [reply['status'] for reply in replies] == ['error', 'aborted', 'aborted'], replies
        assert all('execution_count' in reply for reply in replies)
        assert client.reply_to(info)['status'] == 'ok'
        assert client.run('x = 3')[0]['status'] == 'ok'


def test_an_error_aborts_nothing_when_asked(client):
    ids = [client.client.execute(code, stop_on_error=False) for code in ('1 / 0', 'x = 1')]
    assert [client.reply_to(message_id)['status'] for message_id in ids] == ['error', 'ok']


def test_exit_keeps_the_kernel(client):
    reply, output = client.run('raise SystemExit(3)')
    assert (reply['ename'], reply['evalue']) == ('SystemExit', '3'), reply
    assert reply['payload'] == [{'source': 'ask_exit', 'keepkernel': False}]
    assert client.value('1 + 1') == '2'


def test_help_goes_to_the_pager(client):
    client.run('def f(x):\n    "Doubles x."\n    return 2 * x')
    reply, output = client.run("print('before')\nf?")
    assert [payload['source'] for payload in reply['payload']] == ['page'], reply
    assert 'Doubles x.' in reply['payload'][0]['data']['text/plain'] and output[0][1]['text'] == 'before\n'
    reply, output = client.run("%%writefile /tmp/tnb_load_test.py\nloaded = 1")
    reply, output = client.run('%load /tmp/tnb_load_test.py')
    assert reply['payload'] == [{'source': 'set_next_input', 'text': '# %load /tmp/tnb_load_test.py\nloaded = 1\n',
                                 'replace': True}], reply
    client.run('!rm /tmp/tnb_load_test.py')
    reply, output = client.run('f?')
    page, = reply['payload']
    assert page['source'] == 'page' and 'Doubles x.' in page['data']['text/plain'], reply
    assert output == []
    assert 'not found' in client.run('nowhere?')[0]['payload'][0]['data']['text/plain']


def test_rich_output(client):
    reply, output = client.run(
        "from IPython.display import HTML, clear_output, display, update_display\n"
        "print('before')\n"
        "handle = display(HTML('<b>1</b>'), display_id=True)\n"
        "handle.update(HTML('<b>2</b>'))\n"
        "update_display(HTML('<b>3</b>'), display_id=handle.display_id)\n"
        "clear_output(wait=True)\nHTML('<i>r</i>')")
    assert reply['status'] == 'ok', reply
    assert [kind for kind, _ in output] == [
        'stream', 'display_data', 'update_display_data', 'update_display_data', 'clear_output', 'execute_result'], output
    name = output[1][1]['transient']['display_id']
    assert [output[i][1]['data']['text/html'] for i in (1, 2, 3)] == ['<b>1</b>', '<b>2</b>', '<b>3</b>']
    assert output[2][1]['transient']['display_id'] == output[3][1]['transient']['display_id'] == name
    assert output[4][1] == {'wait': True}
    assert output[5][1]['data']['text/html'] == '<i>r</i>' and 'text/plain' in output[5][1]['data']


def test_every_form_of_a_value(client):
    _, [(_, content)] = client.run(
        "class Rich:\n"
        "    def __repr__(self): return 'plain'\n"
        "    def _repr_markdown_(self): return '*m*'\n"
        "    def _repr_svg_(self): return '<svg/>'\n"
        "    def _repr_latex_(self): return '$x$'\n"
        "    def _repr_jpeg_(self): return b'jpeg', {'width': 5}\n"
        "    def _repr_json_(self): return {'a': [1, None]}\n"
        "    def _repr_mimebundle_(self, **kwargs): return {'text/x': 'x'}, {'text/x': {'k': 1}}\n"
        "Rich()")
    assert content['data'] == {
        'text/plain': 'plain', 'text/markdown': '*m*', 'image/svg+xml': '<svg/>', 'text/latex': '$x$', 'text/x': 'x',
        'image/jpeg': base64.b64encode(b'jpeg').decode(), 'application/json': {'a': [1, None]}}, content
    assert content['metadata'] == {'image/jpeg': {'width': 5}, 'text/x': {'k': 1}}, content
    _, [(_, content)] = client.run("from IPython.display import JSON\nJSON({'b': 2}, expanded=True)")
    assert content['data'] == {'text/plain': '<IPython.core.display.JSON object>', 'application/json': {'b': 2}}, content
    assert content['metadata'] == {'application/json': {'expanded': True, 'root': 'root'}}, content
    assert client.run("JSON(5)")[0]['evalue'] == 'JSON expects JSONable dict or list, not 5'


def test_names_that_cells_have_without_an_import(client):
    _, shown = client.run("display('a', 5)\nhandle = display('b', display_id='x')\nhandle.update('c')")
    assert [(kind, content['data']['text/plain']) for kind, content in shown] == [
        ('display_data', "'a'"), ('display_data', '5'), ('display_data', "'b'"), ('update_display_data', "'c'")], shown
    assert client.value("get_ipython().__class__.__name__") == "'ZMQInteractiveShell'"
    assert client.value("import os; get_ipython().run_line_magic('pwd', '') == os.getcwd()") == 'True'
    assert client.printed("get_ipython().system('echo one')\nget_ipython().run_cell_magic('capture', 'out', 'print(3)')\nprint(out.stdout)") == 'one\n3\n\n'
    assert client.value("get_ipython().getoutput('echo two')[0]") == "'two'"
    assert client.value("from IPython import get_ipython as other; other() is get_ipython(), get_ipython().user_ns is globals()") == '(True, True)'


def test_plots_are_pictures(client):
    client.run('import matplotlib.pyplot as plt')
    _, shown = client.run('plt.plot([1, 3, 2])\nplt.show()')
    [(kind, content)] = shown
    assert kind == 'display_data' and content['data']['text/plain'] == '<Figure size 640x480 with 1 Axes>', content
    assert base64.b64decode(content['data']['image/png'])[:8] == b'\x89PNG\r\n\x1a\n'
    # As with matplotlib's inline backend, a figure that is still open is shown behind the result, and closed.
    _, [(kind, content), (second, _)] = client.run('figure, axes = plt.subplots(figsize=(2, 1))\nfigure')
    assert (kind, second) == ('execute_result', 'display_data') and base64.b64decode(content['data']['image/png'])[16:24] == b'\0\0\0\xc8\0\0\0d', content
    assert client.run('None')[1] == []
    _, [(_, content)] = client.run('import torch\ntorch.eye(2)')
    assert '<table' in content['data']['text/html'] and content['data']['text/plain'].startswith('tensor([['), content


# ---- interrupts and input ------------------------------------------------------------------------------------------


def interrupted(client, code, interrupt, **options):
    """The reply to a cell that never ends, or not before the test's patience does, and is interrupted."""
    message_id = running(client, code, **options)
    interrupt()
    reply = client.reply_to(message_id)
    assert reply['ename'] == 'KeyboardInterrupt', reply
    assert client.value('40 + 2') == '42'
    return reply


def test_interrupt_by_message(client):
    def interrupt():
        assert client.ask('interrupt_request', {}, 'control') == {'status': 'ok'}
    interrupted(client, "print('go')\nwhile True:\n    pass", interrupt)
    interrupted(client, "import time\nprint('go')\ntime.sleep(100)", interrupt)


def test_interrupt_by_signal(client):
    interrupted(client, "print('go')\nwhile True:\n    pass", lambda: os.kill(process_of(client), signal.SIGINT))


def test_magics(client):
    text = client.printed('%%time\nx = 1\nprint(x)')
    assert re.fullmatch(r'1\nCPU times: user .+, sys: .+, total: .+\nWall time: .+\n', text), text
    assert client.printed('!echo {x + 1}; echo $x') == '2\n1\n'
    assert client.printed('for i in range(2):\n    print(i)\n!echo two\nprint(3)') == '0\n1\ntwo\n3\n'
    assert client.value('%time x + 4') == '5'
    assert client.value('x + 5') == '6'
    count = client.run('x')[0]['execution_count']
    assert client.value(f'_{count - 1}, _{count}') == '(6, 1)'
    reply, _ = client.run('x = 9\n%nonsense')
    assert (reply['ename'], reply['evalue']) == ('UsageError', 'Line magic function `%nonsense` not found.'), reply
    reply, _ = client.run('x = 10\n!true\n= 5')
    assert reply['ename'] == 'SyntaxError' and client.value('x') == '9'
    interrupted(client, '!echo go; sleep 100', lambda: client.ask('interrupt_request', {}, 'control'))
    assert client.run('%reset', allow_stdin=False)[0]['ename'] == 'UsageError'


TRAINING = '''
import timm, torch
torch.manual_seed(0)
model = timm.create_model('resnet18_cifar', num_classes=10, in_chans=1)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
images, labels = torch.randn(16, 1, 8, 8), torch.arange(16) % 10
def step():
    optimizer.zero_grad()
    loss = torch.nn.functional.cross_entropy(model(images), labels)
    loss.backward()
    optimizer.step()
    return loss.item()
'''


def test_an_interrupted_training_can_go_on(client):
    client.run(TRAINING)
    message = lambda: client.ask('interrupt_request', {}, 'control')
    by_signal = lambda: os.kill(process_of(client), signal.SIGINT)
    for interrupt in [message, by_signal, message]:
        reply = interrupted(client, "step()\nprint('go')\nwhile True:\n    last = step()", interrupt)
        assert any('last = step()' in line for line in plain(reply['traceback'])), reply
        assert client.value('0 < step() < 10') == 'True'
    assert client.value('all(p.isfinite().all() for p in model.parameters())') in ('True', 'tensor(True)')


def test_an_interrupt_can_be_caught(client):
    message_id = running(client, "try:\n    print('go')\n    while True: pass\nexcept KeyboardInterrupt:\n    print('caught')")
    client.ask('interrupt_request', {}, 'control')
    assert client.reply_to(message_id)['status'] == 'ok'
    assert client.value('1') == '1'


def test_an_interrupt_of_nothing_hits_nothing(client):
    client.ask('interrupt_request', {}, 'control')
    os.kill(process_of(client), signal.SIGINT)
    time.sleep(0.05)
    assert client.value('sum(range(1000))') == '499500'
    os.kill(process_of(client), signal.SIGINT)
    time.sleep(0.05)
    assert client.run('', user_expressions={'x': '1 + 1'})[0]['user_expressions']['x']['status'] == 'ok'


def test_control_is_served_while_a_cell_runs(client):
    message_id = running(client, "print('go')\nwhile True: pass")
    assert client.ask('kernel_info_request', {}, 'control')['status'] == 'ok'
    client.ask('interrupt_request', {}, 'control')
    client.reply_to(message_id)


def test_input(client):
    message_id = client.client.execute("name = input('Name: ')\nprint('hello', name)", allow_stdin=True)
    question = client.client.get_stdin_msg(timeout=LIMIT)
    assert question['msg_type'] == 'input_request' and question['content'] == {'prompt': 'Name: ', 'password': False}
    assert question['parent_header']['msg_id'] == message_id
    client.client.input('Ada')
    assert client.reply_to(message_id)['status'] == 'ok'
    assert 'hello Ada\n' in [content.get('text') for _, content in client.output_of(message_id)]


def test_input_without_a_front_end_that_can_is_an_error(client):
    reply, _ = client.run('input()', allow_stdin=False)
    assert reply['status'] == 'error' and 'does not support input requests' in reply['evalue'], reply


def test_input_can_end_and_be_interrupted(client):
    message_id = client.client.execute('input()', allow_stdin=True)
    client.client.get_stdin_msg(timeout=LIMIT)
    client.client.input('\x04')
    assert client.reply_to(message_id)['ename'] == 'EOFError'
    for interrupt in (lambda: client.ask('interrupt_request', {}, 'control'), lambda: os.kill(process_of(client), signal.SIGINT)):
        message_id = client.client.execute('input()', allow_stdin=True)
        client.client.get_stdin_msg(timeout=LIMIT)
        interrupt()
        assert client.reply_to(message_id)['ename'] == 'KeyboardInterrupt'
        client.client.input('late')             # Nobody waits for it any more. It names no question: it must not meet the next.
        time.sleep(0.1)
    message_id = client.client.execute('x = input()\nx', allow_stdin=True)
    client.client.get_stdin_msg(timeout=LIMIT)
    client.client.input('right')
    output = client.output_of(message_id)
    assert [c['data']['text/plain'] for kind, c in output if kind == 'execute_result'] == ["'right'"], output


# ---- other requests ------------------------------------------------------------------------------------------------


def test_is_complete(client):
    for code, status in (('x = 1', 'complete'), ('def foo(', 'incomplete'), ('import = 7q', 'invalid'), ('zip?', 'complete')):
        assert client.ask('is_complete_request', {'code': code})['status'] == status, code
    assert client.ask('is_complete_request', {'code': 'for i in x:'}) == {'status': 'incomplete', 'indent': '    '}


def test_completion(client):
    client.run('training_accuracy = 0.5')
    code = '"😀"; training_ac'
    reply = client.ask('complete_request', {'code': code, 'cursor_pos': len(code)})
    assert reply['matches'] == ['training_accuracy'], reply
    assert (reply['cursor_start'], reply['cursor_end']) == (5, len(code)), reply
    assert reply['metadata']['_jupyter_types_experimental'][0]['text'] == 'training_accuracy'
    for position in (-5, 10 ** 9):
        assert client.ask('complete_request', {'code': 'x', 'cursor_pos': position})['status'] == 'ok'


def test_completion_inside_strings(client):
    def complete(code):
        reply = client.ask('complete_request', {'code': code, 'cursor_pos': len(code)})
        assert reply['status'] == 'ok' and reply['cursor_end'] == len(code), reply
        kinds = reply['metadata']['_jupyter_types_experimental']
        assert all(kind['start'] == reply['cursor_start'] for kind in kinds)
        return [code[:reply['cursor_start']] + match for match in reply['matches']]
    client.run('import os, tempfile, timm')
    client.run("settings = {'learning_rate': 0.1, 3: 'three'}")
    client.run("os.chdir(tempfile.mkdtemp())\nos.mkdir('images')")
    assert complete("settings['lea") == ["settings['learning_rate"]
    assert {"settings['learning_rate'", 'settings[3'} <= set(complete('settings['))
    assert complete("open('im") == ["open('images/"]
    names = complete("timm.create_model('vit_base_patch16_22")
    assert "timm.create_model('vit_base_patch16_224" in names and len(names) < 20, names
    assert "timm.create_model('images/" not in complete("timm.create_model('")
    for code in ('"' * 3 + 'im', 'f"{im', "'a\\\\", "b'", "x['", "print(1, '", "settings[3]['a", "'", "d[0]['x"):
        complete(code)


def test_inspection(client):
    client.run('def halve(x):\n    "Half of x."\n    return x / 2')
    reply = client.ask('inspect_request', {'code': 'y = halve(3)', 'cursor_pos': 7, 'detail_level': 0})
    assert reply['found'] and 'Half of x.' in reply['data']['text/plain'], reply
    reply = client.ask('inspect_request', {'code': 'nowhere', 'cursor_pos': 3})
    assert reply == {'status': 'ok', 'found': False, 'data': {}, 'metadata': {}}


def test_history(client):
    def history(kind, **options):
        options = {'hist_access_type': kind, 'raw': True, 'output': False, **options}
        reply = client.ask('history_request', options)
        assert reply['status'] == 'ok'
        return reply['history']

    count = client.run("'history 1'")[0]['execution_count']
    client.run("print('history 2')")
    client.run("print('not history')", store_history=False)
    session = history('tail', n=1)[0][0]
    assert history('tail', n=2) == [[session, count, "'history 1'"], [session, count + 1, "print('history 2')"]]
    assert history('tail', n=3, output=True)[-2] == [session, count, ["'history 1'"] * 2], history('tail', n=3, output=True)
    assert history('tail', n=1, output=True) == [[session, count + 1, ["print('history 2')", None]]]
    for number in (0, session):
        assert history('range', session=number, start=count, stop=count + 1) == [[session, count, "'history 1'"]]
    assert [entry[1] for entry in history('search', pattern='*history ?*', n=5)][-2:] == [count, count + 1]
    assert history('tail', n=-5) == [] and history('tail', n=2 ** 62)[-1][1] == count + 1


def test_own_history_of_earlier_sessions():
    def ask(client, kind, **options):
        return client.ask('history_request', {'hist_access_type': kind, 'raw': True, 'output': False, **options})['history']

    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'deep/history.sqlite'
        with environment(TNB_KERNEL_HISTORY=str(path)):
            for number in (1, 2):
                client = Client()
                for cell in (f"first = {number}", 'same = 1', f"# \u00e9 {number}\nlast = '%s'" % ('x' * number)):
                    client.run(cell)
                client.ask('shutdown_request', {'restart': False}, 'control')
                client.manager.provisioner.process.wait(5)
                client.close()
            assert path.stat().st_mode & 0o777 == 0o600 and path.parent.stat().st_mode & 0o777 == 0o700
            client, other = Client(), Client()
            other.run('meanwhile = 1')
            client.run('same = 1')
            tail = ask(client, 'tail', n=4)
            assert [entry[1:] for entry in tail[-2:]] == [[1, 'meanwhile = 1'], [1, 'same = 1']], tail
            assert tail[:2] == [[2, 2, 'same = 1'], [2, 3, "# \u00e9 2\nlast = 'xx'"]], tail
            own = tail[-1][0]
            assert own >= 3 and ask(client, 'range', session=2, start=1, stop=2) == [[2, 1, 'first = 2']]
            assert ask(client, 'range', session=2 - own, start=2, stop=4) == tail[:2]
            assert ask(client, 'range', session=own, start=1, stop=None) == tail[-1:]
            assert [entry[0] for entry in ask(client, 'search', pattern='same*')] == [1, 2, own]
            assert [entry[0] for entry in ask(client, 'search', pattern='same*', n=2)] == [2, own]
            assert ask(client, 'search', pattern='same*', unique=True) == [[own, 1, 'same = 1']]
            assert [entry[2] for entry in ask(client, 'search', pattern='first = ?', unique=True)] == ['first = 1', 'first = 2']
            client.close()
            other.close()
            # A damaged file is put aside; where there can be none, the session's own history is still there.
            path.write_bytes(b'no database ' * 1000)
            for place in (path, '/proc/nowhere/history.sqlite'):
                with environment(TNB_KERNEL_HISTORY=str(place)):
                    client = Client()
                    client.run('here = 1')
                    assert [entry[2] for entry in ask(client, 'tail', n=10)] == ['here = 1']
                    client.close()
            assert path.with_name('history.sqlite.damaged').exists()


@contextlib.contextmanager
def environment(**values):
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def test_usage(client):
    first = client.ask('usage_request', {}, 'control')
    client.run("total = 0\nfor i in range(3000000): total += i")
    usage = client.ask('usage_request', {}, 'control')
    assert usage['pid'] == process_of(client) == first['pid'] and usage['hostname'] and usage['cpu_count'] == os.cpu_count()
    assert usage['kernel_cpu'] > 1 and usage['kernel_memory'] > 1 << 20 and 0 < usage['host_cpu_percent'] <= 100, usage
    memory = usage['host_virtual_memory']
    assert memory['total'] > memory['available'] > 0 and 0 < memory['percent'] < 100, memory


def test_too_much_output_goes_into_a_file(client):
    line = 'x' * 99
    reply, output = client.run(f"for i in range(150000): print('{line}')\nprint('end')")
    assert reply['status'] == 'ok'
    text = ''.join(content['text'] for _, content in output if content['name'] == 'stdout')
    [notice] = [content['text'] for _, content in output if content['name'] == 'stderr']
    assert len(text) <= 10 << 20 and len(text) > 10_400_000 and set(text.splitlines()) == {line}, len(text)
    path = pathlib.Path(re.search(r'the full text is in (\S+)', notice).group(1))
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_text() == (line + '\n') * 150000 + 'end\n'
    path.unlink()
    assert client.printed("print('again')") == 'again\n'


def test_completion_waits_for_the_cell_and_subshells_are_not_offered(client):
    """As with ipykernel where it has no subshells: what stands behind a cell is answered after it."""
    assert 'kernel subshells' not in client.ask('kernel_info_request', {})['supported_features']
    cell = client.client.execute("import time\ntime.sleep(0.5)\nlater = 1")
    asked = client.client.complete('late')
    assert client.reply_to(cell)['status'] == 'ok'
    assert client.reply_to(asked)['matches'] == ['later']


def test_unknown_comms_are_closed(client):
    message = client.client.session.msg('comm_open', {'comm_id': 'c1', 'target_name': 'nobody', 'data': {}})
    client.client.shell_channel.send(message)
    assert ('comm_close', {'comm_id': 'c1', 'data': {}}) in client.output_of(message['header']['msg_id'])
    assert client.ask('comm_info_request', {}) == {'status': 'ok', 'comms': {}}


def test_unknown_messages_do_no_harm(client):
    message = client.client.session.msg('bake_cake_request', {'size': 3})
    client.client.shell_channel.send(message)
    assert [kind for kind, _ in client.output_of(message['header']['msg_id'])] == ['status', 'status']
    assert client.value('1') == '1'


def test_hostile_messages_do_no_harm(client):
    session = client.client.session
    socket = zmq.Context.instance().socket(zmq.DEALER)
    socket.linger = 0
    socket.connect(f'tcp://{client.client.ip}:{client.client.shell_port}')
    marker = {'code': "print('pwned')", 'silent': False}
    header, parent, metadata, content = (json.dumps(part, default=str).encode() for part in (
        session.msg_header('execute_request'), {}, {}, marker))
    good = session.sign([header, parent, metadata, content])
    for frames in (
            [b''], [b'<IDS|MSG>'], [b'<IDS|MSG>', b'', b'', b'', b'', b''], [b'junk'] * 8,
            [b'<IDS|MSG>', good[:-1] + (b'0' if good[-1:] != b'0' else b'1'), header, parent, metadata, content],
            [b'<IDS|MSG>', b'', header, parent, metadata, content], [b'<IDS|MSG>', good, header, parent, metadata, content + b' '],
            [b'<IDS|MSG>', good[:10], header, parent, metadata, content], [b'\xff' * 100] * 3):
        socket.send_multipart(frames)
    for parts in ([b'not json', b'{}', b'{}', b'{}'], [b'[]', b'{}', b'{}', b'{}'], [header, b'{}', b'{}', b'[' * 100000],
                  [b'{"msg_type": "execute_request"}', b'null', b'[]', b'{"code": 3, "user_expressions": 4}'],
                  [b'{"msg_type": "complete_request"}', b'{}', b'{}', b'"text"'],
                  [b'{"msg_type": "history_request"}', b'{}', b'{}', b'{"n": -3, "hist_access_type": "search", "pattern": 7}'],
                  [b'{"msg_type": "comm_open"}', b'{}', b'{}', b'{}']):
        socket.send_multipart([b'<IDS|MSG>', session.sign(parts)] + parts)
    assert client.value('6 * 7') == '42'
    # The same bytes a second time are refused.
    frames = [b'<IDS|MSG>', good, header, parent, metadata, content]
    socket.send_multipart(frames)
    socket.send_multipart(frames)
    time.sleep(0.2)
    client.ask('kernel_info_request', {})
    printed = []
    with contextlib.suppress(queue.Empty):
        while True:
            message = client.client.get_iopub_msg(timeout=0.3)
            if message['msg_type'] == 'stream':
                printed.append(message['content']['text'])
    assert printed == ['pwned\n'], printed
    socket.close()


def test_every_subscriber_is_welcomed(client):
    session = Session(key=client.client.session.key)
    for topic in (b'', b'', b'kernel'):
        socket = zmq.Context.instance().socket(zmq.SUB)
        socket.linger = 0
        socket.connect(f'tcp://{client.client.ip}:{client.client.iopub_port}')
        socket.subscribe(topic)
        assert socket.poll(5000)
        _, frames = session.feed_identities(socket.recv_multipart())
        message = session.deserialize(frames)
        assert message['msg_type'] == 'iopub_welcome' and message['content'] == {'subscription': topic.decode()}, message
        socket.close()


def test_heartbeat(client):
    message_id = running(client, "print('go')\nwhile True: pass")
    socket = zmq.Context.instance().socket(zmq.REQ)
    socket.linger = 0
    socket.connect(f'tcp://{client.client.ip}:{client.client.hb_port}')
    for beat in (b'one', b'', b'x' * 10000):
        socket.send(beat)
        assert socket.poll(LIMIT * 1000) and socket.recv() == beat
    socket.close()
    client.ask('interrupt_request', {}, 'control')
    client.reply_to(message_id)


def test_native_output_is_shown(client):
    text = client.printed("for name in ('stdout', 'stderr'):\n    with open('/dev/' + name, 'w') as file:\n        _ = file.write(name + '\\n')")
    assert sorted(text.splitlines()) == ['stderr', 'stdout'], text


# ---- start and end -------------------------------------------------------------------------------------------------


def process_of(client):
    return client.manager.provisioner.process.pid


def test_an_idle_kernel_sleeps(client):
    def switches():
        total = 0
        for status in pathlib.Path(f'/proc/{process_of(client)}/task').glob('*/status'):
            total += int(re.search(r'\nvoluntary_ctxt_switches:\s+(\d+)', status.read_text()).group(1))
        return total

    client.printed("print('one last line')")
    time.sleep(0.3)
    before = switches()
    time.sleep(1)
    assert switches() - before <= 5, switches() - before


@contextlib.contextmanager
def kernel_process(connection, environment=None, words=(), **options):
    """A kernel from a connection file of one's own; the file's content is updated."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'connection.json'
        path.write_text(json.dumps(connection))
        process = subprocess.Popen([BINARY, 'kernel', '--connection-file', str(path), *words], env={**os.environ, **(environment or {})}, **options)
        try:
            yield process, path
        finally:
            process.kill()
            process.wait()


def connected(path):
    client = BlockingKernelClient(connection_file=str(path))
    client.load_connection_file()
    client.start_channels()
    client.wait_for_ready(timeout=LIMIT)
    return client


OPEN_PORTS = {'transport': 'tcp', 'ip': '127.0.0.1', 'key': 'k', 'signature_scheme': 'hmac-sha256',
              'shell_port': 0, 'iopub_port': 0, 'stdin_port': 0, 'control_port': 0, 'hb_port': 0}


def wait_for_ports(path):
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        connection = json.loads(path.read_text())
        if connection['hb_port']:
            return connection
        time.sleep(0.01)
    raise AssertionError('the connection file was not updated')


def test_own_open_ports_are_written_back():
    with kernel_process(OPEN_PORTS) as (process, path):
        connection = wait_for_ports(path)
        assert all(connection[name] > 0 for name in connection if name.endswith('_port')), connection
        assert path.stat().st_mode & 0o777 == 0o600
        client = connected(path)
        client.shutdown()
        assert client.get_control_msg(timeout=LIMIT)['content'] == {'status': 'ok', 'restart': False}
        assert process.wait(LIMIT) == 0
        client.stop_channels()


def test_own_ipc_and_sha512():
    with tempfile.TemporaryDirectory() as folder:
        connection = {**OPEN_PORTS, 'transport': 'ipc', 'ip': f'{folder}/k', **{f'{name}_port': i + 1 for i, name in enumerate(
            ('shell', 'iopub', 'stdin', 'control', 'hb'))}}
        with kernel_process(connection) as (process, path):
            client = connected(path)
            client.execute('1 + 1')
            assert client.get_shell_msg(timeout=LIMIT)['content']['status'] == 'ok'
            client.stop_channels()


def test_own_shutdown_ends_a_running_cell():
    client = Client()
    process = client.manager.provisioner.process
    running(client, "print('go')\nwhile True: pass")
    assert client.ask('shutdown_request', {'restart': True}, 'control') == {'status': 'ok', 'restart': True}
    assert process.wait(LIMIT) == 0
    client.close()


def test_own_curve():
    """Sockets are encrypted for clients that have the key; nobody else hears anything."""
    public, secret = (key.decode() for key in zmq.curve_keypair())
    with kernel_process({**OPEN_PORTS, 'curve_publickey': public, 'curve_secretkey': secret}) as (process, path):
        connection = wait_for_ports(path)
        context = zmq.Context()

        def ask(with_key, port, kind=zmq.DEALER):
            socket = context.socket(kind)
            socket.linger = 0
            if with_key:
                socket.curve_serverkey = public.encode()
                socket.curve_publickey, socket.curve_secretkey = zmq.curve_keypair()
            socket.connect(f"tcp://127.0.0.1:{connection[port + '_port']}")
            if kind == zmq.SUB:
                socket.subscribe(b'')
            else:
                session = Session(key=b'k')
                if port == 'hb':
                    socket.send(b'beat')
                else:
                    socket.send_multipart(session.serialize(session.msg('kernel_info_request', {})))
            heard = bool(socket.poll(LIMIT * 1000 if with_key else 500))
            socket.close()
            return heard

        for port, kind in (('shell', zmq.DEALER), ('control', zmq.DEALER), ('hb', zmq.REQ), ('iopub', zmq.SUB)):
            assert ask(True, port, kind) and not ask(False, port, kind), port
        context.term()
    for keys, words in (({'curve_publickey': public}, 'no curve_secretkey'), ({'curve_publickey': 'x', 'curve_secretkey': secret}, 'no key')):
        with tempfile.NamedTemporaryFile('w', suffix='.json') as file:
            file.write(json.dumps({**OPEN_PORTS, **keys}))
            file.flush()
            run = subprocess.run([BINARY, 'kernel', '-f', file.name], capture_output=True, text=True, timeout=LIMIT)
            assert run.returncode == 2 and words in run.stderr, run


def test_own_registration():
    """The kernel takes ports of its own choice and tells them to the socket that the file names."""
    import hashlib
    import hmac

    def signed(content):
        return [b'<IDS|MSG>', hmac.new(b'k', content, hashlib.sha256).hexdigest().encode(), content]

    context = zmq.Context()
    socket = context.socket(zmq.ROUTER)
    socket.linger = 0
    file = {'transport': 'tcp', 'registration_ip': '127.0.0.1', 'registration_port': socket.bind_to_random_port('tcp://127.0.0.1'),
            'kernel_id': 'one', 'signature_scheme': 'hmac-sha256', 'key': 'k'}
    with kernel_process(file) as (process, path):
        assert socket.poll(LIMIT * 1000)
        identity, *frames = socket.recv_multipart()
        assert frames == signed(frames[-1])
        told = json.loads(frames[-1])
        assert told.pop('kernel_id') == 'one' and sorted(told) == ['control_port', 'hb_port', 'iopub_port', 'shell_port', 'stdin_port']
        socket.send_multipart([identity, *signed(b'{}')])
        written = json.loads(path.read_text())
        assert {name: written[name] for name in told} == told and written['ip'] == '127.0.0.1'
        client = connected(path)
        client.execute('1 + 1')
        assert client.get_shell_msg(timeout=LIMIT)['content']['status'] == 'ok'
        client.stop_channels()
    with kernel_process(file, stderr=subprocess.PIPE, text=True) as (process, path):  # No receipt.
        assert process.wait(LIMIT) == 1 and 'no receipt' in process.stderr.read()
        assert socket.poll(1000)
    socket.close()
    context.term()


def test_own_restart_takes_the_same_ports():
    client = Client()
    client.run('x = 1')
    client.manager.restart_kernel()
    client.client.wait_for_ready(timeout=LIMIT)
    assert client.run('x')[0]['ename'] == 'NameError'
    assert client.run('1')[0]['execution_count'] == 2
    client.close()


def test_own_kernel_ends_with_its_front_end():
    parent = subprocess.Popen(['sleep', '1000'])
    with kernel_process(OPEN_PORTS, {'JPY_PARENT_PID': str(parent.pid)}) as (process, path):
        wait_for_ports(path)
        time.sleep(0.1)
        assert process.poll() is None
        parent.kill()
        parent.wait()
        process.wait(3)


def test_own_crash_is_told():
    client = Client()
    message_id = client.client.execute("print('go')\nwhile True: pass")
    text = ''
    while 'go' not in text:
        text += client.client.get_iopub_msg(timeout=LIMIT)['content'].get('text', '')
    os.kill(process_of(client), signal.SIGSEGV)
    while 'operation' not in text:
        message = client.client.get_iopub_msg(timeout=LIMIT)
        text += message['content'].get('text', '')
    assert 'tnb: died of SIGSEGV' in text and 'while running Cell In[1]' in text, text
    assert message['parent_header']['msg_id'] == message_id
    client.close()
    client = Client()
    client.client.execute("import os, signal\n\ndef fall(number):\n    return os.kill(os.getpid(), number)\n\nfall(signal.SIGABRT)")
    text = ''
    while 'operation' not in text:
        text += client.client.get_iopub_msg(timeout=LIMIT)['content'].get('text', '')
    assert 'tnb: died of SIGABRT' in text and 'the last operation was `os.kill(os.getpid(), number)` (line 4 of Cell In[1], in fall)' in text, text
    client.close()


def test_own_wrong_connection_files_are_refused():
    for content, words in (('{', 'not JSON'), ('{}', 'no iopub_port'), (json.dumps({**OPEN_PORTS, 'signature_scheme': 'md5'}), 'md5'),
                           (json.dumps({**OPEN_PORTS, 'ip': '203.0.113.1', 'shell_port': 40000}), 'cannot listen')):
        with tempfile.NamedTemporaryFile('w', suffix='.json') as file:
            file.write(content)
            file.flush()
            run = subprocess.run([BINARY, 'kernel', '-f', file.name], capture_output=True, text=True, timeout=LIMIT)
            assert run.returncode in (1, 2) and words in run.stderr and run.stderr.count('\n') == 1, run
    run = subprocess.run([BINARY, 'kernel', '-f', '/nowhere'], capture_output=True, text=True, timeout=LIMIT)
    assert run.returncode == 2 and '[Errno 2] No such file or directory' in run.stderr, run


def test_own_install_and_uninstall():
    with tempfile.TemporaryDirectory() as folder:
        def tnb(*words, **environment):
            return subprocess.run([BINARY, 'kernel', *words], capture_output=True, text=True, timeout=LIMIT, env={
                'HOME': folder, 'PATH': os.environ['PATH'], **environment})

        for words, environment, place in (
                (['--prefix', folder + '/p'], {}, 'p/share/jupyter/kernels/tnb'), ([], {}, '.local/share/jupyter/kernels/tnb'),
                (['--user', '--name', 'Other', '--display-name', 'O'], {'JUPYTER_DATA_DIR': folder + '/d'}, 'd/kernels/other'),
                (['--sys-prefix'], {'VIRTUAL_ENV': folder + '/v'}, 'v/share/jupyter/kernels/tnb')):
            path = pathlib.Path(folder) / place / 'kernel.json'
            for _ in range(2):
                run = tnb('install', *words, **environment)
                assert run.returncode == 0 and str(path.parent) in run.stdout, run
            spec = json.loads(path.read_text())
            assert spec['metadata'] == {'debugger': True, 'supported_encryption': ['curve']}
            assert '<svg' in (path.parent / 'logo-svg.svg').read_text()
            for side in 32, 64:
                logo = (path.parent / f'logo-{side}x{side}.png').read_bytes()
                assert logo[:8] == b'\x89PNG\r\n\x1a\n' and struct.unpack('>2I', logo[16:24]) == (side, side), logo
            assert spec['argv'] == [BINARY, 'kernel', '--connection-file', '{connection_file}'] and spec['language'] == 'python'
            words = [word for word in words if word not in ('--display-name', 'O')]
            assert tnb('uninstall', *words, **environment).returncode == 0 and not path.parent.exists()
            assert tnb('uninstall', *words, **environment).returncode == 1
        assert tnb('install', '--language', 'tnb').returncode == 0
        spec = json.loads((pathlib.Path(folder) / '.local/share/jupyter/kernels/tnb/kernel.json').read_text())
        assert spec['language'] == 'tnb' and spec['argv'][-2:] == ['--language', 'tnb']
        assert tnb('install', '--language', 'ruby').returncode == 2
        with kernel_process(OPEN_PORTS, words=spec['argv'][4:]) as (process, path):
            wait_for_ports(path)
            client = connected(path)
            client.kernel_info()
            language = client.get_shell_msg(timeout=LIMIT)['content']['language_info']
            assert language['name'] == 'tnb' and language['codemirror_mode']['name'] == 'ipython', language
            client.stop_channels()
        assert 'no environment is active' in tnb('install', '--sys-prefix').stderr


def test_own_notebook_through_nbclient():
    import nbclient
    import nbformat.v4 as v4
    cells = ["scale = 3\nprint('scale', scale)", "def area(r):\n    return scale * r * r\n\narea(2)", 'area("x")', '[area(i) for i in range(3)]']
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell('# title')] + [v4.new_code_cell(cell) for cell in cells])
    notebook.cells[3].metadata['tags'] = ['raises-exception']
    nbclient.NotebookClient(notebook, timeout=30, kernel_name='tnb').execute()
    outputs = [cell.outputs for cell in notebook.cells if cell.cell_type == 'code']
    assert outputs[0][0].text == 'scale 3\n' and outputs[1][0].data['text/plain'] == '12', outputs
    assert outputs[2][0].ename == 'TypeError' and outputs[3][0].data['text/plain'] == '[0, 3, 12]', outputs
    assert [cell.execution_count for cell in notebook.cells if cell.cell_type == 'code'] == [1, 2, 3, 4]
    assert notebook.metadata.language_info.name == 'python'
    notebook.cells[3].metadata['tags'] = []
    try:
        nbclient.NotebookClient(notebook, timeout=30, kernel_name='tnb').execute()
    except nbclient.exceptions.CellExecutionError as error:
        assert error.ename == 'TypeError'
    else:
        raise AssertionError('an error in a cell ends the run')


def main():
    names = sys.argv[2:] or [name for name in globals() if name.startswith('test_')]
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([BINARY, 'kernel', 'install', '--prefix', folder], check=True, capture_output=True)
        os.environ['JUPYTER_PATH'] = f'{folder}/share/jupyter'
        os.environ['JUPYTER_RUNTIME_DIR'] = f'{folder}/runtime'
        os.environ['TNB_KERNEL_HISTORY'] = f'{folder}/history.sqlite'
        client = None
        for name in names:
            started = time.monotonic()
            try:
                if name.startswith('test_own_'):
                    globals()[name]()
                else:
                    client = client or Client()
                    globals()[name](client)
            except Exception:
                failed.append(name)
                print(f'FAILED {name}')
                print('    ' + traceback.format_exc().strip().replace('\n', '\n    '))
                if client and not name.startswith('test_own_'):
                    client.close()
                    client = None
            if '-v' in os.environ.get('TEST_OPTIONS', ''):
                print(f'{time.monotonic() - started:6.2f} s {name}')
        if client:
            client.close()
    print(f'jupyter: {len(names) - len(failed)} passed, {len(failed)} failed')
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
