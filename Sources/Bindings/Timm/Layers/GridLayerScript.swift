// timm.layers.grid: grids of coordinates. Follows timm's grid.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersGrid = #"""
        import torch

        def ndgrid(*tensors):
            """The coordinates of every point of a grid, axes in the order of the arguments."""
            return torch.meshgrid(*tensors, indexing='ij')

        def meshgrid(*tensors):
            """The coordinates of every point of a grid, the first two axes exchanged: x runs along the second one."""
            return torch.meshgrid(*tensors, indexing='xy')
        """#
}
