"""What a network, broken clients and hostile neighbours do to a kernel: garbage on every port, floods, clients that never read,
replays, queues of thousands of cells, a front end that dies, a hundred restarts. After each the kernel must answer a cell, and
its memory and descriptors must be bounded.

    jupyter_faults.py BINARY [--full] [NAME]…     (without --full, smaller numbers)"""

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import traceback

import zmq

from jupyter_wire import CHANNELS, DELIMITER, LIMIT, Connection, Kernel, sign

BINARY = sys.argv[1]
FULL = '--full' in sys.argv
MB = 1 << 20
random.seed(1)


def number(full, short):
    return full if FULL else short


class Case:
    """A kernel with a well-behaved client, and what it used before the fault."""

    def __init__(self, environment=None):
        self.kernel = Kernel([BINARY, 'kernel', '--connection-file', '{connection_file}'], environment, stderr=subprocess.DEVNULL)
        self.client = Connection(self.kernel)
        assert self.client.next('iopub', 60), 'the kernel does not speak'
        self.alive()
        # All five connections stand before they are counted.
        self.client.request('control', 'kernel_info_request', {})
        self.client.sockets['hb'].send(b'')
        assert self.client.sockets['hb'].poll(LIMIT * 1000)
        self.client.sockets['hb'].recv()
        time.sleep(0.2)
        self.memory, self.descriptors = self.kernel.memory(), self.kernel.descriptors()

    def alive(self, seconds=120):
        name = self.client.send('shell', 'execute_request', {'code': '6 * 7', 'silent': False})
        output = self.client.output(name, seconds)
        assert [m.content['data']['text/plain'] for m in output if m.type == 'execute_result'] == ['42']
        reply = self.client.next('shell')
        assert reply.parent['msg_id'] == name and reply.content['status'] == 'ok', reply.content

    def bounded(self, growth):
        """The kernel uses at most `growth` bytes more than before, and no descriptor that it did not have."""
        end = time.monotonic() + 20
        while True:
            grown, opened = self.kernel.memory() - self.memory, self.kernel.descriptors() - self.descriptors
            if grown <= growth and opened <= 2:
                return
            assert time.monotonic() < end, f'{grown / MB:.1f} MB and {opened} descriptors more than before'
            time.sleep(0.2)

    def close(self):
        self.client.close()
        self.kernel.close()


def plain_socket(case, channel):
    return socket.create_connection(('127.0.0.1', case.kernel.connection[channel + '_port']))


# ---- garbage -------------------------------------------------------------------------------------------------------


def test_bare_connections(case):
    """Port scanners, and VS Code, which asks in this way whether somebody listens."""
    for _ in range(number(500, 50)):
        for channel in CHANNELS:
            plain_socket(case, channel).close()
    case.alive()
    case.bounded(16 * MB)


def test_bytes_that_are_no_protocol(case):
    greeting = bytes([0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 0]) + b'NULL' + bytes(48)
    for round in range(number(100, 10)):
        for channel in CHANNELS:
            for data in (random.randbytes(random.randrange(1, 5000)), b'GET / HTTP/1.1\r\nHost: x\r\n\r\n', b'\0' * 100, greeting[:20],
                         greeting + random.randbytes(200), greeting + b'\2' + b'\x7f' * 8):
                with plain_socket(case, channel) as peer:
                    try:
                        peer.sendall(data)
                    except OSError:
                        pass
    case.alive()
    case.bounded(16 * MB)


def test_frames_that_are_no_messages(case):
    context = zmq.Context()
    for channel, kind in (('shell', zmq.DEALER), ('control', zmq.DEALER), ('stdin', zmq.DEALER), ('hb', zmq.DEALER), ('iopub', zmq.XSUB)):
        peer = context.socket(kind)
        peer.linger = 1000
        peer.connect(case.kernel.address(channel))
        for _ in range(number(5000, 500)):
            frames = [random.randbytes(random.choice((0, 1, 9, 64, 300))) for _ in range(random.randrange(1, 9))]
            if random.random() < 0.3:
                frames.insert(random.randrange(len(frames) + 1), DELIMITER)
            if channel == 'iopub':
                frames = [bytes([random.randrange(3)]) + frames[0]]
            peer.send_multipart(frames)
        peer.close()
    context.term()
    case.alive()
    case.bounded(32 * MB)


