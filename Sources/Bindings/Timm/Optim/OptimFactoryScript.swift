// timm.optim.create_optimizer_v2 and its kin: the table of optimizers by name.

extension TrainingScripts {
    static let timmOptimOwnOptimFactory = #"""
        import importlib
        import logging
        from dataclasses import dataclass
        from fnmatch import fnmatch
        from functools import partial
        from typing import Any, Dict, Optional

        import torch
        from torch import nn
        from torch.optim import SGD, Adadelta, Adagrad, Adam, Adamax, AdamW, NAdam, RAdam, RMSprop
        from timm.optim._param_groups import param_groups_layer_decay, param_groups_weight_decay
        from timm.optim.adabelief import AdaBelief
        from timm.optim.adafactor import Adafactor
        from timm.optim.adafactor_bv import AdafactorBigVision
        from timm.optim.adahessian import Adahessian
        from timm.optim.adamp import AdamP
        from timm.optim.adamw import AdamWLegacy
        from timm.optim.adan import Adan
        from timm.optim.adopt import Adopt
        from timm.optim.kron import Kron
        from timm.optim.lamb import Lamb
        from timm.optim.laprop import LaProp
        from timm.optim.lars import Lars
        from timm.optim.lion import Lion
        from timm.optim.lookahead import Lookahead
        from timm.optim.madgrad import MADGRAD
        from timm.optim.mars import Mars
        from timm.optim.muon import Muon
        from timm.optim.nadam import NAdamLegacy
        from timm.optim.nadamw import NAdamW
        from timm.optim.nvnovograd import NvNovoGrad
        from timm.optim.radam import RAdamLegacy
        from timm.optim.rmsprop_tf import RMSpropTF
        from timm.optim.sgdp import SGDP
        from timm.optim.sgdw import SGDW

        _logger = logging.getLogger(__name__)

        @dataclass(frozen=True)
        class OptimInfo:
            name: str
            opt_class: Any
            description: str = ''
            has_eps: bool = True
            has_momentum: bool = False
            has_betas: bool = False
            num_betas: int = 2
            second_order: bool = False
            defaults: Optional[Dict[str, Any]] = None

