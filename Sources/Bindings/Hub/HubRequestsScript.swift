// huggingface_hub: requests with redirects, waiting and clear errors, and one file's bytes to a path with resumption.

extension HubScripts {
    static let requests = #"""
        import hashlib as _hashlib
        import os as _os
        import re as _re
        import sys as _sys
        import time as _time

        import _transfer
        from tqdm import tqdm as _tqdm
        from huggingface_hub import constants
        from huggingface_hub.errors import (BadRequestError, DisabledRepoError, EntryNotFoundError, FileMetadataError, GatedRepoError,
                                            HFValidationError, HfHubHTTPError, LocalEntryNotFoundError, OfflineModeIsEnabled,
                                            RemoteEntryNotFoundError, RepositoryNotFoundError, RevisionNotFoundError)

        _ATTEMPTS = 5
        _REDIRECTS = (301, 302, 303, 307, 308)
        _BUSY = (408, 429, 500, 502, 503, 504)

        def _say(text):
            print(text, file=_sys.stderr, flush=True)

        def _origin(url):
            match = _re.match(r'(https?)://([^/?#]*)', url)
            return match.groups() if match else (None, None)

        def _join(base, location):
            """The absolute form of a redirect's place."""
            if _re.match(r'https?://', location):
                return location
            scheme, host = _origin(base)
            if location.startswith('//'):
                return f'{scheme}:{location}'
            if location.startswith('/'):
                return f'{scheme}://{host}{location}'
            return base.split('?')[0].rsplit('/', 1)[0] + '/' + location

        def _pause(answer_headers, attempt):
            """Seconds to wait: what the server asks for, else longer each time."""
            after = answer_headers.get('retry-after', '')
            return min(float(after), 120.0) if _re.fullmatch(r'\d+(\.\d+)?', after) else min(2.0 ** attempt, 8.0)

        def _wait(seconds):
            end = _time.monotonic() + seconds
            while (left := end - _time.monotonic()) > 0:
                _time.sleep(min(left, 0.1))

        def _raise_for_status(status, headers, body, url, what):
            code = headers.get('x-error-code', '')
            message = headers.get('x-error-message', '')
            detail = f' {message}' if message else ''
            place = f'(HTTP {status} for {url})'
            own = dict(status=status, headers=headers)
            has_token = constants.token() is not None
            sign_in = ('the token that was sent has no access to it' if has_token
                       else 'if it is private or gated, set HF_TOKEN to a token that may read it')
            if code == 'GatedRepo':
                raise GatedRepoError(f'Access to {what} is gated: accept its terms on the hub first, and {sign_in}. {place}{detail}', **own)
            if code == 'RevisionNotFound':
                raise RevisionNotFoundError(f'{what} has no such revision {place}.{detail}', **own)
            if code == 'EntryNotFound':
                raise RemoteEntryNotFoundError(f'{what} has no such file {place}.{detail}', **own)
            if code == 'RepoNotFound' or status == 401:
                raise RepositoryNotFoundError(f'{what} was not found: check its name; {sign_in}. {place}{detail}', **own)
            if status == 403:
                raise HfHubHTTPError(f'{what} may not be read: {sign_in}. {place}{detail}', **own)
            if status == 404:
                raise RemoteEntryNotFoundError(f'{what} was not found {place}.{detail}', **own)
            if status == 429:
                raise HfHubHTTPError(f'The server asks to wait: too many requests. Try again later, or set HF_TOKEN for a higher limit. '
                                     f'{place}{detail}', **own)
            if status >= 500:
                raise HfHubHTTPError(f'The server is not able to answer now. Try again later. {place}{detail}', **own)
            raise HfHubHTTPError(f'{what} cannot be fetched {place}.{detail}', **own)

        def _unreachable(url, error):
            return ConnectionError(f'{_origin(url)[1]} cannot be reached: {error}')

