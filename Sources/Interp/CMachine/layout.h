// How values, objects and the machine's own memory lie, as Machine/Values/Object.swift, Code.swift, Shape.swift,
// ClassObject.swift and Machine/MachineState.swift declare them. Those files explain the fields; a unit test compares sizes
// and places. Only what the handlers read is named.

#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint64_t tag, bits;
} Value;

enum { UNBOUND, SPECIAL, BOOL, INT, FLOAT, OBJECT };

enum {
    KIND_INSTANCE, KIND_STRING, KIND_BYTES, KIND_BYTE_ARRAY, KIND_TUPLE, KIND_LIST, KIND_DICT, KIND_SET, KIND_FROZEN_SET,
    KIND_RANGE, KIND_SLICE, KIND_BIG_INTEGER, KIND_BOXED_FLOAT, KIND_FUNCTION, KIND_BOUND_METHOD, KIND_NATIVE_FUNCTION,
    KIND_CLASS, KIND_CELL, KIND_GENERATOR, KIND_MODULE, KIND_EXCEPTION, KIND_CODE, KIND_TRACEBACK, KIND_PROPERTY,
    KIND_NATIVE_PROPERTY, KIND_CLASS_METHOD, KIND_STATIC_METHOD, KIND_SUPER_PROXY, KIND_NATIVE, KIND_ITERATOR,
    KIND_RANGE_ITERATOR, KIND_SEQUENCE_ITERATOR, KIND_DICT_ITERATOR, KIND_DICT_VIEW, KIND_COMPLEX,
    KIND_PAIR_ITERATOR,
};

// Flags above the kind in an object's word.
enum { SUBCLASS = 1 << 8, PREFIXED = 1 << 9, INTERNED = 1 << 12, WEAKLY_REFERENCED = 1 << 14 };

typedef struct Class Class;
typedef struct Shape Shape;

typedef struct {
    int64_t references;
    Class *cls;
    uint32_t word;
    uint32_t registryIndex;
} Object;

typedef struct {
    Shape *shape;
    Value *slots;
    int64_t capacity;
} Attributes;

// Where the attributes of a prefixed object lie before it.
enum { PREFIX_SIZE = 32 };

typedef struct {
    Object header;
    Attributes attributes;
} Instance;

typedef struct {
    Object header;
    int64_t hash, byteCount, scalarCount;
    char bytes[];
} String;

typedef struct {
    Object header;
    int64_t count;
    Value items[];
} Tuple;

typedef struct {
    Object header;
    int64_t count, capacity;
    Value *items;
} List;

typedef struct {
    int64_t hash;
    Value key, value;
} DictEntry;

typedef struct {
    Object header;
    int64_t count, used, capacity, mask;
    DictEntry *entries;
    int32_t *index;
    int64_t version;
} Dict;

typedef struct {
    int64_t hash;
    Value key;
} SetEntry;

typedef struct {
    Object header;
    int64_t count, fill, mask;
    SetEntry *table;
    int64_t hash;
} Set;

typedef struct {
    Object header;
    int64_t start, stop, step, count;
} Range;

typedef struct {
    Object header;
    Value content;
} Cell;

typedef struct {
    int64_t start, end, target, depth;
} ExceptionRange;

typedef struct {
    Object header;
    uint64_t *words;
    int64_t wordCount;
    Value *constants;
    int64_t constantCount, registerCount, localCount, parameterCount, positionalCount, positionalOnlyCount, keywordOnlyCount;
    int64_t flags;
    bool isSimple;
    int64_t directCount;
    Value *localNames;
    ExceptionRange *ranges;
    int64_t rangeCount;
    // Registers that hold cells; negative: all bits but those of a free variable's index.
    int64_t *captures;
    int64_t captureCount;
    Value name, qualifiedName, documentation;
    // The machine code of the function, how often it was made, and a number that no other code has.
    struct Translation *translation;
    int64_t translationCount, serial;
} Code;

enum { CODE_GENERATOR = 1, CODE_VARIADIC = 2, CODE_VARIADIC_KEYWORDS = 4 };

typedef struct {
    Object header;
    Code *code;
    Dict *globals;
    Value defaults, keywordDefaults;
    Value *closure;
    int64_t closureCount;
    Value name, qualifiedName, documentation, annotations, module, attributes;
} Function;

typedef struct {
    Function *function;
    int64_t word;
} TraceEntry;