def test_signed_nonsense(case):
    """Whoever holds the key sends JSON that means nothing."""
    key = case.kernel.key
    values = [b'null', b'[]', b'3', b'""', b'{', b'\xff', b'{"msg_type": 3}', b'{"msg_type": "execute_request"}', b'[' * 5000, b'1e999',
              b'{"msg_type": "debug_request", "msg_id": null}', '{"msg_type": "complete_request", "msg_id": "\\ud800"}'.encode(),
              b'{"code": 3, "cursor_pos": -1, "n": 1e300, "arguments": [], "command": "variables", "comm_id": {}}']
    shell = case.client.sockets['shell']
    for _ in range(number(5000, 500)):
        parts = [random.choice(values) for _ in range(4)]
        for channel in ('shell', 'control', 'stdin'):
            case.client.sockets[channel].send_multipart([DELIMITER, sign(key, parts), *parts])
    end = time.monotonic() + 60
    case.client.send('shell', 'kernel_info_request', {})
    while time.monotonic() < end:  # Some of it was a request after all: replies come before the last one.
        frames = shell.recv_multipart()
        if b'kernel_info_reply' in frames[-4]:
            break
    for channel in ('control', 'iopub'):
        while case.client.sockets[channel].poll(500):
            case.client.sockets[channel].recv_multipart()
    case.alive()
    case.bounded(32 * MB)


# ---- floods and replays --------------------------------------------------------------------------------------------


def test_a_flood_that_nobody_reads(case):
    """Requests from a client that takes no reply."""
    flooder = Connection(case.kernel)
    for channel in ('shell', 'control'):
        flooder.sockets[channel].sndhwm = 0
        for _ in range(number(20000, 2000)):
            flooder.send(channel, 'kernel_info_request', {})
    time.sleep(1)
    flooder.close()
    case.alive(300)
    case.bounded(96 * MB)


def test_replays(case):
    frames, name = case.client.frames('execute_request', {'code': "print('once')", 'silent': False})
    case.client.sockets['shell'].send_multipart(frames)
    assert case.client.next('shell').parent['msg_id'] == name
    for _ in range(number(1000, 100)):
        case.client.sockets['shell'].send_multipart(frames)
        case.client.sockets['control'].send_multipart(frames)
    case.client.output(name)
    case.alive()
    assert case.client.next('control', 1) is None and case.client.next('shell', 0) is None, 'a replay was answered'


def test_a_long_queue(case):
    count = number(10000, 1000)
    names = [case.client.send('shell', 'execute_request', {'code': f'{i}', 'silent': False}) for i in range(count)]
    for i, name in enumerate(names):
        reply = case.client.next('shell', 60)
        assert reply and reply.parent['msg_id'] == name and reply.content['status'] == 'ok', (i, reply and reply.content)
    values = []
    while len(values) < count:
        message = case.client.next('iopub', 60)
        assert message, f'{len(values)} results'
        if message.type == 'execute_result':
            values.append(message.content['data']['text/plain'])
    assert values == [str(i) for i in range(count)]
    case.alive()
    case.bounded(64 * MB)


def test_a_long_queue_behind_an_error(case):
    count = number(10000, 1000)
    codes = ["import time\ntime.sleep(1)\n1 / 0"] + ["print('no')"] * count
    names = [case.client.send('shell', 'execute_request', {'code': code, 'silent': False}) for code in codes]
    replies = [case.client.next('shell', 60) for _ in names]
    assert [reply.parent['msg_id'] for reply in replies] == names
    states = [reply.content['status'] for reply in replies]
    # Those that were on their way to a kernel that was busy are aborted; on a slow machine some come after the error.
    aborted = states.count('aborted')
    assert states[0] == 'error' and states[1:1 + aborted] == ['aborted'] * aborted and aborted > 0, (states[:3], aborted)
    case.alive()


# ---- slow readers --------------------------------------------------------------------------------------------------


