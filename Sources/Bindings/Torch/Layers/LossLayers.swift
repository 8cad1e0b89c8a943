// The losses of torch.nn and torch.nn.functional.

import Interp
import Neural
import Tensors

/// The reduction, which scripts of long ago say with `size_average` and `reduce`.
private func reduction(_ c: TorchCall, _ sizeAverage: Int, _ reduce: Int, _ name: Int) throws -> String {
    guard c.has(sizeAverage) || c.has(reduce) else { return try c.string(name) }
    guard try c.truth(reduce, default: true) else { return "none" }
    return try c.truth(sizeAverage, default: true) ? "mean" : "sum"
}

extension LossLayer: ScriptCallable {
    func callFromScript(_ receiver: Value, _ positional: [Value], _ named: [(String, Value)]) throws -> Value {
        let arguments = try ModuleArguments(receiver, inputNames, positional, named)
        var inputs: [Tensor] = []
        for index in inputNames.indices {
            if inputNames[index] == "var", let value = arguments.values[index], let number = try TorchCall.number(value) {
                inputs.append(try Tensor.scalar(.float(number.double)))
            } else {
                inputs.append(try arguments.tensor(index))
            }
        }
        return try loss(inputs).toScript()
    }
}

extension TwoInputLayer: ScriptCallable {
    func callFromScript(_ receiver: Value, _ positional: [Value], _ named: [(String, Value)]) throws -> Value {
        let arguments = try ModuleArguments(receiver, ["x1", "x2"], positional, named)
        return try compare(arguments.tensor(0), arguments.tensor(1)).toScript()
    }
}

extension NeuralModules {
    private static func loss<T: LossLayer>(
        _ m: ModuleBuilder, _ type: T.Type, _ parameters: String, doc: String, _ make: @escaping (TorchCall) throws -> T
    ) {
        layer(
            m, type, "loss", "\(T.self)(\(parameters))", doc: doc, make, { t in t.property("reduction") { $0.reduction } })
    }

    static func installLosses(_ m: ModuleBuilder) {
        let legacy = "size_average=None, reduce=None, reduction='mean'"
        loss(
            m, CrossEntropyLoss.self,
            "weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0",
            doc: "Cross-entropy of logits."
        ) { c in
            try CrossEntropyLoss(
                weight: c.optionalTensor(1), ignoreIndex: c.int(3), reduction: reduction(c, 2, 4, 5), labelSmoothing: c.double(6))
        }
        loss(
            m, NLLLoss.self, "weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'",
            doc: "Likelihood of log-probabilities."
        ) { c in
            try NLLLoss(weight: c.optionalTensor(1), ignoreIndex: c.int(3), reduction: reduction(c, 2, 4, 5))
        }
        loss(m, BCELoss.self, "weight=None, " + legacy, doc: "Cross-entropy of probabilities.") { c in
            try BCELoss(weight: c.optionalTensor(1), reduction: reduction(c, 2, 3, 4))
        }
        loss(m, BCEWithLogitsLoss.self, "weight=None, " + legacy + ", pos_weight=None", doc: "Binary cross-entropy of logits.") {
            c in
            try BCEWithLogitsLoss(
                weight: c.optionalTensor(1), reduction: reduction(c, 2, 3, 4), posWeight: c.optionalTensor(5))
        }
        loss(m, MultiLabelSoftMarginLoss.self, "weight=None, " + legacy, doc: "Several labels a sample.") { c in
            try MultiLabelSoftMarginLoss(weight: c.optionalTensor(1), reduction: reduction(c, 2, 3, 4))
        }
        loss(m, MultiMarginLoss.self, "p=1, margin=1.0, weight=None, " + legacy, doc: "One label a sample, by margins.") { c in
            try MultiMarginLoss(
                p: c.int(1), margin: c.double(2), weight: c.optionalTensor(3), reduction: reduction(c, 4, 5, 6))
        }
        loss(m, KLDivLoss.self, legacy + ", log_target=False", doc: "Divergence of distributions.") { c in
            KLDivLoss(reduction: try reduction(c, 1, 2, 3), logTarget: try c.truth(4))
        }
        loss(
            m, PoissonNLLLoss.self,
            "log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction='mean'",
            doc: "Likelihood of counts."
        ) { c in
            PoissonNLLLoss(
                logInput: try c.truth(1), full: try c.truth(2), eps: try c.double(4), reduction: try reduction(c, 3, 5, 6))
        }
        loss(
            m, GaussianNLLLoss.self, "*, full=False, eps=1e-06, reduction='mean'", doc: "Likelihood under normal distributions."
        ) { c in
            GaussianNLLLoss(full: try c.truth(1), eps: try c.double(2), reduction: try c.string(3))
        }
        loss(
            m, TripletMarginLoss.self, "margin=1.0, p=2.0, eps=1e-06, swap=False, " + legacy, doc: "max(0, margin + near − far)."
        ) { c in
            try TripletMarginLoss(
                margin: c.double(1), p: c.double(2), eps: c.double(3), swap: c.truth(4), reduction: reduction(c, 5, 6, 7))
        }
        installSimpleLosses(m, legacy)
    }

