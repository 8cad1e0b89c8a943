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

// Room for the jobs of `count` tensors and, behind them, for where each ends when all lie end to end.
#define JOBS(kind)                                                                                     \
    struct NAME(kind) *jobs = tnb_scratch(3, (size_t)count * (sizeof(struct NAME(kind)) + sizeof(long))); \
    long *ends = (long *)(void *)(jobs + count), total = 0;

#define RUN(kind) tnb_parallel_segments(ends, count, GRAIN, NAME(kind##_body), jobs, sizeof(*jobs))

void NAME(tnb_sgd_step)(const tnb_step_tensor *t, long count, const tnb_sgd_options *o) {
    JOBS(sgd)
    for (long k = 0; k < count; k++) {
        jobs[k] = (struct NAME(sgd)){.p = t[k].p, .g = t[k].g, .buffer = t[k].state[0], .minus_lr = (REAL)-o->lr,
                                     .momentum = (REAL)o->momentum, .undamped = (REAL)(1 - o->dampening),
                                     .weight_decay = (REAL)o->weight_decay, .nesterov = o->nesterov,
                                     .maximize = o->maximize, .first = t[k].first};
        ends[k] = total += t[k].n;
    }
    RUN(sgd);
}

// PyTorch's lerp starts from the nearer end.
struct NAME(lerp) {
    REAL weight;
    int near_end;
};

INLINE struct NAME(lerp) NAME(make_lerp)(double weight) {
    int near_end = !((REAL)weight < (REAL)0.5);
    return (struct NAME(lerp)){near_end ? (REAL)weight - 1 : (REAL)weight, near_end};
}

INLINE REAL NAME(lerped)(struct NAME(lerp) l, REAL a, REAL b) {
    return NAME(fused)(l.weight, b - a, l.near_end ? b : a);
}

struct NAME(adam) {
    REAL *p, *m, *v, *largest;
    const REAL *g;
    struct NAME(lerp) lerp;
    REAL shrink, decay, beta2, left, minus_step, root, eps, sign;
    int nesterov;
};

INLINE void NAME(adam_loop)(const struct NAME(adam) *j, long begin, long end, const int amsgrad, const int nesterov) {
#pragma clang fp contract(off)
    REAL *restrict p = j->p, *restrict m = j->m, *restrict v = j->v, *restrict largest = j->largest;
    const REAL *restrict grad = j->g;
    REAL shrink = j->shrink, decay = j->decay, beta2 = j->beta2, left = j->left, sign = j->sign;
    REAL step = j->minus_step, root = j->root, eps = j->eps;
    struct NAME(lerp) lerp = j->lerp;
    for (long i = begin; i < end; i++) {
        REAL g = grad[i] * sign, x = p[i] * shrink;
        // Without this decay it is 0, and adding 0 changes nothing.
        g = NAME(fused)(x, decay, g);
        REAL average = NAME(lerped)(lerp, m[i], g);
        m[i] = average;
        REAL scaled = v[i] * beta2;
        REAL square = NAME(fused)(left * g, g, scaled);
        v[i] = square;
        if (amsgrad) {
            square = largest[i] > square ? largest[i] : square;
            largest[i] = square;
        }
        if (nesterov) average = NAME(lerped)(lerp, average, g);
        REAL denominator = SQRT(square) / root;
        denominator = denominator + eps;
        REAL change = step * average / denominator;
        p[i] = x + change;
    }
}

// A loop for each: a condition on the array inside one keeps it from being vectorised.
CLONES static void NAME(adam_body)(void *context, long begin, long end) {
    const struct NAME(adam) *j = context;
    if (j->nesterov) NAME(adam_loop)(j, begin, end, 0, 1);
    else if (j->largest) NAME(adam_loop)(j, begin, end, 1, 0);
    else NAME(adam_loop)(j, begin, end, 0, 0);
}

