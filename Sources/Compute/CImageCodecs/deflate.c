// zlib for PNG: whole buffers in, whole buffers out.

#include "CImageCodecs.h"

#include <limits.h>
#include <string.h>

#include <zlib.h>

size_t tnb_inflate(const uint8_t *data, size_t count, uint8_t *out, size_t capacity, int *status) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    *status = 2;
    if (inflateInit(&stream) != Z_OK) return 0;
    size_t read = 0, written = 0;
    for (;;) {
        size_t in_step = count - read < INT_MAX ? count - read : INT_MAX;
        size_t out_step = capacity - written < INT_MAX ? capacity - written : INT_MAX;
        stream.next_in = (Bytef *)(data + read);
        stream.avail_in = (uInt)in_step;
        stream.next_out = out + written;
        stream.avail_out = (uInt)out_step;
        int result = inflate(&stream, Z_NO_FLUSH);
        read += in_step - stream.avail_in;
        written += out_step - stream.avail_out;
        if (result == Z_STREAM_END) {
            *status = 0;
        } else if (result == Z_OK && (read < count && written < capacity)) {
            continue;
        } else if (written == capacity) {
            *status = 3;
        } else if (result == Z_OK || result == Z_BUF_ERROR) {
            *status = 1;
        }
        break;
    }
    inflateEnd(&stream);
    return written;
}

size_t tnb_deflate_bound(size_t count) { return compressBound(count); }

size_t tnb_deflate(const uint8_t *data, size_t count, int level, uint8_t *out, size_t capacity) {
    uLongf size = capacity;
    return compress2(out, &size, data, count, level) == Z_OK ? size : 0;
}

uint32_t tnb_crc32(const uint8_t *data, size_t count) { return (uint32_t)crc32_z(0, data, count); }
