// timm.utils: freezing, statistics of activations, unwrapping. Unfreezing brings the layers back that were frozen, with their
// own parameters; timm makes new ones, and an optimizer made before would no longer know them.

extension TrainingScripts {
    static let timmUtilsModel = #"""
        import fnmatch

        import torch
        from torch import nn
        from timm.utils.model_ema import ModelEma

        def unwrap_model(model):
            if isinstance(model, ModelEma):
                return unwrap_model(model.ema)
            for name in ('module', '_orig_mod'):
                if hasattr(model, name):
                    return unwrap_model(getattr(model, name))
            return model

        def get_state_dict(model, unwrap_fn=unwrap_model):
            return unwrap_fn(model).state_dict()

        def avg_sq_ch_mean(model, input, output):
            """The mean over channels of the squared channel mean."""
            return torch.mean(output.mean(dim=[0, 2, 3]) ** 2).item()

        def avg_ch_var(model, input, output):
            """The mean over channels of the channel variance."""
            return torch.mean(output.var(dim=[0, 2, 3])).item()

        def avg_ch_var_residual(model, input, output):
            return avg_ch_var(model, input, output)

        class ActivationStatsHook:
            """Collects a statistic of the outputs of the modules whose names match a pattern."""

            def __init__(self, model, hook_fn_locs, hook_fns):
                self.model = model
                self.hook_fn_locs = hook_fn_locs
                self.hook_fns = hook_fns
                if len(hook_fn_locs) != len(hook_fns):
                    raise ValueError('Please provide `hook_fns` for each `hook_fn_locs`,                 their lengths are different.')
                self.stats = {f.__name__: [] for f in hook_fns}
                for place, function in zip(hook_fn_locs, hook_fns):
                    self.register_hook(place, function)

            def _create_hook(self, hook_fn):
                def append_activation_stats(module, input, output):
                    self.stats[hook_fn.__name__].append(hook_fn(module, input, output))
                return append_activation_stats

            def register_hook(self, hook_fn_loc, hook_fn):
                for name, module in self.model.named_modules():
                    if fnmatch.fnmatch(name, hook_fn_loc):
                        module.register_forward_hook(self._create_hook(hook_fn))

        def extract_spp_stats(model, hook_fn_locs, hook_fns, input_shape=[8, 3, 224, 224]):
            """Statistics of the activations for a random input."""
            x = torch.normal(0.0, 1.0, input_shape)
            hook = ActivationStatsHook(model, hook_fn_locs=hook_fn_locs, hook_fns=hook_fns)
            model(x)
            return hook.stats

        # FrozenBatchNorm2d is Swift's: convolutions fold it into their weights. It remembers the layer it stands for and shares its
        # tensors.

        def _frozen(norm):
            result = FrozenBatchNorm2d(norm.num_features, norm.eps)
            result.affine = norm.affine
            if norm.affine:
                result.weight = norm.weight.detach()
                result.bias = norm.bias.detach()
            result.running_mean = norm.running_mean
            result.running_var = norm.running_var
            result._original = [norm]
            return result

        def _unfrozen(frozen):
            """The original layer again, so that optimizers and averages that know its parameters stay valid; as new in the rest."""
            norm = frozen._original[0]
            for name, value in (('weight', frozen.weight), ('bias', frozen.bias)):
                own = getattr(norm, name)
                if own is not None:
                    if own.data_ptr() != value.data_ptr():
                        with torch.no_grad():
                            own.copy_(value)
                    own.requires_grad_(True)
            norm.running_mean = frozen.running_mean
            norm.running_var = frozen.running_var
            norm.num_batches_tracked.zero_()
            norm.eps = frozen.eps
            norm.momentum = 0.1
            norm.train()
            return norm

        def freeze_batch_norm_2d(module):
            """Replaces every BatchNorm2d below by a frozen one; returns the replacement of a module that is one itself."""
            if isinstance(module, nn.BatchNorm2d):
                return _frozen(module)
            for name, child in module.named_children():
                new = freeze_batch_norm_2d(child)
                if new is not child:
                    module.add_module(name, new)
            return module

        def unfreeze_batch_norm_2d(module):
            """Undoes freeze_batch_norm_2d."""
            if isinstance(module, FrozenBatchNorm2d):
                return _unfrozen(module)
            for name, child in module.named_children():
                new = unfreeze_batch_norm_2d(child)
                if new is not child:
                    module.add_module(name, new)
            return module

        def _set_frozen(root_module, submodules, include_bn_running_stats, freezes):
            if isinstance(root_module, nn.BatchNorm2d):
                raise AssertionError('You have provided a batch norm layer as the `root module`. Please use '
                                     '`timm.utils.model.freeze_batch_norm_2d` or `timm.utils.model.unfreeze_batch_norm_2d` instead.')
            names = [submodules] if isinstance(submodules, str) else list(submodules)
            modules = [root_module.get_submodule(name) for name in names]
            if not modules:
                names, modules = [''], [root_module]
            for name, module in zip(names, modules):
                for p in module.parameters():
                    p.requires_grad = not freezes
                if include_bn_running_stats:
                    new = (freeze_batch_norm_2d if freezes else unfreeze_batch_norm_2d)(module)
                    if new is not module:
                        *parent, own = name.rsplit('.', 1)
                        (root_module.get_submodule(parent[0]) if parent else root_module).add_module(own, new)

        def freeze(root_module, submodules=[], include_bn_running_stats=True):
            """Stops training of the parameters below, and holds the statistics of batch norms."""
            _set_frozen(root_module, submodules, include_bn_running_stats, True)

        def unfreeze(root_module, submodules=[], include_bn_running_stats=True):
            """Undoes freeze."""
            _set_frozen(root_module, submodules, include_bn_running_stats, False)

        def reparameterize_model(model, inplace=False):
            """Fuses the branches of the modules that can."""
            from copy import deepcopy
            if not inplace:
                model = deepcopy(model)

            def fuse(module):
                for name, child in module.named_children():
                    if hasattr(child, 'fuse'):
                        setattr(module, name, child.fuse())
                    elif hasattr(child, 'reparameterize'):
                        child.reparameterize()
                    elif hasattr(child, 'switch_to_deploy'):
                        child.switch_to_deploy()
                    fuse(child)

            fuse(model)
            return model
        """#
}
