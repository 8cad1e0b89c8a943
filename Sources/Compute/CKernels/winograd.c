// 3x3 convolution with stride 1 for inference, by Winograd's F(4x4, 3x3): 36 products where 144 multiplications per 4x4
// outputs and channel pair would be, at twice the rounding error (Lavin and Gray, arXiv:1509.09308). A task takes a block
// of tiles through all three steps, so that the transformed tiles stay in its core's cache.
//
#include "winograd.h"

#include "CKernels.h"
#include "panels.h"
#include "simd.h"

enum { TILE = 4, EDGE = 6, POINTS = EDGE * EDGE, WIDEST = 32 };  // WIDEST: outputs of the widest panel

int tnb_winograd_suits(const tnb_conv_shape *s) {
    if (s->kernel_height != 3 || s->kernel_width != 3 || s->stride_height != 1 || s->stride_width != 1 ||
        s->dilation_height != 1 || s->dilation_width != 1 || s->groups != 1)
        return 0;
    int lanes = tnb_panel_lanes();
    if (!lanes || s->in_channels % lanes != 0 || s->out_channels % (2 * lanes) != 0 || s->in_channels < 16) return 0;
    // Too few tiles for what it costs to read a weight that is four times as large.
    long tiles = (long)s->batch * ((s->out_height + TILE - 1) / TILE) * ((s->out_width + TILE - 1) / TILE);
    return tiles >= 8 && s->out_height >= TILE && s->out_width >= TILE;
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

// G g G' of each kernel, as [point][panel of outputs][input][output].
static void transform_weights(void *context, long begin, long end) {
    static const double a = A1, b = B1, na = 2.0 * A2 * (A2 - B2), nb = 2.0 * B2 * (B2 - A2), n0 = A2 * B2;
    const double G[EDGE][3] = {{1 / n0, 0, 0},           {1 / na, a / na, A2 / na},  {1 / na, -a / na, A2 / na},
                               {1 / nb, b / nb, B2 / nb}, {1 / nb, -b / nb, B2 / nb}, {0, 0, 1}};
    const struct transformation *t = context;
    const tnb_conv_shape *s = t->shape;
    long inputs = s->in_channels, outputs = s->out_channels, width = tnb_panel();
    for (long panel = begin; panel < end; panel++)
        for (long c = 0; c < inputs; c++) {
            double g[9][WIDEST], half[EDGE][3][WIDEST];
            for (long o = 0; o < width; o++) {
                double scale = t->scale ? (double)t->scale[panel * width + o] : 1.0;
                for (int at = 0; at < 9; at++)
                    g[at][o] = t->weight[weight_index(s, t->layout, panel * width + o, c, at)] * scale;
            }
            for (int i = 0; i < EDGE; i++)
                for (int j = 0; j < 3; j++)
                    for (long o = 0; o < width; o++)
                        half[i][j][o] = G[i][0] * g[j][o] + G[i][1] * g[3 + j][o] + G[i][2] * g[6 + j][o];
            for (int i = 0; i < EDGE; i++)
                for (int j = 0; j < EDGE; j++) {
                    float *u = t->packed + (((i * EDGE + j) * (outputs / width) + panel) * inputs + c) * width;
                    for (long o = 0; o < width; o++)
                        u[o] = (float)(half[i][0][o] * G[j][0] + half[i][1][o] * G[j][1] + half[i][2][o] * G[j][2]);
                }
        }
}

void tnb_winograd_pack(const tnb_conv_shape *shape, const float *weight, tnb_weight_layout layout, const float *scale,
                       float *packed) {
    struct transformation t = {shape, weight, scale, layout, packed};
    tnb_parallel_for(shape->out_channels / tnb_panel(), 1, transform_weights, &t);
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
        V even1 = (d4) - B2 * (d2), odd1 = A1 * ((d3) - B2 * (d1));   \
        V even2 = (d4) - A2 * (d2), odd2 = B1 * ((d3) - A2 * (d1));   \
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
        V sum1 = (m1) + (m2), difference1 = (m1) - (m2);              \
        V sum2 = (m3) + (m4), difference2 = (m3) - (m4);              \
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

#define BODY "winograd_body.h"
#include "panel_versions.h"

void tnb_winograd_forward(const tnb_conv_shape *s, const float *src, const float *packed, const float *bias,
                          const float *residual, float *dst, int flags, const tnb_epilogue *after) {
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
    long panels = s->out_channels / tnb_panel();
    p.groups = 1;
    if (blocks < threads) {
        p.groups = threads / blocks < panels ? threads / blocks : panels;
    } else {
        blocks = (blocks + threads - 1) / threads * threads;
    }
    p.each = (panels + p.groups - 1) / p.groups;
    p.groups = (panels + p.each - 1) / p.each;
    long rows = tnb_panel_rows();
    p.block = ((p.tiles + blocks - 1) / blocks + rows - 1) / rows * rows;
    blocks = (p.tiles + p.block - 1) / p.block;
    tnb_parallel_for(blocks * p.groups, 1, tnb_panel_lanes() == 16 ? run_tasks_v4 : run_tasks_v3, &p);
    if (after) tnb_epilogue_all_f32(after, dst, (long)s->batch * s->out_height * s->out_width * s->out_channels);
}

#else

void tnb_winograd_forward(const tnb_conv_shape *s, const float *src, const float *packed, const float *bias,
                          const float *residual, float *dst, int flags, const tnb_epilogue *after) {}

#endif
