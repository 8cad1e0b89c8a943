// The normalisations of torch.nn and torch.nn.functional.

import Interp
import Neural
import Tensors

extension NeuralModules {
    static func installNorms(_ m: ModuleBuilder) {
        func members<T: ChannelNormLayer>(_ t: TypeBuilder<T>) {
            t.property("num_features") { $0.numFeatures }
            t.property("eps", get: { $0.eps }, set: { $0.eps = $1 })
            t.property("momentum", get: { $0.momentum }, set: { $0.momentum = $1 })
            t.property("affine") { $0.affine }
            t.property("track_running_stats") { $0.tracksRunningStatistics }
            t.def("reset_running_stats") { try $0.resetRunningStatistics() }
            t.def("reset_parameters") { try $0.resetParameters() }
        }
        func channelNorm<T: ChannelNormLayer>(
            _ type: T.Type, _ file: String, _ defaults: String, doc: String, _ make: @escaping (TorchCall) throws -> T
        ) {
            layer(
                m, type, file,
                "\(T.self)(num_features, eps=1e-05, momentum=0.1, \(defaults), device=None, dtype=None, *, bias=True)",
                doc: doc, make, members)
        }
        func batchNorm<T: BatchNormLayer>(_ type: T.Type) {
            channelNorm(
                type, "batchnorm", "affine=True, track_running_stats=True", doc: "Normalises each channel over batch and place.",
                { c in
                    try T(
                        c.int(1), eps: c.double(2), momentum: c.optionalDouble(3), affine: c.truth(4),
                        tracksRunningStatistics: c.truth(5), bias: c.truth(8))
                })
        }
        func instanceNorm<T: InstanceNormLayer>(_ type: T.Type) {
            channelNorm(
                type, "instancenorm", "affine=False, track_running_stats=False", doc: "Normalises each channel of each sample.",
                { c in
                    try T(
                        c.int(1), eps: c.double(2), momentum: c.optionalDouble(3), affine: c.truth(4),
                        tracksRunningStatistics: c.truth(5), bias: c.truth(8))
                })
        }
        batchNorm(BatchNorm1d.self)
        batchNorm(BatchNorm2d.self)
        batchNorm(BatchNorm3d.self)
        layer(
            m, SyncBatchNorm.self, "batchnorm",
            "SyncBatchNorm(num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, process_group=None, "
                + "device=None, dtype=None, *, bias=True)", doc: "Batch normalisation over all processes.",
            { c in
                try refuseGroup(c, 6)
                return try SyncBatchNorm(
                    c.int(1), eps: c.double(2), momentum: c.optionalDouble(3), affine: c.truth(4),
                    tracksRunningStatistics: c.truth(5), bias: c.truth(9))
            },
            { t in
                members(t)
                let convert = NativeFunction.torch(
                    "convert_sync_batchnorm(module, process_group=None)", module: "torch.nn",
                    doc: "Makes every batch normalisation of a module a SyncBatchNorm."
                ) { c -> Value in
                    guard let module = moduleObject(c[0]) else { throw c.wrongType(0, "Module") }
                    try refuseGroup(c, 1)
                    let result = try SyncBatchNorm.converting(module)
                    return result === module ? c[0].retained() : NativeIdentity.box(result)
                }
                t.constant("convert_sync_batchnorm", Value.wrappedMethod(.staticMethod, owned: .nativeFunction(convert)))
            })
        instanceNorm(InstanceNorm1d.self)
        instanceNorm(InstanceNorm2d.self)
        instanceNorm(InstanceNorm3d.self)
        installLayerNorms(m)
    }

    private static func refuseGroup(_ c: TorchCall, _ index: Int) throws {
        guard c.has(index) else { return }
        throw Raise.notImplementedError("SyncBatchNorm(process_group=…) is not available: there is one process")
    }