        def _head(url, headers, what, timeout, follow):
            """The answer to a HEAD request: its place and headers. Redirects to other hosts only where `follow` says so."""
            attempt = 0
            for _ in range(20):
                status, answer, body, error = _transfer.request(url, headers, head=True, timeout=timeout,
                                                                certificates=constants.certificates())
                if error and not status:
                    raise _unreachable(url, error)
                location = answer.get('location')
                if status in _REDIRECTS and location:
                    target = _join(url, location)
                    if _origin(target) != _origin(url):
                        if not follow:
                            return url, status, answer
                        headers = {k: v for k, v in headers.items() if k.lower() != 'authorization'}
                    url = target
                    continue
                if status in _BUSY and attempt < _ATTEMPTS - 1:
                    pause = _pause(answer, attempt)
                    attempt += 1
                    _say(f'{_origin(url)[1]} answers {status}; trying again in {pause:g} s')
                    _wait(pause)
                    continue
                if status >= 400:
                    _raise_for_status(status, answer, body, url, what)
                return url, status, answer
            raise HfHubHTTPError(f'{what}: too many redirects, the last to {url}')

        class _Bar:
            """Progress in megabytes, on a terminal only."""

            def __init__(self, name, total, initial):
                hidden = True if constants._true('HF_HUB_DISABLE_PROGRESS_BARS') else None
                self.shown = initial // 1000000
                self.bar = _tqdm(desc=name, total=None if total is None else -(-total // 1000000), initial=self.shown, unit='MB',
                                 disable=hidden, leave=False)

            def __call__(self, size):
                if size // 1000000 != self.shown:
                    self.bar.update(size // 1000000 - self.shown)
                    self.shown = size // 1000000

        def _fetch(url, path, headers, what, name, expected=None, timeout=10):
            """The bytes of a place into a file, behind what is there already. A broken connection goes on where it broke."""
            attempt, redirects, bar = 0, 0, None
            size = lambda: _os.path.getsize(path) if _os.path.exists(path) else 0
            if expected is not None and size() > expected:
                _os.remove(path)
            try:
                while expected is None or size() < expected or expected == 0:
                    have = size()
                    bar = bar or _Bar(name, expected, have)
                    own = {**headers, 'Range': f'bytes={have}-'} if have else headers
                    status, answer, body, error = _transfer.request(
                        url, own, file=path, offset=have, limit=expected, progress=bar, timeout=timeout,
                        certificates=constants.certificates())
                    if status in _REDIRECTS and answer.get('location') and redirects < 10:
                        target = _join(url, answer['location'])
                        if _origin(target) != _origin(url):
                            headers = {k: v for k, v in headers.items() if k.lower() != 'authorization'}
                        url, redirects = target, redirects + 1
                        continue
                    if size() > have:
                        attempt = 0
                    if 200 <= status < 300 and not error:
                        if expected is None or size() == expected:
                            break
                        got = size()
                        if status == 200:
                            _os.remove(path)
                        raise OSError(f'Consistency check failed: file should be of size {expected} but has size {got} ({name}).')
                    if status == 416 and have:
                        _os.remove(path)
                        if attempt == 0:
                            attempt = 1
                            continue
                    if not (error or status in _BUSY):
                        _raise_for_status(status, answer, body, url, what)
                    if attempt >= _ATTEMPTS - 1:
                        if status >= 400:
                            _raise_for_status(status, answer, body, url, what)
                        raise _unreachable(url, error) if not status else ConnectionError(
                            f'the connection to {_origin(url)[1]} broke after {size()} bytes of {name}: {error}')
                    pause = _pause(answer, attempt) if status in _BUSY else 1.0
                    attempt += 1
                    _say(f'{name}: ' + (f'the server answers {status}' if status >= 400 else f'the connection broke ({error})')
                         + f'; going on at byte {size()} in {pause:g} s')
                    _wait(pause)
            finally:
                if bar is not None:
                    bar.bar.close()
            if not _os.path.exists(path):
                open(path, 'wb').close()

        def _digest(path, kind):
            """sha256 of the file, or the sha1 of it as git counts it."""
            hasher = _hashlib.sha256() if kind == 'sha256' else _hashlib.sha1(f'blob {_os.path.getsize(path)}\0'.encode())
            with open(path, 'rb') as file:
                while part := file.read(1 << 22):
                    hasher.update(part)
            return hasher.hexdigest()

        def _verify(path, etag, what):
            kind = {64: 'sha256', 40: 'sha1'}.get(len(etag)) if _re.fullmatch('[0-9a-f]+', etag) else None
            if kind is None:
                return
            found = _digest(path, kind)
            if found != etag:
                _os.remove(path)
                raise OSError(f'Consistency check failed: {what} should have the {kind} {etag} but has {found}. It was removed: try again.')

        """#
}
