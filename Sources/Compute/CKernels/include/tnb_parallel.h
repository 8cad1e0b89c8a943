// The one thread pool. oneDNN brings libgomp with it, and two pools fight for the cores (measured: mixing libgomp with
// OpenBLAS' own threads loses the whole gain of the second core), so our loops run on libgomp as well and OpenBLAS is
// kept at one thread. libgomp makes a pool per calling thread: call from the interpreter's thread only.
#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Body of a parallel loop: handles the indices begin ..< end. `context` is the caller's.
typedef void (*tnb_loop_body)(void *context, long begin, long end);

/// Calls `body` for the whole of 0 ..< n, cut into contiguous pieces of a multiple of `grain` indices (the last may be
/// shorter), at most one piece a thread. Runs in place when n <= grain, when one thread is set or inside another loop.
/// The cut depends on the number of threads: reductions must use fixed blocks of their own as the loop's index.
void tnb_parallel_for(long n, long grain, tnb_loop_body body, void *context);

/// The same over `count` arrays in one parallel region, as if they lay end to end: array k ends at `ends[k]`. `body` gets the
/// context of one array, at `contexts + k * stride`, and a part of that array's own indices.
void tnb_parallel_segments(const long *ends, long count, long grain, tnb_loop_body body, void *contexts, size_t stride);

/// Threads that parallel loops and oneDNN use. At first what libgomp finds (cores allowed, OMP_NUM_THREADS).
int tnb_thread_count(void);

/// The calling thread computes with one thread from now on: a worker beside others.
void tnb_compute_alone(void);
/// Sets it; values below 1 count as 1.
void tnb_set_thread_count(int count);

#ifdef __cplusplus
}
#endif
