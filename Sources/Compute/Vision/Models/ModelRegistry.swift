// Models by name: which there are, how one is made, and where weights are looked for. Families register one line here.

internal import Glibc
import Neural
import Tensors

/// What every image model offers beside forward.
public protocol ImageModel: Module {
    var numClasses: Int { get }
    var inChans: Int { get }
    var numFeatures: Int { get }
    var featureInfo: [FeatureInfo] { get }
    var pretrainedConfig: PretrainedConfig { get set }
    func forwardFeatures(_ input: Tensor) throws -> Tensor
    func forwardHead(_ features: Tensor, preLogits: Bool) throws -> Tensor
    func classifier() throws -> Module
    func resetClassifier(_ count: Int, globalPool: String?) throws
}

/// Options of create_model.
public struct ModelOptions: Sendable {
    public var numClasses = 1000
    public var inChans = 3
    public var globalPool = "avg"
    public var dropRate = 0.0
    public var zeroInitLast = true
    /// 'deep' replaces a plain stem by three 3x3 convolutions; nil keeps the variant's.
    public var stemType: String?
    public var stemWidth: Int?

    public init() {}
}

/// How images are prepared for a model, and which layers a checkpoint of another task replaces.
public struct PretrainedConfig: Sendable, Equatable {
    public var architecture = ""
    public var inputSize = [3, 224, 224]
    public var interpolation = "bicubic"
    public var cropPct = 0.875
    public var mean = [0.485, 0.456, 0.406]
    public var std = [0.229, 0.224, 0.225]
    public var numClasses = 1000
    public var firstConv = "conv1"
    public var classifier = "fc"

    public init() {}
}

/// The models that can be made by name.
public enum ModelRegistry {
    /// All names, sorted; `filter` is a pattern with * and ?. Same as timm.list_models.
    public static func names(filter: String? = nil) -> [String] {
        let all = ResNetVariant.table.map(\.name).sorted()
        guard let filter, !filter.isEmpty else { return all }
        return all.filter { fnmatch(filter, $0, 0) == 0 }
    }

    /// Makes a model with fresh parameters. Throws RuntimeError `Unknown model (…)` with the nearest names.
    public static func create(_ name: String, _ options: ModelOptions = .init()) throws -> any ImageModel {
        if name.contains(where: { "/\\:".contains($0) }) {
            throw TensorError.value(
                "Model name '\(name)' has no source prefix but looks like a Hugging Face Hub repo id or a "
                    + "local path. Models are made by their registered names here.")
        }
        let architecture = String(name.prefix { $0 != "." })
        guard var variant = ResNetVariant.table.first(where: { $0.name == architecture })?.variant else {
            throw unknown(name)
        }
        guard options.inChans > 0 else { throw TensorError.value("in_chans must be positive, got \(options.inChans)") }
        guard options.numClasses >= 0 else {
            throw TensorError.value("num_classes must not be negative, got \(options.numClasses)")
        }
        let isSmall = variant.stem == .cifar
        switch options.stemType {
        case nil: break
        case "": variant.stem = isSmall ? .cifar : .plain
        case "deep": variant.stem = isSmall ? .cifarDeep : .deep
        case "deep_tiered" where !isSmall: variant.stem = .deepTiered
        default: throw TensorError.value("\(architecture): unknown stem_type '\(options.stemType ?? "")'")
        }
        if let width = options.stemWidth {
            guard width >= 4, width <= 4096 else { throw TensorError.value("stem_width must be 4 to 4096, got \(width)") }
            variant.stemWidth = width
        }
        let model = try ResNet(variant, options)
        model.pretrainedConfig.architecture = architecture
        model.pretrainedConfig.numClasses = options.numClasses
        if variant.stem == .deep || variant.stem == .deepTiered { model.pretrainedConfig.firstConv = "conv1.0" }
        model.pretrainedConfig.inputSize = [3, variant.inputSize, variant.inputSize]
        model.pretrainedConfig.cropPct = variant.cropPct
        if isSmall {
            model.pretrainedConfig.inputSize = [3, 32, 32]
            model.pretrainedConfig.cropPct = 1
        }
        return model
    }

    private static func unknown(_ name: String) -> TensorError {
        let near = names().map { (distance($0, name), $0) }.filter { $0.0 <= max(2, name.count / 3) }.sorted { $0 < $1 }
        let hint =
            near.isEmpty
            ? "timm.list_models() gives the \(names().count) names there are"
            : "did you mean \(near.prefix(3).map { "'\($0.1)'" }.joined(separator: ", "))?"
        return .runtime("Unknown model (\(name)); \(hint)")
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

    /// Loads a safetensors checkpoint of the same architecture, strictly. Same as create_model's checkpoint_path.
    public static func load(_ path: String, into model: Module) throws {
        try model.loadStateDict(Safetensors.load(path), strict: true)
    }

    /// Loads pretrained weights from the Hugging Face cache; nothing is fetched. A classifier for another number of
    /// classes stays as it was drawn. Throws RuntimeError that says where it looked.
    public static func loadPretrained(_ name: String, into model: any ImageModel) throws {
        func environment(_ key: String) -> String? { getenv(key).map { String(cString: $0) } }
        let home = environment("HF_HOME") ?? (environment("HOME") ?? "") + "/.cache/huggingface"
        let patterns = [
            "\(home)/hub/models--timm--\(name)/snapshots/*/model.safetensors",
            "\(home)/hub/models--timm--\(name).*/snapshots/*/model.safetensors",
        ]
        for pattern in patterns {
            var found = glob_t()
            defer { globfree(&found) }
            guard glob(pattern, 0, nil, &found) == 0, found.gl_pathc > 0, let first = found.gl_pathv[0] else { continue }
            var state = try Safetensors.load(String(cString: first))
            let classifier = model.pretrainedConfig.classifier
            let own = try model.classifier().parameter("weight")
            if let index = state.firstIndex(where: { $0.name == "\(classifier).weight" }), state[index].tensor.shape != own?.shape
            {
                state.removeAll { $0.name.hasPrefix("\(classifier).") }
            }
            let result = try model.loadStateDict(state, strict: false)
            let wanted = result.missingKeys.filter { !$0.hasPrefix("\(classifier).") }
            guard wanted.isEmpty else {
                throw TensorError.runtime("'\(String(cString: first))' lacks \(wanted.joined(separator: ", "))")
            }
            return
        }
        throw TensorError.runtime(
            "No pretrained weights for \(name) on this machine (looked for \(patterns.joined(separator: " and "))). "
                + "Nothing is downloaded: put them there, pass checkpoint_path=, or use `pretrained=False` for random init.")
    }
}