def test_a_reader_that_is_slow(case):
    """Nothing is lost, however late it is read."""
    lines = number(1000000, 100000)
    name = case.client.send('shell', 'execute_request', {'code': f'for i in range({lines}): print(i)', 'silent': False})
    time.sleep(3)
    text = ''.join(m.content['text'] for m in case.client.output(name, 300) if m.type == 'stream')
    assert text == ''.join(f'{i}\n' for i in range(lines))
    assert case.client.next('shell').content['status'] == 'ok'
    case.alive()


def test_a_reader_that_never_reads(case):
    """A subscriber that stands still costs a bounded amount of memory; the cell waits, and can be interrupted."""
    limit = 256 * MB  # as in Backlog.swift
    sleeper = subprocess.Popen([sys.executable, '-c', f'''
import time, zmq
s = zmq.Context().socket(zmq.SUB)
s.rcvhwm = 1
s.rcvbuf = 4096
s.connect({case.kernel.address('iopub')!r})
s.subscribe(b'')
s.recv_multipart()
print('here', flush=True)
time.sleep(1000)
'''], stdout=subprocess.PIPE)
    case.client.send('shell', 'kernel_info_request', {})
    assert sleeper.stdout.readline() == b'here\n'
    name = case.client.send('shell', 'execute_request', {
        'code': "from IPython.display import HTML\npage = HTML('x' * 10000)\nfor i in range(60000): display(page)", 'silent': False})
    drained = threading.Event()
    size = [0]

    def drain():
        while not drained.is_set():
            message = case.client.next('iopub', 1)
            if message and message.type == 'display_data':
                size[0] += len(message.content['data']['text/html'])

    reader = threading.Thread(target=drain)
    reader.start()
    try:
        watch_a_sleeper(case, name, sleeper, size, limit)
    finally:
        drained.set()
        reader.join()
        sleeper.kill()
        sleeper.wait()
    while case.client.next('iopub', 0.5):
        pass
    case.alive()
    case.bounded(96 * MB)


def watch_a_sleeper(case, name, sleeper, size, limit):
    most, last, end = 0, -1, time.monotonic() + 120
    while time.monotonic() < end and last != size[0]:
        last = size[0]
        time.sleep(3)
        most = max(most, case.kernel.memory() - case.memory)
    assert most < 2 * limit, f'{most / MB:.0f} MB'
    case.client.next('shell')  # kernel_info
    if size[0] < 600000000:
        case.client.request('control', 'interrupt_request', {})
    sleeper.kill()
    sleeper.wait()
    reply = case.client.next('shell', 60)
    assert reply and reply.parent['msg_id'] == name and reply.content.get('ename', 'KeyboardInterrupt') == 'KeyboardInterrupt', reply.content


def test_clients_that_come_and_go(case):
    """Clients that leave in the middle of what they asked for."""
    for _ in range(number(200, 20)):
        other = Connection(case.kernel)
        other.send('shell', 'execute_request', {'code': "for i in range(100): print(i)", 'silent': False})
        other.sockets['iopub'].poll(1000)
        other.close()
    case.alive(300)
    case.bounded(32 * MB)


def test_own_question_to_a_client_that_is_gone():
    case = Case()
    other = Connection(case.kernel)
    name = other.send('shell', 'execute_request', {'code': 'input()', 'silent': False, 'allow_stdin': True})
    assert other.next('stdin').type == 'input_request'
    other.close()
    case.client.send('control', 'interrupt_request', {})
    while True:
        message = case.client.next('iopub')
        assert message, 'the cell does not end'
        if message.content.get('execution_state') == 'idle' and message.parent['msg_id'] == name:
            break
    case.alive()
    case.close()


def test_own_question_before_its_connection_stands():
    """Each socket of a client connects on its own: one that asks at once gets its question when stdin is there."""
    case = Case()
    other = Connection(case.kernel, without='stdin')
    name = other.send('shell', 'execute_request', {'code': "input('late? ')", 'silent': False, 'allow_stdin': True})
    while (message := other.next('iopub')).type != 'execute_input' or message.parent['msg_id'] != name:
        pass
    time.sleep(0.3)
    other.connect('stdin')
    question = other.next('stdin')
    assert question and question.content['prompt'] == 'late? ', 'the question is lost'
    other.send('stdin', 'input_reply', {'status': 'ok', 'value': 'yes'}, parent=question.header)
    assert other.next('shell').content['status'] == 'ok'
    other.close()
    case.alive()
    case.close()


