// Loops over ranges, lists, tuples, dicts and generators.

#include "translator.h"
#include "truth.h"

INLINE Value ownedPair(Value key, Value value) {
    Tuple *tuple = allocate(sizeof(Tuple) + 2 * sizeof(Value), machineCoreHooks.tupleClass, KIND_TUPLE);
    tuple->count = 2;
    tuple->items[0] = key;
    tuple->items[1] = value;
    track(tuple);
    return (Value){OBJECT, (uint64_t)tuple};
}

INLINE Value pair(Value key, Value value) {
    take(key);
    take(value);
    return ownedPair(key, value);
}

// Makes the frame after `fp` go on with a generator, whose registers lie at `base` while it runs. False, and nothing done,
// if that is for the rest of the machine.
INLINE bool enterGenerator(State *vm, Frame *fp, Value value, Value *base, Value *destination, int64_t kind) {
    Generator *generator = AS(Generator, value);
    int64_t count = generator->registerCount;
    if (generator->state >= GENERATOR_RUNNING || fp + 1 >= vm->frameLimit || base + count >= vm->stackLimit) return false;
    bool isSuspended = generator->state == GENERATOR_SUSPENDED;
    uint64_t *pc = generator->pc, yield = isSuspended ? pc[-1] : 0;
    if (isSuspended && (uint8_t)yield != OPCODE_yieldValue) return false;
    const Value *kept = generator->registers;
    for (int64_t k = 0; k < count; k++) copy(base + k, kept + k);
    if (isSuspended) {
        // What is sent: None.
        Value *sent = base + (uint16_t)(yield >> 16), old = *sent;
        // Mostly nobody asks for it.
        if (clears(pc, (uint16_t)(yield >> 16))) {
            sent->tag = UNBOUND;
            pc++;
        } else {
            *sent = (Value){SPECIAL, 0};
        }
        drop(old);
    }
    generator->state = GENERATOR_RUNNING;
    generator->header.references++;
    // What is being handled inside goes with the generator; meanwhile it keeps what was handled outside.
    Value outer = vm->handled, inner = generator->handled;
    if (unlikely(outer.tag == OBJECT || inner.tag == OBJECT)) {
        if (inner.tag == SPECIAL && inner.bits == 0) {
            take(outer);
        } else {
            vm->handled = inner;
        }
        generator->handled = outer;
    }
    fp++;
    fp->registers = base;
    fp->constants = generator->function->code->constants;
    fp->function = generator->function;
    fp->destination = destination;
    fp->kind = kind;
    fp->extra = value;
    fp->pc = pc;
    vm->fp = fp;
    return true;
}

// Takes `value` out of R[b], and the registers of the generator that runs in `fp` back into it; `owner` is then the
// generator, with the reference that the frame held.
#define LEAVE_GENERATOR \
    if (w & DROP_B) { \
        RB->tag = UNBOUND; \
    } else { \
        take(value); \
    } \
    Value owner = fp->extra; \
    Generator *generator = AS(Generator, owner); \
    Value *kept = generator->registers; \
    for (int64_t k = 0, count = generator->registerCount; k < count; k++) { \
        copy(kept + k, R + k); \
        R[k].tag = UNBOUND; \
    } \
    generator->pc = (uint64_t *)pc; \
    generator->state = GENERATOR_SUSPENDED; \
    Value inner = vm->handled, outer = generator->handled; \
    if (unlikely(inner.tag == OBJECT || outer.tag == OBJECT)) { \
        vm->handled = outer; \
        if (inner.tag == outer.tag && inner.bits == outer.bits) { \
            generator->handled = (Value){SPECIAL, 0}; \
            if (inner.tag >= OBJECT) HEADER(inner)->references--; \
        } else { \
            generator->handled = inner; \
        } \
    } \
    fp--; \
    vm->fp = fp

