// Comparisons, and the jumps on their outcomes.

#include "translator.h"
#include "truth.h"

// A jump back is where interrupts and collections come in, and where loops are counted.
#define JUMP(distance) \
    do { \
        int64_t distance_ = (distance); \
        if (distance_ < 0) { \
            if (unlikely(mustPoll(vm))) LEAVE; \
            COUNT_EVENT; \
        } \
        pc += distance_; \
        NEXT; \
    } while (0)

int core_isLess(Value a, Value b) {
    double x, y;
    if (a.tag == INT && b.tag == INT) return (int64_t)a.bits < (int64_t)b.bits;
    if (asDouble(a, &x) && asDouble(b, &y)) return x < y;
    if (isExactly(a, KIND_STRING) && isExactly(b, KIND_STRING)) {
        // UTF-8 orders as code points do.
        int64_t first = AS(String, a)->byteCount, second = AS(String, b)->byteCount;
        int order = memcmp(AS(String, a)->bytes, AS(String, b)->bytes, (size_t)(first < second ? first : second));
        return order != 0 ? order < 0 : first < second;
    }
    if (!isExactly(a, KIND_TUPLE) || !isExactly(b, KIND_TUPLE)) return -1;
    const Tuple *left = AS(Tuple, a), *right = AS(Tuple, b);
    for (int64_t k = 0; k < left->count && k < right->count; k++) {
        Value p = left->items[k], q = right->items[k];
        if (p.tag == q.tag && p.bits == q.bits) continue;
        if (p.tag == INT && q.tag == INT) return (int64_t)p.bits < (int64_t)q.bits;
        if (asDouble(p, &x) && asDouble(q, &y)) {
            if (x == y) continue;
            return x < y;
        }
        if (!isExactly(p, KIND_STRING) || !isExactly(q, KIND_STRING)) return -1;
        if (!equalStrings(AS(String, p), AS(String, q))) return core_isLess(p, q);
    }
    return left->count < right->count;
}

int machineCoreIsLess(const void *a, const void *b) { return core_isLess(*(const Value *)a, *(const Value *)b); }

#define COMPARE(name, operator, otherwise) \
    HANDLER(name) { \
        Value a = *RB, b = *RC; \
        if (likely(a.tag == INT && b.tag == INT)) PUT_BOOL(RA, (int64_t)a.bits operator(int64_t) b.bits); \
        double x, y; \
        if (asDouble(a, &x) && asDouble(b, &y)) PUT_BOOL(RA, x operator y); \
        GO(otherwise); \
    }

#define EQUALITY(name, wanted) \
    PART(name) { \
        int equal = isEqual(*RB, *RC); \
        if (equal < 0) LEAVE; \
        SYNC; \
        dropOperands(R, w); \
        PUT_BOOL(RA, equal == (wanted)); \
    }

EQUALITY(equalOther, 1)
EQUALITY(unequalOther, 0)

COMPARE(less, <, op_leave)
COMPARE(lessEqual, <=, op_leave)
COMPARE(greater, >, op_leave)
COMPARE(greaterEqual, >=, op_leave)
COMPARE(equal, ==, equalOther)
COMPARE(notEqual, !=, unequalOther)

#define IDENTITY(name, wanted) \
    HANDLER(name) { \
        Value a = *RB, b = *RC; \
        if (a.tag == UNBOUND || b.tag == UNBOUND) LEAVE; \
        SYNC; \
        dropOperands(R, w); \
        PUT_TRUTH(RA, (a.tag == b.tag && a.bits == b.bits) == (wanted)); \
    }

IDENTITY(isSame, true)
IDENTITY(isNotSame, false)

HANDLER(not) {
    int truth = truthOf(*RB);
    if (truth < 0) LEAVE;
    if (w & DROP_B) {
        SYNC;
        dropRegister(RB);
    }
    PUT_BOOL(RA, !truth);
}

HANDLER(jump) { JUMP(LONG); }

