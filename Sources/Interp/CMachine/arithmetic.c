// Arithmetic of ints that stay within 64 bits, of floats, and the concatenation of str. Dead temporaries that hold numbers
// need no release.

#include "texts.h"

// An int that a double holds exactly.
INLINE bool isExact(int64_t number) { return number >= -(1LL << 53) && number <= 1LL << 53; }

// Both operands as doubles, if they are a float and a number.
INLINE bool bothFloats(Value a, Value b, double *x, double *y) {
    if (a.tag == FLOAT) {
        *x = number(a.bits);
        if (b.tag == FLOAT) {
            *y = number(b.bits);
            return true;
        }
        *y = (double)(int64_t)b.bits;
        return b.tag == INT;
    }
    *x = (double)(int64_t)a.bits;
    *y = number(b.bits);
    return a.tag == INT && b.tag == FLOAT;
}

// The sum, difference or product of `left` and `right`; whatever else they are is `otherwise`'s.
#define ARITHMETIC(left, right, builtin, operator, otherwise) \
    do { \
        Value a = (left), b = (right); \
        if (likely(a.tag == INT && b.tag == INT)) { \
            int64_t result; \
            if (unlikely(builtin((int64_t)a.bits, (int64_t)b.bits, &result))) GO(otherwise); \
            PUT_INT(RA, result); \
        } \
        if (likely(a.tag == FLOAT && b.tag == FLOAT)) PUT_FLOAT(RA, number(a.bits) operator number(b.bits)); \
        double x, y; \
        if (bothFloats(a, b, &x, &y)) PUT_FLOAT(RA, x operator y); \
        GO(otherwise); \
    } while (0)

// Where the string in a register, which no one else refers to, grows by another; else null.
static String *grown(Value *variable, const String *addition) {
    String *string = AS(String, *variable);
    if (string->header.references != 1 || string->header.word & INTERNED || string == addition) return NULL;
    int64_t old = string->byteCount, added = addition->byteCount;
    int64_t size = (int64_t)sizeof(String) + old + added;
    String *result = string;
    if (steps(size) != steps((int64_t)sizeof(String) + old)) result = realloc(string, (size_t)steps(size) * STEP);
    if (!result) machineCoreHooks.outOfMemory(size);
    memcpy(result->bytes + old, addition->bytes, (size_t)added);
    result->hash = 0;
    result->byteCount = old + added;
    result->scalarCount += addition->scalarCount;
    variable->bits = (uint64_t)result;
    return result;
}

// An empty text leaves the other one as it is.
static String *concatenation(String *a, String *b) {
    if (a->byteCount == 0 || b->byteCount == 0) {
        String *only = a->byteCount == 0 ? b : a;
        only->header.references++;
        return only;
    }
    String *string = newText(a->byteCount + b->byteCount, a->scalarCount + b->scalarCount);
    memcpy(string->bytes, a->bytes, (size_t)a->byteCount);
    memcpy(string->bytes + a->byteCount, b->bytes, (size_t)b->byteCount);
    return string;
}

PART(addOther) {
    Value *left = RB, right = *RC;
    if (right.tag == INT && w & IN_PLACE && RA == left && isExactly(*left, KIND_BIG_INTEGER)) {
        // A big int that only its variable refers to grows in place.
        SYNC;
        if (machineCoreHooks.addInPlace((int64_t)right.bits, left)) NEXT;
    }
    if (!isExactly(*left, KIND_STRING) || !isExactly(right, KIND_STRING)) LEAVE;
    SYNC;
    if (w & DROP_B) {
        String *text = grown(left, AS(String, right));
        if (text) {
            // The left operand is a text of this expression alone: it becomes the result.
            left->tag = UNBOUND;
            if (w & DROP_C) dropRegister(RC);
            PUT(RA, OBJECT, (uint64_t)text);
        }
    } else if (w & IN_PLACE && RA == left && grown(left, AS(String, right))) {
        if (w & DROP_C) dropRegister(RC);
        NEXT;
    }
    String *text = concatenation(AS(String, *left), AS(String, right));
    dropOperands(R, w);
    PUT(RA, OBJECT, (uint64_t)text);
}

PART(addTexts) {
    Value left = *RB, right = K[FIELD_C];
    if (!isExactly(left, KIND_STRING) || !isExactly(right, KIND_STRING)) LEAVE;
    SYNC;
    if ((w & (DROP_B | REVERSED)) == DROP_B) {
        String *text = grown(RB, AS(String, right));
        if (text) {
            RB->tag = UNBOUND;
            PUT(RA, OBJECT, (uint64_t)text);
        }
    }
    String *text = w & REVERSED ? concatenation(AS(String, right), AS(String, left))
                                : concatenation(AS(String, left), AS(String, right));
    if (w & DROP_B) dropRegister(RB);
    PUT(RA, OBJECT, (uint64_t)text);
}

