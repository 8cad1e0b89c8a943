// torchvision.datasets.folder: a folder for each class.

extension DataScripts {
    static let torchvisionFolder = #"""
        import os

        from PIL import Image
        from torchvision.datasets.vision import VisionDataset

        IMG_EXTENSIONS = (".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp")

        def has_file_allowed_extension(filename, extensions):
            return filename.lower().endswith(extensions if isinstance(extensions, str) else tuple(extensions))

        def is_image_file(filename):
            return has_file_allowed_extension(filename, IMG_EXTENSIONS)

        def find_classes(directory):
            classes = sorted(entry.name for entry in os.scandir(directory) if entry.is_dir())
            if not classes:
                raise FileNotFoundError(f"Couldn't find any class folder in {directory}.")
            return classes, {cls_name: i for i, cls_name in enumerate(classes)}

        def make_dataset(directory, class_to_idx=None, extensions=None, is_valid_file=None, allow_empty=False):
            directory = os.path.expanduser(directory)
            if class_to_idx is None:
                _, class_to_idx = find_classes(directory)
            elif not class_to_idx:
                raise ValueError("'class_to_index' must have at least one entry to collect any samples.")
            if (extensions is None) == (is_valid_file is None):
                raise ValueError("Both extensions and is_valid_file cannot be None or not None at the same time")
            if extensions is not None:
                is_valid_file = lambda path: has_file_allowed_extension(path, extensions)
            instances, available = [], set()
            for target_class in sorted(class_to_idx.keys()):
                target_dir = os.path.join(directory, target_class)
                if not os.path.isdir(target_dir):
                    continue
                for root, _, fnames in sorted(os.walk(target_dir, followlinks=True)):
                    for fname in sorted(fnames):
                        path = os.path.join(root, fname)
                        if is_valid_file(path):
                            instances.append((path, class_to_idx[target_class]))
                            available.add(target_class)
            empty = set(class_to_idx.keys()) - available
            if empty and not allow_empty:
                msg = f"Found no valid file for the classes {', '.join(sorted(empty))}. "
                if extensions is not None:
                    msg += f"Supported extensions are: {extensions if isinstance(extensions, str) else ', '.join(extensions)}"
                raise FileNotFoundError(msg)
            return instances

        def pil_loader(path):
            with open(path, "rb") as f:
                return Image.open(f).convert("RGB")

        def default_loader(path):
            return pil_loader(path)

        class DatasetFolder(VisionDataset):
            def __init__(self, root, loader, extensions=None, transform=None, target_transform=None, is_valid_file=None,
                         allow_empty=False):
                super().__init__(root, transform=transform, target_transform=target_transform)
                classes, class_to_idx = self.find_classes(self.root)
                self.loader = loader
                self.extensions = extensions
                self.classes = classes
                self.class_to_idx = class_to_idx
                self.samples = self.make_dataset(self.root, class_to_idx, extensions, is_valid_file, allow_empty)
                self.targets = [s[1] for s in self.samples]

            @staticmethod
            def make_dataset(directory, class_to_idx, extensions=None, is_valid_file=None, allow_empty=False):
                if class_to_idx is None:
                    raise ValueError("The class_to_idx parameter cannot be None.")
                return make_dataset(directory, class_to_idx, extensions=extensions, is_valid_file=is_valid_file,
                                    allow_empty=allow_empty)

            def find_classes(self, directory):
                return find_classes(directory)

            def __getitem__(self, index):
                path, target = self.samples[index]
                sample = self.loader(path)
                if self.transform is not None:
                    sample = self.transform(sample)
                if self.target_transform is not None:
                    target = self.target_transform(target)
                return sample, target

            def __len__(self):
                return len(self.samples)

        class ImageFolder(DatasetFolder):
            def __init__(self, root, transform=None, target_transform=None, loader=default_loader, is_valid_file=None,
                         allow_empty=False):
                super().__init__(root, loader, IMG_EXTENSIONS if is_valid_file is None else None, transform=transform,
                                 target_transform=target_transform, is_valid_file=is_valid_file, allow_empty=allow_empty)
                self.imgs = self.samples
        """#
}
