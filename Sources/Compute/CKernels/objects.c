// Swift has no name for its runtime's allocator of objects; C has.
#include "CKernels.h"

extern void *swift_allocObject(const void *metadata, size_t size, size_t alignment_mask);

void *tnb_allocate_object(const void *metadata, size_t size, size_t alignment_mask) {
    return swift_allocObject(metadata, size, alignment_mask);
}
