// The matrix kernel under our own inference convolutions: six rows by sixteen outputs in the registers of AVX2, over weights
// that were packed once into panels of sixteen outputs. OpenBLAS would pack them anew for every product.
#pragma once

#include <stddef.h>

#include "convolution.h"

enum { LANES = 8, PANEL = 16, ROWS = 6, DEPTH = 256 };  // DEPTH inputs of a panel are half of a first-level cache

/// Whether these kernels are the faster ones on this processor: with AVX-512 oneDNN has matrix kernels for NHWC of its own.
static inline int tnb_has_panels(void) {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && !__builtin_cpu_supports("avx512f");
#else
    return 0;
#endif
}

/// Outputs up to a whole panel.
static inline long in_panels(long count) { return (count + PANEL - 1) / PANEL * PANEL; }

#if defined(__x86_64__)

#define V3 __attribute__((target("avx2,fma")))
#define V3_INLINE static inline __attribute__((always_inline, target("avx2,fma")))

// Eight channels. The alignment is a float's: tensors are aligned better, their rows need not be.
typedef float v8 __attribute__((vector_size(32), aligned(4)));
typedef int v8i __attribute__((vector_size(32)));

// Writes eight sums with what is fused behind them. `residual` may be `dst`.
V3_INLINE void finish(v8 y, const float *residual, int relu, float *dst) {
    if (residual) y += *(const v8 *)residual;
    // Not a maximum: a NaN stays one.
    if (relu) y = (v8)((v8i)y & ~(y < (v8){0}));
    *(v8 *)dst = y;
}

// Where the sums of a panel's outputs go when they are complete: with what is fused behind them into rows of `stride`.
struct ending {
    const float *bias, *residual;  // may be null
    int relu;
    float *dst;
    long stride;
};

// rows x 16 outputs: m (+)= v u, where v has rows of `channels` and u is a panel, over `depth` inputs; `end`, if there is one, takes
// the sums instead of m while they are in registers. Twelve sums, two weights and one broadcast fill the 16 of them. The rows lie one
// and two strides behind two pointers, which the processor's addresses can say: a chain of additions from row to row cost a sixth
// (75 instead of 88 GFLOP/s of 103, Zen 3).
#define ROW(r, at) \
    if (rows > r) { \
        float x = at; \
        v8 all = {x, x, x, x, x, x, x, x}; \
        sums[r][0] += all * low; \
        sums[r][1] += all * high; \
    }

V3_INLINE void multiply(const int rows, long depth, const float *v, long channels, const float *u, float *m, long width,
                        int continues, const struct ending *end) {
    v8 sums[ROWS][2];
    for (int r = 0; r < rows; r++) {
        sums[r][0] = continues ? *(v8 *)(m + r * width) : (v8){0};
        sums[r][1] = continues ? *(v8 *)(m + r * width + LANES) : (v8){0};
    }
    const float *a = v, *b = v + 3 * channels;
    for (long k = 0; k < depth; k++) {
        v8 low = *(const v8 *)u, high = *(const v8 *)(u + LANES);
        ROW(0, a[0]) ROW(1, a[channels]) ROW(2, a[2 * channels])
        ROW(3, b[0]) ROW(4, b[channels]) ROW(5, b[2 * channels])
        a++, b++, u += PANEL;
        // The compiler would make one index of the three and go back to the additions.
        __asm__ volatile("" : "+r"(a), "+r"(b), "+r"(u));
    }
    if (!end) {
        for (int r = 0; r < rows; r++) {
            *(v8 *)(m + r * width) = sums[r][0];
            *(v8 *)(m + r * width + LANES) = sums[r][1];
        }
        return;
    }
    v8 low = end->bias ? *(const v8 *)end->bias : (v8){0}, high = end->bias ? *(const v8 *)(end->bias + LANES) : (v8){0};
    for (int r = 0; r < rows; r++) {
        const float *residual = end->residual ? end->residual + r * end->stride : NULL;
        float *dst = end->dst + r * end->stride;
        finish(sums[r][0] + low, residual, end->relu, dst);
        finish(sums[r][1] + high, residual ? residual + LANES : NULL, end->relu, dst + LANES);
    }
}

#undef ROW

V3 static void multiply_rows(long rows, long depth, const float *v, long channels, const float *u, float *m, long width,
                             int continues, const struct ending *end) {
    switch (rows) {
        case 6: multiply(6, depth, v, channels, u, m, width, continues, end); break;
        case 5: multiply(5, depth, v, channels, u, m, width, continues, end); break;
        case 4: multiply(4, depth, v, channels, u, m, width, continues, end); break;
        case 3: multiply(3, depth, v, channels, u, m, width, continues, end); break;
        case 2: multiply(2, depth, v, channels, u, m, width, continues, end); break;
        default: multiply(1, depth, v, channels, u, m, width, continues, end); break;
    }
}

// All rows by one panel. Meanwhile `next`, the one that is used after it, comes into the second-level cache: a model's weights are
// in memory when their layer begins, and the first rows of every panel waited for them (69 to 78 GFLOP/s of 103, now 82 to 92).
V3_INLINE void multiply_panel(long count, long depth, const float *v, long channels, const float *u, const float *next, float *m,
                              long width, int continues, const struct ending *end) {
    long tiles = (count + ROWS - 1) / ROWS, lines = (depth + tiles - 1) / tiles;
    for (long i = 0; i < count; i += ROWS) {
        for (long line = 0; line < lines; line++, next += PANEL) __builtin_prefetch(next, 0, 2);
        struct ending here;
        if (end) {
            here = *end;
            here.dst += i * here.stride;
            if (here.residual) here.residual += i * here.stride;
        }
        multiply_rows(count - i < ROWS ? count - i : ROWS, depth, v + i * channels, channels, u, m + i * width, width, continues,
                      end ? &here : NULL);
    }
}

// One row by `panels` (at most four) panels that lie `distance` apart: two sums alone would wait for each other.
V3_INLINE void multiply_panels(const int panels, long depth, const float *v, const float *u, long distance, float *m) {
    v8 sums[4][2];
    for (int p = 0; p < panels; p++) sums[p][0] = sums[p][1] = (v8){0};
    for (long k = 0; k < depth; k++) {
        float x = v[k];
        v8 all = {x, x, x, x, x, x, x, x};
#pragma clang loop unroll(full)
        for (int p = 0; p < panels; p++) {
            sums[p][0] += all * *(const v8 *)(u + p * distance + k * PANEL);
            sums[p][1] += all * *(const v8 *)(u + p * distance + k * PANEL + LANES);
        }
    }
    for (int p = 0; p < panels; p++) {
        *(v8 *)(m + p * PANEL) = sums[p][0];
        *(v8 *)(m + p * PANEL + LANES) = sums[p][1];
    }
}

#endif
