// What modules over sequences of tokens [N, L, C] share: their shape, chains of children, and weights that a module draws itself.

import Neural
import Tensors

/// A module that redraws its own weights when its model is initialised, after its children. Same as timm's init_weights.
protocol SelfInitialising: Module {
    func initWeights() throws
}

extension Module {
    /// Runs children one after another.
    final func passing(_ input: Tensor, through names: String...) throws -> Tensor {
        var x = input
        for name in names { x = try required(name)(x) }
        return x
    }

    /// A new parameter whose values are still to be drawn.
    final func addParameter(_ name: String, _ shape: [Int]) throws {
        try setParameter(name, Tensor.empty(shape).requiresGradInPlace())
    }

    /// Everything below with its path, children before their parents. Same order as timm's named_apply.
    final func namedDepthFirst(_ path: String = "") -> [(name: String, module: Module)] {
        namedChildren.flatMap { name, module in
            let full = path.isEmpty ? name : "\(path).\(name)"
            return module.namedDepthFirst(full) + [(name: full, module: module)]
        }
    }
}

extension Tensor {
    /// N, L and C of a sequence. Throws ValueError, as unpacking the shape does, for other numbers of dimensions.
    func tokenShape() throws -> (batch: Int, length: Int, channels: Int) {
        guard ndim == 3 else {
            throw TensorError.value(
                ndim < 3 ? "not enough values to unpack (expected 3, got \(ndim))" : "too many values to unpack (expected 3)")
        }
        return (shape[0], shape[1], shape[2])
    }

    /// One vector [N, C] for a sequence: its first token, or the mean, the maximum or half of both behind the prefix; '' keeps
    /// the sequence. Same as timm.models.vision_transformer.global_pool_nlc.
    func pooledTokens(_ type: String, prefixTokens: Int, includesPrefix: Bool = false) throws -> Tensor {
        if type.isEmpty { return self }
        if type == "token" { return try select(1, 0) }
        let x = includesPrefix ? self : try slice(1, prefixTokens, nil)
        switch type {
        case "avg": return try x.mean([1])
        case "avgmax": return try x.amax([1]).add(x.mean([1])).mul(0.5)
        case "max": return try x.amax([1])
        default: throw TensorError.assertion("Unknown pool type \(type)")
        }
    }
}
