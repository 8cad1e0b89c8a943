// What panels.h offers for each instruction set, included by panel_versions.h.

// LANES channels. The alignment is a float's: tensors are aligned better, their rows need not be.
typedef float NAME(v) __attribute__((vector_size(4 * LANES), aligned(4)));
typedef int NAME(vi) __attribute__((vector_size(4 * LANES)));

INLINED V NAME(all)(float x) {
#if HAS_MASKS
    return (V)_mm512_set1_ps(x);
#else
    return (V){x, x, x, x, x, x, x, x};
#endif
}

// The first `count` of a vector: all of them where there are no masks.
INLINED V NAME(load)(const float *at, long count) {
#if HAS_MASKS
    return (V)_mm512_maskz_loadu_ps(first_lanes(count), at);
#else
    return *(const V *)at;
#endif
}

INLINED void NAME(store)(V y, float *at, long count) {
#if HAS_MASKS
    _mm512_mask_storeu_ps(at, first_lanes(count), (__m512)y);
#else
    *(V *)at = y;
#endif
}

// Writes a vector of sums with what is fused behind them. `residual` may be `dst`.
INLINED void NAME(finish)(V y, const float *residual, int relu, float *dst, long count) {
    if (residual) y += NAME(load)(residual, count);
    // Not a maximum: a NaN stays one.
    if (relu) y = (V)((VI)y & ~(y < (V){0}));
    NAME(store)(y, dst, count);
}

/// m (+)= v u: `count` rows of v, `channels` apart, by one panel (or half of one, with one vector), over `depth` inputs. `end`, if
/// there is one, takes the sums instead of m, whose rows are `width` apart. Meanwhile `next`, the panel that is used after it, comes
/// into the second-level cache: a model's weights are in memory when their layer begins, and the first rows of every panel waited
/// for them (69 to 78 GFLOP/s of 103 on a Zen 3, now 82 to 92).
void NAME(tnb_multiply_panel)(long count, int vectors, long depth, const float *v, long channels, const float *u,
                              const float *next, float *m, long width, int continues, const struct ending *end);

// One row by `panels` (at most four) panels that lie `distance` apart: two sums alone would wait for each other.
INLINED void NAME(multiply_panels)(const int panels, const int vectors, long depth, const float *v, const float *u, long distance,
                                   float *m) {
    V sums[4][2];
    for (int p = 0; p < panels; p++) sums[p][0] = sums[p][1] = (V){0};
    for (long k = 0; k < depth; k++) {
        V x = NAME(all)(v[k]);
        UNROLLED
        for (int p = 0; p < panels; p++) {
            sums[p][0] += x * *(const V *)(u + p * distance + k * vectors * LANES);
            if (vectors > 1) sums[p][1] += x * *(const V *)(u + p * distance + k * PANEL + LANES);
        }
    }
    for (int p = 0; p < panels; p++)
        for (int i = 0; i < vectors; i++) *(V *)(m + p * PANEL + i * LANES) = sums[p][i];
}
