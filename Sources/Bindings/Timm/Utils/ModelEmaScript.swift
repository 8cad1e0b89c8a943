// timm.utils.ModelEma, ModelEmaV2, ModelEmaV3: moving averages of models.

extension TrainingScripts {
    static let timmUtilsModelEma = #"""
        import logging
        from collections import OrderedDict
        from copy import deepcopy

        import torch
        from torch import nn

        _logger = logging.getLogger(__name__)

        class ModelEma:
            """A moving average of a model's whole state. The oldest form; ModelEmaV3 is the newest."""

            def __init__(self, model, decay=0.9999, device='', resume=''):
                self.ema = deepcopy(model)
                self.ema.eval()
                self.decay = decay
                self.device = device
                if device:
                    self.ema.to(device=device)
                self.ema_has_module = hasattr(self.ema, 'module')
                if resume:
                    self._load_checkpoint(resume)
                for p in self.ema.parameters():
                    p.requires_grad_(False)

            def _load_checkpoint(self, checkpoint_path):
                checkpoint = torch.load(checkpoint_path, map_location='cpu', weights_only=True)
                assert isinstance(checkpoint, dict)
                if 'state_dict_ema' in checkpoint:
                    state = OrderedDict()
                    for k, v in checkpoint['state_dict_ema'].items():
                        state['module.' + k if self.ema_has_module and not k.startswith('module') else k] = v
                    self.ema.load_state_dict(state)
                    _logger.info('Loaded state_dict_ema')
                else:
                    _logger.warning('Failed to find state_dict_ema, starting from loaded model weights')

            def update(self, model):
                prefix = 'module.' if hasattr(model, 'module') and not self.ema_has_module else ''
                with torch.no_grad():
                    state = model.state_dict()
                    for k, average in self.ema.state_dict().items():
                        average.copy_(average * self.decay + (1.0 - self.decay) * state[prefix + k].detach())

        class ModelEmaV2(nn.Module):
            """The same as a module, with a method that copies."""

            def __init__(self, model, decay=0.9999, device=None):
                super().__init__()
                self.module = deepcopy(model)
                self.module.eval()
                self.decay = decay
                self.device = device
                if device is not None:
                    self.module.to(device=device)

            def _update(self, model, update_fn):
                with torch.no_grad():
                    for average, value in zip(self.module.state_dict().values(), model.state_dict().values()):
                        average.copy_(update_fn(average, value))

            def update(self, model):
                self._update(model, update_fn=lambda e, m: self.decay * e + (1.0 - self.decay) * m)

            def set(self, model):
                self._update(model, update_fn=lambda e, m: m)

            def forward(self, *args, **kwargs):
                return self.module(*args, **kwargs)

        class ModelEmaV3(nn.Module):
            """A moving average whose decay may warm up, over all of the state or the parameters alone."""

            def __init__(self, model, decay=0.9999, min_decay=0.0, update_after_step=0, use_warmup=False, warmup_gamma=1.0,
                         warmup_power=2 / 3, device=None, dtype=None, stochastic_rounding=True, stochastic_rounding_seed=0, foreach=True,
                         exclude_buffers=False):
                super().__init__()
                self.module = deepcopy(model)
                self.module.eval()
                self.decay = decay
                self.min_decay = min_decay
                self.update_after_step = update_after_step
                self.use_warmup = use_warmup
                self.warmup_gamma = warmup_gamma
                self.warmup_power = warmup_power
                self.foreach = foreach
                self.device = device
                self.dtype = dtype
                self.stochastic_rounding = stochastic_rounding
                self.stochastic_rounding_seed = stochastic_rounding_seed
                self.exclude_buffers = exclude_buffers
                if device is not None:
                    self.module.to(device=device)
                if dtype is not None:
                    self.module.to(dtype=dtype)
                if stochastic_rounding and any(v.dtype == torch.bfloat16 for v in self.module.state_dict().values()):
                    raise NotImplementedError('ModelEmaV3 in bfloat16 with stochastic rounding is not available; take '
                                              'stochastic_rounding=False')

            def get_decay(self, step=None):
                if step is None:
                    return self.decay
                step = max(0, step - self.update_after_step - 1)
                if step <= 0:
                    return 0.0
                if not self.use_warmup:
                    return self.decay
                decay = 1 - (1 + step / self.warmup_gamma) ** -self.warmup_power
                return max(min(decay, self.decay), self.min_decay)

            @torch.no_grad()
            def update(self, model, step=None):
                decay = self.get_decay(step)
                if self.exclude_buffers:
                    self.apply_update_no_buffers_(model, decay)
                else:
                    self.apply_update_(model, decay)

            def _move(self, average, value, decay):
                if average.is_floating_point():
                    average.lerp_(value.detach().to(dtype=average.dtype), 1.0 - decay)
                else:
                    average.copy_(value)

            def apply_update_(self, model, decay):
                for average, value in zip(self.module.state_dict().values(), model.state_dict().values()):
                    self._move(average, value, decay)

            def apply_update_no_buffers_(self, model, decay):
                for average, value in zip(self.module.parameters(), model.parameters()):
                    self._move(average, value, decay)
                for average, value in zip(self.module.buffers(), model.buffers()):
                    average.copy_(value)

            @torch.no_grad()
            def set(self, model):
                for average, value in zip(self.module.state_dict().values(), model.state_dict().values()):
                    average.copy_(value)

            def forward(self, *args, **kwargs):
                return self.module(*args, **kwargs)
        """#
}
