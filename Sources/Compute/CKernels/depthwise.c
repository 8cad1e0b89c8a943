// Depthwise convolution for inference with AVX-512: sixteen channels of two rows by seven columns of outputs stay in registers while
// every input that they need is read once. Seven, because the images of vision models are multiples of seven wide.
#include "depthwise.h"

#include "CKernels.h"
#include "panels.h"

enum { CHANNELS = 16, ACROSS = 7 };

int tnb_depthwise_suits(const tnb_conv_shape *s) {
    int k = s->kernel_height, stride = s->stride_height;
    return s->groups > 1 && s->groups == s->in_channels && s->groups == s->out_channels && s->kernel_width == k &&
           s->stride_width == stride && s->dilation_height == 1 && s->dilation_width == 1 &&
           (((k == 3 || k == 5) && (stride == 1 || stride == 2)) || (k == 7 && stride == 1)) && tnb_panel_lanes() == 16;
}

static long in_blocks(const tnb_conv_shape *s) { return (s->out_channels + CHANNELS - 1) / CHANNELS; }

size_t tnb_depthwise_size(const tnb_conv_shape *s) {
    return (size_t)in_blocks(s) * CHANNELS * s->kernel_height * s->kernel_width * sizeof(float);
}

// As [block of sixteen channels][tap][channel].
void tnb_depthwise_pack(const tnb_conv_shape *s, const float *weight, tnb_weight_layout layout, const float *scale,
                        float *packed) {
    long taps = (long)s->kernel_height * s->kernel_width, channels = s->out_channels;
    for (long block = 0; block < in_blocks(s); block++)
        for (long tap = 0; tap < taps; tap++)
            for (long c = block * CHANNELS; c < (block + 1) * CHANNELS; c++) {
                float w = c >= channels ? 0 : layout == TNB_WEIGHT_HWIO ? weight[tap * channels + c] : weight[c * taps + tap];
                *packed++ = scale && c < channels ? w * scale[c] : w;
            }
}

#if defined(__x86_64__)

#define V4 __attribute__((target("avx512f,fma")))
#define V4_INLINE static inline __attribute__((always_inline, target("avx512f,fma")))
#define UNROLLED _Pragma("clang loop unroll(full)")

struct plan {
    const tnb_conv_shape *shape;
    const float *src, *packed, *bias, *residual;
    float *dst;
    int flags;
    const tnb_epilogue *after;
};

// Rows `top` and, if `rows` is two, the next one of an image's outputs, seven columns from `left` on, of the sixteen channels from
// `c` on. The sum of an output goes through its taps in order, whatever is computed beside it.
V4_INLINE void run_tile(const int k, const int stride, const int rows, const struct plan *p, long image, long top, long left,
                        long c) {
    const tnb_conv_shape *s = p->shape;
    long channels = s->in_channels, first_row = top * stride - s->pad_height, first_column = left * stride - s->pad_width;
    const float *weights = p->packed + c * k * k;
    const float *src = p->src + (image * s->in_height * s->in_width + first_column) * channels + c;
    v_v4 sums[2][ACROSS], bias = p->bias ? load_v4(p->bias + c, channels - c) : (v_v4){0};
    UNROLLED for (int r = 0; r < rows; r++)
        UNROLLED for (int x = 0; x < ACROSS; x++) sums[r][x] = bias;
    UNROLLED for (int i = 0; i < (rows - 1) * stride + k; i++) {
        long y = first_row + i;
        if (y < 0 || y >= s->in_height) continue;
        const float *row = src + y * s->in_width * channels;
        v_v4 w[2][7];
        UNROLLED for (int r = 0; r < rows; r++)
            if (i >= r * stride && i < r * stride + k)
                UNROLLED for (int j = 0; j < k; j++) w[r][j] = *(const v_v4 *)(weights + ((i - r * stride) * k + j) * CHANNELS);
        UNROLLED for (int column = 0; column < (ACROSS - 1) * stride + k; column++) {
            if (first_column + column < 0 || first_column + column >= s->in_width) continue;
            v_v4 input = load_v4(row + column * channels, channels - c);
            UNROLLED for (int r = 0; r < rows; r++)
                if (i >= r * stride && i < r * stride + k)
                    UNROLLED for (int x = 0; x < ACROSS; x++)
                        if (column >= x * stride && column < x * stride + k) sums[r][x] += input * w[r][column - x * stride];
        }
    }
    UNROLLED for (int r = 0; r < rows; r++) {
        long at = (((image * s->out_height + top + r) * s->out_width) + left) * channels + c;
        UNROLLED for (int x = 0; x < ACROSS; x++)
            if (left + x < s->out_width)
                finish_v4(sums[r][x], p->flags & TNB_CONV_ADD ? p->residual + at + x * channels : NULL, p->flags & TNB_CONV_RELU,
                          p->dst + at + x * channels, channels - c);
    }
}

