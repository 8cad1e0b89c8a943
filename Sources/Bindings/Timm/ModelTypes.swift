// The classes of image models in scripts: what all of them have, each family's class with its constructor, and the extractors
// of features.

import Interp
import Neural
import Tensors
import Vision

/// `model.stem` and `model.head` where the family has no such attribute: the script's _model_part says which layers that is.
private func installParts(_ m: ModuleBuilder) {
    m.type(ModelPart.self, name: "ModelPart", base: Module.self, doc: "A view of some of a model's layers.")
    let declarations = TorchDeclarations(m)
    declarations.function("_part(model, paths)") { c -> Value in
        guard let model = moduleObject(c[0]) else { throw c.wrongType(0, "model") }
        return NativeIdentity.box(try ModelPart(of: model, paths: c[1].listItems.map(\.swiftString)))
    }
    ModuleObjects.extraAttribute = { module, value, name throws(Raise) in
        guard module is ImageModel, name == "stem" || name == "head" else { return nil }
        let models = try Interpreter.importModule("timm.models")
        defer { models.release() }
        guard let function = try findAttribute(models, "_model_part") else { return nil }
        defer { function.release() }
        let text = Value.string(name)
        defer { text.release() }
        let part = try call(function, [value, text], [])
        if part.isNone { return nil }
        return part
    }
}

/// What every image model offers.
func installImageModel(_ m: ModuleBuilder) {
    installParts(m)
    m.type(ImageModel.self, name: "ImageModel", base: Module.self, doc: "An image model.") { t in
        t.property("num_classes", doc: "Number of outputs.") { $0.numClasses }
        t.property("in_chans", doc: "Number of input channels.") { $0.inChans }
        t.property("num_features", doc: "Channels of the last features.") { $0.numFeatures }
        t.property("head_hidden_size", doc: "Inputs of the classifier.") { $0.headHiddenSize }
        t.property("drop_rate", doc: "Dropout in front of the classifier.") { $0.dropRate }
        t.property("grad_checkpointing", get: { $0.usesGradCheckpointing }, set: { $0.usesGradCheckpointing = $1 })
        t.property("feature_info", doc: "Channels, reduction and name of each stage.") { featureList($0.featureInfo) }
        func method<Result: ScriptValue>(
            _ signature: String, doc: String, _ body: @escaping (ImageModel, TorchCall) throws -> Result
        ) {
            t.attach(
                .torch(signature, module: "timm.models", owner: "ImageModel", doc: doc) { c -> Result in
                    guard let model = moduleObject(c[0]) as? ImageModel else { throw Raise.typeError("an image model is needed") }
                    return try body(model, c)
                })
        }
        method("forward_features(self, x)", doc: "The last features.") { model, c in try model.forwardFeatures(c.tensor(1)) }
        method("forward_head(self, x, pre_logits=False)", doc: "Pooling and classifier.") { model, c -> Value in
            if let model = model as? any DistilledModel, model.givesBoth, try !c.truth(2) { return try both(model, c.tensor(1)) }
            return try model.forwardHead(c.tensor(1), preLogits: c.truth(2)).toScript()
        }
        method(
            "forward_intermediates(self, x, indices=None, return_prefix_tokens=False, norm=False, stop_early=False, "
                + "output_fmt='NCHW', intermediates_only=False)", doc: "The outputs of the stages."
        ) { model, c -> Value in
            var options = IntermediateOptions()
            options.indices = try featureIndices(c, 2)
            options.returnsPrefixTokens = try c.truth(3)
            (options.norm, options.stopEarly) = (try c.truth(4), try c.truth(5))
            (options.outputFormat, options.intermediatesOnly) = (try c.string(6), try c.truth(7))
            let result = try model.forwardIntermediates(c.tensor(1), options)
            var features = result.features.map { $0.toScript() }
            if let prefix = result.prefixTokens {
                features = zip(features, prefix).map { .tuple(owned: [$0, $1.toScript()]) }
            }
            let list = Value.list(owned: features)
            return result.output.map { .tuple(owned: [$0.toScript(), list]) } ?? list
        }
        method(
            "prune_intermediate_layers(self, indices=1, prune_norm=False, prune_head=True)",
            doc: "Drops the layers that these features do not need."
        ) { model, c in
            try model.pruneIntermediateLayers(
                featureIndices(c, 1) ?? .last(1), pruneNorm: c.truth(2), pruneHead: c.truth(3))
        }
        method("get_classifier(self, name_only=False)", doc: "The last layer.") { model, c -> Value in
            try c.truth(1) ? .string(model.classifierPath) : NativeIdentity.box(model.classifier())
        }
        method("reset_classifier(self, num_classes, global_pool=None)", doc: "A fresh last layer.") { model, c -> Value in
            let count = try c.int(1)
            guard count >= 0, count < 1 << 24 else { throw TensorError.value("num_classes must not be negative, got \(count)") }
            try model.resetClassifier(count, globalPool: c.has(2) ? c.string(2) : nil)
            return .none
        }
        method("group_matcher(self, coarse=False)", doc: "Patterns that group parameters by depth.") { model, c -> Value in
            .dict(owned: model.groupMatcher(coarse: try c.truth(1)).map { ($0.name, patternValue($0.pattern)) })
        }
        method("set_grad_checkpointing(self, enable=True)", doc: "Recorded; activations are kept.") { model, c -> Value in
            model.usesGradCheckpointing = try c.truth(1)
            return .none
        }
    }
}

