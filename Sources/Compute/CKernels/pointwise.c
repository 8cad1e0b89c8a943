// Activations with parameters for both floating types: the bodies are in pointwise_body.h.
#include "CKernels.h"
#include "mathfunctions.h"
#include "simd.h"

#define REAL float
#define NAME(name) name##_f32
#define EXP tnb_expf
#define EXPM1 expm1f
#define LOG1P log1pf
#define ABS fabsf
#define FLAT_EXP_END 20.0f
#include "pointwise_body.h"

void tnb_pointwise_line_f32(enum tnb_pointwise kind, const double *p, float *x, long n) {
    struct point_f32 j = {.x = x, .y = x, .p = {(float)p[0], (float)p[1], (float)p[2]}};
    pointwise_table_f32[kind].forward(&j, 0, n);
}

#undef REAL
#undef NAME
#undef EXP
#undef EXPM1
#undef LOG1P
#undef ABS
#undef FLAT_EXP_END

#define REAL double
#define NAME(name) name##_f64
#define EXP exp
#define EXPM1 expm1
#define LOG1P log1p
#define ABS fabs
#define FLAT_EXP_END 40.0
#include "pointwise_body.h"
