// Items of lists, tuples, dicts and strings; displays and unpacking.

#define _GNU_SOURCE  // memmem
#include "truth.h"

INLINE bool withinBounds(int64_t *index, int64_t count) {
    if (*index < 0) *index += count;
    return (uint64_t)*index < (uint64_t)count;
}

// The item of a list, tuple, dict or str of one byte a character under a plain key, borrowed; unbound if the rest of the
// machine has to look. Inline, as `holdsValue`: a handler that calls saves everything first, 9 ns of a dict's 20.
INLINE Value itemOf(Value container, Value key) {
    static const Value none = {UNBOUND, 0};
    int64_t index = (int64_t)key.bits;
    switch (HEADER(container)->word & (SUBCLASS | 0xff)) {
    case KIND_LIST: {
        const List *list = AS(List, container);
        return key.tag == INT && withinBounds(&index, list->count) ? list->items[index] : none;
    }
    case KIND_TUPLE | SUBCLASS:
        if (!keeps(container, machineCoreHooks.tupleClass, machineCoreHooks.getItemName)) return none;
    case KIND_TUPLE: {
        const Tuple *tuple = AS(Tuple, container);
        return key.tag == INT && withinBounds(&index, tuple->count) ? tuple->items[index] : none;
    }
    case KIND_DICT | SUBCLASS:
        if (!isDictWith(container, machineCoreHooks.getItemName)) return none;
        // `__missing__` is for keys that are not there.
    case KIND_DICT: {
        int64_t place = findKey(AS(Dict, container), key);
        return place < 0 ? none : AS(Dict, container)->entries[place].value;
    }
    case KIND_STRING: {
        const String *string = AS(String, container);
        if (key.tag != INT || string->byteCount != string->scalarCount || !withinBounds(&index, string->byteCount)) return none;
        return ((Value *)machineCoreHooks.characters)[(uint8_t)string->bytes[index]];
    }
    default: return none;
    }
}

PART(getItemSlowly) {
    Value b = *RB;
    if (b.tag < OBJECT) LEAVE;
    Value value = itemOf(b, *RC);
    if (value.tag == UNBOUND) LEAVE;
    take(value);
    SYNC;
    dropOperands(R, w);
    PUT_VALUE(RA, value);
}

HANDLER(getItem) {
    Value b = *RB, c = *RC;
    if (unlikely(c.tag != INT || !isExactly(b, KIND_LIST))) GO(getItemSlowly);
    if (unlikely(c.bits >= (uint64_t)AS(List, b)->count)) GO(getItemSlowly);
    Value value = AS(List, b)->items[c.bits];
    take(value);
    if (w & DROP_B) {
        SYNC;
        dropRegister(RB);
    }
    PUT_VALUE(RA, value);
}

PART(getItemIntSlowly) {
    Value b = *RB;
    if (b.tag < OBJECT) LEAVE;
    Value value = itemOf(b, (Value){INT, (uint64_t)(int64_t)SIGNED_C});
    if (value.tag == UNBOUND) LEAVE;
    take(value);
    SYNC;
    if (w & DROP_B) dropRegister(RB);
    PUT_VALUE(RA, value);
}

HANDLER(getItemInt) {
    Value b = *RB, value;
    int64_t index = SIGNED_C;
    if (isExactly(b, KIND_TUPLE)) {
        if (unlikely(!withinBounds(&index, AS(Tuple, b)->count))) LEAVE;
        value = AS(Tuple, b)->items[index];
    } else if (isExactly(b, KIND_LIST)) {
        if (unlikely(!withinBounds(&index, AS(List, b)->count))) LEAVE;
        value = AS(List, b)->items[index];
    } else {
        GO(getItemIntSlowly);
    }
    take(value);
    if (w & DROP_B) {
        SYNC;
        dropRegister(RB);
    }
    PUT_VALUE(RA, value);
}

