// Memory for objects of Swift classes, from Swift's runtime.
#pragma once
#include <stddef.h>

/// An object that the runtime counts, with one reference; its properties are raw memory.
void *_Nonnull tnb_allocate_object(const void *_Nonnull metadata, size_t size, size_t alignment_mask);
