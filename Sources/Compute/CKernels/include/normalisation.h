// Batch normalisation over memory of `rows` x `channels` (NHWC activations, or [N, C]), with the ReLU and the residual
// sum that follow it in one pass. Sums run over blocks of fixed size: results do not depend on the number of threads.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

#define TNB_DECLARE_NORMALISATION(REAL, SUFFIX)                                                                       \
    /** Normalises with the batch's own statistics: y = (x - mean) * invstd * weight + bias [+ residual] [then ReLU]. \
        `weight`, `bias`, `residual`, the running pair may be null; running = (1 - momentum) running + momentum new,   \
        with the unbiased variance. Leaves mean and 1 / sqrt(variance + eps) in `mean`, `invstd`. */                   \
    void tnb_batch_norm_train_##SUFFIX(const REAL *x, long rows, long channels, const REAL *weight, const REAL *bias, \
                                       double eps, const REAL *residual, int relu, REAL *y, REAL *mean, REAL *invstd, \
                                       REAL *running_mean, REAL *running_var, double momentum);                       \
    /** y = x * scale + shift [+ residual] [then ReLU], scale and shift per channel. */                               \
    void tnb_channel_affine_##SUFFIX(const REAL *x, long rows, long channels, const REAL *scale, const REAL *shift,   \
                                     const REAL *residual, int relu, REAL *y);                                        \
    /** Gradients. `y` (null without ReLU) is the output, whose zeros mask `dy`. `batch_statistics` is 1 when mean and \
        invstd came from x. dx, dweight, dbias, dresidual may be null; dresidual receives the masked dy. */            \
    void tnb_batch_norm_backward_##SUFFIX(const REAL *x, const REAL *y, const REAL *dy, long rows, long channels,     \
                                          const REAL *weight, const REAL *mean, const REAL *invstd,                   \
                                          int batch_statistics, REAL *dx, REAL *dweight, REAL *dbias,                 \
                                          REAL *dresidual);                                                           \
    /** Layer normalisation of each row of `width`: y = (x - mean) * rstd * weight + bias; mean, rstd: one a row.      \
        A null mean stands for y = x * rstd * weight, with rstd of the mean square. */                                 \
    void tnb_layer_norm_##SUFFIX(const REAL *x, long rows, long width, const REAL *weight, const REAL *bias,          \
                                 double eps, REAL *y, REAL *mean, REAL *rstd);                                        \
    /** Its gradients; dx, dweight, dbias may be null. */                                                             \
    void tnb_layer_norm_backward_##SUFFIX(const REAL *x, const REAL *dy, long rows, long width, const REAL *weight,   \
                                          const REAL *mean, const REAL *rstd, REAL *dx, REAL *dweight, REAL *dbias);  \
    /** Normalises each group of channels of each sample; images lie NCHW or (channels_last) NHWC. mean and rstd: one a     \
        sample and group. weight and bias, one a channel, may be null. */                                             \
    void tnb_group_norm_##SUFFIX(const REAL *x, long samples, long channels, long places, long groups,                \
                                 int channels_last, const REAL *weight, const REAL *bias, double eps, REAL *y,        \
                                 REAL *mean, REAL *rstd);                                                             \
    /** Its gradients; dx, dweight, dbias may be null. */                                                             \
    void tnb_group_norm_backward_##SUFFIX(const REAL *x, const REAL *dy, long samples, long channels, long places,    \
                                          long groups, int channels_last, const REAL *weight, const REAL *mean,       \
                                          const REAL *rstd, REAL *dx, REAL *dweight, REAL *dbias);

TNB_DECLARE_NORMALISATION(float, f32)
TNB_DECLARE_NORMALISATION(double, f64)

#ifdef __cplusplus
}
#endif
