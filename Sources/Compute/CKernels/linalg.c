// LAPACK calls: work space is asked for, taken and freed here.
#include "linalg.h"

#include <stdlib.h>

extern void dgetrf_(const int *, const int *, double *, const int *, int *, int *);
extern void dgetrs_(const char *, const int *, const int *, const double *, const int *, const int *, double *, const int *, int *);
extern void dpotrf_(const char *, const int *, double *, const int *, int *);
extern void dgeqrf_(const int *, const int *, double *, const int *, double *, double *, const int *, int *);
extern void dorgqr_(const int *, const int *, const int *, double *, const int *, const double *, double *, const int *, int *);
extern void dgesdd_(const char *, const int *, const int *, double *, const int *, double *, double *, const int *, double *,
                    const int *, double *, const int *, int *, int *);
extern void dsyevd_(const char *, const char *, const int *, double *, const int *, double *, double *, const int *, int *,
                    const int *, int *);
extern void dgelsy_(const int *, const int *, const int *, double *, const int *, double *, const int *, int *, const double *,
                    int *, double *, const int *, int *);
extern void dtrtrs_(const char *, const char *, const char *, const int *, const int *, const double *, const int *, double *,
                    const int *, int *);

enum { NO_MEMORY = -1000 };

static int at_least_one(int n) { return n > 0 ? n : 1; }
static int smaller(int a, int b) { return a < b ? a : b; }

int tnb_lu(int m, int n, double *a, int *pivots) {
    int lda = at_least_one(m), info = 0;
    dgetrf_(&m, &n, a, &lda, pivots, &info);
    return info;
}

int tnb_lu_solve(int n, int count, const double *lu, const int *pivots, double *b, int transposed) {
    int ld = at_least_one(n), info = 0;
    dgetrs_(transposed ? "T" : "N", &n, &count, lu, &ld, pivots, b, &ld, &info);
    return info;
}

int tnb_cholesky(int n, double *a, int upper) {
    int lda = at_least_one(n), info = 0;
    dpotrf_(upper ? "U" : "L", &n, a, &lda, &info);
    for (int column = 0; column < n; column++)
        for (int row = upper ? column + 1 : 0; row < (upper ? n : column); row++) a[(long)column * n + row] = 0;
    return info;
}

int tnb_qr(int m, int n, double *a, double *tau) {
    int lda = at_least_one(m), info = 0, size = -1;
    double best = 0;
    dgeqrf_(&m, &n, a, &lda, tau, &best, &size, &info);
    size = at_least_one((int)best);
    double *work = malloc(sizeof(double) * (size_t)size);
    if (!work) return NO_MEMORY;
    dgeqrf_(&m, &n, a, &lda, tau, work, &size, &info);
    free(work);
    return info;
}

int tnb_qr_q(int m, int columns, int count, double *a, const double *tau) {
    int lda = at_least_one(m), info = 0, size = -1;
    double best = 0;
    dorgqr_(&m, &columns, &count, a, &lda, tau, &best, &size, &info);
    size = at_least_one((int)best);
    double *work = malloc(sizeof(double) * (size_t)size);
    if (!work) return NO_MEMORY;
    dorgqr_(&m, &columns, &count, a, &lda, tau, work, &size, &info);
    free(work);
    return info;
}

int tnb_svd(int m, int n, double *a, double *s, double *u, double *vt, int full) {
    const char *job = !u ? "N" : full ? "A" : "S";
    int k = smaller(m, n), lda = at_least_one(m), ldu = at_least_one(m), info = 0, size = -1;
    int ldv = at_least_one(full ? n : k);
    double best = 0, unused = 0;
    int *places = malloc(sizeof(int) * 8 * (size_t)at_least_one(k));
    if (!places) return NO_MEMORY;
    dgesdd_(job, &m, &n, a, &lda, s, u ? u : &unused, &ldu, vt ? vt : &unused, &ldv, &best, &size, places, &info);
    size = at_least_one((int)best);
    double *work = malloc(sizeof(double) * (size_t)size);
    if (work) dgesdd_(job, &m, &n, a, &lda, s, u ? u : &unused, &ldu, vt ? vt : &unused, &ldv, work, &size, places, &info);
    else info = NO_MEMORY;
    free(work);
    free(places);
    return info;
}

int tnb_eigh(int n, double *a, double *w, int upper, int vectors) {
    int lda = at_least_one(n), info = 0, size = -1, places_size = -1, places_best = 0;
    double best = 0;
    const char *job = vectors ? "V" : "N", *triangle = upper ? "U" : "L";
    dsyevd_(job, triangle, &n, a, &lda, w, &best, &size, &places_best, &places_size, &info);
    size = at_least_one((int)best);
    places_size = at_least_one(places_best);
    double *work = malloc(sizeof(double) * (size_t)size);
    int *places = malloc(sizeof(int) * (size_t)places_size);
    if (work && places) dsyevd_(job, triangle, &n, a, &lda, w, work, &size, places, &places_size, &info);
    else info = NO_MEMORY;
    free(work);
    free(places);
    return info;
}

int tnb_lstsq(int m, int n, int count, double *a, double *b, double rcond, int *rank) {
    int lda = at_least_one(m), ldb = at_least_one(m > n ? m : n), info = 0, size = -1;
    double best = 0;
    int *pivots = calloc((size_t)at_least_one(n), sizeof(int));
    if (!pivots) return NO_MEMORY;
    dgelsy_(&m, &n, &count, a, &lda, b, &ldb, pivots, &rcond, rank, &best, &size, &info);
    size = at_least_one((int)best);
    double *work = malloc(sizeof(double) * (size_t)size);
    if (work) dgelsy_(&m, &n, &count, a, &lda, b, &ldb, pivots, &rcond, rank, work, &size, &info);
    else info = NO_MEMORY;
    free(work);
    free(pivots);
    return info;
}

int tnb_triangular_solve(int n, int count, const double *a, double *b, int upper, int transposed, int unit) {
    int ld = at_least_one(n), info = 0;
    dtrtrs_(upper ? "U" : "L", transposed ? "T" : "N", unit ? "U" : "N", &n, &count, a, &ld, b, &ld, &info);
    return info;
}

// The same without LAPACK's look at the diagonal: what is divided by zero becomes infinite, or NaN.
void tnb_substitute(int n, int count, const double *a, double *b, int upper) {
    for (int column = 0; column < count; column++, b += n) {
        for (int step = 0; step < n; step++) {
            int k = upper ? n - 1 - step : step;
            const double *factors = a + (size_t)k * n;
            double x = b[k] /= factors[k];
            for (int i = upper ? 0 : k + 1, end = upper ? k : n; i < end; i++) b[i] -= x * factors[i];
        }
    }
}
