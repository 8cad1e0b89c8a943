// timm.data.readers.reader_wds: samples from shards of tar archives in the format of the library webdataset (files of one sample
// follow each other and share their name up to the first dot), in that library's order for a seed. Local files only.

extension DataScripts {
    static let timmReaderWds = #"""
        import io
        import json
        import logging
        import math
        import os
        import random
        import re
        from itertools import islice

        from PIL import Image
        from timm.data import _files
        from timm.data.readers._brace_expansion import expand_urls
        from timm.data.readers.class_map import load_class_map, remap_target
        from timm.data.readers.reader import Reader
        from timm.data.readers.shared_count import SharedCount
        from timm.data.readers.targets import (check_target_format, get_field, has_field, multi_field_class_to_idx,
                                               multi_field_target, parse_target_keys)
        from torch.utils.data import get_worker_info

        _logger = logging.getLogger(__name__)

        SAMPLE_SHUFFLE_SIZE = int(os.environ.get('WDS_SHUFFLE_SIZE', 8192))
        SAMPLE_INITIAL_SIZE = int(os.environ.get('WDS_INITIAL_SIZE', 2048))

        def _load_info(root, names=('_info.json', 'info.json')):
            tried, error = [], ''
            for name in names:
                path = os.path.join(root, name)
                tried.append(path)
                try:
                    with open(path, 'rb') as f:
                        return json.load(f)
                except Exception as e:
                    error = str(e)
            _logger.warning(f'Dataset info file not found at {tried}. Error: {error}. Falling back to provided split and size arg.')
            return {}

        class SplitInfo:
            def __init__(self, num_samples, filenames, shard_lengths=(), alt_label='', name=''):
                self.num_samples = num_samples
                self.filenames = filenames
                self.shard_lengths = shard_lengths
                self.alt_label = alt_label
                self.name = name

            @staticmethod
            def of(info):
                return SplitInfo(num_samples=info['num_samples'], filenames=tuple(info['filenames']),
                                 shard_lengths=tuple(info['shard_lengths']), alt_label=info.get('alt_label', ''), name=info['name'])

        def _parse_split_info(split, info):
            """A split by its name in the info file, or names of shards with braces and the number of samples: a-{00..07}.tar|800"""
            if 'tar' in split or '..' in split:
                parts = split.split('|')
                split, num_samples, name = parts[0], int(parts[1]) if len(parts) > 1 else 0, ''
                if '::' not in split:
                    pieces = split.split('-', 3)
                    if len(pieces) > 1 and 'splits' in info and pieces[-1] in info['splits']:
                        name = pieces[-1]
                filenames = expand_urls(split)
                if not name:
                    return SplitInfo(name=name, num_samples=num_samples, filenames=filenames)
                found = info['splits'][name]
                if not num_samples:
                    lengths = dict(zip(found['filenames'], found['shard_lengths']))
                    found.update(num_samples=sum(lengths[f] for f in filenames), filenames=tuple(lengths.keys()),
                                 shard_lengths=tuple(lengths.values()))
                return SplitInfo.of(found)
            if 'splits' not in info or split not in info['splits']:
                raise RuntimeError(f"split {split} not found in info ({info.get('splits', {}).keys()})")
            return SplitInfo.of(info['splits'][split])

        class WdsTargetKeyError(ValueError):
            """The target key is not in a sample: a mistake in the options, which stops the reading."""

        def log_and_continue(exn):
            _logger.warning(f'Handling webdataset error ({repr(exn)}). Ignoring.')
            if isinstance(exn, (TypeError, WdsTargetKeyError)):
                raise exn

        def _getfirst(sample, keys):
            keys = keys.split(';')
            for key in keys:
                if key in sample:
                    return sample[key]
            raise ValueError(f"didn't find {keys} in {list(sample.keys())}")

