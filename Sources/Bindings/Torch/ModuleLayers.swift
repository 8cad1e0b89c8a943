// The layers and losses of torch.nn as script classes: constructors with PyTorch's parameters, and their attributes.

import Interp
import Neural
import Tensors

extension TorchCall {
    /// One number for both sides, or two.
    func pair(_ index: Int) throws(Raise) -> [Int] {
        let sizes = try ints(index)
        return sizes.count == 1 ? [sizes[0], sizes[0]] : sizes
    }

    func pair(_ index: Int, default fallback: [Int]) throws(Raise) -> [Int] { has(index) ? try pair(index) : fallback }
}

enum NeuralModules {
    /// torch.nn.
    static func install(_ m: ModuleBuilder) throws(Raise) {
        m.type(Module.self, name: "Module", doc: "The base of all layers and models.") { t in
            t.constant("__module__", "torch.nn.modules.module")
            ModuleDeclarations(module: m, type: t).install()
        }
        if let parameter = ParameterClass.cls { m.constant("Parameter", parameter.value.retained()) }
        installContainers(m)
        installLayers(m)
        installActivations(m)
        installLosses(m)
        installDropouts(m)
    }

    /// A layer's class. `make` builds the Swift module from the arguments after `self`.
    static func layer<T: Module>(
        _ m: ModuleBuilder, _ type: T.Type, _ file: String, _ signature: String, base: AnyClass = Module.self,
        module: String = "torch.nn.modules", doc: String, _ make: @escaping (TorchCall) throws -> T,
        _ build: (TypeBuilder<T>) -> Void = { _ in }
    ) {
        let name = String(signature.prefix { $0 != "(" })
        let rest = signature.dropFirst(name.count + 1)
        let initializer = "__init__(self" + (rest == ")" ? ")" : ", " + rest)
        m.type(type, name: name, base: base, doc: doc) { t in
            t.constant("__module__", "\(module).\(file)")
            t.attach(
                .torch(initializer, module: "torch.nn", owner: name, doc: doc) { c -> Value in
                    ModuleObjects.adopt(c[0], try make(c))
                    return .none
                })
            build(t)
        }
    }

    private static func installLayers(_ m: ModuleBuilder) {
        layer(
            m, Linear.self, "linear", "Linear(in_features, out_features, bias=True, device=None, dtype=None)", doc: "x Wᵀ + b.",
            { c in
                let layer = try Linear(c.int(1), c.int(2), bias: c.truth(3))
                if let dtype = try c.dtype(5) { try layer.convert(to: dtype) }
                return layer
            },
            { t in
                t.property("in_features") { $0.inFeatures }
                t.property("out_features") { $0.outFeatures }
                t.def("reset_parameters") { try $0.resetParameters() }
            })
        layer(
            m, Conv2d.self, "conv",
            "Conv2d(in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros', "
                + "device=None, dtype=None)", doc: "A convolution over [N, C, H, W].",
            { c in
                let mode = try c.string(9)
                guard mode == "zeros" else {
                    guard ["reflect", "replicate", "circular"].contains(mode) else {
                        throw Raise.valueError(
                            "padding_mode must be one of {'zeros', 'reflect', 'replicate', 'circular'}, but got padding_mode='\(mode)'"
                        )
                    }
                    throw Raise.notImplementedError("Conv2d(padding_mode='\(mode)') is not available")
                }
                let paddingName = c[5].isString ? c[5].swiftString : nil
                return try Conv2d(
                    c.int(1), c.int(2), kernelSize: c.pair(3), stride: c.pair(4),
                    padding: paddingName == nil ? c.pair(5) : [0, 0],
                    dilation: c.pair(6), groups: c.int(7), bias: c.truth(8), paddingName: paddingName)
            },
            { t in
                t.property("in_channels") { $0.inChannels }
                t.property("out_channels") { $0.outChannels }
                t.property("kernel_size") { ScriptTuple($0.kernelSize) }
                t.property("stride") { ScriptTuple($0.stride) }
                t.property("padding") { ScriptTuple($0.padding) }
                t.property("dilation") { ScriptTuple($0.dilation) }
                t.property("groups") { $0.groups }
                t.property("padding_mode") { _ in "zeros" }
                t.def("reset_parameters") { try $0.resetParameters() }
            })
        layer(
            m, BatchNorm2d.self, "batchnorm",
            "BatchNorm2d(num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True)",
            doc: "Normalises each channel over batch and place.",
            { c in
                try BatchNorm2d(
                    c.int(1), eps: c.double(2), momentum: c.optionalDouble(3), affine: c.truth(4),
                    tracksRunningStatistics: c.truth(5),
                    bias: c.truth(8))
            },
            { t in
                t.property("num_features") { $0.numFeatures }
                t.property("eps", get: { $0.eps }, set: { $0.eps = $1 })
                t.property("momentum", get: { $0.momentum }, set: { $0.momentum = $1 })
                t.property("affine") { $0.affine }
                t.property("track_running_stats") { $0.tracksRunningStatistics }
            })
        layer(
            m, MaxPool2d.self, "pooling",
            "MaxPool2d(kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False)",
            doc: "The largest value of each window.",
            { c in
                if try c.truth(5) { throw Raise.notImplementedError("MaxPool2d(return_indices=True) is not available") }
                return try MaxPool2d(
                    kernelSize: c.pair(1), stride: c.has(2) ? c.pair(2) : nil, padding: c.pair(3), dilation: c.pair(4),
                    ceilMode: c.truth(6))
            })
        layer(
            m, AvgPool2d.self, "pooling",
            "AvgPool2d(kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None)",
            doc: "The mean of each window.",
            { c in
                if c.has(6) { throw Raise.notImplementedError("AvgPool2d(divisor_override=…) is not available") }
                return try AvgPool2d(
                    kernelSize: c.pair(1), stride: c.has(2) ? c.pair(2) : nil, padding: c.pair(3), ceilMode: c.truth(4),
                    countIncludePad: c.truth(5))
            })
        layer(
            m, AdaptiveAvgPool2d.self, "pooling", "AdaptiveAvgPool2d(output_size)",
            doc: "The mean of as many windows as outputs are wanted.",
            { c in
                try AdaptiveAvgPool2d(c.pair(1))
            })
        layer(
            m, Flatten.self, "flatten", "Flatten(start_dim=1, end_dim=-1)", doc: "Merges dimensions into one.",
            { c in
                Flatten(startDim: try c.int(1), endDim: try c.int(2))
            })
        layer(m, Identity.self, "linear", "Identity(*args, **kwargs)", doc: "The input itself.", { _ in Identity() })
    }

    private static func installLosses(_ m: ModuleBuilder) {
        layer(
            m, CrossEntropyLoss.self, "loss",
            "CrossEntropyLoss(weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0)",
            doc: "Cross-entropy of logits against class ids.",
            { c in
                if c.has(2) || c.has(4) {
                    throw Raise.notImplementedError("size_average and reduce are not available: use reduction")
                }
                return try CrossEntropyLoss(
                    weight: c.optionalTensor(1), ignoreIndex: c.int(3), reduction: c.string(5), labelSmoothing: c.double(6))
            })
    }
}

extension CrossEntropyLoss: ScriptCallable {
    func callFromScript(_ receiver: Value, _ positional: [Value], _ named: [(String, Value)]) throws -> Value {
        let arguments = try ModuleArguments(receiver, ["input", "target"], positional, named)
        return try self(arguments.tensor(0), arguments.tensor(1)).toScript()
    }
}
