// What every handler is made of: its signature, how it goes on, how it leaves, and reference counts.
//
// A handler gets the place after its word, the frame's registers, the frame, the machine, the frame's constants and its word.
// The first four stay in registers that survive calls of ordinary functions. `fp->pc` is current only where other code
// looks at it: before anything that may run a script (SYNC), before a call, and when the core leaves.

#pragma once

#include <stdlib.h>
#include <string.h>

#include "include/CMachine.h"
#include "layout.h"
#include "opcodes.h"

#pragma GCC visibility push(hidden)

extern MachineCoreHooks machineCoreHooks;
extern Heap *machineHeap;

#define PARAMETERS const uint64_t *pc, Value *R, Frame *fp, State *vm, Value *K, uint64_t w
#define ARGUMENTS pc, R, fp, vm, K, w
#define HANDLER(name) __attribute__((preserve_none)) int op_##name(PARAMETERS)
#define PART(name) __attribute__((preserve_none, noinline)) static int name(PARAMETERS)
#define MUSTTAIL __attribute__((musttail))
#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define INLINE static inline __attribute__((always_inline))

typedef __attribute__((preserve_none)) int (*Handler)(PARAMETERS);
extern const Handler dispatchTable[256];

#define DECLARE(name) HANDLER(name);
OPCODES(DECLARE)
#undef DECLARE
// The instruction is not for the core.
HANDLER(leave);
// Takes apart the object at address `w` and goes on.
HANDLER(dropAndGoOn);
// Takes the pending exception, raised by the instruction before `fp->pc`, to its handler.
HANDLER(unwind);
void core_destroy(Object *object);
Generator *core_makeGenerator(Function *function, Value *window);
// Whether a set has a plain key; -1 if the rest of the machine has to look.
int core_containsKey(const Set *set, Value key);
// `a < b`: 1, 0, or -1 if the rest of the machine has to ask.
int core_isLess(Value a, Value b);
// Goes on with the generator that the loop at hand (`forIterate`, in the word) runs over.
HANDLER(resume);
// What takes the values of generators that are resumed as consumed.
extern MachineConsumer *core_consumer;
// `|` of sets.
HANDLER(uniteSets);

#pragma GCC visibility pop

#define NUMBER(name) OPCODE_##name,
enum { OPCODES(NUMBER) OPCODE_COUNT };
#undef NUMBER

// ---- the word's fields ----

enum { DROP_A = 1 << 8, DROP_B = 2 << 8, DROP_C = 4 << 8, IN_PLACE = 8 << 8, SUBTRACTION = 16 << 8, REVERSED = 32 << 8 };

#define FIELD_A ((uint16_t)(w >> 16))
#define FIELD_B ((uint16_t)(w >> 32))
#define FIELD_C ((uint16_t)(w >> 48))
#define SIGNED_B ((int64_t)(int16_t)(w >> 32))
#define SIGNED_C ((int64_t)w >> 48)
#define LONG ((int64_t)w >> 32)
#define RA (R + FIELD_A)
#define RB (R + FIELD_B)
#define RC (R + FIELD_C)
#define CACHE ((Cache *)*pc)

// ---- going on ----

#define NEXT \
    do { \
        uint64_t next_ = *pc; \
        MUSTTAIL return dispatchTable[(uint8_t)next_](pc + 1, R, fp, vm, K, next_); \
    } while (0)
#define LEAVE MUSTTAIL return op_leave(ARGUMENTS)
#define GO(part) MUSTTAIL return part(ARGUMENTS)
#define SYNC (fp->pc = (uint64_t *)pc)

// Stores a value that needs no reference taken, and goes on.
#define PUT(target, newTag, newBits) \
    do { \
        Value *target_ = (target); \
        uint64_t newBits_ = (newBits), oldTag_ = target_->tag, oldBits_ = target_->bits; \
        target_->tag = (newTag); \
        target_->bits = newBits_; \
        if (unlikely(oldTag_ >= OBJECT) && unlikely(--((Object *)oldBits_)->references == 0)) { \
            MUSTTAIL return op_dropAndGoOn(pc, R, fp, vm, K, oldBits_); \
        } \
        NEXT; \
    } while (0)
