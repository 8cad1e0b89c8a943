// Cairo's functions: only programs that plot call them, and loading it with fontconfig, X11 and freetype costs 10 ms.

#include "lazy.h"

__attribute__((visibility("hidden"))) struct tnb_library tnb_cairo = {.files = "libcairo.so.2", .package = "libcairo2"};

TNB_LAZY(tnb_cairo, cairo_arc);
TNB_LAZY(tnb_cairo, cairo_clip);
TNB_LAZY(tnb_cairo, cairo_close_path);
TNB_LAZY(tnb_cairo, cairo_create);
TNB_LAZY(tnb_cairo, cairo_curve_to);
TNB_LAZY(tnb_cairo, cairo_destroy);
TNB_LAZY(tnb_cairo, cairo_fill);
TNB_LAZY(tnb_cairo, cairo_fill_preserve);
TNB_LAZY(tnb_cairo, cairo_font_extents);
TNB_LAZY(tnb_cairo, cairo_image_surface_create);
TNB_LAZY(tnb_cairo, cairo_image_surface_create_for_data);
TNB_LAZY(tnb_cairo, cairo_line_to);
TNB_LAZY(tnb_cairo, cairo_move_to);
TNB_LAZY(tnb_cairo, cairo_new_path);
TNB_LAZY(tnb_cairo, cairo_new_sub_path);
TNB_LAZY(tnb_cairo, cairo_paint);
TNB_LAZY(tnb_cairo, cairo_pattern_set_filter);
TNB_LAZY(tnb_cairo, cairo_pdf_surface_create_for_stream);
TNB_LAZY(tnb_cairo, cairo_rectangle);
TNB_LAZY(tnb_cairo, cairo_restore);
TNB_LAZY(tnb_cairo, cairo_rotate);
TNB_LAZY(tnb_cairo, cairo_save);
TNB_LAZY(tnb_cairo, cairo_scale);
TNB_LAZY(tnb_cairo, cairo_select_font_face);
TNB_LAZY(tnb_cairo, cairo_set_dash);
TNB_LAZY(tnb_cairo, cairo_set_font_size);
TNB_LAZY(tnb_cairo, cairo_set_line_cap);
TNB_LAZY(tnb_cairo, cairo_set_line_join);
TNB_LAZY(tnb_cairo, cairo_set_line_width);
TNB_LAZY(tnb_cairo, cairo_set_miter_limit);
TNB_LAZY(tnb_cairo, cairo_set_source_rgba);
TNB_LAZY(tnb_cairo, cairo_set_source_surface);
TNB_LAZY(tnb_cairo, cairo_get_source);
TNB_LAZY(tnb_cairo, cairo_show_text);
TNB_LAZY(tnb_cairo, cairo_status);
TNB_LAZY(tnb_cairo, cairo_status_to_string);
TNB_LAZY(tnb_cairo, cairo_stroke);
TNB_LAZY(tnb_cairo, cairo_surface_destroy);
TNB_LAZY(tnb_cairo, cairo_surface_finish);
TNB_LAZY(tnb_cairo, cairo_surface_flush);
TNB_LAZY(tnb_cairo, cairo_surface_status);
TNB_LAZY(tnb_cairo, cairo_surface_write_to_png_stream);
TNB_LAZY(tnb_cairo, cairo_svg_surface_create_for_stream);
TNB_LAZY(tnb_cairo, cairo_text_extents);
TNB_LAZY(tnb_cairo, cairo_translate);
