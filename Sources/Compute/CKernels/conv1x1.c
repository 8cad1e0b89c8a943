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

// MARK: - Linear layers whose weight is packed on the way

// A block of 16 by 16: rows of a weight, `stride` apart, become columns of a panel.
#define V4 __attribute__((target("avx512f,fma")))

V4 static void transpose(const float *from, long stride, long rows, long inputs, float *to, long line) {
    __m512 a[16], b[16];
    UNROLLED for (int i = 0; i < 16; i++)
        a[i] = i < rows ? _mm512_maskz_loadu_ps(first_lanes(inputs), from + i * stride) : _mm512_setzero_ps();
    // Pairs of floats, of pairs, and of fours change places.
    UNROLLED for (int i = 0; i < 16; i += 2) {
        b[i] = _mm512_unpacklo_ps(a[i], a[i + 1]);
        b[i + 1] = _mm512_unpackhi_ps(a[i], a[i + 1]);
    }
    UNROLLED for (int i = 0; i < 16; i += 4)
        UNROLLED for (int j = 0; j < 2; j++) {
            a[i + 2 * j] = (__m512)_mm512_unpacklo_pd((__m512d)b[i + j], (__m512d)b[i + j + 2]);
            a[i + 2 * j + 1] = (__m512)_mm512_unpackhi_pd((__m512d)b[i + j], (__m512d)b[i + j + 2]);
        }
    UNROLLED for (int i = 0; i < 4; i++) {
        __m512 low = _mm512_shuffle_f32x4(a[i], a[i + 4], 0x88), high = _mm512_shuffle_f32x4(a[i + 8], a[i + 12], 0x88);
        b[i] = _mm512_shuffle_f32x4(low, high, 0x88);
        b[i + 8] = _mm512_shuffle_f32x4(low, high, 0xdd);
        low = _mm512_shuffle_f32x4(a[i], a[i + 4], 0xdd), high = _mm512_shuffle_f32x4(a[i + 8], a[i + 12], 0xdd);
        b[i + 4] = _mm512_shuffle_f32x4(low, high, 0x88);
        b[i + 12] = _mm512_shuffle_f32x4(low, high, 0xdd);
    }
    UNROLLED for (int i = 0; i < 16; i++)
        if (i < inputs) _mm512_store_ps(to + i * line, b[i]);
}

int tnb_packs_linear(long rows, long in, long out) {
    // A few rows or outputs do not pay for the packing, and a panel of very many inputs would not stay in the cache.
    return tnb_panel_lanes() == 16 && rows >= 16 && in >= 16 && in <= 8192 && out >= 16;
}

struct linear {
    const float *x, *weight, *bias;
    float *y;
    long rows, in, out;
    long each, groups;  // outputs of a group, and how many groups there are
    long block;         // rows of a task
};

// A task packs a group of panels and takes a block of rows through them.
V4 static void run_linear(void *context, long begin, long end) {
    const struct linear *j = context;
    float *packed = tnb_scratch(2, sizeof(float) * j->each * j->in);
    for (long task = begin; task < end; task++) {
        long first = task % j->groups * j->each, row = task / j->groups * j->block;
        long outputs = j->out - first < j->each ? j->out - first : j->each;
        long rows = j->rows - row < j->block ? j->rows - row : j->block;
        for (long o = 0; o < outputs; o += 16) {
            long panel = o / 32 * 32, line = 16 * last_vectors(outputs - panel);
            for (long c = 0; c < j->in; c += 16)
                transpose(j->weight + (first + o) * j->in + c, j->in, outputs - o, j->in - c,
                          packed + panel * j->in + c * line + o % 32, line);
        }
        tnb_conv_shape shape = {.in_channels = (int)j->in, .out_channels = (int)outputs, .stride_height = 1, .stride_width = 1};
        long blocks = blocks_of(rows, j->in);
        struct plan p = {.shape = &shape, .src = j->x + row * j->in, .packed = packed, .bias = j->bias ? j->bias + first : NULL,
                         .dst = j->y + row * j->out + first, .pixels = rows, .block = (rows + blocks - 1) / blocks, .stride = j->out};
        run_tasks_v4(&p, 0, (rows + p.block - 1) / p.block);
    }
}

void tnb_linear_by_panels(const float *x, const float *weight, const float *bias, float *y, long rows, long in, long out) {
    struct linear j = {.x = x, .weight = weight, .bias = bias, .y = y, .rows = rows, .in = in, .out = out};
    long threads = tnb_thread_count(), panels = (out + 31) / 32;
    // A group's packed panels stay in the second-level cache beside the rows.
    long fitting = (768 << 10) / (in * 32 * (long)sizeof(float)), each = fitting < 1 ? 1 : fitting;
    j.groups = (panels + each - 1) / each;
    if (panels >= threads) j.groups = (j.groups + threads - 1) / threads * threads;
    if (j.groups > panels) j.groups = panels;
    each = (panels + j.groups - 1) / j.groups;
    j.each = each * 32;
    j.groups = (panels + each - 1) / each;
    long parts = j.groups < threads ? threads / j.groups : 1;
    j.block = (rows + parts - 1) / parts;
    parts = (rows + j.block - 1) / j.block;
    tnb_parallel_for(j.groups * parts, (double)rows * in * out < 65536 ? j.groups * parts : 1, run_linear, &j);
}

#else

int tnb_packs_linear(long rows, long in, long out) { return 0; }

void tnb_linear_by_panels(const float *x, const float *weight, const float *bias, float *y, long rows, long in, long out) {}

void tnb_conv1x1_forward(const tnb_conv_shape *s, const float *src, const float *packed, const float *bias,
                         const float *residual, float *dst, int flags, const tnb_epilogue *after) {}

#endif
