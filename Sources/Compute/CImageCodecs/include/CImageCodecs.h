// What Vision calls of libjpeg, libwebp and zlib. The libraries report errors by jumping out of a call, or keep state that Swift
// cannot name: here that becomes return values. zlib's own header is passed on for reading .gz files.

#ifndef CIMAGECODECS_H
#define CIMAGECODECS_H

#include <stddef.h>
#include <stdint.h>

#include <zlib.h>

typedef struct {
    int width, height;          // of the decoded image, after scaling
    int components;             // samples per pixel of the result: 1, 3 or 4
    int file_components;        // of the file
    int scale;                  // 1, 2, 4 or 8: how many times smaller
    int is_adobe;               // the file has Adobe's marker: its CMYK is inverted
    int adobe_transform;
    int is_jfif, jfif_major, jfif_minor, density_unit, density_x, density_y;
    int is_progressive;
} tnb_jpeg_header;

/// Reads a header; 0 if the bytes are no JPEG file, 2 if they end in the header. `scale` is 1, 2, 4 or 8.
int tnb_jpeg_read_header(const uint8_t *data, size_t count, int scale, int wants_grey, tnb_jpeg_header *header);

/// Decodes into `out` (width * height * components as the header said). 0 when everything was read, 1 when the file ends too early
/// (with the number of bytes that could not be used), 2 when it is broken.
int tnb_jpeg_decode(const uint8_t *data, size_t count, int scale, int wants_grey, uint8_t *out, size_t *unread);

/// Encodes; the memory is freed with tnb_free. Quality 0 keeps libjpeg's own (75). 0 on success.
int tnb_jpeg_encode(const uint8_t *pixels, int width, int height, int components, int quality, int subsampling, int optimize,
                    int progressive, const uint8_t *exif, size_t exif_count, uint8_t **data, size_t *count);

/// Size and whether there is alpha; 0 if the bytes are no WebP file.
int tnb_webp_read_header(const uint8_t *data, size_t count, int *width, int *height, int *has_alpha, int *is_animated);

/// Decodes the only or first image as RGB or RGBA rows. 0 on success.
int tnb_webp_decode(const uint8_t *data, size_t count, int has_alpha, int width, int height, uint8_t *out);

/// Encodes; the memory is freed with tnb_free.
int tnb_webp_encode(const uint8_t *pixels, int width, int height, int has_alpha, int lossless, float quality, int method,
                    uint8_t **data, size_t *count);

void tnb_free(void *memory);

/// zlib: fills `out`; the number of bytes that came, and in `status` 0 (the end), 1 (more wanted), 2 (broken), 3 (out is full).
size_t tnb_inflate(const uint8_t *data, size_t count, uint8_t *out, size_t capacity, int *status);

/// Bytes that tnb_deflate may need.
size_t tnb_deflate_bound(size_t count);

/// Compresses; the number of bytes, 0 on failure.
size_t tnb_deflate(const uint8_t *data, size_t count, int level, uint8_t *out, size_t capacity);

uint32_t tnb_crc32(const uint8_t *data, size_t count);


/// A resize along x: `rows` lines of pixels, `pitch` bytes apart, become lines of `out_width`. `size` bytes may be read from `in`
/// on. `bounds` has the first pixel and the number of pixels for each result, `weights` has `stride` numbers of 22 bits for each.
void tnb_resize_rows(const uint8_t *in, size_t pitch, size_t size, uint8_t *out, int rows, int out_width, int channels,
                     const int32_t *bounds, const int32_t *weights, int stride);

/// The same along y, over lines of `line` bytes.
void tnb_resize_columns(const uint8_t *in, size_t pitch, uint8_t *out, size_t line, int out_height, const int32_t *bounds,
                        const int32_t *weights, int stride);

/// a + weight * (b - a) for each byte, cut off: Pillow's blend.
void tnb_blend(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t count, float weight);

/// The same from one level.
void tnb_blend_from(uint8_t level, const uint8_t *in, uint8_t *out, size_t count, float weight);

/// The same from the grey level of each RGB pixel.
void tnb_blend_from_grey(const uint8_t *in, uint8_t *out, size_t pixels, float weight);

/// The grey level of each RGB pixel, and the sum of all.
void tnb_grey(const uint8_t *in, uint8_t *out, size_t pixels);
uint64_t tnb_grey_sum(const uint8_t *in, size_t pixels);

/// a * own + b * other for each byte, rounded to the nearest even.
void tnb_mix(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t count, float own, float other);

/// RGB pixels as three planes.
void tnb_planes(const uint8_t *in, uint8_t *red, uint8_t *green, uint8_t *blue, size_t pixels);

/// (x - mean) / deviation of each byte.
void tnb_normalise(const uint8_t *in, float *out, size_t count, float mean, float deviation);

#endif