#define JUMP_IF(name, wanted) \
    PART(name##Slowly) { \
        int truth = truthOf(*RA); \
        if (truth < 0 || (LONG < 0 && mustPoll(vm))) LEAVE; \
        SYNC; \
        if (w & DROP_A) dropRegister(RA); \
        if (truth == (wanted)) pc += LONG; \
        NEXT; \
    } \
    HANDLER(name) { \
        Value a = *RA; \
        /* None, bools and ints: true unless zero. */ \
        if (unlikely(a.tag - SPECIAL > INT - SPECIAL)) GO(name##Slowly); \
        if ((a.bits != 0) == (wanted)) JUMP(LONG); \
        NEXT; \
    }

JUMP_IF(jumpIfTrue, true)
JUMP_IF(jumpIfFalse, false)

#define JUMP_IF_NONE(name, wanted) \
    HANDLER(name) { \
        Value a = *RA; \
        if (unlikely(a.tag == UNBOUND || (LONG < 0 && mustPoll(vm)))) LEAVE; \
        if (w & DROP_A) { \
            SYNC; \
            dropRegister(RA); \
        } \
        if ((a.tag == SPECIAL && a.bits == 0) == (wanted)) pc += LONG; \
        NEXT; \
    }

JUMP_IF_NONE(jumpIfNone, true)
JUMP_IF_NONE(jumpIfNotNone, false)

// The jump on a comparison of two registers.
#define JUMP_ON(name, operator, wanted, otherwise) \
    PART(name##Slowly) { \
        Value a = *RA, b = *RB; \
        double x, y; \
        if (asDouble(a, &x) && asDouble(b, &y)) { \
            if ((x operator y) == (wanted)) JUMP(SIGNED_C); \
            NEXT; \
        } \
        GO(otherwise); \
    } \
    HANDLER(name) { \
        Value a = *RA, b = *RB; \
        if (likely(a.tag == INT && b.tag == INT)) { \
            if (((int64_t)a.bits operator(int64_t) b.bits) == (wanted)) JUMP(SIGNED_C); \
            NEXT; \
        } \
        if (likely(a.tag == FLOAT && b.tag == FLOAT)) { \
            if ((number(a.bits) operator number(b.bits)) == (wanted)) JUMP(SIGNED_C); \
            NEXT; \
        } \
        GO(name##Slowly); \
    }

// Values that are no numbers: the jump is taken if they are equal, or are not, as wanted.
#define JUMP_ON_EQUALITY(name, wanted) \
    PART(name) { \
        if (SIGNED_C < 0 && mustPoll(vm)) LEAVE; \
        int equal = isEqual(*RA, *RB); \
        if (equal < 0) LEAVE; \
        SYNC; \
        if (w & DROP_A) dropRegister(RA); \
        if (w & DROP_B) dropRegister(RB); \
        if (equal == (wanted)) pc += SIGNED_C; \
        NEXT; \
    }

JUMP_ON_EQUALITY(jumpIfEqual, 1)
JUMP_ON_EQUALITY(jumpIfUnequal, 0)

JUMP_ON(jumpLess, <, true, op_leave)
JUMP_ON(jumpLessEqual, <=, true, op_leave)
JUMP_ON(jumpGreater, >, true, op_leave)
JUMP_ON(jumpGreaterEqual, >=, true, op_leave)
JUMP_ON(jumpEqual, ==, true, jumpIfEqual)
JUMP_ON(jumpNotEqual, !=, true, jumpIfUnequal)
JUMP_ON(jumpNotLess, <, false, op_leave)
JUMP_ON(jumpNotLessEqual, <=, false, op_leave)
JUMP_ON(jumpNotGreater, >, false, op_leave)
JUMP_ON(jumpNotGreaterEqual, >=, false, op_leave)
JUMP_ON(jumpNotEqualTo, ==, false, jumpIfUnequal)
JUMP_ON(jumpNotNotEqual, !=, false, jumpIfEqual)

// The jump on a comparison of a register with the word's own int.
#define JUMP_ON_INT(name, operator, wanted) \
    HANDLER(name) { \
        Value a = *RA; \
        if (likely(a.tag == INT)) { \
            if (((int64_t)a.bits operator SIGNED_B) == (wanted)) JUMP(SIGNED_C); \
            NEXT; \
        } \
        if (unlikely(a.tag != FLOAT)) LEAVE; \
        if ((number(a.bits) operator(double) SIGNED_B) == (wanted)) JUMP(SIGNED_C); \
        NEXT; \
    }

JUMP_ON_INT(jumpLessInt, <, true)
JUMP_ON_INT(jumpLessEqualInt, <=, true)
JUMP_ON_INT(jumpGreaterInt, >, true)
JUMP_ON_INT(jumpGreaterEqualInt, >=, true)
JUMP_ON_INT(jumpEqualInt, ==, true)
JUMP_ON_INT(jumpNotEqualInt, !=, true)
JUMP_ON_INT(jumpNotLessInt, <, false)
JUMP_ON_INT(jumpNotLessEqualInt, <=, false)
JUMP_ON_INT(jumpNotGreaterInt, >, false)
JUMP_ON_INT(jumpNotGreaterEqualInt, >=, false)
JUMP_ON_INT(jumpNotEqualToInt, ==, false)
JUMP_ON_INT(jumpNotNotEqualInt, !=, false)
