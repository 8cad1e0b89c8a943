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

// The same loops as the functions on their own run, so that a result does not depend on whether it was fused.
void tnb_epilogue_f32(const tnb_epilogue *epilogue, float *x, long n) {
    switch (epilogue->family) {
        case TNB_EPILOGUE_NONE: break;
        case TNB_EPILOGUE_UNARY: tnb_unary_line_f32((enum tnb_unary_op)epilogue->kind, x, n, epilogue->p); break;
        case TNB_EPILOGUE_POINTWISE: tnb_pointwise_line_f32((enum tnb_pointwise)epilogue->kind, epilogue->p, x, n); break;
    }
}

struct epilogue_job {
    const tnb_epilogue *epilogue;
    float *x;
};

static void run_epilogue(void *context, long begin, long end) {
    const struct epilogue_job *job = context;
    tnb_epilogue_f32(job->epilogue, job->x + begin, end - begin);
}

void tnb_epilogue_all_f32(const tnb_epilogue *epilogue, float *x, long n) {
    struct epilogue_job job = {epilogue, x};
    if (epilogue->family != TNB_EPILOGUE_NONE) tnb_parallel_for(n, 16384, run_epilogue, &job);
}
