// Attributes of instances, items of lists and tuples. Loads through a cache compare with what the cache holds when they run: it
// may be emptied or filled anew.

#include "translation.h"

#if defined(__x86_64__) && defined(__linux__)

// The short forms below take the object's address in RDX and the cache's in RCX.

// An instance of the shape that the cache knows.
static void expectShape(Work *work, int at) {
    Buffer *b = OUT;
    compareByte(b, RDX, offsetof(Object, word), KIND_INSTANCE);
    tr_jumpOut(work, JNE, TO_EXIT, at);
    load(b, RAX, RDX, offsetof(Instance, attributes) + offsetof(Attributes, shape));
    aluLoad(b, ALU_CMP, RAX, RCX, offsetof(Cache, key));
    tr_jumpOut(work, JNE, TO_EXIT, at);
}

// A class that is as the cache knows it.
static void expectVersion(Work *work, int at) {
    Buffer *b = OUT;
    load(b, RAX, RDX, offsetof(Object, cls));
    load(b, RAX, RAX, offsetof(Class, version));
    aluLoad(b, ALU_CMP, RAX, RCX, offsetof(Cache, state));
    tr_jumpOut(work, JNE, TO_EXIT, at);
}

// Turns the number of a slot of the instance, in RCX, into its place.
static void placeOfSlot(Work *work) {
    Buffer *b = OUT;
    shift(b, 4, RCX, 4);
    aluLoad(b, ALU_ADD, RCX, RDX, offsetof(Instance, attributes) + offsetof(Attributes, slots));
}

// An object's address to RDX, its kind (and whether it is of a subclass) to RAX.
static void loadKind(Work *work, int r) {
    Buffer *b = OUT;
    load(b, RDX, REGISTERS, BITS(r));
    load32(b, RAX, RDX, offsetof(Object, word));
    aluNumber32(b, ALU_AND, RAX, SUBCLASS | 0xff);
}

// The place of a list's item to RCX, the list to RDX; the index is in a processor register.
static void placeOfItem(Work *work, int at, int list, int index) {
    Buffer *b = OUT;
    tr_expectList(work, at, list);
    aluLoad(b, ALU_CMP, index, RDX, offsetof(List, count));
    tr_jumpOut(work, JAE, TO_EXIT, at);
    move(b, RCX, index);
    shift(b, 4, RCX, 4);
    aluLoad(b, ALU_ADD, RCX, RDX, offsetof(List, items));
}

// Loads what lies at RCX into the destination; the object in RDX, where it lies, goes if it was a dying temporary.
static void loadPlace(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int a = A_OF(w), from = B_OF(w);
    load(b, RAX, RCX, 0);
    load(b, RCX, RCX, 8);
    tr_expectSeen(work, at, a);
    if (w & DROP_B) {
        // The last reference is the handler's.
        compareMemory(b, RDX, 0, 1);
        tr_jumpOut(work, JE, TO_EXIT, at);
        decrease(b, RDX, 0);
    }
    if (!work->word[at].seen) tr_take(work, RCX);
    if (w & DROP_B && from != a) {
        storeNumber(b, REGISTERS, TAG(from), UNBOUND);
        tr_forgetCopy(work, from);
        work->mask[from] = CAN(UNBOUND);
    }
    if (!tr_putSeen(work, at, a)) tr_putValue(work, a, work->word[at].next);
}

// Stores a register's value at RCX; what lies there is in RDX and WORD already. A dying temporary's reference moves.
static void storePlace(Work *work, int from, bool moves) {
    Buffer *b = OUT;
    int tag = tr_single(work->mask[from]), bits = tr_bitsIn(work, from, -1);
    if (tag >= 0) {
        storeNumber(b, RCX, 0, tag);
        store(b, RCX, 8, bits);
        return;
    }
    load(b, RAX, REGISTERS, TAG(from));
    store(b, RCX, 0, RAX);
    store(b, RCX, 8, bits);
    if (moves) {
        storeNumber(b, REGISTERS, TAG(from), UNBOUND);
        tr_forgetCopy(work, from);
        work->mask[from] = CAN(UNBOUND);
    } else {
        tr_take(work, bits);
    }
}

bool tr_writeGetAttribute(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    const Cache *cache = (Cache *)work->words[at + 1];
    int from = B_OF(w);
    // Small keys are not shapes.
    if ((uint64_t)cache->key < 8 || !(work->mask[from] & CAN(OBJECT))) return false;
    tr_expectObject(work, at, from, TO_EXIT);
    load(b, RDX, REGISTERS, BITS(from));
    moveNumber(b, RCX, (uint64_t)cache);
    expectShape(work, at);
    load(b, RCX, RCX, offsetof(Cache, slot));
    placeOfSlot(work);
    loadPlace(work, at, w);
    return true;
}