    private static func installSimpleLosses(_ m: ModuleBuilder, _ legacy: String) {
        loss(m, MSELoss.self, legacy, doc: "The squared difference.") { c in MSELoss(reduction: try reduction(c, 1, 2, 3)) }
        loss(m, L1Loss.self, legacy, doc: "The absolute difference.") { c in L1Loss(reduction: try reduction(c, 1, 2, 3)) }
        loss(m, SoftMarginLoss.self, legacy, doc: "log(1 + exp(−target x)).") { c in
            SoftMarginLoss(reduction: try reduction(c, 1, 2, 3))
        }
        loss(m, MultiLabelMarginLoss.self, legacy, doc: "Several labels a sample, by margins.") { c in
            MultiLabelMarginLoss(reduction: try reduction(c, 1, 2, 3))
        }
        loss(m, SmoothL1Loss.self, legacy + ", beta=1.0", doc: "Squared below beta, linear above.") { c in
            SmoothL1Loss(beta: try c.double(4), reduction: try reduction(c, 1, 2, 3))
        }
        loss(m, HuberLoss.self, "reduction='mean', delta=1.0", doc: "Squared up to delta, linear above.") { c in
            HuberLoss(delta: try c.double(2), reduction: try c.string(1))
        }
        loss(m, HingeEmbeddingLoss.self, "margin=1.0, " + legacy, doc: "Near for target 1, apart for −1.") { c in
            HingeEmbeddingLoss(margin: try c.double(1), reduction: try reduction(c, 2, 3, 4))
        }
        loss(m, CosineEmbeddingLoss.self, "margin=0.0, " + legacy, doc: "Angles between vectors.") { c in
            CosineEmbeddingLoss(margin: try c.double(1), reduction: try reduction(c, 2, 3, 4))
        }
        loss(m, MarginRankingLoss.self, "margin=0.0, " + legacy, doc: "Order of two inputs.") { c in
            MarginRankingLoss(margin: try c.double(1), reduction: try reduction(c, 2, 3, 4))
        }
        layer(
            m, CosineSimilarity.self, "distance", "CosineSimilarity(dim=1, eps=1e-08)", doc: "The cosine between vectors.",
            { c in CosineSimilarity(dim: try c.int(1), eps: try c.double(2)) })
        layer(
            m, PairwiseDistance.self, "distance", "PairwiseDistance(p=2.0, eps=1e-06, keepdim=False)",
            doc: "The distance between vectors.",
            { c in PairwiseDistance(p: try c.double(1), eps: try c.double(2), keepdim: try c.truth(3)) })
    }
}

