// Grow-only scratch memory per calling thread, so that no kernel allocates on every call.
#include "simd.h"

static _Thread_local struct {
    void *data;
    size_t size;
} slots[4];

void *tnb_scratch(int slot, size_t size) {
    if (slots[slot].size < size) {
        free(slots[slot].data);
        size = (size + 4095) / 4096 * 4096;
        slots[slot].data = aligned_alloc(64, size);
        slots[slot].size = slots[slot].data ? size : 0;
        // A few megabytes at most; without them nothing can be computed and there is no one to tell.
        if (!slots[slot].data) abort();
    }
    return slots[slot].data;
}
