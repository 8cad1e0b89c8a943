// Depthwise inference convolutions; see depthwise.c. Arguments as in convolution.h.
#pragma once

#include "convolution.h"

/// Whether this convolution on this processor is faster this way.
int tnb_depthwise_suits(const tnb_conv_shape *shape);
/// Bytes of the packed weight.
size_t tnb_depthwise_size(const tnb_conv_shape *shape);
/// Packs weight[o, ...] * scale[o] (scale may be null).
void tnb_depthwise_pack(const tnb_conv_shape *shape, const float *weight, tnb_weight_layout layout, const float *scale,
                        float *packed);
void tnb_depthwise_forward(const tnb_conv_shape *shape, const float *src, const float *packed, const float *bias,
                           const float *residual, float *dst, int flags, const tnb_epilogue *after);
