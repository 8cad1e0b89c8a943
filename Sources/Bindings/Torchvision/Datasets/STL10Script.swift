// torchvision.datasets.stl10: STL-10 from its binary files.

extension DataScripts {
    static let torchvisionSTL10 = #"""
        import os

        import torch
        from torchvision.datasets.vision import ArrayDataset, refuse_download

        class STL10(ArrayDataset):
            base_folder = "stl10_binary"
            channels_first = True
            splits = ("train", "train+unlabeled", "unlabeled", "test")

            def __init__(self, root, split="train", folds=None, transform=None, target_transform=None, download=False):
                super().__init__(root, transform=transform, target_transform=target_transform)
                if split not in self.splits:
                    raise ValueError(f"Unknown value '{split}' for argument split. Valid values are {{{str(self.splits)[1:-1]}}}.")
                self.split = split
                folder = os.path.join(self.root, self.base_folder)
                names = {'train': ('train_X.bin', 'train_y.bin'), 'test': ('test_X.bin', 'test_y.bin'),
                         'unlabeled': ('unlabeled_X.bin', None)}
                parts = ['train', 'unlabeled'] if split == 'train+unlabeled' else [split]
                if not all(os.path.isfile(os.path.join(folder, name)) for part in parts for name in names[part] if name):
                    if download:
                        refuse_download('STL10')
                    raise RuntimeError("Dataset not found or corrupted. You can use download=True to download it")
                images, targets = [], []
                for part in parts:
                    pixels, labels = names[part]
                    data = self._read(os.path.join(folder, pixels), 3 * 96 * 96)
                    # Stored channel by channel, each column by column.
                    images.append(data.view(-1, 3, 96, 96).permute(0, 3, 2, 1))
                    if labels:
                        targets += [int(label) - 1 for label in self._read(os.path.join(folder, labels), 1)]
                    else:
                        targets += [-1] * len(data)
                self.data = torch.cat(images).permute(0, 3, 1, 2)
                self.targets = self.labels = targets
                if len(targets) != len(self.data):
                    raise ValueError(f"STL10: {len(self.data)} images, but {len(targets)} labels in {folder}")
                if folds is not None:
                    with open(os.path.join(folder, 'fold_indices.txt')) as f:
                        chosen = [int(place) for place in f.read().splitlines()[folds].split()]
                    self.data = self.data[chosen]
                    self.targets = self.labels = [targets[place] for place in chosen]
                names_file = os.path.join(folder, 'class_names.txt')
                self.classes = []
                if os.path.isfile(names_file):
                    with open(names_file) as f:
                        self.classes = f.read().splitlines()

            @staticmethod
            def _read(path, unit):
                with open(path, 'rb') as f:
                    content = f.read()
                if len(content) % unit:
                    raise ValueError(f"'{path}' is truncated: {len(content)} bytes are no multiple of {unit}")
                return torch.frombuffer(bytearray(content), dtype=torch.uint8).view(-1, unit) if content else torch.zeros(
                    0, unit, dtype=torch.uint8)

            def extra_repr(self):
                return f"Split: {self.split}"
        """#
}
