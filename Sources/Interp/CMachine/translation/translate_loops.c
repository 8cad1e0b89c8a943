// Loops over ranges, lists, pairs and generators, and the other side of those: `yield`.

#include "translation.h"

#if defined(__x86_64__) && defined(__linux__)

// A generator gives a number to native code that adds numbers up, and goes on at once.
static void writeAddition(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int a = A_OF(w), from = B_OF(w), tag = tr_expected(work, work->mask, from), next = work->word[at].next;
    compareMemory(b, FRAME, offsetof(Frame, kind), FRAME_ENTRY | FRAME_GENERATOR | FRAME_CONSUMED);
    tr_jumpOut(work, tag < 0 ? -1 : JNE, TO_EXIT, at);
    if (tag < 0) return;
    compareMemory(b, REGISTERS, TAG(from), tag);
    tr_jumpOut(work, JNE, TO_EXIT, at);
    if (work->mask[a] & CAN(OBJECT) && a != from) {
        compareMemory(b, REGISTERS, TAG(a), OBJECT);
        tr_jumpOut(work, JAE, TO_EXIT, at);
    }
    load(b, RAX, MACHINE, offsetof(State, interrupt));
    compareMemory32(b, RAX, 0, 0);
    tr_jumpOut(work, JNE, TO_EXIT, at);
    moveNumber(b, RAX, (uint64_t)&core_consumer);
    load(b, RAX, RAX, 0);
    compareMemory32(b, RAX, offsetof(MachineConsumer, kind), machineConsumerSum);
    tr_jumpOut(work, JNE, TO_EXIT, at);
    compareMemory(b, RAX, offsetof(MachineConsumer, tag), tag);
    tr_jumpOut(work, JNE, TO_EXIT, at);
    if (tag == INT) {
        load(b, RCX, RAX, offsetof(MachineConsumer, bits));
        aluLoad(b, ALU_ADD, RCX, REGISTERS, BITS(from));
        tr_jumpOut(work, JO, TO_EXIT, at);
        store(b, RAX, offsetof(MachineConsumer, bits), RCX);
    } else {
        loadDouble(b, 0, RAX, offsetof(MachineConsumer, bits));
        loadDouble(b, 1, REGISTERS, BITS(from));
        doubles(b, DOUBLE_ADD, 0, 1);
        storeDouble(b, RAX, offsetof(MachineConsumer, bits), 0);
    }
    work->mask[from] = CAN(tag);
    // What is sent, None, is mostly cleared at once.
    bool isCleared = clears(work->words + next, (uint16_t)a);
    storeNumber(b, REGISTERS, TAG(a), isCleared ? UNBOUND : SPECIAL);
    storeNumber(b, REGISTERS, BITS(a), 0);
    work->mask[a] = isCleared ? CAN(UNBOUND) : CAN(SPECIAL);
    tr_jumpTo(work, -1, isCleared ? work->word[next].next : next);
}

// A generator gives a value to the loop that runs over it, as the handler does, for the registers that hold something; or to
// `sum`.
bool tr_writeYield(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int from = B_OF(w);
    if (!(work->code->flags & CODE_GENERATOR)) return false;
    tr_forgetCopies(work);
    tr_expectBound(work, at, from, TO_EXIT);
    int tag = tr_single(work->mask[from]);
    compareMemory(b, FRAME, offsetof(Frame, kind), FRAME_GENERATOR_FOR);
    int64_t other = tr_jumpAhead(work, JNE);
    compareMemory(b, MACHINE, offsetof(State, handled), OBJECT);
    tr_jumpOut(work, JAE, TO_EXIT, at);
    load(b, RDX, FRAME, offsetof(Frame, extra) + 8);
    compareMemory(b, RDX, offsetof(Generator, handled), OBJECT);
    tr_jumpOut(work, JAE, TO_EXIT, at);
    compareMemory(b, RDX, 0, 1);
    tr_jumpOut(work, JE, TO_EXIT, at);
    // The value: tag in R8, bits in R9.
    if (tag < 0) {
        load(b, R8, REGISTERS, TAG(from));
    } else {
        moveNumber(b, R8, (uint64_t)tag);
    }
    load(b, R9, REGISTERS, BITS(from));
    if (!(w & DROP_B) && tag < 0) {
        aluNumber(b, ALU_CMP, R8, OBJECT);
        int64_t plain = tr_jumpAhead(work, JB);
        increase(b, R9, 0);
        tr_land(work, plain);
    }
    load(b, RCX, RDX, offsetof(Generator, registers));
    for (int r = 0; r < work->registerCount; r++) {
        uint8_t mask = work->mask[r];
        if (mask == CAN(UNBOUND) || (r == from && w & DROP_B)) {
            storeNumber(b, RCX, TAG(r), UNBOUND);
        } else {
            int known = tr_single(mask);
            if (known >= 0) {
                storeNumber(b, RCX, TAG(r), known);
            } else {
                load(b, RAX, REGISTERS, TAG(r));
                store(b, RCX, TAG(r), RAX);
            }
            load(b, RAX, REGISTERS, BITS(r));
            store(b, RCX, BITS(r), RAX);
        }
        // Numbers may stay where the next frame will lie.
        if (mask & CAN(OBJECT)) storeNumber(b, REGISTERS, TAG(r), UNBOUND);
    }
    moveNumber(b, PC, (uint64_t)(work->code->words + work->word[at].next));
    store(b, RDX, offsetof(Generator, pc), PC);
    storeByte(b, RDX, offsetof(Generator, state), GENERATOR_SUSPENDED);
    decrease(b, RDX, 0);
    load(b, RCX, FRAME, offsetof(Frame, destination));
    tr_leaveFrame(work);
    tr_putInCaller(work, RCX, R8, R9);
    tr_land(work, other);
    writeAddition(work, at, w);
    return true;
}

