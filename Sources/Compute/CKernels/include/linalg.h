// Decompositions and solvers of single matrices, by LAPACK out of OpenBLAS. All matrices are column-major and double: float32
// input is converted, which costs little beside the decomposition and rounds once. Shapes are checked by the Swift side
// (Linalg/). Each function returns LAPACK's info: 0, or which pivot or minor failed; -1000 when there is no memory.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/// LU with row exchanges, in place; `pivots` has min(m, n) places, counted from 1.
int tnb_lu(int m, int n, double *a, int *pivots);
/// Solves with an LU: b (n x count) becomes the solution. `transposed` solves with the transpose.
int tnb_lu_solve(int n, int count, const double *lu, const int *pivots, double *b, int transposed);
/// The lower (or upper) factor in place; the other triangle is set to zero.
int tnb_cholesky(int n, double *a, int upper);
/// R above the diagonal and the reflections below it, in place; `tau` has min(m, n) places.
int tnb_qr(int m, int n, double *a, double *tau);
/// The first `columns` columns of Q from `count` reflections, in place (a is m x columns).
int tnb_qr_q(int m, int columns, int count, double *a, const double *tau);
/// Singular values (descending), and unless null the left vectors u (m x m or m x k) and the right ones vt (n x n or k x n).
/// `a` is destroyed.
int tnb_svd(int m, int n, double *a, double *s, double *u, double *vt, int full);
/// Eigenvalues (ascending) of a symmetric matrix of which one triangle is read; `a` becomes the vectors if wanted.
int tnb_eigh(int n, double *a, double *w, int upper, int vectors);
/// Least squares by complete orthogonal factorisation: b (max(m, n) x count) becomes the solution. `rank` is the rank found.
int tnb_lstsq(int m, int n, int count, double *a, double *b, double rcond, int *rank);
/// Solves with a triangle: b (n x count) becomes the solution.
int tnb_triangular_solve(int n, int count, const double *a, double *b, int upper, int transposed, int unit);
void tnb_substitute(int n, int count, const double *a, double *b, int upper);

#ifdef __cplusplus
}
#endif