int machineCoreResume(void *machine, void *generator, bool isConsumed, void *result) {
    State *vm = machine;
    Frame *fp = vm->fp;
    if ((uint64_t)__builtin_frame_address(0) < vm->nativeStackLimit) return -1;
    // The first free register above everything in use.
    Value *top = vm->nativeTop, *base = top;
    if (fp != vm->frames) {
        Value *end = fp->registers + fp->function->code->registerCount;
        if (end > base) base = end;
    }
    int64_t kind = FRAME_ENTRY | FRAME_GENERATOR | (isConsumed ? FRAME_CONSUMED : 0);
    if (!enterGenerator(vm, fp, (Value){OBJECT, (uint64_t)generator}, base, base, kind)) return -1;
    vm->nativeTop = base;
    int end = machineCoreRun(vm);
    if (end == machineCoreExited) {
        vm->nativeTop = top;
        *(Value *)result = vm->result;
        vm->result.tag = UNBOUND;
    }
    return end;
}

HANDLER(resume) {
    SYNC;
    if (!enterGenerator(vm, fp, *RB, R + fp->function->code->registerCount, RA, FRAME_GENERATOR_FOR)) LEAVE;
    fp++;
    pc = fp->pc;
    R = fp->registers;
    K = fp->constants;
    NEXT;
}

MachineConsumer *core_consumer;

MachineConsumer *machineCoreExchangeConsumer(MachineConsumer *next) {
    MachineConsumer *old = core_consumer;
    core_consumer = next;
    return old;
}

// Whether the consumer takes the value; its reference is then the consumer's.
INLINE bool consumes(Value value) {
    switch (core_consumer->kind) {
    case machineConsumerList:
        append((List *)core_consumer->bits, value);
        return true;
    case machineConsumerAll:
    case machineConsumerAny:
        return value.tag < OBJECT && truthOf(value) == (core_consumer->kind == machineConsumerAll);
    case machineConsumerSum: {
        int64_t sum;
        if (core_consumer->tag == INT && value.tag == INT) {
            if (__builtin_add_overflow((int64_t)core_consumer->bits, (int64_t)value.bits, &sum)) return false;
            core_consumer->bits = (uint64_t)sum;
            return true;
        }
        if ((core_consumer->tag != INT && core_consumer->tag != FLOAT) || (value.tag != INT && value.tag != FLOAT)) return false;
        double total = core_consumer->tag == INT ? (double)(int64_t)core_consumer->bits : number(core_consumer->bits);
        total += value.tag == INT ? (double)(int64_t)value.bits : number(value.bits);
        core_consumer->tag = FLOAT;
        core_consumer->bits = bitsOf(total);
        return true;
    }
    }
    return false;
}

// A generator that native code resumed goes back into its object, unless it may go on at once.
PART(yieldToNative) {
    Value value = *RB;
    if (value.tag == UNBOUND || (fp->kind & ~FRAME_CONSUMED) != (FRAME_ENTRY | FRAME_GENERATOR)) LEAVE;
    SYNC;
    if (fp->kind & FRAME_CONSUMED && !*vm->interrupt) {
        bool moves = w & DROP_B;
        if (!moves) take(value);
        if (consumes(value)) {
            if (moves) RB->tag = UNBOUND;
            if (clears(pc, FIELD_A)) {
                pc++;
                NEXT;
            }
            PUT(RA, SPECIAL, 0);
        }
        if (!moves && value.tag >= OBJECT) HEADER(value)->references--;
    }
    LEAVE_GENERATOR;
    vm->generatorReturned = false;
    vm->result = value;
    drop(owner);
    return machineCoreExited;
}

HANDLER(yieldValue) {
    Value value = *RB;
    if (unlikely(value.tag == UNBOUND || fp->kind != FRAME_GENERATOR_FOR)) GO(yieldToNative);
    LEAVE_GENERATOR;
    Value *destination = fp[1].destination;
    pc = fp->pc;
    R = fp->registers;
    K = fp->constants;
    drop(owner);
    PUT_VALUE(destination, value);
}

