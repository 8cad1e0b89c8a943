// Elementwise loops over strided operands: unary, binary, selection and conversion, for all element types. The loops
// coalesce dimensions, run flat where the memory allows it, and split large work over the pool. Shapes, dtypes and
// overlaps are checked by the Swift side (Ops/Elementwise.swift); operand and result may be the same memory, element on
// element, but must not overlap in any other way.
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Element types; in step with `DType` in Swift.
enum tnb_dtype { TNB_F32, TNB_F64, TNB_I64, TNB_I32, TNB_U8, TNB_BOOL, TNB_I16, TNB_I8, TNB_F16, TNB_BF16, TNB_DTYPES };

/// Operations on one operand. Those of the second group give bool.
enum tnb_unary_op {
    TNB_NEG, TNB_ABS, TNB_SIGN, TNB_SQUARE, TNB_RELU, TNB_BITNOT,
    TNB_EXP, TNB_EXPM1, TNB_LOG, TNB_LOG2, TNB_LOG10, TNB_LOG1P, TNB_SQRT, TNB_RSQRT, TNB_RECIPROCAL,
    TNB_SIN, TNB_COS, TNB_TAN, TNB_ASIN, TNB_ACOS, TNB_ATAN, TNB_SINH, TNB_COSH, TNB_TANH, TNB_SIGMOID,
    TNB_ERF, TNB_GELU, TNB_GELU_TANH, TNB_SILU, TNB_FLOOR, TNB_CEIL, TNB_ROUND, TNB_TRUNC, TNB_CLAMP,
    TNB_EXP2, TNB_ASINH, TNB_ACOSH, TNB_ATANH, TNB_ERFC, TNB_ERFINV, TNB_LGAMMA, TNB_DIGAMMA, TNB_POLYGAMMA, TNB_I0, TNB_I0E,
    TNB_I1, TNB_I1E, TNB_ERFCX, TNB_NDTRI, TNB_LOG_NDTR, TNB_SINC, TNB_FRAC,
    TNB_ISNAN, TNB_ISINF, TNB_ISFINITE, TNB_NOT, TNB_SIGNBIT,
};

/// Operations on two operands of one type. `a + p·b` is TNB_ADD with the parameter. Those of the last groups give bool,
/// or are gradients (a is the incoming gradient).
enum tnb_binary_op {
    TNB_ADD, TNB_SUB, TNB_MUL, TNB_DIV, TNB_FLOORDIV, TNB_REMAINDER, TNB_FMOD, TNB_POW, TNB_MAX, TNB_MIN, TNB_ATAN2,
    TNB_FMAX, TNB_FMIN, TNB_HYPOT, TNB_COPYSIGN, TNB_NEXTAFTER, TNB_GCD, TNB_LCM,
    TNB_BITAND, TNB_BITOR, TNB_BITXOR, TNB_SHL, TNB_SHR,
    TNB_EQ, TNB_NE, TNB_LT, TNB_LE, TNB_GT, TNB_GE,
    TNB_RELU_GRAD, TNB_SIGMOID_GRAD, TNB_TANH_GRAD, TNB_GELU_GRAD, TNB_GELU_TANH_GRAD, TNB_SILU_GRAD,
};

enum { TNB_MAX_DIMS = 16 };

/// out = op(a). Strides are in elements. Returns 0 if the op has no loop for the type.
int tnb_unary(enum tnb_unary_op op, enum tnb_dtype dtype, int ndim, const long *shape, void *out, const long *out_strides,
              const void *a, const long *a_strides, double p0, double p1);

/// x = op(x) on n floats in a row, on the calling thread. For operations that give floats.
void tnb_unary_line_f32(enum tnb_unary_op op, float *x, long n, const double *p);

/// out = a op b.
int tnb_binary(enum tnb_binary_op op, enum tnb_dtype dtype, int ndim, const long *shape, void *out,
               const long *out_strides, const void *a, const long *a_strides, const void *b, const long *b_strides,
               double p);

/// out = (type of out) a.
void tnb_convert(enum tnb_dtype to, enum tnb_dtype from, int ndim, const long *shape, void *out, const long *out_strides,
                 const void *a, const long *a_strides);

/// out = condition ? a : b, for elements of `size` bytes (1, 2, 4 or 8).
void tnb_select(int size, int ndim, const long *shape, void *out, const long *out_strides, const uint8_t *condition,
                const long *condition_strides, const void *a, const long *a_strides, const void *b,
                const long *b_strides);

/// Writes the elements of `value` (one element of `size` bytes) everywhere.
void tnb_fill(int size, int ndim, const long *shape, void *out, const long *out_strides, const void *value);

#ifdef __cplusplus
}
#endif
