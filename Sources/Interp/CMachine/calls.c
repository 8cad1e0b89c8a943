// Calls of script functions, of builtins with a short way, and of classes; returns.

#include "texts.h"
#include "translator.h"

// The short ways that are called most, with plain arguments; the others are in Builtins/QuickFunctions.swift. True: `result`
// is the call's, and what is left in the window is to be released.
INLINE bool quickly(uint8_t quick, Value *base, int64_t count, Value *result) {
    switch (quick) {
    case QUICK_LEN: {
        if (count != 1 || base[0].tag < OBJECT) return false;
        int64_t length;
        switch (HEADER(base[0])->word & (SUBCLASS | 0xff)) {
        case KIND_STRING: length = AS(String, base[0])->scalarCount; break;
        case KIND_LIST | SUBCLASS:
            if (!keeps(base[0], machineCoreHooks.listClass, machineCoreHooks.lengthName)) return false;
        case KIND_LIST: length = AS(List, base[0])->count; break;
        case KIND_TUPLE | SUBCLASS:
            if (!keeps(base[0], machineCoreHooks.tupleClass, machineCoreHooks.lengthName)) return false;
        case KIND_TUPLE: length = AS(Tuple, base[0])->count; break;
        case KIND_DICT | SUBCLASS:
            if (!keeps(base[0], machineCoreHooks.dictClass, machineCoreHooks.lengthName)) return false;
        case KIND_DICT: length = AS(Dict, base[0])->count; break;
        case KIND_SET:
        case KIND_FROZEN_SET: length = AS(Set, base[0])->count; break;
        default: return false;
        }
        *result = (Value){INT, (uint64_t)length};
        return true;
    }
    case QUICK_STRING_CLASS:
        if (count != 1) return false;
        if (base[0].tag == INT) {
            *result = (Value){OBJECT, (uint64_t)decimal((int64_t)base[0].bits)};
        } else if (isExactly(base[0], KIND_STRING)) {
            *result = base[0];
            take(*result);
        } else {
            return false;
        }
        return true;
    default: return false;
    }
}

// Puts an owned value before the window's first.
INLINE void insert(Value value, Value *base, int64_t count) {
    for (int64_t k = count; k > 0; k--) copy(base + k, base + k - 1);
    base[0].tag = value.tag;
    base[0].bits = value.bits;
}

// The parameters that the names of calls stood for last: a name is looked for there first.
enum { BINDINGS = 128, MOST_NAMES = 8, MOST_PARAMETERS = 64 };
static uint8_t knownBindings[BINDINGS][MOST_NAMES];

INLINE uint8_t *bindingOf(Value names, const void *callee) {
    return knownBindings[(names.bits >> 4 ^ (uint64_t)callee >> 5) & (BINDINGS - 1)];
}

