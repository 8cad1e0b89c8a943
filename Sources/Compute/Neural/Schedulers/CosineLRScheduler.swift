// timm's cosine schedule of learning rates with warm-up and restarts, and the factory that scripts call. The schedule has
// no memory: step(epoch) computes the rate for that epoch from the groups' first rates.

internal import Glibc
import Tensors

/// Lengths and bounds of a cosine schedule; t counts epochs, or updates.
public struct CosineSchedule: Sendable, Equatable {
    public var length: Int
    public var lrMin = 0.0
    public var cycleMultiplier = 1.0
    public var cycleDecay = 1.0
    public var cycleLimit = 1
    public var warmupLength = 0
    public var warmupLR = 0.0
    public var warmupPrefix = false
    public var countsEpochs = true
    public var kDecay = 1.0

    public init(length: Int) { self.length = length }

    /// The rate at `t` of a group whose first rate is `base`.
    public func rate(_ t: Int, base: Double) -> Double {
        if t < warmupLength { return warmupLR + Double(t) * ((base - warmupLR) / Double(warmupLength)) }
        let t = Double(warmupPrefix ? t - warmupLength : t)
        let (full, m) = (Double(length), cycleMultiplier)
        var (cycle, cycleLength, place) = (0.0, full, t)
        if m != 1 {
            cycle = floor(log(1 - t / full * (1 - m)) / log(m))
            cycleLength = pow(m, cycle) * full
            place = t - (1 - pow(m, cycle)) / (1 - m) * full
        } else {
            cycle = floor(t / full)
            place = t - full * cycle
        }
        guard cycle < Double(cycleLimit) else { return lrMin }
        let top = base * pow(cycleDecay, cycle)
        return lrMin + 0.5 * (top - lrMin) * (1 + cos(Double.pi * pow(place, kDecay) / pow(cycleLength, kDecay)))
    }

    /// Epochs or updates of all cycles, with the warm-up if that comes in front.
    public var totalLength: Int {
        let cycles = max(1, cycleLimit)
        let m = cycleMultiplier
        let total = m == 1 ? length * cycles : Int(floor(-Double(length) * (pow(m, Double(cycles)) - 1) / (1 - m)))
        return warmupPrefix ? total + warmupLength : total
    }
}

/// Sets an optimizer's rates epoch by epoch. Same as timm.scheduler.CosineLRScheduler.
public final class CosineLRScheduler {
    public let optimizer: Optimizer
    public let schedule: CosineSchedule
    /// The rate of each group when the schedule was made.
    public let baseValues: [Double]

    public init(_ optimizer: Optimizer, _ schedule: CosineSchedule) throws {
        guard schedule.length > 0 else {
            throw TensorError.value("cosine schedule: t_initial must be positive, got \(schedule.length)")
        }
        guard schedule.lrMin >= 0 else {
            throw TensorError.value("cosine schedule: lr_min must not be negative, got \(PythonText.float(schedule.lrMin))")
        }
        self.optimizer = optimizer
        self.schedule = schedule
        baseValues = try optimizer.groups.map { group in
            if group["initial_lr"] == nil { group["initial_lr"] = group["lr"] }
            return try group.number("initial_lr")
        }
        set(schedule.warmupLength > 0 ? baseValues.map { _ in schedule.warmupLR } : baseValues)
    }

    /// To be called at the end of an epoch with the number of the next.
    public func step(_ epoch: Int) { if schedule.countsEpochs { set(at: epoch) } }

    /// To be called after an update with the number of updates so far.
    public func stepUpdate(_ count: Int) { if !schedule.countsEpochs { set(at: count) } }

    private func set(at t: Int) { set(baseValues.map { schedule.rate(t, base: $0) }) }

    private func set(_ values: [Double]) {
        for (group, value) in zip(optimizer.groups, values) { group["lr"] = .double(value * (group["lr_scale"]?.number ?? 1)) }
    }

    /// The schedule for a script's options, and the number of epochs to train. Same as timm's create_scheduler_v2 with
    /// sched='cosine'.
    public static func create(
        _ optimizer: Optimizer, sched: String = "cosine", numEpochs: Int = 300, cooldownEpochs: Int = 0, minLR: Double = 0,
        warmupLR: Double = 1e-5, warmupEpochs: Int = 0, warmupPrefix: Bool = false, cycleMultiplier: Double = 1,
        cycleDecay: Double = 0.1, cycleLimit: Int = 1, kDecay: Double = 1, stepOnEpochs: Bool = true, updatesPerEpoch: Int = 0
    ) throws -> (scheduler: CosineLRScheduler?, numEpochs: Int) {
        if sched == "none" { return (nil, warmupPrefix ? numEpochs + warmupEpochs : numEpochs) }
        guard sched == "cosine" else {
            let others = ["tanh", "step", "multistep", "poly", "plateau", "wsd", "rsqrt", "constant"]
            if others.contains(sched) {
                throw TensorError.notImplemented("scheduler '\(sched)' is not available yet; 'cosine' and 'none' are")
            }
            throw TensorError.value("Unknown scheduler '\(sched)'.")
        }
        guard stepOnEpochs || updatesPerEpoch > 0 else {
            throw TensorError.value("updates_per_epoch must be set to number of dataloader batches")
        }
        let unit = stepOnEpochs ? 1 : updatesPerEpoch
        var schedule = CosineSchedule(length: numEpochs * unit)
        schedule.lrMin = minLR
        (schedule.cycleMultiplier, schedule.cycleDecay, schedule.cycleLimit) = (cycleMultiplier, cycleDecay, cycleLimit)
        (schedule.warmupLength, schedule.warmupLR, schedule.warmupPrefix) = (warmupEpochs * unit, warmupLR, warmupPrefix)
        (schedule.countsEpochs, schedule.kDecay) = (stepOnEpochs, kDecay)
        let scheduler = try CosineLRScheduler(optimizer, schedule)
        return (scheduler, (schedule.totalLength + cooldownEpochs * unit) / unit)
    }
}
