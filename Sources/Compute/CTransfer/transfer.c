// libcurl's calls, all of them. See CTransfer.h.

#include "CTransfer.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

static struct {
    __typeof__(&curl_global_init) global_init;
    __typeof__(&curl_easy_init) init;
    __typeof__(&curl_easy_setopt) setopt;
    __typeof__(&curl_easy_perform) perform;
    __typeof__(&curl_easy_getinfo) getinfo;
    __typeof__(&curl_easy_cleanup) cleanup;
    __typeof__(&curl_easy_strerror) strerror;
    __typeof__(&curl_slist_append) append;
    __typeof__(&curl_slist_free_all) free_all;
} curl;

/// The functions, found once. Scripts run on one thread, and only they fetch.
static const char *load(void) {
    if (curl.perform) return NULL;
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library) library = dlopen("libcurl-gnutls.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library) return "libcurl is not installed: apt-get install libcurl4";
#define FIND(field, name)                                                     \
    do {                                                                      \
        *(void **)&curl.field = dlsym(library, #name);                        \
        if (!curl.field) return "this libcurl lacks " #name;                  \
    } while (0)
    FIND(global_init, curl_global_init);
    FIND(init, curl_easy_init);
    FIND(setopt, curl_easy_setopt);
    FIND(getinfo, curl_easy_getinfo);
    FIND(cleanup, curl_easy_cleanup);
    FIND(strerror, curl_easy_strerror);
    FIND(append, curl_slist_append);
    FIND(free_all, curl_slist_free_all);
    if (curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return "libcurl cannot be initialised";
    FIND(perform, curl_easy_perform);
#undef FIND
    return NULL;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context) {
    const struct tnb_transfer *request = context;
    return request->on_header(request->context, bytes, size * count) ? 0 : size * count;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
    const struct tnb_transfer *request = context;
    return request->on_body(request->context, bytes, size * count) ? 0 : size * count;
}

static int wait(void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
    (void)a, (void)b, (void)c, (void)d;
    const struct tnb_transfer *request = context;
    return request->on_wait(request->context);
}

int tnb_transfer_run(const struct tnb_transfer *request, char *error, size_t error_size) {
    const char *missing = load();
    CURL *handle = missing ? NULL : curl.init();
    if (!handle) {
        snprintf(error, error_size, "%s", missing ? missing : "libcurl has no memory");
        return 0;
    }
    struct curl_slist *lines = NULL;
    for (int index = 0; index < request->header_count; index++) lines = curl.append(lines, request->headers[index]);
    char text[CURL_ERROR_SIZE] = "";
    curl.setopt(handle, CURLOPT_ERRORBUFFER, text);
    curl.setopt(handle, CURLOPT_URL, request->url);
    curl.setopt(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
    curl.setopt(handle, CURLOPT_HTTPHEADER, lines);
    curl.setopt(handle, CURLOPT_NOBODY, (long)request->head_only);
    curl.setopt(handle, CURLOPT_NOSIGNAL, 1L);  // Signals are the session's.
    curl.setopt(handle, CURLOPT_CONNECTTIMEOUT, request->connect_timeout);
    curl.setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl.setopt(handle, CURLOPT_LOW_SPEED_TIME, request->stall_timeout);
    if (request->certificates) curl.setopt(handle, CURLOPT_CAINFO, request->certificates);
    curl.setopt(handle, CURLOPT_BUFFERSIZE, 262144L);
    curl.setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
    curl.setopt(handle, CURLOPT_HEADERDATA, (void *)request);
    curl.setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
    curl.setopt(handle, CURLOPT_WRITEDATA, (void *)request);
    curl.setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl.setopt(handle, CURLOPT_XFERINFOFUNCTION, wait);
    curl.setopt(handle, CURLOPT_XFERINFODATA, (void *)request);

    CURLcode code = curl.perform(handle);
    long status = 0;
    curl.getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    snprintf(error, error_size, "%s", code == CURLE_OK ? "" : text[0] ? text : curl.strerror(code));
    curl.free_all(lines);
    curl.cleanup(handle);
    return (int)status;
}
