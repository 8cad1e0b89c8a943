// OpenBLAS's functions. It is loaded with one thread: parallel products run on the one OpenMP pool (parallel.c), and
// the threads that its loading would start are never used.

#include "lazy.h"

#include <stdlib.h>
#include <string.h>

static char *asked;  // What the user's environment says; put back so that a script's os.environ does not change.

static void load_with_one_thread(void) {
    const char *value = getenv("OPENBLAS_NUM_THREADS");
    asked = value ? strdup(value) : NULL;
    setenv("OPENBLAS_NUM_THREADS", "1", 1);
}

static void restore(void) {
    if (asked) setenv("OPENBLAS_NUM_THREADS", asked, 1);
    else unsetenv("OPENBLAS_NUM_THREADS");
    free(asked);
    asked = NULL;
}

__attribute__((visibility("hidden"))) struct tnb_library tnb_openblas = {
    .files = "libopenblas.so.0 libopenblas.so", .package = "libopenblas0", .before = load_with_one_thread, .after = restore};

TNB_LAZY(tnb_openblas, cblas_sgemm);
TNB_LAZY(tnb_openblas, cblas_dgemm);
TNB_LAZY(tnb_openblas, cblas_sgemv);
TNB_LAZY(tnb_openblas, cblas_dgemv);
TNB_LAZY(tnb_openblas, dgetrf_);
TNB_LAZY(tnb_openblas, dgetrs_);
TNB_LAZY(tnb_openblas, dpotrf_);
TNB_LAZY(tnb_openblas, dgeqrf_);
TNB_LAZY(tnb_openblas, dorgqr_);
TNB_LAZY(tnb_openblas, dgesdd_);
TNB_LAZY(tnb_openblas, dsyevd_);
TNB_LAZY(tnb_openblas, dgelsy_);
TNB_LAZY(tnb_openblas, dtrtrs_);
