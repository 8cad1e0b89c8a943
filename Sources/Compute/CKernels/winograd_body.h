// Bodies of winograd.c, included by panel_versions.h.

// The six by six inputs of a tile, transformed, into v[point][tile][channel].
TARGETED static void NAME(transform_input)(const struct plan *p, long tile, long slot, float *v) {
    const tnb_conv_shape *s = p->shape;
    struct place at = locate(p, tile);
    long channels = s->in_channels, top = at.top - s->pad_height, left = at.left - s->pad_width;
    const float *rows[EDGE];
    int columns_inside[EDGE];
    for (int i = 0; i < EDGE; i++) {
        long y = top + i, x = left + i;
        rows[i] = y < 0 || y >= s->in_height ? NULL : p->src + ((at.image * s->in_height + y) * s->in_width + left) * channels;
        columns_inside[i] = x >= 0 && x < s->in_width;
    }
    for (long c = 0; c < channels; c += LANES) {
        V half[EDGE][EDGE];
        for (int j = 0; j < EDGE; j++) {
            V d[EDGE], column[EDGE];
            for (int i = 0; i < EDGE; i++)
                d[i] = rows[i] && columns_inside[j] ? *(const V *)(rows[i] + j * channels + c) : (V){0};
            BEFORE(column, d[0], d[1], d[2], d[3], d[4], d[5]);
            for (int i = 0; i < EDGE; i++) half[i][j] = column[i];
        }
        for (int i = 0; i < EDGE; i++) {
            V row[EDGE];
            BEFORE(row, half[i][0], half[i][1], half[i][2], half[i][3], half[i][4], half[i][5]);
            for (int j = 0; j < EDGE; j++) *(V *)(v + ((i * EDGE + j) * p->block + slot) * channels + c) = row[j];
        }
    }
}

// The products of one point for a group of panels: m[tile][output].
TARGETED static void NAME(multiply_point)(const struct plan *p, long point, long first_panel, long panels, long tiles,
                                          const float *v, float *m) {
    long channels = p->shape->in_channels, all_panels = p->shape->out_channels / PANEL, width = panels * PANEL;
    for (long k = 0; k < channels; k += DEPTH) {
        long depth = channels - k < DEPTH ? channels - k : DEPTH;
        for (long panel = 0; panel < panels; panel++) {
            const float *u = p->packed + ((point * all_panels + first_panel + panel) * channels + k) * PANEL;
            // Behind the last panel come the next inputs of the first one, or the next point.
            const float *next = panel + 1 < panels          ? u + channels * PANEL
                                : k + depth < channels ? u + (depth - (panels - 1) * channels) * PANEL
                                                       : p->packed + ((point + 1) * all_panels + first_panel) * channels * PANEL;
            NAME(tnb_multiply_panel)(tiles, 2, depth, v + k, channels, u, next, m + panel * PANEL, width, k > 0, NULL);
        }
    }
}

// m[point][tile][output] of a tile back to its 4x4 outputs, with bias, residual and ReLU.
TARGETED static void NAME(transform_output)(const struct plan *p, long tile, long slot, long first_panel, long panels,
                                            const float *m) {
    const tnb_conv_shape *s = p->shape;
    struct place at = locate(p, tile);
    long width = panels * PANEL, first = first_panel * PANEL, outputs = s->out_channels;
    int down = s->out_height - at.top < TILE ? s->out_height - at.top : TILE;
    int across = s->out_width - at.left < TILE ? s->out_width - at.left : TILE;
    for (long c = 0; c < width; c += LANES) {
        V half[TILE][EDGE];
        for (int j = 0; j < EDGE; j++) {
            V column[TILE];
#define POINT(i) (*(const V *)(m + (((i) * EDGE + j) * p->block + slot) * width + c))
            AFTER(column, POINT(0), POINT(1), POINT(2), POINT(3), POINT(4), POINT(5));
#undef POINT
            for (int i = 0; i < TILE; i++) half[i][j] = column[i];
        }
        V bias = p->bias ? *(const V *)(p->bias + first + c) : (V){0};
        for (int i = 0; i < down; i++) {
            V row[TILE];
            AFTER(row, half[i][0], half[i][1], half[i][2], half[i][3], half[i][4], half[i][5]);
            long start = ((at.image * s->out_height + at.top + i) * s->out_width + at.left) * outputs + first + c;
            for (int j = 0; j < across; j++) {
                const float *residual = p->flags & TNB_CONV_ADD ? p->residual + start + j * outputs : NULL;
                NAME(finish)(row[j] + bias, residual, p->flags & TNB_CONV_RELU, p->dst + start + j * outputs, LANES);
            }
        }
    }
}

static void NAME(run_tasks)(void *context, long begin, long end) {
    const struct plan *p = context;
    long channels = p->shape->in_channels, panels = p->shape->out_channels / PANEL;
    float *v = tnb_scratch(0, sizeof(float) * POINTS * p->block * channels);
    float *m = tnb_scratch(1, sizeof(float) * POINTS * p->block * p->each * PANEL);
    for (long task = begin; task < end; task++) {
        long first_tile = task / p->groups * p->block, first_panel = task % p->groups * p->each;
        long tiles = p->tiles - first_tile < p->block ? p->tiles - first_tile : p->block;
        long count = panels - first_panel < p->each ? panels - first_panel : p->each;
        for (long t = 0; t < tiles; t++) NAME(transform_input)(p, first_tile + t, t, v);
        for (long point = 0; point < POINTS; point++)
            NAME(multiply_point)(p, point, first_panel, count, tiles, v + point * p->block * channels,
                           m + point * p->block * count * PANEL);
        for (long t = 0; t < tiles; t++) NAME(transform_output)(p, first_tile + t, t, first_panel, count, m);
    }
}
