// Fully connected layers for both floating types: the bodies are in linear_body.h.
#include "CKernels.h"
#include "simd.h"

#include <cblas.h>

#include "conv1x1.h"

#define REAL float
#define GEMM cblas_sgemm
#define GEMV cblas_sgemv
#define HAS_PANELS 1
#define NAME(name) name##_f32
#include "linear_body.h"
#undef REAL
#undef GEMM
#undef GEMV
#undef HAS_PANELS
#undef NAME

#define REAL double
#define GEMM cblas_dgemm
#define GEMV cblas_dgemv
#define HAS_PANELS 0
#define NAME(name) name##_f64
#include "linear_body.h"
