// Attributes of instances, items of lists and tuples. Loads through a cache compare with what the cache holds when they run: it
// may be emptied or filled anew.

#include "translation.h"

#if defined(__x86_64__) && defined(__linux__)

bool tr_writeGetAttribute(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    const Cache *cache = (Cache *)work->words[at + 1];
    int a = A_OF(w), from = B_OF(w);
    // Small keys are not shapes.
    if ((uint64_t)cache->key < 8 || !(work->mask[from] & CAN(OBJECT))) return false;
    if (work->mask[from] != CAN(OBJECT)) {
        compareMemory(b, REGISTERS, TAG(from), OBJECT);
        tr_jumpOut(work, JB, TO_EXIT, at);
        work->mask[from] = CAN(OBJECT);
    }
    load(b, RDX, REGISTERS, BITS(from));
    compareByte(b, RDX, offsetof(Object, word), KIND_INSTANCE);
    tr_jumpOut(work, JNE, TO_EXIT, at);
    moveNumber(b, RCX, (uint64_t)cache);
    load(b, RAX, RDX, offsetof(Instance, attributes) + offsetof(Attributes, shape));
    aluLoad(b, ALU_CMP, RAX, RCX, offsetof(Cache, key));
    tr_jumpOut(work, JNE, TO_EXIT, at);
    load(b, RCX, RCX, offsetof(Cache, slot));
    shift(b, 4, RCX, 4);
    aluLoad(b, ALU_ADD, RCX, RDX, offsetof(Instance, attributes) + offsetof(Attributes, slots));
    load(b, RAX, RCX, 0);
    load(b, RCX, RCX, 8);
    tr_expectSeen(work, at, a);
    if (w & DROP_B) {
        // The last reference is the handler's.
        compareMemory(b, RDX, 0, 1);
        tr_jumpOut(work, JE, TO_EXIT, at);
        decrease(b, RDX, 0);
    }
    if (!work->word[at].seen) tr_takeValue(work);
    if (w & DROP_B && from != a) {
        storeNumber(b, REGISTERS, TAG(from), UNBOUND);
        tr_forgetCopy(work, from);
        work->mask[from] = CAN(UNBOUND);
    }
    if (!tr_putSeen(work, at, a)) tr_putValue(work, a, work->word[at].next);
    return true;
}

