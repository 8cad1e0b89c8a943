// Calls of script functions and classes, `append`, and returns.

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

// How the parameters of a function get their values from a call: as `bind` does it, for names in the order of the parameters.
typedef struct {
    int64_t given, named, first;
    // Of each parameter after the given ones: the place of its argument in the window, or -1, and the place of its default among
    // those of keywords.
    int16_t argument[MOST_REGISTERS], place[MOST_REGISTERS];
    bool takesDefaults, takesKeywordDefaults;
} Binding;

static bool findBinding(const Function *function, int64_t count, Value names, Binding *binding) {
    const Code *code = function->code;
    int64_t positional = code->positionalCount, total = code->parameterCount;
    int64_t named = names.tag == UNBOUND ? 0 : AS(Tuple, names)->count, given = count - named;
    if (code->flags & CODE_GENERATOR || total != positional + code->keywordOnlyCount) return false;
    if (given < 0 || given > positional || total > MOST_REGISTERS) return false;
    binding->given = given;
    binding->named = named;
    binding->first = positional - (function->defaults.tag == UNBOUND ? 0 : AS(Tuple, function->defaults)->count);
    binding->takesDefaults = binding->takesKeywordDefaults = false;
    for (int64_t k = given; k < total; k++) binding->argument[k] = -1;
    int64_t slot = code->positionalOnlyCount > given ? code->positionalOnlyCount : given;
    for (int64_t k = 0; k < named; k++, slot++) {
        while (slot < total && code->localNames[slot].bits != AS(Tuple, names)->items[k].bits) slot++;
        if (slot >= total) return false;
        binding->argument[slot] = (int16_t)(given + k);
    }
    for (int64_t k = given; k < total; k++) {
        if (binding->argument[k] >= 0) continue;
        if (k < positional) {
            if (k < binding->first) return false;
            binding->takesDefaults = true;
        } else {
            Value defaults = function->keywordDefaults;
            int64_t place = defaults.tag == OBJECT ? findText(AS(Dict, defaults), code->localNames[k]) : -1;
            if (place < 0 || place > 1000) return false;
            binding->place[k] = (int16_t)place;
            binding->takesKeywordDefaults = true;
        }
    }
    return true;
}

// Copies a value; the tag stays in R8, the bits in R11.
void tr_copyValue(Work *work, int to, int64_t target, int from, int64_t source) {
    Buffer *b = OUT;
    load(b, R8, from, source);
    load(b, R11, from, source + 8);
    store(b, to, target, R8);
    store(b, to, target + 8, R11);
}

// Gives parameters their values in the window at register `base`; the defaults' tuple is in R9, the entries of those of
// keywords in R10.
static void writeBinding(Work *work, const Code *code, const Binding *binding, int base) {
    Buffer *b = OUT;
    // From the last, since no argument moves down.
    for (int64_t k = code->parameterCount - 1; k >= binding->given; k--) {
        int64_t argument = binding->argument[k];
        if (argument >= 0 && argument != k) tr_copyValue(work, REGISTERS, TAG(base + k), REGISTERS, TAG(base + argument));
    }
    for (int64_t k = binding->given; k < code->parameterCount; k++) {
        if (binding->argument[k] >= 0) continue;
        if (k < code->positionalCount) {
            int64_t item = (k - binding->first) * (int64_t)sizeof(Value);
            tr_copyValue(work, REGISTERS, TAG(base + k), R9, (int64_t)offsetof(Tuple, items) + item);
        } else {
            int64_t entry = binding->place[k] * (int64_t)sizeof(DictEntry);
            tr_copyValue(work, REGISTERS, TAG(base + k), R10, entry + (int64_t)offsetof(DictEntry, value));
        }
        aluNumber(b, ALU_CMP, R8, OBJECT);
        int64_t plain = tr_jumpAhead(work, JB);
        increase(b, R11, 0);
        tr_land(work, plain);
    }
}

