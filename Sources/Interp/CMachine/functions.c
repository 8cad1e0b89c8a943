// Functions and generators are made here: a lambda or a generator expression in a loop is made as often as it is run.

#include "core.h"

// A function over a code object, without defaults: its cells come from the frame that makes it.
HANDLER(makeFunction) {
    Code *code = AS(Code, K[FIELD_B]);
    Dict *globals = fp->function->globals;
    Value *parts = RA;
    int64_t captures = code->captureCount, given = FIELD_C;
    Value *closure = NULL;
    if (captures > 0) {
        closure = allocateBlock(captures * (int64_t)sizeof(Value));
        if (!closure) machineCoreHooks.outOfMemory(captures * (int64_t)sizeof(Value));
        for (int64_t k = 0; k < captures; k++) {
            int64_t place = code->captures[k];
            closure[k] = place >= 0 ? R[place] : fp->function->closure[~place];
            take(closure[k]);
        }
    }
    Function *function = allocate(sizeof(Function), machineCoreHooks.functionClass, KIND_FUNCTION);
    code->header.references++;
    globals->header.references++;
    int64_t module = findText(globals, (Value){OBJECT, (uint64_t)machineCoreHooks.nameName});
    function->code = code;
    function->globals = globals;
    function->defaults.tag = function->keywordDefaults.tag = function->annotations.tag = function->attributes.tag = UNBOUND;
    function->closure = closure;
    function->closureCount = captures;
    function->name = code->name;
    function->qualifiedName = code->qualifiedName;
    function->documentation = code->documentation;
    function->module = module >= 0 ? globals->entries[module].value : (Value){SPECIAL, 0};
    take(function->name);
    take(function->qualifiedName);
    take(function->documentation);
    take(function->module);
    if (given & 1) {
        function->defaults = parts[0];
        parts[0].tag = UNBOUND;
    }
    if (given & 2) {
        function->keywordDefaults = parts[1];
        parts[1].tag = UNBOUND;
    }
    if (given & 4) {
        function->annotations = parts[2];
        parts[2].tag = UNBOUND;
    }
    track(function);
    PUT(RA, OBJECT, (uint64_t)function);
}

// A generator over a window with one value a parameter, which it takes over.
Generator *core_makeGenerator(Function *function, Value *window) {
    Code *code = function->code;
    int64_t count = code->registerCount, size = (count > 0 ? count : 1) * (int64_t)sizeof(Value);
    Value *registers = allocateBlock(size);
    if (!registers) machineCoreHooks.outOfMemory(size);
    for (int64_t k = 0; k < count; k++) {
        if (k < code->parameterCount) {
            copy(registers + k, window + k);
            window[k].tag = UNBOUND;
        } else {
            registers[k].tag = UNBOUND;
        }
    }
    Generator *generator = allocate(sizeof(Generator), machineCoreHooks.generatorClass, KIND_GENERATOR);
    function->header.references++;
    generator->function = function;
    generator->registers = registers;
    generator->registerCount = count;
    generator->pc = code->words;
    generator->state = GENERATOR_CREATED;
    generator->handled = (Value){SPECIAL, 0};
    track(generator);
    return generator;
}
