// Convolution in double precision, written as the definition reads: NCHW activations, OIHW weights. Only for checking
// gradients by finite differences and for scripts that ask for float64; nothing here is fast.
#include "CKernels.h"

// Calls `visit` for every (output, input, weight) triple of element indices that meet in one product.
#define FOR_EACH_PRODUCT(s, out, in, w, visit)                                                                        \
    for (long n = 0; n < (s)->batch; n++)                                                                             \
        for (long o = 0; o < (s)->out_channels; o++)                                                                  \
            for (long y = 0; y < (s)->out_height; y++)                                                                \
                for (long x = 0; x < (s)->out_width; x++) {                                                           \
                    long per = (s)->in_channels / (s)->groups;                                                        \
                    long first = o / ((s)->out_channels / (s)->groups) * per;                                         \
                    long out = ((n * (s)->out_channels + o) * (s)->out_height + y) * (s)->out_width + x;              \
                    for (long i = 0; i < per; i++)                                                                    \
                        for (long ky = 0; ky < (s)->kernel_height; ky++)                                              \
                            for (long kx = 0; kx < (s)->kernel_width; kx++) {                                         \
                                long iy = y * (s)->stride_height - (s)->pad_height + ky * (s)->dilation_height;       \
                                long ix = x * (s)->stride_width - (s)->pad_width + kx * (s)->dilation_width;          \
                                if (iy < 0 || ix < 0 || iy >= (s)->in_height || ix >= (s)->in_width) continue;        \
                                long in = ((n * (s)->in_channels + first + i) * (s)->in_height + iy) * (s)->in_width + ix; \
                                long w = ((o * per + i) * (s)->kernel_height + ky) * (s)->kernel_width + kx;          \
                                visit;                                                                                \
                            }                                                                                         \
                }

void tnb_conv_forward_f64(const tnb_conv_shape *s, const double *src, const double *weight, const double *bias,
                          double *dst) {
    long plane = (long)s->out_height * s->out_width, count = (long)s->batch * s->out_channels * plane;
    for (long i = 0; i < count; i++) dst[i] = bias ? bias[i / plane % s->out_channels] : 0;
    FOR_EACH_PRODUCT(s, out, in, w, dst[out] += src[in] * weight[w])
}

void tnb_conv_backward_data_f64(const tnb_conv_shape *s, const double *diff_dst, const double *weight, double *diff_src) {
    FOR_EACH_PRODUCT(s, out, in, w, diff_src[in] += diff_dst[out] * weight[w])
}

void tnb_conv_backward_weights_f64(const tnb_conv_shape *s, const double *src, const double *diff_dst,
                                   double *diff_weight, double *diff_bias) {
    FOR_EACH_PRODUCT(s, out, in, w, diff_weight[w] += diff_dst[out] * src[in])
    if (!diff_bias) return;
    long plane = (long)s->out_height * s->out_width, count = (long)s->batch * s->out_channels * plane;
    for (long i = 0; i < count; i++) diff_bias[i / plane % s->out_channels] += diff_dst[i];
}
