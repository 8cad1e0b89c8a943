// Catalogue rows of attention and embeddings.

extension OpCatalogue {
    static let sequences: [OpRow] = [
        OpRow("scaled_dot_product_attention", "", [2, 3, 4], [2, 5, 4], [2, 5, 3]) {
            try $0[0].scaledDotProductAttention($0[1], $0[2])
        },
        OpRow("scaled_dot_product_attention", "causal, scale", [1, 2, 4, 2], [1, 2, 4, 2], [1, 2, 4, 2]) {
            try $0[0].scaledDotProductAttention($0[1], $0[2], isCausal: true, scale: 0.3)
        },
        OpRow("scaled_dot_product_attention", "mask of bools, dropout, grouped", [1, 4, 3, 2], [1, 2, 3, 2], [1, 2, 3, 2]) {
            try $0[0].scaledDotProductAttention(
                $0[1], $0[2], mask: Tensor.tensor([true, false, true, false, false, false, true, true, true], shape: [3, 3]),
                dropout: 0.3, grouped: true, generator: Generator(seed: 3))
        },
        OpRow("scaled_dot_product_attention", "mask of numbers", [2, 3, 2], [2, 3, 2], [2, 3, 2], [3, 3]) {
            try $0[0].scaledDotProductAttention($0[1], $0[2], mask: $0[3])
        },
        OpRow("embedding", "padding_idx=1", [4, 3]) {
            // The padding row takes no part, so it is left out of the sum.
            try Tensor.tensor([[2, 0], [2, 3]]).embedding($0[0], paddingIndex: 1).add($0[0].select(0, 1))
        },
    ]
}
