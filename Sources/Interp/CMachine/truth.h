// Truth and comparison of plain values.

#pragma once

#include "core.h"

// 0, 1, or -1 if the rest of the machine has to ask.
INLINE int truthOf(Value value) {
    switch (value.tag) {
    case UNBOUND: return -1;
    case BOOL:
    case INT:
    case SPECIAL: return value.bits != 0;
    case FLOAT: return number(value.bits) != 0;
    default: break;
    }
    switch (HEADER(value)->word & (SUBCLASS | 0xff)) {
    case KIND_STRING: return AS(String, value)->byteCount != 0;
    case KIND_LIST: return AS(List, value)->count != 0;
    case KIND_TUPLE: return AS(Tuple, value)->count != 0;
    case KIND_DICT: return AS(Dict, value)->count != 0;
    case KIND_SET:
    case KIND_FROZEN_SET: return AS(Set, value)->count != 0;
    default: return -1;
    }
}

// An int and a float compare as numbers, not as doubles: only ints that a double holds are for the core.
INLINE bool asDouble(Value value, double *result) {
    if (value.tag == FLOAT) {
        *result = number(value.bits);
        return true;
    }
    int64_t integer = (int64_t)value.bits;
    *result = (double)integer;
    return value.tag == INT && integer >= -(1LL << 53) && integer <= 1LL << 53;
}

// `a == b` of plain values: 1, 0, or -1 if the rest of the machine has to ask.
INLINE int isEqual(Value a, Value b) {
    double x, y;
    if (a.tag == INT && b.tag == INT) return a.bits == b.bits;
    if (asDouble(a, &x) && asDouble(b, &y)) return x == y;
    bool isText = isExactly(a, KIND_STRING), isAlsoText = isExactly(b, KIND_STRING);
    if (isText && isAlsoText) return equalStrings(AS(String, a), AS(String, b));
    if (isText || isAlsoText) return (isText ? b : a).tag < OBJECT && (isText ? b : a).tag != UNBOUND ? 0 : -1;
    if (a.tag == SPECIAL && b.tag == SPECIAL) return a.bits == b.bits;
    return -1;
}