bool tr_writeSetAttribute(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    const Cache *cache = (Cache *)work->words[at + 1];
    int object = A_OF(w), from = B_OF(w);
    if (cache->key == 0 || w & DROP_A || !(work->mask[object] & CAN(OBJECT))) return false;
    if (work->mask[object] != CAN(OBJECT)) {
        compareMemory(b, REGISTERS, TAG(object), OBJECT);
        tr_jumpOut(work, JB, TO_EXIT, at);
        work->mask[object] = CAN(OBJECT);
    }
    if (work->mask[from] & CAN(UNBOUND)) {
        compareMemory(b, REGISTERS, TAG(from), UNBOUND);
        tr_jumpOut(work, JE, TO_EXIT, at);
        work->mask[from] &= (uint8_t)~CAN(UNBOUND);
    }
    load(b, RDX, REGISTERS, BITS(object));
    compareByte(b, RDX, offsetof(Object, word), KIND_INSTANCE);
    tr_jumpOut(work, JNE, TO_EXIT, at);
    moveNumber(b, RCX, (uint64_t)cache);
    load(b, RAX, RDX, offsetof(Instance, attributes) + offsetof(Attributes, shape));
    aluLoad(b, ALU_CMP, RAX, RCX, offsetof(Cache, key));
    tr_jumpOut(work, JNE, TO_EXIT, at);
    load(b, RAX, RDX, offsetof(Object, cls));
    load(b, RAX, RAX, offsetof(Class, version));
    aluLoad(b, ALU_CMP, RAX, RCX, offsetof(Cache, state));
    tr_jumpOut(work, JNE, TO_EXIT, at);
    bool isNew = cache->shape != NULL;
    if (isNew) {
        // One slot more, if there is room for it.
        load(b, RAX, RCX, offsetof(Cache, shape));
        test(b, RAX, RAX);
        tr_jumpOut(work, JE, TO_MISS, at);
        load(b, RCX, RAX, offsetof(Shape, count));
        aluNumber(b, ALU_SUB, RCX, 1);
        load(b, WORD, RDX, offsetof(Instance, attributes) + offsetof(Attributes, capacity));
        test(b, WORD, WORD);
        int64_t outside = tr_jumpAhead(work, JNS);
        negate(b, WORD);
        tr_land(work, outside);
        alu(b, ALU_CMP, RCX, WORD);
        tr_jumpOut(work, JE, TO_EXIT, at);
        shift(b, 4, RCX, 4);
        aluLoad(b, ALU_ADD, RCX, RDX, offsetof(Instance, attributes) + offsetof(Attributes, slots));
        store(b, RDX, offsetof(Instance, attributes) + offsetof(Attributes, shape), RAX);
    } else {
        compareMemory(b, RCX, offsetof(Cache, shape), 0);
        tr_jumpOut(work, JNE, TO_EXIT, at);
        load(b, RCX, RCX, offsetof(Cache, slot));
        shift(b, 4, RCX, 4);
        aluLoad(b, ALU_ADD, RCX, RDX, offsetof(Instance, attributes) + offsetof(Attributes, slots));
        // RCX: the slot. What lies there goes to RDX and WORD.
        load(b, RDX, RCX, 0);
        load(b, WORD, RCX, 8);
    }
    int tag = tr_single(work->mask[from]);
    if (tag >= 0) {
        storeNumber(b, RCX, 0, tag);
        load(b, RAX, REGISTERS, BITS(from));
        store(b, RCX, 8, RAX);
    } else {
        load(b, RAX, REGISTERS, TAG(from));
        store(b, RCX, 0, RAX);
        load(b, R8, REGISTERS, BITS(from));
        if (work->generalHolder[R8] >= 0) work->general[work->generalHolder[R8]] = -1, work->generalHolder[R8] = -1;
        store(b, RCX, 8, R8);
        if (w & DROP_B) {
            storeNumber(b, REGISTERS, TAG(from), UNBOUND);
            tr_forgetCopy(work, from);
            work->mask[from] = CAN(UNBOUND);
        } else {
            aluNumber(b, ALU_CMP, RAX, OBJECT);
            int64_t plain = tr_jumpAhead(work, JB);
            increase(b, R8, 0);
            tr_land(work, plain);
        }
    }
    if (isNew) return true;
    aluNumber(b, ALU_CMP, RDX, OBJECT);
    int64_t detour = tr_addDetour(work, work->word[at].next, false);
    work->detours[detour].at = tr_jumpAhead(work, JAE);
    work->detours[detour].back = b->count;
    return true;
}

bool tr_writeLoadMethod(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    const Cache *cache = (Cache *)work->words[at + 1];
    int a = A_OF(w), from = B_OF(w);
    if (cache->key == 0 || cache->key == 4 || cache->key == 5 || !(work->mask[from] & CAN(OBJECT))) return false;
    if (cache->value.tag != OBJECT) return false;
    if (work->mask[a] & CAN(OBJECT) && a != from) return false;
    if (work->mask[a + 1] & CAN(OBJECT) && a + 1 != from) return false;
    if (a + 1 == from) return false;
    if (work->mask[from] != CAN(OBJECT)) {
        compareMemory(b, REGISTERS, TAG(from), OBJECT);
        tr_jumpOut(work, JB, TO_EXIT, at);
        work->mask[from] = CAN(OBJECT);
    }
    load(b, RDX, REGISTERS, BITS(from));
    moveNumber(b, RCX, (uint64_t)cache);
    if (cache->key == 3) {
        compareMemory(b, RCX, offsetof(Cache, key), 3);
        tr_jumpOut(work, JNE, TO_EXIT, at);
        load32(b, RAX, RDX, offsetof(Object, word));
        aluNumber32(b, ALU_AND, RAX, PREFIXED);
        tr_jumpOut(work, JNE, TO_EXIT, at);
    } else {
        compareByte(b, RDX, offsetof(Object, word), KIND_INSTANCE);
        tr_jumpOut(work, JNE, TO_EXIT, at);
        load(b, RAX, RDX, offsetof(Instance, attributes) + offsetof(Attributes, shape));
        aluLoad(b, ALU_CMP, RAX, RCX, offsetof(Cache, key));
        tr_jumpOut(work, JNE, TO_EXIT, at);
    }
    load(b, RAX, RDX, offsetof(Object, cls));
    load(b, RAX, RAX, offsetof(Class, version));
    aluLoad(b, ALU_CMP, RAX, RCX, offsetof(Cache, state));
    tr_jumpOut(work, JNE, TO_EXIT, at);
    load(b, RAX, RCX, offsetof(Cache, value) + 8);
    increase(b, RAX, 0);
    if (w & DROP_B || from == a) {
        storeNumber(b, REGISTERS, TAG(from), UNBOUND);
        work->mask[from] = CAN(UNBOUND);
    } else {
        increase(b, RDX, 0);
    }
    tr_forgetCopy(work, from);
    tr_forgetCopy(work, a);
    tr_forgetCopy(work, a + 1);
    storeNumber(b, REGISTERS, TAG(a), OBJECT);
    store(b, REGISTERS, BITS(a), RAX);
    storeNumber(b, REGISTERS, TAG(a + 1), OBJECT);
    store(b, REGISTERS, BITS(a + 1), RDX);
    work->mask[a] = work->mask[a + 1] = CAN(OBJECT);
    // A method that is borrowed from a class is only looked at if that class is seen to be as it was: it may have gone.
    work->hint[a] = NULL;
    const Value receiver = work->registers[from];
    const Class *cls = receiver.tag == OBJECT ? HEADER(receiver)->cls : machineCoreHooks.listClass;
    if (cls->version == cache->state) work->hint[a] = HEADER(cache->value);
    return true;
}

