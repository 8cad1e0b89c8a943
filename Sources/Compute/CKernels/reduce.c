// Reductions. Two inner loops per (operation, type): along a run that is reduced to one number, and down columns that stay
// apart; whichever walks the memory in order is used.
#include "reduce.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "CKernels.h"

#define CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
// Sums may be split over vector lanes; nothing else about the arithmetic is loosened.
#define LANES _Pragma("clang fp reassociate(on) contract(fast)")
#pragma clang diagnostic ignored "-Wpass-failed"

typedef float f32;
typedef double f64;
typedef int64_t i64;
typedef int32_t i32;
typedef int16_t i16;
typedef int8_t i8;
typedef uint8_t u8;

typedef union {
    f64 d;
    i64 i;
} number;

typedef void (*run_function)(number *acc, const void *x, long n, long stride);
typedef void (*column_function)(number *acc, const void *x, long columns, long stride);

#define RUN(NAME, T, A, FIELD, STEP)                                                                                   \
    CLONES static void NAME##_run_##T(number *acc, const void *px, long n, long stride) {                              \
        LANES A a = acc->FIELD;                                                                                        \
        const T *p = px;                                                                                               \
        if (stride == 1) {                                                                                             \
            for (long i = 0; i < n; i++) {                                                                             \
                const A x = (A)p[i];                                                                                   \
                a = STEP;                                                                                              \
            }                                                                                                          \
        } else {                                                                                                       \
            for (long i = 0; i < n; i++) {                                                                             \
                const A x = (A)p[i * stride];                                                                          \
                a = STEP;                                                                                              \
            }                                                                                                          \
        }                                                                                                              \
        acc->FIELD = a;                                                                                                \
    }                                                                                                                  \
    CLONES static void NAME##_columns_##T(number *acc, const void *px, long columns, long stride) {                    \
        _Pragma("clang fp contract(fast)") const T *p = px;                                                           \
        if (stride == 1) {                                                                                             \
            for (long i = 0; i < columns; i++) {                                                                       \
                const A x = (A)p[i], a = acc[i].FIELD;                                                                 \
                acc[i].FIELD = STEP;                                                                                   \
            }                                                                                                          \
        } else {                                                                                                       \
            for (long i = 0; i < columns; i++) {                                                                       \
                const A x = (A)p[i * stride], a = acc[i].FIELD;                                                        \
                acc[i].FIELD = STEP;                                                                                   \
            }                                                                                                          \
        }                                                                                                              \
    }

#define RUN_FLOATS(NAME, STEP) RUN(NAME, f32, f64, d, STEP) RUN(NAME, f64, f64, d, STEP)
#define RUN_INTS(NAME, STEP)                                                                                           \
    RUN(NAME, i64, i64, i, STEP) RUN(NAME, i32, i64, i, STEP) RUN(NAME, u8, i64, i, STEP) RUN(NAME, i16, i64, i, STEP) \
    RUN(NAME, i8, i64, i, STEP)

RUN_FLOATS(sum, a + x)
RUN_INTS(sum, (i64)((uint64_t)a + (uint64_t)x))
RUN_FLOATS(prod, a *x)
RUN_INTS(prod, (i64)((uint64_t)a * (uint64_t)x))
RUN_FLOATS(amax, (a != a || a > x) ? a : x)
RUN_INTS(amax, a > x ? a : x)
RUN_FLOATS(amin, (a != a || a < x) ? a : x)
RUN_INTS(amin, a < x ? a : x)
RUN_FLOATS(squares, a + x * x)
RUN_INTS(squares, a + x * x)
RUN_FLOATS(absolutes, a + fabs(x))
RUN_INTS(absolutes, a + (x < 0 ? -x : x))
// Counts are whole numbers, exact in a double as well.
RUN_FLOATS(nonzero, a + (x != 0))
RUN_INTS(nonzero, a + (x != 0))

