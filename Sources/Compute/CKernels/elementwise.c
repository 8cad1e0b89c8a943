// Elementwise loops. Each (operation, type) is one function over a strided row with flat fast paths; walk() carries it
// over the remaining dimensions and over the threads. Float functions come in three clones (SSE2, AVX2+FMA, AVX-512).
#include "CKernels.h"

#include <math.h>
#include <stddef.h>

#include "mathfunctions.h"
#include "silu.h"
#include "simd.h"
#include "special_functions.h"

#define PLAIN

typedef float f32;
typedef double f64;
typedef int64_t i64;
typedef int32_t i32;
typedef int16_t i16;
typedef int8_t i8;
typedef uint8_t u8;
typedef uint8_t bln;

// Strides in bytes. Unused operands are null with stride 0.
typedef void (*row_function)(char *o, long so, const char *pa, long sa, const char *pb, long sb, const char *pc, long sc,
                             long n, const double *p);

// ---- walking -------------------------------------------------------------------------------------------------------

enum { OPERANDS = 4 };

struct walk {
    row_function row;
    int ndim;                               // after coalescing; dimension 0 is the innermost
    long size[TNB_MAX_DIMS];
    long stride[OPERANDS][TNB_MAX_DIMS];    // bytes
    char *base[OPERANDS];
    const double *parameters;
};

static void run_row(const struct walk *w, char *const *at, long n) {
    w->row(at[0], w->stride[0][0], at[1], w->stride[1][0], at[2], w->stride[2][0], at[3], w->stride[3][0], n,
           w->parameters);
}

// Rows begin ..< end of the outer dimensions.
static void walk_rows(void *context, long begin, long end) {
    const struct walk *w = context;
    long index[TNB_MAX_DIMS] = {0};
    char *at[OPERANDS];
    for (int k = 0; k < OPERANDS; k++) at[k] = w->base[k];
    long rest = begin;
    for (int d = 1; d < w->ndim; d++) {
        index[d] = rest % w->size[d];
        rest /= w->size[d];
        for (int k = 0; k < OPERANDS; k++) at[k] += index[d] * w->stride[k][d];
    }
    for (long row = begin; row < end; row++) {
        run_row(w, at, w->size[0]);
        for (int d = 1; d < w->ndim; d++) {
            for (int k = 0; k < OPERANDS; k++) at[k] += w->stride[k][d];
            if (++index[d] < w->size[d]) break;
            for (int k = 0; k < OPERANDS; k++) at[k] -= index[d] * w->stride[k][d];
            index[d] = 0;
        }
    }
}

static void walk_flat(void *context, long begin, long end) {
    const struct walk *w = context;
    char *at[OPERANDS];
    for (int k = 0; k < OPERANDS; k++) at[k] = w->base[k] + begin * w->stride[k][0];
    run_row(w, at, end - begin);
}

static void walk(row_function row, int ndim, const long *shape, char *const *base, const long *const *strides,
                 const int *item, const double *parameters) {
    struct walk w = {.row = row, .ndim = 0, .parameters = parameters};
    for (int k = 0; k < OPERANDS; k++) w.base[k] = base[k];

    // Order dimensions by the result's strides (innermost first; ties by the operand's), leaving out those of size 1.
    int order[TNB_MAX_DIMS], count = 0;
    long total = 1;
    for (int d = ndim - 1; d >= 0; d--) {
        total *= shape[d];
        if (shape[d] == 1) continue;
        int at = count;
        while (at > 0) {
            int other = order[at - 1];
            long mine = strides[0][d], theirs = strides[0][other];
            if (mine == theirs && strides[1]) mine = strides[1][d], theirs = strides[1][other];
            if (mine >= theirs) break;
            order[at] = other;
            at--;
        }
        order[at] = d;
        count++;
    }
    if (total == 0) return;

    // Join neighbours that are one run in every operand.
    for (int i = 0; i < count; i++) {
        int d = order[i], last = w.ndim - 1;
        int joins = w.ndim > 0;
        for (int k = 0; k < OPERANDS && joins; k++)
            joins = !strides[k] || strides[k][d] * item[k] == w.stride[k][last] * w.size[last];
        if (joins) {
            w.size[last] *= shape[d];
        } else {
            w.size[w.ndim] = shape[d];
            for (int k = 0; k < OPERANDS; k++) w.stride[k][w.ndim] = strides[k] ? strides[k][d] * item[k] : 0;
            w.ndim++;
        }
    }
    if (w.ndim == 0) {
        w.ndim = 1;
        w.size[0] = 1;
        for (int k = 0; k < OPERANDS; k++) w.stride[k][0] = item[k];
    }

    const long grain = 16384;
    if (w.ndim == 1) {
        tnb_parallel_for(w.size[0], grain, walk_flat, &w);
    } else {
        long rows_per_grain = grain / w.size[0];
        tnb_parallel_for(total / w.size[0], rows_per_grain > 0 ? rows_per_grain : 1, walk_rows, &w);
    }
}

// ---- unary ---------------------------------------------------------------------------------------------------------

#define UNARY(NAME, KIND, T, R, EXPRESSION)                                                                            \
    KIND static void NAME##_##T(char *o, long so, const char *pa, long sa, const char *pb, long sb, const char *pc,    \
                                long sc, long n, const double *p) {                                                    \
        _Pragma("clang fp contract(fast)")(void) pb, (void)sb, (void)pc, (void)sc, (void)p;                           \
        if (so == sizeof(R) && sa == sizeof(T)) {                                                                      \
            R *out = (R *)o;                                                                                           \
            const T *a = (const T *)pa;                                                                                \
            VECTOR for (long i = 0; i < n; i++) {                                                                      \
                const T x = a[i];                                                                                      \
                out[i] = (R)(EXPRESSION);                                                                              \
            }                                                                                                          \
            return;                                                                                                    \
        }                                                                                                              \
        for (long i = 0; i < n; i++) {                                                                                 \
            const T x = *(const T *)(pa + i * sa);                                                                     \
            *(R *)(o + i * so) = (R)(EXPRESSION);                                                                      \
        }                                                                                                              \
    }

