// What all instructions are written with: jumps and ways out, copies of registers' bits in processor registers, stores that
// release what lay there, edges between parts that know different things.

#include "translation.h"

#if defined(__x86_64__) && defined(__linux__)

void *tr_grow(void *items, int64_t count, int64_t *capacity, size_t size) {
    if (count < *capacity) return items;
    *capacity = *capacity ? *capacity * 2 : 64;
    void *grown = realloc(items, (size_t)*capacity * size);
    if (!grown) abort();
    return grown;
}

// A jump, on a condition unless that is negative, whose distance is patched later. Where the distance stands.
static int64_t openJump(Buffer *b, int condition) {
    if (condition >= 0) {
        emit(b, 0x0f), emit(b, (uint8_t)(0x80 | condition));
    } else {
        emit(b, 0xe9);
    }
    emit32(b, 0);
    return b->count - 4;
}

void tr_jumpOut(Work *work, int condition, int kind, int word) {
    work->fixes = tr_grow(work->fixes, work->fixCount, &work->fixCapacity, sizeof *work->fixes);
    work->fixes[work->fixCount++] = (Fix){openJump(OUT, condition), kind, word};
}

// A jump whose target, further on, is written by `tr_land`.
int64_t tr_jumpAhead(Work *work, int condition) { return openJump(OUT, condition); }

void tr_land(Work *work, int64_t jump) { patch32(OUT, jump, work->out.count - jump - 4); }

// To the handler of an instruction, with nothing of it done.
void tr_goToHandler(Work *work, int at) {
    Buffer *b = OUT;
    uint64_t w = work->words[at];
    moveNumber(b, PC, (uint64_t)(work->code->words + at + 1));
    moveNumber(b, WORD, w);
    moveNumber(b, RAX, (uint64_t)dispatchTable[(uint8_t)w]);
    jumpToRegister(b, RAX);
}

// To the word at PC.
void tr_goOn(Work *work) {
    Buffer *b = OUT;
    load(b, WORD, PC, 0);
    emit(b, 0x40), emit(b, 0x0f), emit(b, 0xb6), both(b, RAX, WORD);
    aluNumber(b, ALU_ADD, PC, 8);
    moveNumber(b, RCX, (uint64_t)dispatchTable);
    emit(b, 0xff), emit(b, 0x24), emit(b, 0xc1);
}

void tr_forgetCopies(Work *work) {
    memset(work->general, -1, sizeof work->general);
    memset(work->vector, -1, sizeof work->vector);
    for (int k = 0; k < 16; k++) work->generalHolder[k] = work->vectorHolder[k] = -1;
}

void tr_forgetCopy(Work *work, int r) {
    if (work->general[r] >= 0) work->generalHolder[work->general[r]] = -1;
    if (work->vector[r] >= 0) work->vectorHolder[work->vector[r]] = -1;
    work->general[r] = work->vector[r] = -1;
}

static int newGeneral(Work *work, int holder, int pinned) {
    static const int pool[] = {RBX, R8, R9, R10, R11};
    int reg;
    do reg = pool[work->generalTurn++ % 5];
    while (reg == pinned);
    if (work->generalHolder[reg] >= 0) work->general[work->generalHolder[reg]] = -1;
    work->generalHolder[reg] = (int16_t)holder;
    if (holder >= 0) work->general[holder] = (int8_t)reg;
    return reg;
}

static int newVector(Work *work, int holder, int pinned) {
    int reg;
    do reg = 3 + work->vectorTurn++ % 13;
    while (reg == pinned);
    if (work->vectorHolder[reg] >= 0) work->vector[work->vectorHolder[reg]] = -1;
    work->vectorHolder[reg] = (int16_t)holder;
    if (holder >= 0) work->vector[holder] = (int8_t)reg;
    return reg;
}