        # Name, class, what it takes (e: eps, m: momentum, b: betas, 3: three of them, h: second order), defaults, description.
        _OPTIMIZERS = [
            # sgd variants
            ('sgd', SGD, 'm', dict(nesterov=True), 'torch.Optim Stochastic Gradient Descent (SGD) with Nesterov momentum'),
            ('momentum', SGD, 'm', dict(nesterov=False),
             'torch.Optim Stochastic Gradient Descent (SGD) with classical momentum'),
            ('sgdp', SGDP, 'em', dict(nesterov=True), 'SGD with built-in projection to unit norm sphere'),
            ('sgdw', SGDW, 'm', dict(nesterov=True), 'SGD with decoupled weight decay and Nesterov momentum'),
            # adam variants
            ('adam', Adam, 'eb', None, 'torch.optim.Adam, Adaptive Moment Estimation'),
            ('adamw', AdamW, 'eb', None, 'torch.optim.AdamW, Adam with decoupled weight decay'),
            ('adamwlegacy', AdamWLegacy, 'eb', None, 'legacy impl of AdamW that pre-dates inclusion to torch.optim'),
            ('adamp', AdamP, 'eb', dict(wd_ratio=0.01, nesterov=True), 'Adam with built-in projection to unit norm sphere'),
            ('nadam', NAdam, 'eb', None, 'torch.optim.NAdam, Adam with Nesterov momentum'),
            ('nadamlegacy', NAdamLegacy, 'eb', None, 'legacy impl of NAdam that pre-dates inclusion in torch.optim'),
            ('nadamw', NAdamW, 'eb', None,
             'Adam with Nesterov momentum and decoupled weight decay, mlcommons/algorithmic-efficiency impl'),
            ('radam', RAdam, 'eb', None, 'torch.optim.RAdam, Rectified Adam with variance adaptation'),
            ('radamlegacy', RAdamLegacy, 'eb', None, 'legacy impl of RAdam that predates inclusion in torch.optim'),
            ('radamw', RAdam, 'eb', dict(decoupled_weight_decay=True),
             'torch.optim.RAdamW, Rectified Adam with variance adaptation and decoupled weight decay'),
            ('adamax', Adamax, 'eb', None, 'torch.optim.Adamax, Adam with infinity norm for more stable updates'),
            ('adafactor', Adafactor, 'eb', None, 'Memory-efficient implementation of Adam with factored gradients'),
            ('adafactorbv', AdafactorBigVision, 'em', None,
             'Big Vision variant of Adafactor with factored gradients, half precision momentum'),
            ('adopt', Adopt, 'eb', None, 'Modified Adam that can converge with any β2 with the optimal rate'),
            ('adoptw', Adopt, 'eb', dict(decoupled=True),
             'Modified AdamW (decoupled decay) that can converge with any β2 with the optimal rate'),
            # lamb lars
            ('lamb', Lamb, 'eb', None, 'Layer-wise Adaptive Moments for batch optimization'),
            ('lambc', Lamb, 'eb', dict(trust_clip=True), 'LAMB with trust ratio clipping for stability'),
            ('lambw', Lamb, 'eb', dict(decoupled_decay=True), 'LAMB with decoupled weight decay'),
            ('lambcw', Lamb, 'eb', dict(trust_clip=True, decoupled_decay=True),
             'LAMB with trust ratio clipping for stability and decoupled decay'),
            ('lars', Lars, 'em', None, 'Layer-wise Adaptive Rate Scaling'),
            ('larc', Lars, 'em', dict(trust_clip=True), 'LARS with trust ratio clipping for stability'),
            ('nlars', Lars, 'em', dict(nesterov=True), 'LARS with Nesterov momentum'),
            ('nlarc', Lars, 'em', dict(nesterov=True, trust_clip=True), 'LARS with Nesterov momentum & trust ratio clipping'),
            # other optimizers
            ('adabelief', AdaBelief, 'eb', dict(rectify=False), 'Adapts learning rate based on gradient prediction error'),
            ('radabelief', AdaBelief, 'eb', dict(rectify=True), 'Rectified AdaBelief with variance adaptation'),
            ('adadelta', Adadelta, 'e', None,
             'torch.optim.Adadelta, Adapts learning rates based on running windows of gradients'),
            ('adagrad', Adagrad, 'e', dict(eps=1e-08),
             'torch.optim.Adagrad, Adapts learning rates using cumulative squared gradients'),
            ('adan', Adan, 'eb3', dict(no_prox=False), 'Adaptive Nesterov Momentum Algorithm'),
            ('adanw', Adan, 'eb3', dict(no_prox=True), 'Adaptive Nesterov Momentum with decoupled weight decay'),
            ('adahessian', Adahessian, 'ebh', None, 'An Adaptive Second Order Optimizer'),
            ('kron', Kron, 'm', None, 'PSGD optimizer with Kronecker-factored preconditioner'),
            ('kronw', Kron, 'm', dict(decoupled_decay=True),
             'PSGD optimizer with Kronecker-factored preconditioner and decoupled weight decay'),
            ('laprop', LaProp, 'eb', None, 'Separating Momentum and Adaptivity in Adam'),
            ('lion', Lion, 'b', None, 'Evolved Sign Momentum optimizer for improved convergence'),
            ('madgrad', MADGRAD, 'em', None, 'Momentum-based Adaptive gradient method'),
            ('madgradw', MADGRAD, 'em', dict(decoupled_decay=True), 'MADGRAD with decoupled weight decay'),
            ('mars', Mars, 'eb', None, 'Unleashing the Power of Variance Reduction for Training Large Models'),
            ('muon', Muon, 'emb', None, 'MomentUm Orthogonalized by Newton-schulz with AdamW fallback for 1D params'),
            ('nmuon', Muon, 'emb', dict(nesterov=True),
             'MomentUm Orthogonalized by Newton-schulz with Nesterov and NAdamW fallback for 1D params'),
            ('adamuon', Muon, 'emb', dict(algo='adamuon'),
             'AdaMuon: Muon with adaptive second moment estimation on orthogonalized directions'),
            ('nadamuon', Muon, 'emb', dict(algo='adamuon', nesterov=True),
             'AdaMuon with Nesterov momentum and NAdamW fallback for 1D params'),
            ('novograd', NvNovoGrad, 'eb', None, 'Normalized Adam with L2 norm gradient normalization'),
            ('novogradw', NvNovoGrad, 'eb', dict(decoupled_decay=True), 'NovoGrad with decoupled weight decay'),
            ('rmsprop', RMSprop, 'em', dict(alpha=0.9), 'torch.optim.RMSprop, Root Mean Square Propagation'),
            ('rmsproptf', RMSpropTF, 'em', dict(alpha=0.9),
             'TensorFlow-style RMSprop implementation, Root Mean Square Propagation'),
            ('rmsproptfw', RMSpropTF, 'em', dict(alpha=0.9, decoupled_decay=True),
             'TensorFlow-style RMSprop with decoupled weight decay'),
            # apex optimizers
            ('fusedsgd', 'apex.optimizers.FusedSGD', 'm', dict(nesterov=True),
             'NVIDIA APEX fused SGD implementation for faster training'),
            ('fusedadam', 'apex.optimizers.FusedAdam', 'eb', dict(adam_w_mode=False),
             'NVIDIA APEX fused Adam implementation'),
            ('fusedadamw', 'apex.optimizers.FusedAdam', 'eb', dict(adam_w_mode=True),
             'NVIDIA APEX fused AdamW implementation'),
            ('fusedlamb', 'apex.optimizers.FusedLAMB', 'eb', None, 'NVIDIA APEX fused LAMB implementation'),
            ('fusednovograd', 'apex.optimizers.FusedNovoGrad', 'eb', dict(betas=(0.95, 0.98)),
             'NVIDIA APEX fused NovoGrad implementation'),
            # bnb optimizers
            ('bnbsgd', 'bitsandbytes.optim.SGD', 'm', dict(nesterov=True), 'bitsandbytes SGD'),
            ('bnbsgd8bit', 'bitsandbytes.optim.SGD8bit', 'm', dict(nesterov=True),
             'bitsandbytes 8-bit SGD with dynamic quantization'),
            ('bnbadam', 'bitsandbytes.optim.Adam', 'eb', None, 'bitsandbytes Adam'),
            ('bnbadam8bit', 'bitsandbytes.optim.Adam8bit', 'eb', None, 'bitsandbytes 8-bit Adam with dynamic quantization'),
            ('bnbadamw', 'bitsandbytes.optim.AdamW', 'eb', None, 'bitsandbytes AdamW'),
            ('bnbadamw8bit', 'bitsandbytes.optim.AdamW8bit', 'eb', None,
             'bitsandbytes 8-bit AdamW with dynamic quantization'),
            ('bnblion', 'bitsandbytes.optim.Lion', 'b', None, 'bitsandbytes Lion'),
            ('bnblion8bit', 'bitsandbytes.optim.Lion8bit', 'b', None, 'bitsandbytes 8-bit Lion with dynamic quantization'),
            ('bnbademamix', 'bitsandbytes.optim.AdEMAMix', 'eb3', None, 'bitsandbytes AdEMAMix'),
            ('bnbademamix8bit', 'bitsandbytes.optim.AdEMAMix8bit', 'eb3', None,
             'bitsandbytes 8-bit AdEMAMix with dynamic quantization'),
            # cautious optimizers
            ('cadafactor', Adafactor, 'eb', dict(caution=True, betas=(0.9, 0.999)), 'Cautious Adafactor'),
            ('cadafactorbv', AdafactorBigVision, 'em', dict(caution=True), 'Cautious Big Vision Adafactor'),
            ('cadamw', AdamWLegacy, 'eb', dict(caution=True), 'Cautious AdamW'),
            ('cadopt', Adopt, 'eb', dict(caution=True), 'Cautious Adopt'),
            ('cadan', Adan, 'eb3', dict(caution=True, no_prox=False), 'Cautious Adaptive Nesterov Momentum Algorithm'),
            ('cadanw', Adan, 'eb3', dict(caution=True, no_prox=True),
             'Cautious Adaptive Nesterov Momentum with decoupled weight decay'),
            ('cadoptw', Adopt, 'eb', dict(decoupled=True, caution=True), 'Cautious AdoptW (decoupled decay)'),
            ('clamb', Lamb, 'eb', dict(caution=True), 'Cautious LAMB'),
            ('clambw', Lamb, 'eb', dict(caution=True, decoupled_decay=True), 'Cautious LAMB with decoupled weight decay'),
            ('claprop', LaProp, 'eb', dict(caution=True), 'Cautious LaProp'),
            ('clion', Lion, 'b', dict(caution=True), 'Cautious Lion'),
            ('cmars', Mars, 'eb', dict(caution=True), 'Cautious MARS'),
            ('cnadamw', NAdamW, 'eb', dict(caution=True), 'Cautious NAdamW'),
            ('crmsproptf', RMSpropTF, 'em', dict(alpha=0.9, caution=True), 'Cautious TensorFlow-style RMSprop'),
            ('csgdw', SGDW, 'm', dict(nesterov=True, caution=True),
             'Cautious SGD with decoupled weight decay and Nesterov momentum'),
            ('cadamp', AdamP, 'eb', dict(wd_ratio=0.01, nesterov=True, caution=True),
             'Add the spherical cautious optimizer and the standard cautious optimizer to AdamP'),
            ('csgdp', SGDP, 'em', dict(nesterov=True, caution=True),
             'Add the spherical cautious optimizer and the standard cautious optimizer to SGDP'),
            # corrected decay optimizers
            ('adamc', AdamWLegacy, 'eb', dict(corrected_weight_decay=True),
             'AdamW with corrected weight decay (lr²/max_lr scaling)'),
            ('nadamc', NAdamW, 'eb', dict(corrected_weight_decay=True),
             'NAdamW with corrected weight decay (lr²/max_lr scaling)'),
            ('sgdc', SGDW, 'm', dict(nesterov=True, corrected_weight_decay=True),
             'SGD with corrected decoupled weight decay (lr²/max_lr scaling)'),
            ('adoptc', Adopt, 'eb', dict(decoupled=True, corrected_weight_decay=True),
             'Adopt with corrected decoupled weight decay (lr²/max_lr scaling)'),
            ('lambcd', Lamb, 'eb', dict(decoupled_decay=True, corrected_weight_decay=True),
             'LAMB with corrected decoupled weight decay (lr²/max_lr scaling)'),
            ('kronc', Kron, 'm', dict(decoupled_decay=True, corrected_weight_decay=True),
             'PSGD Kron with corrected decoupled weight decay (lr²/max_lr scaling)'),
            ('lionc', Lion, 'b', dict(corrected_weight_decay=True), 'Lion with corrected weight decay (lr²/max_lr scaling)'),
            ('lapropc', LaProp, 'eb', dict(corrected_weight_decay=True),
             'LaProp with corrected weight decay (lr²/max_lr scaling)'),
            ('rmsproptfc', RMSpropTF, 'em', dict(alpha=0.9, decoupled_decay=True, corrected_weight_decay=True),
             'RMSprop TF-style with corrected decoupled weight decay (lr²/max_lr scaling)'),
            ('novogradc', NvNovoGrad, 'eb', dict(decoupled_decay=True, corrected_weight_decay=True),
             'NovoGrad with corrected decoupled weight decay (lr²/max_lr scaling)'),
            ('adafactorbvc', AdafactorBigVision, 'em', dict(corrected_weight_decay=True),
             'Adafactor Big Vision with corrected weight decay (lr²/max_lr or lr/max_lr scaling)'),
            ('cadamc', AdamWLegacy, 'eb', dict(caution=True, corrected_weight_decay=True),
             'Cautious AdamW with corrected weight decay (lr²/max_lr scaling)'),
            ('cadoptc', Adopt, 'eb', dict(decoupled=True, caution=True, corrected_weight_decay=True),
             'Cautious Adopt with corrected decoupled weight decay (lr²/max_lr scaling)'),
            ('cnadamc', NAdamW, 'eb', dict(caution=True, corrected_weight_decay=True),
             'Cautious NAdamW with corrected weight decay (lr²/max_lr scaling)'),
            ('csgdc', SGDW, 'm', dict(nesterov=True, caution=True, corrected_weight_decay=True),
             'Cautious SGD with corrected decoupled weight decay (lr²/max_lr scaling)'),
            ('clionc', Lion, 'b', dict(caution=True, corrected_weight_decay=True),
             'Cautious Lion with corrected weight decay (lr²/max_lr scaling)'),
            ('cadafactorbvc', AdafactorBigVision, 'em', dict(caution=True, corrected_weight_decay=True),
             'Cautious Adafactor Big Vision with corrected weight decay'),
        ]

