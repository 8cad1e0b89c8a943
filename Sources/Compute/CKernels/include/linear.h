// Fully connected layers: y[rows, out] = x[rows, in] weight[out, in]^T + bias, and its gradients. OpenBLAS behind it,
// and panels.h for the first with AVX-512.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

#define TNB_DECLARE_LINEAR(REAL, SUFFIX)                                                                              \
    /** `bias` may be null. */                                                                                        \
    void tnb_linear_##SUFFIX(const REAL *x, const REAL *weight, const REAL *bias, REAL *y, long rows, long in,        \
                             long out);                                                                               \
    void tnb_linear_backward_input_##SUFFIX(const REAL *dy, const REAL *weight, REAL *dx, long rows, long in,         \
                                            long out);                                                                \
    /** dweight and dbias may be null. */                                                                             \
    void tnb_linear_backward_weight_##SUFFIX(const REAL *x, const REAL *dy, REAL *dweight, REAL *dbias, long rows,    \
                                             long in, long out);

TNB_DECLARE_LINEAR(float, f32)
TNB_DECLARE_LINEAR(double, f64)

#ifdef __cplusplus
}
#endif