        def _decode(sample, image_key='jpg', image_mode='RGB', target_key=None, alt_label=''):
            json_key = target_key or alt_label
            if json_key:
                several = isinstance(json_key, (tuple, list))
                keys = tuple(json_key) if several else (json_key,)
                if 'json' not in sample:
                    raise WdsTargetKeyError(
                        f"Target key(s) {list(keys)} require a json sidecar, sample '{sample.get('__key__')}' has none.")
                meta = json.loads(sample['json'])
                missing = [key for key in keys if not has_field(meta, key)]
                if missing:
                    raise WdsTargetKeyError(f"Target key(s) {missing} not found in the json sidecar of sample "
                                            f"'{sample.get('__key__')}', available keys: {sorted(meta)}.")
                if several:
                    target = multi_field_target(meta, keys)
                else:
                    target = get_field(meta, json_key)
                    if isinstance(target, (list, tuple)):
                        target = list(target)
                    else:
                        target = int(target)
                        if target < 0:
                            return None
            else:
                target = int(sample['cls'])
            with io.BytesIO(_getfirst(sample, image_key)) as b:
                img = Image.open(b)
                img.load()
            if image_mode:
                img = img.convert(image_mode)
            return dict(jpg=img, target=target, json=sample.get('json', None), __key__=sample.get('__key__'))

        def _base_plus_ext(path):
            match = re.match(r'^((?:.*/|)[^.]+)[.]([^/]*)$', path)
            return (match.group(1), match.group(2)) if match else (None, None)

        def _is_skipped(name):
            return '/' not in name and name.startswith('__') and name.endswith('__') or re.match(r'__[^/]*__($|/)', name)

        def _shard_samples(path):
            """The samples of a shard: dicts of the bytes of its files by their endings."""
            sample = None
            for name, place, size in _files.tar_entries(path):
                if _is_skipped(name):
                    continue
                prefix, suffix = _base_plus_ext(name)
                if prefix is None:
                    continue
                suffix = suffix.lower()
                if sample is None or prefix != sample['__key__']:
                    if sample is not None:
                        yield sample
                    sample = dict(__key__=prefix, __url__=path)
                if suffix in sample:
                    log_and_continue(ValueError(f'{name}: duplicate file name in tar file {suffix} {sample.keys()}'))
                    continue
                sample[suffix] = _files.read(path, place, size)
            if sample is not None:
                yield sample

        def _samples(paths):
            for path in paths:
                try:
                    yield from _shard_samples(path)
                except Exception as exn:
                    log_and_continue(exn)

        def _shuffle(data, bufsize, initial, rng):
            """A buffer that gives out its samples at random, filled by two for each one that it gives."""
            initial = min(initial, bufsize)
            buf = []

            def pick():
                k = rng.randint(0, len(buf) - 1)
                sample = buf[k]
                buf[k] = buf[-1]
                buf.pop()
                return sample

            for sample in data:
                buf.append(sample)
                if len(buf) < bufsize:
                    buf.extend(islice(data, 1))
                if len(buf) >= initial:
                    yield pick()
            while len(buf) > 0:
                yield pick()

        class _Share:
            """What one worker reads: its part of the shards, with the random stream that its samples are mixed by."""
            def __init__(self, reader, worker_info):
                self.reader = reader
                self.worker_id, self.seed, self.num_workers = 0, reader.common_seed, reader.num_workers
                if worker_info is not None:
                    self.worker_id, self.seed, self.num_workers = worker_info.id, worker_info.seed, worker_info.num_workers
                self.random = random.Random(self.seed)

            def once(self):
                reader = self.reader
                paths = iter([os.path.join(reader.root, f) for f in reader.split_info.filenames])
                if reader.is_training:
                    rng = random.Random(reader.common_seed + reader.epoch_count.value)
                    paths = _shuffle(paths, reader.shard_shuffle_size, 100, rng)
                if self.num_workers > 1:
                    paths = islice(paths, self.worker_id, None, self.num_workers)
                samples = _samples(paths)
                if reader.is_training:
                    samples = _shuffle(samples, reader.sample_shuffle_size, reader.sample_initial_size, self.random)
                for sample in samples:
                    try:
                        result = _decode(sample, reader.input_key, reader.input_img_mode, reader.target_keys or reader.target_key,
                                         reader.split_info.alt_label)
                    except Exception as exn:
                        log_and_continue(exn)
                        continue
                    if result is not None:
                        result['image'] = _getfirst(result, reader.input_key)
                        yield result

