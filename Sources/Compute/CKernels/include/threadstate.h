// The little state that PyTorch keeps per thread: the recording switch of autograd and the default generator, and where
// dying graph nodes queue up. Here because C has cheap thread-local variables.
#pragma once

struct tnb_thread_state {
    int no_grad;
    void *_Nullable graveyard;
    void *_Nullable default_generator;
    void *_Nullable current_node;  // whose backward runs
    int engine_depth;              // walks that have begun and not ended
    int saved_count;               // tensors saved since the last operation was recorded
    int autocast, autocast_dtype;  // whether operations choose their types; the 16-bit one plus 1, 0 for the default
    int autocast_no_cache, autocast_nesting;
    void *_Nullable autocast_cache;
    int frozen;                    // runs of compiled models that have begun and not ended
};

/// The calling thread's state, zero at first.
struct tnb_thread_state *_Nonnull tnb_thread_state(void);

/// A number larger than any this thread got before.
long tnb_next_sequence(void);
