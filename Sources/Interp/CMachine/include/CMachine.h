// The machine's threaded core: runs the instructions that need nothing but plain values, and comes back for the rest.
//
// Handlers end in a jump to the next one (clang's `musttail`), with the machine's registers in processor registers
// (`preserve_none`); docs/decisions/0006 says why this is C. What an instruction means is written in Machine/Machine.swift,
// which runs every instruction that the core leaves to it: the core raises nothing, and does part of nothing.

#pragma once

#include <stdbool.h>
#include <stdint.h>

/// What the core asks the rest of the machine for. All of it is set before the first call of `machineCoreRun`. Values go by
/// address: a `Value` has sixteen bytes.
typedef struct {
    /// The entries of `MethodCache`, the one-character strings.
    void *methods, *characters;
    /// The classes of objects that the core makes.
    void *typeClass, *stringClass, *tupleClass, *listClass, *cellClass, *rangeIteratorClass, *listIteratorClass,
        *tupleIteratorClass, *objectClass, *dictClass, *functionClass, *generatorClass, *setClass,
        *frozenSetClass;
    /// The interned names `__init__`, `__new__`, `__getitem__`, `__setitem__`, `__contains__`, `__len__`, `__name__`.
    void *initializerName, *constructorName, *getItemName, *setItemName, *containsName, *lengthName, *nameName;
    /// An attribute of a class that the method cache does not know: borrowed, unbound if there is none.
    void (*lookUp)(void *cls, void *name, void *result);
    /// `QuickBodies.run`.
    void (*quick)(uint8_t body, void *window, int64_t count, void *result);
    /// A native function with one slot a parameter, of which the first `given` had no name; false if it raised.
    bool (*native)(void *function, void *slots, int64_t count, int64_t given, const void *names, void *result);
    /// Adds to the big int in a register that no one else refers to; false, and nothing done, if it is not such a one.
    bool (*addInPlace)(int64_t number, void *target);
    /// An exception of a class that makes them as BaseException does, with the window's arguments; false, and nothing done, if the
    /// class does not.
    bool (*exception)(void *cls, void *window, int64_t count, void *result);
    /// The next value of a native iterator: 1, 0 at its end, -1 if it raised.
    int (*next)(const void *iterator, void *result);
    void (*growRegistry)(void);
    void (*growAttributes)(void *attributes, int64_t count);
    /// Appends an entry whose key is known to be absent; takes over both references.
    void (*insertIntoDict)(void *dict, int64_t hash, const void *key, const void *value);
    int64_t (*stringHash)(const void *string);
    /// Never returns.
    void (*outOfMemory)(int64_t size);
} MachineCoreHooks;

void machineCoreSetHooks(const MachineCoreHooks *hooks);

/// The heap comes first, before the classes and the machine: `HeapState`, what has to be done before an object without
/// references is taken apart (finalizers and such) and taking it apart, and taking an object apart.
void machineCoreSetHeap(void *heap, void (*destroy)(void *object), void (*takeApart)(void *object));

/// How a run of the core ended.
enum {
    /// At an instruction that the core does not do: nothing of it is done, and the `pc` of the frame then on top stands
    /// before it.
    machineCoreLeft = 0,
    /// An exception is pending, raised by the instruction before the `pc` of the frame on top.
    machineCoreRaised = 1,
    /// An entry frame ended; its result is the machine's.
    machineCoreExited = 2,
};

/// Runs the frame on top of the machine's stack, and the calls it makes.
int machineCoreRun(void *state);

/// The value that the generator yields or returns next when None is sent to it, or -1, and nothing done, if it is one for the
/// rest of the machine. `machineCoreExited`: `result` is the value. Else its frame is an entry frame on top of the stack, and
/// the run of it ended so.
int machineCoreResume(void *state, void *generator, bool isConsumed, void *result);

/// What becomes of the values that a generator yields to native code.
enum {
    /// Ints and floats are added to a number.
    machineConsumerSum = 0,
    /// Everything goes into a list.
    machineConsumerList = 1,
    /// Plain values are passed over as long as they are true, or false.
    machineConsumerAll = 2,
    machineConsumerAny = 3,
};

/// A kind of consumer, and the number or the list as a value.
typedef struct {
    uint32_t kind;
    uint64_t tag, bits;
} MachineConsumer;

/// Makes a consumer the one of generators that are resumed as consumed: what it has no use for, the generator yields as ever.
/// Gives the one before, which is to be put back.
MachineConsumer *machineCoreExchangeConsumer(MachineConsumer *consumer);

/// While somebody watches exceptions go by, all of them are left to the rest of the machine.
void machineCoreWatchExceptions(bool isWatched);

/// When functions are translated to machine code: never, when they have run for a while, or at once (for tests).
enum { machineCoreNever = 0, machineCoreOften = 1, machineCoreAlways = 2 };

/// Chooses when; nothing is translated before. Never: the translations there are go, so no script may be running.
void machineCoreTranslate(int when);

/// Drops the translation of a code object (a `CodeRecord`) that goes, or whose instructions are replaced.
void machineCoreForget(void *code);

/// The instruction word that stood where a translation's entry may stand now.
uint64_t machineCoreOriginal(uint64_t word);

/// `next` of an iterator over a builtin container: 1, 0 at its end, -1 if it is for the rest of the machine.
int machineCoreNext(void *state, void *iterator, void *result);

/// `a < b` of numbers, strings and tuples of them: 1 or 0, or -1 if the rest of the machine has to ask.
int machineCoreIsLess(const void *a, const void *b);

/// The item at a place of a heap (a list) goes up to where it belongs, not above `start`; the one at `start` goes down. False, and
/// nothing done, if the rest of the machine has to compare.
bool machineCoreSiftDown(void *list, int64_t start, int64_t position);
bool machineCoreSiftUp(void *list, int64_t start);

/// Memory for an object; null if there is none. Whoever frees it may use `free`.
void *machineCoreAllocate(int64_t size);
void machineCoreFree(void *memory, int64_t size);

/// Makes room for at least one more item.
void machineCoreGrowList(void *list);

/// Takes apart an object whose last reference is gone.
void machineCoreDestroy(void *object);

/// The name of an opcode, or null past the last.
const char *machineCoreOpcodeName(int opcode);

/// The roles of an opcode's fields as the translator takes them for granted, a letter each (destination, source, kept, range,
/// immediate, `-`); empty if it knows nothing of the opcode, null past the last.
const char *machineCoreRoles(int opcode);

/// What the core takes for granted about a structure: "DictObject.entries" and its offset, "DictObject" and its size, or a
/// number with a name. False past the last.
bool machineCoreLayout(int entry, const char **name, int64_t *value);
