// Bodies of normalisation.c, included once per type with REAL and NAME(x) set.
//
// Reductions: rows are cut into at most 32 blocks, channels into strips of 32. A strip's sums stay in vector registers
// over 128 rows, then go to doubles. Two numbers per channel and block are combined in block order.

#define STRIP 32
#define RUN 128

struct NAME(norm) {
    const REAL *x, *y, *dy, *weight, *bias, *residual, *mean, *invstd, *shift;
    REAL *out, *residual_out;
    const REAL *a, *b, *k;
    double *first, *second;
    long rows, channels, block, strips;
    int relu, masked;
};

static long NAME(block_rows)(long rows) {
    long block = (rows + 31) / 32;
    return block < RUN ? RUN : (block + RUN - 1) / RUN * RUN;
}

INLINE void NAME(strip_sums)(const REAL *x, const REAL *shift, long stride, long rows, long width, double *s, double *q) {
    REAL k[STRIP];
    for (long c = 0; c < width; c++) k[c] = shift[c];
    for (long r0 = 0; r0 < rows; r0 += RUN) {
        long r1 = r0 + RUN < rows ? r0 + RUN : rows;
        REAL a[STRIP] = {0}, b[STRIP] = {0};
        for (long r = r0; r < r1; r++) {
            const REAL *row = x + r * stride;
            for (long c = 0; c < width; c++) {
                REAL d = row[c] - k[c];
                a[c] += d;
                b[c] += d * d;
            }
        }
        for (long c = 0; c < width; c++) {
            s[c] += a[c];
            q[c] += b[c];
        }
    }
}

// Sums of x - x[0] and its square: subtracting any value near the mean keeps the squares small.
CLONES static void NAME(statistics_body)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(norm) *j = context;
    for (long t = begin; t < end; t++) {
        long block = t / j->strips, c = t % j->strips * STRIP, width = j->channels - c;
        long r = block * j->block, rows = j->rows - r < j->block ? j->rows - r : j->block;
        double s[STRIP] = {0}, q[STRIP] = {0};
        const REAL *x = j->x + r * j->channels + c;
        if (width >= STRIP) NAME(strip_sums)(x, j->x + c, j->channels, rows, STRIP, s, q);
        else NAME(strip_sums)(x, j->x + c, j->channels, rows, width, s, q);
        if (width > STRIP) width = STRIP;
        memcpy(j->first + block * j->channels + c, s, width * sizeof(double));
        memcpy(j->second + block * j->channels + c, q, width * sizeof(double));
    }
}

CLONES static void NAME(affine_body)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(norm) *j = context;
    long n = j->channels;
    const REAL *restrict a = j->a, *restrict b = j->b;
    for (long r = begin; r < end; r++) {
        const REAL *x = j->x + r * n;
        REAL *y = j->out + r * n;
        if (j->residual) {
            const REAL *z = j->residual + r * n;
            if (j->relu) for (long c = 0; c < n; c++) { REAL v = x[c] * a[c] + b[c] + z[c]; y[c] = v < 0 ? 0 : v; }
            else for (long c = 0; c < n; c++) y[c] = x[c] * a[c] + b[c] + z[c];
        } else {
            if (j->relu) for (long c = 0; c < n; c++) { REAL v = x[c] * a[c] + b[c]; y[c] = v < 0 ? 0 : v; }
            else for (long c = 0; c < n; c++) y[c] = x[c] * a[c] + b[c];
        }
    }
}

static long NAME(row_grain)(long channels) {
    long grain = 16384 / (channels ? channels : 1);
    return grain < 1 ? 1 : grain;
}

void NAME(tnb_channel_affine)(const REAL *x, long rows, long channels, const REAL *scale, const REAL *shift,
                              const REAL *residual, int relu, REAL *y) {
    struct NAME(norm) j = {.x = x, .a = scale, .b = shift, .residual = residual, .relu = relu, .out = y,
                           .channels = channels};
    tnb_parallel_for(rows, NAME(row_grain)(channels), NAME(affine_body), &j);
}

// Adds up the blocks of one of the two sums, in block order.
static double NAME(total)(const double *partial, long blocks, long channels, long c) {
    double sum = 0;
    for (long b = 0; b < blocks; b++) sum += partial[b * channels + c];
    return sum;
}

