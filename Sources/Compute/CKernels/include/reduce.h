// Reductions over any set of dimensions: sums, products, extrema, counts, variances, extrema with their places, running
// sums. Floats accumulate in double, integers in int64. Work is cut into fixed blocks, so a result does not depend on the
// number of threads. Shapes are checked by the Swift side (Ops/Reductions.swift).
#pragma once

#include "elementwise.h"

#ifdef __cplusplus
extern "C" {
#endif

enum tnb_reduction { TNB_SUM, TNB_PROD, TNB_AMAX, TNB_AMIN, TNB_SUM_SQUARES, TNB_SUM_ABS, TNB_COUNT_NONZERO };

/// Reduces the `nr` dimensions (sizes `rs`, element strides `rt`) of `in` for every index of the `nk` kept ones. The
/// results, times `scale` if they are floats, are written row-major over the kept dimensions as `out_dtype`.
void tnb_reduce(enum tnb_reduction op, enum tnb_dtype dtype, const void *in, int nk, const long *ks, const long *kt, int nr,
                const long *rs, const long *rt, enum tnb_dtype out_dtype, void *out, double scale);

/// Sum of squared distances from the mean, divided by `divisor`; the mean too if `mean` is not null. Floats only.
void tnb_variance(enum tnb_dtype dtype, const void *in, int nk, const long *ks, const long *kt, int nr, const long *rs,
                  const long *rt, double divisor, void *variance, void *mean);

/// Largest (or smallest) element along one dimension and its first place. NaN wins. `values` may be null.
void tnb_extremum(int smallest, enum tnb_dtype dtype, const void *in, int nk, const long *ks, const long *kt, long n,
                  long stride, void *values, int64_t *places);

/// Running sum (or product) along one dimension: `out` and `in` have their own strides along it.
void tnb_running(int product, enum tnb_dtype dtype, const void *in, long in_stride, void *out, long out_stride, long n);

#ifdef __cplusplus
}
#endif
