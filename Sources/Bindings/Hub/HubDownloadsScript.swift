// huggingface_hub: files of repositories in the cache, in huggingface_hub's own layout: blobs by their hash, snapshots by commit
// with links to blobs, refs from branches to commits.

extension HubScripts {
    static let downloads = #"""
        __version__ = '1.0.0'

        _CACHED_NO_EXIST = object()
        _COMMIT = _re.compile('[0-9a-f]{40}')

        def hf_hub_url(repo_id, filename, *, subfolder=None, repo_type=None, revision=None, endpoint=None):
            _check_id(repo_id)
            if subfolder:
                filename = f'{subfolder}/{filename}'
            kind = '' if repo_type in (None, 'model') else f'{repo_type}s/'
            quoted = lambda text, safe: ''.join(
                c if c.isalnum() and c.isascii() or c in '_.-~' + safe else ''.join(f'%{b:02X}' for b in c.encode()) for c in text)
            return f"{endpoint or constants.endpoint()}/{kind}{repo_id}/resolve/{quoted(revision or 'main', '')}/{quoted(filename, '/')}"

        def _check_id(repo_id):
            if not isinstance(repo_id, str):
                raise HFValidationError(f"Repo id must be a string, not {type(repo_id)}: '{repo_id}'.")
            if repo_id.count('/') > 1:
                raise HFValidationError(
                    f"Repo id must be in the form 'repo_name' or 'namespace/repo_name': '{repo_id}'. Use `repo_type` argument if needed.")
            if not _re.fullmatch(r'(\b[\w\-.]+\b/)?\b[\w\-.]{1,96}\b', repo_id) or '--' in repo_id or '..' in repo_id:
                raise HFValidationError(
                    "Repo id must use alphanumeric chars, '-', '_' or '.'. The name cannot start or end with '-' or '.' and the maximum"
                    f" length is 96: '{repo_id}'.")

        def _check_filename(filename):
            if filename.startswith('/') or '..' in filename.split('/') or '\\' in filename or not filename:
                raise ValueError(f"Invalid filename: '{filename}'")

        def repo_folder_name(*, repo_id, repo_type):
            return '--'.join([f'{repo_type}s', *repo_id.split('/')])

        def _commit(storage, revision):
            """The commit that a cached branch stands for; None if it is not cached."""
            if _COMMIT.fullmatch(revision):
                return revision
            path = _os.path.join(storage, 'refs', revision)
            if _os.path.isfile(path):
                with open(path) as file:
                    return file.read().strip()

        def try_to_load_from_cache(repo_id, filename, cache_dir=None, revision=None, repo_type=None):
            """The path of a file that is in the cache, else None. Nothing is fetched."""
            _check_id(repo_id)
            storage = _os.path.join(str(cache_dir or constants.hub_cache()),
                                    repo_folder_name(repo_id=repo_id, repo_type=repo_type or 'model'))
            if not _os.path.isdir(storage):
                return None
            commit = _commit(storage, revision or 'main')
            if commit is None:
                return None
            if _os.path.isfile(_os.path.join(storage, '.no_exist', commit, *filename.split('/'))):
                return _CACHED_NO_EXIST
            path = _os.path.join(storage, 'snapshots', commit, *filename.split('/'))
            return path if _os.path.isfile(path) else None

        def _write(path, text):
            temporary = f'{path}.{_os.getpid()}.tmp'
            with open(temporary, 'w') as file:
                file.write(text)
            _os.replace(temporary, path)

        def _set_ref(storage, revision, commit):
            if revision != commit:
                path = _os.path.join(storage, 'refs', *revision.split('/'))
                _os.makedirs(_os.path.dirname(path), exist_ok=True)
                if _commit(storage, revision) != commit:
                    _write(path, commit)

        def _link(blob, pointer):
            """Makes the snapshot's file: a link relative to it, as huggingface_hub makes it."""
            temporary = f'{pointer}.{_os.getpid()}.tmp'
            if _os.path.lexists(temporary):
                _os.remove(temporary)
            try:
                _os.symlink(_os.path.relpath(blob, _os.path.dirname(pointer)), temporary)
            except OSError:  # A file system without links holds the file itself.
                _os.replace(blob, pointer)
                return
            _os.replace(temporary, pointer)

        def _locked(path, name, body):
            said = False
            while (descriptor := _transfer.lock(path)) is None:
                if not said:
                    _say(f'{name}: another process fetches it; waiting')
                    said = True
                _wait(0.2)
            try:
                return body()
            finally:
                _os.close(descriptor)

        def _megabytes(count):
            return f'{count / 1e6:.0f} MB' if count >= 1e6 else f'{count / 1e3:.1f} kB'

        def hf_hub_download(repo_id, filename, *, subfolder=None, repo_type=None, revision=None, library_name=None, library_version=None,
                            cache_dir=None, local_dir=None, user_agent=None, force_download=False, etag_timeout=10, token=None,
                            local_files_only=False, headers=None, endpoint=None):
            """The path of a repository's file in the cache, fetched if it is not there or not current."""
            if local_dir is not None:
                raise NotImplementedError('hf_hub_download(local_dir=…) is not available: files go to the cache (cache_dir=…)')
            _check_id(repo_id)
            filename = f'{subfolder}/{filename}' if subfolder else filename
            _check_filename(filename)
            cache, revision, repo_type = str(cache_dir or constants.hub_cache()), revision or 'main', repo_type or 'model'
            storage = _os.path.join(cache, repo_folder_name(repo_id=repo_id, repo_type=repo_type))
            parts, what = filename.split('/'), f"'{filename}' of {repo_id}"

