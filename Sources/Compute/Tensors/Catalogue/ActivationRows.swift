// Catalogue rows of the activations of torch.nn.functional.

extension OpCatalogue {
    static let activations: [OpRow] = [
        OpRow("leaky_relu", "", [9], domain: .spread) { try $0[0].leakyReLU(negativeSlope: 0.2) },
        OpRow("leaky_relu", "in place", [9], domain: .spread) { try $0[0].clone().leakyReLU(inPlace: true) },
        OpRow("elu", "alpha=0.7", [9], domain: .spread) { try $0[0].elu(alpha: 0.7) },
        OpRow("selu", "", [9], domain: .spread) { try $0[0].selu() },
        OpRow("celu", "alpha=0.7", [9], domain: .spread) { try $0[0].celu(alpha: 0.7) },
        OpRow("mish", "", [5]) { try $0[0].mish() },
        OpRow("hardswish", "", [41], domain: .spread) { try $0[0].hardswish() },
        OpRow("hardswish", "in place, NHWC", [1, 3, 2, 7], domain: .spread) {
            try $0[0].contiguous(channelsLast: true).hardswish(inPlace: true)
        },
        OpRow("hardsigmoid", "", [41], domain: .spread) { try $0[0].hardsigmoid() },
        OpRow("hardtanh", "", [15], domain: .spread) { try $0[0].hardtanh(minVal: -0.6, maxVal: 0.9) },
        OpRow("softplus", "beta=2, threshold=1", [15], domain: .spread) { try $0[0].softplus(beta: 2, threshold: 1) },
        OpRow("softshrink", "", [15], domain: .spread) { try $0[0].softshrink() },
        OpRow("hardshrink", "of a transposed tensor", [3, 5], domain: .spread) { try $0[0].t().hardshrink() },
        OpRow("logsigmoid", "", [5]) { try $0[0].logSigmoid() },
        OpRow("threshold", "", [9], domain: .spread) { try $0[0].threshold(0.2, 3) },
        OpRow("softsign", "", [9], domain: .spread) { try $0[0].softsign() },
        OpRow("tanhshrink", "", [5]) { try $0[0].tanhshrink() },
        OpRow("glu", "dim=1", [2, 4]) { try $0[0].glu(1) },
        OpRow("prelu", "one weight", [.init([9], .spread), .init([1])]) { try $0[0].prelu($0[1]) },
        OpRow("prelu", "weight per channel", [.init([2, 3, 2], .spread), .init([3])]) { try $0[0].prelu($0[1]) },
        OpRow("rrelu", "training, fixed slopes", [9], domain: .spread) {
            try $0[0].rrelu(training: true, generator: Generator(seed: 3))
        },
    ]
}
