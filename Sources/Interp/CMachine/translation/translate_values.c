// Moves, loads, truth and identity.

#include "translation.h"

#if defined(__x86_64__) && defined(__linux__)

bool tr_writeMove(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int a = A_OF(w), from = B_OF(w), tag = tr_single(work->mask[from]);
    if (a == from) return false;
    if (tag < 0) {
        int seen = tr_expected(work, work->mask, from);
        if (seen >= 0 && !(work->mask[from] & CAN(OBJECT))) {
            tr_expect(work, at, from, seen);
            tag = seen;
        }
    }
    if (tag == FLOAT && (work->vector[from] >= 0 || work->general[from] < 0)) {
        tr_expectPlain(work, at, a);
        moveDouble(b, 0, tr_doubleIn(work, from, -1));
        tr_putDouble(work, a);
        return true;
    }
    if (tag >= 0) {
        tr_expectPlain(work, at, a);
        move(b, RAX, tr_bitsIn(work, from, -1));
        tr_putBits(work, a, tag);
        return true;
    }
    load(b, RAX, REGISTERS, TAG(from));
    if (work->mask[from] & CAN(UNBOUND)) {
        test(b, RAX, RAX);
        tr_jumpOut(work, JE, TO_EXIT, at);
    }
    load(b, RCX, REGISTERS, BITS(from));
    uint8_t value = work->mask[from] & (uint8_t)~CAN(UNBOUND);
    if (w & DROP_B) {
        if (value & CAN(OBJECT)) {
            storeNumber(b, REGISTERS, TAG(from), UNBOUND);
            tr_forgetCopy(work, from);
            work->mask[from] = CAN(UNBOUND);
        }
    } else if (value & CAN(OBJECT)) {
        tr_take(work, RCX);
    }
    tr_putValue(work, a, work->word[at].next);
    work->mask[a] = value;
    return true;
}

bool tr_writeLoad(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int a = A_OF(w), tag;
    uint64_t bits;
    switch (work->word[at].op) {
    case OPCODE_loadInt: tag = INT, bits = (uint64_t)LONG_OF(w); break;
    case OPCODE_loadNone: tag = SPECIAL, bits = 0; break;
    case OPCODE_loadTrue: tag = BOOL, bits = 1; break;
    case OPCODE_loadFalse: tag = BOOL, bits = 0; break;
    default:
        tag = (int)work->constants[B_OF(w)].tag;
        bits = work->constants[B_OF(w)].bits;
    }
    if (tag == OBJECT) {
        moveNumber(b, RCX, bits);
        increase(b, RCX, 0);
        moveNumber(b, RAX, OBJECT);
        tr_putValue(work, a, work->word[at].next);
        work->mask[a] = CAN(OBJECT);
        return true;
    }
    if (tag > OBJECT || tag == UNBOUND) return false;
    tr_expectPlain(work, at, a);
    tr_forgetCopy(work, a);
    tr_storeTag(work, a, tag);
    if (bits < 1u << 31) {
        storeNumber(b, REGISTERS, BITS(a), (int64_t)bits);
    } else {
        moveNumber(b, RAX, bits);
        store(b, REGISTERS, BITS(a), RAX);
    }
    return true;
}

void tr_writeClear(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int a = A_OF(w);
    if (work->mask[a] == CAN(UNBOUND)) return;
    if (work->mask[a] & CAN(OBJECT)) {
        moveNumber(b, RAX, UNBOUND);
        load(b, RCX, REGISTERS, BITS(a));
        tr_putValue(work, a, work->word[at].next);
    } else {
        storeNumber(b, REGISTERS, TAG(a), UNBOUND);
    }
    tr_forgetCopy(work, a);
    work->mask[a] = CAN(UNBOUND);
}

// The loads through a cache compare with what the cache holds then: it may be emptied or filled anew.
bool tr_writeLoadGlobal(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    const Cache *cache = (Cache *)work->words[at + 1];
    int a = A_OF(w), next = work->word[at].next;
    if (cache->key != 1 && cache->key != 2) return false;
    moveNumber(b, RDX, (uint64_t)cache);
    load(b, RCX, FRAME, offsetof(Frame, function));
    load(b, RCX, RCX, offsetof(Function, globals));
    load(b, RCX, RCX, offsetof(Dict, version));
    aluLoad(b, ALU_CMP, RCX, RDX, offsetof(Cache, state));
    tr_jumpOut(work, JNE, TO_MISS, at);
    compareMemory(b, RDX, offsetof(Cache, key), cache->key);
    tr_jumpOut(work, JNE, TO_MISS, at);
    const Value *value = NULL;
    if (cache->key == 1) {
        load(b, RDX, RDX, offsetof(Cache, place));
        load(b, RAX, RDX, 0);
        load(b, RCX, RDX, 8);
        if (cache->state == work->function->globals->version) value = cache->place;
    } else {
        load(b, RCX, RDX, offsetof(Cache, slot));
        load(b, RAX, MACHINE, offsetof(State, builtins));
        aluLoad(b, ALU_CMP, RCX, RAX, offsetof(Dict, used));
        tr_jumpOut(work, JGE, TO_MISS, at);
        load(b, RAX, RAX, offsetof(Dict, entries));
        // Entries have five words: lea rcx, [rcx + 4 * rcx].
        emit(b, 0x48), emit(b, 0x8d), emit(b, 0x0c), emit(b, 0x89);
        shift(b, 4, RCX, 3);
        alu(b, ALU_ADD, RAX, RCX);
        load(b, RCX, RAX, offsetof(DictEntry, key) + 8);
        aluLoad(b, ALU_CMP, RCX, RDX, offsetof(Cache, name) + 8);
        tr_jumpOut(work, JNE, TO_MISS, at);
        load(b, RCX, RAX, offsetof(DictEntry, value) + 8);
        load(b, RAX, RAX, offsetof(DictEntry, value));
    }
    tr_expectSeen(work, at, a);
    if (tr_putSeen(work, at, a)) return true;
    tr_take(work, RCX);
    tr_putValue(work, a, next);
    if (value && value->tag == OBJECT) work->hint[a] = HEADER(*value);
    return true;
}