            def cached():
                commit = _commit(storage, revision)
                path = commit and _os.path.join(storage, 'snapshots', commit, *parts)
                return path if path and _os.path.isfile(path) and not force_download else None

            if _COMMIT.fullmatch(revision) and (path := cached()):
                return path
            if local_files_only or constants.is_offline():
                if path := cached():
                    return path
                why = 'local_files_only=True' if local_files_only else 'HF_HUB_OFFLINE is set'
                raise LocalEntryNotFoundError(f'{what} is not in the cache ({storage}), and nothing is fetched: {why}.')

            sent = {'User-Agent': f'tnb; timm/{library_version}' if library_version else 'tnb', 'Accept-Encoding': 'identity',
                    **(headers or {})}
            secret = constants.token() if token in (None, True) else (token or None)
            if secret:
                sent['Authorization'] = f'Bearer {secret}'
            url = hf_hub_url(repo_id, filename, repo_type=repo_type, revision=revision, endpoint=endpoint)
            try:
                url, status, answer = _head(url, sent, what, etag_timeout, follow=False)
            except (ConnectionError, HfHubHTTPError) as error:
                passing = not isinstance(error, HfHubHTTPError) or error.status in _BUSY
                if passing and (path := cached()):
                    return path
                if isinstance(error, HfHubHTTPError):
                    raise
                raise LocalEntryNotFoundError(f'{what} is not in the cache ({storage}) and cannot be fetched: {error}.') from error

            commit = answer.get('x-repo-commit')
            etag = (answer.get('x-linked-etag') or answer.get('etag') or '').removeprefix('W/').strip('"')
            length = answer.get('x-linked-size') or (answer.get('content-length') if status < 300 else None)
            if not commit or not _COMMIT.fullmatch(commit) or not etag or '/' in etag or etag.startswith('.'):
                raise FileMetadataError(f'{_origin(url)[1]} does not answer as a Hugging Face hub does: no commit or no etag for {what}')
            expected = int(length) if length and length.isdigit() else None
            source = _join(url, answer['location']) if status in _REDIRECTS and answer.get('location') else url
            if _origin(source) != _origin(url):
                sent.pop('Authorization', None)
            pointer = _os.path.join(storage, 'snapshots', commit, *parts)
            if _os.path.isfile(pointer) and not force_download:
                _set_ref(storage, revision, commit)
                return pointer
            blob = _os.path.join(storage, 'blobs', etag)
            locks = _os.path.join(cache, '.locks', _os.path.basename(storage))
            for folder in (_os.path.dirname(blob), _os.path.dirname(pointer), locks):
                _os.makedirs(folder, exist_ok=True)
            _set_ref(storage, revision, commit)

            def place():
                if force_download or not _os.path.exists(blob):
                    partial = blob + '.incomplete'
                    _require_space(_os.path.dirname(blob), expected, filename)
                    if force_download and _os.path.exists(partial):
                        _os.remove(partial)
                    if expected is None or expected >= 1000000:
                        _say(f'Fetching {repo_id}/{filename}' + (f' ({_megabytes(expected)})' if expected else ''))
                    _fetch(source, partial, sent, what, parts[-1], expected, constants.download_timeout())
                    _verify(partial, etag, what)
                    _os.replace(partial, blob)
                if force_download or not _os.path.exists(pointer):
                    _link(blob, pointer)
                return pointer

            return _locked(_os.path.join(locks, f'{etag}.lock'), filename, place)

        def _require_space(folder, count, name):
            if count is None or not hasattr(_os, 'statvfs'):
                return
            state = _os.statvfs(folder)
            if state.f_bavail * state.f_frsize < count:
                raise OSError(28, f'No space left on device: {name} has {_megabytes(count)}', folder)

        def file_exists(repo_id, filename, **kwargs):
            try:
                _head(hf_hub_url(repo_id, filename), {}, filename, 10, follow=False)
                return True
            except (RepositoryNotFoundError, EntryNotFoundError, RevisionNotFoundError):
                return False

        def download_url(url, path, hash_prefix=None):
            """A file of any place, with the sha256's beginning checked. Same as torch.hub.download_url_to_file."""
            if constants.is_offline():
                raise LocalEntryNotFoundError(f'{url} is not fetched: HF_HUB_OFFLINE is set.')
            name, headers = _os.path.basename(path), {'User-Agent': 'tnb'}
            _os.makedirs(_os.path.dirname(path), exist_ok=True)

            def place():
                if not _os.path.exists(path):
                    partial = path + '.incomplete'
                    _say(f'Fetching {url}')
                    final, status, answer = _head(url, headers, name, 10, follow=True)
                    length = answer.get('content-length')
                    _fetch(final, partial, headers, name, name, int(length) if length and length.isdigit() else None,
                           constants.download_timeout())
                    found = _digest(partial, 'sha256')
                    if hash_prefix and not found.startswith(hash_prefix):
                        _os.remove(partial)
                        raise RuntimeError(f'invalid hash value (expected "{hash_prefix}", got "{found}")')
                    _os.replace(partial, path)
                return path

            return _locked(path + '.lock', name, place)
        """#
}
