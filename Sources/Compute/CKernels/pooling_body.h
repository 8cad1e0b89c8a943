// Bodies of pooling.c, included once per type with REAL and NAME(x) set. Forward loops run over output rows, backward
// loops over images and strips of 64 channels (each writes its own part of the input's gradient).

#define STRIP 64

struct NAME(pool) {
    tnb_pool_shape s;
    const REAL *src;
    REAL *dst;
    int32_t *indices;
    int count_padding, adaptive;
    long divisor;
};

// A window along one axis: valid positions begin ..< end (in input coordinates, step dilation) and the number to divide by.
INLINE void NAME(window)(const struct NAME(pool) *p, long o, long in, long out, long kernel, long stride, long pad,
                         long *begin, long *end, long *counted) {
    if (p->adaptive) {
        *begin = o * in / out;
        *end = ((o + 1) * in + out - 1) / out;
        *counted = *end - *begin;
        return;
    }
    long first = o * stride - pad, last = first + kernel < in + pad ? first + kernel : in + pad;
    *begin = first < 0 ? 0 : first;
    *end = last > in ? in : last;
    *counted = p->count_padding ? last - first : *end - *begin;
}

INLINE void NAME(max_strip)(const struct NAME(pool) *p, const REAL *image, long y0, long x0, long c, const long width,
                            REAL *dst, int32_t *indices, const int keeps) {
    const tnb_pool_shape *s = &p->s;
    REAL best[STRIP];
    int32_t at[STRIP];
    for (long l = 0; l < width; l++) {
        best[l] = -INFINITY;
        at[l] = 0;
    }
    int seen = 0;
    for (long ky = 0; ky < s->kernel_height; ky++) {
        long y = y0 + ky * s->dilation_height;
        if (y < 0 || y >= s->in_height) continue;
        for (long kx = 0; kx < s->kernel_width; kx++) {
            long x = x0 + kx * s->dilation_width;
            if (x < 0 || x >= s->in_width) continue;
            const REAL *row = image + (y * s->in_width + x) * s->channels + c;
            int32_t here = (int32_t)(y * s->in_width + x);
            if (!seen) {
                seen = 1;
                for (long l = 0; l < width; l++) {
                    best[l] = row[l];
                    at[l] = here;
                }
                continue;
            }
            for (long l = 0; l < width; l++) {
                REAL v = row[l];
                // Not "v > best": a NaN wins and stays until the next one.
                int wins = v > best[l] || v != v;
                best[l] = wins ? v : best[l];
                if (keeps) at[l] = wins ? here : at[l];
            }
        }
    }
    for (long l = 0; l < width; l++) dst[l] = best[l];
    if (keeps) for (long l = 0; l < width; l++) indices[l] = at[l];
}

CLONES static void NAME(max_body)(void *context, long begin, long end) {
    const struct NAME(pool) *p = context;
    const tnb_pool_shape *s = &p->s;
    for (long t = begin; t < end; t++) {
        long n = t / s->out_height, oy = t % s->out_height;
        const REAL *image = p->src + n * s->in_height * s->in_width * s->channels;
        for (long ox = 0; ox < s->out_width; ox++) {
            long out = (t * s->out_width + ox) * s->channels;
            long y0 = oy * s->stride_height - s->pad_height, x0 = ox * s->stride_width - s->pad_width;
            for (long c = 0; c < s->channels; c += STRIP) {
                long width = s->channels - c;
                int32_t *indices = p->indices ? p->indices + out + c : 0;
                if (width >= STRIP && indices) NAME(max_strip)(p, image, y0, x0, c, STRIP, p->dst + out + c, indices, 1);
                else if (width >= STRIP) NAME(max_strip)(p, image, y0, x0, c, STRIP, p->dst + out + c, 0, 0);
                else NAME(max_strip)(p, image, y0, x0, c, width, p->dst + out + c, indices, indices != 0);
            }
        }
    }
}

