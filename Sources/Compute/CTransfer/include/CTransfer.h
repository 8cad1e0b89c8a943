// One HTTP request through libcurl, which is loaded by the first one: most programs fetch nothing, and a machine without libcurl
// runs everything else. Called by Neural's Transfer.swift.

#ifndef TNB_TRANSFER_H
#define TNB_TRANSFER_H

#include <stddef.h>

/// What a request asks for. The callbacks return 0 to go on; anything else ends the transfer.
struct tnb_transfer {
    const char *url;
    /// Header lines.
    const char *const *headers;
    int header_count;
    /// Ask for the headers alone.
    int head_only;
    /// Seconds to connect in, and seconds without a byte after which the transfer ends.
    long connect_timeout, stall_timeout;
    /// A file of certificates to trust, or null for the system's.
    const char *certificates;
    void *context;
    /// A header line of the answer; a status line begins the headers of another answer.
    int (*on_header)(void *context, const char *line, size_t length);
    int (*on_body)(void *context, const char *bytes, size_t length);
    /// Called often, also while nothing arrives.
    int (*on_wait)(void *context);
};

/// Runs the request. Returns the HTTP status, 0 if there was none; `error` then and for a broken transfer says why ("" if all
/// went well).
int tnb_transfer_run(const struct tnb_transfer *request, char *error, size_t error_size);

#endif