// The kind of the list or tuple that an iterator runs over, or -1.
static int sequenceKind(Value iterator) {
    if (!isKind(iterator, KIND_SEQUENCE_ITERATOR)) return -1;
    Value sequence = AS(SequenceIterator, iterator)->sequence;
    return isKind(sequence, KIND_LIST) || isKind(sequence, KIND_TUPLE) ? (uint8_t)HEADER(sequence)->word : -1;
}

// Makes sure that the iterator at RDX + `place` runs over such a sequence and has a next item: the iterator, its sequence and its
// index go to processor registers.
static void expectItem(Work *work, int at, int64_t place, int kind, int iterator, int sequence, int index) {
    Buffer *b = OUT;
    load(b, iterator, RDX, place + 8);
    compareByte(b, iterator, offsetof(Object, word), KIND_SEQUENCE_ITERATOR);
    tr_jumpOut(work, JNE, TO_EXIT, at);
    compareMemory(b, iterator, offsetof(SequenceIterator, sequence), OBJECT);
    tr_jumpOut(work, JB, TO_EXIT, at);
    load(b, sequence, iterator, offsetof(SequenceIterator, sequence) + 8);
    compareByte(b, sequence, offsetof(Object, word), kind);
    tr_jumpOut(work, JNE, TO_EXIT, at);
    load(b, index, iterator, offsetof(SequenceIterator, index));
    aluLoad(b, ALU_CMP, index, sequence, kind == KIND_LIST ? offsetof(List, count) : offsetof(Tuple, count));
    tr_jumpOut(work, JGE, TO_EXIT, at);
}

// Puts the item of a sequence into a register that holds no object.
static void putItem(Work *work, int r, int kind, int sequence, int index) {
    Buffer *b = OUT;
    shift(b, 4, index, 4);
    if (kind == KIND_LIST) {
        aluLoad(b, ALU_ADD, index, sequence, offsetof(List, items));
    } else {
        alu(b, ALU_ADD, index, sequence);
        aluNumber(b, ALU_ADD, index, offsetof(Tuple, items));
    }
    tr_copyValue(work, REGISTERS, TAG(r), index, 0);
    aluNumber(b, ALU_CMP, R8, OBJECT);
    int64_t plain = tr_jumpAhead(work, JB);
    increase(b, R11, 0);
    tr_land(work, plain);
    work->mask[r] = ANY;
}

