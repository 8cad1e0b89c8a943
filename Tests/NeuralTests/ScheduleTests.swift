// The cosine schedule against timm's, number by number.

import Neural
import Tensors
import Testing

@Suite struct ScheduleTests {
    @Test func followsTimm() throws {
        for entry in try fixture("schedules.json").array ?? [] {
            let options = try #require(entry["options"])
            let optimizer = try SGD([ParameterGroup([Tensor.zeros([1])])], lr: 0.1)
            func int(_ name: String, _ value: Int = 0) -> Int { options[name]?.int ?? value }
            func double(_ name: String, _ value: Double) -> Double { options[name]?.double ?? value }
            let stepsOnEpochs = options["step_on_epochs"]?.bool ?? true
            let (made, total) = try CosineLRScheduler.create(
                optimizer, numEpochs: int("num_epochs"), cooldownEpochs: int("cooldown_epochs"), minLR: double("min_lr", 0),
                warmupLR: double("warmup_lr", 1e-5), warmupEpochs: int("warmup_epochs"),
                warmupPrefix: options["warmup_prefix"]?.bool ?? false, cycleMultiplier: double("cycle_mul", 1),
                cycleDecay: double("cycle_decay", 0.1), cycleLimit: int("cycle_limit", 1), kDecay: double("k_decay", 1),
                stepOnEpochs: stepsOnEpochs, updatesPerEpoch: int("updates_per_epoch"))
            let scheduler = try #require(made)
            #expect(total == entry["total"]?.int)
            for (t, expected) in (entry["rates"]?.doubles ?? []).enumerated() {
                if t > 0 { stepsOnEpochs ? scheduler.step(t) : scheduler.stepUpdate(t) }
                let rate = try optimizer.groups[0].number("lr")
                #expect(abs(rate - expected) < 1e-12, "t = \(t) of \(options)")
            }
        }
    }

    @Test func anUnknownScheduleIsNamed() throws {
        let optimizer = try SGD([ParameterGroup([Tensor.zeros([1])])], lr: 0.1)
        let error = #expect(throws: TensorError.self) { try CosineLRScheduler.create(optimizer, sched: "cosin") }
        #expect(error?.message == "Unknown scheduler 'cosin'.")
    }
}
