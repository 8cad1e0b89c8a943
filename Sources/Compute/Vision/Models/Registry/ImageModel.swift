// What every image model is: a module with features, a head that can be replaced, and named stages whose outputs others may
// want. A family's network inherits from it; ModelRegistry makes and wraps it.

import Neural
import Tensors

/// A stage's output as others may want it.
public struct FeatureInfo: Sendable, Equatable {
    /// Channels.
    public var channels: Int
    /// Pixels of the input per pixel of the output, along a side.
    public var reduction: Int
    /// Path of the module whose output it is.
    public var module: String
    /// What timm says beside that, such as `hook_type`.
    public var details: [(key: String, value: JSONValue)] = []

    public init(channels: Int, reduction: Int, module: String, details: [(key: String, value: JSONValue)] = []) {
        (self.channels, self.reduction, self.module, self.details) = (channels, reduction, module, details)
    }

    public static func == (a: FeatureInfo, b: FeatureInfo) -> Bool {
        a.channels == b.channels && a.reduction == b.reduction && a.module == b.module
    }
}

/// Which of a model's features: the last n, or places (negative ones count from the end).
public enum FeatureIndices: Sendable, Equatable {
    case last(Int)
    case places([Int])

    /// The places from the beginning, in the order asked for; nil stands for all. Same as timm's feature_take_indices.
    public static func take(_ count: Int, _ indices: FeatureIndices?) throws -> (places: [Int], last: Int) {
        switch indices ?? .last(count) {
        case .last(let n):
            guard n > 0, n <= count else { throw TensorError.assertion("last-n (\(n)) is out of range (1 to \(count))") }
            return (Array(count - n..<count), count - 1)
        case .places(let list):
            let places = try list.map { index in
                let place = index < 0 ? count + index : index
                guard place >= 0, place < count else {
                    throw TensorError.assertion("feature index \(place) is out of range (0 to \(count - 1))")
                }
                return place
            }
            guard let last = places.max() else { throw TensorError.value("max() arg is an empty sequence") }
            return (places, last)
        }
    }
}

/// Options of forward_intermediates.
public struct IntermediateOptions: Sendable {
    public var indices: FeatureIndices?
    /// Apply the final normalisation to what it fits.
    public var norm = false
    /// Stop after the last feature that is wanted.
    public var stopEarly = false
    /// NCHW, NHWC or NLC.
    public var outputFormat = "NCHW"
    public var returnsPrefixTokens = false
    /// Leave out the final output.
    public var intermediatesOnly = false

    public init() {}

    /// Throws AssertionError unless the format is one of those.
    public func require(_ formats: String...) throws {
        guard formats.contains(outputFormat) else {
            throw TensorError.assertion(
                formats == ["NCHW"]
                    ? "Output shape must be NCHW." : "Output format must be one of \(formats.joined(separator: " or ")).")
        }
    }
}

/// What forward_intermediates found.
public struct Intermediates {
    /// The output of the last stage; nil where only the features were wanted.
    public var output: Tensor?
    public var features: [Tensor]
    /// One entry a feature, where the model has prefix tokens and they were wanted.
    public var prefixTokens: [Tensor]?

    public init(output: Tensor?, features: [Tensor], prefixTokens: [Tensor]? = nil) {
        (self.output, self.features, self.prefixTokens) = (output, features, prefixTokens)
    }
}

/// A rule of group_matcher: parameters whose path matches belong together, numbered by the pattern's groups.
public enum GroupPattern: Sendable, Equatable {
    case pattern(String)
    /// Several patterns, each with the place its groups get among the others (nil: by the groups).
    case patterns([(String, [Int]?)])

    public static func == (a: GroupPattern, b: GroupPattern) -> Bool {
        switch (a, b) {
        case (.pattern(let x), .pattern(let y)): x == y
        case (.patterns(let x), .patterns(let y)): x.elementsEqual(y) { $0.0 == $1.0 && $0.1 == $1.1 }
        default: false
        }
    }
}

/// An image model. Subclasses build their children in `init`, set `numFeatures`, `headHiddenSize` and `featureInfo`, and
/// override what is marked so.
open class ImageModel: Module {
    public override var inputName: String { "x" }
    public internal(set) var numClasses: Int
    public internal(set) var inChans: Int
    /// Channels of the last features.
    public internal(set) var numFeatures = 0
    /// Inputs of the classifier.
    public internal(set) var headHiddenSize = 0
    public internal(set) var featureInfo: [FeatureInfo] = []
    /// Dropout in front of the classifier.
    public internal(set) var dropRate: Double
    public internal(set) var pretrainedConfig = PretrainedConfig()
    /// The img_size that was asked for by name, by the architecture or because its weights take no other; nil for none.
    public let givenImageSize: JSONValue?
    /// Recorded for scripts; activations are kept here whatever it says.
    public var usesGradCheckpointing = false
    /// How features are laid out, where it is not NCHW.
    open var outputFormat: String? { nil }

