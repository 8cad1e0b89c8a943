// timm.utils: running averages and accuracy.

import Interp
import Tensors
import Vision

/// The last value, the sum and the mean of a quantity, which may be a number or a tensor. Same as timm.utils.AverageMeter.
final class MeterObject: NativeObject {
    private(set) var value = Reference(.int(0))
    private(set) var average = Reference(.int(0))
    private(set) var sum = Reference(.int(0))
    private(set) var count = Reference(.int(0))

    func reset() {
        (value, average, sum, count) = (Reference(.int(0)), Reference(.int(0)), Reference(.int(0)), Reference(.int(0)))
    }

    /// The arithmetic is the script's own, so that ints stay ints and tensors stay tensors.
    func update(_ new: Value, _ n: Value) throws(Raise) {
        let product = Reference(owned: try Operators.binary(.multiply, new, n))
        let total = Reference(owned: try Operators.binary(.add, sum.value, product.value))
        let number = Reference(owned: try Operators.binary(.add, count.value, n))
        average = Reference(owned: try Operators.binary(.trueDivide, total.value, number.value))
        (value, sum, count) = (Reference(new), total, number)
    }
}

func installUtilities(_ m: ModuleBuilder) {
    m.type(MeterObject.self, name: "AverageMeter", doc: "Keeps the last value and the running average.") { t in
        t.constant("__module__", "timm.utils.metrics")
        t.initializer { MeterObject() }
        t.property("val", doc: "The last value.") { $0.value.value.retained() }
        t.property("avg", doc: "The mean so far.") { $0.average.value.retained() }
        t.property("sum", doc: "The sum so far.") { $0.sum.value.retained() }
        t.property("count", doc: "Samples so far.") { $0.count.value.retained() }
        t.def("update", Parameter<Value>("val"), Parameter<Value>("n", default: Value.int(1)), doc: "Adds a value for n samples.")
        {
            (meter: MeterObject, value: Value, n: Value) in try meter.update(value, n)
        }
        t.def("reset", doc: "Starts anew.") { (meter: MeterObject) in meter.reset() }
    }
    TorchDeclarations(m).function(
        "accuracy(output, target, topk=None)", doc: "Percentages of samples whose class is among the k highest logits."
    ) { c -> [Tensor] in
        try accuracy(c.tensor(0), c.tensor(1), topk: c.optionalInts(2) ?? [1])
    }
}