typedef struct {
    Object header;
    Value arguments, cause, context;
    bool suppressesContext;
    TraceEntry *trace;
    int64_t traceCount, traceCapacity;
} Exception;

typedef struct {
    Object header;
    Value name;
    Dict *nameSpace;
} Module;

typedef struct {
    Object header;
    Value function, receiver;
} BoundMethod;

typedef struct {
    Object header;
    void *info;
    int64_t directCount;
    bool binds;
    int64_t leastCount;
    uint8_t quick;
    const struct NativeSlot *slots;
    int64_t slotCount, positionalCount, positionalOnlyCount;
} NativeFunction;

typedef struct NativeSlot {
    Value name, defaultValue;
    bool takesName, isOptional;
} NativeSlot;

typedef struct {
    Object header;
    Value function;
} WrappedMethod;

typedef struct {
    Object header;
    Function *function;
    Value *registers;
    int64_t registerCount;
    uint64_t *pc;
    uint8_t state;
    Value handled;
} Generator;

// What registers hold is the generator's in the first two states only.
enum { GENERATOR_CREATED, GENERATOR_SUSPENDED, GENERATOR_RUNNING, GENERATOR_FINISHED };

typedef struct {
    Object header;
    int64_t current, step, left;
} RangeIterator;

typedef struct {
    Object header;
    Value sequence;
    int64_t index;
} SequenceIterator;

typedef struct {
    Object header;
    Value dict;
    int64_t index, expectedCount;
    uint8_t part;
    bool isReversed;
} DictIterator;

enum { PART_KEYS, PART_VALUES, PART_ITEMS };

typedef struct {
    Object header;
    Value first, second;
    int64_t number;
} PairIterator;

struct Shape {
    Class *cls;
    int64_t count;
    uint64_t *names;
    int32_t *index;
    int64_t indexMask;
    Shape **children;
    int64_t childCount;
    bool isDictionary;
};

struct Class {
    Object header;
    Value name, qualifiedName, bases;
    Class **order;
    int64_t orderCount;
    Dict *nameSpace;
    int64_t version, flags;
    uint8_t instanceKind;
    Shape *rootShape, *dictionaryShape;
    int64_t inlineSlots;
    Class **subclasses;
    int64_t subclassCount, subclassCapacity;
    void *nativeType;
    uint8_t quick;
};

enum {
    CLASS_IS_SCRIPT = 1, CLASS_HAS_GETATTR = 2, CLASS_HAS_GETATTRIBUTE = 4, CLASS_HAS_FINALIZER = 32, CLASS_IS_EXCEPTION = 64,
    CLASS_IS_ABSTRACT = 256, CLASS_HAS_NEW = 512,
};

typedef struct {
    int64_t key, slot;
    union {
        Shape *shape;
        // Of a global: the value in the dict's entry, valid for the version in `state`.
        const Value *place;
    };
    Value name, value;
    int64_t state;
} Cache;

typedef struct {
    int64_t version;
    uint64_t name;
    Value value;
} MethodEntry;

enum { METHOD_MASK = 4095 };

typedef struct {
    uint64_t *pc;
    Value *registers, *constants;
    Function *function;
    Value *destination;
    int64_t kind;
    Value extra;
} Frame;

enum {
    FRAME_ENTRY = 1, FRAME_INITIALIZER = 2, FRAME_GENERATOR_FOR = 4, FRAME_GENERATOR = 8, FRAME_CLASS_BODY = 16,
    FRAME_OWNS_FUNCTION = 32, FRAME_DELEGATING = 64, FRAME_CONSUMED = 128,
};

// The builtins with a short way, as far as the core knows them (Machine/Native/QuickBody.swift).
enum { QUICK_NONE = 0, QUICK_LEN = 1, QUICK_STRING_CLASS = 10, QUICK_LIST_APPEND = 32, QUICK_LIST_POP = 33, QUICK_DICT_GET = 34 };

typedef struct {
    Frame *fp, *frames, *frameLimit, *frameEnd;
    Value *stack, *stackLimit, *nativeTop;
    Value pending, handled, result;
    uint32_t *interrupt;
    Dict *builtins;
    uint64_t nativeStackLimit;
    int64_t recursionLimit;
    bool generatorReturned;
} State;

typedef struct {
    Object **registry;
    int64_t registryCount, registryCapacity;
    Object *pending;
    bool isDestroying, isCollecting;
    int64_t threshold, liveObjects, dictVersion;
} Heap;
