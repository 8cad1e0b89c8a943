// Writes x86-64 instructions into a buffer: only those that the translator uses, with memory operands of the form
// [base + displacement]. Intel's names of the operations; 64 bits wide unless a name says otherwise.

#pragma once

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8, R9, R10, R11, R12, R13, R14, R15 };
enum { ALU_ADD = 0, ALU_OR = 1, ALU_AND = 4, ALU_SUB = 5, ALU_XOR = 6, ALU_CMP = 7 };
enum { JO = 0, JNO, JB, JAE, JE, JNE, JBE, JA, JS, JNS, JP, JNP, JL, JGE, JLE, JG };

typedef struct {
    uint8_t *bytes;
    int64_t count, capacity;
} Buffer;

static inline void emit(Buffer *b, uint8_t byte) {
    if (b->count == b->capacity) {
        b->capacity = b->capacity ? b->capacity * 2 : 4096;
        b->bytes = realloc(b->bytes, (size_t)b->capacity);
        if (!b->bytes) abort();
    }
    b->bytes[b->count++] = byte;
}

static inline void emit32(Buffer *b, int64_t value) {
    for (int k = 0; k < 4; k++) emit(b, (uint8_t)(value >> 8 * k));
}

static inline void emit64(Buffer *b, uint64_t value) {
    for (int k = 0; k < 8; k++) emit(b, (uint8_t)(value >> 8 * k));
}

static inline void patch32(Buffer *b, int64_t at, int64_t value) {
    for (int k = 0; k < 4; k++) b->bytes[at + k] = (uint8_t)(value >> 8 * k);
}

static inline void rex(Buffer *b, int wide, int reg, int base) {
    int prefix = 0x40 | wide << 3 | (reg >> 3) << 2 | base >> 3;
    if (prefix != 0x40) emit(b, (uint8_t)prefix);
}

// The operand bytes of [base + displacement] with another register or an operation's number.
static inline void memory(Buffer *b, int reg, int base, int64_t displacement) {
    int isShort = displacement >= -128 && displacement < 128;
    emit(b, (uint8_t)((isShort ? 0x40 : 0x80) | (reg & 7) << 3 | (base & 7)));
    if ((base & 7) == RSP) emit(b, 0x24);
    if (isShort) {
        emit(b, (uint8_t)displacement);
    } else {
        emit32(b, displacement);
    }
}

static inline void both(Buffer *b, int reg, int other) { emit(b, (uint8_t)(0xc0 | (reg & 7) << 3 | (other & 7))); }

