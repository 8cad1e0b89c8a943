// Matrix products: OpenBLAS per piece of rows, pieces over the pool.
#include "blas.h"

#include <cblas.h>

#include "CKernels.h"

struct product {
    enum tnb_dtype dtype;
    long batch, m, n, k, pieces, rows;
    double alpha, beta;
    const char *a, *x;
    char *c;
    long lda, ldx, ldc, a_batch, x_batch, c_batch;
    int at, xt;
};

static void run_pieces(void *context, long begin, long end) {
    const struct product *p = context;
    long item = p->dtype == TNB_F32 ? 4 : 8;
    for (long task = begin; task < end; task++) {
        long b = task / p->pieces, first = task % p->pieces * p->rows;
        long rows = p->m - first < p->rows ? p->m - first : p->rows;
        if (rows <= 0) continue;
        const char *a = p->a + (b * p->a_batch + (p->at ? first : first * p->lda)) * item;
        const char *x = p->x + b * p->x_batch * item;
        char *c = p->c + (b * p->c_batch + first * p->ldc) * item;
        CBLAS_TRANSPOSE ta = p->at ? CblasTrans : CblasNoTrans, tx = p->xt ? CblasTrans : CblasNoTrans;
        if (p->dtype == TNB_F32)
            cblas_sgemm(CblasRowMajor, ta, tx, (int)rows, (int)p->n, (int)p->k, (float)p->alpha, (const float *)a,
                        (int)p->lda, (const float *)x, (int)p->ldx, (float)p->beta, (float *)c, (int)p->ldc);
        else
            cblas_dgemm(CblasRowMajor, ta, tx, (int)rows, (int)p->n, (int)p->k, p->alpha, (const double *)a, (int)p->lda,
                        (const double *)x, (int)p->ldx, p->beta, (double *)c, (int)p->ldc);
    }
}

void tnb_gemm(enum tnb_dtype dtype, long batch, long m, long n, long k, double alpha, const void *a, long lda,
              long a_batch, int a_transposed, const void *x, long ldx, long x_batch, int x_transposed, double beta, void *c,
              long ldc, long c_batch) {
    if (batch == 0 || m == 0 || n == 0) return;
    struct product p = {.dtype = dtype, .batch = batch, .m = m, .n = n, .k = k, .pieces = 1, .rows = m, .alpha = alpha,
                        .beta = beta, .a = a, .x = x, .c = c, .lda = lda, .ldx = ldx, .ldc = ldc, .a_batch = a_batch,
                        .x_batch = x_batch, .c_batch = c_batch, .at = a_transposed, .xt = x_transposed};
    double work = (double)m * (double)n * (double)k;
    long threads = tnb_thread_count();
    // Below a third of a millisecond a second thread gains nothing. Batches go to threads whole.
    if (batch < threads && work > 4e6 && threads > 1) {
        p.pieces = threads;
        p.rows = ((m + threads - 1) / threads + 15) / 16 * 16;
        p.pieces = (m + p.rows - 1) / p.rows;
    }
    long grain = work * (double)batch > 4e6 ? 1 : batch * p.pieces;
    tnb_parallel_for(batch * p.pieces, grain, run_pieces, &p);
}

void tnb_gemm_i64(long m, long n, long k, const int64_t *a, long a_row, long a_column, const int64_t *x, long x_row,
                  long x_column, int64_t *c) {
    for (long i = 0; i < m; i++)
        for (long j = 0; j < n; j++) {
            uint64_t sum = 0;
            for (long l = 0; l < k; l++)
                sum += (uint64_t)a[i * a_row + l * a_column] * (uint64_t)x[l * x_row + j * x_column];
            c[i * n + j] = (int64_t)sum;
        }
}
