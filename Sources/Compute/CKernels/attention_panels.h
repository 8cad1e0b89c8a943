// The two products of attention by the kernels of panels.h, for floats on processors that panels.h is for. A head's keys and values
// are packed once, where OpenBLAS packs them anew for every block of queries: 41 GFLOP/s there.
#pragma once

#include <string.h>

#include "attention.h"
#include "panels.h"

/// Heads that are packed at a time: for ViT's 197 tokens they stay below 2 MB.
enum { PACKED_HEADS = 16 };

/// Floats of a packed head: panels of 16 keys, then panels of 16 of the values' columns.
static inline long packed_head(const struct tnb_attention *s) {
    return in_panels(s->source) * s->width + in_panels(s->value_width) * s->source;
}

/// Whether the products go this way: a few queries do not pay for the packing.
static inline int packs_heads(const struct tnb_attention *s) { return s->length >= 12 && s->source > 0 && tnb_has_panels(); }

#if defined(__x86_64__)

static void pack_head(const struct tnb_attention *s, long head, float *packed) {
    long b = head / s->heads, h = head % s->heads;
    const float *k = (const float *)s->k + b * s->k_strides[0] + h * s->k_strides[1];
    for (long first = 0; first < s->source; first += PANEL, packed += PANEL * s->width)
        for (long lane = 0; lane < PANEL; lane++) {
            const float *key = first + lane < s->source ? k + (first + lane) * s->k_strides[2] : NULL;
            for (long i = 0; i < s->width; i++) packed[i * PANEL + lane] = key ? key[i] * (float)s->scale : 0;
        }
    const float *v = (const float *)s->v + b * s->v_strides[0] + h * s->v_strides[1];
    for (long column = 0; column < s->value_width; column += PANEL, packed += PANEL * s->source) {
        long count = s->value_width - column < PANEL ? s->value_width - column : PANEL;
        for (long c = 0; c < s->source; c++) {
            memcpy(packed + c * PANEL, v + c * s->v_strides[2] + column, count * sizeof(float));
            for (long lane = count; lane < PANEL; lane++) packed[c * PANEL + lane] = 0;
        }
    }
}

/// Scores [rows, width] of queries against the first `width` keys, in lines of `line` floats (whole panels).
V3 static void packed_scores(const struct tnb_attention *s, const float *packed, const float *q, long rows, long width,
                             float *scores, long line) {
    for (long c = 0; c < width; c += PANEL)
        for (long r = 0; r < rows; r += ROWS)
            multiply_rows(rows - r < ROWS ? rows - r : ROWS, s->width, q + r * s->q_strides[2], s->q_strides[2],
                          packed + c * s->width, scores + r * line + c, line, 0, NULL);
}

/// out [rows, value width] = weights [rows, width] · values.
V3 static void packed_values(const struct tnb_attention *s, const float *packed, const float *weights, long line, long rows,
                             long width, float *out) {
    const float *values = packed + in_panels(s->source) * s->width;
    float rest[ROWS * PANEL];
    for (long column = 0; column < s->value_width; column += PANEL) {
        const float *panel = values + column * s->source;
        long count = s->value_width - column;
        for (long r = 0; r < rows; r += ROWS) {
            long some = rows - r < ROWS ? rows - r : ROWS, stride = s->out_strides[2];
            float *to = out + r * stride + column;
            if (count >= PANEL) {
                multiply_rows(some, width, weights + r * line, line, panel, to, stride, 0, NULL);
                continue;
            }
            multiply_rows(some, width, weights + r * line, line, panel, rest, PANEL, 0, NULL);
            for (long i = 0; i < some; i++) memcpy(to + i * stride, rest + i * PANEL, count * sizeof(float));
        }
    }
}

#else

static void pack_head(const struct tnb_attention *s, long head, float *packed) {}
static void packed_scores(const struct tnb_attention *s, const float *packed, const float *q, long rows, long width,
                          float *scores, long line) {}
static void packed_values(const struct tnb_attention *s, const float *packed, const float *weights, long line, long rows,
                          long width, float *out) {}

#endif

/// Heads from `first` on, as many as a parallel loop has tasks, packed side by side.
struct packing {
    const struct tnb_attention *s;
    long first;
    float *packed;
};

static void pack_body(void *context, long begin, long end) {
    const struct packing *j = context;
    for (long t = begin; t < end; t++) pack_head(j->s, j->first + t, j->packed + t * packed_head(j->s));
}