// Makes the frame on top one of a function that is in RAX, its code in RCX, the frame's place in RDX, its window after register
// `a`; and begins with it.
static void enterFunction(Work *work, int a, int next, int64_t kind) {
    Buffer *b = OUT;
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
    storeNumber(b, FRAME, offsetof(Frame, kind), kind);
    storeNumber(b, FRAME, offsetof(Frame, extra), UNBOUND);
    store(b, MACHINE, offsetof(State, fp), FRAME);
    load(b, PC, RCX, offsetof(Code, words));
    tr_goOn(work);
}

// Makes sure that there is room for a frame (its place goes to RDX) and `count` registers after `a`, and that nothing interrupts.
static void expectRoom(Work *work, int at, int a, int64_t count) {
    Buffer *b = OUT;
    lea(b, RDX, FRAME, sizeof(Frame));
    aluLoad(b, ALU_CMP, RDX, MACHINE, offsetof(State, frameLimit));
    tr_jumpOut(work, JAE, TO_EXIT, at);
    lea(b, R8, REGISTERS, TAG(a + 1 + count));
    aluLoad(b, ALU_CMP, R8, MACHINE, offsetof(State, stackLimit));
    tr_jumpOut(work, JAE, TO_EXIT, at);
    load(b, R8, MACHINE, offsetof(State, interrupt));
    compareMemory32(b, R8, 0, 0);
    tr_jumpOut(work, JNE, TO_EXIT, at);
}

// A script class with an `__init__` written in script, which is known by its version: as the handler does, with a block that was
// freed before.
static bool writeConstruction(Work *work, int at, uint64_t w, Class *cls) {
    Buffer *b = OUT;
    int a = A_OF(w);
    int64_t count = B_OF(w), size = (int64_t)sizeof(Instance) + cls->inlineSlots * (int64_t)sizeof(Value), step = steps(size);
    if ((cls->flags & (CLASS_IS_SCRIPT | CLASS_IS_ABSTRACT | CLASS_HAS_NEW)) != CLASS_IS_SCRIPT || step >= STEPS) return false;
    if (cls->instanceKind != KIND_INSTANCE || cls->header.cls != machineCoreHooks.typeClass) return false;
    Value initializer = lookUp(cls, (uint64_t)machineCoreHooks.initializerName);
    if (!isKind(initializer, KIND_FUNCTION)) return false;
    const Code *code = AS(Function, initializer)->code;
    if (code->directCount != count + 1 || cls->version >= 1LL << 31) return false;
    tr_expectObject(work, at, a, TO_MISS);
    load(b, RBX, REGISTERS, BITS(a));
    compareByte(b, RBX, offsetof(Object, word), KIND_CLASS);
    tr_jumpOut(work, JNE, TO_MISS, at);
    compareMemory(b, RBX, offsetof(Class, version), cls->version);
    tr_jumpOut(work, JNE, TO_MISS, at);
    expectRoom(work, at, a, code->registerCount);
    moveNumber(b, R9, (uint64_t)HEAP);
    load(b, R10, R9, offsetof(Heap, registryCount));
    aluLoad(b, ALU_CMP, R10, R9, offsetof(Heap, registryCapacity));
    tr_jumpOut(work, JE, TO_EXIT, at);
    moveNumber(b, RCX, (uint64_t)&freeBlocks);
    load(b, RAX, RCX, (int64_t)offsetof(FreeBlocks, first) + step * 8);
    test(b, RAX, RAX);
    tr_jumpOut(work, JE, TO_EXIT, at);
    load(b, R8, RAX, 0);
    store(b, RCX, (int64_t)offsetof(FreeBlocks, first) + step * 8, R8);
    decrease(b, RCX, (int64_t)offsetof(FreeBlocks, count) + step * 8);
    // The window's reference to the class is the instance's now, which the window and the register refer to.
    storeNumber(b, RAX, offsetof(Object, references), 2);
    store(b, RAX, offsetof(Object, cls), RBX);
    increase(b, R9, offsetof(Heap, liveObjects));
    load(b, R8, R9, offsetof(Heap, registry));
    lea(b, R11, R10, 1);
    store(b, R9, offsetof(Heap, registryCount), R11);
    shift(b, 4, R10, 3);
    alu(b, ALU_ADD, R8, R10);
    store(b, R8, 0, RAX);
    // The kind and the place in the registry.
    _Static_assert(KIND_INSTANCE == 0 && offsetof(Object, registryIndex) == offsetof(Object, word) + 4, "one word");
    shift(b, 4, R11, 32);
    store(b, RAX, offsetof(Object, word), R11);
    load(b, R8, RBX, offsetof(Class, rootShape));
    store(b, RAX, offsetof(Instance, attributes) + offsetof(Attributes, shape), R8);
    lea(b, R8, RAX, sizeof(Instance));
    store(b, RAX, offsetof(Instance, attributes) + offsetof(Attributes, slots), R8);
    storeNumber(b, RAX, offsetof(Instance, attributes) + offsetof(Attributes, capacity), -cls->inlineSlots);
    store(b, REGISTERS, BITS(a), RAX);
    for (int64_t k = count; k > 0; k--) tr_copyValue(work, REGISTERS, TAG(a + 1 + k), REGISTERS, TAG(a + k));
    storeNumber(b, REGISTERS, TAG(a + 1), OBJECT);
    store(b, REGISTERS, BITS(a + 1), RAX);
    for (int64_t k = count + 1; k < code->localCount; k++) storeNumber(b, REGISTERS, TAG(a + 1 + k), UNBOUND);
    moveNumber(b, RAX, initializer.bits);
    increase(b, RAX, 0);
    load(b, RCX, RAX, offsetof(Function, code));
    enterFunction(work, a, work->word[at].next, FRAME_INITIALIZER | FRAME_OWNS_FUNCTION);
    return true;
}