// Gives the parameters after the first `given`, and those that the tuple `names` names, their values: the last arguments of
// the window stand for them. False, and nothing done, if the call is one for the rest of the machine.
INLINE bool bind(const Function *function, Value *base, int64_t count, Value names) {
    const Code *code = function->code;
    int64_t positional = code->positionalCount, total = code->parameterCount;
    int64_t named = names.tag == UNBOUND ? 0 : AS(Tuple, names)->count, given = count - named;
    if (code->flags & CODE_GENERATOR || total != positional + code->keywordOnlyCount || given > positional
        || total > MOST_PARAMETERS || named > MOST_NAMES) {
        return false;
    }
    const Value *parameters = code->localNames;
    uint64_t filled = 0;
    uint8_t *known = bindingOf(names, code);
    Value moved[MOST_NAMES];
    for (int64_t k = 0; k < named; k++) {
        // Names at calls are interned, as those of parameters.
        uint64_t name = AS(Tuple, names)->items[k].bits;
        int64_t least = code->positionalOnlyCount > given ? code->positionalOnlyCount : given, slot = known[k];
        if (unlikely(slot < least || slot >= total || parameters[slot].bits != name)) {
            slot = least;
            while (slot < total && parameters[slot].bits != name) slot++;
            if (slot >= total) return false;
            known[k] = (uint8_t)slot;
        }
        if (unlikely(filled >> slot & 1)) return false;
        filled |= 1ull << slot;
        copy(moved + k, base + given + k);
    }
    Value defaults = function->defaults;
    int64_t first = positional - (defaults.tag == UNBOUND ? 0 : AS(Tuple, defaults)->count);
    for (int64_t k = given; k < first; k++) {
        if (!(filled >> k & 1)) return false;
    }
    for (int64_t k = 0; k < named; k++) copy(base + known[k], moved + k);
    for (int64_t k = given; k < positional; k++) {
        if (filled >> k & 1) continue;
        copy(base + k, AS(Tuple, defaults)->items + (k - first));
        take(base[k]);
    }
    for (int64_t k = positional; k < total; k++) {
        if (filled >> k & 1) continue;
        int64_t place = -1;
        if (function->keywordDefaults.tag >= OBJECT) place = findText(AS(Dict, function->keywordDefaults), parameters[k]);
        if (unlikely(place < 0)) {
            // The window as it was.
            while (--k >= given) {
                if (!(filled >> k & 1) && base[k].tag >= OBJECT) HEADER(base[k])->references--;
            }
            for (k = given; k < total; k++) base[k].tag = UNBOUND;
            for (k = 0; k < named; k++) copy(base + given + k, moved + k);
            return false;
        }
        copy(base + k, &AS(Dict, function->keywordDefaults)->entries[place].value);
        take(base[k]);
    }
    return true;
}

// A window that is called, for the parts below: where it is, and where the result goes.
#define WINDOW_OF_CALL Value *destination = RA, *base = destination + 1, callee = *destination; int64_t count = FIELD_B
#define WINDOW_OF_METHOD \
    Value *destination = RA, callee = *destination; \
    bool hasReceiver = destination[1].tag != UNBOUND; \
    Value *base = hasReceiver ? destination + 1 : destination + 2; \
    int64_t count = FIELD_B + (hasReceiver ? 1 : 0)

// A script function whose parameters are not just the arguments.
#define CALL_BINDING(window, names) \
    window; \
    Function *function = AS(Function, callee); \
    Code *code = function->code; \
    if (!hasRoom(vm, fp, base, code) || *vm->interrupt || !bind(function, base, count, names)) LEAVE; \
    ENTER(function, code, base, code->parameterCount, destination, 0)

// A script class with an `__init__` written in script, and no more than that.
#define CONSTRUCT \
    do { \
        Class *cls = AS(Class, callee); \
        if ((cls->flags & (CLASS_IS_SCRIPT | CLASS_IS_ABSTRACT | CLASS_HAS_NEW)) != CLASS_IS_SCRIPT) LEAVE; \
        if (cls->instanceKind != KIND_INSTANCE || cls->header.cls != machineCoreHooks.typeClass || *vm->interrupt) LEAVE; \
        Value initializer = lookUp(cls, (uint64_t)machineCoreHooks.initializerName); \
        if (!isKind(initializer, KIND_FUNCTION)) LEAVE; \
        Function *function = AS(Function, initializer); \
        Code *code = function->code; \
        if (code->directCount != count + 1 || !hasRoom(vm, fp, base, code)) LEAVE; \
        int64_t room = cls->inlineSlots; \
        Instance *instance = allocate((int64_t)sizeof(Instance) + room * (int64_t)sizeof(Value), cls, KIND_INSTANCE); \
        instance->header.references = 2; \
        instance->attributes = (Attributes){cls->rootShape, (Value *)(instance + 1), -room}; \
        track(instance); \
        /* The window's reference to the class is the instance's now. */ \
        *destination = (Value){OBJECT, (uint64_t)instance}; \
        insert(*destination, base, count); \
        function->header.references++; \
        ENTER(function, code, base, count + 1, destination, FRAME_INITIALIZER | FRAME_OWNS_FUNCTION); \
    } while (0)

enum { NOT_FOR_THE_CORE = -1, HAS_RAISED = 0, HAS_RESULT = 1 };

