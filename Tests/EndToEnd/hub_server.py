"""A hub on this machine for tests: one repository, served as huggingface.co serves it, with the mistakes that networks make.

`Hub.mode` chooses the mistake; `Hub.requests` records what was asked: (method, path, headers)."""

import hashlib
import http.server
import threading
import time

COMMIT = '0123456789abcdef0123456789abcdef01234567'


class Hub(http.server.ThreadingHTTPServer):
    daemon_threads = True
    # A client that is interrupted closes its connection: nothing to report.
    def handle_error(self, request, client_address):
        pass

    def __init__(self, files, repository='tiny/resnet'):
        super().__init__(('127.0.0.1', 0), Handler)
        self.files, self.repository = files, repository
        self.mode, self.count, self.requests = '', 0, []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f'http://127.0.0.1:{self.server_port}'

    @property
    def store(self):
        """Where large files are: another origin, as the real hub has it."""
        return f'http://localhost:{self.server_port}'

    def start(self, mode=''):
        self.mode, self.count, self.requests = mode, 0, []


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def git_sha1(data):
    return hashlib.sha1(b'blob %d\0' % len(data) + data).hexdigest()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *arguments):
        pass

    def answer(self, status, headers=None, body=b''):
        self.send_response(status)
        for name, value in {'Content-Length': str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(body)

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        hub, path = self.server, self.path.split('?')[0]
        hub.requests.append((self.command, path, dict(self.headers)))
        refusals = {'401': (401, {'X-Error-Code': 'RepoNotFound', 'X-Error-Message': 'Repository not found'}),
                    'gated': (403, {'X-Error-Code': 'GatedRepo', 'X-Error-Message': 'Access to model tiny/resnet is restricted'}),
                    '404': (404, {'X-Error-Code': 'EntryNotFound', 'X-Error-Message': 'Entry not found'}),
                    'revision': (404, {'X-Error-Code': 'RevisionNotFound', 'X-Error-Message': 'Invalid rev id'}),
                    '429': (429, {'Retry-After': '0'}), '503': (503, {'Retry-After': '0'})}
        if hub.mode in refusals:
            status, headers = refusals[hub.mode]
            return self.answer(status, headers)
        if hub.mode.startswith('busy') and hub.count < 2:
            hub.count += 1
            return self.answer(int(hub.mode[4:]), {'Retry-After': '0'})
        if path.startswith('/old/name/resolve/'):
            return self.answer(307, {'Location': path.replace('old/name', hub.repository)})
        prefix = f'/{hub.repository}/resolve/'
        if path.startswith(prefix):
            revision, _, name = path[len(prefix):].partition('/')
            data = hub.files.get(name)
            if data is None:
                return self.answer(404, {'X-Error-Code': 'EntryNotFound', 'X-Error-Message': 'Entry not found'})
            headers = {'X-Repo-Commit': COMMIT}
            if name.endswith('.json'):
                return self.content(data, {**headers, 'ETag': f'"{git_sha1(data)}"'})
            size = len(data) + (100 if hub.mode == 'lie' else -100 if hub.mode == 'more' else 0)
            headers |= {'X-Linked-Etag': f'"{sha256(data)}"', 'X-Linked-Size': str(size), 'ETag': '"other"',
                        'Location': f'{hub.store}/store/{name}?signature=1'}
            return self.answer(302, headers)
        if path.startswith('/store/') and path[7:] in hub.files:
            data = hub.files[path[7:]]
            if hub.mode == 'corrupt':
                data = data[:-1] + bytes([data[-1] ^ 1])
            return self.content(data, {}, breaks=True)
        self.answer(404)

    def content(self, data, headers, breaks=False):
        hub, start = self.server, 0
        asked = self.headers.get('Range')
        if asked and hub.mode != 'whole':
            start = int(asked.removeprefix('bytes=').rstrip('-'))
            if start >= len(data):
                return self.answer(416)
            headers = {**headers, 'Content-Range': f'bytes {start}-{len(data) - 1}/{len(data)}'}
        part = data[start:]
        self.send_response(206 if start else 200)
        for name, value in {'Content-Length': str(len(part)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == 'HEAD':
            return
        if breaks and hub.mode in ('cut', 'whole') and hub.count < 3:
            hub.count += 1
            self.wfile.write(part[:len(data) // 5])
            self.wfile.flush()
            self.close_connection = True
            self.connection.close()
            return
        if breaks and hub.mode == 'slow':
            for place in range(0, len(part), 16384):
                self.wfile.write(part[place:place + 16384])
                self.wfile.flush()
                time.sleep(0.05)
            return
        self.wfile.write(part)
