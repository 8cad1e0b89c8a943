// timm.scheduler.create_scheduler_v2 and its kin: schedules by name.

extension TrainingScripts {
    static let timmSchedulerSchedulerFactory = #"""
        from timm.scheduler.cosine_lr import CosineLRScheduler
        from timm.scheduler.multistep_lr import MultiStepLRScheduler
        from timm.scheduler.plateau_lr import PlateauLRScheduler
        from timm.scheduler.poly_lr import PolyLRScheduler
        from timm.scheduler.step_lr import StepLRScheduler
        from timm.scheduler.tanh_lr import TanhLRScheduler
        from timm.scheduler.wsd_lr import WSDLRScheduler

        def scheduler_kwargs(cfg, decreasing_metric=None):
            """The options of create_scheduler_v2 in parsed arguments."""
            def option(name, default):
                return getattr(cfg, name, default)

            if decreasing_metric is None:
                decreasing_metric = 'loss' in option('eval_metric', 'top1')
            return dict(
                sched=cfg.sched, num_epochs=option('epochs', 100), decay_epochs=option('decay_epochs', 30),
                decay_milestones=option('decay_milestones', [30, 60]), warmup_epochs=option('warmup_epochs', 5),
                cooldown_epochs=option('cooldown_epochs', 0), patience_epochs=option('patience_epochs', 10),
                decay_rate=option('decay_rate', 0.1), min_lr=option('min_lr', 0.0), warmup_lr=option('warmup_lr', 1e-5),
                warmup_prefix=option('warmup_prefix', False), noise=option('lr_noise', None), noise_pct=option('lr_noise_pct', 0.67),
                noise_std=option('lr_noise_std', 1.0), noise_seed=option('seed', 42), cycle_mul=option('lr_cycle_mul', 1.0),
                cycle_decay=option('lr_cycle_decay', 0.1), cycle_limit=option('lr_cycle_limit', 1), k_decay=option('lr_k_decay', 1.0),
                decay_fn=option('lr_decay_fn', None), stable_timescale=option('lr_stable_timescale', None),
                plateau_mode='min' if decreasing_metric else 'max', step_on_epochs=not option('sched_on_updates', False))

        def create_scheduler(args, optimizer=None, updates_per_epoch=0, **kwargs):
            """A schedule from parsed arguments. With an optimizer in the first place it is create_scheduler_v2: an extension."""
            if hasattr(args, 'param_groups'):
                if optimizer is not None:
                    kwargs['sched'] = optimizer
                return create_scheduler_v2(args, updates_per_epoch=updates_per_epoch, **kwargs)
            if optimizer is None:
                raise TypeError("create_scheduler() missing 1 required positional argument: 'optimizer'")
            if kwargs:
                raise TypeError(f"create_scheduler() got an unexpected keyword argument '{next(iter(kwargs))}'")
            return create_scheduler_v2(optimizer=optimizer, **scheduler_kwargs(args), updates_per_epoch=updates_per_epoch)

