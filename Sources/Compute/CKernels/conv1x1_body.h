// Bodies of conv1x1.c, included by panel_versions.h.

// One pixel, as behind a global pool: four panels at a time.
TARGETED static void NAME(run_pixel)(const struct plan *p, long first, float *sums) {
    long channels = p->shape->in_channels, outputs = p->shape->out_channels, distance = channels * PANEL;
    const float *row = gather(p, first, 1);
    for (long start = 0; start < outputs; start += 4 * PANEL) {
        const float *panel = p->packed + start * channels;
        long left = outputs - start, count = (left + PANEL - 1) / PANEL;
        if (left > 4 * PANEL - LANES) {
            count = 4;
            NAME(multiply_panels)(4, 2, channels, row, panel, distance, sums);
        } else {
            for (long i = 0; i < count; i++)
                if (last_vectors(left - i * PANEL) == 2)
                    NAME(multiply_panels)(1, 2, channels, row, panel + i * distance, distance, sums + i * PANEL);
                else
                    NAME(multiply_panels)(1, 1, channels, row, panel + i * distance, distance, sums + i * PANEL);
        }
        for (long i = 0; i < count; i++) {
            long o = start + i * PANEL;
            const float *m = sums + i * PANEL;
            if (!HAS_MASKS && outputs - o < PANEL) {
                finish_rest(p, first, 1, o, outputs - o, m);
                break;
            }
            struct ending end = ending(p, first, o);
            for (int lane = 0; lane < PANEL; lane += LANES) {
                V bias = end.bias ? NAME(load)(end.bias + lane, end.outputs - lane) : (V){0};
                NAME(finish)(*(const V *)(m + lane) + bias, end.residual ? end.residual + lane : NULL, end.relu, end.dst + lane,
                             end.outputs - lane);
            }
        }
    }
}

TARGETED static void NAME(run_task)(const struct plan *p, long first, long count, float *sums) {
    long channels = p->shape->in_channels, outputs = p->shape->out_channels;
    if (count == 1) {
        NAME(run_pixel)(p, first, sums);
    } else {
        const float *rows = gather(p, first, count);
        for (long o = 0; o < outputs; o += PANEL) {
            const float *panel = p->packed + o * channels;
            int vectors = last_vectors(outputs - o), is_whole = HAS_MASKS || outputs - o >= PANEL;
            struct ending end = ending(p, first, o);
            for (long k = 0; k < channels; k += DEPTH) {
                long depth = channels - k < DEPTH ? channels - k : DEPTH;
                const float *u = panel + k * vectors * LANES;
                NAME(tnb_multiply_panel)(count, vectors, depth, rows + k, channels, u, u + depth * vectors * LANES, sums, PANEL,
                                         k > 0, is_whole && k + depth == channels ? &end : NULL);
            }
            if (!is_whole) finish_rest(p, first, count, o, outputs - o, sums);
        }
    }
    if (p->after) tnb_epilogue_f32(p->after, p->dst + first * outputs, count * outputs);
}

static void NAME(run_tasks)(void *context, long begin, long end) {
    const struct plan *p = context;
    float *sums = tnb_scratch(1, sizeof(float) * p->block * PANEL);
    for (long task = begin; task < end; task++) {
        long first = task * p->block;
        NAME(run_task)(p, first, p->pixels - first < p->block ? p->pixels - first : p->block, sums);
    }
}
