// timm.optim.kron.Kron, which is refused: the Kronecker-factored preconditioner is not built.

extension TrainingScripts {
    static let timmOptimKron = #"""
        from torch.optim import Optimizer

        class Kron(Optimizer):
            def __init__(self, params, *args, **kwargs):
                raise NotImplementedError('Kron is not available: its preconditioners are not built; take another optimizer, such as lamb')
        """#
}
