// oneDNN's functions, and those of the OpenMP runtime that it brings (the one thread pool of the process).

#include "lazy.h"

__attribute__((visibility("hidden"))) struct tnb_library tnb_onednn = {.files = "libdnnl.so.2", .package = "libdnnl2"};
__attribute__((visibility("hidden"))) struct tnb_library tnb_openmp = {.files = "libgomp.so.1", .package = "libgomp1"};

TNB_LAZY(tnb_onednn, dnnl_dilated_convolution_backward_data_desc_init);
TNB_LAZY(tnb_onednn, dnnl_dilated_convolution_backward_weights_desc_init);
TNB_LAZY(tnb_onednn, dnnl_dilated_convolution_forward_desc_init);
TNB_LAZY(tnb_onednn, dnnl_engine_create);
TNB_LAZY(tnb_onednn, dnnl_memory_create);
TNB_LAZY(tnb_onednn, dnnl_memory_desc_equal);
TNB_LAZY(tnb_onednn, dnnl_memory_desc_get_size);
TNB_LAZY(tnb_onednn, dnnl_memory_desc_init_by_strides);
TNB_LAZY(tnb_onednn, dnnl_memory_desc_init_by_tag);
TNB_LAZY(tnb_onednn, dnnl_memory_destroy);
TNB_LAZY(tnb_onednn, dnnl_memory_set_data_handle);
TNB_LAZY(tnb_onednn, dnnl_post_ops_append_eltwise);
TNB_LAZY(tnb_onednn, dnnl_post_ops_append_sum);
TNB_LAZY(tnb_onednn, dnnl_post_ops_create);
TNB_LAZY(tnb_onednn, dnnl_post_ops_destroy);
TNB_LAZY(tnb_onednn, dnnl_primitive_attr_create);
TNB_LAZY(tnb_onednn, dnnl_primitive_attr_destroy);
TNB_LAZY(tnb_onednn, dnnl_primitive_attr_set_post_ops);
TNB_LAZY(tnb_onednn, dnnl_primitive_attr_set_scratchpad_mode);
TNB_LAZY(tnb_onednn, dnnl_primitive_create);
TNB_LAZY(tnb_onednn, dnnl_primitive_desc_create);
TNB_LAZY(tnb_onednn, dnnl_primitive_desc_destroy);
TNB_LAZY(tnb_onednn, dnnl_primitive_desc_iterator_create);
TNB_LAZY(tnb_onednn, dnnl_primitive_desc_iterator_destroy);
TNB_LAZY(tnb_onednn, dnnl_primitive_desc_iterator_fetch);
TNB_LAZY(tnb_onednn, dnnl_primitive_desc_iterator_next);
TNB_LAZY(tnb_onednn, dnnl_primitive_desc_query_md);
TNB_LAZY(tnb_onednn, dnnl_primitive_destroy);
TNB_LAZY(tnb_onednn, dnnl_primitive_execute);
TNB_LAZY(tnb_onednn, dnnl_reorder_primitive_desc_create);
TNB_LAZY(tnb_onednn, dnnl_stream_create);

TNB_LAZY(tnb_openmp, GOMP_parallel);
TNB_LAZY(tnb_openmp, omp_get_max_threads);
TNB_LAZY(tnb_openmp, omp_get_num_threads);
TNB_LAZY(tnb_openmp, omp_get_thread_num);
TNB_LAZY(tnb_openmp, omp_in_parallel);
TNB_LAZY(tnb_openmp, omp_set_num_threads);
