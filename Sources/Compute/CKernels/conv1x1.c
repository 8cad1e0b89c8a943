// 1x1 convolution and linear layer for inference: a product of pixels and channels, with bias, residual and ReLU while the sums are
// in the first-level cache, and other activations while a task's outputs are in the second. Where winograd.c is used, and for the
// same reason: oneDNN 2.6 reaches 43 to 95 GFLOP/s there.
#include "conv1x1.h"

#include "CKernels.h"
#include "panels.h"
#include "simd.h"

int tnb_conv1x1_suits(const tnb_conv_shape *s) {
    return s->kernel_height == 1 && s->kernel_width == 1 && s->pad_height == 0 && s->pad_width == 0 && s->groups == 1 &&
           tnb_has_panels();
}

size_t tnb_conv1x1_size(const tnb_conv_shape *s) { return (size_t)s->in_channels * in_panels(s->out_channels) * sizeof(float); }

void tnb_conv1x1_pack(const tnb_conv_shape *s, const float *weight, tnb_weight_layout layout, const float *scale,
                      float *packed) {
    long inputs = s->in_channels, outputs = s->out_channels;
    // What a last panel has too much stays zero.
    for (long o = 0; o < in_panels(s->out_channels); o++)
        for (long c = 0; c < inputs; c++) {
            float w = o >= outputs ? 0 : layout == TNB_WEIGHT_HWIO ? weight[c * outputs + o] : weight[o * inputs + c];
            packed[(o / PANEL * inputs + c) * PANEL + o % PANEL] = scale && o < outputs ? w * scale[o] : w;
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

// The last outputs, fewer than a panel has.
static void finish_rest(const struct plan *p, long first, long count, long o, long rest, const float *sums) {
    long outputs = p->shape->out_channels;
    for (long i = 0; i < count; i++)
        for (long j = 0; j < rest; j++) {
            long at = (first + i) * outputs + o + j;
            float y = sums[i * PANEL + j] + (p->bias ? p->bias[o + j] : 0);
            if (p->flags & TNB_CONV_ADD) y += p->residual[at];
            p->dst[at] = p->flags & TNB_CONV_RELU && y < 0 ? 0 : y;
        }
}

// What is fused behind the sums of a panel of outputs.
static struct ending ending(const struct plan *p, long first, long o) {
    long outputs = p->shape->out_channels, at = first * outputs + o;
    return (struct ending){.bias = p->bias ? p->bias + o : NULL,
                           .residual = p->flags & TNB_CONV_ADD ? p->residual + at : NULL,
                           .relu = p->flags & TNB_CONV_RELU,
                           .dst = p->dst + at,
                           .stride = outputs};
}

// One pixel, as behind a global pool: four panels at a time.
V3 static void run_pixel(const struct plan *p, long first, float *sums) {
    long channels = p->shape->in_channels, outputs = p->shape->out_channels, distance = channels * PANEL;
    const float *row = gather(p, first, 1);
    for (long start = 0; start < outputs; start += 4 * PANEL) {
        const float *panel = p->packed + start * channels;
        long count = (outputs - start + PANEL - 1) / PANEL;
        if (count >= 4) {
            count = 4;
            multiply_panels(4, channels, row, panel, distance, sums);
        } else {
            for (long i = 0; i < count; i++) multiply_panels(1, channels, row, panel + i * distance, distance, sums + i * PANEL);
        }
        for (long i = 0; i < count; i++) {
            long o = start + i * PANEL;
            const float *m = sums + i * PANEL;
            if (outputs - o < PANEL) {
                finish_rest(p, first, 1, o, outputs - o, m);
                break;
            }
            struct ending end = ending(p, first, o);
            for (int lane = 0; lane < PANEL; lane += LANES) {
                v8 bias = end.bias ? *(const v8 *)(end.bias + lane) : (v8){0};
                finish(*(const v8 *)(m + lane) + bias, end.residual ? end.residual + lane : NULL, end.relu, end.dst + lane);
            }
        }
    }
}

V3 static void run_task(const struct plan *p, long first, long count, float *sums) {
    long channels = p->shape->in_channels, outputs = p->shape->out_channels;
    if (count == 1) {
        run_pixel(p, first, sums);
    } else {
        const float *rows = gather(p, first, count);
        for (long o = 0; o < outputs; o += PANEL) {
            const float *panel = p->packed + o * channels;
            int is_whole = outputs - o >= PANEL;
            struct ending end = ending(p, first, o);
            for (long k = 0; k < channels; k += DEPTH) {
                long depth = channels - k < DEPTH ? channels - k : DEPTH;
                const float *u = panel + k * PANEL;
                multiply_panel(count, depth, rows + k, channels, u, u + depth * PANEL, sums, PANEL, k > 0,
                               is_whole && k + depth == channels ? &end : NULL);
            }
            if (!is_whole) finish_rest(p, first, count, o, outputs - o, sums);
        }
    }
    if (p->after) tnb_epilogue_f32(p->after, p->dst + first * outputs, count * outputs);
}

static void run_tasks(void *context, long begin, long end) {
    const struct plan *p = context;
    float *sums = tnb_scratch(1, sizeof(float) * p->block * PANEL);
    for (long task = begin; task < end; task++) {
        long first = task * p->block;
        run_task(p, first, p->pixels - first < p->block ? p->pixels - first : p->block, sums);
    }
}

void tnb_conv1x1_forward(const tnb_conv_shape *s, const float *src, const float *packed, const float *bias,
                         const float *residual, float *dst, int flags, const tnb_epilogue *after) {
    struct plan p = {.shape = s, .src = src, .packed = packed, .bias = bias, .residual = residual, .dst = dst, .flags = flags,
                     .after = after};
    p.pixels = (long)s->batch * s->out_height * s->out_width;
    // A task's inputs stay in the second-level cache, and all threads get the same number of tasks.
    long fitting = (256 << 10) / (s->in_channels * (long)sizeof(float)), threads = tnb_thread_count();
    p.block = fitting < 48 ? 48 : fitting > 192 ? 192 : fitting;
    long tasks = (p.pixels + p.block - 1) / p.block;
    tasks = (tasks + threads - 1) / threads * threads;
    p.block = ((p.pixels + tasks - 1) / tasks + ROWS - 1) / ROWS * ROWS;
    tnb_parallel_for((p.pixels + p.block - 1) / p.block, 1, run_tasks, &p);
}

#else

void tnb_conv1x1_forward(const tnb_conv_shape *s, const float *src, const float *packed, const float *bias,
                         const float *residual, float *dst, int flags, const tnb_epilogue *after) {}

#endif
