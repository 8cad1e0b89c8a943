// timm.optim.optim_factory: the older place of the factory.

extension TrainingScripts {
    static let timmOptimOptimFactory = #"""
        from timm.optim._optim_factory import create_optimizer, create_optimizer_v2, optimizer_kwargs
        from timm.optim._param_groups import param_groups_layer_decay, param_groups_weight_decay
        """#
}