// A processor register with the bits of a register; the other of an operation's two is left where it is.
int tr_bitsIn(Work *work, int r, int pinned) {
    if (work->general[r] >= 0) return work->general[r];
    int reg = newGeneral(work, r, pinned);
    load(OUT, reg, REGISTERS, BITS(r));
    return reg;
}

int tr_doubleIn(Work *work, int r, int pinned) {
    if (work->vector[r] >= 0) return work->vector[r];
    int reg = newVector(work, r, pinned);
    loadDouble(OUT, reg, REGISTERS, BITS(r));
    return reg;
}

// Makes sure of a tag, or leaves the instruction to its handler.
void tr_expect(Work *work, int at, int r, int tag) {
    if (work->mask[r] == CAN(tag)) return;
    compareMemory(OUT, REGISTERS, TAG(r), tag);
    tr_jumpOut(work, JNE, TO_MISS, at);
    work->mask[r] = CAN(tag);
}

// Makes sure that a register holds an object, or leaves the instruction; `way` is TO_EXIT or TO_MISS.
void tr_expectObject(Work *work, int at, int r, int way) {
    if (work->mask[r] == CAN(OBJECT)) return;
    compareMemory(OUT, REGISTERS, TAG(r), OBJECT);
    tr_jumpOut(work, JB, way, at);
    work->mask[r] = CAN(OBJECT);
}

// Makes sure that a register is not unbound: that raises.
void tr_expectBound(Work *work, int at, int r, int way) {
    if (!(work->mask[r] & CAN(UNBOUND))) return;
    compareMemory(OUT, REGISTERS, TAG(r), UNBOUND);
    tr_jumpOut(work, JE, way, at);
    work->mask[r] &= (uint8_t)~CAN(UNBOUND);
}

// A destination that may hold an object is the handler's.
void tr_expectPlain(Work *work, int at, int r) {
    if (!(work->mask[r] & CAN(OBJECT))) return;
    compareMemory(OUT, REGISTERS, TAG(r), OBJECT);
    tr_jumpOut(work, JAE, TO_MISS, at);
    work->mask[r] &= (uint8_t)~CAN(OBJECT);
}

void tr_storeTag(Work *work, int r, int tag) {
    if (work->mask[r] != CAN(tag)) storeNumber(OUT, REGISTERS, TAG(r), tag);
    work->mask[r] = CAN(tag);
}

// What RAX holds is the int (or the truth) of a register that holds no object.
void tr_putBits(Work *work, int r, int tag) {
    tr_forgetCopy(work, r);
    tr_storeTag(work, r, tag);
    store(OUT, REGISTERS, BITS(r), RAX);
    move(OUT, newGeneral(work, r, -1), RAX);
}

void tr_putDouble(Work *work, int r) {
    tr_forgetCopy(work, r);
    tr_storeTag(work, r, FLOAT);
    storeDouble(OUT, REGISTERS, BITS(r), 0);
    moveDouble(OUT, newVector(work, r, -1), 0);
}

// Whether the value that an instruction loads (tag in RAX) is the number that was seen; then it is put without more ado.
bool tr_putSeen(Work *work, int at, int r) {
    int tag = work->word[at].seen;
    if (!tag) return false;
    tr_forgetCopy(work, r);
    tr_storeTag(work, r, tag);
    store(OUT, REGISTERS, BITS(r), RCX);
    if (tag != FLOAT) move(OUT, newGeneral(work, r, -1), RCX);
    return true;
}

void tr_expectSeen(Work *work, int at, int r) {
    int tag = work->word[at].seen;
    if (!tag) return;
    aluNumber(OUT, ALU_CMP, RAX, tag);
    tr_jumpOut(work, JNE, TO_MISS, at);
    tr_expectPlain(work, at, r);
}

int64_t tr_addDetour(Work *work, int word, bool isEdge) {
    work->detours = tr_grow(work->detours, work->detourCount, &work->detourCapacity, sizeof *work->detours);
    Detour *detour = work->detours + work->detourCount++;
    detour->word = word;
    detour->isEdge = isEdge;
    detour->at = detour->back = -1;
    return work->detourCount - 1;
}

