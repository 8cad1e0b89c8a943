// Waiting for another thread, and its priority: what glibc has and Swift does not import. Used by Tensors/Core/AbandonableCall.swift.
#pragma once

#include <semaphore.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Whether the semaphore was posted within so many nanoseconds.
int tnb_semaphore_wait(sem_t *_Nonnull semaphore, long nanoseconds);
/// The kernel's number of the calling thread.
int tnb_thread_number(void);
/// Gives a thread the lowest priority.
void tnb_lower_thread(int number);

#ifdef __cplusplus
}
#endif
