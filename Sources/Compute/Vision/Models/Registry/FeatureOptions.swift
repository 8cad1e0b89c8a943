// feature_cfg: how create_model(features_only=True) wraps a model.

import Neural
import Tensors

struct FeatureOptions {
    private var values: [(key: String, value: JSONValue)]

    init(_ configuration: JSONValue?) { values = configuration?.members ?? [] }

    subscript(key: String) -> JSONValue? {
        get { values.last { $0.key == key }?.value }
        set {
            values.removeAll { $0.key == key }
            if let newValue { values.append((key, newValue)) }
        }
    }

    /// The model inside the wrapper that feature_cls names: list (unless the family says otherwise or has its own extractor),
    /// dict, hook or getter.
    func wrap(_ model: ImageModel) throws -> FeatureNet {
        let wanted = self["feature_cls"]?.string ?? "list"
        let kind = (wanted.split(separator: ".").last.map(String.init) ?? wanted).lowercased()
        let indices = try indices()
        if self["feature_cls"] == nil, let net = try model.extractor(indices) {
            (net.pretrainedConfig, net.inChans) = (model.pretrainedConfig, model.inChans)
            return net
        }
        let isGetter = kind == "getter" || kind == "featuregetternet"
        let format = self["output_fmt"]?.string ?? (isGetter ? nil : model.outputFormat) ?? "NCHW"
        let map = self["out_map"]?.array?.map { $0.string ?? $0.pythonText }
        let flatten = self["flatten_sequential"]?.isTrue ?? false
        let net: FeatureNet
        switch kind {
        case "list", "featurelistnet":
            net = try FeatureListNet(model, indices, outMap: nil, outputFormat: format, flattenSequential: flatten)
        case "dict", "featuredictnet":
            net = try FeatureDictNet(model, indices, outMap: map, outputFormat: format, flattenSequential: flatten)
        case _ where kind.contains("hook"):
            net = try FeatureHookNet(
                model, indices, outMap: map, returnsDictionary: self["return_dict"]?.isTrue ?? false, outputFormat: format,
                noRewrite: self["no_rewrite"]?.bool, flattenSequential: flatten,
                defaultHookType: self["default_hook_type"]?.string ?? "forward")
        case "getter", "featuregetternet":
            net = try FeatureGetterNet(model, indices, outputFormat: format, norm: self["norm"]?.isTrue ?? false)
        case "fx", "featuregraphnet":
            throw TensorError.notImplemented("features_only with feature_cls='fx' is not available: use 'hook' or 'getter'")
        default: throw TensorError.assertion("Unknown feature class \(kind)")
        }
        net.pretrainedConfig = model.pretrainedConfig
        net.inChans = model.inChans
        return net
    }

    private func indices() throws -> FeatureIndices {
        guard let value = self["out_indices"] else { return .places([0, 1, 2, 3, 4]) }
        if let count = value.int { return .last(count) }
        guard let items = value.array, case let places = items.compactMap(\.int), places.count == items.count else {
            throw TensorError.type("out_indices must be int or tuple of ints, not \(value.pythonType)")
        }
        return .places(places)
    }
}
