"""Jupyter's wire protocol over plain sockets, for tests that want to see every frame: a kernel from a connection file of
one's own, five sockets, signed messages. Nothing is filtered, reordered or sent again."""

import datetime
import hashlib
import hmac
import json
import os
import pathlib
import subprocess
import tempfile
import time
import uuid

import zmq

LIMIT = 30  # seconds; the public suite allows 10, on a machine that does nothing else
DELIMITER = b'<IDS|MSG>'
CHANNELS = ('shell', 'iopub', 'stdin', 'control', 'hb')


class Message:
    """What came: the frames before the delimiter, the four parts, buffers."""

    def __init__(self, frames, key):
        mark = frames.index(DELIMITER)
        self.identities = frames[:mark]
        signature, parts = frames[mark + 1], frames[mark + 2:mark + 6]
        assert signature == sign(key, parts), 'a wrong signature'
        self.header, self.parent, self.metadata, self.content = (json.loads(part) for part in parts)
        self.type = self.header['msg_type']
        for name in ('msg_id', 'session', 'username', 'date', 'msg_type', 'version'):
            assert isinstance(self.header[name], str) and self.header[name], (name, self.header)
        assert isinstance(self.parent, dict) and isinstance(self.metadata, dict) and isinstance(self.content, dict)


def sign(key, parts):
    if not key:
        return b''
    digest = hmac.new(key, digestmod=hashlib.sha256)
    for part in parts:
        digest.update(part)
    return digest.hexdigest().encode()


class Kernel:
    """A kernel process that was started with free ports, and where it listens."""

    def __init__(self, command, environment=None, connection=None, **options):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name) / 'connection.json'
        self.connection = connection or {
            'transport': 'tcp', 'ip': '127.0.0.1', 'key': str(uuid.uuid4()), 'signature_scheme': 'hmac-sha256',
            **dict(zip((f'{name}_port' for name in CHANNELS), free_ports(len(CHANNELS))))}
        self.path.write_text(json.dumps(self.connection))
        self.key = self.connection['key'].encode()
        self.process = subprocess.Popen(
            [part.replace('{connection_file}', str(self.path)) for part in command], env={'TNB_KERNEL_HISTORY': f'{self.folder.name}/history.sqlite', **os.environ, **(environment or {})}, **options)

    def address(self, channel):
        return f"tcp://127.0.0.1:{self.connection[channel + '_port']}"

    def memory(self):
        """Resident bytes."""
        return int(pathlib.Path(f'/proc/{self.process.pid}/statm').read_text().split()[1]) * os.sysconf('SC_PAGE_SIZE')

    def descriptors(self):
        return len(os.listdir(f'/proc/{self.process.pid}/fd'))

    def close(self):
        self.process.kill()
        self.process.wait()
        self.folder.cleanup()


def free_ports(count):
    import socket
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(('127.0.0.1', 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Connection:
    """The five sockets of one client; the one that it is made `without` is left to `connect`. Shell and stdin share an identity, as the
    protocol wants."""

    KINDS = {'iopub': zmq.SUB, 'shell': zmq.DEALER, 'stdin': zmq.DEALER, 'control': zmq.DEALER, 'hb': zmq.REQ}

    def __init__(self, kernel, without=None):
        self.kernel = kernel
        self.session = str(uuid.uuid4())
        self.context = zmq.Context()
        self.sockets = {}
        for channel in self.KINDS:
            if channel != without:
                self.connect(channel)
        self.sockets['iopub'].subscribe(b'')

    def connect(self, channel):
        socket = self.sockets[channel] = self.context.socket(self.KINDS[channel])
        socket.linger = 0
        if channel in ('shell', 'stdin'):
            socket.identity = self.session.encode()
        if channel == 'iopub':
            socket.rcvhwm = 0
        socket.connect(self.kernel.address(channel))

    def frames(self, kind, content, **header):
        """A signed message, and its name."""
        name = str(uuid.uuid4())
        head = {'msg_id': name, 'session': self.session, 'username': 'test', 'version': '5.4', 'msg_type': kind,
                'date': datetime.datetime.now(datetime.timezone.utc).isoformat(), **header}
        parts = [json.dumps(part).encode() for part in (head, {}, {}, content)]
        return [DELIMITER, sign(self.kernel.key, parts), *parts], name

    def send(self, channel, kind, content, parent=None):
        frames, name = self.frames(kind, content)
        if parent is not None:
            frames[3] = json.dumps(parent).encode()
            frames[1] = sign(self.kernel.key, frames[2:6])
        self.sockets[channel].send_multipart(frames)
        return name

    def next(self, channel, seconds=LIMIT):
        """The next message on a socket, whatever it is; None when none comes."""
        if not self.sockets[channel].poll(seconds * 1000):
            return None
        return Message(self.sockets[channel].recv_multipart(), self.kernel.key)

    def request(self, channel, kind, content):
        """The next message after a request; no other one may be in its way."""
        name = self.send(channel, kind, content)
        reply = self.next(channel)
        assert reply, f'no reply to {kind}'
        assert reply.parent.get('msg_id') == name, f'{reply.type} answers something else than {kind}'
        return reply

    def output(self, name, seconds=LIMIT):
        """Everything on iopub for a request, up to its idle."""
        found, end = [], time.monotonic() + seconds
        while time.monotonic() < end:
            message = self.next('iopub', max(0, end - time.monotonic()))
            if message and message.parent.get('msg_id') == name:
                found.append(message)
                if message.type == 'status' and message.content['execution_state'] == 'idle':
                    return found
        raise AssertionError(f'no idle within {seconds} s; came: {[m.type for m in found]}')

    def execute(self, code, **options):
        """The reply to a cell and its output."""
        name = self.send('shell', 'execute_request', {
            'code': code, 'silent': False, 'store_history': True, 'user_expressions': {}, 'allow_stdin': False, 'stop_on_error': True,
            **options})
        output = self.output(name)
        reply = self.next('shell')
        assert reply and reply.parent['msg_id'] == name and reply.type == 'execute_reply', reply and reply.type
        return reply, output

    def close(self):
        for socket in self.sockets.values():
            socket.close()
        self.context.term()
