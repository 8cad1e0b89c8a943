// torch.optim.lr_scheduler: schedules after one another, and several at once.

extension TrainingScripts {
    static let torchOptimLrScheduler3 = #"""
        class _ComposedScheduler(LRScheduler):
            def _check_schedulers(self, optimizer, schedulers):
                name = self.__class__.__name__
                for i, scheduler in enumerate(schedulers):
                    if not hasattr(scheduler, 'optimizer'):
                        raise TypeError(f'{name} at index {i} should have `optimizer` as its attribute.')
                    if isinstance(scheduler, ReduceLROnPlateau):
                        raise ValueError(f'{name} does not support `ReduceLROnPlateau` scheduler as it requires additional kwargs to be '
                                         f'specified when calling `step`, but got one at index {i} in the given schedulers sequence.')
                    if optimizer != scheduler.optimizer:
                        raise ValueError(f'{name} expects all schedulers to belong to the same optimizer, but got scheduler '
                                         f'{scheduler.__class__.__name__} at index {i} has {scheduler.optimizer}, which is different from '
                                         f'{optimizer.__class__.__name__}.')

            def state_dict(self):
                result = {key: value for key, value in self.__dict__.items() if key not in ('optimizer', '_schedulers')}
                result['_schedulers'] = [scheduler.state_dict() for scheduler in self._schedulers]
                return result

            def load_state_dict(self, state_dict):
                states = state_dict.pop('_schedulers')
                self.__dict__.update(state_dict)
                state_dict['_schedulers'] = states
                for scheduler, state in zip(self._schedulers, states):
                    scheduler.load_state_dict(state)

        class SequentialLR(_ComposedScheduler):
            """Schedules after one another."""

            def __init__(self, optimizer, schedulers, milestones, last_epoch=-1):
                if len(schedulers) < 1:
                    raise ValueError(f'{self.__class__.__name__} expects at least one scheduler, but got no scheduler.')
                self._check_schedulers(optimizer, schedulers)
                if len(milestones) != len(schedulers) - 1:
                    raise ValueError('Sequential Schedulers expects number of schedulers provided to be one more than the number of milestone '
                                     f'points, but got number of schedulers {len(schedulers)} and the number of milestones to be equal to '
                                     f'{len(milestones)}')
                self._schedulers = schedulers
                self._milestones = milestones
                self.last_epoch = last_epoch + 1
                self.optimizer = optimizer
                # Each schedule made a first step when it was made: take them back, and make that of the first one alone.
                for group in optimizer.param_groups:
                    _set(group, 'lr', group['initial_lr'])
                self.recursive_undo()
                first = schedulers[bisect_right(milestones, 0)]
                first._initial_step()
                self._last_lr = first.get_last_lr()

            def recursive_undo(self, sched=None):
                sched = self if sched is None else sched
                if hasattr(sched, '_schedulers'):
                    for inner in sched._schedulers:
                        self.recursive_undo(inner)
                elif hasattr(sched, 'last_epoch'):
                    sched.last_epoch -= 1

            def step(self):
                self.last_epoch += 1
                i = bisect_right(self._milestones, self.last_epoch)
                scheduler = self._schedulers[i]
                if i > 0 and self._milestones[i - 1] == self.last_epoch:
                    scheduler._update_lr(0)
                else:
                    scheduler.step()
                self._last_lr = scheduler.get_last_lr()

        class ChainedScheduler(_ComposedScheduler):
            """Several schedules at once."""

            def __init__(self, schedulers, optimizer=None):
                if len(schedulers) < 1:
                    raise ValueError(f'{self.__class__.__name__} expects at least one scheduler to be chained, but got no scheduler.')
                optimizer = optimizer or schedulers[0].optimizer
                self._check_schedulers(optimizer, schedulers)
                self._schedulers = schedulers
                self.optimizer = optimizer
                self._last_lr = _values(schedulers[-1].optimizer)

            def step(self):
                for scheduler in self._schedulers:
                    scheduler.step()
                self._last_lr = _values(self._schedulers[-1].optimizer)
        """#
}