// A call of a script function that is known by the number of its code, and by its defaults where it takes some.
bool tr_writeCall(Work *work, int at, uint64_t w, bool isMethod, Value names) {
    Buffer *b = OUT;
    int a = A_OF(w), next = work->word[at].next;
    Object *callee = work->hint[a];
    if (!callee) return false;
    if ((uint8_t)callee->word == KIND_NATIVE_FUNCTION) {
        return isMethod && names.tag == UNBOUND && ((NativeFunction *)callee)->quick == QUICK_LIST_APPEND
            && writeAppend(work, at, w);
    }
    if ((uint8_t)callee->word == KIND_CLASS && !isMethod && names.tag == UNBOUND) {
        return writeConstruction(work, at, w, (Class *)callee);
    }
    if ((uint8_t)callee->word != KIND_FUNCTION) return false;
    const Function *function = (Function *)callee;
    const Code *code = function->code;
    int64_t count = B_OF(w) + (isMethod ? 1 : 0);
    bool isDirect = code->directCount == count && names.tag == UNBOUND;
    Binding binding = {0};
    if (code->serial >= 1LL << 31 || (!isDirect && !findBinding(function, count, names, &binding))) return false;
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
    expectRoom(work, at, a, code->registerCount);
    if (binding.takesDefaults) {
        compareMemory(b, RAX, offsetof(Function, defaults), OBJECT);
        tr_jumpOut(work, JB, TO_EXIT, at);
        load(b, R9, RAX, offsetof(Function, defaults) + 8);
        compareMemory(b, R9, offsetof(Tuple, count), code->positionalCount - binding.first);
        tr_jumpOut(work, JNE, TO_EXIT, at);
    }
    if (binding.takesKeywordDefaults) {
        compareMemory(b, RAX, offsetof(Function, keywordDefaults), OBJECT);
        tr_jumpOut(work, JB, TO_EXIT, at);
        load(b, R10, RAX, offsetof(Function, keywordDefaults) + 8);
        moveNumber(b, R11, (uint64_t)AS(Dict, function->keywordDefaults)->version);
        aluLoad(b, ALU_CMP, R11, R10, offsetof(Dict, version));
        tr_jumpOut(work, JNE, TO_EXIT, at);
        load(b, R10, R10, offsetof(Dict, entries));
    }
    if (!isDirect) {
        writeBinding(work, code, &binding, a + 1);
        count = code->parameterCount;
    }
    for (int64_t k = count; k < code->localCount; k++) storeNumber(b, REGISTERS, TAG(a + 1 + k), UNBOUND);
    enterFunction(work, a, next, 0);
    return true;
}

