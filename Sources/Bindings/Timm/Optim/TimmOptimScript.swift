// timm.optim: the names of the package.

extension TrainingScripts {
    static let timmOptim = #"""
        from torch.optim import SGD, Adadelta, Adagrad, Adam, Adamax, AdamW, NAdam, RAdam, RMSprop
        from timm.optim._optim_factory import (AdaBelief, Adafactor, AdafactorBigVision, Adahessian, AdamP, AdamWLegacy, Adan, Adopt, Lamb,
                                               LaProp, Lars, Lion, Lookahead, MADGRAD, Mars, Muon, NAdamLegacy, NAdamW, NvNovoGrad, OptimInfo,
                                               OptimizerRegistry, RAdamLegacy, RMSpropTF, SGDP, SGDW, create_optimizer, create_optimizer_v2,
                                               get_optimizer_class, get_optimizer_info, list_optimizers, optimizer_kwargs)
        from timm.optim._param_groups import auto_group_layers, param_groups_layer_decay, param_groups_weight_decay
        # timm has this name only after `import timm.optim.optim_factory`; here it is always there: an extension.
        from timm.optim import optim_factory
        """#
}