        def _import_class(class_string):
            try:
                module_name, class_name = class_string.rsplit('.', 1)
                return getattr(importlib.import_module(module_name), class_name)
            except (ImportError, AttributeError) as e:
                raise ImportError(f'Could not import {class_string}: {e}')

        class OptimizerRegistry:
            """Optimizers by name."""

            def __init__(self):
                self._optimizers = {}
                self._foreach_defaults = {'lion'}

            def register(self, info):
                name = info.name.lower()
                if name in self._optimizers:
                    _logger.warning(f'Optimizer {name} already registered, overwriting')
                self._optimizers[name] = info

            def register_alias(self, alias, target):
                target = target.lower()
                if target not in self._optimizers:
                    raise KeyError(f'Cannot create alias for non-existent optimizer {target}')
                self._optimizers[alias.lower()] = self._optimizers[target]

            def register_foreach_default(self, name):
                self._foreach_defaults.add(name.lower())

            def list_optimizers(self, filter='', exclude_filters=None, with_description=False):
                names = sorted(self._optimizers)
                if filter:
                    patterns = [filter] if isinstance(filter, str) else filter
                    names = [n for n in names if any(fnmatch(n, pattern) for pattern in patterns)]
                for pattern in exclude_filters or ():
                    names = [n for n in names if not fnmatch(n, pattern)]
                return [(n, self._optimizers[n].description) for n in names] if with_description else names

