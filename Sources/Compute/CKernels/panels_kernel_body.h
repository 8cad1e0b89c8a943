// Bodies of panels.c, included by panel_versions.h.

// What a product of some rows and a panel reads and writes; see tnb_multiply_panel.
struct NAME(product) {
    long depth, channels, width;
    const float *v, *u, *next;
    long step;  // of `next` for each input
    float *m;
    int continues;
    const struct ending *end;
};

// rows x `vectors` of outputs. Two sums for each row, two weights and one broadcast fill the 16 registers, or 31 of 32. The rows lie
// one and two strides behind pointers, which the processor's addresses can say: a chain of additions from row to row cost a sixth
// (75 instead of 88 GFLOP/s of 103, Zen 3).
#define ROW(r, at) \
    if (rows > r) { \
        V x = NAME(all)(at); \
        sums[r][0] += x * low; \
        if (vectors > 1) sums[r][1] += x * high; \
    }

INLINED void NAME(multiply)(const int rows, const int vectors, const struct NAME(product) *p) {
    long channels = p->channels;
    float *m = p->m;
    V sums[ROWS][2];
    UNROLLED for (int r = 0; r < rows; r++)
        UNROLLED for (int i = 0; i < vectors; i++) sums[r][i] = p->continues ? *(V *)(m + r * p->width + i * LANES) : (V){0};
    const float *u = p->u, *a = p->v, *b = a + 3 * channels;
#if ROWS > 6
    const float *c = b + 3 * channels, *d = c + 3 * channels, *e = d + 3 * channels, *next = p->next;
    long step = p->step;
#endif
    for (long k = p->depth; k > 0; k--) {
        V low = *(const V *)u, high = vectors > 1 ? *(const V *)(u + LANES) : low;
        ROW(0, a[0]) ROW(1, a[channels]) ROW(2, a[2 * channels])
        ROW(3, b[0]) ROW(4, b[channels]) ROW(5, b[2 * channels])
        a++, b++, u += vectors * LANES;
#if ROWS > 6
        ROW(6, c[0]) ROW(7, c[channels]) ROW(8, c[2 * channels])
        ROW(9, d[0]) ROW(10, d[channels]) ROW(11, d[2 * channels])
        ROW(12, e[0]) ROW(13, e[channels])
        c++, d++, e++;
        __builtin_prefetch(next, 0, 2);
        next += step;
        __asm__ volatile("" : "+r"(c), "+r"(d), "+r"(e));
#endif
        // The compiler would make one index of them and go back to the additions.
        __asm__ volatile("" : "+r"(a), "+r"(b), "+r"(u));
    }
    const struct ending *end = p->end;
    if (!end) {
        UNROLLED for (int r = 0; r < rows; r++)
            UNROLLED for (int i = 0; i < vectors; i++) *(V *)(m + r * p->width + i * LANES) = sums[r][i];
        return;
    }
    V bias[2];
    UNROLLED for (int i = 0; i < vectors; i++)
        bias[i] = end->bias ? NAME(load)(end->bias + i * LANES, end->outputs - i * LANES) : (V){0};
    UNROLLED for (int r = 0; r < rows; r++) {
        const float *residual = end->residual ? end->residual + r * end->stride : NULL;
        float *dst = end->dst + r * end->stride;
        UNROLLED for (int i = 0; i < vectors; i++)
            NAME(finish)(sums[r][i] + bias[i], residual ? residual + i * LANES : NULL, end->relu, dst + i * LANES,
                         end->outputs - i * LANES);
    }
}

#undef ROW

#define CASE(n) \
    case n: \
        if (HAS_MASKS && vectors == 1) NAME(multiply)(n, 1, p); \
        else NAME(multiply)(n, 2, p); \
        break;

TARGETED static void NAME(multiply_rows)(long rows, int vectors, const struct NAME(product) *p) {
    switch (rows) {
#if ROWS > 6
        CASE(14) CASE(13) CASE(12) CASE(11) CASE(10) CASE(9) CASE(8) CASE(7)
#endif
        CASE(6) CASE(5) CASE(4) CASE(3) CASE(2) CASE(1)
    }
}

#undef CASE

void NAME(tnb_multiply_panel)(long count, int vectors, long depth, const float *v, long channels, const float *u,
                              const float *next, float *m, long width, int continues, const struct ending *end) {
    long tiles = (count + ROWS - 1) / ROWS, step = (vectors * LANES + tiles - 1) / tiles;
    struct ending here;
    struct NAME(product) p = {.depth = depth, .channels = channels, .width = width, .v = v, .u = u, .next = next, .step = step,
                              .m = m, .continues = continues, .end = end ? &here : NULL};
    if (end) here = *end;
    for (; tiles > 0; tiles--) {
        // All of about the same height: one row alone would take as long as four.
        long rows = (count + tiles - 1) / tiles;
#if ROWS <= 6
        // Ahead of the rows, and with AVX-512 between them: there a panel has too many lines to ask for at once.
        for (long at = 0; at < depth * step; at += LINE) __builtin_prefetch(p.next + at, 0, 2);
#endif
        NAME(multiply_rows)(rows, vectors, &p);
        count -= rows;
        p.v += rows * channels, p.m += rows * width, p.next += depth * step;
        if (!end) continue;
        here.dst += rows * here.stride;
        if (here.residual) here.residual += rows * here.stride;
    }
}
