// See waiting.h.
#define _GNU_SOURCE
#include "waiting.h"

#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

int tnb_semaphore_wait(sem_t *semaphore, long nanoseconds) {
    struct timespec limit;
    clock_gettime(CLOCK_MONOTONIC, &limit);
    limit.tv_nsec += nanoseconds;
    limit.tv_sec += limit.tv_nsec / 1000000000;
    limit.tv_nsec %= 1000000000;
    return sem_clockwait(semaphore, CLOCK_MONOTONIC, &limit) == 0;
}

int tnb_thread_number(void) { return gettid(); }

// Linux keeps a priority for each thread and takes a thread's number for a process's.
void tnb_lower_thread(int number) { setpriority(PRIO_PROCESS, (id_t)number, 19); }
