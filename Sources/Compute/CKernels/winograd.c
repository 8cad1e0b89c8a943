// 3x3 convolution with stride 1 for inference, by Winograd's F(4x4, 3x3): 36 products where 144 multiplications per 4x4
// outputs and channel pair would be, at twice the rounding error (Lavin and Gray, arXiv:1509.09308). A task takes a block
// of tiles through all three steps, so that the transformed tiles stay in its core's cache.
//
// Used where oneDNN 2.6 has no matrix kernels for NHWC, which is below AVX-512: its AVX2 loops reach 37 to 65 GFLOP/s on the
// 3x3 layers of a resnet50 (two Zen cores with a peak near 157).
#include "winograd.h"

#include "CKernels.h"
#include "panels.h"
#include "simd.h"

enum { TILE = 4, EDGE = 6, POINTS = EDGE * EDGE };

int tnb_winograd_suits(const tnb_conv_shape *s) {
    if (s->kernel_height != 3 || s->kernel_width != 3 || s->stride_height != 1 || s->stride_width != 1 ||
        s->dilation_height != 1 || s->dilation_width != 1 || s->groups != 1)
        return 0;
    if (s->in_channels % LANES != 0 || s->out_channels % PANEL != 0 || s->in_channels < 16) return 0;
    // Too few tiles for what it costs to read a weight that is four times as large.
    long tiles = (long)s->batch * ((s->out_height + TILE - 1) / TILE) * ((s->out_width + TILE - 1) / TILE);
    if (tiles < 8 || s->out_height < TILE || s->out_width < TILE) return 0;
    return tnb_has_panels();
}

size_t tnb_winograd_size(const tnb_conv_shape *s) {
    return (size_t)POINTS * s->in_channels * s->out_channels * sizeof(float);
}

// The polynomials are taken at 0, +-A1, +-B1 and infinity. Small numbers, near one: over 128 channels the error is 8e-7 of
// the result, where the usual points 0, +-1 and +-2 make it 1.7e-6 and the plain sum 4e-7. Exact in binary, as are their
// squares A2 and B2.
#define A1 0.625f
#define B1 1.25f
#define A2 (A1 * A1)
#define B2 (B1 * B1)

// MARK: - Weights

static long weight_index(const tnb_conv_shape *s, tnb_weight_layout layout, long o, long c, long at) {
    switch (layout) {
        case TNB_WEIGHT_HWIO: return (at * s->in_channels + c) * s->out_channels + o;
        case TNB_WEIGHT_OHWI: return (o * 9 + at) * s->in_channels + c;
        default: return (o * s->in_channels + c) * 9 + at;
    }
}

struct transformation {
    const tnb_conv_shape *shape;
    const float *weight, *scale;
    tnb_weight_layout layout;
    float *packed;
};

// G g G' of each kernel, as [point][panel of 16 outputs][input][output].
static void transform_weights(void *context, long begin, long end) {
    static const double a = A1, b = B1, na = 2.0 * A2 * (A2 - B2), nb = 2.0 * B2 * (B2 - A2), n0 = A2 * B2;
    const double G[EDGE][3] = {{1 / n0, 0, 0},           {1 / na, a / na, A2 / na},  {1 / na, -a / na, A2 / na},
                               {1 / nb, b / nb, B2 / nb}, {1 / nb, -b / nb, B2 / nb}, {0, 0, 1}};
    const struct transformation *t = context;
    const tnb_conv_shape *s = t->shape;
    long inputs = s->in_channels, outputs = s->out_channels;
    for (long panel = begin; panel < end; panel++)
        for (long c = 0; c < inputs; c++) {
            double g[9][PANEL], half[EDGE][3][PANEL];
            for (long o = 0; o < PANEL; o++) {
                double scale = t->scale ? (double)t->scale[panel * PANEL + o] : 1.0;
                for (int at = 0; at < 9; at++)
                    g[at][o] = t->weight[weight_index(s, t->layout, panel * PANEL + o, c, at)] * scale;
            }
            for (int i = 0; i < EDGE; i++)
                for (int j = 0; j < 3; j++)
                    for (long o = 0; o < PANEL; o++)
                        half[i][j][o] = G[i][0] * g[j][o] + G[i][1] * g[3 + j][o] + G[i][2] * g[6 + j][o];
            for (int i = 0; i < EDGE; i++)
                for (int j = 0; j < EDGE; j++) {
                    float *u = t->packed + (((i * EDGE + j) * (outputs / PANEL) + panel) * inputs + c) * PANEL;
                    for (long o = 0; o < PANEL; o++)
                        u[o] = (float)(half[i][0][o] * G[j][0] + half[i][1][o] * G[j][1] + half[i][2][o] * G[j][2]);
                }
        }
}

