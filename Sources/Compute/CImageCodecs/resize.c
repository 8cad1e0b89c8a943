// The inner loops of resizing: sums of samples times 22-bit weights, as Pillow computes them, so that every sample is rounded as
// there. With AVX2 two pixels (or eight grey samples, or 32 bytes of a row) are multiplied at once; sums of integers do not depend
// on their order.

#include "CImageCodecs.h"

#include <stdlib.h>
#include <string.h>

enum { PRECISION = 22 };

static inline uint8_t clipped(int32_t sum) {
    sum >>= PRECISION;
    return (uint8_t)(sum < 0 ? 0 : sum > 255 ? 255 : sum);
}

static void row_plain(const uint8_t *row, uint8_t *out, int first, int columns, int channels, const int32_t *bounds,
                      const int32_t *weights, int stride) {
    for (int x = first; x < columns; x++) {
        const uint8_t *p = row + (size_t)bounds[2 * x] * (size_t)channels;
        const int32_t *w = weights + (size_t)x * (size_t)stride;
        int count = bounds[2 * x + 1];
        for (int c = 0; c < channels; c++) {
            int32_t sum = 1 << (PRECISION - 1);
            for (int k = 0; k < count; k++) sum += p[k * channels + c] * w[k];
            out[x * channels + c] = clipped(sum);
        }
    }
}

#if defined(__x86_64__)
#include <immintrin.h>

// Two pixels of three or four samples at a time. `pairs` has each pair of weights four times over, `step` pairs a column.
__attribute__((target("avx2"))) static void row_pairs(const uint8_t *row, const uint8_t *end, uint8_t *out, int columns,
                                                      int channels, const int32_t *bounds, const int32_t *pairs, int step,
                                                      const int32_t *weights, int stride) {
    const __m128i spread =
        channels == 3 ? _mm_setr_epi8(0, 1, 2, -1, 3, 4, 5, -1, -1, -1, -1, -1, -1, -1, -1, -1)
                      : _mm_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, -1, -1, -1, -1, -1, -1, -1, -1);
    for (int x = 0; x < columns; x++) {
        const uint8_t *p = row + (size_t)bounds[2 * x] * (size_t)channels;
        int count = bounds[2 * x + 1];
        // A load takes eight bytes, of which the last may lie behind the image.
        if (p + (size_t)(count + 1) * (size_t)channels + 8 > end) {
            row_plain(row, out, x, x + 1, channels, bounds, weights, stride);
            continue;
        }
        const int32_t *w = pairs + (size_t)x * (size_t)step * 8;
        __m256i sums = _mm256_setzero_si256();
        for (int k = 0; k < count; k += 2) {
            __m128i bytes = _mm_shuffle_epi8(_mm_loadl_epi64((const __m128i *)(p + k * channels)), spread);
            __m256i weight = _mm256_loadu_si256((const __m256i *)(w + k * 4));
            sums = _mm256_add_epi32(sums, _mm256_mullo_epi32(_mm256_cvtepu8_epi32(bytes), weight));
        }
        __m128i sum = _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
        sum = _mm_srai_epi32(_mm_add_epi32(sum, _mm_set1_epi32(1 << (PRECISION - 1))), PRECISION);
        sum = _mm_packus_epi16(_mm_packs_epi32(sum, sum), sum);
        int32_t pixel = _mm_cvtsi128_si32(sum);
        memcpy(out + x * channels, &pixel, (size_t)channels);
    }
}

__attribute__((target("avx2"))) static void row_grey(const uint8_t *row, uint8_t *out, int columns, const int32_t *bounds,
                                                     const int32_t *weights, int stride) {
    for (int x = 0; x < columns; x++) {
        const uint8_t *p = row + bounds[2 * x];
        const int32_t *w = weights + (size_t)x * (size_t)stride;
        int count = bounds[2 * x + 1], k = 0;
        __m256i sums = _mm256_setzero_si256();
        for (; k + 8 <= count; k += 8) {
            __m256i samples = _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(p + k)));
            sums = _mm256_add_epi32(sums, _mm256_mullo_epi32(samples, _mm256_loadu_si256((const __m256i *)(w + k))));
        }
        __m128i sum = _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
        sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0x4e));
        sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0xb1));
        int32_t total = _mm_cvtsi128_si32(sum) + (1 << (PRECISION - 1));
        for (; k < count; k++) total += p[k] * w[k];
        out[x] = clipped(total);
    }
}