/// What both classifiers say, as a tuple.
private func both(_ model: any DistilledModel, _ features: Tensor) throws -> Value {
    let (x, distilled) = try model.bothHeads(features)
    return .tuple(owned: [x.toScript(), distilled.toScript()])
}

extension ScriptCallable where Self: DistilledModel {
    func callFromScript(_ receiver: Value, _ positional: [Value], _ named: [(String, Value)]) throws -> Value {
        let input = try ModuleArguments(receiver, ["x"], positional, named).tensor(0)
        return givesBoth ? try both(self, forwardFeatures(input)) : try forward(input).toScript()
    }
}

extension VisionTransformerDistilled: ScriptCallable {}
extension LevitDistilled: ScriptCallable {}

private func patternValue(_ pattern: GroupPattern) -> Value {
    switch pattern {
    case .pattern(let text): .string(text)
    case .patterns(let rows):
        .list(
            owned: rows.map { text, place in
                .tuple(owned: [.string(text), place.map { .tuple(owned: $0.map { .int($0) }) } ?? .none])
            })
    }
}

private func featureIndices(_ c: TorchCall, _ index: Int) throws -> FeatureIndices? {
    guard c.has(index) else { return nil }
    if let number = c[index].smallInteger { return .last(number) }
    return .places(try c.ints(index))
}

