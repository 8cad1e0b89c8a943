// Catalogue rows of the layers' operations and of the losses.

extension OpCatalogue {
    static let layers: [OpRow] = [
        OpRow("conv2d", "bias", [2, 3, 5, 4], [4, 3, 3, 2], [4]) { try $0[0].conv2d(weight: $0[1], bias: $0[2]) },
        OpRow("conv2d", "stride=(2, 1), padding=1", [1, 2, 5, 5], [3, 2, 3, 3]) {
            try $0[0].conv2d(weight: $0[1], stride: [2, 1], padding: [1])
        },
        OpRow("conv2d", "dilation=2", [1, 2, 6, 6], [2, 2, 3, 2]) { try $0[0].conv2d(weight: $0[1], dilation: [2]) },
        OpRow("conv2d", "groups=2, bias", [2, 4, 4, 4], [6, 2, 3, 3], [6]) {
            try $0[0].conv2d(weight: $0[1], bias: $0[2], padding: [1], groups: 2)
        },
        OpRow("conv2d", "depthwise", [1, 3, 4, 4], [3, 1, 3, 3]) { try $0[0].conv2d(weight: $0[1], groups: 3) },
        OpRow("conv2d", "unbatched", [2, 4, 4], [3, 2, 1, 1]) { try $0[0].conv2d(weight: $0[1]) },
        OpRow("conv2d", "its gradient", [1, 2, 4, 4], [4, 1, 2, 3]) {
            try OpCatalogue.gradient($0) { try $0[0].conv2d(weight: $0[1], stride: [2, 1], padding: [1], groups: 2).square() }
        },
        OpRow("max_pool2d", "its gradient", [1, 2, 4, 4], domain: .spread) {
            try OpCatalogue.gradient($0) { try $0[0].maxPool2d(kernelSize: [2]).square() }
        },
        OpRow("linear", "bias", [2, 3], [4, 3], [4]) { try $0[0].linear(weight: $0[1], bias: $0[2]) },
        OpRow("linear", "", [2, 3], [4, 3]) { try $0[0].linear(weight: $0[1]) },
        OpRow("linear", "batch of sequences, bias", [2, 2, 3], [4, 3], [4]) { try $0[0].linear(weight: $0[1], bias: $0[2]) },
        OpRow("linear", "batch of sequences", [2, 2, 3], [4, 3]) { try $0[0].linear(weight: $0[1]) },
        OpRow("batch_norm", "training", [3, 2, 2, 2], [2], [2]) {
            try $0[0].batchNorm(weight: $0[1], bias: $0[2], runningMean: nil, runningVar: nil, training: true)
        },
        OpRow("batch_norm", "training, no affine, sequences", [3, 2, 4]) {
            try $0[0].batchNorm(weight: nil, bias: nil, runningMean: nil, runningVar: nil, training: true)
        },
        OpRow("batch_norm", "evaluation", [3, 2], [2], [2]) {
            try $0[0].batchNorm(
                weight: $0[1], bias: $0[2], runningMean: Tensor.tensor([0.5, -1.0]), runningVar: Tensor.tensor([2.0, 0.7]),
                training: false)
        },
        OpRow("batch_norm", "with ReLU", [3, 2, 2, 2], [2], [2]) {
            try $0[0].batchNormReLU(
                BatchNormState(weight: $0[1], bias: $0[2], runningMean: nil, runningVar: nil, training: true))
        },
        OpRow("batch_norm", "with residual and ReLU", [3, 2, 2, 2], [2], [2], [3, 2, 2, 2]) {
            try $0[0].batchNormAddReLU(
                BatchNormState(weight: $0[1], bias: $0[2], runningMean: nil, runningVar: nil, training: true), residual: $0[3])
        },
        OpRow("layer_norm", "affine", [2, 3, 4], [3, 4], [3, 4]) { try $0[0].layerNorm([3, 4], weight: $0[1], bias: $0[2]) },
        OpRow("layer_norm", "weight only", [3, 4], [4]) { try $0[0].layerNorm([4], weight: $0[1]) },
        OpRow("max_pool2d", "padding=1, dilation=2", [1, 2, 6, 5], domain: .spread) {
            try $0[0].maxPool2d(kernelSize: [2], stride: [1], padding: [1], dilation: [2])
        },
        OpRow("max_pool2d", "ceil_mode", [1, 2, 5, 5], domain: .spread) {
            try $0[0].maxPool2d(kernelSize: [2], ceilMode: true)
        },
        OpRow("max_pool2d", "with indices", [1, 1, 4, 4], domain: .spread) {
            try $0[0].maxPool2dWithIndices(kernelSize: [2]).output
        },
        OpRow("avg_pool2d", "padding=1, count_include_pad=False", [1, 2, 5, 5]) {
            try $0[0].avgPool2d(kernelSize: [3], stride: [2], padding: [1], countIncludePad: false)
        },
        OpRow("avg_pool2d", "divisor_override=2", [1, 2, 4, 4]) { try $0[0].avgPool2d(kernelSize: [2], divisorOverride: 2) },
        OpRow("adaptive_avg_pool2d", "", [1, 2, 5, 7]) { try $0[0].adaptiveAvgPool2d([2, 3]) },
        OpRow("adaptive_avg_pool2d", "to one", [1, 2, 5, 7]) { try $0[0].adaptiveAvgPool2d([1]) },
        OpRow("softmax", "", [2, 3, 2]) { try $0[0].softmax(1) },
        OpRow("log_softmax", "", [2, 5]) { try $0[0].logSoftmax(1) },
        OpRow("dropout", "fixed mask", [4, 5]) { try $0[0].dropout(p: 0.4, generator: Generator(seed: 3)) },
        OpRow("feature_dropout", "fixed mask", [2, 3, 2, 2]) {
            try $0[0].featureDropout(p: 0.4, generator: Generator(seed: 3))
        },
        OpRow("dropout1d", "unbatched, fixed mask", [3, 2]) {
            try $0[0].channelDropout(dimensions: 1, p: 0.4, generator: Generator(seed: 3))
        },
        OpRow("alpha_dropout", "fixed mask", [4, 5]) { try $0[0].alphaDropout(p: 0.4, generator: Generator(seed: 3)) },
        OpRow("drop_path", "fixed mask", [5, 2]) { try $0[0].dropPath(0.4, training: true, generator: Generator(seed: 3)) },
    ]

