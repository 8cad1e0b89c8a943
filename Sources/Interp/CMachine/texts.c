// Formatted strings whose parts are plain: str and int without a format specification, floats with as many digits as `.2f` says.

#include "texts.h"

// The number of digits that a specification like `.2f` asks for; -1 for any other.
INLINE int fixedDigits(Value spec) {
    if (!isExactly(spec, KIND_STRING) || AS(String, spec)->byteCount != 3) return -1;
    const char *bytes = AS(String, spec)->bytes;
    return bytes[0] == '.' && bytes[2] == 'f' && bytes[1] >= '0' && bytes[1] <= '6' ? bytes[1] - '0' : -1;
}

// The float with that many digits after the point, the last one rounded as the exact value says (ties to even). Null if it is
// too large or too small for 128 bits.
static String *fixed(double value, int digits) {
    static const uint32_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    uint64_t bits = bitsOf(value), mantissa = bits & ((1ULL << 52) - 1), scaled = 0;
    int exponent = (int)(bits >> 52 & 0x7ff);
    if (bits << 1 != 0) {
        int shift = 1075 - exponent;
        if (exponent == 0 || shift < 13 || shift > 120) return NULL;
        unsigned __int128 product = (unsigned __int128)(mantissa | 1ULL << 52) * powers[digits];
        unsigned __int128 rest = product & (((unsigned __int128)1 << shift) - 1), half = (unsigned __int128)1 << (shift - 1);
        scaled = (uint64_t)(product >> shift);
        if (rest > half || (rest == half && scaled & 1)) scaled++;
    }
    char text[32];
    char *end = text + sizeof text, *first = end;
    for (int k = 0; k < digits; k++) {
        *--first = (char)('0' + scaled % 10);
        scaled /= 10;
    }
    if (digits > 0) *--first = '.';
    do {
        *--first = (char)('0' + scaled % 10);
        scaled /= 10;
    } while (scaled);
    if (bits >> 63) *--first = '-';
    String *string = newText(end - first, end - first);
    memcpy(string->bytes, first, (size_t)(end - first));
    return string;
}

PART(formatWithSpecification) {
    int digits = fixedDigits(RB[1]);
    if (FIELD_C != 4 || RB->tag != FLOAT || digits < 0) LEAVE;
    SYNC;
    String *text = fixed(number(RB->bits), digits);
    if (!text) LEAVE;
    dropRegister(RB + 1);
    PUT(RA, OBJECT, (uint64_t)text);
}

HANDLER(formatValue) {
    Value b = *RB;
    // Conversions 2 and 3 are repr and ascii; 4 stands for a specification.
    if (FIELD_C & 4) GO(formatWithSpecification);
    if (FIELD_C > 1) LEAVE;
    if (isExactly(b, KIND_STRING)) {
        if (w & DROP_B) {
            RB->tag = UNBOUND;
        } else {
            take(b);
        }
        PUT_VALUE(RA, b);
    }
    if (b.tag != INT) LEAVE;
    SYNC;
    String *text = decimal((int64_t)b.bits);
    PUT(RA, OBJECT, (uint64_t)text);
}

HANDLER(makeString) {
    int64_t count = FIELD_C, byteCount = 0, scalarCount = 0;
    Value *parts = RB;
    for (int64_t k = 0; k < count; k++) {
        if (!isKind(parts[k], KIND_STRING)) LEAVE;
        byteCount += AS(String, parts[k])->byteCount;
        scalarCount += AS(String, parts[k])->scalarCount;
    }
    SYNC;
    String *text = newText(byteCount, scalarCount);
    char *end = text->bytes;
    for (int64_t k = 0; k < count; k++) {
        const String *part = AS(String, parts[k]);
        memcpy(end, part->bytes, (size_t)part->byteCount);
        end += part->byteCount;
        dropRegister(parts + k);
    }
    PUT(RA, OBJECT, (uint64_t)text);
}