void NAME(tnb_batch_norm_train)(const REAL *x, long rows, long channels, const REAL *weight, const REAL *bias, double eps,
                                const REAL *residual, int relu, REAL *y, REAL *mean, REAL *invstd, REAL *running_mean,
                                REAL *running_var, double momentum) {
    long block = NAME(block_rows)(rows), blocks = (rows + block - 1) / block, strips = (channels + STRIP - 1) / STRIP;
    double *partial = tnb_scratch(0, 2 * blocks * channels * sizeof(double));
    struct NAME(norm) j = {.x = x, .rows = rows, .channels = channels, .block = block, .strips = strips,
                           .first = partial, .second = partial + blocks * channels};
    // One task reads block x STRIP numbers; small inputs are not worth waking the other threads.
    tnb_parallel_for(blocks * strips, rows * channels < 32768 ? blocks * strips : 1, NAME(statistics_body), &j);
    REAL *scale = tnb_scratch(1, 2 * channels * sizeof(REAL)), *shift = scale + channels;
    for (long c = 0; c < channels; c++) {
        double d = NAME(total)(j.first, blocks, channels, c) / rows;
        double square = NAME(total)(j.second, blocks, channels, c);
        double m2 = square - d * d * rows;
        if (m2 < 0) m2 = 0;
        double m = x[c] + d, inverse = 1 / sqrt(m2 / rows + eps);
        mean[c] = (REAL)m;
        invstd[c] = (REAL)inverse;
        scale[c] = (REAL)(weight ? weight[c] * inverse : inverse);
        shift[c] = (REAL)((bias ? bias[c] : 0) - m * scale[c]);
        if (running_mean) running_mean[c] = (REAL)(momentum * m + (1 - momentum) * running_mean[c]);
        if (running_var) running_var[c] = (REAL)(momentum * (m2 / (rows - 1)) + (1 - momentum) * running_var[c]);
    }
    NAME(tnb_channel_affine)(x, rows, channels, scale, shift, residual, relu, y);
}

INLINE void NAME(strip_gradient)(const struct NAME(norm) *j, long at, long rows, long width, const REAL *mean, double *s,
                                 double *q, const int masked, const int writes) {
    long stride = j->channels;
    REAL m[STRIP];
    for (long c = 0; c < width; c++) m[c] = mean[c];
    for (long r0 = 0; r0 < rows; r0 += RUN) {
        long r1 = r0 + RUN < rows ? r0 + RUN : rows;
        REAL a[STRIP] = {0}, b[STRIP] = {0};
        for (long r = r0; r < r1; r++) {
            const REAL *x = j->x + at + r * stride, *dy = j->dy + at + r * stride, *y = masked ? j->y + at + r * stride : dy;
            REAL *out = writes ? j->residual_out + at + r * stride : 0;
            for (long c = 0; c < width; c++) {
                REAL g = dy[c];
                if (masked) g = y[c] <= 0 ? 0 : g;
                a[c] += g;
                b[c] += g * (x[c] - m[c]);
                if (writes) out[c] = g;
            }
        }
        for (long c = 0; c < width; c++) {
            s[c] += a[c];
            q[c] += b[c];
        }
    }
}

// Sums of the masked gradient and of its product with x - mean; also writes the masked gradient when it is asked for.
CLONES static void NAME(gradient_body)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(norm) *j = context;
    for (long t = begin; t < end; t++) {
        long block = t / j->strips, c = t % j->strips * STRIP, width = j->channels - c;
        long r = block * j->block, rows = j->rows - r < j->block ? j->rows - r : j->block;
        double s[STRIP] = {0}, q[STRIP] = {0};
        long at = r * j->channels + c;
        const REAL *mean = j->mean + c;
        int writes = j->residual_out != 0;
        if (width >= STRIP) {
            if (j->masked && writes) NAME(strip_gradient)(j, at, rows, STRIP, mean, s, q, 1, 1);
            else if (j->masked) NAME(strip_gradient)(j, at, rows, STRIP, mean, s, q, 1, 0);
            else if (writes) NAME(strip_gradient)(j, at, rows, STRIP, mean, s, q, 0, 1);
            else NAME(strip_gradient)(j, at, rows, STRIP, mean, s, q, 0, 0);
            width = STRIP;
        } else {
            NAME(strip_gradient)(j, at, rows, width, mean, s, q, j->masked, writes);
        }
        memcpy(j->first + block * j->channels + c, s, width * sizeof(double));
        memcpy(j->second + block * j->channels + c, q, width * sizeof(double));
    }
}