// `zip` of two lists or tuples, or `enumerate` of one, whose pairs are taken apart at once into registers without objects.
static bool writePairLoop(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int iterator = B_OF(w), there = work->word[at].target;
    uint64_t unpack = work->words[there];
    if ((uint8_t)unpack != OPCODE_unpack || !(unpack & DROP_B) || B_OF(unpack) != A_OF(w) || C_OF(unpack) != 2) return false;
    int target = A_OF(unpack);
    for (int r = target; r < target + 2; r++) {
        if (work->observed[r] == OBJECT) return false;
    }
    const PairIterator *pair = AS(PairIterator, work->registers[iterator]);
    bool counts = pair->second.tag == UNBOUND;
    int kind = sequenceKind(pair->first), other = counts ? 0 : sequenceKind(pair->second);
    if (kind < 0 || other < 0) return false;
    tr_poll(work, at);
    tr_forgetCopies(work);
    tr_expectObject(work, at, iterator, TO_MISS);
    load(b, RDX, REGISTERS, BITS(iterator));
    compareByte(b, RDX, offsetof(Object, word), KIND_PAIR_ITERATOR);
    tr_jumpOut(work, JNE, TO_MISS, at);
    tr_expectPlain(work, at, target);
    tr_expectPlain(work, at, target + 1);
    expectItem(work, at, offsetof(PairIterator, first), kind, R9, RBX, RAX);
    if (counts) {
        compareMemory(b, RDX, offsetof(PairIterator, second), UNBOUND);
        tr_jumpOut(work, JNE, TO_EXIT, at);
        load(b, RCX, RDX, offsetof(PairIterator, number));
        increase(b, RDX, offsetof(PairIterator, number));
        increase(b, R9, offsetof(SequenceIterator, index));
        tr_storeTag(work, target, INT);
        store(b, REGISTERS, BITS(target), RCX);
        putItem(work, target + 1, kind, RBX, RAX);
    } else {
        compareMemory(b, RDX, offsetof(PairIterator, second), OBJECT);
        tr_jumpOut(work, JB, TO_EXIT, at);
        expectItem(work, at, offsetof(PairIterator, second), other, R10, WORD, RCX);
        alu(b, ALU_CMP, R9, R10);
        tr_jumpOut(work, JE, TO_EXIT, at);
        increase(b, R9, offsetof(SequenceIterator, index));
        increase(b, R10, offsetof(SequenceIterator, index));
        putItem(work, target, kind, RBX, RAX);
        putItem(work, target + 1, other, WORD, RCX);
    }
    tr_jumpTo(work, -1, work->word[there].next);
    return true;
}

bool tr_writeForLoop(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    const Word *word = work->word + at;
    bool loops = word->op == OPCODE_forLoop;
    int a = A_OF(w), iterator = B_OF(w), there = loops ? word->target : word->next;
    int kind = tr_iteratorKind(work, iterator);
    if (kind == KIND_PAIR_ITERATOR && loops) return writePairLoop(work, at, w);
    if (kind != KIND_RANGE_ITERATOR && kind != KIND_SEQUENCE_ITERATOR && (kind != KIND_GENERATOR || !loops)) return false;
    if (loops) tr_poll(work, at);
    tr_expectObject(work, at, iterator, TO_MISS);
    load(b, RDX, REGISTERS, BITS(iterator));
    compareByte(b, RDX, offsetof(Object, word), kind);
    tr_jumpOut(work, JNE, TO_MISS, at);
    if (kind == KIND_GENERATOR) {
        // As `goToHead`.
        moveNumber(b, PC, (uint64_t)(work->code->words + there));
        moveNumber(b, WORD, work->words[there - 1]);
        moveNumber(b, RAX, (uint64_t)op_resume);
        jumpToRegister(b, RAX);
        return true;
    }
    if (kind == KIND_RANGE_ITERATOR) {
        compareMemory(b, RDX, offsetof(RangeIterator, left), 0);
        tr_jumpOut(work, JLE, TO_EXIT, at);
        tr_expectPlain(work, at, a);
        load(b, RAX, RDX, offsetof(RangeIterator, current));
        load(b, RCX, RDX, offsetof(RangeIterator, step));
        decrease(b, RDX, offsetof(RangeIterator, left));
        alu(b, ALU_ADD, RCX, RAX);
        store(b, RDX, offsetof(RangeIterator, current), RCX);
        tr_putBits(work, a, INT);
    } else {
        load(b, RCX, RDX, offsetof(SequenceIterator, sequence) + 8);
        compareMemory(b, RDX, offsetof(SequenceIterator, sequence), OBJECT);
        tr_jumpOut(work, JB, TO_EXIT, at);
        compareByte(b, RCX, offsetof(Object, word), KIND_LIST);
        tr_jumpOut(work, JNE, TO_MISS, at);
        load(b, RAX, RDX, offsetof(SequenceIterator, index));
        aluLoad(b, ALU_CMP, RAX, RCX, offsetof(List, count));
        tr_jumpOut(work, JGE, TO_EXIT, at);
        increase(b, RDX, offsetof(SequenceIterator, index));
        shift(b, 4, RAX, 4);
        aluLoad(b, ALU_ADD, RAX, RCX, offsetof(List, items));
        load(b, RCX, RAX, 8);
        load(b, RAX, RAX, 0);
        tr_take(work, RCX);
        tr_putValue(work, a, there);
    }
    if (loops) tr_jumpTo(work, -1, there);
    return true;
}

#endif