#define ROW(NAME, KIND)                                                                                                \
    {NAME##_##KIND##_f32, NAME##_##KIND##_f64, NAME##_##KIND##_i64, NAME##_##KIND##_i32, NAME##_##KIND##_u8, NAME##_##KIND##_u8, \
     NAME##_##KIND##_i16, NAME##_##KIND##_i8}
static const run_function run_table[][TNB_DTYPES] = {ROW(sum, run),     ROW(prod, run),      ROW(amax, run),   ROW(amin, run),
                                            ROW(squares, run), ROW(absolutes, run), ROW(nonzero, run)};
static const column_function column_table[][TNB_DTYPES] = {
    ROW(sum, columns),     ROW(prod, columns),      ROW(amax, columns),   ROW(amin, columns),
    ROW(squares, columns), ROW(absolutes, columns), ROW(nonzero, columns)};

static const int item_size[] = {4, 8, 8, 4, 1, 1, 2, 1};
static int is_float(enum tnb_dtype dtype) { return dtype == TNB_F32 || dtype == TNB_F64; }

static number neutral(enum tnb_reduction op, enum tnb_dtype dtype) {
    number n;
    if (is_float(dtype))
        n.d = op == TNB_PROD ? 1 : op == TNB_AMAX ? -INFINITY : op == TNB_AMIN ? INFINITY : 0;
    else
        n.i = op == TNB_PROD ? 1 : op == TNB_AMAX ? INT64_MIN : op == TNB_AMIN ? INT64_MAX : 0;
    return n;
}

static void combine(enum tnb_reduction op, enum tnb_dtype dtype, number *a, number b) {
    if (is_float(dtype)) {
        if (op == TNB_PROD) a->d *= b.d;
        else if (op == TNB_AMAX) a->d = a->d != a->d || a->d > b.d ? a->d : b.d;
        else if (op == TNB_AMIN) a->d = a->d != a->d || a->d < b.d ? a->d : b.d;
        else a->d += b.d;
    } else {
        if (op == TNB_PROD) a->i = (i64)((uint64_t)a->i * (uint64_t)b.i);
        else if (op == TNB_AMAX) a->i = a->i > b.i ? a->i : b.i;
        else if (op == TNB_AMIN) a->i = a->i < b.i ? a->i : b.i;
        else a->i = (i64)((uint64_t)a->i + (uint64_t)b.i);
    }
}

static void store(enum tnb_dtype dtype, enum tnb_dtype out_dtype, void *out, long at, number value, double scale) {
    if (is_float(dtype)) value.d *= scale;
    switch (out_dtype) {
    case TNB_F32: ((f32 *)out)[at] = (f32)(is_float(dtype) ? value.d : (f64)value.i * scale); break;
    case TNB_F64: ((f64 *)out)[at] = is_float(dtype) ? value.d : (f64)value.i * scale; break;
    case TNB_I64: ((i64 *)out)[at] = is_float(dtype) ? (i64)value.d : value.i; break;
    case TNB_I32: ((i32 *)out)[at] = (i32)(is_float(dtype) ? (i64)value.d : value.i); break;
    case TNB_U8: ((u8 *)out)[at] = (u8)(is_float(dtype) ? (i64)value.d : value.i); break;
    case TNB_BOOL: ((u8 *)out)[at] = is_float(dtype) ? value.d != 0 : value.i != 0; break;
    case TNB_I16: ((i16 *)out)[at] = (i16)(is_float(dtype) ? (i64)value.d : value.i); break;
    case TNB_I8: ((i8 *)out)[at] = (i8)(is_float(dtype) ? (i64)value.d : value.i); break;
    case TNB_F16: case TNB_BF16: case TNB_DTYPES: break; // The Swift side reduces in float32.
    }
}

// A set of dimensions, outermost first; neighbours that form one run are joined.
struct dims {
    int n;
    long size[TNB_MAX_DIMS], stride[TNB_MAX_DIMS], count;
};

static struct dims joined(int n, const long *size, const long *stride, int sorts) {
    struct dims d = {.n = 0, .count = 1};
    int order[TNB_MAX_DIMS], m = 0;
    for (int i = 0; i < n; i++) {
        d.count *= size[i];
        if (size[i] == 1) continue;
        int at = m++;
        for (; sorts && at > 0 && stride[order[at - 1]] < stride[i]; at--) order[at] = order[at - 1];
        order[at] = i;
    }
    for (int j = 0; j < m; j++) {
        int i = order[j];
        if (d.n > 0 && d.stride[d.n - 1] == stride[i] * size[i]) {
            d.size[d.n - 1] *= size[i];
            d.stride[d.n - 1] = stride[i];
        } else {
            d.size[d.n] = size[i];
            d.stride[d.n++] = stride[i];
        }
    }
    return d;
}

// Offset of the index-th element of the outermost `n` dimensions.
static long offset(const struct dims *d, int n, long index) {
    long at = 0;
    for (int i = n - 1; i >= 0; i--) {
        at += index % d->size[i] * d->stride[i];
        index /= d->size[i];
    }
    return at;
}

enum { BLOCK = 65536, COLUMNS = 256 };

struct job {
    enum tnb_reduction op;
    enum tnb_dtype dtype, out_dtype;
    const char *in;
    void *out;
    double scale;
    struct dims kept, reduced;
    number *partial;
    long blocks, rows_per_block, cuts;
};

// One result from whole runs of the innermost reduced dimension.
static number reduce_rows(const struct job *j, const char *base, long begin, long end) {
    const struct dims *r = &j->reduced;
    number acc = neutral(j->op, j->dtype);
    int item = item_size[j->dtype];
    if (r->n == 0) {
        run_table[j->op][j->dtype](&acc, base, 1, 1);
        return acc;
    }
    long n = r->size[r->n - 1], stride = r->stride[r->n - 1];
    for (long row = begin; row < end; row++)
        run_table[j->op][j->dtype](&acc, base + offset(r, r->n - 1, row) * item, n, stride);
    return acc;
}

static void run_outputs(void *context, long begin, long end) {
    const struct job *j = context;
    long rows = j->reduced.n ? j->reduced.count / j->reduced.size[j->reduced.n - 1] : 1;
    for (long k = begin; k < end; k++) {
        const char *base = j->in + offset(&j->kept, j->kept.n, k) * item_size[j->dtype];
        store(j->dtype, j->out_dtype, j->out, k, reduce_rows(j, base, 0, rows), j->scale);
    }
}

// Blocks of one large result: either some rows, or a cut of one row.
static void run_blocks(void *context, long begin, long end) {
    const struct job *j = context;
    const struct dims *r = &j->reduced;
    long n = r->size[r->n - 1], stride = r->stride[r->n - 1], rows = r->count / n;
    int item = item_size[j->dtype];
    for (long b = begin; b < end; b++) {
        const char *base = j->in + offset(&j->kept, j->kept.n, b / j->blocks) * item;
        long at = b % j->blocks;
        number acc = neutral(j->op, j->dtype);
        if (j->cuts > 1) {
            long row = at / j->cuts, first = at % j->cuts * BLOCK;
            long count = n - first < BLOCK ? n - first : BLOCK;
            run_table[j->op][j->dtype](&acc, base + (offset(r, r->n - 1, row) + first * stride) * item, count, stride);
        } else {
            long first = at * j->rows_per_block, last = first + j->rows_per_block;
            acc = reduce_rows(j, base, first, last < rows ? last : rows);
        }
        j->partial[b] = acc;
    }
}

// Columns: task = (outer kept index, block of columns, block of reduced rows).
static void run_columns(void *context, long begin, long end) {
    const struct job *j = context;
    const struct dims *k = &j->kept, *r = &j->reduced;
    long columns = k->size[k->n - 1], step = k->stride[k->n - 1];
    long column_blocks = (columns + COLUMNS - 1) / COLUMNS;
    int item = item_size[j->dtype];
    for (long task = begin; task < end; task++) {
        long block = task % j->blocks, tile = task / j->blocks;
        long outer = tile / column_blocks, first = tile % column_blocks * COLUMNS;
        long count = columns - first < COLUMNS ? columns - first : COLUMNS;
        number local[COLUMNS], *acc = j->partial ? j->partial + task * COLUMNS : local;
        for (long c = 0; c < count; c++) acc[c] = neutral(j->op, j->dtype);
        const char *base = j->in + (offset(k, k->n - 1, outer) + first * step) * item;
        long row = block * j->rows_per_block, last = row + j->rows_per_block;
        if (last > r->count) last = r->count;
        // The innermost reduced dimension advances by additions, the others by division once per run.
        long inner = r->n ? r->size[r->n - 1] : 1, stride = r->n ? r->stride[r->n - 1] : 0;
        while (row < last) {
            const char *at = base + (r->n ? offset(r, r->n, row) : 0) * item;
            long run = inner - row % inner;
            if (run > last - row) run = last - row;
            for (long i = 0; i < run; i++) column_table[j->op][j->dtype](acc, at + i * stride * item, count, step);
            row += run;
        }
        if (!j->partial)
            for (long c = 0; c < count; c++)
                store(j->dtype, j->out_dtype, j->out, outer * columns + first + c, acc[c], j->scale);
    }
}

void tnb_reduce(enum tnb_reduction op, enum tnb_dtype dtype, const void *in, int nk, const long *ks, const long *kt, int nr,
                const long *rs, const long *rt, enum tnb_dtype out_dtype, void *out, double scale) {
    struct job j = {.op = op, .dtype = dtype, .out_dtype = out_dtype, .in = in, .out = out, .scale = scale,
                    .kept = joined(nk, ks, kt, 0), .reduced = joined(nr, rs, rt, 1), .blocks = 1, .cuts = 1};
    const struct dims *k = &j.kept, *r = &j.reduced;
    if (k->count == 0) return;
    if (r->count == 0) {
        for (long i = 0; i < k->count; i++) store(dtype, out_dtype, out, i, neutral(op, dtype), scale);
        return;
    }
    int down = k->n > 0 && r->n > 0 && k->stride[k->n - 1] != 0 && k->stride[k->n - 1] < r->stride[r->n - 1];
    if (down) {
        long columns = k->size[k->n - 1], tiles = k->count / columns * ((columns + COLUMNS - 1) / COLUMNS);
        long width = columns < COLUMNS ? columns : COLUMNS;
        j.rows_per_block = r->count;
        if (tiles < 8 && r->count * width > 2 * BLOCK) {
            j.rows_per_block = BLOCK / width;
            j.blocks = (r->count + j.rows_per_block - 1) / j.rows_per_block;
            if (j.blocks > 64) {
                j.rows_per_block = (r->count + 63) / 64;
                j.blocks = (r->count + j.rows_per_block - 1) / j.rows_per_block;
            }
            j.partial = malloc(sizeof(number) * (size_t)(tiles * j.blocks * COLUMNS));
            if (!j.partial) {  // slower, but right
                j.blocks = 1;
                j.rows_per_block = r->count;
            }
        }
        long per_task = j.rows_per_block * width, grain = per_task >= BLOCK ? 1 : BLOCK / per_task;
        tnb_parallel_for(tiles * j.blocks, grain, run_columns, &j);
        if (j.partial) {
            long column_blocks = (columns + COLUMNS - 1) / COLUMNS;
            for (long tile = 0; tile < tiles; tile++) {
                long outer = tile / column_blocks, first = tile % column_blocks * COLUMNS;
                long count = columns - first < COLUMNS ? columns - first : COLUMNS;
                for (long c = 0; c < count; c++) {
                    number acc = neutral(op, dtype);
                    for (long b = 0; b < j.blocks; b++)
                        combine(op, dtype, &acc, j.partial[(tile * j.blocks + b) * COLUMNS + c]);
                    store(dtype, out_dtype, out, outer * columns + first + c, acc, scale);
                }
            }
            free(j.partial);
        }
        return;
    }
    if (k->count < 8 && r->count > 2 * BLOCK) {
        long n = r->size[r->n - 1], rows = r->count / n;
        j.cuts = n > BLOCK ? (n + BLOCK - 1) / BLOCK : 1;
        j.rows_per_block = n > BLOCK ? 1 : BLOCK / n;
        j.blocks = j.cuts > 1 ? rows * j.cuts : (rows + j.rows_per_block - 1) / j.rows_per_block;
        j.partial = malloc(sizeof(number) * (size_t)(k->count * j.blocks));
        if (j.partial) {
            tnb_parallel_for(k->count * j.blocks, 1, run_blocks, &j);
            for (long o = 0; o < k->count; o++) {
                number acc = neutral(op, dtype);
                for (long b = 0; b < j.blocks; b++) combine(op, dtype, &acc, j.partial[o * j.blocks + b]);
                store(dtype, out_dtype, out, o, acc, scale);
            }
            free(j.partial);
            return;
        }
    }
    tnb_parallel_for(k->count, r->count >= BLOCK ? 1 : BLOCK / r->count, run_outputs, &j);
}

// ---- variance ------------------------------------------------------------------------------------------------------

// Sums of distances from a first element: no cancellation as long as that element is no far outlier, one pass.
struct variance_job {
    enum tnb_dtype dtype;
    const char *in;
    void *variance, *mean;
    double divisor;
    struct dims kept, reduced;
};

#define SHIFTED(T)                                                                                                     \
    CLONES static void shifted_##T(const T *x, long n, long stride, f64 shift, f64 *sum, f64 *squares) {               \
        LANES f64 s = 0, q = 0;                                                                                        \
        for (long i = 0; i < n; i++) {                                                                                 \
            f64 d = (f64)x[i * stride] - shift;                                                                        \
            s += d;                                                                                                    \
            q += d * d;                                                                                                \
        }                                                                                                              \
        *sum += s;                                                                                                     \
        *squares += q;                                                                                                 \
    }