// Runs a native function on the window of a call in which nothing is wrong. The window stays as it is.
static int runNative(State *vm, NativeFunction *function, Value *base, int64_t count, Value names, Value *result) {
    const NativeSlot *parameters = function->slots;
    int64_t total = function->slotCount, given = count;
    if (!parameters) return NOT_FOR_THE_CORE;
    Value *slots = base, *top = vm->nativeTop;
    if (names.tag != UNBOUND) {
        int64_t named = AS(Tuple, names)->count;
        given -= named;
        slots = base + count;
        if (given > function->positionalCount || slots + total + 16 >= vm->stackLimit) return NOT_FOR_THE_CORE;
        for (int64_t k = 0; k < given; k++) copy(slots + k, base + k);
        for (int64_t k = given; k < total; k++) slots[k].tag = UNBOUND;
        if (named > MOST_NAMES || total > MOST_PARAMETERS) return NOT_FOR_THE_CORE;
        uint8_t *known = bindingOf(names, parameters);
        for (int64_t k = 0; k < named; k++) {
            // Names at calls are interned, as those of parameters: what is not found here may still be an alias.
            uint64_t name = AS(Tuple, names)->items[k].bits;
            int64_t slot = known[k], least = function->positionalOnlyCount;
            if (unlikely(slot < least || slot >= total || parameters[slot].name.bits != name)) {
                slot = least;
                while (slot < total && parameters[slot].name.bits != name) slot++;
                if (slot >= total) goto unfit;
                known[k] = (uint8_t)slot;
            }
            if (!parameters[slot].takesName || slots[slot].tag != UNBOUND) goto unfit;
            copy(slots + slot, base + given + k);
        }
    } else if (count > function->positionalCount) {
        // What comes after the last positional parameter would land on those that only a name reaches.
        return NOT_FOR_THE_CORE;
    } else if (count != total) {
        if (count < function->leastCount || slots + total + 16 >= vm->stackLimit) return NOT_FOR_THE_CORE;
        for (int64_t k = count; k < total; k++) slots[k].tag = UNBOUND;
    }
    if (given != total) {
        for (int64_t k = given; k < total; k++) {
            if (slots[k].tag != UNBOUND) continue;
            slots[k] = parameters[k].defaultValue;
            if (slots[k].tag == UNBOUND && !parameters[k].isOptional) goto unfit;
        }
    }
    vm->nativeTop = slots + total;
    bool succeeded = machineCoreHooks.native(function, slots, total, given, &names, result);
    vm->nativeTop = top;
    for (Value *slot = base + count; slot < slots + total; slot++) slot->tag = UNBOUND;
    return succeeded ? HAS_RESULT : HAS_RAISED;
unfit:
    for (Value *slot = base + count; slot < slots + total; slot++) slot->tag = UNBOUND;
    return NOT_FOR_THE_CORE;
}

// Makes an instance of a builtin class by its native `__new__` alone. What is left in the window is to be released.
static int makeNative(State *vm, Class *cls, Value *base, int64_t *count, Value names, Value *result) {
    if (cls->flags & CLASS_IS_ABSTRACT || cls->header.cls != machineCoreHooks.typeClass) return NOT_FOR_THE_CORE;
    if (cls->instanceKind == KIND_EXCEPTION) {
        if (names.tag != UNBOUND) return NOT_FOR_THE_CORE;
        return machineCoreHooks.exception(cls, base, *count, result) ? HAS_RESULT : NOT_FOR_THE_CORE;
    }
    if (cls->flags & CLASS_IS_SCRIPT || cls == machineCoreHooks.typeClass) return NOT_FOR_THE_CORE;
    uint64_t name = (uint64_t)machineCoreHooks.initializerName;
    Value initializer = lookUp(cls, name), plain = lookUp(machineCoreHooks.objectClass, name);
    if (initializer.tag != UNBOUND && initializer.bits != plain.bits) return NOT_FOR_THE_CORE;
    Value constructor = lookUp(cls, (uint64_t)machineCoreHooks.constructorName);
    if (isKind(constructor, KIND_STATIC_METHOD)) constructor = AS(WrappedMethod, constructor)->function;
    if (!isKind(constructor, KIND_NATIVE_FUNCTION)) return NOT_FOR_THE_CORE;
    cls->header.references++;
    insert((Value){OBJECT, (uint64_t)cls}, base, *count);
    int outcome = runNative(vm, AS(NativeFunction, constructor), base, *count + 1, names, result);
    if (outcome == NOT_FOR_THE_CORE) {
        for (int64_t k = 0; k < *count; k++) base[k] = base[k + 1];
        base[*count].tag = UNBOUND;
        cls->header.references--;
    } else {
        ++*count;
    }
    return outcome;
}