    /// Override: the class whose constructor's parameters this one takes, where it passes all of them on.
    open class var constructorName: String? { nil }

    /// Reads num_classes, in_chans and drop_rate where the constructor has them.
    public required init(_ arguments: ModelArguments) throws {
        numClasses = arguments.has("num_classes") ? try arguments.int("num_classes") : 0
        inChans = arguments.has("in_chans") ? try arguments.int("in_chans") : 3
        dropRate = arguments.has("drop_rate") ? try arguments.double("drop_rate") : 0
        givenImageSize = arguments.peek("img_size")
        guard inChans > 0 else { throw TensorError.value("in_chans must be positive, got \(inChans)") }
        super.init()
        arguments.ignore("device")
    }

    /// Override: everything up to the head.
    open func forwardFeatures(_ input: Tensor) throws -> Tensor {
        throw TensorError.notImplemented("\(typeName).forward_features is not available")
    }

    /// Override: pooling and, unless only the features before it are wanted, the classifier.
    open func forwardHead(_ features: Tensor, preLogits: Bool) throws -> Tensor {
        throw TensorError.notImplemented("\(typeName).forward_head is not available")
    }

    open override func forward(_ input: Tensor) throws -> Tensor {
        try forwardHead(forwardFeatures(input), preLogits: false)
    }

    /// Override: the outputs of the stages.
    open func forwardIntermediates(_ input: Tensor, _ options: IntermediateOptions) throws -> Intermediates {
        throw TensorError.notImplemented("\(typeName).forward_intermediates is not available")
    }

    /// Override: drops the layers that these features do not need. Returns the places of the features.
    open func pruneIntermediateLayers(_ indices: FeatureIndices, pruneNorm: Bool, pruneHead: Bool) throws -> [Int] {
        throw TensorError.notImplemented("\(typeName).prune_intermediate_layers is not available")
    }

    /// Override: path of the classifier.
    open var classifierPath: String { "head.fc" }

    /// The classifier layer.
    open func classifier() throws -> Module { try submodule(classifierPath) }

    /// Override: a fresh classifier; 0 classes pass the features through, nil keeps the pooling.
    open func resetClassifier(_ count: Int, globalPool: String?) throws {
        throw TensorError.notImplemented("\(typeName).reset_classifier is not available")
    }

    /// Override: rules by which layer-wise learning rates group parameters, in order.
    open func groupMatcher(coarse: Bool) -> [(name: String, pattern: GroupPattern)] { [] }

    /// Override: paths of parameters that weight decay leaves alone, and that there are such.
    open func noWeightDecay() -> [String]? { nil }
    open class var hasNoWeightDecay: Bool { false }

    /// Override where the features that features_only gives follow from the model's own depths.
    var ownOutIndices: [Int]? { nil }
    /// Override where features_only needs another wrapper for this model than the family's.
    var ownFeatureClass: String? { nil }

    /// Override where a script may ask for another input size.
    open class var hasInputSize: Bool { false }
    /// Override where more than img_size follows from another input size: the arguments that make such a model again.
    open var inputArguments: [(key: String, value: JSONValue)] {
        let size = (child("patch_embed") as? PatchEmbed)?.imageSize
        return [("img_size", size.map { .array($0.map { .int($0) }) } ?? .null)]
    }
    open func setInputSize(_ imageSize: [Int]?, patchSize: [Int]?) throws {
        throw TensorError.notImplemented("\(typeName).set_input_size is not available")
    }

    /// Override: a checkpoint's entries under this model's names (timm's checkpoint_filter_fn).
    open func filterCheckpoint(_ state: [(name: String, tensor: Tensor)]) throws -> [(name: String, tensor: Tensor)] { state }

    /// Override where timm reads the NumPy archives of the JAX model.
    open class var hasNumpyWeights: Bool { false }

    /// Override: the family's own extractor of features; nil stands for the common one.
    open func extractor(_ indices: FeatureIndices) throws -> FeatureNet? { nil }

    /// Override: names that a variant takes beside the constructor's, for a model or for an extractor of features;
    /// `features_only` among them says that the extractor is built without the head.
    open class func extraArguments(featuresOnly: Bool) -> [String] { [] }

    /// Override: arguments that are none of the constructor's but stand for some, as other libraries name them. `requested` is a
    /// script's and `variant` the architecture's ("" where the class itself is called).
    open class func translate(
        _ requested: inout [ModelArgument], variant: inout [ModelArgument], architecture: String
    ) throws {}

    // MARK: Building

    /// Adds a child and returns it.
    @discardableResult public final func add<T: Module>(_ name: String, _ module: T) throws -> T {
        try setModule(name, module)
        return module
    }
}