    private static func installLayerNorms(_ m: ModuleBuilder) {
        layer(
            m, LayerNorm.self, "normalization",
            "LayerNorm(normalized_shape, eps=1e-05, elementwise_affine=True, bias=True, device=None, dtype=None)",
            doc: "Normalises over the last dimensions.",
            { c in try LayerNorm(c.ints(1), eps: c.double(2), elementwiseAffine: c.truth(3), bias: c.truth(4)) },
            { t in
                t.property("normalized_shape") { ScriptTuple($0.normalizedShape) }
                t.property("eps") { $0.eps }
                t.property("elementwise_affine") { $0.elementwiseAffine }
            })
        layer(
            m, RMSNorm.self, "normalization",
            "RMSNorm(normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None)",
            doc: "Divides by the root of the mean square.",
            { c in try RMSNorm(c.ints(1), eps: c.optionalDouble(2), elementwiseAffine: c.truth(3)) },
            { t in
                t.property("normalized_shape") { ScriptTuple($0.normalizedShape) }
                t.property("eps") { $0.eps }
                t.property("elementwise_affine") { $0.elementwiseAffine }
            })
        layer(
            m, GroupNorm.self, "normalization",
            "GroupNorm(num_groups, num_channels, eps=1e-05, affine=True, device=None, dtype=None, *, bias=True)",
            doc: "Normalises groups of channels.",
            { c in
                if try c.int(1) == 0 { throw Raise.make(.zeroDivisionError, "integer modulo by zero") }
                return try GroupNorm(c.int(1), c.int(2), eps: c.double(3), affine: c.truth(4), bias: c.truth(7))
            },
            { t in
                t.property("num_groups") { $0.numGroups }
                t.property("num_channels") { $0.numChannels }
                t.property("eps") { $0.eps }
                t.property("affine") { $0.affine }
            })
        layer(
            m, LocalResponseNorm.self, "normalization", "LocalResponseNorm(size, alpha=0.0001, beta=0.75, k=1.0)",
            doc: "Normalises across neighbouring channels.",
            { c in LocalResponseNorm(try c.int(1), alpha: try c.scalar(2), beta: try c.scalar(3), k: try c.scalar(4)) },
            { t in t.property("size") { $0.size } })
    }
}

func installNormFunctions(_ d: TorchDeclarations) {
    d.function("batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05)") {
        c in
        try c.tensor(0).batchNorm(
            weight: c.optionalTensor(3), bias: c.optionalTensor(4), runningMean: c.optionalTensor(1),
            runningVar: c.optionalTensor(2), training: c.truth(5), momentum: c.double(6), eps: c.double(7))
    }
    d.function("layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05)") { c in
        try c.tensor(0).layerNorm(c.ints(1), weight: c.optionalTensor(2), bias: c.optionalTensor(3), eps: c.double(4))
    }
    d.function("group_norm(input, num_groups, weight=None, bias=None, eps=1e-05)") { c in
        try c.tensor(0).groupNorm(c.int(1), weight: c.optionalTensor(2), bias: c.optionalTensor(3), eps: c.double(4))
    }
    d.function(
        "instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-05)"
    ) { c in
        let x = try c.tensor(0)
        if try c.truth(5), x.shape.dropFirst(2).reduce(1, *) == 1 {
            throw Raise.valueError("Expected more than 1 spatial element when training, got input size \(Size(x.shape).text)")
        }
        return try x.instanceNorm(
            weight: c.optionalTensor(3), bias: c.optionalTensor(4), runningMean: c.optionalTensor(1),
            runningVar: c.optionalTensor(2), useInputStats: c.truth(5), momentum: c.double(6), eps: c.double(7))
    }
    d.function("rms_norm(input, normalized_shape, weight=None, eps=None)") { c in
        try c.tensor(0).rmsNorm(c.ints(1), weight: c.optionalTensor(2), eps: c.optionalDouble(3))
    }
    d.function("local_response_norm(input, size, alpha=0.0001, beta=0.75, k=1.0)") { c in
        try c.tensor(0).localResponseNorm(c.int(1), alpha: c.double(2), beta: c.double(3), k: c.double(4))
    }
}
