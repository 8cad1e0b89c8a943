// The dropouts as layers: of elements, of channels, with SELU's statistics kept, and of whole samples. The masks are the
// operations' (Tensors/NN/Dropout.swift): PyTorch's for a seed.

import Tensors

/// What the dropouts share: a probability, and whether the printed form says in place. Same as torch.nn's _DropoutNd.
open class DropoutLayer: Module {
    /// As the script wrote it: `0` is printed as `p=0`.
    public var probability: Scalar
    public var inplace: Bool
    public var p: Double { probability.double }

    public required init(p: Scalar = 0.5, inplace: Bool = false) throws {
        guard p.double >= 0, p.double <= 1 else {
            throw TensorError.value("dropout probability has to be between 0 and 1, but got \(PythonText.number(p))")
        }
        (probability, self.inplace) = (p, inplace)
    }

    /// The input with some of it zeroed.
    open func dropping(_ input: Tensor) throws -> Tensor { input }

    public final override func forward(_ input: Tensor) throws -> Tensor {
        let output = try dropping(input)
        return inplace && output !== input ? try input.copyInPlace(from: output) : output
    }

    public override var extraRepresentation: String { "p=\(PythonText.number(probability)), inplace=\(PythonText.bool(inplace))" }
}

/// Zeroes elements while training. Same as torch.nn.Dropout.
public final class Dropout: DropoutLayer {
    public override func dropping(_ input: Tensor) throws -> Tensor { try input.dropout(p: p, training: isTraining) }
}

/// Zeroes channels of [N, C, L]. Same as torch.nn.Dropout1d.
public final class Dropout1d: DropoutLayer {
    public override func dropping(_ input: Tensor) throws -> Tensor {
        try input.channelDropout(dimensions: 1, p: p, training: isTraining)
    }
}

/// Zeroes channels of [N, C, H, W]. Same as torch.nn.Dropout2d.
public final class Dropout2d: DropoutLayer {
    public override func dropping(_ input: Tensor) throws -> Tensor {
        try input.channelDropout(dimensions: 2, p: p, training: isTraining)
    }
}

/// Zeroes channels of [N, C, D, H, W]. Same as torch.nn.Dropout3d.
public final class Dropout3d: DropoutLayer {
    public override func dropping(_ input: Tensor) throws -> Tensor {
        try input.channelDropout(dimensions: 3, p: p, training: isTraining)
    }
}

/// Dropout for SELU networks. Same as torch.nn.AlphaDropout.
public final class AlphaDropout: DropoutLayer {
    public override func dropping(_ input: Tensor) throws -> Tensor { try input.alphaDropout(p: p, training: isTraining) }
}

/// Dropout of channels for SELU networks. Same as torch.nn.FeatureAlphaDropout.
public final class FeatureAlphaDropout: DropoutLayer {
    public override func dropping(_ input: Tensor) throws -> Tensor {
        try input.alphaDropout(p: p, training: isTraining, channels: true)
    }
}

/// Zeroes whole samples while training: stochastic depth. Same as timm.layers.DropPath.
public final class DropPath: Module {
    public var dropProbability: Double
    public let scaleByKeep: Bool

    public init(_ dropProbability: Double = 0, scaleByKeep: Bool = true) {
        (self.dropProbability, self.scaleByKeep) = (dropProbability, scaleByKeep)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try input.dropPath(dropProbability, training: isTraining, scaleByKeep: scaleByKeep)
    }

    public override var extraRepresentation: String { "drop_prob=\(PythonText.fixed(dropProbability, 3))" }
}
