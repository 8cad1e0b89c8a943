// Raising, the way to the handler through plain frames, and what `try` statements do with an exception that has reached them.
// Frames that are more than a plain call are Machine/Unwinding.swift's.

#include "core.h"

// The innermost handler around the instruction before `pc`.
INLINE const ExceptionRange *handlerAround(const Code *code, int64_t word) {
    for (int64_t k = 0; k < code->rangeCount; k++) {
        const ExceptionRange *range = code->ranges + k;
        if (range->start <= word && word < range->end) return range;
    }
    return NULL;
}

static void addTrace(Exception *exception, Function *function, int64_t word) {
    if (exception->traceCount == exception->traceCapacity) {
        int64_t capacity = exception->traceCapacity < 2 ? 4 : exception->traceCapacity * 2;
        int64_t size = capacity * (int64_t)sizeof(TraceEntry);
        TraceEntry *trace = realloc(exception->trace, (size_t)size);
        if (!trace) machineCoreHooks.outOfMemory(size);
        exception->trace = trace;
        exception->traceCapacity = capacity;
    }
    function->header.references++;
    exception->trace[exception->traceCount++] = (TraceEntry){function, word};
}

static bool isWatched;

void machineCoreWatchExceptions(bool watched) { isWatched = watched; }

HANDLER(unwind) {
    if (unlikely(isWatched)) return machineCoreRaised;
    for (;;) {
        Function *function = fp->function;
        const Code *code = function->code;
        int64_t word = fp->pc - code->words - 1;
        const ExceptionRange *range = handlerAround(code, word);
        if (!range && fp->kind != 0) return machineCoreRaised;
        addTrace(AS(Exception, vm->pending), function, word);
        R = fp->registers;
        if (range) {
            clearWindow(R + range->depth, code->registerCount - range->depth);
            pc = code->words + range->target;
            K = fp->constants;
            NEXT;
        }
        clearWindow(R, code->registerCount);
        fp--;
        vm->fp = fp;
    }
}

// An exception that is raised while another one is handled, or that has to be made first, is for the rest of the machine.
HANDLER(raise) {
    Value exception = *RA;
    if (!isKind(exception, KIND_EXCEPTION) || vm->handled.tag >= OBJECT || vm->pending.tag != UNBOUND || isWatched) LEAVE;
    take(exception);
    vm->pending = exception;
    SYNC;
    MUSTTAIL return op_unwind(ARGUMENTS);
}

HANDLER(enterHandler) {
    Value *target = RA, exception = vm->pending, old = target[0], older = target[1];
    vm->pending.tag = UNBOUND;
    target[0] = exception;
    target[1] = vm->handled;
    take(exception);
    vm->handled = exception;
    SYNC;
    drop(old);
    drop(older);
    NEXT;
}

HANDLER(leaveHandler) {
    Value *target = RA, old = vm->handled;
    SYNC;
    vm->handled = target[1];
    target[1].tag = UNBOUND;
    drop(old);
    dropRegister(RA);
    NEXT;
}

// Whether an exception's class has the class among its bases.
HANDLER(jumpIfNoMatch) {
    Value exception = *RA, cls = *RB;
    if (!isKind(cls, KIND_CLASS) || !(AS(Class, cls)->flags & CLASS_IS_EXCEPTION)) LEAVE;
    const Class *own = HEADER(exception)->cls;
    bool matches = own == AS(Class, cls);
    for (int64_t k = 0; k < own->orderCount && !matches; k++) matches = own->order[k] == AS(Class, cls);
    if (w & DROP_B) {
        SYNC;
        dropRegister(RB);
    }
    if (!matches) pc += SIGNED_C;
    NEXT;
}
