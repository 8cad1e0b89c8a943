// 1x1 inference convolutions as matrix products; see conv1x1.c. Arguments as in convolution.h.
#pragma once

#include "activation.h"
#include "convolution.h"

/// Whether this convolution on this processor is faster this way.
int tnb_conv1x1_suits(const tnb_conv_shape *shape);
/// Bytes of the packed weight.
size_t tnb_conv1x1_size(const tnb_conv_shape *shape);
/// Packs weight[o, ...] * scale[o] (scale may be null).
void tnb_conv1x1_pack(const tnb_conv_shape *shape, const float *weight, tnb_weight_layout layout, const float *scale,
                      float *packed);
void tnb_conv1x1_forward(const tnb_conv_shape *shape, const float *src, const float *packed, const float *bias,
                         const float *residual, float *dst, int flags, const tnb_epilogue *after);
/// y[rows, out] = x[rows, in] weight[out, in]^T + bias (which may be null), the weight packed in parts on the way: what
/// tnb_linear_f32 does where tnb_packs_linear says so.
int tnb_packs_linear(long rows, long in, long out);
void tnb_linear_by_panels(const float *x, const float *weight, const float *bias, float *y, long rows, long in, long out);