void NAME(tnb_adam_step)(const tnb_step_tensor *t, long count, const tnb_adam_options *o) {
    JOBS(adam)
    for (long k = 0; k < count; k++) {
        double correction1 = 1 - pow(o->beta1, t[k].step), correction2 = 1 - pow(o->beta2, t[k].step);
        jobs[k] = (struct NAME(adam)){.p = t[k].p, .g = t[k].g, .m = t[k].state[0], .v = t[k].state[1],
                                      .largest = t[k].state[2], .lerp = NAME(make_lerp)(1 - o->beta1),
                                      .shrink = (REAL)o->shrink, .decay = (REAL)o->weight_decay, .beta2 = (REAL)o->beta2,
                                      .left = (REAL)(1 - o->beta2), .minus_step = (REAL)-(o->lr / correction1),
                                      .root = (REAL)sqrt(correction2), .eps = (REAL)o->eps,
                                      .sign = o->maximize ? -1 : 1, .nesterov = o->nesterov};
        ends[k] = total += t[k].n;
    }
    RUN(adam);
}

struct NAME(lion) {
    REAL *p, *m;
    const REAL *g;
    struct NAME(lerp) direction, memory;
    REAL shrink, minus_lr, sign;
};

CLONES static void NAME(lion_body)(void *context, long begin, long end) {
#pragma clang fp contract(off)
    const struct NAME(lion) *j = context;
    REAL *restrict p = j->p, *restrict m = j->m;
    const REAL *restrict grad = j->g;
    REAL shrink = j->shrink, lr = j->minus_lr, sign = j->sign;
    struct NAME(lerp) direction = j->direction, memory = j->memory;
    for (long i = begin; i < end; i++) {
        REAL g = grad[i] * sign, x = p[i] * shrink;
        REAL u = NAME(lerped)(direction, m[i], g);
        REAL s = (REAL)(u > 0) - (REAL)(u < 0);
        p[i] = NAME(fused)(s, lr, x);
        m[i] = NAME(lerped)(memory, m[i], g);
    }
}

void NAME(tnb_lion_step)(const tnb_step_tensor *t, long count, const tnb_lion_options *o) {
    JOBS(lion)
    for (long k = 0; k < count; k++) {
        jobs[k] = (struct NAME(lion)){.p = t[k].p, .g = t[k].g, .m = t[k].state[0],
                                      .direction = NAME(make_lerp)(1 - o->beta1), .memory = NAME(make_lerp)(1 - o->beta2),
                                      .shrink = (REAL)o->shrink, .minus_lr = (REAL)-o->lr, .sign = o->maximize ? -1 : 1};
        ends[k] = total += t[k].n;
    }
    RUN(lion);
}

struct NAME(adan) {
    REAL *p, *m, *v, *difference, *last;
    const REAL *g;
    struct NAME(lerp) lerp;
    REAL beta2, left2, beta3, left3, root, eps, minus_step, minus_step_difference, shrink, grow;
    int no_prox;
};

INLINE void NAME(adan_loop)(const struct NAME(adan) *j, long begin, long end, const int no_prox) {
#pragma clang fp contract(off)
    REAL *restrict p = j->p, *restrict m = j->m, *restrict v = j->v, *restrict difference = j->difference;
    REAL *restrict last = j->last;
    const REAL *restrict grad = j->g;
    REAL beta2 = j->beta2, left2 = j->left2, beta3 = j->beta3, left3 = j->left3, root = j->root, eps = j->eps;
    REAL step = j->minus_step, step_difference = j->minus_step_difference, shrink = j->shrink, grow = j->grow;
    struct NAME(lerp) lerp = j->lerp;
    for (long i = begin; i < end; i++) {
        REAL g = grad[i], d = last[i] + g;
        REAL average = NAME(lerped)(lerp, m[i], g);
        m[i] = average;
        REAL scaled = difference[i] * beta2;
        REAL mean = NAME(fused)(d, left2, scaled);
        difference[i] = mean;
        d = d * beta2;
        d = d + g;
        REAL old = v[i] * beta3;
        REAL square = NAME(fused)(left3 * d, d, old);
        v[i] = square;
        REAL denominator = SQRT(square) / root;
        denominator = denominator + eps;
        REAL x = no_prox ? p[i] * shrink : p[i];
        REAL change = step * average / denominator;
        x = x + change;
        change = step_difference * mean / denominator;
        x = x + change;
        p[i] = no_prox ? x : x / grow;
        last[i] = -g;
    }
}

