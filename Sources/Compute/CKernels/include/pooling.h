// Max and average pooling over NHWC memory, float32 and float64.
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Sizes of one pooling. Output sizes are the caller's (ceil_mode is its business).
typedef struct tnb_pool_shape {
    long batch, channels, in_height, in_width, out_height, out_width;
    long kernel_height, kernel_width, stride_height, stride_width, pad_height, pad_width;
    long dilation_height, dilation_width;
} tnb_pool_shape;

#define TNB_DECLARE_POOLING(REAL, SUFFIX)                                                                             \
    /** Largest value of each window. `indices`, unless null, receives where it was: y * in_width + x, NHWC. */        \
    void tnb_max_pool_##SUFFIX(const tnb_pool_shape *shape, const REAL *src, REAL *dst, int32_t *indices);            \
    void tnb_max_pool_backward_##SUFFIX(const tnb_pool_shape *shape, const REAL *diff_dst, const int32_t *indices,    \
                                        REAL *diff_src);                                                              \
    /** Mean of each window; divided by `divisor` unless 0, else by the window's size with or without its padding. */ \
    void tnb_avg_pool_##SUFFIX(const tnb_pool_shape *shape, const REAL *src, REAL *dst, int count_padding,            \
                               long divisor);                                                                         \
    void tnb_avg_pool_backward_##SUFFIX(const tnb_pool_shape *shape, const REAL *diff_dst, REAL *diff_src,            \
                                        int count_padding, long divisor);                                             \
    /** Largest values of windows that tile the input, with their places. Uses sizes only. */                         \
    void tnb_adaptive_max_pool_##SUFFIX(const tnb_pool_shape *shape, const REAL *src, REAL *dst, int32_t *indices);   \
    /** Mean of windows that tile the input: floor(i in / out) ..< ceil((i + 1) in / out). Uses sizes only. */         \
    void tnb_adaptive_avg_pool_##SUFFIX(const tnb_pool_shape *shape, const REAL *src, REAL *dst);                     \
    void tnb_adaptive_avg_pool_backward_##SUFFIX(const tnb_pool_shape *shape, const REAL *diff_dst, REAL *diff_src);

TNB_DECLARE_POOLING(float, f32)
TNB_DECLARE_POOLING(double, f64)

#ifdef __cplusplus
}
#endif
