// What the translator to machine code and the interpreter of the core know of each other.

#pragma once

#include "core.h"

typedef struct Translation Translation;

// How often a loop goes on or a function returns before the function at hand is looked at.
enum { EVENTS = 1000 };
extern __attribute__((visibility("hidden"))) int64_t core_eventsLeft;

// Translates the function at hand if that is worth while, and goes on with the instruction in `w`.
__attribute__((visibility("hidden"))) HANDLER(translate);

// Drops the translation of the function at hand, and goes on with the instruction in `w`.
__attribute__((visibility("hidden"))) HANDLER(discard);

// Counts a loop's turn or a return.
#define COUNT_EVENT \
    do { \
        if (unlikely(--core_eventsLeft <= 0)) MUSTTAIL return op_translate(ARGUMENTS); \
    } while (0)
