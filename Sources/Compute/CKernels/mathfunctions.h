// exp, erf, tanh and their relatives on floats, written so that loops over them vectorise (no branches, no calls).
// Relative error about 1e-7. Always inlined: a call left over, as in the gradient of GELU, keeps a loop from vectorising. Never
// compile these with -ffast-math: it folds the rounding trick of exp away.
#pragma once

#include <math.h>
#include <stdint.h>
#include <string.h>

#define MATH_INLINE static inline __attribute__((always_inline))

MATH_INLINE float tnb_bits_float(uint32_t bits) {
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/// e^x: Cephes polynomial of degree 5; the two-step scaling reaches the subnormals.
MATH_INLINE float tnb_expf(float x) {
#pragma clang fp contract(fast)
    float z = x < -104.0f ? -104.0f : x;
    z = z > 89.0f ? 89.0f : z;
    float n = (z * 1.44269504088896341f + 12582912.0f) - 12582912.0f;
    float r = z - n * 0.693359375f;
    r = r + n * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * (r * r) + r + 1.0f;
    // The float was clamped to [-151, 129]; NaN converts to anything, and stays NaN through p.
    int32_t k = (int32_t)n;
    int32_t half = k >> 1;
    float low = tnb_bits_float((uint32_t)(half + 127) << 23);
    float high = tnb_bits_float((uint32_t)(k - half + 127) << 23);
    return p * low * high;
}

MATH_INLINE float tnb_sigmoidf(float x) { return 1.0f / (1.0f + tnb_expf(-x)); }

MATH_INLINE float tnb_tanhf(float x) {
#pragma clang fp contract(fast)
    float a = fabsf(x), s = x * x;
    float p = -5.70498872745e-3f;
    p = p * s + 2.06390887954e-2f;
    p = p * s - 5.37397155531e-2f;
    p = p * s + 1.33314422036e-1f;
    p = p * s - 3.33332819422e-1f;
    float small = p * s * x + x;
    float large = copysignf(1.0f - 2.0f / (tnb_expf(2.0f * a) + 1.0f), x);
    return a < 0.625f ? small : large;
}

/// erf as a quotient of polynomials (those of XLA's ErfImpl32), within 3.2e-7: what GELU needs of it, in a third of tnb_erff's time.
MATH_INLINE float tnb_erf_quotient(float x) {
#pragma clang fp contract(fast)
    float t = x > 3.832506856900711f ? 3.832506856900711f : x;
    t = t < -3.832506856900711f ? -3.832506856900711f : t;
    float s = t * t;
    float p = 2.2905065861350646e-4f;
    p = p * s + 3.4082910107109506e-3f;
    p = p * s + 5.0955695062380861e-2f;
    p = p * s + 1.8520832239976145e-1f;
    p = p * s + 1.128379143519084f;
    float q = -1.1791602954361697e-7f;
    q = q * s + 2.3547966471313185e-5f;
    q = q * s + 1.0179625278914885e-3f;
    q = q * s + 1.4070470171167667e-2f;
    q = q * s + 1.1098505178285362e-1f;
    q = q * s + 4.9746925110067538e-1f;
    q = q * s + 1.0f;
    float e = t * p / q;
    // Rounded it would pass one, and GELU of -100 would be seen.
    e = e > 1.0f ? 1.0f : e;
    return e < -1.0f ? -1.0f : e;
}

/// erf after N. Juffa: below 1 ulp on both branches. Beyond 4 it is 1: the bound stands in front, not as a third branch, because
/// loops over GELU did not vectorise with that (17 ns an element instead of 1.5).
MATH_INLINE float tnb_erff(float x) {
#pragma clang fp contract(fast)
    float t = fabsf(x);
    t = t > 4.0f ? 4.0f : t;
    float s = t * t;
    float r = -1.72853470e-5f * t + 3.83197126e-4f;
    float u = -3.88396438e-3f * t + 2.42546219e-2f;
    r = r * s + u;
    r = r * t - 1.06777877e-1f;
    r = r * t - 6.34846687e-1f;
    r = r * t - 1.28717512e-1f;
    r = r * t - t;
    float large = copysignf(1.0f - tnb_expf(r), x);
    float q = -5.96761703e-4f;
    q = q * s + 4.99119423e-3f;
    q = q * s - 2.67681349e-2f;
    q = q * s + 1.12819925e-1f;
    q = q * s - 3.76125336e-1f;
    q = q * s + 1.28379166e-1f;
    float small = q * x + x;
    return t > 0.927734375f ? large : small;
}
