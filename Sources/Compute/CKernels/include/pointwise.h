// The activations with parameters and gradients of their own, over flat memory. Those that are everyday functions (tanh, GELU,
// SiLU …) are in elementwise.h.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/// The parameters are p[0], p[1], p[2].
enum tnb_pointwise {
    TNB_LEAKY_RELU,   // slope below 0
    TNB_ELU,          // factor below 0, factor above, factor inside the exponential
    TNB_MISH,
    TNB_HARDSWISH,
    TNB_HARDSIGMOID,
    TNB_HARDTANH,     // least, largest
    TNB_SOFTPLUS,     // beta, threshold
    TNB_SOFTSHRINK,   // lambda
    TNB_HARDSHRINK,   // lambda
    TNB_LOGSIGMOID,
    TNB_THRESHOLD,    // threshold, value below
};

/// y = f(x); y may be x.
void tnb_pointwise_f32(enum tnb_pointwise kind, const double *p, const float *x, float *y, long n);
void tnb_pointwise_f64(enum tnb_pointwise kind, const double *p, const double *x, double *y, long n);

/// x = f(x) on the calling thread.
void tnb_pointwise_line_f32(enum tnb_pointwise kind, const double *p, float *x, long n);

/// dx = dy f'(x); dx may be dy.
void tnb_pointwise_backward_f32(enum tnb_pointwise kind, const double *p, const float *x, const float *dy, float *dx, long n);
void tnb_pointwise_backward_f64(enum tnb_pointwise kind, const double *p, const double *x, const double *dy, double *dx, long n);

#ifdef __cplusplus
}
#endif
