// The inner loops of resizing: sums of samples times 22-bit weights, as Pillow computes them, so that every sample is rounded as
// there. With AVX2 four pixels (or eight grey samples, or 32 bytes of a row) are multiplied at once; sums of integers do not depend
// on their order. The input may be a part of a larger image: its lines are `pitch` bytes apart.

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

// Weights of four pixels for row_quads: their low 12 bits and what is above, each pair of pixels four times over.
typedef struct {
    int16_t low[16], high[16];
} quad;

static quad *make_quads(int columns, const int32_t *bounds, const int32_t *weights, int stride, int step) {
    quad *quads = calloc((size_t)columns * (size_t)step, sizeof *quads);
    if (quads == NULL) return NULL;
    for (int x = 0; x < columns; x++) {
        for (int k = 0; k < bounds[2 * x + 1]; k++) {
            int32_t weight = weights[(size_t)x * (size_t)stride + (size_t)k];
            quad *q = quads + (size_t)x * (size_t)step + (size_t)(k / 4);
            for (int c = 0; c < 4; c++) {
                int place = 8 * (k % 4 / 2) + 2 * c + k % 2;
                q->low[place] = (int16_t)(weight & 0xfff);
                q->high[place] = (int16_t)(weight >> 12);
            }
        }
    }
    return quads;
}

// Four pixels of three or four samples at a time. A weight of 22 bits is multiplied in two halves, since two products of 16 bits
// and their sum take half the time of one of 32; what comes out is the same number.
__attribute__((target("avx2"))) static void row_quads(const uint8_t *row, const uint8_t *end, uint8_t *out, int columns,
                                                      int channels, const int32_t *bounds, const quad *quads, int step,
                                                      const int32_t *weights, int stride) {
    const __m128i pair = channels == 3 ? _mm_setr_epi8(0, -1, 3, -1, 1, -1, 4, -1, 2, -1, 5, -1, -1, -1, -1, -1)
                                       : _mm_setr_epi8(0, -1, 4, -1, 1, -1, 5, -1, 2, -1, 6, -1, 3, -1, 7, -1);
    // The upper half takes the second pair; what is no sample stays none.
    const __m128i next = _mm_blendv_epi8(_mm_add_epi8(pair, _mm_set1_epi8((char)(2 * channels))), pair, pair);
    const __m256i spread = _mm256_inserti128_si256(_mm256_castsi128_si256(pair), next, 1);
    for (int x = 0; x < columns; x++) {
        const uint8_t *p = row + (size_t)bounds[2 * x] * (size_t)channels;
        int groups = (bounds[2 * x + 1] + 3) / 4;
        // A load takes 16 bytes, of which the last may lie behind the image.
        if ((size_t)(end - p) < (size_t)(4 * channels * (groups - 1) + 16)) {
            row_plain(row, out, x, x + 1, channels, bounds, weights, stride);
            continue;
        }
        const quad *q = quads + (size_t)x * (size_t)step;
        __m256i low = _mm256_setzero_si256(), high = low;
        for (int k = 0; k < groups; k++) {
            __m256i bytes = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(p + 4 * k * channels)));
            bytes = _mm256_shuffle_epi8(bytes, spread);
            low = _mm256_add_epi32(low, _mm256_madd_epi16(bytes, _mm256_loadu_si256((const __m256i *)q[k].low)));
            high = _mm256_add_epi32(high, _mm256_madd_epi16(bytes, _mm256_loadu_si256((const __m256i *)q[k].high)));
        }
        __m256i sums = _mm256_add_epi32(low, _mm256_slli_epi32(high, 12));
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

__attribute__((target("avx2"))) static size_t column_blocks(const uint8_t *rows, size_t pitch, uint8_t *out, size_t line,
                                                            int count, const int32_t *weights) {
    size_t i = 0;
    for (; i + 32 <= line; i += 32) {
        __m256i a = _mm256_set1_epi32(1 << (PRECISION - 1)), b = a, c = a, d = a;
        for (int k = 0; k < count; k++) {
            const uint8_t *p = rows + (size_t)k * pitch + i;
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
static size_t column_blocks(const uint8_t *rows, size_t pitch, uint8_t *out, size_t line, int count, const int32_t *weights) {
    (void)rows, (void)pitch, (void)out, (void)line, (void)count, (void)weights;
    return 0;
}
#endif

void tnb_resize_rows(const uint8_t *in, size_t pitch, size_t size, uint8_t *out, int rows, int out_width, int channels,
                     const int32_t *bounds, const int32_t *weights, int stride) {
    size_t out_line = (size_t)out_width * (size_t)channels;
#if defined(__x86_64__)
    quad *quads = NULL;
    int step = (stride + 3) / 4;
    if ((channels == 3 || channels == 4) && has_avx2()) quads = make_quads(out_width, bounds, weights, stride, step);
#endif
    for (int y = 0; y < rows; y++) {
        const uint8_t *row = in + (size_t)y * pitch;
        uint8_t *target = out + (size_t)y * out_line;
#if defined(__x86_64__)
        if (quads != NULL) {
            row_quads(row, in + size, target, out_width, channels, bounds, quads, step, weights, stride);
            continue;
        }
        if (channels == 1 && has_avx2()) {
            row_grey(row, target, out_width, bounds, weights, stride);
            continue;
        }
#endif
        row_plain(row, target, 0, out_width, channels, bounds, weights, stride);
    }
#if defined(__x86_64__)
    free(quads);
#endif
}

void tnb_resize_columns(const uint8_t *in, size_t pitch, uint8_t *out, size_t line, int out_height, const int32_t *bounds,
                        const int32_t *weights, int stride) {
    for (int y = 0; y < out_height; y++) {
        const uint8_t *rows = in + (size_t)bounds[2 * y] * pitch;
        const int32_t *w = weights + (size_t)y * (size_t)stride;
        uint8_t *target = out + (size_t)y * line;
        int count = bounds[2 * y + 1];
        size_t i = has_avx2() ? column_blocks(rows, pitch, target, line, count, w) : 0;
        for (; i < line; i++) {
            int32_t sum = 1 << (PRECISION - 1);
            for (int k = 0; k < count; k++) sum += rows[(size_t)k * pitch + i] * w[k];
            target[i] = clipped(sum);
        }
    }
}