// A generator function that is called with one argument a parameter.
INLINE bool makesGenerator(const Code *code, int64_t count, Value names) {
    return code->flags & CODE_GENERATOR && code->isSimple && code->positionalCount == count && names.tag == UNBOUND;
}

// What is not a script function called with one argument a parameter.
#define CALL_OTHER(names) \
    do { \
        if (callee.tag < OBJECT) LEAVE; \
        uint8_t quick; \
        Value result; \
        int outcome = NOT_FOR_THE_CORE; \
        switch ((uint8_t)HEADER(callee)->word) { \
        case KIND_FUNCTION: \
            if (!makesGenerator(AS(Function, callee)->code, count, names)) LEAVE; \
            result = (Value){OBJECT, (uint64_t)core_makeGenerator(AS(Function, callee), base)}; \
            outcome = HAS_RESULT; \
            quick = QUICK_NONE; \
            break; \
        case KIND_NATIVE_FUNCTION: quick = AS(NativeFunction, callee)->quick; break; \
        case KIND_CLASS: \
            quick = AS(Class, callee)->quick; \
            if (AS(Class, callee)->flags & CLASS_IS_SCRIPT && (names).tag == UNBOUND \
                && AS(Class, callee)->instanceKind != KIND_EXCEPTION) { \
                CONSTRUCT; \
            } \
            break; \
        case KIND_BOUND_METHOD: { \
            Value own = AS(BoundMethod, callee)->function, receiver = AS(BoundMethod, callee)->receiver; \
            if (!isKind(own, KIND_FUNCTION) || (names).tag != UNBOUND || *vm->interrupt) LEAVE; \
            Function *function = AS(Function, own); \
            Code *code = function->code; \
            if (code->directCount != count + 1 || !hasRoom(vm, fp, base, code)) LEAVE; \
            take(receiver); \
            insert(receiver, base, count); \
            ENTER(function, code, base, count + 1, destination, 0); \
        } \
        default: LEAVE; \
        } \
        SYNC; \
        if (quick != QUICK_NONE && (names).tag == UNBOUND) { \
            if (quickly(quick, base, count, &result)) { \
                outcome = HAS_RESULT; \
            } else { \
                Value answer; \
                machineCoreHooks.quick(quick, base, count, &answer); \
                if (answer.tag != UNBOUND) outcome = HAS_RESULT; \
                result.tag = answer.tag; \
                result.bits = answer.bits; \
            } \
        } \
        if (outcome == NOT_FOR_THE_CORE) { \
            if (*vm->interrupt) LEAVE; \
            int64_t size = count; \
            Value answer; \
            outcome = (uint8_t)HEADER(callee)->word == KIND_CLASS \
                ? makeNative(vm, AS(Class, callee), base, &size, names, &answer) \
                : runNative(vm, AS(NativeFunction, callee), base, count, names, &answer); \
            if (outcome == NOT_FOR_THE_CORE) LEAVE; \
            count = size; \
            result.tag = answer.tag; \
            result.bits = answer.bits; \
        } \
        clearWindow(base, count); \
        if (outcome == HAS_RAISED) MUSTTAIL return op_unwind(ARGUMENTS); \
        uint64_t oldTag = destination->tag, oldBits = destination->bits; \
        destination->tag = result.tag; \
        destination->bits = result.bits; \
        drop((Value){oldTag, oldBits}); \
        K = fp->constants; \
        NEXT; \
    } while (0)