// Stores a value (tag and bits in processor registers, not RDX and WORD) at a place of the frame that is now on top, and goes on.
void tr_putInCaller(Work *work, int place, int tag, int bits) {
    Buffer *b = OUT;
    load(b, RDX, place, 0);
    load(b, WORD, place, 8);
    store(b, place, 0, tag);
    store(b, place, 8, bits);
    aluNumber(b, ALU_CMP, RDX, OBJECT);
    int64_t plain = tr_jumpAhead(work, JB);
    decrease(b, WORD, 0);
    int64_t lives = tr_jumpAhead(work, JNE);
    moveNumber(b, RAX, (uint64_t)op_dropAndGoOn);
    jumpToRegister(b, RAX);
    tr_land(work, plain);
    tr_land(work, lives);
    tr_goOn(work);
}

// Back to the frame below; its place to go on, registers and constants are the machine's.
void tr_leaveFrame(Work *work) {
    Buffer *b = OUT;
    lea(b, FRAME, FRAME, -(int64_t)sizeof(Frame));
    store(b, MACHINE, offsetof(State, fp), FRAME);
    load(b, PC, FRAME, offsetof(Frame, pc));
    load(b, REGISTERS, FRAME, offsetof(Frame, registers));
    load(b, CONSTANTS, FRAME, offsetof(Frame, constants));
}

// The end of a plain call, or of one that initializes an instance.
bool tr_writeReturn(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    bool hasValue = work->word[at].op == OPCODE_returnValue;
    int a = A_OF(w);
    if (work->code->flags & CODE_GENERATOR) return false;
    bool initializes = !hasValue && work->code->name.bits == (uint64_t)machineCoreHooks.initializerName;
    compareMemory(b, FRAME, offsetof(Frame, kind), 0);
    if (initializes) {
        int64_t isPlain = tr_jumpAhead(work, JE);
        compareMemory(b, FRAME, offsetof(Frame, kind), FRAME_INITIALIZER | FRAME_OWNS_FUNCTION);
        tr_jumpOut(work, JNE, TO_EXIT, at);
        load(b, RAX, FRAME, offsetof(Frame, function));
        compareMemory(b, RAX, 0, 1);
        tr_jumpOut(work, JE, TO_EXIT, at);
        tr_land(work, isPlain);
    } else {
        tr_jumpOut(work, JNE, TO_EXIT, at);
    }
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
    if (initializes) {
        compareMemory(b, FRAME, offsetof(Frame, kind), 0);
        int64_t isPlain = tr_jumpAhead(work, JE);
        load(b, RAX, FRAME, offsetof(Frame, function));
        decrease(b, RAX, 0);
        tr_leaveFrame(work);
        tr_goOn(work);
        tr_land(work, isPlain);
    }
    load(b, R8, FRAME, offsetof(Frame, destination));
    tr_leaveFrame(work);
    if (!hasValue) {
        tag = SPECIAL;
        moveNumber(b, RCX, 0);
    }
    if (tag >= 0) moveNumber(b, RAX, (uint64_t)tag);
    tr_putInCaller(work, R8, RAX, RCX);
    return true;
}

#endif