// dx = g * a + x * k + b per channel.
CLONES static void NAME(input_gradient_body)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(norm) *j = context;
    long n = j->channels;
    const REAL *restrict a = j->a, *restrict b = j->b, *restrict k = j->k;
    for (long r = begin; r < end; r++) {
        const REAL *x = j->x + r * n, *dy = j->dy + r * n;
        REAL *out = j->out + r * n;
        if (j->masked) {
            const REAL *y = j->y + r * n;
            for (long c = 0; c < n; c++) {
                REAL g = y[c] <= 0 ? 0 : dy[c];
                out[c] = g * a[c] + (x[c] * k[c] + b[c]);
            }
        } else {
            for (long c = 0; c < n; c++) out[c] = dy[c] * a[c] + (x[c] * k[c] + b[c]);
        }
    }
}

void NAME(tnb_batch_norm_backward)(const REAL *x, const REAL *y, const REAL *dy, long rows, long channels,
                                   const REAL *weight, const REAL *mean, const REAL *invstd, int batch_statistics,
                                   REAL *dx, REAL *dweight, REAL *dbias, REAL *dresidual) {
    long block = NAME(block_rows)(rows), blocks = (rows + block - 1) / block, strips = (channels + STRIP - 1) / STRIP;
    double *partial = tnb_scratch(0, 2 * blocks * channels * sizeof(double));
    struct NAME(norm) j = {.x = x, .y = y, .dy = dy, .mean = mean, .rows = rows, .channels = channels, .block = block,
                           .strips = strips, .first = partial, .second = partial + blocks * channels,
                           .masked = y != 0, .residual_out = dresidual, .out = dx};
    tnb_parallel_for(blocks * strips, rows * channels < 32768 ? blocks * strips : 1, NAME(gradient_body), &j);
    REAL *a = tnb_scratch(1, 3 * channels * sizeof(REAL)), *b = a + channels, *k = b + channels;
    for (long c = 0; c < channels; c++) {
        double sum = NAME(total)(j.first, blocks, channels, c), dot = NAME(total)(j.second, blocks, channels, c);
        double inverse = invstd[c], scale = weight ? weight[c] * inverse : inverse;
        if (dweight) dweight[c] = (REAL)(dot * inverse);
        if (dbias) dbias[c] = (REAL)sum;
        double slope = batch_statistics ? dot * inverse * inverse / rows : 0;
        a[c] = (REAL)scale;
        k[c] = (REAL)(-scale * slope);
        b[c] = (REAL)(batch_statistics ? scale * (slope * mean[c] - sum / rows) : 0);
    }
    if (!dx) return;
    // The masked gradient is in memory already when a residual wanted it.
    if (dresidual) {
        j.dy = dresidual;
        j.masked = 0;
    }
    j.a = a;
    j.b = b;
    j.k = k;
    tnb_parallel_for(rows, NAME(row_grain)(channels), NAME(input_gradient_body), &j);
}

// MARK: - Layer normalisation

struct NAME(layer) {
    const REAL *x, *dy, *weight, *bias, *mean, *rstd;
    REAL *out, *mean_out, *rstd_out;
    double *partial_weight, *partial_bias;
    double eps;
    long rows, width, block;
};

// Sums over one row in 16 lanes whatever the instruction set, so that every machine adds in the same order.
INLINE void NAME(row_moments)(const REAL *x, long n, REAL shift, double *sum, double *square) {
    REAL a[16] = {0}, b[16] = {0};
    long i = 0;
    for (; i + 16 <= n; i += 16)
        for (int l = 0; l < 16; l++) {
            REAL d = x[i + l] - shift;
            a[l] += d;
            b[l] += d * d;
        }
    double s = 0, q = 0;
    for (int l = 0; l < 16; l++) {
        s += a[l];
        q += b[l];
    }
    for (; i < n; i++) {
        double d = x[i] - shift;
        s += d;
        q += d * d;
    }
    *sum = s;
    *square = q;
}

CLONES static void NAME(layer_body)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(layer) *j = context;
    long n = j->width;
    for (long r = begin; r < end; r++) {
        const REAL *x = j->x + r * n;
        REAL *y = j->out + r * n;
        double s, q;
        if (!j->mean_out) {
            // By the mean square alone.
            NAME(row_moments)(x, n, 0, &s, &q);
            REAL scale = (REAL)(1 / sqrt(q / n + j->eps));
            j->rstd_out[r] = scale;
            if (j->weight)
                for (long c = 0; c < n; c++) y[c] = x[c] * scale * j->weight[c];
            else
                for (long c = 0; c < n; c++) y[c] = x[c] * scale;
            continue;
        }
        NAME(row_moments)(x, n, x[0], &s, &q);
        double d = s / n, variance = q / n - d * d;
        REAL mean = (REAL)(x[0] + d), rstd = (REAL)(1 / sqrt((variance < 0 ? 0 : variance) + j->eps));
        j->mean_out[r] = mean;
        j->rstd_out[r] = rstd;
        if (j->weight && j->bias)
            for (long c = 0; c < n; c++) y[c] = (x[c] - mean) * rstd * j->weight[c] + j->bias[c];
        else if (j->weight)
            for (long c = 0; c < n; c++) y[c] = (x[c] - mean) * rstd * j->weight[c];
        else
            for (long c = 0; c < n; c++) y[c] = (x[c] - mean) * rstd + (j->bias ? j->bias[c] : 0);
    }
}

