// One optimizer step over the flat memory of all parameters of a group: one pass over each, one parallel region in all. The
// arithmetic is the single-tensor form of PyTorch and timm, rounding by rounding: where it uses a fused multiply-add so does
// this, where it does not neither does this.
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// One parameter. `state` are the optimizer's averages in the order that its function names; those it does without are null.
typedef struct tnb_step_tensor {
    void *p;
    const void *g;
    void *state[4];
    long n;
    double step;  // counted from 1
    int first;    // the state holds nothing yet
} tnb_step_tensor;

typedef struct tnb_sgd_options {
    double lr, momentum, dampening, weight_decay;
    int nesterov, maximize;
} tnb_sgd_options;

typedef struct tnb_adam_options {
    double lr, beta1, beta2, eps;
    double weight_decay;  // added to the gradient
    double shrink;        // what the parameter is multiplied by first: 1 - lr * decay when the decay is decoupled
    int nesterov;         // NAdamW: the average moves towards the gradient once more for the step itself
    int maximize;
} tnb_adam_options;

typedef struct tnb_lion_options {
    double lr, beta1, beta2, shrink;
    int maximize;
} tnb_lion_options;

typedef struct tnb_adan_options {
    double lr, beta1, beta2, beta3, eps, weight_decay;
    double correction1, correction2, root3;  // 1 - beta^step, and the square root of the third
    int no_prox;
} tnb_adan_options;

typedef struct tnb_lamb_options {
    double beta1, beta2, beta3, correction1, root2, eps, weight_decay;
    double clip;  // what the gradient is divided by
} tnb_lamb_options;

#define TNB_DECLARE_OPTIMIZER(SUFFIX)                                                                                  \
    /** State: the momentum buffer, null when the momentum is 0. */                                                    \
    void tnb_sgd_step_##SUFFIX(const tnb_step_tensor *tensors, long count, const tnb_sgd_options *options);            \
    /** State: average, square, largest square (amsgrad; may be null). */                                              \
    void tnb_adam_step_##SUFFIX(const tnb_step_tensor *tensors, long count, const tnb_adam_options *options);          \
    /** State: the average. */                                                                                         \
    void tnb_lion_step_##SUFFIX(const tnb_step_tensor *tensors, long count, const tnb_lion_options *options);          \
    /** State: average, square, average of differences, the last gradient with its sign turned. */                     \
    void tnb_adan_step_##SUFFIX(const tnb_step_tensor *tensors, long count, const tnb_adan_options *options);          \
    /** State: average, square, and where the update goes; the parameter is only read. */                              \
    void tnb_lamb_update_##SUFFIX(const tnb_step_tensor *tensors, long count, const tnb_lamb_options *options);

TNB_DECLARE_OPTIMIZER(f32)
TNB_DECLARE_OPTIMIZER(f64)

#ifdef __cplusplus
}
#endif
