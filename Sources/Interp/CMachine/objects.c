// The end of objects. What scripts make most is taken apart here, everything else by the heap (Machine/Values/Heap.swift).
// Taking apart never recurses: what goes meanwhile waits on the heap's list, linked through its reference count.

#include "core.h"

FreeBlocks freeBlocks;
KnownPlace knownPlaces[KNOWN_PLACES];

static void (*heapDestroy)(void *object);
static void (*heapTakeApart)(void *object);

void machineCoreSetHeap(void *heap, void (*destroy)(void *object), void (*takeApart)(void *object)) {
    machineHeap = heap;
    heapDestroy = destroy;
    heapTakeApart = takeApart;
}

void *machineCoreAllocate(int64_t size) { return allocateBlock(size); }
void machineCoreFree(void *memory, int64_t size) { freeBlock(memory, size); }

void machineCoreGrowList(void *object) {
    List *list = object;
    int64_t capacity = list->count + list->count / 4 + 4, size = capacity * (int64_t)sizeof(Value);
    Value *items = list->items ? realloc(list->items, (size_t)size) : allocateBlock(size);
    if (!items) machineCoreHooks.outOfMemory(size);
    list->items = items;
    list->capacity = capacity;
}

static void takeApart(Object *object) {
    Heap *heap = HEAP;
    switch (object->word) {
    case KIND_TUPLE: {
        Tuple *tuple = (Tuple *)object;
        untrack(object);
        for (int64_t k = 0; k < tuple->count; k++) drop(tuple->items[k]);
        heap->liveObjects--;
        freeBlock(tuple, (int64_t)sizeof(Tuple) + tuple->count * (int64_t)sizeof(Value));
        return;
    }
    case KIND_INSTANCE: {
        Instance *instance = (Instance *)object;
        Attributes *attributes = &instance->attributes;
        untrack(object);
        for (int64_t k = 0, count = attributes->shape->count; k < count; k++) drop(attributes->slots[k]);
        Object *cls = &object->cls->header;
        heap->liveObjects--;
        if (attributes->capacity > 0) {
            // Where the slots lay first is not known any more.
            free(attributes->slots);
            free(instance);
        } else {
            freeBlock(instance, (int64_t)sizeof(Instance) - attributes->capacity * (int64_t)sizeof(Value));
        }
        if (--cls->references == 0) core_destroy(cls);
        return;
    }
    case KIND_LIST: {
        List *list = (List *)object;
        untrack(object);
        for (int64_t k = 0; k < list->count; k++) drop(list->items[k]);
        if (list->items) freeBlock(list->items, list->capacity * (int64_t)sizeof(Value));
        heap->liveObjects--;
        freeBlock(list, sizeof(List));
        return;
    }
    case KIND_DICT: {
        Dict *dict = (Dict *)object;
        untrack(object);
        for (int64_t k = 0; k < dict->used; k++) {
            if (dict->entries[k].key.tag == UNBOUND) continue;
            drop(dict->entries[k].key);
            drop(dict->entries[k].value);
        }
        // One block: the entries, two for three places, then the index.
        int64_t places = dict->mask + 1;
        if (dict->entries) freeBlock(dict->entries, places * 2 / 3 * (int64_t)sizeof(DictEntry) + places * 4);
        heap->liveObjects--;
        freeBlock(dict, sizeof(Dict));
        return;
    }
    case KIND_SET:
    case KIND_FROZEN_SET: {
        Set *set = (Set *)object;
        untrack(object);
        for (int64_t k = 0; k <= set->mask; k++) drop(set->table[k].key);
        freeBlock(set->table, (set->mask + 1) * (int64_t)sizeof(SetEntry));
        heap->liveObjects--;
        freeBlock(set, sizeof(Set));
        return;
    }
    case KIND_SEQUENCE_ITERATOR: {
        SequenceIterator *iterator = (SequenceIterator *)object;
        untrack(object);
        drop(iterator->sequence);
        heap->liveObjects--;
        freeBlock(iterator, sizeof(SequenceIterator));
        return;
    }
    case KIND_PAIR_ITERATOR: {
        PairIterator *iterator = (PairIterator *)object;
        untrack(object);
        drop(iterator->first);
        drop(iterator->second);
        heap->liveObjects--;
        freeBlock(iterator, sizeof(PairIterator));
        return;
    }
    case KIND_CELL: {
        Cell *cell = (Cell *)object;
        untrack(object);
        drop(cell->content);
        heap->liveObjects--;
        freeBlock(cell, sizeof(Cell));
        return;
    }
    case KIND_FUNCTION: {
        Function *function = (Function *)object;
        untrack(object);
        drop((Value){OBJECT, (uint64_t)function->code});
        drop((Value){OBJECT, (uint64_t)function->globals});
        drop(function->defaults);
        drop(function->keywordDefaults);
        for (int64_t k = 0; k < function->closureCount; k++) drop(function->closure[k]);
        if (function->closure) freeBlock(function->closure, function->closureCount * (int64_t)sizeof(Value));
        drop(function->name);
        drop(function->qualifiedName);
        drop(function->documentation);
        drop(function->annotations);
        drop(function->module);
        drop(function->attributes);
        heap->liveObjects--;
        freeBlock(function, sizeof(Function));
        return;
    }
    case KIND_GENERATOR: {
        Generator *generator = (Generator *)object;
        int64_t count = generator->registerCount;
        untrack(object);
        if (generator->state < GENERATOR_RUNNING) {
            for (int64_t k = 0; k < count; k++) drop(generator->registers[k]);
        }
        freeBlock(generator->registers, (count > 0 ? count : 1) * (int64_t)sizeof(Value));
        drop((Value){OBJECT, (uint64_t)generator->function});
        drop(generator->handled);
        heap->liveObjects--;
        freeBlock(generator, sizeof(Generator));
        return;
    }
    default: heapTakeApart(object);
    }
}

void core_destroy(Object *object) {
    Heap *heap = HEAP;
    switch (object->word) {
    case KIND_STRING:
        heap->liveObjects--;
        freeBlock(object, (int64_t)sizeof(String) + ((String *)object)->byteCount);
        return;
    case KIND_RANGE_ITERATOR:
        heap->liveObjects--;
        freeBlock(object, sizeof(RangeIterator));
        return;
    case KIND_INSTANCE:
        if (object->cls->flags & CLASS_HAS_FINALIZER) break;
        goto plain;
    case KIND_GENERATOR:
        // One that was stopped in the middle may have something to do.
        if (((Generator *)object)->state != GENERATOR_FINISHED && ((Generator *)object)->state != GENERATOR_CREATED) break;
        goto plain;
    case KIND_TUPLE:
    case KIND_LIST:
    case KIND_DICT:
    case KIND_SET:
    case KIND_FROZEN_SET:
    case KIND_SEQUENCE_ITERATOR:
    case KIND_PAIR_ITERATOR:
    case KIND_CELL:
    case KIND_FUNCTION:
    plain:
        if (heap->isDestroying) {
            object->references = (int64_t)heap->pending;
            heap->pending = object;
            return;
        }
        heap->isDestroying = true;
        takeApart(object);
        while (heap->pending) {
            Object *next = heap->pending;
            heap->pending = (Object *)next->references;
            takeApart(next);
        }
        heap->isDestroying = false;
        return;
    default: break;
    }
    heapDestroy(object);
}

void machineCoreDestroy(void *object) { core_destroy(object); }