bool tr_writeLoadCell(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    if (work->word[at].op == OPCODE_loadCell) {
        load(b, RDX, REGISTERS, BITS(B_OF(w)));
    } else {
        load(b, RDX, FRAME, offsetof(Frame, function));
        load(b, RDX, RDX, offsetof(Function, closure));
        load(b, RDX, RDX, BITS(B_OF(w)));
    }
    load(b, RAX, RDX, offsetof(Cell, content));
    load(b, RCX, RDX, offsetof(Cell, content) + 8);
    test(b, RAX, RAX);
    tr_jumpOut(work, JE, TO_EXIT, at);
    tr_expectSeen(work, at, A_OF(w));
    if (tr_putSeen(work, at, A_OF(w))) return true;
    tr_take(work, RCX);
    tr_putValue(work, A_OF(w), work->word[at].next);
    return true;
}

// None, bools and ints: true unless their bits are zero.
enum { PLAIN_TRUTH = 1 << SPECIAL | 1 << BOOL | 1 << INT };

static void expectPlainTruth(Work *work, int at, int r) {
    Buffer *b = OUT;
    if (!(work->mask[r] & ~PLAIN_TRUTH)) return;
    load(b, RAX, REGISTERS, TAG(r));
    aluNumber(b, ALU_SUB, RAX, SPECIAL);
    aluNumber(b, ALU_CMP, RAX, INT - SPECIAL);
    tr_jumpOut(work, JA, TO_EXIT, at);
    work->mask[r] &= PLAIN_TRUTH;
}

bool tr_writeNot(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int a = A_OF(w), from = B_OF(w);
    if (!(work->mask[from] & PLAIN_TRUTH)) return false;
    expectPlainTruth(work, at, from);
    tr_expectPlain(work, at, a);
    compareMemory(b, REGISTERS, BITS(from), 0);
    set(b, JE, RAX);
    tr_putBits(work, a, BOOL);
    return true;
}

bool tr_writeJumpIf(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    const Word *word = work->word + at;
    int a = A_OF(w);
    if (!(work->mask[a] & PLAIN_TRUTH)) return false;
    if (word->target <= at) tr_poll(work, at);
    expectPlainTruth(work, at, a);
    compareMemory(b, REGISTERS, BITS(a), 0);
    tr_jumpTo(work, word->op == OPCODE_jumpIfTrue ? JNE : JE, word->target);
    return true;
}

// None is tag SPECIAL with bits 0.
bool tr_writeJumpIfNone(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    const Word *word = work->word + at;
    int a = A_OF(w);
    if (word->target <= at || w & DROP_A) return false;
    bool wanted = word->op == OPCODE_jumpIfNone;
    tr_expectBound(work, at, a, TO_MISS);
    compareMemory(b, REGISTERS, TAG(a), SPECIAL);
    int64_t other = -1;
    if (wanted) {
        other = tr_jumpAhead(work, JNE);
    } else {
        tr_jumpTo(work, JNE, word->target);
    }
    compareMemory(b, REGISTERS, BITS(a), 0);
    tr_jumpTo(work, wanted ? JE : JNE, word->target);
    if (other >= 0) tr_land(work, other);
    return true;
}

void tr_writeIdentity(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    bool wanted = work->word[at].op == OPCODE_isSame;
    int a = A_OF(w);
    for (int k = 0; k < 2; k++) {
        int r = k == 0 ? B_OF(w) : C_OF(w);
        tr_expectBound(work, at, r, TO_MISS);
    }
    tr_expectPlain(work, at, a);
    load(b, RCX, REGISTERS, TAG(B_OF(w)));
    load(b, RAX, REGISTERS, BITS(B_OF(w)));
    aluLoad(b, ALU_XOR, RCX, REGISTERS, TAG(C_OF(w)));
    aluLoad(b, ALU_XOR, RAX, REGISTERS, BITS(C_OF(w)));
    alu(b, ALU_OR, RAX, RCX);
    set(b, wanted ? JE : JNE, RAX);
    tr_putBits(work, a, BOOL);
}

#endif
