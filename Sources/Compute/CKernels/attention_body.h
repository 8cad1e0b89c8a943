// Attention, included by softmax.c once per type with REAL, EXP(x), GEMM and NAME(x) set, behind
// softmax_body.h, whose row loops it uses. With PACKS set, forward may take its products from attention_panels.h.
//
// One task has one head and a block of its queries: scores of the block against all keys, softmax, product with the values. The scores
// stay in the cache and no whole matrix of them exists. What is kept for the way back is one number a row, the logarithm of the sum of
// the exponentials. Backward has one task a head, which goes through the blocks in order: sums over queries have one order whatever the
// number of threads.

struct NAME(attention) {
    struct tnb_attention s;
    long block, blocks, first;
    long line;           // of scores
    const REAL *packed;  // the heads from `first` on; null for products by GEMM
};

static long NAME(attention_block)(long length, long source) {
    long block = 65536 / (source ? source : 1);
    block = block < 16 ? 16 : block > 64 ? 64 : block;
    return block < length ? block : length;
}

// How many keys rows first ..< first + rows may look at.
INLINE long NAME(attention_width)(const struct tnb_attention *s, long first, long rows) {
    return s->causal && first + rows < s->source ? first + rows : s->source;
}

INLINE const REAL *NAME(attention_queries)(const struct tnb_attention *s, long head, long first) {
    return (const REAL *)s->q + head / s->heads * s->q_strides[0] + head % s->heads * s->q_strides[1] + first * s->q_strides[2];
}

// Hides what rows first ..< first + rows may not look at.
INLINE void NAME(attention_mask)(const struct tnb_attention *s, long head, long first, long rows, long width, REAL *scores,
                                 long line) {
    long b = head / s->heads, h = head % s->heads;
    for (long r = 0; r < rows; r++) {
        REAL *row = scores + r * line;
        if (s->causal)
            for (long c = first + r + 1; c < width; c++) row[c] = -INFINITY;
        if (s->mask) {
            long at = b * s->mask_strides[0] + h * s->mask_strides[1] + (first + r) * s->mask_strides[2], step = s->mask_strides[3];
            if (s->mask_is_bool) {
                const uint8_t *m = (const uint8_t *)s->mask + at;
                for (long c = 0; c < width; c++) row[c] = m[c * step] ? row[c] : -INFINITY;
            } else {
                const REAL *m = (const REAL *)s->mask + at;
                for (long c = 0; c < width; c++) row[c] += m[c * step];
            }
        }
    }
}

// Scores of rows first ..< first + rows, scaled and masked; returns how many keys the last row may look at.
INLINE long NAME(attention_scores)(const struct tnb_attention *s, long head, long first, long rows, REAL *scores) {
    long width = NAME(attention_width)(s, first, rows);
    const REAL *k = (const REAL *)s->k + head / s->heads * s->k_strides[0] + head % s->heads * s->k_strides[1];
    GEMM(CblasRowMajor, CblasNoTrans, CblasTrans, (int)rows, (int)width, (int)s->width, (REAL)s->scale,
         NAME(attention_queries)(s, head, first), (int)s->q_strides[2], k, (int)s->k_strides[2], 0, scores, (int)s->source);
    NAME(attention_mask)(s, head, first, rows, width, scores, s->source);
    return width;
}

CLONES static void NAME(attention_body)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(attention) *j = context;
    const struct tnb_attention *s = &j->s;
    long line = j->line;
    REAL *scores = tnb_scratch(2, j->block * line * sizeof(REAL));
    for (long t = begin; t < end; t++) {
        long head = j->first + t / j->blocks, first = t % j->blocks * j->block, b = head / s->heads, h = head % s->heads;
        long rows = s->length - first < j->block ? s->length - first : j->block;
        long width;
#ifdef PACKS
        const REAL *packed = j->packed ? j->packed + t / j->blocks * packed_head(s) : 0;
        if (packed) {
            width = NAME(attention_width)(s, first, rows);
            packed_scores(s, packed, NAME(attention_queries)(s, head, first), rows, width, scores, line);
            NAME(attention_mask)(s, head, first, rows, width, scores, line);
        } else
#endif
            width = NAME(attention_scores)(s, head, first, rows, scores);
        for (long r = 0; r < rows; r++) {
            REAL *row = scores + r * line;
            REAL max = NAME(row_max)(row, width);
            int blind = max == -INFINITY;
            for (long c = 0; blind && c < width; c++) blind = row[c] == -INFINITY;
            if (blind) {
                // A row that may look nowhere gives zeros, also on the way back.
                memset(row, 0, width * sizeof(REAL));
                if (s->sums) ((REAL *)s->sums)[head * s->length + first + r] = INFINITY;
                continue;
            }
            REAL sum = NAME(row_exp)(row, row, width, max);
            for (long c = 0; c < width; c++) row[c] = row[c] / sum;
            if (s->sums) ((REAL *)s->sums)[head * s->length + first + r] = max + (REAL)log(sum);
        }
        REAL *out = (REAL *)s->out + b * s->out_strides[0] + h * s->out_strides[1] + first * s->out_strides[2];
#ifdef PACKS
        if (packed) {
            packed_values(s, packed, scores, line, rows, width, out);
            continue;
        }
#endif
        const REAL *v = (const REAL *)s->v + b * s->v_strides[0] + h * s->v_strides[1];
        GEMM(CblasRowMajor, CblasNoTrans, CblasNoTrans, (int)rows, (int)s->value_width, (int)width, 1, scores, (int)s->source, v,
             (int)s->v_strides[2], 0, out, (int)s->out_strides[2]);
    }
}

