// no_grad, enable_grad, inference_mode and set_grad_enabled: context managers that also decorate functions.

import Interp
import Tensors

/// A switch of recording for a `with` block or a function.
class GradientMode: NativeObject {
    let isOn: Bool
    private var saved: [Bool] = []

    init(isOn: Bool) { self.isOn = isOn }

    func enter() {
        saved.append(GradMode.isEnabled)
        GradMode.isEnabled = isOn
    }

    func exit() { if let before = saved.popLast() { GradMode.isEnabled = before } }

    /// A function that runs `function` under this mode.
    func wrapping(_ function: Value) -> Value {
        let wrapped = Reference(function)
        let name = (try? findAttribute(function, "__name__")).flatMap { value in
            defer { value.release() }
            return value.isString ? value.swiftString : nil
        }
        let mode = isOn
        return .nativeFunction(
            NativeFunction("\(name ?? "wrapper")(*args, **kwargs)", module: "torch", binds: true) { a throws(Raise) in
                let before = GradMode.isEnabled
                GradMode.isEnabled = mode
                defer { GradMode.isEnabled = before }
                var named: [(String, Value)] = []
                var place = 0
                let keywords = a[1].layout(DictObject.self)
                while let entry = Dict.next(keywords, from: &place) {
                    named.append((entry.pointee.key.swiftString, entry.pointee.value))
                }
                return try call(wrapped.value, Array(a[0].tupleItems), named)
            })
    }
}

final class NoGrad: GradientMode {}
final class EnableGrad: GradientMode {}
final class InferenceMode: GradientMode {}
/// `torch.set_grad_enabled(mode)` takes effect at once, and until the end of a `with` block if it stands in one.
final class SetGradEnabled: GradientMode {
    private let before = GradMode.isEnabled

    override init(isOn: Bool) {
        super.init(isOn: isOn)
        GradMode.isEnabled = isOn
    }

    override func enter() { GradMode.isEnabled = isOn }
    override func exit() { GradMode.isEnabled = before }
}

extension TorchDeclarations {
    func installGradientModes() {
        module.type(GradientMode.self, name: "_GradientMode") { t in
            t.def("__enter__") { (mode: GradientMode) -> Value in
                mode.enter()
                return .none
            }
            t.def("__exit__", Variadic<Value>("args")) { (mode: GradientMode, _: [Value]) -> Value in
                mode.exit()
                return .none
            }
            t.def("__call__", Parameter<Value>("func")) { mode, function in mode.wrapping(function) }
        }
        declare("no_grad", NoGrad.self, { NoGrad(isOn: false) }, doc: "Without recording operations for backward.")
        declare("enable_grad", EnableGrad.self, { EnableGrad(isOn: true) }, doc: "With recording on.")
        declare("inference_mode", InferenceMode.self, { InferenceMode(isOn: false) }, doc: "Without recording.")
        module.type(SetGradEnabled.self, name: "set_grad_enabled", base: GradientMode.self) { t in
            t.initializer(Parameter<Bool>("mode")) { SetGradEnabled(isOn: $0) }
        }
        function("is_grad_enabled()", doc: "Whether operations are recorded.") { _ in GradMode.isEnabled }
        function("is_inference_mode_enabled()") { _ in false }
    }

    /// A mode that is also a decorator without parentheses: `@torch.no_grad`.
    private func declare<T: GradientMode>(_ name: String, _ type: T.Type, _ make: @escaping () -> T, doc: String) {
        module.type(type, name: name, base: GradientMode.self, doc: doc) { t in
            let cls = t.handle
            // __new__ returns the wrapped function when it is given one.
            let construct = NativeFunction("__new__(cls, orig_func=None, /, *args, **kwargs)", module: "torch", owner: name) {
                a throws(Raise) in
                if !a[1].isNone, !a[1].isBool { return make().wrapping(a[1]) }
                if a[1].isBool, !a[1].asBool { return EnableGrad(isOn: true).toScript() }
                guard a[0].isSame(cls.value) else { return make().toScript() }
                return make().toScript()
            }
            t.constant("__new__", Value.wrappedMethod(.staticMethod, owned: .nativeFunction(construct)))
        }
    }
}
