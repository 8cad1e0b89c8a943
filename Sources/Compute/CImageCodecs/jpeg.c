// JPEG through libjpeg(-turbo), with the settings of Pillow's decoder: the accurate integer DCT, fancy upsampling, colours
// converted by the library (but CMYK from Adobe's YCCK, and inverted CMYK left to the caller).

#include "CImageCodecs.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

struct failure {
    struct jpeg_error_mgr base;
    jmp_buf out;
};

static void fail(j_common_ptr info) { longjmp(((struct failure *)info->err)->out, 1); }
static void ignore(j_common_ptr info) { (void)info; }
static void ignore_message(j_common_ptr info, int level) { (void)info, (void)level; }

static void prepare_errors(struct failure *errors) {
    jpeg_std_error(&errors->base);
    errors->base.error_exit = fail;
    errors->base.output_message = ignore;
    errors->base.emit_message = ignore_message;
}

// A source over memory that does not invent an end: when it runs dry, reading suspends.
static void source_nothing(j_decompress_ptr info) { (void)info; }
static boolean source_dry(j_decompress_ptr info) { (void)info; return FALSE; }
static void source_skip(j_decompress_ptr info, long count) {
    if (count <= 0) return;
    size_t step = (size_t)count < info->src->bytes_in_buffer ? (size_t)count : info->src->bytes_in_buffer;
    info->src->next_input_byte += step;
    info->src->bytes_in_buffer -= step;
}

static void prepare_source(j_decompress_ptr info, struct jpeg_source_mgr *source, const uint8_t *data, size_t count) {
    memset(source, 0, sizeof *source);
    source->init_source = source_nothing;
    source->fill_input_buffer = source_dry;
    source->skip_input_data = source_skip;
    source->resync_to_restart = jpeg_resync_to_restart;
    source->term_source = source_nothing;
    source->next_input_byte = data;
    source->bytes_in_buffer = count;
    info->src = source;
}

static void choose(j_decompress_ptr info, int scale, int wants_grey) {
    if (info->num_components == 1 || (wants_grey && info->jpeg_color_space == JCS_YCbCr)) {
        info->out_color_space = JCS_GRAYSCALE;
    } else if (info->num_components == 3) {
        info->out_color_space = JCS_RGB;
    } else if (info->num_components == 4) {
        info->out_color_space = JCS_CMYK;
    }
    info->scale_num = 1;
    info->scale_denom = (unsigned)scale;
    info->dct_method = JDCT_DEFAULT;
    info->do_fancy_upsampling = TRUE;
}

int tnb_jpeg_read_header(const uint8_t *data, size_t count, int scale, int wants_grey, tnb_jpeg_header *header) {
    struct jpeg_decompress_struct info;
    struct failure errors;
    struct jpeg_source_mgr source;
    prepare_errors(&errors);
    info.err = &errors.base;
    if (setjmp(errors.out)) {
        jpeg_destroy_decompress(&info);
        return 0;
    }
    jpeg_create_decompress(&info);
    prepare_source(&info, &source, data, count);
    if (jpeg_read_header(&info, TRUE) != JPEG_HEADER_OK) {
        jpeg_destroy_decompress(&info);
        return 2;
    }
    if ((info.num_components != 1 && info.num_components != 3 && info.num_components != 4)) {
        jpeg_destroy_decompress(&info);
        return 0;
    }
    choose(&info, scale, wants_grey);
    jpeg_calc_output_dimensions(&info);
    header->width = (int)info.output_width;
    header->height = (int)info.output_height;
    header->components = info.output_components;
    header->file_components = info.num_components;
    header->scale = scale;
    header->is_adobe = info.saw_Adobe_marker;
    header->adobe_transform = info.Adobe_transform;
    header->is_jfif = info.saw_JFIF_marker;
    header->jfif_major = info.JFIF_major_version;
    header->jfif_minor = info.JFIF_minor_version;
    header->density_unit = info.density_unit;
    header->density_x = info.X_density;
    header->density_y = info.Y_density;
    header->is_progressive = info.progressive_mode;
    jpeg_destroy_decompress(&info);
    return 1;
}

int tnb_jpeg_decode(const uint8_t *data, size_t count, int scale, int wants_grey, uint8_t *out, size_t *unread) {
    struct jpeg_decompress_struct info;
    struct failure errors;
    struct jpeg_source_mgr source;
    prepare_errors(&errors);
    info.err = &errors.base;
    if (setjmp(errors.out)) {
        jpeg_destroy_decompress(&info);
        return 2;
    }
    jpeg_create_decompress(&info);
    prepare_source(&info, &source, data, count);
    if (jpeg_read_header(&info, TRUE) != JPEG_HEADER_OK) {
        jpeg_destroy_decompress(&info);
        return 1;
    }
    choose(&info, scale, wants_grey);
    if (!jpeg_start_decompress(&info)) {
        *unread = source.bytes_in_buffer;
        jpeg_destroy_decompress(&info);
        return 1;
    }
    size_t line = (size_t)info.output_width * (size_t)info.output_components;
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = out + (size_t)info.output_scanline * line;
        if (jpeg_read_scanlines(&info, &row, 1) != 1) {
            *unread = source.bytes_in_buffer;
            jpeg_destroy_decompress(&info);
            return 1;
        }
    }
    jpeg_destroy_decompress(&info);
    return 0;
}

int tnb_jpeg_encode(const uint8_t *pixels, int width, int height, int components, int quality, int subsampling, int optimize,
                    int progressive, const uint8_t *exif, size_t exif_count, uint8_t **data, size_t *count) {
    struct jpeg_compress_struct info;
    struct failure errors;
    unsigned char *memory = NULL;
    unsigned long size = 0;
    prepare_errors(&errors);
    info.err = &errors.base;
    if (setjmp(errors.out)) {
        jpeg_destroy_compress(&info);
        free(memory);
        return 1;
    }
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &memory, &size);
    info.image_width = (JDIMENSION)width;
    info.image_height = (JDIMENSION)height;
    info.input_components = components;
    info.in_color_space = components == 1 ? JCS_GRAYSCALE : components == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality > 0 ? quality : 75, TRUE);
    if (components == 3 && subsampling >= 0) {
        info.comp_info[0].h_samp_factor = subsampling == 0 ? 1 : 2;
        info.comp_info[0].v_samp_factor = subsampling == 2 ? 2 : 1;
        for (int c = 1; c < 3; c++) info.comp_info[c].h_samp_factor = info.comp_info[c].v_samp_factor = 1;
    }
    if (progressive) jpeg_simple_progression(&info);
    info.optimize_coding = optimize || progressive ? TRUE : FALSE;
    jpeg_start_compress(&info, TRUE);
    if (exif_count > 0) jpeg_write_marker(&info, JPEG_APP0 + 1, exif, (unsigned)exif_count);
    size_t line = (size_t)width * (size_t)components;
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = (JSAMPROW)(pixels + (size_t)info.next_scanline * line);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    *data = memory;
    *count = size;
    return 0;
}

void tnb_free(void *memory) { free(memory); }
