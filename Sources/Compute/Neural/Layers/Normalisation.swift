// Normalisation layers: of channels over a batch or an image, of groups of channels, and over the last dimensions.

import Tensors

/// What batch and instance normalisation share: parameters and running statistics.
open class ChannelNormLayer: Module {
    public let numFeatures: Int
    public var eps: Double
    /// nil: the running statistics are the plain mean over all batches.
    public var momentum: Double?
    public let affine, tracksRunningStatistics: Bool

    init(_ numFeatures: Int, eps: Double, momentum: Double?, affine: Bool, tracksRunningStatistics: Bool, bias: Bool) throws {
        (self.numFeatures, self.eps, self.momentum) = (numFeatures, eps, momentum)
        (self.affine, self.tracksRunningStatistics) = (affine, tracksRunningStatistics)
        super.init()
        try setParameter("weight", affine ? Tensor.ones([numFeatures]).requiresGradInPlace(true) : nil)
        try setParameter("bias", affine && bias ? Tensor.zeros([numFeatures]).requiresGradInPlace(true) : nil)
        try setBuffer("running_mean", tracksRunningStatistics ? Tensor.zeros([numFeatures]) : nil)
        try setBuffer("running_var", tracksRunningStatistics ? Tensor.ones([numFeatures]) : nil)
        try setBuffer("num_batches_tracked", tracksRunningStatistics ? Tensor.zeros([], dtype: .int64) : nil)
    }

    public override func mayBeMissing(_ name: String) -> Bool { name == "num_batches_tracked" }

    /// The running statistics at their first values.
    public func resetRunningStatistics() throws {
        try GradMode.withDisabled {
            _ = try buffer("running_mean")?.zeroInPlace()
            _ = try buffer("running_var")?.fillInPlace(1)
            _ = try buffer("num_batches_tracked")?.zeroInPlace()
        }
    }

    /// Statistics and parameters at their first values.
    public func resetParameters() throws {
        try resetRunningStatistics()
        if let weight = parameter("weight") { try Initialisation.constant(weight, 1) }
        if let bias = parameter("bias") { try Initialisation.constant(bias, 0) }
    }

    public override var extraRepresentation: String {
        "\(numFeatures), eps=\(PythonText.float(eps)), momentum=\(momentum.map(PythonText.float) ?? "None"), "
            + "affine=\(PythonText.bool(affine)), bias=\(PythonText.bool(parameter("bias") != nil)), "
            + "track_running_stats=\(PythonText.bool(tracksRunningStatistics))"
    }
}

/// Normalises each channel over batch and place. Same as torch.nn's _BatchNorm.
open class BatchNormLayer: ChannelNormLayer {
    /// An extension for small images: a training batch with one value a channel is normalised with the running statistics.
    public var keepsSingleValues = false

    public required override init(
        _ numFeatures: Int, eps: Double = 1e-5, momentum: Double? = 0.1, affine: Bool = true,
        tracksRunningStatistics: Bool = true, bias: Bool = true
    ) throws {
        try super.init(
            numFeatures, eps: eps, momentum: momentum, affine: affine, tracksRunningStatistics: tracksRunningStatistics,
            bias: bias)
    }

    /// Whether this pass normalises with the batch's own statistics.
    public var usesBatchStatistics: Bool { isTraining || (buffer("running_mean") == nil && buffer("running_var") == nil) }

    /// Counts a training batch. Returns the weight of its statistics in the running ones.
    public func countBatch() throws -> Double {
        guard isTraining, let counter = buffer("num_batches_tracked") else { return momentum ?? 0 }
        let count = counter.pointer(Int64.self)
        count.pointee += 1
        counter.storage.version += 1
        return momentum ?? 1 / Double(count.pointee)
    }

    /// What the operation needs to know; `momentum` is what `countBatch()` returned.
    func state(momentum: Double) -> BatchNormState {
        let usesRunning = !isTraining || tracksRunningStatistics
        var state = BatchNormState(
            weight: parameter("weight"), bias: parameter("bias"), runningMean: usesRunning ? buffer("running_mean") : nil,
            runningVar: usesRunning ? buffer("running_var") : nil, training: usesBatchStatistics, momentum: momentum, eps: eps)
        state.keepsSingleValues = keepsSingleValues
        return state
    }

    /// Throws for inputs of another number of dimensions.
    func checkDimensions(_ input: Tensor) throws {}

    open override func forward(_ input: Tensor) throws -> Tensor {
        try checkDimensions(input)
        return try input.batchNorm(state(momentum: countBatch()))
    }
}

