// timm.layers: the building blocks that are timm's own, as far as they are native. The others are in LayerFiles.swift.

import Interp
import Neural
import Tensors
import Vision

func installTimmLayers(_ m: ModuleBuilder) {
    NeuralModules.layer(
        m, DropPath.self, "drop", "DropPath(drop_prob=0.0, scale_by_keep=True)", module: "timm.layers",
        doc: "Zeroes whole samples while training.",
        { c in DropPath(try c.double(1), scaleByKeep: try c.truth(2)) },
        { t in
            t.property("drop_prob", get: { $0.dropProbability }, set: { $0.dropProbability = $1 })
            t.property("scale_by_keep") { $0.scaleByKeep }
        })
    let declarations = TorchDeclarations(m)
    declarations.function("drop_path(x, drop_prob=0.0, training=False, scale_by_keep=True)", doc: "Zeroes whole samples.") { c in
        try c.tensor(0).dropPath(c.double(1), training: c.truth(2), scaleByKeep: c.truth(3))
    }
    installNormLayers(m)
    installConvolutionalLayers(m)
    installHeads(m)
    installLayerTables(declarations)
}

/// A layer that an argument names; nil for None and ''.
private func layerSpec(_ c: TorchCall, _ index: Int, _ name: String) throws -> LayerSpec? {
    guard c.has(index) else { return nil }
    let data = try ArgumentData(c[index], name).data
    if let spec = LayerSpec(data) { return spec }
    if data == .string("") { return nil }
    throw c.wrongType(index, "str, type or partial")
}

private func options(_ value: Value) throws -> [(key: String, value: JSONValue)] {
    try KeywordArguments.pairs(value).map { (key: $0.0, value: try ArgumentData($0.1, $0.0).data) }
}

private func installLayerTables(_ d: TorchDeclarations) {
    d.function("make_divisible(v, divisor=8, min_value=None, round_limit=0.9)", doc: "Rounds to a multiple.") { c -> Int in
        let divisor = try c.int(1)
        guard divisor > 0 else { throw Raise.zeroDivisionError("integer division or modulo by zero") }
        return makeDivisible(try c.double(0), divisor, minimum: try c.optionalInt(2), roundLimit: try c.double(3))
    }
    d.function("calculate_drop_path_rates(drop_path_rate, depths, stagewise=False)", doc: "Rates by block.") { c -> Value in
        let rate = try c.double(0)
        if let depth = c[1].smallInteger {
            if try c.truth(2) { throw Raise.valueError("stagewise=True requires depths to be a list of stage depths") }
            return try DropPathRates.linear(rate, blocks: depth).toScript()
        }
        let rates = try DropPathRates.linear(rate, depths: c.ints(1))
        return try c.truth(2) ? rates.toScript() : Array(rates.joined()).toScript()
    }
}

/// Refuses the keywords that timm hands on to a layer of torch and that this does not take: `given` comes by position already,
/// `merged` by keyword.
private func refuse(_ keywords: Value, by owner: String, given: String, merged: String? = nil) throws {
    let names = KeywordArguments.pairs(keywords).map(\.0)
    if let merged, names.contains(merged) {
        throw Raise.typeError(
            "torch.nn.modules.normalization.\(owner).__init__() got multiple values for keyword argument '\(merged)'")
    }
    guard let name = names.first else { return }
    throw Raise.typeError(
        "\(owner).__init__() got \(name == given ? "multiple values for argument" : "an unexpected keyword argument") '\(name)'")
}

private func installNormLayers(_ m: ModuleBuilder) {
    let module = "timm.layers"
    NeuralModules.layer(
        m, LayerNorm2d.self, "norm",
        "LayerNorm2d(num_channels, eps=1e-06, affine=True, *, bias=True, device=None, dtype=None, **kwargs)",
        base: LayerNorm.self,
        module: module, doc: "Normalises the channels of every place.",
        { c in
            try refuse(c[7], by: "LayerNorm", given: "normalized_shape", merged: "elementwise_affine")
            return try LayerNorm2d(c.ints(1), eps: c.double(2), elementwiseAffine: c.truth(3), bias: c.truth(4))
        })
    NeuralModules.layer(
        m, GroupNorm1.self, "norm",
        "GroupNorm1(num_channels, *, eps=1e-05, affine=True, bias=True, device=None, dtype=None, **kwargs)",
        base: GroupNorm.self,
        module: module, doc: "One group of all channels.",
        { c in
            try refuse(c[7], by: "GroupNorm", given: "num_groups")
            return try GroupNorm1(1, c.int(1), eps: c.double(2), affine: c.truth(3), bias: c.truth(4))
        })
    NeuralModules.layer(
        m, BatchNormAct2d.self, "norm_act",
        "BatchNormAct2d(num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, apply_act=True, "
            + "act_layer=None, act_kwargs=None, inplace=True, drop_layer=None, device=None, dtype=None)", base: BatchNorm2d.self,
        module: module,
        doc: "Batch normalisation and an activation.",
        { c in
            try LayerMaker.naming {
                let drop = c.has(10) ? try ArgumentData.made(by: c[10], "drop_layer") : nil
                var act: Module?
                // None, said so, is no activation.
                if try c.truth(6), !c.isGiven(7) || !c[7].isNone {
                    let spec = try layerSpec(c, 7, "act_layer") ?? LayerSpec("nn.ReLU")
                    act = try ActivationLayers.make(
                        spec.adding(c.has(8) ? options(c[8]) : []), inplace: c.truth(9), asksInplace: true)
                }
                return try BatchNormAct2d(
                    c.int(1), eps: c.double(2), momentum: c.optionalDouble(3), affine: c.truth(4),
                    tracksRunningStatistics: c.truth(5), drop: drop, activation: act)
            }
        })
}

