// torchvision.datasets.svhn: house numbers, from the MAT files of their authors.

extension DataScripts {
    static let torchvisionSVHN = #"""
        import os

        from torchvision.datasets import _arrays
        from torchvision.datasets.vision import ArrayDataset, refuse_download

        class SVHN(ArrayDataset):
            """Digits of house numbers, 3x32x32. data is a uint8 tensor [N, 3, 32, 32], labels are int64: the file's 10 is 0 here."""
            split_list = {
                "train": ["http://ufldl.stanford.edu/housenumbers/train_32x32.mat", "train_32x32.mat",
                          "e26dedcc434d2e4c54c9b2d4a06d8373"],
                "test": ["http://ufldl.stanford.edu/housenumbers/test_32x32.mat", "test_32x32.mat",
                         "eb5a983be6a315427106f1b164d9cef3"],
                "extra": ["http://ufldl.stanford.edu/housenumbers/extra_32x32.mat", "extra_32x32.mat",
                          "a93ce644f1a588dc4d68dda5feec44a7"],
            }
            classes = [str(i) for i in range(10)]
            channels_first = True

            def __init__(self, root, split="train", transform=None, target_transform=None, download=False):
                super().__init__(root, transform=transform, target_transform=target_transform)
                if split not in self.split_list:
                    known = ", ".join(repr(name) for name in self.split_list)
                    raise ValueError(f"Unknown value '{split}' for argument split. Valid values are {{{known}}}.")
                self.split = split
                self.url, self.filename, self.file_md5 = self.split_list[split]
                path = os.path.join(self.root, self.filename)
                if not os.path.isfile(path):
                    if download:
                        refuse_download('SVHN')
                    raise RuntimeError("Dataset not found or corrupted. You can use download=True to download it")
                # MATLAB keeps the first index fastest: in memory that is [N, 3, W, H].
                data, labels = _arrays.read_svhn(path)
                self.data = data.permute(0, 3, 2, 1).contiguous().permute(0, 3, 1, 2)
                self.labels = labels % 10

            @property
            def targets(self):
                return self.labels

            def extra_repr(self):
                return f"Split: {self.split}"
        """#
}