SHIFTED(f32)
SHIFTED(f64)

static void run_variance(void *context, long begin, long end) {
    const struct variance_job *j = context;
    const struct dims *r = &j->reduced;
    int item = item_size[j->dtype];
    long n = r->n ? r->size[r->n - 1] : 1, stride = r->n ? r->stride[r->n - 1] : 1, rows = n ? r->count / n : 0;
    for (long k = begin; k < end; k++) {
        const char *base = j->in + offset(&j->kept, j->kept.n, k) * item;
        f64 shift = r->count == 0 ? NAN : j->dtype == TNB_F32 ? *(const f32 *)base : *(const f64 *)base;
        f64 sum = 0, squares = 0;
        for (long row = 0; row < rows; row++) {
            const char *at = base + (r->n ? offset(r, r->n - 1, row) : 0) * item;
            if (j->dtype == TNB_F32) shifted_f32((const f32 *)at, n, stride, shift, &sum, &squares);
            else shifted_f64((const f64 *)at, n, stride, shift, &sum, &squares);
        }
        f64 mean = shift + sum / (f64)r->count;
        f64 left = squares - sum * sum / (f64)r->count;
        if (left < 0) left = 0;
        // As PyTorch: too few elements give NaN (or infinity for a divisor below zero elements).
        f64 variance = left / (j->divisor > 0 ? j->divisor : 0);
        if (j->dtype == TNB_F32) {
            ((f32 *)j->variance)[k] = (f32)variance;
            if (j->mean) ((f32 *)j->mean)[k] = (f32)mean;
        } else {
            ((f64 *)j->variance)[k] = variance;
            if (j->mean) ((f64 *)j->mean)[k] = mean;
        }
    }
}

