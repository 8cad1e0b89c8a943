// One optimizer step over one parameter's flat memory, in one pass. The arithmetic is PyTorch's single-tensor form, rounding
// by rounding: where PyTorch uses a fused multiply-add so does this, where it does not neither does this.
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tnb_sgd_options {
    double lr, momentum, dampening, weight_decay;
    int nesterov, maximize;
    int first;  // the momentum buffer is new: it becomes a copy of the gradient
} tnb_sgd_options;

typedef struct tnb_adam_options {
    double lr, beta1, beta2, eps, weight_decay;
    int decoupled;  // AdamW: the decay shrinks the parameter, not the gradient
    int maximize;
    double step;  // counted from 1
} tnb_adam_options;

#define TNB_DECLARE_OPTIMIZER(REAL, SUFFIX)                                                                           \
    /** `momentum` may be null when the option is 0. */                                                               \
    void tnb_sgd_step_##SUFFIX(REAL *p, const REAL *g, REAL *momentum, long n, const tnb_sgd_options *options);       \
    /** `largest_square` (amsgrad) may be null. */                                                                    \
    void tnb_adam_step_##SUFFIX(REAL *p, const REAL *g, REAL *average, REAL *square, REAL *largest_square, long n,    \
                                const tnb_adam_options *options);

TNB_DECLARE_OPTIMIZER(float, f32)
TNB_DECLARE_OPTIMIZER(double, f64)

#ifdef __cplusplus
}
#endif