            def get_optimizer_info(self, name):
                name = name.lower()
                if name not in self._optimizers:
                    raise ValueError(f'Optimizer {name} not found in registry')
                return self._optimizers[name]

            def get_optimizer_class(self, name_or_info, bind_defaults=True):
                info = name_or_info
                if isinstance(name_or_info, str):
                    info = self.get_optimizer_info(name_or_info)
                else:
                    assert isinstance(name_or_info, OptimInfo)
                cls = info.opt_class
                if isinstance(cls, str):
                    for library, title in (('apex', 'APEX'), ('bitsandbytes', 'bitsandbytes')):
                        if cls.startswith(library + '.'):
                            assert torch.cuda.is_available(), f'CUDA required for {title} optimizers'
                            try:
                                cls = _import_class(cls)
                            except ImportError as e:
                                raise ImportError(f'{title} optimizers require {library} to be installed') from e
                            break
                    else:
                        cls = _import_class(cls)
                return partial(cls, **info.defaults) if bind_defaults and info.defaults else cls

            def create_optimizer(self, model_or_params, opt, lr=None, weight_decay=0.0, momentum=0.9, foreach=None,
                                 weight_decay_exclude_1d=True, fallback_list=(), fallback_no_weight_decay=False, layer_decay=None,
                                 layer_decay_min_scale=0.0, layer_decay_no_opt_scale=None, param_group_fn=None, **kwargs):
                params = model_or_params
                if isinstance(model_or_params, nn.Module):
                    model = model_or_params
                    shared = dict(weight_decay=weight_decay, no_weight_decay_list=getattr(model, 'no_weight_decay', lambda: set())(),
                                  fallback_list=fallback_list, fallback_no_weight_decay=fallback_no_weight_decay,
                                  weight_decay_exclude_1d=weight_decay_exclude_1d)
                    if param_group_fn:
                        params = param_group_fn(model)
                    elif layer_decay is not None:
                        params = param_groups_layer_decay(model, layer_decay=layer_decay, min_scale=layer_decay_min_scale,
                                                          no_opt_scale=layer_decay_no_opt_scale, **shared)
                    else:
                        params = param_groups_weight_decay(model, **shared)
                    # The groups have it now.
                    if not param_group_fn:
                        weight_decay = 0.0
                words = opt.lower().split('_')
                info = self.get_optimizer_info(words[-1])
                options = {'weight_decay': weight_decay, **kwargs}
                if lr is not None:
                    options['lr'] = lr
                for name, value in (info.defaults or {}).items():
                    options.setdefault(name, value)
                if info.has_momentum:
                    options.setdefault('momentum', momentum)
                if not info.has_eps:
                    options.pop('eps', None)
                if not info.has_betas:
                    options.pop('betas', None)
                if foreach is not None:
                    options.setdefault('foreach', foreach)
                optimizer = self.get_optimizer_class(info, bind_defaults=False)(params, **options)
                return Lookahead(optimizer) if len(words) > 1 and words[0] == 'lookahead' else optimizer