#define PUT_VALUE(target, value) PUT(target, (value).tag, (value).bits)
#define PUT_INT(target, number) PUT(target, INT, (uint64_t)(number))
#define PUT_BOOL(target, truth) PUT(target, BOOL, (truth) ? 1 : 0)
#define PUT_FLOAT(target, number) PUT(target, FLOAT, bitsOf(number))

// Stores a truth, or goes where the next instruction, a jump that is all it is for, goes with it.
#define PUT_TRUTH(target, theTruth) \
    do { \
        bool truth_ = (theTruth); \
        uint64_t jump_ = *pc; \
        uint8_t opcode_ = (uint8_t)jump_; \
        if (likely((opcode_ == OPCODE_jumpIfFalse || opcode_ == OPCODE_jumpIfTrue) && jump_ & DROP_A \
                   && (uint16_t)(jump_ >> 16) == FIELD_A && (int64_t)jump_ >= 0 && (target)->tag < OBJECT)) { \
            pc++; \
            if (truth_ == (opcode_ == OPCODE_jumpIfTrue)) pc += (int64_t)jump_ >> 32; \
            NEXT; \
        } \
        PUT_BOOL(target, truth_); \
    } while (0)

INLINE uint64_t bitsOf(double number) {
    uint64_t bits;
    memcpy(&bits, &number, 8);
    return bits;
}

INLINE double number(uint64_t bits) {
    double number;
    memcpy(&number, &bits, 8);
    return number;
}

// ---- values ----

#define AS(Type, value) ((Type *)(value).bits)
#define HEADER(value) ((Object *)(value).bits)

INLINE bool isKind(Value value, uint8_t kind) { return value.tag >= OBJECT && (uint8_t)HEADER(value)->word == kind; }
// Of the builtin class itself, so that no method is overridden.
INLINE bool isExactly(Value value, uint8_t kind) {
    return value.tag >= OBJECT && (HEADER(value)->word & (SUBCLASS | 0xff)) == kind;
}

// Copies a value in two halves: what was just stored in two halves can be loaded whole only after a wait.
INLINE void copy(Value *target, const Value *source) {
    uint64_t tag = source->tag, bits = source->bits;
    __asm__("" : "+r"(tag));
    target->tag = tag;
    target->bits = bits;
}

INLINE void take(Value value) {
    if (value.tag >= OBJECT) HEADER(value)->references++;
}

// Only after SYNC: what goes may run scripts.
INLINE void drop(Value value) {
    if (value.tag >= OBJECT && unlikely(--HEADER(value)->references == 0)) core_destroy(HEADER(value));
}

INLINE void dropRegister(Value *target) {
    Value old = *target;
    target->tag = UNBOUND;
    drop(old);
}

INLINE void dropOperands(Value *R, uint64_t w) {
    if (w & (DROP_A | DROP_B | DROP_C)) {
        if (w & DROP_B) dropRegister(RB);
        if (w & DROP_C) dropRegister(RC);
        if (w & DROP_A) dropRegister(RA);
    }
}

// What is left in a window is released; numbers may stay.
INLINE void clearWindow(Value *base, int64_t count) {
    for (int64_t k = 0; k < count; k++) {
        if (base[k].tag >= OBJECT) dropRegister(base + k);
    }
}

// Whether the next instruction only clears that register.
INLINE bool clears(const uint64_t *pc, uint16_t a) { return (uint8_t)*pc == OPCODE_clear && (uint16_t)(*pc >> 16) == a; }

// ---- objects ----

#define HEAP machineHeap

// Blocks that were freed, by size in steps of sixteen bytes, linked through their first words. Blocks of the heap are at least
// as long as their size rounded up to such a step.
// Sanitizer builds keep none, so that a use after the end is seen.
#if __has_feature(address_sanitizer)
enum { STEP = 16, STEPS = 0, MOST_FREE_BYTES = 0 };
#else
enum { STEP = 16, STEPS = 17, MOST_FREE_BYTES = 4 << 20 };
#endif
typedef struct FreeBlock {
    struct FreeBlock *next;
} FreeBlock;
typedef struct {
    FreeBlock *first[STEPS + 1];
    int64_t count[STEPS + 1];
} FreeBlocks;
extern __attribute__((visibility("hidden"))) FreeBlocks freeBlocks;

