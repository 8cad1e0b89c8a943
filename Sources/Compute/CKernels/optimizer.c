// Optimizer steps for both floating types: the bodies are in optimizer_body.h.
#include "CKernels.h"
#include "simd.h"

// Not sqrtf: that may set errno, which keeps the loop from being vectorised.
#define SQRT(x) __builtin_elementwise_sqrt(x)

#define REAL float
#define NAME(name) name##_f32
#include "optimizer_body.h"
#undef REAL
#undef NAME

#define REAL double
#define NAME(name) name##_f64
#include "optimizer_body.h"