void tnb_winograd_pack(const tnb_conv_shape *shape, const float *weight, tnb_weight_layout layout, const float *scale,
                       float *packed) {
    struct transformation t = {shape, weight, scale, layout, packed};
    tnb_parallel_for(shape->out_channels / PANEL, 1, transform_weights, &t);
}

// MARK: - Convolution

#if defined(__x86_64__)

struct plan {
    const tnb_conv_shape *shape;
    const float *src, *packed, *bias, *residual;
    float *dst;
    int flags;
    long tiles_down, tiles_across, tiles;
    long block;         // tiles of a task
    long groups, each;  // outputs are cut into groups of so many panels
};

// B' of one row or column of six.
#define BEFORE(out, d0, d1, d2, d3, d4, d5)                           \
    do {                                                              \
        v8 even1 = (d4) - B2 * (d2), odd1 = A1 * ((d3) - B2 * (d1));  \
        v8 even2 = (d4) - A2 * (d2), odd2 = B1 * ((d3) - A2 * (d1));  \
        (out)[0] = A2 * B2 * (d0) - (A2 + B2) * (d2) + (d4);          \
        (out)[1] = even1 + odd1;                                      \
        (out)[2] = even1 - odd1;                                      \
        (out)[3] = even2 + odd2;                                      \
        (out)[4] = even2 - odd2;                                      \
        (out)[5] = A2 * B2 * (d1) - (A2 + B2) * (d3) + (d5);          \
    } while (0)

// A' of one row or column of six.
#define AFTER(out, m0, m1, m2, m3, m4, m5)                            \
    do {                                                              \
        v8 sum1 = (m1) + (m2), difference1 = (m1) - (m2);             \
        v8 sum2 = (m3) + (m4), difference2 = (m3) - (m4);             \
        (out)[0] = (m0) + sum1 + sum2;                                \
        (out)[1] = A1 * difference1 + B1 * difference2;               \
        (out)[2] = A2 * sum1 + B2 * sum2;                             \
        (out)[3] = A1 * A2 * difference1 + B1 * B2 * difference2 + (m5); \
    } while (0)

struct place {
    long image, top, left;  // of the tile's outputs
};

static struct place locate(const struct plan *p, long tile) {
    long column = tile % p->tiles_across, rest = tile / p->tiles_across;
    return (struct place){rest / p->tiles_down, rest % p->tiles_down * TILE, column * TILE};
}

// The six by six inputs of a tile, transformed, into v[point][tile][channel].
V3 static void transform_input(const struct plan *p, long tile, long slot, float *v) {
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
        v8 half[EDGE][EDGE];
        for (int j = 0; j < EDGE; j++) {
            v8 d[EDGE], column[EDGE];
            for (int i = 0; i < EDGE; i++)
                d[i] = rows[i] && columns_inside[j] ? *(const v8 *)(rows[i] + j * channels + c) : (v8){0};
            BEFORE(column, d[0], d[1], d[2], d[3], d[4], d[5]);
            for (int i = 0; i < EDGE; i++) half[i][j] = column[i];
        }
        for (int i = 0; i < EDGE; i++) {
            v8 row[EDGE];
            BEFORE(row, half[i][0], half[i][1], half[i][2], half[i][3], half[i][4], half[i][5]);
            for (int j = 0; j < EDGE; j++) *(v8 *)(v + ((i * EDGE + j) * p->block + slot) * channels + c) = row[j];
        }
    }
}

// The products of one point for a group of panels: m[tile][output].
V3 static void multiply_point(const struct plan *p, long point, long first_panel, long panels, long tiles, const float *v,
                           float *m) {
    long channels = p->shape->in_channels, all_panels = p->shape->out_channels / PANEL, width = panels * PANEL;
    for (long k = 0; k < channels; k += DEPTH) {
        long depth = channels - k < DEPTH ? channels - k : DEPTH;
        for (long panel = 0; panel < panels; panel++) {
            const float *u = p->packed + ((point * all_panels + first_panel + panel) * channels + k) * PANEL;
            // Behind the last panel come the next inputs of the first one, or the next point.
            const float *next = panel + 1 < panels          ? u + channels * PANEL
                                : k + depth < channels ? u + (depth - (panels - 1) * channels) * PANEL
                                                       : p->packed + ((point + 1) * all_panels + first_panel) * channels * PANEL;
            multiply_panel(tiles, depth, v + k, channels, u, next, m + panel * PANEL, width, k > 0, NULL);
        }
    }
}

