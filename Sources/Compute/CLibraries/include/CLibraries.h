// Libraries that are loaded when one of their functions is first called.
//
// `tnb -c pass` needs neither oneDNN nor ZeroMQ, yet an executable that is linked with them pays for them: 9 of 27 ms of
// start-up went into mapping, relocating and initialising what was never called (OpenBLAS also started its threads). So the
// functions that tnb calls are defined here, one jump each, under their own names: callers and headers stay as they are,
// and the first call loads the library. See docs/decisions/0003-heavy-libraries-load-when-first-used.md.

#ifndef TNB_LIBRARIES_H
#define TNB_LIBRARIES_H

#include <stdbool.h>

/// A library that is loaded on the first call of one of its functions.
struct tnb_library {
    /// Names that the loader tries, best first, separated by blanks.
    const char *files;
    /// The Debian package that has it, for the message when it is missing.
    const char *package;
    /// What must be set before it is loaded, or null.
    void (*before)(void);
    /// Whether it has to be loaded anew with what this has set for it, or null.
    bool (*again)(void *handle);
    /// What undoes that, or null.
    void (*after)(void);
    void *handle;
};

#endif