__attribute__((target("avx2"))) static size_t column_blocks(const uint8_t *rows, uint8_t *out, size_t line, int count,
                                                            const int32_t *weights) {
    size_t i = 0;
    for (; i + 32 <= line; i += 32) {
        __m256i a = _mm256_set1_epi32(1 << (PRECISION - 1)), b = a, c = a, d = a;
        for (int k = 0; k < count; k++) {
            const uint8_t *p = rows + (size_t)k * line + i;
            __m256i weight = _mm256_set1_epi32(weights[k]);
            a = _mm256_add_epi32(a, _mm256_mullo_epi32(_mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)p)), weight));
            b = _mm256_add_epi32(b, _mm256_mullo_epi32(_mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(p + 8))), weight));
            c = _mm256_add_epi32(c, _mm256_mullo_epi32(_mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(p + 16))), weight));
            d = _mm256_add_epi32(d, _mm256_mullo_epi32(_mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(p + 24))), weight));
        }
        __m256i ab = _mm256_packs_epi32(_mm256_srai_epi32(a, PRECISION), _mm256_srai_epi32(b, PRECISION));
        __m256i cd = _mm256_packs_epi32(_mm256_srai_epi32(c, PRECISION), _mm256_srai_epi32(d, PRECISION));
        // Packing works in halves: the order is put right at the end.
        __m256i bytes = _mm256_packus_epi16(ab, cd);
        bytes = _mm256_permutevar8x32_epi32(bytes, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
        _mm256_storeu_si256((__m256i *)(out + i), bytes);
    }
    return i;
}

static int has_avx2(void) { return __builtin_cpu_supports("avx2"); }
#else
static int has_avx2(void) { return 0; }
static size_t column_blocks(const uint8_t *rows, uint8_t *out, size_t line, int count, const int32_t *weights) {
    (void)rows, (void)out, (void)line, (void)count, (void)weights;
    return 0;
}
#endif

void tnb_resize_rows(const uint8_t *in, uint8_t *out, int rows, int in_width, int out_width, int channels, const int32_t *bounds,
                     const int32_t *weights, int stride) {
    size_t in_line = (size_t)in_width * (size_t)channels, out_line = (size_t)out_width * (size_t)channels;
    int32_t *pairs = NULL;
    int step = (stride + 1) / 2;
#if defined(__x86_64__)
    if ((channels == 3 || channels == 4) && has_avx2()) {
        pairs = calloc((size_t)out_width * (size_t)step * 8, sizeof *pairs);
        for (int x = 0; pairs != NULL && x < out_width; x++) {
            for (int k = 0; k < bounds[2 * x + 1]; k++) {
                for (int c = 0; c < 4; c++) {
                    pairs[((size_t)x * (size_t)step + (size_t)(k / 2)) * 8 + (size_t)(4 * (k & 1) + c)] =
                        weights[(size_t)x * (size_t)stride + (size_t)k];
                }
            }
        }
    }
#endif
    for (int y = 0; y < rows; y++) {
        const uint8_t *row = in + (size_t)y * in_line;
        uint8_t *target = out + (size_t)y * out_line;
#if defined(__x86_64__)
        if (pairs != NULL) {
            row_pairs(row, in + (size_t)rows * in_line, target, out_width, channels, bounds, pairs, step, weights, stride);
            continue;
        }
        if (channels == 1 && has_avx2()) {
            row_grey(row, target, out_width, bounds, weights, stride);
            continue;
        }
#endif
        row_plain(row, target, 0, out_width, channels, bounds, weights, stride);
    }
    free(pairs);
}

void tnb_resize_columns(const uint8_t *in, uint8_t *out, size_t line, int out_height, const int32_t *bounds,
                        const int32_t *weights, int stride) {
    for (int y = 0; y < out_height; y++) {
        const uint8_t *rows = in + (size_t)bounds[2 * y] * line;
        const int32_t *w = weights + (size_t)y * (size_t)stride;
        uint8_t *target = out + (size_t)y * line;
        int count = bounds[2 * y + 1];
        size_t i = has_avx2() ? column_blocks(rows, target, line, count, w) : 0;
        for (; i < line; i++) {
            int32_t sum = 1 << (PRECISION - 1);
            for (int k = 0; k < count; k++) sum += rows[(size_t)k * line + i] * w[k];
            target[i] = clipped(sum);
        }
    }
}
