// What the parts of the translator share: the work on one function, and what they do for each other. translator.c says what a
// translation is.

#pragma once

#include <stddef.h>

#include "../translator.h"
#include "x86.h"

// Names that only the linker would tell from others begin with `tr_`.
#pragma GCC visibility push(hidden)

// Where the handlers' parameters are, by `preserve_none`; a probe makes sure of it before anything is translated.
enum { PC = R12, REGISTERS = R13, FRAME = R14, MACHINE = R15, CONSTANTS = RDI, WORD = RSI };

#define CAN(tag) ((uint8_t)(1 << (tag)))

enum { ANY = 63, NO_OBJECT = 31, MOST_WORDS = 6000, MOST_REGISTERS = 240, MOST_TRANSLATIONS = 4 };

struct Translation {
    Code *code;
    uint8_t *memory;
    int64_t size, missesLeft, entryCount;
    int32_t *entries;
    Translation *next, *previous;
};

typedef struct {
    uint8_t op;
    // A word that begins an instruction; the place after it and its cache; where it jumps to, or -1.
    // The number (or truth) that what the instruction loads is expected to be, or 0.
    uint8_t seen;
    bool begins, isLeader, isEntry, isLoop, isHandled, isReached;
    int32_t next, target;
    // In the machine code: the instruction, the ways out to its handler (counted and not), the way in.
    int64_t label, exit, miss, entry;
    uint8_t *certain, *expected;
    uint64_t *alive;
} Word;

enum { TO_LABEL, TO_EXIT, TO_MISS };

typedef struct {
    int64_t at;
    int32_t kind, word;
} Fix;

// A way out of line: taken when an object may have lost its last reference, or to look at registers before a jump.
typedef struct {
    int64_t at, back;
    int32_t word;
    bool isEdge;
    uint8_t masks[MOST_REGISTERS];
} Detour;

// The work on one function.
typedef struct {
    Code *code;
    Function *function;
    Value *registers;
    uint64_t *words;
    Value *constants;
    int64_t wordCount, registerCount, localCount;
    Word *word;
    uint8_t observed[MOST_REGISTERS];
    // What is known of the registers at the place at hand, and who holds copies of their bits.
    uint8_t mask[MOST_REGISTERS];
    int8_t general[MOST_REGISTERS], vector[MOST_REGISTERS];
    int16_t generalHolder[16], vectorHolder[16];
    int generalTurn, vectorTurn;
    // The callee that a window's first register is expected to hold.
    Object *hint[MOST_REGISTERS];
    Buffer out;
    Fix *fixes;
    int64_t fixCount, fixCapacity;
    Detour *detours;
    int64_t detourCount, detourCapacity;
    Translation *translation;
    bool expects;
} Work;

#define A_OF(w) ((int)(uint16_t)((w) >> 16))
#define B_OF(w) ((int)(uint16_t)((w) >> 32))
#define C_OF(w) ((int)(uint16_t)((w) >> 48))
#define SIGNED_C_OF(w) ((int64_t)(w) >> 48)
#define SIGNED_B_OF(w) ((int64_t)(int16_t)((w) >> 32))
#define LONG_OF(w) ((int64_t)(w) >> 32)
#define TAG(r) ((r) * 16)
#define BITS(r) ((r) * 16 + 8)
#define OUT (&work->out)

// ---- what is known ----

bool tr_hasCache(uint8_t op);
int64_t tr_jumpOf(uint8_t op, uint64_t w, int64_t next);
bool tr_ends(uint8_t op);
bool tr_isCall(uint8_t op);
int tr_single(uint8_t mask);
int tr_iteratorKind(const Work *work, int r);
int tr_expected(const Work *work, const uint8_t *mask, int r);
bool tr_operands(const Work *work, const uint8_t *mask, uint8_t op, uint64_t w, int *left, int *right);
uint8_t tr_lookAhead(const Function *function, const Value *registers, uint8_t op, uint64_t w, const Cache *cache);
void tr_flow(Work *work, bool expecting);
void tr_findAlive(Work *work);
bool tr_mustStay(uint8_t op);
void tr_findLeaders(Work *work);
bool tr_isShort(const Work *work, int64_t at);

