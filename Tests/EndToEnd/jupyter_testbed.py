"""The 27 checks of the public kernel-testbed suite, in its order on one live kernel, over plain sockets. It is strict where
the suite is: shell replies are taken without looking for their request, so that one stray message fails every later check.

    jupyter_testbed.py BINARY            checks tnb
    jupyter_testbed.py --kernel COMMAND… checks any other kernel ({connection_file} in its words)"""

import sys
import traceback

from jupyter_wire import Connection, Kernel

info = {}
CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


def kinds(output):
    return [message.type for message in output]


def text(output, stream):
    return ''.join(m.content['text'] for m in output if m.type == 'stream' and m.content['name'] == stream)


# ---- basic protocol ------------------------------------------------------------------------------------------------


@check
def heartbeat_responds(client):
    client.sockets['hb'].send(b'ping')
    assert client.sockets['hb'].poll(5000) and client.sockets['hb'].recv() == b'ping'


@check
def iopub_welcome(client):
    assert info['welcome'] and info['welcome'].type == 'iopub_welcome', info['welcome'] and info['welcome'].type
    assert info['welcome'].content == {'subscription': ''} and info['welcome'].parent == {}


@check
def kernel_info_reply_valid(client):
    assert info['reply'].type == 'kernel_info_reply' and info['reply'].content['status'] == 'ok'
    assert info['reply'].content['implementation'] and info['reply'].content['banner']


@check
def kernel_info_has_language_info(client):
    language = info['reply'].content['language_info']
    assert language['name'] and language['version'] and language['file_extension'].startswith('.'), language


@check
def kernel_info_has_protocol_version(client):
    assert info['reply'].content['protocol_version'].startswith('5.')


@check
def execute_stdout(client):
    _, output = client.execute("print('hello')")
    assert 'hello' in text(output, 'stdout'), kinds(output)


@check
def execute_stderr(client):
    _, output = client.execute("import sys; print('error', file=sys.stderr)")
    assert 'error' in text(output, 'stderr'), kinds(output)


@check
def execute_reply_ok(client):
    reply, _ = client.execute('x = 1')
    assert reply.content['status'] == 'ok' and isinstance(reply.content['execution_count'], int)


@check
def status_busy_idle_lifecycle(client):
    _, output = client.execute('x = 1')
    states = [m.content['execution_state'] for m in output if m.type == 'status']
    assert states == ['busy', 'idle'] and output[0].type == 'status', states


@check
def execute_input_broadcast(client):
    reply, output = client.execute('x = 1')
    [echo] = [m for m in output if m.type == 'execute_input']
    assert echo.content == {'code': 'x = 1', 'execution_count': reply.content['execution_count']}


# ---- interactive features ------------------------------------------------------------------------------------------


@check
def complete_request(client):
    client.execute('test_variable_for_completion = 42')
    code = 'test_variable_for_'
    reply = client.request('shell', 'complete_request', {'code': code, 'cursor_pos': len(code)})
    assert reply.type == 'complete_reply' and reply.content['status'] == 'ok'
    assert 'test_variable_for_completion' in reply.content['matches']
    assert isinstance(reply.content['metadata'], dict) and (reply.content['cursor_start'], reply.content['cursor_end']) == (0, len(code))


@check
def inspect_request(client):
    code = 'test_variable_for_completion'
    reply = client.request('shell', 'inspect_request', {'code': code, 'cursor_pos': len(code), 'detail_level': 0})
    assert reply.type == 'inspect_reply' and reply.content['status'] == 'ok' and reply.content['found']


@check
def is_complete_complete(client):
    assert client.request('shell', 'is_complete_request', {'code': 'x = 1'}).content['status'] == 'complete'


@check
def is_complete_incomplete(client):
    assert client.request('shell', 'is_complete_request', {'code': 'def foo('}).content['status'] == 'incomplete'


@check
def history_request(client):
    reply = client.request('shell', 'history_request', {'hist_access_type': 'tail', 'n': 10, 'output': False, 'raw': True})
    assert reply.type == 'history_reply' and reply.content['status'] == 'ok'
    assert reply.content['history'] and all(len(entry) == 3 for entry in reply.content['history'])


@check
def comm_info_request(client):
    reply = client.request('shell', 'comm_info_request', {})
    assert reply.type == 'comm_info_reply' and reply.content['status'] == 'ok' and isinstance(reply.content['comms'], dict)


@check
def error_handling(client):
    reply, output = client.execute('def class')
    assert reply.content['status'] == 'error' and reply.content['ename'] == 'SyntaxError'
    assert kinds(output).count('error') == 1 and 'stream' not in kinds(output)


# ---- rich output ---------------------------------------------------------------------------------------------------


