// WebP through libwebp's simple interface, and the encoder's configuration that Pillow uses.

#include "CImageCodecs.h"

#include <stdlib.h>
#include <string.h>

#include <webp/decode.h>
#include <webp/encode.h>

int tnb_webp_read_header(const uint8_t *data, size_t count, int *width, int *height, int *has_alpha, int *is_animated) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(data, count, &features) != VP8_STATUS_OK) return 0;
    *width = features.width;
    *height = features.height;
    *has_alpha = features.has_alpha;
    *is_animated = features.has_animation;
    return 1;
}

int tnb_webp_decode(const uint8_t *data, size_t count, int has_alpha, int width, int height, uint8_t *out) {
    int channels = has_alpha ? 4 : 3;
    size_t size = (size_t)width * (size_t)height * (size_t)channels;
    const uint8_t *result = has_alpha ? WebPDecodeRGBAInto(data, count, out, size, width * channels)
                                      : WebPDecodeRGBInto(data, count, out, size, width * channels);
    return result == NULL;
}

int tnb_webp_encode(const uint8_t *pixels, int width, int height, int has_alpha, int lossless, float quality, int method,
                    uint8_t **data, size_t *count) {
    WebPConfig config;
    WebPPicture picture;
    WebPMemoryWriter writer;
    if (!WebPConfigInit(&config) || !WebPPictureInit(&picture)) return 1;
    config.lossless = lossless;
    config.quality = quality;
    config.method = method;
    if (!WebPValidateConfig(&config)) return 1;
    picture.width = width;
    picture.height = height;
    picture.use_argb = 1;
    int ok = has_alpha ? WebPPictureImportRGBA(&picture, pixels, width * 4) : WebPPictureImportRGB(&picture, pixels, width * 3);
    WebPMemoryWriterInit(&writer);
    picture.writer = WebPMemoryWrite;
    picture.custom_ptr = &writer;
    ok = ok && WebPEncode(&config, &picture);
    WebPPictureFree(&picture);
    if (!ok) {
        WebPMemoryWriterClear(&writer);
        return 1;
    }
    *data = malloc(writer.size);
    if (*data != NULL) memcpy(*data, writer.mem, writer.size);
    *count = writer.size;
    WebPMemoryWriterClear(&writer);
    return *data == NULL;
}
