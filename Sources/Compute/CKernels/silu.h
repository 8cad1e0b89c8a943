// SiLU of floats with AVX-512. Elsewhere the compiler's loop over x / (1 + e^-x) is as good.
#pragma once

#if defined(__x86_64__)

#include <immintrin.h>

#define V4_INLINE static inline __attribute__((always_inline, target("avx512f,fma")))

// The exponential is tnb_expf's without the steps that scale by hand; the quotient is an estimate of 14 bits and one step of Newton's
// (0.31 ns an element, 0.42 with a division). Within 2e-7, as the other.
V4_INLINE __m512 silu_v4(__m512 x) {
    const __m512 one = _mm512_set1_ps(1), magic = _mm512_set1_ps(12582912.0f);
    // A NaN is the second operand and stays.
    __m512 z = _mm512_min_ps(_mm512_set1_ps(104), _mm512_max_ps(_mm512_set1_ps(-89), x));
    __m512 n = _mm512_sub_ps(_mm512_fnmadd_ps(z, _mm512_set1_ps(1.44269504088896341f), magic), magic);
    __m512 r = _mm512_fnmsub_ps(n, _mm512_set1_ps(0.693359375f), z);
    r = _mm512_fmadd_ps(n, _mm512_set1_ps(2.12194440e-4f), r);
    __m512 p = _mm512_fmadd_ps(_mm512_set1_ps(1.9875691500e-4f), r, _mm512_set1_ps(1.3981999507e-3f));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(8.3334519073e-3f));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(4.1665795894e-2f));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(1.6666665459e-1f));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(5.0000001201e-1f));
    p = _mm512_add_ps(_mm512_fmadd_ps(p, _mm512_mul_ps(r, r), r), one);
    __m512 d = _mm512_add_ps(_mm512_scalef_ps(p, n), one), y = _mm512_rcp14_ps(d);
    // One over infinity is 0, which the step would make a NaN of.
    __mmask16 is_finite = _mm512_cmp_ps_mask(d, _mm512_set1_ps(__builtin_inff()), _CMP_NEQ_UQ);
    y = _mm512_maskz_fmadd_ps(is_finite, y, _mm512_fnmadd_ps(d, y, one), y);
    return _mm512_mul_ps(x, y);
}

__attribute__((target("avx512f,fma"))) static void silu_flat_v4(float *out, const float *x, long n) {
    long i = 0;
    for (; i + 16 <= n; i += 16) _mm512_storeu_ps(out + i, silu_v4(_mm512_loadu_ps(x + i)));
    __mmask16 rest = (__mmask16)((1 << (n - i)) - 1);
    if (rest) _mm512_mask_storeu_ps(out + i, rest, silu_v4(_mm512_maskz_loadu_ps(rest, x + i)));
}

#endif
