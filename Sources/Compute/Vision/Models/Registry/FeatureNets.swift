// Models that return the outputs of their stages: the wrappers that create_model(features_only=True) makes.

import Neural
import Tensors

/// What the wrappers share: which features, and how they are named. Same as timm's FeatureInfo beside a model.
open class FeatureNet: Module {
    /// All features of the wrapped model.
    public internal(set) var featureInfo: [FeatureInfo]
    /// The wanted ones, as given: negative ones count from the end.
    public internal(set) var outIndices: [Int]
    public internal(set) var pretrainedConfig = PretrainedConfig()
    public internal(set) var inChans = 3
    public internal(set) var outputFormat: String
    public var usesGradCheckpointing = false
    /// Whether a script gets a dict instead of a list.
    open var returnsDictionary: Bool { false }

    init(_ info: [FeatureInfo], _ indices: FeatureIndices, outputFormat: String) throws {
        featureInfo = info
        switch indices {
        case .last(let n): outIndices = n > 0 ? Array(-n..<0) : []
        case .places(let places): outIndices = places
        }
        self.outputFormat = outputFormat
        super.init()
        for index in outIndices { _ = try feature(index) }
    }

    /// The feature at a place; negative places count from the end.
    public final func feature(_ index: Int) throws -> FeatureInfo {
        let place = index < 0 ? featureInfo.count + index : index
        guard featureInfo.indices.contains(place) else { throw TensorError.index("list index out of range") }
        return featureInfo[place]
    }

    /// The wanted features with the names that a dict gives them.
    open func features(_ input: Tensor) throws -> [(name: String, tensor: Tensor)] { [] }

    public final override func forward(_ input: Tensor) throws -> Tensor {
        throw TensorError.notImplemented("\(typeName) returns a list: call features(_:)")
    }

    /// Children of `model` that become children of this, with one level of Sequential taken apart where asked for.
    static func modules(of model: Module, flattenSequential: Bool) -> [(name: String, path: String, module: Module)] {
        model.namedChildren.flatMap { name, module -> [(name: String, path: String, module: Module)] in
            guard flattenSequential, module is Sequential else { return [(name, name, module)] }
            return module.namedChildren.map { ("\(name)_\($0.name)", "\(name).\($0.name)", $0.module) }
        }
    }
}

/// Runs a model's children up to the last wanted one, in a dict. Same as timm.models.FeatureDictNet.
open class FeatureDictNet: FeatureNet {
    private var taps: [String: String] = [:]
    open override var returnsDictionary: Bool { true }

    init(
        _ model: ImageModel, _ indices: FeatureIndices, outMap: [String]? = nil, outputFormat: String = "NCHW",
        flattenSequential: Bool = false
    ) throws {
        try super.init(model.featureInfo, indices, outputFormat: outputFormat)
        var wanted: [String: String] = [:]
        for (place, index) in outIndices.enumerated() {
            if let outMap, !outMap.indices.contains(place) { throw TensorError.index("list index out of range") }
            wanted[try feature(index).module] = outMap?[place] ?? String(index)
        }
        let count = wanted.count
        for (name, path, module) in Self.modules(of: model, flattenSequential: flattenSequential) {
            try setModule(name, module)
            if let id = wanted.removeValue(forKey: path) { taps[name] = id }
            if wanted.isEmpty { break }
        }
        guard wanted.isEmpty, taps.count == count else {
            let names = wanted.keys.sorted().map { "'\($0)'" }.joined(separator: ", ")
            throw TensorError.assertion("Return layers ({\(names)}) are not present in model")
        }
    }

    public final override func features(_ input: Tensor) throws -> [(name: String, tensor: Tensor)] {
        var found: [(name: String, tensor: Tensor)] = []
        try Module.run(namedChildren, input, isTapped: { taps[$0] != nil }) { name, output in
            guard let id = taps[name] else { return }
            found.removeAll { $0.name == id }
            found.append((id, output))
        }
        return found
    }
}

/// The same in a list. Same as timm.models.FeatureListNet.
public final class FeatureListNet: FeatureDictNet {
    public override var returnsDictionary: Bool { false }
}

/// Takes the features by hooks. Same as timm.models.FeatureHookNet.
public final class FeatureHookNet: FeatureNet {
    /// What the hooks saw in the pass that runs.
    private final class Catch { var outputs: [String: Tensor] = [:] }

    private var caught = Catch()
    private var names: [String] = []
    private let isDictionary: Bool
    public override var returnsDictionary: Bool { isDictionary }