bool tr_writeSetAttribute(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    const Cache *cache = (Cache *)work->words[at + 1];
    int object = A_OF(w), from = B_OF(w);
    if (cache->key == 0 || w & DROP_A || !(work->mask[object] & CAN(OBJECT))) return false;
    tr_expectObject(work, at, object, TO_EXIT);
    tr_expectBound(work, at, from, TO_EXIT);
    load(b, RDX, REGISTERS, BITS(object));
    moveNumber(b, RCX, (uint64_t)cache);
    expectShape(work, at);
    expectVersion(work, at);
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
        placeOfSlot(work);
        store(b, RDX, offsetof(Instance, attributes) + offsetof(Attributes, shape), RAX);
    } else {
        compareMemory(b, RCX, offsetof(Cache, shape), 0);
        tr_jumpOut(work, JNE, TO_EXIT, at);
        load(b, RCX, RCX, offsetof(Cache, slot));
        placeOfSlot(work);
        // RCX: the slot. What lies there goes to RDX and WORD.
        load(b, RDX, RCX, 0);
        load(b, WORD, RCX, 8);
    }
    storePlace(work, from, w & DROP_B);
    if (isNew) return true;
    tr_release(work, work->word[at].next);
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
    tr_expectObject(work, at, from, TO_EXIT);
    load(b, RDX, REGISTERS, BITS(from));
    moveNumber(b, RCX, (uint64_t)cache);
    if (cache->key == 3) {
        compareMemory(b, RCX, offsetof(Cache, key), 3);
        tr_jumpOut(work, JNE, TO_EXIT, at);
        load32(b, RAX, RDX, offsetof(Object, word));
        aluNumber32(b, ALU_AND, RAX, PREFIXED);
        tr_jumpOut(work, JNE, TO_EXIT, at);
    } else {
        expectShape(work, at);
    }
    expectVersion(work, at);
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
    tr_expectObject(work, at, r, TO_EXIT);
    loadKind(work, r);
    aluNumber32(b, ALU_CMP, RAX, KIND_LIST);
    tr_jumpOut(work, JNE, TO_EXIT, at);
}

// Whether a register is expected to hold a dict, and another one a text: one is seen to, the other may.
static bool isLookUp(const Work *work, int dict, int key) {
    if (!work->expects || !(work->mask[dict] & CAN(OBJECT)) || !(work->mask[key] & CAN(OBJECT))) return false;
    bool isDict = isExactly(work->registers[dict], KIND_DICT), isText = isExactly(work->registers[key], KIND_STRING);
    if (!isDict && work->observed[dict] != UNBOUND) return false;
    return isText || (work->observed[key] == UNBOUND && (isDict || work->mask[key] == CAN(OBJECT)));
}

// The place of the value under a text that was found there last, to RCX, the dict to RDX. A dying temporary's reference goes:
// the key that lies there is the same object, the dict's last one is the handler's.
static void placeOfText(Work *work, int at, int dict, int key, bool dropsDict, bool dropsKey) {
    Buffer *b = OUT;
    _Static_assert(sizeof(KnownPlace) == 32 && sizeof(DictEntry) == 40, "the shifts below");
    tr_expectObject(work, at, dict, TO_EXIT);
    tr_expectObject(work, at, key, TO_EXIT);
    loadKind(work, dict);
    aluNumber32(b, ALU_CMP, RAX, KIND_DICT);
    tr_jumpOut(work, JNE, TO_EXIT, at);
    if (dropsDict) {
        compareMemory(b, RDX, 0, 1);
        tr_jumpOut(work, JE, TO_EXIT, at);
    }
    load(b, RCX, REGISTERS, BITS(key));
    load(b, WORD, RDX, offsetof(Dict, version));
    move(b, RAX, RCX);
    shift(b, 5, RAX, 5);
    alu(b, ALU_XOR, RAX, WORD);
    aluNumber(b, ALU_AND, RAX, KNOWN_PLACES - 1);
    shift(b, 4, RAX, 5);
    moveNumber(b, PC, (uint64_t)knownPlaces);
    alu(b, ALU_ADD, RAX, PC);
    aluLoad(b, ALU_CMP, RCX, RAX, offsetof(KnownPlace, key));
    tr_jumpOut(work, JNE, TO_EXIT, at);
    aluLoad(b, ALU_CMP, WORD, RAX, offsetof(KnownPlace, version));
    tr_jumpOut(work, JNE, TO_EXIT, at);
    if (dropsKey) {
        decrease(b, RCX, 0);
        storeNumber(b, REGISTERS, TAG(key), UNBOUND);
        tr_forgetCopy(work, key);
        work->mask[key] = CAN(UNBOUND);
    }
    load(b, RCX, RAX, offsetof(KnownPlace, place));
    move(b, RAX, RCX);
    shift(b, 4, RAX, 2);
    alu(b, ALU_ADD, RCX, RAX);
    shift(b, 4, RCX, 3);
    aluLoad(b, ALU_ADD, RCX, RDX, offsetof(Dict, entries));
    aluNumber(b, ALU_ADD, RCX, offsetof(DictEntry, value));
}

