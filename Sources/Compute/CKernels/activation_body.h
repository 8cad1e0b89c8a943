// Bodies of activation.c, included once per type with REAL and NAME(x) set.

struct NAME(flat) {
    const REAL *a, *b;
    REAL *y;
    REAL factor;
};

// Below this a second thread costs more than it brings.
#define GRAIN 32768

#define FLAT_LOOP(name, expression)                                                                                   \
    CLONES static void NAME(name)(void *context, long begin, long end) {                                              \
        const struct NAME(flat) *j = context;                                                                         \
        const REAL *a = j->a, *b = j->b;                                                                              \
        REAL *y = j->y;                                                                                               \
        (void)b;                                                                                                      \
        VECTOR for (long i = begin; i < end; i++) y[i] = expression;                                                  \
    }

FLAT_LOOP(relu_body, a[i] < 0 ? 0 : a[i])
FLAT_LOOP(relu_backward_body, a[i] <= 0 ? 0 : b[i])
FLAT_LOOP(add_relu_body, a[i] + b[i] < 0 ? 0 : a[i] + b[i])
FLAT_LOOP(multiply_body, a[i] * b[i])
FLAT_LOOP(scale_body, a[i] * j->factor)

void NAME(tnb_relu)(const REAL *x, REAL *y, long n) {
    struct NAME(flat) j = {.a = x, .y = y};
    tnb_parallel_for(n, GRAIN, NAME(relu_body), &j);
}

void NAME(tnb_relu_backward)(const REAL *y, const REAL *dy, REAL *dx, long n) {
    struct NAME(flat) j = {.a = y, .b = dy, .y = dx};
    tnb_parallel_for(n, GRAIN, NAME(relu_backward_body), &j);
}

void NAME(tnb_add_relu)(const REAL *a, const REAL *b, REAL *y, long n) {
    struct NAME(flat) j = {.a = a, .b = b, .y = y};
    tnb_parallel_for(n, GRAIN, NAME(add_relu_body), &j);
}

void NAME(tnb_multiply)(const REAL *a, const REAL *b, REAL *y, long n) {
    struct NAME(flat) j = {.a = a, .b = b, .y = y};
    tnb_parallel_for(n, GRAIN, NAME(multiply_body), &j);
}

void NAME(tnb_scale)(const REAL *x, double factor, REAL *y, long n) {
    struct NAME(flat) j = {.a = x, .y = y, .factor = (REAL)factor};
    tnb_parallel_for(n, GRAIN, NAME(scale_body), &j);
}

#undef FLAT_LOOP
#undef GRAIN
