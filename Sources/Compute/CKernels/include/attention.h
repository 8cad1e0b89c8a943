// Scaled dot-product attention by blocks of queries, forward and backward, without a whole matrix of scores.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/// What attention reads and writes. Strides count elements: of the batch, of the head, of the row; elements of a row are neighbours.
/// Masks have a fourth one. All of it is REAL but a mask of bools.
struct tnb_attention {
    const void *q, *k, *v, *mask, *gradient;
    void *out, *dq, *dk, *dv;
    /// [batch, heads, length]: log of the sum of the exponentials of a row, written forward (may be null then), read backward.
    void *sums;
    long q_strides[3], k_strides[3], v_strides[3], out_strides[3], gradient_strides[3], mask_strides[4];
    long heads, length, source, width, value_width;
    double scale;
    int causal, mask_is_bool;
};

/// softmax(scale · q kᵀ + mask) v for `count` heads of all batches, from head number `first`.
void tnb_attention_f32(const struct tnb_attention *attention, long first, long count);
void tnb_attention_f64(const struct tnb_attention *attention, long first, long count);

/// The gradients of those heads, row-major by heads; any of dq, dk, dv may be null.
void tnb_attention_backward_f32(const struct tnb_attention *attention, long first, long count);
void tnb_attention_backward_f64(const struct tnb_attention *attention, long first, long count);

#ifdef __cplusplus
}
#endif
