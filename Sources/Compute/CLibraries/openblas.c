// OpenBLAS's functions. It is loaded with one thread: parallel products run on the one OpenMP pool (parallel.c), and
// the threads that its loading would start are never used. It picks its kernels by the processor's model; one that it does not
// know it takes for a Prescott of 2004. Debian's 0.3.21 does so on the Intel servers that came after it: 65 instead of 280 GFLOP/s.
// There it is loaded again and told which kernels to take.

#include "lazy.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

static char *asked;  // What the user's environment says; put back so that a script's os.environ does not change.

static bool is_told;   // Which kernels to take.

static void load_with_one_thread(void) {
    const char *value = getenv("OPENBLAS_NUM_THREADS");
    asked = value ? strdup(value) : NULL;
    setenv("OPENBLAS_NUM_THREADS", "1", 1);
}

#if defined(__x86_64__)
// The kernels that suit the processor's instructions; NULL where the choice is as good or the user's own.
static const char *better_kernels(void *handle) {
    char *(*chosen)(void) = (char *(*)(void))dlsym(handle, "openblas_get_corename");
    if (!chosen || getenv("OPENBLAS_CORETYPE")) return NULL;
    static const char *old[] = {"Prescott", "Core2", "Penryn", "Dunnington", "Nehalem", "Sandybridge", "Northwood", "Katmai", "Atom",
                                "Nano", "Athlon", "Opteron", "Opteron_SSE3", "Barcelona", "Bobcat", "Bulldozer"};
    bool is_old = false;
    for (size_t i = 0; i < sizeof old / sizeof *old; i++) is_old |= !strcmp(chosen(), old[i]);
    __builtin_cpu_init();
    if (!is_old || !__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return NULL;
    if (__builtin_cpu_is("amd")) return "Zen";
    bool is_wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512bw")
                   && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
    return is_wide ? "SkylakeX" : "Haswell";
}

static bool load_again(void *handle) {
    const char *kernels = better_kernels(handle);
    if (!kernels) return false;
    setenv("OPENBLAS_CORETYPE", kernels, 1);
    is_told = true;
    return true;
}
#else
static bool load_again(void *handle) { return false; }
#endif

static void restore(void) {
    if (is_told) unsetenv("OPENBLAS_CORETYPE");
    if (asked) setenv("OPENBLAS_NUM_THREADS", asked, 1);
    else unsetenv("OPENBLAS_NUM_THREADS");
    free(asked);
    asked = NULL;
}

__attribute__((visibility("hidden"))) struct tnb_library tnb_openblas = {
    .files = "libopenblas.so.0 libopenblas.so", .package = "libopenblas0", .before = load_with_one_thread,
    .again = load_again, .after = restore};

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