#define UNARY_FLOATS(NAME, SINGLE, DOUBLE) UNARY(NAME, CLONES, f32, f32, SINGLE) UNARY(NAME, PLAIN, f64, f64, DOUBLE)
#define UNARY_NUMBERS(NAME, EXPRESSION)                                                                                \
    UNARY(NAME, CLONES, f32, f32, EXPRESSION) UNARY(NAME, CLONES, f64, f64, EXPRESSION)                                \
    UNARY(NAME, PLAIN, i64, i64, EXPRESSION) UNARY(NAME, PLAIN, i32, i32, EXPRESSION) UNARY(NAME, PLAIN, u8, u8, EXPRESSION)         \
    UNARY(NAME, PLAIN, i16, i16, EXPRESSION) UNARY(NAME, PLAIN, i8, i8, EXPRESSION)

UNARY(neg, CLONES, f32, f32, -x)
UNARY(neg, CLONES, f64, f64, -x)
UNARY(neg, PLAIN, i64, i64, 0 - (uint64_t)x)
UNARY(neg, PLAIN, i32, i32, 0 - (uint32_t)x)
UNARY(neg, PLAIN, u8, u8, -x)
UNARY(neg, PLAIN, i16, i16, -x)
UNARY(neg, PLAIN, i8, i8, -x)
UNARY(absolute, CLONES, f32, f32, fabsf(x))
UNARY(absolute, CLONES, f64, f64, fabs(x))
UNARY(absolute, PLAIN, i64, i64, x < 0 ? 0 - (uint64_t)x : (uint64_t)x)
UNARY(absolute, PLAIN, i32, i32, x < 0 ? 0 - (uint32_t)x : (uint32_t)x)
UNARY(absolute, PLAIN, u8, u8, x)
UNARY(absolute, PLAIN, i16, i16, x < 0 ? -x : x)
UNARY(absolute, PLAIN, i8, i8, x < 0 ? -x : x)
UNARY_NUMBERS(sign, (x > 0) - (x < 0))
UNARY(square, CLONES, f32, f32, x * x)
UNARY(square, CLONES, f64, f64, x * x)
UNARY(square, PLAIN, i64, i64, (uint64_t)x * (uint64_t)x)
UNARY(square, PLAIN, i32, i32, (uint32_t)x * (uint32_t)x)
UNARY(square, PLAIN, u8, u8, x * x)
UNARY(square, PLAIN, i16, i16, x * x)
UNARY(square, PLAIN, i8, i8, x * x)
// Written so that NaN passes through.
UNARY_NUMBERS(relu, x < 0 ? 0 : x)
UNARY(bitnot, PLAIN, i64, i64, ~x)
UNARY(bitnot, PLAIN, i32, i32, ~x)
UNARY(bitnot, PLAIN, u8, u8, ~x)
UNARY(bitnot, PLAIN, i16, i16, ~x)
UNARY(bitnot, PLAIN, i8, i8, ~x)

MATH_INLINE float gelu_f(float x) { return 0.5f * x * (1.0f + tnb_erf_quotient(x * 0.70710678118654752f)); }
static inline double gelu_d(double x) { return 0.5 * x * (1.0 + erf(x * M_SQRT1_2)); }
MATH_INLINE float gelu_tanh_f(float x) {
    return 0.5f * x * (1.0f + tnb_tanhf(0.7978845608028654f * (x + 0.044715f * x * x * x)));
}
static inline double gelu_tanh_d(double x) { return 0.5 * x * (1.0 + tanh(0.7978845608028654 * (x + 0.044715 * x * x * x))); }

UNARY_FLOATS(exponential, tnb_expf(x), exp(x))
UNARY_FLOATS(exponential_minus_1, expm1f(x), expm1(x))
UNARY_FLOATS(logarithm, logf(x), log(x))
UNARY_FLOATS(logarithm_2, log2f(x), log2(x))
UNARY_FLOATS(logarithm_10, log10f(x), log10(x))
UNARY_FLOATS(logarithm_1p, log1pf(x), log1p(x))
UNARY_FLOATS(square_root, sqrtf(x), sqrt(x))
UNARY_FLOATS(inverse_square_root, 1.0f / sqrtf(x), 1.0 / sqrt(x))
UNARY_FLOATS(reciprocal, 1.0f / x, 1.0 / x)
UNARY_FLOATS(sine, sinf(x), sin(x))
UNARY_FLOATS(cosine, cosf(x), cos(x))
UNARY_FLOATS(tangent, tanf(x), tan(x))
UNARY_FLOATS(arcsine, asinf(x), asin(x))
UNARY_FLOATS(arccosine, acosf(x), acos(x))
UNARY_FLOATS(arctangent, atanf(x), atan(x))
UNARY_FLOATS(sinus_hyperbolicus, sinhf(x), sinh(x))
UNARY_FLOATS(cosinus_hyperbolicus, coshf(x), cosh(x))
UNARY_FLOATS(tangens_hyperbolicus, tnb_tanhf(x), tanh(x))
UNARY_FLOATS(sigmoid, tnb_sigmoidf(x), 1.0 / (1.0 + exp(-x)))
UNARY_FLOATS(error_function, tnb_erff(x), erf(x))
UNARY_FLOATS(gelu, gelu_f(x), gelu_d(x))
UNARY_FLOATS(gelu_tanh, gelu_tanh_f(x), gelu_tanh_d(x))
UNARY(silu_anywhere, CLONES, f32, f32, x * tnb_sigmoidf(x))
UNARY(silu, PLAIN, f64, f64, x / (1.0 + exp(-x)))
static void silu_f32(char *o, long so, const char *pa, long sa, const char *pb, long sb, const char *pc, long sc, long n,
                     const double *p) {
#if defined(__x86_64__)
    if (so == sizeof(f32) && sa == sizeof(f32) && __builtin_cpu_supports("avx512f")) {
        silu_flat_v4((f32 *)o, (const f32 *)pa, n);
        return;
    }
#endif
    silu_anywhere_f32(o, so, pa, sa, pb, sb, pc, sc, n, p);
}
UNARY_FLOATS(round_down, floorf(x), floor(x))
UNARY_FLOATS(round_up, ceilf(x), ceil(x))
UNARY_FLOATS(round_even, rintf(x), rint(x))
UNARY_FLOATS(truncate, truncf(x), trunc(x))
// The upper bound wins over the lower one; NaN stays.
static inline f32 clamp_f(f32 x, f32 low, f32 high) {
    f32 y = x < low ? low : x;
    return y > high ? high : y;
}
static inline f64 clamp_d(f64 x, f64 low, f64 high) {
    f64 y = x < low ? low : x;
    return y > high ? high : y;
}
UNARY_FLOATS(clamp, clamp_f(x, (f32)p[0], (f32)p[1]), clamp_d(x, p[0], p[1]))

