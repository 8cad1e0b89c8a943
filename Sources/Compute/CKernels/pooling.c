// Max and average pooling for both floating types: the bodies are in pooling_body.h.
#include "CKernels.h"
#include "simd.h"

#define REAL float
#define NAME(name) name##_f32
#include "pooling_body.h"
#undef REAL
#undef NAME

#define REAL double
#define NAME(name) name##_f64
#include "pooling_body.h"
