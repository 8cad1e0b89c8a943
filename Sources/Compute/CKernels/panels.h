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

// rows x 16 outputs: m (+)= v u, where v has rows of `channels` and u is a panel, over `depth` inputs. Twelve sums, two
// weights and one broadcast fill the 16 registers.
V3_INLINE void multiply(const int rows, long depth, const float *v, long channels, const float *u, float *m, long width,
                        int continues) {
    v8 sums[ROWS][2];
    for (int r = 0; r < rows; r++) {
        sums[r][0] = continues ? *(v8 *)(m + r * width) : (v8){0};
        sums[r][1] = continues ? *(v8 *)(m + r * width + LANES) : (v8){0};
    }
    for (long k = 0; k < depth; k++) {
        v8 low = *(const v8 *)(u + k * PANEL), high = *(const v8 *)(u + k * PANEL + LANES);
#pragma clang loop unroll(full)
        for (int r = 0; r < rows; r++) {
            float x = v[r * channels + k];
            v8 all = {x, x, x, x, x, x, x, x};
            sums[r][0] += all * low;
            sums[r][1] += all * high;
        }
    }
    for (int r = 0; r < rows; r++) {
        *(v8 *)(m + r * width) = sums[r][0];
        *(v8 *)(m + r * width + LANES) = sums[r][1];
    }
}

V3 static void multiply_rows(long rows, long depth, const float *v, long channels, const float *u, float *m, long width,
                             int continues) {
    switch (rows) {
        case 6: multiply(6, depth, v, channels, u, m, width, continues); break;
        case 5: multiply(5, depth, v, channels, u, m, width, continues); break;
        case 4: multiply(4, depth, v, channels, u, m, width, continues); break;
        case 3: multiply(3, depth, v, channels, u, m, width, continues); break;
        case 2: multiply(2, depth, v, channels, u, m, width, continues); break;
        default: multiply(1, depth, v, channels, u, m, width, continues); break;
    }
}

#endif
