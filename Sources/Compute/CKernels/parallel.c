// Parallel loops over libgomp's pool. GOMP_parallel is what gcc compiles `#pragma omp parallel` to; calling it by hand
// needs no OpenMP support in the compiler.
#include "CKernels.h"

#include <stdatomic.h>

extern void GOMP_parallel(void (*function)(void *), void *data, unsigned threads, unsigned flags);
extern int omp_get_max_threads(void);
extern int omp_get_thread_num(void);
extern int omp_get_num_threads(void);
extern int omp_in_parallel(void);
extern void omp_set_num_threads(int);

// OpenMP keeps the number of threads per calling thread; this is the process-wide wish that each caller adopts.
static atomic_int thread_count = 0;

// What the calling thread has told libgomp already: setting it again costs little, but asking is free.
static _Thread_local int adopted_count = 0;

// A thread that computes beside others (a loader's worker) has one thread for itself, whatever the process has.
static _Thread_local int alone = 0;

void tnb_compute_alone(void) { alone = 1; }

int tnb_thread_count(void) {
    if (alone) return 1;
    int count = atomic_load_explicit(&thread_count, memory_order_relaxed);
    if (count == 0) {
        count = omp_get_max_threads();
        tnb_set_thread_count(count);
    }
    if (adopted_count != count) {
        omp_set_num_threads(count);
        adopted_count = count;
    }
    return count;
}

void tnb_set_thread_count(int count) {
    if (count < 1) count = 1;
    omp_set_num_threads(count);
    adopted_count = count;
    atomic_store_explicit(&thread_count, count, memory_order_relaxed);
}

struct loop {
    tnb_loop_body body;
    void *context;
    long n;
    long piece;
};

static void run_piece(void *data) {
    const struct loop *loop = data;
    // A team may be smaller than asked for (OMP_THREAD_LIMIT), so each member takes every team-th piece.
    long team = omp_get_num_threads();
    for (long begin = omp_get_thread_num() * loop->piece; begin < loop->n; begin += team * loop->piece) {
        long end = begin + loop->piece;
        loop->body(loop->context, begin, end < loop->n ? end : loop->n);
    }
}

void tnb_parallel_for(long n, long grain, tnb_loop_body body, void *context) {
    if (n <= 0) return;
    if (grain < 1) grain = 1;
    int threads = tnb_thread_count();
    if (n <= grain || threads == 1 || omp_in_parallel()) {
        body(context, 0, n);
        return;
    }
    long grains = (n + grain - 1) / grain;
    long pieces = grains < threads ? grains : threads;
    struct loop loop = {body, context, n, (grains + pieces - 1) / pieces * grain};
    // Always the full team: libgomp ends threads when a team shrinks and makes new ones when it grows again.
    GOMP_parallel(run_piece, &loop, (unsigned)threads, 0);
}

struct segments {
    tnb_loop_body body;
    char *contexts;
    size_t stride;
    const long *ends;
    long count;
};

static void run_segments(void *data, long begin, long end) {
    const struct segments *s = data;
    // The first array that ends behind `begin`.
    long low = 0, high = s->count;
    while (low < high) {
        long middle = low + (high - low) / 2;
        if (s->ends[middle] <= begin) low = middle + 1;
        else high = middle;
    }
    for (long k = low; k < s->count && begin < end; k++) {
        long start = k ? s->ends[k - 1] : 0, stop = s->ends[k] < end ? s->ends[k] : end;
        if (stop > begin) s->body(s->contexts + (size_t)k * s->stride, begin - start, stop - start);
        begin = stop;
    }
}

void tnb_parallel_segments(const long *ends, long count, long grain, tnb_loop_body body, void *contexts, size_t stride) {
    if (count <= 0) return;
    struct segments segments = {body, contexts, stride, ends, count};
    tnb_parallel_for(ends[count - 1], grain, run_segments, &segments);
}