INLINE int64_t steps(int64_t size) { return (size + STEP - 1) / STEP; }

INLINE void *allocateBlock(int64_t size) {
    int64_t step = steps(size);
    if (likely(step < STEPS)) {
        FreeBlock *block = freeBlocks.first[step];
        if (likely(block != NULL)) {
            freeBlocks.first[step] = block->next;
            freeBlocks.count[step]--;
            return block;
        }
    }
    return malloc((size_t)step * STEP);
}

INLINE void freeBlock(void *memory, int64_t size) {
    int64_t step = steps(size);
    if (unlikely(step >= STEPS || freeBlocks.count[step] * step * STEP >= MOST_FREE_BYTES)) {
        free(memory);
        return;
    }
    FreeBlock *block = memory;
    block->next = freeBlocks.first[step];
    freeBlocks.first[step] = block;
    freeBlocks.count[step]++;
}

INLINE void *allocate(int64_t size, void *cls, uint32_t word) {
    Object *object = allocateBlock(size);
    if (unlikely(!object)) machineCoreHooks.outOfMemory(size);
    object->references = 1;
    object->cls = cls;
    object->word = word;
    object->registryIndex = 0;
    HEAP->liveObjects++;
    return object;
}

// Enters a container into the collector's registry.
INLINE void track(void *container) {
    Heap *heap = HEAP;
    if (unlikely(heap->registryCount == heap->registryCapacity)) machineCoreHooks.growRegistry();
    heap->registry[heap->registryCount++] = container;
    ((Object *)container)->registryIndex = (uint32_t)heap->registryCount;
}

INLINE void untrack(Object *object) {
    int64_t place = object->registryIndex;
    if (place == 0) return;
    Heap *heap = HEAP;
    Object *last = heap->registry[--heap->registryCount];
    heap->registry[place - 1] = last;
    last->registryIndex = (uint32_t)place;
    object->registryIndex = 0;
}

// Whether an interrupt or a collection is due: then the instruction is the rest of the machine's.
INLINE bool mustPoll(State *vm) { return *vm->interrupt != 0 || HEAP->registryCount > HEAP->threshold; }

// ---- dicts ----

INLINE int64_t stringHash(const String *string) {
    return likely(string->hash != 0) ? string->hash : machineCoreHooks.stringHash(string);
}

INLINE bool equalStrings(const String *a, const String *b) {
    return a == b || (a->byteCount == b->byteCount && memcmp(a->bytes, b->bytes, (size_t)a->byteCount) == 0);
}

INLINE int64_t scramble(int64_t hash) { return (int64_t)((uint64_t)hash * 0x9E3779B97F4A7C15u >> 32); }

// Where a key that is the dict's own object was found last. A dict's version is its alone and changes with its keys, so while
// it is the same the key is alive and stands where it stood. Scripts look the same key up several times in a row.
enum { KNOWN_PLACES = 64 };
typedef struct {
    _Alignas(32) int64_t version;
    uint64_t key;
    int64_t place;
} KnownPlace;
extern __attribute__((visibility("hidden"))) KnownPlace knownPlaces[KNOWN_PLACES];

// The place of the entry of a str, or -1.
INLINE int64_t findText(const Dict *dict, Value name) {
    KnownPlace *known = knownPlaces + (((name.bits >> 5) ^ (uint64_t)dict->version) & (KNOWN_PLACES - 1));
    if (known->key == name.bits && known->version == dict->version) return known->place;
    if (!dict->index) return -1;
    int64_t hash = stringHash(AS(String, name)), mask = dict->mask, slot = scramble(hash) & mask;
    for (;; slot = (slot + 1) & mask) {
        int64_t place = dict->index[slot];
        if (place == -1) return -1;
        if (place < 0) continue;
        const DictEntry *entry = dict->entries + place;
        if (entry->key.bits == name.bits && entry->key.tag == OBJECT) {
            *known = (KnownPlace){dict->version, name.bits, place};
            return place;
        }
        if (entry->hash == hash && isKind(entry->key, KIND_STRING) && equalStrings(AS(String, entry->key), AS(String, name))) {
            return place;
        }
    }
}

enum { UNDECIDED = -2 };