private func installConvolutionalLayers(_ m: ModuleBuilder) {
    let module = "timm.layers"
    NeuralModules.layer(
        m, SEModule.self, "squeeze_excite",
        "SEModule(channels, rd_ratio=0.0625, rd_channels=None, rd_divisor=8, add_maxpool=False, bias=True, act_layer=None, "
            + "norm_layer=None, gate_layer='sigmoid', device=None, dtype=None)", module: module, doc: "Squeeze and excitation.",
        { c in
            try LayerMaker.naming {
                try SEModule(
                    c.int(1), rdRatio: c.double(2), rdChannels: c.optionalInt(3), rdDivisor: c.int(4), addMaxPool: c.truth(5),
                    bias: c.truth(6), activation: layerSpec(c, 7, "act_layer") ?? LayerSpec("nn.ReLU"),
                    norm: layerSpec(c, 8, "norm_layer"), gate: layerSpec(c, 9, "gate_layer"))
            }
        })
    NeuralModules.layer(
        m, EffectiveSEModule.self, "squeeze_excite",
        "EffectiveSEModule(channels, add_maxpool=False, gate_layer='hard_sigmoid', device=None, dtype=None, **_)",
        module: module, doc: "Squeeze and excitation in one layer.",
        { c in
            try LayerMaker.naming {
                try EffectiveSEModule(c.int(1), addMaxPool: c.truth(2), gate: layerSpec(c, 3, "gate_layer"))
            }
        })
    NeuralModules.layer(
        m, EcaModule.self, "eca",
        "EcaModule(channels=None, kernel_size=3, gamma=2, beta=1, act_layer=None, gate_layer='sigmoid', rd_ratio=0.125, "
            + "rd_channels=None, rd_divisor=8, use_mlp=False, device=None, dtype=None)", module: module,
        doc: "Efficient channel attention.",
        { c in
            try LayerMaker.naming {
                try EcaModule(
                    c.optionalInt(1), kernelSize: c.int(2), gamma: c.double(3), beta: c.double(4),
                    activation: layerSpec(c, 5, "act_layer"), gate: layerSpec(c, 6, "gate_layer"), rdRatio: c.double(7),
                    rdChannels: c.optionalInt(8), rdDivisor: c.int(9), usesMLP: c.truth(10))
            }
        })
    NeuralModules.layer(
        m, BlurPool2d.self, "blur_pool",
        "BlurPool2d(channels=None, filt_size=3, stride=2, pad_mode='reflect', device=None, dtype=None)",
        module: module, doc: "Blurs and subsamples.",
        { c in try BlurPool2d(c.optionalInt(1), filterSize: c.int(2), stride: c.int(3), padMode: c.string(4)) })
    NeuralModules.layer(
        m, DropBlock2d.self, "drop",
        "DropBlock2d(drop_prob=0.1, block_size=7, gamma_scale=1.0, with_noise=False, inplace=False, couple_channels=True, "
            + "scale_by_keep=True, **kwargs)", module: module, doc: "Zeroes blocks while training.",
        { c in
            if try c.truth(4) || !c.truth(6) || !c.truth(7) {
                throw Raise.notImplementedError(
                    "DropBlock2d(with_noise=True, couple_channels=False, scale_by_keep=False) are not available: the function "
                        + "drop_block_2d takes them")
            }
            return DropBlock2d(try c.double(1), blockSize: try c.int(2), gammaScale: try c.double(3))
        })
}

private func installHeads(_ m: ModuleBuilder) {
    NeuralModules.layer(
        m, SelectAdaptivePool2d.self, "adaptive_avgmax_pool",
        "SelectAdaptivePool2d(output_size=1, pool_type='fast', flatten=False, input_fmt='NCHW')", module: "timm.layers",
        doc: "Global pooling of a kind.",
        { c in
            guard try c.ints(1) == [1] else {
                throw Raise.notImplementedError("SelectAdaptivePool2d: only output_size=1 is available")
            }
            return try SelectAdaptivePool2d(poolType: c.has(2) ? c.string(2) : "", flatten: c.truth(3), inputFormat: c.string(4))
        },
        { t in
            t.property("pool_type") { $0.poolType }
            t.def("is_identity") { (pool: SelectAdaptivePool2d) in pool.isIdentity }
            t.def("feat_mult") { (pool: SelectAdaptivePool2d) in pool.featureMultiplier }
        })
    NeuralModules.layer(
        m, ClassifierHead.self, "classifier",
        "ClassifierHead(in_features, num_classes, pool_type='avg', drop_rate=0.0, use_conv=False, input_fmt='NCHW', "
            + "device=None, dtype=None)", module: "timm.layers", doc: "Pooling, dropout and classifier.",
        { c in
            try ClassifierHead(
                c.int(1), c.int(2), poolType: c.string(3), dropRate: c.double(4), usesConv: c.truth(5),
                inputFormat: c.string(6))
        },
        { t in
            t.property("in_features") { $0.inFeatures }
            t.property("num_features") { $0.numFeatures }
            installReset(t, ClassifierHead.self, module: "timm.layers")
        })
}
