// Convolutions through oneDNN: activations NHWC in memory, float32. All functions return 0, or oneDNN's status when it
// refuses. Primitives are made once per shape and kept; scratch memory is shared and only grows. Safe to call from any
// thread (one lock), meant for one.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "activation.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Sizes of one convolution. Output sizes are the caller's: floor((in + 2 pad - dilation (kernel - 1) - 1) / stride) + 1.
typedef struct tnb_conv_shape {
    int batch, in_channels, in_height, in_width;
    int out_channels, out_height, out_width;
    int kernel_height, kernel_width;
    int stride_height, stride_width;
    int pad_height, pad_width;
    int dilation_height, dilation_width;
    int groups;
} tnb_conv_shape;

/// How a weight of logical shape [O, I / groups, H, W] lies in memory. HWIO is what oneDNN repacks fastest.
typedef enum tnb_weight_layout { TNB_WEIGHT_OIHW = 0, TNB_WEIGHT_HWIO = 1, TNB_WEIGHT_OHWI = 2 } tnb_weight_layout;

/// What is fused behind an inference convolution: TNB_CONV_ADD adds a residual, TNB_CONV_RELU clamps at zero, in this order.
enum { TNB_CONV_ADD = 1, TNB_CONV_RELU = 2 };

/// dst = convolution(src, weight) + bias. `bias` may be null.
int tnb_conv_forward(const tnb_conv_shape *shape, const float *src, const float *weight, tnb_weight_layout layout,
                     const float *bias, float *dst);
/// Gradient with respect to the input.
int tnb_conv_backward_data(const tnb_conv_shape *shape, const float *diff_dst, const float *weight,
                           tnb_weight_layout layout, float *diff_src);
/// Gradients with respect to weight (in `layout`) and, unless null, bias.
int tnb_conv_backward_weights(const tnb_conv_shape *shape, const float *src, const float *diff_dst, float *diff_weight,
                              tnb_weight_layout layout, float *diff_bias);

/// Weights packed for inference: one copy per packing that the shapes seen so far ask for.
typedef struct tnb_packed_weights tnb_packed_weights;
tnb_packed_weights *tnb_packed_weights_create(void);
void tnb_packed_weights_free(tnb_packed_weights *packed);
/// Whether the packing that this shape needs is there: 1 or 0; a negative number is minus oneDNN's status.
int tnb_packed_weights_has(tnb_packed_weights *packed, const tnb_conv_shape *shape, int has_bias, int flags);
/// Packs weight[o, ...] * scale[o] (scale may be null) for this shape.
int tnb_packed_weights_add(tnb_packed_weights *packed, const tnb_conv_shape *shape, int has_bias, int flags,
                           const float *weight, tnb_weight_layout layout, const float *scale);
/// dst = after(convolution(src, packed) + bias, with what `flags` fuses). `residual` has dst's layout and may be dst itself; `after`
/// may be null.
int tnb_packed_conv_forward(tnb_packed_weights *packed, const tnb_conv_shape *shape, const float *src, const float *bias,
                            const float *residual, float *dst, int flags, const tnb_epilogue *after);

/// Gives the shared scratch memory and all kept primitives back.
void tnb_conv_release(void);

/// The same three in double precision over plain NCHW and OIHW memory: slow loops that the gradient checks run on.
/// The gradients are added to what the arrays hold.
void tnb_conv_forward_f64(const tnb_conv_shape *shape, const double *src, const double *weight, const double *bias,
                          double *dst);
void tnb_conv_backward_data_f64(const tnb_conv_shape *shape, const double *diff_dst, const double *weight,
                                double *diff_src);
void tnb_conv_backward_weights_f64(const tnb_conv_shape *shape, const double *src, const double *diff_dst,
                                   double *diff_weight, double *diff_bias);

#ifdef __cplusplus
}
#endif
