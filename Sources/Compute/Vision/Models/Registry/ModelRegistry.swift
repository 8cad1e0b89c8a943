// Models by name: which there are, and how one is made. Names and arguments come from the catalogue, classes from the
// families; where weights are found is the scripts' side (Bindings/Timm).

import Neural
import Tensors

/// The models that can be made by name.
public enum ModelRegistry {
    private static let additions: [String: (family: ModelFamily, addition: ModelAddition)] = {
        var table: [String: (family: ModelFamily, addition: ModelAddition)] = [:]
        for family in ModelFamily.all { for addition in family.additions { table[addition.name] = (family, addition) } }
        return table
    }()

    /// The architectures that can be built, by name.
    public static let entries: [String: ModelEntry] = {
        let families = Dictionary(uniqueKeysWithValues: ModelFamily.all.map { ($0.module, $0) })
        var result = ModelCatalogue.index.entries.filter { name, entry in
            families[entry.module].map { !$0.missing.contains(name) } ?? false
        }
        for (name, (family, _)) in additions {
            result[name] = ModelEntry(name: name, module: family.module, tags: [(name: "", hasWeights: false)])
        }
        return result
    }()

    /// Old names that lead to one that can be built, with the module and the new name.
    public static let deprecated: [String: (module: String, current: String)] = {
        ModelCatalogue.index.deprecated.filter { _, row in entries[String(row.current.prefix { $0 != "." })] != nil }
    }()

    /// All names, sorted.
    public static func names() -> [String] { entries.keys.sorted() }

    private static func record(_ entry: ModelEntry) throws -> ModelRecord {
        if let (_, addition) = additions[entry.name] {
            guard let base = ModelCatalogue.index.entries[addition.base], var record = try ModelCatalogue.record(base) else {
                throw TensorError.runtime("Unknown model (\(addition.base))")
            }
            record.arguments += addition.arguments
            record.configurations = [PretrainedConfig(architecture: entry.name, tag: "", addition.configuration)]
            return record
        }
        guard let record = try ModelCatalogue.record(entry) else { throw TensorError.runtime("Unknown model (\(entry.name))") }
        return record
    }

    /// The configurations of an architecture's pretrained weights in the order of its tags.
    public static func configurations(_ entry: ModelEntry) throws -> [PretrainedConfig] { try record(entry).configurations }

    /// The keyword arguments that an architecture takes, with the values that its name and its constructor give them.
    public static func parameters(_ name: String) throws -> [(name: String, value: JSONValue?)] {
        let architecture = split(name).architecture
        guard let entry = entries[architecture] else { throw unknown(name) }
        let record = try record(entry)
        let type = ModelFamily.all.first { $0.module == entry.module }?.type(named: record.typeName)
        guard let signature = try ModelCatalogue.signature(of: type?.constructorName ?? record.typeName, in: entry.module) else {
            throw unavailable(architecture, entry.module)
        }
        return signature.parameters.map { parameter in
            (parameter.name, record.arguments.last { $0.key == parameter.name }?.value ?? parameter.fallback)
        }
    }

    /// The configuration of `resnet50` (its default) or `resnet50.tv_in1k`. Throws RuntimeError for a tag that is not there.
    public static func configuration(_ name: String) throws -> PretrainedConfig? {
        let (architecture, tag) = split(name)
        guard let entry = entries[architecture] else { return nil }
        let configurations = try configurations(entry)
        if !name.contains(".") { return configurations.first }
        guard let place = entry.tags.firstIndex(where: { $0.name == tag }), configurations.indices.contains(place) else {
            throw TensorError.runtime("Invalid pretrained tag (\(tag)) for \(architecture).")
        }
        return configurations[place]
    }

    /// `resnet50.a1_in1k` as architecture and tag.
    public static func split(_ name: String) -> (architecture: String, tag: String) {
        let architecture = String(name.prefix { $0 != "." })
        return (architecture, String(name.dropFirst(architecture.count + 1)))
    }

    /// Makes a model with fresh parameters, by architecture or by name and tag. Arguments are the constructor's; with
    /// `features_only` the model is one for `wrap`.
    public static func build(
        _ name: String, _ arguments: [(key: String, value: JSONValue)] = [], configuration given: PretrainedConfig? = nil
    ) throws -> ImageModel {
        let architecture = split(name).architecture
        guard let entry = entries[architecture], let family = ModelFamily.all.first(where: { $0.module == entry.module }) else {
            throw unknown(name)
        }
        let record = try record(entry)
        guard let type = family.type(named: record.typeName),
            let signature = try ModelCatalogue.signature(of: type.constructorName ?? record.typeName, in: entry.module)
        else { throw unavailable(architecture, entry.module) }
        let configuration = try given ?? self.configuration(name) ?? PretrainedConfig()

        var variant = record.arguments.filter { $0.key != "pruned" }
        if let model = record.build?["model_cfg"] { variant.append(("cfg", model)) }
        var requested = arguments.filter { $0.value != .null }
        try type.translate(&requested, variant: &variant, architecture: architecture)
        func setDefault(_ key: String, _ value: JSONValue) {
            if !(variant + requested).contains(where: { $0.key == key }) { variant.append((key, value)) }
        }
        if configuration.numClasses >= 0 { setDefault("num_classes", .int(configuration.numClasses)) }
        setDefault("in_chans", .int(configuration.inputSize.first ?? 3))
        if configuration.isFixedInputSize { setDefault("img_size", .array(configuration.inputSize.suffix(2).map { .int($0) })) }
        for key in record.build?["kwargs_filter"]?.array?.compactMap(\.string) ?? [] {
            variant.removeAll { $0.key == key }
            requested.removeAll { $0.key == key }
        }
        // A family whose extractor of features is a class of its own builds it without the head.
        var featuresOnly = requested.contains { $0.key == "features_only" && $0.value.isTrue }
        featuresOnly = featuresOnly && type.extraArguments(featuresOnly: true).contains("features_only")
        if !featuresOnly { requested.removeAll { $0.key == "features_only" } }
        for name in type.extraArguments(featuresOnly: featuresOnly) where !variant.contains(where: { $0.key == name }) {
            variant.append((name, .null))
        }
        let options = try ModelArguments(record.typeName, signature, variant: variant, requested: requested)
        let model = try type.init(options)
        try options.checkAllUsed()
        if let shapes = record.pruned {
            try ModelPruning.adapt(model, shapes, firstConvolutions: configuration["first_conv"])
        }
        model.pretrainedConfig = configuration
        return model
    }

