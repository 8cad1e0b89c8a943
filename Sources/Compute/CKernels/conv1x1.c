// 1x1 convolution and linear layer for inference: a product of pixels and channels, with bias, residual and ReLU while the sums are
// in the first-level cache, and other activations while a task's outputs are in the second. Where winograd.c is used, and for the
// same reason: oneDNN 2.6 reaches 43 to 95 GFLOP/s there.
#include "conv1x1.h"

#include "CKernels.h"
#include "panels.h"
#include "simd.h"

int tnb_conv1x1_suits(const tnb_conv_shape *s) {
    return s->kernel_height == 1 && s->kernel_width == 1 && s->pad_height == 0 && s->pad_width == 0 && s->groups == 1 &&
           tnb_panel_lanes() != 0;
}

size_t tnb_conv1x1_size(const tnb_conv_shape *s) { return (size_t)s->in_channels * in_panels(s->out_channels) * sizeof(float); }

void tnb_conv1x1_pack(const tnb_conv_shape *s, const float *weight, tnb_weight_layout layout, const float *scale,
                      float *packed) {
    long inputs = s->in_channels, outputs = s->out_channels, panel = tnb_panel();
    for (long first = 0; first < outputs; first += panel) {
        long width = last_vectors(outputs - first) * tnb_panel_lanes();
        for (long c = 0; c < inputs; c++)
            for (long o = first; o < first + width; o++) {
                // What a last panel has too much stays zero.
                float w = o >= outputs ? 0 : layout == TNB_WEIGHT_HWIO ? weight[c * outputs + o] : weight[o * inputs + c];
                *packed++ = scale && o < outputs ? w * scale[o] : w;
            }
    }
}

#if defined(__x86_64__)

struct plan {
    const tnb_conv_shape *shape;
    const float *src, *packed, *bias, *residual;
    float *dst;
    int flags;
    const tnb_epilogue *after;
    long pixels, block;  // of outputs; a task's
    long stride;         // of dst and residual
};

// The inputs of a task's outputs, in one piece.
static const float *gather(const struct plan *p, long first, long count) {
    const tnb_conv_shape *s = p->shape;
    long channels = s->in_channels;
    if (s->stride_height == 1 && s->stride_width == 1) return p->src + first * channels;
    float *rows = tnb_scratch(0, sizeof(float) * p->block * channels);
    for (long i = 0; i < count; i++) {
        long x = (first + i) % s->out_width, line = (first + i) / s->out_width;
        long image = line / s->out_height, y = line % s->out_height;
        long pixel = (image * s->in_height + y * s->stride_height) * s->in_width + x * s->stride_width;
        memcpy(rows + i * channels, p->src + pixel * channels, channels * sizeof(float));
    }
    return rows;
}

// The last outputs, fewer than a panel has, where there are no masks.
static void finish_rest(const struct plan *p, long first, long count, long o, long rest, const float *sums) {
    for (long i = 0; i < count; i++)
        for (long j = 0; j < rest; j++) {
            long at = (first + i) * p->stride + o + j;
            float y = sums[i * 16 + j] + (p->bias ? p->bias[o + j] : 0);
            if (p->flags & TNB_CONV_ADD) y += p->residual[at];
            p->dst[at] = p->flags & TNB_CONV_RELU && y < 0 ? 0 : y;
        }
}

// What is fused behind the sums of a panel of outputs.
static struct ending ending(const struct plan *p, long first, long o) {
    long at = first * p->stride + o;
    return (struct ending){.bias = p->bias ? p->bias + o : NULL,
                           .residual = p->flags & TNB_CONV_ADD ? p->residual + at : NULL,
                           .relu = p->flags & TNB_CONV_RELU,
                           .dst = p->dst + at,
                           .stride = p->stride,
                           .outputs = p->shape->out_channels - o};
}

// Blocks of rows whose inputs stay in the second-level cache.
static long blocks_of(long rows, long inputs) {
    long fitting = (256 << 10) / (inputs * (long)sizeof(float)), block = fitting < 48 ? 48 : fitting > 192 ? 192 : fitting;
    return (rows + block - 1) / block;
}

#define BODY "conv1x1_body.h"
#include "panel_versions.h"

void tnb_conv1x1_forward(const tnb_conv_shape *s, const float *src, const float *packed, const float *bias,
                         const float *residual, float *dst, int flags, const tnb_epilogue *after) {
    struct plan p = {.shape = s, .src = src, .packed = packed, .bias = bias, .residual = residual, .dst = dst, .flags = flags,
                     .after = after, .stride = s->out_channels};
    p.pixels = (long)s->batch * s->out_height * s->out_width;
    // All threads get the same number of tasks.
    long threads = tnb_thread_count(), tasks = blocks_of(p.pixels, s->in_channels);
    tasks = (tasks + threads - 1) / threads * threads;
    long rows = tnb_panel_rows();
    p.block = ((p.pixels + tasks - 1) / tasks + rows - 1) / rows * rows;
    tnb_parallel_for((p.pixels + p.block - 1) / p.block, 1, tnb_panel_lanes() == 16 ? run_tasks_v4 : run_tasks_v3, &p);
}

#else

void tnb_conv1x1_forward(const tnb_conv_shape *s, const float *src, const float *packed, const float *bias,
                         const float *residual, float *dst, int flags, const tnb_epilogue *after) {}

#endif
