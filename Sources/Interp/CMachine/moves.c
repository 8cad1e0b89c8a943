// Loads and moves: constants, locals, globals, cells.

#include "core.h"

HANDLER(nop) { NEXT; }

HANDLER(loadConstant) {
    Value value = K[FIELD_B];
    take(value);
    PUT_VALUE(RA, value);
}

HANDLER(loadInt) { PUT_INT(RA, LONG); }
HANDLER(loadNone) { PUT(RA, SPECIAL, 0); }
HANDLER(loadTrue) { PUT_BOOL(RA, true); }
HANDLER(loadFalse) { PUT_BOOL(RA, false); }

HANDLER(move) {
    Value value = *RB;
    if (unlikely(value.tag == UNBOUND)) LEAVE;
    if (w & DROP_B) {
        RB->tag = UNBOUND;
    } else {
        take(value);
    }
    PUT_VALUE(RA, value);
}

HANDLER(clear) {
    Value old = *RA;
    RA->tag = UNBOUND;
    if (old.tag >= OBJECT && --HEADER(old)->references == 0) MUSTTAIL return op_dropAndGoOn(pc, R, fp, vm, K, old.bits);
    NEXT;
}

// A name that the instruction's cache does not know, or not for this version of the globals.
PART(loadGlobalSlowly) {
    Cache *cache = CACHE;
    const Dict *globals = fp->function->globals;
    const DictEntry *entry;
    if (cache->key == 1) {
        if (cache->slot >= globals->used) LEAVE;
        entry = globals->entries + cache->slot;
        if (entry->key.bits != cache->name.bits) LEAVE;
        // As long as the globals have the same keys, the entry lies where it lies.
        cache->state = globals->version;
        cache->place = &entry->value;
    } else {
        if (cache->key != 2 || cache->state != globals->version || cache->slot >= vm->builtins->used) LEAVE;
        entry = vm->builtins->entries + cache->slot;
        if (entry->key.bits != cache->name.bits) LEAVE;
    }
    Value value = entry->value;
    take(value);
    pc++;
    PUT_VALUE(RA, value);
}

HANDLER(loadGlobal) {
    const Cache *cache = CACHE;
    if (unlikely(cache->state != fp->function->globals->version || cache->key != 1)) GO(loadGlobalSlowly);
    Value value = *cache->place;
    take(value);
    pc++;
    PUT_VALUE(RA, value);
}

HANDLER(storeGlobal) {
    Value value = *RA;
    if (unlikely(value.tag == UNBOUND)) LEAVE;
    Dict *globals = fp->function->globals;
    int64_t place = findText(globals, K[FIELD_B]);
    if (place < 0) LEAVE;
    if (w & DROP_A) {
        RA->tag = UNBOUND;
    } else {
        take(value);
    }
    pc++;
    PUT_VALUE(&globals->entries[place].value, value);
}

HANDLER(makeCell) {
    Cell *cell = allocate(sizeof(Cell), machineCoreHooks.cellClass, KIND_CELL);
    cell->content = *RA;
    track(cell);
    RA->tag = OBJECT;
    RA->bits = (uint64_t)cell;
    NEXT;
}

HANDLER(loadCell) {
    Value content = AS(Cell, *RB)->content;
    if (unlikely(content.tag == UNBOUND)) LEAVE;
    take(content);
    PUT_VALUE(RA, content);
}

HANDLER(storeCell) {
    Value value = *RB;
    if (unlikely(value.tag == UNBOUND)) LEAVE;
    if (w & DROP_B) {
        RB->tag = UNBOUND;
    } else {
        take(value);
    }
    PUT_VALUE(&AS(Cell, *RA)->content, value);
}

HANDLER(loadFree) {
    Value content = AS(Cell, fp->function->closure[FIELD_B])->content;
    if (unlikely(content.tag == UNBOUND)) LEAVE;
    take(content);
    PUT_VALUE(RA, content);
}

HANDLER(storeFree) {
    Value value = *RB;
    if (unlikely(value.tag == UNBOUND)) LEAVE;
    if (w & DROP_B) {
        RB->tag = UNBOUND;
    } else {
        take(value);
    }
    PUT_VALUE(&AS(Cell, fp->function->closure[FIELD_A])->content, value);
}