void NAME(tnb_max_pool)(const tnb_pool_shape *shape, const REAL *src, REAL *dst, int32_t *indices) {
    struct NAME(pool) p = {.s = *shape, .src = src, .dst = dst, .indices = indices};
    long row = shape->out_width * shape->channels * shape->kernel_height * shape->kernel_width;
    tnb_parallel_for(shape->batch * shape->out_height, 1 + 32768 / (row + 1), NAME(max_body), &p);
}

CLONES static void NAME(adaptive_max_body)(void *context, long begin, long end) {
    const struct NAME(pool) *p = context;
    const tnb_pool_shape *s = &p->s;
    for (long t = begin; t < end; t++) {
        long n = t / s->out_height, oy = t % s->out_height, y0, y1, x0, x1, counted;
        NAME(window)(p, oy, s->in_height, s->out_height, 0, 0, 0, &y0, &y1, &counted);
        for (long ox = 0; ox < s->out_width; ox++) {
            NAME(window)(p, ox, s->in_width, s->out_width, 0, 0, 0, &x0, &x1, &counted);
            long out = (t * s->out_width + ox) * s->channels;
            for (long c = 0; c < s->channels; c++) {
                REAL best = -INFINITY;
                long at = y0 * s->in_width + x0;
                for (long y = y0; y < y1; y++) {
                    for (long x = x0; x < x1; x++) {
                        REAL v = p->src[((n * s->in_height + y) * s->in_width + x) * s->channels + c];
                        if (v > best || v != v) {
                            best = v;
                            at = y * s->in_width + x;
                        }
                    }
                }
                p->dst[out + c] = best;
                p->indices[out + c] = (int32_t)at;
            }
        }
    }
}

void NAME(tnb_adaptive_max_pool)(const tnb_pool_shape *shape, const REAL *src, REAL *dst, int32_t *indices) {
    struct NAME(pool) p = {.s = *shape, .src = src, .dst = dst, .indices = indices, .adaptive = 1};
    tnb_parallel_for(shape->batch * shape->out_height, 1 + 32768 / (shape->in_width * shape->channels + 1),
                     NAME(adaptive_max_body), &p);
}

static void NAME(max_backward_body)(void *context, long begin, long end) {
    const struct NAME(pool) *p = context;
    const tnb_pool_shape *s = &p->s;
    long strips = (s->channels + STRIP - 1) / STRIP, channels = s->channels;
    for (long t = begin; t < end; t++) {
        long n = t / strips, c = t % strips * STRIP, width = channels - c < STRIP ? channels - c : STRIP;
        long in = s->in_height * s->in_width, out = s->out_height * s->out_width;
        REAL *image = p->dst + n * in * channels + c;
        for (long i = 0; i < in; i++) memset(image + i * channels, 0, width * sizeof(REAL));
        for (long o = 0; o < out; o++) {
            long at = (n * out + o) * channels + c;
            for (long l = 0; l < width; l++) image[p->indices[at + l] * channels + l] += p->src[at + l];
        }
    }
}

void NAME(tnb_max_pool_backward)(const tnb_pool_shape *shape, const REAL *diff_dst, const int32_t *indices,
                                 REAL *diff_src) {
    struct NAME(pool) p = {.s = *shape, .src = diff_dst, .dst = diff_src, .indices = (int32_t *)indices};
    tnb_parallel_for(shape->batch * ((shape->channels + STRIP - 1) / STRIP), 1, NAME(max_backward_body), &p);
}

