// timm.utils.CheckpointSaver: the last, the best and the recent checkpoints of a run.

extension TrainingScripts {
    static let timmUtilsCheckpointSaver = #"""
        import glob
        import logging
        import operator
        import os
        import shutil

        import torch
        from timm.utils.model import get_state_dict, unwrap_model

        _logger = logging.getLogger(__name__)

        def load_checkpoint_metadata(checkpoint_path):
            return torch.load(checkpoint_path, map_location='cpu', weights_only=True)

        class CheckpointSaver:
            """Writes checkpoints and keeps the best of them: last, model_best, checkpoint-N, recovery-N-M, milestone-N."""

            def __init__(self, model, optimizer, args=None, model_ema=None, amp_scaler=None, checkpoint_prefix='checkpoint',
                         recovery_prefix='recovery', checkpoint_dir='', recovery_dir='', decreasing=False, max_history=10,
                         unwrap_fn=unwrap_model, task=None):
                self.model = model
                self.task = task
                self.optimizer = optimizer
                self.args = args
                self.model_ema = model_ema
                self.amp_scaler = amp_scaler
                # (path, metric), the best first.
                self.checkpoint_files = []
                self.best_epoch = None
                self.best_metric = None
                self.curr_recovery_file = ''
                self.prev_recovery_file = ''
                self.checkpoint_dir = checkpoint_dir
                self.recovery_dir = recovery_dir
                self.save_prefix = checkpoint_prefix
                self.recovery_prefix = recovery_prefix
                self.extension = '.pth.tar'
                self.decreasing = decreasing
                self.cmp = operator.lt if decreasing else operator.gt
                self.max_history = max_history
                self.unwrap_fn = unwrap_fn
                assert self.max_history >= 1

            def _duplicate(self, source, target):
                shutil.copy2(source, target)

            def _last(self):
                return os.path.join(self.checkpoint_dir, 'last' + self.extension)

            def _save(self, save_path, epoch, metric=None):
                state = {'epoch': epoch, 'arch': type(self.model).__name__.lower(), 'optimizer': self.optimizer.state_dict(), 'version': 2}
                if self.args is not None:
                    state['arch'] = self.args.model
                    state['args'] = self.args
                if self.amp_scaler is not None:
                    state[self.amp_scaler.state_dict_key] = self.amp_scaler.state_dict()
                if self.task is not None:
                    state.update(self.task.get_checkpoint_state(unwrap_fn=self.unwrap_fn))
                    state.update(self.task.get_checkpoint_state(ema=True, unwrap_fn=self.unwrap_fn))
                else:
                    state['state_dict'] = get_state_dict(self.model, self.unwrap_fn)
                    if self.model_ema is not None:
                        state['state_dict_ema'] = get_state_dict(self.model_ema, self.unwrap_fn)
                if metric is not None:
                    state['metric'] = metric
                state['saver'] = self.state_dict(epoch, metric)
                torch.save(state, save_path)

            def state_dict(self, epoch=None, metric=None):
                return {'checkpoint_files': [(os.path.basename(f), m) for f, m in self.checkpoint_files], 'best_epoch': self.best_epoch,
                        'best_metric': self.best_metric, 'pending': (epoch, metric)}

            def load_state_dict(self, state_dict):
                found = [(os.path.join(self.checkpoint_dir, f), m) for f, m in state_dict.get('checkpoint_files', [])]
                self.checkpoint_files = [(f, m) for f, m in found if os.path.exists(f)]
                self.best_epoch = state_dict.get('best_epoch')
                self.best_metric = state_dict.get('best_metric')
                # The checkpoint that holds this history was not part of it yet.
                epoch, metric = state_dict.get('pending', (None, None))
                if epoch is not None:
                    path = self._checkpoint_path(epoch)
                    if os.path.exists(path) and path not in [f for f, _ in self.checkpoint_files]:
                        self._track_checkpoint(path, epoch, metric, update_best_file=False)
                _logger.info(f'Restored checkpoint history ({len(self.checkpoint_files)} files), best metric {self.best_metric} (epoch '
                             f'{self.best_epoch}).')