// The hash of an int below 2**61 - 1 in magnitude is the int itself, but for -1.
INLINE bool hasPlainHash(int64_t number) { return number > -((1LL << 61) - 1) && number < (1LL << 61) - 1; }
INLINE int64_t intHash(int64_t number) { return number == -1 ? -2 : number; }

// The place of the entry of an int with a plain hash, -1, or UNDECIDED if a key of another kind may be equal.
INLINE int64_t findInt(const Dict *dict, int64_t number) {
    if (!dict->index) return -1;
    int64_t hash = intHash(number), mask = dict->mask, slot = scramble(hash) & mask;
    for (;; slot = (slot + 1) & mask) {
        int64_t place = dict->index[slot];
        if (place == -1) return -1;
        if (place < 0) continue;
        const DictEntry *entry = dict->entries + place;
        if (entry->hash != hash) continue;
        if (entry->key.tag != INT) return UNDECIDED;
        if ((int64_t)entry->key.bits == number) return place;
    }
}

// The place of a plain key of a dict: -1 if it has none, UNDECIDED if the rest of the machine has to look.
INLINE int64_t findKey(const Dict *dict, Value key) {
    if (isExactly(key, KIND_STRING)) return findText(dict, key);
    if (key.tag == INT && hasPlainHash((int64_t)key.bits)) return findInt(dict, (int64_t)key.bits);
    return UNDECIDED;
}

// ---- lists ----

INLINE void append(List *list, Value item) {
    if (unlikely(list->count == list->capacity)) machineCoreGrowList(list);
    list->items[list->count++] = item;
}

// ---- classes ----

// The attribute of a class, borrowed; unbound if it has none.
INLINE Value lookUp(const Class *cls, uint64_t name) {
    const MethodEntry *entry = (MethodEntry *)machineCoreHooks.methods + (((name >> 5) ^ (uint64_t)cls->version) & METHOD_MASK);
    if (likely(entry->version == cls->version && entry->name == name)) return entry->value;
    Value found;
    machineCoreHooks.lookUp((void *)cls, (void *)name, &found);
    return found;
}

// Whether a value's class has the method of that name from `base`, a builtin class that it inherits from.
INLINE bool keeps(Value value, const void *base, const void *name) {
    return lookUp(HEADER(value)->cls, (uint64_t)name).bits == lookUp(base, (uint64_t)name).bits;
}

// A dict whose class leaves the method of that name as dict has it.
INLINE bool isDictWith(Value value, void *name) {
    if (isExactly(value, KIND_DICT)) return true;
    return isKind(value, KIND_DICT) && keeps(value, machineCoreHooks.dictClass, name);
}

// The slot of an interned name, or -1.
INLINE int64_t findSlot(const Shape *shape, uint64_t name) {
    if (unlikely(shape->index)) {
        int64_t at = (int64_t)((name >> 4) ^ (name >> 12)) & shape->indexMask;
        for (; shape->index[at] >= 0; at = (at + 1) & shape->indexMask) {
            if (shape->names[shape->index[at]] == name) return shape->index[at];
        }
        return -1;
    }
    for (int64_t slot = 0; slot < shape->count; slot++) {
        if (shape->names[slot] == name) return slot;
    }
    return -1;
}

// ---- frames ----

// Makes the frame after `fp` run a function whose parameters are bound; the caller has checked that there is room.
#define ENTER(theFunction, theCode, base, bound, theDestination, theKind) \
    do { \
        Function *function_ = (theFunction); \
        Code *code_ = (theCode); \
        Value *base_ = (base); \
        for (int64_t k_ = (bound), n_ = code_->localCount; k_ < n_; k_++) base_[k_].tag = UNBOUND; \
        fp->pc = (uint64_t *)pc; \
        fp++; \
        fp->registers = base_; \
        fp->constants = code_->constants; \
        fp->function = function_; \
        fp->destination = (theDestination); \
        fp->kind = (theKind); \
        fp->extra.tag = UNBOUND; \
        vm->fp = fp; \
        pc = code_->words; \
        R = base_; \
        K = code_->constants; \
        NEXT; \
    } while (0)

INLINE bool hasRoom(const State *vm, const Frame *fp, const Value *base, const Code *code) {
    return fp + 1 < vm->frameLimit && base + code->registerCount < vm->stackLimit;
}