    private static var ids: Tensor { get throws { try Tensor.tensor([2, 0, 3]) } }
    private static var classWeights: Tensor { get throws { try Tensor.tensor([0.5, 2.0, 1.0, 0.3]) } }

    static let losses: [OpRow] = [
        OpRow("cross_entropy", "", [3, 4]) { try $0[0].crossEntropy(target: ids) },
        OpRow("cross_entropy", "weight, ignore_index, sum", [3, 4]) {
            try $0[0].crossEntropy(target: ids, weight: classWeights, ignoreIndex: 2, reduction: "sum")
        },
        OpRow("cross_entropy", "label_smoothing, none", [3, 4]) {
            try $0[0].crossEntropy(target: ids, reduction: "none", labelSmoothing: 0.2)
        },
        OpRow("cross_entropy", "weight, label_smoothing", [3, 4]) {
            try $0[0].crossEntropy(target: ids, weight: classWeights, labelSmoothing: 0.1)
        },
        OpRow("cross_entropy", "images", [1, 4, 3]) { try $0[0].crossEntropy(target: Tensor.tensor([[2, 0, 3]])) },
        OpRow("cross_entropy", "probabilities", [2, 3]) {
            try $0[0].crossEntropy(target: Tensor.tensor([[0.2, 0.3, 0.5], [1.0, 0.0, 0.0]]), labelSmoothing: 0.1)
        },
        OpRow("nll_loss", "weight", [3, 4]) { try $0[0].nllLoss(target: ids, weight: classWeights) },
        OpRow("nll_loss", "images, none", [1, 4, 3]) {
            try $0[0].nllLoss(target: Tensor.tensor([[2, 0, 3]]), reduction: "none")
        },
    ]
}
