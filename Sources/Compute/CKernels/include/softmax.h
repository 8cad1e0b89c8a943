// Softmax, its logarithm and the losses on top of it, over contiguous rows. float32 and float64.
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TNB_DECLARE_SOFTMAX(REAL, SUFFIX)                                                                             \
    void tnb_softmax_##SUFFIX(const REAL *x, REAL *y, long rows, long width);                                         \
    /** dx from the softmax y and the gradient dy. */                                                                 \
    void tnb_softmax_backward_##SUFFIX(const REAL *y, const REAL *dy, REAL *dx, long rows, long width);               \
    void tnb_log_softmax_##SUFFIX(const REAL *x, REAL *y, long rows, long width);                                     \
    /** dx from the log-softmax y and the gradient dy. */                                                             \
    void tnb_log_softmax_backward_##SUFFIX(const REAL *y, const REAL *dy, REAL *dx, long rows, long width);           \
    /** Cross-entropy of logits against class ids. Writes one loss a row (0 where ignored); `weight` (per class) may  \
        be null. `gradient`, unless null, receives d(loss row)/d(logits) times `scale`. */                            \
    void tnb_cross_entropy_##SUFFIX(const REAL *logits, const int64_t *targets, const REAL *weight, long rows,        \
                                    long classes, int64_t ignore_index, double label_smoothing, double scale,         \
                                    REAL *loss, REAL *gradient);                                                      \
    /** The same against class probabilities. */                                                                      \
    void tnb_cross_entropy_soft_##SUFFIX(const REAL *logits, const REAL *targets, const REAL *weight, long rows,      \
                                         long classes, double label_smoothing, double scale, REAL *loss,              \
                                         REAL *gradient);                                                             \
    /** rows x width times one factor per row. */                                                                     \
    void tnb_scale_rows_##SUFFIX(const REAL *x, const REAL *factors, REAL *y, long rows, long width);

TNB_DECLARE_SOFTMAX(float, f32)
TNB_DECLARE_SOFTMAX(double, f64)

/// First row whose target is neither a class nor `ignore_index`, or -1.
long tnb_find_bad_target(const int64_t *targets, long rows, long classes, int64_t ignore_index);

#ifdef __cplusplus
}
#endif
