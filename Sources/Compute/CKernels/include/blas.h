// Matrix products on OpenBLAS. Row-major, with optional transposition of either factor; large products are split over our
// pool by rows (OpenBLAS itself runs with one thread).
#pragma once

#include "elementwise.h"

#ifdef __cplusplus
extern "C" {
#endif

/// For every batch b: c[b] = alpha · op(a[b]) · op(x[b]) + beta · c[b], with c of m × n and inner size k.
/// Batch strides and leading dimensions count elements. dtype is float32 or float64.
void tnb_gemm(enum tnb_dtype dtype, long batch, long m, long n, long k, double alpha, const void *a, long lda,
              long a_batch, int a_transposed, const void *x, long ldx, long x_batch, int x_transposed, double beta, void *c,
              long ldc, long c_batch);

/// Integer product with strides of its own: c (row-major m × n, int64) = a · x.
void tnb_gemm_i64(long m, long n, long k, const int64_t *a, long a_row, long a_column, const int64_t *x, long x_row,
                  long x_column, int64_t *c);

#ifdef __cplusplus
}
#endif