// The next value of a list, a tuple or an ASCII string: 1, 0 at its end, -1 for anything else.
INLINE int nextOfSequence(SequenceIterator *place, Value *result) {
    Value sequence = place->sequence;
    int64_t index = place->index, count;
    const Value *items;
    if (sequence.tag < OBJECT) return 0;
    if (likely((uint8_t)HEADER(sequence)->word == KIND_LIST)) {
        items = AS(List, sequence)->items;
        count = AS(List, sequence)->count;
    } else if ((uint8_t)HEADER(sequence)->word == KIND_TUPLE) {
        items = AS(Tuple, sequence)->items;
        count = AS(Tuple, sequence)->count;
    } else if ((uint8_t)HEADER(sequence)->word == KIND_STRING
               && AS(String, sequence)->byteCount == AS(String, sequence)->scalarCount) {
        const String *string = AS(String, sequence);
        count = string->byteCount;
        items = (Value *)machineCoreHooks.characters;
        if (index < count) {
            place->index = index + 1;
            *result = items[(uint8_t)string->bytes[index]];
            take(*result);
            return 1;
        }
    } else {
        return -1;
    }
    if (unlikely(index >= count)) {
        place->sequence.tag = UNBOUND;
        drop(sequence);
        return 0;
    }
    place->index = index + 1;
    *result = items[index];
    take(*result);
    return 1;
}

INLINE int nextOfRange(RangeIterator *range, Value *result) {
    if (range->left <= 0) return 0;
    *result = (Value){INT, (uint64_t)range->current};
    range->current = (int64_t)((uint64_t)range->current + (uint64_t)range->step);
    range->left--;
    return 1;
}

INLINE int nextOfDict(DictIterator *place, Value *result) {
    if (!isKind(place->dict, KIND_DICT) || place->isReversed) return -1;
    const Dict *dict = AS(Dict, place->dict);
    if (dict->count != place->expectedCount) return -1;
    int64_t index = place->index;
    while (index < dict->used && dict->entries[index].key.tag == UNBOUND) index++;
    if (index >= dict->used) return -1;
    const DictEntry *entry = dict->entries + index;
    place->index = index + 1;
    if (place->part == PART_ITEMS) {
        *result = pair(entry->key, entry->value);
    } else {
        *result = place->part == PART_KEYS ? entry->key : entry->value;
        take(*result);
    }
    return 1;
}

// The next value of any iterator: 1, 0 at its end, -1 if it raised.
static int nextOf(Value iterator, Value *result) {
    int outcome = -1;
    if (isKind(iterator, KIND_SEQUENCE_ITERATOR)) {
        outcome = nextOfSequence(AS(SequenceIterator, iterator), result);
    } else if (isKind(iterator, KIND_RANGE_ITERATOR)) {
        return nextOfRange(AS(RangeIterator, iterator), result);
    } else if (isKind(iterator, KIND_DICT_ITERATOR)) {
        outcome = nextOfDict(AS(DictIterator, iterator), result);
    }
    if (outcome >= 0) return outcome;
    return machineCoreHooks.next(&iterator, result);
}

// Whether an iterator is one over a list or a tuple that has a next item; it is then where `item` points, and is not taken.
INLINE bool hasItem(Value iterator, const Value **item) {
    if (!isKind(iterator, KIND_SEQUENCE_ITERATOR)) return false;
    const SequenceIterator *place = AS(SequenceIterator, iterator);
    Value sequence = place->sequence;
    if (sequence.tag < OBJECT) return false;
    if ((uint8_t)HEADER(sequence)->word == KIND_LIST) {
        *item = AS(List, sequence)->items + place->index;
        return place->index < AS(List, sequence)->count;
    }
    *item = AS(Tuple, sequence)->items + place->index;
    return (uint8_t)HEADER(sequence)->word == KIND_TUPLE && place->index < AS(Tuple, sequence)->count;
}

// The next pair of `zip` or `enumerate`, owned: as `nextOf`.
static int nextOfPair(PairIterator *pair, Value *a, Value *b) {
    bool counts = pair->second.tag == UNBOUND;
    int outcome = nextOf(pair->first, counts ? b : a);
    if (outcome != 1) return outcome;
    if (counts) {
        *a = (Value){INT, (uint64_t)pair->number};
        pair->number = (int64_t)((uint64_t)pair->number + 1);
        return 1;
    }
    outcome = nextOf(pair->second, b);
    if (outcome != 1) drop(*a);
    return outcome;
}

