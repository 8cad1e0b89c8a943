// timm.create_model and its kin, and the class of models.

import Interp
import Neural
import Tensors
import Vision

func installModelFactory(_ m: ModuleBuilder) {
    if m.module == "timm" { installModelType(m) }
    let declarations = TorchDeclarations(m)
    declarations.function(
        "create_model(model_name, pretrained=False, pretrained_cfg=None, pretrained_cfg_overlay=None, checkpoint_path=None, "
            + "cache_dir=None, scriptable=None, exportable=None, no_jit=None, **kwargs)",
        doc: "A model by name, with fresh or pretrained parameters."
    ) { c -> Value in
        let name = try c.string(0)
        for (index, option) in [(2, "pretrained_cfg"), (3, "pretrained_cfg_overlay"), (5, "cache_dir")] where c.has(index) {
            throw Raise.notImplementedError("create_model(\(option)=…) is not available")
        }
        let model = try ModelRegistry.create(name, modelOptions(KeywordArguments.pairs(c[9])))
        if try c.truth(1) { try ModelRegistry.loadPretrained(name, into: model) }
        if c.has(4), try !c.string(4).isEmpty { try ModelRegistry.load(c.string(4), into: model) }
        return NativeIdentity.box(model)
    }
    declarations.function(
        "list_models(filter='', module='', pretrained=False, exclude_filters='', name_matches_cfg=False, include_tags=None)",
        doc: "The names that create_model knows."
    ) { c -> [String] in
        func patterns(_ index: Int) throws -> [String] {
            if c[index].isString { return c[index].swiftString.isEmpty ? [] : [c[index].swiftString] }
            return [String].fromScript(c[index]) ?? []
        }
        if try c.truth(2) {
            throw Raise.notImplementedError("list_models(pretrained=True) is not available: no weights are downloaded")
        }
        let (wanted, unwanted) = (try patterns(0), try patterns(3))
        var names: [String] = wanted.isEmpty ? ModelRegistry.names() : []
        for pattern in wanted {
            for name in ModelRegistry.names(filter: pattern) where !names.contains(name) { names.append(name) }
        }
        for pattern in unwanted {
            let gone = ModelRegistry.names(filter: pattern)
            names.removeAll { gone.contains($0) }
        }
        return names.sorted()
    }
    declarations.function("is_model(model_name)", doc: "Whether create_model knows the name.") { c -> Bool in
        let name = try c.string(0).prefix { $0 != "." }
        return ModelRegistry.names().contains(String(name))
    }
}

/// The options among create_model's keyword arguments; None means left out, as in timm.
private func modelOptions(_ arguments: [(String, Value)]) throws -> ModelOptions {
    var options = ModelOptions()
    func wrong(_ name: String, _ wanted: String, _ value: Value) -> Raise {
        .typeError("create_model(): argument '\(name)' must be \(wanted), not \(value.typeName)")
    }
    func int(_ name: String, _ value: Value) throws(Raise) -> Int {
        guard let number = value.smallInteger else { throw wrong(name, "int", value) }
        return number
    }
    for (name, value) in arguments where !value.isNone {
        switch name {
        case "num_classes": options.numClasses = try int(name, value)
        case "in_chans": options.inChans = try int(name, value)
        case "stem_width": options.stemWidth = try int(name, value)
        case "global_pool":
            guard value.isString else { throw wrong(name, "str", value) }
            options.globalPool = value.swiftString
        case "stem_type":
            guard value.isString else { throw wrong(name, "str", value) }
            options.stemType = value.swiftString
        case "drop_rate":
            guard let rate = value.realValue else { throw wrong(name, "float", value) }
            options.dropRate = rate
        case "zero_init_last":
            guard value.isBool else { throw wrong(name, "bool", value) }
            options.zeroInitLast = try truth(value)
        case "drop_path_rate" where value.realValue == 0, "drop_block_rate" where value.realValue == 0: break
        case "features_only" where value.isBool && !value.asBool: break
        case "drop_path_rate", "drop_block_rate", "features_only", "out_indices", "output_stride", "img_size", "cardinality",
            "base_width", "act_layer", "norm_layer", "aa_layer", "block", "layers", "channels", "block_args", "replace_stem_pool":
            throw Raise.notImplementedError("create_model(\(name)=…) is not available yet")
        default: throw Raise.typeError("ResNet.__init__() got an unexpected keyword argument '\(name)'")
        }
    }
    return options
}

private func installModelType(_ m: ModuleBuilder) {
    m.type(ResNet.self, name: "ResNet", base: Module.self, doc: "A residual network.") { t in
        t.constant("__module__", "timm.models.resnet")
        func method<Result: ScriptValue>(_ signature: String, doc: String, _ body: @escaping (ResNet, TorchCall) throws -> Result)
        {
            t.attach(
                .torch(signature, module: "timm.models.resnet", owner: "ResNet", doc: doc) { c -> Result in
                    guard let model = ResNet.fromScript(c[0]) else { throw Raise.typeError("a ResNet is needed") }
                    return try body(model, c)
                })
        }
        t.property("num_classes", doc: "Number of outputs.") { $0.numClasses }
        t.property("num_features", doc: "Channels of the last feature map.") { $0.numFeatures }
        t.property("head_hidden_size", doc: "Inputs of the classifier.") { $0.numFeatures }
        t.property("drop_rate", doc: "Dropout in front of the classifier.") { $0.dropRate }
        t.property("feature_info", doc: "Channels, reduction and name of each stage.") { model in
            Value.list(
                owned: model.featureInfo.map { info in
                    .dict(owned: [
                        ("num_chs", .int(info.channels)), ("reduction", .int(info.reduction)), ("module", .string(info.module)),
                    ])
                })
        }
        for name in ["default_cfg", "pretrained_cfg"] {
            t.property(name, doc: "How images are prepared for the model.") { configuration($0.pretrainedConfig) }
        }
        method("forward_features(self, x)", doc: "The last feature map [N, C, H, W].") { model, c -> Tensor in
            try model.forwardFeatures(c.tensor(1))
        }
        method("forward_head(self, x, pre_logits=False)", doc: "Pooling and classifier.") { model, c -> Tensor in
            try model.forwardHead(c.tensor(1), preLogits: c.truth(2))
        }
        method("get_classifier(self, name_only=False)", doc: "The last layer.") { model, c -> Value in
            try c.truth(1) ? .string(model.pretrainedConfig.classifier) : NativeIdentity.box(model.classifier())
        }
        method("reset_classifier(self, num_classes, global_pool=None)", doc: "A fresh last layer.") { model, c -> Value in
            try model.resetClassifier(c.int(1), globalPool: c.has(2) ? c.string(2) : nil)
            return .none
        }
    }
}

private func configuration(_ config: PretrainedConfig) -> Value {
    func numbers(_ values: [Double]) -> Value { .tuple(owned: values.map { .float($0) }) }
    return .dict(owned: [
        ("architecture", .string(config.architecture)), ("num_classes", .int(config.numClasses)),
        ("input_size", .tuple(owned: config.inputSize.map { .int($0) })), ("interpolation", .string(config.interpolation)),
        ("crop_pct", .float(config.cropPct)), ("mean", numbers(config.mean)), ("std", numbers(config.std)),
        ("first_conv", .string(config.firstConv)), ("classifier", .string(config.classifier)),
    ])
}
