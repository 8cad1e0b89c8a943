// Calls of script functions, `append`, returns, and loops over ranges and lists.

#include "translation.h"

#if defined(__x86_64__) && defined(__linux__)

// `append` of a list: the receiver is in the window's second register.
static bool writeAppend(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int a = A_OF(w), item = a + 2;
    if (B_OF(w) != 1) return false;
    if (work->mask[item] & CAN(UNBOUND)) {
        compareMemory(b, REGISTERS, TAG(item), UNBOUND);
        tr_jumpOut(work, JE, TO_MISS, at);
    }
    if (work->mask[a] != CAN(OBJECT)) {
        compareMemory(b, REGISTERS, TAG(a), OBJECT);
        tr_jumpOut(work, JB, TO_MISS, at);
    }
    moveNumber(b, RAX, (uint64_t)work->hint[a]);
    aluLoad(b, ALU_CMP, RAX, REGISTERS, BITS(a));
    tr_jumpOut(work, JNE, TO_MISS, at);
    tr_expectList(work, at, a + 1);
    compareMemory(b, RDX, 0, 1);
    tr_jumpOut(work, JE, TO_EXIT, at);
    tr_appendTo(work, at, item, true);
    decrease(b, RDX, 0);
    load(b, RAX, REGISTERS, BITS(a));
    decrease(b, RAX, 0);
    tr_forgetCopy(work, a);
    tr_forgetCopy(work, a + 1);
    storeNumber(b, REGISTERS, TAG(a + 1), UNBOUND);
    work->mask[a + 1] = CAN(UNBOUND);
    if (work->mask[item] & CAN(OBJECT)) storeNumber(b, REGISTERS, TAG(item), UNBOUND);
    storeNumber(b, REGISTERS, TAG(a), SPECIAL);
    storeNumber(b, REGISTERS, BITS(a), 0);
    work->mask[a] = CAN(SPECIAL);
    return true;
}

// A call of a script function that is known by the number of its code.
bool tr_writeCall(Work *work, int at, uint64_t w, bool isMethod) {
    Buffer *b = OUT;
    int a = A_OF(w), next = work->word[at].next;
    Object *callee = work->hint[a];
    if (!callee) return false;
    if ((uint8_t)callee->word == KIND_NATIVE_FUNCTION) {
        return isMethod && ((NativeFunction *)callee)->quick == QUICK_LIST_APPEND && writeAppend(work, at, w);
    }
    if ((uint8_t)callee->word != KIND_FUNCTION) return false;
    const Code *code = ((Function *)callee)->code;
    int64_t count = B_OF(w) + (isMethod ? 1 : 0);
    if (code->directCount != count || code->serial >= 1LL << 31) return false;
    tr_expectObject(work, at, a, TO_MISS);
    if (isMethod && work->mask[a + 1] & CAN(UNBOUND)) {
        compareMemory(b, REGISTERS, TAG(a + 1), UNBOUND);
        tr_jumpOut(work, JE, TO_MISS, at);
    }
    load(b, RAX, REGISTERS, BITS(a));
    compareByte(b, RAX, offsetof(Object, word), KIND_FUNCTION);
    tr_jumpOut(work, JNE, TO_MISS, at);
    load(b, RCX, RAX, offsetof(Function, code));
    compareMemory(b, RCX, offsetof(Code, serial), code->serial);
    tr_jumpOut(work, JNE, TO_MISS, at);
    lea(b, RDX, FRAME, sizeof(Frame));
    aluLoad(b, ALU_CMP, RDX, MACHINE, offsetof(State, frameLimit));
    tr_jumpOut(work, JAE, TO_EXIT, at);
    lea(b, R8, REGISTERS, TAG(a + 1 + code->registerCount));
    aluLoad(b, ALU_CMP, R8, MACHINE, offsetof(State, stackLimit));
    tr_jumpOut(work, JAE, TO_EXIT, at);
    load(b, R8, MACHINE, offsetof(State, interrupt));
    compareMemory32(b, R8, 0, 0);
    tr_jumpOut(work, JNE, TO_EXIT, at);
    for (int64_t k = count; k < code->localCount; k++) storeNumber(b, REGISTERS, TAG(a + 1 + k), UNBOUND);
    moveNumber(b, PC, (uint64_t)(work->code->words + next));
    store(b, FRAME, offsetof(Frame, pc), PC);
    lea(b, R8, REGISTERS, TAG(a));
    lea(b, REGISTERS, REGISTERS, TAG(a + 1));
    move(b, FRAME, RDX);
    store(b, FRAME, offsetof(Frame, registers), REGISTERS);
    load(b, CONSTANTS, RCX, offsetof(Code, constants));
    store(b, FRAME, offsetof(Frame, constants), CONSTANTS);
    store(b, FRAME, offsetof(Frame, function), RAX);
    store(b, FRAME, offsetof(Frame, destination), R8);
    storeNumber(b, FRAME, offsetof(Frame, kind), 0);
    storeNumber(b, FRAME, offsetof(Frame, extra), UNBOUND);
    store(b, MACHINE, offsetof(State, fp), FRAME);
    load(b, PC, RCX, offsetof(Code, words));
    tr_goOn(work);
    return true;
}