int machineCoreNext(void *machine, void *iterator, void *result) {
    State *vm = machine;
    if (*vm->interrupt) return -1;
    switch ((uint8_t)((Object *)iterator)->word) {
    case KIND_RANGE_ITERATOR: return nextOfRange(iterator, result);
    case KIND_SEQUENCE_ITERATOR: return nextOfSequence(iterator, result);
    case KIND_DICT_ITERATOR: return nextOfDict(iterator, result);
    default: return -1;
    }
}

// What the loop over `outcome` does next.
#define ITERATED(outcome) \
    do { \
        switch (outcome) { \
        case 1: { \
            Value *target = RA, old = *target; \
            target->tag = value.tag; \
            target->bits = value.bits; \
            drop(old); \
            break; \
        } \
        case 0: \
            dropRegister(RB); \
            pc += SIGNED_C; \
            break; \
        default: LEAVE; \
        } \
        K = fp->constants; \
        NEXT; \
    } while (0)

// Whether the next instruction takes a pair apart at once that the loop's register holds.
INLINE bool isTakenApart(const uint64_t *pc, uint16_t a) {
    uint64_t next = *pc;
    return (uint8_t)next == OPCODE_unpack && next & DROP_B && (uint16_t)(next >> 32) == a && next >> 48 == 2;
}

// A pair that is not made, for the targets of the instruction that would take it apart.
#define PUT_PAIR(first, second) \
    do { \
        Value one_ = (first), two_ = (second); \
        Value *target_ = R + (uint16_t)(*pc >> 16), old_ = target_[0], older_ = target_[1]; \
        pc++; \
        target_[0].tag = one_.tag; \
        target_[0].bits = one_.bits; \
        target_[1].tag = two_.tag; \
        target_[1].bits = two_.bits; \
        if (unlikely(old_.tag >= OBJECT || older_.tag >= OBJECT)) { \
            SYNC; \
            drop(old_); \
            drop(older_); \
            K = fp->constants; \
        } \
        NEXT; \
    } while (0)

PART(iterateAnyPair) {
    SYNC;
    Value first, second;
    int outcome = nextOfPair(AS(PairIterator, *RB), &first, &second);
    if (outcome < 0) return machineCoreRaised;
    Value value = {UNBOUND, 0};
    if (outcome == 1) {
        if (isTakenApart(pc, FIELD_A)) PUT_PAIR(first, second);
        value = ownedPair(first, second);
    }
    ITERATED(outcome);
}

// `zip` of two lists or tuples, or `enumerate` of one, whose pairs are taken apart at once.
PART(iteratePair) {
    PairIterator *pair = AS(PairIterator, *RB);
    const Value *item, *other;
    if (unlikely(!isTakenApart(pc, FIELD_A) || !hasItem(pair->first, &item))) GO(iterateAnyPair);
    if (pair->second.tag == UNBOUND) {
        int64_t number = pair->number;
        Value second = *item;
        pair->number = (int64_t)((uint64_t)number + 1);
        AS(SequenceIterator, pair->first)->index++;
        take(second);
        PUT_PAIR(((Value){INT, (uint64_t)number}), second);
    }
    if (unlikely(!hasItem(pair->second, &other) || pair->first.bits == pair->second.bits)) GO(iterateAnyPair);
    Value first = *item, second = *other;
    AS(SequenceIterator, pair->first)->index++;
    AS(SequenceIterator, pair->second)->index++;
    take(first);
    take(second);
    PUT_PAIR(first, second);
}

PART(iterateOther) {
    Value iterator = *RB, value;
    if (iterator.tag < OBJECT) LEAVE;
    switch ((uint8_t)HEADER(iterator)->word) {
    case KIND_GENERATOR: GO(op_resume);
    case KIND_DICT_ITERATOR:
        if (*vm->interrupt) LEAVE;
        SYNC;
        ITERATED(nextOfDict(AS(DictIterator, iterator), &value));
    case KIND_PAIR_ITERATOR: GO(iteratePair);
    case KIND_ITERATOR: {
        SYNC;
        Value answer;
        int outcome = machineCoreHooks.next(RB, &answer);
        if (outcome < 0) return machineCoreRaised;
        value.tag = answer.tag;
        value.bits = answer.bits;
        ITERATED(outcome);
    }
    default: LEAVE;
    }
}