@check
def display_data(client):
    reply, output = client.execute("from IPython.display import display, HTML; display(HTML('<b>bold</b>'))")
    [shown] = [m for m in output if m.type == 'display_data']
    assert shown.content['data']['text/html'] == '<b>bold</b>' and shown.content['data']['text/plain'], shown.content


@check
def update_display_data(client):
    code = ("from IPython.display import display, HTML, update_display; h = display(HTML('<b>initial</b>'), display_id=True); "
            "update_display(HTML('<b>updated</b>'), display_id=h.display_id)")
    reply, output = client.execute(code)
    assert reply.content['status'] == 'ok', reply.content
    [shown], [updated] = ([m for m in output if m.type == kind] for kind in ('display_data', 'update_display_data'))
    assert shown.content['transient']['display_id'] == updated.content['transient']['display_id']


@check
def execute_result(client):
    reply, output = client.execute('1 + 1')
    [result] = [m for m in output if m.type == 'execute_result']
    assert result.content['data']['text/plain'] == '2' and result.content['execution_count'] == reply.content['execution_count']


@check
def rich_execute_result(client):
    _, output = client.execute("from IPython.display import HTML; HTML('<b>bold</b>')")
    [result] = [m for m in output if m.type == 'execute_result']
    assert result.content['data']['text/html'] == '<b>bold</b>'


# ---- advanced features ---------------------------------------------------------------------------------------------


@check
def stdin_input_request(client):
    name = client.send('shell', 'execute_request', {
        'code': "input('Enter: ')", 'silent': False, 'store_history': True, 'user_expressions': {}, 'allow_stdin': True, 'stop_on_error': True})
    question = client.next('stdin')
    assert question and question.type == 'input_request' and question.content == {'prompt': 'Enter: ', 'password': False}
    assert question.parent['msg_id'] == name
    client.send('stdin', 'input_reply', {'status': 'ok', 'value': 'test_input_42'}, parent=question.header)
    output = client.output(name)
    reply = client.next('shell')
    assert reply and reply.content['status'] == 'ok'
    [result] = [m for m in output if m.type == 'execute_result']
    assert result.content['data']['text/plain'] == "'test_input_42'"


@check
def comms_lifecycle(client):
    name = client.send('shell', 'comm_open', {'comm_id': 'test-comm', 'target_name': 'test_target', 'data': {}})
    output = client.output(name)
    assert [m.content for m in output if m.type == 'comm_close'] == [{'comm_id': 'test-comm', 'data': {}}], kinds(output)
    client.send('shell', 'comm_close', {'comm_id': 'test-comm', 'data': {}})
    assert client.execute('x = 1')[0].content['status'] == 'ok'


@check
def interrupt_request(client):
    reply = client.request('control', 'interrupt_request', {})
    assert reply.type == 'interrupt_reply' and reply.content['status'] == 'ok'
    # It must not hit the cell that comes next.
    assert client.execute('sum(range(100000))')[0].content['status'] == 'ok'


@check
def execution_count_increments(client):
    first, second = (client.execute('x = 1')[0].content['execution_count'] for _ in range(2))
    assert second == first + 1


@check
def parent_header_correlation(client):
    name = client.send('shell', 'execute_request', {'code': "print('test')", 'silent': False})
    while True:
        message = client.next('iopub')
        assert message and message.parent.get('msg_id') == name, message and message.type
        assert message.parent['session'] == client.session and message.header['session'] != client.session
        if message.content.get('execution_state') == 'idle':
            break
    assert client.next('shell').parent['msg_id'] == name


@check
def shutdown_reply(client):
    reply = client.request('control', 'shutdown_request', {'restart': False})
    assert reply.type == 'shutdown_reply' and reply.content == {'status': 'ok', 'restart': False}
    client.kernel.process.wait(3)


def main():
    command = sys.argv[2:] if sys.argv[1] == '--kernel' else [sys.argv[1], 'kernel', '--connection-file', '{connection_file}']
    kernel = Kernel(command)
    client = Connection(kernel)
    info['welcome'] = client.next('iopub', 60)  # A machine that is busy starts slowly.
    assert kernel.process.poll() is None, 'the kernel ended at once'
    client.send('shell', 'kernel_info_request', {})
    info['reply'] = client.next('shell', 60)
    passed = 0
    for function in CHECKS:
        # What a check left behind on iopub belongs to nobody; on shell it would be the next check's failure.
        while client.next('iopub', 0):
            pass
        try:
            function(client)
            passed += 1
        except Exception:
            print(f'FAILED {function.__name__}')
            print('    ' + traceback.format_exc().strip().replace('\n', '\n    '))
    client.close()
    kernel.close()
    print(f'testbed: {passed} passed, {len(CHECKS) - passed} failed')
    sys.exit(passed != len(CHECKS))


if __name__ == '__main__':
    main()