void NAME(tnb_layer_norm)(const REAL *x, long rows, long width, const REAL *weight, const REAL *bias, double eps, REAL *y,
                          REAL *mean, REAL *rstd) {
    struct NAME(layer) j = {.x = x, .weight = weight, .bias = bias, .out = y, .mean_out = mean, .rstd_out = rstd,
                            .eps = eps, .width = width};
    tnb_parallel_for(rows, NAME(row_grain)(width), NAME(layer_body), &j);
}

CLONES static void NAME(layer_input_body)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(layer) *j = context;
    long n = j->width;
    for (long r = begin; r < end; r++) {
        const REAL *x = j->x + r * n, *dy = j->dy + r * n;
        REAL *dx = j->out + r * n, mean = j->mean ? j->mean[r] : 0, rstd = j->rstd[r];
        REAL a[16] = {0}, b[16] = {0};
        long i = 0;
        for (; i + 16 <= n; i += 16)
            for (int l = 0; l < 16; l++) {
                REAL g = j->weight ? dy[i + l] * j->weight[i + l] : dy[i + l];
                a[l] += g;
                b[l] += g * (x[i + l] - mean);
            }
        double s = 0, q = 0;
        for (int l = 0; l < 16; l++) {
            s += a[l];
            q += b[l];
        }
        for (; i < n; i++) {
            REAL g = j->weight ? dy[i] * j->weight[i] : dy[i];
            s += g;
            q += g * (x[i] - mean);
        }
        REAL k = (REAL)(-q / n * rstd * rstd), shift = j->mean ? (REAL)(-s / n) : 0;
        for (long c = 0; c < n; c++) {
            REAL g = j->weight ? dy[c] * j->weight[c] : dy[c];
            dx[c] = rstd * (g + (x[c] - mean) * k + shift);
        }
    }
}

// One block of rows: column sums of dy * xhat and dy.
CLONES static void NAME(layer_weight_body)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(layer) *j = context;
    long n = j->width;
    for (long t = begin; t < end; t++) {
        double *w = j->partial_weight + t * n, *b = j->partial_bias + t * n;
        memset(w, 0, n * sizeof(double));
        memset(b, 0, n * sizeof(double));
        long last = (t + 1) * j->block < j->rows ? (t + 1) * j->block : j->rows;
        for (long r = t * j->block; r < last; r++) {
            const REAL *x = j->x + r * n, *dy = j->dy + r * n;
            REAL mean = j->mean ? j->mean[r] : 0, rstd = j->rstd[r];
            for (long c = 0; c < n; c++) {
                w[c] += dy[c] * ((x[c] - mean) * rstd);
                b[c] += dy[c];
            }
        }
    }
}

void NAME(tnb_layer_norm_backward)(const REAL *x, const REAL *dy, long rows, long width, const REAL *weight,
                                   const REAL *mean, const REAL *rstd, REAL *dx, REAL *dweight, REAL *dbias) {
    struct NAME(layer) j = {.x = x, .dy = dy, .weight = weight, .mean = mean, .rstd = rstd, .out = dx, .rows = rows,
                            .width = width};
    if (dx) tnb_parallel_for(rows, NAME(row_grain)(width), NAME(layer_input_body), &j);
    if (!dweight && !dbias) return;
    j.block = (rows + 15) / 16 < 32 ? 32 : (rows + 15) / 16;
    long blocks = (rows + j.block - 1) / j.block;
    j.partial_weight = tnb_scratch(0, 2 * blocks * width * sizeof(double));
    j.partial_bias = j.partial_weight + blocks * width;
    tnb_parallel_for(blocks, 1, NAME(layer_weight_body), &j);
    for (long c = 0; c < width; c++) {
        if (dweight) dweight[c] = (REAL)NAME(total)(j.partial_weight, blocks, width, c);
        if (dbias) dbias[c] = (REAL)NAME(total)(j.partial_bias, blocks, width, c);
    }
}

#include "group_normalisation_body.h"

#undef STRIP
#undef RUN
