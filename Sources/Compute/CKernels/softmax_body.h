// Bodies of softmax.c, included once per type with REAL, EXP(x) and NAME(x) set. Rows are summed in 16 lanes whatever the
// instruction set, so that every machine adds in the same order.

struct NAME(rows) {
    const REAL *x, *dy, *weight, *soft;
    const int64_t *targets;
    REAL *y, *loss, *gradient;
    long width;
    int64_t ignore_index;
    double smoothing, scale;
};

INLINE REAL NAME(row_max)(const REAL *x, long n) {
    REAL lane[16];
    for (int l = 0; l < 16; l++) lane[l] = -INFINITY;
    long i = 0;
    for (; i + 16 <= n; i += 16)
        for (int l = 0; l < 16; l++) lane[l] = x[i + l] > lane[l] ? x[i + l] : lane[l];
    REAL m = -INFINITY;
    for (; i < n; i++) m = x[i] > m ? x[i] : m;
    for (int l = 0; l < 16; l++) m = lane[l] > m ? lane[l] : m;
    return m;
}

INLINE REAL NAME(row_sum)(const REAL *x, long n) {
    REAL lane[16] = {0};
    long i = 0;
    for (; i + 16 <= n; i += 16)
        for (int l = 0; l < 16; l++) lane[l] += x[i + l];
    REAL s = 0;
    for (; i < n; i++) s += x[i];
    for (int l = 0; l < 16; l++) s += lane[l];
    return s;
}

// y = e^(x - max); returns the sum. A NaN or +inf in the row makes it NaN, as the definition does.
INLINE REAL NAME(row_exp)(const REAL *x, REAL *y, long n, REAL max) {
    for (long i = 0; i < n; i++) y[i] = EXP(x[i] - max);
    return NAME(row_sum)(y, n);
}

CLONES static void NAME(softmax_body)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(rows) *j = context;
    long n = j->width;
    for (long r = begin; r < end; r++) {
        const REAL *x = j->x + r * n;
        REAL *y = j->y + r * n;
        REAL sum = NAME(row_exp)(x, y, n, NAME(row_max)(x, n));
        for (long i = 0; i < n; i++) y[i] = y[i] / sum;
    }
}

CLONES static void NAME(softmax_backward_body)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(rows) *j = context;
    long n = j->width;
    for (long r = begin; r < end; r++) {
        const REAL *y = j->x + r * n, *dy = j->dy + r * n;
        REAL *dx = j->y + r * n;
        for (long i = 0; i < n; i++) dx[i] = y[i] * dy[i];
        REAL sum = NAME(row_sum)(dx, n);
        for (long i = 0; i < n; i++) dx[i] = (dy[i] - sum) * y[i];
    }
}

CLONES static void NAME(log_softmax_body)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(rows) *j = context;
    long n = j->width;
    for (long r = begin; r < end; r++) {
        const REAL *x = j->x + r * n;
        REAL *y = j->y + r * n;
        REAL max = NAME(row_max)(x, n);
        REAL shift = (REAL)log(NAME(row_exp)(x, y, n, max));
        for (long i = 0; i < n; i++) y[i] = x[i] - max - shift;
    }
}

CLONES static void NAME(log_softmax_backward_body)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(rows) *j = context;
    long n = j->width;
    for (long r = begin; r < end; r++) {
        const REAL *y = j->x + r * n, *dy = j->dy + r * n;
        REAL *dx = j->y + r * n;
        REAL sum = NAME(row_sum)(dy, n);
        for (long i = 0; i < n; i++) dx[i] = dy[i] - EXP(y[i]) * sum;
    }
}

static long NAME(softmax_grain)(long width) {
    long grain = 4096 / (width ? width : 1);
    return grain < 1 ? 1 : grain;
}

void NAME(tnb_softmax)(const REAL *x, REAL *y, long rows, long width) {
    struct NAME(rows) j = {.x = x, .y = y, .width = width};
    tnb_parallel_for(rows, NAME(softmax_grain)(width), NAME(softmax_body), &j);
}

void NAME(tnb_softmax_backward)(const REAL *y, const REAL *dy, REAL *dx, long rows, long width) {
    struct NAME(rows) j = {.x = y, .dy = dy, .y = dx, .width = width};
    tnb_parallel_for(rows, NAME(softmax_grain)(width), NAME(softmax_backward_body), &j);
}

void NAME(tnb_log_softmax)(const REAL *x, REAL *y, long rows, long width) {
    struct NAME(rows) j = {.x = x, .y = y, .width = width};
    tnb_parallel_for(rows, NAME(softmax_grain)(width), NAME(log_softmax_body), &j);
}

