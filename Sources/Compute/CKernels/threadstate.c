// Thread-local state and the running number of recorded operations.
#include "CKernels.h"

static _Thread_local struct tnb_thread_state state;
static _Thread_local long sequence;

struct tnb_thread_state *tnb_thread_state(void) { return &state; }

long tnb_next_sequence(void) { return ++sequence; }
