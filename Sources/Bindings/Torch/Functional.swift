// torch.nn.functional: the layers' computations as functions.

import Interp
import Neural
import Tensors

func installFunctional(_ m: ModuleBuilder) {
    let d = TorchDeclarations(m)
    installActivationFunctions(d)
    d.function("linear(input, weight, bias=None)", doc: "x Wᵀ + b.") { c in
        try c.tensor(0).linear(weight: c.tensor(1), bias: c.optionalTensor(2))
    }
    d.function(
        "conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1)", doc: "A convolution over [N, C, H, W]."
    ) { c -> Tensor in
        let (x, weight) = (try c.tensor(0), try c.tensor(1))
        var padding = [0, 0]
        if c[4].isString {
            guard c[4].swiftString == "valid" || c[4].swiftString == "same" else {
                throw Raise.runtimeError("Invalid padding string: '\(c[4].swiftString)'")
            }
            if c[4].swiftString == "same", weight.ndim == 4 {
                let dilation = try c.pair(5)
                let total = (0..<2).map { dilation[$0] * (weight.shape[$0 + 2] - 1) }
                guard total.allSatisfy({ $0 % 2 == 0 }) else {
                    throw Raise.notImplementedError("padding='same' with even kernels is not available")
                }
                padding = total.map { $0 / 2 }
            }
        } else {
            padding = try c.pair(4)
        }
        return try x.conv2d(
            weight: weight, bias: c.optionalTensor(2), stride: c.pair(3), padding: padding, dilation: c.pair(5), groups: c.int(6))
    }
    d.function("max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False)") {
        c -> Value in
        let stride = try c.has(2) ? c.pair(2) : c.pair(1)
        if try c.truth(6) {
            let (values, indices) = try c.tensor(0).maxPool2dWithIndices(
                kernelSize: c.pair(1), stride: stride, padding: c.pair(3), dilation: c.pair(4), ceilMode: c.truth(5))
            return .tuple(owned: [values.toScript(), indices.toScript()])
        }
        return try c.tensor(0).maxPool2d(
            kernelSize: c.pair(1), stride: stride, padding: c.pair(3), dilation: c.pair(4), ceilMode: c.truth(5)
        ).toScript()
    }
    d.function(
        "avg_pool2d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None)"
    ) { c in
        try c.tensor(0).avgPool2d(
            kernelSize: c.pair(1), stride: c.has(2) ? c.pair(2) : c.pair(1), padding: c.pair(3), ceilMode: c.truth(4),
            countIncludePad: c.truth(5))
    }
    d.function("adaptive_avg_pool2d(input, output_size)") { c in try c.tensor(0).adaptiveAvgPool2d(c.pair(1)) }
    d.function("batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05)") {
        c in
        try c.tensor(0).batchNorm(
            weight: c.optionalTensor(3), bias: c.optionalTensor(4), runningMean: c.optionalTensor(1),
            runningVar: c.optionalTensor(2),
            training: c.truth(5), momentum: c.double(6), eps: c.double(7))
    }
    d.function("layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05)") { c in
        try c.tensor(0).layerNorm(c.ints(1), weight: c.optionalTensor(2), bias: c.optionalTensor(3), eps: c.double(4))
    }
    installFunctionalLosses(d)
    installDropoutFunctions(d)
    d.function("one_hot(tensor, num_classes=-1)", doc: "Class ids as rows with a single one.") { c in
        try c.tensor(0).oneHot(c.int(1))
    }
    d.function("embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False)")
    { c -> Tensor in
        let (ids, weight) = (try c.tensor(0), try c.tensor(1))
        return try weight.indexSelect(0, ids.reshape([ids.numel])).reshape(ids.shape + [weight.shape.last ?? 0])
    }
    d.function("normalize(input, p=2.0, dim=1, eps=1e-12)") { c -> Tensor in
        let x = try c.tensor(0)
        return try x.div(.tensor(x.norm(c.double(1), [c.int(2)], keepdim: true).clamp(min: .float(c.double(3)))))
    }
    d.function("cosine_similarity(x1, x2, dim=1, eps=1e-08)") { c -> Tensor in
        let (a, b, dim, eps) = (try c.tensor(0), try c.tensor(1), try c.int(2), Scalar.float(try c.double(3)))
        let (x, y) = (try a.norm(2, [dim], keepdim: true).clamp(min: eps), try b.norm(2, [dim], keepdim: true).clamp(min: eps))
        return try a.div(.tensor(x)).mul(.tensor(b.div(.tensor(y)))).sum([dim])
    }
    d.function("pad(input, pad, mode='constant', value=None)", doc: "Zeros (or a value) around the last dimensions.") {
        c -> Tensor in
        guard try c.string(2) == "constant" else {
            throw Raise.notImplementedError("pad(mode='\(try c.string(2))') is not available")
        }
        let (x, amounts) = (try c.tensor(0), try c.ints(1))
        guard amounts.count % 2 == 0 else { throw Raise.runtimeError("Padding length must be divisible by 2") }
        guard amounts.count <= 2 * x.ndim else {
            throw Raise.runtimeError(
                "Padding length should be less than or equal to two times the input dimension but got padding length \(amounts.count) and input of dimension \(x.ndim)"
            )
        }
        var result = x
        for k in 0..<(amounts.count / 2) {
            let dim = x.ndim - 1 - k
            for (amount, isFront) in [(amounts[2 * k], true), (amounts[2 * k + 1], false)] where amount != 0 {
                if amount < 0 {
                    let size = result.shape[dim] + amount
                    guard size >= 0 else {
                        throw Raise.runtimeError("pad: the padding \(amount) is larger than dimension \(dim)")
                    }
                    result = try result.narrow(dim, isFront ? -amount : 0, size)
                } else {
                    var shape = result.shape
                    shape[dim] = amount
                    let filler = try Tensor.full(shape, c.scalar(3, default: 0), dtype: x.dtype)
                    result = try Tensor.cat(isFront ? [filler, result] : [result, filler], dim: dim)
                }
            }
        }
        return result
    }
}

