// Group normalisation, included by normalisation_body.h once per type.
//
// Sums are taken per sample and channel, in both memory orders, in blocks whose size does not depend on the number of threads; a group
// adds up its channels in double. What is applied then is one factor and one summand a channel and sample.

struct NAME(group) {
    const REAL *x, *dy, *scale, *shift, *factor;
    REAL *out;
    double *first, *second;
    long samples, channels, places, block, blocks;
};

// NHWC: block `t % blocks` of the places of sample `t / blocks`, all channels. Sums of x - x[0] and its square, or, with dy, of dy and
// dy * (x - x[0]).
CLONES static void NAME(group_sums_last)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(group) *j = context;
    for (long t = begin; t < end; t++) {
        long n = t / j->blocks, p = t % j->blocks * j->block, rows = j->places - p < j->block ? j->places - p : j->block;
        const REAL *sample = j->x + n * j->places * j->channels;
        long at = (n * j->places + p) * j->channels;
        for (long c = 0; c < j->channels; c += STRIP) {
            long width = j->channels - c < STRIP ? j->channels - c : STRIP;
            double s[STRIP] = {0}, q[STRIP] = {0};
            if (j->dy) {
                struct NAME(norm) part = {.x = j->x, .dy = j->dy, .channels = j->channels};
                if (width == STRIP) NAME(strip_gradient)(&part, at + c, rows, STRIP, sample + c, s, q, 0, 0);
                else NAME(strip_gradient)(&part, at + c, rows, width, sample + c, s, q, 0, 0);
            } else if (width == STRIP) {
                NAME(strip_sums)(j->x + at + c, sample + c, j->channels, rows, STRIP, s, q);
            } else {
                NAME(strip_sums)(j->x + at + c, sample + c, j->channels, rows, width, s, q);
            }
            memcpy(j->first + t * j->channels + c, s, width * sizeof(double));
            memcpy(j->second + t * j->channels + c, q, width * sizeof(double));
        }
    }
}

// NCHW: the line of one sample and channel.
CLONES static void NAME(group_sums_first)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(group) *j = context;
    long n = j->places;
    for (long t = begin; t < end; t++) {
        const REAL *x = j->x + t * n;
        if (!j->dy) {
            NAME(row_moments)(x, n, x[0], j->first + t, j->second + t);
            continue;
        }
        const REAL *dy = j->dy + t * n;
        REAL a[16] = {0}, b[16] = {0}, shift = x[0];
        long i = 0;
        for (; i + 16 <= n; i += 16)
            for (int l = 0; l < 16; l++) {
                a[l] += dy[i + l];
                b[l] += dy[i + l] * (x[i + l] - shift);
            }
        double s = 0, q = 0;
        for (int l = 0; l < 16; l++) {
            s += a[l];
            q += b[l];
        }
        for (; i < n; i++) {
            s += dy[i];
            q += dy[i] * (x[i] - shift);
        }
        j->first[t] = s;
        j->second[t] = q;
    }
}

// out = x * scale + shift, or dy * scale + (x * factor + shift), by sample and channel.
CLONES static void NAME(group_apply_last)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(group) *j = context;
    long n = j->channels;
    for (long r = begin; r < end; r++) {
        const REAL *x = j->x + r * n;
        const REAL *restrict a = j->scale + r / j->places * n, *restrict b = j->shift + r / j->places * n;
        REAL *out = j->out + r * n;
        if (j->dy) {
            const REAL *dy = j->dy + r * n, *restrict k = j->factor + r / j->places * n;
            for (long c = 0; c < n; c++) out[c] = dy[c] * a[c] + (x[c] * k[c] + b[c]);
        } else {
            for (long c = 0; c < n; c++) out[c] = x[c] * a[c] + b[c];
        }
    }
}

CLONES static void NAME(group_apply_first)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(group) *j = context;
    long n = j->places;
    for (long t = begin; t < end; t++) {
        const REAL *x = j->x + t * n;
        REAL *out = j->out + t * n, a = j->scale[t], b = j->shift[t];
        if (j->dy) {
            const REAL *dy = j->dy + t * n;
            REAL k = j->factor[t];
            for (long i = 0; i < n; i++) out[i] = dy[i] * a + (x[i] * k + b);
        } else {
            for (long i = 0; i < n; i++) out[i] = x[i] * a + b;
        }
    }
}

// Runs the sums and leaves one pair per sample and channel in first and second.
static void NAME(group_sums)(struct NAME(group) *j, int channels_last) {
    long lines = j->samples * j->channels;
    if (!channels_last) {
        long grain = 8192 / j->places;
        tnb_parallel_for(lines, grain < 1 ? 1 : grain, NAME(group_sums_first), j);
        return;
    }
    tnb_parallel_for(j->samples * j->blocks, 1, NAME(group_sums_last), j);
    for (long n = 0; n < j->samples; n++)
        for (long c = 0; c < j->channels; c++) {
            double s = 0, q = 0;
            for (long b = 0; b < j->blocks; b++) {
                s += j->first[(n * j->blocks + b) * j->channels + c];
                q += j->second[(n * j->blocks + b) * j->channels + c];
            }
            // Entry n is behind of nothing that is still to be read.
            j->first[n * j->channels + c] = s;
            j->second[n * j->channels + c] = q;
        }
}

