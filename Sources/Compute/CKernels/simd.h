// What every kernel file shares: the clones per instruction set, the task loop and float's exp.
#pragma once

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// One function, three machine codes, chosen when the program loads. Needs no compiler flags and reaches 100 GFLOP/s
// where code for the base instruction set reaches 20.
#if defined(__x86_64__)
#define CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define CLONES
#endif

#define INLINE static inline __attribute__((always_inline))

// In front of a loop whose operand and result may be the same memory element on element, which the vectoriser cannot know: it tests
// at run time whether the two overlap, and computes one by one where they do (hardswish in place: 1.0 ns an element, now 0.17).
// Loops that call libm stay scalar; that is known and not worth a warning each.
#pragma clang diagnostic ignored "-Wpass-failed"
#define VECTOR _Pragma("clang loop vectorize(assume_safety) interleave(enable)")

// e^x within 1.2e-7: range reduction by the add-a-big-number rounding trick (which -ffast-math would fold away, so that
// flag must never be set), then Cephes' polynomial. 0 below the smallest normal number, never infinite; NaN stays NaN.
INLINE float fast_expf(float x) {
    float tiny = x < -87.3f ? 0.0f : 1.0f;
    x = x < -87.3f ? -87.3f : x;
    x = x > 88.3f ? 88.3f : x;
    float shifted = x * 1.44269504f + 12582912.0f;
    int32_t bits;
    memcpy(&bits, &shifted, 4);
    float n = shifted - 12582912.0f;
    float r = x - n * 0.693359375f;
    r = r + n * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    uint32_t scale_bits = ((uint32_t)bits + 127u) << 23;
    float scale;
    memcpy(&scale, &scale_bits, 4);
    return p * scale * tiny;
}

// Scratch memory of one calling thread: grows, is kept. Slots keep users in one call apart.
void *tnb_scratch(int slot, size_t size);
