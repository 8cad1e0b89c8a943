// Bodies of pointwise.c, included once per type with REAL, NAME(x) and the functions of that type set.

struct NAME(point) {
    const REAL *x, *dy;
    REAL *y;
    REAL p[3];
};

// tanh(log(1 + e^x)), which is n / (n + 2) with n = e^x (e^x + 2); 1 where that rounds to it.
INLINE REAL NAME(mish_factor)(REAL x) {
    REAL e = EXP(x > FLAT_EXP_END ? FLAT_EXP_END : x);
    REAL n = e * (e + 2);
    return n / (n + 2);
}

INLINE REAL NAME(mish_slope)(REAL x) {
    REAL t = NAME(mish_factor)(x);
    REAL sigmoid = 1 / (1 + EXP(-x));
    return t + x * sigmoid * (1 - t * t);
}

// `v` is the input, `g` the incoming gradient. NaN passes through where PyTorch lets it.
#define POINTWISE(name, forward, backward)                                                                            \
    CLONES static void NAME(name)(void *context, long begin, long end) {                                              \
        const struct NAME(point) *j = context;                                                                        \
        const REAL *x = j->x;                                                                                         \
        REAL *y = j->y;                                                                                               \
        const REAL p0 = j->p[0], p1 = j->p[1], p2 = j->p[2];                                                          \
        (void)p0, (void)p1, (void)p2;                                                                                 \
        VECTOR for (long i = begin; i < end; i++) {                                                                   \
            const REAL v = x[i];                                                                                      \
            y[i] = forward;                                                                                           \
        }                                                                                                             \
    }                                                                                                                 \
    CLONES static void NAME(name##_backward)(void *context, long begin, long end) {                                   \
        const struct NAME(point) *j = context;                                                                        \
        const REAL *x = j->x, *dy = j->dy;                                                                            \
        REAL *y = j->y;                                                                                               \
        const REAL p0 = j->p[0], p1 = j->p[1], p2 = j->p[2];                                                          \
        (void)p0, (void)p1, (void)p2;                                                                                 \
        VECTOR for (long i = begin; i < end; i++) {                                                                   \
            const REAL v = x[i], g = dy[i];                                                                           \
            y[i] = backward;                                                                                          \
        }                                                                                                             \
    }

POINTWISE(leaky_relu, v > 0 ? v : v * p0, v > 0 ? g : g * p0)
POINTWISE(elu, v < 0 ? EXPM1(v * p2) * p0 : v * p1, v <= 0 ? g * p2 * p0 * EXP(v * p2) : g * p1)
POINTWISE(mish, v * NAME(mish_factor)(v), g * NAME(mish_slope)(v))
POINTWISE(hardswish, v * (v + 3 < 0 ? 0 : v + 3 > 6 ? 6 : v + 3) / 6, v <= -3 ? 0 : v < 3 ? g * (v / 3 + (REAL)0.5) : g)
POINTWISE(hardsigmoid, (v + 3 < 0 ? 0 : v + 3 > 6 ? 6 : v + 3) / 6, v > -3 && v < 3 ? g / 6 : 0)
POINTWISE(hardtanh, v < p0 ? p0 : v > p1 ? p1 : v, v <= p0 || v >= p1 ? 0 : g)
POINTWISE(softplus, v * p0 > p1 ? v : LOG1P(EXP(v * p0)) / p0, v * p0 > p1 ? g : g / (1 + EXP(-v * p0)))
POINTWISE(softshrink, v > p0 ? v - p0 : v < -p0 ? v + p0 : v * 0, v >= -p0 && v <= p0 ? 0 : g)
POINTWISE(hardshrink, v >= -p0 && v <= p0 ? 0 : v, v >= -p0 && v <= p0 ? 0 : g)
POINTWISE(logsigmoid, (v < 0 ? v : 0) - LOG1P(EXP(-ABS(v))), g / (1 + EXP(v)))
POINTWISE(threshold, v <= p0 ? p1 : v, v <= p0 ? 0 : g)

typedef struct {
    tnb_loop_body forward, backward;
} NAME(pointwise_entry);

#define ENTRY(kind, name) [kind] = {NAME(name), NAME(name##_backward)}
static const NAME(pointwise_entry) NAME(pointwise_table)[] = {
    ENTRY(TNB_LEAKY_RELU, leaky_relu), ENTRY(TNB_ELU, elu),
    ENTRY(TNB_MISH, mish), ENTRY(TNB_HARDSWISH, hardswish),
    ENTRY(TNB_HARDSIGMOID, hardsigmoid), ENTRY(TNB_HARDTANH, hardtanh),
    ENTRY(TNB_SOFTPLUS, softplus), ENTRY(TNB_SOFTSHRINK, softshrink),
    ENTRY(TNB_HARDSHRINK, hardshrink), ENTRY(TNB_LOGSIGMOID, logsigmoid),
    ENTRY(TNB_THRESHOLD, threshold),
};
#undef ENTRY

void NAME(tnb_pointwise)(enum tnb_pointwise kind, const double *p, const REAL *x, REAL *y, long n) {
    struct NAME(point) j = {.x = x, .y = y, .p = {(REAL)p[0], (REAL)p[1], (REAL)p[2]}};
    tnb_parallel_for(n, 16384, NAME(pointwise_table)[kind].forward, &j);
}

void NAME(tnb_pointwise_backward)(enum tnb_pointwise kind, const double *p, const REAL *x, const REAL *dy, REAL *dx, long n) {
    struct NAME(point) j = {.x = x, .dy = dy, .y = dx, .p = {(REAL)p[0], (REAL)p[1], (REAL)p[2]}};
    tnb_parallel_for(n, 16384, NAME(pointwise_table)[kind].backward, &j);
}

#undef POINTWISE