/// The result, written over the first argument where the argument `index` (inplace) is true.
func inPlaceIfAsked(_ c: TorchCall, _ index: Int, _ result: Tensor) throws -> Tensor {
    try c.truth(index) ? c.tensor(0).copyInPlace(from: result) : result
}

private func installFunctionalLosses(_ d: TorchDeclarations) {
    d.function(
        "cross_entropy(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0)",
        doc: "Cross-entropy of logits against class ids."
    ) { c in
        try c.tensor(0).crossEntropy(
            target: c.tensor(1), weight: c.optionalTensor(2), ignoreIndex: c.int(4), reduction: c.string(6),
            labelSmoothing: c.double(7))
    }
    d.function("nll_loss(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean')") { c in
        try c.tensor(0).nllLoss(target: c.tensor(1), weight: c.optionalTensor(2), ignoreIndex: c.int(4), reduction: c.string(6))
    }
    d.function(
        "mse_loss(input, target, size_average=None, reduce=None, reduction='mean', weight=None)", doc: "The squared difference."
    ) { c in
        try reduced(c.tensor(0).sub(.tensor(c.tensor(1))).square(), c.string(4))
    }
    d.function(
        "l1_loss(input, target, size_average=None, reduce=None, reduction='mean', weight=None)", doc: "The absolute difference."
    ) { c in
        try reduced(c.tensor(0).sub(.tensor(c.tensor(1))).abs(), c.string(4))
    }
    d.function(
        "binary_cross_entropy_with_logits(input, target, weight=None, size_average=None, reduce=None, reduction='mean', pos_weight=None)"
    ) {
        c -> Tensor in
        if c.has(2) || c.has(6) { throw Raise.notImplementedError("weight and pos_weight are not available here") }
        let (x, y) = (try c.tensor(0), try c.tensor(1))
        guard x.shape == y.shape else {
            throw Raise.valueError("Target size (\(Size(y.shape).text)) must be the same as input size (\(Size(x.shape).text))")
        }
        let loss = try x.clamp(min: 0).sub(.tensor(x.mul(.tensor(y)))).add(.tensor(x.abs().neg().exp().log1p()))
        return try reduced(loss, c.string(5))
    }
}

/// A loss's elements as one number.
func reduced(_ elements: Tensor, _ reduction: String) throws -> Tensor {
    switch try Reduction(named: reduction) {
    case .mean: try elements.mean()
    case .sum: try elements.sum()
    case .none: elements
    }
}

extension Size {
    var text: String { "torch.Size(\(sizeText(sizes)))" }
}