// Stores an owned value under a plain key; false, and nothing done, if the rest of the machine has to.
INLINE bool store(Dict *dict, Value key, Value value) {
    int64_t place = findKey(dict, key);
    if (place == UNDECIDED) return false;
    if (place >= 0) {
        Value *slot = &dict->entries[place].value, old = *slot;
        slot->tag = value.tag;
        slot->bits = value.bits;
        drop(old);
        return true;
    }
    take(key);
    int64_t hash = key.tag == INT ? intHash((int64_t)key.bits) : stringHash(AS(String, key));
    if (dict->used == dict->capacity) {
        Value newKey = key, newValue = value;
        machineCoreHooks.insertIntoDict(dict, hash, &newKey, &newValue);
        return true;
    }
    int64_t slot = scramble(hash) & dict->mask;
    while (dict->index[slot] != -1) slot = (slot + 1) & dict->mask;
    dict->index[slot] = (int32_t)dict->used;
    dict->entries[dict->used++] = (DictEntry){hash, key, value};
    dict->count++;
    dict->version = ++HEAP->dictVersion;
    return true;
}

__attribute__((preserve_none, noinline)) static int setItemSlowly(PARAMETERS);

// A text that a dict knows already.
PART(setItemOfDict) {
    Value a = *RA, b = *RB, c = *RC;
    if (unlikely(c.tag == UNBOUND || w & DROP_A || !isExactly(a, KIND_DICT) || !isExactly(b, KIND_STRING))) GO(setItemSlowly);
    int64_t place = findText(AS(Dict, a), b);
    if (unlikely(place < 0)) GO(setItemSlowly);
    if (w & DROP_C) {
        RC->tag = UNBOUND;
    } else {
        take(c);
    }
    if (w & DROP_B) {
        RB->tag = UNBOUND;
        // The dict has a key of its own, so this is not the last reference to a text that anything else knows.
        SYNC;
        Value *slot = &AS(Dict, a)->entries[place].value, old = *slot;
        slot->tag = c.tag;
        slot->bits = c.bits;
        drop(b);
        drop(old);
        K = fp->constants;
        NEXT;
    }
    PUT_VALUE(&AS(Dict, a)->entries[place].value, c);
}

PART(setItemSlowly) {
    Value a = *RA, b = *RB, c = *RC;
    if (c.tag == UNBOUND) LEAVE;
    if (isDictWith(a, machineCoreHooks.setItemName)) {
        SYNC;
        // What is stored and dies here hands its reference over.
        take(c);
        if (!store(AS(Dict, a), b, c)) {
            if (c.tag >= OBJECT) HEADER(c)->references--;
            LEAVE;
        }
        dropOperands(R, w);
        NEXT;
    }
    int64_t index = (int64_t)b.bits;
    if (b.tag != INT || !isExactly(a, KIND_LIST) || !withinBounds(&index, AS(List, a)->count)) LEAVE;
    SYNC;
    Value old = AS(List, a)->items[index];
    take(c);
    AS(List, a)->items[index] = c;
    drop(old);
    dropOperands(R, w);
    NEXT;
}

HANDLER(setItem) {
    Value a = *RA, b = *RB, c = *RC;
    if (unlikely(b.tag != INT || c.tag == UNBOUND || !isExactly(a, KIND_LIST))) GO(setItemOfDict);
    if (unlikely(b.bits >= (uint64_t)AS(List, a)->count || w & DROP_A)) GO(setItemSlowly);
    // A temporary's reference moves into the list.
    if (w & DROP_C) {
        RC->tag = UNBOUND;
    } else {
        take(c);
    }
    PUT_VALUE(AS(List, a)->items + b.bits, c);
}

HANDLER(dictStore) {
    Value b = *RB, c = *RC;
    if (c.tag == UNBOUND) LEAVE;
    SYNC;
    take(c);
    if (!store(AS(Dict, *RA), b, c)) {
        if (c.tag >= OBJECT) HEADER(c)->references--;
        LEAVE;
    }
    if (w & DROP_B) dropRegister(RB);
    if (w & DROP_C) dropRegister(RC);
    NEXT;
}

HANDLER(listAppend) {
    Value item = *RB;
    if (unlikely(item.tag == UNBOUND)) LEAVE;
    if (w & DROP_B) {
        RB->tag = UNBOUND;
    } else {
        take(item);
    }
    append(AS(List, *RA), item);
    NEXT;
}

HANDLER(makeTuple) {
    int64_t count = FIELD_C;
    Value *items = RB;
    Tuple *tuple = allocate((int64_t)sizeof(Tuple) + count * (int64_t)sizeof(Value), machineCoreHooks.tupleClass, KIND_TUPLE);
    tuple->count = count;
    for (int64_t k = 0; k < count; k++) {
        copy(tuple->items + k, items + k);
        items[k].tag = UNBOUND;
    }
    if (count > 0) track(tuple);
    PUT(RA, OBJECT, (uint64_t)tuple);
}