/// Over [N, C] or [N, C, L]. Same as torch.nn.BatchNorm1d.
public final class BatchNorm1d: BatchNormLayer {
    override func checkDimensions(_ input: Tensor) throws {
        guard input.ndim == 2 || input.ndim == 3 else {
            throw TensorError.value("expected 2D or 3D input (got \(input.ndim)D input)")
        }
    }
}

/// Over [N, C, H, W]. Same as torch.nn.BatchNorm2d.
open class BatchNorm2d: BatchNormLayer {
    override func checkDimensions(_ input: Tensor) throws {
        guard input.ndim == 4 else { throw TensorError.value("expected 4D input (got \(input.ndim)D input)") }
    }
}

/// Over [N, C, D, H, W]. Same as torch.nn.BatchNorm3d.
public final class BatchNorm3d: BatchNormLayer {
    override func checkDimensions(_ input: Tensor) throws {
        guard input.ndim == 5 else { throw TensorError.value("expected 5D input (got \(input.ndim)D input)") }
    }
}

/// Over [N, C, …], with the statistics of all processes, of which there is one. Same as torch.nn.SyncBatchNorm.
public final class SyncBatchNorm: BatchNormLayer {
    override func checkDimensions(_ input: Tensor) throws {
        guard input.ndim >= 2 else { throw TensorError.value("expected at least 2D input (got \(input.ndim)D input)") }
        guard input.shape[1] > 0 else { throw TensorError.value("SyncBatchNorm number of input channels should be non-zero") }
    }

    /// The module with one of these in the place of each batch normalisation, also of its own. Same as convert_sync_batchnorm.
    public static func converting(_ module: Module) throws -> Module {
        var result = module
        if let norm = module as? BatchNormLayer {
            result = try SyncBatchNorm(
                norm.numFeatures, eps: norm.eps, momentum: norm.momentum, affine: norm.affine,
                tracksRunningStatistics: norm.tracksRunningStatistics, bias: norm.parameter("bias") != nil)
            for entry in norm.parameterEntries { try result.setParameter(entry.name, entry.tensor) }
            for entry in norm.bufferEntries { try result.setBuffer(entry.name, entry.tensor, persistent: entry.isPersistent) }
            result.train(norm.isTraining)
        }
        for entry in module.childEntries {
            guard let child = entry.module else { continue }
            let new = try converting(child)
            try result.setModule(entry.name, new, keeper: new === child ? entry.keeper : nil)
        }
        return result
    }

    public override var attributes: [String: JSONValue] { ["process_group": .null] }
}

/// Normalises each channel of each sample. Same as torch.nn's _InstanceNorm.
open class InstanceNormLayer: ChannelNormLayer {
    public required override init(
        _ numFeatures: Int, eps: Double = 1e-5, momentum: Double? = 0.1, affine: Bool = false,
        tracksRunningStatistics: Bool = false, bias: Bool = true
    ) throws {
        try super.init(
            numFeatures, eps: eps, momentum: momentum, affine: affine, tracksRunningStatistics: tracksRunningStatistics,
            bias: bias)
    }

    /// Dimensions of a sample without a batch.
    var sampleDimensions: Int { 3 }

    public final override func forward(_ input: Tensor) throws -> Tensor {
        guard input.ndim == sampleDimensions || input.ndim == sampleDimensions + 1 else {
            throw TensorError.value(
                "expected \(sampleDimensions)D or \(sampleDimensions + 1)D input (got \(input.ndim)D input)")
        }
        let place = input.ndim - sampleDimensions
        if affine, input.shape[place] != numFeatures {
            throw TensorError.value(
                "expected input's size at dim=\(place) to match num_features (\(numFeatures)), but got: \(input.shape[place]).")
        }
        let batch = place == 0 ? try input.unsqueeze(0) : input
        let usesInput = isTraining || !tracksRunningStatistics
        if usesInput, batch.shape.dropFirst(2).reduce(1, *) == 1 {
            throw TensorError.value(
                "Expected more than 1 spatial element when training, got input size \(describeSize(batch.shape))")
        }
        let result = try batch.instanceNorm(
            weight: parameter("weight"), bias: parameter("bias"), runningMean: buffer("running_mean"),
            runningVar: buffer("running_var"), useInputStats: usesInput, momentum: momentum ?? 0, eps: eps)
        return place == 0 ? try result.squeeze([0]) : result
    }
}

/// Over [N, C, L]. Same as torch.nn.InstanceNorm1d.
public final class InstanceNorm1d: InstanceNormLayer { override var sampleDimensions: Int { 2 } }

/// Over [N, C, H, W]. Same as torch.nn.InstanceNorm2d.
public final class InstanceNorm2d: InstanceNormLayer {}

/// Over [N, C, D, H, W]. Same as torch.nn.InstanceNorm3d.
public final class InstanceNorm3d: InstanceNormLayer { override var sampleDimensions: Int { 4 } }