            def again(self):
                """Passes without an end, as long as they have samples."""
                found = True
                while found:
                    found = False
                    for sample in self.once():
                        found = True
                        yield sample

        class ReaderWds(Reader):
            def __init__(self, root, name=None, split='train', is_training=False, num_samples=None, batch_size=1, repeats=0, seed=42,
                         class_map=None, input_key='jpg;png;webp', input_img_mode='RGB', target_key=None, target_format=None,
                         target_img_mode='', filename_key='filename', sample_shuffle_size=None, sample_initial_size=None):
                super().__init__()
                self.root = root
                self.is_training = is_training
                self.batch_size = batch_size
                self.repeats = repeats
                self.common_seed = seed
                self.shard_shuffle_size = 500
                self.sample_shuffle_size = sample_shuffle_size or SAMPLE_SHUFFLE_SIZE
                self.sample_initial_size = sample_initial_size or SAMPLE_INITIAL_SIZE
                self.input_key = input_key
                self.input_img_mode = input_img_mode
                self.target_key = target_key
                self.target_keys = parse_target_keys(target_key)
                self.dense_target = check_target_format(target_format, self.target_keys) == 'multihot'
                self.filename_key = filename_key
                self.key_ext = '.JPEG'
                if re.match(r'(pipe:|\w+://)', root):
                    raise NotImplementedError(f"create_dataset('wds/…', root={root!r}): shards are read from a folder, not from "
                                              "addresses or commands")
                self.info = _load_info(self.root)
                self.split_info = _parse_split_info(split, self.info)
                self.num_samples = num_samples if num_samples is not None else self.split_info.num_samples
                if is_training and not self.num_samples:
                    raise RuntimeError('Invalid split definition, num_samples not specified in train mode.')
                self.remap_class = False
                source_classes = multi_field_class_to_idx(self.target_keys) if self.target_keys else {}
                self._source_names = {index: name for name, index in source_classes.items()}
                if class_map:
                    self.class_to_idx = load_class_map(class_map)
                    self.remap_class = True
                else:
                    self.class_to_idx = source_classes
                self.num_workers = 1
                self.epoch_count = SharedCount()
                # The script's own share under None, workers' under their number. PyTorch's workers have copies of the reader.
                self._shares = {}

            def set_epoch(self, count):
                self.epoch_count.value = count

            def set_loader_cfg(self, num_workers=None):
                if None not in self._shares and num_workers is not None:
                    self.num_workers = max(1, num_workers)

            def _share(self):
                info = get_worker_info()
                key = None if info is None else info.id
                share = self._shares.get(key)
                # Workers that are started anew have other seeds.
                if share is None or info is not None and share.seed != info.seed:
                    share = self._shares[key] = _Share(self, info)
                return share

            def _num_samples_per_worker(self, num_workers):
                count = self.num_samples / max(num_workers, 1)
                if self.is_training:
                    count = math.ceil(math.ceil(count) / self.batch_size) * self.batch_size
                return int(count)

            def __iter__(self):
                share = self._share()
                samples = share.once()
                if self.is_training:
                    samples = islice(share.again(), self._num_samples_per_worker(share.num_workers))
                for sample in samples:
                    target = sample['target']
                    if self.remap_class:
                        target = remap_target(target, self.class_to_idx, self._source_names, dense=self.dense_target)
                    yield sample['image'], target

            def __len__(self):
                return self._num_samples_per_worker(self.num_workers) * self.num_workers

            def _filename(self, index, basename=False, absolute=False):
                assert False, "Not supported"

            def filenames(self, basename=False, absolute=False):
                names = []
                for sample in self._share().again() if self.is_training else self._share().once():
                    names.append(sample[self.filename_key] if self.filename_key in sample else sample['__key__'] + self.key_ext)
                    if len(names) >= self.num_samples:
                        break
                return names
        """#

    static let timmSharedCount = #"""
        class SharedCount:
            """A number that all workers see. They are threads here."""
            def __init__(self, epoch=0):
                self.value = epoch
        """#
}