UNARY(exponential_2, PLAIN, f32, f32, exp2f(x))
UNARY(exponential_2, PLAIN, f64, f64, exp2(x))
UNARY(areasinus, PLAIN, f32, f32, asinhf(x))
UNARY(areasinus, PLAIN, f64, f64, asinh(x))
UNARY(areacosinus, PLAIN, f32, f32, acoshf(x))
UNARY(areacosinus, PLAIN, f64, f64, acosh(x))
UNARY(areatangens, PLAIN, f32, f32, atanhf(x))
UNARY(areatangens, PLAIN, f64, f64, atanh(x))
UNARY(complementary_error, PLAIN, f32, f32, erfcf(x))
UNARY(complementary_error, PLAIN, f64, f64, erfc(x))
UNARY(inverse_error, PLAIN, f32, f32, tnb_erfinv(x))
UNARY(inverse_error, PLAIN, f64, f64, tnb_erfinv(x))
UNARY(log_gamma, PLAIN, f32, f32, lgamma(x))
UNARY(log_gamma, PLAIN, f64, f64, lgamma(x))
UNARY(digamma, PLAIN, f32, f32, tnb_digamma(x))
UNARY(digamma, PLAIN, f64, f64, tnb_digamma(x))
UNARY(polygamma, PLAIN, f32, f32, tnb_polygamma(p[0], x))
UNARY(polygamma, PLAIN, f64, f64, tnb_polygamma(p[0], x))
UNARY(bessel_i0, PLAIN, f32, f32, tnb_i0(x))
UNARY(bessel_i0, PLAIN, f64, f64, tnb_i0(x))
UNARY(bessel_i0e, PLAIN, f32, f32, tnb_i0e(x))
UNARY(bessel_i0e, PLAIN, f64, f64, tnb_i0e(x))
UNARY(bessel_i1, PLAIN, f32, f32, tnb_i1(x))
UNARY(bessel_i1, PLAIN, f64, f64, tnb_i1(x))
UNARY(bessel_i1e, PLAIN, f32, f32, tnb_i1e(x))
UNARY(bessel_i1e, PLAIN, f64, f64, tnb_i1e(x))
UNARY(scaled_error, PLAIN, f32, f32, tnb_erfcx(x))
UNARY(scaled_error, PLAIN, f64, f64, tnb_erfcx(x))
UNARY(normal_quantile, PLAIN, f32, f32, tnb_ndtri(x))
UNARY(normal_quantile, PLAIN, f64, f64, tnb_ndtri(x))
UNARY(log_normal, PLAIN, f32, f32, tnb_log_ndtr(x))
UNARY(log_normal, PLAIN, f64, f64, tnb_log_ndtr(x))
UNARY(sinus_cardinalis, PLAIN, f32, f32, tnb_sinc(x))
UNARY(sinus_cardinalis, PLAIN, f64, f64, tnb_sinc(x))
UNARY(fraction, PLAIN, f32, f32, x - truncf(x))
UNARY(fraction, PLAIN, f64, f64, x - trunc(x))

UNARY(isnan, PLAIN, f32, bln, x != x)
UNARY(isnan, PLAIN, f64, bln, x != x)
UNARY(isinf, PLAIN, f32, bln, fabsf(x) == INFINITY)
UNARY(isinf, PLAIN, f64, bln, fabs(x) == INFINITY)
UNARY(isfinite, PLAIN, f32, bln, fabsf(x) < INFINITY)
UNARY(isfinite, PLAIN, f64, bln, fabs(x) < INFINITY)
UNARY(not, PLAIN, f32, bln, x == 0)
UNARY(not, PLAIN, f64, bln, x == 0)
UNARY(not, PLAIN, i64, bln, x == 0)
UNARY(not, PLAIN, i32, bln, x == 0)
UNARY(not, PLAIN, u8, bln, x == 0)
UNARY(not, PLAIN, i16, bln, x == 0)
UNARY(not, PLAIN, i8, bln, x == 0)

UNARY(signbit, PLAIN, f32, bln, __builtin_signbit(x) != 0)
UNARY(signbit, PLAIN, f64, bln, __builtin_signbit(x) != 0)
UNARY(signbit, PLAIN, i64, bln, x < 0)
UNARY(signbit, PLAIN, i32, bln, x < 0)
UNARY(signbit, PLAIN, i16, bln, x < 0)
UNARY(signbit, PLAIN, i8, bln, x < 0)
UNARY(signbit, PLAIN, u8, bln, ((void)x, 0))

