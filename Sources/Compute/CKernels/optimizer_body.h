// Bodies of optimizer.c, included once per type with REAL and NAME(x) set. PyTorch's `add(x, alpha)`, `addcmul`
// and `lerp` end in a fused multiply-add, `mul` and `addcdiv` do not. (Its sqrt may be a last place off; ours is exact.)

// a * b + c, rounded once (on machines without the instruction by a library call: slow, but the same number).
INLINE REAL NAME(fused)(REAL a, REAL b, REAL c) { return __builtin_elementwise_fma(a, b, c); }

struct NAME(sgd) {
    REAL *p, *buffer;
    const REAL *g;
    REAL minus_lr, momentum, undamped, weight_decay;
    int nesterov, maximize, first;
};

CLONES static void NAME(sgd_body)(void *context, long begin, long end) {
#pragma clang fp contract(off)
    const struct NAME(sgd) *j = context;
    REAL *restrict p = j->p, *restrict buffer = j->buffer;
    const REAL *restrict grad = j->g;
    REAL lr = j->minus_lr, momentum = j->momentum, undamped = j->undamped, decay = j->weight_decay;
    REAL sign = j->maximize ? -1 : 1;
    int nesterov = j->nesterov;
    if (!buffer) {
        if (decay != 0) for (long i = begin; i < end; i++) p[i] = NAME(fused)(NAME(fused)(p[i], decay, grad[i] * sign), lr, p[i]);
        else for (long i = begin; i < end; i++) p[i] = NAME(fused)(grad[i] * sign, lr, p[i]);
    } else if (j->first) {
        for (long i = begin; i < end; i++) {
            REAL g = grad[i] * sign;
            g = decay != 0 ? NAME(fused)(p[i], decay, g) : g;
            buffer[i] = g;
            g = nesterov ? NAME(fused)(g, momentum, g) : g;
            p[i] = NAME(fused)(g, lr, p[i]);
        }
    } else {
        for (long i = begin; i < end; i++) {
            REAL g = grad[i] * sign;
            g = decay != 0 ? NAME(fused)(p[i], decay, g) : g;
            REAL scaled = buffer[i] * momentum;
            REAL b = NAME(fused)(g, undamped, scaled);
            buffer[i] = b;
            g = nesterov ? NAME(fused)(b, momentum, g) : b;
            p[i] = NAME(fused)(g, lr, p[i]);
        }
    }
}

// Streams three arrays or more: a second thread pays early.
#define GRAIN 16384

void NAME(tnb_sgd_step)(REAL *p, const REAL *g, REAL *momentum, long n, const tnb_sgd_options *o) {
    struct NAME(sgd) j = {.p = p, .g = g, .buffer = momentum, .minus_lr = (REAL)-o->lr, .momentum = (REAL)o->momentum,
                          .undamped = (REAL)(1 - o->dampening), .weight_decay = (REAL)o->weight_decay,
                          .nesterov = o->nesterov, .maximize = o->maximize, .first = o->first};
    tnb_parallel_for(n, GRAIN, NAME(sgd_body), &j);
}

struct NAME(adam) {
    REAL *p, *m, *v, *largest;
    const REAL *g;
    REAL shrink, decay, weight, beta2, left, minus_step, root, eps, sign;
};

INLINE void NAME(adam_loop)(const struct NAME(adam) *j, long begin, long end, const int amsgrad) {
#pragma clang fp contract(off)
    REAL *restrict p = j->p, *restrict m = j->m, *restrict v = j->v, *restrict largest = j->largest;
    const REAL *restrict grad = j->g;
    REAL shrink = j->shrink, decay = j->decay, beta2 = j->beta2, left = j->left, sign = j->sign;
    REAL step = j->minus_step, root = j->root, eps = j->eps;
    // lerp starts from the nearer end.
    int near_end = !(j->weight < (REAL)0.5);
    REAL weight = near_end ? j->weight - 1 : j->weight;
    for (long i = begin; i < end; i++) {
        REAL g = grad[i] * sign, x = p[i] * shrink;
        // Without this decay it is 0, and adding 0 changes nothing.
        g = NAME(fused)(x, decay, g);
        REAL average = NAME(fused)(weight, g - m[i], near_end ? g : m[i]);
        m[i] = average;
        REAL scaled = v[i] * beta2;
        REAL square = NAME(fused)(left * g, g, scaled);
        v[i] = square;
        if (amsgrad) {
            square = largest[i] > square ? largest[i] : square;
            largest[i] = square;
        }
        REAL denominator = SQRT(square) / root;
        denominator = denominator + eps;
        REAL change = step * average / denominator;
        p[i] = x + change;
    }
}

// Two loops: a condition on the array inside one keeps it from being vectorised.
CLONES static void NAME(adam_body)(void *context, long begin, long end) {
    const struct NAME(adam) *j = context;
    NAME(adam_loop)(j, begin, end, 0);
}

CLONES static void NAME(amsgrad_body)(void *context, long begin, long end) {
    const struct NAME(adam) *j = context;
    NAME(adam_loop)(j, begin, end, 1);
}

void NAME(tnb_adam_step)(REAL *p, const REAL *g, REAL *average, REAL *square, REAL *largest_square, long n,
                         const tnb_adam_options *o) {
    double correction1 = 1 - pow(o->beta1, o->step), correction2 = 1 - pow(o->beta2, o->step);
    struct NAME(adam) j = {.p = p, .g = g, .m = average, .v = square, .largest = largest_square,
                           .shrink = (REAL)(o->decoupled ? 1 - o->lr * o->weight_decay : 1),
                           .decay = (REAL)(o->decoupled ? 0 : o->weight_decay), .weight = (REAL)(1 - o->beta1),
                           .beta2 = (REAL)o->beta2, .left = (REAL)(1 - o->beta2),
                           .minus_step = (REAL)-(o->lr / correction1), .root = (REAL)sqrt(correction2),
                           .eps = (REAL)o->eps, .sign = o->maximize ? -1 : 1};
    tnb_parallel_for(n, GRAIN, largest_square ? NAME(amsgrad_body) : NAME(adam_body), &j);
}

#undef GRAIN