static inline void load(Buffer *b, int reg, int base, int64_t displacement) {
    rex(b, 1, reg, base), emit(b, 0x8b), memory(b, reg, base, displacement);
}
static inline void store(Buffer *b, int base, int64_t displacement, int reg) {
    rex(b, 1, reg, base), emit(b, 0x89), memory(b, reg, base, displacement);
}
static inline void storeNumber(Buffer *b, int base, int64_t displacement, int64_t number) {
    rex(b, 1, 0, base), emit(b, 0xc7), memory(b, 0, base, displacement), emit32(b, number);
}
static inline void lea(Buffer *b, int reg, int base, int64_t displacement) {
    rex(b, 1, reg, base), emit(b, 0x8d), memory(b, reg, base, displacement);
}
static inline void move(Buffer *b, int to, int from) {
    if (to != from) rex(b, 1, from, to), emit(b, 0x89), both(b, from, to);
}
static inline void moveNumber(Buffer *b, int reg, uint64_t number) {
    if (number == 0) {
        // xor of the low half
        if (reg > 7) emit(b, 0x45);
        emit(b, 0x31), both(b, reg, reg);
    } else if (number <= 0xffffffffu) {
        if (reg > 7) emit(b, 0x41);
        emit(b, (uint8_t)(0xb8 | (reg & 7))), emit32(b, (int64_t)number);
    } else if ((int64_t)number >= -(1LL << 31) && (int64_t)number < 0) {
        rex(b, 1, 0, reg), emit(b, 0xc7), both(b, 0, reg), emit32(b, (int64_t)number);
    } else {
        rex(b, 1, 0, reg), emit(b, (uint8_t)(0xb8 | (reg & 7))), emit64(b, number);
    }
}
static inline void alu(Buffer *b, int operation, int to, int from) {
    rex(b, 1, from, to), emit(b, (uint8_t)(operation << 3 | 1)), both(b, from, to);
}
static inline void aluLoad(Buffer *b, int operation, int to, int base, int64_t displacement) {
    rex(b, 1, to, base), emit(b, (uint8_t)(operation << 3 | 3)), memory(b, to, base, displacement);
}
static inline void aluNumber(Buffer *b, int operation, int to, int64_t number) {
    rex(b, 1, 0, to);
    if (number >= -128 && number < 128) {
        emit(b, 0x83), both(b, operation, to), emit(b, (uint8_t)number);
    } else {
        emit(b, 0x81), both(b, operation, to), emit32(b, number);
    }
}
static inline void aluNumber32(Buffer *b, int operation, int to, int64_t number) {
    rex(b, 0, 0, to), emit(b, 0x81), both(b, operation, to), emit32(b, number);
}
static inline void compareMemory(Buffer *b, int base, int64_t displacement, int64_t number) {
    rex(b, 1, 0, base);
    if (number >= -128 && number < 128) {
        emit(b, 0x83), memory(b, ALU_CMP, base, displacement), emit(b, (uint8_t)number);
    } else {
        emit(b, 0x81), memory(b, ALU_CMP, base, displacement), emit32(b, number);
    }
}
static inline void compareMemory32(Buffer *b, int base, int64_t displacement, int8_t number) {
    rex(b, 0, 0, base), emit(b, 0x83), memory(b, ALU_CMP, base, displacement), emit(b, (uint8_t)number);
}
static inline void compareByte(Buffer *b, int base, int64_t displacement, int number) {
    rex(b, 0, 0, base), emit(b, 0x80), memory(b, ALU_CMP, base, displacement), emit(b, (uint8_t)number);
}
static inline void storeByte(Buffer *b, int base, int64_t displacement, int number) {
    rex(b, 0, 0, base), emit(b, 0xc6), memory(b, 0, base, displacement), emit(b, (uint8_t)number);
}
static inline void increase(Buffer *b, int base, int64_t displacement) {
    rex(b, 1, 0, base), emit(b, 0xff), memory(b, 0, base, displacement);
}
static inline void decrease(Buffer *b, int base, int64_t displacement) {
    rex(b, 1, 0, base), emit(b, 0xff), memory(b, 1, base, displacement);
}
static inline void load32(Buffer *b, int reg, int base, int64_t displacement) {
    rex(b, 0, reg, base), emit(b, 0x8b), memory(b, reg, base, displacement);
}
static inline void multiply(Buffer *b, int to, int from) { rex(b, 1, to, from), emit(b, 0x0f), emit(b, 0xaf), both(b, to, from); }
static inline void negate(Buffer *b, int reg) { rex(b, 1, 0, reg), emit(b, 0xf7), both(b, 3, reg); }
static inline void divide32(Buffer *b, int by) { rex(b, 0, 0, by), emit(b, 0xf7), both(b, 6, by); }
static inline void divideSigned(Buffer *b, int by) {
    // cqo
    emit(b, 0x48), emit(b, 0x99);
    rex(b, 1, 0, by), emit(b, 0xf7), both(b, 7, by);
}
// shl 4, shr 5, sar 7
static inline void shift(Buffer *b, int operation, int reg, int count) {
    rex(b, 1, 0, reg), emit(b, 0xc1), both(b, operation, reg), emit(b, (uint8_t)count);
}
static inline void shiftByCL(Buffer *b, int operation, int reg) { rex(b, 1, 0, reg), emit(b, 0xd3), both(b, operation, reg); }
static inline void test(Buffer *b, int reg, int other) { rex(b, 1, other, reg), emit(b, 0x85), both(b, other, reg); }
// The condition as 0 or 1 in EAX, ECX or EDX.
static inline void set(Buffer *b, int condition, int reg) {
    emit(b, 0x0f), emit(b, (uint8_t)(0x90 | condition)), both(b, 0, reg);
    emit(b, 0x0f), emit(b, 0xb6), both(b, reg, reg);
}
static inline void jumpToRegister(Buffer *b, int reg) { rex(b, 0, 0, reg), emit(b, 0xff), both(b, 4, reg); }

// ---- doubles ----

static inline void loadDouble(Buffer *b, int xmm, int base, int64_t displacement) {
    emit(b, 0xf2), rex(b, 0, xmm, base), emit(b, 0x0f), emit(b, 0x10), memory(b, xmm, base, displacement);
}
static inline void storeDouble(Buffer *b, int base, int64_t displacement, int xmm) {
    emit(b, 0xf2), rex(b, 0, xmm, base), emit(b, 0x0f), emit(b, 0x11), memory(b, xmm, base, displacement);
}
static inline void moveDouble(Buffer *b, int to, int from) {
    if (to != from) rex(b, 0, to, from), emit(b, 0x0f), emit(b, 0x28), both(b, to, from);
}
enum { DOUBLE_ADD = 0x58, DOUBLE_MULTIPLY = 0x59, DOUBLE_SUBTRACT = 0x5c, DOUBLE_DIVIDE = 0x5e };
static inline void doubles(Buffer *b, int operation, int to, int from) {
    emit(b, 0xf2), rex(b, 0, to, from), emit(b, 0x0f), emit(b, (uint8_t)operation), both(b, to, from);
}
static inline void compareDoubles(Buffer *b, int a, int other) {
    emit(b, 0x66), rex(b, 0, a, other), emit(b, 0x0f), emit(b, 0x2e), both(b, a, other);
}
static inline void doubleFromInt(Buffer *b, int xmm, int reg) {
    // The old content of the register would be waited for.
    rex(b, 0, xmm, xmm), emit(b, 0x0f), emit(b, 0x57), both(b, xmm, xmm);
    emit(b, 0xf2), rex(b, 1, xmm, reg), emit(b, 0x0f), emit(b, 0x2a), both(b, xmm, reg);
}
static inline void doubleFromBits(Buffer *b, int xmm, int reg) {
    emit(b, 0x66), rex(b, 1, xmm, reg), emit(b, 0x0f), emit(b, 0x6e), both(b, xmm, reg);
}
static inline void doubleToBits(Buffer *b, int reg, int xmm) {
    emit(b, 0x66), rex(b, 1, xmm, reg), emit(b, 0x0f), emit(b, 0x7e), both(b, xmm, reg);
}