// ---- writing ----

void *tr_grow(void *items, int64_t count, int64_t *capacity, size_t size);
void tr_jumpOut(Work *work, int condition, int kind, int word);
int64_t tr_jumpAhead(Work *work, int condition);
void tr_land(Work *work, int64_t jump);
void tr_goToHandler(Work *work, int at);
void tr_goOn(Work *work);
void tr_forgetCopies(Work *work);
void tr_forgetCopy(Work *work, int r);
int tr_bitsIn(Work *work, int r, int pinned);
int tr_doubleIn(Work *work, int r, int pinned);
void tr_expect(Work *work, int at, int r, int tag);
void tr_expectObject(Work *work, int at, int r, int way);
void tr_expectBound(Work *work, int at, int r, int way);
void tr_expectPlain(Work *work, int at, int r);
void tr_storeTag(Work *work, int r, int tag);
void tr_putBits(Work *work, int r, int tag);
void tr_putDouble(Work *work, int r);
bool tr_putSeen(Work *work, int at, int r);
void tr_expectSeen(Work *work, int at, int r);
int64_t tr_addDetour(Work *work, int word, bool isEdge);
void tr_putValue(Work *work, int r, int then);
void tr_release(Work *work, int then);
void tr_take(Work *work, int bits);
void tr_copyValue(Work *work, int to, int64_t target, int from, int64_t source);
void tr_leaveFrame(Work *work);
void tr_putInCaller(Work *work, int place, int tag, int bits);
bool tr_needsEdge(const Work *work, int target);
void tr_writeEdge(Work *work, int target, const uint8_t *mask);
void tr_jumpTo(Work *work, int condition, int target);
void tr_poll(Work *work, int at);

// ---- instructions: false where there is no short way ----

bool tr_writeArithmetic(Work *work, int at, uint64_t w);
bool tr_writeComparison(Work *work, int at, uint64_t w);
bool tr_writeJumpOn(Work *work, int at, uint64_t w);
bool tr_writeNegate(Work *work, int at, uint64_t w);
bool tr_writeMove(Work *work, int at, uint64_t w);
bool tr_writeLoad(Work *work, int at, uint64_t w);
void tr_writeClear(Work *work, int at, uint64_t w);
bool tr_writeLoadGlobal(Work *work, int at, uint64_t w);
bool tr_writeLoadCell(Work *work, int at, uint64_t w);
bool tr_writeNot(Work *work, int at, uint64_t w);
bool tr_writeJumpIf(Work *work, int at, uint64_t w);
bool tr_writeJumpIfNone(Work *work, int at, uint64_t w);
void tr_writeIdentity(Work *work, int at, uint64_t w);
bool tr_writeGetAttribute(Work *work, int at, uint64_t w);
bool tr_writeSetAttribute(Work *work, int at, uint64_t w);
bool tr_writeLoadMethod(Work *work, int at, uint64_t w);
void tr_expectList(Work *work, int at, int r);
bool tr_writeGetItem(Work *work, int at, uint64_t w);
bool tr_writeGetItemInt(Work *work, int at, uint64_t w);
bool tr_writeSetItem(Work *work, int at, uint64_t w);
bool tr_writeContains(Work *work, int at, uint64_t w);
void tr_appendTo(Work *work, int at, int from, bool moves);
void tr_writeListAppend(Work *work, int at, uint64_t w);
bool tr_writeSetAdd(Work *work, int at, uint64_t w);
bool tr_writeCall(Work *work, int at, uint64_t w, bool isMethod, Value names);
bool tr_writeReturn(Work *work, int at, uint64_t w);
bool tr_writeYield(Work *work, int at, uint64_t w);
bool tr_writeForLoop(Work *work, int at, uint64_t w);

// ---- a whole function ----

void tr_writeAll(Work *work);

#pragma GCC visibility pop
