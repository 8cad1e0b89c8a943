// timm.task._helpers: a task out of a checkpoint. Follows timm's _helpers.py (Apache-2.0).

extension TrainingScripts {
    static let timmTaskHelpers = #"""
        import argparse
        import logging
        import os

        import torch

        from timm.models import clean_state_dict

        _logger = logging.getLogger(__name__)

        def _load_train_checkpoint(checkpoint_path, weights_only=True):
            if weights_only and hasattr(torch.serialization, 'safe_globals'):
                with torch.serialization.safe_globals([argparse.Namespace]):
                    return torch.load(checkpoint_path, map_location='cpu', weights_only=weights_only)
            return torch.load(checkpoint_path, map_location='cpu', weights_only=weights_only)

        def resume_task_checkpoint(task, checkpoint_path, optimizer=None, loss_scaler=None, log_info=True, weights_only=True):
            """Puts a task (optimizer, loss scaler) back to where a checkpoint was written; gives the next epoch."""
            def log(message):
                if log_info:
                    _logger.info(message)

            if not os.path.isfile(checkpoint_path):
                _logger.error(f"No checkpoint found at '{checkpoint_path}'")
                raise FileNotFoundError()
            checkpoint = _load_train_checkpoint(checkpoint_path, weights_only=weights_only)
            keys = [key for key in ('state_dict', 'model') if isinstance(checkpoint, dict) and key in checkpoint]
            if not keys:
                task.load_checkpoint_state(clean_state_dict(checkpoint))
                log(f"Loaded checkpoint '{checkpoint_path}'")
                return None

            log('Restoring model state from checkpoint...')
            own = checkpoint.get('task_state') if keys[0] == 'state_dict' else None
            task.load_checkpoint_state(clean_state_dict(checkpoint[keys[0]]), own)
            if optimizer is not None and 'optimizer' in checkpoint:
                log('Restoring optimizer state from checkpoint...')
                optimizer.load_state_dict(checkpoint['optimizer'])
            if loss_scaler is not None and loss_scaler.state_dict_key in checkpoint:
                log('Restoring AMP loss scaler state from checkpoint...')
                loss_scaler.load_state_dict(checkpoint[loss_scaler.state_dict_key])
            if 'epoch' not in checkpoint:
                return None
            epoch = checkpoint['epoch']
            log(f"Loaded checkpoint '{checkpoint_path}' (epoch {epoch})")
            # From version 2 on the epoch that was finished is written, before it the one to come.
            return epoch + 1 if 'version' in checkpoint and checkpoint['version'] > 1 else epoch

        def load_task_ema_checkpoint(task, checkpoint_path, weights_only=True):
            """Loads a checkpoint's moving average (its model if it has none) into the task's moving average."""
            checkpoint = _load_train_checkpoint(checkpoint_path, weights_only=weights_only)
            key, own = '', None
            if isinstance(checkpoint, dict):
                averages = [k for k in ('state_dict_ema', 'model_ema') if checkpoint.get(k, None) is not None]
                key = next(iter(averages + [k for k in ('state_dict', 'model') if k in checkpoint]), '')
                if key.startswith('state_dict'):
                    own = checkpoint.get(key.replace('state_dict', 'task_state'))
            task.load_checkpoint_state(clean_state_dict(checkpoint[key] if key else checkpoint), own, ema=True)
            _logger.info("Loaded {} from checkpoint '{}'".format(key or 'checkpoint', checkpoint_path))
        """#
}