static void NAME(group_apply)(struct NAME(group) *j, int channels_last) {
    if (channels_last) {
        tnb_parallel_for(j->samples * j->places, NAME(row_grain)(j->channels), NAME(group_apply_last), j);
    } else {
        long grain = 8192 / j->places;
        tnb_parallel_for(j->samples * j->channels, grain < 1 ? 1 : grain, NAME(group_apply_first), j);
    }
}

// The first element of a sample's channel: what the sums are shifted by.
INLINE double NAME(group_origin)(const struct NAME(group) *j, long n, long c, int channels_last) {
    return j->x[channels_last ? n * j->places * j->channels + c : (n * j->channels + c) * j->places];
}

void NAME(tnb_group_norm)(const REAL *x, long samples, long channels, long places, long groups, int channels_last,
                          const REAL *weight, const REAL *bias, double eps, REAL *y, REAL *mean, REAL *rstd) {
    struct NAME(group) j = {.x = x, .out = y, .samples = samples, .channels = channels, .places = places};
    j.block = NAME(block_rows)(places);
    j.blocks = channels_last ? (places + j.block - 1) / j.block : 1;
    long lines = samples * channels, width = channels / groups;
    j.first = tnb_scratch(0, 2 * lines * j.blocks * sizeof(double));
    j.second = j.first + lines * j.blocks;
    NAME(group_sums)(&j, channels_last);
    REAL *scale = tnb_scratch(1, 2 * lines * sizeof(REAL)), *shift = scale + lines;
    for (long n = 0; n < samples; n++)
        for (long g = 0; g < groups; g++) {
            double total = 0, spread = 0;
            for (long c = g * width; c < (g + 1) * width; c++)
                total += NAME(group_origin)(&j, n, c, channels_last) * places + j.first[n * channels + c];
            double m = total / (width * places);
            for (long c = g * width; c < (g + 1) * width; c++) {
                double s = j.first[n * channels + c] / places, own = j.second[n * channels + c] - s * s * places;
                double d = NAME(group_origin)(&j, n, c, channels_last) + s - m;
                spread += (own < 0 ? 0 : own) + d * d * places;
            }
            double inverse = 1 / sqrt(spread / (width * places) + eps);
            mean[n * groups + g] = (REAL)m;
            rstd[n * groups + g] = (REAL)inverse;
            for (long c = g * width; c < (g + 1) * width; c++) {
                double a = weight ? weight[c] * inverse : inverse;
                scale[n * channels + c] = (REAL)a;
                shift[n * channels + c] = (REAL)((bias ? bias[c] : 0) - m * a);
            }
        }
    j.scale = scale;
    j.shift = shift;
    NAME(group_apply)(&j, channels_last);
}

void NAME(tnb_group_norm_backward)(const REAL *x, const REAL *dy, long samples, long channels, long places, long groups,
                                   int channels_last, const REAL *weight, const REAL *mean, const REAL *rstd, REAL *dx,
                                   REAL *dweight, REAL *dbias) {
    struct NAME(group) j = {.x = x, .dy = dy, .out = dx, .samples = samples, .channels = channels, .places = places};
    j.block = NAME(block_rows)(places);
    j.blocks = channels_last ? (places + j.block - 1) / j.block : 1;
    long lines = samples * channels, width = channels / groups;
    j.first = tnb_scratch(0, 2 * lines * j.blocks * sizeof(double));
    j.second = j.first + lines * j.blocks;
    NAME(group_sums)(&j, channels_last);
    // From sums about the origin to sums about the mean.
    for (long n = 0; n < samples; n++)
        for (long c = 0; c < channels; c++)
            j.second[n * channels + c] +=
                j.first[n * channels + c] * (NAME(group_origin)(&j, n, c, channels_last) - mean[n * groups + c / width]);
    for (long c = 0; c < channels && (dweight || dbias); c++) {
        double w = 0, b = 0;
        for (long n = 0; n < samples; n++) {
            w += j.second[n * channels + c] * rstd[n * groups + c / width];
            b += j.first[n * channels + c];
        }
        if (dweight) dweight[c] = (REAL)w;
        if (dbias) dbias[c] = (REAL)b;
    }
    if (!dx) return;
    REAL *scale = tnb_scratch(1, 3 * lines * sizeof(REAL)), *shift = scale + lines, *factor = shift + lines;
    for (long n = 0; n < samples; n++)
        for (long g = 0; g < groups; g++) {
            double sum = 0, dot = 0, inverse = rstd[n * groups + g], m = mean[n * groups + g];
            for (long c = g * width; c < (g + 1) * width; c++) {
                double w = weight ? weight[c] : 1;
                sum += w * j.first[n * channels + c];
                dot += w * j.second[n * channels + c];
            }
            double slope = -inverse * inverse * inverse * dot / (width * places);
            for (long c = g * width; c < (g + 1) * width; c++) {
                scale[n * channels + c] = (REAL)(weight ? weight[c] * inverse : inverse);
                factor[n * channels + c] = (REAL)slope;
                shift[n * channels + c] = (REAL)(-m * slope - inverse * sum / (width * places));
            }
        }
    j.scale = scale;
    j.shift = shift;
    j.factor = factor;
    NAME(group_apply)(&j, channels_last);
}