bool tr_writeGetItem(Work *work, int at, uint64_t w) {
    int list = B_OF(w), index = C_OF(w);
    if (tr_expected(work, work->mask, index) != INT) {
        if (!isLookUp(work, list, index)) return false;
        placeOfText(work, at, list, index, w & DROP_B, w & DROP_C);
        loadPlace(work, at, w);
        return true;
    }
    if (!(work->mask[list] & CAN(OBJECT))) return false;
    tr_expect(work, at, index, INT);
    int i = tr_bitsIn(work, index, -1);
    placeOfItem(work, at, list, i);
    loadPlace(work, at, w);
    return true;
}

bool tr_writeGetItemInt(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int a = A_OF(w), from = B_OF(w);
    int64_t index = SIGNED_C_OF(w);
    if (index < 0 || w & DROP_B || !(work->mask[from] & CAN(OBJECT))) return false;
    tr_expectObject(work, at, from, TO_EXIT);
    loadKind(work, from);
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
    tr_take(work, RCX);
    tr_putValue(work, a, work->word[at].next);
    return true;
}

bool tr_writeSetItem(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int list = A_OF(w), index = B_OF(w), from = C_OF(w);
    if (w & DROP_A) return false;
    if (tr_expected(work, work->mask, index) != INT) {
        if (!isLookUp(work, list, index) || (w & DROP_B && index == from)) return false;
        tr_expectBound(work, at, from, TO_EXIT);
        placeOfText(work, at, list, index, false, w & DROP_B);
    } else {
        if (!(work->mask[list] & CAN(OBJECT))) return false;
        tr_expect(work, at, index, INT);
        tr_expectBound(work, at, from, TO_EXIT);
        placeOfItem(work, at, list, tr_bitsIn(work, index, -1));
    }
    load(b, RDX, RCX, 0);
    load(b, WORD, RCX, 8);
    storePlace(work, from, w & DROP_C);
    tr_release(work, work->word[at].next);
    return true;
}

// A text that a dict knows: what it does not know is the handler's.
bool tr_writeContains(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int a = A_OF(w), key = B_OF(w), dict = C_OF(w);
    if (!isLookUp(work, dict, key)) return false;
    if (a != key && a != dict) tr_expectPlain(work, at, a);
    if ((a == key && !(w & DROP_B)) || (a == dict && !(w & DROP_C))) return false;
    placeOfText(work, at, dict, key, w & DROP_C, w & DROP_B);
    if (w & DROP_C) {
        decrease(b, RDX, 0);
        storeNumber(b, REGISTERS, TAG(dict), UNBOUND);
        tr_forgetCopy(work, dict);
        work->mask[dict] = CAN(UNBOUND);
    }
    moveNumber(b, RAX, work->word[at].op == OPCODE_contains);
    tr_putBits(work, a, BOOL);
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
        tr_take(work, WORD);
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

// An int that a set has, where it is looked for first: any other way is the handler's.
bool tr_writeSetAdd(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int set_ = A_OF(w), key = B_OF(w);
    if (tr_expected(work, work->mask, key) != INT) return false;
    _Static_assert(sizeof(SetEntry) == 24, "the shift below");
    tr_expect(work, at, key, INT);
    int bits = tr_bitsIn(work, key, -1);
    load(b, RDX, REGISTERS, BITS(set_));
    load(b, RCX, RDX, offsetof(Set, mask));
    alu(b, ALU_AND, RCX, bits);
    move(b, RAX, RCX);
    alu(b, ALU_ADD, RAX, RAX);
    alu(b, ALU_ADD, RCX, RAX);
    shift(b, 4, RCX, 3);
    aluLoad(b, ALU_ADD, RCX, RDX, offsetof(Set, table));
    compareMemory(b, RCX, offsetof(SetEntry, key), INT);
    tr_jumpOut(work, JNE, TO_EXIT, at);
    aluLoad(b, ALU_CMP, bits, RCX, offsetof(SetEntry, key) + 8);
    tr_jumpOut(work, JNE, TO_EXIT, at);
    return true;
}

void tr_writeListAppend(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int from = B_OF(w);
    tr_expectBound(work, at, from, TO_MISS);
    load(b, RDX, REGISTERS, BITS(A_OF(w)));
    tr_appendTo(work, at, from, w & DROP_B);
}

#endif
