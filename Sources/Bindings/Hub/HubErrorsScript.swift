// huggingface_hub.errors, .constants and .utils.

enum HubScripts {
    static let errors = #"""
        class HfHubHTTPError(OSError):
            """An answer of the hub that is an error; `status` and `headers` are the answer's."""

            def __init__(self, message, *, status=None, headers=None):
                super().__init__(message)
                self.status, self.headers = status, headers or {}

        class BadRequestError(HfHubHTTPError, ValueError):
            pass

        class RepositoryNotFoundError(HfHubHTTPError):
            pass

        class GatedRepoError(RepositoryNotFoundError):
            pass

        class DisabledRepoError(HfHubHTTPError):
            pass

        class RevisionNotFoundError(HfHubHTTPError):
            pass

        class EntryNotFoundError(Exception):
            pass

        class RemoteEntryNotFoundError(HfHubHTTPError, EntryNotFoundError):
            pass

        class LocalEntryNotFoundError(FileNotFoundError, EntryNotFoundError):
            def __init__(self, message):
                super().__init__(message)

        class OfflineModeIsEnabled(ConnectionError):
            pass

        class FileMetadataError(OSError):
            pass

        class HFValidationError(ValueError):
            pass
        """#

    // Read when they are asked for, so that a script may set the environment first.
    static let constants = #"""
        import os as _os

        def _true(name):
            return _os.environ.get(name, '').upper() in ('1', 'ON', 'YES', 'TRUE')

        def _path(text):
            return _os.path.expanduser(text)

        def hf_home():
            cache = _os.environ.get('XDG_CACHE_HOME') or _os.path.join('~', '.cache')
            return _path(_os.environ.get('HF_HOME') or _os.path.join(cache, 'huggingface'))

        def hub_cache():
            return _path(_os.environ.get('HF_HUB_CACHE') or _os.environ.get('HUGGINGFACE_HUB_CACHE') or _os.path.join(hf_home(), 'hub'))

        def endpoint():
            return (_os.environ.get('HF_ENDPOINT') or 'https://huggingface.co').rstrip('/')

        def is_offline():
            return _true('HF_HUB_OFFLINE') or _true('TRANSFORMERS_OFFLINE')

        def token():
            """The user's token: HF_TOKEN, or the file that `huggingface-cli login` writes."""
            if _true('HF_HUB_DISABLE_IMPLICIT_TOKEN'):
                return None
            text = _os.environ.get('HF_TOKEN') or _os.environ.get('HUGGING_FACE_HUB_TOKEN')
            if not text:
                path = _path(_os.environ.get('HF_TOKEN_PATH') or _os.path.join(hf_home(), 'token'))
                if _os.path.isfile(path):
                    with open(path) as file:
                        text = file.read()
            return (text or '').replace('\r', '').replace('\n', '').strip() or None

        def download_timeout():
            try:
                return max(1, int(_os.environ.get('HF_HUB_DOWNLOAD_TIMEOUT', '10')))
            except ValueError:
                return 10

        def certificates():
            for name in ('REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'SSL_CERT_FILE'):
                if _os.environ.get(name):
                    return _os.environ[name]

        _COMPUTED = {'HF_HOME': hf_home, 'HF_HUB_CACHE': hub_cache, 'HUGGINGFACE_HUB_CACHE': hub_cache, 'ENDPOINT': endpoint,
                     'HF_HUB_OFFLINE': is_offline, 'HF_HUB_DOWNLOAD_TIMEOUT': download_timeout}

        def __getattr__(name):
            if name in _COMPUTED:
                return _COMPUTED[name]()
            raise AttributeError(f"module 'huggingface_hub.constants' has no attribute {name!r}")
        """#

    static let utils = #"""
        from huggingface_hub.errors import (BadRequestError, DisabledRepoError, EntryNotFoundError, FileMetadataError, GatedRepoError,
                                            HFValidationError, HfHubHTTPError, LocalEntryNotFoundError, OfflineModeIsEnabled,
                                            RepositoryNotFoundError, RevisionNotFoundError)
        """#
}