#define FLOAT_ROW(OP, NAME) [OP] = {NAME##_f32, NAME##_f64, 0, 0, 0, 0}
#define NUMBER_ROW(OP, NAME) [OP] = {NAME##_f32, NAME##_f64, NAME##_i64, NAME##_i32, NAME##_u8, 0, NAME##_i16, NAME##_i8}

// 16-bit floats have no loops here: the Swift side computes in float32 and rounds once.
static const row_function unary_table[][TNB_DTYPES] = {
    NUMBER_ROW(TNB_NEG, neg), NUMBER_ROW(TNB_ABS, absolute), NUMBER_ROW(TNB_SIGN, sign), NUMBER_ROW(TNB_SQUARE, square),
    NUMBER_ROW(TNB_RELU, relu), [TNB_BITNOT] = {0, 0, bitnot_i64, bitnot_i32, bitnot_u8, not_u8, bitnot_i16, bitnot_i8},
    FLOAT_ROW(TNB_EXP, exponential), FLOAT_ROW(TNB_EXPM1, exponential_minus_1), FLOAT_ROW(TNB_LOG, logarithm),
    FLOAT_ROW(TNB_LOG2, logarithm_2), FLOAT_ROW(TNB_LOG10, logarithm_10), FLOAT_ROW(TNB_LOG1P, logarithm_1p),
    FLOAT_ROW(TNB_SQRT, square_root), FLOAT_ROW(TNB_RSQRT, inverse_square_root), FLOAT_ROW(TNB_RECIPROCAL, reciprocal),
    FLOAT_ROW(TNB_SIN, sine), FLOAT_ROW(TNB_COS, cosine), FLOAT_ROW(TNB_TAN, tangent), FLOAT_ROW(TNB_ASIN, arcsine),
    FLOAT_ROW(TNB_ACOS, arccosine), FLOAT_ROW(TNB_ATAN, arctangent), FLOAT_ROW(TNB_SINH, sinus_hyperbolicus),
    FLOAT_ROW(TNB_COSH, cosinus_hyperbolicus), FLOAT_ROW(TNB_TANH, tangens_hyperbolicus), FLOAT_ROW(TNB_SIGMOID, sigmoid),
    FLOAT_ROW(TNB_ERF, error_function), FLOAT_ROW(TNB_GELU, gelu), FLOAT_ROW(TNB_GELU_TANH, gelu_tanh),
    FLOAT_ROW(TNB_SILU, silu), FLOAT_ROW(TNB_FLOOR, round_down), FLOAT_ROW(TNB_CEIL, round_up),
    FLOAT_ROW(TNB_ROUND, round_even), FLOAT_ROW(TNB_TRUNC, truncate), FLOAT_ROW(TNB_CLAMP, clamp),
    FLOAT_ROW(TNB_EXP2, exponential_2),
    FLOAT_ROW(TNB_ASINH, areasinus),
    FLOAT_ROW(TNB_ACOSH, areacosinus),
    FLOAT_ROW(TNB_ATANH, areatangens),
    FLOAT_ROW(TNB_ERFC, complementary_error),
    FLOAT_ROW(TNB_ERFINV, inverse_error),
    FLOAT_ROW(TNB_LGAMMA, log_gamma),
    FLOAT_ROW(TNB_DIGAMMA, digamma),
    FLOAT_ROW(TNB_POLYGAMMA, polygamma),
    FLOAT_ROW(TNB_I0, bessel_i0),
    FLOAT_ROW(TNB_I0E, bessel_i0e),
    FLOAT_ROW(TNB_I1, bessel_i1),
    FLOAT_ROW(TNB_I1E, bessel_i1e),
    FLOAT_ROW(TNB_ERFCX, scaled_error),
    FLOAT_ROW(TNB_NDTRI, normal_quantile),
    FLOAT_ROW(TNB_LOG_NDTR, log_normal),
    FLOAT_ROW(TNB_SINC, sinus_cardinalis),
    FLOAT_ROW(TNB_FRAC, fraction),
    NUMBER_ROW(TNB_SIGNBIT, signbit),
    FLOAT_ROW(TNB_ISNAN, isnan), FLOAT_ROW(TNB_ISINF, isinf), FLOAT_ROW(TNB_ISFINITE, isfinite),
    [TNB_NOT] = {not_f32, not_f64, not_i64, not_i32, not_u8, not_u8, not_i16, not_i8},
};

static const int item_size[] = {4, 8, 8, 4, 1, 1, 2, 1, 2, 2};

int tnb_unary(enum tnb_unary_op op, enum tnb_dtype dtype, int ndim, const long *shape, void *out, const long *out_strides,
              const void *a, const long *a_strides, double p0, double p1) {
    row_function row = unary_table[op][dtype];
    if (!row) return 0;
    double parameters[2] = {p0, p1};
    int size = item_size[dtype];
    walk(row, ndim, shape, (char *[]){out, (char *)a, 0, 0}, (const long *[]){out_strides, a_strides, 0, 0},
         (int[]){op >= TNB_ISNAN ? 1 : size, size, 0, 0}, parameters);
    return 1;
}

void tnb_unary_line_f32(enum tnb_unary_op op, float *x, long n, const double *p) {
    row_function row = unary_table[op][TNB_F32];
    if (row) row((char *)x, sizeof(float), (char *)x, sizeof(float), 0, 0, 0, 0, n, p);
}

// ---- binary --------------------------------------------------------------------------------------------------------