void tr_expectList(Work *work, int at, int r) {
    Buffer *b = OUT;
    if (work->mask[r] != CAN(OBJECT)) {
        compareMemory(b, REGISTERS, TAG(r), OBJECT);
        tr_jumpOut(work, JB, TO_EXIT, at);
        work->mask[r] = CAN(OBJECT);
    }
    load(b, RDX, REGISTERS, BITS(r));
    load32(b, RAX, RDX, offsetof(Object, word));
    aluNumber32(b, ALU_AND, RAX, SUBCLASS | 0xff);
    aluNumber32(b, ALU_CMP, RAX, KIND_LIST);
    tr_jumpOut(work, JNE, TO_EXIT, at);
}

bool tr_writeGetItem(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int a = A_OF(w), list = B_OF(w), index = C_OF(w);
    if (tr_expected(work, work->mask, index) != INT || !(work->mask[list] & CAN(OBJECT))) return false;
    tr_expect(work, at, index, INT);
    int i = tr_bitsIn(work, index, -1);
    tr_expectList(work, at, list);
    aluLoad(b, ALU_CMP, i, RDX, offsetof(List, count));
    tr_jumpOut(work, JAE, TO_EXIT, at);
    move(b, RCX, i);
    shift(b, 4, RCX, 4);
    aluLoad(b, ALU_ADD, RCX, RDX, offsetof(List, items));
    load(b, RAX, RCX, 0);
    load(b, RCX, RCX, 8);
    tr_expectSeen(work, at, a);
    if (w & DROP_B) {
        compareMemory(b, RDX, 0, 1);
        tr_jumpOut(work, JE, TO_EXIT, at);
        decrease(b, RDX, 0);
    }
    if (!work->word[at].seen) tr_takeValue(work);
    if (w & DROP_B && list != a) {
        storeNumber(b, REGISTERS, TAG(list), UNBOUND);
        tr_forgetCopy(work, list);
        work->mask[list] = CAN(UNBOUND);
    }
    if (!tr_putSeen(work, at, a)) tr_putValue(work, a, work->word[at].next);
    return true;
}

bool tr_writeGetItemInt(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int a = A_OF(w), from = B_OF(w);
    int64_t index = SIGNED_C_OF(w);
    if (index < 0 || w & DROP_B || !(work->mask[from] & CAN(OBJECT))) return false;
    if (work->mask[from] != CAN(OBJECT)) {
        compareMemory(b, REGISTERS, TAG(from), OBJECT);
        tr_jumpOut(work, JB, TO_EXIT, at);
        work->mask[from] = CAN(OBJECT);
    }
    load(b, RDX, REGISTERS, BITS(from));
    load32(b, RAX, RDX, offsetof(Object, word));
    aluNumber32(b, ALU_AND, RAX, SUBCLASS | 0xff);
    aluNumber32(b, ALU_CMP, RAX, KIND_TUPLE);
    int64_t other = tr_jumpAhead(work, JNE);
    compareMemory(b, RDX, offsetof(Tuple, count), index);
    tr_jumpOut(work, JLE, TO_EXIT, at);
    lea(b, RDX, RDX, offsetof(Tuple, items));
    int64_t both_ = tr_jumpAhead(work, -1);
    tr_land(work, other);
    aluNumber32(b, ALU_CMP, RAX, KIND_LIST);
    tr_jumpOut(work, JNE, TO_EXIT, at);
    compareMemory(b, RDX, offsetof(List, count), index);
    tr_jumpOut(work, JLE, TO_EXIT, at);
    load(b, RDX, RDX, offsetof(List, items));
    tr_land(work, both_);
    load(b, RAX, RDX, index * 16);
    load(b, RCX, RDX, index * 16 + 8);
    tr_takeValue(work);
    tr_putValue(work, a, work->word[at].next);
    return true;
}