/// A family's class: its constructor takes what timm's takes.
func installModel(_ m: ModuleBuilder, _ type: ImageModel.Type, _ family: ModelFamily) {
    let name = "\(type)"
    m.type(type, name: name, base: ImageModel.self, doc: "A model of timm's \(family.module).") { t in
        t.constant("__module__", m.module)
        t.attach(
            NativeFunction("__init__(self, /, *args, **kwargs)", module: m.module, owner: name, binds: true) { a throws(Raise) in
                try translatingErrors {
                    let model = try LayerMaker.naming {
                        let named = try KeywordArguments.pairs(a[2]).map { (key: $0.0, value: try ArgumentData($0.1, $0.0).data) }
                        let positional = try a[1].tupleItems.map { try ArgumentData($0, "argument").data }
                        return try ModelRegistry.construct(type, family, positional, named)
                    }
                    ModuleObjects.adopt(a[0], model)
                    return .none
                }
            })
        if type.hasNoWeightDecay {
            t.attach(
                .torch("no_weight_decay(self)", module: m.module, owner: name, doc: "Parameters without weight decay.") {
                    c -> Value in
                    guard let model = moduleObject(c[0]) as? ImageModel else { throw Raise.typeError("an image model is needed") }
                    let names = Value.list(owned: (model.noWeightDecay() ?? []).map { .string($0) })
                    defer { names.release() }
                    return try Interp.call(.object(Types.set), [names])
                })
        }
        if type.hasNumpyWeights {
            t.attach(
                .torch(
                    "load_pretrained(self, checkpoint_path, prefix='')", module: m.module, owner: name,
                    doc: "Loads the NumPy archive of the JAX model."
                ) { c -> Value in
                    let models = try Interpreter.importModule("timm.models")
                    defer { models.release() }
                    guard let function = try findAttribute(models, "_load_npz") else { return .none }
                    defer { function.release() }
                    return try call(function, [c[0], c[1], c[2]], [])
                })
        }
        if type is any DistilledModel.Type {
            t.property(
                "distilled_training", get: { ($0 as? any DistilledModel)?.trainsDistilled ?? false },
                set: { ($0 as? any DistilledModel)?.trainsDistilled = $1 })
            t.attach(
                .torch(
                    "set_distilled_training(self, enable=True)", module: m.module, owner: name,
                    doc: "Training then gives what both classifiers say, as a tuple."
                ) { c -> Value in
                    (moduleObject(c[0]) as? any DistilledModel)?.trainsDistilled = try c.truth(1)
                    return .none
                })
        }
        if type.hasInputSize {
            t.attach(
                .torch(
                    "set_input_size(self, img_size=None, patch_size=None)", module: m.module, owner: name, doc: "Another size."
                ) { c -> Value in
                    guard let model = moduleObject(c[0]) as? ImageModel else { throw Raise.typeError("an image model is needed") }
                    try model.setInputSize(c.has(1) ? c.pair(1) : nil, patchSize: c.has(2) ? c.pair(2) : nil)
                    try noteInputSize(c[0], model, patchSize: c.has(2) ? c[2] : nil)
                    return .none
                })
        }
    }
}

/// Tells timm.models the arguments that make a model of this input size again.
private func noteInputSize(_ receiver: Value, _ model: ImageModel, patchSize: Value?) throws {
    let models = Reference(owned: try Interpreter.importModule("timm.models"))
    guard let note = try findAttribute(models.value, "_note_size") else { return }
    defer { note.release() }
    let patch = patchSize.map { [("patch_size", $0.retained())] } ?? []
    let changed = Reference(owned: .dict(owned: patch + model.inputArguments.map { ($0.key, ArgumentData.value($0.value)) }))
    try call(note, [receiver, changed.value], []).release()
}

/// The extractors of features.
func installFeatureNets(_ m: ModuleBuilder) {
    m.type(FeatureNet.self, name: "FeatureNet", base: Module.self, doc: "Returns the outputs of a model's stages.") { t in
        t.property("in_chans") { $0.inChans }
        t.property("output_fmt") { $0.outputFormat }
        t.property("grad_checkpointing", get: { $0.usesGradCheckpointing }, set: { $0.usesGradCheckpointing = $1 })
        t.def("set_grad_checkpointing", Parameter<Bool>("enable", default: true)) { net, enable in
            net.usesGradCheckpointing = enable
        }
    }
    m.type(FeatureDictNet.self, name: "FeatureDictNet", base: FeatureNet.self, doc: "Features by name.")
    m.type(FeatureListNet.self, name: "FeatureListNet", base: FeatureDictNet.self, doc: "Features in a list.")
    m.type(FeatureHookNet.self, name: "FeatureHookNet", base: FeatureNet.self, doc: "Features by hooks.")
    m.type(FeatureGetterNet.self, name: "FeatureGetterNet", base: FeatureNet.self, doc: "Features by forward_intermediates.")
}

extension FeatureNet: ScriptCallable {
    func callFromScript(_ receiver: Value, _ positional: [Value], _ named: [(String, Value)]) throws -> Value {
        let found = try features(ModuleArguments(receiver, ["x"], positional, named).tensor(0))
        if returnsDictionary { return .dict(owned: found.map { ($0.name, $0.tensor.toScript()) }) }
        return .list(owned: found.map { $0.tensor.toScript() })
    }
}