static const Value noNames = {UNBOUND, 0};

// Ends a call of a method of a builtin whose window is `callee, receiver`: the result takes the callee's place, unless the next
// instruction throws it away.
#define END_OF_METHOD(result) \
    do { \
        Value result_ = (result), receiver_ = destination[1], callee_ = destination[0]; \
        destination[1].tag = UNBOUND; \
        if (result_.tag < OBJECT && clears(pc, FIELD_A)) { \
            destination->tag = UNBOUND; \
            pc++; \
        } else { \
            destination->tag = result_.tag; \
            destination->bits = result_.bits; \
        } \
        drop(receiver_); \
        drop(callee_); \
        K = fp->constants; \
        NEXT; \
    } while (0)

__attribute__((preserve_none, noinline)) static int callOtherMethod(PARAMETERS);

PART(appendItem) {
    Value *destination = RA;
    if (FIELD_B != 1 || !isExactly(destination[1], KIND_LIST)) GO(callOtherMethod);
    SYNC;
    append(AS(List, destination[1]), destination[2]);
    destination[2].tag = UNBOUND;
    END_OF_METHOD(((Value){SPECIAL, 0}));
}

PART(popItem) {
    Value *destination = RA;
    if (FIELD_B != 0 || !isExactly(destination[1], KIND_LIST) || AS(List, destination[1])->count == 0) GO(callOtherMethod);
    SYNC;
    List *list = AS(List, destination[1]);
    Value item = list->items[--list->count];
    END_OF_METHOD(item);
}

PART(getFromDict) {
    Value *destination = RA;
    int64_t count = FIELD_B;
    if (count < 1 || count > 2 || !isExactly(destination[1], KIND_DICT)) GO(callOtherMethod);
    int64_t place = findKey(AS(Dict, destination[1]), destination[2]);
    if (place == UNDECIDED) GO(callOtherMethod);
    SYNC;
    Value result = {SPECIAL, 0};
    if (place >= 0) {
        result = AS(Dict, destination[1])->entries[place].value;
        take(result);
    } else if (count == 2) {
        result = destination[3];
        destination[3].tag = UNBOUND;
    }
    if (destination[2].tag >= OBJECT) dropRegister(destination + 2);
    if (count == 2 && destination[3].tag >= OBJECT) dropRegister(destination + 3);
    END_OF_METHOD(result);
}

// A native method: the few that are called most have a way of their own.
PART(callNativeMethod) {
    Value *destination = RA;
    if (destination[1].tag >= OBJECT) {
        switch (AS(NativeFunction, *destination)->quick) {
        case QUICK_LIST_APPEND: GO(appendItem);
        case QUICK_LIST_POP: GO(popItem);
        case QUICK_DICT_GET: GO(getFromDict);
        default: break;
        }
    }
    GO(callOtherMethod);
}

PART(callOther) {
    WINDOW_OF_CALL;
    CALL_OTHER(noNames);
}

PART(callOtherMethod) {
    WINDOW_OF_METHOD;
    CALL_OTHER(noNames);
}

// Script functions with default values, or generator functions.
PART(callWithDefaults) {
    if (AS(Function, *RA)->code->flags & CODE_GENERATOR) GO(callOther);
    CALL_BINDING(WINDOW_OF_CALL, noNames);
}

PART(callMethodWithDefaults) {
    if (AS(Function, *RA)->code->flags & CODE_GENERATOR) GO(callOtherMethod);
    CALL_BINDING(WINDOW_OF_METHOD, noNames);
}

HANDLER(call) {
    WINDOW_OF_CALL;
    if (unlikely(!isKind(callee, KIND_FUNCTION))) GO(callOther);
    Function *function = AS(Function, callee);
    Code *code = function->code;
    if (unlikely(code->directCount != count)) GO(callWithDefaults);
    if (unlikely(!hasRoom(vm, fp, base, code) || *vm->interrupt)) LEAVE;
    ENTER(function, code, base, count, destination, 0);
}

