// Activations and the sums fused with them, over flat memory: all arrays of one call have the same layout.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

#define TNB_DECLARE_ACTIVATION(REAL, SUFFIX)                                                                          \
    /** max(x, 0); NaN stays. y may be x. */                                                                          \
    void tnb_relu_##SUFFIX(const REAL *x, REAL *y, long n);                                                           \
    /** dx = dy where y > 0, else 0. dx may be dy. */                                                                 \
    void tnb_relu_backward_##SUFFIX(const REAL *y, const REAL *dy, REAL *dx, long n);                                 \
    /** y = max(a + b, 0). */                                                                                         \
    void tnb_add_relu_##SUFFIX(const REAL *a, const REAL *b, REAL *y, long n);                                        \
    /** y = a * b, elementwise: dropout by a ready mask, forward and backward. */                                     \
    void tnb_multiply_##SUFFIX(const REAL *a, const REAL *b, REAL *y, long n);                                        \
    /** y = x * factor. */                                                                                            \
    void tnb_scale_##SUFFIX(const REAL *x, double factor, REAL *y, long n);

TNB_DECLARE_ACTIVATION(float, f32)
TNB_DECLARE_ACTIVATION(double, f64)

/// What a layer of inference does to its result while it is in the cache: nothing, a function of elementwise.h, or one of pointwise.h.
enum tnb_epilogue_family { TNB_EPILOGUE_NONE, TNB_EPILOGUE_UNARY, TNB_EPILOGUE_POINTWISE };
typedef struct tnb_epilogue {
    enum tnb_epilogue_family family;
    int kind;  // a tnb_unary_op or a tnb_pointwise
    double p[3];
} tnb_epilogue;

/// x = f(x), on the calling thread.
void tnb_epilogue_f32(const tnb_epilogue *epilogue, float *x, long n);
/// The same over all threads.
void tnb_epilogue_all_f32(const tnb_epilogue *epilogue, float *x, long n);

/// [n, c, plane] to [n, plane, c] and back: NCHW and NHWC.
void tnb_nchw_to_nhwc(const float *src, float *dst, long n, long c, long plane);
void tnb_nhwc_to_nchw(const float *src, float *dst, long n, long c, long plane);

#ifdef __cplusplus
}
#endif