func installLossFunctions(_ d: TorchDeclarations) {
    let legacy = "size_average=None, reduce=None, reduction='mean'"
    d.function(
        "cross_entropy(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0)",
        doc: "Cross-entropy of logits against class ids."
    ) { c in
        try c.tensor(0).crossEntropy(
            target: c.tensor(1), weight: c.optionalTensor(2), ignoreIndex: c.int(4), reduction: reduction(c, 3, 5, 6),
            labelSmoothing: c.double(7))
    }
    d.function("nll_loss(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean')") { c in
        try c.tensor(0).nllLoss(
            target: c.tensor(1), weight: c.optionalTensor(2), ignoreIndex: c.int(4), reduction: reduction(c, 3, 5, 6))
    }
    d.function(
        "ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction='mean', zero_infinity=False)",
        doc: "How unlikely a labelling is under probabilities for each moment."
    ) { c in
        func lengths(_ index: Int) throws -> [Int] {
            if let tensor = tensorObject(c[index]) { return try tensor.ints() }
            return try c.ints(index)
        }
        return try c.tensor(0).ctcLoss(
            targets: c.tensor(1), inputLengths: lengths(2), targetLengths: lengths(3), blank: c.int(4), reduction: c.string(5),
            zeroInfinity: c.truth(6))
    }
    func weighted(_ loss: (String) throws -> Tensor, _ weight: Tensor?, _ reduction: String) throws -> Tensor {
        guard let weight else { return try loss(reduction) }
        let elements = try loss("none").mul(weight)
        // PyTorch's weighted mean divides by the weights.
        return try reduction == "mean" ? elements.sum().div(weight.sum()) : elements.reducedLoss(reduction)
    }
    d.function("mse_loss(input, target, \(legacy), weight=None)", doc: "The squared difference.") { c in
        let (x, y) = (try c.tensor(0), try c.tensor(1))
        return try weighted({ try x.mseLoss(y, reduction: $0) }, c.optionalTensor(5), reduction(c, 2, 3, 4))
    }
    d.function("l1_loss(input, target, \(legacy), weight=None)", doc: "The absolute difference.") { c in
        let (x, y) = (try c.tensor(0), try c.tensor(1))
        return try weighted({ try x.l1Loss(y, reduction: $0) }, c.optionalTensor(5), reduction(c, 2, 3, 4))
    }
    d.function("huber_loss(input, target, reduction='mean', delta=1.0, weight=None)") { c in
        let (x, y, delta) = (try c.tensor(0), try c.tensor(1), try c.double(3))
        return try weighted({ try x.huberLoss(y, reduction: $0, delta: delta) }, c.optionalTensor(4), c.string(2))
    }
    d.function("smooth_l1_loss(input, target, \(legacy), beta=1.0)") { c in
        try c.tensor(0).smoothL1Loss(c.tensor(1), reduction: reduction(c, 2, 3, 4), beta: c.double(5))
    }
    d.function("binary_cross_entropy(input, target, weight=None, \(legacy))") { c in
        try c.tensor(0).binaryCrossEntropy(c.tensor(1), weight: c.optionalTensor(2), reduction: reduction(c, 3, 4, 5))
    }
    d.function("binary_cross_entropy_with_logits(input, target, weight=None, \(legacy), pos_weight=None)") { c in
        try c.tensor(0).binaryCrossEntropyWithLogits(
            c.tensor(1), weight: c.optionalTensor(2), reduction: reduction(c, 3, 4, 5), posWeight: c.optionalTensor(6))
    }
    d.function("kl_div(input, target, \(legacy), log_target=False)") { c in
        try c.tensor(0).klDivergence(c.tensor(1), reduction: reduction(c, 2, 3, 4), logTarget: c.truth(5))
    }
    d.function(
        "poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction='mean')"
    ) { c in
        try c.tensor(0).poissonNLLLoss(
            c.tensor(1), logInput: c.truth(2), full: c.truth(3), eps: c.double(5), reduction: reduction(c, 4, 6, 7))
    }
    d.function("gaussian_nll_loss(input, target, var, full=False, eps=1e-06, reduction='mean')") { c in
        let variance = try TorchCall.number(c[2]).map { try Tensor.scalar(.float($0.double)) } ?? c.tensor(2)
        return try c.tensor(0).gaussianNLLLoss(
            c.tensor(1), variance: variance, full: c.truth(3), eps: c.double(4), reduction: c.string(5))
    }
    d.function("soft_margin_loss(input, target, \(legacy))") { c in
        try c.tensor(0).softMarginLoss(c.tensor(1), reduction: reduction(c, 2, 3, 4))
    }
    d.function("hinge_embedding_loss(input, target, margin=1.0, \(legacy))") { c in
        try c.tensor(0).hingeEmbeddingLoss(c.tensor(1), margin: c.double(2), reduction: reduction(c, 3, 4, 5))
    }
    installVectorLossFunctions(d, legacy)
}

private func installVectorLossFunctions(_ d: TorchDeclarations, _ legacy: String) {
    d.function("cosine_embedding_loss(input1, input2, target, margin=0, \(legacy))") { c in
        try c.tensor(0).cosineEmbeddingLoss(
            c.tensor(1), c.tensor(2), margin: c.double(3), reduction: reduction(c, 4, 5, 6))
    }
    d.function("margin_ranking_loss(input1, input2, target, margin=0, \(legacy))") { c in
        try c.tensor(0).marginRankingLoss(c.tensor(1), c.tensor(2), margin: c.double(3), reduction: reduction(c, 4, 5, 6))
    }
    d.function("triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-06, swap=False, \(legacy))") { c in
        if try c.double(3) <= 0 { throw Raise.valueError("margin must be greater than 0, got \(try repr(c[3]))") }
        return try c.tensor(0).tripletMarginLoss(
            c.tensor(1), c.tensor(2), margin: c.double(3), p: c.double(4), eps: c.double(5), swap: c.truth(6),
            reduction: reduction(c, 7, 8, 9))
    }
    d.function("multilabel_soft_margin_loss(input, target, weight=None, \(legacy))") { c in
        try c.tensor(0).multilabelSoftMarginLoss(c.tensor(1), weight: c.optionalTensor(2), reduction: reduction(c, 3, 4, 5))
    }
    d.function("multilabel_margin_loss(input, target, \(legacy))") { c in
        try c.tensor(0).multilabelMarginLoss(c.tensor(1), reduction: reduction(c, 2, 3, 4))
    }
    d.function("multi_margin_loss(input, target, p=1, margin=1.0, weight=None, \(legacy))") { c in
        try c.tensor(0).multiMarginLoss(
            c.tensor(1), p: c.int(2), margin: c.double(3), weight: c.optionalTensor(4), reduction: reduction(c, 5, 6, 7))
    }
    d.function("cosine_similarity(x1, x2, dim=1, eps=1e-08)") { c in
        try c.tensor(0).cosineSimilarity(c.tensor(1), dim: c.int(2), eps: c.double(3))
    }
    d.function("pairwise_distance(x1, x2, p=2.0, eps=1e-06, keepdim=False)") { c in
        try c.tensor(0).pairwiseDistance(c.tensor(1), p: c.double(2), eps: c.double(3), keepdim: c.truth(4))
    }
}