HANDLER(callMethod) {
    WINDOW_OF_METHOD;
    if (unlikely(!isKind(callee, KIND_FUNCTION))) {
        if (isKind(callee, KIND_NATIVE_FUNCTION)) GO(callNativeMethod);
        GO(callOtherMethod);
    }
    Function *function = AS(Function, callee);
    Code *code = function->code;
    if (unlikely(code->directCount != count)) GO(callMethodWithDefaults);
    if (unlikely(!hasRoom(vm, fp, base, code) || *vm->interrupt)) LEAVE;
    ENTER(function, code, base, count, destination, 0);
}

PART(callOtherKeywords) {
    WINDOW_OF_CALL;
    Value names = K[FIELD_C];
    CALL_OTHER(names);
}

PART(callOtherMethodKeywords) {
    WINDOW_OF_METHOD;
    Value names = K[FIELD_C];
    CALL_OTHER(names);
}

HANDLER(callKeywords) {
    if (!isKind(*RA, KIND_FUNCTION)) GO(callOtherKeywords);
    CALL_BINDING(WINDOW_OF_CALL, K[FIELD_C]);
}

HANDLER(callMethodKeywords) {
    if (!isKind(*RA, KIND_FUNCTION)) GO(callOtherMethodKeywords);
    CALL_BINDING(WINDOW_OF_METHOD, K[FIELD_C]);
}

// Back to the frame below, whose window gets the result.
#define BACK \
    do { \
        fp--; \
        vm->fp = fp; \
        pc = fp->pc; \
        R = fp->registers; \
        K = fp->constants; \
    } while (0)

// The end of a frame that is more than a plain call.
PART(returnFromOther) {
    int64_t kind = fp->kind;
    Value value = {SPECIAL, 0};
    bool hasValue = (uint8_t)w == OPCODE_returnValue;
    if (hasValue) value = *RA;
    bool isNone = value.tag == SPECIAL && value.bits == 0;
    if (value.tag == UNBOUND || kind & FRAME_CLASS_BODY || (kind & FRAME_INITIALIZER && (!isNone || kind & FRAME_ENTRY))) LEAVE;
    SYNC;
    if (hasValue) RA->tag = UNBOUND;
    Function *function = fp->function;
    clearWindow(R, function->code->registerCount);
    Value *destination = fp->destination;
    Value generator = fp->extra;
    BACK;
    if (kind & FRAME_OWNS_FUNCTION) drop((Value){OBJECT, (uint64_t)function});
    if (kind & (FRAME_GENERATOR_FOR | FRAME_GENERATOR)) {
        Generator *ended = AS(Generator, generator);
        ended->state = GENERATOR_FINISHED;
        Value inner = vm->handled;
        vm->handled = ended->handled;
        ended->handled = (Value){SPECIAL, 0};
        drop(inner);
        drop(generator);
        if (kind & FRAME_GENERATOR_FOR) {
            // The caller's loop ends.
            drop(value);
            w = pc[-1];
            dropRegister(RB);
            pc += SIGNED_C;
            NEXT;
        }
        vm->generatorReturned = true;
    }
    if (kind & (FRAME_ENTRY | FRAME_GENERATOR)) {
        vm->result = value;
        return machineCoreExited;
    }
    if (kind & FRAME_INITIALIZER) NEXT;
    PUT_VALUE(destination, value);
}

HANDLER(returnValue) {
    Value value = *RA;
    COUNT_EVENT;
    if (unlikely(fp->kind != 0 || value.tag == UNBOUND)) GO(returnFromOther);
    RA->tag = UNBOUND;
    SYNC;
    clearWindow(R, fp->function->code->registerCount);
    Value *destination = fp->destination;
    BACK;
    PUT_VALUE(destination, value);
}

HANDLER(returnNone) {
    COUNT_EVENT;
    if (unlikely(fp->kind != 0)) GO(returnFromOther);
    SYNC;
    clearWindow(R, fp->function->code->registerCount);
    Value *destination = fp->destination;
    BACK;
    PUT(destination, SPECIAL, 0);
}
