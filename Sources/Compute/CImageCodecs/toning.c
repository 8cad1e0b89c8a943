// The inner loops of blending, of grey levels and of normalisation. Each is written so that the compiler makes vectors of it; no
// product is fused with its sum, since Pillow's and PyTorch's are rounded apart.

#include "CImageCodecs.h"

#if defined(__x86_64__)
#define VECTORS __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define VECTORS
#endif

#pragma clang fp contract(off)

static inline uint8_t between(int a, int b, float weight) { return (uint8_t)(int)((float)a + weight * (float)(b - a)); }

static inline uint8_t beyond(int a, int b, float weight) {
    float sum = (float)a + weight * (float)(b - a);
    return (uint8_t)(int)(sum <= 0 ? 0 : sum >= 255 ? 255 : sum);
}

static inline int luma(int r, int g, int b) {
    return (int)(((unsigned)r * 19595 + (unsigned)g * 38470 + (unsigned)b * 7471 + 0x8000) >> 16);
}

VECTORS void tnb_blend(const uint8_t *restrict a, const uint8_t *restrict b, uint8_t *restrict out, size_t count, float weight) {
    if (weight >= 0 && weight <= 1) {
        for (size_t i = 0; i < count; i++) out[i] = between(a[i], b[i], weight);
    } else {
        for (size_t i = 0; i < count; i++) out[i] = beyond(a[i], b[i], weight);
    }
}

VECTORS void tnb_blend_from(uint8_t level, const uint8_t *restrict in, uint8_t *restrict out, size_t count, float weight) {
    if (weight >= 0 && weight <= 1) {
        for (size_t i = 0; i < count; i++) out[i] = between(level, in[i], weight);
    } else {
        for (size_t i = 0; i < count; i++) out[i] = beyond(level, in[i], weight);
    }
}

VECTORS void tnb_blend_from_grey(const uint8_t *restrict in, uint8_t *restrict out, size_t pixels, float weight) {
    if (weight >= 0 && weight <= 1) {
        for (size_t i = 0; i < pixels; i++) {
            int r = in[3 * i], g = in[3 * i + 1], b = in[3 * i + 2], grey = luma(r, g, b);
            out[3 * i] = between(grey, r, weight);
            out[3 * i + 1] = between(grey, g, weight);
            out[3 * i + 2] = between(grey, b, weight);
        }
    } else {
        for (size_t i = 0; i < pixels; i++) {
            int r = in[3 * i], g = in[3 * i + 1], b = in[3 * i + 2], grey = luma(r, g, b);
            out[3 * i] = beyond(grey, r, weight);
            out[3 * i + 1] = beyond(grey, g, weight);
            out[3 * i + 2] = beyond(grey, b, weight);
        }
    }
}

VECTORS void tnb_grey(const uint8_t *restrict in, uint8_t *restrict out, size_t pixels) {
    for (size_t i = 0; i < pixels; i++) out[i] = (uint8_t)luma(in[3 * i], in[3 * i + 1], in[3 * i + 2]);
}

VECTORS static uint32_t luma_sum(const uint8_t *in, size_t pixels) {
    uint32_t sum = 0;
    for (size_t i = 0; i < pixels; i++) sum += (uint32_t)luma(in[3 * i], in[3 * i + 1], in[3 * i + 2]);
    return sum;
}

uint64_t tnb_grey_sum(const uint8_t *in, size_t pixels) {
    // Blocks whose sum fits into 32 bits.
    const size_t block = 1 << 20;
    uint64_t sum = 0;
    for (size_t i = 0; i < pixels; i += block) sum += luma_sum(in + 3 * i, pixels - i < block ? pixels - i : block);
    return sum;
}

VECTORS void tnb_mix(const uint8_t *restrict a, const uint8_t *restrict b, uint8_t *restrict out, size_t count, float own,
                     float other) {
    for (size_t i = 0; i < count; i++) {
        float first = (float)a[i] * own, second = (float)b[i] * other;
        out[i] = (uint8_t)(int)__builtin_rintf(first + second);
    }
}

VECTORS void tnb_planes(const uint8_t *restrict in, uint8_t *restrict red, uint8_t *restrict green, uint8_t *restrict blue,
                        size_t pixels) {
    for (size_t i = 0; i < pixels; i++) {
        red[i] = in[3 * i];
        green[i] = in[3 * i + 1];
        blue[i] = in[3 * i + 2];
    }
}

VECTORS void tnb_normalise(const uint8_t *restrict in, float *restrict out, size_t count, float mean, float deviation) {
    for (size_t i = 0; i < count; i++) out[i] = ((float)in[i] - mean) / deviation;
}
