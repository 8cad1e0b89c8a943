// The two ways of an item in a heap of plain values, as the module `heapq` goes them: all comparisons come first, so that a
// list is either done or as it was.

#include "truth.h"

INLINE void put(Value *target, Value value) {
    target->tag = value.tag;
    target->bits = value.bits;
}

bool machineCoreSiftDown(void *object, int64_t start, int64_t position) {
    Value *items = ((List *)object)->items, item = items[position];
    int64_t place = position;
    while (place > start) {
        int64_t parent = (place - 1) >> 1;
        int less = core_isLess(item, items[parent]);
        if (less < 0) return false;
        if (!less) break;
        place = parent;
    }
    for (int64_t parent; position > place; position = parent) {
        parent = (position - 1) >> 1;
        copy(items + position, items + parent);
    }
    put(items + place, item);
    return true;
}

bool machineCoreSiftUp(void *object, int64_t start) {
    enum { DEEPEST = 64 };
    const List *list = object;
    Value *items = list->items, item = items[start];
    int64_t way[DEEPEST], depth = 0, end = list->count;
    way[0] = start;
    // The smaller child each time, down to a leaf.
    while (way[depth] < end >> 1) {
        int64_t child = 2 * way[depth] + 1;
        if (child + 1 < end) {
            int less = core_isLess(items[child], items[child + 1]);
            if (less < 0) return false;
            child += !less;
        }
        way[++depth] = child;
    }
    int64_t place = depth;
    for (; place > 0; place--) {
        int less = core_isLess(item, items[way[place]]);
        if (less < 0) return false;
        if (!less) break;
    }
    for (int64_t k = 0; k < place; k++) copy(items + way[k], items + way[k + 1]);
    put(items + way[place], item);
    return true;
}
