// Softmax, cross-entropy and attention for both floating types: the bodies are in softmax_body.h and attention_body.h.
#include <cblas.h>

#include "CKernels.h"
#include "attention_panels.h"
#include "simd.h"

#define REAL float
#define EXP(x) fast_expf(x)
#define NAME(name) name##_f32
#define GEMM cblas_sgemm
#define PACKS
#include "softmax_body.h"
#include "attention_body.h"
#undef PACKS
#undef GEMM
#undef REAL
#undef EXP
#undef NAME

#define REAL double
#define EXP(x) exp(x)
#define NAME(name) name##_f64
#define GEMM cblas_dgemm
#include "softmax_body.h"
#include "attention_body.h"

long tnb_find_bad_target(const int64_t *targets, long rows, long classes, int64_t ignore_index) {
    for (long r = 0; r < rows; r++)
        if (targets[r] != ignore_index && (targets[r] < 0 || targets[r] >= classes)) return r;
    return -1;
}