bool tr_writeSetItem(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int list = A_OF(w), index = B_OF(w), from = C_OF(w);
    if (w & DROP_A || tr_expected(work, work->mask, index) != INT || !(work->mask[list] & CAN(OBJECT))) return false;
    tr_expect(work, at, index, INT);
    if (work->mask[from] & CAN(UNBOUND)) {
        compareMemory(b, REGISTERS, TAG(from), UNBOUND);
        tr_jumpOut(work, JE, TO_EXIT, at);
        work->mask[from] &= (uint8_t)~CAN(UNBOUND);
    }
    int i = tr_bitsIn(work, index, -1);
    tr_expectList(work, at, list);
    aluLoad(b, ALU_CMP, i, RDX, offsetof(List, count));
    tr_jumpOut(work, JAE, TO_EXIT, at);
    move(b, RCX, i);
    shift(b, 4, RCX, 4);
    aluLoad(b, ALU_ADD, RCX, RDX, offsetof(List, items));
    load(b, RDX, RCX, 0);
    load(b, WORD, RCX, 8);
    int tag = tr_single(work->mask[from]);
    if (tag >= 0) {
        storeNumber(b, RCX, 0, tag);
        load(b, RAX, REGISTERS, BITS(from));
        store(b, RCX, 8, RAX);
    } else {
        int bits = tr_bitsIn(work, from, i);
        load(b, RAX, REGISTERS, TAG(from));
        store(b, RCX, 0, RAX);
        store(b, RCX, 8, bits);
        if (w & DROP_C) {
            storeNumber(b, REGISTERS, TAG(from), UNBOUND);
            work->mask[from] = CAN(UNBOUND);
        } else {
            aluNumber(b, ALU_CMP, RAX, OBJECT);
            int64_t plain = tr_jumpAhead(work, JB);
            increase(b, bits, 0);
            tr_land(work, plain);
        }
        tr_forgetCopy(work, from);
    }
    aluNumber(b, ALU_CMP, RDX, OBJECT);
    int64_t detour = tr_addDetour(work, work->word[at].next, false);
    work->detours[detour].at = tr_jumpAhead(work, JAE);
    work->detours[detour].back = b->count;
    return true;
}

// Appends the value of a register to the list in RDX, which has room for it; the register's reference moves.
void tr_appendTo(Work *work, int at, int from, bool moves) {
    Buffer *b = OUT;
    load(b, RCX, RDX, offsetof(List, count));
    aluLoad(b, ALU_CMP, RCX, RDX, offsetof(List, capacity));
    tr_jumpOut(work, JE, TO_EXIT, at);
    load(b, WORD, REGISTERS, BITS(from));
    load(b, RAX, REGISTERS, TAG(from));
    if (!moves) {
        aluNumber(b, ALU_CMP, RAX, OBJECT);
        int64_t plain = tr_jumpAhead(work, JB);
        increase(b, WORD, 0);
        tr_land(work, plain);
    }
    increase(b, RDX, offsetof(List, count));
    shift(b, 4, RCX, 4);
    aluLoad(b, ALU_ADD, RCX, RDX, offsetof(List, items));
    store(b, RCX, 0, RAX);
    store(b, RCX, 8, WORD);
    if (moves && work->mask[from] & CAN(OBJECT)) {
        storeNumber(b, REGISTERS, TAG(from), UNBOUND);
        tr_forgetCopy(work, from);
        work->mask[from] = CAN(UNBOUND);
    }
}

void tr_writeListAppend(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int from = B_OF(w);
    if (work->mask[from] & CAN(UNBOUND)) {
        compareMemory(b, REGISTERS, TAG(from), UNBOUND);
        tr_jumpOut(work, JE, TO_MISS, at);
        work->mask[from] &= (uint8_t)~CAN(UNBOUND);
    }
    load(b, RDX, REGISTERS, BITS(A_OF(w)));
    tr_appendTo(work, at, from, w & DROP_B);
}

#endif
