// The two products of attention by the kernels of panels.h, for floats on processors that panels.h is for. A head's keys and values
// are packed once, where OpenBLAS packs them anew for every block of queries: 41 GFLOP/s there.
#pragma once

#include <string.h>

#include "attention.h"
#include "panels.h"

/// Heads that are packed at a time: for ViT's 197 tokens they stay below 2 MB.
enum { PACKED_HEADS = 16 };

/// Floats of a packed head: panels of keys, then panels of the values' columns.
static inline long packed_head(const struct tnb_attention *s) {
    return in_panels(s->source) * s->width + in_panels(s->value_width) * s->source;
}

/// Whether the products go this way: a few queries do not pay for the packing.
static inline int packs_heads(const struct tnb_attention *s) { return s->length >= 12 && s->source > 0 && tnb_panel_lanes(); }

#if defined(__x86_64__)

static void pack_head(const struct tnb_attention *s, long head, float *packed) {
    long b = head / s->heads, h = head % s->heads, width = tnb_panel();
    const float *k = (const float *)s->k + b * s->k_strides[0] + h * s->k_strides[1];
    for (long first = 0; first < s->source; first += width, packed += width * s->width)
        for (long lane = 0; lane < width; lane++) {
            const float *key = first + lane < s->source ? k + (first + lane) * s->k_strides[2] : NULL;
            for (long i = 0; i < s->width; i++) packed[i * width + lane] = key ? key[i] * (float)s->scale : 0;
        }
    const float *v = (const float *)s->v + b * s->v_strides[0] + h * s->v_strides[1];
    for (long column = 0; column < s->value_width; column += width, packed += width * s->source) {
        long count = s->value_width - column < width ? s->value_width - column : width;
        for (long c = 0; c < s->source; c++) {
            memcpy(packed + c * width, v + c * s->v_strides[2] + column, count * sizeof(float));
            for (long lane = count; lane < width; lane++) packed[c * width + lane] = 0;
        }
    }
}

#define BODY "attention_panels_body.h"
#include "panel_versions.h"

/// Scores [rows, width] of queries against the first `width` keys, in lines of `line` floats (whole panels).
static void packed_scores(const struct tnb_attention *s, const float *packed, const float *q, long rows, long width, float *scores,
                          long line) {
    (tnb_panel_lanes() == 16 ? packed_scores_v4 : packed_scores_v3)(s, packed, q, rows, width, scores, line);
}

/// out [rows, value width] = weights [rows, width] · values.
static void packed_values(const struct tnb_attention *s, const float *packed, const float *weights, long line, long rows, long width,
                          float *out) {
    (tnb_panel_lanes() == 16 ? packed_values_v4 : packed_values_v3)(s, packed, weights, line, rows, width, out);
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