        def create_scheduler_v2(optimizer, sched='cosine', num_epochs=300, decay_epochs=None, decay_milestones=(90, 180, 270),
                                cooldown_epochs=0, patience_epochs=10, decay_rate=0.1, min_lr=0.0, warmup_lr=1e-5, warmup_epochs=0,
                                warmup_prefix=False, noise=None, noise_pct=0.67, noise_std=1.0, noise_seed=42, cycle_mul=1.0,
                                cycle_decay=0.1, cycle_limit=1, k_decay=1.0, decay_fn=None, stable_timescale=None, plateau_mode='max',
                                step_on_epochs=True, updates_per_epoch=0):
            """A schedule by name, and the number of epochs it lasts."""
            if decay_epochs is None:
                decay_epochs = 0.2 if sched in ('wsd', 'rsqrt') else 90
            unit = 1
            if not step_on_epochs:
                assert updates_per_epoch > 0, 'updates_per_epoch must be set to number of dataloader batches'
                unit = updates_per_epoch
                decay_milestones = [d * unit for d in decay_milestones]
            t_initial, warmup_t, decay_t, cooldown_t = (n * unit for n in (num_epochs, warmup_epochs, decay_epochs, cooldown_epochs))
            if stable_timescale is not None:
                stable_timescale = stable_timescale * unit
            if isinstance(noise, (list, tuple)):
                noise_range = [n * t_initial for n in noise]
                if len(noise_range) == 1:
                    noise_range = noise_range[0]
            else:
                noise_range = None if noise is None else noise * t_initial
            unit_args = dict(t_in_epochs=step_on_epochs)
            warmup_args = dict(warmup_lr_init=warmup_lr, warmup_t=warmup_t, warmup_prefix=warmup_prefix)
            noise_args = dict(noise_range_t=noise_range, noise_pct=noise_pct, noise_std=noise_std, noise_seed=noise_seed)
            cycle_args = dict(t_initial=t_initial, lr_min=min_lr, cycle_mul=cycle_mul, cycle_decay=cycle_decay, cycle_limit=cycle_limit)
            scheduler = None
            if sched == 'cosine':
                scheduler = CosineLRScheduler(optimizer, k_decay=k_decay, **unit_args, **cycle_args, **warmup_args, **noise_args)
            elif sched == 'tanh':
                scheduler = TanhLRScheduler(optimizer, **unit_args, **cycle_args, **warmup_args, **noise_args)
            elif sched == 'step':
                scheduler = StepLRScheduler(optimizer, decay_t=decay_t, decay_rate=decay_rate, **unit_args, **warmup_args, **noise_args)
            elif sched == 'constant':
                scheduler = StepLRScheduler(optimizer, decay_t=1, decay_rate=1.0, **unit_args, **warmup_args, **noise_args)
            elif sched == 'multistep':
                scheduler = MultiStepLRScheduler(optimizer, decay_t=decay_milestones, decay_rate=decay_rate, **unit_args, **warmup_args,
                                                 **noise_args)
            elif sched == 'plateau':
                assert step_on_epochs, 'Plateau LR only supports step per epoch.'
                warmup_args.pop('warmup_prefix')
                scheduler = PlateauLRScheduler(optimizer, decay_rate=decay_rate, patience_t=patience_epochs, cooldown_t=0, lr_min=min_lr,
                                               mode=plateau_mode, **warmup_args, **noise_args)
            elif sched == 'poly':
                scheduler = PolyLRScheduler(optimizer, power=decay_rate, k_decay=k_decay, **unit_args, **cycle_args, **warmup_args,
                                            **noise_args)
            elif sched in ('wsd', 'rsqrt'):
                length = t_initial if warmup_prefix else t_initial - warmup_t
                # A fraction is a part of the schedule.
                if 0 < decay_epochs < 1:
                    decay_t = decay_epochs * length
                decay_t = int(round(decay_t))
                if not 0 < decay_t <= length:
                    raise ValueError(f"{sched} schedule requires 0 < decay_epochs <= epochs{'' if warmup_prefix else ' - warmup_epochs'}, got "
                                     f'decay {decay_t} and stable + decay length {length}.')
                scheduler = WSDLRScheduler(optimizer, t_initial=length, decay_t=decay_t, lr_min=min_lr,
                                           stable_fn='rsqrt' if sched == 'rsqrt' else 'constant', stable_timescale=stable_timescale,
                                           decay_fn=decay_fn or ('linear' if sched == 'rsqrt' else '1-sqrt'), warmup_t=warmup_t,
                                           warmup_lr_init=warmup_lr, **unit_args, **noise_args)
            elif sched != 'none':
                raise ValueError(f"Unknown scheduler '{sched}'.")
            if hasattr(scheduler, 'get_cycle_length'):
                num_epochs = scheduler.get_cycle_length() + cooldown_t
                if not step_on_epochs:
                    num_epochs = num_epochs // unit
            elif warmup_prefix:
                num_epochs += warmup_epochs
            return scheduler, num_epochs
        """#
}
