// torch.optim and its submodules. They are written in the language itself: groups, state and hooks are what a script may change
// or inherit from, and the steps that must be fast are one call into OptimizerKernels each.

import Interp

/// The sources of the modules for training: one file each, here and under Timm.
enum TrainingScripts {}

func optimizerModules() -> [NativeModule] {
    [
        NativeModule("torch.optim._kernels", needs: ["torch"]) { m in OptimizerKernels.install(m) },
        .scripted("torch.optim", needs: ["torch"], TrainingScripts.torchOptim),
        .scripted("torch.optim._adafactor", needs: ["torch"], TrainingScripts.torchOptimOwnAdafactor),
        .scripted("torch.optim._muon", needs: ["torch"], TrainingScripts.torchOptimOwnMuon),
        .scripted("torch.optim.adadelta", needs: ["torch"], TrainingScripts.torchOptimAdadelta),
        .scripted("torch.optim.adagrad", needs: ["torch"], TrainingScripts.torchOptimAdagrad),
        .scripted("torch.optim.adam", needs: ["torch"], TrainingScripts.torchOptimAdam),
        .scripted("torch.optim.adamax", needs: ["torch"], TrainingScripts.torchOptimAdamax),
        .scripted("torch.optim.adamw", needs: ["torch"], TrainingScripts.torchOptimAdamw),
        .scripted("torch.optim.asgd", needs: ["torch"], TrainingScripts.torchOptimAsgd),
        .scripted("torch.optim.lbfgs", needs: ["torch"], TrainingScripts.torchOptimLbfgs),
        .scripted(
            "torch.optim.lr_scheduler", needs: ["torch"],
            TrainingScripts.torchOptimLrScheduler + "\n\n" + TrainingScripts.torchOptimLrScheduler2 + "\n\n"
                + TrainingScripts.torchOptimLrScheduler3),
        .scripted("torch.optim.nadam", needs: ["torch"], TrainingScripts.torchOptimNadam),
        .scripted("torch.optim.optimizer", needs: ["torch"], TrainingScripts.torchOptimOptimizer),
        .scripted("torch.optim.radam", needs: ["torch"], TrainingScripts.torchOptimRadam),
        .scripted("torch.optim.rmsprop", needs: ["torch"], TrainingScripts.torchOptimRmsprop),
        .scripted("torch.optim.rprop", needs: ["torch"], TrainingScripts.torchOptimRprop),
        .scripted("torch.optim.sgd", needs: ["torch"], TrainingScripts.torchOptimSgd),
        .scripted("torch.optim.sparse_adam", needs: ["torch"], TrainingScripts.torchOptimSparseAdam),
        .scripted("torch.optim.swa_utils", needs: ["torch"], TrainingScripts.torchOptimSwaUtils),
    ]
}
