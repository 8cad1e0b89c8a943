// The matrix kernel under our own inference convolutions, over weights that were packed once into panels of two vectors of outputs:
// OpenBLAS would pack them anew for every product. The bodies are in panels_body.h.
#pragma once

#include <stddef.h>

#include "convolution.h"

enum {
    DEPTH = 256,  // inputs of a panel that stay in the first-level cache with the rows that meet them
    LINE = 16,    // floats that the caches move at a time
};

/// Floats of a vector in the kernels that are the fastest ones on this processor; 0 where there are none.
static inline int tnb_panel_lanes(void) {
#if defined(__x86_64__)
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return 0;
    return __builtin_cpu_supports("avx512f") ? 16 : 8;
#else
    return 0;
#endif
}

/// Outputs of a panel.
static inline long tnb_panel(void) { return 2 * tnb_panel_lanes(); }

/// Rows that the kernel takes at a time.
static inline long tnb_panel_rows(void) { return tnb_panel_lanes() == 16 ? 14 : 6; }

/// Outputs up to a whole panel.
static inline long in_panels(long count) { return (count + tnb_panel() - 1) / tnb_panel() * tnb_panel(); }

/// Vectors of a panel that has `outputs` or more outputs: with AVX-512 a last one may be half as wide.
static inline int last_vectors(long outputs) { return tnb_panel_lanes() == 16 && outputs <= 16 ? 1 : 2; }

// Where the sums of a panel's outputs go when they are complete: with what is fused behind them into rows of `stride`.
struct ending {
    const float *bias, *residual;  // may be null
    int relu;
    float *dst;
    long stride;
    long outputs;  // of the panel that there are; below AVX-512 it must be whole
};

#if defined(__x86_64__)

#include <immintrin.h>

#define TARGETED __attribute__((target(TARGET)))
#define INLINED static inline __attribute__((always_inline, target(TARGET)))
#define PANEL (2 * LANES)
#define UNROLLED _Pragma("clang loop unroll(full)")

/// The mask of the first `count` of 16 lanes.
static inline unsigned short first_lanes(long count) { return count >= 16 ? 0xffff : count <= 0 ? 0 : (1 << count) - 1; }

#define BODY "panels_body.h"
#include "panel_versions.h"

#endif