        default_registry = OptimizerRegistry()
        for _name, _class, _takes, _defaults, _description in _OPTIMIZERS:
            default_registry.register(OptimInfo(_name, _class, _description, 'e' in _takes, 'm' in _takes, 'b' in _takes,
                                                3 if '3' in _takes else 2, 'h' in _takes, _defaults))
        default_registry.register_alias('nesterov', 'sgd')
        default_registry.register_alias('nesterovw', 'sgdw')

        def list_optimizers(filter='', exclude_filters=None, with_description=False):
            """The names that create_optimizer_v2 knows."""
            return default_registry.list_optimizers(filter, exclude_filters, with_description)

        def get_optimizer_info(name):
            """What is known about an optimizer."""
            return default_registry.get_optimizer_info(name)

        def get_optimizer_class(name, bind_defaults=True):
            """The class of an optimizer, with its variant's options bound."""
            return default_registry.get_optimizer_class(name, bind_defaults=bind_defaults)

        def create_optimizer_v2(model_or_params, opt='sgd', lr=None, weight_decay=0.0, momentum=0.9, foreach=None, filter_bias_and_bn=True,
                                fallback_list=(), fallback_no_weight_decay=False, layer_decay=None, layer_decay_min_scale=0.0,
                                layer_decay_no_opt_scale=None, param_group_fn=None, **kwargs):
            """An optimizer by name for a model's parameters, with or without weight decay each, or for given ones."""
            return default_registry.create_optimizer(
                model_or_params, opt=opt, lr=lr, weight_decay=weight_decay, momentum=momentum, foreach=foreach,
                weight_decay_exclude_1d=filter_bias_and_bn, fallback_list=fallback_list,
                fallback_no_weight_decay=fallback_no_weight_decay, layer_decay=layer_decay, layer_decay_min_scale=layer_decay_min_scale,
                layer_decay_no_opt_scale=layer_decay_no_opt_scale, param_group_fn=param_group_fn, **kwargs)

        def optimizer_kwargs(cfg):
            """The options of create_optimizer_v2 in parsed arguments."""
            kwargs = {'opt': cfg.opt, 'lr': cfg.lr, 'weight_decay': cfg.weight_decay, 'momentum': cfg.momentum}
            for option, name in (('opt_eps', 'eps'), ('opt_betas', 'betas'), ('layer_decay', 'layer_decay'),
                                 ('layer_decay_min_scale', 'layer_decay_min_scale'),
                                 ('layer_decay_no_opt_scale', 'layer_decay_no_opt_scale')):
                value = getattr(cfg, option, None)
                if value is not None:
                    kwargs[name] = value
            if getattr(cfg, 'opt_args', None) is not None:
                kwargs.update(cfg.opt_args)
            if getattr(cfg, 'opt_foreach', None) is not None:
                kwargs['foreach'] = cfg.opt_foreach
            return kwargs

        def create_optimizer(args, model, filter_bias_and_bn=True):
            return create_optimizer_v2(model, **optimizer_kwargs(cfg=args), filter_bias_and_bn=filter_bias_and_bn)
        """#
}
