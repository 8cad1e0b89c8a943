// timm.data.real_labels: accuracy by the classes that people found in ImageNet's images (arXiv 2006.07159).

extension DataScripts {
    static let timmRealLabels = #"""
        import json
        import os

        class RealLabelsImagenet:
            """Whether one of the k likeliest classes is right, by a json file of lists of classes, one for each image in order."""
            def __init__(self, filenames, real_json=None, topk=(1, 5)):
                if real_json is None:
                    raise NotImplementedError('RealLabelsImagenet(real_json=None): the labels do not come with the program; give the '
                                              'file real.json of github.com/google-research/reassessed-imagenet')
                with open(real_json) as f:
                    labels = json.load(f)
                self.real_labels = {f'ILSVRC2012_val_{i + 1:08d}.JPEG': found for i, found in enumerate(labels)}
                self.filenames = filenames
                assert len(self.filenames) == len(self.real_labels)
                self.topk = topk
                self.is_correct = {k: [] for k in topk}
                self.sample_idx = 0

            def add_result(self, output):
                for likely in output.topk(max(self.topk), 1, True, True)[1].tolist():
                    right = self.real_labels[os.path.basename(self.filenames[self.sample_idx])]
                    if right:
                        for k in self.topk:
                            self.is_correct[k].append(any(c in right for c in likely[:k]))
                    self.sample_idx += 1

            def get_accuracy(self, k=None):
                if k is None:
                    return {k: self.get_accuracy(k) for k in self.topk}
                found = self.is_correct[k]
                return sum(found) / len(found) * 100 if found else float('nan')
        """#
}