// m[point][tile][output] of a tile back to its 4x4 outputs, with bias, residual and ReLU.
V3 static void transform_output(const struct plan *p, long tile, long slot, long first_panel, long panels, const float *m) {
    const tnb_conv_shape *s = p->shape;
    struct place at = locate(p, tile);
    long width = panels * PANEL, first = first_panel * PANEL, outputs = s->out_channels;
    int down = s->out_height - at.top < TILE ? s->out_height - at.top : TILE;
    int across = s->out_width - at.left < TILE ? s->out_width - at.left : TILE;
    for (long c = 0; c < width; c += LANES) {
        v8 half[TILE][EDGE];
        for (int j = 0; j < EDGE; j++) {
            v8 column[TILE];
#define POINT(i) (*(const v8 *)(m + (((i) * EDGE + j) * p->block + slot) * width + c))
            AFTER(column, POINT(0), POINT(1), POINT(2), POINT(3), POINT(4), POINT(5));
#undef POINT
            for (int i = 0; i < TILE; i++) half[i][j] = column[i];
        }
        v8 bias = p->bias ? *(const v8 *)(p->bias + first + c) : (v8){0};
        for (int i = 0; i < down; i++) {
            v8 row[TILE];
            AFTER(row, half[i][0], half[i][1], half[i][2], half[i][3], half[i][4], half[i][5]);
            long start = ((at.image * s->out_height + at.top + i) * s->out_width + at.left) * outputs + first + c;
            for (int j = 0; j < across; j++) {
                const float *residual = p->flags & TNB_CONV_ADD ? p->residual + start + j * outputs : NULL;
                finish(row[j] + bias, residual, p->flags & TNB_CONV_RELU, p->dst + start + j * outputs);
            }
        }
    }
}

static void run_tasks(void *context, long begin, long end) {
    const struct plan *p = context;
    long channels = p->shape->in_channels, panels = p->shape->out_channels / PANEL;
    float *v = tnb_scratch(0, sizeof(float) * POINTS * p->block * channels);
    float *m = tnb_scratch(1, sizeof(float) * POINTS * p->block * p->each * PANEL);
    for (long task = begin; task < end; task++) {
        long first_tile = task / p->groups * p->block, first_panel = task % p->groups * p->each;
        long tiles = p->tiles - first_tile < p->block ? p->tiles - first_tile : p->block;
        long count = panels - first_panel < p->each ? panels - first_panel : p->each;
        for (long t = 0; t < tiles; t++) transform_input(p, first_tile + t, t, v);
        for (long point = 0; point < POINTS; point++)
            multiply_point(p, point, first_panel, count, tiles, v + point * p->block * channels,
                           m + point * p->block * count * PANEL);
        for (long t = 0; t < tiles; t++) transform_output(p, first_tile + t, t, first_panel, count, m);
    }
}

void tnb_winograd_forward(const tnb_conv_shape *s, const float *src, const float *packed, const float *bias,
                          const float *residual, float *dst, int flags) {
    struct plan p = {.shape = s, .src = src, .packed = packed, .bias = bias, .residual = residual, .dst = dst, .flags = flags};
    p.tiles_down = (s->out_height + TILE - 1) / TILE;
    p.tiles_across = (s->out_width + TILE - 1) / TILE;
    p.tiles = s->batch * p.tiles_down * p.tiles_across;
    // A task's transformed tiles take about a megabyte; with wide layers the weight, which each task reads once, is what
    // counts, and 48 tiles make up for that.
    long channels = s->in_channels + s->out_channels, threads = tnb_thread_count();
    long fitting = (1 << 20) / ((long)POINTS * channels * sizeof(float));
    p.block = fitting < 48 ? 48 : fitting;
    long blocks = (p.tiles + p.block - 1) / p.block;
    // All threads get the same number of tasks; where there are too few tiles for that, they share the outputs.
    long panels = s->out_channels / PANEL;
    p.groups = 1;
    if (blocks < threads) {
        p.groups = threads / blocks < panels ? threads / blocks : panels;
    } else {
        blocks = (blocks + threads - 1) / threads * threads;
    }
    p.each = (panels + p.groups - 1) / p.groups;
    p.groups = (panels + p.each - 1) / p.each;
    p.block = ((p.tiles + blocks - 1) / blocks + ROWS - 1) / ROWS * ROWS;
    blocks = (p.tiles + p.block - 1) / p.block;
    tnb_parallel_for(blocks * p.groups, 1, run_tasks, &p);
}

#else

void tnb_winograd_forward(const tnb_conv_shape *s, const float *src, const float *packed, const float *bias,
                          const float *residual, float *dst, int flags) {}

#endif
