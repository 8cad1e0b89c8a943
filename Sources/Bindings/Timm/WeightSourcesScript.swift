// timm.models: where the weights and the configuration of a name are. Looked for in this order, and fetched only when nothing is
// on the machine: TNB_HUB (folders of repositories), the Hugging Face cache, torch.hub's checkpoints, the hub, the URL.

/// Finding weights.
let modelSourcesSource = #"""
    _WEIGHT_NAMES = ('model.safetensors', 'pytorch_model.bin', 'pytorch_model.pth', 'model.pth', 'open_clip_model.safetensors',
                     'open_clip_pytorch_model.safetensors', 'open_clip_pytorch_model.bin', 'open_clip_pytorch_model.pth')
    _HASH = _re.compile(r'-([a-f0-9]*)\.')

    def _hub_folders(repository, revision):
        """The folders of TNB_HUB where a repository may be: `ROOT/timm/NAME`, `ROOT/NAME`, or the cache's own layout."""
        for root in (_os.environ.get('TNB_HUB') or '').split(_os.pathsep):
            if not root:
                continue
            root = _os.path.expanduser(root)
            yield _os.path.join(root, repository)
            yield _os.path.join(root, repository.split('/')[-1])
            storage = _os.path.join(root, 'models--' + repository.replace('/', '--'))
            reference = _os.path.join(storage, 'refs', revision or 'main')
            if _os.path.isfile(reference):
                with open(reference) as file:
                    yield _os.path.join(storage, 'snapshots', file.read().strip())
            elif revision:
                yield _os.path.join(storage, 'snapshots', revision)

    def _on_machine(hub_id, names, cache_dir=None):
        """The first of a repository's files that is here already; nothing is fetched."""
        from huggingface_hub import try_to_load_from_cache, constants
        repository, _, revision = hub_id.partition('@')
        for name in names:
            for folder in _hub_folders(repository, revision):
                path = _os.path.join(folder, name)
                if _os.path.isfile(path):
                    return path
            path = try_to_load_from_cache(repository, name, cache_dir=cache_dir, revision=revision or None)
            if isinstance(path, str):
                return path
        return None

    def _hub_file(hub_id, names, cache_dir=None):
        """The first of a repository's files that is there: on this machine, else at the hub."""
        from huggingface_hub import hf_hub_download
        from huggingface_hub.errors import RemoteEntryNotFoundError
        path = _on_machine(hub_id, names, cache_dir)
        if path:
            return path
        repository, _, revision = hub_id.partition('@')
        for name in names:
            try:
                return hf_hub_download(repository, name, revision=revision or None, cache_dir=cache_dir, library_name='timm',
                                       library_version='1.0.31')
            except RemoteEntryNotFoundError:
                if name == names[-1]:
                    raise

    def _checkpoint_folder(cache_dir=None):
        if cache_dir:
            return str(cache_dir)
        home = _os.environ.get('TORCH_HOME') or _os.path.join(
            _os.environ.get('XDG_CACHE_HOME') or _os.path.join('~', '.cache'), 'torch')
        return _os.path.join(_os.path.expanduser(home), 'hub', 'checkpoints')

    def _parse_model_cfg(config, extra):
        """A config.json's (pretrained_cfg, architecture, model_args); the old form has one level."""
        if not config.get('pretrained_cfg'):
            cfg = config
            config = {'architecture': cfg.pop('architecture'), 'num_features': cfg.pop('num_features', None), 'pretrained_cfg': cfg}
            if 'labels' in cfg:
                cfg['label_names'] = cfg.pop('labels')
        cfg = config['pretrained_cfg']
        cfg.update(extra)
        for key in ('num_classes', 'label_names', 'label_descriptions'):
            if key in config:
                cfg[key] = config[key]
        args = dict(config.get('model_args') or {})
        if args.get('dynamic_img_size') or args.get('strict_img_size') is False:
            cfg['fixed_input_size'] = False
        if args.get('in_chans') is not None:
            for key in ('input_size', 'test_input_size', 'min_input_size'):
                if cfg.get(key) or key == 'input_size':
                    cfg[key] = (args['in_chans'], *cfg.get(key, (3, 224, 224))[1:])
        if args.get('img_size') is not None and cfg.get('fixed_input_size', False):
            size = args['img_size']
            cfg['input_size'] = (cfg['input_size'][0], *((size, size) if isinstance(size, int) else tuple(size)))
        known = {f.name for f in _fields(PretrainedCfg)}
        tuples = ('input_size', 'test_input_size', 'min_input_size', 'mean', 'std', 'pool_size', 'test_pool_size', 'first_conv',
                  'classifier')
        cfg = {k: tuple(v) if k in tuples and isinstance(v, list) else v for k, v in cfg.items() if k in known}
        return cfg, config['architecture'], args

    def _source_config(source, model_id, cache_dir):
        import json
        if source == 'local-dir':
            path, extra = _os.path.join(model_id, 'config.json'), {'file': model_id, 'source': source}
            if not _os.path.isfile(path):
                raise FileNotFoundError(f'Config file not found: {path}')
        else:
            path, extra = _hub_file(model_id, ('config.json',), cache_dir), {'hf_hub_id': model_id, 'source': source}
        with open(path, encoding='utf-8') as file:
            config = json.load(file)
        return _parse_model_cfg(config, extra)

    def load_model_config_from_hf(model_id, cache_dir=None):
        return _source_config('hf-hub', model_id, cache_dir)

    def load_model_config_from_path(model_path):
        return _source_config('local-dir', str(model_path), None)

    def load_state_dict_from_path(path, weights_only=True):
        """The state dictionary of a folder: its preferred weights file, else the first with a known ending."""
        found = [_os.path.join(path, name) for name in _WEIGHT_NAMES if _os.path.exists(_os.path.join(path, name))]
        for ending in ('.safetensors', '.pth', '.pth.tar', '.bin'):
            found += sorted(_glob.glob(_os.path.join(path, '*' + ending)))
        if not found:
            raise RuntimeError(f'No suitable checkpoints found in {path}.')
        return load_state_dict(found[0], weights_only=weights_only)

    def load_state_dict_from_hf(model_id, filename='pytorch_model.bin', weights_only=True, cache_dir=None):
        names = (filename,) if filename.endswith('.safetensors') else (_safe_name(filename), filename)
        return load_state_dict(_hub_file(model_id, names, cache_dir), weights_only=weights_only)

    def _safe_name(filename):
        return 'model.safetensors' if filename == 'pytorch_model.bin' else _os.path.splitext(filename)[0] + '.safetensors'

    def download_cached_file(url, check_hash=True, progress=False, cache_dir=None):
        """A file of a URL in torch.hub's folder of checkpoints, fetched if it is not there."""
        url, name = url if isinstance(url, (list, tuple)) else (url, url.split('?')[0].split('/')[-1])
        path = _os.path.join(_checkpoint_folder(cache_dir), name)
        if not _os.path.exists(path):
            from huggingface_hub import download_url
            match = _HASH.search(name) if check_hash else None
            download_url(url, path, match.group(1) if match else None)
        return path

    def _weights(model, cfg, cache_dir):
        """(where from, state dictionary) of a configuration; the dictionary is None if the model loaded the file itself."""
        def read(path, mapped=False):
            if str(path).lower().endswith(('.npz', '.npy')):
                model.load_pretrained(str(path))
                return str(path), None
            return str(path), load_state_dict(path, _mapped=mapped)

        if cfg.get('source') == 'local-dir':
            if not _os.path.isdir(cfg['file']):
                raise RuntimeError(f"Specified path is not a directory: {cfg['file']}")
            return cfg['file'], load_state_dict_from_path(cfg['file'])
        if cfg.get('source') != 'hf-hub':
            if cfg.get('state_dict'):
                return None, dict(cfg['state_dict'])
            if cfg.get('file'):
                return read(cfg['file'])
        hub_id, url = cfg.get('hf_hub_id'), cfg.get('url')
        name = cfg.get('architecture') or 'this model'
        if not hub_id and not url:
            raise RuntimeError(f'No pretrained weights exist for {name}. Use `pretrained=False` for random init.')
        filename = cfg.get('hf_hub_filename')
        names = (filename,) if filename and filename.endswith('.safetensors') else (
            (_safe_name(filename), filename) if filename else _WEIGHT_NAMES[:2])
        path = _on_machine(hub_id, names if filename else _WEIGHT_NAMES, cache_dir) if hub_id else None
        if path is None and url:
            here = _os.path.join(_checkpoint_folder(cache_dir), url.split('?')[0].split('/')[-1])
            path = here if _os.path.isfile(here) else None
        try:
            # Files of a cache are replaced whole and never written to.
            path = path or (_hub_file(hub_id, names, cache_dir) if hub_id else download_cached_file(url, cache_dir=cache_dir))
            return read(path, mapped=True)
        except OSError as error:
            from huggingface_hub.errors import LocalEntryNotFoundError
            if not isinstance(error, (LocalEntryNotFoundError, ConnectionError)):
                raise
            raise LocalEntryNotFoundError(_without_weights(name, cfg, names, cache_dir, error)) from None

    def _without_weights(name, cfg, names, cache_dir, error):
        from huggingface_hub import constants
        tagged = name + '.' + cfg['tag'] if cfg.get('tag') else name
        if cfg.get('hf_hub_id'):
            repository = cfg['hf_hub_id'].partition('@')[0]
            what = f"'{names[0]}' of {repository}"
            cache = cache_dir or constants.hub_cache()
            place = (f"as FOLDER/{repository}/{names[0]} with TNB_HUB=FOLDER in the environment, or copy another machine's "
                     f"{_os.path.join(str(cache), 'models--' + repository.replace('/', '--'))}")
        else:
            what = cfg['url']
            place = f"as {_os.path.join(_checkpoint_folder(cache_dir), cfg['url'].split('/')[-1])}"
        return (f'No pretrained weights for {tagged} on this machine: {what} is needed. {error}\n'
                f'Put the file there {place}. Or give a file: pretrained_cfg_overlay=dict(file=PATH). '
                'Or go on without: `pretrained=False` for random init.')

    """#