#define BINARY(NAME, KIND, T, R, EXPRESSION)                                                                           \
    KIND static void NAME##_##T(char *o, long so, const char *pa, long sa, const char *pb, long sb, const char *pc,    \
                                long sc, long n, const double *parameters) {                                           \
        _Pragma("clang fp contract(fast)")(void) pc, (void)sc;                                                        \
        const T p = (T)*parameters;                                                                                    \
        (void)p;                                                                                                       \
        if (so == sizeof(R) && (sa == sizeof(T) || sa == 0) && (sb == sizeof(T) || sb == 0) && sa + sb != 0) {         \
            R *out = (R *)o;                                                                                           \
            const T *a = (const T *)pa, *b = (const T *)pb;                                                            \
            if (sb == 0) {                                                                                             \
                const T y = *b;                                                                                        \
                VECTOR for (long i = 0; i < n; i++) {                                                                  \
                    const T x = a[i];                                                                                  \
                    out[i] = (R)(EXPRESSION);                                                                          \
                }                                                                                                      \
            } else if (sa == 0) {                                                                                      \
                const T x = *a;                                                                                        \
                VECTOR for (long i = 0; i < n; i++) {                                                                  \
                    const T y = b[i];                                                                                  \
                    out[i] = (R)(EXPRESSION);                                                                          \
                }                                                                                                      \
            } else {                                                                                                   \
                VECTOR for (long i = 0; i < n; i++) {                                                                  \
                    const T x = a[i], y = b[i];                                                                        \
                    out[i] = (R)(EXPRESSION);                                                                          \
                }                                                                                                      \
            }                                                                                                          \
            return;                                                                                                    \
        }                                                                                                              \
        for (long i = 0; i < n; i++) {                                                                                 \
            const T x = *(const T *)(pa + i * sa), y = *(const T *)(pb + i * sb);                                      \
            *(R *)(o + i * so) = (R)(EXPRESSION);                                                                      \
        }                                                                                                              \
    }

#define BINARY_FLOATS(NAME, SINGLE, DOUBLE) BINARY(NAME, CLONES, f32, f32, SINGLE) BINARY(NAME, CLONES, f64, f64, DOUBLE)
#define BINARY_INTS(NAME, EXPRESSION)                                                                                  \
    BINARY(NAME, PLAIN, i64, i64, EXPRESSION) BINARY(NAME, PLAIN, i32, i32, EXPRESSION) BINARY(NAME, PLAIN, u8, u8, EXPRESSION)      \
    BINARY(NAME, PLAIN, i16, i16, EXPRESSION) BINARY(NAME, PLAIN, i8, i8, EXPRESSION)
#define COMPARISON(NAME, OPERATOR)                                                                                     \
    BINARY(NAME, CLONES, f32, bln, x OPERATOR y) BINARY(NAME, CLONES, f64, bln, x OPERATOR y)                          \
    BINARY(NAME, PLAIN, i64, bln, x OPERATOR y) BINARY(NAME, PLAIN, i32, bln, x OPERATOR y)                            \
    BINARY(NAME, PLAIN, u8, bln, x OPERATOR y) BINARY(NAME, PLAIN, i16, bln, x OPERATOR y)                             \
    BINARY(NAME, PLAIN, i8, bln, x OPERATOR y)

// Python's division: towards minus infinity, remainder with the divisor's sign.
static inline i64 floor_divide_i(i64 x, i64 y) {
    if (y == -1) return (i64)(0 - (uint64_t)x);
    i64 q = x / y;
    return q - ((x % y != 0) & ((x < 0) != (y < 0)));
}
static inline i64 remainder_i(i64 x, i64 y) {
    if (y == -1) return 0;
    i64 r = x % y;
    return r != 0 && (r < 0) != (y < 0) ? r + y : r;
}
static inline i64 fmod_i(i64 x, i64 y) { return y == -1 ? 0 : x % y; }
static inline f64 remainder_d(f64 x, f64 y) {
    f64 r = fmod(x, y);
    return r != 0 && (r < 0) != (y < 0) ? r + y : r;
}
static inline f32 remainder_f(f32 x, f32 y) {
    f32 r = fmodf(x, y);
    return r != 0 && (r < 0) != (y < 0) ? r + y : r;
}
// As PyTorch: the quotient of (x - remainder) and y, rounded to the nearest whole number.
static inline f64 floor_divide_d(f64 x, f64 y) {
    if (y == 0) return x / y;
    f64 r = fmod(x, y), q = (x - r) / y;
    if (r != 0 && (y < 0) != (r < 0)) q -= 1;
    if (q == 0) return copysign(0, x / y);
    f64 whole = floor(q);
    return q - whole > 0.5 ? whole + 1 : whole;
}
static inline f32 floor_divide_f(f32 x, f32 y) {
    if (y == 0) return x / y;
    f32 r = fmodf(x, y), q = (x - r) / y;
    if (r != 0 && (y < 0) != (r < 0)) q -= 1;
    if (q == 0) return copysignf(0, x / y);
    f32 whole = floorf(q);
    return q - whole > 0.5f ? whole + 1 : whole;
}
static inline i64 power_i(i64 x, i64 y) {
    if (y < 0) return x == 1 ? 1 : x == -1 ? (y % 2 ? -1 : 1) : 0;
    uint64_t result = 1, factor = (uint64_t)x;
    for (; y; y >>= 1, factor *= factor)
        if (y & 1) result *= factor;
    return (i64)result;
}
static inline i64 shift_left(i64 x, i64 y) { return y < 0 || y > 63 ? 0 : (i64)((uint64_t)x << y); }
static inline i64 shift_right(i64 x, i64 y) { return y < 0 || y > 63 ? (x < 0 ? -1 : 0) : x >> y; }