void NAME(tnb_log_softmax_backward)(const REAL *y, const REAL *dy, REAL *dx, long rows, long width) {
    struct NAME(rows) j = {.x = y, .dy = dy, .y = dx, .width = width};
    tnb_parallel_for(rows, NAME(softmax_grain)(width), NAME(log_softmax_backward_body), &j);
}

// loss = - sum over c of t[c] log p[c], with t the (smoothed, weighted) target: its gradient is p * sum(t) - t.
CLONES static void NAME(cross_entropy_body)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(rows) *j = context;
    long n = j->width;
    REAL *row = tnb_scratch(2, n * sizeof(REAL));
    const REAL *weight = j->weight;
    REAL spread = (REAL)(j->smoothing / n), kept = (REAL)(1 - j->smoothing), scale = (REAL)j->scale;
    for (long r = begin; r < end; r++) {
        const REAL *x = j->x + r * n;
        REAL *g = j->gradient ? j->gradient + r * n : row;
        if (j->targets && j->targets[r] == j->ignore_index) {
            j->loss[r] = 0;
            if (j->gradient) memset(g, 0, n * sizeof(REAL));
            continue;
        }
        REAL max = NAME(row_max)(x, n);
        REAL sum = NAME(row_exp)(x, g, n, max);
        REAL shift = (REAL)log(sum), loss = 0, total = 0;
        if (j->targets) {
            long target = j->targets[r];
            REAL w = weight ? weight[target] : 1;
            loss = kept * w * (max + shift - x[target]);
            total = kept * w;
            if (spread > 0)
                for (long i = 0; i < n; i++) {
                    REAL t = weight ? spread * weight[i] : spread;
                    loss += t * (max + shift - x[i]);
                    total += t;
                }
        } else {
            const REAL *q = j->soft + r * n;
            for (long i = 0; i < n; i++) {
                REAL t = (q[i] * kept + spread) * (weight ? weight[i] : 1);
                loss += t * (max + shift - x[i]);
                total += t;
            }
        }
        j->loss[r] = loss;
        if (!j->gradient) continue;
        REAL factor = total / sum * scale;
        if (j->targets) {
            long target = j->targets[r];
            if (spread > 0)
                for (long i = 0; i < n; i++) g[i] = g[i] * factor - (weight ? spread * weight[i] : spread) * scale;
            else
                for (long i = 0; i < n; i++) g[i] = g[i] * factor;
            g[target] -= kept * (weight ? weight[target] : 1) * scale;
        } else {
            const REAL *q = j->soft + r * n;
            for (long i = 0; i < n; i++)
                g[i] = g[i] * factor - (q[i] * kept + spread) * (weight ? weight[i] : 1) * scale;
        }
    }
}

void NAME(tnb_cross_entropy)(const REAL *logits, const int64_t *targets, const REAL *weight, long rows, long classes,
                             int64_t ignore_index, double label_smoothing, double scale, REAL *loss, REAL *gradient) {
    struct NAME(rows) j = {.x = logits, .targets = targets, .weight = weight, .width = classes, .loss = loss,
                           .gradient = gradient, .ignore_index = ignore_index, .smoothing = label_smoothing,
                           .scale = scale};
    tnb_parallel_for(rows, NAME(softmax_grain)(classes), NAME(cross_entropy_body), &j);
}

void NAME(tnb_cross_entropy_soft)(const REAL *logits, const REAL *targets, const REAL *weight, long rows, long classes,
                                  double label_smoothing, double scale, REAL *loss, REAL *gradient) {
    struct NAME(rows) j = {.x = logits, .soft = targets, .weight = weight, .width = classes, .loss = loss,
                           .gradient = gradient, .smoothing = label_smoothing, .scale = scale};
    tnb_parallel_for(rows, NAME(softmax_grain)(classes), NAME(cross_entropy_body), &j);
}

CLONES static void NAME(scale_rows_body)(void *context, long begin, long end) {
    const struct NAME(rows) *j = context;
    long n = j->width;
    for (long r = begin; r < end; r++)
        for (long i = 0; i < n; i++) j->y[r * n + i] = j->x[r * n + i] * j->weight[r];
}

void NAME(tnb_scale_rows)(const REAL *x, const REAL *factors, REAL *y, long rows, long width) {
    struct NAME(rows) j = {.x = x, .weight = factors, .y = y, .width = width};
    tnb_parallel_for(rows, NAME(softmax_grain)(width), NAME(scale_rows_body), &j);
}
