// Bodies of attention_panels.h, included by panel_versions.h.

static void NAME(packed_scores)(const struct tnb_attention *s, const float *packed, const float *q, long rows, long width,
                                float *scores, long line) {
    for (long c = 0; c < width; c += PANEL) {
        const float *panel = packed + c * s->width;
        NAME(tnb_multiply_panel)(rows, 2, s->width, q, s->q_strides[2], panel, panel + PANEL * s->width, scores + c, line, 0,
                                 NULL);
    }
}

static void NAME(packed_values)(const struct tnb_attention *s, const float *packed, const float *weights, long line, long rows,
                                long width, float *out) {
    const float *values = packed + in_panels(s->source) * s->width;
    float rest[ROWS * PANEL];
    for (long column = 0; column < s->value_width; column += PANEL) {
        const float *panel = values + column * s->source, *next = panel + PANEL * s->source;
        long count = s->value_width - column, stride = s->out_strides[2];
        if (count >= PANEL) {
            NAME(tnb_multiply_panel)(rows, 2, width, weights, line, panel, next, out + column, stride, 0, NULL);
            continue;
        }
        for (long r = 0; r < rows; r += ROWS) {
            long some = rows - r < ROWS ? rows - r : ROWS;
            NAME(tnb_multiply_panel)(some, 2, width, weights + r * line, line, panel, next, rest, PANEL, 0, NULL);
            for (long i = 0; i < some; i++) memcpy(out + (r + i) * stride + column, rest + i * PANEL, count * sizeof(float));
        }
    }
}