BINARY_FLOATS(add, x + p * y, x + p * y)
BINARY_INTS(add, (uint64_t)x + (uint64_t)p * (uint64_t)y)
BINARY_FLOATS(sub, x - y, x - y)
BINARY_INTS(sub, (uint64_t)x - (uint64_t)y)
BINARY_FLOATS(mul, x *y, x *y)
BINARY_INTS(mul, (uint64_t)x *(uint64_t)y)
BINARY_FLOATS(divide, x / y, x / y)
BINARY_FLOATS(floor_divide, floor_divide_f(x, y), floor_divide_d(x, y))
BINARY_INTS(floor_divide, floor_divide_i(x, y))
BINARY_FLOATS(modulo, remainder_f(x, y), remainder_d(x, y))
BINARY_INTS(modulo, remainder_i(x, y))
BINARY_FLOATS(float_modulo, fmodf(x, y), fmod(x, y))
BINARY_INTS(float_modulo, fmod_i(x, y))
BINARY_FLOATS(power, powf(x, y), pow(x, y))
BINARY_INTS(power, power_i(x, y))
// NaN wins on either side.
BINARY_FLOATS(maximum, x != x || x > y ? x : y, x != x || x > y ? x : y)
BINARY_INTS(maximum, x > y ? x : y)
BINARY_FLOATS(minimum, x != x || x < y ? x : y, x != x || x < y ? x : y)
BINARY_INTS(minimum, x < y ? x : y)
BINARY_FLOATS(arctangent_2, atan2f(x, y), atan2(x, y))
// A number wins over NaN.
BINARY_FLOATS(number_maximum, fmaxf(x, y), fmax(x, y))
BINARY_FLOATS(number_minimum, fminf(x, y), fmin(x, y))
BINARY_FLOATS(hypotenuse, hypotf(x, y), hypot(x, y))
BINARY_FLOATS(copy_sign, copysignf(x, y), copysign(x, y))
BINARY_FLOATS(next_after, nextafterf(x, y), nextafter(x, y))
BINARY_INTS(common_divisor, tnb_gcd(x, y))
BINARY_INTS(common_multiple, tnb_lcm(x, y))
BINARY_INTS(bitand, x &y)
BINARY_INTS(bitor, x | y)
BINARY_INTS(bitxor, x ^ y)
BINARY_INTS(shift_left, shift_left(x, y))
BINARY_INTS(shift_right, shift_right(x, y))
COMPARISON(equal, ==)
COMPARISON(not_equal, !=)
COMPARISON(less, <)
COMPARISON(less_equal, <=)
COMPARISON(greater, >)
COMPARISON(greater_equal, >=)

MATH_INLINE f32 gelu_grad_f(f32 x) {
    return 0.5f * (1.0f + tnb_erff(x * 0.70710678118654752f)) + x * 0.3989422804014327f * tnb_expf(-0.5f * x * x);
}
static inline f64 gelu_grad_d(f64 x) {
    return 0.5 * (1.0 + erf(x * M_SQRT1_2)) + x * 0.3989422804014327 * exp(-0.5 * x * x);
}
MATH_INLINE f32 gelu_tanh_grad_f(f32 x) {
    f32 t = tnb_tanhf(0.7978845608028654f * (x + 0.044715f * x * x * x));
    return 0.5f * (1.0f + t) + 0.5f * x * (1.0f - t * t) * 0.7978845608028654f * (1.0f + 3 * 0.044715f * x * x);
}
static inline f64 gelu_tanh_grad_d(f64 x) {
    f64 t = tanh(0.7978845608028654 * (x + 0.044715 * x * x * x));
    return 0.5 * (1.0 + t) + 0.5 * x * (1.0 - t * t) * 0.7978845608028654 * (1.0 + 3 * 0.044715 * x * x);
}
MATH_INLINE f32 silu_grad_f(f32 x) {
    f32 s = tnb_sigmoidf(x);
    return s * (1.0f + x * (1.0f - s));
}
static inline f64 silu_grad_d(f64 x) {
    f64 s = 1.0 / (1.0 + exp(-x));
    return s * (1.0 + x * (1.0 - s));
}
BINARY_FLOATS(relu_grad, y <= 0 ? 0 : x, y <= 0 ? 0 : x)
BINARY_FLOATS(sigmoid_grad, x *y * (1.0f - y), x *y * (1.0 - y))
BINARY_FLOATS(tanh_grad, x * (1.0f - y * y), x * (1.0 - y * y))
BINARY_FLOATS(gelu_grad, x *gelu_grad_f(y), x *gelu_grad_d(y))
BINARY_FLOATS(gelu_tanh_grad, x *gelu_tanh_grad_f(y), x *gelu_tanh_grad_d(y))
BINARY_FLOATS(silu_grad, x *silu_grad_f(y), x *silu_grad_d(y))

#define FULL_ROW(OP, NAME, BOOL) [OP] = {NAME##_f32, NAME##_f64, NAME##_i64, NAME##_i32, NAME##_u8, BOOL, NAME##_i16, NAME##_i8}
#define INT_ROW(OP, NAME, BOOL) [OP] = {0, 0, NAME##_i64, NAME##_i32, NAME##_u8, BOOL, NAME##_i16, NAME##_i8}

