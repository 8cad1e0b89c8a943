// timm.scheduler: the cosine schedule and the factory.

import Interp
import Neural
import Tensors

extension CosineLRScheduler: NativeObject {}

func installSchedulers(_ m: ModuleBuilder) {
    m.type(CosineLRScheduler.self, name: "CosineLRScheduler", doc: "A cosine decay with warm-up and restarts.") { t in
        t.constant("__module__", "timm.scheduler.cosine_lr")
        func method(_ signature: String, doc: String, _ body: @escaping (CosineLRScheduler, TorchCall) throws -> Value) {
            t.attach(
                .torch(signature, module: "timm.scheduler", owner: "CosineLRScheduler", doc: doc) { c -> Value in
                    guard let scheduler = CosineLRScheduler.fromScript(c[0]) else {
                        throw Raise.typeError("the scheduler is not initialised")
                    }
                    return try body(scheduler, c)
                })
        }
        t.attach(
            .torch(
                "__init__(self, optimizer, t_initial, lr_min=0.0, cycle_mul=1.0, cycle_decay=1.0, cycle_limit=1, warmup_t=0, "
                    + "warmup_lr_init=0, warmup_prefix=False, t_in_epochs=True, noise_range_t=None, noise_pct=0.67, noise_std=1.0, "
                    + "noise_seed=42, k_decay=1.0, initialize=True)",
                module: "timm.scheduler", owner: "CosineLRScheduler", doc: "A schedule for an optimizer."
            ) { c -> Value in
                if c.has(11) { throw Raise.notImplementedError("CosineLRScheduler(noise_range_t=…) is not available yet") }
                var schedule = CosineSchedule(length: try c.int(2))
                schedule.lrMin = try c.double(3)
                (schedule.cycleMultiplier, schedule.cycleDecay, schedule.cycleLimit) = (
                    try c.double(4), try c.double(5), try c.int(6)
                )
                (schedule.warmupLength, schedule.warmupLR, schedule.warmupPrefix) = (
                    try c.int(7), try c.double(8), try c.truth(9)
                )
                (schedule.countsEpochs, schedule.kDecay) = (try c.truth(10), try c.double(15))
                NativeIdentity.adopt(c[0], try CosineLRScheduler(optimizer(c, 1), schedule))
                return .none
            })
        t.property("optimizer", doc: "Whose rates are set.") { NativeIdentity.box($0.optimizer) }
        t.property("base_values", doc: "The rates of the groups at the start.") { $0.baseValues }
        method("step(self, epoch, metric=None)", doc: "Sets the rates for an epoch.") { scheduler, c in
            scheduler.step(try c.int(1))
            return .none
        }
        method("step_update(self, num_updates, metric=None)", doc: "Sets the rates after an update.") { scheduler, c in
            scheduler.stepUpdate(try c.int(1))
            return .none
        }
    }
    TorchDeclarations(m).function(
        "create_scheduler_v2(optimizer, sched='cosine', num_epochs=300, decay_epochs=90, decay_milestones=None, cooldown_epochs=0, "
            + "patience_epochs=10, decay_rate=0.1, min_lr=0, warmup_lr=1e-05, warmup_epochs=0, warmup_prefix=False, noise=None, "
            + "noise_pct=0.67, noise_std=1.0, noise_seed=42, cycle_mul=1.0, cycle_decay=0.1, cycle_limit=1, k_decay=1.0, "
            + "plateau_mode='max', step_on_epochs=True, updates_per_epoch=0)",
        doc: "A schedule and the number of epochs it lasts."
    ) { c -> Value in
        if c.has(12) { throw Raise.notImplementedError("create_scheduler_v2(noise=…) is not available yet") }
        let made = try CosineLRScheduler.create(
            optimizer(c, 0), sched: c.string(1), numEpochs: c.int(2), cooldownEpochs: c.int(5), minLR: c.double(8),
            warmupLR: c.double(9), warmupEpochs: c.int(10), warmupPrefix: c.truth(11), cycleMultiplier: c.double(16),
            cycleDecay: c.double(17), cycleLimit: c.int(18), kDecay: c.double(19), stepOnEpochs: c.truth(21),
            updatesPerEpoch: c.int(22, default: 0))
        return .tuple(owned: [made.scheduler?.toScript() ?? .none, .int(made.numEpochs)])
    }
}

private func optimizer(_ c: TorchCall, _ index: Int) throws(Raise) -> Optimizer {
    guard let optimizer = Optimizer.fromScript(c[index]) else {
        throw .typeError("\(c.functionName)(): argument 'optimizer' must be an Optimizer, not \(c[index].typeName)")
    }
    return optimizer
}