    init(
        _ model: ImageModel, _ indices: FeatureIndices, outMap: [String]? = nil, returnsDictionary: Bool = false,
        outputFormat: String = "NCHW", noRewrite: Bool? = nil, flattenSequential: Bool = false,
        defaultHookType: String = "forward"
    ) throws {
        isDictionary = returnsDictionary
        try super.init(model.featureInfo, indices, outputFormat: outputFormat)
        var hooks: [(path: String, type: String)] = try outIndices.map { index in
            let info = try feature(index)
            return (info.module, info.details.first { $0.key == "hook_type" }?.value.string ?? defaultHookType)
        }
        let paths = Dictionary(model.namedModules().map { ($0.name, $0.module) }, uniquingKeysWith: { first, _ in first })
        if noRewrite ?? !flattenSequential {
            guard !flattenSequential else { throw TensorError.assertion("") }
            try model.resetClassifier(0, globalPool: nil)
            try setModule("body", model)
        } else {
            var remaining = hooks
            hooks = []
            for (name, path, module) in Self.modules(of: model, flattenSequential: flattenSequential) {
                try setModule(name, module)
                for (below, _) in module.namedModules() {
                    let full = below.isEmpty ? path : "\(path).\(below)"
                    if let place = remaining.firstIndex(where: { $0.path == full }) { hooks.append(remaining.remove(at: place)) }
                }
                if remaining.isEmpty { break }
            }
            guard remaining.isEmpty else {
                let text = remaining.map { "'\($0.path)': '\($0.type)'" }.joined(separator: ", ")
                throw TensorError.assertion("Return layers ({\(text)}) are not present in model")
            }
        }
        for (place, (path, type)) in hooks.enumerated() {
            guard let module = paths[path] else { throw TensorError.key(path) }
            let id = outMap.flatMap { $0.indices.contains(place) ? $0[place] : nil } ?? path
            names.append(id)
            let caught = caught
            switch type {
            case "forward":
                _ = module.registerForwardHook(Self.keepingOutput(caught, id))
            case "forward_pre":
                _ = module.registerForwardPreHook(Self.keepingInput(caught, id))
            default: throw TensorError.assertion("Unsupported hook type")
            }
        }
    }

    private static func keepingOutput(_ caught: Catch, _ id: String) -> CopyableHook<ForwardHook> {
        CopyableHook(
            { _, _, output in
                caught.outputs[id] = output
                return nil
            }, copied: { copier in keepingOutput(copier.object(caught) { Catch() }, id) })
    }

    private static func keepingInput(_ caught: Catch, _ id: String) -> CopyableHook<ForwardPreHook> {
        CopyableHook(
            { _, inputs in
                caught.outputs[id] = inputs.first
                return nil
            }, copied: { copier in keepingInput(copier.object(caught) { Catch() }, id) })
    }

    public override func didCopy(_ copier: ModuleCopier) throws { caught = copier.object(caught) { Catch() } }

    public override func features(_ input: Tensor) throws -> [(name: String, tensor: Tensor)] {
        caught.outputs = [:]
        var x = input
        for (_, module) in namedChildren { x = try module(x) }
        defer { caught.outputs = [:] }
        return names.compactMap { name in caught.outputs[name].map { (name, $0) } }
    }
}

/// Asks the model itself for its intermediate outputs. Same as timm.models.FeatureGetterNet.
public final class FeatureGetterNet: FeatureNet {
    private let appliesNorm: Bool

    init(
        _ model: ImageModel, _ indices: FeatureIndices, outputFormat: String = "NCHW", norm: Bool = false, prune: Bool = true
    ) throws {
        appliesNorm = norm
        let places = prune ? try model.pruneIntermediateLayers(indices, pruneNorm: !norm, pruneHead: true) : nil
        try super.init(model.featureInfo, places.map { .places($0) } ?? indices, outputFormat: outputFormat)
        if norm {
            for place in featureInfo.indices {
                if let channels = featureInfo[place].details.first(where: { $0.key == "num_chs_norm" })?.value.int {
                    featureInfo[place].channels = channels
                }
            }
        }
        try setModule("model", model)
    }

    public override func features(_ input: Tensor) throws -> [(name: String, tensor: Tensor)] {
        guard let model = try required("model") as? ImageModel else {
            throw TensorError.type("'\(try required("model").typeName)' object has no attribute 'forward_intermediates'")
        }
        var options = IntermediateOptions()
        options.indices = .places(outIndices)
        (options.norm, options.outputFormat, options.intermediatesOnly) = (appliesNorm, outputFormat, true)
        return try model.forwardIntermediates(input, options).features.enumerated().map { ("\($0)", $1) }
    }
}