void tnb_variance(enum tnb_dtype dtype, const void *in, int nk, const long *ks, const long *kt, int nr, const long *rs,
                  const long *rt, double divisor, void *variance, void *mean) {
    struct variance_job j = {.dtype = dtype, .in = in, .variance = variance, .mean = mean, .divisor = divisor,
                             .kept = joined(nk, ks, kt, 0), .reduced = joined(nr, rs, rt, 1)};
    if (j.kept.count == 0) return;
    long cost = j.reduced.count > 0 ? j.reduced.count : 1;
    tnb_parallel_for(j.kept.count, cost >= BLOCK ? 1 : BLOCK / cost, run_variance, &j);
}

// ---- extrema with places -------------------------------------------------------------------------------------------

struct extremum_job {
    enum tnb_dtype dtype;
    const char *in;
    struct dims kept;
    long n, stride;
    void *values;
    i64 *places;
};

// Equal elements: the first one. NaN beats everything, the first NaN wins.
#define EXTREMUM(NAME, T, BEATS)                                                                                       \
    static void NAME##_##T(void *context, long begin, long end) {                                                      \
        const struct extremum_job *j = context;                                                                        \
        for (long k = begin; k < end; k++) {                                                                           \
            const T *x = (const T *)j->in + offset(&j->kept, j->kept.n, k);                                            \
            T best = x[0];                                                                                             \
            long place = 0;                                                                                            \
            for (long i = 1; i < j->n && best == best; i++) {                                                          \
                T y = x[i * j->stride];                                                                                \
                if (y BEATS best || y != y) {                                                                          \
                    best = y;                                                                                          \
                    place = i;                                                                                         \
                }                                                                                                      \
            }                                                                                                          \
            if (j->values) ((T *)j->values)[k] = best;                                                                 \
            j->places[k] = place;                                                                                      \
        }                                                                                                              \
    }
