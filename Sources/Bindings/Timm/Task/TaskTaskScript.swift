// timm.task.task: what a training task is. Follows timm's task.py (Apache-2.0).

extension TrainingScripts {
    static let timmTaskTask = #"""
        from contextlib import nullcontext

        import torch
        from torch import nn

        from timm.models._manipulate import model_parameters
        from timm.utils.model import get_state_dict, unwrap_model
        from timm.utils.model_ema import ModelEmaV3

        def _no_process_group():
            """What PyTorch raises where processes are to work together and none were started."""
            return ValueError(
                'Default process group has not been initialized, please make sure to call init_process_group.')

        class TrainingTask(nn.Module):
            """A model together with its loss: a call gives a dict with 'loss' and what is worth logging."""

            def __init__(self, device=None, dtype=None, verbose=True):
                super().__init__()
                self.device = torch.device('cpu') if device is None else device
                self.dtype = torch.get_default_dtype() if dtype is None else dtype
                self.verbose = verbose

            def _apply(self, fn, *args, **kwargs):
                """Follows every conversion with the task's own device and type."""
                sample = fn(torch.empty(0, device=self.device, dtype=self.dtype))
                result = super()._apply(fn, *args, **kwargs)
                self.device, self.dtype = sample.device, sample.dtype
                return result

            def prepare_distributed(self, device_ids=None, **ddp_kwargs):
                """Nothing to do for a task of no particular kind."""
                return self

            def compile(self, backend='inductor', mode=None, **compile_kwargs):
                """Nothing to do for a task of no particular kind."""
                return None

            def get_trainable_module(self, ema=False):
                """What is trained (the task itself if it has nothing else), or its moving average."""
                return getattr(self, 'trainable_module_ema', None) if ema else getattr(self, 'trainable_module', self)

            def setup_ema(self, decay=0.9999, use_warmup=False, device=None, **kwargs):
                """Starts a moving average of what is trained."""
                self.trainable_module_ema = ModelEmaV3(
                    self.get_trainable_module(), decay=decay, use_warmup=use_warmup, device=device, **kwargs)
                return self.trainable_module_ema

            def has_ema(self):
                """Is there a moving average?"""
                return self.get_trainable_module(ema=True) is not None

            def compile_ema(self, backend='inductor', mode=None, **compile_kwargs):
                """Compiles the moving average for evaluation, if there is one."""
                if not self.has_ema():
                    return None
                model = self.get_eval_model(ema=True)
                self.eval_model_ema = torch.compile(model, backend=backend, mode=mode, **compile_kwargs)
                return self.eval_model_ema

            def update_ema(self, step=None):
                """Moves the average, if there is one, towards the present weights."""
                if self.has_ema():
                    self.get_trainable_module(ema=True).update(unwrap_model(self.get_trainable_module()), step=step)

            def get_clip_parameters(self, exclude_head=False):
                """The parameters whose gradients are clipped; without the last two where the head is excluded."""
                return model_parameters(self.get_trainable_module(), exclude_head)

            def get_eval_model(self, module=None, ema=False):
                """The model that is evaluated and saved."""
                if module is not None:
                    return module
                name = 'eval_model_ema' if ema else 'eval_model'
                return getattr(self, name) if hasattr(self, name) else self.get_trainable_module(ema=ema)

            def get_task_state(self, module=None, ema=False):
                """State of the task that is not the model's."""
                return {}

            def load_task_state(self, state, strict=True, module=None, ema=False):
                """Takes back what get_task_state gave."""
                return None

            def get_checkpoint_state(self, ema=False, unwrap_fn=unwrap_model):
                """The task's entries of a checkpoint: 'state_dict' and 'task_state', or those of the moving average."""
                model = self.get_eval_model(ema=ema)
                if model is None:
                    return {}
                suffix = '_ema' if ema else ''
                own = self.get_task_state(ema=ema)
                state = {'state_dict' + suffix: get_state_dict(model, unwrap_fn)}
                if own:
                    state['task_state' + suffix] = own
                return state

            def load_checkpoint_state(self, state_dict, task_state=None, ema=False, strict=True):
                """Takes back what get_checkpoint_state gave."""
                model = self.get_eval_model(ema=ema)
                if model is None:
                    raise RuntimeError('Cannot load EMA checkpoint state before setup_ema().' if ema else
                                       'Cannot load checkpoint state without an eval model.')
                unwrap_model(model).load_state_dict(state_dict, strict=strict)
                self.load_task_state(task_state, strict=strict, ema=ema)

            def no_sync(self):
                """A context in which processes do not exchange gradients."""
                module = self.get_trainable_module()
                if module is None or module is self or not hasattr(module, 'no_sync'):
                    return nullcontext()
                return module.no_sync()

            def create_evaluator(self, **kwargs):
                """An evaluator for what the model gives: logits [N, classes] and class indices [N]."""
                from timm.task.evaluator import ClassificationEvaluator
                return ClassificationEvaluator(device=self.device, **kwargs)

            def forward(self, input, target):
                raise NotImplementedError
        """#
}
