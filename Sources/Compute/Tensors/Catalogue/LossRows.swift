// Catalogue rows of the losses over elements and vectors.

extension OpCatalogue {
    private static var signs: Tensor { get throws { try Tensor.tensor([1.0, -1.0, 1.0]) } }

    static let elementLosses: [OpRow] = [
        OpRow("mse_loss", "", [3, 2], [3, 2]) { try $0[0].mseLoss($0[1]) },
        OpRow("l1_loss", "sum", [3, 2], [3, 2]) { try $0[0].l1Loss($0[1], reduction: "sum") },
        OpRow("reduction", "none", [3, 2]) { try $0[0].reducedLoss("none").mul($0[0]) },
        OpRow("smooth_l1_loss", "beta=0.7", [6], [6]) { try $0[0].smoothL1Loss($0[1], beta: 0.7) },
        OpRow("huber_loss", "delta=0.7", [6], [6]) { try $0[0].huberLoss($0[1], delta: 0.7) },
        OpRow("binary_cross_entropy", "weight", [5], [5], domain: .unit) {
            try $0[0].binaryCrossEntropy($0[1], weight: Tensor.tensor([1.0, 2.0, 3.0, 4.0, 5.0]))
        },
        OpRow("binary_cross_entropy_with_logits", "pos_weight", [.init([5]), .init([5], .unit)]) {
            try $0[0].binaryCrossEntropyWithLogits($0[1], posWeight: Tensor.tensor([1.0, 2.0, 3.0, 4.0, 5.0]))
        },
        OpRow("kl_div", "", [.init([3, 2]), .init([3, 2], .unit)]) { try $0[0].klDivergence($0[1], reduction: "batchmean") },
        OpRow("kl_div", "log_target", [3, 2], [3, 2]) { try $0[0].klDivergence($0[1], logTarget: true) },
        OpRow("poisson_nll_loss", "", [5]) { try $0[0].poissonNLLLoss(Tensor.tensor([0.0, 1.0, 2.0, 3.0, 4.0]), full: true) },
        OpRow("poisson_nll_loss", "log_input=False", [5], domain: .positive) {
            try $0[0].poissonNLLLoss(Tensor.tensor([0.0, 1.0, 2.0, 3.0, 4.0]), logInput: false)
        },
        OpRow("gaussian_nll_loss", "full", [.init([3, 2]), .init([3, 2]), .init([3, 1], .positive)]) {
            try $0[0].gaussianNLLLoss($0[1], variance: $0[2], full: true)
        },
        OpRow("soft_margin_loss", "", [3]) { try $0[0].softMarginLoss(signs) },
        OpRow("hinge_embedding_loss", "", [3], domain: .spread) { try $0[0].hingeEmbeddingLoss(signs, margin: 0.9) },
        OpRow("pairwise_distance", "", [3, 2], [3, 2]) { try $0[0].pairwiseDistance($0[1]) },
        OpRow("cosine_similarity", "", [3, 2], [3, 2]) { try $0[0].cosineSimilarity($0[1]) },
        OpRow("cosine_embedding_loss", "", [3, 2], [3, 2]) { try $0[0].cosineEmbeddingLoss($0[1], signs, margin: 0.1) },
        OpRow("triplet_margin_loss", "swap", [3, 2], [3, 2], [3, 2]) {
            try $0[0].tripletMarginLoss($0[1], $0[2], margin: 2, swap: true)
        },
        OpRow("margin_ranking_loss", "", [3], [3]) { try $0[0].marginRankingLoss($0[1], signs, margin: 0.5) },
        OpRow("multilabel_soft_margin_loss", "", [2, 3]) {
            try $0[0].multilabelSoftMarginLoss(Tensor.tensor([[1.0, 0.0, 1.0], [0.0, 0.0, 1.0]]))
        },
        OpRow("multi_margin_loss", "p=2", [2, 3]) { try $0[0].multiMarginLoss(Tensor.tensor([2, 0]), p: 2) },
        OpRow("ctc_loss", "", [5, 2, 3]) {
            // Behind a log-softmax, as its gradient wants it.
            try $0[0].logSoftmax(-1).ctcLoss(
                targets: Tensor.tensor([[1, 2], [1, 1]]), inputLengths: [5, 4], targetLengths: [2, 2])
        },
        OpRow("multilabel_margin_loss", "", [2, 3]) {
            try $0[0].multilabelMarginLoss(Tensor.tensor([[2, 0, -1], [1, -1, 0]]))
        },
    ]
}
