// timm.scheduler: the names of the package.

extension TrainingScripts {
    static let timmScheduler = #"""
        from timm.scheduler.cosine_lr import CosineLRScheduler
        from timm.scheduler.multistep_lr import MultiStepLRScheduler
        from timm.scheduler.plateau_lr import PlateauLRScheduler
        from timm.scheduler.poly_lr import PolyLRScheduler
        from timm.scheduler.scheduler_factory import create_scheduler, create_scheduler_v2, scheduler_kwargs
        from timm.scheduler.step_lr import StepLRScheduler
        from timm.scheduler.tanh_lr import TanhLRScheduler
        from timm.scheduler.wsd_lr import WSDLRScheduler
        """#
}
