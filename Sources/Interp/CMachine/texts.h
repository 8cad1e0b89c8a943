// Texts that the core makes.

#pragma once

#include "core.h"

// A str of that many bytes, all of them to be written.
INLINE String *newText(int64_t byteCount, int64_t scalarCount) {
    String *string = allocate((int64_t)sizeof(String) + byteCount, machineCoreHooks.stringClass, KIND_STRING);
    string->hash = 0;
    string->byteCount = byteCount;
    string->scalarCount = scalarCount;
    return string;
}

// What `str` makes of an int.
INLINE String *decimal(int64_t number) {
    if (number >= 0 && number < 10) {
        Value digit = ((Value *)machineCoreHooks.characters)['0' + number];
        take(digit);
        return AS(String, digit);
    }
    char digits[20];
    char *end = digits + sizeof digits, *first = end;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        *--first = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (number < 0) *--first = '-';
    String *string = newText(end - first, end - first);
    memcpy(string->bytes, first, (size_t)(end - first));
    return string;
}