CLONES static void NAME(avg_body)(void *context, long begin, long end) {
    const struct NAME(pool) *p = context;
    const tnb_pool_shape *s = &p->s;
    for (long t = begin; t < end; t++) {
        long n = t / s->out_height, oy = t % s->out_height, y0, y1, rows;
        const REAL *image = p->src + n * s->in_height * s->in_width * s->channels;
        NAME(window)(p, oy, s->in_height, s->out_height, s->kernel_height, s->stride_height, s->pad_height, &y0, &y1, &rows);
        for (long ox = 0; ox < s->out_width; ox++) {
            long x0, x1, columns;
            NAME(window)(p, ox, s->in_width, s->out_width, s->kernel_width, s->stride_width, s->pad_width, &x0, &x1, &columns);
            REAL divisor = (REAL)(p->divisor ? p->divisor : rows * columns);
            REAL *dst = p->dst + (t * s->out_width + ox) * s->channels;
            for (long c = 0; c < s->channels; c += STRIP) {
                long width = s->channels - c < STRIP ? s->channels - c : STRIP;
                REAL sum[STRIP] = {0};
                for (long y = y0; y < y1; y++)
                    for (long x = x0; x < x1; x++) {
                        const REAL *row = image + (y * s->in_width + x) * s->channels + c;
                        if (width == STRIP) for (long l = 0; l < STRIP; l++) sum[l] += row[l];
                        else for (long l = 0; l < width; l++) sum[l] += row[l];
                    }
                for (long l = 0; l < width; l++) dst[c + l] = sum[l] / divisor;
            }
        }
    }
}

static void NAME(run_avg)(struct NAME(pool) *p) {
    long row = p->s.in_height / (p->s.out_height + 1) * p->s.in_width * p->s.channels;
    tnb_parallel_for(p->s.batch * p->s.out_height, 1 + 32768 / (row + 1), NAME(avg_body), p);
}

void NAME(tnb_avg_pool)(const tnb_pool_shape *shape, const REAL *src, REAL *dst, int count_padding, long divisor) {
    struct NAME(pool) p = {.s = *shape, .src = src, .dst = dst, .count_padding = count_padding, .divisor = divisor};
    NAME(run_avg)(&p);
}

void NAME(tnb_adaptive_avg_pool)(const tnb_pool_shape *shape, const REAL *src, REAL *dst) {
    struct NAME(pool) p = {.s = *shape, .src = src, .dst = dst, .adaptive = 1};
    NAME(run_avg)(&p);
}

CLONES static void NAME(avg_backward_body)(void *context, long begin, long end) {
    const struct NAME(pool) *p = context;
    const tnb_pool_shape *s = &p->s;
    long plane = s->in_height * s->in_width * s->channels;
    for (long n = begin; n < end; n++) {
        REAL *image = p->dst + n * plane;
        memset(image, 0, plane * sizeof(REAL));
        for (long oy = 0; oy < s->out_height; oy++) {
            long y0, y1, rows;
            NAME(window)(p, oy, s->in_height, s->out_height, s->kernel_height, s->stride_height, s->pad_height, &y0, &y1, &rows);
            for (long ox = 0; ox < s->out_width; ox++) {
                long x0, x1, columns;
                NAME(window)(p, ox, s->in_width, s->out_width, s->kernel_width, s->stride_width, s->pad_width, &x0, &x1, &columns);
                REAL divisor = (REAL)(p->divisor ? p->divisor : rows * columns);
                const REAL *g = p->src + ((n * s->out_height + oy) * s->out_width + ox) * s->channels;
                for (long y = y0; y < y1; y++)
                    for (long x = x0; x < x1; x++) {
                        REAL *restrict row = image + (y * s->in_width + x) * s->channels;
                        for (long c = 0; c < s->channels; c++) row[c] += g[c] / divisor;
                    }
            }
        }
    }
}

void NAME(tnb_avg_pool_backward)(const tnb_pool_shape *shape, const REAL *diff_dst, REAL *diff_src, int count_padding,
                                 long divisor) {
    struct NAME(pool) p = {.s = *shape, .src = diff_dst, .dst = diff_src, .count_padding = count_padding,
                           .divisor = divisor};
    tnb_parallel_for(shape->batch, 1, NAME(avg_backward_body), &p);
}

void NAME(tnb_adaptive_avg_pool_backward)(const tnb_pool_shape *shape, const REAL *diff_dst, REAL *diff_src) {
    struct NAME(pool) p = {.s = *shape, .src = diff_dst, .dst = diff_src, .adaptive = 1};
    tnb_parallel_for(shape->batch, 1, NAME(avg_backward_body), &p);
}

#undef STRIP
