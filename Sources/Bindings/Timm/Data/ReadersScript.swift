// timm.data.readers: where the images of a data set are: folders of classes, and tar archives.

extension DataScripts {
    static let timmReaders = #"""
        from timm.data.readers.img_extensions import (add_img_extensions, del_img_extensions, get_img_extensions, is_img_extension,
                                                      set_img_extensions)
        from timm.data.readers.reader_factory import create_reader
        """#

    static let timmImgExtensions = #"""
        IMG_EXTENSIONS = ('.png', '.jpg', '.jpeg')
        _SET = set(IMG_EXTENSIONS)

        def _assign(extensions):
            global IMG_EXTENSIONS, _SET
            IMG_EXTENSIONS = tuple(dict.fromkeys(extensions))
            _SET = set(extensions)

        def _valid_extension(x):
            return x and isinstance(x, str) and len(x) >= 2 and x.startswith('.')

        def is_img_extension(ext):
            return ext in _SET

        def get_img_extensions(as_set=False):
            return set(_SET) if as_set else IMG_EXTENSIONS

        def set_img_extensions(extensions):
            assert len(extensions)
            for x in extensions:
                assert _valid_extension(x)
            _assign(extensions)

        def add_img_extensions(ext):
            if not isinstance(ext, (list, tuple, set)):
                ext = (ext,)
            for x in ext:
                assert _valid_extension(x)
            _assign(IMG_EXTENSIONS + tuple(ext))

        def del_img_extensions(ext):
            if not isinstance(ext, (list, tuple, set)):
                ext = (ext,)
            _assign(tuple(x for x in IMG_EXTENSIONS if x not in ext))
        """#

    static let timmClassMap = #"""
        import numbers
        import os

        def _is_sequence(value):
            if isinstance(value, (str, bytes)):
                return False
            return isinstance(value, (list, tuple)) or getattr(value, 'ndim', 0) > 0

        def remap_labels(label, class_to_idx, source_names=None):
            """A label, or each of several, through class_to_idx; a number that is not in it by its name in source_names."""
            if _is_sequence(label):
                return [remap_labels(value, class_to_idx, source_names) for value in label]
            if source_names and isinstance(label, numbers.Integral) and label not in class_to_idx:
                label = source_names[label]
            return class_to_idx[label]

        def remap_dense_target(values, class_to_idx):
            """Places of a multi-hot target, moved by a map of class ids."""
            if not all(isinstance(key, numbers.Integral) for key in class_to_idx):
                raise ValueError('Dense (multihot) targets need a class map keyed by source class index, names are not available.')
            values = list(values)
            if max(class_to_idx) >= len(values):
                raise ValueError(
                    f'Class map refers to source index {max(class_to_idx)} but the target has {len(values)} entries.')
            result = [0.] * (max(class_to_idx.values()) + 1)
            for source, index in class_to_idx.items():
                result[index] = float(values[source])
            return result

        def remap_target(target, class_to_idx, source_names=None, dense=False):
            if dense:
                return remap_dense_target(target, class_to_idx)
            return remap_labels(target, class_to_idx, source_names)

        def load_class_map(map_or_filename, root=''):
            """Class ids by name: a dict, or a text file with a name on each line."""
            if isinstance(map_or_filename, dict):
                return map_or_filename
            path = map_or_filename
            if not os.path.exists(path):
                path = os.path.join(root, path)
                assert os.path.exists(path), 'Cannot locate specified class map file (%s)' % map_or_filename
            ext = os.path.splitext(map_or_filename)[-1].lower()
            if ext == '.txt':
                with open(path, encoding='utf-8') as f:
                    return {v.strip(): k for k, v in enumerate(f)}
            if ext == '.pkl':
                raise NotImplementedError(f'class map {path}: pickled class maps are not read; write one name a line into a .txt file')
            assert False, f'Unsupported class map file extension ({ext}).'
        """#

    static let timmReader = #"""
        class Reader:
            def __init__(self):
                pass

            def _filename(self, index, basename=False, absolute=False):
                raise NotImplementedError

            def filename(self, index, basename=False, absolute=False):
                return self._filename(index, basename=basename, absolute=absolute)

            def filenames(self, basename=False, absolute=False):
                return [self._filename(index, basename=basename, absolute=absolute) for index in range(len(self))]
        """#

    static let timmReaderFactory = #"""
        import os

        from timm.data.readers.reader_image_folder import ReaderImageFolder
        from timm.data.readers.reader_image_in_tar import ReaderImageInTar

        _LIBRARIES = {'hfds': 'datasets', 'hfids': 'datasets', 'tfds': 'tensorflow_datasets'}
        # What a script can do where the library is: the files then are a folder of classes.
        _EXPORTS = {
            'hfds': 'for i, s in enumerate(load_dataset(…)): s["image"].save(f"{root}/{s[\'label\']}/{i}.png")',
            'hfids': 'for i, s in enumerate(load_dataset(…, streaming=True)): s["image"].save(f"{root}/{s[\'label\']}/{i}.png")',
            'tfds': 'for i, s in enumerate(tfds.as_numpy(tfds.load(…))): Image.fromarray(s["image"]).save(f"{root}/{s[\'label\']}/{i}.png")',
        }

