#include <zmq.h>
#include <errno.h>
#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

// A descriptor that becomes readable when process `pid` ends; -1 with errno. Swift can call neither syscall() nor
// the C library's own wrapper, which is newer than some systems that the kernel runs on.
static inline int tnb_process_descriptor(int pid) {
#ifdef SYS_pidfd_open
    return (int)syscall(SYS_pidfd_open, pid, 0);
#else
    errno = ENOSYS;
    return -1;
#endif
}

// Free memory goes back to the system; Swift's overlay of the C library lacks this function.
static inline void tnb_give_memory_back(void) { malloc_trim(0); }