HANDLER(add) { ARITHMETIC(*RB, *RC, __builtin_add_overflow, +, addOther); }
HANDLER(subtract) { ARITHMETIC(*RB, *RC, __builtin_sub_overflow, -, op_leave); }
HANDLER(multiply) { ARITHMETIC(*RB, *RC, __builtin_mul_overflow, *, op_leave); }
HANDLER(addConstant) { ARITHMETIC(*RB, K[FIELD_C], __builtin_add_overflow, +, addTexts); }
HANDLER(subtractConstant) {
    if (unlikely(w & REVERSED)) ARITHMETIC(K[FIELD_C], *RB, __builtin_sub_overflow, -, op_leave);
    ARITHMETIC(*RB, K[FIELD_C], __builtin_sub_overflow, -, op_leave);
}
HANDLER(multiplyConstant) { ARITHMETIC(*RB, K[FIELD_C], __builtin_mul_overflow, *, op_leave); }

HANDLER(addInt) {
    Value b = *RB;
    if (likely(b.tag == INT)) {
        int64_t result;
        if (unlikely(__builtin_add_overflow((int64_t)b.bits, SIGNED_C, &result))) LEAVE;
        PUT_INT(RA, result);
    }
    // -0.0 - 0 is not -0.0 + 0.
    if (b.tag == FLOAT && w & SUBTRACTION) PUT_FLOAT(RA, number(b.bits) - (double)-SIGNED_C);
    if (b.tag == FLOAT) PUT_FLOAT(RA, number(b.bits) + (double)SIGNED_C);
    LEAVE;
}

#define TRUE_DIVIDE(left, right) \
    do { \
        Value a = (left), b = (right); \
        double x, y; \
        if (a.tag == INT && b.tag == INT) { \
            if (b.bits == 0 || !isExact((int64_t)a.bits) || !isExact((int64_t)b.bits)) LEAVE; \
            PUT_FLOAT(RA, (double)(int64_t)a.bits / (double)(int64_t)b.bits); \
        } \
        if (!bothFloats(a, b, &x, &y) || y == 0) LEAVE; \
        PUT_FLOAT(RA, x / y); \
    } while (0)

HANDLER(trueDivide) { TRUE_DIVIDE(*RB, *RC); }
HANDLER(trueDivideConstant) {
    if (w & REVERSED) TRUE_DIVIDE(K[FIELD_C], *RB);
    TRUE_DIVIDE(*RB, K[FIELD_C]);
}

// Division of 64-bit numbers takes the processor far longer than that of 32-bit ones, which most are.
INLINE int64_t quotient(int64_t a, int64_t b) {
    if (likely((uint64_t)(a | b) >> 32 == 0)) return (uint32_t)a / (uint32_t)b;
    int64_t q = a / b;
    return q * b != a && (a ^ b) < 0 ? q - 1 : q;
}

INLINE int64_t remainderOf(int64_t a, int64_t b) {
    if (likely((uint64_t)(a | b) >> 32 == 0)) return (uint32_t)a % (uint32_t)b;
    int64_t r = a % b;
    return r != 0 && (r ^ b) < 0 ? r + b : r;
}

// Zero raises; -1 may overflow.
#define DIVIDE(left, right, operation) \
    do { \
        Value a = (left), b = (right); \
        if (unlikely(a.tag != INT || b.tag != INT || b.bits + 1 <= 1)) LEAVE; \
        PUT_INT(RA, operation((int64_t)a.bits, (int64_t)b.bits)); \
    } while (0)

HANDLER(floorDivide) { DIVIDE(*RB, *RC, quotient); }
HANDLER(floorDivideConstant) { DIVIDE(*RB, K[FIELD_C], quotient); }
HANDLER(modulo) { DIVIDE(*RB, *RC, remainderOf); }
HANDLER(moduloConstant) { DIVIDE(*RB, K[FIELD_C], remainderOf); }

#define BITWISE(operator) \
    do { \
        Value a = *RB, b = *RC; \
        if (unlikely(a.tag != INT || b.tag != INT)) LEAVE; \
        PUT_INT(RA, a.bits operator b.bits); \
    } while (0)

HANDLER(bitAnd) { BITWISE(&); }
HANDLER(bitOr) {
    Value a = *RB, b = *RC;
    if (unlikely(a.tag != INT || b.tag != INT)) MUSTTAIL return op_uniteSets(ARGUMENTS);
    PUT_INT(RA, a.bits | b.bits);
}
HANDLER(bitXor) { BITWISE(^); }

HANDLER(shiftLeft) {
    Value a = *RB, b = *RC;
    if (a.tag != INT || b.tag != INT || b.bits > 62) LEAVE;
    int64_t shifted = (int64_t)(a.bits << b.bits);
    if (shifted >> b.bits != (int64_t)a.bits) LEAVE;
    PUT_INT(RA, shifted);
}

HANDLER(shiftRight) {
    Value a = *RB, b = *RC;
    if (a.tag != INT || b.tag != INT || (int64_t)b.bits < 0) LEAVE;
    PUT_INT(RA, (int64_t)a.bits >> (b.bits > 63 ? 63 : b.bits));
}

HANDLER(negate) {
    Value b = *RB;
    if (b.tag == INT && b.bits != 1ULL << 63) PUT_INT(RA, -(int64_t)b.bits);
    if (b.tag == FLOAT) PUT_FLOAT(RA, -number(b.bits));
    LEAVE;
}
