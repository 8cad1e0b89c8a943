// Sets of plain keys: made, added to, united. Tables grow as Machine/Values/SetTable.swift says, so that sets iterate in CPython's
// order.

#include "core.h"

// Membership of a plain key; -1 if the rest of the machine has to look. If it is not there, `place` is the free entry that it
// would have.
INLINE int findInSet(const Set *set, Value key, int64_t *keyHash, SetEntry **place) {
    int64_t hash;
    if (isExactly(key, KIND_STRING)) {
        hash = stringHash(AS(String, key));
    } else if (key.tag == INT && hasPlainHash((int64_t)key.bits)) {
        hash = intHash((int64_t)key.bits);
    } else {
        return -1;
    }
    *keyHash = hash;
    uint64_t perturb = (uint64_t)hash;
    int64_t mask = set->mask, i = (int64_t)(perturb & (uint64_t)mask);
    for (;;) {
        SetEntry *entry = set->table + i;
        for (int probes = i + 9 <= mask ? 9 : 0;; probes--, entry++) {
            if (entry->key.tag == UNBOUND) {
                if (entry->hash == 0) {
                    *place = entry;
                    return 0;
                }
            } else if (entry->hash == hash) {
                if (entry->key.tag == key.tag && entry->key.bits == key.bits) return 1;
                if (key.tag != INT || entry->key.tag != INT) {
                    if (!isExactly(key, KIND_STRING) || !isExactly(entry->key, KIND_STRING)) return -1;
                    if (equalStrings(AS(String, entry->key), AS(String, key))) return 1;
                }
            }
            if (probes == 0) break;
        }
        perturb >>= 5;
        i = (int64_t)((uint64_t)i * 5 + 1 + perturb) & mask;
    }
}

int core_containsKey(const Set *set, Value key) {
    int64_t hash;
    SetEntry *entry;
    return findInSet(set, key, &hash, &entry);
}

// A new key takes the first free entry on its way, as long as none was deleted and the table need not grow.
HANDLER(setAdd) {
    Value key = *RB;
    Set *set = AS(Set, *RA);
    int64_t hash;
    SetEntry *entry;
    int holds = findInSet(set, key, &hash, &entry);
    if (holds == 0 && set->fill == set->count && (set->fill + 1) * 5 < set->mask * 3) {
        *entry = (SetEntry){hash, key};
        set->fill++;
        set->count++;
        if (w & DROP_B) {
            RB->tag = UNBOUND;
        } else {
            take(key);
        }
        NEXT;
    }
    if (holds != 1) LEAVE;
    if (w & DROP_B) {
        SYNC;
        dropRegister(RB);
    }
    NEXT;
}

static SetEntry *newTable(int64_t size) {
    SetEntry *table = allocateBlock(size * (int64_t)sizeof(SetEntry));
    if (!table) machineCoreHooks.outOfMemory(size * (int64_t)sizeof(SetEntry));
    memset(table, 0, (size_t)size * sizeof(SetEntry));
    return table;
}

static Set *newSet(uint8_t kind) {
    Set *set = allocate(sizeof(Set), kind == KIND_SET ? machineCoreHooks.setClass : machineCoreHooks.frozenSetClass, kind);
    set->count = set->fill = 0;
    set->mask = 7;
    set->hash = -1;
    set->table = newTable(8);
    track(set);
    return set;
}

// Puts a key that is not there into a table without deleted entries.
static void insertClean(SetEntry *table, int64_t mask, SetEntry new) {
    uint64_t perturb = (uint64_t)new.hash;
    int64_t i = (int64_t)(perturb & (uint64_t)mask);
    for (;;) {
        SetEntry *entry = table + i;
        for (int probes = i + 9 <= mask ? 9 : 0; probes >= 0; probes--, entry++) {
            if (entry->key.tag == UNBOUND && entry->hash == 0) {
                *entry = new;
                return;
            }
        }
        perturb >>= 5;
        i = (int64_t)((uint64_t)i * 5 + 1 + perturb) & mask;
    }
}

static void resize(Set *set, int64_t minimum) {
    int64_t size = 8, old = set->mask + 1;
    while (size <= minimum) size <<= 1;
    SetEntry *table = newTable(size);
    for (int64_t k = 0; k < old; k++) {
        if (set->table[k].key.tag != UNBOUND) insertClean(table, size - 1, set->table[k]);
    }
    freeBlock(set->table, old * (int64_t)sizeof(SetEntry));
    set->table = table;
    set->mask = size - 1;
    set->fill = set->count;
}

// Adds the keys of another set to a new one; false if one of them is not plain where it matters.
static bool merge(Set *set, const Set *other) {
    if (other->count == 0) return true;
    if ((set->fill + other->count) * 5 >= set->mask * 3) resize(set, (set->count + other->count) * 2);
    bool isEmpty = set->fill == 0;
    for (int64_t k = 0; k <= other->mask; k++) {
        SetEntry entry = other->table[k], *place;
        if (entry.key.tag == UNBOUND) continue;
        if (isEmpty && set->mask == other->mask && other->fill == other->count) {
            set->table[k] = entry;
        } else if (isEmpty) {
            insertClean(set->table, set->mask, entry);
        } else {
            int64_t hash;
            int holds = findInSet(set, entry.key, &hash, &place);
            if (holds < 0) return false;
            if (holds == 1) continue;
            *place = entry;
        }
        take(entry.key);
        set->fill++;
        set->count++;
    }
    return true;
}

HANDLER(makeSet) {
    int64_t count = FIELD_C;
    Value *keys = RB;
    // With the fifth the table grows.
    if (count > 4) LEAVE;
    Set *set = newSet(KIND_SET);
    for (int64_t k = 0; k < count; k++) {
        int64_t hash;
        SetEntry *place;
        int holds = findInSet(set, keys[k], &hash, &place);
        if (holds < 0) {
            SYNC;
            drop((Value){OBJECT, (uint64_t)set});
            LEAVE;
        }
        if (holds == 1) continue;
        *place = (SetEntry){hash, keys[k]};
        take(keys[k]);
        set->fill++;
        set->count++;
    }
    SYNC;
    clearWindow(keys, count);
    PUT(RA, OBJECT, (uint64_t)set);
}

INLINE bool isSet(Value value) { return isExactly(value, KIND_SET) || isExactly(value, KIND_FROZEN_SET); }

HANDLER(uniteSets) {
    Value b = *RB, c = *RC;
    // In place it would have to be the same set.
    if (!isSet(b) || !isSet(c) || w & IN_PLACE) LEAVE;
    Set *set = newSet((uint8_t)HEADER(b)->word);
    SYNC;
    if (!merge(set, AS(Set, b)) || (b.bits != c.bits && !merge(set, AS(Set, c)))) {
        drop((Value){OBJECT, (uint64_t)set});
        LEAVE;
    }
    dropOperands(R, w);
    PUT(RA, OBJECT, (uint64_t)set);
}
