// Softmax and cross-entropy for both floating types: the bodies are in softmax_body.h.
#include "CKernels.h"
#include "simd.h"

#define REAL float
#define EXP(x) fast_expf(x)
#define NAME(name) name##_f32
#include "softmax_body.h"
#undef REAL
#undef EXP
#undef NAME

#define REAL double
#define EXP(x) exp(x)
#define NAME(name) name##_f64
#include "softmax_body.h"

long tnb_find_bad_target(const int64_t *targets, long rows, long classes, int64_t ignore_index) {
    for (long r = 0; r < rows; r++)
        if (targets[r] != ignore_index && (targets[r] < 0 || targets[r] >= classes)) return r;
    return -1;
}