// Releases the value with tag in RDX and bits in WORD. If it dies, the machine goes on at `then` after taking it apart.
void tr_release(Work *work, int then) {
    Buffer *b = OUT;
    aluNumber(b, ALU_CMP, RDX, OBJECT);
    int64_t detour = tr_addDetour(work, then, false);
    work->detours[detour].at = tr_jumpAhead(work, JAE);
    work->detours[detour].back = b->count;
}

// Stores a value (tag in RAX, bits in RCX, its reference taken) where an object may lie. If that dies, the machine goes on at
// `then` after taking it apart.
void tr_putValue(Work *work, int r, int then) {
    Buffer *b = OUT;
    bool may = work->mask[r] & CAN(OBJECT);
    if (may) {
        load(b, RDX, REGISTERS, TAG(r));
        load(b, WORD, REGISTERS, BITS(r));
    }
    store(b, REGISTERS, TAG(r), RAX);
    store(b, REGISTERS, BITS(r), RCX);
    tr_forgetCopy(work, r);
    work->mask[r] = ANY;
    if (!may) return;
    tr_release(work, then);
}

// Takes a reference to the value with tag in RAX and bits in a processor register.
void tr_take(Work *work, int bits) {
    Buffer *b = OUT;
    aluNumber(b, ALU_CMP, RAX, OBJECT);
    int64_t plain = tr_jumpAhead(work, JB);
    increase(b, bits, 0);
    tr_land(work, plain);
}

// The way to another instruction: what it expects and is not known is looked at; whatever differs leaves the translation there.
bool tr_needsEdge(const Work *work, int target) {
    for (int r = 0; r < work->registerCount; r++) {
        if (work->mask[r] & ~work->word[target].expected[r]) return true;
    }
    return false;
}

void tr_writeEdge(Work *work, int target, const uint8_t *mask) {
    Buffer *b = OUT;
    for (int r = 0; r < work->registerCount; r++) {
        uint8_t wanted = work->word[target].expected[r];
        if (!(mask[r] & ~wanted)) continue;
        int tag = tr_single(wanted);
        if (tag >= 0) {
            compareMemory(b, REGISTERS, TAG(r), tag);
            tr_jumpOut(work, JNE, TO_MISS, target);
        } else if (wanted == NO_OBJECT) {
            compareMemory(b, REGISTERS, TAG(r), OBJECT);
            tr_jumpOut(work, JAE, TO_MISS, target);
        } else {
            tr_jumpOut(work, -1, TO_EXIT, target);
            return;
        }
    }
    tr_jumpOut(work, -1, TO_LABEL, target);
}

void tr_jumpTo(Work *work, int condition, int target) {
    if (!tr_needsEdge(work, target)) {
        tr_jumpOut(work, condition, TO_LABEL, target);
    } else if (condition < 0) {
        tr_writeEdge(work, target, work->mask);
    } else {
        int64_t detour = tr_addDetour(work, target, true);
        memcpy(work->detours[detour].masks, work->mask, sizeof work->mask);
        work->detours[detour].at = tr_jumpAhead(work, condition);
    }
}

// A jump back is where interrupts and collections come in.
void tr_poll(Work *work, int at) {
    Buffer *b = OUT;
    load(b, RAX, MACHINE, offsetof(State, interrupt));
    compareMemory32(b, RAX, 0, 0);
    tr_jumpOut(work, JNE, TO_EXIT, at);
    moveNumber(b, RAX, (uint64_t)HEAP);
    load(b, RCX, RAX, offsetof(Heap, registryCount));
    aluLoad(b, ALU_CMP, RCX, RAX, offsetof(Heap, threshold));
    tr_jumpOut(work, JG, TO_EXIT, at);
}

#endif