        def create_reader(name, root=None, split='train', **kwargs):
            kwargs = {k: v for k, v in kwargs.items() if v is not None}
            prefix, sep, rest = name.partition('/')
            prefix = prefix.lower() if sep else ''
            name = rest if sep else name
            kwargs.pop('additional_features', None)
            if prefix in _LIBRARIES:
                raise NotImplementedError(
                    f"create_dataset('{prefix}/{name}'): data sets of the library {_LIBRARIES[prefix]} are not read (Parquet, Arrow and "
                    f"TFRecord files have no reader in Debian). Write the images out once with that library, a folder for each "
                    f"class, and give the folder as root: {_EXPORTS[prefix]}")
            if prefix == 'wds':
                from timm.data.readers.reader_wds import ReaderWds
                kwargs.pop('download', False)
                return ReaderWds(root=root, name=name, split=split, **kwargs)
            if root is None:
                raise TypeError('stat: path should be string, bytes, os.PathLike or integer, not NoneType')
            assert os.path.exists(root), f'no such folder or .tar file: {root}'
            if os.path.isfile(root) and os.path.splitext(root)[1] == '.tar':
                return ReaderImageInTar(root, **kwargs)
            return ReaderImageFolder(root, **kwargs)
        """#

    static let timmReaderImageFolder = #"""
        import os

        from timm.data.readers.class_map import load_class_map
        from timm.data.readers.img_extensions import get_img_extensions
        from timm.data.readers.reader import Reader
        from timm.utils.misc import natural_key

        def find_images_and_targets(folder, types=None, class_to_idx=None, leaf_name_only=True, sort=True):
            """(path, class id) of every image below a folder, classes being the names of the folders; and the ids by name."""
            types = get_img_extensions(as_set=True) if not types else set(types)
            labels, filenames = [], []
            for root, subdirs, files in os.walk(folder, topdown=False, followlinks=True):
                rel_path = os.path.relpath(root, folder) if root != folder else ''
                label = os.path.basename(rel_path) if leaf_name_only else rel_path.replace(os.path.sep, '_')
                for f in files:
                    if os.path.splitext(f)[1].lower() in types:
                        filenames.append(os.path.join(root, f))
                        labels.append(label)
            if class_to_idx is None:
                class_to_idx = {c: idx for idx, c in enumerate(sorted(set(labels), key=natural_key))}
            found = [(f, class_to_idx[l]) for f, l in zip(filenames, labels) if l in class_to_idx]
            if sort:
                found = sorted(found, key=lambda k: natural_key(k[0]))
            return found, class_to_idx

        class ReaderImageFolder(Reader):
            def __init__(self, root, class_map='', input_key=None):
                super().__init__()
                self.root = root
                self.samples, self.class_to_idx = find_images_and_targets(
                    root, types=input_key.split(';') if input_key else None,
                    class_to_idx=load_class_map(class_map, root) if class_map else None)
                if len(self.samples) == 0:
                    raise RuntimeError(f'Found 0 images in subfolders of {root}. '
                                       f'Supported image extensions are {", ".join(get_img_extensions())}')

            def __getitem__(self, index):
                path, target = self.samples[index]
                return open(path, 'rb'), target

            def __len__(self):
                return len(self.samples)

            def _filename(self, index, basename=False, absolute=False):
                filename = self.samples[index][0]
                if basename:
                    return os.path.basename(filename)
                return filename if absolute else os.path.relpath(filename, self.root)
        """#

    static let timmReaderImageInTar = #"""
        import io
        import os
        from glob import glob

        from timm.data import _files
        from timm.data.readers.class_map import load_class_map
        from timm.data.readers.img_extensions import get_img_extensions
        from timm.data.readers.reader import Reader
        from timm.utils.misc import natural_key

        def _find(file, path, offset, length, extensions, samples, depth=0):
            """Adds (name, file, place, size, path of the archive) of every image in an archive and in archives within it."""
            children = []
            for name, place, size in _files.tar_entries(file, offset, length):
                base, ext = os.path.splitext(os.path.basename(name))
                if ext.lower() == '.tar' and depth == 0:
                    _find(file, os.path.join(path, base), place, size, extensions, children, 1)
                elif ext.lower() in extensions:
                    samples.append((name, file, place, size, path))
            samples[:0] = children

        class ReaderImageInTar(Reader):
            """Images of one .tar, of a folder of .tar files, or of .tar files within a .tar; classes are folders and archives."""
            def __init__(self, root, class_map='', cache_tarfiles=True, cache_tarinfo=None):
                super().__init__()
                self.root = root
                class_to_idx = load_class_map(class_map, root) if class_map else None
                if os.path.isfile(root):
                    files, folder = [root], False
                else:
                    files, folder = glob(os.path.join(root, '*.tar')), True
                assert files, f'No .tar files found at specified path ({root}).'
                extensions = get_img_extensions(as_set=True)
                found = []
                for file in files:
                    _find(file, os.path.splitext(os.path.basename(file))[0] if folder else '', 0, None, extensions, found)
                labels = [os.path.join(path, os.path.dirname(name)).strip(os.path.sep).split(os.path.sep)[-1]
                          for name, _, _, _, path in found]
                if class_to_idx is None:
                    class_to_idx = {c: idx for idx, c in enumerate(sorted(set(labels), key=natural_key))}
                self.samples = sorted(((*sample[:4], class_to_idx[label]) for sample, label in zip(found, labels)
                                       if label in class_to_idx), key=lambda sample: natural_key(sample[0]))
                self.class_name_to_idx = self.class_to_idx = class_to_idx
                self.class_idx_to_name = {v: k for k, v in class_to_idx.items()}
                if len(self.samples) == 0:
                    raise RuntimeError(f'Found 0 images in {root}. Supported image extensions are {", ".join(get_img_extensions())}')

            def __len__(self):
                return len(self.samples)

            def __getitem__(self, index):
                name, file, place, size, target = self.samples[index]
                return io.BytesIO(_files.read(file, place, size)), target

            def _filename(self, index, basename=False, absolute=False):
                filename = self.samples[index][0]
                return os.path.basename(filename) if basename else filename
        """#
}