            def load_state_dict_from_checkpoint(self, checkpoint_path):
                try:
                    checkpoint = load_checkpoint_metadata(checkpoint_path)
                except RuntimeError as e:
                    _logger.warning(f"Could not read checkpoint history from '{checkpoint_path}' ({e}), starting fresh.")
                    return False
                state = checkpoint.get('saver') if isinstance(checkpoint, dict) else None
                if state is None:
                    _logger.warning(f"No checkpoint history in '{checkpoint_path}', ranked checkpoints start fresh.")
                    return False
                self.load_state_dict(state)
                return True

            def _checkpoint_path(self, epoch):
                return os.path.join(self.checkpoint_dir, f'{self.save_prefix}-{epoch}{self.extension}')

            def _remove(self, path, what):
                try:
                    _logger.debug(f'Cleaning {what}: {path}')
                    os.remove(path)
                except OSError as e:
                    _logger.error(f"Exception '{e}' while deleting {what}")

            def _cleanup_checkpoints(self, trim=0):
                keep = self.max_history - min(len(self.checkpoint_files), trim)
                if keep < 0 or len(self.checkpoint_files) <= keep:
                    return
                for path, _ in self.checkpoint_files[keep:]:
                    self._remove(path, 'checkpoint')
                self.checkpoint_files = self.checkpoint_files[:keep]

            def save_checkpoint(self, epoch, metric=None):
                assert epoch >= 0
                temporary = os.path.join(self.checkpoint_dir, 'tmp' + self.extension)
                self._save(temporary, epoch, metric)
                os.replace(temporary, self._last())
                worst = self.checkpoint_files[-1][1] if self.checkpoint_files else None
                is_full = len(self.checkpoint_files) >= self.max_history
                if not is_full or worst is None or (metric is not None and self.cmp(metric, worst)):
                    if is_full:
                        self._cleanup_checkpoints(1)
                    path = self._checkpoint_path(epoch)
                    self._duplicate(self._last(), path)
                    self._track_checkpoint(path, epoch, metric)
                return (None, None) if self.best_metric is None else (self.best_metric, self.best_epoch)

            def _track_checkpoint(self, save_path, epoch, metric=None, update_best_file=True):
                files = self.checkpoint_files + [(save_path, metric)]
                ranked = sorted((c for c in files if c[1] is not None), key=lambda c: c[1], reverse=not self.decreasing)
                unranked = [c for c in files if c[1] is None]
                if metric is None:
                    unranked.insert(0, unranked.pop())
                self.checkpoint_files = ranked + unranked
                _logger.info('Current checkpoints:\n' + ''.join(f' {c}\n' for c in self.checkpoint_files))
                if metric is not None and (self.best_metric is None or self.cmp(metric, self.best_metric)):
                    self.best_epoch = epoch
                    self.best_metric = metric
                    if update_best_file:
                        self._duplicate(self._last(), os.path.join(self.checkpoint_dir, 'model_best' + self.extension))

            def save_milestone(self, completed_epochs):
                path = os.path.join(self.checkpoint_dir, f'milestone-{completed_epochs}{self.extension}')
                self._duplicate(self._last(), path)
                _logger.info(f'Saved milestone checkpoint {path}')
                return path

            def save_recovery(self, epoch, batch_idx=0):
                assert epoch >= 0
                temporary = os.path.join(self.recovery_dir, 'recovery_tmp' + self.extension)
                self._save(temporary, epoch)
                path = os.path.join(self.recovery_dir, f'{self.recovery_prefix}-{epoch}-{batch_idx}{self.extension}')
                os.replace(temporary, path)
                if os.path.exists(self.prev_recovery_file):
                    self._remove(self.prev_recovery_file, 'recovery')
                self.prev_recovery_file = self.curr_recovery_file
                self.curr_recovery_file = path

            def find_recovery(self):
                files = sorted(glob.glob(os.path.join(self.recovery_dir, self.recovery_prefix) + '*' + self.extension))
                return files[0] if files else ''
        """#
}