// dq, dk, dv lie row-major by heads: [heads, length or source, width].
CLONES static void NAME(attention_backward_body)(void *context, long begin, long end) {
#pragma clang fp contract(fast)
    const struct NAME(attention) *j = context;
    const struct tnb_attention *s = &j->s;
    REAL *weights = tnb_scratch(2, 2 * j->block * s->source * sizeof(REAL)), *slopes = weights + j->block * s->source;
    for (long t = begin; t < end; t++) {
        long head = j->first + t, b = head / s->heads, h = head % s->heads;
        const REAL *k = (const REAL *)s->k + b * s->k_strides[0] + h * s->k_strides[1];
        const REAL *v = (const REAL *)s->v + b * s->v_strides[0] + h * s->v_strides[1];
        REAL *dq = s->dq ? (REAL *)s->dq + head * s->length * s->width : 0;
        REAL *dk = s->dk ? (REAL *)s->dk + head * s->source * s->width : 0;
        REAL *dv = s->dv ? (REAL *)s->dv + head * s->source * s->value_width : 0;
        if (dk) memset(dk, 0, s->source * s->width * sizeof(REAL));
        if (dv) memset(dv, 0, s->source * s->value_width * sizeof(REAL));
        for (long first = 0; first < s->length; first += j->block) {
            long rows = s->length - first < j->block ? s->length - first : j->block;
            long width = NAME(attention_scores)(s, head, first, rows, weights);
            const REAL *sums = (const REAL *)s->sums + head * s->length + first;
            for (long r = 0; r < rows; r++) {
                REAL *row = weights + r * s->source;
                for (long c = 0; c < width; c++) row[c] = EXP(row[c] - sums[r]);
            }
            const REAL *g = (const REAL *)s->gradient + b * s->gradient_strides[0] + h * s->gradient_strides[1] +
                            first * s->gradient_strides[2];
            int ldg = (int)s->gradient_strides[2];
            if (dv)
                GEMM(CblasRowMajor, CblasTrans, CblasNoTrans, (int)width, (int)s->value_width, (int)rows, 1, weights,
                     (int)s->source, g, ldg, 1, dv, (int)s->value_width);
            if (!dq && !dk) continue;
            GEMM(CblasRowMajor, CblasNoTrans, CblasTrans, (int)rows, (int)width, (int)s->value_width, 1, g, ldg, v,
                 (int)s->v_strides[2], 0, slopes, (int)s->source);
            for (long r = 0; r < rows; r++) {
                REAL *p = weights + r * s->source, *d = slopes + r * s->source;
                for (long c = 0; c < width; c++) d[c] = p[c] * d[c];
                REAL sum = NAME(row_sum)(d, width);
                for (long c = 0; c < width; c++) d[c] -= p[c] * sum;
            }
            const REAL *q = (const REAL *)s->q + b * s->q_strides[0] + h * s->q_strides[1] + first * s->q_strides[2];
            if (dq)
                GEMM(CblasRowMajor, CblasNoTrans, CblasNoTrans, (int)rows, (int)s->width, (int)width, (REAL)s->scale, slopes,
                     (int)s->source, k, (int)s->k_strides[2], 0, dq + first * s->width, (int)s->width);
            if (dk)
                GEMM(CblasRowMajor, CblasTrans, CblasNoTrans, (int)width, (int)s->width, (int)rows, (REAL)s->scale, slopes,
                     (int)s->source, q, (int)s->q_strides[2], 1, dk, (int)s->width);
        }
    }
}

void NAME(tnb_attention)(const struct tnb_attention *s, long first, long count) {
    long block = NAME(attention_block)(s->length, s->source);
    struct NAME(attention) j = {.s = *s, .block = block, .blocks = (s->length + block - 1) / block, .first = first,
                                .line = s->source};
#ifdef PACKS
    if (packs_heads(s)) {
        // Whole tiles of rows: of 197 queries 66, 66 and 65.
        j.block = (block + tnb_panel_rows() - 1) / tnb_panel_rows() * tnb_panel_rows();
        j.blocks = (s->length + j.block - 1) / j.block;
        j.line = in_panels(s->source);
        long some = count < PACKED_HEADS ? count : PACKED_HEADS;
        REAL *packed = tnb_scratch(3, some * packed_head(s) * sizeof(REAL));
        for (long end = first + count; j.first < end; j.first += some) {
            if (end - j.first < some) some = end - j.first;
            struct packing packing = {s, j.first, packed};
            tnb_parallel_for(some, 1, pack_body, &packing);
            j.packed = packed;
            tnb_parallel_for(some * j.blocks, 1, NAME(attention_body), &j);
        }
        return;
    }
#endif
    tnb_parallel_for(count * j.blocks, 1, NAME(attention_body), &j);
}

void NAME(tnb_attention_backward)(const struct tnb_attention *s, long first, long count) {
    struct NAME(attention) j = {.s = *s, .block = NAME(attention_block)(s->length, s->source), .first = first};
    tnb_parallel_for(count, 1, NAME(attention_backward_body), &j);
}