CLONES static void NAME(adan_body)(void *context, long begin, long end) {
    const struct NAME(adan) *j = context;
    if (j->no_prox) NAME(adan_loop)(j, begin, end, 1);
    else NAME(adan_loop)(j, begin, end, 0);
}

void NAME(tnb_adan_step)(const tnb_step_tensor *t, long count, const tnb_adan_options *o) {
    JOBS(adan)
    for (long k = 0; k < count; k++) {
        jobs[k] = (struct NAME(adan)){.p = t[k].p, .g = t[k].g, .m = t[k].state[0], .v = t[k].state[1],
                                      .difference = t[k].state[2], .last = t[k].state[3],
                                      .lerp = NAME(make_lerp)(1 - o->beta1), .beta2 = (REAL)o->beta2,
                                      .left2 = (REAL)(1 - o->beta2), .beta3 = (REAL)o->beta3,
                                      .left3 = (REAL)(1 - o->beta3), .root = (REAL)o->root3, .eps = (REAL)o->eps,
                                      .minus_step = (REAL)-(o->lr / o->correction1),
                                      .minus_step_difference = (REAL)-(o->lr * o->beta2 / o->correction2),
                                      .shrink = (REAL)(1 - o->lr * o->weight_decay),
                                      .grow = (REAL)(1 + o->lr * o->weight_decay), .no_prox = o->no_prox};
        ends[k] = total += t[k].n;
    }
    RUN(adan);
}

struct NAME(lamb) {
    REAL *m, *v, *update;
    const REAL *p, *g;
    struct NAME(lerp) lerp;
    REAL beta1, beta2, beta3, left2, correction, root, eps, decay, clip;
    int averages;
};

INLINE void NAME(lamb_loop)(const struct NAME(lamb) *j, long begin, long end, const int averages) {
#pragma clang fp contract(off)
    REAL *restrict m = j->m, *restrict v = j->v, *restrict update = j->update;
    const REAL *restrict p = j->p, *restrict grad = j->g;
    REAL beta1 = j->beta1, beta2 = j->beta2, beta3 = j->beta3, left2 = j->left2, correction = j->correction;
    REAL root = j->root, eps = j->eps, decay = j->decay, clip = j->clip;
    struct NAME(lerp) lerp = j->lerp;
    for (long i = begin; i < end; i++) {
        REAL g = grad[i] / clip, average;
        if (averages) {
            average = NAME(lerped)(lerp, m[i], g);
        } else {
            REAL scaled = m[i] * beta1;
            average = NAME(fused)(g, beta3, scaled);
        }
        m[i] = average;
        REAL old = v[i] * beta2;
        REAL square = NAME(fused)(left2 * g, g, old);
        v[i] = square;
        REAL denominator = SQRT(square) / root;
        denominator = denominator + eps;
        REAL u = average / correction;
        u = u / denominator;
        update[i] = NAME(fused)(p[i], decay, u);
    }
}

CLONES static void NAME(lamb_body)(void *context, long begin, long end) {
    const struct NAME(lamb) *j = context;
    if (j->averages) NAME(lamb_loop)(j, begin, end, 1);
    else NAME(lamb_loop)(j, begin, end, 0);
}

void NAME(tnb_lamb_update)(const tnb_step_tensor *t, long count, const tnb_lamb_options *o) {
    JOBS(lamb)
    for (long k = 0; k < count; k++) {
        jobs[k] = (struct NAME(lamb)){.p = t[k].p, .g = t[k].g, .m = t[k].state[0], .v = t[k].state[1],
                                      .update = t[k].state[2], .lerp = NAME(make_lerp)(o->beta3), .beta1 = (REAL)o->beta1,
                                      .beta2 = (REAL)o->beta2, .beta3 = (REAL)o->beta3, .left2 = (REAL)(1 - o->beta2),
                                      .correction = (REAL)o->correction1, .root = (REAL)o->root2, .eps = (REAL)o->eps,
                                      .decay = (REAL)o->weight_decay, .clip = (REAL)o->clip,
                                      .averages = o->beta3 == 1 - o->beta1};
        ends[k] = total += t[k].n;
    }
    RUN(lamb);
}

#undef RUN
#undef JOBS
#undef GRAIN
