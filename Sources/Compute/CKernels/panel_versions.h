// Includes BODY once for AVX2 and once for AVX-512. LANES floats are a vector; ROWS rows by two vectors of sums fill the registers.
#define V NAME(v)
#define VI NAME(vi)

#define LANES 8
#define ROWS 6
#define HAS_MASKS 0
#define NAME(name) name##_v3
#define TARGET "avx2,fma"
#include BODY
#undef LANES
#undef ROWS
#undef HAS_MASKS
#undef NAME
#undef TARGET

#define LANES 16
#define ROWS 14
#define HAS_MASKS 1
#define NAME(name) name##_v4
#define TARGET "avx512f,fma"
#include BODY
#undef LANES
#undef ROWS
#undef HAS_MASKS
#undef NAME
#undef TARGET

#undef V
#undef VI
#undef BODY