HANDLER(makeList) {
    int64_t count = FIELD_C;
    Value *items = RB;
    List *list = allocate(sizeof(List), machineCoreHooks.listClass, KIND_LIST);
    list->count = list->capacity = count;
    list->items = NULL;
    if (count > 0) {
        list->items = allocateBlock(count * (int64_t)sizeof(Value));
        if (!list->items) machineCoreHooks.outOfMemory(count * (int64_t)sizeof(Value));
        for (int64_t k = 0; k < count; k++) {
            copy(list->items + k, items + k);
            items[k].tag = UNBOUND;
        }
    }
    track(list);
    PUT(RA, OBJECT, (uint64_t)list);
}

HANDLER(unpack) {
    Value b = *RB;
    int64_t count = FIELD_C;
    if (w & DROP_B && isExactly(b, KIND_TUPLE) && HEADER(b)->references == 1 && AS(Tuple, b)->count == count) {
        // The tuple ends here: its items move, and what the targets held ends with it.
        Value *items = AS(Tuple, b)->items, *target = RA;
        SYNC;
        RB->tag = UNBOUND;
        for (int64_t k = 0; k < count; k++) {
            Value old = target[k];
            copy(target + k, items + k);
            items[k].tag = old.tag;
            items[k].bits = old.bits;
        }
        drop(b);
        NEXT;
    }
    const Value *items;
    if (isExactly(b, KIND_TUPLE) && AS(Tuple, b)->count == count) {
        items = AS(Tuple, b)->items;
    } else if (isExactly(b, KIND_LIST) && AS(List, b)->count == count) {
        items = AS(List, b)->items;
    } else {
        LEAVE;
    }
    Value *target = RA;
    if (isExactly(b, KIND_LIST)) {
        // What goes may change the list.
        for (int64_t k = 0; k < count; k++) {
            if (target[k].tag >= OBJECT && HEADER(target[k])->references == 1) LEAVE;
        }
    }
    SYNC;
    if (w & DROP_B) {
        RB->tag = UNBOUND;
    } else {
        take(b);
    }
    for (int64_t k = 0; k < count; k++) {
        Value old = target[k], item = items[k];
        take(item);
        target[k] = item;
        drop(old);
    }
    drop(b);
    NEXT;
}

// Whether one of the items is the value or equal to it: 1, 0, or -1 if the rest of the machine has to ask.
static int holdsItem(const Value *items, int64_t count, Value value) {
    for (int64_t k = 0; k < count; k++) {
        if (items[k].tag == value.tag && items[k].bits == value.bits) return 1;
        int equal = isEqual(items[k], value);
        if (equal != 0) return equal;
    }
    return 0;
}

// Whether a container holds a plain value: 1, 0, or -1 if the rest of the machine has to look.
INLINE int holdsValue(Value container, Value value) {
    if (container.tag < OBJECT || value.tag == UNBOUND) return -1;
    switch (HEADER(container)->word & (SUBCLASS | 0xff)) {
    case KIND_LIST: return holdsItem(AS(List, container)->items, AS(List, container)->count, value);
    case KIND_TUPLE: return holdsItem(AS(Tuple, container)->items, AS(Tuple, container)->count, value);
    case KIND_DICT | SUBCLASS:
        if (!isDictWith(container, machineCoreHooks.containsName)) return -1;
    case KIND_DICT: {
        int64_t place = findKey(AS(Dict, container), value);
        return place == UNDECIDED ? -1 : place >= 0;
    }
    case KIND_SET:
    case KIND_FROZEN_SET: return core_containsKey(AS(Set, container), value);
    case KIND_STRING: {
        if (!isExactly(value, KIND_STRING)) return -1;
        const String *string = AS(String, container), *part = AS(String, value);
        return memmem(string->bytes, (size_t)string->byteCount, part->bytes, (size_t)part->byteCount) != NULL;
    }
    default: return -1;
    }
}

#define CONTAINS(name, wanted) \
    HANDLER(name) { \
        int holds = holdsValue(*RC, *RB); \
        if (holds < 0) LEAVE; \
        SYNC; \
        dropOperands(R, w); \
        PUT_TRUTH(RA, holds == (wanted)); \
    }

CONTAINS(contains, 1)
CONTAINS(notContains, 0)
