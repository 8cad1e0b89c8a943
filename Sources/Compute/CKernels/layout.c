// NCHW memory to NHWC and back: a transposition of [c, plane] per image, in tiles that fit the first cache.
#include "CKernels.h"
#include "simd.h"

struct transpose {
    const float *src;
    float *dst;
    long rows, columns, bands;
};

enum { BAND = 64 };

// One task: a band of source columns of one image, all source rows. Few rows (an RGB image) make long runs of few
// channels; many rows go through 16 x 16 tiles.
CLONES static void transpose_body(void *context, long begin, long end) {
    const struct transpose *t = context;
    long rows = t->rows, columns = t->columns;
    for (long task = begin; task < end; task++) {
        long image = task / t->bands, c0 = task % t->bands * BAND, c1 = c0 + BAND < columns ? c0 + BAND : columns;
        const float *src = t->src + image * rows * columns;
        float *dst = t->dst + image * rows * columns;
        if (rows == 3) {
            for (long c = c0; c < c1; c++) {
                dst[c * 3] = src[c];
                dst[c * 3 + 1] = src[columns + c];
                dst[c * 3 + 2] = src[2 * columns + c];
            }
            continue;
        }
        for (long r0 = 0; r0 < rows; r0 += 16) {
            long r1 = r0 + 16 < rows ? r0 + 16 : rows;
            for (long c = c0; c < c1; c++)
                for (long r = r0; r < r1; r++) dst[c * rows + r] = src[r * columns + c];
        }
    }
}

static void transpose(const float *src, float *dst, long images, long rows, long columns) {
    if (rows == 1 || columns == 1) {
        memcpy(dst, src, images * rows * columns * sizeof(float));
        return;
    }
    struct transpose t = {src, dst, rows, columns, (columns + BAND - 1) / BAND};
    tnb_parallel_for(images * t.bands, 1 + 16384 / (rows * BAND), transpose_body, &t);
}

void tnb_nchw_to_nhwc(const float *src, float *dst, long n, long c, long plane) { transpose(src, dst, n, c, plane); }

void tnb_nhwc_to_nchw(const float *src, float *dst, long n, long c, long plane) { transpose(src, dst, n, plane, c); }
