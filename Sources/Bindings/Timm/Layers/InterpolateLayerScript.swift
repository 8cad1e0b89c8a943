// timm.layers.interpolate: interpolation on a grid. Follows timm's interpolate.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersInterpolate = #"""
        from itertools import product

        import torch

        class RegularGridInterpolator:
            """Values between the points of a grid, whose axes may be unevenly spaced, by multilinear interpolation."""

            def __init__(self, points, values):
                assert isinstance(points, (tuple, list))
                assert isinstance(values, torch.Tensor)
                self.points = points
                self.values = values
                self.ms = list(values.shape)
                self.n = len(points)
                assert len(self.ms) == self.n
                for axis, size in zip(points, self.ms):
                    assert isinstance(axis, torch.Tensor)
                    assert axis.shape[0] == size

            def __call__(self, points_to_interp):
                assert self.points is not None
                assert self.values is not None
                assert len(points_to_interp) == len(self.points)
                for x in points_to_interp:
                    assert x.shape[0] == points_to_interp[0].shape[0]
                corners, lengths = [], []
                for axis, x in zip(self.points, points_to_interp):
                    last = axis.shape[0] - 1
                    right = torch.bucketize(x, axis).clamp(max=last)
                    left = (right - 1).clamp(0, last)
                    # Outside of the grid the nearest border counts.
                    before, after = x - axis[left], axis[right] - x
                    before[before < 0] = 0.0
                    after[after < 0] = 0.0
                    exact = (before == 0) & (after == 0)
                    before[exact] = after[exact] = 1.0
                    # A corner weighs as much as the way to the opposite one is long.
                    corners.append(((left, after), (right, before)))
                    lengths.append(before + after)
                total = 0.0
                for choice in product(*corners):
                    weights = torch.prod(torch.stack([weight for _, weight in choice]), dim=0)
                    total = total + self.values[tuple(index for index, _ in choice)] * weights
                return total / torch.prod(torch.stack(lengths), dim=0)
        """#
}
