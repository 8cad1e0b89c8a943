// What the core takes for granted, for the test that compares it with the Swift side.

#include <stddef.h>

#include "core.h"

typedef struct {
    const char *name;
    int64_t value;
} Entry;

#define SIZE(Type, name) {name, sizeof(Type)}
#define PLACE(Type, field, name) {name, offsetof(Type, field)}

static const Entry entries[] = {
    SIZE(Value, "Value"), SIZE(Object, "ObjectHeader"), SIZE(Frame, "Frame"), SIZE(DictEntry, "DictEntry"),
    SIZE(SetEntry, "SetEntry"), SIZE(Instance, "InstanceObject"), SIZE(String, "StringObject"), SIZE(Tuple, "TupleObject"),
    SIZE(List, "ListObject"), SIZE(Cell, "CellObject"), SIZE(RangeIterator, "RangeIteratorObject"),
    SIZE(SequenceIterator, "SequenceIteratorObject"), SIZE(MethodEntry, "MethodCache.Entry"), SIZE(Cache, "InlineCache"),
    PLACE(Object, cls, "ObjectHeader.cls"), PLACE(Object, word, "ObjectHeader.word"),
    PLACE(Object, registryIndex, "ObjectHeader.registryIndex"),
    PLACE(Instance, attributes, "InstanceObject.attributes"), PLACE(Attributes, slots, "Attributes.slots"),
    PLACE(Attributes, capacity, "Attributes.capacity"), PLACE(String, hash, "StringObject.hash"),
    PLACE(String, scalarCount, "StringObject.scalarCount"), PLACE(Tuple, count, "TupleObject.count"),
    PLACE(List, capacity, "ListObject.capacity"), PLACE(List, items, "ListObject.items"),
    PLACE(Dict, count, "DictObject.count"), PLACE(Dict, mask, "DictObject.mask"), PLACE(Dict, entries, "DictObject.entries"),
    PLACE(Dict, index, "DictObject.index"), PLACE(Dict, version, "DictObject.version"),
    PLACE(Set, mask, "SetObject.mask"), PLACE(Set, table, "SetObject.table"), PLACE(Range, count, "RangeObject.count"),
    PLACE(Cell, content, "CellObject.content"), PLACE(Code, words, "CodeRecord.words"),
    PLACE(Code, constants, "CodeRecord.constants"), PLACE(Code, registerCount, "CodeRecord.registerCount"),
    PLACE(Code, localCount, "CodeRecord.localCount"), PLACE(Code, parameterCount, "CodeRecord.parameterCount"),
    PLACE(Code, positionalOnlyCount, "CodeRecord.positionalOnlyCount"),
    PLACE(Code, keywordOnlyCount, "CodeRecord.keywordOnlyCount"), PLACE(Code, flags, "CodeRecord.flags"),
    PLACE(Code, directCount, "CodeRecord.directCount"), PLACE(Code, localNames, "CodeRecord.localNames"),
    PLACE(Code, ranges, "CodeRecord.ranges"), PLACE(Code, rangeCount, "CodeRecord.rangeCount"),
    PLACE(Code, captures, "CodeRecord.captures"), PLACE(Code, captureCount, "CodeRecord.captureCount"),
    PLACE(Code, name, "CodeRecord.name"), PLACE(Code, documentation, "CodeRecord.documentation"),
    PLACE(Code, translation, "CodeRecord.translation"), PLACE(Code, serial, "CodeRecord.serial"),
    PLACE(Function, closureCount, "FunctionObject.closureCount"), PLACE(Function, name, "FunctionObject.name"),
    PLACE(Function, attributes, "FunctionObject.attributes"), SIZE(Function, "FunctionObject"),
    SIZE(Generator, "GeneratorObject"),
    SIZE(ExceptionRange, "ExceptionRange"), PLACE(ExceptionRange, target, "ExceptionRange.target"),
    PLACE(ExceptionRange, depth, "ExceptionRange.depth"), PLACE(Exception, trace, "ExceptionObject.trace"),
    PLACE(Exception, traceCount, "ExceptionObject.traceCount"),
    PLACE(Exception, traceCapacity, "ExceptionObject.traceCapacity"), SIZE(TraceEntry, "TraceEntry"),
    PLACE(Function, code, "FunctionObject.code"), PLACE(Function, globals, "FunctionObject.globals"),
    PLACE(Function, defaults, "FunctionObject.defaults"),
    PLACE(Function, keywordDefaults, "FunctionObject.keywordDefaults"), PLACE(Function, closure, "FunctionObject.closure"),
    PLACE(NativeFunction, directCount, "NativeFunctionObject.directCount"),
    PLACE(NativeFunction, leastCount, "NativeFunctionObject.leastCount"),
    PLACE(NativeFunction, quick, "NativeFunctionObject.quick"), PLACE(NativeFunction, slots, "NativeFunctionObject.slots"),
    PLACE(NativeFunction, positionalOnlyCount, "NativeFunctionObject.positionalOnlyCount"),
    PLACE(NativeSlot, defaultValue, "NativeParameters.Slot.defaultValue"),
    PLACE(NativeSlot, takesName, "NativeParameters.Slot.takesName"),
    PLACE(NativeSlot, isOptional, "NativeParameters.Slot.isOptional"), SIZE(NativeSlot, "NativeParameters.Slot"),
    PLACE(WrappedMethod, function, "WrappedMethodObject.function"), PLACE(Module, nameSpace, "ModuleObject.namespace"), PLACE(BoundMethod, function, "BoundMethodObject.function"),
    PLACE(BoundMethod, receiver, "BoundMethodObject.receiver"), PLACE(Generator, function, "GeneratorObject.function"),
    PLACE(Generator, registers, "GeneratorObject.registers"),
    PLACE(Generator, registerCount, "GeneratorObject.registerCount"), PLACE(Generator, pc, "GeneratorObject.pc"),
    PLACE(Generator, state, "GeneratorObject.state"), PLACE(Generator, handled, "GeneratorObject.handled"),
    PLACE(RangeIterator, left, "RangeIteratorObject.left"), PLACE(SequenceIterator, index, "SequenceIteratorObject.index"),
    PLACE(DictIterator, index, "DictIteratorObject.index"),
    PLACE(DictIterator, expectedCount, "DictIteratorObject.expectedCount"),
    PLACE(DictIterator, part, "DictIteratorObject.part"), PLACE(DictIterator, isReversed, "DictIteratorObject.isReversed"),
    PLACE(Shape, count, "Shape.count"), PLACE(Shape, names, "Shape.names"), PLACE(Shape, index, "Shape.index"),
    PLACE(Shape, indexMask, "Shape.indexMask"), PLACE(Shape, isDictionary, "Shape.isDictionary"),
    PLACE(Class, version, "ClassObject.version"), PLACE(Class, flags, "ClassObject.flags"),
    PLACE(Class, instanceKind, "ClassObject.instanceKind"), PLACE(Class, rootShape, "ClassObject.rootShape"),
    PLACE(Class, inlineSlots, "ClassObject.inlineSlots"), PLACE(Class, quick, "ClassObject.quick"),
    PLACE(Cache, slot, "InlineCache.slot"), PLACE(Cache, shape, "InlineCache.shape"), PLACE(Cache, name, "InlineCache.name"),
    PLACE(Cache, value, "InlineCache.value"), PLACE(Cache, state, "InlineCache.state"),
    PLACE(MethodEntry, name, "MethodCache.Entry.name"), PLACE(MethodEntry, value, "MethodCache.Entry.value"),
    {"MethodCache.mask", METHOD_MASK}, PLACE(Frame, registers, "Frame.registers"), PLACE(Frame, constants, "Frame.constants"),
    PLACE(Frame, function, "Frame.function"), PLACE(Frame, destination, "Frame.destination"), PLACE(Frame, kind, "Frame.kind"),
    PLACE(Frame, extra, "Frame.extra"), PLACE(State, frameLimit, "MachineState.frameLimit"),
    PLACE(State, stackLimit, "MachineState.stackLimit"), PLACE(State, nativeTop, "MachineState.nativeTop"),
    PLACE(State, handled, "MachineState.handled"), PLACE(State, result, "MachineState.result"),
    PLACE(State, interrupt, "MachineState.interrupt"),
    PLACE(State, builtins, "MachineState.builtins"), PLACE(State, generatorReturned, "MachineState.generatorReturned"),
    PLACE(Heap, registry, "HeapState.registry"),
    PLACE(Heap, registryCount, "HeapState.registryCount"), PLACE(Heap, registryCapacity, "HeapState.registryCapacity"),
    PLACE(Heap, pending, "HeapState.pending"), PLACE(Heap, isDestroying, "HeapState.isDestroying"),
    PLACE(Heap, threshold, "HeapState.threshold"), PLACE(Heap, liveObjects, "HeapState.liveObjects"),
    PLACE(Heap, dictVersion, "HeapState.dictVersion"), {"Tag.object", OBJECT}, {"Tag.float", FLOAT}, {"Tag.int", INT},
    {"Tag.bool", BOOL}, {"Kind.string", KIND_STRING}, {"Kind.dict", KIND_DICT}, {"Kind.function", KIND_FUNCTION},
    {"Kind.generator", KIND_GENERATOR}, {"Kind.rangeIterator", KIND_RANGE_ITERATOR}, {"Kind.complex", KIND_COMPLEX},
    {"Kind.pairIterator", KIND_PAIR_ITERATOR}, PLACE(PairIterator, second, "PairIteratorObject.second"),
    SIZE(PairIterator, "PairIteratorObject"),
    PLACE(PairIterator, number, "PairIteratorObject.number"), {"ClassObject.isException", CLASS_IS_EXCEPTION},
    PLACE(State, pending, "MachineState.pending"), PLACE(Class, order, "ClassObject.order"),
    PLACE(Class, orderCount, "ClassObject.orderCount"),
    {"ObjectHeader.subclass", SUBCLASS}, {"ObjectHeader.prefixed", PREFIXED}, {"ObjectHeader.interned", INTERNED},
    {"ClassObject.isScriptFlag", CLASS_IS_SCRIPT}, {"ClassObject.hasGetattr", CLASS_HAS_GETATTR},
    {"ClassObject.hasGetattribute", CLASS_HAS_GETATTRIBUTE}, {"ClassObject.hasFinalizer", CLASS_HAS_FINALIZER},
    {"ClassObject.isAbstract", CLASS_IS_ABSTRACT}, {"ClassObject.hasNew", CLASS_HAS_NEW},
    {"QuickBody.lenFunction", QUICK_LEN}, {"QuickBody.listAppend", QUICK_LIST_APPEND},
    {"QuickBody.listPop", QUICK_LIST_POP}, {"QuickBody.dictGet", QUICK_DICT_GET},
    {"FrameKind.entry", FRAME_ENTRY}, {"FrameKind.generator", FRAME_GENERATOR}, {"FrameKind.classBody", FRAME_CLASS_BODY},
    {"FrameKind.initializer", FRAME_INITIALIZER}, {"FrameKind.generatorFor", FRAME_GENERATOR_FOR},
    {"FrameKind.ownsFunction", FRAME_OWNS_FUNCTION}, {"FrameKind.consumed", FRAME_CONSUMED}, {"CodeObject.Flags.generator", CODE_GENERATOR},
    {"Instruction.dropA", DROP_A >> 8}, {"Instruction.dropB", DROP_B >> 8}, {"Instruction.dropC", DROP_C >> 8},
    {"Instruction.inPlace", IN_PLACE >> 8}, {"Instruction.subtraction", SUBTRACTION >> 8},
    {"Instruction.reversed", REVERSED >> 8}, {"ObjectHeader.prefixSize", PREFIX_SIZE},
    {"QuickBody.stringClass", QUICK_STRING_CLASS},
};

bool machineCoreLayout(int entry, const char **name, int64_t *value) {
    if (entry < 0 || entry >= (int)(sizeof entries / sizeof *entries)) return false;
    *name = entries[entry].name;
    *value = entries[entry].value;
    return true;
}