static const row_function binary_table[][TNB_DTYPES] = {
    FULL_ROW(TNB_ADD, add, bitor_u8), FULL_ROW(TNB_SUB, sub, 0), FULL_ROW(TNB_MUL, mul, bitand_u8),
    FLOAT_ROW(TNB_DIV, divide), FULL_ROW(TNB_FLOORDIV, floor_divide, 0), FULL_ROW(TNB_REMAINDER, modulo, 0),
    FULL_ROW(TNB_FMOD, float_modulo, 0), FULL_ROW(TNB_POW, power, 0), FULL_ROW(TNB_MAX, maximum, bitor_u8),
    FULL_ROW(TNB_MIN, minimum, bitand_u8), FLOAT_ROW(TNB_ATAN2, arctangent_2),
    [TNB_FMAX] = {number_maximum_f32, number_maximum_f64, maximum_i64, maximum_i32, maximum_u8, bitor_u8, maximum_i16, maximum_i8},
    [TNB_FMIN] = {number_minimum_f32, number_minimum_f64, minimum_i64, minimum_i32, minimum_u8, bitand_u8, minimum_i16, minimum_i8},
    FLOAT_ROW(TNB_HYPOT, hypotenuse), FLOAT_ROW(TNB_COPYSIGN, copy_sign), FLOAT_ROW(TNB_NEXTAFTER, next_after),
    INT_ROW(TNB_GCD, common_divisor, 0), INT_ROW(TNB_LCM, common_multiple, 0),
    INT_ROW(TNB_BITAND, bitand, bitand_u8), INT_ROW(TNB_BITOR, bitor, bitor_u8), INT_ROW(TNB_BITXOR, bitxor, bitxor_u8),
    INT_ROW(TNB_SHL, shift_left, 0), INT_ROW(TNB_SHR, shift_right, 0),
    FULL_ROW(TNB_EQ, equal, equal_u8), FULL_ROW(TNB_NE, not_equal, not_equal_u8), FULL_ROW(TNB_LT, less, less_u8),
    FULL_ROW(TNB_LE, less_equal, less_equal_u8), FULL_ROW(TNB_GT, greater, greater_u8),
    FULL_ROW(TNB_GE, greater_equal, greater_equal_u8),
    FLOAT_ROW(TNB_RELU_GRAD, relu_grad), FLOAT_ROW(TNB_SIGMOID_GRAD, sigmoid_grad), FLOAT_ROW(TNB_TANH_GRAD, tanh_grad),
    FLOAT_ROW(TNB_GELU_GRAD, gelu_grad), FLOAT_ROW(TNB_GELU_TANH_GRAD, gelu_tanh_grad),
    FLOAT_ROW(TNB_SILU_GRAD, silu_grad),
};

int tnb_binary(enum tnb_binary_op op, enum tnb_dtype dtype, int ndim, const long *shape, void *out,
               const long *out_strides, const void *a, const long *a_strides, const void *b, const long *b_strides,
               double p) {
    row_function row = binary_table[op][dtype];
    if (!row) return 0;
    int size = item_size[dtype];
    int gives_bool = op >= TNB_EQ && op <= TNB_GE;
    walk(row, ndim, shape, (char *[]){out, (char *)a, (char *)b, 0},
         (const long *[]){out_strides, a_strides, b_strides, 0}, (int[]){gives_bool ? 1 : size, size, size, 0}, &p);
    return 1;
}

// ---- conversion, selection, filling --------------------------------------------------------------------------------

#define CONVERT(T, R, EXPRESSION)                                                                                      \
    static void convert_##T##_##R(char *o, long so, const char *pa, long sa, const char *pb, long sb, const char *pc,  \
                                  long sc, long n, const double *p) {                                                  \
        (void)pb, (void)sb, (void)pc, (void)sc, (void)p;                                                               \
        if (so == sizeof(R) && sa == sizeof(T)) {                                                                      \
            VECTOR for (long i = 0; i < n; i++) {                                                                      \
                const T x = ((const T *)pa)[i];                                                                        \
                ((R *)o)[i] = (R)(EXPRESSION);                                                                         \
            }                                                                                                          \
            return;                                                                                                    \
        }                                                                                                              \
        for (long i = 0; i < n; i++) {                                                                                 \
            const T x = *(const T *)(pa + i * sa);                                                                     \
            *(R *)(o + i * so) = (R)(EXPRESSION);                                                                      \
        }                                                                                                              \
    }

typedef uint8_t truth;
typedef _Float16 f16;
typedef struct {
    uint16_t bits;
} bf16;

static inline f32 from_bf16(bf16 x) {
    union {
        uint32_t bits;
        f32 value;
    } wide = {.bits = (uint32_t)x.bits << 16};
    return wide.value;
}
// To the nearest, ties to even; NaN stays quiet.
static inline bf16 to_bf16(f32 x) {
    union {
        f32 value;
        uint32_t bits;
    } wide = {.value = x};
    if (x != x) return (bf16){0x7fc0};
    return (bf16){(uint16_t)((wide.bits + 0x7fff + ((wide.bits >> 16) & 1)) >> 16)};
}

// Out of range conversions are PyTorch's on x86-64: the smallest int32 (or int64), of which narrower integers keep the low bits.
#define WHOLE(x) ((x) >= -2147483648.0f && (x) < 2147483648.0f ? (i32)(x) : INT32_MIN)
#define CONVERT_FROM_FLOAT(T, VALUE)                                                                                   \
    CONVERT(T, f32, VALUE) CONVERT(T, f64, VALUE) CONVERT(T, i64, (i64)(VALUE)) CONVERT(T, i32, WHOLE(VALUE))          \
    CONVERT(T, u8, WHOLE(VALUE)) CONVERT(T, truth, (VALUE) != 0) CONVERT(T, i16, WHOLE(VALUE)) CONVERT(T, i8, WHOLE(VALUE))
#define CONVERT_FROM_INT(T)                                                                                            \
    CONVERT(T, f32, x) CONVERT(T, f64, x) CONVERT(T, i64, x) CONVERT(T, i32, x) CONVERT(T, u8, x) CONVERT(T, truth, x != 0) \
    CONVERT(T, i16, x) CONVERT(T, i8, x)
CONVERT_FROM_FLOAT(f32, x)
CONVERT_FROM_FLOAT(f64, x)
CONVERT_FROM_FLOAT(f16, (f32)x)
CONVERT_FROM_FLOAT(bf16, from_bf16(x))
CONVERT_FROM_INT(i64)
CONVERT_FROM_INT(i32)
CONVERT_FROM_INT(u8)
CONVERT_FROM_INT(i16)
CONVERT_FROM_INT(i8)

