#include <sqlite3.h>

// Whether the library is on this machine (Sources/Compute/CLibraries/sqlite.c). The kernel runs without it.
int tnb_has_sqlite(void);