PART(iterateSequence) {
    Value value;
    SYNC;
    ITERATED(nextOfSequence(AS(SequenceIterator, *RB), &value));
}

HANDLER(forIterate) {
    Value iterator = *RB;
    if (unlikely(iterator.tag < OBJECT)) LEAVE;
    uint8_t kind = (uint8_t)HEADER(iterator)->word;
    if (likely(kind == KIND_RANGE_ITERATOR)) {
        RangeIterator *range = AS(RangeIterator, iterator);
        if (unlikely(range->left <= 0)) {
            SYNC;
            dropRegister(RB);
            pc += SIGNED_C;
            NEXT;
        }
        int64_t value = range->current;
        range->current = (int64_t)((uint64_t)value + (uint64_t)range->step);
        range->left--;
        PUT_INT(RA, value);
    }
    if (likely(kind == KIND_SEQUENCE_ITERATOR)) GO(iterateSequence);
    GO(iterateOther);
}

// The loop's `forIterate`, before the place to go on, knows what to do with other iterators and with the end.
PART(goToHead) {
    w = pc[-1];
    switch ((uint8_t)HEADER(*RB)->word) {
    case KIND_SEQUENCE_ITERATOR: GO(iterateSequence);
    case KIND_GENERATOR: GO(op_resume);
    case KIND_PAIR_ITERATOR: GO(iteratePair);
    default: GO(iterateOther);
    }
}

HANDLER(forLoop) {
    if (unlikely(mustPoll(vm))) LEAVE;
    COUNT_EVENT;
    Value iterator = *RB;
    int64_t back = SIGNED_C;
    if (likely(isKind(iterator, KIND_RANGE_ITERATOR))) {
        RangeIterator *range = AS(RangeIterator, iterator);
        if (unlikely(range->left <= 0)) {
            SYNC;
            dropRegister(RB);
            NEXT;
        }
        int64_t value = range->current;
        range->current = (int64_t)((uint64_t)value + (uint64_t)range->step);
        range->left--;
        pc += back;
        PUT_INT(RA, value);
    }
    pc += back;
    if (likely(isKind(iterator, KIND_SEQUENCE_ITERATOR) && isKind(AS(SequenceIterator, iterator)->sequence, KIND_LIST))) {
        SequenceIterator *place = AS(SequenceIterator, iterator);
        const List *list = AS(List, place->sequence);
        int64_t index = place->index;
        if (unlikely(index >= list->count)) GO(goToHead);
        place->index = index + 1;
        Value value = list->items[index];
        take(value);
        PUT_VALUE(RA, value);
    }
    GO(goToHead);
}

HANDLER(getIterator) {
    Value b = *RB;
    if (b.tag < OBJECT) LEAVE;
    Object *made;
    switch (HEADER(b)->word & (SUBCLASS | 0xff)) {
    case KIND_RANGE: {
        const Range *range = AS(Range, b);
        RangeIterator *iterator = allocate(sizeof(RangeIterator), machineCoreHooks.rangeIteratorClass, KIND_RANGE_ITERATOR);
        iterator->current = range->start;
        iterator->step = range->step;
        iterator->left = range->count;
        made = &iterator->header;
        break;
    }
    case KIND_LIST:
    case KIND_TUPLE: {
        void *cls = (uint8_t)HEADER(b)->word == KIND_LIST ? machineCoreHooks.listIteratorClass
                                                          : machineCoreHooks.tupleIteratorClass;
        SequenceIterator *iterator = allocate(sizeof(SequenceIterator), cls, KIND_SEQUENCE_ITERATOR);
        take(b);
        iterator->sequence = b;
        iterator->index = 0;
        track(iterator);
        made = &iterator->header;
        break;
    }
    case KIND_GENERATOR:
    case KIND_ITERATOR:
    case KIND_PAIR_ITERATOR:
    case KIND_RANGE_ITERATOR:
    case KIND_SEQUENCE_ITERATOR:
    case KIND_DICT_ITERATOR:
        take(b);
        made = HEADER(b);
        break;
    default: LEAVE;
    }
    SYNC;
    if (w & DROP_B) dropRegister(RB);
    PUT(RA, OBJECT, (uint64_t)made);
}