    /// A model inside the wrapper that features_only makes; options are out_indices and feature_cls, the rest is the family's.
    public static func wrap(
        _ name: String, _ model: ImageModel, _ options: [(key: String, value: JSONValue)]
    ) throws -> FeatureNet {
        guard let entry = entries[split(name).architecture] else { throw unknown(name) }
        var features = FeatureOptions(try record(entry).build?["feature_cfg"])
        if let own = model.ownOutIndices { features["out_indices"] = .array(own.map { .int($0) }) }
        if let own = model.ownFeatureClass { features["feature_cls"] = .string(own) }
        for (key, value) in options { features[key] = value }
        return try features.wrap(model)
    }

    /// A model of a family's class from its constructor's arguments alone.
    public static func construct(
        _ type: ImageModel.Type, _ family: ModelFamily, _ positional: [JSONValue], _ named: [(key: String, value: JSONValue)]
    ) throws -> ImageModel {
        let name = String(describing: type)
        guard let signature = try ModelCatalogue.signature(of: type.constructorName ?? name, in: family.module) else {
            throw TensorError.notImplemented("\(name) cannot be made by its class: use timm.create_model")
        }
        guard positional.count <= signature.parameters.count else {
            throw TensorError.type(
                "\(name).__init__() takes \(signature.parameters.count + 1) positional arguments but \(positional.count + 1) were given"
            )
        }
        let given = zip(signature.parameters, positional).map { (key: $0.0.name, value: $0.1) }
        if let twice = given.first(where: { entry in named.contains { $0.key == entry.key } }) {
            throw TensorError.type("\(name).__init__() got multiple values for argument '\(twice.key)'")
        }
        var all = given + named, variant: [ModelArgument] = []
        try type.translate(&all, variant: &variant, architecture: "")
        let missing = signature.parameters.filter { row in row.fallback == nil && !(variant + all).contains { $0.key == row.name }
        }
        guard missing.isEmpty else {
            let names = missing.map { "'\($0.name)'" }
            let list = names.count == 1 ? names[0] : names.dropLast().joined(separator: ", ") + " and \(names.last ?? "")"
            throw TensorError.type(
                "\(name).__init__() missing \(names.count) required positional argument\(names.count == 1 ? "" : "s"): \(list)")
        }
        let options = try ModelArguments(name, signature, variant: variant, requested: all)
        let model = try type.init(options)
        try options.checkAllUsed()
        return model
    }

    private static func unavailable(_ architecture: String, _ module: String) -> TensorError {
        .notImplemented(
            "timm's model '\(architecture)' (timm.models.\(module)) is not available here yet; timm.list_models() gives the "
                + "\(entries.count) names that are")
    }

    /// What create says about a name that it does not know.
    public static func unknown(_ name: String) -> TensorError {
        let architecture = split(name).architecture
        if let entry = ModelCatalogue.index.entries[architecture] { return unavailable(architecture, entry.module) }
        if let row = ModelCatalogue.index.deprecated[architecture] {
            return unavailable(row.current.isEmpty ? architecture : split(row.current).architecture, row.module)
        }
        let near = nearest(name, in: names())
        let hint =
            near.isEmpty
            ? "timm.list_models() gives the \(entries.count) names there are"
            : "did you mean \(near.prefix(3).map { "'\($0)'" }.joined(separator: ", "))?"
        return .runtime("Unknown model (\(architecture)); \(hint)")
    }

    /// The names that a mistyped one may mean, the nearest first.
    public static func nearest(_ name: String, in names: [String]) -> [String] {
        names.map { (distance($0, name), $0) }.filter { $0.0 <= max(2, name.count / 3) }.sorted { $0 < $1 }.map(\.1)
    }

    /// Edit distance.
    private static func distance(_ a: String, _ b: String) -> Int {
        let (a, b) = (Array(a.utf8), Array(b.utf8.prefix(200)))
        var row = Array(0...b.count)
        for i in a.indices {
            var diagonal = row[0]
            row[0] = i + 1
            for j in b.indices {
                let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (a[i] == b[j] ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[b.count]
    }
}
