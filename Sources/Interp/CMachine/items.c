// Items of lists, tuples, dicts and strings; displays and unpacking.

#include "core.h"

INLINE bool withinBounds(int64_t *index, int64_t count) {
    if (*index < 0) *index += count;
    return (uint64_t)*index < (uint64_t)count;
}

PART(getItemSlowly) {
    Value b = *RB, c = *RC, value;
    if (b.tag < OBJECT) LEAVE;
    switch (HEADER(b)->word & (SUBCLASS | 0xff)) {
    case KIND_LIST:
    case KIND_TUPLE: {
        bool isList = (uint8_t)HEADER(b)->word == KIND_LIST;
        int64_t index = (int64_t)c.bits, count = isList ? AS(List, b)->count : AS(Tuple, b)->count;
        if (c.tag != INT || !withinBounds(&index, count)) LEAVE;
        value = isList ? AS(List, b)->items[index] : AS(Tuple, b)->items[index];
        break;
    }
    case KIND_DICT | SUBCLASS:
        if (!isDictWith(b, machineCoreHooks.getItemName)) LEAVE;
        // `__missing__` is for keys that are not there.
    case KIND_DICT: {
        int64_t place = findKey(AS(Dict, b), c);
        if (place < 0) LEAVE;
        value = AS(Dict, b)->entries[place].value;
        break;
    }
    case KIND_STRING: {
        String *string = AS(String, b);
        int64_t index = (int64_t)c.bits;
        if (c.tag != INT || string->byteCount != string->scalarCount || !withinBounds(&index, string->byteCount)) LEAVE;
        value = ((Value *)machineCoreHooks.characters)[(uint8_t)string->bytes[index]];
        break;
    }
    default: LEAVE;
    }
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

HANDLER(getItemInt) {
    Value b = *RB, value;
    int64_t index = SIGNED_C;
    if (isExactly(b, KIND_TUPLE)) {
        if (!withinBounds(&index, AS(Tuple, b)->count)) LEAVE;
        value = AS(Tuple, b)->items[index];
    } else if (isExactly(b, KIND_LIST)) {
        if (!withinBounds(&index, AS(List, b)->count)) LEAVE;
        value = AS(List, b)->items[index];
    } else {
        LEAVE;
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

#define CONTAINS(name, wanted) \
    HANDLER(name) { \
        Value b = *RB, c = *RC; \
        int holds = -1; \
        if (isDictWith(c, machineCoreHooks.containsName)) { \
            int64_t place = findKey(AS(Dict, c), b); \
            if (place != UNDECIDED) holds = place >= 0; \
        } else if (isExactly(c, KIND_SET) || isExactly(c, KIND_FROZEN_SET)) { \
            holds = core_containsKey(AS(Set, c), b); \
        } \
        if (holds < 0) LEAVE; \
        SYNC; \
        dropOperands(R, w); \
        PUT_TRUTH(RA, holds == (wanted)); \
    }

CONTAINS(contains, 1)
CONTAINS(notContains, 0)
