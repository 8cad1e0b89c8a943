// Activations for both floating types: the bodies are in activation_body.h.
#include "CKernels.h"
#include "simd.h"

#define REAL float
#define NAME(name) name##_f32
#include "activation_body.h"
#undef REAL
#undef NAME

#define REAL double
#define NAME(name) name##_f64
#include "activation_body.h"