// A 16-bit result is rounded from float32, also when the operand is wider.
#define CONVERT_TO_HALF(T, VALUE)                                                                                      \
    CONVERT(T, f16, (f16)(f32)(VALUE))                                                                                 \
    static void convert_##T##_bf16(char *o, long so, const char *pa, long sa, const char *pb, long sb, const char *pc, \
                                   long sc, long n, const double *p) {                                                 \
        (void)pb, (void)sb, (void)pc, (void)sc, (void)p;                                                               \
        for (long i = 0; i < n; i++) {                                                                                 \
            const T x = *(const T *)(pa + i * sa);                                                                     \
            *(bf16 *)(o + i * so) = to_bf16((f32)(VALUE));                                                             \
        }                                                                                                              \
    }
CONVERT_TO_HALF(f32, x)
CONVERT_TO_HALF(f64, x)
CONVERT_TO_HALF(f16, x)
CONVERT_TO_HALF(bf16, from_bf16(x))
CONVERT_TO_HALF(i64, x)
CONVERT_TO_HALF(i32, x)
CONVERT_TO_HALF(u8, x)
CONVERT_TO_HALF(i16, x)
CONVERT_TO_HALF(i8, x)

#define CONVERT_ROW(T)                                                                                                 \
    {convert_##T##_f32, convert_##T##_f64,   convert_##T##_i64, convert_##T##_i32, convert_##T##_u8,                   \
     convert_##T##_truth, convert_##T##_i16, convert_##T##_i8,  convert_##T##_f16, convert_##T##_bf16}

static const row_function convert_table[TNB_DTYPES][TNB_DTYPES] = {
    CONVERT_ROW(f32), CONVERT_ROW(f64), CONVERT_ROW(i64), CONVERT_ROW(i32), CONVERT_ROW(u8),
    CONVERT_ROW(u8),  CONVERT_ROW(i16), CONVERT_ROW(i8),  CONVERT_ROW(f16), CONVERT_ROW(bf16)};

static void copy_bytes(char *o, long so, const char *pa, long sa, const char *pb, long sb, const char *pc, long sc, long n,
                       const double *p) {
    (void)pb, (void)sb, (void)pc, (void)sc, (void)p;
    if (so == 1 && sa == 1) {
        memcpy(o, pa, (size_t)n);
    } else {
        for (long i = 0; i < n; i++) o[i * so] = pa[i * sa];
    }
}

void tnb_convert(enum tnb_dtype to, enum tnb_dtype from, int ndim, const long *shape, void *out, const long *out_strides,
                 const void *a, const long *a_strides) {
    row_function row = convert_table[from][to];
    if (from == to && item_size[to] == 1) row = copy_bytes;
    walk(row, ndim, shape, (char *[]){out, (char *)a, 0, 0}, (const long *[]){out_strides, a_strides, 0, 0},
         (int[]){item_size[to], item_size[from], 0, 0}, 0);
}

#define SELECT(T)                                                                                                      \
    static void select_##T(char *o, long so, const char *pa, long sa, const char *pb, long sb, const char *pc, long sc, \
                           long n, const double *p) {                                                                  \
        (void)p;                                                                                                       \
        if (so == sizeof(T) && sa == 1 && sb == sizeof(T) && sc == sizeof(T)) {                                        \
            VECTOR for (long i = 0; i < n; i++)((T *)o)[i] = pa[i] ? ((const T *)pb)[i] : ((const T *)pc)[i];          \
            return;                                                                                                    \
        }                                                                                                              \
        for (long i = 0; i < n; i++) *(T *)(o + i * so) = pa[i * sa] ? *(const T *)(pb + i * sb) : *(const T *)(pc + i * sc); \
    }
SELECT(u8)
SELECT(i16)
SELECT(i32)
SELECT(i64)

void tnb_select(int size, int ndim, const long *shape, void *out, const long *out_strides, const uint8_t *condition,
                const long *condition_strides, const void *a, const long *a_strides, const void *b,
                const long *b_strides) {
    row_function row = size == 1 ? select_u8 : size == 2 ? select_i16 : size == 4 ? select_i32 : select_i64;
    walk(row, ndim, shape, (char *[]){out, (char *)condition, (char *)a, (char *)b},
         (const long *[]){out_strides, condition_strides, a_strides, b_strides}, (int[]){size, 1, size, size}, 0);
}

#define FILL(T)                                                                                                        \
    static void fill_##T(char *o, long so, const char *pa, long sa, const char *pb, long sb, const char *pc, long sc,  \
                         long n, const double *p) {                                                                    \
        (void)sa, (void)pb, (void)sb, (void)pc, (void)sc, (void)p;                                                     \
        const T value = *(const T *)pa;                                                                                \
        if (so == sizeof(T)) {                                                                                         \
            for (long i = 0; i < n; i++) ((T *)o)[i] = value;                                                          \
        } else {                                                                                                       \
            for (long i = 0; i < n; i++) *(T *)(o + i * so) = value;                                                   \
        }                                                                                                              \
    }
FILL(u8)
FILL(i16)
FILL(i32)
FILL(i64)

void tnb_fill(int size, int ndim, const long *shape, void *out, const long *out_strides, const void *value) {
    static const long zero[TNB_MAX_DIMS];
    row_function row = size == 1 ? fill_u8 : size == 2 ? fill_i16 : size == 4 ? fill_i32 : fill_i64;
    walk(row, ndim, shape, (char *[]){out, (char *)value, 0, 0}, (const long *[]){out_strides, zero, 0, 0},
         (int[]){size, 0, 0, 0}, 0);
}
