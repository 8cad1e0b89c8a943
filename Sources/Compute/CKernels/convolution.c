// Every call into oneDNN. Written against Debian's 2.6 C API; the 3.x API differs in how primitives are described, which
// happens in describe_* below only.
//
// Weights come in a plain layout and are repacked to what the primitive wants on every training call (3 to 13 % of a
// step); inference keeps packed copies. Activations are described as NHWC, never as `any`: opaque activation layouts
// gained nothing forward and sometimes lost badly backward.
#define _GNU_SOURCE
#include "CKernels.h"

#include <dnnl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "conv1x1.h"
#include "depthwise.h"
#include "winograd.h"

enum kind { FORWARD = 1, BACKWARD_DATA = 2, BACKWARD_WEIGHTS = 3 };

// Compared as bytes, so every field is set and there is no padding (ints only).
struct key {
    int kind, flags, layout, has_bias, threads;
    tnb_conv_shape shape;           // with the kernel's taps that matter only
    int first_row, first_column;    // where they begin in the whole kernel
    int whole_height, whole_width;  // its size
    int pad_bottom, pad_right;
};

// A primitive ready to run: memory objects exist, only their addresses change from call to call.
struct entry {
    struct key key;
    dnnl_primitive_t primitive;
    dnnl_memory_t src, weights, bias, dst, scratchpad;
    size_t scratchpad_size;
    dnnl_memory_desc_t weights_desc;  // what the primitive wants
    dnnl_primitive_t reorder;         // null when the plain layout is what it wants
    dnnl_memory_t plain_weights;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static dnnl_engine_t engine;
static dnnl_stream_t stream;

// Open addressing; emptied as a whole when it holds too much (a script that never repeats a shape).
enum { TABLE_SIZE = 4096, TABLE_LIMIT = 2048 };
static struct entry *table[TABLE_SIZE];
static int table_count;

// MARK: - Memory

struct buffer {
    void *data;
    size_t size;
};
static struct buffer scratchpad_buffer, weights_buffer, scaled_buffer;

static void *reserve(struct buffer *buffer, size_t size) {
    if (size <= buffer->size) return buffer->data;
    free(buffer->data);
    size_t granule = size >= (1u << 20) ? (2u << 20) : 4096;
    size = (size + granule - 1) / granule * granule;
    void *data = NULL;
    buffer->data = NULL;
    buffer->size = 0;
    if (posix_memalign(&data, granule, size) != 0) return NULL;
    // First-touch faults cost 0.5 ms a megabyte; huge pages make that four times cheaper.
    if (granule > 4096) madvise(data, size, MADV_HUGEPAGE);
    buffer->data = data;
    buffer->size = size;
    return data;
}

// Memory for packed weights, null if there is none. A model reads each of them once an image: with small pages a Winograd layer of 256
// channels waited a tenth of its time for addresses.
static void *allocate_weights(size_t size) {
    size_t granule = size >= (2u << 20) ? (2u << 20) : 64;
    void *data = NULL;
    if (posix_memalign(&data, granule, size) != 0) return NULL;
    if (granule > 64) madvise(data, size, MADV_HUGEPAGE);
    return data;
}

static void release(struct buffer *buffer) {
    free(buffer->data);
    buffer->data = NULL;
    buffer->size = 0;
}

// MARK: - Descriptors

static dnnl_status_t activation_desc(dnnl_memory_desc_t *desc, int n, int c, int h, int w) {
    dnnl_dims_t dims = {n, c, h, w};
    return dnnl_memory_desc_init_by_tag(desc, 4, dims, dnnl_f32, dnnl_nhwc);
}

// Taps of one axis that meet the image at least once: begin ..< begin + count. On small images most of a padded kernel
// only ever sees padding (a 3x3 kernel on one pixel: eight of nine taps), and repacking it costs more than the products.
static void useful_taps(int in, int out, int kernel, int stride, int dilation, int *pad, int *pad_end, int *begin, int *count) {
    int first = kernel, last = -1;
    for (int k = 0; k < kernel; k++)
        for (int o = 0; o < out; o++) {
            int at = o * stride - *pad + k * dilation;
            if (at < 0 || at >= in) continue;
            if (k < first) first = k;
            if (k > last) last = k;
        }
    *begin = 0;
    *count = kernel;
    *pad_end = *pad;
    int whole = (kernel - 1) * dilation + 1;
    // A part of a larger image has padding on one side only.
    if ((in - whole + 2 * *pad) / stride + 1 != out) *pad_end = (out - 1) * stride + whole - in - *pad;
    int pad_begin = *pad - first * dilation, reach = (last - first) * dilation + 1;
    if (last < first || last - first + 1 == kernel || pad_begin < 0) return;
    int end = (out - 1) * stride + reach - in - pad_begin;
    if (end < 0) end = 0;
    // A smaller kernel might fit once more where the whole one did not.
    if ((in - reach + pad_begin + end) / stride + 1 != out) return;
    *pad = pad_begin;
    *pad_end = end;
    *begin = first;
    *count = last - first + 1;
}

static struct key make_key(enum kind kind, const tnb_conv_shape *shape, int layout, int has_bias, int flags) {
    // oneDNN plans for a number of threads when it makes a primitive.
    struct key key = {.kind = kind, .flags = flags, .layout = layout, .has_bias = has_bias,
                      .threads = tnb_thread_count(), .shape = *shape, .whole_height = shape->kernel_height,
                      .whole_width = shape->kernel_width};
    tnb_conv_shape *s = &key.shape;
    useful_taps(s->in_height, s->out_height, s->kernel_height, s->stride_height, s->dilation_height, &s->pad_height,
                &key.pad_bottom, &key.first_row, &s->kernel_height);
    useful_taps(s->in_width, s->out_width, s->kernel_width, s->stride_width, s->dilation_width, &s->pad_width,
                &key.pad_right, &key.first_column, &s->kernel_width);
    return key;
}

static int is_cropped(const struct key *key) {
    return key->shape.kernel_height != key->whole_height || key->shape.kernel_width != key->whole_width;
}

// Elements before the first tap that matters.
static long first_tap(const struct key *key) {
    const tnb_conv_shape *s = &key->shape;
    long position = (long)key->first_row * key->whole_width + key->first_column, inputs = s->in_channels / s->groups;
    switch (key->layout) {
        case TNB_WEIGHT_HWIO: return position * inputs * s->out_channels;
        case TNB_WEIGHT_OHWI: return position * inputs;
        default: return position;
    }
}

// The taps that matter as the caller's memory holds them, as [O, I, H, W] or, grouped, [G, O/G, I/G, H, W].
static dnnl_status_t plain_weights_desc(dnnl_memory_desc_t *desc, const struct key *key) {
    const tnb_conv_shape *s = &key->shape;
    long groups = s->groups, o = s->out_channels / groups, i = s->in_channels / groups, h = key->whole_height,
         w = key->whole_width, all = s->out_channels;
    long so, si, sh, sw, sg;
    switch (key->layout) {
        case TNB_WEIGHT_HWIO: so = 1; si = all; sw = i * all; sh = w * i * all; sg = o; break;
        case TNB_WEIGHT_OHWI: so = h * w * i; si = 1; sw = i; sh = w * i; sg = o * so; break;
        default: so = i * h * w; si = h * w; sh = w; sw = 1; sg = o * so; break;
    }
    if (groups == 1) {
        dnnl_dims_t dims = {o, i, s->kernel_height, s->kernel_width}, strides = {so, si, sh, sw};
        return dnnl_memory_desc_init_by_strides(desc, 4, dims, dnnl_f32, strides);
    }
    dnnl_dims_t dims = {groups, o, i, s->kernel_height, s->kernel_width}, strides = {sg, so, si, sh, sw};
    return dnnl_memory_desc_init_by_strides(desc, 5, dims, dnnl_f32, strides);
}

static dnnl_status_t any_weights_desc(dnnl_memory_desc_t *desc, const tnb_conv_shape *s) {
    if (s->groups == 1) {
        dnnl_dims_t dims = {s->out_channels, s->in_channels, s->kernel_height, s->kernel_width};
        return dnnl_memory_desc_init_by_tag(desc, 4, dims, dnnl_f32, dnnl_format_tag_any);
    }
    dnnl_dims_t dims = {s->groups, s->out_channels / s->groups, s->in_channels / s->groups, s->kernel_height,
                        s->kernel_width};
    return dnnl_memory_desc_init_by_tag(desc, 5, dims, dnnl_f32, dnnl_format_tag_any);
}

static dnnl_status_t attributes(dnnl_primitive_attr_t *attr, int flags) {
    dnnl_status_t status = dnnl_primitive_attr_create(attr);
    if (status != dnnl_success) return status;
    status = dnnl_primitive_attr_set_scratchpad_mode(*attr, dnnl_scratchpad_mode_user);
    if (status != dnnl_success || flags == 0) return status;
    dnnl_post_ops_t ops;
    status = dnnl_post_ops_create(&ops);
    if (status != dnnl_success) return status;
    // Not a binary post-op with the residual as second operand: with one, oneDNN 2.6 leaves its best kernels (two times
    // slower at 64 -> 256 channels), which costs more than copying the residual into the destination first.
    if (flags & TNB_CONV_ADD) status = dnnl_post_ops_append_sum(ops, 1.0f);
    if (status == dnnl_success) status = dnnl_primitive_attr_set_post_ops(*attr, ops);
    dnnl_post_ops_destroy(ops);
    return status;
}

// Whether oneDNN's second choice is faster. Its first, brgconv, reads the whole weight once per output row: where rows are
// short and the weight does not stay in cache, it reached 140 GFLOP/s against 250 (512 -> 512 channels, 3x3, on 4x4 images,
// one Zen core); likewise its 1x1 form with a stride. From 5 columns on it is the faster one again.
static int prefers_second(const tnb_conv_shape *s) {
    int taps = s->kernel_height * s->kernel_width;
    size_t weight = (size_t)s->out_channels * (s->in_channels / s->groups) * taps * sizeof(float);
    if (s->groups > 1 || s->batch == 1 || s->out_width > 4) return 0;
    return s->out_width <= 2 || (taps == 1 ? s->stride_width > 1 : weight >= (2u << 20));
}

// Whether oneDNN's first choice is wrong: for the weights of a 1x1 layer with a stride over fewer than eight channels it writes
// eight of them for every pixel into a scratchpad that has room for those there are (oneDNN 2.6: 19 kB past the end for 3
// channels of 64x64).
static int needs_second(const struct key *key) {
    const tnb_conv_shape *s = &key->shape;
    return key->kind == BACKWARD_WEIGHTS && s->groups == 1 && s->in_channels < 8 && s->kernel_height == 1
        && s->kernel_width == 1 && (s->stride_height > 1 || s->stride_width > 1);
}

static dnnl_status_t create(dnnl_primitive_desc_t *out, const dnnl_convolution_desc_t *desc, dnnl_primitive_attr_t attr,
                            dnnl_primitive_desc_t hint, int second) {
    if (!second) return dnnl_primitive_desc_create(out, desc, attr, engine, hint);
    dnnl_primitive_desc_iterator_t choices;
    dnnl_status_t status = dnnl_primitive_desc_iterator_create(&choices, desc, attr, engine, hint);
    if (status != dnnl_success) return status;
    if (dnnl_primitive_desc_iterator_next(choices) == dnnl_success) *out = dnnl_primitive_desc_iterator_fetch(choices);
    dnnl_primitive_desc_iterator_destroy(choices);
    return *out ? dnnl_success : dnnl_primitive_desc_create(out, desc, attr, engine, hint);
}

static dnnl_status_t describe(dnnl_primitive_desc_t *out, const struct key *key) {
    const tnb_conv_shape *s = &key->shape;
    dnnl_memory_desc_t src, weights, bias, dst;
    dnnl_dims_t strides = {s->stride_height, s->stride_width};
    dnnl_dims_t dilates = {s->dilation_height - 1, s->dilation_width - 1};
    dnnl_dims_t pads = {s->pad_height, s->pad_width}, pads_end = {key->pad_bottom, key->pad_right};
    dnnl_dims_t bias_dims = {s->out_channels};
    dnnl_status_t status = activation_desc(&src, s->batch, s->in_channels, s->in_height, s->in_width);
    if (status == dnnl_success)
        status = activation_desc(&dst, s->batch, s->out_channels, s->out_height, s->out_width);
    if (status == dnnl_success) status = any_weights_desc(&weights, s);
    if (status == dnnl_success) status = dnnl_memory_desc_init_by_tag(&bias, 1, bias_dims, dnnl_f32, dnnl_x);
    if (status != dnnl_success) return status;

    dnnl_primitive_attr_t attr = NULL;
    dnnl_primitive_desc_t hint = NULL;
    dnnl_convolution_desc_t forward, desc;
    const dnnl_memory_desc_t *with_bias = key->has_bias ? &bias : NULL;
    status = attributes(&attr, key->flags);
    if (status == dnnl_success)
        status = dnnl_dilated_convolution_forward_desc_init(
            &forward, key->kind == FORWARD ? dnnl_forward_inference : dnnl_forward_training,
            dnnl_convolution_direct, &src, &weights, with_bias, &dst, strides, dilates, pads, pads_end);
    if (status == dnnl_success)
        status = create(&hint, &forward, attr, NULL, key->kind == FORWARD && prefers_second(s));
    if (status == dnnl_success && key->kind == FORWARD) {
        *out = hint;
        dnnl_primitive_attr_destroy(attr);
        return status;
    }
    if (status == dnnl_success)
        status = key->kind == BACKWARD_DATA
            ? dnnl_dilated_convolution_backward_data_desc_init(&desc, dnnl_convolution_direct, &src, &weights, &dst,
                                                               strides, dilates, pads, pads_end)
            : dnnl_dilated_convolution_backward_weights_desc_init(&desc, dnnl_convolution_direct, &src, &weights,
                                                                  with_bias, &dst, strides, dilates, pads, pads_end);
    if (status == dnnl_success) status = create(out, &desc, attr, hint, needs_second(key));
    if (hint) dnnl_primitive_desc_destroy(hint);
    if (attr) dnnl_primitive_attr_destroy(attr);
    return status;
}

// MARK: - Primitives by shape

static void destroy(struct entry *e) {
    if (e->primitive) dnnl_primitive_destroy(e->primitive);
    if (e->reorder) dnnl_primitive_destroy(e->reorder);
    dnnl_memory_t memories[] = {e->src, e->weights, e->bias, e->dst, e->scratchpad, e->plain_weights};
    for (size_t i = 0; i < sizeof memories / sizeof *memories; i++)
        if (memories[i]) dnnl_memory_destroy(memories[i]);
    free(e);
}

static dnnl_status_t make_memory(dnnl_memory_t *memory, const dnnl_memory_desc_t *desc) {
    return dnnl_memory_create(memory, desc, engine, DNNL_MEMORY_NONE);
}

static dnnl_status_t fill(struct entry *e) {
    dnnl_primitive_desc_t pd = NULL;
    dnnl_status_t status = describe(&pd, &e->key);
    if (status != dnnl_success) return status;
    dnnl_query_t src = e->key.kind == BACKWARD_DATA ? dnnl_query_diff_src_md : dnnl_query_src_md;
    dnnl_query_t dst = e->key.kind == FORWARD ? dnnl_query_dst_md : dnnl_query_diff_dst_md;
    dnnl_query_t weights = e->key.kind == BACKWARD_WEIGHTS ? dnnl_query_diff_weights_md : dnnl_query_weights_md;
    const dnnl_memory_desc_t *scratch = dnnl_primitive_desc_query_md(pd, dnnl_query_scratchpad_md, 0);
    e->weights_desc = *dnnl_primitive_desc_query_md(pd, weights, 0);
    e->scratchpad_size = dnnl_memory_desc_get_size(scratch);
    status = make_memory(&e->src, dnnl_primitive_desc_query_md(pd, src, 0));
    if (status == dnnl_success) status = make_memory(&e->dst, dnnl_primitive_desc_query_md(pd, dst, 0));
    if (status == dnnl_success) status = make_memory(&e->weights, &e->weights_desc);
    if (status == dnnl_success) status = make_memory(&e->scratchpad, scratch);
    if (status == dnnl_success && e->key.has_bias)
        status = make_memory(&e->bias, dnnl_primitive_desc_query_md(pd, weights, 1));
    if (status == dnnl_success) status = dnnl_primitive_create(&e->primitive, pd);
    dnnl_primitive_desc_destroy(pd);
    if (status != dnnl_success) return status;

    dnnl_memory_desc_t plain;
    status = plain_weights_desc(&plain, &e->key);
    if (status != dnnl_success) return status;
    if (!is_cropped(&e->key) && dnnl_memory_desc_equal(&plain, &e->weights_desc)) return status;
    status = make_memory(&e->plain_weights, &plain);
    if (status != dnnl_success) return status;
    int backward = e->key.kind == BACKWARD_WEIGHTS;
    dnnl_primitive_desc_t rpd = NULL;
    status = dnnl_reorder_primitive_desc_create(&rpd, backward ? &e->weights_desc : &plain, engine,
                                                backward ? &plain : &e->weights_desc, engine, NULL);
    if (status != dnnl_success) return status;
    status = dnnl_primitive_create(&e->reorder, rpd);
    dnnl_primitive_desc_destroy(rpd);
    return status;
}

static void empty_table(void) {
    for (int i = 0; i < TABLE_SIZE; i++) {
        if (table[i]) destroy(table[i]);
        table[i] = NULL;
    }
    table_count = 0;
}

static dnnl_status_t find(struct entry **out, enum kind kind, const tnb_conv_shape *shape, int layout, int has_bias,
                          int flags) {
    if (!stream) {
        dnnl_status_t status = dnnl_success;
        if (!engine) status = dnnl_engine_create(&engine, dnnl_cpu, 0);
        if (status == dnnl_success) status = dnnl_stream_create(&stream, engine, dnnl_stream_default_flags);
        if (status != dnnl_success) return status;
    }
    struct key key = make_key(kind, shape, layout, has_bias, flags);
    uint64_t hash = 1469598103934665603u;
    const int *words = (const int *)&key;
    for (size_t i = 0; i < sizeof key / sizeof(int); i++) hash = (hash ^ (uint32_t)words[i]) * 1099511628211u;
    unsigned slot = (unsigned)(hash >> 40) % TABLE_SIZE;
    for (; table[slot]; slot = (slot + 1) % TABLE_SIZE) {
        if (memcmp(&table[slot]->key, &key, sizeof key) == 0) {
            *out = table[slot];
            return dnnl_success;
        }
    }
    struct entry *e = calloc(1, sizeof *e);
    if (!e) return dnnl_out_of_memory;
    e->key = key;
    dnnl_status_t status = fill(e);
    if (status != dnnl_success) {
        destroy(e);
        return status;
    }
    if (table_count >= TABLE_LIMIT) {
        empty_table();
        slot = (unsigned)(hash >> 40) % TABLE_SIZE;
    }
    table[slot] = e;
    table_count++;
    *out = e;
    return dnnl_success;
}

// MARK: - Running

static dnnl_status_t reorder(struct entry *e, float *plain, void *packed) {
    dnnl_memory_set_data_handle(e->plain_weights, plain + first_tap(&e->key));
    dnnl_memory_set_data_handle(e->weights, packed);
    int backward = e->key.kind == BACKWARD_WEIGHTS;
    dnnl_exec_arg_t args[] = {{DNNL_ARG_FROM, backward ? e->weights : e->plain_weights},
                              {DNNL_ARG_TO, backward ? e->plain_weights : e->weights}};
    return dnnl_primitive_execute(e->reorder, stream, 2, args);
}

static dnnl_status_t execute(struct entry *e, void *src, void *weights, void *bias, void *dst) {
    void *scratch = NULL;
    if (e->scratchpad_size && !(scratch = reserve(&scratchpad_buffer, e->scratchpad_size))) return dnnl_out_of_memory;
    dnnl_memory_set_data_handle(e->src, src);
    dnnl_memory_set_data_handle(e->weights, weights);
    dnnl_memory_set_data_handle(e->dst, dst);
    dnnl_memory_set_data_handle(e->scratchpad, scratch);
    int data = e->key.kind == BACKWARD_DATA, weight = e->key.kind == BACKWARD_WEIGHTS;
    dnnl_exec_arg_t args[5] = {{data ? DNNL_ARG_DIFF_SRC : DNNL_ARG_SRC, e->src},
                               {weight ? DNNL_ARG_DIFF_WEIGHTS : DNNL_ARG_WEIGHTS, e->weights},
                               {data || weight ? DNNL_ARG_DIFF_DST : DNNL_ARG_DST, e->dst},
                               {DNNL_ARG_SCRATCHPAD, e->scratchpad}};
    int count = 4;
    if (e->key.has_bias) {
        dnnl_memory_set_data_handle(e->bias, bias);
        args[count++] = (dnnl_exec_arg_t){weight ? DNNL_ARG_DIFF_BIAS : DNNL_ARG_BIAS, e->bias};
    }
    return dnnl_primitive_execute(e->primitive, stream, count, args);
}

// Forward and input gradient: repack the weight, then run.
static dnnl_status_t run_packing(struct entry *e, void *src, const void *weight, const void *bias, void *dst) {
    if (!e->reorder) return execute(e, src, (void *)weight, (void *)bias, dst);
    void *packed = reserve(&weights_buffer, dnnl_memory_desc_get_size(&e->weights_desc));
    if (!packed) return dnnl_out_of_memory;
    dnnl_status_t status = reorder(e, (void *)weight, packed);
    return status == dnnl_success ? execute(e, src, packed, (void *)bias, dst) : status;
}

int tnb_conv_forward(const tnb_conv_shape *shape, const float *src, const float *weight, tnb_weight_layout layout,
                     const float *bias, float *dst) {
    pthread_mutex_lock(&lock);
    struct entry *e;
    dnnl_status_t status = find(&e, FORWARD, shape, layout, bias != NULL, 0);
    if (status == dnnl_success) status = run_packing(e, (void *)src, weight, bias, dst);
    pthread_mutex_unlock(&lock);
    return status;
}

int tnb_conv_backward_data(const tnb_conv_shape *shape, const float *diff_dst, const float *weight,
                           tnb_weight_layout layout, float *diff_src) {
    pthread_mutex_lock(&lock);
    struct entry *e;
    dnnl_status_t status = find(&e, BACKWARD_DATA, shape, layout, 0, 0);
    if (status == dnnl_success) status = run_packing(e, diff_src, weight, NULL, (void *)diff_dst);
    pthread_mutex_unlock(&lock);
    return status;
}

int tnb_conv_backward_weights(const tnb_conv_shape *shape, const float *src, const float *diff_dst, float *diff_weight,
                              tnb_weight_layout layout, float *diff_bias) {
    pthread_mutex_lock(&lock);
    struct entry *e;
    dnnl_status_t status = find(&e, BACKWARD_WEIGHTS, shape, layout, diff_bias != NULL, 0);
    if (status == dnnl_success && !e->reorder) {
        status = execute(e, (void *)src, diff_weight, diff_bias, (void *)diff_dst);
    } else if (status == dnnl_success) {
        void *packed = reserve(&weights_buffer, dnnl_memory_desc_get_size(&e->weights_desc));
        status = packed ? execute(e, (void *)src, packed, diff_bias, (void *)diff_dst) : dnnl_out_of_memory;
        if (is_cropped(&e->key)) {
            // The taps that never meet the image have no gradient.
            memset(diff_weight, 0, sizeof(float) * shape->out_channels * (shape->in_channels / shape->groups) *
                                       shape->kernel_height * shape->kernel_width);
        }
        if (status == dnnl_success) status = reorder(e, diff_weight, packed);
    }
    pthread_mutex_unlock(&lock);
    return status;
}

// MARK: - Weights packed once

struct packing {
    dnnl_memory_desc_t desc;
    void *data;
};

struct tnb_packed_weights {
    struct packing *packings;
    int count;
    float *own;  // for our own kernels; one serves all sizes of images
};

// A layer's own kernel; all of a layer's shapes have the same, or go to oneDNN.
struct own_kernel {
    int (*suits)(const tnb_conv_shape *);
    size_t (*size)(const tnb_conv_shape *);
    void (*pack)(const tnb_conv_shape *, const float *, tnb_weight_layout, const float *, float *);
    void (*forward)(const tnb_conv_shape *, const float *, const float *, const float *, const float *, float *, int,
                    const tnb_epilogue *);
};

static const struct own_kernel own_kernels[] = {
    {tnb_conv1x1_suits, tnb_conv1x1_size, tnb_conv1x1_pack, tnb_conv1x1_forward},
    {tnb_depthwise_suits, tnb_depthwise_size, tnb_depthwise_pack, tnb_depthwise_forward},
    {tnb_winograd_suits, tnb_winograd_size, tnb_winograd_pack, tnb_winograd_forward},
};

// Null where oneDNN is faster.
static const struct own_kernel *kernel_for(const tnb_conv_shape *shape) {
    for (size_t i = 0; i < sizeof own_kernels / sizeof *own_kernels; i++)
        if (own_kernels[i].suits(shape)) return &own_kernels[i];
    return NULL;
}

tnb_packed_weights *tnb_packed_weights_create(void) { return calloc(1, sizeof(tnb_packed_weights)); }

void tnb_packed_weights_free(tnb_packed_weights *packed) {
    if (!packed) return;
    for (int i = 0; i < packed->count; i++) free(packed->packings[i].data);
    free(packed->packings);
    free(packed->own);
    free(packed);
}

static void *packing_for(tnb_packed_weights *packed, const struct entry *e) {
    for (int i = 0; i < packed->count; i++)
        if (dnnl_memory_desc_equal(&packed->packings[i].desc, &e->weights_desc)) return packed->packings[i].data;
    return NULL;
}

int tnb_packed_weights_has(tnb_packed_weights *packed, const tnb_conv_shape *shape, int has_bias, int flags) {
    if (kernel_for(shape)) return packed->own != NULL;
    flags &= ~TNB_CONV_RELU;
    pthread_mutex_lock(&lock);
    struct entry *e;
    dnnl_status_t status = find(&e, FORWARD, shape, TNB_WEIGHT_HWIO, has_bias != 0, flags);
    int result = status == dnnl_success ? packing_for(packed, e) != NULL : -(int)status;
    pthread_mutex_unlock(&lock);
    return result;
}

static void scale_weights(const float *weight, float *out, const tnb_conv_shape *s, tnb_weight_layout layout,
                          const float *scale) {
    long outputs = s->out_channels;
    long each = (long)(s->in_channels / s->groups) * s->kernel_height * s->kernel_width;
    if (layout == TNB_WEIGHT_HWIO) {
        for (long r = 0; r < each; r++)
            for (long o = 0; o < outputs; o++) out[r * outputs + o] = weight[r * outputs + o] * scale[o];
    } else {
        for (long o = 0; o < outputs; o++)
            for (long r = 0; r < each; r++) out[o * each + r] = weight[o * each + r] * scale[o];
    }
}

int tnb_packed_weights_add(tnb_packed_weights *packed, const tnb_conv_shape *shape, int has_bias, int flags,
                           const float *weight, tnb_weight_layout layout, const float *scale) {
    const struct own_kernel *kernel = kernel_for(shape);
    if (kernel) {
        void *memory = allocate_weights(kernel->size(shape));
        if (!memory) return dnnl_out_of_memory;
        kernel->pack(shape, weight, layout, scale, memory);
        packed->own = memory;
        return dnnl_success;
    }
    flags &= ~TNB_CONV_RELU;
    pthread_mutex_lock(&lock);
    struct entry *e;
    void *data = NULL;
    dnnl_status_t status = find(&e, FORWARD, shape, layout, has_bias != 0, flags);
    if (status != dnnl_success) goto done;
    size_t elements = (size_t)shape->out_channels * (shape->in_channels / shape->groups) * shape->kernel_height *
                      shape->kernel_width;
    if (scale) {
        float *scaled = reserve(&scaled_buffer, elements * sizeof(float));
        if (!scaled) { status = dnnl_out_of_memory; goto done; }
        scale_weights(weight, scaled, shape, layout, scale);
        weight = scaled;
    }
    size_t size = dnnl_memory_desc_get_size(&e->weights_desc);
    struct packing *grown = realloc(packed->packings, (packed->count + 1) * sizeof *grown);
    if (grown) packed->packings = grown;
    if (!grown || !(data = allocate_weights(size))) { status = dnnl_out_of_memory; goto done; }
    if (e->reorder) status = reorder(e, (void *)weight, data);
    else memcpy(data, weight, size);
    if (status != dnnl_success) goto done;
    packed->packings[packed->count++] = (struct packing){e->weights_desc, data};
    data = NULL;
done:
    free(data);
    pthread_mutex_unlock(&lock);
    return status;
}

struct copy {
    char *to;
    const char *from;
};

static void copy_body(void *context, long begin, long end) {
    const struct copy *copy = context;
    memcpy(copy->to + begin, copy->from + begin, end - begin);
}

int tnb_packed_conv_forward(tnb_packed_weights *packed, const tnb_conv_shape *shape, const float *src, const float *bias,
                            const float *residual, float *dst, int flags, const tnb_epilogue *after) {
    const struct own_kernel *kernel = kernel_for(shape);
    if (kernel) {
        if (!packed->own) return dnnl_invalid_arguments;
        kernel->forward(shape, src, packed->own, bias, residual, dst, flags, after);
        return dnnl_success;
    }
    long outputs = (long)shape->batch * shape->out_channels * shape->out_height * shape->out_width;
    pthread_mutex_lock(&lock);
    struct entry *e;
    dnnl_status_t status = find(&e, FORWARD, shape, TNB_WEIGHT_HWIO, bias != NULL, flags & ~TNB_CONV_RELU);
    if (status == dnnl_success) {
        void *weights = packing_for(packed, e);
        if (weights && (flags & TNB_CONV_ADD) && residual != dst) {
            struct copy copy = {(char *)dst, (const char *)residual};
            tnb_parallel_for(outputs * 4, 1 << 18, copy_body, &copy);
        }
        status = weights ? execute(e, (void *)src, weights, (void *)bias, dst) : dnnl_invalid_arguments;
        // Not oneDNN's post-op, which is a maximum that turns NaN into 0: a model that went wrong would look sound.
        if (status == dnnl_success && (flags & TNB_CONV_RELU)) tnb_relu_f32(dst, dst, outputs);
        if (status == dnnl_success && after) tnb_epilogue_all_f32(after, dst, outputs);
    }
    pthread_mutex_unlock(&lock);
    return status;
}

void tnb_conv_release(void) {
    pthread_mutex_lock(&lock);
    empty_table();
    release(&scratchpad_buffer);
    release(&weights_buffer);
    release(&scaled_buffer);
    pthread_mutex_unlock(&lock);
}