#define EXTREMA(T) EXTREMUM(largest, T, >) EXTREMUM(smallest, T, <)
EXTREMA(f32)
EXTREMA(f64)
EXTREMA(i64)
EXTREMA(i32)
EXTREMA(u8)
EXTREMA(i16)
EXTREMA(i8)

void tnb_extremum(int smallest, enum tnb_dtype dtype, const void *in, int nk, const long *ks, const long *kt, long n,
                  long stride, void *values, int64_t *places) {
    static const tnb_loop_body table[2][TNB_DTYPES] = {
        {largest_f32, largest_f64, largest_i64, largest_i32, largest_u8, largest_u8, largest_i16, largest_i8},
        {smallest_f32, smallest_f64, smallest_i64, smallest_i32, smallest_u8, smallest_u8, smallest_i16, smallest_i8}};
    struct extremum_job j = {.dtype = dtype, .in = in, .kept = joined(nk, ks, kt, 0), .n = n, .stride = stride,
                             .values = values, .places = places};
    if (j.kept.count == 0) return;
    tnb_parallel_for(j.kept.count, n >= BLOCK ? 1 : BLOCK / (n > 0 ? n : 1), table[!!smallest][dtype], &j);
}

// ---- running sums --------------------------------------------------------------------------------------------------

#define RUNNING(T, A)                                                                                                  \
    static void running_##T(int product, const T *in, long in_stride, T *out, long out_stride, long n) {               \
        A a = product ? 1 : 0;                                                                                         \
        for (long i = 0; i < n; i++) {                                                                                 \
            a = product ? a * (A)in[i * in_stride] : a + (A)in[i * in_stride];                                         \
            out[i * out_stride] = (T)a;                                                                                \
        }                                                                                                              \
    }
RUNNING(f32, f64)
RUNNING(f64, f64)
RUNNING(i64, uint64_t)

void tnb_running(int product, enum tnb_dtype dtype, const void *in, long in_stride, void *out, long out_stride, long n) {
    if (dtype == TNB_F32) running_f32(product, in, in_stride, out, out_stride, n);
    else if (dtype == TNB_F64) running_f64(product, in, in_stride, out, out_stride, n);
    else running_i64(product, in, in_stride, out, out_stride, n);
}
