// timm.models: what the scripts beside it need of the registry, and the modules of the families with their classes
// and entry points.

import Interp
import Neural
import Tensors
import Vision

func timmModelModules() -> [NativeModule] {
    let main = NativeModule.scripted(
        "timm.models", doc: "Image models.", needs: ["torch", "torch.nn", "timm.layers", "timm.layers._native"],
        modelRegistrySource + modelRegistrationSource + modelFeaturesSource + modelFactorySource + modelCheckpointSource
            + modelSourcesSource + modelPretrainedSource + modelNumpySource + modelInputSource + modelExportSource
    ) { m in
        installImageModel(m)
        installFeatureNets(m)
        installRegistry(m)
    }
    let listing = NativeModule.scripted("timm.models._listing", needs: ["timm", "torch.nn"], modelListingSource)
    return [main, listing, mobileBlocksModule()] + timmScriptedBlocks() + ModelFamily.all.map(familyModule)
}

/// Blocks of several families, which timm keeps in a module of their own.
private let mobileBlocks: [Module.Type] = [
    SqueezeExcite.self, ConvBnAct.self, DepthwiseSeparableConv.self, InvertedResidual.self, CondConvResidual.self,
    EdgeResidual.self, UniversalInvertedResidual.self, MobileAttention.self,
]

private func mobileBlocksModule() -> NativeModule {
    let name = "timm.models._efficientnet_blocks"
    return NativeModule(name, doc: "The blocks of mobile networks.", needs: ["timm.models"]) { m throws(Raise) in
        for part in mobileBlocks {
            m.type(part, name: "\(part)", base: part == CondConvResidual.self ? InvertedResidual.self : Module.self) { t in
                t.constant("__module__", name)
            }
        }
    }
}

/// The nearest class above a part that scripts know.
private func scriptBase(_ part: Module.Type) -> Module.Type {
    switch part {
    case is FeatureNet.Type: FeatureNet.self
    case is Sequential.Type: Sequential.self
    case is LayerNorm2d.Type: LayerNorm2d.self
    case is LayerNorm.Type: LayerNorm.self
    case is GroupNorm1.Type: GroupNorm1.self
    default: Module.self
    }
}

/// `timm.models.resnet`: the classes, their parts and a function for each architecture.
private func familyModule(_ family: ModelFamily) -> NativeModule {
    let name = "timm.models.\(family.module)"
    let shared = family.needs.map { "timm.models.\($0)" }
    return NativeModule(
        name, doc: "The models of timm's \(family.module).", needs: ["timm.models"] + shared
    ) { m throws(Raise) in
        installImports(m, family.module)
        for part in family.parts {
            m.type(part, name: "\(part)", base: scriptBase(part)) { t in
                t.constant("__module__", name)
                installReset(t, part, module: name)
                guard part is any Reparameterisable.Type else { return }
                t.attach(
                    .torch(
                        "reparameterize(self)", module: name, owner: "\(part)", doc: "One convolution for all branches."
                    ) { c -> Value in
                        guard let module = moduleObject(c[0]) as? any Reparameterisable else { throw c.wrongType(0, "module") }
                        try module.reparameterise()
                        return .none
                    })
            }
        }
        for type in family.types {
            if let found = try attribute("\(type)", of: shared) {
                m.constant("\(type)", found)
            } else {
                installModel(m, type, family)
            }
        }
        let models = try Interpreter.importModule("timm.models")
        defer { models.release() }
        guard let entrypoint = try findAttribute(models, "_entrypoint") else { return }
        defer { entrypoint.release() }
        let old = ModelRegistry.deprecated.filter { $0.value.module == family.module }.keys
        let own = ModelRegistry.entries.values.filter { $0.module == family.module }.map(\.name)
        for architecture in own.sorted() + old.sorted() {
            let text = Value.string(architecture)
            defer { text.release() }
            m.constant(architecture, try call(entrypoint, [text], []))
        }
    }
}

/// The attribute of the first module that has it.
private func attribute(_ name: String, of modules: [String]) throws(Raise) -> Value? {
    for module in modules {
        let module = try Interpreter.importModule(module)
        defer { module.release() }
        if let found = try findAttribute(module, name) { return found }
    }
    return nil
}

/// Builds the class of an architecture's family before its first object crosses.
private func requireFamily(_ architecture: String) throws(Raise) {
    if let entry = ModelRegistry.entries[architecture] {
        try Interpreter.importModule("timm.models.\(entry.module)").release()
    }
}