/// Normalises groups of channels. Same as torch.nn.GroupNorm.
open class GroupNorm: Module {
    public let numGroups, numChannels: Int
    public let eps: Double
    public let affine: Bool

    public init(_ numGroups: Int, _ numChannels: Int, eps: Double = 1e-5, affine: Bool = true, bias: Bool = true) throws {
        guard numGroups != 0 else { throw TensorError.value("integer modulo by zero") }
        guard numChannels % numGroups == 0 else {
            throw TensorError.value("num_channels (\(numChannels)) must be divisible by num_groups (\(numGroups))")
        }
        (self.numGroups, self.numChannels, self.eps, self.affine) = (numGroups, numChannels, eps, affine)
        super.init()
        try setParameter("weight", affine ? Tensor.ones([numChannels]).requiresGradInPlace() : nil)
        try setParameter("bias", affine && bias ? Tensor.zeros([numChannels]).requiresGradInPlace() : nil)
    }

    open override func forward(_ input: Tensor) throws -> Tensor {
        if input.ndim >= 2, numGroups > 0 {
            let size = [input.shape[0] * input.shape[1] / numGroups, numGroups] + input.shape.dropFirst(2)
            if size[0] * size.dropFirst(2).reduce(1, *) == 1 {
                throw TensorError.value(
                    "Expected more than 1 value per channel when training, got input size "
                        + SizeArgument(size, isList: true).text)
            }
        }
        return try input.groupNorm(numGroups, weight: parameter("weight"), bias: parameter("bias"), eps: eps)
    }

    public override var extraRepresentation: String {
        "\(numGroups), \(numChannels), eps=\(PythonText.float(eps)), affine=\(PythonText.bool(affine)), "
            + "bias=\(PythonText.bool(parameter("bias") != nil))"
    }
}

/// Normalises over the last dimensions. Same as torch.nn.LayerNorm.
open class LayerNorm: Module {
    public let normalizedShape: [Int]
    public let eps: Double
    public let elementwiseAffine: Bool

    public init(_ normalizedShape: [Int], eps: Double = 1e-5, elementwiseAffine: Bool = true, bias: Bool = true) throws {
        (self.normalizedShape, self.eps, self.elementwiseAffine) = (normalizedShape, eps, elementwiseAffine)
        super.init()
        try setParameter("weight", elementwiseAffine ? Tensor.ones(normalizedShape).requiresGradInPlace() : nil)
        try setParameter("bias", elementwiseAffine && bias ? Tensor.zeros(normalizedShape).requiresGradInPlace() : nil)
    }

    open override func forward(_ input: Tensor) throws -> Tensor {
        try input.layerNorm(normalizedShape, weight: parameter("weight"), bias: parameter("bias"), eps: eps)
    }

    public override var extraRepresentation: String {
        "\(PythonText.tuple(normalizedShape)), eps=\(PythonText.float(eps)), "
            + "elementwise_affine=\(PythonText.bool(elementwiseAffine)), bias=\(PythonText.bool(parameter("bias") != nil))"
    }
}

/// Divides by the root of the mean square over the last dimensions. Same as torch.nn.RMSNorm.
public final class RMSNorm: Module {
    public let normalizedShape: [Int]
    public let eps: Double?
    public let elementwiseAffine: Bool

    public init(_ normalizedShape: [Int], eps: Double? = nil, elementwiseAffine: Bool = true) throws {
        (self.normalizedShape, self.eps, self.elementwiseAffine) = (normalizedShape, eps, elementwiseAffine)
        super.init()
        try setParameter("weight", elementwiseAffine ? Tensor.ones(normalizedShape).requiresGradInPlace() : nil)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.rmsNorm(normalizedShape, weight: parameter("weight"), eps: eps)
    }

    public override var extraRepresentation: String {
        "\(PythonText.tuple(normalizedShape)), eps=\(eps.map(PythonText.float) ?? "None"), "
            + "elementwise_affine=\(PythonText.bool(elementwiseAffine))"
    }
}

/// Normalises across neighbouring channels. Same as torch.nn.LocalResponseNorm.
public final class LocalResponseNorm: Module {
    public let size: Int
    public let alpha, beta, k: Scalar

    public init(_ size: Int, alpha: Scalar = 1e-4, beta: Scalar = 0.75, k: Scalar = 1.0) {
        (self.size, self.alpha, self.beta, self.k) = (size, alpha, beta, k)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.localResponseNorm(size, alpha: alpha.double, beta: beta.double, k: k.double)
    }

    public override var extraRepresentation: String {
        "\(size), alpha=\(PythonText.number(alpha)), beta=\(PythonText.number(beta)), k=\(PythonText.number(k))"
    }
}