// The end of a plain call.
bool tr_writeReturn(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    bool hasValue = work->word[at].op == OPCODE_returnValue;
    int a = A_OF(w);
    if (work->code->flags & CODE_GENERATOR) return false;
    compareMemory(b, FRAME, offsetof(Frame, kind), 0);
    tr_jumpOut(work, JNE, TO_EXIT, at);
    if (hasValue && work->mask[a] & CAN(UNBOUND)) {
        compareMemory(b, REGISTERS, TAG(a), UNBOUND);
        tr_jumpOut(work, JE, TO_EXIT, at);
    }
    // Objects of the window: one that dies here is the handler's, which does the rest.
    for (int r = 0; r < work->registerCount; r++) {
        if (!(work->mask[r] & CAN(OBJECT)) || (hasValue && r == a)) continue;
        int64_t plain = -1;
        if (work->mask[r] != CAN(OBJECT)) {
            compareMemory(b, REGISTERS, TAG(r), OBJECT);
            plain = tr_jumpAhead(work, JB);
        }
        load(b, RAX, REGISTERS, BITS(r));
        compareMemory(b, RAX, 0, 1);
        tr_jumpOut(work, JE, TO_EXIT, at);
        decrease(b, RAX, 0);
        storeNumber(b, REGISTERS, TAG(r), UNBOUND);
        if (plain >= 0) tr_land(work, plain);
    }
    int tag = hasValue ? tr_single(work->mask[a]) : -1;
    if (hasValue && tag < 0) {
        load(b, RAX, REGISTERS, TAG(a));
        if (work->mask[a] & CAN(OBJECT)) storeNumber(b, REGISTERS, TAG(a), UNBOUND);
    }
    if (hasValue) load(b, RCX, REGISTERS, BITS(a));
    load(b, R8, FRAME, offsetof(Frame, destination));
    lea(b, FRAME, FRAME, -(int64_t)sizeof(Frame));
    store(b, MACHINE, offsetof(State, fp), FRAME);
    load(b, PC, FRAME, offsetof(Frame, pc));
    load(b, REGISTERS, FRAME, offsetof(Frame, registers));
    load(b, CONSTANTS, FRAME, offsetof(Frame, constants));
    load(b, RDX, R8, 0);
    load(b, WORD, R8, 8);
    if (hasValue) {
        if (tag >= 0) {
            storeNumber(b, R8, 0, tag);
        } else {
            store(b, R8, 0, RAX);
        }
        store(b, R8, 8, RCX);
    } else {
        storeNumber(b, R8, 0, SPECIAL);
        storeNumber(b, R8, 8, 0);
    }
    aluNumber(b, ALU_CMP, RDX, OBJECT);
    int64_t plain = tr_jumpAhead(work, JB);
    decrease(b, WORD, 0);
    int64_t lives = tr_jumpAhead(work, JNE);
    moveNumber(b, RAX, (uint64_t)op_dropAndGoOn);
    jumpToRegister(b, RAX);
    tr_land(work, plain);
    tr_land(work, lives);
    tr_goOn(work);
    return true;
}

bool tr_writeForLoop(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    const Word *word = work->word + at;
    bool loops = word->op == OPCODE_forLoop;
    int a = A_OF(w), iterator = B_OF(w), there = loops ? word->target : word->next;
    int kind = tr_iteratorKind(work, iterator);
    if (kind != KIND_RANGE_ITERATOR && kind != KIND_SEQUENCE_ITERATOR) return false;
    if (loops) tr_poll(work, at);
    tr_expectObject(work, at, iterator, TO_MISS);
    load(b, RDX, REGISTERS, BITS(iterator));
    compareByte(b, RDX, offsetof(Object, word), kind);
    tr_jumpOut(work, JNE, TO_MISS, at);
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