private func installRegistry(_ m: ModuleBuilder) {
    let declarations = TorchDeclarations(m)
    declarations.function("_entries()") { _ -> Value in
        .list(
            owned: ModelRegistry.names().compactMap { ModelRegistry.entries[$0] }.map { entry in
                let tags = entry.tags.map { Value.tuple(owned: [.string($0.name), .bool($0.hasWeights)]) }
                return .tuple(owned: [.string(entry.name), .string(entry.module), .list(owned: tags)])
            })
    }
    declarations.function("_given_image_size(model)") { c -> Value in
        (moduleObject(c[0]) as? ImageModel)?.givenImageSize.map(ArgumentData.value) ?? .none
    }
    declarations.function("_deprecated()") { _ -> Value in
        .list(
            owned: ModelRegistry.deprecated.sorted { $0.key < $1.key }.map { name, row in
                .tuple(owned: [.string(name), .string(row.module), .string(row.current)])
            })
    }
    declarations.function("_configurations(name)") { c -> Value in
        guard let entry = ModelRegistry.entries[try c.string(0)] else { throw ModelRegistry.unknown(try c.string(0)) }
        return .list(
            owned: try ModelRegistry.configurations(entry).map { configuration in
                .dict(owned: configuration.fields.filter { $0.value != .null }.map { ($0.name, ArgumentData.value($0.value)) })
            })
    }
    declarations.function("_parameters(name)") { c -> Value in
        .list(
            owned: try ModelRegistry.parameters(c.string(0)).map { name, value in
                .tuple(owned: [.string(name), value.map(ArgumentData.value) ?? .none])
            })
    }
    declarations.function("_sizes(name)", doc: "(parameters, multiply-adds or None) as the registry knows them, else None.") {
        c -> Value in
        guard let sizes = ModelRegistry.sizes[try c.string(0)] else { return .none }
        return .tuple(owned: [.int(sizes.parameters), sizes.multiplyAdds.map { .int($0) } ?? .none])
    }
    declarations.function("_family_of_class(name)", doc: "The first family that has a class of this name.") { c -> Value in
        let name = try c.string(0)
        if ["BasicBlock", "Bottleneck"].contains(name) { return .string("resnet") }
        let families = ModelFamily.all.filter { $0.type(named: name) != nil }
        // A family that takes the class from another is not its owner.
        let owner = families.first { family in !families.contains { family.needs.contains($0.module) } }
        return owner.map { .string($0.module) } ?? .none
    }
    declarations.function("_unknown(name)") { c -> Value in throw ModelRegistry.unknown(try c.string(0)) }
    declarations.function("_create(name, cfg, kwargs, loads=False)") { c -> Value in
        let name = try c.string(0)
        try requireFamily(name)
        var configuration = PretrainedConfig()
        for (key, value) in KeywordArguments.pairs(c[1]) { configuration[key] = try ArgumentData(value, key).data }
        let loads = try c.truth(3)
        let model = try LayerMaker.naming {
            let arguments = try KeywordArguments.pairs(c[2]).map { (key: $0.0, value: try ArgumentData($0.1, $0.0).data) }
            func build() throws -> ImageModel { try ModelRegistry.build(name, arguments, configuration: configuration) }
            return try loads ? Initialisation.advancing(build) : build()
        }
        return NativeIdentity.box(model)
    }
    declarations.function("_load_mapped(path)") { c -> Value in
        try StateDict.ordered(Safetensors.load(c.string(0), mapped: true))
    }
    declarations.function("_adopt_state(model, state, strict)") { c -> Value in
        guard let model = moduleObject(c[0]) else { throw c.wrongType(0, "model") }
        try model.loadStateDict(StateDict.entries(c[1], for: model.typeName), strict: c.truth(2), adopting: true)
        return .none
    }
    declarations.function("_wrap(name, model, options)") { c -> Value in
        guard let model = moduleObject(c[1]) as? ImageModel else { throw c.wrongType(1, "model") }
        let options = try KeywordArguments.pairs(c[2]).map { (key: $0.0, value: try ArgumentData($0.1, $0.0).data) }
        return NativeIdentity.box(try ModelRegistry.wrap(c.string(0), model, options))
    }
    declarations.function("_feature_info(model)") { c -> Value in
        guard let net = moduleObject(c[0]) as? FeatureNet else { throw c.wrongType(0, "feature extractor") }
        return featureList(net.featureInfo)
    }
    declarations.function("_out_indices(model)") { c -> Value in
        guard let net = moduleObject(c[0]) as? FeatureNet else { throw c.wrongType(0, "feature extractor") }
        return .tuple(owned: net.outIndices.map { .int($0) })
    }
    declarations.function("_resample_kernel(weight, size)") { c in
        try PositionEmbedding.resampledKernel(c.tensor(0), to: c.ints(1), mode: "bilinear", antialias: false)
    }
    declarations.function("_resample_positions(model, positions)") { c -> Tensor in
        guard let model = moduleObject(c[0]) as? VisionTransformer else { throw c.wrongType(0, "VisionTransformer") }
        return try model.numpyPositions(c.tensor(1))
    }
    declarations.function("_filter_checkpoint(model, state_dict)") { c -> Value in
        guard let model = moduleObject(c[0]) as? ImageModel else { throw c.wrongType(0, "model") }
        return StateDict.value(try model.filterCheckpoint(StateDict.entries(c[1], for: model.typeName)))
    }
}

/// feature_info as a list of dicts.
func featureList(_ info: [FeatureInfo]) -> Value {
    .list(
        owned: info.map { feature in
            let own: [(String, Value)] = [
                ("num_chs", .int(feature.channels)), ("reduction", .int(feature.reduction)), ("module", .string(feature.module)),
            ]
            return .dict(owned: own + feature.details.map { ($0.key, ArgumentData.value($0.value)) })
        })
}

/// What completion proposes where timm's functions take the name of a model: architectures, and behind a dot their tags.
let modelNameProposals: [ArgumentPlace: @Sendable (String) -> [String]] = {
    let names: @Sendable (String) -> [String] = { prefix in
        guard prefix.contains(".") else { return ModelRegistry.names() }
        let (architecture, _) = ModelRegistry.split(prefix)
        return (ModelRegistry.entries[architecture]?.tags ?? []).filter { !$0.name.isEmpty }.map { "\(architecture).\($0.name)" }
    }
    let places = [
        ("create_model", "model_name"), ("list_models", "filter"), ("is_model", "model_name"), ("model_entrypoint", "model_name"),
        ("get_pretrained_cfg", "model_name"),
    ]
    return Dictionary(
        uniqueKeysWithValues: places.map { function, parameter in
            (ArgumentPlace(module: "timm.models", function: function, parameter: parameter), names)
        })
}()
