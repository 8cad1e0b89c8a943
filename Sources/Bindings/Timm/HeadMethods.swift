// What scripts can do with the heads of models: run them up to the classifier, and make that anew.

import Interp
import Neural
import Tensors
import Vision

extension ScriptCallable where Self: Head {
    func callFromScript(_ receiver: Value, _ positional: [Value], _ named: [(String, Value)]) throws -> Value {
        let arguments = try ModuleArguments(receiver, ["x", "pre_logits"], required: 1, positional, named)
        return try forward(arguments.tensor(0), preLogits: arguments.values[1].map { try Interp.truth($0) } ?? false).toScript()
    }
}

extension ClassifierHead: ScriptCallable {}
extension NormMlpClassifierHead: ScriptCallable {}
extension ClNormMlpClassifierHead: ScriptCallable {}
extension HighPerfGpuNet.ClassifierHead: ScriptCallable {}
extension MambaOut.MlpHead: ScriptCallable {}

/// `head.reset(…)`, where the type has it.
func installReset<T: Module>(_ t: TypeBuilder<T>, _ type: Module.Type, module: String) {
    guard type is any ResettableHead.Type else { return }
    let reset = NativeFunction.torch(
        "reset(self, num_classes, pool_type=None, reset_other=False, in_features=None, device=None, dtype=None)",
        module: module, owner: "\(type)", doc: "A fresh classifier."
    ) { c -> Value in
        guard let head = moduleObject(c[0]) as? any ResettableHead else { throw c.wrongType(0, "head") }
        try c.device(5)
        let dtype = try c.dtype(6) ?? head.parameters().first?.dtype ?? .float32
        let (old, state) = (head.child("fc"), Generator.default.savedState)
        try head.reset(
            c.int(1), poolType: c.has(2) ? c.string(2) : nil, resetsOther: c.truth(3), inFeatures: c.optionalInt(4))
        guard dtype != .float32, let layer = head.child("fc"), layer !== old else { return .none }
        // As `constructed` does.
        try layer.convert(to: dtype)
        try Generator.default.restore(state)
        try (layer as? any Resettable)?.resetParameters()
        return .none
    }
    // A method of timm's is written in Python, and complains about wrong calls so.
    reset.explain = nil
    t.attach(reset)
}
