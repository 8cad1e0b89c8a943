// torch.optim.SparseAdam, which is refused: there are no sparse gradients.

extension TrainingScripts {
    static let torchOptimSparseAdam = #"""
        from torch.optim.optimizer import Optimizer

        class SparseAdam(Optimizer):
            def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, maximize=False):
                raise NotImplementedError('SparseAdam is not available: there are no sparse gradients; take Adam')
        """#
}