# ---- ends and starts -----------------------------------------------------------------------------------------------


def test_own_front_end_that_is_killed():
    """The parent dies by SIGKILL while a cell runs: the kernel goes too."""
    script = '''
import os, subprocess, sys, time
p = subprocess.Popen([sys.argv[1], 'kernel', '--connection-file', sys.argv[2]], env=dict(os.environ, JPY_PARENT_PID=str(os.getpid())))
print(p.pid, flush=True)
time.sleep(1000)
'''
    from jupyter_wire import free_ports
    import tempfile
    for code in (None, 'while True: pass', "while True: print('x')", "import time\ntime.sleep(100)"):
        with tempfile.TemporaryDirectory() as folder:
            path = f'{folder}/c.json'
            connection = {'transport': 'tcp', 'ip': '127.0.0.1', 'key': 'k', 'signature_scheme': 'hmac-sha256',
                          **dict(zip((f'{name}_port' for name in CHANNELS), free_ports(5)))}
            with open(path, 'w') as file:
                json.dump(connection, file)
            parent = subprocess.Popen([sys.executable, '-c', script, BINARY, path], stdout=subprocess.PIPE, text=True)
            pid = int(parent.stdout.readline())
            held = type('Held', (), {'key': b'k', 'address': lambda self, channel: f"tcp://127.0.0.1:{connection[channel + '_port']}"})()
            client = Connection(held)
            assert client.next('iopub', 60)
            if code:
                client.send('shell', 'execute_request', {'code': code, 'silent': False})
                while client.next('iopub', 60).type != 'execute_input':
                    pass
            parent.send_signal(signal.SIGKILL)
            parent.wait()
            end = time.monotonic() + 15
            while True:
                with open(f'/proc/{pid}/stat') if os.path.exists(f'/proc/{pid}/stat') else open(os.devnull) as file:
                    state = re.sub(r'.*\) ', '', file.read())[:1]
                if state in ('', 'Z'):
                    break
                assert time.monotonic() < end, f'the kernel outlives its front end ({code})'
                time.sleep(0.05)
            client.close()


def test_own_restarts():
    """The same ports and key again and again; a client that stays connected goes on."""
    case = Case()
    def reply_to(channel, name):
        # What was asked while no kernel listened is answered by the next one.
        while True:
            message = case.client.next(channel, 60)
            assert message, i
            if message.parent.get('msg_id') == name:
                return message

    for i in range(number(100, 10)):
        name = case.client.send('shell', 'execute_request', {'code': f'x = {i}', 'silent': False})
        assert reply_to('shell', name).content['status'] == 'ok'
        name = case.client.send('control', 'shutdown_request', {'restart': True})
        assert reply_to('control', name).content == {'status': 'ok', 'restart': True}
        case.kernel.process.wait(20)
        assert case.kernel.process.returncode == 0
        case.kernel.process = subprocess.Popen([BINARY, 'kernel', '--connection-file', str(case.kernel.path)], stderr=subprocess.DEVNULL)
        end = time.monotonic() + 60
        while True:  # The sockets connect again when they notice.
            assert time.monotonic() < end and case.kernel.process.poll() is None, i
            case.client.send('shell', 'kernel_info_request', {})
            if case.client.next('shell', 1):
                break
    name = case.client.send('shell', 'execute_request', {'code': 'x', 'silent': False})
    assert reply_to('shell', name).content['ename'] == 'NameError'
    case.close()


def main():
    names = [a for a in sys.argv[2:] if a.startswith('test_')] or [name for name in globals() if name.startswith('test_')]
    failed = []
    for name in names:
        started = time.monotonic()
        case = None
        try:
            if name.startswith('test_own_'):
                globals()[name]()
            else:
                case = Case()
                globals()[name](case)
        except Exception:
            failed.append(name)
            print(f'FAILED {name}')
            print('    ' + traceback.format_exc().strip().replace('\n', '\n    '))
        finally:
            if case:
                case.close()
        if '-v' in os.environ.get('TEST_OPTIONS', ''):
            print(f'{time.monotonic() - started:6.2f} s {name}', flush=True)
    print(f'faults: {len(names) - len(failed)} passed, {len(failed)} failed')
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
