// Functions of torch.nn.functional that torch shows too, with the same parameters; and small questions about tensors and modes.

import Interp
import Tensors

extension TorchDeclarations {
    /// Forwards `torch.name(…)` to `torch.nn.functional.name(…)`, which is imported at the first call.
    func installFunctionalNames() {
        let names = [
            "conv1d", "conv2d", "conv_transpose1d", "conv_transpose2d", "layer_norm", "group_norm", "rms_norm", "prelu", "selu",
            "selu_", "celu", "celu_", "relu_", "rrelu", "threshold", "threshold_", "cosine_similarity", "pairwise_distance",
            "pixel_shuffle", "pixel_unshuffle", "channel_shuffle", "avg_pool1d", "max_pool1d", "max_pool2d",
            "adaptive_avg_pool1d", "hardshrink", "bilinear", "embedding_bag", "conv3d", "conv_transpose3d", "max_pool3d",
        ]
        for name in names {
            module.attach(Self.forwarder(name, to: "torch.nn.functional", from: "torch"))
        }
        // The table comes first here.
        function("embedding(weight, indices, padding_idx=-1, scale_grad_by_freq=False, sparse=False)") { c in
            let padding = try c.int(2)
            return try c.tensor(1).embedding(
                c.tensor(0), paddingIndex: padding < 0 ? nil : padding, scalesByFrequency: c.bool(3))
        }
        function("dropout(input, p, train)") { c in try c.tensor(0).dropout(p: c.double(1), training: c.bool(2)) }
        function("is_inference_mode_enabled()") { _ in false }
        both("is_inference(input)") { c in
            _ = try c.tensor(0)
            return false
        }
        function("are_deterministic_algorithms_enabled()") { _ in false }
        function("is_deterministic_algorithms_warn_only_enabled()") { _ in false }
        function("get_float32_matmul_precision()") { _ in "highest" }
        function("get_default_device()") { _ in Device.cpu }
        function("set_flush_denormal(mode)") { _ in false }
        method("is_pinned(self)") { c in
            _ = try c.tensor(0)
            return false
        }
        method("is_shared(self)") { c in
            _ = try c.tensor(0)
            return false
        }
        method("share_memory_(self)") { c in try c.tensor(0) }
        both("conj(input)") { c in try c.tensor(0) }
        both("resolve_conj(input)") { c in try c.tensor(0) }
        both("resolve_neg(input)") { c in try c.tensor(0) }
        function("real(input)") { c in try c.tensor(0) }
        both("angle(input, *, out=None)", doc: "π where the elements are negative, else 0.") { c -> Tensor in
            try c.tensor(0).angle()
        }
        property("mH") { try TensorValues.matrix($0, "mH") }
    }

    /// Names of a module that stand in another one, which is made at the first use of one of them.
    static func lazily(_ m: ModuleBuilder, _ names: Set<String>, from target: String) {
        lazily(m, Dictionary(uniqueKeysWithValues: names.map { ($0, target) }))
    }

    /// The same for names of several modules; a submodule of its own name is itself meant.
    static func lazily(_ m: ModuleBuilder, _ names: [String: String]) {
        let own = m.module
        m.attach(
            NativeFunction("__getattr__(name, /)", module: own) { a throws(Raise) in
                let name = a[0].isString ? a[0].swiftString : ""
                guard let target = names[name] else { throw .attributeError("module '\(own)' has no attribute '\(name)'") }
                let module = try Interpreter.importModule(target)
                if target == "\(own).\(name)" { return module }
                defer { module.release() }
                guard let found = try findAttribute(module, name) else {
                    throw .attributeError("module '\(own)' has no attribute '\(name)'")
                }
                return found
            })
    }

    /// A function that calls one of the same name in another module.
    static func forwarder(_ name: String, to target: String, from own: String) -> NativeFunction {
        NativeFunction("\(name)(*args, **kwargs)", module: own) { a throws(Raise) in
            try forwarded(target, name, Array(a[0].tupleItems), a[1])
        }
    }

    private static func forwarded(
        _ moduleName: String, _ name: String, _ arguments: [Value], _ keywords: Value
    ) throws(Raise) -> Value {
        let module = try Interpreter.importModule(moduleName)
        defer { module.release() }
        guard let function = try findAttribute(module, name) else {
            throw .attributeError("module '\(moduleName)' has no attribute '\(name)'")
        }
        defer { function.release() }
        var named: [(String, Value)] = []
        var place = 0
        let dict = keywords.layout(DictObject.self)
        while let entry = Dict.next(dict, from: &place) { named.append((entry.pointee.key.swiftString, entry.pointee.value)) }
        return try call(function, arguments, named)
    }
}
