// timm.loss.class_weights: weights of a loss from how often each class occurs, or as they were given.

extension TrainingScripts {
    static let timmLossClassWeights = #"""
        import json
        import os
        import torch

        CLASS_WEIGHT_METHOD_KINDS = {'neg_pos': 'pos_weight', 'inv_freq': 'class_weight', 'effective_num': 'class_weight'}
        CLASS_WEIGHT_METHODS = tuple(CLASS_WEIGHT_METHOD_KINDS)

        def compute_class_weights(pos_counts, num_samples, method='neg_pos', power=1.0, beta=0.999, max_weight=None):
            """The loss's argument that the weights are for, and one weight a class from its positive samples among num_samples.

            neg_pos: (negatives / positives) ** power. inv_freq: (samples / positives) ** power, 1 on average. effective_num:
            (1 - beta) / (1 - beta ** positives), 1 on average (arXiv 1901.05555). A class without positives has one."""
            counts = torch.as_tensor(pos_counts, dtype=torch.float64)
            if counts.ndim != 1 or not counts.numel():
                raise ValueError('pos_counts must be a non-empty 1-D sequence.')
            if num_samples <= 0 or (counts < 0).any() or (counts > num_samples).any():
                raise ValueError('pos_counts must be in [0, num_samples] with a positive num_samples.')
            counts = counts.clamp(min=1.0)
            if method not in CLASS_WEIGHT_METHOD_KINDS:
                raise ValueError(f"Unknown class weight method '{method}', expected one of {CLASS_WEIGHT_METHODS}.")
            if method == 'neg_pos':
                weights = ((num_samples - counts).clamp(min=0.0) / counts) ** power
            else:
                if method == 'inv_freq':
                    weights = (num_samples / counts) ** power
                else:
                    if not 0.0 < beta < 1.0:
                        raise ValueError('beta must be in (0, 1).')
                    weights = (1.0 - beta) / (1.0 - beta ** counts)
                weights = weights / weights.mean()
            if max_weight is not None:
                weights = weights.clamp(max=max_weight)
            return CLASS_WEIGHT_METHOD_KINDS[method], weights.to(torch.float32)

        def load_class_stats(path):
            """(positive samples of each class, samples) from a JSON file with pos_counts and num_samples; None without a path."""
            if not path:
                return None
            with open(path) as f:
                stats = json.load(f)
            if not isinstance(stats, dict) or 'pos_counts' not in stats or 'num_samples' not in stats:
                raise ValueError(f"Class stats file {path} needs 'pos_counts' and 'num_samples' entries (see class_weights.py).")
            counts = torch.as_tensor(stats['pos_counts'], dtype=torch.float32)
            num_samples = int(stats['num_samples'])
            if counts.ndim != 1 or not counts.numel() or (counts < 0).any() or (counts > num_samples).any():
                raise ValueError(f'Class stats file {path} has invalid counts for {num_samples} samples.')
            return counts, num_samples

        def load_class_weights(value, key='class_weight'):
            """Weights from a number, a list, numbers in a string, or a file: JSON (a list, or an object's `key`) or text."""
            if value is None or (isinstance(value, str) and not value.strip()):
                return None
            if isinstance(value, str):
                if os.path.isfile(value):
                    with open(value) as f:
                        text = f.read()
                    if value.endswith('.json'):
                        value = json.loads(text)
                        if isinstance(value, dict):
                            if key not in value:
                                raise ValueError(
                                    f"Weight file has no '{key}' entry, it contains {sorted(value)}. Weights computed for "
                                    "another loss argument (pos_weight vs class_weight) must be passed via that option.")
                            value = value[key]
                    else:
                        value = text
                if isinstance(value, str):
                    value = [float(v) for v in value.replace(',', ' ').split()]
            if isinstance(value, bool):
                raise ValueError('Loss weights must be numbers.')
            weights = torch.as_tensor(value, dtype=torch.float32)
            if weights.ndim > 1 or not weights.numel():
                raise ValueError('Loss weights must be a single value or a non-empty 1-D list.')
            if not torch.isfinite(weights).all() or (weights < 0).any():
                raise ValueError('Loss weights must be finite and non-negative.')
            return float(weights.reshape(-1)[0]) if weights.numel() == 1 else weights

        def resolve_class_weights(value, kind='class_weight', class_stats=None, power=1.0, beta=0.999, max_weight=None):
            """Weights by a method's name from class_stats, or as load_class_weights takes them."""
            if isinstance(value, str) and value.strip() in CLASS_WEIGHT_METHOD_KINDS:
                method = value.strip()
                if CLASS_WEIGHT_METHOD_KINDS[method] != kind:
                    valid = [m for m, k in CLASS_WEIGHT_METHOD_KINDS.items() if k == kind]
                    raise ValueError(f"Method '{method}' computes {CLASS_WEIGHT_METHOD_KINDS[method]} values, "
                                     f"{kind} methods are {valid}.")
                if class_stats is None:
                    raise ValueError(f"Class weight method '{method}' requires class stats (see class_weights.py).")
                return compute_class_weights(*class_stats, method=method, power=power, beta=beta, max_weight=max_weight)[1]
            return load_class_weights(value, key=kind)
        """#
}
