// SQLite's functions: only the history of Jupyter's kernel calls them, when its first cell has run.

#include "lazy.h"

#include <dlfcn.h>

__attribute__((visibility("hidden"))) struct tnb_library tnb_sqlite = {.files = "libsqlite3.so.0", .package = "libsqlite3-0"};

// A kernel without a history that lasts is better than none: whoever calls the functions asks before.
__attribute__((visibility("hidden"))) int tnb_has_sqlite(void) {
    return dlopen(tnb_sqlite.files, RTLD_NOW | RTLD_GLOBAL) != 0;
}

TNB_LAZY(tnb_sqlite, sqlite3_bind_int64);
TNB_LAZY(tnb_sqlite, sqlite3_bind_text);
TNB_LAZY(tnb_sqlite, sqlite3_busy_timeout);
TNB_LAZY(tnb_sqlite, sqlite3_close_v2);
TNB_LAZY(tnb_sqlite, sqlite3_column_bytes);
TNB_LAZY(tnb_sqlite, sqlite3_column_int64);
TNB_LAZY(tnb_sqlite, sqlite3_column_text);
TNB_LAZY(tnb_sqlite, sqlite3_exec);
TNB_LAZY(tnb_sqlite, sqlite3_finalize);
TNB_LAZY(tnb_sqlite, sqlite3_last_insert_rowid);
TNB_LAZY(tnb_sqlite, sqlite3_open_v2);
TNB_LAZY(tnb_sqlite, sqlite3_prepare_v2);
TNB_LAZY(tnb_sqlite, sqlite3_step);