// The columns from `left` to `right`.
#define KERNEL(k, stride) \
    V4 static void row_##k##_##stride(const struct plan *p, long image, long top, long left, long right, long c) { \
        for (; left < right; left += ACROSS) run_tile(k, stride, 1, p, image, top, left, c); \
    } \
    V4 static void rows_##k##_##stride(const struct plan *p, long image, long top, long left, long right, long c) { \
        for (; left < right; left += ACROSS) run_tile(k, stride, 2, p, image, top, left, c); \
    }

KERNEL(3, 1)
KERNEL(3, 2)
KERNEL(5, 1)
KERNEL(5, 2)
KERNEL(7, 1)

typedef void (*kernel)(const struct plan *, long, long, long, long, long);

static kernel kernel_for(const tnb_conv_shape *s, int is_pair) {
    int is_strided = s->stride_height == 2;
    switch (s->kernel_height) {
        case 3: return is_strided ? (is_pair ? rows_3_2 : row_3_2) : (is_pair ? rows_3_1 : row_3_1);
        case 5: return is_strided ? (is_pair ? rows_5_2 : row_5_2) : (is_pair ? rows_5_1 : row_5_1);
        default: return is_pair ? rows_7_1 : row_7_1;
    }
}

// A task is two rows.
static void run_tasks(void *context, long begin, long end) {
    const struct plan *p = context;
    const tnb_conv_shape *s = p->shape;
    long pairs = (s->out_height + 1) / 2, channels = s->out_channels, width = s->out_width;
    // Sixteen channels of all columns keep their weights and rows in the first-level cache; images that come from memory rather
    // pass once.
    int is_large = (size_t)s->in_height * s->in_width * channels * sizeof(float) > (3u << 19);
    for (long task = begin; task < end; task++) {
        long image = task / pairs, top = task % pairs * 2, rows = top + 1 < s->out_height ? 2 : 1;
        kernel run = kernel_for(s, rows == 2);
        if (is_large) {
            for (long left = 0; left < width; left += ACROSS)
                for (long c = 0; c < channels; c += CHANNELS) run(p, image, top, left, left + 1, c);
        } else {
            for (long c = 0; c < channels; c += CHANNELS) run(p, image, top, 0, width, c);
        }
        if (p->after)
            tnb_epilogue_f32(p->after, p->dst + (image * s->out_height + top) * width * channels, rows * width * channels);
    }
}

void tnb_depthwise_forward(const tnb_conv_shape *s, const float *src, const float *packed, const float *bias,
                           const float *residual, float *dst, int flags, const tnb_epilogue *after) {
    struct plan p = {.shape = s, .src = src, .packed = packed, .bias = bias, .residual = residual, .dst = dst, .flags = flags,
                     .after = after};
    long work = (long)s->out_width * s->out_channels * s->kernel_height * s->kernel_width * 2;
    tnb_parallel_for(s->batch * ((s->out_height + 1) / 2), work > 1 << 16 ? 1 : (1 << 16) / work + 1, run_tasks, &p);
}

#else

void tnb_depthwise_forward(const tnb_conv_shape *s, const float *src, const float *packed, const float *bias,
                           const float *residual, float *dst, int flags, const tnb_epilogue *after) {}

#endif
